"""A server that has limits, is in an odd state or wants what cannot be: a sentence says so."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
from postgres import Databases

pytest.importorskip("psycopg", reason="it is of the extra [team]")

import psycopg
from psycopg_pool import ConnectionPool

from reader.library import (
    Arrival,
    Library,
    LibraryAway,
    LibraryError,
    LibraryReadOnly,
    Note,
    ShelfPlace,
    open_at,
)
from reader.library.postgres.archive import PostgresLibrary
from reader.library.postgres.setting_up import set_up
from reader.model.transcript import Cue, Span, Transcript

LONG_AGO = datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC)
FAR_OFF = datetime.datetime(2090, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture
def name(databases: Databases) -> str:
    """The database of an archive."""
    return databases.archive()


@pytest.fixture
def archive(databases: Databases, name: str) -> Iterator[Library]:
    """An archive with three transcripts."""
    made = open_at(databases.address(name))
    made.add([Arrival(Transcript(f"{nth}", cues=(Cue(f"boat {nth}"),))) for nth in range(3)])
    yield made
    made.close()


def refused(work: Callable[[], object]) -> LibraryError:
    with pytest.raises(LibraryError) as refusal:
        work()
    return refusal.value


def limited(databases: Databases, name: str, limit: str) -> Library:
    """Open an archive anew, under a limit of its server."""
    databases.run("postgres", f"ALTER DATABASE {name} SET {limit}")
    return open_at(databases.address(name))


def boat() -> Note:
    return Note(1, Span(0, 0, 0, 4), "boat", "Mine")


@pytest.mark.usefixtures("archive")
def test_a_question_that_takes_longer_than_the_server_allows_is_no_empty_answer(
    databases: Databases, name: str
) -> None:
    late = limited(databases, name, "statement_timeout = '50ms'")
    with psycopg.connect(databases.address(name)) as other:
        other.execute("LOCK TABLE transcript_reader.transcript")
        for work in (lambda: list(late.search("boat")), late.entries):
            told = str(refused(work))
            assert told.startswith(f"The archive ({name} at ")
            assert told.endswith(
                "gave this up: canceling statement due to statement timeout. Try again; if that "
                "does not help, whoever looks after it can let questions take longer."
            )
        other.rollback()
    assert len(late.entries()) == 3
    late.close()


def test_a_lock_that_others_keep_too_long_is_told(
    databases: Databases, name: str, archive: Library
) -> None:
    late = limited(databases, name, "lock_timeout = '50ms'")
    with psycopg.connect(databases.address(name)) as other:
        other.execute("LOCK TABLE transcript_reader.note")
        told = refused(lambda: late.keep_note(boat()))
        assert "gave this up: canceling statement due to lock timeout. Try again" in str(told)
    late.keep_note(boat())
    late.close()
    assert [note.words for note in archive.notes()] == ["Mine"]


def test_what_can_only_be_read_is_read_and_says_so(
    databases: Databases, name: str, archive: Library
) -> None:
    """As a copy that follows another server is."""
    library = limited(databases, name, "default_transaction_read_only = on")
    assert [one.total for one in library.search("boat")] == [1, 1, 1]
    assert len(library.entries()) == 3
    for work in (
        lambda: library.keep_note(boat()),
        lambda: library.note_place(1, ShelfPlace(0, 1, 0.5)),
        lambda: library.add([Arrival(Transcript("x", cues=(Cue("y"),)))]),
        lambda: library.remove([1]),
        lambda: library.set_tags([1], ["x"]),
    ):
        told = refused(work)
        assert isinstance(told, LibraryReadOnly)
        assert " can only be read: it follows another server, or was set to stay " in str(told)
    library.close()
    assert archive.notes() == []


def test_a_question_beside_one_that_lost_the_server_is_told_that_it_is_away(
    archive: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one closes the connections that the other is about to take one of."""
    taken = ConnectionPool.getconn
    told: list[LibraryError] = []

    def lost_meanwhile(pool: ConnectionPool, timeout: float | None = None) -> object:
        monkeypatch.setattr(ConnectionPool, "getconn", fails)
        told.append(refused(archive.entries))
        monkeypatch.setattr(ConnectionPool, "getconn", taken)
        return taken(pool, timeout)

    def fails(*_: object) -> object:
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(ConnectionPool, "getconn", lost_meanwhile)
    told.append(refused(archive.entries))
    assert [type(one) for one in told] == [LibraryAway, LibraryAway]
    assert str(told[0]) == str(told[1])
    assert "server closed the connection unexpectedly" in str(told[1])


