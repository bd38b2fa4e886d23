from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from driver import until
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QToolButton
from pytestqt.qtbot import QtBot

from reader.kept.settings import Settings
from reader.paths import resource
from reader.ui.actions.action import Action, Bound, Condition, Listed, bare, bound, declared, each
from reader.ui.actions.actions import Actions, sequences
from reader.ui.actions.menus import (
    BARS,
    BESIDE,
    MENUS,
    SEPARATOR,
    SPARED,
    TEXT_MENU,
    key_table,
    rows,
)
from reader.ui.frame.table import ACTIONS
from reader.ui.parts.theme import theme

Key = QKeySequence.StandardKey
IDS = {action.id: action for action in ACTIONS}

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
    for entry in ACTIONS:
        bound = SYSTEMS[system].get(entry.standard, entry.keys).split()
        keys += dict.fromkeys(written([*bound, *entry.also.split()]))
    assert "" not in keys
    assert twice(keys) == []


def test_no_two_actions_share_a_key_here(qapp: QApplication) -> None:
    assert twice(key.toString() for entry in ACTIONS for key in sequences(entry)) == []


def test_keys_that_the_system_lacks_come_from_the_table(qapp: QApplication) -> None:
    by_id = {entry.id: written(sequences(entry)) for entry in ACTIONS}
    assert by_id["quit"] == ["Ctrl+Q"]
    assert by_id["preferences"] == ["Ctrl+,"]
    assert by_id["find"][0] == "Ctrl+F"
    assert "Ctrl+=" in by_id["text-bigger"]
    assert by_id["lines-looser"] == []


@pytest.mark.parametrize("entry", ACTIONS, ids=lambda entry: entry.id)
def test_every_action_says_what_it_does(entry: Action) -> None:
    assert bare(entry.words)
    assert entry.tip[0].isupper()
    assert not entry.tip.endswith(".")
    is_choice = entry.setting and entry.value
    assert is_choice or entry.words.count("&") == 1
    if entry.icon:
        assert resource(f"icons/{entry.icon}.svg").is_file()


def test_every_action_has_a_name_of_its_own() -> None:
    assert twice(entry.id for entry in ACTIONS) == []


def access_key(words: str) -> str:
    return words[words.index("&") + 1].lower() if "&" in words else ""


@pytest.mark.parametrize("path", MENUS)
def test_no_two_rows_of_a_menu_have_the_same_access_key(path: str) -> None:
    shown = [row for row in rows(MENUS[path][1], IDS) if row != SEPARATOR]
    words = [MENUS[row][0] if row in MENUS and "/" in row else IDS[row].words for row in shown]
    assert twice(key for key in map(access_key, words) if key) == []


def test_no_two_menus_have_the_same_access_key() -> None:
    keys = [access_key(words) for path, (words, _) in MENUS.items() if "/" not in path]
    assert "" not in keys
    assert twice(keys) == []


def test_every_submenu_hangs_in_a_menu() -> None:
    hung = [row for _, listed in MENUS.values() for row in listed.split() if "/" in row]
    assert sorted(hung) == sorted(path for path in MENUS if "/" in path)


def test_the_choices_are_those_of_the_settings() -> None:
    choices = (Settings.theme, Settings.typeface, Settings.library_sort, Settings.library_group)
    for setting in choices:
        values = [entry.value for entry in ACTIONS if entry.setting == setting.name]
        assert values == list(setting.choices)


def test_the_key_table_is_the_same_on_every_system() -> None:
    by_words = {row.words: row for row in key_table(ACTIONS)}
    assert by_words["Find"] == ("Edit", "Find", ("Ctrl+F",))
    assert by_words["Quit"] == ("File", "Quit", ("Ctrl+Q",))
    assert by_words["Bigger Text"].keys == ("Ctrl++", "Ctrl+=")
    assert by_words["Find Next"].keys == ("F3", "Ctrl+G")
    assert "Looser Lines" not in by_words


def test_every_action_stands_in_one_menu() -> None:
    listed = [row for _, shown in MENUS.values() for row in rows(shown, IDS) if row in IDS]
    assert sorted(row for row in listed) == sorted(IDS)
    assert set(TEXT_MENU.split()) - {SEPARATOR} <= IDS.keys() | MENUS.keys()
    buttons = {name for listed in BARS.values() for name in listed.split()} - {SEPARATOR}
    assert buttons | {*BESIDE, *SPARED} <= IDS.keys()


