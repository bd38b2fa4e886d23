"""A copy that was taken along meets its archive: what was done in either is then in both.

Each transcript and each note is compared with what it was when both were the same. What was changed
in one goes to the other. A note that was changed in both is a conflict: the archive keeps both
texts, and the person decides. Tags are given and taken in both; of two places that were read, the
later holds. Whatever ends this midway, it can be done once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Final

from reader.library.along.values import (
    Base,
    Companion,
    Meeting,
    NotePair,
    TakenFrom,
    base_of,
    in_archive,
)
from reader.library.amending import written
from reader.library.library import Library, Progress
from reader.library.noting.deciding import said
from reader.library.refusals import LibraryAway, LibraryError, NoteConflict, Stop
from reader.library.sqlite_library import SqliteLibrary
from reader.library.values import Conflict, Entry, Holding, Note, ShelfPlace
from reader.model.amendments import Amendments
from reader.named_tuple import NamedTuple
from reader.wording import tr

_AT_ONCE: Final = 20


def take(
    archive: Library,
    copy: SqliteLibrary,
    origin: TakenFrom,
    progress: Progress | None = None,
    should_stop: Stop | None = None,
) -> Meeting:
    """Take along what an archive has of a search, in a library that is empty or a copy of it.

    Raises LibraryError for a library that holds something else, QueryError for a search that is
    none, LibraryAway where the archive cannot be reached; then this is done once more.
    """
    if origin.query.strip():
        archive.search(origin.query)  # which is refused at once if it is none
    known = copy.origin()
    if known is None and copy.entries():
        raise LibraryError(
            tr("This library has transcripts of its own: choose another folder to take along in.")
        )
    if known is not None and known.address != origin.address:
        raise LibraryError(
            tr(
                "This is a copy of another archive, {archive}: choose another folder.",
                archive=known.address,
            )
        )
    is_same = known is not None and known.query == origin.query
    copy.set_origin(known if known is not None and is_same else origin._replace(revision=""))
    return meet(archive, copy, progress, should_stop)


def meet(
    archive: Library,
    copy: SqliteLibrary,
    progress: Progress | None = None,
    should_stop: Stop | None = None,
) -> Meeting:
    """Let a copy and its archive be the same again; raises LibraryError for what is no copy,
    LibraryAway where the archive cannot be reached.

    Where it is told to stop, what was done by then holds, and the rest is done the next time.
    """
    origin = copy.origin()
    if origin is None:
        raise LibraryError(tr("This library was not taken along from an archive."))
    revision, changed = archive.changes_since(origin.revision)
    is_first = not origin.revision
    there = set(changed or ())
    taken, noted = copy.known_there(), copy.changed_notes()
    # In the order in which they were added there, so that both list them so.
    wanted = sorted({*_found(archive, origin.query)} - taken)
    entries = {entry.id: entry for entry in copy.entries()}
    met = _Met(archive, copy)
    known = [
        one
        for one in copy.companions()
        if is_first
        or changed is None
        or one.there in there
        or one.here in noted
        or base_of(entries[one.here]) != one.base
    ]
    total = len(known) + len(wanted)
    for nth, companion in enumerate(known):
        if should_stop is not None and should_stop():
            return met.told()
        met.transcript(companion)
        if progress is not None:
            progress(nth + 1, total)
    for some in _batches(wanted):
        if should_stop is not None and should_stop():
            return met.told()
        met.take(some)
        if progress is not None:
            progress(min(len(known) + met.taken, total), total)
    copy.set_origin(origin._replace(revision=revision))
    return met.told()


def _found(archive: Library, query: str) -> Iterator[int]:
    if query.strip():
        return (found.entry.id for found in archive.search(query))
    return (entry.id for entry in archive.entries())


def _batches(ids: list[int]) -> Iterator[list[int]]:
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        yield some


class _Met:
    """A meeting under way."""

    def __init__(self, archive: Library, copy: SqliteLibrary) -> None:
        self._archive, self._copy = archive, copy
        self._conflicts: list[Conflict] = []
        self._left: list[str] = []
        self._came = self._went = 0
        self.taken = 0

    def told(self) -> Meeting:
        """Return what came of it so far."""
        alone = len(self._copy.entries()) - len(self._copy.companions())
        return Meeting(
            self.taken, self._came, self._went, tuple(self._conflicts), tuple(self._left), alone
        )

    def take(self, ids: list[int]) -> None:
        """Take transcripts along for the first time."""
        holdings = []
        for id_ in ids:
            entry = self._there(id_)
            if entry is None:
                continue
            notes = tuple(self._archive.notes(id_))
            holding = Holding(entry, self._archive.as_said(id_), notes)
            holdings.append((holding, base_of(entry)))
        self._copy.take_along(holdings)
        self.taken += len(holdings)
        self._came += sum(len(one.notes) for one, _ in holdings)

    def transcript(self, companion: Companion) -> None:
        """Let a transcript be the same in both."""
        there = self._there(companion.there)
        if there is None:
            self._gone(companion)
            return
        self._words(companion, there)
        self._facts(companion, there)
        self._notes(companion)

    def _there(self, id_: int) -> Entry | None:
        try:
            return self._archive.entry(id_)
        except LibraryAway:
            raise
        except LibraryError:
            return None

    def _gone(self, companion: Companion) -> None:
        """Take a transcript off the shelf that the archive has no more, unless a note would go that
        only the copy has.
        """
        entry = self._copy.entry(companion.here)
        if companion.here not in self._copy.changed_notes():
            self._copy.leave(companion.here)
            return
        self._left.append(
            tr(
                "“{title}” is not in the archive any more; it stays in the copy, since you have "
                "noted something there.",
                title=entry.title,
            )
        )

    def _words(self, companion: Companion, there: Entry) -> None:
        new = self._archive.as_said(companion.there)
        if new != self._copy.as_said(companion.here):
            self._copy.say_otherwise(companion.here, new, there.folder)

    # -- what is known of it --------------------------------------------------------------------

    def _facts(self, companion: Companion, there: Entry) -> None:
        here = self._copy.entry(companion.here)
        tags = self._tags(companion, here, there)
        amended = self._amendments(companion, here, there)
        place = self._place(companion, here, there)
        self._copy.set_base(companion.here, Base(tags, amended, *place))

    def _tags(self, companion: Companion, here: Entry, there: Entry) -> tuple[str, ...]:
        """Give and take tags in both; return those that both have then."""
        base = set(companion.base.tags)
        added, removed = set(here.tags) - base, base - set(here.tags)
        wanted = (set(there.tags) | added) - removed
        add, remove = sorted(wanted - set(here.tags)), sorted(set(here.tags) - wanted)
        if add or remove:
            self._copy.set_tags([companion.here], add, remove)
        add, remove = sorted(wanted - set(there.tags)), sorted(set(there.tags) - wanted)
        if add or remove:
            change = partial(self._archive.set_tags, [companion.there], add, remove)
            if not self._try(change, here):
                return there.tags
        return tuple(sorted(wanted))

    def _amendments(self, companion: Companion, here: Entry, there: Entry) -> str:
        """Let it be called the same in both; return what it was called so when that is so."""
        mine, theirs = written(here.amended), written(there.amended)
        base = companion.base.amended
        if mine == theirs:
            return mine
        if mine == base:
            self._copy.amend(companion.here, there.amended)
            return theirs
        if theirs == base:
            done = self._try(lambda: self._archive.amend(companion.there, here.amended), here)
            return mine if done else base
        self._left.append(
            tr(
                "“{title}” is called otherwise in the archive ({called}): edit its details in one "
                "of the two, so that both say the same.",
                title=here.title,
                called=_called(there.amended) or there.title,
            )
        )
        return base

    def _place(self, companion: Companion, here: Entry, there: Entry) -> _Place:
        base = companion.base
        mine, theirs = _place_of(here), _place_of(there)
        before = _Place(base.cue, base.char, base.reached, base.is_read)
        is_mine = mine != before and (theirs == before or here.read > there.read)
        if mine == theirs:
            return mine
        if not is_mine:
            place = ShelfPlace(there.cue, there.char, there.reached)
            self._copy.set_place(companion.here, place, there.read)
            return theirs
        if not mine.is_read:
            self._archive.mark([companion.there], is_read=False)
        else:
            place = ShelfPlace(mine.cue, mine.char, mine.reached)
            self._archive.note_place(companion.there, place)
        now = _place_of(self._archive.entry(companion.there))
        if now != mine:  # what was reached in the archive once stays so
            self._copy.set_place(companion.here, ShelfPlace(*now[:3]), here.read)
        return now

    # -- notes ----------------------------------------------------------------------------------

    def _notes(self, companion: Companion) -> None:
        here = {note.id: note for note in self._copy.notes(companion.here)}
        there = {note.id: note for note in self._archive.notes(companion.there)}
        for pair in self._copy.pairs(companion.here):
            self._pair(companion, pair, here.pop(pair.here, None), there.pop(pair.there, None))
        for note in here.values():
            if not note.author:
                self._send(companion, note, there)
        for note in there.values():
            self._bring(companion, note, None)

    def _bring(self, companion: Companion, there: Note, here: Note | None) -> None:
        self._copy.bring_in(companion.here, there, here)
        self._came += 1

    def _send(self, companion: Companion, note: Note, there: dict[int, Note]) -> None:
        """Give a new note to the archive, unless it came there before this was cut off."""
        known = (one for one in there.values() if not one.author and _is_sent(one, note))
        kept = next(known, None)
        if kept is None:
            kept = self._archive.keep_note(in_archive(note, companion.there, 0, 0))
            self._went += 1
        else:
            del there[kept.id]
        self._copy.bring_in(companion.here, kept, note)

    def _pair(
        self, companion: Companion, pair: NotePair, here: Note | None, there: Note | None
    ) -> None:
        is_changed_here = here is None or here.version != pair.version
        is_changed_there = there is None or there.version != pair.version_there
        if here is None and there is None:
            self._copy.let_go(pair, also_here=False)
        elif not is_changed_here and not is_changed_there:
            return
        elif is_changed_here:
            self._give(companion, pair, here)
        elif there is None:
            self._copy.let_go(pair, also_here=True)
            self._came += 1
        else:
            self._bring(companion, there, here)

    def _give(self, companion: Companion, pair: NotePair, here: Note | None) -> None:
        """Do in the archive what was done to a note here; the archive tells whether that can be."""
        try:
            if here is None:
                self._archive.drop_note(pair.there, pair.version_there)
                self._copy.let_go(pair, also_here=False)
            else:
                wanted = in_archive(here, companion.there, pair.there, pair.version_there)
                kept = self._archive.keep_note(wanted)
                self._copy.bring_in(companion.here, kept, here)
            self._went += 1
        except NoteConflict as told:
            self._conflicts.append(told.conflict)
            if told.conflict.theirs is None:
                self._copy.let_go(pair, also_here=True)
            else:
                self._copy.bring_in(companion.here, told.conflict.theirs, here)

    def _try(self, change: Callable[[], object], entry: Entry) -> bool:
        """Make a change in the archive; what this person may not do there stays in the copy."""
        try:
            change()
        except LibraryAway:
            raise
        except LibraryError as problem:
            self._left.append(tr("“{title}”: {why}", title=entry.title, why=problem))
            return False
        return True


class _Place(NamedTuple):
    cue: int
    char: int
    reached: float
    is_read: bool


def _place_of(entry: Entry) -> _Place:
    return _Place(entry.cue, entry.char, round(entry.reached, 6), bool(entry.read))


def _is_sent(there: Note, here: Note) -> bool:
    return said(there) == said(here) and there.made == here.made


def _called(amended: Amendments) -> str:
    return amended.title or ", ".join(name for _, name in amended.speakers)
