"""Days as files and people write them (ISO 8601-1, 5.2.2: year, month, day)."""

from __future__ import annotations

import pytest

from reader.model.days import day_of, is_ambiguous, typed_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04T10:20:30Z", "2021-03-04"),
        ("2021/3/4", "2021-03-04"),
        ("20210304", "2021-03-04"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("04.03.2021", "2021-03-04"),
        ("4. März 2021", "2021-03-04"),
        ("4 March 2021", "2021-03-04"),
        ("March 4th, 2021", "2021-03-04"),
        ("Uploaded on 4 de março de 2021", "2021-03-04"),
        ("le 1er avril 2021", "2021-04-01"),
        ("Sept. 2021", "2021-09"),
        ("4 березня 2021 р.", "2021-03-04"),
        ("4 مارس 2021", "2021-03-04"),
        ("2021年3月4日", "2021-03-04"),
        ("2021 年 12 月", "2021-12"),
        # Read in two ways: known by its year alone. Where only one can be, that is it.
        ("03/04/2021", "2021"),
        ("13/04/2021", "2021-04-13"),
        ("04/13/2021", "2021-04-13"),
        # No day of any calendar leaves the month; of two years none is guessed.
        ("31 February 2021", "2021-02"),
        ("2019 or 2021", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_the_day_that_a_file_names(written: str, day: str) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2021", "2021"),
        ("2021-3", "2021-03"),
        ("2021-03-04", "2021-03-04"),
        ("2021-13", ""),
        ("2021-02-30", ""),
        ("21", ""),
        ("March", ""),
    ],
)
def test_the_day_that_a_person_types(typed: str, day: str) -> None:
    assert typed_day(typed) == day


@pytest.mark.parametrize(
    ("written", "is_so"),
    [
        ("03/04/2022", True),
        ("3-4-2022", True),
        ("13/04/2022", False),
        ("04/04/2022", False),
        ("2022-03-04", False),
        ("4 March 2022", False),
        ("03.04.2022", False),  # with dots the day comes first
    ],
)
def test_a_day_that_is_written_so_that_it_could_be_two(written: str, is_so: bool) -> None:
    assert is_ambiguous(written) is is_so
