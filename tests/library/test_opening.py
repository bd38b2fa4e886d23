"""Opening a library: what is one, what is none, and that nothing is written to find out."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from reader.library.backups import Backups
from reader.library.opening import (
    LibraryNewer,
    judge,
    make,
    newest_backup,
    open_library,
    start_anew,
)
from reader.library.refusals import LibraryDamaged, LibraryError
from reader.library.schema import APPLICATION_ID, VERSION

SIGNATURE = b"SQLite format 3\0"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def judged(path: Path) -> bool:
    return judge(path, Backups(path.parent / "backups"))


def test_one_that_never_was_is_made_and_is_one_from_then_on(path: Path) -> None:
    assert judged(path) is False
    assert not path.exists()
    make(path)
    assert judged(path) is True
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    make(tmp_path / "new" / "library.db")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "new" / "library.db").stat().st_mode & 0o077 == 0


def test_one_that_is_there_is_not_made_again(path: Path) -> None:
    make(path)
    before = path.read_bytes()
    make(path)
    assert path.read_bytes() == before


def header(newest: int, application: int) -> bytes:
    """The first hundred bytes by the SQLite file format, 1.3: version at 60, application at 68."""
    numbers = newest.to_bytes(4, "big") + bytes(4) + application.to_bytes(4, "big")
    return (SIGNATURE + bytes(44) + numbers).ljust(100, b"\0")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", r"^The library is damaged: .*library\.db is empty\.$"),
        (b"words " * 30, r"^The library is damaged: .*library\.db is no database\.$"),
        (SIGNATURE, "is no database"),
        (header(1, APPLICATION_ID)[:99], "is no database"),
        (header(1, 7), r"library\.db is of another program\.$"),
    ],
)
def test_what_is_no_library_is_told_and_left(path: Path, data: bytes, told: str) -> None:
    path.write_bytes(data)
    with pytest.raises(LibraryDamaged, match=told):
        judged(path)
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("version", "is_newer"), [(VERSION, False), (VERSION + 1, True), (VERSION + 96, True)]
)
def test_one_of_a_newer_program_is_known_by_its_number(
    path: Path, version: int, is_newer: bool
) -> None:
    path.write_bytes(header(version, APPLICATION_ID))
    if is_newer:
        with pytest.raises(LibraryNewer, match=r"newer version .* Install the newer version"):
            judged(path)
    else:
        assert judged(path)


def test_one_that_is_gone_is_not_one_that_never_was(path: Path) -> None:
    (path.parent / "library.db.aside-1").write_bytes(b"what was there")
    with pytest.raises(LibraryDamaged, match=r"^The library is gone: there is no .*library\.db"):
        judged(path)


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(LibraryDamaged, match=r"library\.db is no database\.$"):
        judged(path)


def test_where_none_can_be_made_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match=r"^The library could not be made at .*library\.db: "):
        make(tmp_path / "file" / "library.db")


def test_who_starts_anew_keeps_what_was_there(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"damaged")
    kept = start_anew(tmp_path)
    assert kept is not None
    assert kept.read_bytes() == b"damaged"
    library = open_library(tmp_path, tmp_path / "cache")
    assert library.entries() == []
    library.close()


def test_there_may_be_nothing_to_set_aside_and_no_copy(tmp_path: Path) -> None:
    assert newest_backup(tmp_path) is None
    assert start_anew(tmp_path) is None
    connection = sqlite3.connect(tmp_path / "library.db")
    assert connection.execute("SELECT count(*) FROM transcript").fetchone() == (0,)
    connection.close()
