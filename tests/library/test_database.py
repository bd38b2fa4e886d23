"""A connection belongs to what is done with it: lent, given back, lent again, closed in the end."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from holdings import COUNTED, holdings, holdings_after

from reader.library.database import (
    Database,
    stoppable,
)
from reader.library.refusals import LibraryDamaged, LibraryError, Stopped

USERS = 5
THREADS = 300

# A query that never ends by itself.
ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "some.db", is_lasting=False)
    with made.writing() as db:
        db.execute("CREATE TABLE word (word)")
    yield made
    made.close()


def words(database: Database) -> list[str]:
    with database.reading() as db:
        return [word for (word,) in db.execute("SELECT word FROM word ORDER BY rowid")]


def add(database: Database, word: str) -> None:
    with database.writing() as db:
        db.execute("INSERT INTO word VALUES (?)", (word,))


def lent_now(database: Database) -> sqlite3.Connection:
    with database.reading() as db:
        return db


def read_for_ever(database: Database) -> None:
    while True:
        words(database)


def beside(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


# Not exactly as many, since what tests before these had may come to its end meanwhile.
@COUNTED
def test_threads_one_after_the_other_share_one_connection(database: Database) -> None:
    add(database, "first")
    before = holdings()
    for number in range(THREADS):
        beside(lambda number=number: add(database, str(number))).join()
        beside(lambda: words(database)).join()
    after = holdings_after(before)
    assert after.descriptors <= before.descriptors
    assert after.threads <= before.threads
    assert len(words(database)) == THREADS + 1


@COUNTED
def test_there_are_as_many_connections_as_users_at_once(database: Database) -> None:
    add(database, "first")
    before = holdings().descriptors
    together = threading.Barrier(USERS + 1)
    lent: list[sqlite3.Connection] = []

    def read() -> None:
        with database.reading() as db:
            lent.append(db)
            together.wait()
            together.wait()

    threads = [beside(read) for _ in range(USERS)]
    together.wait()
    assert len(set(lent)) == USERS
    together.wait()
    for thread in threads:
        thread.join()
    most = holdings().descriptors
    for _ in range(50):
        beside(lambda: words(database)).join()
    assert holdings().descriptors <= most
    database.close()
    assert holdings().descriptors < before


def test_reading_within_writing_sees_what_is_written_and_others_do_not(database: Database) -> None:
    seen: list[list[str]] = []
    with database.writing() as db:
        db.execute("INSERT INTO word VALUES ('new')")
        seen.append(words(database))
        beside(lambda: seen.append(words(database))).join()
    assert seen == [["new"], []]
    assert words(database) == ["new"]


def test_writing_within_reading_is_kept_once_it_is_done(database: Database) -> None:
    with database.reading():
        add(database, "new")
        seen: list[list[str]] = []
        beside(lambda: seen.append(words(database))).join()
    assert seen == [["new"]]


def test_writing_within_writing_is_refused_at_once_and_spoils_nothing(database: Database) -> None:
    def twice() -> None:
        with database.writing() as db:
            db.execute("INSERT INTO word VALUES ('lost')")
            add(database, "inner")

    with pytest.raises(LibraryError):
        twice()
    assert words(database) == []
    add(database, "new")
    assert words(database) == ["new"]


def test_what_failed_leaves_no_transaction_to_the_next_user(database: Database) -> None:
    def fail() -> None:
        with database.reading() as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("INSERT INTO word VALUES ('lost')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    add(database, "new")
    assert words(database) == ["new"]


def test_a_query_that_was_stopped_leaves_a_good_connection(database: Database) -> None:
    add(database, "new")
    before = lent_now(database)
    with pytest.raises(Stopped), database.reading() as db, stoppable(db, lambda: True):
        db.execute(ENDLESS).fetchone()
    assert lent_now(database) is before
    assert words(database) == ["new"]


def test_closing_waits_for_what_is_under_way(database: Database) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def write() -> None:
        with database.writing() as db:
            begun.set()
            go_on.wait()
            db.execute("INSERT INTO word VALUES ('late')")

    writer = beside(write)
    begun.wait()
    closer = beside(database.close)
    with pytest.raises(LibraryError, match="closed"):
        read_for_ever(database)
    assert closer.is_alive()
    go_on.set()
    writer.join()
    closer.join()
    again = Database(database.path, is_lasting=False)
    assert words(again) == ["late"]
    again.close()


@COUNTED
def test_closing_at_once_stops_what_would_never_end(database: Database) -> None:
    before = holdings().descriptors
    begun = threading.Event()
    ended: list[type[BaseException]] = []

    def write() -> None:
        try:
            with database.writing() as db:
                db.execute("INSERT INTO word VALUES ('half')")
                begun.set()
                db.execute(ENDLESS).fetchone()
        except Stopped as stopped:
            ended.append(type(stopped))

    writer = beside(write)
    begun.wait()
    database.close(at_once=True)
    writer.join()
    assert ended == [Stopped]
    assert holdings().descriptors < before
    again = Database(database.path, is_lasting=False)
    assert words(again) == []
    again.close()


@COUNTED
def test_what_outlasts_a_closing_closes_its_connection_itself(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.database._INTERRUPTS", 2)
    before = holdings().descriptors
    begun, go_on = threading.Event(), threading.Event()

    def read() -> None:
        with database.reading():
            begun.set()
            go_on.wait()

    reader = beside(read)
    begun.wait()
    database.close(at_once=True)
    go_on.set()
    reader.join()
    assert holdings().descriptors < before


@COUNTED
@pytest.mark.parametrize("damage", [b"no database at all" * 100, b""])
def test_what_cannot_be_used_leaves_nothing_open(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / ("folder" if not damage else "damaged.db")
    path.write_bytes(damage) if damage else path.mkdir()
    before = holdings()
    database = Database(path, is_lasting=True)
    for _ in range(20):
        with pytest.raises(LibraryDamaged if damage else LibraryError):
            words(database)
    after = holdings_after(before)
    assert after.descriptors <= before.descriptors
    assert after.threads <= before.threads
    database.close()
