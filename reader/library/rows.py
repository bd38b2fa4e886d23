"""Transcripts and notes as rows of the library's tables, and back."""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from sqlite3 import Connection
from typing import Any, Final

from reader.files import path_in, shown
from reader.library.library import Arrival
from reader.library.records import packed, title_kept
from reader.library.values import Entry, Note
from reader.model.amendments import Amendments
from reader.model.days import day_of
from reader.model.file_titles import titled
from reader.model.prose import Reading, prose
from reader.model.transcript import Provenance, Span, Transcript
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import mark, tr

_TIME: Final = lazy_pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")
_UNTITLED: Final = mark("Untitled transcript")

COLUMNS: Final = (
    *("id", "title", "author", "site", "url", "video_id", "date", "day", "language"),
    *("provenance", "format", "path", "folder", "sha256", "words", "cues", "duration", "added"),
    *("read", "cue", "char", "reached"),
)
_ENTRY: Final = (
    f"SELECT {', '.join(COLUMNS)},"
    " (SELECT count(*) FROM note WHERE note.transcript = transcript.id), amended"
    " FROM transcript WHERE removed = ''"
)
_PROVENANCES: Final = {provenance.value: provenance for provenance in Provenance}
_AT_ONCE: Final = 500


class Packed(NamedTuple):
    """A transcript ready to be kept: its columns, its words as bytes, and set as prose."""

    digest: str
    facts: dict[str, Any]
    record: bytes
    reading: Reading


def ready(arrival: Arrival, now: str) -> Packed:
    """Work out all that is kept of a transcript; no database is needed for it."""
    transcript, folder = arrival
    record, digest = packed(transcript)
    reading = prose(transcript)
    path = transcript.source.path
    facts = {
        "digest": digest,
        **facts_of(transcript),
        "sha256": transcript.source.sha256,
        "path": os.fsencode(path),
        "folder": os.fsencode(folder or (str(PurePath(path).parent) if path else "")),
        "words": reading.word_count,
        "added": now,
    }
    return Packed(digest, facts, record, reading)


def insert(db: Connection, new: Packed) -> int:
    """Put a transcript in and return its number."""
    names, values = zip(*new.facts.items(), strict=True)
    marks = ", ".join("?" * len(values))
    cursor = db.execute(f"INSERT INTO transcript ({', '.join(names)}) VALUES ({marks})", values)
    id_ = cursor.lastrowid
    assert id_ is not None
    _insert_words(db, id_, new)
    return id_


def replace(db: Connection, id_: int, new: Packed) -> None:
    """Let a transcript say what the new version of its file says."""
    facts = {name: value for name, value in new.facts.items() if name != "added"}
    changes = ", ".join(f"{name} = ?" for name in facts)
    db.execute(f"UPDATE transcript SET {changes} WHERE id = ?", (*facts.values(), id_))
    for table in ("content", "speaker"):
        db.execute(f"DELETE FROM {table} WHERE transcript = ?", (id_,))
    _insert_words(db, id_, new)


def set_facts(db: Connection, id_: int, transcript: Transcript) -> None:
    """Let a transcript be listed, and its speakers be named, as this one says; not its words."""
    facts = facts_of(transcript)
    changes = ", ".join(f"{name} = ?" for name in facts)
    db.execute(f"UPDATE transcript SET {changes} WHERE id = ?", (*facts.values(), id_))
    db.execute("DELETE FROM speaker WHERE transcript = ?", (id_,))
    _insert_speakers(db, id_, transcript)


def _insert_words(db: Connection, id_: int, new: Packed) -> None:
    db.execute("INSERT INTO content VALUES (?, ?)", (id_, new.record))
    _insert_speakers(db, id_, new.reading.transcript)


def _insert_speakers(db: Connection, id_: int, transcript: Transcript) -> None:
    db.executemany(
        "INSERT INTO speaker VALUES (?, ?, ?)",
        [(id_, place, name) for place, name in enumerate(transcript.speakers)],
    )


def entries(db: Connection, ids: Sequence[int] | None = None) -> list[Entry]:
    """Return the entries with these numbers, or all; none that was removed, in no order."""
    if ids is None:
        return _entries(db, "", ())
    found = []
    for at in range(0, len(ids), _AT_ONCE):
        some = tuple(ids[at : at + _AT_ONCE])
        found += _entries(db, f" IN ({','.join('?' * len(some))})", some)
    return found


