"""A window on a screen, and a hand that does in it what a line of its input says.

A line is the name of a method of ``Reader`` and what it takes, as JSON; each is answered by a line
once the window has come to rest. Between them the window is at the service of a screen reader.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from driver import Reader, until
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication
from shelves import shelf, take_in


class Hand:
    """Does what a line says; ``base`` is the folder of the library."""

    def __init__(self, window: Reader, app: QApplication) -> None:
        self._window, self._app = window, app
        self._lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._lines.activated.connect(self._read)

    def _read(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self._app.quit()
            return
        # What is done may let the window go on, and the next line waits for its answer.
        name, *given = json.loads(line)
        (getattr(self, name, None) or getattr(self._window, name))(*given)
        self._window.settle()
        print(flush=True)

    def open(self, path: str) -> None:
        self._window.open(Path(path))

    def keep(self, *paths: str) -> None:
        take_in(self._window, *map(Path, paths))

    def save_to(self, path: str) -> None:
        """Answer the question where to save, which the system asks in a dialog of its own."""
        from PySide6.QtWidgets import QFileDialog

        QFileDialog.getSaveFileName = lambda *_, **__: (path, "")


def main(base: str) -> None:
    app = QApplication(sys.argv)
    with shelf(Path(base)) as window:
        window.window.activateWindow()
        until(window.window.isActiveWindow)
        hand = Hand(window, app)
        print(flush=True)
        app.exec()
        del hand


if __name__ == "__main__":
    main(sys.argv[1])
