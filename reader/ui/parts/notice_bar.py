"""What went wrong, or was done, said over the foot of the page, which nothing moves for."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from reader.ui.parts import plain
from reader.ui.parts.focusing import holds_keyboard
from reader.ui.parts.icons import SIZE, SMALL_SIZE, icon, pixmap
from reader.ui.parts.theme import Appearance, grown, set_role
from reader.wording import tr

_SHORT_NOTICE_MS = 6_000
_LONG_NOTICE_MS = 20_000
# From the edges of the page, and the widest that a sentence is still read at a glance.
_GAP = 16
_WIDEST = 720


class NoticeBar(QFrame):
    """Shows one sentence over the foot of a page.

    What went wrong has a look of its own and stays until it is closed, or until another page is
    shown and it could be read. What was done, and what is merely told, go by themselves, each with
    its sign, but not under the mouse or while they have the keyboard, and what they took the place
    of comes back. Beside either there may be one thing to do about it.

    *Signals*: ``left()``: the bar had the keyboard and has gone; ``told(str)``: a sentence is
    shown.
    """

    left = Signal()
    told = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setObjectName("notice")
        self.setAccessibleName(tr("Notice"))
        self.sign = plain.label()
        self.sentence = plain.label(wrap=True, selectable=True)
        self.way = QPushButton()
        set_role(self.way, "flat")
        self.way.clicked.connect(self._go)
        self._goes: Callable[[], object] = _nothing
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        set_role(self._close, "small")
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setAccessibleName(tr("Close"))
        plain.set_tooltip(self._close, tr("Close"))
        self._close.clicked.connect(self._end)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.way)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._pass)
        self._error: tuple[str, str, Callable[[], object] | None] | None = None
        self._is_passing, self._sign = False, "check"
        self._page: QWidget | None = None
        self._since = QElapsedTimer()
        appearance.theme_changed.connect(self._look)
        self.hide()

    def float_over(self, part: QWidget, page: QWidget) -> None:
        """Stand over the foot of a page, a child of a part of the window, from now on."""
        self.setParent(part)
        self._page = page

    def show_error(
        self, sentence: str, way: str = "", goes: Callable[[], object] | None = None
    ) -> None:
        """Say what could not be done, until the person closes it; ``way`` is what can be done."""
        self._timer.stop()
        self._error = (sentence, way, goes)
        self._since.start()
        self._show(sentence, way, goes, is_passing=False)
        self.told.emit(sentence)

    def show_done(
        self, sentence: str, way: str = "", goes: Callable[[], object] | None = None
    ) -> None:
        """Say what was done, for some seconds; longer where something can be done about it."""
        self._show_passing(sentence, way, goes, sign="check")

    def show_notice(
        self, sentence: str, way: str = "", goes: Callable[[], object] | None = None
    ) -> None:
        """Say as long what is neither done nor a failure: how things are, why nothing happens."""
        self._show_passing(sentence, way, goes, sign="info")

    def tell(self, sentence: str, is_done: bool) -> None:
        """Say what was done, or what is told."""
        show = self.show_done if is_done else self.show_notice
        show(sentence)

    def _show_passing(
        self, sentence: str, way: str, goes: Callable[[], object] | None, *, sign: str
    ) -> None:
        self._sign = sign
        self._show(sentence, way, goes, is_passing=True)
        self.told.emit(sentence)
        self._timer.start(_LONG_NOTICE_MS if way else _SHORT_NOTICE_MS)

    def close_error(self) -> bool:
        """Close what is shown of what went wrong; return False where nothing is."""
        is_shown = self._error is not None and not self._is_passing and self.isVisible()
        if is_shown:
            self._end()
        return is_shown

    def drop_error(self, told: Collection[str]) -> None:
        """Show no more that something went wrong if that is one of these sentences, or has one in
        it: the person has gone on since. What else went wrong stays.
        """
        if self._error is None or not any(sentence in self._error[0] for sentence in told):
            return
        self._error = None
        if not self._is_passing:
            self._end()

    def page_changed(self) -> None:
        """Let what went wrong go with the page it was said over, once there was time to read it."""
        if self._error is None:
            return
        left = max(_SHORT_NOTICE_MS - self._since.elapsed(), 0)
        if self._is_passing:
            self._error = None
        elif left:
            self._timer.start(left)
        else:
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the page."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            self._place()
        return False

    def _go(self) -> None:
        goes = self._goes
        self._end()
        goes()

    def _pass(self) -> None:
        """Go by itself, unless somebody is about to read it or to press its button."""
        if self.underMouse() or holds_keyboard(self):
            self._timer.start(_SHORT_NOTICE_MS)
        else:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        if not self._is_passing:
            self._error = None
        if self._error is not None:
            self._show(*self._error, is_passing=False)
            return
        had_keyboard = holds_keyboard(self)
        self.hide()
        if self._page is not None:
            self._page.removeEventFilter(self)
        if had_keyboard:
            self.left.emit()

    def _show(
        self, sentence: str, way: str, goes: Callable[[], object] | None, *, is_passing: bool
    ) -> None:
        self._is_passing = is_passing
        self._look()
        self.way.setText(way)
        self.way.setVisible(bool(way))
        self._goes = goes or _nothing
        self.sentence.setText(plain.one_line(sentence, 600))
        if self._page is not None:
            self._page.installEventFilter(
                self
            )  # no longer than it is seen: the page has many events
        self.show()
        self._place()
        self.raise_()

    def _look(self, _: object = None) -> None:
        """Look like what it is, in the colours of the theme."""
        look = self._appearance.theme
        set_role(self, "floating" if self._is_passing else "failure")
        name, colour = (self._sign, look.text) if self._is_passing else ("warning", look.warning)
        self.sign.setPixmap(pixmap(name, colour.name(), grown(SIZE), self.devicePixelRatioF()))
        self._close.setIcon(icon("close", look, SMALL_SIZE))

    def _place(self) -> None:
        page = self._page
        layout = self.layout()
        if page is None or layout is None:
            return
        width = min(_WIDEST, page.width() - 2 * _GAP)
        layout.activate()
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
        height = max(height, layout.totalMinimumSize().height())
        over = page.geometry()
        left = over.x() + (over.width() - width) // 2
        self.setGeometry(left, over.y() + over.height() - height - _GAP, width, height)


def _nothing() -> None:
    """Where there is nothing to do."""
