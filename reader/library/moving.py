"""A library moved into another one, of another kind or of the same: nothing is lost, and that is
looked at.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

from reader.library import rows
from reader.library.amending import amend
from reader.library.library import Library, Progress
from reader.library.refusals import LibraryError
from reader.library.values import Added, Entry, Holding, Note, Outcome
from reader.model.amendments import Amendments
from reader.named_tuple import NamedTuple
from reader.wording import tr

_AT_ONCE: Final = 50


class Moved(NamedTuple):
    """What was taken over: how much of each; how many notes stayed, since others wrote them; and
    how many texts, since it is not decided yet which of two is to be kept.
    """

    transcripts: int
    notes: int
    left: int
    undecided: int


def copy(
    source: Library, target: Library, *, share: bool = False, progress: Progress | None = None
) -> Moved:
    """Take over what one library has into another one, in the order in which it was added.

    What is there already stays, with what belongs to it; so a copy that was cut off can be made
    once more. What was taken over is compared with what it was taken from. A note is its author's:
    those of others stay where they are; with ``share`` all may read them. Raises LibraryError at
    the first that differs.
    """
    entries = sorted(source.entries(), key=lambda entry: entry.id)
    notes = left = 0
    for at in range(0, len(entries), _AT_ONCE):
        holdings = [_holding(source, entry) for entry in entries[at : at + _AT_ONCE]]
        own = [one._replace(notes=_own(one.notes, share=share)) for one in holdings]
        added = target.take_over(own)
        for made, one in zip(added, own, strict=True):
            _compare(target, made, one)
        notes += sum(len(one.notes) for one in own)
        left += sum(len(one.notes) for one in holdings) - sum(len(one.notes) for one in own)
        if progress is not None:
            progress(at + len(holdings), len(entries))
    return Moved(len(entries), notes, left, len(source.conflicts()))


def _own(notes: Iterable[Note], *, share: bool) -> tuple[Note, ...]:
    return tuple(
        note._replace(is_shared=note.is_shared or share) for note in notes if not note.author
    )


def _holding(source: Library, entry: Entry) -> Holding:
    return Holding(entry, source.as_said(entry.id), tuple(source.notes(entry.id)))


def _compare(target: Library, made: Added, one: Holding) -> None:
    differing = next(_differing(target, made, one), None)
    if differing is not None:
        raise LibraryError(
            tr(
                "Transcript {number} is {copied} in the copy, and {differing}; the copy was ended "
                "at it, and what it was taken from is as it was.",
                number=one.entry.id,
                copied=made.id,
                differing=differing,
            )
        )


def _differing(target: Library, made: Added, one: Holding) -> Iterator[str]:
    id_, there = made.id, target.entry(made.id)
    if target.as_said(id_) != one.said and made.outcome is not Outcome.KNOWN:
        yield tr("its words are not the same there")
    if _entry(there) != _entry(one.entry) and made.outcome is Outcome.NEW:
        yield tr("its facts are not the same there")
    if not set(one.entry.tags) <= set(there.tags):
        yield tr("its tags are not the same there")
    kept = {bare(note, id_) for note in target.notes(id_)}
    if not all(bare(note, id_) in kept for note in one.notes):
        yield tr("its notes are not the same there")


def _entry(entry: Entry) -> Entry:
    """Return an entry without what each library gives it; of notes those of others stay behind."""
    return entry._replace(id=0, notes=0)


def bare(note: Note, transcript: int) -> Note:
    """Return a note without what each library gives it."""
    return note._replace(
        id=0,
        transcript=transcript,
        author="",
        is_shared=False,
        is_open=False,
        version=0,
        changed_by="",
    )


def take_over(db: sqlite3.Connection, made: Added, holding: Holding) -> None:
    """Give a transcript that was just added, or was there, what belongs to it elsewhere."""
    id_, entry = made.id, holding.entry
    if entry.amended != Amendments() and made.outcome is Outcome.NEW:
        amend(db, id_, entry.amended, holding.said)
    db.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?)", [(id_, tag) for tag in entry.tags])
    if entry.read:
        db.execute(
            "UPDATE transcript SET read = ?, cue = ?, char = ?, reached = ?"
            " WHERE id = ? AND read = ''",
            (entry.read, entry.cue, entry.char, entry.reached, id_),
        )
    own = {bare(note, id_) for note in rows.notes(db, id_)}
    for note in holding.notes:
        if bare(note, id_) not in own:
            rows.insert_note(db, note._replace(transcript=id_, version=0, changed_by=""))
