"""The colours of highlights in a theme: the ground of the words, and the line below them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from reader.ui.parts.theme import Theme

# How the line below differs from its ground: lighter in the dark, strong in the light.
_LIGHTER: Final = 250
_SATURATION: Final = 170
_LIGHTNESS: Final = 75


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
