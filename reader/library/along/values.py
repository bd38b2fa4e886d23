"""What is known of a copy that was taken along, and what came of meeting the archive again."""

from __future__ import annotations

import json

from reader.library.amending import written
from reader.library.values import Conflict, Entry, Note, ShelfPlace
from reader.named_tuple import NamedTuple


class TakenFrom(NamedTuple):
    """From which archive a copy was taken along: its address; what was looked for there, "" for all
    of it; and the revision of the archive up to which both are the same, "" at first.
    """

    address: str
    query: str
    revision: str = ""


class Base(NamedTuple):
    """What a transcript was like in both when they were the same.

    ``amended`` is the text that is kept of its amendments.
    """

    tags: tuple[str, ...]
    amended: str
    cue: int
    char: int
    reached: float
    is_read: bool

    @property
    def place(self) -> ShelfPlace:
        """How far it was read."""
        return ShelfPlace(self.cue, self.char, self.reached)


class Companion(NamedTuple):
    """A transcript that was taken along: its number in the copy, the one in the archive, and what
    both were like.
    """

    here: int
    there: int
    base: Base


class NotePair(NamedTuple):
    """A note that was in both: its number in the copy and in the archive, and both versions."""

    here: int
    there: int
    version: int
    version_there: int


class Meeting(NamedTuple):
    """What came of it: how many transcripts were taken along for the first time, how many notes
    came and how many went to the archive, what is to be decided, a sentence for each thing that
    could not be done, and how many transcripts are in the copy alone.
    """

    taken: int
    came: int
    went: int
    conflicts: tuple[Conflict, ...]
    left: tuple[str, ...]
    alone: int


def base_of(entry: Entry) -> Base:
    """Return what a transcript is like, by its entry."""
    amended = written(entry.amended)
    return Base(
        entry.tags, amended, entry.cue, entry.char, round(entry.reached, 6), bool(entry.read)
    )


def base_text(base: Base) -> str:
    """Return it as text."""
    return json.dumps(base)


def base_in(text: str) -> Base:
    """Return it from text; one that was altered on the disk is that of a transcript which nobody
    has touched, so that what is known of it in both is put together.
    """
    try:
        tags, amended, cue, char, reached, is_read = json.loads(text)
        whole = Base(
            tuple(map(str, tags)), str(amended), int(cue), int(char), float(reached), bool(is_read)
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return Base((), "", 0, 0, 0.0, is_read=False)
    return whole


def in_archive(note: Note, transcript: int, id_: int, version: int) -> Note:
    """Return a note of a copy as the archive is asked to keep it."""
    return note._replace(transcript=transcript, id=id_, version=version, author="", changed_by="")
