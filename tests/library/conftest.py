"""A library of its own for each test, of each kind: in a folder, and in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgres import Databases, databases

from reader.library import Library, open_at, open_library

__all__ = ["databases"]

Open = Callable[[], Library]


@pytest.fixture(params=["folder", "archive"])
def open_again(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """What opens the library of this test, the first time and again."""
    if request.param == "folder":
        (tmp_path / "data").mkdir()
        return lambda: open_library(tmp_path / "data", tmp_path / "cache")
    databases: Databases = request.getfixturevalue("databases")
    address = databases.address(databases.archive())
    return lambda: open_at(address)


@pytest.fixture
def library(open_again: Open) -> Iterator[Library]:
    """A new library, with nothing in it."""
    made = open_again()
    yield made
    made.close()
