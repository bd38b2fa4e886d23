"""A gesture touches what depends on it: `tests/bench/bench_gestures.py` prints the counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from driver import SEED, Reader, reader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tracing import Trace


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Reader]:
    with reader() as made:
        made.open(SEED)
        yield made


def test_a_letter_more_in_the_search_looks_at_no_action(window: Reader) -> None:
    window.find("nat")
    trace = Trace(lambda: QTest.keyClick(window.window.search_bar.field, Qt.Key.Key_O))
    assert window.count == "1 of 16"
    assert trace.refreshing == []
    assert "ui/frame/window.py" not in trace.files
    assert "kept/memory.py" not in trace.files


def test_the_first_hits_allow_what_needs_some(window: Reader) -> None:
    window.find("")
    assert not window.window.actions_["find-next"].isEnabled()
    trace = Trace(lambda: QTest.keyClick(window.window.search_bar.field, Qt.Key.Key_N))
    assert trace.refreshing
    assert window.window.actions_["find-next"].isEnabled()
    window.window.search_bar.field.setFocus()
    window.press("Escape")
    assert not window.window.actions_["find-next"].isEnabled()


def test_the_caret_goes_on_and_few_files_with_it(window: Reader) -> None:
    pane = window.window.pane
    pane.setFocus()
    window.press("Right", pane)
    before = pane.textCursor().position()
    trace = Trace(lambda: QTest.keyClick(pane, Qt.Key.Key_Right))
    assert pane.textCursor().position() == before + 1
    assert trace.refreshing == []
    assert len(trace.files) <= 8
