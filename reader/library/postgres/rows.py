"""Transcripts and notes as rows of an archive's tables, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from reader.library import rows
from reader.library.amending import written
from reader.library.bodies import Body, IndexedText, PackedBody
from reader.library.moving import bare
from reader.library.postgres.texts import stored, told
from reader.library.rows import Packed
from reader.library.values import Added, Entry, Holding, Note, Outcome
from reader.model.amendments import Amendments
from reader.model.prose import prose
from reader.model.transcript import Transcript

if TYPE_CHECKING:
    from psycopg import Connection

_PLACE: Final = ("read", "cue", "char", "reached")
_NO_PLACE: Final = {"read": "''", "cue": "0", "char": "0", "reached": "0.0"}
_FACTS: Final = (
    ", ".join(
        f"coalesce(reading.{name}, {_NO_PLACE[name]})" if name in _PLACE else f"transcript.{name}"
        for name in rows.COLUMNS
    )
    + ", (SELECT count(*) FROM note WHERE note.transcript = transcript.id), amended,"
    " ARRAY(SELECT name FROM speaker WHERE speaker.transcript = transcript.id ORDER BY place),"
    " ARRAY(SELECT name FROM tag WHERE tag.transcript = transcript.id ORDER BY name)"
)
_READ: Final = "LEFT JOIN reading ON reading.transcript = transcript.id AND person = session_user"
_ENTRY: Final = f"SELECT {_FACTS} FROM transcript {_READ} WHERE removed = ''"
_LISTED: Final = (
    f"SELECT {_FACTS}, proposal.digest, body.text, body.moments, body.names"
    " FROM unnest(%s::bigint[], %s::text[]) AS asked (transcript, known)"
    f" JOIN transcript ON transcript.id = asked.transcript AND removed = '' {_READ}"
    " LEFT JOIN proposal ON proposal.transcript = asked.transcript"
    " LEFT JOIN body ON body.transcript = proposal.transcript"
    ' AND proposal.digest != known COLLATE "C"'
)
_OF_BODY: Final = 4
_NOTE: Final = ", ".join(rows.NOTE)
_ORDERED: Final = ", ".join(rows.ORDERED)
# Whoever adds the same words or another version of the same file waits until it is decided.
_DECIDING: Final = (
    "SELECT pg_advisory_xact_lock(hashtext('transcript_reader.add'), key) FROM ("
    "SELECT DISTINCT hashtext(said) AS key FROM unnest(%s::text[]) AS said ORDER BY key) AS keys"
)


def add(db: Connection[Any], packed: Sequence[Packed]) -> list[Added]:
    """Keep transcripts, or find out that they are kept."""
    said = [[new.digest, new.facts["path"].hex()] for new in packed]
    db.execute(_DECIDING, ([word for words in said for word in words if word],))
    return [_add(db, new) for new in packed]


def _add(db: Connection[Any], new: Packed) -> Added:
    row = db.execute(
        "SELECT id, removed FROM transcript WHERE digest = %s", (new.digest,)
    ).fetchone()
    if row is not None:
        if not row[1]:
            return Added(row[0], Outcome.KNOWN)
        db.execute("UPDATE transcript SET removed = '' WHERE id = %s", (row[0],))
        return Added(row[0], Outcome.BACK)
    path = new.facts["path"]
    if path:
        row = db.execute(
            "SELECT id FROM transcript"
            " WHERE md5(path) = md5(%(path)s) AND path = %(path)s AND removed = ''",
            {"path": path},
        ).fetchone()
        if row is not None:
            facts = {name: value for name, value in new.facts.items() if name != "added"}
            _set(db, row[0], facts)
            _delete_words(db, row[0])
            _insert_words(db, row[0], new)
            return Added(row[0], Outcome.CHANGED)
    return Added(_insert(db, new), Outcome.NEW)


def _insert(db: Connection[Any], new: Packed) -> int:
    names, values = ", ".join(new.facts), [_kept(value) for value in new.facts.values()]
    marks = ", ".join(["%s"] * len(values))
    row = db.execute(
        f"INSERT INTO transcript ({names}) VALUES ({marks}) RETURNING id", values
    ).fetchone()
    assert row is not None
    _insert_words(db, row[0], new)
    return int(row[0])


def _set(db: Connection[Any], id_: int, facts: dict[str, Any]) -> None:
    changes = ", ".join(f"{name} = %s" for name in facts)
    values = [_kept(value) for value in facts.values()]
    db.execute(f"UPDATE transcript SET {changes} WHERE id = %s", (*values, id_))


def _kept(value: object) -> object:
    return stored(value) if isinstance(value, str) else value


def _delete_words(db: Connection[Any], id_: int) -> None:
    for table in ("content", "speaker"):
        db.execute(f"DELETE FROM {table} WHERE transcript = %s", (id_,))


def _insert_words(db: Connection[Any], id_: int, new: Packed) -> None:
    db.execute("INSERT INTO content VALUES (%s, %s)", (id_, new.record))
    _insert_speakers(db, id_, new.reading.transcript)


def _insert_speakers(db: Connection[Any], id_: int, transcript: Transcript) -> None:
    names = [stored(name) for name in transcript.speakers]
    db.execute(
        "INSERT INTO speaker SELECT %s, place, name"
        " FROM unnest(%s::text[]) WITH ORDINALITY AS said (name, place)",
        (id_, names),
    )


def amend(db: Connection[Any], id_: int, amendments: Amendments, said: Transcript) -> IndexedText:
    """Keep amendments of a transcript, given as its file says it; return what is to be indexed."""
    text = written(amendments)
    amended = amendments.made_to(said)
    _set(db, id_, rows.facts_of(amended) | {"amended": text})
    db.execute("DELETE FROM speaker WHERE transcript = %s", (id_,))
    _insert_speakers(db, id_, amended)
    row = db.execute("SELECT digest FROM transcript WHERE id = %s", (id_,)).fetchone()
    assert row is not None
    return IndexedText(id_, row[0] + text, prose(amended))


def amendments_of(db: Connection[Any], id_: int) -> Amendments | None:
    """Return what a transcript was amended by, None for nothing."""
    row = db.execute("SELECT amended FROM transcript WHERE id = %s", (id_,)).fetchone()
    return rows.amendments_in(told(row[0])) if row else None


def entries(db: Connection[Any], ids: Sequence[int] | None = None) -> list[Entry]:
    """Return the entries with these numbers, or all; none that was removed, in no order."""
    of = "" if ids is None else " AND id = ANY(%s)"
    found = db.execute(f"{_ENTRY}{of}", () if ids is None else (list(ids),))
    return [_entry(row) for row in found]


def listed(
    db: Connection[Any], known: Mapping[int, str]
) -> tuple[dict[int, Entry], dict[int, Body | None]]:
    """Return entries as :func:`entries` does and, in the same question, the texts in the index of
    the same transcripts: None for one that has the digest by which it is known, those left out that
    have none.
    """
    found = db.execute(
        _LISTED,
        (list(known), list(map(stored, known.values()))),
        binary=True,  # written as text, bytes take twice the room
    )
    listed: dict[int, Entry] = {}
    texts: dict[int, Body | None] = {}
    for row in found:
        entry = _entry(row[:-_OF_BODY])
        listed[entry.id] = entry
        digest, text, *rest = row[-_OF_BODY:]
        if digest is not None:
            texts[entry.id] = None if text is None else body_of(digest, text, *rest)
    return listed, texts


def body_of(digest: str, text: bytes, moments: bytes, names: str) -> Body:
    """Return the text of a transcript from what the index keeps of it."""
    return Body(PackedBody(text, moments, told(names)), told(digest))


def _entry(row: Sequence[Any]) -> Entry:
    *facts, speakers, tags = row
    return rows.entry_of(_told(facts), tuple(map(told, speakers)), tuple(map(told, tags)))


def listed_after(db: Connection[Any], after: Entry | None, most: int) -> list[int]:
    """Return the numbers of the next transcripts after one of them, from the first on for None,
    ``most`` of them: those that this person read last first, then those added last.
    """
    ids: list[int] = []
    if after is None or after.read:
        is_after = " AND (read, transcript) < (%(read)s, %(id)s)" if after else ""
        values = {"read": after.read, "id": after.id} if after else {}
        found = db.execute(
            "SELECT transcript FROM reading JOIN transcript ON id = transcript"
            f" WHERE person = session_user AND read != '' AND removed = ''{is_after}"
            " ORDER BY read DESC, transcript DESC LIMIT %(most)s",
            {**values, "most": most},
        )
        ids = [row[0] for row in found]
    if len(ids) < most:
        before = after.id if after and not after.read else 1 << 62
        found = db.execute(
            "SELECT id FROM transcript WHERE removed = '' AND id < %s AND NOT EXISTS"
            " (SELECT 1 FROM reading WHERE transcript = id AND person = session_user"
            " AND read != '') ORDER BY id DESC LIMIT %s",
            (before, most - len(ids)),
        )
        ids += [row[0] for row in found]
    return ids


def _told(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(told(value) if isinstance(value, str) else value for value in row)


def take_over(db: Connection[Any], made: Added, holding: Holding) -> None:
    """Give a transcript that was just added, or was there, what belongs to it elsewhere."""
    id_, entry = made.id, holding.entry
    if entry.amended != Amendments() and made.outcome is Outcome.NEW:
        amend(db, id_, entry.amended, holding.said)
    if entry.tags:
        db.execute(
            "INSERT INTO tag SELECT %s, name FROM unnest(%s::text[]) AS name"
            " ON CONFLICT DO NOTHING",
            (id_, list(map(stored, entry.tags))),
        )
    if entry.read:
        db.execute(
            "INSERT INTO reading (transcript, read, cue, char, reached)"
            " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            (id_, entry.read, entry.cue, entry.char, entry.reached),
        )
    own = {bare(note, id_) for note in notes(db, id_) if not note.author}
    for note in holding.notes:
        if bare(note, id_) not in own:
            insert_note(db, note._replace(transcript=id_))


# -- notes --------------------------------------------------------------------------------------

_BESIDE: Final = ", ".join(
    (
        *(
            f"CASE WHEN {name} = session_user THEN '' ELSE ({name})::text END"
            for name in ("author", "coalesce(changed_by, author)")
        ),
        *("is_shared", "is_open", "version"),
    )
)
_BESIDE_COUNT: Final = 5
_NOTES: Final = (
    f"SELECT id, {_NOTE}, {_BESIDE} FROM note"
    " WHERE transcript IN (SELECT id FROM transcript WHERE removed = '')"
)


def insert_note(db: Connection[Any], note: Note) -> Note:
    """Put in a note of this person's, just as it is, as its first version."""
    kept = _note_kept(note)
    marks = ", ".join(["%s"] * len(kept))
    row = db.execute(
        f"INSERT INTO note ({_NOTE}, is_shared, is_open, digest) VALUES ({marks}) RETURNING id",
        kept,
    ).fetchone()
    assert row is not None
    return note._replace(id=row[0], author="", version=1, changed_by="")


