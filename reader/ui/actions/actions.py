"""The actions of a window, made from what its commands declare: menus, bars, buttons, keys.

Only this module makes actions, so that whatever can be done is declared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from reader.kept.settings import Settings
from reader.ui.actions.action import Action, Bound, Callback, Condition, Listed, bare
from reader.ui.actions.menus import BARS, BESIDE, MENUS, SEPARATOR, SPARED, rows
from reader.ui.parts import access_keys, plain
from reader.ui.parts.focusing import LostKeyboard
from reader.ui.parts.icons import SIZE, icon
from reader.ui.parts.theme import Theme, grown
from reader.wording import tr

# Widths of the tool bar, in device-independent pixels where letters have their usual size.
_ROOM_FOR_WORDS = 1_080
_ROOM_FOR_ALL = max(SPARED.values())

_BESIDE_MORE = 8
# The room of an icon on the tool bar, so that its button is easily hit.
_AROUND_ICON = SIZE + 4

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

    Each is allowed and shown as it stands from the start, and looked at again when one of the
    signals of its condition comes; those that are settings follow them.
    """

    def __init__(
        self, window: QWidget, settings: Settings, actions: Iterable[Bound], on: object
    ) -> None:
        self.menus: dict[str, QMenu] = {}
        self._window, self._settings = window, settings
        self._made: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        # Menus have no pictures, so an icon is drawn once it is on a button, and not before.
        self._icons: dict[str, str] = {}
        self._swatches: dict[str, str] = {}
        self._on_buttons: set[str] = set()
        self._on_page: dict[str, str] = {}
        self._look: Theme | None = None
        self._bar: MenuBar | None = None
        applied: dict[Condition, list[Callable[[bool], object]]] = {}
        for action, callback in actions:
            made = self._made[action.id] = self._action(action, callback)
            self._icons[action.id] = action.icon
            if action.swatch:
                self._swatches[action.id] = action.swatch
            self._on_page[action.id] = action.on_page
            if action.when is not None:
                applied.setdefault(action.when, []).append(made.setEnabled)
            if action.is_on is not None:
                applied.setdefault(action.is_on, []).append(made.setChecked)
            if action.setting:
                self._follow_setting(action, made)
        for condition, appliers in applied.items():
            _follow(condition, appliers, on)
        # The window has them too, so that the keys work while the menu bar is hidden.
        window.addActions(list(self._made.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def recolour(self, look: Theme) -> None:
        """Draw the icons of the buttons, now and of those to come, in the colours of a theme."""
        self._look = look
        for name in self._on_buttons:
            self._draw(name)
        if self._bar is not None:
            self._bar.recolour(look)

    def put_keys_on(self, page: QWidget) -> None:
        """Give the page the keys that actions have while it has the keyboard.

        What cannot be done leaves its keys to the page.
        """
        for name, keys in self._on_page.items():
            for key in keys.split():
                shortcut = QShortcut(QKeySequence(key), page, self._made[name].trigger)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.setEnabled(self._made[name].isEnabled())
                self._made[name].enabledChanged.connect(shortcut.setEnabled)

    def menu_bar(self) -> MenuBar:
        """Return the menu bar; its menus are in ``menus`` by their path from then on."""
        bar = self._bar = MenuBar(self._window)
        for path, (words, _) in MENUS.items():
            self.menus[path] = QMenu(words, bar)
            if "/" not in path:
                bar.addMenu(self.menus[path])
        for path, (_, listed) in MENUS.items():
            self._fill(self.menus[path], listed)
        access_keys.part_menu(bar.actions())
        return bar

    def list_in(self, listed: Listed) -> None:
        """Put rows of a person's own above the others of a menu each time that it is shown."""
        path, found, callback, chosen = listed
        menu = self.menus[path]

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
        action = self._made[name]
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
        if name in self._swatches:
            from reader.ui.parts.note_colours import swatch  # late: no start shows one

            self._made[name].setIcon(swatch(self._look, self._swatches[name]))
        else:
            self._made[name].setIcon(icon(self._icons[name], self._look))

    def _show_swatches(self) -> None:
        """Draw the colours of highlights; a menu that has them is about to be shown."""
        for name in self._swatches.keys() - self._on_buttons:
            self._on_buttons.add(name)
            self._draw(name)

    def _fill(self, menu: QMenu, listed: str) -> None:
        for row in rows(listed, self._made):
            if row == SEPARATOR:
                menu.addSeparator()
            elif "/" in row:
                menu.addMenu(self.menus[row])
            else:
                menu.addAction(self._made[row])
        access_keys.part_menu(menu.actions())
        if any(name in listed.split() for name in self._swatches):
            menu.aboutToShow.connect(self._show_swatches)

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
        return made

    def _slot(self, action: Action, callback: Callback | None) -> Callable[[bool], object]:
        if callback is None:
            return lambda on: self._settings.set(action.setting, action.value or on)
        if action.value:
            return lambda _checked: callback(action.value)
        if action.is_switch:
            return lambda checked: callback(checked)
        return lambda _checked: callback()

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


class MenuBar(QMenuBar):
    """The menus; what there is no room for stands behind a button that is seen and named.

    Qt's own button for it is a few pixels wide whatever the size of the letters.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        more = self.findChild(QToolButton, "qt_menubar_ext_button")
        assert isinstance(more, QToolButton)
        self._more = more
        self._more.setAccessibleName(tr("More menus"))
        plain.set_tooltip(self._more, tr("More menus"))

    def recolour(self, look: Theme) -> None:
        """Draw the sign of the button in the colours of a theme."""
        self._more.setIcon(icon("more", look))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        place = self._more.geometry()
        place.setWidth(grown(SIZE) + _BESIDE_MORE)
        if self.isRightToLeft():
            place.moveLeft(0)
        else:
            place.moveRight(self.width() - 1)
        self._more.setGeometry(place)


class ToolBar(QToolBar):
    """A bar of buttons that has words beside the main ones, or spares some, as its width lets it.

    It never spares what the window cannot do by its menus.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(tr("Tool bar"), window)
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._main: list[QToolButton] = []
        self._spared: list[tuple[int, QAction, QToolButton]] = []
        self._keyboard: LostKeyboard | None = None
        self._fit_icons()

    def add_field(self, part: QWidget) -> None:
        """Put a field at the end, which is to keep the keyboard whatever room there is."""
        self.addWidget(part)
        # Before this bar can spare anything, Qt hides what has no room, and hands the keyboard on.
        self._keyboard = LostKeyboard(part)

    def add(self, name: str, button: QToolButton) -> None:
        """Put the button of an action at the end."""
        shown = self.addWidget(button)
        if name in BESIDE:
            self._main.append(button)
        if name in SPARED:
            self._spared.append((SPARED[name], shown, button))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_icons()

    def _fit_icons(self) -> None:
        """Let icons grow with letters: a bar that is made hears of the style sheet too late."""
        edge = grown(_AROUND_ICON)
        self.setIconSize(QSize(edge, edge))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for beside a field wide enough to type in."""
        width = event.size().width()
        has_words = width >= grown(_ROOM_FOR_WORDS)
        for button in self._main:
            button.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                if has_words
                else Qt.ToolButtonStyle.ToolButtonIconOnly
            )
        for part in self.actions():
            if part.isSeparator():
                part.setVisible(width >= grown(_ROOM_FOR_ALL))
        for least, shown, button in self._spared:
            shown.setVisible(width >= grown(least))
            # What is shown again would be allowed, whatever its own action says.
            button.setEnabled(button.defaultAction().isEnabled())
        super().resizeEvent(event)
        lost, layout = self._keyboard.taken() if self._keyboard else None, self.layout()
        if lost is not None and layout is not None:
            layout.activate()
            lost.setFocus(Qt.FocusReason.OtherFocusReason)


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


def _follow(condition: Condition, appliers: list[Callable[[bool], object]], on: object) -> None:
    """Apply whether a condition holds, now and whenever that may have changed."""

    def look(*_: object) -> None:
        holds = condition.holds(on)
        for apply in appliers:
            apply(holds)

    for signal in condition.signals(on):
        signal.connect(look)
    look()


def _tip(action: QAction) -> str:
    """What a button is called, its key, and what it does."""
    keys = action.shortcuts()
    name, tip = bare(action.text()), action.statusTip()
    if not keys:
        return tr("{name}: {tip}", name=name, tip=tip)
    key = keys[0].toString(QKeySequence.SequenceFormat.NativeText)
    return tr("{name} ({key}): {tip}", name=name, key=key, tip=tip)
