"""The words of actions: whole sentences, with an access key somewhere."""

from __future__ import annotations

from reader.model.highlight import COLOURS
from reader.ui.actions.action import bare
from reader.ui.frame.table import ACTIONS


def test_there_is_an_action_for_each_colour_of_highlights() -> None:
    swatches = [(entry.value, entry.words) for entry in ACTIONS if entry.swatch]
    named = [
        (colour, f"&{nth} Highlight in {words}")
        for nth, (colour, words) in enumerate(COLOURS.items(), 1)
    ]
    assert swatches == named


def test_an_access_key_behind_the_words_is_no_part_of_them() -> None:
    assert bare("開く(&O)…") == "開く"
    assert bare("&Open…") == "Open"
