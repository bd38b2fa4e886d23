"""packaging/archive: a server of its own in a folder, and what it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from postgres import programs
from source import ROOT

from reader.library import Arrival, LibraryError, open_at
from reader.model.transcript import Cue, Transcript

pytest.importorskip("psycopg_pool", reason="psycopg and its pool are not installed")
if sys.platform == "win32" or programs() is None:
    pytest.skip("PostgreSQL is not installed", allow_module_level=True)

SCRIPT = ROOT / "packaging" / "archive.py"
AS = ("--as", "postgres") if os.geteuid() == 0 else ()


def archive(*words: str, as_: tuple[str, ...] = AS) -> tuple[int, str, str]:
    """Do something; return the exit status, and what was said where."""
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), *words, *as_],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that is not there yet, its path as short as a socket wants it."""
    with tempfile.TemporaryDirectory(prefix="a-", dir="/tmp") as name:
        os.chmod(name, 0o755)
        made = Path(name, "it's a trial")
        yield made
        if (made / "data" / "postmaster.pid").exists():
            archive("stop", str(made))


def test_an_archive_is_made_used_stopped_and_is_there_again(folder: Path) -> None:
    status, said, _ = archive("start", str(folder))
    assert status == 0
    address = said.splitlines()[1].strip()
    assert archive("person", str(folder), "ana", "contributor")[0] == 0
    assert archive("person", str(folder), "ben", "reader")[0] == 0
    ana, ben = (address.replace("//owner@", f"//{name}@") for name in ("ana", "ben"))
    arrival = Arrival(Transcript("Boats", cues=(Cue("Boats are built here."),)))
    with closing(open_at(ana)) as library:
        library.add([arrival])
    with closing(open_at(ben)) as library:
        assert [one.entry.title for one in library.search("built here")] == ["Boats"]
        with pytest.raises(LibraryError, match="does not let you do this"):
            library.add([Arrival(Transcript("Ships", cues=(Cue("Ships."),)))])
    archive("person", str(folder), "ben", "keeper")
    with closing(open_at(ben)) as library:
        library.remove([one.id for one in library.entries()])
        library.bring_back([1])
    archive("person", str(folder), "ben", "reader")
    with closing(open_at(ben)) as library, pytest.raises(LibraryError, match="let you do this"):
        library.remove([1])
    status, said, _ = archive("status", str(folder))
    assert (status, "Transcripts: 1;" in said, address in said) == (0, True, True)
    assert archive("stop", str(folder)) == (0, "The server is stopped.\n", "")
    assert archive("status", str(folder))[0] == 3
    assert archive("person", str(folder), "eva", "reader")[0] == 2
    with pytest.raises(LibraryError, match="cannot be reached"):
        open_at(address)
    assert archive("start", str(folder))[0] == 0
    with closing(open_at(address)) as library:
        assert [entry.title for entry in library.entries()] == ["Boats"]


def test_nobody_but_the_owner_of_the_folder_gets_in(folder: Path) -> None:
    archive("start", str(folder))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / ".s.PGSQL.5432").stat().st_mode & 0o777 == 0o700
    pid = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
    sockets = {os.readlink(one) for one in Path(f"/proc/{pid}/fd").iterdir()}
    for table in ("tcp", "tcp6"):
        rows = [line.split() for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()]
        listening = {f"socket:[{row[9]}]" for row in rows[1:] if row[3] == "0A"}
        assert not sockets & listening


@pytest.mark.skipif(os.geteuid() != 0, reason="for root alone")
def test_root_is_told_to_name_another_person(folder: Path) -> None:
    status, _, said = archive("start", str(folder), as_=())
    assert status == 2
    assert said == (
        "PostgreSQL does not run as root: do this as another person, or name one whom "
        "it is to run as: --as postgres.\n"
    )
    assert not folder.exists()


def test_a_name_that_could_be_something_else_is_refused(folder: Path) -> None:
    archive("start", str(folder))
    for name in ("A b", "owner", "pg_read_all_data", 'x"; DROP ROLE owner', ""):
        status, _, said = archive("person", str(folder), name, "reader")
        assert status == 2
        assert said.startswith(f"{name!r} is no name for somebody who logs in")


@pytest.mark.parametrize("verb", ["stop", "status"])
def test_a_folder_without_an_archive_is_told(folder: Path, verb: str) -> None:
    status, _, said = archive(verb, str(folder))
    assert (status, said) == (2, f"There is no archive in {folder}: make one by “start”.\n")


def test_a_folder_with_something_else_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("Mine", encoding="utf-8")
    status, _, said = archive("start", str(folder))
    assert status == 2
    assert said == f"There is something else in {folder}: name a folder that is empty.\n"
    assert [one.name for one in folder.iterdir()] == ["thesis.txt"]


def test_a_path_too_long_for_a_socket_is_refused(folder: Path) -> None:
    status, _, said = archive("start", str(folder / ("x" * 90)))
    assert status == 2
    assert said.endswith("is too long for a socket: choose a folder of 89 bytes at most.\n")


def test_files_of_another_postgresql_say_which_one_is_lacking(folder: Path) -> None:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "PG_VERSION").write_text("9\n")
    status, _, said = archive("start", str(folder))
    assert status == 2
    assert said.startswith("The archive was made by PostgreSQL 9, and ")
    assert "apt install postgresql-9)" in said


def test_without_postgresql_the_package_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("archive_of_trial", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    monkeypatch.setattr(made, "DEBIAN", str(folder))
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(made.RefusedError) as problem:
        made.Server(folder, AS[1] if AS else "")
    assert str(problem.value) == (
        "PostgreSQL is not installed: install 15 or newer (on Debian and Ubuntu: apt install "
        "postgresql)."
    )
