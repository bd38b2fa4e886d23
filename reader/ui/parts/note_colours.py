"""The colours of highlights in a theme: the ground of the words, and the line below them."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor

from reader.ui.parts.theme import Theme

# How the line below differs from its ground: lighter in the dark, strong in the light.
_LIGHTER: Final = 210
_SATURATION: Final = 170
_LIGHTNESS: Final = 105


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
