"""How long a start takes, against the least there can be: `python tests/bench/bench_start.py`.

A window is held against a bare one, a QMainWindow with a QTextEdit that shows the words of the same
transcript: the seed, and captions by the hundred thousand. `find` on a few captions is held against
a Python that does nothing. Each run is a new process, and the two take turns, so that what else the
machine does falls on both. Time is told as it passes, up to the end of the first paint, and as work
(user and system, of all threads), which a busy machine changes less. What a start has loaded and
compiled by its first paint is counted.

With `--count` Valgrind counts the instructions instead: a single run tells, whatever else the
machine does. It takes a minute or two.
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
RUNS = 11
CAPTIONS = 100_000
PARAGRAPH = 10

BARE = """
import os, sys, time
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
print(time.monotonic(), time.process_time(), flush=True)
"""

OURS = """
import gc, os, sys, time
gc.disable()
import reader.ui
from pathlib import Path
from PySide6.QtCore import QTimer
import reader.app
from reader.cli.arguments import Options
from reader.ending import Ending
from reader.patterns import LazyPattern

def painted(start):
    if start.session.page is None:
        return QTimer.singleShot(1, lambda: painted(start))
    start.window.repaint()
    start.app.processEvents()
    told = time.monotonic(), time.process_time()
    modules = [name for name in sys.modules if name.partition(".")[0] == "reader"]
    gc.unfreeze()  # after a long file what was there is set aside
    patterns = [one for one in gc.get_objects() if type(one) is LazyPattern]
    # One that was asked for anything has the answer beside its source and its flags.
    compiled = sum(len(vars(one)) > 2 for one in patterns)
    print(*told, len(modules), compiled, len(patterns), flush=True)
    QTimer.singleShot(0, start.app.quit)

def stamp(self, *words, taken=reader.app.Start.__init__):
    taken(self, *words)
    painted(self)

reader.app.Start.__init__ = stamp
files = tuple(map(Path, sys.argv[1:]))
sys.exit(reader.app.main(Options(files, temp_basedir=True), Ending()))
"""


class Started(NamedTuple):
    """One start: milliseconds until the first paint, of them those of work, and some counts."""

    passed: float
    work: float
    counts: tuple[int, ...]


def environment() -> dict[str, str]:
    """Return what a process is given: no screen, and, as installed, its bytecode kept."""
    given = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    return given


def window(script: str, *words: str) -> Started:
    """Start a window and return how long it took."""
    began = time.monotonic()
    command = [sys.executable, "-c", script, *words]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True
    )
    painted, work, *counts = done.stdout.split()
    passed = (float(painted) - began) * 1_000
    return Started(passed, float(work) * 1_000, tuple(map(int, counts)))


def work(*words: str) -> float:
    """Run Python and return the milliseconds of work that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, *words]
    subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1_000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def instructions(*words: str) -> int:
    """Run Python and return how many instructions of the processor it took, from first to last."""
    valgrind = ("valgrind", "--tool=cachegrind", "--cache-sim=no")
    command = [*valgrind, f"--cachegrind-out-file={os.devnull}", sys.executable, *words]
    given = {**environment(), "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=True)
    found = re.search(r"I +refs: +([\d,]+)", done.stderr)
    assert found is not None
    return int(found[1].replace(",", ""))


def painted(script: str) -> str:
    """Return a script that ends with its first paint.

    Under Valgrind that is late enough for timers of what comes after it.
    """
    return script.replace("app.processEvents()", "app.sendPostedEvents(); os._exit(0)")


def count(seed: Path, short: Path) -> None:
    """Tell how many instructions a start and a search take, and the least there can be."""
    finding = ("-m", "reader", "find", "water", str(short))
    for what, least, whole in (
        ("the seed", ("-c", painted(BARE), str(seed)), ("-c", painted(OURS), str(seed))),
        ("find on 3 captions", ("-c", "pass"), finding),
    ):
        instructions(*whole)  # which keeps its bytecode
        against, found = instructions(*least), instructions(*whole)
        print(f"{what:20} bare {against / 1e6:7,.0f} million  reader {found / 1e6:7,.0f}", end="")
        print(f" million  {found / against:.2f}×")


def windows(what: str, shown: Path, *given: str, goal: float, runs: int) -> None:
    """Tell how the reader with some files does against a bare window with a text."""
    bare, ours = [], []
    for _ in range(runs):
        bare.append(window(BARE, str(shown)))
        ours.append(window(OURS, *given))
    for name, at in (("passed", 0), ("work", 1)):
        against, found = (
            statistics.median(float(one[at]) for one in each) for each in (bare, ours)
        )
        ratio = f"{found / against:.2f}×"
        print(
            f"{what:16} {name:7} bare {against:7,.0f} ms  reader {found:7,.0f} ms  {ratio}", end=""
        )
        print(f" (goal {goal}×)")
    modules, compiled, patterns = ours[-1].counts
    print(f"{what:16} {modules} modules, {compiled} of {patterns} loaded patterns compiled")


def clock(second: int) -> str:
    """Return a time as SubRip writes it."""
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02},000"


def captions(count: int) -> tuple[str, str]:
    """Return captions as SubRip writes them, and their words alone, in paragraphs as prose is."""
    said = [f"This is caption {number}, and the water is cold." for number in range(count)]
    blocks = (
        f"{number + 1}\n{clock(2 * number)} --> {clock(2 * number + 2)}\n{words}\n"
        for number, words in enumerate(said)
    )
    paragraphs = (" ".join(said[at : at + PARAGRAPH]) for at in range(0, count, PARAGRAPH))
    return "\n".join(blocks), "\n".join(paragraphs)


def main() -> None:
    seed = next((ROOT / "seeds").iterdir())
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("long.srt", "long.txt", "short.srt", "short.txt")]
        for file, text in zip(files, captions(CAPTIONS) + captions(3), strict=True):
            file.write_text(text, encoding="utf-8")
        long, long_words, short, _ = files
        if "--count" in sys.argv:
            count(seed, short)
            return
        windows("the seed", seed, goal=1.5, runs=RUNS)
        windows("long captions", long_words, str(long), goal=1.6, runs=3)
        nothing, finding = [], []
        for _ in range(RUNS):
            nothing.append(work("-c", "pass"))
            finding.append(work("-m", "reader", "find", "water", str(short)))
        against, found = statistics.median(nothing), statistics.median(finding)
        print(f"find on 3 captions, work: bare Python {against:,.1f} ms  ", end="")
        print(f"find {found:,.1f} ms  {found / against:.2f}× (goal 2×)")


if __name__ == "__main__":
    main()
