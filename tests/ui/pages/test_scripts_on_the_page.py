"""A page in each script: where lines end, at which side they begin, what is set off in them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from driver import Reader, reader, until
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextBlock, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from reader.model import breaks
from reader.model.highlight import Highlight
from reader.model.transcript import Cue, Span, Transcript
from reader.model.utf16 import Utf16Map
from reader.ui.pages import line_paint, note_signs
from reader.ui.pages.line_ends import set_line
from reader.ui.pages.line_paint import Mark
from reader.ui.pages.pairs.pair_cells import PairCell
from reader.ui.state.pages import OpenTranscript

WORDS = {
    # Parted by hand: Cambodia is a country that lies in the region of South-East Asia; and so on.
    "km": "ប្រទេស|កម្ពុជា|ជា|ប្រទេស|មួយ|ដែល|មាន|ទីតាំង|នៅ|ក្នុង|តំបន់|អាស៊ី",
    "th": "ภาษา|ไทย|เป็น|ภาษา|ที่|สวยงาม",
    "lo": "ພາສາ|ລາວ|ເປັນ|ພາສາ|ທີ່|ງາມ",
    "my": "ကျွန်တော်|သွား|မယ်",
}
SYSTEM = {
    "km": QFontDatabase.WritingSystem.Khmer,
    "th": QFontDatabase.WritingSystem.Thai,
    "lo": QFontDatabase.WritingSystem.Lao,
    "my": QFontDatabase.WritingSystem.Myanmar,
}
ARABIC = "قال الوزير إن «الطاقة حق للجميع» أمام NATO في 12 مايو."
"""The minister said: energy is everybody's right, to NATO on 12 May."""


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Reader]:
    with reader() as made:
        yield made


def show(window: Reader, *texts: str, speaker: str = "", language: str = "") -> None:
    """Show a transcript with a paragraph for each of some texts."""
    cues = [
        Cue(text, nth * 4_000, nth * 4_000 + 900, speaker, starts_paragraph=True)
        for nth, text in enumerate(texts)
    ]
    window.session.show(OpenTranscript(Transcript(title="T", cues=tuple(cues), language=language)))
    window.settle()


def block(window: Reader, index: int = 0) -> QTextBlock:
    found = window.window.pane.document().findBlockByNumber(index)
    window.window.pane.cursorRect()  # has it laid out
    return found


def line_ends(layout: QTextLayout) -> list[int]:
    lines = [layout.lineAt(nth) for nth in range(layout.lineCount())]
    return [line.textStart() + line.textLength() for line in lines]


def set_in(text: str, font: QFont, width: float) -> QTextLayout:
    """Set a text in lines of a width."""
    layout = QTextLayout(text, font)
    ends = list(map(Utf16Map(text).to_utf16, breaks.line_breaks(text)))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        set_line(line, width, ends)
        assert line.naturalTextWidth() <= width
    layout.endLayout()
    return layout


@pytest.mark.skipif(not breaks.line_breaks("ภาษาไทย"), reason="no dictionary here")
@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("before", ["", "\U0001f600 OK "], ids=["bare", "behind an emoji"])
def test_lines_end_between_words(qapp: QApplication, language: str, before: str) -> None:
    """In any width that a word fits in no line ends within one."""
    words = WORDS[language].split("|") * 8
    text = before + "".join(words)
    places = {0}
    at = len(before.encode("utf-16-le")) // 2
    places |= {at, 3} if before else {at}
    for word in words:
        at += len(word)
        places.add(at)
    font = QFont("Noto Sans", 14)
    for width in range(220, 700, 60):
        layout = set_in(text, font, width)
        assert layout.lineCount() > 1
        assert set(line_ends(layout)) <= places
        assert line_ends(layout)[-1] == at


@pytest.mark.skipif(not breaks.line_breaks("ភាសាខ្មែរ"), reason="no dictionary here")
def test_lines_are_as_full_as_can_be(qapp: QApplication) -> None:
    """What begins a line would have had no room on the line before."""
    words = WORDS["km"].split("|") * 4
    text, font, width = "".join(words), QFont("Noto Sans", 14), 400
    layout = set_in(text, font, width)

    def wide(start: int, end: int) -> float:
        alone = QTextLayout(text[start:end], font)
        alone.beginLayout()
        only = alone.createLine()
        only.setLineWidth(100_000)
        alone.endLayout()
        return only.naturalTextWidth()

    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    begins = [0, *line_ends(layout)]
    for start, end in pairwise(begins[:-1]):
        following = next(place for place in starts if place > end)
        assert wide(start, following) > width


