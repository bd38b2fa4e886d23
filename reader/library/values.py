"""What goes in and out of a library: values that know nothing of how they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Final

from reader.model.amendments import Amendments
from reader.model.search.passage import Passage
from reader.model.transcript import Provenance, Span, Transcript
from reader.named_tuple import NamedTuple


class Outcome(Enum):
    """What became of a transcript that was added.

    ``KNOWN``: this very transcript was there. ``CHANGED``: another version of the same file was
    there; its words are the new ones now, its notes and tags stay. ``BACK``: it had been removed.
    """

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"
    BACK = "back"


class Added(NamedTuple):
    """A transcript that was added: its number in the library, and what became of it."""

    id: int
    outcome: Outcome


class Entry(NamedTuple):
    """A transcript in the library, without its words.

    ``title`` is never empty. ``date`` is as the file writes it, ``day`` in ISO form as far as it is
    known ("" if not). ``path`` is the file it came from, ``folder`` the one that holds it, or the
    archive, ``sha256`` the digest of its bytes. ``duration`` is milliseconds, None without times.
    ``added`` and ``read`` are UTC in ISO form; ``read`` is "" if it was never opened. ``cue`` and
    ``char`` are the place reached, ``reached`` the share of the transcript up to there, from 0 to
    1. ``amended`` is what of this a person says in place of the file.
    """

    id: int
    title: str
    author: str = ""
    site: str = ""
    url: str = ""
    video_id: str = ""
    date: str = ""
    day: str = ""
    language: str = ""
    provenance: Provenance = Provenance.UNKNOWN
    format: str = ""
    path: str = ""
    folder: str = ""
    sha256: str = ""
    words: int = 0
    cues: int = 0
    duration: int | None = None
    added: str = ""
    read: str = ""
    cue: int = 0
    char: int = 0
    reached: float = 0.0
    notes: int = 0
    speakers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    amended: Amendments = Amendments()


class Outstanding(NamedTuple):
    """What is kept beside a library that cannot be reached: so many ``changes`` that a person made,
    and so many ``places`` in which a transcript was read meanwhile.
    """

    changes: int = 0
    places: int = 0


def in_order_of_reading(entries: Iterable[Entry]) -> list[Entry]:
    """Return transcripts, those read last first, then those added last."""
    # Python does nothing else while it compares, and strings are compared soonest.
    return sorted(entries, key=lambda entry: f"{entry.read} {entry.id:020}", reverse=True)


class ShelfPlace(NamedTuple):
    """How far a transcript is read: a cue, a character in it, and the share of the whole."""

    cue: int
    char: int
    reached: float


class Note(NamedTuple):
    """Something a person keeps about a stretch of a transcript.

    ``quote`` are the words of ``span``, ``before`` and ``after`` some words around them, by which
    it is found again in another version. ``words`` is what the person wrote ("" for a mark alone).
    ``id`` is 0 until it is kept; ``made`` and ``changed`` are UTC in ISO form. In a library of
    several people ``author`` is who wrote it, "" for oneself, and others see one that
    ``is_shared``.
    """

    transcript: int
    span: Span
    quote: str
    words: str = ""
    before: str = ""
    after: str = ""
    colour: str = ""
    tags: tuple[str, ...] = ()
    id: int = 0
    made: str = ""
    changed: str = ""
    author: str = ""
    is_shared: bool = False
    is_open: bool = False
    version: int = 0
    changed_by: str = ""

    @property
    def place(self) -> tuple[int, Span, int]:
        """What orders notes: their transcript, where they begin in its text, their number."""
        return self.transcript, self.span, self.id

    @property
    def is_to_change(self) -> bool:
        """Whether the person may change it: their own, or one that its author opened to all."""
        return not self.author or (self.is_shared and self.is_open)


class Conflict(NamedTuple):
    """What a person wanted of a note that was changed meanwhile, by others or by them elsewhere.

    ``mine`` is what they wrote, None where they took the note away; ``theirs`` is what is kept of
    it now, None where it is gone, or may not be seen any more. ``note`` is its number, ``made``
    when this was found out, UTC in ISO form.
    """

    id: int
    transcript: int
    note: int
    mine: Note | None
    theirs: Note | None
    made: str = ""


class Decision(Enum):
    """How a conflict is decided: by the one text, by the other, or by keeping each as a note."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class Changes(NamedTuple):
    """What is otherwise than it was: transcripts that came, went, or are tagged, called or noted
    otherwise; None where it is not known which.

    ``revision`` is how the library is now: asked with it, it tells what changes from then on.
    """

    revision: str
    transcripts: tuple[int, ...] | None


class Holding(NamedTuple):
    """A transcript with all that belongs to it, to be taken over by another library.

    ``said`` is as its file said it; ``entry`` and ``notes`` are as the library had them.
    """

    entry: Entry
    said: Transcript
    notes: tuple[Note, ...]


class Hit(NamedTuple):
    """A place that was found, with what stands around it in the prose of its transcript.

    ``cue`` is the number, from 0, of the cue in which it begins; ``start`` is the last time that
    the file gives in it up to there, in milliseconds, None where it gives none. ``text`` is what
    finds this place in the search bar.
    """

    passage: Passage
    cue: int
    start: int | None
    speaker: str
    text: str


class Order(Enum):
    """In which order transcripts are found: those added last first, or first those that say most of
    what was looked for, are of the last day, or come first by title or by their first speaker.
    """

    ADDED = "added"
    RELEVANCE = "relevance"
    DATE = "date"
    TITLE = "title"
    SPEAKER = "speaker"


MOST_RANKED: Final = 1_000
"""Of more transcripts that may have what was asked for, an archive puts only the newest in order of
relevance, since it has to read each for it; the others follow, the newest first.
"""


class Apart(NamedTuple):
    """What to ask for where a phrase is not found: its words wherever they stand in a transcript.

    ``query`` asks for that, ``transcripts`` is how many have them all.
    """

    query: str
    transcripts: int


class Found(NamedTuple):
    """A transcript with something in it that was looked for.

    ``total`` is how many hits it has, ``best`` the first of its hits, or those where what was
    looked for stands closest together; ``hits()`` gives all of them. ``text`` finds them in the
    search bar.
    """

    entry: Entry
    total: int
    text: str
    best: tuple[Hit, ...]
    hits: Callable[[], tuple[Hit, ...]]


class Similar(NamedTuple):
    """A transcript that is about the same.

    ``terms`` are words that both have and few others, the most telling first; ``hit`` is where one
    of them stands in the transcript with most of the others around it.
    """

    entry: Entry
    terms: tuple[str, ...]
    hit: Hit


class Basis(Enum):
    """By what a video was recognised as a transcript of the library."""

    ID = "identifier"
    URL = "address"
    TITLE = "title"


class Resolved(NamedTuple):
    """What the library has of a video: its transcript, or some that may be it, to be asked for."""

    entry: Entry | None = None
    basis: Basis | None = None
    offers: tuple[Entry, ...] = ()


class Backup(NamedTuple):
    """A copy of the library: its file's name, when it was made (UTC, ISO), its size in bytes."""

    name: str
    made: str
    size: int


class Health(NamedTuple):
    """What a check came to: how much there is, and what is wrong, a sentence for each fault."""

    transcripts: int
    notes: int
    indexed: int
    faults: tuple[str, ...] = ()
