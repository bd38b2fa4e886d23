"""What is asked of the tables in more than one step."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import PurePath
from sqlite3 import Connection
from typing import Final

from reader.files import path_in, shown
from reader.library.rows import Packed, insert, replace
from reader.library.searches.query import ShelfQuery
from reader.library.tokens import spaced
from reader.library.values import Added, Entry, Outcome
from reader.named_tuple import NamedTuple

# The words of a text as the index has them, with spaces around each.
Form = Callable[[str], str]

_LATEST: Final = "~"  # no time in ISO form comes after it


def add(db: Connection, new: Packed) -> Added:
    """Keep a transcript, or find out that it is kept."""
    row = db.execute(
        "SELECT id, removed FROM transcript WHERE digest = ?", (new.digest,)
    ).fetchone()
    if row is not None:
        if not row[1]:
            return Added(row[0], Outcome.KNOWN)
        db.execute("UPDATE transcript SET removed = '' WHERE id = ?", (row[0],))
        return Added(row[0], Outcome.BACK)
    if new.facts["path"]:
        row = db.execute(
            "SELECT id FROM transcript WHERE path = ? AND removed = ''", (new.facts["path"],)
        ).fetchone()
        if row is not None:
            replace(db, row[0], new)
            return Added(row[0], Outcome.CHANGED)
    return Added(insert(db, new), Outcome.NEW)


def digests_after(db: Connection, after: int, most: int) -> list[tuple[int, str]]:
    """Return the next transcripts after a number, ``most`` of them, with what an index of them has
    as their digests.
    """
    return db.execute(
        "SELECT id, digest || amended FROM transcript WHERE removed = '' AND id > ?"
        " ORDER BY id LIMIT ?",
        (after, most),
    ).fetchall()


class FactsAsked(NamedTuple):
    """What must hold of the row of a transcript: a condition in SQL, and the values in it."""

    condition: str
    values: tuple[str | bytes, ...]


def facts_asked(db: Connection, asked: ShelfQuery) -> FactsAsked:
    """Return what a query asks of tags, folders, languages, kinds and days."""
    conditions, values = ["removed = ''"], list[str | bytes]()
    if asked.before:
        # What is known by its year alone is before a day only if all of the year is.
        conditions.append("day != '' AND day || '~' < ?")
        values.append(asked.before)
    if asked.after:
        conditions.append("day >= ?")
        values.append(asked.after)
    if asked.kinds:
        conditions.append(f"provenance IN ({','.join('?' * len(asked.kinds))})")
        values += [kind.value for kind in asked.kinds]
    for language in asked.languages:
        known = db.execute("SELECT DISTINCT language FROM transcript")
        fitting = [code for (code,) in known if is_language(code, language)]
        conditions.append(f"language IN ({','.join('?' * len(fitting))})")
        values += fitting
    for folder in asked.folders:
        paths = [path for (path,) in db.execute("SELECT DISTINCT folder FROM transcript")]
        fitting = [path for path in paths if folder in names_of_folder(path)]
        conditions.append(f"folder IN ({','.join('?' * len(fitting))})")
        values += fitting
    for tag in asked.tags:
        names = [name for (name,) in db.execute("SELECT DISTINCT name FROM tag")]
        fitting = [name for name in names if is_tag(name, tag)]
        marks = ",".join("?" * len(fitting))
        conditions.append(f"id IN (SELECT transcript FROM tag WHERE name IN ({marks}))")
        values += fitting
    return FactsAsked(" AND ".join(conditions), tuple(values))


def with_facts(db: Connection, facts: FactsAsked, before: int, most: int) -> list[int]:
    """Return the newest transcripts with some facts of those before a number, ``most`` of them."""
    found = db.execute(
        f"SELECT id FROM transcript WHERE {facts.condition} AND id < ? ORDER BY id DESC LIMIT ?",
        (*facts.values, before, most),
    )
    return [row[0] for row in found]


def having(db: Connection, facts: FactsAsked, ids: Sequence[int]) -> list[int]:
    """Return those of some transcripts, 500 at most, that have some facts, in their order."""
    marks = ",".join("?" * len(ids))
    rows = db.execute(
        f"SELECT id FROM transcript WHERE {facts.condition} AND id IN ({marks})",
        (*facts.values, *ids),
    )
    found = {row[0] for row in rows}
    return [id_ for id_ in ids if id_ in found]


def listed_after(db: Connection, after: Entry | None, most: int) -> list[int]:
    """Return the numbers of the next transcripts after one of them, from the first on for None,
    ``most`` of them: those read last first, then those added last.
    """
    ids: list[int] = []
    if after is None or after.read:
        read, id_ = (after.read, after.id) if after else (_LATEST, 0)
        ids = _numbers(
            db,
            "SELECT id FROM transcript WHERE removed = '' AND read != ''"
            " AND (read, id) < (?, ?) ORDER BY read DESC, id DESC LIMIT ?",
            (read, id_, most),
        )
    if len(ids) < most:
        before = after.id if after and not after.read else 1 << 62
        ids += _numbers(
            db,
            "SELECT id FROM transcript WHERE removed = '' AND read = '' AND id < ?"
            " ORDER BY id DESC LIMIT ?",
            (before, most - len(ids)),
        )
    return ids


def _numbers(db: Connection, question: str, values: tuple[str | int, ...]) -> list[int]:
    return [row[0] for row in db.execute(question, values)]


def names_of_folder(folder: bytes) -> tuple[str, str]:
    """Return what a folder goes by: its whole path, as it is shown, and its own name."""
    path = shown(path_in(os.fsdecode(folder)))
    return path, PurePath(path).name


def is_language(code: str, wanted: str, form: Form = spaced) -> bool:
    """Whether a language is the one asked for: ``en`` asks for all English, ``en-GB`` too."""
    return form(wanted) != "" and form(code).startswith(form(wanted))


def is_tag(tag: str, wanted: str, form: Form = spaced) -> bool:
    """Whether a tag is the one asked for: its words are, or its signs where it has no words."""
    return tag == wanted or form(tag) == form(wanted) != ""


def remove(db: Connection, ids: Sequence[int], now: str) -> None:
    """Mark transcripts as removed at a time."""
    db.executemany("UPDATE transcript SET removed = ? WHERE id = ?", [(now, id_) for id_ in ids])


def is_on_shelf(db: Connection, id_: int) -> bool:
    """Whether there is a transcript with this number that was not removed."""
    row = db.execute("SELECT 1 FROM transcript WHERE id = ? AND removed = ''", (id_,)).fetchone()
    return row is not None


def count_change(db: Connection) -> None:
    """Count one more change, so that a backup becomes due."""
    db.execute("UPDATE state SET value = value + 1 WHERE name = 'changes'")


def state(db: Connection, name: str) -> str:
    """Return what the library says of itself under a name, "" for nothing."""
    row = db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""
