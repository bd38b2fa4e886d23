"""Quotations at length: `python tests/bench/bench_quotes.py`.

A transcript of 100,000 captions, about a million words. Measured: a quotation copied in the window;
the whole written as a Word document, beside python-docx writing the same bare paragraphs, where
that is installed; 1,000 highlights placed in another version of it.
"""

from __future__ import annotations

import datetime
import io
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from bench_pane import transcript
from PySide6.QtWidgets import QApplication

from reader.model.anchors import Placing, anchor, place
from reader.model.excerpt import cut
from reader.model.prose import prose
from reader.model.transcript import Span, Transcript
from reader.paths import resource
from reader.quotes import styles
from reader.quotes.docx import docx
from reader.quotes.paper import of_excerpt
from reader.quotes.parts import QuoteOptions
from reader.ui.dialogs import quoting

TODAY = datetime.date(2026, 11, 25)


def took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def main() -> None:
    app = QApplication([])
    whole = transcript()
    chance = random.Random(2)
    style = styles.styles(resource("quotes"))[0]["block"]

    def copy() -> None:
        first = chance.randrange(len(whole.cues) - 4)
        span = Span(first, 2, first + 3, 6)
        quoting.copy(quoting.forms(cut(whole, span, taken=TODAY), style))

    figures = sorted(took(copy) for _ in range(60))
    print(f"a quotation copied       {statistics.median(figures):8.1f} ms, worst {figures[-1]:.1f}")

    paper = of_excerpt(cut(whole, None, taken=TODAY), QuoteOptions())
    ours = took(lambda: docx(paper))
    print(f"the whole as Word        {ours:8.0f} ms, {len(paper.blocks):,} paragraphs")
    try:
        from docx import Document
    except ImportError:
        print("python-docx is not installed")
    else:

        def peer() -> None:
            document = Document()
            for block in paper.blocks:
                document.add_paragraph(block.text)
            document.save(io.BytesIO())

        theirs = took(peer)
        ratio = ours / theirs
        print(f"python-docx, bare        {theirs:8.0f} ms: ours takes {ratio:.2f} times as long")
    highlights(whole, chance)
    app.clipboard().clear()  # the clipboard of no screen does not outlive Python


def highlights(whole: Transcript, chance: random.Random) -> None:
    reading = prose(whole)
    kept = []
    for _ in range(1_000):
        first = chance.randrange(len(whole.cues) - 3)
        kept.append(anchor(reading, Span(first, 3, first + chance.randrange(3), 20)))
    cues = list(whole.cues)
    for _ in range(1_000):
        at = chance.randrange(len(cues))
        kind = chance.choice(("delete", "copy", "change", "time"))
        if kind == "delete":
            del cues[at]
        elif kind == "copy":
            cues.insert(at, cues[chance.randrange(len(cues))])
        elif kind == "change":
            cues[at] = cues[at]._replace(text=cues[at].text[::-1])
        else:
            cues[at] = cues[at]._replace(start=1, end=2)
    now = prose(Transcript(cues=tuple(cues)))
    _ = now.text
    placed = []
    spent = took(lambda: placed.extend(place(one, now) for one in kept))
    counts = {how: sum(one.how is how for one in placed) for how in Placing}
    wrong = sum(
        one.span is not None and now.text[slice(*now.range(one.span))] != one.words
        for one in placed
    )
    told = ", ".join(f"{count} {how.value}" for how, count in counts.items())
    print(f"1,000 highlights placed  {spent:8.0f} ms: {told}; {wrong} wrong")


if __name__ == "__main__":
    main()
