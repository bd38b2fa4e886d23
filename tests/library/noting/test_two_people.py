"""Two people at the same notes: nothing that either wrote is lost in silence."""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

import pytest
from postgres import Databases

from reader.library import (
    Arrival,
    Decision,
    Library,
    LibraryError,
    Note,
    NoteConflict,
    open_at,
)
from reader.model.transcript import Cue, Span, Transcript

EDITS = int(os.environ.get("READER_EDITS", "100"))
"""So many each person makes: 1,000 before a release."""
NOTES = 8
PEOPLE = ("ana", "ben")


class Two(NamedTuple):
    """An archive as two people have it open, who may read and note."""

    ana: Library
    ben: Library


@pytest.fixture
def two(databases: Databases) -> Iterator[Two]:
    name = databases.archive()
    with closing(open_at(databases.address(name))) as library:
        library.add([Arrival(Transcript("Boats", cues=(Cue("We build boats."),)))])
    for person in PEOPLE:
        databases.run(
            "postgres",
            f"DROP ROLE IF EXISTS {person}",
            f"CREATE ROLE {person} LOGIN IN ROLE transcript_reader_reader",
        )
    opened = Two(*(open_at(databases.address(name, person)) for person in PEOPLE))
    yield opened
    for library in opened:
        library.close()


def note(words: str, **more: bool) -> Note:
    return Note(1, Span(0, 3, 0, 8), "build", words, **more)  # type: ignore[arg-type]


class Person(threading.Thread):
    """Edits the same notes again and again, from what they saw last, and decides as chance will.

    ``kept`` are the words that the archive said it keeps, ``aside`` those that it put aside, and
    ``given_up`` those that the person themselves decided against. ``told`` counts what was put
    aside, decided or not. All look at the notes ``together``, or on a busy machine one might be
    through before the other begins.
    """

    def __init__(self, library: Library, name: str, seed: int, together: threading.Barrier) -> None:
        super().__init__()
        self._library, self._called = library, name
        self._chance = random.Random(seed)
        self._together = together
        self.told = 0
        self.kept: set[str] = set()
        self.aside: set[str] = set()
        self.given_up: set[str] = set()
        self.faults: list[BaseException] = []

    def run(self) -> None:
        try:
            seen = {one.id: one for one in self._library.notes() if one.is_open}
            for nth in range(EDITS):
                if nth % 3 == 0:
                    self._together.wait()
                    seen = {one.id: one for one in self._library.notes() if one.is_open}
                before = self._chance.choice(list(seen.values()))
                words = f"{before.words[-200:]} {self._called}{nth}"
                try:
                    kept = self._library.keep_note(before._replace(words=words))
                    seen[kept.id] = kept
                    self.kept.add(words)
                except NoteConflict as told:
                    self.told += 1
                    mine = told.conflict.mine
                    self.aside.add(mine.words if mine else "")
                    if self._chance.random() < 0.5:
                        self._decide()
        except BaseException as fault:
            self.faults.append(fault)
            self._together.abort()
            raise

    def _decide(self) -> None:
        conflict = self._chance.choice(self._library.conflicts())
        assert conflict.mine is not None
        decision = self._chance.choice(list(Decision))
        try:
            self._library.settle(conflict, decision)
        except NoteConflict:
            return  # it is still to be decided
        self.aside.discard(conflict.mine.words)
        (self.given_up if decision is Decision.THEIRS else self.kept).add(conflict.mine.words)


