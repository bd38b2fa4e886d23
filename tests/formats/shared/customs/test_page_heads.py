"""Heads and feet of pages that were typed and saved as plain lines."""

from __future__ import annotations

from itertools import chain

import pytest
from read import read, said

from reader.formats.shared.customs.page_heads import page_heads

PLACES = ["Lund", "Rye", "Ghent", "Ulm", "Bath", "Deal", "Mora", "Nome", "Oban", "Pisa", "Lima"]
TURNS = [
    (
        speaker,
        [f"the boats of {place} {verb} in", f"and nobody at {place} had", "thought of the ice"],
    )
    for place in PLACES
    for speaker, verb in (("ANA", "came"), ("BO", "went"))
]
LINES = [
    line
    for speaker, (first, *others) in TURNS
    for line in (f"{speaker}: So {first}", *others, "until the spring.", "")
]
WORDS = [(speaker, f"So {' '.join(lines)} until the spring.") for speaker, lines in TURNS]


def typed(head: str, lines_of_a_page: int = 30, begin: int = 1, heads: int = 99) -> list[str]:
    """Return the lines with a head on each page; ``{}`` in it is the number of the page."""
    starts = range(0, len(LINES), lines_of_a_page)
    pages = [LINES[start : start + lines_of_a_page] for start in starts]
    return list(
        chain.from_iterable(
            [head.format(number), *page] if begin <= number < begin + heads else page
            for number, page in enumerate(pages, 1)
        )
    )


@pytest.mark.parametrize(
    "head",
    [
        "Reyes – {}",
        "Reyes / Interview 1 / {}",
        "{}  HARBOUR PROJECT",
        "Page {} of 5",
        "REYES, A.                HARBOUR PROJECT                {}",
        "{}",
    ],
)
def test_what_counts_the_pages_is_not_said(head: str) -> None:
    transcript = read("\n".join(typed(head, 23)), "a.txt")
    assert [(cue.speaker, cue.text.replace("\n", " ")) for cue in transcript.cues] == WORDS
    assert "5 lines at the heads and feet of pages" in said(transcript)


def test_the_first_page_may_have_no_head() -> None:
    lines = typed("REYES, A.         HARBOUR          {}", 41, begin=2)
    transcript = read("\n".join(lines), "a.txt")
    assert [(cue.speaker, cue.text.replace("\n", " ")) for cue in transcript.cues] == WORDS


def test_left_and_right_pages_have_heads_of_their_own() -> None:
    lines = typed("REYES {}", 23)
    heads = [index for index, line in enumerate(lines) if line.startswith("REYES")]
    for index in heads[1::2]:
        lines[index] = f"{lines[index][-1]}  HARBOUR PROJECT"
    assert page_heads(lines) == set(heads)


def test_a_title_on_each_page_needs_no_number() -> None:
    lines = typed("Harbour Oral History", 23)
    found = page_heads(lines)
    assert {lines[index] for index in found} == {"Harbour Oral History"}
    assert len(found) == 5


@pytest.mark.parametrize("head", ["Question {}", "Interview {}", "Chapter {}: nets", "In 196{}"])
def test_what_heads_parts_between_sentences_stays(head: str) -> None:
    assert page_heads(typed(head, 20)) == set()


def test_a_number_that_comes_twice_counts_no_pages() -> None:
    assert page_heads([*LINES[:4], "Boat 1", *LINES[4:13], "Boat 2", *LINES[13:20]]) == set()
