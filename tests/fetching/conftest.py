"""What the tests of fetching have: a server on this computer, no proxy in between, a window."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import SEED, Reader, reader, until
from PySide6.QtWidgets import QApplication
from server import Server, serving

from reader.fetching import yt_dlp


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name.upper()}_PROXY", raising=False)


@pytest.fixture
def window(qapp: QApplication, basedir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    monkeypatch.setattr(yt_dlp, "command", lambda: None)
    with reader(base=basedir) as made:
        made.session.today = lambda: datetime.date(2026, 11, 26)
        made.shelf.read()
        until(lambda: made.shelf.is_read)
        made.open(SEED)
        yield made
