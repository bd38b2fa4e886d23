"""A library of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new library, with nothing in it."""
    (tmp_path / "data").mkdir()
    made = open_library(tmp_path / "data", tmp_path / "cache")
    yield made
    made.close()
