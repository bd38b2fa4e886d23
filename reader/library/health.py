"""Whether what a library keeps is what it was given: its file, every record, every note."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reader.library import rows
from reader.library.database import Database, stoppable
from reader.library.records import RecordError
from reader.library.refusals import LibraryError, Stop, Stopped
from reader.library.values import Entry, Health
from reader.model.transcript import Transcript
from reader.wording import tr, trn

_STOPPED = tr("The library was not checked to the end.")


def examined(
    database: Database, path: Path, get: Callable[[int], Transcript], should_stop: Stop | None
) -> Health:
    """Go through the file at ``path``; ``get`` gives a transcript as it was kept.

    What is indexed is not counted. Raises LibraryError if it is told to stop.
    """
    faults = list[str]()
    try:
        with database.reading() as db, stoppable(db, should_stop):
            for (found,) in db.execute("PRAGMA integrity_check(20)").fetchall():
                if found != "ok":
                    faults.append(f"{path}: {found}.")
            altered = rows.altered_notes(db)
            entries = rows.entries(db)
            notes = len(rows.notes(db, None))
    except Stopped as stopped:
        raise LibraryError(_STOPPED) from stopped
    faults += faults_in(entries, altered, get, should_stop)
    return Health(len(entries), notes, 0, tuple(faults))


def faults_in(
    entries: Sequence[Entry],
    altered: int,
    get: Callable[[int], Transcript],
    should_stop: Stop | None,
) -> Iterator[str]:
    """Yield what is wrong with what is kept, ``altered`` notes and all; ``get`` as above.

    Raises LibraryError if it is told to stop.
    """
    if altered:
        yield trn("{n} note is not what was kept.", "{n} notes are not what was kept.", altered)
    for entry in entries:
        if should_stop is not None and should_stop():
            raise LibraryError(_STOPPED)
        try:
            if not rows.is_of(entry, get(entry.id)):
                yield tr(
                    "Transcript {number}: what is listed of it is not what it says.",
                    number=entry.id,
                )
        except (RecordError, LibraryError) as problem:
            yield tr("Transcript {number}: {fault}", number=entry.id, fault=problem)
