"""A layout that sets widgets like words: side by side, and on the next line where one is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Sets its visible widgets at their own size, from the side where reading begins.

    With ``hangs`` the words of a flat button that begins a line stand where the line begins, and
    the room beside them, which nobody sees, before it.
    """

    def __init__(self, spacing: int = 8, *, hangs: bool = False) -> None:
        super().__init__()
        self._hangs = hangs
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addWidget(self, widget: QWidget) -> None:
        # An item that Qt made itself may be gone without that its wrapper is told: another one that
        # stands at its address later is then taken for it, and what asks the layout crashes.
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((rect.bottom() + 1 for rect in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        is_mirrored = self._reads_leftward()
        for item, place in zip(self._shown(), self._places(rect.width()), strict=True):
            left = rect.width() - place.right() - 1 if is_mirrored else place.left()
            item.setGeometry(QRect(rect.topLeft() + QPoint(left, place.top()), place.size()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        at, line = QPoint(), 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if line and at.x() + size.width() > width:
                at, line = QPoint(0, at.y() + line + self.spacing()), 0
            if not line and self._hangs:
                at -= QPoint(_beside_words(item.widget()), 0)
            places.append(QRect(at, size))
            at += QPoint(size.width() + self.spacing(), 0)
            line = max(line, size.height())
        return places

    def _reads_leftward(self) -> bool:
        owner = self.parentWidget()
        return owner is not None and owner.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _beside_words(widget: QWidget | None) -> int:
    """Return how many pixels stand before the words of a flat button; 0 of anything else."""
    if not isinstance(widget, QPushButton) or widget.property("role") != "flat":
        return 0
    words = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, widget.text())
    return max(0, widget.sizeHint().width() - words.width()) // 2
