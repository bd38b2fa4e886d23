"""What the tests of commands have: a small transcript with speakers and times, and a fresh log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import BOATS
from postgres import databases

from reader import log

__all__ = ["databases"]


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    path = tmp_path / "boats.json"
    path.write_text(json.dumps(BOATS))
    return path


@pytest.fixture(autouse=True)
def _log_closed() -> Iterator[None]:
    yield
    log.close()
