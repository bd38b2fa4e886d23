"""The search field, with what it found and how strictly it looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from reader.kept.settings import Settings
from reader.model.search.switches import Switches
from reader.ui.parts import plain
from reader.ui.parts.icons import icon
from reader.ui.parts.theme import Appearance, Theme, set_role
from reader.ui.state.search_state import SearchState, Wrapped
from reader.ui.state.session import Session

# A pattern is asked only when typing pauses: half of one is mostly wrong, or slow.
_PATTERN_PAUSE_MS = 150
_ROOM_FOR_SWITCHES = 360
_WIDEST = 620
_SWITCHES = (
    ("match_case", "match-case", "Match case", "Capital and small letters count"),
    ("whole_words", "whole-words", "Whole words", "Find words, not parts of longer ones"),
    ("exact", "exact", "Exact", "Accents, quotation marks, dashes and punctuation count"),
    ("regex", "regex", "Regular expression", "Read what is typed as a pattern"),
)
_WRAPPED = {
    Wrapped.NO: "",
    Wrapped.PAST_END: "from the start again",
    Wrapped.PAST_START: "from the end again",
}


class SearchBar(QWidget):
    """Finds as one types, through the session's search.

    *Signals*: ``left()``: the keyboard is to go back to the text.
    """

    left = Signal()

    def __init__(self, session: Session, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        self._search, self._settings = session.search, settings
        self._look = appearance.theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMaximumWidth(_WIDEST)
        self.field = _Field(self._key)
        self.field.setPlaceholderText(self.tr("Find in transcript…"))
        self.field.setAccessibleName(self.tr("Find in transcript"))
        self.field.setClearButtonEnabled(True)
        self.field.textEdited.connect(self._typed)
        self.way_in = self.field
        self.count = plain.label()
        self._icons: dict[QToolButton, str] = {}
        self.previous = self._button("previous", "Previous hit", lambda: self._search.step(-1))
        self.next = self._button("next", "Next hit", lambda: self._search.step(1))
        self.switches = {name: self._switch(*row) for name, *row in map(_named, _SWITCHES)}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATTERN_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._search.set_query(self.field.text()))
        self._arrange()
        self._recolour(appearance.theme)
        appearance.theme_changed.connect(self._recolour)
        self._search.changed.connect(self._show)
        settings.watch(self._follow, *self.switches)
        self._search.set_switches(self._chosen())
        self._show(self._search.state)

    def take_over(self, text: str) -> None:
        """Go to the field; if words are selected in the text, search for them."""
        words = plain.one_line(text)
        if words:
            self.field.setText(words)
            self._search.set_query(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    # -- typing ----------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        if self._search.state.switches.regex and text:
            self._pause.start()
        else:
            self._pause.stop()
            self._search.set_query(text)

    def _key(self, event: QKeyEvent) -> bool:
        """Take the keys that mean something to a search; return whether this was one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._pause.stop()
                self._search.set_query(self.field.text())
                return True
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._search.step(-1 if back else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._pause.stop()
            self.field.clear()
            self._search.end()
            self.left.emit()
            return True
        return False

    def _chosen(self) -> Switches:
        return Switches(**{name: bool(self._settings.get(name)) for name, *_ in _SWITCHES})

    def _set_switch(self, name: str, on: bool) -> None:
        self._settings.set(name, on)
        self._search.set_switches(self._chosen())

    def _follow(self, name: str) -> None:
        """Show a switch as it was set elsewhere."""
        self.switches[name].setChecked(bool(self._settings.get(name)))

    # -- showing ---------------------------------------------------------------------------------

    def _show(self, state: SearchState) -> None:
        if self.field.text() != state.query and not self._pause.isActive():
            self.field.setText(state.query)
        words = _words(state)
        if words != self.count.text():
            self.count.setText(words)
            plain.set_tooltip(self.count, state.error or words)
        role = "warning" if state.error else "quiet"
        if role != self.count.property("role"):
            set_role(self.count, role)
        has_hits = state.count > 0
        self.previous.setEnabled(has_hits)
        self.next.setEnabled(has_hits)

    def _recolour(self, look: Theme) -> None:
        self._look = look
        for button, name in self._icons.items():
            button.setIcon(icon(name, look))

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in self.switches.values():
            button.setVisible(self.width() >= _ROOM_FOR_SWITCHES)

    # -- making it -------------------------------------------------------------------------------

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        row.addWidget(self.count)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        for button in self.switches.values():
            row.addWidget(button)

    def _switch(self, setting: str, look: str, words: str, tip: str) -> QToolButton:
        button = self._button(look, words, lambda: None)
        button.setCheckable(True)
        button.setChecked(bool(self._settings.get(setting)))
        plain.set_tooltip(button, f"{words}: {tip}")
        button.toggled.connect(lambda on: self._set_switch(setting, on))
        return button

    def _button(self, look: str, words: str, pressed: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(words)
        plain.set_tooltip(button, words)
        button.clicked.connect(lambda: pressed())
        self._icons[button] = look
        return button


class _Field(QLineEdit):
    """A line to type in that asks its bar about each key first."""

    def __init__(self, key: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._key = key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)


def _named(row: tuple[str, str, str, str]) -> tuple[str, str, str, str, str]:
    return (row[0], *row)


def _words(state: SearchState) -> str:
    """Return what there is to say of a search, in a few words."""
    if state.error:
        return plain.one_line(state.error, 80)
    if state.is_busy:
        return "Searching…"
    if state.hits is None:
        return ""
    if not state.count:
        return "No hits"
    if state.current is None:
        return f"{state.count:,} hit{'s' * (state.count != 1)}"
    place = f"{state.current + 1:,} of {state.count:,}"
    return f"{place}, {_WRAPPED[state.wrapped]}" if _WRAPPED[state.wrapped] else place
