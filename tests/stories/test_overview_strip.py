"""The strip beside the scroll bar: what it names, where it leads, and how seldom it is drawn."""

from __future__ import annotations

import pytest
from driver import SEED, Reader, reader, until
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from reader.model.overview import SLICES, overview, voice_rows
from reader.model.prose import Reading, prose
from reader.model.transcript import Cue, CueKind, Transcript
from reader.ui.pages.hit_marks import STRIP_WIDTH, OverviewStrip
from reader.ui.state.pages import OpenTranscript

ADA, BEN = "Ada <b>Byron</b>", "Ben"


def debate(parts: int = 4, turns: int = 20) -> Transcript:
    """Parts of equal length, each begun by a heading; first Ada speaks, then Ben."""
    cues: list[Cue] = []
    for part in range(parts):
        start = part * 600_000
        cues.append(Cue(f"Part {part + 1}", start, start, kind=CueKind.HEADING))
        for turn in range(turns):
            speaker = ADA if turn < turns // 2 else BEN
            said = f"Looms weave flowers in part {part + 1}, and leaves, time {turn}. "
            cues.append(
                Cue(said * 3, start + turn * 10_000, start + turn * 10_000 + 9_000, speaker)
            )
    return Transcript("A debate", cues=tuple(cues))


def strip_of(window: Reader) -> OverviewStrip:
    return window.window.pane.findChildren(OverviewStrip)[0]


def show(window: Reader, transcript: Transcript) -> OverviewStrip:
    window.session.open_kept(OpenTranscript(transcript))
    window.settle()
    return strip_of(window)


def hovered(strip: OverviewStrip, row: int) -> str:
    """What the tip says that comes up over a row of the strip."""
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        # The tip is a window of its own, which no platform without a screen can raise.
        patch.setattr(QToolTip, "showText", lambda at, words, *_: told.append(words))
        at = QPoint(4, row)
        QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    return "".join(told)


def row_of(window: Reader, strip: OverviewStrip, words: str) -> int:
    page = window.session.transcript
    assert page is not None
    return page.prose.text.index(words) * strip.height() // len(page.prose.text)


