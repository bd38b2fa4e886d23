"""The actions of a window, made from what its commands declare: menus, bars, buttons, keys.

Only this module makes actions, so that whatever can be done is declared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from reader.kept.settings import Settings
from reader.ui.actions.action import Action, Bound, Callback, Condition, Listed, bare
from reader.ui.actions.bars import MenuBar, ToolBar
from reader.ui.actions.menus import BARS, BESIDE, MENUS, SEPARATOR, rows
from reader.ui.parts import access_keys, plain
from reader.ui.parts.icons import icon
from reader.ui.parts.theme import Theme
from reader.wording import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QKeyCombination, QTimerEvent

_AFTER_FIRST_PAINT_MS = 150

_ROLES = {
    "": QAction.MenuRole.NoRole,
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}


def sequences(action: Action) -> list[QKeySequence]:
    """Return the keys of an action on this system, the one that menus show first."""
    found = QKeySequence.keyBindings(action.standard) if action.standard is not None else []
    keys = found or [QKeySequence(key) for key in action.keys.split()]
    for key in map(QKeySequence, action.also.split()):
        if key not in keys:
            keys.append(key)
    keys += (QKeySequence(Qt.Key[f"Key_{name}"]) for name in action.media)
    return keys


class Actions:
    """The actions of one window; ``on`` is what they work on, of which their conditions are asked.

    An action is made when it is first asked for, as it is by its button; all others, and what is in
    the menus, once the window has been painted (``finish``). Each is allowed and shown as it
    stands, and looked at again when one of the signals of its condition comes; those that are
    settings follow them.
    """

    def __init__(
        self, window: QWidget, settings: Settings, actions: Iterable[Bound], on: object
    ) -> None:
        self._window, self._settings, self._on = window, settings, on
        self._declared = {one.action.id: one for one in actions}
        self._made: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._conditions: dict[Condition, _Followed] = {}
        self._menus: dict[str, QMenu] = {}
        # Menus have no pictures, so an icon is drawn once it is on a button, and not before.
        self._on_buttons: set[str] = set()
        self._look: Theme | None = None
        self._bar: MenuBar | None = None
        self._later: list[Callable[[], object]] = []
        self._is_finished = False
        self._waiting = _Waiting(window, self.finish)

    def __getitem__(self, name: str) -> QAction:
        if name not in self._made:
            made = self._made[name] = self._action(*self._declared[name])
            # The window has it too, so that its keys work while the menu bar is hidden.
            self._window.addAction(made)
        return self._made[name]

    @property
    def menus(self) -> Mapping[str, QMenu]:
        """The menus of the menu bar by their path."""
        self.finish()
        return self._menus

    def finish(self) -> None:
        """Make what nothing has asked for yet: actions, what is in menus, the keys of the page."""
        if self._is_finished:
            return
        self._is_finished = True
        self._waiting.end()
        for name in self._declared:
            self[name]
        for do in self._later:
            do()
        self._later.clear()

    def _once_finished(self, do: Callable[[], object]) -> None:
        if self._is_finished:
            do()
        else:
            self._later.append(do)

    def recolour(self, look: Theme) -> None:
        """Draw the icons of the buttons, now and of those to come, in the colours of a theme."""
        self._look = look
        for name in self._on_buttons:
            self._draw(name)
        if self._bar is not None:
            self._bar.recolour(look)

    def idle(self, keys: QKeyCombination) -> str:
        """Return what keys would do that do nothing now, "" where they are no action's."""
        pressed = QKeySequence(keys)
        idle = (made for made in self._made.values() if not made.isEnabled())
        return next((made.statusTip() for made in idle if pressed in made.shortcuts()), "")

    def put_keys_on(self, page: QWidget) -> None:
        """Give the page the keys that actions have while it has the keyboard.

        What cannot be done leaves its keys to the page.
        """
        self._once_finished(lambda: self._put_keys(page))

    def _put_keys(self, page: QWidget) -> None:
        for action, _ in self._declared.values():
            for key in action.on_page.split():
                made = self[action.id]
                shortcut = QShortcut(QKeySequence(key), page, made.trigger)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.setEnabled(made.isEnabled())
                made.enabledChanged.connect(shortcut.setEnabled)

    def menu_bar(self) -> MenuBar:
        """Return the menu bar, whose menus are in ``menus`` from then on."""
        bar = self._bar = MenuBar(self._window)
        for path, (words, _) in MENUS.items():
            if "/" not in path:
                menu = self._menus[path] = bar.addMenu(words)
                menu.aboutToShow.connect(partial(self._open, menu))
        access_keys.part_menu(bar.actions())
        self._once_finished(lambda: self._fill_menus(bar))
        return bar

    def _open(self, menu: QMenu) -> None:
        self.finish()
        self._show_swatches(menu)  # what is connected while a signal is on its way does not hear it

    def _fill_menus(self, bar: MenuBar) -> None:
        for path, (words, _) in MENUS.items():
            if "/" in path:
                self._menus[path] = QMenu(words, bar)
        for path, (_, listed) in MENUS.items():
            self._fill(self._menus[path], listed)

    def list_in(self, listed: Listed) -> None:
        """Put rows of a person's own above the others of a menu each time that it is shown."""
        self._once_finished(lambda: self._list_in(listed))

    def _list_in(self, listed: Listed) -> None:
        path, found, callback, chosen = listed
        menu = self._menus[path]

        def fill() -> None:
            menu.clear()
            for words, value in found():
                action = QAction(plain.menu_text(words), menu)
                plain.set_tooltip(action, value)
                action.setStatusTip(plain.one_line(value))
                if chosen is not None:
                    action.setCheckable(True)
                    action.setChecked(value == chosen())
                action.triggered.connect(lambda _checked, value=value: callback(value))
                menu.addAction(action)
            self._fill(menu, MENUS[path][1])

        menu.aboutToShow.connect(fill)

    def menu(self, parent: QWidget, listed: str) -> QMenu:
        """Return a context menu of the actions listed, which deletes itself."""
        made = QMenu(parent)
        made.aboutToHide.connect(made.deleteLater)
        self._fill(made, listed)
        return made

    def tool_bar(self, centre: QWidget, field: QWidget) -> QToolBar:
        """Return the tool bar: the buttons of the start and of the end, ``centre`` between them.

        ``field``, which is in ``centre``, takes words only while there is something to find in.
        """
        self["find"].enabledChanged.connect(field.setEnabled)
        field.setEnabled(self["find"].isEnabled())
        bar = ToolBar(self._window)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._put(bar, BARS["start"])
        bar.addWidget(gap)
        bar.add_field(centre)
        self._put(bar, BARS["end"])
        return bar

    def _put(self, bar: ToolBar, listed: str) -> None:
        for name in listed.split():
            if name == SEPARATOR:
                bar.addSeparator()
            else:
                bar.add(name, self.button(name))

    def buttons(self, place: str) -> list[QToolButton]:
        """Return the buttons of one place: ``start``, ``end`` or ``status``."""
        return [self.button(name) for name in BARS[place].split() if name != SEPARATOR]

    def button(self, name: str) -> QToolButton:
        """Return a flat button for an action, within reach of the keyboard and screen readers."""
        action = self[name]
        plain.set_tooltip(action, _tip(action))  # seen on buttons alone
        self._on_buttons.add(name)
        self._draw(name)
        made = QToolButton()
        made.setDefaultAction(action)
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(bare(action.text()))
        made.setAccessibleDescription(action.statusTip())
        return made

    def _draw(self, name: str) -> None:
        if self._look is None:
            return
        action = self._declared[name].action
        if action.swatch:
            from reader.ui.parts.note_colours import swatch  # late: no start shows one

            self[name].setIcon(swatch(self._look, action.swatch))
        else:
            self[name].setIcon(icon(action.icon, self._look))

    def _fill(self, menu: QMenu, listed: str) -> None:
        for row in rows(listed, self._declared):
            if row == SEPARATOR:
                menu.addSeparator()
            elif "/" in row:
                menu.addMenu(self.menus[row])
            else:
                menu.addAction(self[row])
        access_keys.part_menu(menu.actions())
        menu.aboutToShow.connect(partial(self._show_swatches, menu))

    def _show_swatches(self, menu: QMenu) -> None:
        """Draw the colours of highlights in a menu that is about to be shown."""
        for name in (action.objectName() for action in menu.actions()):
            has_colour = name in self._declared and self._declared[name].action.swatch
            if has_colour and name not in self._on_buttons:
                self._on_buttons.add(name)
                self._draw(name)

    def _action(self, action: Action, callback: Callback | None) -> QAction:
        made = QAction(action.words, self._window)
        made.setIconText(BESIDE.get(action.id, bare(action.words)))
        made.setObjectName(action.id)
        made.setStatusTip(action.tip)
        made.setMenuRole(_ROLES[action.role])
        made.setIconVisibleInMenu(bool(action.swatch))
        made.setCheckable(action.is_switch)
        if keys := sequences(action):  # most have none, and setting none takes as long
            made.setShortcuts(keys)
        if action.setting and action.value:
            self._group(action.setting).addAction(made)
        made.triggered.connect(self._slot(action, callback))
        if action.when is not None:
            self._followed(action.when).apply(made.setEnabled)
        if action.is_on is not None:
            self._followed(action.is_on).apply(made.setChecked)
        if action.setting:
            self._follow_setting(action, made)
        return made

    def _followed(self, condition: Condition) -> _Followed:
        if condition not in self._conditions:
            self._conditions[condition] = _Followed(condition, self._on)
        return self._conditions[condition]

    def _slot(self, action: Action, callback: Callback | None) -> Callable[[bool], object]:
        if callback is None:
            return lambda on: self._settings.set(action.setting, action.value or on)
        if action.value:
            return lambda _checked: self._choose(action, callback)
        if action.is_switch:
            return lambda checked: callback(checked)
        return lambda _checked: callback()

    def _choose(self, action: Action, callback: Callback) -> None:
        callback(action.value)
        if action.is_on is not None:  # Qt has turned it over, whatever that came to
            self._followed(action.is_on).look()

    def _follow_setting(self, action: Action, made: QAction) -> None:
        def show(_: str = "") -> None:
            value = self._settings.get(action.setting)
            made.setChecked(value == action.value if action.value else bool(value))

        self._settings.watch(show, action.setting)
        show()

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
    access_keys.part_menu(menu.actions())
    return menu


