"""Lines of the signs on a page, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.formats.decoding.pdf_lines import in_columns, rows_of
from reader.formats.decoding.pdf_signs import Sign

SIZE, WIDE = 10.0, 5.0


def signs(text: str, left: float = 0, bottom: float = 0, apart: float = 0) -> list[Sign]:
    """Return letters of 5 points by 10, each so far from the next."""
    step = WIDE + apart
    return [
        Sign(left + step * n, bottom, left + step * n + WIDE, bottom + SIZE, SIZE, letter)
        for n, letter in enumerate(text)
    ]


def texts(found: Sequence[Sign]) -> list[str]:
    return [row.text for row in rows_of(found)]


@pytest.mark.parametrize(
    ("gap", "text"), [(0, "tides"), (1.5, "tides"), (1.6, "ti des"), (12, "ti des")]
)
def test_a_gap_of_a_seventh_of_the_size_is_a_space(gap: float, text: str) -> None:
    assert texts([*signs("ti"), *signs("des", 10 + gap)]) == [text]


def test_letters_set_apart_are_a_word_all_the_same() -> None:
    assert texts(signs("tides", apart=3)) == ["tides"]
    both = [*signs("the", apart=3), *signs("tide", 3 * 8 + 4, apart=3)]
    assert texts(both) == ["the tide"]


def test_spaces_that_are_signs_count_once() -> None:
    assert texts(signs("the  tide ")) == ["the tide"]
    assert texts(signs("   ")) == []
    assert texts([]) == []


def test_a_space_that_the_next_sign_covers_is_none() -> None:
    assert texts([*signs("ti"), *signs(" ", 10), *signs("des", 10.5)]) == ["tides"]


@pytest.mark.parametrize(("gap", "pieces"), [(12, 1), (12.1, 2)])
def test_what_stands_far_apart_are_pieces_of_a_line(gap: float, pieces: int) -> None:
    (row,) = rows_of([*signs("ti"), *signs("des", 10 + gap)])
    assert len(row.pieces) == pieces
    assert (row.left, row.right, row.middle, row.size) == (0, 25 + gap, 5, 10)


def test_lines_go_from_the_top_down_whatever_the_order_of_the_file() -> None:
    assert texts(
        [*signs("low", bottom=0), *signs("high", bottom=40), *signs("mid", bottom=20)]
    ) == [
        "high",
        "mid",
        "low",
    ]


def test_pieces_go_from_left_to_right() -> None:
    assert texts([*signs("des", 50), *signs("ti", 0)]) == ["ti des"]


@pytest.mark.parametrize(("rise", "rows"), [(4.9, 1), (5.1, 2)])
def test_a_small_sign_set_high_is_still_on_its_line(rise: float, rows: int) -> None:
    assert len(rows_of([*signs("tides"), *signs("1", 25, rise)])) == rows


def page(*lines: tuple[str, float]) -> list[Sign]:
    """Return texts from the top down; two at the same height where the second has no new line."""
    found: list[Sign] = []
    height = 700.0
    for text, left in lines:
        height -= 0 if left else 12
        found += signs(text, left, height)
    return found


def columns(found: Sequence[Sign]) -> list[tuple[int, str]]:
    return [(line.block, line.text) for line in in_columns(rows_of(found))]


LEFT = [f"the left line {n} goes" for n in range(8)]
RIGHT = [f"the right one {n} goes" for n in range(8)]
PAIRS = [
    pair for left, right in zip(LEFT, RIGHT, strict=True) for pair in ((left, 0.0), (right, 300.0))
]


def test_two_columns_are_read_one_after_the_other() -> None:
    assert columns(page(*PAIRS)) == [(0, line) for line in LEFT] + [(1, line) for line in RIGHT]


def test_a_heading_across_the_page_parts_the_columns() -> None:
    heading = (
        "a heading that goes all the way over the page to the right margin of it and no further"
    )
    assert columns(page((heading, 0), *PAIRS)) == [
        (0, heading),
        *[(1, line) for line in LEFT],
        *[(2, line) for line in RIGHT],
    ]
    found = columns(page(*PAIRS[:8], (heading, 0), *PAIRS[8:]))
    assert [text for _, text in found] == [*LEFT[:4], *RIGHT[:4], heading, *LEFT[4:], *RIGHT[4:]]
    assert [block for block, _ in found] == [0] * 4 + [1] * 4 + [2] + [3] * 4 + [4] * 4


def test_few_lines_are_no_columns() -> None:
    assert columns(page(*PAIRS[:10])) == [(0, f"{LEFT[n]} {RIGHT[n]}") for n in range(5)]


def test_labels_beside_words_are_no_column() -> None:
    rows = [pair for n in range(8) for pair in (("Ana:", 0.0), (f"{RIGHT[n]} and goes", 300.0))]
    assert columns(page(*rows)) == [(0, f"Ana: {RIGHT[n]} and goes") for n in range(8)]


def test_one_column_stays_one() -> None:
    lines = [(f"{line} and on and on to the end", 0.0) for line in LEFT]
    assert columns(page(*lines)) == [(0, text) for text, _ in lines]
    assert columns([]) == []
