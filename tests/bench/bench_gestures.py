"""What a gesture runs through, by tracing: `python tests/bench/bench_gestures.py`.

Each gesture is made once before, so that nothing is counted that is made or imported but once. Then
every call into the project on the window's thread is counted, from the gesture to the painted
window: how many calls, in how many files. Refresh is what allows actions and shows switches; its
share is that of the time the gesture takes until Qt has the thread again. `--files` names the
files.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from driver import SEED, Reader, reader, until
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shelves import take_in, write
from tracing import Trace

from reader.ui.parts.theme import STYLE


def traced(what: str, gesture: Callable[[], object], painted: Callable[[], object]) -> None:
    """Make a gesture, paint what it changed, and print what that ran through."""
    handler, painting = Trace(gesture), Trace(painted)
    files = sorted({*handler.files, *painting.files})
    calls = handler.calls.total() + painting.calls.total()
    share = 100 * handler.refresh / handler.seconds
    print(f"{what:<34}{len(files):>4} files{calls:>8,} calls   refresh {share:>4.1f} %")
    if "--files" in sys.argv:
        print("   ", *files, sep="\n    ")


def key(window: Reader) -> None:
    """A letter more in the search field, until its hits are painted."""
    window.open(SEED)
    window.find("th")
    bar, pane = window.window.search_bar, window.window.pane

    def paint() -> None:
        for widget in (pane.viewport(), pane.verticalScrollBar(), bar.count):
            widget.repaint()

    for letter in ("E", "Backspace"):
        QTest.keyClick(bar.field, getattr(Qt.Key, f"Key_{letter}"))
        paint()
    traced("key to painted hits", lambda: QTest.keyClick(bar.field, Qt.Key.Key_E), paint)


def caret(window: Reader) -> None:
    """The caret one character further."""
    pane = window.window.pane
    pane.setFocus()
    cursor = pane.textCursor()
    cursor.setPosition(40)
    pane.setTextCursor(cursor)
    window.press("Right", pane)
    traced("caret one character", lambda: QTest.keyClick(pane, Qt.Key.Key_Right), lambda: None)


def passage(window: Reader, folder: Path) -> None:
    """A hit of the library's search, until its passage is painted."""
    other = folder / "other.json"
    write(other, "Other", *["The river carries cold water under the old bridge."] * 30)
    take_in(window, other, SEED)
    window.do("search-library")
    page = window.window.commands.library.page
    page.field.clear()
    window.type("cold water")
    until(lambda: bool(window.window.commands.library.search.results))

    def open_it() -> None:
        page.list.opened.emit(1)

    def painted() -> None:
        until(lambda: window.session.transcript is not None and window.title == "Other")
        window.window.pane.viewport().repaint()

    open_it()
    painted()
    window.session.back()
    window.settle()
    traced("hit of the library to passage", open_it, painted)


def main() -> None:
    application = QApplication(["bench", *STYLE])
    with tempfile.TemporaryDirectory() as folder, reader(base=Path(folder) / "base") as window:
        key(window)
        window.press("Escape")
        caret(window)
        passage(window, Path(folder))
    del application


if __name__ == "__main__":
    main()
