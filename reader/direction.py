"""Marks that turn the direction of writing: spelled out where a stranger's words stand among ours.

They can make a name look like another (CVE-2021-42574).
"""

from __future__ import annotations

from typing import Final

from reader.patterns import lazy_pattern

_TURNS: Final = {
    "\u202a": "⟨LRE⟩",
    "\u202b": "⟨RLE⟩",
    "\u202c": "⟨PDF⟩",
    "\u202d": "⟨LRO⟩",
    "\u202e": "⟨RLO⟩",
    "\u2066": "⟨LRI⟩",
    "\u2067": "⟨RLI⟩",
    "\u2068": "⟨FSI⟩",
    "\u2069": "⟨PDI⟩",
}
_TURN: Final = lazy_pattern(f"[{''.join(_TURNS)}]")


def turns_shown(text: str) -> str:
    """Return a text in which each such mark is its name in brackets, and turns nothing."""
    return _TURN.sub(lambda mark: _TURNS[mark[0]], text)
