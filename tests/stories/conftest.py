"""The window and the files that most stories begin with; a story may have its own instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import Reader
from PySide6.QtWidgets import QApplication
from shelves import shelf, three_talks


@pytest.fixture
def window(qapp: QApplication, basedir: Path) -> Iterator[Reader]:
    with shelf(basedir) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return three_talks(tmp_path)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """A story has a window, and a window an application, whichever story comes first."""
