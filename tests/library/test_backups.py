"""Which copies of the library are kept, and for how long."""

from __future__ import annotations

import datetime
from pathlib import Path

from reader.library import Arrival, open_library
from reader.library.backups import kept_of
from reader.model.transcript import Cue, Transcript

FIRST = datetime.datetime(2021, 1, 1, 9, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def days(*names: str) -> set[str]:
    return set(names)


def test_a_copy_a_day_for_400_days_leaves_those_of_days_weeks_and_months() -> None:
    copies: list[datetime.datetime] = []
    for number in range(400):
        copies.insert(0, FIRST + number * DAY)
        copies = [copies[place] for place in kept_of(copies)]
        assert len(copies) <= 17
    # The last is of Friday, 4 February 2022: seven days, the Sundays before, the ends of months.
    assert {copy.date().isoformat() for copy in copies} == {
        *("2022-02-04", "2022-02-03", "2022-02-02", "2022-02-01"),
        *("2022-01-31", "2022-01-30", "2022-01-29", "2022-01-23", "2022-01-16"),
        *("2021-12-31", "2021-11-30", "2021-10-31", "2021-09-30"),
    }


def test_after_a_long_pause_the_old_copies_are_still_there() -> None:
    old = [FIRST + number * DAY for number in (9, 8, 7)]
    now = FIRST + 900 * DAY
    kept = kept_of([now, *old])
    assert kept == [0, 1, 2, 3]


def test_a_copy_is_made_once_a_day_and_only_if_something_changed(tmp_path: Path) -> None:
    now = FIRST
    library = open_library(tmp_path, tmp_path / "cache", lambda: now)
    assert library.back_up(only_if_due=True) is None  # there is nothing to copy yet

    def add(title: str) -> None:
        library.add([Arrival(Transcript(title, cues=(Cue(f"{title} is said."),)))])

    add("One")
    assert library.back_up(only_if_due=True) is not None
    add("Two")
    assert library.back_up(only_if_due=True) is None  # one of this day is there
    now += DAY
    assert library.back_up(only_if_due=True) is not None
    now += DAY
    assert library.back_up(only_if_due=True) is None  # nothing has changed
    for number in range(30):
        now += DAY
        add(f"Day {number}")
        assert library.back_up(only_if_due=True) is not None
    made = [backup.made[:10] for backup in library.backups()]
    assert made[:7] == [(now - number * DAY).date().isoformat() for number in range(7)]
    assert len(made) <= 7 + 4 + 6
    library.close()


def test_a_clock_that_was_set_back_does_not_cost_the_newest_copy(tmp_path: Path) -> None:
    now = FIRST + 300 * DAY
    library = open_library(tmp_path, tmp_path / "cache", lambda: now)
    for number in range(4):
        library.add([Arrival(Transcript(f"T{number}", cues=(Cue(f"Number {number}."),)))])
        made = library.back_up()
        assert made is not None
        assert library.backups()[0] == made
        now -= 50 * DAY
    library.close()
