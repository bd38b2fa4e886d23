"""Faults of the program itself: logged, shown once, survived."""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from reader import log
from reader.exit_status import NO_WINDOW, OWN_FAULT
from reader.ui.parts import plain
from reader.wording import tr

_log = logging.getLogger("reader.ui")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

Fault = tuple[type[BaseException], BaseException | None, TracebackType | None]


def ended(run: Callable[[], int]) -> int:
    """Run the program to its end and return its status; a fault that ends it is logged and told."""
    try:
        return run()
    except Exception as problem:
        _log.exception("the program ended")
        file = log.file()
        details = tr("Details are in {file}.", file=file) if file else tr("--debug shows details.")
        kind = type(problem).__name__
        say(tr("The program itself went wrong ({kind}). {details}", kind=kind, details=details))
        return OWN_FAULT


def say(sentence: str) -> None:
    """Write a sentence to standard error, where a program with a window has one."""
    if sys.stderr is not None:
        sys.stderr.write(f"transcript-reader: {sentence}\n")


def end_without_screen(advice: str) -> None:
    """Until a window can be shown, let what Qt ends the process for be a sentence.

    Where it finds no screen Qt aborts, and tells why in lines of its own; the first of them names
    the cause. ``advice`` is what to do instead.
    """
    causes: list[str] = []

    def take(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        causes.append(" ".join((message or "").split()))
        if kind is QtMsgType.QtFatalMsg:
            cause = causes[0].rstrip(".")
            say(tr("No window can be shown: {cause}; {advice}.", cause=cause, advice=advice))
            os._exit(NO_WINDOW)  # Qt would abort as soon as this returns
        _log_qt(kind, context, message)

    qInstallMessageHandler(take)


class CrashHook:
    """Takes what nothing else has caught, on any thread, and lets the program go on.

    The first fault is shown with its details; while it is on screen, others are only logged.
    """

    def __init__(self, show: Callable[[str], object] | None = None) -> None:
        self._show = show or self._show_dialog
        self._is_showing = False

    def install(self) -> None:
        """Catch exceptions of every thread and of destructors, and what Qt itself complains of."""
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        sys.unraisablehook = lambda args: self.caught(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        qInstallMessageHandler(_log_qt)

    def caught(
        self,
        kind: type[BaseException],
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Log a fault and show it, unless one is being shown."""
        details = "".join(traceback.format_exception(kind, fault, trace))
        _log.error("uncaught: %s", details)
        if sys.stderr is not None:
            sys.stderr.write(details)
        app = QApplication.instance()
        on_main = threading.current_thread() is threading.main_thread()
        if self._is_showing or app is None or not on_main:
            return
        self._is_showing = True
        try:
            self._show(details)
        except Exception:
            # A fault in telling of a fault: it is in the log, and that must do.
            _log.exception("the fault could not be shown")
            self._is_showing = False

    def _show_dialog(self, details: str) -> None:
        box = plain.message(
            QApplication.activeWindow(),
            "error",
            tr("Something went wrong in the program. What you have noted is safe; you can go on."),
            details,
        )
        box.finished.connect(self._shown)
        box.open()

    def _shown(self, _result: int) -> None:
        self._is_showing = False


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
