"""A password out of the system's keyring: asked for only where a server wants one, kept nowhere."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from postgres import Databases, server

pytest.importorskip("psycopg", reason="it is of the extra [team]")

from reader.library import LibraryAway, LibraryError, open_at
from reader.library.postgres.passwords import SERVICE, password_for

ADDRESS = "postgresql://eva@db.example.org/talks"


class NoKeyringError(RuntimeError):
    """As keyring.errors has it: installed, and the system has no keyring."""


class FakeKeyring(ModuleType):
    """A keyring with some passwords, or one that refuses."""

    def __init__(self) -> None:
        super().__init__("keyring")
        self.known: dict[tuple[str, str], str | None] = {}
        self.refusal: Exception | None = None
        self.asked: list[tuple[str, str]] = []

    def get_password(self, service: str, name: str) -> str | None:
        self.asked.append((service, name))
        if self.refusal is not None:
            raise self.refusal
        return self.known.get((service, name))


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    made = FakeKeyring()
    monkeypatch.setitem(sys.modules, "keyring", made)
    return made


@pytest.fixture(scope="module")
def own() -> Iterator[Databases]:
    """A server that asks eva for a password, and nobody else."""
    with server() as made:
        made.run("postgres", "CREATE ROLE eva LOGIN PASSWORD 'right'")
        made.archive()  # makes the roles
        made.run("postgres", "GRANT transcript_reader_reader TO eva")
        rules = made.folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all eva scram-sha-256\n{rules.read_text()}")
        made.run("postgres", "SELECT pg_reload_conf()")
        yield made


@pytest.fixture
def address(own: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An archive whose password libpq does not know."""
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    return own.address(own.archive(), "eva")


def test_a_keyring_is_asked_by_the_address(keyring: FakeKeyring) -> None:
    assert password_for(ADDRESS) is None
    keyring.known[SERVICE, ADDRESS] = "right"
    assert password_for(ADDRESS) == "right"
    keyring.known[SERVICE, ADDRESS] = ""
    assert password_for(ADDRESS) is None
    assert set(keyring.asked) == {("transcript-reader", ADDRESS)}


def test_without_a_keyring_there_is_no_password(
    keyring: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.refusal = NoKeyringError("No recommended backend was available.")
    assert password_for(ADDRESS) is None
    monkeypatch.setitem(sys.modules, "keyring", None)  # not installed
    assert password_for(ADDRESS) is None


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (
            RuntimeError("Failed to unlock the collection!\nmore"),
            "Failed to unlock the collection!",
        ),
        (OSError("No D-Bus."), "No D-Bus"),
        (ValueError(), "ValueError"),
    ],
)
def test_a_keyring_that_refuses_is_told(keyring: FakeKeyring, refusal: Exception, why: str) -> None:
    keyring.refusal = refusal
    with pytest.raises(LibraryError) as told:
        password_for(ADDRESS)
    assert str(told.value) == (
        "The archive asks for a password, and the keyring of the system does not tell it: "
        f"{why}. Open the keyring, or write the password into a password file (~/.pgpass or "
        "PGPASSFILE)."
    )


def test_a_server_that_wants_a_password_gets_that_of_the_keyring(
    address: str, keyring: FakeKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    keyring.known[SERVICE, address] = "right"
    library = open_at(address)
    assert library.entries() == []
    assert library.waiting() == (0, 0)
    library.close()
    # Once, for all of its connections.
    assert keyring.asked == [(SERVICE, address)]
    assert "right" not in caplog.text


def test_one_that_wants_none_asks_no_keyring(own: Databases, keyring: FakeKeyring) -> None:
    open_at(own.address(own.archive())).close()
    assert keyring.asked == []


def test_what_is_in_a_password_file_goes_first(
    address: str, keyring: FakeKeyring, tmp_path: Path
) -> None:
    file = tmp_path / "none"
    file.write_text("*:*:*:eva:right\n")
    file.chmod(0o600)
    open_at(address).close()
    assert keyring.asked == []


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (None, r"asks for a password: write it into a password file .* keyring set "),
        ("wrong", r"does not let you in with the password .*: password authentication failed"),
    ],
)
def test_a_password_that_is_missing_or_wrong_is_told(
    address: str, keyring: FakeKeyring, known: str | None, told: str
) -> None:
    keyring.known[SERVICE, address] = known
    with pytest.raises(LibraryError, match=told) as refusal:
        open_at(address)
    assert not isinstance(refusal.value, LibraryAway)
    assert "wrong" not in str(refusal.value)


def test_the_sentence_names_the_command_as_a_shell_takes_it(
    address: str, keyring: FakeKeyring
) -> None:
    odd = f"{address}?application_name=x&sslmode=prefer"
    with pytest.raises(LibraryError) as refusal:
        open_at(odd)
    assert str(refusal.value).endswith(f"keyring set transcript-reader '{odd}'")


def test_one_that_was_changed_meanwhile_is_asked_for_anew(
    own: Databases, address: str, keyring: FakeKeyring
) -> None:
    keyring.known[SERVICE, address] = "right"
    library = open_at(address)
    own.run("postgres", "ALTER ROLE eva PASSWORD 'newer'")
    keyring.known[SERVICE, address] = "newer"
    own.crash()
    # Each connection that is lost is told, and then there is a new one.
    with pytest.raises(LibraryAway):
        library.entries()
    library.catch_up()
    assert library.entries() == []
    library.close()
    own.run("postgres", "ALTER ROLE eva PASSWORD 'right'")