def _entries(db: Connection, wanted: str, ids: tuple[int, ...]) -> list[Entry]:
    rows = db.execute(f"{_ENTRY}{f' AND id{wanted}' if wanted else ''}", ids).fetchall()
    where = f" WHERE transcript{wanted}" if wanted else ""
    speakers = by_number(
        db.execute(f"SELECT transcript, name FROM speaker{where} ORDER BY transcript, place", ids)
    )
    tags = by_number(
        db.execute(f"SELECT transcript, name FROM tag{where} ORDER BY transcript, name", ids)
    )
    return [entry_of(row, speakers.get(row[0], ()), tags.get(row[0], ())) for row in rows]


def entry_of(row: Sequence[Any], speakers: tuple[str, ...], tags: tuple[str, ...]) -> Entry:
    """Return an entry: the values of :data:`COLUMNS`, how many notes, and what was amended."""
    (id_, title), until_language, rest = row[:2], row[2:9], row[13:-1]
    provenance, format_, path, folder = row[9:13]
    whence = (
        _PROVENANCES.get(provenance, Provenance.UNKNOWN),
        format_,
        path_in(os.fsdecode(path)),
        path_in(os.fsdecode(folder)),
    )
    amended = amendments_in(row[-1]) or Amendments()
    return Entry._make(
        (
            *(id_, _shown(title, whence[2], amended), *until_language, *whence, *rest),
            *(speakers, tags, amended),
        )
    )


def amendments_in(text: str) -> Amendments | None:
    """Return the amendments that a text has, None for none; nor has one that was altered any: a
    check tells of that, since what is listed is something else then.
    """
    if not text:
        return None
    try:
        told = json.loads(text)
        speakers = tuple((str(said), str(name)) for said, name in told.pop("speakers", {}).items())
        return Amendments(**{name: str(fact) for name, fact in told.items()}, speakers=speakers)
    except (ValueError, TypeError, AttributeError):
        return None


def is_of(entry: Entry, transcript: Transcript) -> bool:
    """Whether an entry says of a transcript what it was kept with; its words are not counted."""
    facts = facts_of(transcript)
    facts["title"] = _shown(facts["title"], transcript.source.path, entry.amended)
    said = entry._replace(provenance=entry.provenance.value)  # type: ignore[arg-type]
    return (
        all(getattr(said, name) == fact for name, fact in facts.items())
        and entry.path == transcript.source.path
        and entry.speakers == transcript.speakers
        and all(not time or _TIME.fullmatch(time) for time in (entry.added, entry.read))
    )


def facts_of(transcript: Transcript) -> dict[str, Any]:
    """The columns that repeat what the transcript says, so that it need not be unpacked."""
    cues = transcript.cues
    ends = [time for cue in cues for time in (cue.end, cue.start) if time is not None]
    return {
        "title": title_kept(transcript) or _UNTITLED,
        "author": transcript.author,
        "site": transcript.site,
        "url": transcript.url,
        "video_id": transcript.video_id,
        "date": transcript.date,
        "day": day_of(transcript.date),
        "language": transcript.language,
        "provenance": transcript.provenance.value,
        "format": transcript.source.format,
        "cues": len(cues),
        "duration": max(ends, default=None),
    }


def _shown(title: str, path: str, amended: Amendments) -> str:
    """Return a title as it is shown, as everywhere; one that a person gave stays as it is.

    What is kept where there is none is the name of the file, or in English that there is neither.
    """
    if amended.title:
        return title
    return tr(title) if title == _UNTITLED else titled(title, shown(path))


