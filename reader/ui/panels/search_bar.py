"""The one search field, with what it searches, what it found, and how strictly it looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from reader.kept.settings import Settings
from reader.model.search.switches import Switches
from reader.named_tuple import NamedTuple
from reader.ui.parts import plain
from reader.ui.parts.icons import icon
from reader.ui.parts.panel_parts import ClearedField
from reader.ui.parts.theme import Appearance, Theme, grown, set_role
from reader.ui.state.search_state import SearchState, Wrapped
from reader.ui.state.session import Session
from reader.wording import joined, number, tr, trn

if TYPE_CHECKING:
    from reader.model.search.limits import Limits
    from reader.ui.panels.search_note import SearchNote
    from reader.ui.panels.search_options import SearchOptions

# A pattern is asked only when typing pauses: half of one is mostly wrong, or slow.
_PATTERN_PAUSE_MS = 150
_WIDEST = 620
_NARROWEST = 200
_ICON = 18
# In a narrower field what it searches is told by an icon.
_ROOM_FOR_WORDS = 300
_TIMES_ITS_WORDS = 4
# What was found takes at most this share of a field, told shorter if need be; and the words typed
# keep room for so many letters, or it is not told at all.
_MOST_TOLD = 0.4
_LEAST_LETTERS = 4
_SWITCHES = Switches._fields
_WRAPPED = {
    Wrapped.NO: "",
    Wrapped.PAST_END: tr("from the start again"),
    Wrapped.PAST_START: tr("from the end again"),
}


# The words in each field, what they say of it, and what a click on them does.
_SCOPES = {
    "transcript": (
        tr("Transcript"),
        tr("Searches the transcript"),
        tr("Searches the transcript; search the library instead"),
    ),
    "library": (
        tr("Library"),
        tr("Searches the library"),
        tr("Searches the library; search the transcript instead"),
    ),
    "pair": (
        tr("Both texts"),
        tr("Searches both texts"),
        tr("Searches both texts; search the transcript instead"),
    ),
}


class PairFinding(NamedTuple):
    """How two texts side by side are searched: where one types, what tells of the hits, and how one
    goes through them.
    """

    field: ClearedField
    told: QLabel
    step: Callable[[int], object]
    has_hits: Callable[[], bool]


class SearchBar(QWidget):
    """Finds as one types, through the session's search; in its place stands the field of the
    library, or of two texts side by side, while these are searched.

    *Signals*: ``left()``: the keyboard is to go back to the text; ``library_wanted()``,
    ``transcript_wanted()``: this is to be searched instead; ``steps_changed()``: there are hits to
    go to now, or none any more.
    """

    left = Signal()
    library_wanted = Signal()
    transcript_wanted = Signal()
    steps_changed = Signal()

    def __init__(self, session: Session, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        self._session, self._search, self._settings = session, session.search, settings
        self._look = appearance.theme
        self._limits: Limits | None = None
        self._pair: PairFinding | None = None
        self.can_step = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMaximumWidth(_WIDEST)
        self._fields = QStackedWidget()
        self._fields.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._inside: list[_Inside] = []
        self.field = _Field(appearance, self._key)
        self.field.setPlaceholderText(tr("Find in transcript…"))
        self.field.setAccessibleName(tr("Find in transcript"))
        self.field.textEdited.connect(self._typed)
        self.count = plain.label()
        self._icons: dict[QToolButton, str] = {}
        self._put(self.field, "transcript", "search", self.library_wanted, self.count)
        self.previous = self._button("previous", tr("Previous hit"), lambda: self.step(-1))
        self.next = self._button("next", tr("Next hit"), lambda: self.step(1))
        self.button = self._button("filter", tr("How to search"), self._open_options)
        self.button.setCheckable(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATTERN_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._search.set_query(self.field.text()))
        self._arrange()
        self._recolour(appearance.theme)
        appearance.theme_changed.connect(self._recolour)
        self._search.changed.connect(self._show)
        settings.watch(lambda _: self._switch(), *_SWITCHES)
        self._search.set_switches(self._chosen())
        self._show(self._search.state)
        self._show_strictness()

    @property
    def way_in(self) -> QWidget:
        """What takes the keyboard: the field that is shown."""
        return self._fields.currentWidget() or self.field

    @cached_property
    def options(self) -> SearchOptions:
        """The switches and limits."""
        from reader.ui.panels.search_options import SearchOptions

        made = SearchOptions(self, self._session, self._settings)
        made.switched.connect(self._set_switch)
        return made

    @property
    def switches(self) -> dict[str, QCheckBox]:
        """The switches, by the names of their settings."""
        return self.options.switches

    @cached_property
    def note(self) -> SearchNote:
        """What is said beneath the field."""
        from reader.ui.panels.search_note import SearchNote

        made = SearchNote(self._fields, self.button)
        made.taken.connect(self._relax)
        return made

    def take_over(self, text: str) -> None:
        """Go to the field; if words are selected in the text, search for them."""
        words = plain.one_line(text)
        if words:
            self.field.setText(words)
            self._search.set_query(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def search_speaker(self, name: str) -> None:
        """Search what one speaker says alone."""
        from reader.model.search.limits import Limits

        limits = self._search.state.limits or Limits()
        self._search.set_limits(limits._replace(speaker=name))
        self.take_over("")

    def show_library(self, field: ClearedField | None) -> None:
        """Have the library's field in the place of the transcript's; None for the transcript's."""
        if field is not None and self._fields.indexOf(field) < 0:
            self._put(field, "library", "search-all", self.transcript_wanted)
            self._recolour(self._look)
        self._fields.setCurrentWidget(field or self.field)
        self._tell(self._search.state)

    def show_pair(self, pair: PairFinding | None) -> None:
        """Have the field of two texts in the place of the transcript's; None for the transcript's.

        To be followed by :meth:`tell_steps` whenever hits come or go there.
        """
        self._pair = pair
        if pair is not None and self._fields.indexOf(pair.field) < 0:
            self._put(pair.field, "pair", "search", self.transcript_wanted, pair.told)
            self._recolour(self._look)
        if pair is not None:
            self._fields.setCurrentWidget(pair.field)
        self._tell(self._search.state)
        self.tell_steps()

    def step(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1) of what is searched."""
        (self._pair.step if self._pair is not None else self._search.step)(step)

    def tell_steps(self) -> None:
        """Let hits be gone to, or not, as there are some."""
        pair = self._pair
        can_step = self._search.state.count > 0 if pair is None else pair.has_hits()
        self.previous.setEnabled(can_step)
        self.next.setEnabled(can_step)
        for inside in self._inside:
            if pair is not None and inside.is_of(pair.field):
                inside.place()
        if can_step != self.can_step:
            self.can_step = can_step
            self.steps_changed.emit()

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
                self._search.stay_at_hit()
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
        return Switches(**{name: bool(self._settings.get(name)) for name in _SWITCHES})

    def _switch(self) -> None:
        """Search as the switches are now, whoever has set them."""
        self._search.set_switches(self._chosen())
        self._show_strictness()

    def _set_switch(self, name: str, on: bool) -> None:
        self._settings.set(name, on)

    def _open_options(self) -> None:
        self.options.open_below(self.button)
        self._show_strictness()

    def _relax(self) -> None:
        """Give up the switch or limit without which there are hits."""
        relaxed = self._search.state.relaxed
        if relaxed is None:
            return
        if relaxed.name in _SWITCHES:
            self._set_switch(relaxed.name, on=False)
        else:
            self._search.set_limits(relaxed.limits)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- showing ---------------------------------------------------------------------------------

    def _show(self, state: SearchState) -> None:
        if self.field.text() != state.query and not self._pause.isActive():
            self.field.setText(state.query)
        self._inside[0].say(_told(state))
        self.tell_steps()
        self._tell(state)
        if state.limits != self._limits:
            self._show_strictness()

    def _tell(self, state: SearchState) -> None:
        """Say beneath the field what is at fault, and what else would be found."""
        if self._fields.currentWidget() is not self.field or not (state.error or state.relaxed):
            if "note" in vars(self):
                self.note.say("")
            return
        offer = ""
        if state.relaxed is not None:
            from reader.ui.panels.search_options import offer_of

            offer = offer_of(state.relaxed, state.limits)
        self.note.say(plain.one_line(state.error), offer, is_fault=bool(state.error))

    def _show_strictness(self) -> None:
        """Let the button show, and say, whether anything is set that leaves hits out."""
        limits = self._limits = self._search.state.limits
        on: list[str] = []
        if limits is not None or any(self._settings.get(name) for name in _SWITCHES):
            from reader.ui.panels.search_options import told

            on = told(self._settings, limits)
        self.button.setChecked(bool(on))
        words = tr("How to search: {ways}", ways=joined(on)) if on else tr("How to search")
        self.button.setAccessibleName(plain.one_line(words))
        plain.set_tooltip(self.button, words)

    def _recolour(self, look: Theme) -> None:
        self._look = look
        for button, name in self._icons.items():
            button.setIcon(icon(name, look, _ICON))

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_note()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place_note()

    def _place_note(self) -> None:
        if "note" in vars(self):
            self.note.place()

    # -- making it -------------------------------------------------------------------------------

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._fields, 1)
        row.addSpacing(4)
        for button in (self.previous, self.next, self.button):
            row.addWidget(button)

    def _put(
        self,
        field: ClearedField,
        scope: str,
        look: str,
        other: SignalInstance,
        count: QLabel | None = None,
    ) -> None:
        """Put a field into the bar, with what it searches written in it."""
        words, name, tip = _SCOPES[scope]
        button = self._button(look, name, lambda: None)
        button.clicked.connect(other)
        button.setText(words)
        plain.set_tooltip(button, tip)
        set_role(button, "scope")
        self._inside.append(_Inside(field, button, count))
        self._fields.addWidget(field)

    def _button(self, look: str, words: str, pressed: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(words)
        plain.set_tooltip(button, words)
        button.clicked.connect(lambda: pressed())
        self._icons[button] = look
        return button


class _Field(ClearedField):
    """A line to type in that asks its bar about each key first."""

    def __init__(self, appearance: Appearance, key: Callable[[QKeyEvent], bool]) -> None:
        super().__init__(appearance)
        self._key = key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)


class _Inside(QObject):
    """What stands in a field beside its words: what it searches, and how much was found.

    That is the name by which ``count`` is read out, or the text of it where nothing else is said.
    """

    def __init__(self, field: ClearedField, scope: QToolButton, count: QLabel | None) -> None:
        super().__init__(field)
        self._field, self._scope, self._count = field, scope, count
        self._forms: tuple[str, ...] = ()
        scope.setParent(field)
        scope.setCursor(Qt.CursorShape.ArrowCursor)
        if count is not None:
            count.setParent(field)
            set_role(count, "quiet")
            count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        field.placed_anew.connect(self.place)
        self.place()

    def is_of(self, field: QWidget) -> bool:
        """Whether it stands in a field."""
        return self._field is field

    def say(self, forms: tuple[str, ...]) -> None:
        """Say how much was found, in these words, or in shorter ones that come after them."""
        if self._count is None or forms == self._forms:
            return
        self._forms, words = forms, forms[0] if forms else ""
        self._count.setText(words)
        self._count.setAccessibleName(words)
        plain.set_tooltip(self._count, words)
        self.place()

    def place(self) -> None:
        """Put both where they belong, and keep the words between them; once that is seen."""
        if not self._field.isVisible():
            return
        width, height = self._field.width(), self._field.height()
        words = self._scope.fontMetrics().horizontalAdvance(self._scope.text())
        by_icon = width < max(grown(_ROOM_FOR_WORDS), _TIMES_ITS_WORDS * words)
        style = Qt.ToolButtonStyle
        self._scope.setToolButtonStyle(
            style.ToolButtonIconOnly if by_icon else style.ToolButtonTextOnly
        )
        hint, sign = self._scope.sizeHint(), self._field.clear_sign.room
        is_mirrored = self._field.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = width - hint.width() - 3 if is_mirrored else 3
        self._scope.setGeometry(left, (height - hint.height()) // 2, hint.width(), hint.height())
        told = 0
        if self._count is not None:
            told = self._tell(self._count, width - hint.width() - sign - 10)
            left = sign + 4 if is_mirrored else width - told - sign - 4
            self._count.setGeometry(left, 0, told, height)
        self._field.clear_sign.leave(hint.width(), told + 8 if told else 0)

    def _tell(self, count: QLabel, room: int) -> int:
        """Show what was found: all, as much as there is room for, or nothing; return how wide that
        is. Half a number would be another one.
        """
        metrics = count.fontMetrics()
        room -= _LEAST_LETTERS * self._field.fontMetrics().averageCharWidth()
        forms = self._forms or (count.text(),)
        widths = {form: metrics.horizontalAdvance(form) + 1 for form in forms if form}
        most = min(room, self._field.width() * _MOST_TOLD)
        shown = next((form for form in widths if widths[form] <= most), "")
        if not shown:
            shown = next((form for form in reversed(widths) if widths[form] <= room), "")
        if self._forms:
            count.setText(shown)
        return widths.get(shown, 0)


def _told(state: SearchState) -> tuple[str, ...]:
    """Return what there is to say of a search, in a few words, and in fewer of them."""
    if state.error:
        return ()
    if state.is_busy:
        return (tr("Searching…"),)
    if state.hits is None:
        return ()
    if not state.count:
        return (tr("No hits"),)
    if state.current is None:
        return (trn("{n} hit", "{n} hits", state.count),)
    nth, total = number(state.current + 1), number(state.count)
    place = tr("{nth} of {total}", nth=nth, total=total)
    return joined((place, _WRAPPED[state.wrapped])), place, f"{nth}/{total}"
