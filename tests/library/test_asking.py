"""What an index is asked for: put together, and written for SQLite's."""

from __future__ import annotations

import pytest

from reader.library.asking import (
    ANYTHING,
    NOTHING,
    AllBut,
    AllOf,
    AnyOf,
    Asked,
    InARow,
    all_of,
    any_of,
)
from reader.library.fts5 import written

WATER, ACT = InARow(("water",)), InARow(("founding", "act"), is_open=True)


def test_what_narrows_nothing_is_no_part_of_what_must_be_there() -> None:
    assert all_of([WATER, ANYTHING]) == WATER
    assert all_of([ANYTHING]) == all_of([]) == ANYTHING
    assert all_of([WATER, NOTHING, ANYTHING]) == NOTHING
    assert all_of([WATER, ACT]) == AllOf((WATER, ACT))


def test_what_cannot_be_there_is_no_choice() -> None:
    assert any_of([WATER, NOTHING]) == WATER
    assert any_of([NOTHING]) == any_of([]) == NOTHING
    assert any_of([WATER, ANYTHING, NOTHING]) == ANYTHING
    assert any_of([WATER, ACT]) == AnyOf((WATER, ACT))
    assert ANYTHING != NOTHING


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        (WATER, '"water"'),
        (ACT, '"founding act" *'),
        (AllOf((WATER, ACT)), '"water" AND "founding act" *'),
        (AllOf((WATER, AnyOf((ACT, WATER)))), '"water" AND ("founding act" * OR "water")'),
        (AllBut(AnyOf((WATER, ACT)), (WATER, ACT)), None),
    ],
)
def test_it_is_written_for_sqlite(asked: Asked, query: str | None) -> None:
    butted = '("water" OR "founding act" *) NOT ("water" OR "founding act" *)'
    assert written(asked) == (query or butted)