def test_the_page_wraps_khmer_between_words(window: Reader) -> None:
    words = WORDS["km"].split("|") * 12
    text = "".join(words)
    if not breaks.line_breaks(text):
        pytest.skip("no dictionary here")
    show(window, text)
    places, at = set[int](), 0
    for word in words:
        at += len(word)
        places.add(at)
    layout = block(window).layout()
    assert layout.lineCount() > 2
    # The paragraph ends with a break that is no part of its words.
    assert {end for end in line_ends(layout) if end < at} <= places


def test_a_row_of_two_texts_is_set_as_the_page_is(qapp: QApplication) -> None:
    words = WORDS["km"].split("|") * 12
    text, places = "".join(words), {0}
    for word in words:
        places.add(max(places) + len(word))
    font = QFont("Noto Sans", 14)
    if breaks.line_breaks(text):
        cell = PairCell(text, font, 400, 1)
        assert set(line_ends(cell._layout)) <= places
    for said, is_turned in ((ARABIC, True), ("The minister spoke.", False)):
        cell = PairCell(said, font, 900, 1)
        first = cell._layout.lineAt(0).naturalTextRect()
        assert (first.right() == pytest.approx(900, abs=1)) is is_turned
        assert (first.left() == pytest.approx(0, abs=1)) is not is_turned


def test_a_word_without_end_is_parted_where_there_is_no_more_room(window: Reader) -> None:
    show(window, "ก" * 3_000)
    layout = block(window).layout()
    assert layout.lineCount() > 10
    _, width = window.window.pane.page_layout.column
    widths = [layout.lineAt(nth).naturalTextWidth() for nth in range(layout.lineCount())]
    assert max(widths) <= width


# -- from right to left ------------------------------------------------------------------------


def natural(window: Reader, index: int = 0) -> QRectF:
    return block(window, index).layout().lineAt(0).naturalTextRect()


def test_a_paragraph_read_from_right_to_left_is_flush_right(window: Reader) -> None:
    show(window, ARABIC, "The minister spoke.", "שלום לכולם.", "12:30")
    _, width = window.window.pane.page_layout.column
    for index in (0, 2):
        assert natural(window, index).right() == pytest.approx(width, abs=1)
        assert natural(window, index).left() > 1
    for index in (1, 3):
        assert natural(window, index).left() == pytest.approx(0, abs=1)


@pytest.mark.parametrize("width", [1600, 620], ids=["in the margin", "above the words"])
def test_time_and_speaker_stand_where_the_lines_begin(window: Reader, width: int) -> None:
    window.window.resize(width, 700)
    show(window, ARABIC, "The minister spoke.", speaker="عمر حداد")
    pane = window.window.pane
    layout = pane.page_layout
    left, column = layout.column
    top = [layout.block_top(index) for index in (0, 1)]
    beside = layout.margin_width
    assert bool(beside) == (width == 1600)
    reach = range(pane.viewport().width())
    hits = [
        [
            x
            for x in reach
            if any(layout.time_at(QPointF(x, y + dy)) == index for dy in range(0, 60, 8))
        ]
        for index, y in enumerate(top)
    ]
    middle = left + column / 2
    assert hits[0]
    assert hits[1]
    assert min(hits[0]) > middle > max(hits[1])
    if beside:
        # As far from the words on either side.
        assert min(hits[0]) - (left + column) == pytest.approx(left - max(hits[1]), abs=2)


def boxes(window: Reader, words: str, index: int = 0) -> list[QRectF]:
    """Where some words of a paragraph are set off."""
    found = block(window, index)
    start = found.text().index(words)
    base = found.position()
    mark = Mark(base + start, base + start + len(words), window.appearance.theme.hit)
    return list(line_paint._boxes(found.layout(), base, round, True, mark))


