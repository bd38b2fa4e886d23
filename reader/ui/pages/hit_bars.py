"""How many hits each year and each folder has, as small bars; a click has only these found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.ui.parts import plain
from reader.ui.parts.flow_layout import FlowLayout
from reader.ui.parts.theme import Appearance, grown, small_font
from reader.ui.state.shelf_cards import short_folder
from reader.ui.state.shelf_search import NarrowedTo, Narrowing
from reader.wording import number, tr, trn

_HEIGHT: Final = 72
_MOST_FOLDERS: Final = 4
# What was found has at least so much of the page, or there are no bars.
_LEAST_LIST: Final = 96
_MOST_YEARS: Final = 40
_COLUMN: Final = 24
_WIDTH: Final = 288
_GAP: Final = 2
_NAME: Final = 112
_EDGE: Final = 2
_KEYS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class HitBars(QWidget):
    """Bars of years and of folders, side by side where their page has room; hidden without either.

    *Signals*: ``chosen(str)``: only what is of this value is to be found, as a query asks for it.
    """

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.years = BarRow(appearance, "year")
        self.folders = BarRow(appearance, "folder")
        self._flow = FlowLayout(24)
        self.setLayout(self._flow)
        for bars in (self.years, self.folders):
            bars.chosen.connect(self.chosen)
            self._flow.addWidget(bars)
        self._has_bars = False
        self.hide()

    def show_counts(self, narrowings: Sequence[Narrowing]) -> None:
        """Show the years and folders that transcripts differ by."""
        values = {one.name: one.values for one in narrowings}
        years = sorted(values.get("year", ()))[-_MOST_YEARS:]
        folders = values.get("folder", ())
        self.years.show_values(years)
        self.folders.show_values(
            sorted(folders, key=lambda one: (-_amount(one), one.words))[:_MOST_FOLDERS]
        )
        self._has_bars = bool(years or folders)
        self._page.installEventFilter(self)  # once, however often it is said
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        """Be seen where what stands above the list leaves the list some room."""
        above = self.parentWidget()
        head = above.layout() if above is not None else None
        if head is None or not self._has_bars:
            self.setVisible(self._has_bars)
            return
        needed = head.heightForWidth(self._page.width())
        if self.isHidden():
            needed += self.heightForWidth(self._page.width()) + self._flow.spacing()
        self.setVisible(needed + grown(_LEAST_LIST) <= self._page.height())


class BarRow(QWidget):
    """The bars of one narrowing: years as columns from left to right, folders one below the other.

    *Signals*: ``chosen(str)``: as of :class:`HitBars`.
    """

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._appearance, self._name = appearance, name
        self._values: Sequence[NarrowedTo] = ()
        self._under_mouse: int | None = None
        self.current = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Sequence[NarrowedTo]) -> None:
        """Show other values; with fewer than two there is nothing to choose, and nothing is shown.

        The keyboard stands at the one that has most.
        """
        self._values = values
        self._under_mouse = None
        self.current = max(range(len(values)), key=lambda nth: _amount(values[nth]), default=0)
        self.setVisible(len(values) > 1)
        self._tell()
        self.updateGeometry()
        self.update()

    def told(self, nth: int) -> str:
        """Return what a bar stands for, in words."""
        one = self._values[nth]
        told = trn("{n} transcript", "{n} transcripts", one.transcripts)
        if one.hits:
            told = trn(
                "{hits} in {n} transcript",
                "{hits} in {n} transcripts",
                one.transcripts,
                hits=trn("{n} hit", "{n} hits", one.hits),
            )
        return tr("{name}: {facts}", name=self._label(nth), facts=told)

    def _label(self, nth: int) -> str:
        words = self._values[nth].words
        return plain.one_line(short_folder(words) if self._name == "folder" else words)

    def sizeHint(self) -> QSize:
        if self._name == "folder":
            line = self._line()
            return QSize(grown(_WIDTH), max(grown(_HEIGHT), line * len(self._values)))
        wide = grown(min(_WIDTH, _COLUMN * len(self._values)))
        return QSize(wide + 2 * _EDGE, grown(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def box(self, nth: int) -> QRect:
        """Return where a bar can be clicked: its whole column, or its whole line."""
        if self._name == "folder":
            return QRect(0, nth * self._line(), self.width(), self._line())
        count, room = len(self._values), self.width() - 2 * _EDGE
        left, right = nth * room // count, (nth + 1) * room // count
        return QRect(_EDGE + left, 0, right - left, self.height())

    # -- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QEvent) -> None:
        painter = QPainter(self)
        painter.setFont(small_font(self.font()))
        most = max(map(_amount, self._values), default=1)
        for nth, one in enumerate(self._values):
            if self._name == "folder":
                self._paint_line(painter, nth, _amount(one) / most)
            else:
                self._paint_column(painter, nth, _amount(one) / most)
        if self._name == "year":
            self._paint_ends(painter)

    def _paint_column(self, painter: QPainter, nth: int, share: float) -> None:
        room = self.box(nth).adjusted(_GAP // 2, _EDGE, -_GAP // 2, -self._line())
        bar = QRect(room)
        bar.setTop(room.bottom() + 1 - max(2, round(room.height() * share)))
        self._fill(painter, nth, bar)

    def _paint_line(self, painter: QPainter, nth: int, share: float) -> None:
        look, box = self._appearance.theme, self.box(nth)
        name, wide = QRect(box), grown(_NAME)
        name.setWidth(wide)
        painter.setPen(look.text)
        words = painter.fontMetrics().elidedText(self._label(nth), Qt.TextElideMode.ElideLeft, wide)
        side = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | side, words)
        told = number(_amount(self._values[nth]))
        count = painter.fontMetrics().horizontalAdvance(told)
        room = box.adjusted(wide + 8, 3, -count - 8, -3)
        room.setWidth(max(2, round(room.width() * share)))
        self._fill(painter, nth, room)
        painter.setPen(look.quiet)
        amount = QRect(room.right() + 6, box.top(), count + 4, box.height())
        painter.drawText(amount, Qt.AlignmentFlag.AlignLeft | side, told)

    def _fill(self, painter: QPainter, nth: int, bar: QRect) -> None:
        look = self._appearance.theme
        painter.fillRect(bar, look.link if nth == self._under_mouse else look.mark)
        if self.hasFocus() and nth == self.current:
            painter.setPen(QPen(look.text, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(-1, -1, 0, 0))

    def _paint_ends(self, painter: QPainter) -> None:
        """Write the first year and the last under their bars, or the one that is gone to."""
        if not self._values:
            return
        painter.setPen(self._appearance.theme.quiet)
        line = QRect(0, self.height() - self._line(), self.width(), self._line())
        first, last = self._values[0].words, self._values[-1].words
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, first)
        if self.width() > 2.5 * painter.fontMetrics().horizontalAdvance(first):
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, last)

    def _line(self) -> int:
        return max(18, self.fontMetrics().height())

    # -- mouse and keyboard ---------------------------------------------------------------------

    def _at(self, point: QPoint) -> int | None:
        boxes = (nth for nth in range(len(self._values)) if self.box(nth).contains(point))
        return next(boxes, None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._under_mouse = self._at(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._under_mouse = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        nth = self._at(event.position().toPoint())
        if nth is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._values[nth].query)

    def event(self, event: QEvent) -> bool:
        """Tell under the mouse what a bar stands for."""
        if isinstance(event, QHelpEvent):
            nth = self._at(event.pos())
            words, area = "", self.rect()
            if nth is not None:
                words, area = self.told(nth), self.box(nth)
                if self._name == "folder":
                    words = f"{words}\n{self._values[nth].words}"
            plain.show_tip(event.globalPos(), words, self, area)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows go from bar to bar, and Enter or Space choose one."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.current = min(max(self.current + _KEYS[key], 0), len(self._values) - 1)
            self._tell()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._values:
            self.chosen.emit(self._values[self.current].query)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def _tell(self) -> None:
        """Have a reader of the screen say the bar that the keyboard is at."""
        told = self.told(self.current) if self._values else ""
        of = tr("Hits by folder") if self._name == "folder" else tr("Hits by year")
        self.setAccessibleName(f"{of}, {told}")


def _amount(one: NarrowedTo) -> int:
    """How long a bar is: hits, or transcripts where nothing but transcripts was asked for."""
    return one.hits or one.transcripts
