from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from driver import until
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QToolButton
from pytestqt.qtbot import QtBot

from reader.kept.settings import Settings
from reader.paths import resource
from reader.ui.actions.action_table import BARS, MENUS, Entry, bare, entries, key_table
from reader.ui.actions.actions import Actions, sequences
from reader.ui.parts.theme import theme

Key = QKeySequence.StandardKey
ENTRIES = tuple(entries())

# What each system has for the standard keys of the table: https://doc.qt.io/qt-6/qkeysequence.html
# An entry that is missing has none there, so that the keys of the table are used.
SYSTEMS = {
    "Windows": {
        Key.Open: "Ctrl+O",
        Key.Refresh: "F5",
        Key.Close: "Ctrl+F4 Ctrl+W",
        Key.Copy: "Ctrl+C Ctrl+Ins",
        Key.SelectAll: "Ctrl+A",
        Key.Find: "Ctrl+F",
        Key.FindNext: "F3 Ctrl+G",
        Key.FindPrevious: "Shift+F3 Ctrl+Shift+G",
        Key.ZoomIn: "Ctrl++",
        Key.ZoomOut: "Ctrl+-",
        Key.FullScreen: "F11 Alt+Enter",
        Key.Back: "Alt+Left Backspace",
        Key.Forward: "Alt+Right Shift+Backspace",
        Key.HelpContents: "F1",
    },
    "macOS": {
        Key.Open: "Ctrl+O",
        Key.Refresh: "F5",
        Key.Close: "Ctrl+W Ctrl+F4",
        Key.Quit: "Ctrl+Q",
        Key.Copy: "Ctrl+C",
        Key.SelectAll: "Ctrl+A",
        Key.Find: "Ctrl+F",
        Key.FindNext: "Ctrl+G",
        Key.FindPrevious: "Ctrl+Shift+G",
        Key.Preferences: "Ctrl+,",
        Key.ZoomIn: "Ctrl++",
        Key.ZoomOut: "Ctrl+-",
        Key.FullScreen: "Ctrl+Meta+F",
        Key.Back: "Ctrl+[",
        Key.Forward: "Ctrl+]",
        Key.HelpContents: "Ctrl+?",
    },
    "KDE": {
        Key.Open: "Ctrl+O",
        Key.Refresh: "F5",
        Key.Close: "Ctrl+W",
        Key.Quit: "Ctrl+Q",
        Key.Copy: "Ctrl+C F16 Ctrl+Ins",
        Key.SelectAll: "Ctrl+A",
        Key.Find: "Ctrl+F",
        Key.FindNext: "F3",
        Key.FindPrevious: "Shift+F3",
        Key.ZoomIn: "Ctrl++",
        Key.ZoomOut: "Ctrl+-",
        Key.FullScreen: "F11 Ctrl+Shift+F",
        Key.Back: "Alt+Left",
        Key.Forward: "Alt+Right",
        Key.HelpContents: "F1",
    },
    "GNOME": {
        Key.Open: "Ctrl+O",
        Key.Refresh: "Ctrl+R F5",
        Key.Close: "Ctrl+W",
        Key.Quit: "Ctrl+Q",
        Key.Copy: "Ctrl+C F16 Ctrl+Ins",
        Key.SelectAll: "Ctrl+A",
        Key.Find: "Ctrl+F",
        Key.FindNext: "Ctrl+G F3",
        Key.FindPrevious: "Ctrl+Shift+G Shift+F3",
        Key.ZoomIn: "Ctrl++",
        Key.ZoomOut: "Ctrl+-",
        Key.FullScreen: "Ctrl+F11",
        Key.Back: "Alt+Left",
        Key.Forward: "Alt+Right",
        Key.HelpContents: "F1",
    },
}


def written(keys: Iterable[str | QKeySequence]) -> list[str]:
    return [QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) for key in keys]


def twice(things: Iterable[str]) -> list[str]:
    return [thing for thing, count in Counter(things).items() if count > 1]


@pytest.mark.parametrize("system", SYSTEMS)
def test_no_two_actions_share_a_key(system: str) -> None:
    keys: list[str] = []
    for entry in ENTRIES:
        bound = SYSTEMS[system].get(entry.standard, entry.keys).split()
        keys += dict.fromkeys(written([*bound, *entry.also.split()]))
    assert "" not in keys
    assert twice(keys) == []


