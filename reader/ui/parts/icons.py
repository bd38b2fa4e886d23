"""The icons: strokes on a grid of 24, drawn in any colour, sharp at every scale of the screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.paths import resource
from reader.ui.parts.theme import Theme, grown

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

    It is drawn for the letters that the interface has now.
    """
    made, edge = QIcon(), grown(size)
    looks = (
        (colour, QIcon.Mode.Normal, QIcon.State.Off),
        (on or colour, QIcon.Mode.Normal, QIcon.State.On),
        (disabled or colour, QIcon.Mode.Disabled, QIcon.State.Off),
        (disabled or colour, QIcon.Mode.Disabled, QIcon.State.On),
    )
    for tint, mode, state in looks:
        for scale in _scales():
            made.addPixmap(pixmap(name, tint.name(), edge, scale), mode, state)
    return made


@cache
def pixmap(name: str, colour: str, size: int = SIZE, scale: float = 1.0) -> QPixmap:
    """Return one picture of an icon, ``size`` device-independent pixels wide and high."""
    picture = QPixmap(_shape(name, round(size * scale)))
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), QColor(colour))
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


def _scales() -> tuple[float, ...]:
    """The scales of the screens there are; two is drawn always, for a screen plugged in later."""
    return tuple(
        sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()} | {2.0})
    )
