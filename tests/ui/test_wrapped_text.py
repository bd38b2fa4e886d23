"""Words set in lines: as many as they need, no more than there is room for, in any script."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from reader.ui.parts.wrapped_text import WrappedText


@pytest.fixture
def font(qtbot: QtBot) -> QFont:
    return QFont("DejaVu Sans", 12)


def drawn(text: WrappedText, width: int = 300, height: int = 200) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    text.draw(painter, QPointF(0, 0))
    painter.end()
    return image


def ink(image: QImage) -> tuple[int, int, int]:
    """The columns between which something is drawn, and the last row with something in it."""
    white = QImage(image)
    white.fill(Qt.GlobalColor.white)
    inked = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixel(x, y) != white.pixel(x, y)
    ]
    columns = [x for x, _ in inked]
    return min(columns), max(columns), max(y for _, y in inked)


def test_words_that_fit_stand_on_one_line(font: QFont) -> None:
    text = WrappedText("Two words", font, 300)
    assert text.line_count == 1
    assert text.height == QFontMetricsF(font).height()


def test_words_wrap_and_what_is_too_much_is_cut_with_an_ellipsis(font: QFont) -> None:
    words = "many words that need more than two lines to stand on " * 2
    assert WrappedText(words, font, 150).line_count > 2
    text = WrappedText(words, font, 150, most_lines=2)
    assert text.line_count == 2
    right, bottom = ink(drawn(text))[1:]
    assert right < 150
    assert bottom < 2 * QFontMetricsF(font).height()


def test_a_word_longer_than_a_line_is_broken(font: QFont) -> None:
    text = WrappedText("x" * 60, font, 100)
    assert text.line_count > 2
    assert ink(drawn(text))[1] <= 100


def test_a_cut_among_letters_beyond_the_first_plane_is_clean(font: QFont) -> None:
    text = WrappedText("😀 " * 60, font, 100, most_lines=2)
    assert ink(drawn(text))[1] <= 100


def test_a_script_read_from_the_right_stands_at_the_right(font: QFont) -> None:
    left, right, _ = ink(drawn(WrappedText("שלום", font, 290)))
    assert left > 200
    assert right <= 290
    assert ink(drawn(WrappedText("words", font, 290)))[0] < 10


def test_bold_stretches_are_counted_in_characters(font: QFont) -> None:
    plain = drawn(WrappedText("😀 one two", font, 290))
    bold = drawn(WrappedText("😀 one two", font, 290, bold=[(6, 9)]))
    before_it = QFontMetricsF(font).horizontalAdvance("😀 one ") - 2
    differing = {x for x in range(300) for y in range(40) if plain.pixel(x, y) != bold.pixel(x, y)}
    assert differing
    assert min(differing) >= before_it


MARK = QColor("#ff0000"), QColor("#000000")
BEFORE, AFTER = "words that come before it and " * 8, " and some that come after it" * 8


def marked(image: QImage) -> list[tuple[int, int]]:
    """The pixels of the ground of what is marked."""
    return [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y) == MARK[0]
    ]


@pytest.mark.parametrize(
    "before", ["", "a few ", "enough to fill all of one line and more ", BEFORE]
)
@pytest.mark.parametrize("after", ["", AFTER])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_what_is_marked_is_seen_however_much_is_cut(
    font: QFont, before: str, after: str, most: int
) -> None:
    words = f"{before}hit{after}"
    mark = [(len(before), len(before) + 3)]
    text = WrappedText(words, font, 190, most_lines=most, bold=mark, mark=MARK)
    seen = marked(drawn(text))
    heavy = QFont(font)
    heavy.setBold(True)
    width = max(x for x, _ in seen) - min(x for x, _ in seen) + 1
    assert abs(width - QFontMetricsF(heavy).horizontalAdvance("hit")) <= 2
    assert ink(drawn(text))[1] <= 190


def test_what_begins_nearer_to_its_mark_begins_at_a_word(font: QFont) -> None:
    mark = (len(BEFORE), len(BEFORE) + 3)
    text = WrappedText(f"{BEFORE}hit{AFTER}", font, 190, most_lines=2, bold=[mark], mark=MARK)
    begun = text._layout.text()
    assert begun.startswith("…")
    assert f" {begun[1:].split(' ')[0]} " in BEFORE
    line = text._layout.lineForTextPosition(begun.index("hit"))
    assert line.lineNumber() < 2


def test_lines_are_set_apart_as_asked_but_never_overlap(font: QFont) -> None:
    natural = QFontMetricsF(font).height()
    assert WrappedText("a", font, 100, line_spacing=0.5).height == natural
    assert WrappedText("a", font, 100, line_spacing=3.0).height > natural


@pytest.mark.parametrize("width", [0, -5])
def test_without_room_nothing_fails(font: QFont, width: int) -> None:
    assert WrappedText("words", font, width).line_count >= 1


def test_no_words_take_no_room(font: QFont) -> None:
    assert WrappedText("", font, 100).height <= QFontMetricsF(font).height()
