"""Headings and sounds look like what they are, and stay words of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import Reader, reader
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

PAGE = """<!doctype html><title>Kiln day</title><div class=transcript>
<h3>Firing</h3><p>[APPLAUSE]</p><p>The kiln takes nine hours to heat.</p></div>"""


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[Reader]:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    with reader() as made:
        made.open(file)
        made.do("captions")
        yield made


def line_of(window: Reader, paragraph: int) -> QRect:
    """Return where the first line of a paragraph stands in the window."""
    pane = window.window.pane
    block = pane.document().findBlockByNumber(paragraph)
    line = block.layout().lineAt(0).naturalTextRect().toRect()
    top = pane.document().documentLayout().blockBoundingRect(block).topLeft().toPoint()
    line.translate(top)
    line.translate(0, -pane.verticalScrollBar().value())
    line.translate(pane.viewport().mapTo(window.window, line.topLeft()) - line.topLeft())
    return line


def darkest(image: QImage, within: QRect) -> int:
    """Return the lightness, 0 to 255, of the darkest pixel of a part of a picture."""
    return min(
        QColor(image.pixel(x, y)).lightness()
        for x in range(within.left() + 4, within.right())
        for y in range(within.top(), within.bottom())
    )


def test_a_heading_is_set_larger(window: Reader) -> None:
    window.picture()
    assert line_of(window, 0).height() > line_of(window, 2).height()


def test_a_sound_is_quieter_than_speech(window: Reader) -> None:
    image = window.picture()
    assert darkest(image, line_of(window, 1)) > darkest(image, line_of(window, 2))


def test_a_sound_amid_speech_leaves_its_paragraph_as_it_is(window: Reader, tmp_path: Path) -> None:
    file = tmp_path / "kiln.srt"
    file.write_text(
        "1\n00:00:01,000 --> 00:00:02,000\n[APPLAUSE]\n\n"
        "2\n00:00:02,000 --> 00:00:04,000\nThe kiln takes nine hours to heat.\n",
        encoding="utf-8",
    )
    window.do("captions")
    window.open(file)
    assert window.text == "[APPLAUSE] The kiln takes nine hours to heat."
    in_prose = darkest(window.picture(), line_of(window, 0))
    window.do("captions")
    assert in_prose == darkest(window.picture(), line_of(window, 1))


def test_both_are_found(window: Reader) -> None:
    for word in ("firing", "applause"):
        window.find(word)
        assert window.count == "1 of 1"


def test_sounds_can_be_left_out_and_come_back(window: Reader) -> None:
    window.find("applause")
    assert window.count == "1 of 1"
    window.do("sounds")
    assert window.text == "Firing\nThe kiln takes nine hours to heat."
    assert window.count == "No hits"
    window.do("select-all")
    window.do("copy-with-source")
    assert "APPLAUSE" not in window.clipboard
    window.do("sounds")
    assert "[APPLAUSE]" in window.text
    assert window.count == "1 of 1"  # the hit that one was at


def test_a_transcript_of_sounds_alone_is_shown_all_the_same(window: Reader, tmp_path: Path) -> None:
    window.do("sounds")
    file = tmp_path / "song.srt"
    file.write_text("1\n00:00:01,000 --> 00:00:02,000\n[MUSIC]\n", encoding="utf-8")
    window.open(file)
    assert window.text == "[MUSIC]"