class Notes(QObject):
    """A small thing that actions work on: notes, which can be shut."""

    opened, shut = Signal(), Signal()
    is_open = False
    asked = 0

    def look(self) -> bool:
        self.asked += 1
        return self.is_open

    def change(self, is_open: bool) -> None:
        self.is_open = is_open
        (self.opened if is_open else self.shut).emit()


IS_OPEN = Condition(lambda notes: notes.look(), lambda notes: (notes.opened, notes.shut))


class NoteTaking:
    """Three methods with four actions, and one that is a setting."""

    SETTINGS = (Action("margin", "&Margin", "Show it", setting="show_margin"),)

    def __init__(self) -> None:
        self.made: list[object] = []

    @Action("write", "&Write…", "Write a note", when=IS_OPEN)
    def write(self) -> None:
        self.made.append("write")

    @Action("open-notes", "&Open", "Open the notes", is_on=IS_OPEN)
    def open(self, on: bool) -> None:
        self.made.append(on)

    @each(Action(f"ink-{ink}", ink.title(), f"In {ink}", value=ink) for ink in ("red", "blue"))
    def ink(self, colour: str) -> None:
        self.made.append(colour)

    def hidden(self) -> None:
        """No action."""


def test_an_action_stands_on_the_method_that_does_it() -> None:
    found = [(action.id, name) for action, name in declared(NoteTaking)]
    assert found == [
        ("write", "write"),
        ("open-notes", "open"),
        ("ink-red", "ink"),
        ("ink-blue", "ink"),
        ("margin", ""),
    ]
    blue = next(action for action, _ in declared(NoteTaking) if action.id == "ink-blue")
    assert (blue.words, blue.tip, blue.value) == ("Blue", "In blue", "blue")


