"""What is painted when other words are spoken: their lines, all that has changed, and no more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from driver import Reader, until
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontMetricsF, QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget
from recordings import ClocklessPlayer, Decoder, tone

WORDS = [
    *("The", "ferry", "to", "the", "island", "goes", "at", "nine,", "unless", "there", "is", "fog"),
    *("over", "the", "sound"),
]
SENTENCES, WORD = 24, 300


class Painted(QObject):
    """Notes what of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return super().eventFilter(watched, event)


def stamp(time: int) -> str:
    return f"00:{time // 60_000:02}:{time // 1_000 % 60:02}.{time % 1_000:03}"


@pytest.fixture
def talk(
    window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Reader, ClocklessPlayer]:
    """A talk whose file has a time for each word, in paragraphs of several lines."""
    monkeypatch.setitem(sys.modules, "reader.ui.state.sound.sound_reading", Decoder())
    player = ClocklessPlayer(SENTENCES * len(WORDS) * WORD)
    window.window.desk.listening.make_player = lambda: player
    rows = ["WEBVTT\n"]
    for number in range(SENTENCES):
        start = number * len(WORDS) * WORD
        times = [start + nth * WORD for nth in range(len(WORDS) + 1)]
        words = " ".join(f"<{stamp(at)}>{word}" for at, word in zip(times, WORDS, strict=False))
        rows.append(f"{stamp(start)} --> {stamp(times[-1])}\n{words}.\n")
    file = tmp_path / "talk.vtt"
    file.write_text("\n".join(rows), encoding="utf-8")
    window.open(file)
    window.window.desk.listening.open(tone(tmp_path / "other.wav", 100))
    until(lambda: window.window.desk.listening.here)
    player.load()
    window.do("play")
    return window, player


def changed_rows(one: QImage, other: QImage) -> list[int]:
    assert one.size() == other.size()
    return [
        y
        for y in range(one.height())
        if one.constScanLine(y).tobytes() != other.constScanLine(y).tobytes()
    ]


def test_lines_of_words_that_are_spoken_are_painted_and_no_others(
    talk: tuple[Reader, ClocklessPlayer],
) -> None:
    window, player = talk
    view = window.window.pane.viewport()
    player.play_on(2 * WORD + 100)
    window.settle()
    painted, words, sentences = Painted(view), 0, 0
    scale = view.grab().devicePixelRatio()
    for number in range(3, 3 * len(WORDS)):
        before, was = view.grab().toImage(), window.window.pane.spoken
        scrolled = window.window.pane.verticalScrollBar().value()
        painted.region = QRegion()
        player.play_on(number * WORD + 100)
        window.settle()
        region, spoken = painted.region, window.window.pane.spoken
        assert was is not None
        assert spoken is not None
        assert not spoken.is_about
        assert spoken.word != was.word
        assert window.window.pane.verticalScrollBar().value() == scrolled
        rows = changed_rows(before, view.grab().toImage())
        assert rows
        told = {y for box in region for y in range(box.top(), box.bottom() + 1)}
        assert {int(y / scale) for y in rows} <= told
        if spoken.sentence == was.sentence:
            words += 1
            style = window.window.pane.page_layout.style
            pitch = QFontMetricsF(style.font).height() * style.line_spacing
            assert len(told) <= 2 * (pitch + 10), (number, len(told))
        else:
            sentences += 1
    assert words > 30
    assert sentences


def test_words_out_of_view_are_not_painted_and_lay_out_nothing(
    talk: tuple[Reader, ClocklessPlayer],
) -> None:
    window, player = talk
    pane = window.window.pane
    window.window.resize(700, 420)
    player.play_on(WORD)
    window.do("follow")  # the page stays
    window.settle()
    painted = Painted(pane.viewport())
    player.play_on((SENTENCES - 1) * len(WORDS) * WORD + 100, SENTENCES * WORD * len(WORDS))
    window.settle()
    painted.region = QRegion()
    player.play_on((SENTENCES - 1) * len(WORDS) * WORD + 3 * WORD + 100)
    window.settle()
    assert pane.spoken is not None
    assert painted.region.isEmpty()
