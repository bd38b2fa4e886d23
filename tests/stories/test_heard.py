"""The window as it is heard: what is announced, how rows and controls are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import SEED, Reader, until
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from shelves import search, take_in, three_talks

TALK = """1
00:00:01,000 --> 00:00:03,000
Ana: The water is high under the old bridge.

2
00:12:04,000 --> 00:12:06,000
Bob Miller: Nobody crosses the water today.

3
00:12:08,000 --> 00:12:09,000
Ana: Not even by boat.

4
00:12:10,000 --> 00:12:11,000
Bob Miller: Least of all by boat.
"""


@pytest.fixture
def said(window: Reader) -> list[str]:
    """What has been announced, in order."""
    heard: list[str] = []
    window.window.desk.voice.said.connect(heard.append)
    return heard


@pytest.fixture
def talk(window: Reader, tmp_path: Path) -> Reader:
    file = tmp_path / "talk.srt"
    file.write_text(TALK, encoding="utf-8")
    window.open(file)
    return window


def test_a_hit_is_told_once_with_who_says_it_and_when(talk: Reader, said: list[str]) -> None:
    talk.find("water")
    until(lambda: said)
    # At most forty characters at either side, in whole words: with " crosses" it were more.
    assert said == ["1 of 2, Ana, 0:01: The water is high under the old bridge. Nobody"]
    talk.press("Enter")
    until(lambda: len(said) > 1)
    assert said[1].startswith("2 of 2, Bob Miller, 12:04: ")
    assert "Nobody crosses the water today." in said[1]


def test_that_there_are_no_hits_is_told(talk: Reader, said: list[str]) -> None:
    talk.find("zebra")
    until(lambda: said)
    assert said == ["No hits"]


def test_what_is_wrong_with_a_pattern_is_told(talk: Reader, said: list[str]) -> None:
    talk.window.search_bar.switches["regex"].click()
    talk.find("(water")
    until(lambda: said)
    assert said == [talk.session.search.state.error]


def test_what_is_done_is_told(talk: Reader, said: list[str]) -> None:
    talk.do("next-sentence")
    talk.do("highlight-green")
    until(lambda: said)
    talk.do("undo")
    talk.do("next-sentence")  # what was highlighted was selected no more
    talk.do("copy-with-source")
    until(lambda: len(said) > 2)
    talk.do("basket-add")
    until(lambda: len(said) > 3)
    assert said[0] == "Highlighted in green"
    assert said[1] == "Undone"
    assert "copied" in said[2].lower()
    assert "basket" in said[3].lower()


def test_how_the_window_is_set_is_told(talk: Reader, said: list[str]) -> None:
    size = talk.settings.text_size
    for action in ("captions", "captions", "text-bigger", "notes", "notes"):
        talk.do(action)
    assert said == [
        "As captions",
        "As prose",
        f"Text size {size + 1:g} points",
        "Highlights shown",
        "Highlights hidden",
    ]


def test_a_notice_is_told(window: Reader, said: list[str]) -> None:
    window.window.notices.show_error("It broke.")
    assert said == ["It broke."]


def test_a_cell_of_the_hits_says_its_own_words_alone(talk: Reader) -> None:
    talk.do("hit-list")
    talk.find("boat")
    model = talk.window.areas["hit-list"].model
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert all(model.data(model.index(0, column), spoken) is None for column in range(4))


def test_a_row_of_the_library_says_once_how_far_it_was_read(window: Reader, tmp_path: Path) -> None:
    take_in(window, three_talks(tmp_path))
    window.do("library")
    model = window.window.areas["library"].model
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken is not None
    assert spoken.count("read") == 1


def test_a_screen_reader_and_a_magnifier_are_told_where_a_letter_stands(window: Reader) -> None:
    window.open(SEED)
    pane = window.window.pane
    pane.verticalScrollBar().setValue(600)
    window.settle()
    told = QAccessible.queryAccessibleInterface(pane).textInterface()
    first, last = window.units_in_view
    for offset in (first + 1, (first + last) // 2, last - 40):
        where = told.characterRect(offset)
        shown = pane.viewport().mapToGlobal(window.point_of(offset).toPoint())
        assert abs(where.left() - shown.x()) <= 2
        assert where.top() - 2 <= shown.y() <= where.bottom() + 2
        assert told.offsetAtPoint(where.center()) == offset


def test_every_control_has_a_name_and_no_markup(window: Reader, tmp_path: Path) -> None:
    take_in(window, three_talks(tmp_path))
    window.open(SEED)
    for panel in ("notes", "basket", "hit-list"):
        window.do(panel)
    window.find("NATO")
    for widget in window.window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            told = QAccessible.queryAccessibleInterface(widget)
            assert told.text(QAccessible.Text.Name), widget
            assert "<" not in told.text(QAccessible.Text.Description), widget


def test_a_row_of_the_table_of_the_library_is_said_once(window: Reader, tmp_path: Path) -> None:
    take_in(window, three_talks(tmp_path))
    search(window, "under")
    page = window.window.commands.library.page
    window.click(page.table_button)
    until(lambda: page.hits.rowCount() == 1)
    spoken = [
        page.hits.data(page.hits.index(0, column), Qt.ItemDataRole.AccessibleTextRole)
        for column in range(5)
    ]
    assert spoken == ["Water 1 Water under the bridge.", None, None, None, None]


# -- who speaks, and where -------------------------------------------------------------------------

HEARING = """# The river

