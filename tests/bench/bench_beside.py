"""What goes through a library beside the window: `python tests/bench/bench_beside.py`.

Printed is, for a library in a folder with 100,000 transcripts, how long listing all of them,
looking for titles that are much alike and holding the index against the library take while the
window asks for the processor all the time, and for how long its thread is held at most. For an
archive `bench_archive.py` prints the same.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from bench_library import heard

from reader.library import Arrival, Library, open_library
from reader.library.proposed import behind
from reader.model.transcript import Cue, Transcript

if TYPE_CHECKING:
    from driver import Reader


def many(library: Library, count: int = 100_000) -> None:
    """Have a library, and its index, hold that many transcripts, all of the same words."""
    (first,) = library.add([Arrival(Transcript("A first one", cues=(Cue("Some words."),)))])
    names = ("harbour", "river", "treaty", "council", "bridge", "tunnel", "budget", "school")
    numbers = f"WITH RECURSIVE n (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n WHERE n < {count})"
    word = "CASE (n / 7 + n) % 8 " + " ".join(
        f"WHEN {nth} THEN '{name}'" for nth, name in enumerate(names)
    )
    title = f"'hearing ' || n || ' of the ' || {word} END"
    with library._database.writing() as db:
        taken = [row[1] for row in db.execute("PRAGMA table_info(transcript)")]
        own = {"id": "n", "digest": "'d' || n", "title": title, "path": "x''"}
        told = ", ".join(own.get(name, name) for name in taken)
        db.execute(
            f"INSERT INTO transcript ({', '.join(taken)}) {numbers}"
            f" SELECT {told} FROM n, transcript WHERE id = {first.id}"
        )
    with library._index._database.writing() as db:
        for table, told in (
            ("body", "n, 'd' || n, text, moments"),
            ("fact", "n, title, speakers, names, is_wide"),
        ):
            db.execute(
                f"INSERT INTO {table} {numbers} SELECT {told} FROM n, {table} WHERE id = {first.id}"
            )
        db.execute(f"INSERT INTO name {numbers} SELECT 'title:' || {title}, n FROM n")


def gone_through(base: Path) -> None:
    """Print what going through all of 100,000 transcripts beside the window costs its thread."""
    from driver import reader

    library = open_library(base / "data", base / "cache")
    many(library)
    library.close()
    with reader(base=base) as window:
        beside(window, lambda library: behind(library._database, library._index))


def beside(window: Reader, digests: Callable[[Library], object]) -> None:
    """Print for how long the window's thread is held while another goes through a library."""
    from reader.model.transcript import RelatedVideo

    print("All transcripts gone through beside the window:")
    video = RelatedVideo("Hearing 77 of the harbours")
    answers: list[object] = []

    def tell(what: str, work: Callable[[], object], is_done: Callable[[], bool]) -> None:
        shown, held = heard(work, is_done)
        print(f"  {what:30} {shown:7.1f} ms, the window's thread held for {held:.1f} at most")

    tell("all of them, to be listed", window.shelf.read, lambda: window.shelf.is_read)
    for what, ask in (
        ("titles that are much alike", lambda library: library.resolve(video).offers),
        ("digests", digests),
        ("what is not indexed", lambda library: library.is_indexed() or library.index()),
    ):
        answers.clear()
        tell(what, lambda ask=ask: window.shelf.look(ask, answers.append), lambda: bool(answers))


def main() -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name:
        gone_through(Path(name))


if __name__ == "__main__":
    main()
