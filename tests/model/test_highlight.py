"""Highlights: their colours are those that paper and page have grounds for."""

from __future__ import annotations

from reader.model.highlight import COLOURS
from reader.quotes.paper import GROUNDS


def test_every_colour_has_a_name_and_a_ground() -> None:
    assert all(name[0].isupper() for name in COLOURS.values())
    assert list(COLOURS) == list(GROUNDS)
    assert len(set(COLOURS.values())) == len(COLOURS)
