"""What a title looks like."""

from __future__ import annotations

import pytest

from reader.formats.shared.title_line import LONGEST_TITLE, is_title

TITLES = [
    "The Tide Is Out",
    "Tides (2024)",
    "12 Monkeys",
    "“On tides”",
    "Gespräch über 'Ebbe und Flut'",
    "潮汐について",
    "A" * LONGEST_TITLE,
    " ".join(["a1"] * 25).capitalize(),
]
NO_TITLES = [
    "",
    "the tide is out",
    "The tide is out.",
    "Is the tide out?",
    "The tide is out,",
    "- Tides",
    "— Tides",
    "• Tides",
    "* Tides",
    "> Tides",
    "[Music]",
    "(Music)",
    "# Tides",
    "A" * (LONGEST_TITLE + 1),
    " ".join(["a1"] * 26).capitalize(),
    "Tides and the tides",
]


@pytest.mark.parametrize("line", TITLES)
def test_a_title(line: str) -> None:
    assert is_title(line)


@pytest.mark.parametrize("line", NO_TITLES)
def test_no_title(line: str) -> None:
    assert not is_title(line)


def test_short_words_may_recur() -> None:
    assert is_title("From one to ten to one")