def test_an_action_calls_its_method(window: QMainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ui.actions.actions.MENUS", {})
    settings, notes, taking = Settings(), Notes(), NoteTaking()
    made = Actions(window, settings, bound(taking), notes)
    notes.change(is_open=True)
    for name in ("write", "open-notes", "ink-blue", "margin"):
        made[name].trigger()
    assert taking.made == ["write", False, "blue"]
    assert settings.show_margin is False
    settings.set("show_margin", True)
    assert made["margin"].isChecked()
    assert taking.made == ["write", False, "blue"]


def test_a_condition_is_asked_again_at_its_own_signals_alone(window: QMainWindow) -> None:
    notes, other = Notes(), Notes()
    made = Actions(window, Settings(), bound(NoteTaking()), notes)
    assert not made["write"].isEnabled()
    assert notes.asked == 1  # once for both actions that depend on it
    other.change(is_open=True)
    assert notes.asked == 1
    notes.change(is_open=True)
    assert made["write"].isEnabled()
    assert made["open-notes"].isChecked()
    assert notes.asked == 2


OFF = Condition(lambda _: False, lambda _: ())


class Calls:
    """Callbacks for all actions, which note what is called and with what."""

    def __init__(self) -> None:
        self.made: list[tuple[object, ...]] = []

    def bound(self) -> list[Bound]:
        return [
            Bound(replace(action, when=None, is_on=action.is_on and OFF), self.of(action))
            for action in ACTIONS
        ]

    def of(self, action: Action) -> Callable[..., object]:
        return lambda *given: self.made.append((action.id, *given))


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
    made = Actions(window, Settings(), calls.bound(), None)
    window.setMenuBar(made.menu_bar())
    return made


def test_a_choice_of_a_setting_shows_its_value(window: QMainWindow) -> None:
    settings = Settings()
    table = [Bound(action, None) for action in ACTIONS if action.setting == "theme"]
    made = Actions(window, settings, table, None)
    made["theme-dark"].trigger()
    assert settings.theme == "dark"
    settings.set("theme", "sepia")
    assert made["theme-sepia"].isChecked()
    assert not made["theme-dark"].isChecked()


def test_the_menus_hold_every_action_once_in_the_order_of_the_table(
    actions: Actions, window: QMainWindow
) -> None:
    assert [menu.text() for menu in window.menuBar().actions()] == [
        words for path, (words, _) in MENUS.items() if "/" not in path
    ]
    for path, menu in actions.menus.items():
        shown = [action.objectName() for action in menu.actions() if action.objectName()]
        assert shown == [row for row in rows(MENUS[path][1], IDS) if row in IDS]
    assert actions["find"] in window.actions()


def test_a_list_of_files_stands_above_the_entries_of_its_menu(
    actions: Actions, calls: Calls
) -> None:
    opened: list[str] = []
    recent = [("R&D <b>talk</b>\tCtrl+X", "/tmp/a&b <i>.srt"), ("Second", "/tmp/2.srt")]
    actions.list_in(Listed("file/recent", lambda: recent, opened.append))
    for _ in range(2):
        actions.menus["file/recent"].aboutToShow.emit()
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
    recent.clear()
    actions.menus["file/recent"].aboutToShow.emit()
    assert [action.objectName() for action in actions.menus["file/recent"].actions()] == [
        "",
        "clear-recent",
    ]


def test_a_context_menu_holds_the_same_actions(actions: Actions, window: QMainWindow) -> None:
    menu = actions.menu(window, "copy | select-all")
    assert [action.objectName() for action in menu.actions()] == ["copy", "", "select-all"]
    assert menu.actions()[1].isSeparator()
    assert menu.actions()[0] is actions["copy"]


def test_the_tool_bar_has_the_search_between_its_buttons(
    actions: Actions, window: QMainWindow
) -> None:
    field = QLineEdit()
    bar = actions.tool_bar(field, field)
    window.addToolBar(bar)
    shown = [bar.widgetForAction(action) for action in bar.actions()]
    names = [
        widget.defaultAction().objectName() if isinstance(widget, QToolButton) else SEPARATOR
        for widget in shown
    ]
    start, end = BARS["start"].split(), BARS["end"].split()
    assert names == [*start, SEPARATOR, SEPARATOR, *end]
    assert shown[len(start) + 1] is field


FEWER = "search-library open captions highlight note basket-add hit-list"


@pytest.mark.parametrize(
    ("width", "words", "without"),
    [
        (1_440, "Open Quote Export", ""),
        (1_000, "", ""),
        (600, "", FEWER),
        (500, "", f"{FEWER} copy-with-source export"),
        (400, "", f"{FEWER} copy-with-source export back forward"),
    ],
)
def test_the_tool_bar_shows_what_it_has_room_for(
    actions: Actions, window: QMainWindow, width: int, words: str, without: str
) -> None:
    field = QLineEdit()
    bar = actions.tool_bar(field, field)
    window.addToolBar(bar)
    window.resize(width, 400)
    window.show()
    buttons = [one for one in bar.findChildren(QToolButton) if one.defaultAction() is not None]

    def hidden() -> set[str]:
        # Not by the buttons: in large letters Qt itself leaves out what has no room.
        rest = (bar.widgetForAction(part) for part in bar.actions() if not part.isVisible())
        return {one.defaultAction().objectName() for one in rest if one in buttons}

    until(lambda: hidden() == set(without.split()))
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert [one.text() for one in buttons if one.toolButtonStyle() == beside] == words.split()


def test_a_button_that_has_room_again_can_do_no_more_than_before(
    actions: Actions, window: QMainWindow
) -> None:
    field = QLineEdit()
    bar = actions.tool_bar(field, field)
    window.addToolBar(bar)
    window.resize(600, 400)
    window.show()
    actions["note"].setEnabled(False)
    for width in (1_440, 600, 1_440):
        window.resize(width, 400)
        QApplication.processEvents()
    buttons = [one for one in bar.findChildren(QToolButton) if one.defaultAction() is not None]
    note = next(one for one in buttons if one.defaultAction() is actions["note"])
    assert note.isVisible()
    assert not note.isEnabled()
    actions["note"].setEnabled(True)
    assert note.isEnabled()


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
    assert actions.button("export").toolTip() == (
        "<qt>Export (Ctrl+E): Save the selection, the highlight at the caret, "
        "or the whole transcript, with its source</qt>"
    )
    assert (
        actions.button("lines-looser").toolTip()
        == "<qt>Looser Lines: Put more room between the lines</qt>"
    )


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
