"""A transcript that its page holds twice."""

from __future__ import annotations

import pytest

from reader.formats.shared.copies import Copies, find_copies

SONG = ["The tide goes out", "and it comes in again", "as it has always done"]  # 13 words
OTHERS = ["so we went home", "in the rain", "and slept"]
LONG = [f"word{number} was said by number{number}" for number in range(60)]  # 5 words a line


@pytest.mark.parametrize(
    ("lines", "copies"),
    [
        ([], Copies(0, 1)),
        (SONG, Copies(3, 1)),
        (SONG * 2, Copies(3, 2)),
        (SONG * 3, Copies(3, 3)),
        # Of four the longest period takes the least away.
        (SONG * 4, Copies(6, 2)),
        ([*SONG, *OTHERS, *SONG], Copies(9, 1)),
        ([*SONG, *OTHERS] * 2, Copies(6, 2)),
        # Cut into lines differently, with other signs and capitals.
        (
            [*SONG, "THE TIDE – goes out, and it", "comes in again as it has always done!"],
            Copies(3, 2),
        ),
        (["Yes", "No", "Yes", "Yes", "No", "Yes"], Copies(6, 1)),
        (["one two three four five six seven eight", "nine"] * 2, Copies(4, 1)),
        (["one two three", "four five six", "seven eight"] * 2, Copies(3, 2)),
        (["one two three", "four five six", "seven"] * 2, Copies(6, 1)),
        # A copy that is cut short, and a first verse that comes again.
        ([*LONG, *LONG[:30]], Copies(60, 2)),
        ([*LONG, *LONG[:29]], Copies(89, 1)),
        (["", ""], Copies(2, 1)),
    ],
)
def test_copies(lines: list[str], copies: Copies) -> None:
    assert find_copies(lines) == copies


def test_a_copy_ends_where_a_line_does() -> None:
    # The second copy begins in the middle of a line, which cannot be taken apart.
    words = " ".join(SONG).split()
    lines = [" ".join((words * 2)[at : at + 5]) for at in range(0, 26, 5)]
    assert find_copies(lines).times == 1