def letters(window: Reader, words: str, index: int = 0) -> tuple[float, float]:
    """The columns of the view between which letters of some words are, one way of reading."""
    found = block(window, index)
    start = found.text().index(words)
    line = found.layout().lineForTextPosition(start)
    rects = [run.boundingRect() for run in line.glyphRuns(start, len(words))]
    return min(rect.left() for rect in rects), max(rect.right() for rect in rects)


def test_a_stretch_has_a_box_for_each_visual_run(window: Reader) -> None:
    show(window, "قال NATO نعم", "He said الطاقة today")
    # One way of reading: one box, over the letters.
    for words, index in (("قال", 0), ("NATO", 0), ("الطاقة", 1), ("said", 1)):
        (only,) = boxes(window, words, index)
        assert (only.left(), only.right()) == pytest.approx(letters(window, words, index), abs=1)
    # From within the Arabic word to its end and on: the word's left part, then what follows it.
    first, second = sorted(boxes(window, "اقة to", 1), key=QRectF.left)
    whole = letters(window, "الطاقة", 1)
    assert first.left() == pytest.approx(whole[0], abs=1)
    assert first.right() < whole[1] - 4
    assert second.left() == pytest.approx(whole[1], abs=1)
    # All of it is one box, without a seam.
    assert len(boxes(window, "He said الطاقة today", 1)) == 1


def test_a_hit_in_arabic_is_painted_on_its_word(window: Reader) -> None:
    show(window, ARABIC)
    window.find("الطاقة")
    until(lambda: window.session.search.state.count == 1)
    pane = window.window.pane
    window.settle()
    picture = pane.viewport().grab().toImage()
    line = block(window).layout().lineAt(0)
    top = pane.page_layout.blockBoundingRect(block(window)).top()
    y = round(top + line.height() / 2 - pane.verticalScrollBar().value())
    ground = window.appearance.theme.current_hit.rgb()
    inked = [x for x in range(picture.width()) if picture.pixel(x, y) == ground]
    left, right = (pane.page_layout.column[0] + edge for edge in letters(window, "الطاقة"))
    assert left - 4 <= min(inked) <= left + 6
    assert right - 6 <= max(inked) <= right + 4


def test_the_sign_of_a_note_stands_at_the_side_without_times(window: Reader) -> None:
    show(window, ARABIC, "The minister spoke.")
    pane = window.window.pane
    notes = [Highlight(Span(cue, 0, cue, 4), "yellow", note="why?") for cue in (0, 1)]
    pane.show_highlights(notes)
    window.settle()
    first, second = note_signs.signs(pane)
    left, width = pane.page_layout.column
    assert first.box.right() < left
    assert second.box.left() > left + width


def test_a_note_on_the_first_of_several_captions_in_a_line_has_its_sign(window: Reader) -> None:
    cues = (Cue("قال الوزير إن الطاقة", 0, 900), Cue("حق للجميع.", 1_000, 1_900))
    window.session.show(OpenTranscript(Transcript(title="T", cues=cues)))
    window.settle()
    pane = window.window.pane
    pane.show_highlights([Highlight(Span(0, 4, 0, 10), "yellow", note="why?")])
    window.settle()
    assert len(note_signs.signs(pane)) == 1


def test_the_bar_beside_what_is_spoken_stands_where_lines_begin(window: Reader) -> None:
    show(window, ARABIC, "The minister spoke.")
    _, width = window.window.pane.page_layout.column
    assert line_paint._bar_left(block(window, 0).layout()) > width
    assert line_paint._bar_left(block(window, 1).layout()) < 0


def test_the_head_is_set_as_it_is_read_and_its_facts_as_english_is(window: Reader) -> None:
    cue = Cue(ARABIC, 0, 90_000, "عمر حداد")
    window.session.show(
        OpenTranscript(
            Transcript(
                title="مستقبل الطاقة",
                standfirst="The future of energy.",
                author="قناة",
                date="2024-05-01",
                cues=(cue,),
            )
        )
    )
    window.settle()
    head = window.window.pane._masthead
    assert head._title.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert head._standfirst.layoutDirection() == Qt.LayoutDirection.LeftToRight
    # FSI and PDI around what runs to the left, LRM before all of it.
    assert head._facts.text().startswith(
        "\u200e\u2068قناة\u2069  ·  2024-05-01  ·  2\u00a0min\u00a0long  ·  \u2068"
    )
