"""A PostgreSQL server of the tests' own: in a temporary folder, reached by a socket in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest

_NUMBERS = count(1)
_TEMPLATE = "archive"
OWNER = "owner"
"""Who may do everything in the server."""


class Databases:
    """The databases of one server."""

    def __init__(self, folder: Path, stop: Callable[[], None], start: Callable[[], None]) -> None:
        self.folder = folder
        self.stop, self.start = stop, start
        self._has_template = False

    def crash(self) -> None:
        """End the server as a crash would, and start it again."""
        self.stop()
        self.start()

    def address(self, database: str, person: str = OWNER) -> str:
        return f"postgresql://{person}@{quote(str(self.folder), safe='')}/{database}"

    def empty(self) -> str:
        """Make a database with nothing in it, and return its name."""
        return self._made("template0")

    def archive(self) -> str:
        """Make a database with the tables of an archive, and return its name."""
        from reader.library.postgres.setting_up import set_up  # late: it may be missing

        if not self._has_template:
            self.run("postgres", f"CREATE DATABASE {_TEMPLATE} TEMPLATE template0")
            set_up(self.address(_TEMPLATE))
            self._has_template = True
        return self._made(_TEMPLATE)

    def run(self, database: str, *statements: str) -> None:
        import psycopg

        with psycopg.connect(self.address(database), autocommit=True) as db:
            for statement in statements:
                db.execute(statement)

    def sizes(self, database: str) -> str:
        """Return how large the tables and indexes of an archive are, the largest first."""
        import psycopg

        with psycopg.connect(self.address(database)) as db:
            rows = db.execute(
                "SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class"
                " WHERE relnamespace = 'transcript_reader'::regnamespace AND relkind = 'r'"
                " ORDER BY pg_total_relation_size(oid) DESC LIMIT 5"
            ).fetchall()
        return ", ".join(f"{name} {of / 1e6:,.0f} + {by / 1e6:,.0f} MB" for name, of, by in rows)

    def _made(self, template: str) -> str:
        name = f"test{next(_NUMBERS)}"
        self.run("postgres", f"CREATE DATABASE {name} TEMPLATE {template}")
        return name


def programs() -> Path | None:
    """Return the folder with the programs of the newest PostgreSQL that is installed, if any."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4])
    )
    other = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(other).resolve().parent if other else None


@contextmanager
def server(more: str = "-F") -> Iterator[Databases]:
    """Give a server that runs meanwhile; the test is skipped where there can be none.

    ``more`` are its options; as it is, it does not wait for the disk.
    """
    pytest.importorskip("psycopg_pool", reason="psycopg and its pool are not installed")
    where = programs() if sys.platform != "win32" else None
    if where is None:
        pytest.skip("PostgreSQL is not installed")
    # A socket's path is short, and the one who runs the server must get to it.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, _unprivileged())
        _run(
            *(where / "initdb", "--auth=trust", f"--username={OWNER}", "--encoding=UTF8"),
            *("--locale=C", "--no-sync", f"--pgdata={folder / 'data'}"),
        )
        options = f"-k {folder} -c listen_addresses= -c max_connections=60 {more}"
        control = (where / "pg_ctl", f"--pgdata={folder / 'data'}", "--wait", "--silent")
        begin = (*control, f"--log={folder / 'log'}", f"--options={options}", "start")

        def stop() -> None:
            _run(*control, "--mode=immediate", "stop")

        def start() -> None:
            _run(*begin)

        start()
        try:
            yield Databases(folder, stop, start)
        finally:
            if (folder / "data" / "postmaster.pid").exists():
                stop()


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """A server for all tests of a process."""
    with server() as made:
        yield made


@cache
def _unprivileged() -> str:
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(*command: Path | str) -> None:
    subprocess.run(
        command,
        check=True,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        # The server goes on writing to what it was given, so it is given no pipe.
        stderr=subprocess.DEVNULL,
        user=_unprivileged() if os.geteuid() == 0 else None,
    )
