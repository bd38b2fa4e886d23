"""A passage of a transcript as something to click: its hits heavier, its place below the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy

from reader.model.search.mentions import Mention
from reader.ui.parts.theme import Appearance
from reader.ui.parts.wrapped_text import WrappedText

SIDE = 17
"""Room beside the words, which shows only under the mouse and with the keyboard."""

_ABOVE = 8
_BETWEEN = 3
_FOLLOWING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class PassageButton(QAbstractButton):
    """One passage; ``clicked`` where the person wants to go there, by mouse, Enter or Space.

    ``place`` says where in its transcript it is.
    """

    def __init__(self, mention: Mention, place: str, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._place = place
        self._text, self._bold = _in_one(mention)
        self._line_spacing = 1.5
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self._text)
        self.setAccessibleDescription(place)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_letters(self, font: QFont, line_spacing: float) -> None:
        """Set the words in a font, their lines at a multiple of the size of its letters."""
        self.setFont(font)
        self._line_spacing = line_spacing
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 60
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 40)

    def heightForWidth(self, width: int) -> int:
        words, place = self._set(width)
        return round(2 * _ABOVE + words.height + _BETWEEN + place.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._appearance.theme
        words, place = self._set(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.hover if self.underMouse() or self.isDown() else look.page)
        painter.setPen(QPen(look.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        at = QPointF(SIDE, _ABOVE)
        painter.setPen(look.text)
        words.draw(painter, at)
        painter.setPen(look.quiet)
        place.draw(painter, at + QPointF(0, words.height + _BETWEEN))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the passage on Enter; leave the arrows to the list that it stands in."""
        if event.key() in _FOLLOWING:
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _set(self, width: int) -> tuple[WrappedText, WrappedText]:
        room = width - 2 * SIDE
        words = WrappedText(
            self._text, self.font(), room, bold=self._bold, line_spacing=self._line_spacing
        )
        return words, WrappedText(self._place, QApplication.font(), room, most_lines=1)


def _in_one(mention: Mention) -> tuple[str, Sequence[tuple[int, int]]]:
    """The words of a passage, and which stretches of them are the hits."""
    bold = []
    at = 0
    for piece in mention.pieces:
        if piece.is_hit:
            bold.append((at, at + len(piece.text)))
        at += len(piece.text)
    return mention.text, bold
