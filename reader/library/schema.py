"""How the library is laid out, and the steps from each older layout to the next.

A step is a row of :data:`STEPS`; what was once released is never changed, the next layout is one
more row. ``PRAGMA user_version`` holds how many steps were taken.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import Final

from reader.library.database import run_script

APPLICATION_ID: Final = 0x54524452
"""``TRDR``: says that a file is a library of this program (SQLite file format, 1.3.16)."""

_FIRST: Final = """
CREATE TABLE transcript (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    author TEXT NOT NULL,
    site TEXT NOT NULL,
    url TEXT NOT NULL,
    video_id TEXT NOT NULL,
    date TEXT NOT NULL,
    day TEXT NOT NULL,
    language TEXT NOT NULL,
    provenance TEXT NOT NULL,
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    path BLOB NOT NULL,
    folder BLOB NOT NULL,
    words INTEGER NOT NULL,
    cues INTEGER NOT NULL,
    duration INTEGER,
    added TEXT NOT NULL,
    removed TEXT NOT NULL DEFAULT '',
    read TEXT NOT NULL DEFAULT '',
    cue INTEGER NOT NULL DEFAULT 0,
    char INTEGER NOT NULL DEFAULT 0,
    reached REAL NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX transcript_by_path ON transcript (path);
CREATE TABLE content (
    transcript INTEGER PRIMARY KEY REFERENCES transcript (id) ON DELETE CASCADE,
    record BLOB NOT NULL
) STRICT;
CREATE TABLE speaker (
    transcript INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (transcript, place)
) WITHOUT ROWID, STRICT;
CREATE TABLE tag (
    transcript INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (transcript, name)
) WITHOUT ROWID, STRICT;
CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    transcript INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    first INTEGER NOT NULL,
    first_char INTEGER NOT NULL,
    last INTEGER NOT NULL,
    last_char INTEGER NOT NULL,
    quote TEXT NOT NULL,
    words TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    colour TEXT NOT NULL,
    tags TEXT NOT NULL,
    made TEXT NOT NULL,
    changed TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX note_by_transcript ON note (transcript);
CREATE TABLE state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID, STRICT;
INSERT INTO state VALUES ('revision', ''), ('changes', '0');
"""

# What a person calls a transcript and its speakers, as JSON, "" where the file has it right.
_AMENDED: Final = """
ALTER TABLE transcript ADD COLUMN amended TEXT NOT NULL DEFAULT '';
"""

# Notes are changed from a version; what cannot be, since they are others by now, is kept beside
# them. What was taken along from an archive is known by its number there, and as it was there when
# both were the same: a note that is dropped here is still to be dropped there.
_VERSIONS: Final = """
ALTER TABLE note ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN is_shared INTEGER NOT NULL DEFAULT 0;
ALTER TABLE note ADD COLUMN is_open INTEGER NOT NULL DEFAULT 0;
ALTER TABLE note ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE note ADD COLUMN changed_by TEXT NOT NULL DEFAULT '';
CREATE TABLE conflict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    transcript INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    note INTEGER NOT NULL,
    mine TEXT NOT NULL,
    made TEXT NOT NULL
) STRICT;
CREATE TABLE along (
    transcript INTEGER PRIMARY KEY REFERENCES transcript (id) ON DELETE CASCADE,
    there INTEGER NOT NULL UNIQUE,
    base TEXT NOT NULL
) STRICT;
CREATE TABLE note_along (
    note INTEGER PRIMARY KEY,
    transcript INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    there INTEGER NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    version_there INTEGER NOT NULL
) STRICT;
"""

STEPS: Final = (_FIRST, _AMENDED, _VERSIONS)
"""What leads from each layout to the next."""

VERSION: Final = len(STEPS)
"""The layout that this program works with."""


def version(connection: sqlite3.Connection) -> int:
    """Return which layout a library has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether the tables are those that the steps make: a name altered on the disk is no fault to
    SQLite, but every question would be.
    """
    return _layout(connection) == _made_layout()


@cache
def _made_layout() -> set[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as empty:
        for step in STEPS:
            run_script(empty, step)
        return _layout(empty)


def _layout(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    return set(connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_master"))


def upgrade(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, within the transaction that is under way."""
    for number in range(version(connection), VERSION):
        run_script(connection, STEPS[number])
        connection.execute(f"PRAGMA user_version={number + 1}")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
