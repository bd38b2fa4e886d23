"""Garbage is collected on the window's thread alone: elsewhere it could hold it for ever."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

import pytest
from driver import until
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from sessions import opened

from reader.ui.parts.background import Background
from reader.ui.parts.collecting import Collector
from reader.ui.state.opening import SMALL_FILE


class Ring:
    """Something that only a look for cycles finds, and a document of Qt that goes with it."""

    ended_on: list[int] = []  # noqa: RUF012 - of all rings, for the test

    def __init__(self) -> None:
        self.itself = self
        self.document = QTextDocument()

    def __del__(self) -> None:
        Ring.ended_on.append(threading.get_ident())


@pytest.fixture(autouse=True)
def _no_rings() -> None:
    Ring.ended_on.clear()


def test_work_beside_the_window_destroys_nothing_of_qt(qapp: QApplication) -> None:
    background = Background()
    assert not gc.isenabled()
    for _ in range(2_000):
        Ring()
    done: list[int] = []
    # So many objects that Python by itself would have looked for cycles many times.
    background.run(lambda: len([[number] for number in range(200_000)]), done.append, done.append)
    until(lambda: done)
    assert done == [200_000]
    # Each look makes one more: what is let go of sets back the count of what Python has made.
    until(lambda: Ring() and len(Ring.ended_on) >= 2_000)
    assert set(Ring.ended_on) == {threading.get_ident()}
    background.close()


def test_there_is_one_for_all(qapp: QApplication) -> None:
    first, second = Background(), Background()
    assert len(qapp.findChildren(Collector)) == 1
    first.close()
    second.close()


def test_a_long_file_read_beside_the_window_leaves_it_so(
    qapp: QApplication, tmp_path: Path
) -> None:
    with opened(tmp_path) as made:
        path = made.open("Long", *["Some words."] * (SMALL_FILE // 10))
        assert path.stat().st_size > SMALL_FILE
        assert made.shown == "Long"
        assert not gc.isenabled()
