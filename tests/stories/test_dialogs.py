"""Every dialog: it fits a small screen, every control has a name, no access key stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driver import NO_SCREEN, SEED, Reader, until
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollArea,
    QWidget,
)
from recordings import write
from shelves import take_in, three_talks
from twin_texts import ENGLISH, FRENCH

from reader.library import Conflict, Note
from reader.library.along.undecided import Undecided
from reader.model.transcript import Span
from reader.ui.commands.library import LibraryCommands
from reader.ui.dialogs.along_dialog import AlongDialog
from reader.ui.dialogs.comment_dialog import CommentDialog
from reader.ui.dialogs.conflicts_dialog import ConflictsDialog
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import present

# A screen of 1440 by 900 pixels at twice the size, less its bars and the frame.
SMALL = QSize(712, 418)
# One of 800 by 600, less the same.
OLD = QSize(792, 568)


def by(action: str) -> Callable[[Reader], None]:
    def opened(window: Reader) -> None:
        window.do(action)

    opened.__name__ = action
    return opened


def note(window: Reader) -> None:
    window.do("next-sentence")
    window.do("note")


def highlights_saved(window: Reader) -> None:
    window.do("next-sentence")
    window.do("highlight-yellow")
    until(lambda: window.window.desk.highlights.items)
    window.do("notes-save")


def basket_saved(window: Reader) -> None:
    window.do("next-sentence")
    window.do("basket-add")
    window.do("basket-save")


def comment(window: Reader) -> None:
    present(CommentDialog(window.window, "What was said.", ""))


def tags(window: Reader) -> None:
    library: LibraryCommands = window.window.commands.library
    library.edit_tags([card.entry.id for card in window.shelf.cards])


def copies_of_the_library(window: Reader) -> None:
    window.do("library-back-up")
    until(lambda: window.window.notices.sentence.isVisible())
    window.do("library-restore")


def details(window: Reader) -> None:
    library: LibraryCommands = window.window.commands.library
    library.edit(window.shelf.cards[0].entry.id)


def many(window: Reader) -> None:
    library: LibraryCommands = window.window.commands.library
    library.exporting.ask([card.entry.id for card in window.shelf.cards])


def side_by_side(window: Reader, folder: Path) -> None:
    write(folder / "talk.fr.vtt", *FRENCH)
    window.open(write(folder / "talk.vtt", *ENGLISH))
    window.window.commands.pairs.open_beside(folder / "talk.fr.vtt")
    until(lambda: window.window.commands.pairs.twins.pairing)
    window.settle()


def both_saved(window: Reader) -> None:
    side_by_side(window, window.window.desk.folders.data)
    window.do("export")


def row_parted(window: Reader) -> None:
    side_by_side(window, window.window.desk.folders.data)
    window.window.commands.pairs.page.view.select_row(0)
    window.do("pair-join")
    window.do("pair-part")


def message(window: Reader) -> None:
    plain.message(window.window, "warning", "It broke.", "At length.").open()


def taken_along(window: Reader) -> None:
    present(AlongDialog(window.window, "the archive talks", "water", ["hearing"], ["Talks"], []))


def noted_twice(window: Reader) -> None:
    mine = Note(1, Span(0, 0, 0, 8), "οι πύλες", "Στάζουν, λέει ο φύλακας. " * 12, id=4)
    theirs = mine._replace(words="Δρυς, του 1946.", tags=("φράγμα", "δρυς"), changed_by="Ben Okoro")
    conflict = Conflict(1, 1, 4, mine, theirs, "2026-03-04T10:00:00")
    removed = conflict._replace(id=2, theirs=None)
    twice = [Undecided(one, "Ακρόαση για τη σήραγγα", True) for one in (conflict, removed)]
    present(ConflictsDialog(window.window, twice))


def written_down(window: Reader) -> None:
    recording = Path("/talks/Ακρόαση για τη σήραγγα, 4 Μαρτίου 2026.mp3")
    window.window.commands.files.writing_down.offer([recording])


DIALOGS = (
    *map(by, ("export", "source", "quote-styles", "preferences", "keys", "about", "go-to")),
    *map(by, ("report", "library-watch", "library-words", "who-speaks", "open-address", "asked")),
    *(note, highlights_saved, basket_saved, comment, tags, copies_of_the_library, message),
    *(details, many, both_saved, row_parted, taken_along, noted_twice, written_down),
)


@pytest.fixture(params=DIALOGS, ids=lambda opens: opens.__name__)
def dialog(request: pytest.FixtureRequest, window: Reader, tmp_path: Path) -> Iterator[QDialog]:
    shown = opened(request.param, window, tmp_path)
    yield shown
    shown.reject()


def opened(opens: Callable[[Reader], None], window: Reader, folder: Path) -> QDialog:
    take_in(window, three_talks(folder))
    window.open(SEED)
    opens(window)
    until(lambda: any(d.isVisible() for d in window.window.findChildren(QDialog)))
    window.settle()
    return window.dialog()


def test_it_fits_a_small_screen(dialog: QDialog) -> None:
    assert_fits(dialog, SMALL)


@pytest.fixture
def large(window: Reader) -> Iterator[None]:
    """Letters twice as large in menus, lists and buttons."""
    before = QApplication.font().pointSizeF()
    window.settings.set("interface_size", 200)
    assert 18 <= QApplication.font().pointSizeF() == 2 * before
    yield
    window.settings.set("interface_size", 100)


@pytest.mark.parametrize("opens", DIALOGS, ids=lambda opens: opens.__name__)
def test_it_fits_a_small_screen_with_large_letters(
    window: Reader, large: None, tmp_path: Path, opens: Callable[[Reader], None]
) -> None:
    dialog = opened(opens, window, tmp_path)
    for screen in (OLD, SMALL):
        assert_fits(dialog, screen)
        # What scrolls does so up and down alone: nothing is looked for at the side.
        for area in dialog.findChildren(QScrollArea):
            assert not area.isVisible() or area.horizontalScrollBar().maximum() == 0
    dialog.reject()


def assert_fits(dialog: QDialog, screen: QSize) -> None:
    """A dialog can be as small as that, and its buttons are within it, with all their words."""
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    assert least.height() <= screen.height()
    assert least.width() <= screen.width()
    dialog.resize(screen)
    QApplication.processEvents()
    inside = dialog.rect()
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() and not is_scrolled(button):
            # The one that empties a field has no words; the field gives it its size.
            if not isinstance(button.parentWidget(), QLineEdit):
                assert button.width() >= button.minimumSizeHint().width(), button.text()
            for corner in (button.rect().topLeft(), button.rect().bottomRight()):
                assert inside.contains(button.mapTo(dialog, corner)), button.text()


def is_scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea | QAbstractItemView):
        parent = parent.parentWidget()
    return parent is not None


def shown_in(field: QWidget) -> str:
    return field.currentText() if isinstance(field, QComboBox) else getattr(field, "text", str)()


def test_the_wheel_scrolls_and_sets_no_field(window: Reader, dialog: QDialog) -> None:
    """Not where another part has the keyboard, which the wheel takes from none."""
    dialog.resize(dialog.minimumSizeHint().expandedTo(QSize(320, 240)))
    for field in (*dialog.findChildren(QComboBox), *dialog.findChildren(QAbstractSpinBox)):
        area = around(field)
        if area is None or not field.isVisible():
            continue
        area.ensureWidgetVisible(field)
        window.settle()
        bar, before, has_keyboard = area.verticalScrollBar(), shown_in(field), dialog.focusWidget()
        if has_keyboard is field:
            continue
        at = bar.value()
        for by in (120, -120):
            window.turn_wheel(field, by)
            assert shown_in(field) == before
            assert dialog.focusWidget() is has_keyboard
            area.ensureWidgetVisible(field)
        bar.setValue(at)
        window.turn_wheel(field, 120)
        assert bar.value() < at or at == 0, field.accessibleName()


def around(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def test_its_title_can_be_read_whole(dialog: QDialog) -> None:
    """Beside it stand the buttons of the system, on both sides as much where it is centred."""
    letters = QApplication.font()
    letters.setBold(True)
    title = QFontMetrics(letters).horizontalAdvance(dialog.windowTitle())
    assert not title or dialog.width() >= min(title + 220, SMALL.width())


def test_words_before_a_field_stand_level_with_those_in_it(dialog: QDialog) -> None:
    for label in dialog.findChildren(QLabel):
        field = label.buddy()
        if isinstance(field, QLineEdit | QComboBox) and field.isVisible() and label.isVisible():
            middles = [one.mapTo(dialog, one.rect().center()) for one in (label, field)]
            if middles[0].x() < field.mapTo(dialog, field.rect().topLeft()).x():
                assert abs(middles[0].y() - middles[1].y()) <= 1, label.text()


def test_every_control_has_a_name(dialog: QDialog) -> None:
    buddies = {label.buddy() for label in dialog.findChildren(QLabel) if label.buddy()}
    for widget in dialog.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            words = widget.accessibleName() or getattr(widget, "text", str)()
            assert words or widget in buddies, widget


def test_the_first_stop_is_something_to_use(dialog: QDialog) -> None:
    focused = dialog.focusWidget()
    assert focused is not None
    assert not isinstance(focused, QScrollArea)


def test_no_access_key_stands_twice(dialog: QDialog) -> None:
    assert twice(access_keys(dialog)) == {}


def test_what_was_noted_twice_is_heard_with_all_that_is_seen(window: Reader) -> None:
    noted_twice(window)
    dialog = window.dialog()
    assert isinstance(dialog, ConflictsDialog)
    mine, theirs = dialog.mine.words, dialog.theirs.words
    assert dialog.focusWidget() is mine
    assert mine.accessibleName() == "Yours"
    which = "1 of 2, Ακρόαση για τη σήραγγα, “οι πύλες”"
    assert mine.accessibleDescription() == f"{which}, 2026-03-04 10:00 UTC"
    assert theirs.accessibleName() == "Theirs: Ben Okoro"
    assert theirs.accessibleDescription() == "#φράγμα #δρυς"
    dialog.go_on()
    assert mine.accessibleDescription().startswith("2 of 2, Ακρόαση για τη σήραγγα")
    assert theirs.accessibleName() == "As it is kept now"
    assert theirs.accessibleDescription() == "This note is not there any more."
    dialog.reject()


# -- access keys -----------------------------------------------------------------------------------


def access_keys(part: QWidget) -> list[tuple[str, str]]:
    """The access keys of what is shown in a part of the window, with the words they are in."""
    words = [
        *(b.text() for b in part.findChildren(QAbstractButton) if b.isVisible()),
        *(b.title() for b in part.findChildren(QGroupBox) if b.isVisible()),
        *(
            label.text()
            for label in part.findChildren(QLabel)
            if label.isVisible() and label.buddy() is not None
        ),
        *(action.text() for bar in part.findChildren(QMenuBar) for action in bar.actions()),
    ]
    return keyed(words)


def keyed(words: list[str]) -> list[tuple[str, str]]:
    found = ((QKeySequence.mnemonic(one).toString(), one) for one in words)
    return [(key, one) for key, one in found if key]


def twice(keys: list[tuple[str, str]]) -> dict[str, list[str]]:
    count = Counter(key for key, _ in keys)
    return {key: [w for k, w in keys if k == key] for key, times in count.items() if times > 1}


def test_no_access_key_of_a_menu_stands_twice(window: Reader) -> None:
    for path, menu in window.window.actions_.menus.items():
        assert twice(keyed([action.text() for action in menu.actions()])) == {}, path


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_no_access_key_of_a_context_menu_stands_twice(window: Reader, tmp_path: Path) -> None:
    take_in(window, three_talks(tmp_path))
    window.open(SEED)
    window.do("next-sentence")
    window.do("highlight-yellow")
    window.do("basket-add")
    for name in ("library", "related", "notes", "basket"):
        if not window.window.areas.is_shown(name):
            window.do(name)
        panel = window.window.areas[name]
        until(lambda panel=panel: panel.model.rowCount())
        panel.list.select_row(0)
        panel.list.setFocus(Qt.FocusReason.TabFocusReason)
        window.press("Shift+F10")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), name
        assert twice(keyed([action.text() for action in menu.actions()])) == {}
        window.press("Escape", menu)
        assert QApplication.activePopupWidget() is None


def test_no_access_key_of_the_window_stands_twice(window: Reader) -> None:
    assert twice(access_keys(window.window)) == {}  # with nothing open, and then with everything
    for panel in ("library", "notes", "basket"):
        window.do(panel)
    window.open(SEED)
    window.do("next-sentence")
    window.do("basket-add")
    until(lambda: window.window.areas["basket"].model.rows)
    assert twice(access_keys(window.window)) == {}
    window.press("Ctrl+Shift+F")
    assert twice(access_keys(window.window)) == {}


def test_a_dialog_is_no_larger_than_the_screen(window: Reader) -> None:
    dialog = QDialog(window.window)
    dialog.resize(20_000, 20_000)
    present(dialog)
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    dialog.reject()


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_a_menu_opens_at_the_words_that_have_the_keyboard(window: Reader) -> None:
    window.open(SEED)
    window.window.pane.setFocus()
    window.press("Shift+F10")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    inside = window.window.pane.rect().translated(window.window.pane.mapToGlobal(QPoint()))
    assert inside.contains(menu.pos())
    window.press("Escape", menu)


def test_escape_leads_to_the_page_and_out_of_the_full_screen(window: Reader) -> None:
    window.open(SEED)
    window.do("full-screen")
    assert window.window.isFullScreen()
    window.press("Ctrl+F")
    assert window.window.search_bar.field.hasFocus()
    window.press("Escape")
    assert window.window.pane.hasFocus()
    assert window.window.isFullScreen()
    window.press("Escape")
    assert not window.window.isFullScreen()
    assert not window.window.actions_["full-screen"].isChecked()
