"""How speakers are told apart in pictures: a colour of the theme for each, and a pattern."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from reader.ui.parts.theme import Theme

# Nobody has to go by colour.
_PATTERNS: Final = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.VerPattern,
    Qt.BrushStyle.DiagCrossPattern,
)
VOICES: Final = len(_PATTERNS)
"""So many speakers have a look of their own; 0, and what is beyond, is that of all others."""

_OTHERS: Final = Qt.BrushStyle.Dense6Pattern
_TINT: Final = 110


def colour(look: Theme, number: int) -> QColor:
    """Return the colour of a speaker, counted from 1; beyond the last, that of all others."""
    found: QColor = getattr(look, f"voice_{number}", look.quiet)
    return found


def pattern(number: int) -> Qt.BrushStyle:
    """Return the pattern of a speaker, counted from 1."""
    return _PATTERNS[number - 1] if 1 <= number <= len(_PATTERNS) else _OTHERS


def fill(painter: QPainter, box: QRect, look: Theme, number: int) -> None:
    """Fill a box with the look of a speaker, on a tint of its colour."""
    ink = colour(look, number)
    tint = QColor(ink)
    tint.setAlpha(_TINT)
    painter.fillRect(box, tint)
    painter.fillRect(box, QBrush(ink, pattern(number)))
