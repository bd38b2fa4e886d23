"""What stands above the text: title, standfirst, one quiet line of facts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader.direction import in_a_row, isolated, reads_leftward
from reader.model.prose import Reading
from reader.model.transcript import CueKind, Fetched, Provenance, Transcript
from reader.ui.pages.transcript_layout import PageStyle
from reader.ui.parts import plain
from reader.ui.parts.theme import set_role
from reader.ui.state.pages import OpenTranscript, language_name
from reader.wording import listed, number, tr, trn

# Who made it: captions, or a transcript without any.
_PROVENANCE = {
    Provenance.AUTOMATIC: (tr("automatic captions"), tr("automatic transcript")),
    Provenance.HUMAN: (tr("captions made by people"), tr("transcript made by people")),
    Provenance.TRANSLATED: (tr("translated captions"), tr("translated transcript")),
}
# So many speakers are named, and more are counted.
_MOST_NAMED = 2
# A longer word may be broken off anywhere.
_LONGEST_WORD = 24
_LONGEST_PROGRAM = 80
_BREAK = "\u200b"
_NO_BREAK = "\u00a0"
_LACKING = tr(
    "No typeface of this computer has letters of {script}, so that they show as boxes. "
    "Install one, such as Noto Sans {script}, and start again."
)
# Of what a person wrote; what the program says follows the window.
_RIGHTWARD, _LEFTWARD = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


class Masthead(QWidget):
    """The head of a transcript's page; moves with the text and is no part of it.

    *Signals*: ``report_wanted()``: the reader wants to know how the file was read.
    """

    report_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = plain.label(wrap=True, selectable=True)
        self._standfirst = plain.label(wrap=True, selectable=True)
        self._facts = plain.label(wrap=True, selectable=True)
        self._report = QPushButton()
        self._report.setCursor(Qt.CursorShape.PointingHandCursor)
        self._report.clicked.connect(lambda: self.report_wanted.emit())
        set_role(self._report, "link")
        self._lacking = plain.label(wrap=True, selectable=True)
        self._labels = (self._title, self._standfirst, self._facts, self._lacking)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(0)
        for label in self._labels:
            # The keyboard is the text's; a click still selects.
            label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._rows.addWidget(label)
        set_role(self._standfirst, "quiet")
        set_role(self._facts, "quiet")
        self._lacking.hide()
        self._rows.addWidget(self._report, 0, Qt.AlignmentFlag.AlignLeft)

    def show_transcript(self, opened: OpenTranscript) -> None:
        """Show what there is to say of a transcript."""
        transcript = opened.transcript
        self._title.setText(_breakable(plain.one_line(opened.title)))
        self._standfirst.setText(plain.one_line(transcript.standfirst, 1_000))
        self._standfirst.setVisible(bool(transcript.standfirst))
        for label in (self._title, self._standfirst):
            is_turned = reads_leftward(label.text())
            label.setLayoutDirection(_LEFTWARD if is_turned else _RIGHTWARD)
        self._facts.setText(in_a_row(facts_of(opened)))
        notes = len(transcript.report)
        self._report.setVisible(bool(notes))
        self._report.setText(tr("Clean-up report ({count})", count=notes))
        tip = tr("What was tidied, left out or guessed while reading the file")
        plain.set_tooltip(self._report, tip)

    def set_style(self, style: PageStyle) -> None:
        """Set the head in the typeface of the page; tell if no typeface has its letters."""
        self._lacking.setText(_LACKING.format(script=style.lacking))
        self._lacking.setVisible(bool(style.lacking))
        font = style.font
        self._title.setFont(_sized(font, 1.75, QFont.Weight.Bold))
        self._standfirst.setFont(_sized(font, 1.12))
        self._facts.setFont(_sized(font, 0.8))
        self._lacking.setFont(_sized(font, 0.8))
        unit = _unit(font)
        self._rows.setContentsMargins(0, above_title(font), 0, unit * 2)
        self._rows.setSpacing(unit // 2 + 2)

    def place(self, left: int, width: int) -> int:
        """Lay the head over a column of the page; return how high it is."""
        margins = self._rows.contentsMargins()
        height = margins.top() + margins.bottom()
        shown = [label for label in self._labels if not label.isHidden()]
        height += sum(label.heightForWidth(width) for label in shown)
        gaps = len(shown) - 1
        if not self._report.isHidden():
            height += self._report.sizeHint().height()
            gaps += 1
        height += gaps * self._rows.spacing()
        self.setGeometry(QRect(self.pos(), QSize(width, height)))
        self.move(left, self.y())
        return height


def above_title(font: QFont) -> int:
    """Return how far below the top of a page its title begins, for its letters, in pixels."""
    return _unit(font) * 3


def _unit(font: QFont) -> int:
    return max(8, round(font.pointSizeF()))


def facts_of(opened: OpenTranscript) -> tuple[str, ...]:
    """Return what is said of a transcript in short, each fact by itself."""
    transcript, reading = opened.transcript, opened.prose
    facts = (
        plain.one_line(transcript.author or transcript.site),
        plain.one_line(transcript.date),
        _whole(_duration(transcript)),
        _speakers(opened.edition.speakers),
        plain.one_line(language_name(transcript.language)),
        *_kind(opened),
        plain.one_line(transcript.made_with, _LONGEST_PROGRAM),
        _whole(_length(reading)),
        _whole(_reading_time(reading.minutes)),
        plain.one_line(_fetched(transcript.source.fetched)),
    )
    return tuple(fact for fact in facts if fact)


def _whole(fact: str) -> str:
    """Return a short fact as one that no line breaks within."""
    return fact.replace(" ", _NO_BREAK)


def _duration(transcript: Transcript) -> str:
    """How long the recording is, as far as it has captions."""
    timed = (cue.end or cue.start for cue in reversed(transcript.cues) if cue.start is not None)
    minutes = round(next(timed, 0) / 60_000)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{minutes} min long", minutes=minutes) if minutes else ""
    if not rest:
        return tr("{hours} h long", hours=hours)
    return tr("{hours} h {minutes} min long", hours=hours, minutes=rest)


def _speakers(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMED:
        return _whole(trn("{n} speaker", "{n} speakers", len(names)))
    return listed([isolated(plain.one_line(name, 60)) for name in names])


def _kind(opened: OpenTranscript) -> tuple[str, str]:
    """How many captions or paragraphs there are, and who made them."""
    transcript = opened.transcript
    cues = [cue for cue in transcript.cues if cue.kind is not CueKind.HEADING]
    count = len(cues)
    # Captions without times are cut as a screen is wide, not where a paragraph begins.
    begun = 0 if opened.has_times else sum([cue.starts_paragraph for cue in cues])
    has_captions = 2 * begun < max(1, count)
    captions, whole = _PROVENANCE.get(transcript.provenance, ("", ""))
    if has_captions:
        return _whole(trn("{n} caption", "{n} captions", count)), _whole(captions)
    return _whole(trn("{n} paragraph", "{n} paragraphs", count)), _whole(whole)


def _breakable(title: str) -> str:
    """Return a title in which no word is wider than the page."""
    return " ".join(
        _BREAK.join(word) if len(word) > _LONGEST_WORD and word.isascii() else word
        for word in title.split(" ")
    )


def _fetched(fetched: Fetched | None) -> str:
    if fetched is None:
        return ""
    host = fetched.address.partition("://")[2].partition("/")[0]
    return tr("fetched from {host} on {day}", host=host, day=fetched.day)


def _length(reading: Reading) -> str:
    """How many words there are; letters, where most are of a script that is counted by them."""
    words = reading.word_count
    if 2 * reading.letter_count > words:
        return trn("{n} letter", "{n} letters", words)
    return trn("{n} word", "{n} words", words)


def _reading_time(needed: float) -> str:
    minutes = max(1, round(needed))
    if minutes < 100:
        return tr("{minutes} min read", minutes=minutes)
    return tr("{hours} h read", hours=number(round(minutes / 60)))


def _sized(font: QFont, factor: float, weight: QFont.Weight | None = None) -> QFont:
    sized = QFont(font)
    sized.setPointSizeF(font.pointSizeF() * factor)
    if weight is not None:
        sized.setWeight(weight)
    return sized
