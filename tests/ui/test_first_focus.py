"""Where the keyboard is when the program has just been started."""

from __future__ import annotations

import subprocess
import sys

from source import ROOT

START = """
from PySide6.QtCore import QTimer
import reader.app
from reader.cli.arguments import Options
from reader.ending import Ending

def kept(self, taken=reader.app.Start._keep):
    taken(self)
    QTimer.singleShot(0, tell)

def tell():
    window = instance().activeWindow()
    if window is None or instance().focusWidget() is None:
        QTimer.singleShot(10, tell)
        return
    print(instance().focusWidget() is window.pane)
    instance().quit()

instance = reader.app.QApplication.instance
reader.app.Start._keep = kept
raise SystemExit(reader.app.main(Options(temp_basedir=True), Ending()))
"""


def test_a_start_gives_the_keyboard_to_the_page() -> None:
    done = subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == "True\n"
