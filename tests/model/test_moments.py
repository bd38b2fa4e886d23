"""When places within a caption are spoken."""

from __future__ import annotations

import pytest

from reader.model.moments import Moment, ends_at, starts_at
from reader.model.transcript import Cue, WordTime

# Each letter and space of this cue takes one second.
ELEVEN = Cue("abcde fghij", 1_000, 12_000)


def test_inside_a_caption_the_times_are_worked_out_and_said_to_be_about() -> None:
    assert starts_at(ELEVEN, 6) == Moment(7_000, True, 1_000)
    assert ends_at(ELEVEN, 5) == Moment(6_000, True, 12_000)


def test_a_dash_or_a_comma_at_the_edge_takes_no_time() -> None:
    cue = Cue("- Well, yes.", 1_000, 2_000)
    assert starts_at(cue, 2) == Moment(1_000, False, 1_000)
    assert ends_at(cue, 11) == Moment(2_000, False, 2_000)


def test_times_of_words_are_used_where_the_file_has_them() -> None:
    cue = Cue("one two three", 1_000, 5_000, words=(WordTime(4, 2_000), WordTime(8, 4_000)))
    assert starts_at(cue, 4) == Moment(2_000, False, 2_000)
    assert ends_at(cue, 7) == Moment(4_000, False, 4_000)
    # Half way through "two ", which takes from 2 to 4 seconds.
    assert starts_at(cue, 6) == Moment(3_000, True, 2_000)
    assert starts_at(cue, 0) == Moment(1_000, False, 1_000)
    assert ends_at(cue, 13) == Moment(5_000, False, 5_000)


@pytest.mark.parametrize(
    ("cue", "start", "end"),
    [
        (Cue("one two"), Moment(), Moment()),
        (Cue("one two", 1_000), Moment(1_000, True, 1_000), Moment()),
        (Cue("one two", None, 2_000), Moment(), Moment(2_000, True, 2_000)),
        # The file has it backwards; nothing is worked out from that.
        (Cue("one two", 3_000, 2_000), Moment(3_000, True, 3_000), Moment(2_000, True, 2_000)),
    ],
)
def test_no_time_is_worked_out_from_what_is_not_there(cue: Cue, start: Moment, end: Moment) -> None:
    assert starts_at(cue, 4) == start
    assert ends_at(cue, 3) == end