def inks(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_it_names_what_stands_there_and_leads_to_it() -> None:
    with reader() as window:
        strip = show(window, debate())
        assert strip.geometry().left() == window.window.pane.viewport().geometry().right() + 1
        third = row_of(window, strip, "Part 3")
        told = hovered(strip, third + 10)
        assert "Part 3" in told
        assert "&lt;b&gt;Byron&lt;/b&gt;" in told  # a name is words, never markup
        assert "20:" in told
        assert "Ben" in hovered(strip, row_of(window, strip, "Part 4") - 10)
        before = window.top_words
        # One pixel beside the line of a heading is the heading still.
        window.click(strip, QPoint(4, third + 1))
        assert window.top_words == "Part 3"
        assert window.window.pane.hasFocus()
        window.do("back")
        assert window.top_words == before
        window.do("forward")
        assert window.top_words == "Part 3"


def test_highlights_and_hits_are_on_it_and_the_keyboard_is_not() -> None:
    with reader() as window:
        strip = show(window, debate())
        look = window.appearance.theme
        assert strip.focusPolicy() == Qt.FocusPolicy.NoFocus
        # The two say as much, but for the last letters of the numbers of turns: Ben's are longer.
        assert strip.accessibleDescription() == f"4 headings; speakers: Ben, {ADA}"
        plain = inks(strip.grab().toImage())
        assert {look.voice_1.name(), look.text.name()} <= plain
        assert look.mark.name() not in plain
        window.find("part 2, and leaves, time 19")
        assert strip.accessibleDescription().endswith("; 3 hits")
        assert look.current_mark.name() in inks(strip.grab().toImage())
        page = window.session.transcript
        assert page is not None
        start = page.prose.text.index("Looms weave flowers in part 3")
        window.session.go_to(page.prose.span(start, start + 19))
        window.shelf.read()
        until(lambda: window.shelf.is_read)
        window.do("highlight-blue")
        until(lambda: "1 highlight;" in strip.accessibleDescription())
        told = hovered(strip, start * strip.height() // len(page.prose.text))
        assert "Blue: “Looms weave flowers" in told


def test_it_can_be_put_away_and_the_hits_go_to_the_scroll_bar() -> None:
    with reader() as window:
        strip = show(window, debate())
        pane = window.window.pane
        window.find("flowers")
        mark = window.appearance.theme.mark.name()
        bar = pane.verticalScrollBar()
        assert mark not in inks(bar.grab().toImage())
        width = pane.viewport().width()
        window.do("overview")
        assert not strip.isVisible()
        assert pane.viewport().width() == width + STRIP_WIDTH
        assert mark in inks(bar.grab().toImage())
        window.do("overview")
        assert strip.isVisible()
        assert pane.viewport().width() == width


def test_a_talk_without_headings_and_speakers_leaves_it_blank() -> None:
    with reader() as window:
        window.open(SEED)
        strip = strip_of(window)
        paper = window.appearance.theme.page.name()
        assert inks(strip.grab().toImage()) == {paper}
        assert strip.accessibleDescription() == ""
        assert hovered(strip, 100) == ""
        before = window.top_words
        window.click(strip, QPoint(4, strip.height() - 4))
        assert window.top_words == before
        assert not window.session.can_go_back


def test_the_wheel_over_it_scrolls_the_page() -> None:
    with reader() as window:
        strip = show(window, debate())
        at = strip.mapTo(window.window, QPoint(4, 40))
        QTest.wheelEvent(window.window.windowHandle(), at.toPointF(), QPoint(0, -120))
        window.settle()
        assert window.window.pane.verticalScrollBar().value() > 0


def test_it_is_drawn_once_for_each_change(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[OverviewStrip] = []
    draw = OverviewStrip._draw

    def counted(self: OverviewStrip, picture: object) -> None:
        drawn.append(self)
        draw(self, picture)  # type: ignore[arg-type]

    monkeypatch.setattr(OverviewStrip, "_draw", counted)
    with reader() as window:
        show(window, debate())
        drawn.clear()
        bar = window.window.pane.verticalScrollBar()
        for step in range(20):
            bar.setValue(step * 40)
            window.settle()
        assert drawn == []
        window.find("loom")  # four letters, each a change of the hits
        assert len(drawn) <= 5


def test_a_hundred_thousand_captions_cost_a_look_a_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = prose(debate(parts=100, turns=1_000))
    assert len(reading.transcript.cues) == 100_100
    looked: list[int] = []
    at = Reading.paragraph_at

    def counted(self: Reading, offset: int) -> int:
        looked.append(offset)
        return at(self, offset)

    monkeypatch.setattr(Reading, "paragraph_at", counted)
    turns = overview(reading).turns  # once, beside the window
    assert len(looked) == SLICES
    rows = voice_rows(turns, 600)  # each time it is drawn
    assert len(looked) == SLICES
    assert set(rows) <= {0, 1, 2}
    assert abs(rows.count(1) - rows.count(2)) < 60


def test_2_500_short_turns_show_who_says_most_and_name_all_who_speak() -> None:
    """Ada asks, and says little; Ben answers in the first half, Cy in the second."""
    asked, answer = (
        "Why was it so?",
        "It was so since the looms wove flowers, and then leaves. " * 3,
    )
    cues = [
        Cue((asked, answer)[number % 2], number * 9_000, number * 9_000 + 8_000, speaker)
        for number in range(2_500)
        for speaker in ([ADA, BEN if number < 1_250 else "Cy"][number % 2],)
    ]
    with reader() as window:
        strip = show(window, Transcript("A hearing", cues=tuple(cues)))
        until(lambda: "speakers" in strip.accessibleDescription())
        picture = strip.grab().toImage()
        look = window.appearance.theme
        # Ben and Cy are the first and second voice; Ada, the third, says most nowhere.
        halves = [
            inks(picture.copy(0, top, picture.width(), picture.height() // 2 - 24))
            for top in (12, picture.height() // 2 + 24)
        ]
        assert [look.voice_1.name() in half for half in halves] == [True, False]
        assert [look.voice_2.name() in half for half in halves] == [False, True]
        assert not any(look.voice_3.name() in half for half in halves)
        told = hovered(strip, strip.height() // 4)
        assert told.index("Ben") < told.index("Byron")
        assert "Cy" not in told


def test_near_two_headings_the_click_leads_to_the_one_that_is_named() -> None:
    said = "Looms weave flowers and leaves. " * 40
    cues = (
        *(Cue(said, number * 9_000, number * 9_000 + 8_000) for number in range(20)),
        Cue("Of looms", 180_000, 180_000, kind=CueKind.HEADING),
        Cue("Of weavers", 180_000, 180_000, kind=CueKind.HEADING),
        *(Cue(said, number * 9_000, number * 9_000 + 8_000) for number in range(21, 40)),
    )
    with reader() as window:
        strip = show(window, Transcript("A talk", cues=cues))
        row = row_of(window, strip, "Of weavers")
        assert row - row_of(window, strip, "Of looms") <= 1
        assert hovered(strip, row).startswith("<qt>Of weavers")
        window.click(strip, QPoint(4, row))
        assert window.top_words == "Of weavers"