Ana: The water is high under the old bridge. Who has seen it?

Bob Miller: Nobody crosses the water today.

# The road

Bob Miller: It is dry. Is it open? Yes.

Ana: Then go by the road.
"""


@pytest.fixture
def hall(window: Reader, tmp_path: Path) -> Reader:
    """A hearing of five paragraphs: the first line is its title, the road a heading of it."""
    file = tmp_path / "hearing.md"
    file.write_text(HEARING, encoding="utf-8")
    window.open(file)
    return at_the_head(window)


def at_the_head(window: Reader) -> Reader:
    window.window.pane.setFocus()
    window.press("Ctrl+Home")
    return window


def test_the_caret_tells_whose_words_it_has_come_into(talk: Reader, said: list[str]) -> None:
    at_the_head(talk)
    talk.press("Right")
    assert said == []
    talk.press("Down")
    assert said == ["Bob Miller, 12:04"]
    talk.press("Right")
    talk.press("Alt+Down")
    assert said[1:] == ["Ana, 12:08"]


def test_the_caret_tells_that_it_has_come_into_a_heading(hall: Reader, said: list[str]) -> None:
    for _ in range(3):
        hall.press("Alt+Down")
    assert said == ["Bob Miller", "Heading", "Bob Miller"]


def test_the_caret_tells_that_it_has_come_into_a_highlight(hall: Reader, said: list[str]) -> None:
    hall.do("next-sentence")
    hall.do("highlight-blue")
    until(lambda: hall.window.desk.highlights.items)
    item = hall.window.desk.highlights.items[0]
    hall.window.desk.highlights.change(item.note, item.note._replace(words="Check."))
    until(lambda: hall.window.desk.highlights.items[0].note.words)
    hall.press("Ctrl+End")
    said.clear()
    hall.press("Ctrl+Home")
    assert said == ["Highlighted in blue, with the note: Check."]  # Ana speaks there and here


def test_a_page_tells_its_title_and_nothing_of_its_place(
    talk: Reader, said: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "hearing.md"
    file.write_text(HEARING, encoding="utf-8")
    talk.open(file)
    talk.do("back")
    talk.do("forward")
    assert said == ["The river", "Talk", "The river"]


def test_keys_lead_from_speaker_to_speaker(talk: Reader, said: list[str]) -> None:
    at_the_head(talk)
    talk.press("F2")
    assert said == ["Bob Miller, 12:04", "Nobody crosses the water today."]
    talk.press("F2")
    talk.press("Right")
    said.clear()
    talk.press("Shift+F2")  # to where the same one began
    assert said == ["Not even by boat."]
    talk.press("Shift+F2")
    assert said[1:] == ["Bob Miller, 12:04", "Nobody crosses the water today."]
    talk.press("Ctrl+End")
    said.clear()
    talk.press("F2")
    assert said == ["There is no speaker after this place."]


def test_keys_lead_from_heading_to_heading(hall: Reader, said: list[str]) -> None:
    hall.press("F12")
    assert said == ["Heading", "The road"]
    hall.press("F12")
    assert said[2:] == ["There is no heading after this place."]
    hall.press("Shift+F12")
    assert said[3:] == ["There is no heading before this place."]


def test_keys_lead_from_question_to_question(hall: Reader, said: list[str]) -> None:
    cursor = hall.window.pane.textCursor
    hall.press("Ctrl+F2")
    assert cursor().selectedText() == "Who has seen it?"
    hall.press("Ctrl+F2")
    assert cursor().selectedText() == "Is it open?"
    hall.press("Ctrl+F2")
    assert said[-1] == "There is no question after this place."
    assert cursor().selectedText() == "Is it open?"
    hall.press("Ctrl+Shift+F2")
    assert cursor().selectedText() == "Who has seen it?"


def test_the_question_that_has_the_caret_is_the_first(hall: Reader) -> None:
    hall.find("seen")
    hall.press("Escape")
    hall.press("Ctrl+F2")
    assert hall.window.pane.textCursor().selectedText() == "Who has seen it?"


def test_keys_lead_from_note_to_note(hall: Reader) -> None:
    marks = hall.window.desk.highlights
    for count in (1, 2, 3):  # three sentences, the first and the last with a note
        for _ in range(count):
            hall.do("next-sentence")
        hall.do("highlight-blue")
        until(lambda count=count: len(marks.items) == count)
        at_the_head(hall)
    for number in (0, 2):
        item = marks.items[number]
        marks.change(item.note, item.note._replace(words="Check."))
        until(lambda number=number: marks.items[number].note.words)
    hall.press("Ctrl+F12")
    assert hall.window.pane.selected_text() == "Nobody crosses the water today."
    hall.press("Ctrl+F12")
    assert hall.window.pane.selected_text() == "The water is high under the old bridge."
    hall.press("Ctrl+Shift+F12")
    assert hall.window.pane.selected_text() == "Nobody crosses the water today."


def test_one_key_tells_where_the_caret_is(talk: Reader, said: list[str]) -> None:
    at_the_head(talk)
    talk.press("F2")
    talk.press("Ctrl+I")
    # 39 letters and the end of the paragraph stand before it; 39, 31, 17 and 20 with three ends
    # between them are 110.
    assert said[-1] == "Bob Miller, 12:04, paragraph 2 of 4, 36 % of the text."
    assert talk.window.notices.sentence.text() == said[-1]


def test_where_the_caret_is_tells_heading_highlight_and_note(hall: Reader, said: list[str]) -> None:
    hall.press("F12")
    hall.press("Ctrl+I")
    assert said[-1].endswith("of the text. A heading.")
    hall.press("Ctrl+F2")
    hall.do("highlight-pink")
    marks = hall.window.desk.highlights
    until(lambda: marks.items)
    marks.change(marks.items[0].note, marks.items[0].note._replace(words="Ask him."))
    until(lambda: marks.items[0].note.words)
    hall.press("Ctrl+I")
    assert said[-1].endswith(
        " Under the heading “The road”. Highlighted in pink, with the note: Ask him."
    )


def test_where_the_caret_is_tells_sound_and_hit(
    window: Reader, said: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "talk.srt"
    file.write_text(
        "1\n00:00:01,000 --> 00:00:03,000\nAna: The water is high.\n\n"
        "2\n00:00:04,000 --> 00:00:06,000\n[applause]\n\n"
        "3\n00:00:07,000 --> 00:00:09,000\nAna: Water, water.\n",
        encoding="utf-8",
    )
    window.open(file)
    at_the_head(window)
    window.press("Down")
    assert said[-1:] == ["Sound"]
    window.press("Ctrl+I")
    assert said[-1].endswith("of the text. A sound.")
    window.find("water")
    window.press("Enter")
    window.press("Enter")
    window.window.pane.setFocus()  # Escape would end the search
    window.press("Ctrl+I")
    assert said[-1].endswith("of the text. Hit 3 of 3.")
    window.press("Home")
    window.press("Ctrl+I")
    assert said[-1].endswith("of the text. Hit 2 of 3.")
    window.press("End")
    window.press("Ctrl+I")
    assert said[-1].endswith("of the text.")
    assert "Hit" not in said[-1]
