"""Where small things stand, and that nothing is left behind: what the eye is hurt by first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import SEED, Reader, until
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
    QProxyStyle,
    QSpinBox,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QToolButton,
    QWidget,
)
from recordings import Heard
from shelves import take_in

from reader.ui.dialogs.export_dialog import ExportDialog
from reader.ui.dialogs.preferences import PreferencesDialog
from reader.ui.pages.shelf_search_page import ShelfSearchPage
from reader.ui.parts import plain
from reader.ui.parts.panel_parts import ClearSign

LEFTWARD, RIGHTWARD = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


@pytest.fixture
def large(window: Reader) -> Iterator[Reader]:
    window.settings.set("interface_size", 200)
    window.settle()
    yield window
    window.settings.set("interface_size", 100)


def on_screen(window: Reader, part: QWidget) -> QImage:
    """A part of the window as it stands on the screen, nothing of it drawn anew."""
    window.settle()
    whole = window.window.screen().grabWindow(window.window.winId()).toImage()
    return whole.copy(QRect(part.mapTo(window.window, QPoint()), part.size()))


def ink(picture: QImage, row: int = 4) -> list[int]:
    """The columns of a picture, below some rows, in which something is drawn on its ground."""
    ground = QColor.fromRgba(picture.pixel(picture.width() // 2, row)).lightness()
    return [
        x
        for x in range(picture.width())
        if any(
            abs(QColor.fromRgba(picture.pixel(x, y)).lightness() - ground) > 60
            for y in range(row, picture.height() - row)
        )
    ]


# -- the page ------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["In 1997", "neither side saw the other as an adversary. So why"])
def test_nothing_of_a_selection_is_left_when_it_is_dropped(window: Reader, words: str) -> None:
    window.open(SEED)
    view = window.window.pane.viewport()
    before = on_screen(window, view)
    start = window.text.index(words)
    first, last = (window.point_of(at).toPoint() for at in (start, start + len(words)))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    for at in (last + QPoint(0, 90), last):  # too far, and back
        QTest.mouseMove(view, at)
        window.settle()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    assert window.session.selection is not None
    assert on_screen(window, view) != before
    window.click(view, QPoint(view.width() // 2, view.height() - 12))
    assert window.session.selection is None
    assert on_screen(window, view) == before


@pytest.mark.parametrize("overview", [True, False])
@pytest.mark.parametrize("width", [360, 600, 1_000, 1_440])
def test_the_title_of_a_video_stands_where_that_of_a_transcript_did(
    window: Reader, width: int, overview: bool
) -> None:
    window.settings.set("show_overview", overview)
    window.window.resize(width, 760)
    window.open(SEED)

    def place(title: QWidget) -> QPoint:
        return title.mapTo(window.window, QPoint())

    there = place(window.window.pane._masthead._title)
    window.session.show_video(window.session.related[1])
    window.settle()
    assert window.window.video_pane.isVisible()
    assert place(window.window.video_pane.title) == there


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_scroll_bar_is_seen_only_where_there_is_something_to_scroll(
    window: Reader, tmp_path: Path, theme: str
) -> None:
    window.settings.set("theme", theme)
    short = tmp_path / "short.txt"
    short.write_text("Three words here.", encoding="utf-8")
    for path, is_seen in ((short, False), (SEED, True), (short, False)):
        window.open(path)
        bar = window.window.pane.verticalScrollBar()
        room = window.picture().copy(QRect(bar.mapTo(window.window, QPoint()), bar.size()))
        ground = room.pixel(0, room.height() // 2)
        column = {room.pixel(room.width() // 2, y) for y in range(8, room.height() - 8)}
        assert (column != {ground}) is is_seen
        assert bar.isVisible()


# -- the foot of the window ----------------------------------------------------------------------


def test_a_message_begins_where_the_place_stood(window: Reader) -> None:
    window.open(SEED)
    bar = window.window.statusBar()
    assert window.window.place_label.text().startswith("0 %")
    place = ink(window.picture().copy(bar.geometry()))[0]
    bar.showMessage("0 % of it")
    assert ink(window.picture().copy(bar.geometry()))[0] == place


@pytest.mark.parametrize("direction", [RIGHTWARD, LEFTWARD])
def test_a_long_message_ends_before_the_buttons(
    window: Reader, direction: Qt.LayoutDirection
) -> None:
    window.window.resize(360, 600)
    window.open(SEED)
    bar = window.window.statusBar()
    bar.setLayoutDirection(direction)
    window.settle()
    bar.showMessage("1")
    window.settle()
    buttons = [one for one in bar.findChildren(QWidget) if one.isVisible() and one.height() > 8]
    boxes = [QRect(one.mapTo(bar, QPoint()), one.size()) for one in buttons]
    bar.showMessage("It was copied " * 20)
    drawn = ink(window.picture().copy(bar.geometry()))
    free = [x for x in drawn if not any(box.left() <= x <= box.right() for box in boxes)]
    assert len(free) > 60
    if direction is RIGHTWARD:
        assert max(free) < min(box.left() for box in boxes)
    else:
        assert min(free) > max(box.right() for box in boxes)


@pytest.mark.parametrize("size", [100, 200])
def test_the_place_gives_way_to_the_buttons(window: Reader, size: int) -> None:
    window.settings.set("interface_size", size)
    try:
        window.open(SEED)
        window.window.resize(360, 600)
        window.settle()
        bar, place = window.window.statusBar(), window.window.place_label
        buttons = [one for one in bar.findChildren(QToolButton) if one.isVisible()]
        assert len(buttons) == 2
        for button in buttons:
            assert bar.rect().contains(QRect(button.mapTo(bar, QPoint()), button.size()))
        assert place.text() == "0 %  ·  caption 1 of 146"
        drawn = ink(window.picture().copy(bar.geometry()))
        assert [x for x in drawn if place.x() <= x <= place.x() + place.width()]
    finally:
        window.settings.set("interface_size", 100)


# -- room ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [360, 480, 600, 800])
def test_the_keyboard_stays_in_the_field_when_the_window_is_made_narrow(
    window: Reader, width: int
) -> None:
    window.open(SEED)
    window.window.resize(1_440, 800)
    window.find("nato")
    field = window.window.search_bar.field
    assert field.hasFocus()
    window.window.resize(width, 800)
    window.settle()
    assert field.hasFocus()
    window.type(" russia")
    assert window.count == "1 of 2"


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize(("width", "height"), [(360, 760), (600, 760), (1_180, 760), (600, 480)])
def test_nothing_on_the_page_of_the_library_lies_over_another(
    window: Reader, folder: Path, width: int, height: int, size: int
) -> None:
    window.settings.set("interface_size", size)
    try:
        take_in(window, folder)
        window.window.resize(width, height)
        window.press("Ctrl+Shift+F")
        window.type("bridge OR water")
        search = window.window.commands.library.search
        until(lambda: not search.state.is_busy)
        window.settle()
        page = window.window.areas.page
        assert isinstance(page, ShelfSearchPage)
        buttons = [page.fold_button, page.table_button, page.save_button, page.help_button]
        parts = [page.said, *buttons, page.narrowing, page.bars, page.list]
        shown = [one for one in parts if one.isVisible()]
        assert len(shown) >= 6
        # What stands above the list may be scrolled.
        seen = [(one, one.visibleRegion().boundingRect()) for one in shown]
        boxes = [box.translated(one.mapTo(page, QPoint())) for one, box in seen if box]
        for nth, box in enumerate(boxes):
            for other in boxes[nth + 1 :]:
                assert not box.adjusted(1, 1, -1, -1).intersects(other)
        assert page.list.height() >= 90 or height < 600
    finally:
        window.settings.set("interface_size", 100)


def test_a_low_page_of_the_library_leaves_room_for_what_was_found(
    large: Reader, folder: Path
) -> None:
    """On a screen of 1440 by 900 pixels at twice the size, with letters twice as large."""
    take_in(large, folder)
    large.window.resize(712, 418)
    large.press("Ctrl+Shift+F")
    large.type("bridge OR water")
    search = large.window.commands.library.search
    until(lambda: not search.state.is_busy)
    large.settle()
    page = large.window.areas.page
    assert isinstance(page, ShelfSearchPage)
    assert page.list.height() >= 60
    for button in (page.table_button, page.help_button):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen = focused.visibleRegion().boundingRect()
        assert seen.height() >= min(focused.height(), 40)
    page.help_button.click()  # it is high, and is scrolled too
    large.settle()
    assert page.list.height() >= 60
    page.help_button.click()
    large.window.resize(1_000, 900)
    large.settle()
    head = page.help.parentWidget()
    assert head is not None
    assert head.visibleRegion().boundingRect().height() == head.height()


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("width", [360, 440, 600, 1_000])
def test_the_bar_of_a_recording_shows_only_what_has_room(
    heard: Heard, width: int, size: int
) -> None:
    window = heard.window
    window.settings.set("interface_size", size)
    try:
        window.window.resize(width, 700)
        window.find("the")
        bar = heard.bar
        assert bar.follow.isVisible()
        assert bar.play.isVisible()
        for button in bar.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width(), button.text()
                box = QRect(button.mapTo(bar, QPoint()), button.size())
                assert bar.rect().contains(box)
        assert all(one.isVisible() for one in bar.skips) or (width, size) != (1_000, 100)
    finally:
        window.settings.set("interface_size", 100)


# -- fields --------------------------------------------------------------------------------------


def test_the_sign_that_clears_a_field_grows_with_the_letters(large: Reader) -> None:
    large.open(SEED)
    large.window.resize(1_440, 800)
    large.find("founding")
    field = large.window.search_bar.field
    sign = field.findChild(ClearSign)
    assert sign is not None
    assert sign.isVisible()
    assert sign.accessibleName()
    assert sign.icon().actualSize(sign.iconSize()).width() == 32
    assert field.rect().contains(sign.geometry())
    large.click(sign)
    assert (field.text(), large.count, sign.isVisible()) == ("", "", False)


@pytest.mark.parametrize("width", [360, 600, 1_180])
@pytest.mark.parametrize("direction", [RIGHTWARD, LEFTWARD])
def test_what_stands_in_the_field_follows_the_way_of_reading(
    window: Reader, direction: Qt.LayoutDirection, width: int
) -> None:
    window.open(SEED)
    window.window.resize(width, 700)
    bar = window.window.search_bar
    bar.setLayoutDirection(direction)
    window.find("nato")
    field, sign = bar.field, bar.field.findChild(ClearSign)
    assert sign is not None
    scope = next(part for part in field.findChildren(QWidget) if part.property("role") == "scope")
    parts = [scope.geometry(), bar.count.geometry(), sign.geometry()]
    margins, inside = field.textMargins(), field.rect()
    words = inside.adjusted(margins.left(), 0, -margins.right(), 0)
    if direction is LEFTWARD:  # the same, seen in a mirror
        parts = [QRect(field.width() - box.right() - 1, 0, box.width(), 1) for box in parts]
        words = QRect(field.width() - words.right() - 1, 0, words.width(), 1)
    starts = [parts[0].left(), words.left(), parts[1].left(), parts[2].left()]
    ends = [parts[0].right(), words.right(), parts[1].right(), parts[2].right()]
    if not bar.count.width():
        del starts[2], ends[2]
    assert starts == sorted(starts)
    assert all(end <= start + 4 for end, start in zip(ends, starts[1:], strict=False))
    assert inside.left() <= starts[0]
    assert ends[-1] <= inside.right()


def test_numbers_stand_where_words_in_fields_do(window: Reader) -> None:
    window.do("preferences")
    dialog = window.dialog()
    assert isinstance(dialog, PreferencesDialog)
    box = next(box for box in dialog.findChildren(QSpinBox) if box.suffix() == " %")
    number = box.lineEdit()
    other = QLineEdit(box.text(), dialog)
    other.show()
    window.settle()
    there, here = ink(other.grab().toImage(), 7), ink(box.grab().toImage(), 7)
    beside = next(x for x in here if x > 3) - next(x for x in there if x > 3)
    assert number is not None
    assert abs(beside) <= 2
    dialog.reject()


# -- dialogs -------------------------------------------------------------------------------------


class WithSigns(QProxyStyle):
    """A style that puts the signs of the system on the buttons of dialogs, as some desktops do."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, returned)


