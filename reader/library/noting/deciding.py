"""What becomes of a note that is changed, and of one that was changed elsewhere meanwhile.

The same for both kinds of library: each has a :class:`NoteTable`, which does the single steps
within one transaction. A change is made from the version that was seen. Where another one is kept
by then, that one stays, and what was wanted is kept beside it, as a conflict, until a person
decides.
"""

from __future__ import annotations

from typing import Protocol

from reader.library.refusals import LibraryError, NoteConflict
from reader.library.values import Conflict, Decision, Note
from reader.wording import tr


class NoteTable(Protocol):
    """The notes of a library within a transaction, as one person sees them."""

    def kept(self, id_: int) -> Note | None:
        """Return a note as it is kept, None where it is not there or may not be seen."""

    def has_transcript(self, id_: int) -> bool:
        """Whether a transcript is on the shelf."""

    def insert(self, note: Note) -> Note:
        """Put in a note of this person's, as its first version."""

    def update(self, note: Note, version: int) -> Note | None:
        """Let a note be another; None where it is not of that version any more."""

    def delete(self, id_: int, version: int) -> bool:
        """Take a note out; False where it is not of that version any more."""

    def put_aside(self, conflict: Conflict) -> Conflict:
        """Keep a conflict, with a number of its own; one that is kept so already is that one."""

    def take_up(self, conflict: int) -> Conflict | None:
        """Let go of a conflict and return it with what is kept of its note; None if it is gone."""


def keep(table: NoteTable, note: Note, now: str) -> Note | Conflict:
    """Keep a note, a new one or another version; return it, or the conflict that came of it.

    Raises LibraryError where its transcript is not there any more.
    """
    if not note.id:
        if not table.has_transcript(note.transcript):
            raise LibraryError(tr("The transcript is not in the library any more."))
        return table.insert(note._replace(made=note.made or now, changed=now))
    there = table.kept(note.id)
    if there is not None and there.version == note.version and there.is_to_change:
        wanted = note._replace(made=there.made, changed=now)
        changed = table.update(_within(wanted, there), there.version)
        if changed is not None:
            return changed
        there = table.kept(note.id)  # it was changed in this very moment
    if there is not None and said(there) == said(_within(note, there)):
        return there
    if not table.has_transcript(note.transcript):
        raise LibraryError(tr("The note is not in the library any more."))
    return table.put_aside(Conflict(0, note.transcript, note.id, note, there, now))


def drop(table: NoteTable, id_: int, version: int, now: str) -> Conflict | None:
    """Let go of a note as it was seen; return the conflict where it is another by now.

    Raises LibraryError for one that somebody else wrote.
    """
    there = table.kept(id_)
    if there is None:
        return None
    if there.author:
        raise LibraryError(
            tr("{author} wrote this note; nobody else can remove it.", author=there.author)
        )
    if there.version == version and table.delete(id_, version):
        return None
    there = table.kept(id_)
    if there is None:
        return None
    return table.put_aside(Conflict(0, there.transcript, id_, None, there, now))


def settle(table: NoteTable, conflict: Conflict, decision: Decision, now: str) -> Note | None:
    """Decide a conflict as it was shown; return the note as it is now, None where it is gone.

    Raises NoteConflict, with the conflict as it is now, where the other text was changed once more
    since it was shown, and LibraryError where it was decided elsewhere, or cannot be so.
    """
    known = table.take_up(conflict.id)
    if known is None:
        raise LibraryError(tr("This was decided elsewhere already."))
    mine, there = known.mine, known.theirs
    if decision is Decision.THEIRS:
        return there
    if decision is Decision.BOTH and mine is None:
        raise LibraryError(tr("There is only one text: the note was taken away."))
    if decision is Decision.MINE and there is not None:
        return _replaced(table, conflict, known, now)
    if mine is None:
        return None  # it is gone, as was wanted
    own = mine._replace(id=0, author="", made=mine.made or now, changed=now)
    return table.insert(own)


def _replaced(table: NoteTable, shown: Conflict, known: Conflict, now: str) -> Note | None:
    mine, there = known.mine, known.theirs
    assert there is not None
    if shown.theirs is None or shown.theirs.version != there.version:
        raise NoteConflict(again(), known)
    if mine is None:
        if there.author:
            raise LibraryError(
                tr("{author} wrote this note; nobody else can remove it.", author=there.author)
            )
        if not table.delete(there.id, there.version):
            raise NoteConflict(again(), known)
        return None
    if not there.is_to_change:
        raise LibraryError(
            tr(
                "{author} wrote this note, and nobody else can change it: keep both, and yours is "
                "a note of its own.",
                author=there.author,
            )
        )
    wanted = _within(mine._replace(made=there.made, changed=now), there)
    changed = table.update(wanted, there.version)
    if changed is None:
        raise NoteConflict(again(), known)
    return changed


def said(note: Note) -> Note:
    """Return what a note says, without what a library gives it."""
    return note._replace(
        id=0, transcript=0, made="", changed="", author="", version=0, changed_by=""
    )


def _within(note: Note, there: Note) -> Note:
    """Return a note as it may be: who may see it is for its author to say, and nobody else."""
    if not there.author:
        return note._replace(author="")
    return note._replace(author=there.author, is_shared=there.is_shared, is_open=there.is_open)


def told(conflict: Conflict) -> str:
    """Return the sentence that tells of a conflict."""
    there = conflict.theirs
    if there is None:
        return tr(
            "The note is not in the library any more. What you wrote is kept: choose what "
            "becomes of it."
        )
    if there.changed_by:
        return tr(
            "{person} changed this note meanwhile. Both texts are kept: choose what becomes of "
            "them.",
            person=there.changed_by,
        )
    return tr(
        "This note was changed elsewhere meanwhile. Both texts are kept: choose what becomes of "
        "them."
    )


def again() -> str:
    """Return the sentence for a text that was changed once more while one looked at it."""
    return tr("The other text was changed once more meanwhile: look at it again.")
