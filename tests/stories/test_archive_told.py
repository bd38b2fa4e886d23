"""What others do in an archive, in an open window: told at once, or asked for where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from archives import open_row
from driver import Reader, reader, until
from postgres import Databases, server
from PySide6.QtWidgets import QApplication
from shelves import titles, wait_for_lines

from reader.kept.settings import Settings
from reader.library import Arrival, LibraryError, open_at
from reader.model.transcript import Cue, Transcript
from reader.ui.commands import library_news
from reader.ui.state.library_door import OWN


@pytest.fixture(scope="module")
def own() -> Iterator[Databases]:
    """A server that only these stories have, since they break its connections."""
    with server() as made:
        yield made


@pytest.fixture
def address(own: Databases) -> str:
    made = own.address(own.archive())
    add_talk(made, "Boats")
    return made


def add_talk(address: str, title: str) -> None:
    """Add one as somebody else does."""
    with closing(open_at(address)) as library:
        library.add([Arrival(Transcript(title, cues=(Cue(f"{title} are built."),)))])


@pytest.fixture
def in_use(qapp: QApplication, basedir: Path, address: str) -> Iterator[Reader]:
    """A window with the archive in use, and its list in view."""
    yield from looked_at(address, basedir)


def looked_at(address: str, base: Path) -> Iterator[Reader]:
    settings = Settings()
    settings.library_at = address
    with reader(settings=settings, base=base) as window:
        window.press("F8")
        window.shelf.read()
        until(lambda: titles(window) == ["Boats"])
        yield window


def is_told(window: Reader) -> bool:
    return window.window.commands.library.choice.news.is_told


@pytest.fixture
def _asks_never(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_news, "_LOOK_EVERY_MS", 3_600_000)


@pytest.fixture
def _asks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_news, "_LOOK_EVERY_MS", 20)


@pytest.fixture
def _tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.library.postgres.archive import PostgresLibrary  # not where psycopg is missing

    def listen(archive: PostgresLibrary) -> None:
        raise LibraryError("A copy that can only be read tells nothing.")

    monkeypatch.setattr(PostgresLibrary, "listen", listen)


@pytest.mark.usefixtures("_asks_never")
def test_what_others_do_is_told_and_not_asked_for(
    in_use: Reader, own: Databases, address: str
) -> None:
    until(lambda: is_told(in_use))
    add_talk(address, "Rafts")
    until(lambda: titles(in_use) == ["Rafts", "Boats"])
    # A connection that breaks is made anew, and nothing is missed meanwhile.
    own.run(
        "postgres",
        "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
        " WHERE query LIKE 'LISTEN %' AND pid <> pg_backend_pid()",
    )
    add_talk(address, "Canoes")
    until(lambda: titles(in_use)[0] == "Canoes")
    until(lambda: is_told(in_use))
    add_talk(address, "Ferries")
    until(lambda: titles(in_use)[0] == "Ferries")
    in_use.settings.set("library_at", OWN)
    until(lambda: not is_told(in_use))


@pytest.mark.usefixtures("_tells_nothing", "_asks_often")
def test_an_archive_that_tells_nothing_is_asked_now_and_then(in_use: Reader, address: str) -> None:
    add_talk(address, "Rafts")
    until(lambda: titles(in_use) == ["Rafts", "Boats"])
    assert not is_told(in_use)


@pytest.mark.usefixtures("_asks_often")
def test_a_window_hidden_for_long_holds_no_connection(
    in_use: Reader, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_news, "_HIDDEN_FOR_LONG", 0.0)
    until(lambda: is_told(in_use))
    in_use.window.hide()
    until(lambda: not is_told(in_use))
    add_talk(address, "Rafts")
    in_use.window.show()
    until(lambda: titles(in_use) == ["Rafts", "Boats"])
    until(lambda: is_told(in_use))


@pytest.fixture
def only_read(own: Databases, qapp: QApplication, basedir: Path, address: str) -> Iterator[Reader]:
    """A window with an archive that can only be read, as a copy that follows another server."""
    own.run(
        "postgres",
        f"ALTER DATABASE {address.rpartition('/')[2]} SET default_transaction_read_only = on",
    )
    yield from looked_at(address, basedir)


def test_what_can_only_be_read_is_read_without_a_word_and_a_note_is_refused_with_one(
    only_read: Reader,
) -> None:
    told: list[str] = []
    only_read.shelf.failed.connect(lambda error: told.append(str(error)))
    open_row(only_read, "Boats")
    only_read.shelf._rest.start(0)
    until(lambda: only_read.shelf._place is None)
    wait_for_lines(only_read)
    assert told == []
    assert not only_read.shelf.is_away
    pane = only_read.window.pane
    cursor = pane.textCursor()
    cursor.setPosition(only_read.text.index("Boats are"))
    cursor.setPosition(cursor.position() + 5, cursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    only_read.press("Ctrl+1", pane)
    until(lambda: told)
    wait_for_lines(only_read)
    assert " can only be read: it follows another server" in told[0]
    assert only_read.window.desk.highlights.items == []