def test_buttons_of_dialogs_bear_no_signs_of_the_system(window: Reader) -> None:
    row, style = QDialogButtonBox(window.window), WithSigns()
    row.setStyle(style)
    cancel = row.addButton(QDialogButtonBox.StandardButton.Cancel)
    assert cancel.icon().isNull()
    row.deleteLater()


def test_enter_closes_a_message_rather_than_unfolding_it(window: Reader) -> None:
    box = plain.message(window.window, "warning", "It broke.", "At length.")
    box.open()
    window.settle()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Close)
    window.press("Return")
    until(lambda: not window.window.findChildren(QMessageBox))


def test_a_dialog_is_as_much_larger_as_its_letters(window: Reader) -> None:
    window.open(SEED)
    window.do("next-sentence")

    def note() -> QDialog:
        window.do("note")
        until(lambda: any(one.isVisible() for one in window.window.findChildren(QDialog)))
        return window.dialog()

    usual = note()
    assert usual.width() == 520
    usual.reject()
    window.settings.set("interface_size", 150)
    try:
        larger = note()
        assert larger.width() == 780
        larger.reject()
    finally:
        window.settings.set("interface_size", 100)


def test_the_preview_is_in_letters_as_large_as_the_rest(large: Reader) -> None:
    large.open(SEED)
    large.do("export")
    dialog = large.dialog()
    assert isinstance(dialog, ExportDialog)
    assert dialog.preview.font().pointSizeF() == QApplication.font().pointSizeF()
    dialog.reject()