def test_no_two_actions_share_a_key_here(qapp: QApplication) -> None:
    assert twice(key.toString() for entry in ENTRIES for key in sequences(entry)) == []


def test_keys_that_the_system_lacks_come_from_the_table(qapp: QApplication) -> None:
    by_id = {entry.id: written(sequences(entry)) for entry in ENTRIES}
    assert by_id["quit"] == ["Ctrl+Q"]
    assert by_id["preferences"] == ["Ctrl+,"]
    assert by_id["find"][0] == "Ctrl+F"
    assert "Ctrl+=" in by_id["text-bigger"]
    assert by_id["lines-looser"] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_action_says_what_it_does(entry: Entry) -> None:
    assert bare(entry.words)
    assert entry.tip[0].isupper()
    assert not entry.tip.endswith(".")
    assert entry.choice or entry.words.count("&") == 1
    assert bool(entry.choice) == bool(entry.value)
    if entry.icon:
        assert resource(f"icons/{entry.icon}.svg").is_file()


def test_every_action_has_a_name_of_its_own() -> None:
    assert twice(entry.id for entry in ENTRIES) == []


def access_key(words: str) -> str:
    return words[words.index("&") + 1].lower() if "&" in words else ""


@pytest.mark.parametrize("path", MENUS)
def test_no_two_rows_of_a_menu_have_the_same_access_key(path: str) -> None:
    rows = [row for row in MENUS[path][1] if row is not None]
    words = [row.words if isinstance(row, Entry) else MENUS[row][0] for row in rows]
    assert twice(key for key in map(access_key, words) if key) == []


def test_no_two_menus_have_the_same_access_key() -> None:
    keys = [access_key(words) for path, (words, _) in MENUS.items() if "/" not in path]
    assert "" not in keys
    assert twice(keys) == []


def test_every_submenu_hangs_in_a_menu() -> None:
    hung = [row for _, rows in MENUS.values() for row in rows if isinstance(row, str)]
    assert sorted(hung) == sorted(path for path in MENUS if "/" in path)


def test_the_choices_are_those_of_the_settings() -> None:
    choices = (Settings.theme, Settings.typeface, Settings.library_sort, Settings.library_group)
    for setting in choices:
        values = [entry.value for entry in ENTRIES if entry.choice == setting.name]
        assert values == list(setting.choices)


def test_the_key_table_is_the_same_on_every_system() -> None:
    rows = {row.words: row for row in key_table()}
    assert rows["Find"] == ("Edit", "Find", ("Ctrl+F",))
    assert rows["Quit"] == ("File", "Quit", ("Ctrl+Q",))
    assert rows["Bigger Text"].keys == ("Ctrl++", "Ctrl+=")
    assert rows["Find Next"].keys == ("F3", "Ctrl+G")
    assert "Looser Lines" not in rows


