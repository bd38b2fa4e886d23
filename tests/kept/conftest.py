"""Where the memory of the tests is kept, and a file that it remembers."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "memory.json"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return tmp_path / "talk.srt"
