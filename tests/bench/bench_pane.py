"""The page at length, against Qt's own text widget: `python tests/bench/bench_pane.py`.

100,000 captions, about a million words. Opened: from the transcript to the first paint, and to
stable (nothing left to lay out, the scroll bar's length final). A key: one letter more in the
search field, with hits, marks on the scroll bar and the page painted, against QTextDocument.find
of all hits and against bare str.find. Each figure is the median of several runs in one process;
memory is that of a child process with the transcript shown, over one with an empty window.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

from reader.model.prose import View
from reader.model.transcript import Cue, Transcript
from reader.ui.parts.theme import STYLE
from reader.ui.state.pages import OpenTranscript

_COMMON = (
    *("the", "of", "and", "to", "in", "a", "is", "that", "we", "it", "for", "on", "as", "are"),
    *("with", "they", "be", "this", "have", "not", "was", "but"),
)


def transcript(count: int = 100_000) -> Transcript:
    """Return so many timed captions of about ten words, with punctuation as in speech."""
    chance = random.Random(1)
    rare = [f"word{number}" for number in range(5_000)]
    cues = []
    for number in range(count):
        words = [
            chance.choice(_COMMON) if chance.random() < 0.6 else chance.choice(rare)
            for _ in range(10)
        ]
        stop = chance.choice(["", "", ",", "."])
        cues.append(Cue(" ".join(words) + stop, number * 3_000, number * 3_000 + 2_900))
    return Transcript(title="A long hearing", cues=tuple(cues))


def took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def row(what: str, ours: float, peers: dict[str, float], unit: str = "ms") -> None:
    against = "   ".join(
        f"{name} {value:,.1f} ({ours / value:.2f}×)" for name, value in peers.items()
    )
    print(f"{what:<44}{ours:>9,.1f} {unit}   {against}")


def opened(made: Transcript) -> None:
    from driver import reader

    with reader() as window:
        firsts, stables = [], []
        for _ in range(5):
            fresh = OpenTranscript(made)

            def first(fresh: OpenTranscript = fresh) -> None:
                window.session.show(fresh)
                window.window.pane.viewport().repaint()

            firsts.append(took(first))
            stables.append(firsts[-1] + took(window.settle))
            window.session.close()
        edit = QTextEdit()
        edit.resize(880, 700)
        edit.show()
        theirs, stable = [], []
        text = OpenTranscript(made).captions.text
        for _ in range(3):

            def plain() -> None:
                edit.setPlainText(text)
                edit.viewport().repaint()

            theirs.append(took(plain))

            def rest() -> None:
                bar = edit.verticalScrollBar()
                before = -1
                while bar.maximum() != before:
                    before = bar.maximum()
                    for _ in range(20):
                        QApplication.processEvents()
                edit.document().documentLayout().documentSize()

            stable.append(theirs[-1] + took(rest))
        median = statistics.median
        row("open, prose to first paint", median(firsts), {"QTextEdit": median(theirs)})
        row("open, prose to stable", median(stables), {"QTextEdit": median(stable)})
        keys(window, made)


def keys(window: object, made: Transcript) -> None:
    window.session.show(OpenTranscript(made))  # type: ignore[attr-defined]
    window.settle()  # type: ignore[attr-defined]
    session, pane = window.session, window.window.pane  # type: ignore[attr-defined]
    session.search.set_query("first fold")
    prose = session.transcript.prose.text
    document = QTextDocument()
    document.setPlainText(prose)

    def ask(query: str) -> None:
        session.search.set_query(query)
        pane.viewport().repaint()
        pane.verticalScrollBar().repaint()
        window.window.search_bar.count.repaint()  # type: ignore[attr-defined]

    def all_by_qt(query: str) -> None:
        cursor = document.find(query)
        while not cursor.isNull():
            cursor = document.find(query, cursor)

    def all_by_str(query: str) -> None:
        at = prose.find(query)
        while at >= 0:
            at = prose.find(query, at + 1)

    for kind, query in (
        ("common", "the"),
        ("rare", "word4999"),
        ("absent", "zebra"),
        ("phrase", "of the"),
        ("letter", "e"),
    ):
        times = []
        for _ in range(7):
            ask("")
            times.append(took(lambda query=query: ask(query)))
        peers = {
            "QTextDocument.find": took(lambda query=query: all_by_qt(query)),
            "str.find": took(lambda query=query: all_by_str(query)),
        }
        count = len(session.search.state.hits)
        row(f"find key, {kind} ({count:,} hits)", statistics.median(times), peers)

    session.search.set_query("the")
    bar = pane.verticalScrollBar()
    steps = [
        took(lambda: (bar.setValue(bar.value() + 120), pane.viewport().repaint()))
        for _ in range(60)
    ]
    row("scroll step, hits painted", statistics.median(steps), {"frame": 16.0})
    row("scroll step, the slowest of 60", max(steps), {"frame": 16.0})
    switch = took(lambda: (session.set_view(View.CAPTIONS), pane.viewport().repaint()))
    row("prose to captions", switch, {"frame": 16.0})


def memory() -> None:
    bare = int(_child("bare"))
    ours = int(_child("ours"))
    print(f"{'memory, over the bare window':<44}{(ours - bare) / 1024:>9,.1f} MB")


def _child(kind: str) -> str:
    command = [sys.executable, __file__, kind]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1]


def _resident() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0])


def child(kind: str) -> None:
    """Print the resident memory, in KiB, with a bare window or with the long transcript shown."""
    app = QApplication.instance() or QApplication(["bench", *STYLE])
    if kind == "bare":
        window = QMainWindow()
        window.setCentralWidget(QTextEdit())
        window.show()
        app.processEvents()
        print(_resident())
        return
    from driver import reader

    with reader() as shown:
        shown.session.show(OpenTranscript(transcript()))
        shown.settle()
        shown.session.search.set_query("the")
        shown.settle()
        print(_resident())


if __name__ == "__main__":
    if sys.argv[1:]:
        child(sys.argv[1])
    else:
        application = QApplication(["bench", *STYLE])
        opened(transcript())
        memory()
