"""The searches that a person keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.kept.searches import LONGEST_SEARCH, MOST_SEARCHES, NAME, Searches


def test_they_are_kept_the_last_one_first_and_each_once(tmp_path: Path) -> None:
    kept = Searches(tmp_path)
    for query in ("water", " river  bank ", "water"):
        kept.keep(query)
    assert kept.all == Searches(tmp_path).all == ["water", "river bank"]
    assert kept.has("river   bank")
    kept.forget("water")
    assert Searches(tmp_path).all == ["river bank"]


def test_what_two_programs_keep_is_all_kept(tmp_path: Path) -> None:
    here, there = Searches(tmp_path), Searches(tmp_path)
    here.keep("water")
    there.keep("river")
    assert Searches(tmp_path).all == ["river", "water"]


@pytest.mark.parametrize(
    "stored", ["", "[]", '{"searches": 7}', '{"searches": [null, "", 3, {}]}', "{"]
)
def test_a_file_of_another_kind_is_no_fault(tmp_path: Path, stored: str) -> None:
    (tmp_path / NAME).write_text(stored, encoding="utf-8")
    assert Searches(tmp_path).all == []


def test_no_more_and_no_longer_ones_are_read_than_are_of_use(tmp_path: Path) -> None:
    told = ['"' + "a" * (LONGEST_SEARCH + 1) + '"', *(f'"{n}"' for n in range(MOST_SEARCHES + 9))]
    (tmp_path / NAME).write_text(f'{{"searches": [{", ".join(told)}]}}', encoding="utf-8")
    assert Searches(tmp_path).all == [str(number) for number in range(MOST_SEARCHES)]
