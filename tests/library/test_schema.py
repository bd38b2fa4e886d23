"""The layout of the library: made in steps, and known again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from reader.library import rows
from reader.library.database import run_script
from reader.library.schema import APPLICATION_ID, STEPS, VERSION, is_whole, upgrade, version


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def test_an_empty_file_takes_all_steps(db: sqlite3.Connection) -> None:
    assert version(db) == 0
    assert not is_whole(db)
    upgrade(db)
    assert version(db) == VERSION
    assert is_whole(db)
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert APPLICATION_ID.to_bytes(4, "big") == b"TRDR"


def test_what_has_all_steps_takes_none(db: sqlite3.Connection) -> None:
    upgrade(db)
    db.execute("INSERT INTO state VALUES ('mine', 'kept')")
    upgrade(db)
    assert db.execute("SELECT value FROM state WHERE name = 'mine'").fetchone() == ("kept",)


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE tag",
        "DROP INDEX note_by_transcript",
        "CREATE TABLE more (a)",
        "ALTER TABLE transcript RENAME COLUMN author TO bauthor",
    ],
)
def test_other_tables_are_not_those_of_a_library(db: sqlite3.Connection, change: str) -> None:
    upgrade(db)
    db.execute(change)
    assert not is_whole(db)


@pytest.mark.parametrize(
    "wrong",
    [
        "INSERT INTO content VALUES (7, x'00')",
        "INSERT INTO tag VALUES (7, 'a')",
        "INSERT INTO note (transcript) VALUES (7)",
    ],
)
def test_nothing_is_kept_of_a_transcript_that_is_not_there(
    db: sqlite3.Connection, wrong: str
) -> None:
    upgrade(db)
    db.execute("PRAGMA foreign_keys = 1")
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(wrong)


@pytest.mark.parametrize("layout", range(1, VERSION))
def test_a_library_of_an_older_layout_takes_the_steps_that_it_lacks(
    db: sqlite3.Connection, layout: int
) -> None:
    for step in STEPS[:layout]:
        run_script(db, step)
    db.execute(f"PRAGMA user_version={layout}")
    db.execute(
        "INSERT INTO transcript (digest, title, author, site, url, video_id, date, day, language,"
        " provenance, format, sha256, path, folder, words, cues, added)"
        " VALUES ('d', 'Boats', '', '', '', '', '', '', '', '', '', '', x'', x'', 1, 1, '')"
    )
    db.execute(
        "INSERT INTO note (transcript, first, first_char, last, last_char, quote, words, before,"
        " after, colour, tags, made, changed, digest)"
        " VALUES (1, 0, 0, 0, 5, 'Boats', 'Old', '', '', '', '[]', '', '', '')"
    )
    assert not is_whole(db)
    upgrade(db)
    assert is_whole(db)
    (note,) = rows.notes(db, 1)
    assert (note.words, note.author, note.version, note.is_shared) == ("Old", "", 1, False)