def test_two_people_lose_nothing_in_silence(two: Two) -> None:
    for nth in range(NOTES):
        two.ana.keep_note(note(f"note {nth}", is_shared=True, is_open=True))
        two.ben.keep_note(note(f"ben's own {nth}"))
    together = threading.Barrier(2)
    people = [Person(two.ana, "ana", 1, together), Person(two.ben, "ben", 2, together)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert [person.faults for person in people] == [[], []]
    for library, person in zip(two, people, strict=True):
        waiting = {one.mine.words for one in library.conflicts() if one.mine is not None}
        assert waiting == person.aside
        assert len(person.kept | person.aside | person.given_up) == EDITS
    assert people[0].told + people[1].told > 0
    # Each change that was kept is one version more: no two were made from the same one.
    versions = sum(one.version for one in two.ana.notes() if one.is_open)
    assert versions == NOTES + sum(len(person.kept) for person in people)


def test_the_last_words_of_each_kept_change_are_there_or_were_built_upon(two: Two) -> None:
    """Words only ever grow here, so what was kept is in the end part of what there is."""
    kept = two.ana.keep_note(note("", is_shared=True, is_open=True))
    said: list[str] = []
    lock = threading.Lock()

    def grow(library: Library, name: str) -> None:
        for nth in range(EDITS):
            word = f"{name}{nth}."
            (there,) = library.notes()
            wanted = there._replace(words=there.words + word)
            while True:
                try:
                    library.keep_note(wanted)
                    break
                except NoteConflict as told:
                    conflict = told.conflict
                    library.settle(conflict, Decision.THEIRS)
                    assert conflict.theirs is not None
                    wanted = conflict.theirs._replace(words=conflict.theirs.words + word)
            with lock:
                said.append(word)

    threads = [
        threading.Thread(target=grow, args=(library, name))
        for library, name in zip(two, PEOPLE, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (last,) = two.ana.notes()
    assert last.id == kept.id
    assert last.version == 2 * EDITS + 1
    assert sorted(last.words.split(".")[:-1]) == sorted(word[:-1] for word in said)
    assert len(said) == 2 * EDITS
    assert two.ana.conflicts() == two.ben.conflicts() == []


def test_a_private_note_and_what_waits_of_it_are_seen_by_nobody_else(
    two: Two, databases: Databases
) -> None:
    own = two.ana.keep_note(note("private"))
    two.ana.keep_note(own._replace(words="private, later"))
    with pytest.raises(NoteConflict):
        two.ana.keep_note(own._replace(words="private, elsewhere"))
    assert two.ben.notes() == []
    assert two.ben.conflicts() == []
    with pytest.raises(NoteConflict, match="not in the library any more") as told:
        two.ben.keep_note(own._replace(words="mine"))
    assert told.value.conflict.theirs is None  # nothing is told of what may not be seen
    two.ben.drop_note(own.id, 2)
    assert [one.words for one in two.ana.notes()] == ["private, later"]
    import psycopg

    address = two.ben._server._told  # type: ignore[attr-defined]
    with psycopg.connect(**address) as db:
        assert db.execute("SELECT words FROM note").fetchall() == []
        found = db.execute("SELECT mine FROM conflict").fetchall()
        assert len(found) == 1
        assert "private" not in found[0][0]
        assert db.execute("UPDATE note SET words = 'mine'").rowcount == 0
        assert db.execute("DELETE FROM conflict WHERE person = 'ana'").rowcount == 0


def test_who_may_change_a_note_is_its_authors_to_say(two: Two) -> None:
    shared = two.ana.keep_note(note("for all to read", is_shared=True))
    with pytest.raises(NoteConflict) as told:
        two.ben.keep_note(shared._replace(words="ben's words"))
    with pytest.raises(LibraryError, match=r"^ana wrote this note, and nobody else can change it"):
        two.ben.settle(told.value.conflict, Decision.MINE)
    own = two.ben.settle(told.value.conflict, Decision.BOTH)
    assert own is not None
    assert (own.words, own.author) == ("ben's words", "")
    two.ana.keep_note(shared._replace(is_open=True))
    (theirs,) = (one for one in two.ben.notes() if one.author == "ana")
    changed = two.ben.keep_note(theirs._replace(words="ben's words in it", is_shared=False))
    assert (changed.is_shared, changed.is_open, changed.author) == (True, True, "ana")
    (seen,) = (one for one in two.ana.notes() if not one.author)
    assert (seen.words, seen.changed_by, seen.version) == ("ben's words in it", "ben", 3)
    with pytest.raises(LibraryError, match=r"^ana wrote this note; nobody else can remove it\.$"):
        two.ben.drop_note(changed.id, changed.version)
    with pytest.raises(NoteConflict, match=r"^ben changed this note meanwhile"):
        two.ana.keep_note(shared._replace(words="once more"))