def update_note(db: Connection[Any], note: Note, version: int) -> Note | None:
    """Let a note be another, its next version; None where it is not of that version any more, or
    is not this person's to change.
    """
    changes = ", ".join(f"{name} = %s" for name in (*rows.NOTE, "is_shared", "is_open", "digest"))
    row = db.execute(
        f"UPDATE note SET {changes} WHERE id = %s AND version = %s"
        " AND (author = session_user OR (is_shared AND is_open)) RETURNING version",
        (*_note_kept(note), note.id, version),
    ).fetchone()
    return note._replace(version=row[0], changed_by="") if row else None


def _note_kept(note: Note) -> list[object]:
    values = rows.note_values(note)
    return [*map(_kept, values), note.is_shared, note.is_open, rows.note_digest(values)]


def notes(db: Connection[Any], transcript: int | None) -> list[Note]:
    """Return the notes that may be seen, of a transcript or of all that are on the shelf."""
    condition = " AND transcript = %s" if transcript is not None else ""
    found = db.execute(
        f"{_NOTES}{condition} ORDER BY {_ORDERED}",
        (transcript,) if transcript is not None else (),
    )
    return [_note(row) for row in found]


def notes_after(db: Connection[Any], after: Note | None, most: int) -> list[Note]:
    """Return the next ``most`` notes that may be seen after one, from the first on for None."""
    place = after.place if after else None
    first = (place[0], *place[1], place[2]) if place else (0, 0, 0, 0, 0, 0)
    found = db.execute(
        f"{_NOTES} AND transcript >= %s AND ({_ORDERED}) > (%s, %s, %s, %s, %s, %s)"
        f" ORDER BY {_ORDERED} LIMIT %s",
        (first[0], *first, most),
    )
    return [_note(row) for row in found]


def notes_with(db: Connection[Any], ids: Sequence[int]) -> dict[int, Note]:
    """Return the notes with some numbers, those that may be seen, by their numbers."""
    found = db.execute(f"{_NOTES} AND id = ANY(%s)", (list(ids),))
    return {row[0]: _note(row) for row in found}


def _note(row: Sequence[Any]) -> Note:
    author, changed_by, is_shared, is_open, version = row[-_BESIDE_COUNT:]
    return rows.note_of(_told(row[:-_BESIDE_COUNT]))._replace(
        author=author,
        changed_by=changed_by,
        is_shared=is_shared,
        is_open=is_open,
        version=version,
    )


def altered_notes(db: Connection[Any]) -> int:
    """Return how many notes are not what was kept."""
    found = db.execute(f"SELECT digest, {_NOTE} FROM note")
    return sum(rows.note_digest(_told(row)[1:]) != row[0] for row in found)
