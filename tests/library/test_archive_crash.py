"""A server that dies in the middle of everything: what was acknowledged is there, whole.

READER_CRASH_ROUNDS says how many archives are tried, each with some crashes: one in every run, 25
before a release.
"""

from __future__ import annotations

import os
import random
import threading
from contextlib import closing

import pytest
from postgres import server

from reader.library import Arrival, Library, LibraryError, Note, open_at
from reader.model.transcript import Cue, Span, Transcript

ROUNDS = int(os.environ.get("READER_CRASH_ROUNDS", "1"))
CRASHES = 4
MOST_STEPS = 40


class Writer(threading.Thread):
    """Adds transcripts, two at a time, each with a note that is then changed once and again, until
    it is told to end or fails.

    ``kept`` are the words of each note by the title of its transcript, as the archive said that it
    keeps them, ``wanted`` as they were asked for last. The chance is that of the point at which
    ``is_far`` is set: so many steps were acknowledged.
    """

    def __init__(self, address: str, nth: int, chance: random.Random) -> None:
        super().__init__()
        self._library = open_at(address)
        self._nth = nth
        self.begun = 0
        self.kept: dict[str, str] = {}
        self.wanted: dict[str, str] = {}
        self.is_far = threading.Event()
        self.ends = threading.Event()
        self._left = chance.randint(1, MOST_STEPS)

    def run(self) -> None:
        with closing(self._library) as library:
            try:
                while not self.ends.is_set():
                    self._write(library)
            except LibraryError:
                pass
            finally:
                self.is_far.set()

    def _write(self, library: Library) -> None:
        titles = [f"Talk {self._nth} {self.begun + more}" for more in range(2)]
        self.begun += 2
        added = library.add([Arrival(talk(title)) for title in titles])
        self._step()
        for title, one in zip(titles, added, strict=True):
            note = Note(one.id, Span(0, 0, 0, 4), "Talk")
            for nth in range(3):
                note = note._replace(words=f"{nth} of {title}")
                self.wanted[title] = note.words
                note = library.keep_note(note)
                self.kept[title] = note.words
                self._step()

    def _step(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.is_far.set()


def talk(title: str) -> Transcript:
    return Transcript(title, cues=(Cue(f"{title} was given.", 0, 900, "Ana"),))


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_what_was_acknowledged_outlives_a_server_that_dies(seed: int) -> None:
    chance = random.Random(seed)
    with server() as databases:
        address = databases.address(databases.archive())
        kept: dict[str, str] = {}
        wanted: dict[str, str] = {}
        begun = 0
        for nth in range(CRASHES):
            writers = [Writer(address, 10 * nth + other, chance) for other in range(2)]
            for writer in writers:
                writer.start()
            writers[0].is_far.wait()
            databases.crash()
            for writer in writers:
                # One that was between two questions does not even notice.
                writer.ends.set()
                writer.join()
                kept |= writer.kept
                wanted |= writer.wanted
                begun += writer.begun
            with closing(open_at(address)) as library:
                look_at(library, kept, wanted, begun)
        assert kept


def look_at(library: Library, kept: dict[str, str], wanted: dict[str, str], begun: int) -> None:
    """See that all that was acknowledged is there, once, and nothing that nobody asked for."""
    entries = {entry.id: entry.title for entry in library.entries()}
    notes = [(entries[note.transcript], note.words) for note in library.notes()]
    words = dict(notes)
    assert len(words) == len(notes)
    assert set(kept) <= set(words) <= set(wanted)
    # The answer to the last change may have been lost on its way: then that one is there.
    assert all(words[title] in (told, wanted[title]) for title, told in kept.items())
    assert library.conflicts() == []
    assert len(entries) % 2 == 0  # both of an addition, or none
    assert len(kept) <= len(entries) <= begun
    assert library.check().faults == ()
    assert all(library.get(id_) == talk(title) for id_, title in entries.items())
    found = {one.entry.title for one in library.search("given speaker:ana")}
    assert found == set(entries.values())