@pytest.mark.parametrize("table", ["name", "word", "conflict"])
def test_an_archive_that_lacks_a_table_is_damaged(
    databases: Databases, name: str, table: str
) -> None:
    databases.run(name, f"DROP TABLE transcript_reader.{table} CASCADE")
    told = str(refused(lambda: open_at(databases.address(name))))
    assert told.endswith(
        f" is damaged: it has no {table}. Whoever looks after it can bring it back from a backup."
    )


@pytest.mark.parametrize(
    "made",
    [
        (),
        ("CREATE SCHEMA transcript_reader",),
        (
            "CREATE SCHEMA transcript_reader",
            "CREATE TABLE transcript_reader.layout (version integer NOT NULL)",
        ),
    ],
)
def test_what_is_half_set_up_is_told_and_can_be_set_up(
    databases: Databases, made: tuple[str, ...]
) -> None:
    name = databases.empty()
    databases.run(name, *made)
    address = databases.address(name)
    assert " is not set up yet: " in str(refused(lambda: open_at(address)))
    set_up(address)
    library = open_at(address)
    library.add([Arrival(Transcript("One", cues=(Cue("boat"),)))])
    assert len(list(library.search("boat"))) == 1
    library.close()


def test_who_may_not_log_in_is_not_told_to_look_for_the_server(
    databases: Databases, name: str
) -> None:
    databases.run("postgres", "DROP ROLE IF EXISTS nobody", "CREATE ROLE nobody NOLOGIN")
    told = refused(lambda: open_at(databases.address(name, "nobody")))
    assert not isinstance(told, LibraryAway)
    assert 'PostgreSQL says: role "nobody" is not permitted to log in.' in str(told)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("sslmode=odd", 'cannot be used: connection is bad: invalid sslmode value: "odd".'),
        ("channel_binding=require&sslmode=disable", "cannot be made as secure as its address or "),
    ],
)
def test_an_address_that_asks_for_what_cannot_be_is_told(
    databases: Databases, name: str, more: str, told: str
) -> None:
    refusal = refused(lambda: open_at(f"{databases.address(name)}?{more}"))
    assert not isinstance(refusal, LibraryAway)
    assert told in str(refusal)


def test_an_address_with_spaces_around_it_is_that_of_the_archive(
    databases: Databases, name: str, archive: Library
) -> None:
    library = open_at(f"  {databases.address(name)}\n")
    assert len(library.entries()) == 3
    library.close()


@pytest.mark.parametrize("clock", [LONG_AGO, FAR_OFF])
def test_no_clock_of_one_computer_lets_go_of_what_was_removed(
    databases: Databases, name: str, archive: Library, clock: datetime.datetime
) -> None:
    """What is removed stays for thirty days, by the clock of the server."""
    other = PostgresLibrary(databases.address(name), lambda: clock)
    archive.remove([1])
    other.remove([2])
    archive.remove([3])
    archive.bring_back([1, 2, 3])
    assert {entry.title for entry in archive.entries()} == {"0", "1", "2"}
    other.close()
    databases.run(
        name,
        "UPDATE transcript_reader.transcript SET removed = to_char(now() - interval"
        " '31 days', 'YYYY-MM-DD') WHERE id = 1",
    )
    archive.remove([2])
    archive.bring_back([1, 2])
    assert {entry.title for entry in archive.entries()} == {"1", "2"}