class _Followed:
    """Whether a condition holds; it is asked now, and whenever that may have changed."""

    def __init__(self, condition: Condition, on: object) -> None:
        self._condition, self._on = condition, on
        self._appliers: list[Callable[[bool], object]] = []
        self._holds = condition.holds(on)
        for signal in condition.signals(on):
            signal.connect(lambda *_: self.look())

    def apply(self, applier: Callable[[bool], object]) -> None:
        """Call something with whether the condition holds, from now on."""
        self._appliers.append(applier)
        applier(self._holds)

    def look(self) -> None:
        """Ask again, and tell all that follow."""
        self._holds = self._condition.holds(self._on)
        for apply in self._appliers:
            apply(self._holds)


class _Waiting(QObject):
    """Waits until a window is shown and painted, and no longer than until a key is pressed in it.

    Before Qt looks whose key that is, it asks what has the keyboard, and what that stands in.
    """

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        window.installEventFilter(self)

    def end(self) -> None:
        """Wait no longer."""
        self._window.removeEventFilter(self)
        self.deleteLater()

    def timerEvent(self, event: QTimerEvent) -> None:
        self._then()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Show:
            self.startTimer(_AFTER_FIRST_PAINT_MS)
        elif kind is QEvent.Type.ShortcutOverride:
            self._then()
        return False


def _tip(action: QAction) -> str:
    """What a button is called, its key, and what it does."""
    keys = action.shortcuts()
    name, tip = bare(action.text()), action.statusTip()
    if not keys:
        return tr("{name}: {tip}", name=name, tip=tip)
    key = keys[0].toString(QKeySequence.SequenceFormat.NativeText)
    return tr("{name} ({key}): {tip}", name=name, key=key, tip=tip)
