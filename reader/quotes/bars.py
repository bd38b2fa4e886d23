"""A few amounts as horizontal bars, one below the other: a drawing in SVG.

Bars are told apart by pattern as well as by colour, and each has its words and its amount beside
it, as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.named_tuple import NamedTuple
from reader.quotes.escapes import in_xml

WIDTH: Final = 720
"""The width of a drawing, in its own units; it can be shown at any size."""

_EDGE: Final = 24
_TITLE: Final = 28
_ROW: Final = 28
_BAR: Final = 18
_LABELS: Final = 216
_TOLD: Final = 168
_LONGEST: Final = 30
_FONT: Final = "font-family='sans-serif' font-size='13'"
# What is drawn over the tint of a bar, in a tile of 6 units; None leaves no tint to be seen.
_PATTERNS: Final = (
    None,
    "M0 3H6",
    "M-1 7L7 -1",
    "M3 0V6",
    "M-1 -1L7 7",
    "M0 3H6M3 0V6",
)


class Bar(NamedTuple):
    """What a bar stands for, how long it is (from 0 to 1), its amount in words, and which of the
    looks it has, counted from 0.
    """

    words: str
    share: float
    told: str
    look: int


class Inks(NamedTuple):
    """The colours of a drawing as ``#rrggbb``; of ``bars`` each has a pattern of its own."""

    paper: str
    text: str
    bars: tuple[str, ...]


def bars_svg(title: str, bars: Sequence[Bar], inks: Inks) -> bytes:
    """Return bars as an SVG file (SVG 1.1), in UTF-8."""
    height = 2 * _EDGE + _TITLE + _ROW * len(bars)
    said = "; ".join(f"{bar.words}: {bar.told}" for bar in bars)
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}'"
        f" width='{WIDTH}' height='{height}' role='img'>",
        f"<title>{in_xml(title)}</title><desc>{in_xml(said)}</desc>",
        f"<defs>{''.join(_tile(number, inks) for number in range(len(inks.bars)))}</defs>",
        f"<rect width='{WIDTH}' height='{height}' fill='{inks.paper}'/>",
        f"<text x='{_EDGE}' y='{_EDGE + 12}' fill='{inks.text}' {_FONT} font-weight='bold'>"
        f"{in_xml(_short(title, 2 * _LONGEST))}</text>",
        *(_bar(number, bar, inks) for number, bar in enumerate(bars)),
        "</svg>\n",
    ]
    return "\n".join(parts).encode("utf-8", "replace")


def _tile(number: int, inks: Inks) -> str:
    ink, drawn = inks.bars[number], _PATTERNS[number % len(_PATTERNS)]
    ground = f"<rect width='6' height='6' fill='{ink}' fill-opacity='{0.35 if drawn else 1}'/>"
    lines = f"<path d='{drawn}' stroke='{ink}' stroke-width='1.5'/>" if drawn else ""
    return (
        f"<pattern id='p{number}' width='6' height='6' patternUnits='userSpaceOnUse'>"
        f"{ground}{lines}</pattern>"
    )


def _bar(number: int, bar: Bar, inks: Inks) -> str:
    top = _EDGE + _TITLE + _ROW * number
    base, left = top + 14, _EDGE + _LABELS
    width = max(1, round((WIDTH - left - _TOLD - _EDGE) * max(0.0, min(bar.share, 1.0))))
    look = max(0, min(bar.look, len(inks.bars) - 1))
    ink = f"fill='{inks.text}' {_FONT}"
    return (
        f"<text x='{left - 12}' y='{base}' text-anchor='end' {ink}>"
        f"{in_xml(_short(bar.words, _LONGEST))}</text>"
        f"<rect x='{left}' y='{top}' width='{width}' height='{_BAR}' fill='url(#p{look})'"
        f" stroke='{inks.bars[look]}'/>"
        f"<text x='{left + width + 8}' y='{base}' {ink}>{in_xml(bar.told)}</text>"
    )


def _short(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
