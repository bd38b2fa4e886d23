"""The icons: strokes on a grid of 24, drawn in any colour, sharp at every scale of the screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.paths import resource
from reader.ui.parts.theme import Theme, fill_plain, grown

SIZE = 20
"""The edge of an icon in a bar, in device-independent pixels where letters have their usual size;
the style sheet gives its button the room."""

SMALL_SIZE = 16
"""That of one beside words."""


def icon(name: str, look: Theme, size: int = SIZE) -> QIcon:
    """Return an icon in the colours of a theme: normal, switched on, and not available."""
    return tinted(name, look.text, look.disabled, look.selection_text, size)


def tinted(
    name: str,
    colour: QColor,
    disabled: QColor | None = None,
    on: QColor | None = None,
    size: int = SMALL_SIZE,
) -> QIcon:
    """Return an icon in one colour, in others where it is disabled or switched on.

    It grows with the letters of the interface.
    """
    return QIcon(_Strokes(name, (colour, disabled or colour, on or colour), size))


class _Strokes(QIconEngine):
    """Draws an icon when it is shown: few of those that there are stand in a window at once."""

    def __init__(self, name: str, colours: tuple[QColor, QColor, QColor], size: int) -> None:
        super().__init__()
        self._name, self._colours, self._size = name, colours, size

    def clone(self) -> QIconEngine:
        return _Strokes(self._name, self._colours, self._size)

    def availableSizes(self, *_: object) -> list[QSize]:
        edge = grown(self._size)
        return [QSize(edge, edge)]

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        """Return how large it is drawn where there is so much room."""
        edge = self._edge(size)
        return QSize(edge, edge)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the picture for so much room, for a screen of that scale."""
        return pixmap(self._name, self._tint(mode, state).name(), self._edge(size), scale)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        edge = self._edge(rect.size())
        place = QRect(0, 0, edge, edge)
        place.moveCenter(rect.center())
        painter.drawPixmap(place, pixmap(self._name, self._tint(mode, state).name(), edge, scale))

    def _edge(self, room: QSize) -> int:
        return max(min(room.width(), room.height(), grown(self._size)), 1)

    def _tint(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        normal, disabled, on = self._colours
        if mode == QIcon.Mode.Disabled:
            return disabled
        return on if state == QIcon.State.On else normal


@cache
def pixmap(name: str, colour: str, size: int = SIZE, scale: float = 1.0) -> QPixmap:
    """Return one picture of an icon, ``size`` device-independent pixels wide and high."""
    picture = QPixmap(_shape(name, round(size * scale)))
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    fill_plain(painter, picture.rect(), QColor(colour))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


@cache
def _shape(name: str, edge: int) -> QPixmap:
    """An icon in black, which is what Qt makes of currentColor whatever the palette says."""
    picture = QPixmap(QSize(edge, edge))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing = QSvgRenderer(QByteArray(resource(f"icons/{name}.svg").read_bytes()))
    drawing.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    return picture
