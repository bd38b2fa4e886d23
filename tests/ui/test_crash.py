"""Faults of the program: shown once, survived, never lost."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication

from reader.ui.parts.crash import CrashHook


@pytest.fixture
def hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def fault() -> tuple[type[BaseException], BaseException, None]:
    return ValueError, ValueError("wrong"), None


def test_the_first_of_a_flood_is_shown_and_all_are_logged(
    qapp: QApplication, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    hook = CrashHook(shown.append)
    with caplog.at_level(logging.ERROR, "reader.ui"):
        for _ in range(20):
            hook.caught(*fault())
    assert len(shown) == 1
    assert "ValueError: wrong" in shown[0]
    assert len(caplog.records) == 20
    assert capsys.readouterr().err.count("ValueError: wrong") == 20


def test_a_fault_in_telling_of_a_fault_is_survived(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    def show(details: str) -> None:
        raise RuntimeError("no dialog either")

    hook = CrashHook(show)
    with caplog.at_level(logging.ERROR, "reader.ui"):
        hook.caught(*fault())
    assert any("could not be shown" in record.message for record in caplog.records)


@pytest.mark.usefixtures("hooks")
def test_other_threads_are_heard(
    qapp: QApplication, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    hook = CrashHook(shown.append)
    threading.excepthook = lambda args: hook.caught(
        args.exc_type, args.exc_value, args.exc_traceback
    )

    def work() -> None:
        raise KeyError("on a thread")

    with caplog.at_level(logging.ERROR, "reader.ui"):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert "on a thread" in caplog.text
    assert shown == []  # no dialog but on the window's own thread


@pytest.mark.usefixtures("hooks")
def test_what_qt_complains_of_is_logged(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    before = qInstallMessageHandler(None)
    try:
        CrashHook(lambda details: None).install()
        with caplog.at_level(logging.WARNING, "reader.ui"):
            qWarning("something odd")
    finally:
        qInstallMessageHandler(before)
    assert "something odd" in caplog.text
