"""A server that dies in the middle of everything: what was acknowledged is there, whole."""

from __future__ import annotations

import random
import threading
from contextlib import closing

from postgres import server

from reader.library import Arrival, LibraryError, Note, open_at
from reader.model.transcript import Cue, Span, Transcript

CRASHES = 4


class Writer(threading.Thread):
    """Adds transcripts, two at a time, each with a note, until it is told to end or fails."""

    def __init__(self, address: str, nth: int) -> None:
        super().__init__()
        self._library = open_at(address)
        self._nth = nth
        self.begun = 0
        self.kept: list[tuple[str, str]] = []
        self.is_far = threading.Event()
        self.ends = threading.Event()
        self.far = random.Random(nth).randint(3, 12)

    def run(self) -> None:
        with closing(self._library) as library:
            try:
                while not self.ends.is_set():
                    titles = [f"Talk {self._nth} {self.begun + more}" for more in range(2)]
                    self.begun += 2
                    added = library.add([Arrival(talk(title)) for title in titles])
                    for title, one in zip(titles, added, strict=True):
                        library.keep_note(Note(one.id, Span(0, 0, 0, 4), "Talk", f"of {title}"))
                        self.kept.append((title, f"of {title}"))
                    if len(self.kept) >= self.far:
                        self.is_far.set()
            except LibraryError:
                self.is_far.set()


def talk(title: str) -> Transcript:
    return Transcript(title, cues=(Cue(f"{title} was given.", 0, 900, "Ana"),))


def test_what_was_acknowledged_outlives_a_server_that_dies() -> None:
    with server() as databases:
        address = databases.address(databases.archive())
        kept: list[tuple[str, str]] = []
        begun = 0
        for nth in range(CRASHES):
            writers = [Writer(address, 10 * nth + other) for other in range(2)]
            for writer in writers:
                writer.start()
            writers[0].is_far.wait()
            databases.crash()
            for writer in writers:
                # One that was between two questions does not even notice.
                writer.ends.set()
                writer.join()
                kept += writer.kept
                begun += writer.begun
            with closing(open_at(address)) as library:
                entries = library.entries()
                notes = {
                    (library.entry(note.transcript).title, note.words) for note in library.notes()
                }
                assert set(kept) <= notes
                assert len(entries) % 2 == 0  # both of an addition, or none
                assert len(kept) <= len(entries) <= begun
                assert library.check().faults == ()
                found = {one.entry.title for one in library.search("given speaker:ana")}
                assert found == {entry.title for entry in entries}