def test_no_still_frame_is_offered_where_there_is_no_video(window: Reader) -> None:
    window.open(SEED)
    window.do("export")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    kinds = dialog.findChildren(QComboBox)[0]
    for row in range(kinds.count()):
        kinds.setCurrentIndex(row)
        window.settle()
        assert not dialog.still.isVisible()
    dialog.reject()


def test_all_on_the_page_of_the_library_begins_at_one_edge(window: Reader, folder: Path) -> None:
    window.window.resize(600, 900)
    window.press("Ctrl+Shift+F")
    page = window.window.commands.library.page
    until(lambda: page._empty.isVisible() and page._empty.text().startswith("Nothing is kept"))
    window.settle()
    empty = [begins_at(page, part) for part in page._empty.children() if isinstance(part, QWidget)]
    assert all(24 <= one <= 26 for one in empty), empty
    take_in(window, folder)
    window.window.resize(600, 900)
    window.press("Ctrl+Shift+F")
    window.type("bridge OR water")
    until(lambda: not window.window.commands.library.search.state.is_busy)
    window.window.resize(360, 900)  # where flat buttons begin lines too
    window.settle()
    begins = [begins_at(page, page.said), begins_at(page, page.help_button)]
    window.click(page.table_button)
    window.window.resize(1_180, 900)
    window.settle()
    begins.append(begins_at(page, page.table))
    # Letters have a little room of their own beside them.
    assert all(24 <= one <= 28 for one in begins), begins


def begins_at(page: QWidget, part: QWidget) -> int:
    """Return where at the left the ink of a part begins, in pixels of its page."""
    image = page.grab().toImage()
    top = part.mapTo(page, QPoint()).y()
    ground = image.pixel(4, top + 10)
    rows = range(top + 6, top + min(part.height(), 24))
    return next(x for x in range(4, 200) if any(image.pixel(x, y) != ground for y in rows))
