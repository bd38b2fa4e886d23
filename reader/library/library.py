"""The one way into a library, for the window and the command line alike.

Everything above works with :class:`Library` and the values in :mod:`reader.library.values`; how
and where a library is kept is the business of who implements it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from reader.library.refusals import Stop
from reader.library.values import (
    Added,
    Apart,
    Backup,
    Changes,
    Conflict,
    Decision,
    Entry,
    Found,
    Health,
    Holding,
    Note,
    Order,
    Outstanding,
    Resolved,
    ShelfPlace,
    Similar,
)
from reader.model.amendments import Amendments
from reader.model.search.switches import Switches
from reader.model.transcript import RelatedVideo, Transcript
from reader.named_tuple import NamedTuple

Progress = Callable[[int, int], object]
"""Told how much of something long is done, and how much there is."""

FORGIVING = Switches()


class Arrival(NamedTuple):
    """A transcript that is to be added; ``folder`` is what it is grouped by, "" for its own."""

    transcript: Transcript
    folder: str = ""


class Ear(Protocol):
    """Over which one hears that something has changed; used by one thread at a time, closed by who
    has asked for it.
    """

    def fileno(self) -> int:
        """Return the number of a socket that can be read when there is something to hear."""

    def heard(self) -> bool:
        """Whether something was told since this was asked last; never waits.

        Raises LibraryAway once nothing will be told any more.
        """

    def close(self) -> None:
        """Listen no more."""


class ReadingRoom(Protocol):
    """What readers do in a library: a shelf of transcripts that can be searched as one.

    Every method may be called from any thread, and raises LibraryError with a sentence where
    something cannot be read or written, LibraryAway where it cannot be reached. What a method has
    returned from is kept for good. The numbers of transcripts and notes are never given twice.
    """

    # -- transcripts ----------------------------------------------------------------------------

    def add(self, arrivals: Sequence[Arrival]) -> list[Added]:
        """Take in transcripts with all their words: all of them, or none."""

    def entries(self) -> list[Entry]:
        """Return all transcripts, those read last first, then those added last."""

    def entries_after(self, after: Entry | None, most: int) -> list[Entry]:
        """Return the next transcripts of :meth:`entries` after one of them, from the first on for
        None: ``most`` of them, fewer at the end.
        """

    def entry(self, id_: int) -> Entry:
        """Return one of them; raises LibraryError if it is not there."""

    def get(self, id_: int) -> Transcript:
        """Return a transcript as it was added and amended, whether or not its file is there."""

    def as_said(self, id_: int) -> Transcript:
        """Return a transcript as its file said it, without what a person amended."""

    def amend(self, id_: int, amendments: Amendments) -> None:
        """Have a transcript and its speakers called otherwise than its file does, everywhere here.

        These take the place of amendments made before; the words stay as they are.
        """

    def knows_file(self, sha256: str, path: str) -> bool:
        """Whether a file was added from this path with just these bytes."""

    def note_place(self, id_: int, place: ShelfPlace) -> None:
        """Take note that a transcript was read now, and up to where."""

    def mark(self, ids: Sequence[int], *, is_read: bool) -> None:
        """Take transcripts as read to the end, or as never opened."""

    def set_tags(self, ids: Sequence[int], add: Sequence[str], remove: Sequence[str] = ()) -> None:
        """Give tags to transcripts and take others away."""

    def remove(self, ids: Sequence[int]) -> None:
        """Take transcripts off the shelf, with their notes; :meth:`bring_back` undoes it."""

    def bring_back(self, ids: Sequence[int]) -> None:
        """Put removed transcripts back, with all that belonged to them."""

    # -- search ---------------------------------------------------------------------------------

    def search(
        self,
        query: str,
        switches: Switches = FORGIVING,
        should_stop: Stop | None = None,
        order: Order = Order.ADDED,
    ) -> Iterator[Found]:
        """Yield the transcripts that have what a query asks for, those added last first.

        The query language is that of :mod:`reader.library.searches.query`; raises QueryError,
        with a sentence, for what it does not allow.
        """

    def words_apart(
        self, query: str, switches: Switches = FORGIVING, should_stop: Stop | None = None
    ) -> Apart | None:
        """Return how to ask for the words of a query's phrases apart, None if none has them all.

        Raises QueryError as :meth:`search` does.
        """

    # -- notes ----------------------------------------------------------------------------------

    def keep_note(self, note: Note) -> Note:
        """Keep a note, a new one or the next of its version; return it as it is now.

        Raises NoteConflict where another version is kept by now: that one stays, and this one is
        kept beside it until it is decided which it is to be. Words that are the same are none.
        """

    def drop_note(self, id_: int, version: int) -> None:
        """Let go of a note as it was seen; raises NoteConflict as :meth:`keep_note` does."""

    def notes(self, transcript: int | None = None) -> list[Note]:
        """Return the notes of a transcript, or all, in the order of the text."""

    def notes_after(self, after: Note | None, most: int) -> list[Note]:
        """Return the next notes of :meth:`notes` after one of them, from the first on for None:
        ``most`` of them, fewer at the end.
        """

    def conflicts(self) -> list[Conflict]:
        """Return what is to be decided by this person, in the order in which it was found out."""

    def settle(self, conflict: Conflict, decision: Decision) -> Note | None:
        """Decide a conflict as it was shown; return the note as it is now, None if it is gone.

        Raises NoteConflict where the other text was changed once more since, and LibraryError where
        it was decided elsewhere.
        """

    # -- related --------------------------------------------------------------------------------

    def known(self, videos: Sequence[RelatedVideo]) -> dict[RelatedVideo, int]:
        """Return which of some videos have a transcript here, with its number."""

    def resolve(self, video: RelatedVideo) -> Resolved:
        """Return the transcript of a video, or those to be offered as such."""

    def listed_by(self, id_: int) -> list[Entry]:
        """Return the transcripts that list this one as related."""

    def similar(self, id_: int, most: int = 10) -> list[Similar]:
        """Return what is about the same as a transcript, the most alike first."""

    def similar_to(self, text: str, most: int = 10, but: int | None = None) -> list[Similar]:
        """Return what is about the same as a text; ``but`` is left out."""

    # -- what others do -------------------------------------------------------------------------

    def changes_since(self, revision: str) -> Changes:
        """Return what has changed since a revision, whoever changed it; since "" it is nothing.

        How far somebody has read is no change.
        """

    def listen(self) -> Ear | None:
        """Return over what one hears that somebody has changed something; None where nothing tells.

        Raises LibraryError where it cannot be told now: ask :meth:`changes_since` now and then.
        """

    # -- being reached --------------------------------------------------------------------------

    def waiting(self) -> Outstanding:
        """Return how much is kept beside the library, since it could not be reached."""

    def catch_up(self) -> list[str]:
        """Reach the library again, and make the changes that wait; raises LibraryAway.

        What cannot be made any more is given back, a sentence with what a person wrote for each.
        """

    def close(self) -> None:
        """Let go of what holds it."""


class Keeping(Protocol):
    """What is done so that a library stays sound, under the rules of :class:`ReadingRoom`."""

    def is_indexed(self) -> bool:
        """Whether all that is kept is found; if not, :meth:`index` makes up for it."""

    def index(self, progress: Progress | None = None, should_stop: Stop | None = None) -> None:
        """Index what is not indexed yet."""

    def check(self, should_stop: Stop | None = None) -> Health:
        """Go through everything and say what is wrong; LibraryError where it was stopped."""

    def back_up(self, *, only_if_due: bool = False) -> Backup | None:
        """Make a copy of everything; with ``only_if_due`` not where there is one of this day."""

    def backups(self) -> list[Backup]:
        """Return the copies, the newest first."""

    def restore(self, name: str) -> None:
        """Go back to a copy; what is there now becomes a copy before."""

    def take_over(self, holdings: Sequence[Holding]) -> list[Added]:
        """Take in transcripts out of another library with all that belongs to them: all or none.

        What is here already stays as it is, and is given the tags and notes that it lacks.
        """


class Library(ReadingRoom, Keeping, Protocol):
    """All that can be done with a library."""
