"""From process start to painted, against a bare window: `python tests/bench/bench_start.py`.

Each of the runs is a new process that stamps the monotonic clock once its first paint is done; the
bare window is a QMainWindow with a QTextEdit that shows the words of the same transcript.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 11

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
app = QApplication(["bare"])
window = QMainWindow()
edit = QTextEdit()
edit.setPlainText(open(sys.argv[1], encoding="utf-8").read())
window.setCentralWidget(edit)
window.resize(1180, 780)
window.show()
window.repaint()
app.processEvents()
print(time.monotonic())
"""

OURS = """
import gc, sys, time
gc.disable()
from PySide6.QtCore import QTimer
import reader.app
from reader.cli.arguments import Options
from reader.ending import Ending

def stamp(self, taken=reader.app.Start._keep):
    taken(self)
    self.window.repaint()
    self.app.processEvents()
    print(time.monotonic())
    QTimer.singleShot(0, self.app.quit)

reader.app.Start._keep = stamp
sys.exit(reader.app.main(Options(temp_basedir=True), Ending()))
"""


def once(script: str, *words: str) -> float:
    """Return the milliseconds from the start of a process to its first paint."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    # An installed program has its bytecode beside it; the first run here makes it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return (float(done.stdout.split()[0]) - began) * 1_000


def main() -> None:
    seed = str(next((ROOT / "seeds").iterdir()))
    bare, ours = [], []
    for _ in range(RUNS):  # in turn, so that what else the machine does falls on both
        bare.append(once(BARE, seed))
        ours.append(once(OURS))
    against, found = statistics.median(bare), statistics.median(ours)
    ratio = found / against
    print(f"bare window {against:,.0f} ms   reader on its seed {found:,.0f} ms   {ratio:.2f}×")


if __name__ == "__main__":
    main()
