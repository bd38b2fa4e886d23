"""The colours of highlights in a theme: the ground of the words, and the line below them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from reader.ui.parts.theme import Theme, grown

# How the line below differs from its ground: lighter in the dark, strong in the light.
_LIGHTER: Final = 250
_SATURATION: Final = 170
_LIGHTNESS: Final = 75
_EDGE: Final = 20
_SCALE: Final = 2
_FADED: Final = 0.35


# Blue and violet are one colour to some eyes; nobody has to go by colour.
_STROKES = {
    "green": Qt.PenStyle.DashLine,
    "blue": Qt.PenStyle.DotLine,
    "pink": Qt.PenStyle.NoPen,
    "violet": Qt.PenStyle.DashDotLine,
}


def stroke(colour: str) -> Qt.PenStyle:
    """Return the pen of the line below highlighted words: each colour has its own.

    No pen at all stands for two lines.
    """
    return _STROKES.get(colour, Qt.PenStyle.SolidLine)


def ground(look: Theme, colour: str) -> QColor:
    """Return the colour on which highlighted words stand."""
    found: QColor = getattr(look, f"note_{colour}", look.note_yellow)
    return found


def line(look: Theme, colour: str) -> QColor:
    """Return the colour of the line below highlighted words."""
    found = ground(look, colour)
    if look.is_dark:
        return found.lighter(_LIGHTER)
    return QColor.fromHsl(found.hslHue(), _SATURATION, _LIGHTNESS)


def swatch(look: Theme, colour: str) -> QIcon:
    """Return a colour as it looks on the page: its ground, with the line below the words.

    Switched on, it has a tick.
    """
    made = QIcon()
    for mode, opacity in ((QIcon.Mode.Normal, 1.0), (QIcon.Mode.Disabled, _FADED)):
        for state in QIcon.State:
            made.addPixmap(_swatch(look, colour, opacity, state), mode, state)
    return made


def _swatch(look: Theme, colour: str, opacity: float, state: QIcon.State) -> QPixmap:
    picture = QPixmap(grown(_EDGE) * _SCALE, grown(_EDGE) * _SCALE)
    picture.setDevicePixelRatio(_SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(grown(_EDGE) / _EDGE, grown(_EDGE) / _EDGE)
    painter.setOpacity(opacity)
    painter.setPen(QPen(line(look, colour), 1))
    painter.setBrush(ground(look, colour))
    painter.drawRoundedRect(QRectF(1.5, 1.5, _EDGE - 3, _EDGE - 3), 3, 3)
    ink, low = line(look, colour), _EDGE - 5.5
    lines = [(low, 1.5, stroke(colour))]
    if stroke(colour) is Qt.PenStyle.NoPen:
        lines = [(low - 2, 1.0, Qt.PenStyle.SolidLine), (low + 1, 1.0, Qt.PenStyle.SolidLine)]
    for y, width, pen in lines:
        painter.setPen(QPen(ink, width, pen, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(3, y), QPointF(_EDGE - 3, y))
    if state is QIcon.State.On:
        painter.setPen(QPen(look.text, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([QPointF(6, 7.5), QPointF(8.5, 10), QPointF(14, 4.5)])
    painter.end()
    return picture