def by_number(rows: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    """Return the names that each transcript has, in their order."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for id_, name in rows:
        found[id_].append(name)
    return {id_: tuple(names) for id_, names in found.items()}


# -- notes --------------------------------------------------------------------------------------

NOTE: Final = (
    *("transcript", "first", "first_char", "last", "last_char", "quote", "words", "before"),
    *("after", "colour", "tags", "made", "changed"),
)
ORDERED: Final = ("transcript", "first", "first_char", "last", "last_char", "id")
"""What notes are in order by: their transcript, then their place in its text."""

_BESIDE: Final = ("author", "is_shared", "is_open", "version", "changed_by")


def insert_note(db: Connection, note: Note) -> Note:
    """Put a note in, just as it is but for its number; its version is 1 if it has none yet."""
    kept = note._replace(version=note.version or 1)
    values = note_values(kept)
    names = ", ".join((*NOTE, "digest", *_BESIDE))
    marks = ", ".join("?" * (len(NOTE) + 1 + len(_BESIDE)))
    cursor = db.execute(
        f"INSERT INTO note ({names}) VALUES ({marks})",
        (*values, note_digest(values), *_beside(kept)),
    )
    assert cursor.lastrowid is not None
    return kept._replace(id=cursor.lastrowid)


def update_note(db: Connection, note: Note, version: int) -> Note | None:
    """Let a note be another, its next version; None where it is not of that version any more."""
    kept = note._replace(version=version + 1)
    values = note_values(kept)
    changes = ", ".join(f"{name} = ?" for name in (*NOTE, "digest", *_BESIDE))
    cursor = db.execute(
        f"UPDATE note SET {changes} WHERE id = ? AND version = ?",
        (*values, note_digest(values), *_beside(kept), note.id, version),
    )
    return kept if cursor.rowcount else None


def _beside(note: Note) -> tuple[object, ...]:
    return (note.author, note.is_shared, note.is_open, note.version, note.changed_by)


def note_values(note: Note) -> list[Any]:
    """Return a note as the values of :data:`NOTE`."""
    return [
        *(note.transcript, *note.span, note.quote, note.words, note.before, note.after),
        *(note.colour, json.dumps(note.tags, ensure_ascii=False), note.made, note.changed),
    ]


_NOTE: Final = f"SELECT id, {', '.join((*NOTE, *_BESIDE))} FROM note"


def notes(db: Connection, transcript: int | None) -> list[Note]:
    """Return the notes of a transcript, or of all that are on the shelf."""
    condition = " AND transcript = ?" if transcript is not None else ""
    rows = db.execute(
        f"{_NOTE} WHERE transcript IN"
        f" (SELECT id FROM transcript WHERE removed = ''){condition}"
        f" ORDER BY {', '.join(ORDERED)}",
        (transcript,) if transcript is not None else (),
    )
    return [_own_note(row) for row in rows]


def notes_after(db: Connection, after: Note | None, most: int) -> list[Note]:
    """Return the next ``most`` notes after one of them, from the first on for None."""
    place = after.place if after else None
    first = (place[0], *place[1], place[2]) if place else (0, 0, 0, 0, 0, 0)
    rows = db.execute(
        # Asked for in this order, they are read by their index as far as is wanted.
        f"{_NOTE} WHERE transcript >= ? AND ({', '.join(ORDERED)}) > (?, ?, ?, ?, ?, ?)"
        " AND EXISTS (SELECT 1 FROM transcript WHERE id = note.transcript AND removed = '')"
        f" ORDER BY {', '.join(ORDERED)} LIMIT ?",
        (first[0], *first, most),
    )
    return [_own_note(row) for row in rows]


def note(db: Connection, id_: int) -> Note | None:
    """Return one note of a transcript that is on the shelf, None where it is not there."""
    row = db.execute(
        f"{_NOTE} WHERE id = ? AND transcript IN (SELECT id FROM transcript WHERE removed = '')",
        (id_,),
    ).fetchone()
    return _own_note(row) if row else None


def _own_note(row: Sequence[Any]) -> Note:
    author, is_shared, is_open, version, changed_by = row[-len(_BESIDE) :]
    return note_of(row[: -len(_BESIDE)])._replace(
        author=author,
        is_shared=bool(is_shared),
        is_open=bool(is_open),
        version=version,
        changed_by=changed_by,
    )


def note_of(row: Sequence[Any]) -> Note:
    """Return a note: its number, and the values of :data:`NOTE`."""
    id_, transcript, first, first_char, last, last_char, quote, words, before, after, *rest = row
    colour, tags, made, changed = rest
    span = Span(first, first_char, last, last_char)
    try:
        own = tuple(map(str, json.loads(tags)))
    except ValueError:
        own = ()  # altered on the disk; a check tells of it
    return Note(transcript, span, quote, words, before, after, colour, own, id_, made, changed)


def note_digest(values: Sequence[object]) -> str:
    """Return a digest by which a note that was altered on the disk is told."""
    return hashlib.sha256(json.dumps(list(values)).encode()).hexdigest()


def altered_notes(db: Connection) -> int:
    """Return how many notes are not what was kept."""
    rows = db.execute(f"SELECT digest, {', '.join(NOTE)} FROM note")
    return sum(note_digest(row[1:]) != row[0] for row in rows)
