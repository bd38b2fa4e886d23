"""What stands above a list and lets itself be scrolled where the page is low."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from reader.ui.parts.dialog_parts import ScrolledPage
from reader.ui.parts.theme import grown

# What is below has at least so much of the page, in pixels for letters of the usual size; of a page
# that is lower than twice that, the half.
_LEAST_BELOW: Final = 96


class LowHead(ScrolledPage):
    """As high as what is in it, but for the room that the page needs below it."""

    def __init__(self, page: QWidget, top: QLayout) -> None:
        super().__init__()
        self._page, self._inside = page, QWidget()
        self._inside.setLayout(top)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inside)
        for ground in (self.viewport(), self._inside):
            ground.setAutoFillBackground(False)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        wanted = self._inside.heightForWidth(self._page.width())
        room = self._page.height()
        high = min(wanted, room - min(grown(_LEAST_BELOW), room // 2))
        if high != self.height() or self.minimumHeight() != self.maximumHeight():
            self.setFixedHeight(high)


def fill_low(page: QWidget, top: QLayout, below: QWidget) -> None:
    """Fill a page with its head and, down to its edges, what is below, however low it is."""
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addWidget(LowHead(page, top))
    rows.addWidget(below, 1)
