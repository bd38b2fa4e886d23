"""Who speaks how much: a bar for each speaker, with words, time and turns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reader.model.outline import percent
from reader.model.shares import SpeakerShare
from reader.model.timecode import clock
from reader.quotes.bars import Bar
from reader.quotes.tables import Table, of_voices
from reader.ui.dialogs.bar_cells import Cell
from reader.ui.dialogs.bars_dialog import BarsDialog
from reader.ui.parts import plain
from reader.ui.parts.background import Background
from reader.ui.parts.theme import Appearance
from reader.ui.parts.voice_looks import VOICES
from reader.wording import joined, number, tr, trn

_COLUMNS: Final = (
    tr("Speaker"),
    # Translators: how much of all words a speaker says.
    tr("Share"),
    tr("Words"),
    tr("Time"),
    # Translators: how often a speaker begins to speak.
    tr("Turns"),
    tr("Transcripts"),
)
_SHARE: Final = 1
_MOST_BARS: Final = 40


class VoicesDialog(BarsDialog):
    """Shows who speaks how much in what ``title`` names.

    ``names`` are those that have a look of their own, in their order.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        voices: Sequence[SpeakerShare],
        names: Sequence[str],
        appearance: Appearance,
        background: Background,
    ) -> None:
        super().__init__(parent, tr("Who Speaks"), appearance, background)
        self._of, self._voices = title, voices
        self._looks = {name: nth for nth, name in enumerate(names, 1)}
        self._most = max((voice.share for voice in voices), default=0) or 1
        self.head.setText(_head(title, voices))
        are_of_one = all(voice.transcripts == 1 for voice in voices)
        columns = _COLUMNS[:-1] if are_of_one else _COLUMNS
        self.show_rows(columns, [self._row(voice)[: len(columns)] for voice in voices])
        self.table.sortByColumn(_SHARE, Qt.SortOrder.DescendingOrder)
        self.resize(760, self.height_for(len(voices)) if voices else 120)

    def _row(self, voice: SpeakerShare) -> tuple[Cell, ...]:
        return (
            Cell(plain.one_line(voice.speaker, 80), voice.speaker),
            Cell(
                percent(voice.share),
                voice.share,
                voice.share / self._most,
                self._looks.get(voice.speaker, 0),
            ),
            Cell(number(voice.words), voice.words),
            Cell(clock(voice.time) if voice.time else "–", voice.time),
            Cell(number(voice.turns), voice.turns),
            Cell(number(voice.transcripts), voice.transcripts),
        )

    def _title(self) -> str:
        return tr("{title} – who speaks", title=self._of)

    def _bars(self) -> Sequence[Bar]:
        """Those who say most, and the others together."""
        shown = [
            Bar(
                voice.speaker,
                voice.share / self._most,
                _told(voice),
                self._looks.get(voice.speaker, VOICES + 1) - 1,
            )
            for voice in self._voices[:_MOST_BARS]
        ]
        rest = self._voices[_MOST_BARS:]
        if rest:
            share = sum(voice.share for voice in rest)
            # Translators: speakers.
            others = trn("{n} other", "{n} others", len(rest))
            shown.append(Bar(others, share / self._most, percent(share), VOICES))
        return shown

    def _amounts(self) -> Table:
        return of_voices(self._voices)


def _head(title: str, voices: Sequence[SpeakerShare]) -> str:
    shown = plain.one_line(title, 120)
    if not voices:
        return tr("{title}: nobody is named as a speaker.", title=shown)
    words = sum(voice.words for voice in voices)
    speakers = trn("{title}: {n} speaker", "{title}: {n} speakers", len(voices), title=shown)
    return trn(
        "{speakers}, {n} word said by somebody named.",
        "{speakers}, {n} words said by somebody named.",
        words,
        speakers=speakers,
    )


def _told(voice: SpeakerShare) -> str:
    words = trn("{n} word", "{n} words", voice.words)
    return joined((percent(voice.share), words, clock(voice.time) if voice.time else ""))