class Calls(dict[str, Callable[..., object]]):
    """Callbacks for all actions, which note what is called and with what."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[tuple[object, ...]] = []

    def __missing__(self, name: str) -> Callable[..., object]:
        return lambda *given: self.made.append((name, *given))


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def actions(window: QMainWindow, calls: Calls) -> Actions:
    made = Actions(window, calls)
    made.fill_menu_bar(window.menuBar())
    return made


def test_an_action_calls_back(actions: Actions, calls: Calls) -> None:
    actions["open"].trigger()
    actions["related"].trigger()
    actions["related"].trigger()
    actions["theme-dark"].trigger()
    assert calls.made == [("open",), ("related", True), ("related", False), ("theme", "dark")]


def test_a_missing_callback_is_found_at_once(window: QMainWindow) -> None:
    with pytest.raises(KeyError):
        Actions(window, {})


def test_showing_a_state_calls_nothing(actions: Actions, calls: Calls) -> None:
    actions.check("related", True)
    actions.choose("theme", "dark")
    actions.choose("theme", "sepia")
    assert actions["related"].isChecked()
    assert actions["theme-sepia"].isChecked()
    assert not actions["theme-dark"].isChecked()
    assert calls.made == []


def test_what_depends_on_a_condition_waits_for_it(actions: Actions, calls: Calls) -> None:
    assert not actions["copy"].isEnabled()
    assert actions["open"].isEnabled()
    actions.enable({"has_selection": True})
    assert actions["copy"].isEnabled()
    assert not actions["export"].isEnabled()
    actions.enable({"has_selection": False, "has_transcript": True})
    assert not actions["copy"].isEnabled()
    assert actions["export"].isEnabled()


def test_the_menus_hold_every_action_once_in_the_order_of_the_table(
    actions: Actions, window: QMainWindow
) -> None:
    assert [menu.text() for menu in window.menuBar().actions()] == [
        words for path, (words, _) in MENUS.items() if "/" not in path
    ]
    for path, menu in actions.menus.items():
        shown = [action.objectName() for action in menu.actions() if action.objectName()]
        assert shown == [entry.id for entry in entries(path)]
    assert actions["find"] in window.actions()


def test_a_list_of_files_stands_above_the_entries_of_its_menu(
    actions: Actions, calls: Calls
) -> None:
    opened: list[str] = []
    rows = [("R&D <b>talk</b>\tCtrl+X", "/tmp/a&b <i>.srt"), ("Second", "/tmp/2.srt")]
    actions.fill_list("file/recent", rows, opened.append)
    actions.fill_list("file/recent", rows, opened.append)
    shown = actions.menus["file/recent"].actions()
    assert [action.text() for action in shown] == [
        "R&&D <b>talk</b> Ctrl+X",
        "Second",
        "",
        "&Clear This List",
    ]
    assert shown[0].toolTip() == "<qt>/tmp/a&amp;b &lt;i&gt;.srt</qt>"
    shown[0].trigger()
    shown[1].trigger()
    assert opened == ["/tmp/a&b <i>.srt", "/tmp/2.srt"]
    actions.fill_list("file/recent", [], opened.append)
    assert [action.objectName() for action in actions.menus["file/recent"].actions()] == [
        "",
        "clear-recent",
    ]


def test_a_context_menu_holds_the_same_actions(actions: Actions, window: QMainWindow) -> None:
    menu = actions.menu(window, "copy", "", "select-all")
    assert [action.objectName() for action in menu.actions()] == ["copy", "", "select-all"]
    assert menu.actions()[1].isSeparator()
    assert menu.actions()[0] is actions["copy"]


def test_the_tool_bar_has_the_search_between_its_buttons(
    actions: Actions, window: QMainWindow
) -> None:
    field = QLineEdit()
    bar = actions.tool_bar(field)
    window.addToolBar(bar)
    shown = [bar.widgetForAction(action) for action in bar.actions()]
    names = [
        widget.defaultAction().objectName() if isinstance(widget, QToolButton) else ""
        for widget in shown
    ]
    assert tuple(names) == (*BARS["start"], "", "", *BARS["end"])
    assert shown[len(BARS["start"]) + 1] is field


@pytest.mark.parametrize("place", BARS)
def test_every_button_has_a_picture_a_name_and_a_way_to_reach_it(
    actions: Actions, place: str
) -> None:
    actions.recolour(theme("light"))
    for button in actions.buttons(place):
        assert not button.icon().isNull()
        assert button.accessibleName()
        assert "&" not in button.accessibleName()
        assert button.toolTip().startswith("<qt>")
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_buttons_follow_the_theme(actions: Actions) -> None:
    actions.recolour(theme("light"))
    button = actions.button("open")
    before = button.icon().pixmap(20).toImage()
    actions.recolour(theme("dark"))
    assert button.icon().pixmap(20).toImage() != before


def test_the_tip_of_a_button_tells_its_key(actions: Actions) -> None:
    assert actions["export"].toolTip() == (
        "<qt>Save the selection, or the whole transcript, with its source (Ctrl+E)</qt>"
    )
    assert actions["lines-looser"].toolTip() == "<qt>Put more room between the lines</qt>"


def test_a_key_works_while_the_menu_bar_is_hidden(
    qtbot: QtBot, window: QMainWindow, actions: Actions, calls: Calls
) -> None:
    window.menuBar().hide()
    window.show()
    window.activateWindow()
    until(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert calls.made == [("related", True), ("open",)]


def test_the_system_is_told_which_entries_it_may_move(actions: Actions) -> None:
    assert actions["quit"].menuRole() == QAction.MenuRole.QuitRole
    assert actions["about"].menuRole() == QAction.MenuRole.AboutRole
    assert actions["preferences"].menuRole() == QAction.MenuRole.PreferencesRole
    assert actions["open"].menuRole() == QAction.MenuRole.NoRole
