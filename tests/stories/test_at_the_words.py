"""What is done at the words themselves: by the mouse on the page, and by key where the caret is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import NO_SCREEN, SEED, Reader, hearing, until
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from shelves import shelf

from reader.model.transcript import Cue, Transcript
from reader.ui.actions.action import bare
from reader.ui.dialogs.export_dialog import ExportDialog
from reader.ui.dialogs.note_dialog import NoteDialog
from reader.ui.pages.note_signs import signs
from reader.ui.panels.selection_bar import SelectionBar, beside
from reader.ui.state.pages import OpenTranscript

TEXTS = (
    "They built the iron bridge over the Douro.",
    "Nobody came to see it, not even the king.",
    "Then the river rose and took the quay away.",
)
LEFT = Qt.MouseButton.LeftButton
ALT, NO_KEY = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qapp: QApplication, basedir: Path, tmp_path: Path) -> Iterator[Reader]:
    segments = [
        {"text": text, "start": 70.0 * n, "end": 70.0 * n + 9, "speaker": "Ana" if n % 2 else "Ben"}
        for n, text in enumerate(TEXTS)
    ]
    facts = {
        "title": "Bridges of Porto",
        "url": "https://www.youtube.com/watch?v=abcdefghijk",
        "segments": segments,
    }
    path = tmp_path / "bridges.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    with shelf(basedir) as made:
        made.open(path)
        yield made


def at(window: Reader, words: str, within: int = 0) -> QPointF:
    """Where on the view a letter of some words begins."""
    return window.point_of(window.text.index(words) + within)


def drag(window: Reader, start: QPointF, end: QPointF, held: Qt.KeyboardModifier = NO_KEY) -> None:
    """Select with the mouse, a key held."""
    view = window.window.pane.viewport()
    for kind, place, button, down in (
        (QEvent.Type.MouseButtonPress, start, LEFT, LEFT),
        (QEvent.Type.MouseMove, (start + end) / 2, Qt.MouseButton.NoButton, LEFT),
        (QEvent.Type.MouseMove, end, Qt.MouseButton.NoButton, LEFT),
        (QEvent.Type.MouseButtonRelease, end, LEFT, Qt.MouseButton.NoButton),
    ):
        there = view.mapToGlobal(place)
        QApplication.sendEvent(view, QMouseEvent(kind, place, there, button, down, held))
    window.settle()


def hover(window: Reader, place: QPointF) -> None:
    view = window.window.pane.viewport()
    no_button = Qt.MouseButton.NoButton
    there = view.mapToGlobal(place)
    move = QMouseEvent(QEvent.Type.MouseMove, place, there, no_button, no_button, NO_KEY)
    QApplication.sendEvent(view, move)


def ask_for_menu(window: Reader, place: QPointF) -> QMenu:
    """Press the right button."""
    view, point = window.window.pane.viewport(), place.toPoint()
    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view, QContextMenuEvent(mouse, point, view.mapToGlobal(point)))
    return menu()


def menu() -> QMenu:
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


def choose(shown: QMenu, words: str) -> None:
    """Choose a row of a menu that can be chosen."""
    row = next(row for row in shown.actions() if bare(row.text()) == words)
    assert row.isEnabled()
    shown.close()
    row.trigger()


def bar(window: Reader) -> SelectionBar:
    return window.window.at_the_words.bar


def words_of(window: Reader) -> str:
    return window.window.pane.selected_text()


def highlight(window: Reader, words: str, colour: str = "yellow", note: str = "") -> None:
    """Have some words highlighted, with a note."""
    marks = window.window.desk.highlights
    count = len(marks.items)
    drag(window, at(window, words), at(window, words, len(words) - 1))
    window.do(f"highlight-{colour}")
    until(lambda: len(marks.items) == count + 1)
    if note:
        (item,) = (item for item in marks.items if item.note.quote == words)
        marks.change(item.note, item.note._replace(words=note))
        until(lambda: any(item.note.words == note for item in marks.items))
    window.settle()


# -- whole words ---------------------------------------------------------------------------------


def test_the_mouse_selects_whole_words(window: Reader) -> None:
    drag(window, at(window, "built", 3), at(window, "bridge", 2))
    assert words_of(window) == "built the iron bridge"
    window.press("Right", window.window.pane)  # what is selected would be dragged away
    drag(window, at(window, "bridge", 2), at(window, "built", 3))
    assert words_of(window) == "built the iron bridge"
    window.press("Ctrl+C")
    assert window.clipboard == "built the iron bridge"


def test_a_movement_within_a_word_selects_it_and_back_again_selects_nothing(
    window: Reader,
) -> None:
    drag(window, at(window, "bridge", 1), at(window, "bridge", 3))
    assert words_of(window) == "bridge"
    drag(window, at(window, "iron", 2), at(window, "iron", 2))
    assert words_of(window) == ""


def test_with_alt_held_the_mouse_selects_letters(window: Reader) -> None:
    drag(window, at(window, "built", 3), at(window, "bridge", 2), ALT)
    assert words_of(window) == "lt the iron br"


def test_a_click_with_shift_selects_up_to_a_whole_word(window: Reader) -> None:
    view = window.window.pane.viewport()
    QTest.mouseClick(view, LEFT, pos=at(window, "the iron").toPoint())
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(view, LEFT, shift, at(window, "Douro", 2).toPoint())
    assert words_of(window) == "the iron bridge over the Douro"


def test_what_was_selected_by_letters_with_the_keyboard_stays_so(window: Reader) -> None:
    window.window.pane.setFocus()
    for _ in range(6):
        window.press("Shift+Right")
    assert words_of(window) == "They b"
    window.press("Ctrl+C")
    assert window.clipboard == "They b"


def test_a_third_click_selects_the_paragraph_without_its_break(window: Reader) -> None:
    view, place = window.window.pane.viewport(), at(window, "river").toPoint()
    QTest.mouseDClick(view, LEFT, pos=place)
    QTest.mouseClick(view, LEFT, pos=place)
    window.press("Ctrl+C")
    assert window.clipboard == TEXTS[2]


def test_after_highlighting_the_colour_is_seen_and_nothing_selected(window: Reader) -> None:
    highlight(window, "iron bridge", "green")
    assert words_of(window) == ""
    here = window.window.desk.highlights.here
    assert here is not None  # the caret is in it: the next colour is for the same words
    assert here.note.quote == "iron bridge"
    window.press("Ctrl+5")
    until(lambda: window.window.desk.highlights.items[0].note.colour == "violet")


# -- the bar beside the selection ----------------------------------------------------------------


def test_a_bar_appears_beside_the_words_and_never_over_them(window: Reader) -> None:
    drag(window, at(window, "built"), at(window, "Douro", 2))
    shown = bar(window)
    assert shown.isVisible()
    pane = window.window.pane
    over = QRect(pane.viewport().mapFrom(pane, shown.pos()), shown.size())
    assert not over.intersects(pane.selected_lines())
    assert pane.viewport().rect().contains(over)
    assert pane.hasFocus()
    named = [button.accessibleName() for button in shown.buttons.values()]
    assert named == [
        *("1 Highlight in Yellow", "2 Highlight in Green", "3 Highlight in Blue"),
        *("4 Highlight in Pink", "5 Highlight in Violet"),
        *("Note", "Copy with Source", "Put into Basket", "Where Else Is This Said?"),
    ]


def test_a_click_on_a_swatch_highlights(window: Reader) -> None:
    drag(window, at(window, "built"), at(window, "Douro", 2))
    window.click(bar(window).buttons["highlight-blue"])
    marks = window.window.desk.highlights
    until(lambda: [item.note.colour for item in marks.items] == ["blue"])
    assert marks.items[0].note.quote == "built the iron bridge over the Douro"
    assert not bar(window).isVisible()
    assert window.window.pane.hasFocus()


def test_the_bar_copies_with_the_source_puts_aside_and_looks_elsewhere(window: Reader) -> None:
    drag(window, at(window, "built"), at(window, "Douro", 2))
    window.click(bar(window).buttons["copy-with-source"])
    assert "Bridges of Porto" in window.clipboard
    drag(window, at(window, "river"), at(window, "rose", 2))
    window.click(bar(window).buttons["basket-add"])
    basket = window.window.desk.basket
    until(lambda: [item.excerpt.text for item in basket.items] == ["river rose"])
    drag(window, at(window, "iron"), at(window, "iron", 2))
    window.click(bar(window).buttons["where-else"])
    assert window.window.commands.library.page.field.text() == "iron"


@pytest.mark.parametrize("gone_by", ["Escape", "key", "click", "scroll", "page"])
def test_the_bar_goes(window: Reader, gone_by: str) -> None:
    window.window.resize(700, 330)
    window.settle()
    drag(window, at(window, "They"), at(window, "built", 2))
    assert bar(window).isVisible()
    pane = window.window.pane
    if gone_by == "Escape":
        window.press("Escape", pane)
        assert words_of(window) == "They built"
    elif gone_by == "key":
        window.press("Right", pane)
    elif gone_by == "click":
        window.click(pane.viewport(), at(window, "iron").toPoint())
    elif gone_by == "scroll":
        pane.verticalScrollBar().setValue(20)
    else:
        window.open(SEED)
    assert not bar(window).isVisible()


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_the_bar_is_not_for_the_keyboard_which_has_a_menu(window: Reader) -> None:
    pane = window.window.pane
    pane.setFocus()
    window.press("Ctrl+Shift+Right")
    window.press("Shift+F10")
    assert "bar" not in vars(window.window.at_the_words)
    shown = menu()
    offered = [bare(row.text()) for row in shown.actions()]
    assert {"1 Highlight in Yellow", "Note", "Put into Basket", "Copy with Source"} <= set(offered)
    swatches = [row for row in shown.actions() if "Highlight in" in row.text()]
    assert [row.icon().isNull() for row in swatches] == [False] * 5
    shown.close()


def test_the_bar_can_be_switched_off(window: Reader) -> None:
    window.do("selection-bar")
    drag(window, at(window, "built"), at(window, "Douro", 2))
    assert words_of(window)
    assert "bar" not in vars(window.window.at_the_words)


@pytest.mark.parametrize(
    ("words", "below", "place"),
    [
        # Below the words, in the middle of the caret, 8 pixels from them and from the edges.
        (QRect(100, 100, 200, 20), True, QPoint(150, 128)),
        (QRect(100, 100, 200, 20), False, QPoint(150, 52)),
        (QRect(100, 370, 200, 20), True, QPoint(150, 322)),
        (QRect(100, 10, 200, 20), False, QPoint(150, 38)),
        # The words fill the view: into the margin at the right.
        (QRect(0, 0, 600, 400), True, QPoint(708, 8)),
    ],
)
def test_where_the_bar_is(words: QRect, below: bool, place: QPoint) -> None:
    size, view, caret = QSize(300, 40), QRect(0, 0, 1100, 400), QRect(300, 0, 1, 20)
    assert beside(size, view, words, caret, (100, 600), below=below) == place


def test_there_may_be_no_room_for_the_bar() -> None:
    size, view, caret = QSize(300, 40), QRect(0, 0, 700, 400), QRect(300, 0, 1, 20)
    assert beside(size, view, view, caret, (50, 600), below=True) is None


# -- a highlight under the pointer ---------------------------------------------------------------


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_a_right_click_acts_on_the_highlight_under_it(window: Reader) -> None:
    highlight(window, "iron bridge")
    window.window.pane.put_caret(len(window.text))
    shown = ask_for_menu(window, at(window, "bridge", 2))
    choose(shown, "4 Highlight in Pink")
    marks = window.window.desk.highlights
    until(lambda: marks.items[0].note.colour == "pink")
    window.window.pane.put_caret(len(window.text))
    choose(ask_for_menu(window, at(window, "bridge", 2)), "Remove Highlight")
    until(lambda: not marks.items)


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_a_right_click_in_the_selection_or_beside_the_words_keeps_it(window: Reader) -> None:
    drag(window, at(window, "built"), at(window, "Douro", 2))
    ask_for_menu(window, at(window, "iron", 2)).close()
    assert words_of(window) == "built the iron bridge over the Douro"
    ask_for_menu(window, QPointF(400, 640)).close()
    assert words_of(window) == "built the iron bridge over the Douro"
    ask_for_menu(window, at(window, "river", 2)).close()
    assert words_of(window) == ""


def test_a_note_has_a_sign_that_tells_it_and_opens_it(window: Reader) -> None:
    highlight(window, "quay", note="Which of the two?")
    highlight(window, "iron")
    pane = window.window.pane
    (sign,) = signs(pane)
    assert sign.box.left() > sum(pane.page_layout.column)
    hover(window, sign.box.center())
    assert "Which of the two?" in pane.viewport().toolTip()
    assert pane.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    hover(window, at(window, "king", 1))
    assert pane.viewport().toolTip() == ""
    assert pane.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    hover(window, at(window, "quay", 1))
    assert "Which of the two?" in pane.viewport().toolTip()
    pane.put_caret(0)
    with hearing(window.window.desk.voice.said) as heard:
        window.click(pane.viewport(), sign.box.center().toPoint())
    assert heard == [("Highlighted in yellow, with the note: Which of the two?",)]
    dialog = window.dialog()
    assert isinstance(dialog, NoteDialog)
    assert dialog.words.toPlainText() == "Which of the two?"
    dialog.reject()


def test_two_notes_on_one_line_have_each_a_sign(window: Reader) -> None:
    highlight(window, "river", note="One.")
    highlight(window, "quay", note="Two.")
    first, second = signs(window.window.pane)
    assert not first.box.intersects(second.box)


# -- times ---------------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore(NO_SCREEN)
@pytest.mark.parametrize("width", [600, 1_400])
def test_a_click_on_a_time_offers_what_is_said_then(window: Reader, width: int) -> None:
    window.window.resize(width, 780)
    window.settings.set("show_side", False)
    window.settle()
    pane = window.window.pane
    place = time_of(window, 1)
    hover(window, place)
    assert pane.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    for words, copied in (
        ("Copy Link to This Moment", "https://www.youtube.com/watch?v=abcdefghijk&t=70"),
        ("Copy Time", "1:10"),
    ):
        window.click(pane.viewport(), place.toPoint())
        choose(menu(), words)
        assert window.clipboard == copied
    window.click(pane.viewport(), place.toPoint())
    choose(menu(), "Copy Quotation from Here")
    assert TEXTS[1] in window.clipboard
    assert "Bridges of Porto" in window.clipboard
    window.click(pane.viewport(), place.toPoint())
    choose(menu(), "Select from Here")
    assert words_of(window) == TEXTS[1]


def time_of(window: Reader, block: int) -> QPointF:
    """Where on the view the time of a block is: looked for as a mouse would."""
    pane = window.window.pane
    for y in range(0, pane.viewport().height(), 4):
        for x in range(0, pane.viewport().width(), 4):
            if pane.page_layout.time_at(QPointF(x, y + pane.verticalScrollBar().value())) == block:
                return QPointF(x + 6, y + 4)
    raise AssertionError("There is no such time.")


def test_the_number_of_a_caption_without_a_time_says_what_a_click_does(window: Reader) -> None:
    window.window.resize(1_400, 780)
    window.settings.set("show_side", False)
    cues = (Cue("Yes.", speaker="Ana"), Cue("No.", speaker="Ben"))
    window.session.show(OpenTranscript(Transcript(title="A talk", cues=cues)))
    window.do("captions")
    hover(window, time_of(window, 1))
    assert "the words of this caption" in window.window.pane.viewport().toolTip()


def test_from_the_caret_by_key(window: Reader) -> None:
    pane = window.window.pane
    pane.put_caret(window.text.index("not even"))
    window.do("select-from-here")
    assert words_of(window) == "not even the king."


def test_a_video_without_an_address_has_no_link(window: Reader) -> None:
    window.session.show(OpenTranscript(Transcript(title="A talk", cues=(Cue("Hm.", 0, 900),))))
    window.settle()
    window.do("copy-link")
    assert window.window.notices.isVisible()


@pytest.mark.parametrize(
    ("cues", "told"),
    [
        ([Cue("Yes.", 0, 900)], "0:00 of 0:00"),
        ([Cue("Yes."), Cue("No.")], "caption 1 of 2"),
        ([Cue("Yes.", starts_paragraph=True)], "paragraph 1 of 1"),
        (
            [Cue(f"Number {n}.", n * 1_000, n * 1_000 + 900) for n in range(7_200)],
            "0:00 of 1:59:59",
        ),
    ],
)
def test_the_place_is_told_for_every_transcript(window: Reader, cues: list[Cue], told: str) -> None:
    window.session.show(OpenTranscript(Transcript(title="A talk", cues=tuple(cues))))
    window.settle()
    assert window.window.place_label.text().endswith(f"  ·  {told}")


# -- on paper ------------------------------------------------------------------------------------


def test_highlights_and_notes_are_taken_along_where_that_is_chosen(
    window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    highlight(window, "quay", note="Which of the two?")
    window.window.pane.put_caret(0)
    path = tmp_path / "bridges.html"
    monkeypatch.setattr(
        "reader.ui.dialogs.saving.QFileDialog.getSaveFileName", lambda *_: (str(path), "")
    )
    for is_wanted in (False, True):
        path.unlink(missing_ok=True)
        window.do("export")
        dialog = window.dialog()
        assert isinstance(dialog, ExportDialog)
        dialog._kind.setCurrentIndex(dialog._kind.findData("html"))
        assert dialog._notes.isEnabled()
        dialog._notes.setChecked(is_wanted)
        dialog.accept()
        until(path.is_file)
        window.settle()
        assert ("Which of the two?" in path.read_text(encoding="utf-8")) is is_wanted
    window.do("export")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    dialog._kind.setCurrentIndex(dialog._kind.findData("html"))
    other = tmp_path / "bridges.pdf"
    monkeypatch.setattr(
        "reader.ui.dialogs.saving.QFileDialog.getSaveFileName", lambda *_: (str(other), "")
    )
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.fault.text() == (
        "A name that ends in .pdf is one of another kind of file. Choose that kind here, or a name "
        "that ends in .html for this one: Web page."
    )
    assert not other.exists()
    dialog.reject()
    # The choice holds for what is printed too.
    until(window.window.actions_["paper-notes"].isChecked)


def test_without_highlights_there_is_nothing_to_take_along(window: Reader) -> None:
    window.do("export")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    assert not dialog._notes.isEnabled()
    dialog.reject()
