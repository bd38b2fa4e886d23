"""The actions of the window, made from the table: menus, bars, buttons, keys.

Only this module makes actions, so that whatever can be done stands in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from reader.ui.actions.action_table import BARS, MENUS, Entry, Rows, bare, entries
from reader.ui.parts import plain
from reader.ui.parts.icons import SIZE, icon
from reader.ui.parts.theme import Theme

Callback = Callable[..., object]

_ROLES = {
    "": QAction.MenuRole.NoRole,
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}


def sequences(entry: Entry) -> list[QKeySequence]:
    """Return the keys of an entry on this system, the one that menus show first."""
    found = QKeySequence.keyBindings(entry.standard) if entry.standard is not None else []
    keys = found or [QKeySequence(key) for key in entry.keys.split()]
    for key in map(QKeySequence, entry.also.split()):
        if key not in keys:
            keys.append(key)
    return keys


class Actions:
    """The actions of one window, made once from the table.

    ``callbacks`` has one function for each id and one for each choice; a switch calls it with its
    new state, a choice with the value chosen. KeyError if one is missing.
    """

    def __init__(self, window: QWidget, callbacks: Mapping[str, Callback]) -> None:
        self.menus: dict[str, QMenu] = {}
        self._window = window
        self._made: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        # Menus have no pictures, so an icon is drawn once it is on a button, and not before.
        self._icons = {entry.id: entry.icon for entry in entries()}
        self._on_buttons: set[str] = set()
        self._look: Theme | None = None
        for entry in entries():
            self._made[entry.id] = self._action(entry, callbacks[entry.choice or entry.id])
        # The window has them too, so that the keys work while the menu bar is hidden.
        window.addActions(list(self._made.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def enable(self, conditions: Mapping[str, bool]) -> None:
        """Allow or forbid all actions that depend on the conditions named, and no others."""
        for entry in entries():
            if entry.when in conditions:
                self._made[entry.id].setEnabled(conditions[entry.when])

    def check(self, name: str, on: bool) -> None:
        """Show a switch as on or off, without calling its callback."""
        self._made[name].setChecked(on)

    def choose(self, choice: str, value: str) -> None:
        """Show which value of a choice holds, without calling its callback."""
        self._made[f"{choice}-{value}"].setChecked(True)

    def recolour(self, look: Theme) -> None:
        """Draw the icons of the buttons, now and of those to come, in the colours of a theme."""
        self._look = look
        for name in self._on_buttons:
            self._draw(name)

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Make the menus; they are in ``menus`` by their path from then on."""
        for path, (words, _) in MENUS.items():
            self.menus[path] = QMenu(words, bar)
            if "/" not in path:
                bar.addMenu(self.menus[path])
        for path, (_, rows) in MENUS.items():
            self._fill(self.menus[path], rows)

    def fill_list(
        self,
        path: str,
        rows: Iterable[tuple[str, str]],
        callback: Callable[[str], object],
        chosen: str | None = None,
    ) -> None:
        """Put rows of a person's own above the entries of a menu: words, and what they stand for.

        What a row stands for is its tip too, and what ``callback`` is called with. Where one of
        them is ``chosen``, it has a tick.
        """
        menu = self.menus[path]
        menu.clear()
        for words, value in rows:
            action = QAction(plain.menu_text(words), menu)
            plain.set_tooltip(action, value)
            action.setStatusTip(plain.one_line(value))
            if chosen is not None:
                action.setCheckable(True)
                action.setChecked(value == chosen)
            action.triggered.connect(lambda _checked, value=value: callback(value))
            menu.addAction(action)
        self._fill(menu, MENUS[path][1])

    def menu(self, parent: QWidget, *names: str) -> QMenu:
        """Return a context menu of the named actions, with a separator for each ""."""
        made = QMenu(parent)
        for name in names:
            if name:
                made.addAction(self._made[name])
            else:
                made.addSeparator()
        return made

    def tool_bar(self, centre: QWidget) -> QToolBar:
        """Return the tool bar: the buttons of the start and of the end, ``centre`` between them."""
        bar = QToolBar(self._window.tr("Tool bar"), self._window)
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for widget in (*self.buttons("start"), gap, centre, *self.buttons("end")):
            bar.addWidget(widget)
        return bar

    def buttons(self, place: str) -> list[QToolButton]:
        """Return the buttons of one place: ``start``, ``end`` or ``status``."""
        return [self.button(name) for name in BARS[place]]

    def button(self, name: str) -> QToolButton:
        """Return a flat button for an action, within reach of the keyboard and screen readers."""
        action = self._made[name]
        self._on_buttons.add(name)
        self._draw(name)
        made = QToolButton()
        made.setDefaultAction(action)
        made.setAutoRaise(True)
        made.setIconSize(QSize(SIZE, SIZE))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(bare(action.text()))
        made.setAccessibleDescription(action.statusTip())
        return made

    def _draw(self, name: str) -> None:
        if self._look is not None:
            self._made[name].setIcon(icon(self._icons[name], self._look))

    def _fill(self, menu: QMenu, rows: Rows) -> None:
        for row in rows:
            if row is None:
                menu.addSeparator()
            elif isinstance(row, Entry):
                menu.addAction(self._made[row.id])
            else:
                menu.addMenu(self.menus[row])

    def _action(self, entry: Entry, callback: Callback) -> QAction:
        action = QAction(entry.words, self._window)
        action.setObjectName(entry.id)
        action.setShortcuts(sequences(entry))
        action.setStatusTip(entry.tip)
        action.setMenuRole(_ROLES[entry.role])
        action.setIconVisibleInMenu(False)
        action.setCheckable(entry.is_switch or bool(entry.choice))
        action.setEnabled(not entry.when)
        plain.set_tooltip(action, _with_key(entry))
        if entry.choice:
            self._group(entry.choice).addAction(action)
        action.triggered.connect(_slot(entry, callback))
        return action

    def _group(self, choice: str) -> QActionGroup:
        if choice not in self._groups:
            self._groups[choice] = QActionGroup(self._window)
        return self._groups[choice]


def row_menu(
    parent: QWidget, rows: Iterable[tuple[str, Callable[[], object] | None] | None]
) -> QMenu:
    """Return a menu for one row of a list: words and what they do, None for a separator.

    What cannot be done with this row has None in place of what it does. The menu deletes itself.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for row in rows:
        if row is None:
            menu.addSeparator()
            continue
        words, callback = row
        action = QAction(words, menu)
        action.setEnabled(callback is not None)
        if callback is not None:
            action.triggered.connect(lambda _checked, callback=callback: callback())
        menu.addAction(action)
    return menu


def _slot(entry: Entry, callback: Callback) -> Callable[[bool], object]:
    if entry.choice:
        return lambda _checked: callback(entry.value)
    if entry.is_switch:
        return lambda checked: callback(checked)
    return lambda _checked: callback()


def _with_key(entry: Entry) -> str:
    keys = sequences(entry)
    if not keys:
        return entry.tip
    return f"{entry.tip} ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})"
