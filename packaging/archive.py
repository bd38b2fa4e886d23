"""An archive that many share, on a PostgreSQL server of its own in a folder: for a trial.

    packaging/archive start FOLDER            make it, if it is not there, and let it run
    packaging/archive person FOLDER NAME ROLE let somebody in: reader, contributor or keeper
    packaging/archive status FOLDER           whether it runs, where, and how large it is
    packaging/archive stop FOLDER             end the server; what is in it stays

The server listens to nothing but a socket in the folder, which is open to nobody but its owner: no
port, no network, no password. Whoever may read the folder can come as any person, to try the roles.
For work with others an administrator sets PostgreSQL up as any other database (README).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))  # the project that this file belongs to, whatever is installed

from reader.errors import ReaderError  # noqa: E402

OLDEST = 15
DATABASE = "archive"
OWNER = "owner"
ROLES = ("reader", "contributor", "keeper")
DONE, REFUSED, STOPPED = 0, 2, 3  # 3 is what init scripts say of a service that does not run (LSB)
SECONDS = 60
DEBIAN = "/usr/lib/postgresql"

_LONGEST_SOCKET = 103  # bytes of a path, on the strictest system (sockaddr_un)
_SOCKET = ".s.PGSQL.5432"
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


class RefusedError(Exception):
    """What cannot be done, as a sentence: what, why, and what to do."""


class Server:
    """The server in a folder, whether or not it is there or runs; run as ``user``, "" for oneself.

    Raises RefusedError where there can be none.
    """

    def __init__(self, folder: Path, user: str = "") -> None:
        self.folder, self.data = folder.absolute(), folder.absolute() / "data"
        self.socket = self.folder / _SOCKET
        if os.geteuid() == 0 and not user:
            raise RefusedError(
                "PostgreSQL does not run as root: do this as another person, or name one whom "
                "it is to run as: --as postgres."
            )
        if os.geteuid() != 0 and user:
            raise RefusedError("Only root can run the server as another person: leave out --as.")
        self._user = user or None
        if len(os.fsencode(self.socket)) > _LONGEST_SOCKET:
            raise RefusedError(
                f"The path {self.folder} is too long for a socket: choose a folder of "
                f"{_LONGEST_SOCKET - len(_SOCKET) - 1} bytes at most."
            )
        self._programs, self.version = programs(self._made_by)

    @property
    def is_there(self) -> bool:
        """Whether the folder has a server of ours."""
        return (self.data / "PG_VERSION").exists()

    @property
    def _made_by(self) -> int:
        """Which PostgreSQL made the files, 0 if there are none."""
        try:
            return int((self.data / "PG_VERSION").read_text(encoding="ascii"))
        except FileNotFoundError:
            return 0
        except PermissionError as problem:
            raise RefusedError(f"The files in {self.folder} are somebody else's.") from problem

    @property
    def is_running(self) -> bool:
        """Whether it runs."""
        return self.is_there and self._control("status").returncode == 0

    def address(self, person: str = OWNER) -> str:
        """Return how the archive is addressed by a person."""
        return f"postgresql://{person}@{quote(str(self.folder), safe='')}/{DATABASE}"

    def start(self) -> None:
        """Let it run; the files are made where there are none. Raises RefusedError."""
        if not self.is_there:
            self._make()
        if self.is_running:
            return
        done = self._control(
            *("start", "--log", str(self.folder / "server.log"), "--options"),
            # Quoted for the shell by which pg_ctl starts it.
            f"-c listen_addresses='' -c unix_socket_permissions=0700 -k {_quoted(self.folder)}",
        )
        if done.returncode:
            raise RefusedError(
                f"The server does not start: {_last_line(done.stdout)}. "
                f"It says why in {self.folder / 'server.log'}."
            )

    def set_up(self) -> None:
        """Make the database, its tables and roles; what is there stays."""
        import psycopg

        from reader.library.postgres.setting_up import set_up

        with psycopg.connect(self._maintenance(), autocommit=True) as db:
            known = db.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,))
            if known.fetchone() is None:
                db.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0 ENCODING 'UTF8'")
        set_up(self.address())

    def let_in(self, person: str, role: str) -> None:
        """Let somebody log in with one of the three roles, and no other; raises RefusedError."""
        import psycopg
        from psycopg import errors

        if not _NAME.fullmatch(person) or person == OWNER or person.startswith("pg_"):
            raise RefusedError(
                f"{person!r} is no name for somebody who logs in: take small letters from a to z, "
                "digits and underscores."
            )
        with psycopg.connect(self._maintenance(), autocommit=True) as db:
            with contextlib.suppress(errors.DuplicateObject):
                db.execute(f"CREATE ROLE {person} LOGIN")
            for name in ROLES:
                db.execute(f"REVOKE transcript_reader_{name} FROM {person}")
            db.execute(f"GRANT transcript_reader_{role} TO {person}")

    def size(self) -> tuple[int, int]:
        """Return how many transcripts there are, and how many bytes the database has."""
        import psycopg

        with psycopg.connect(self.address()) as db:
            ((count, size),) = db.execute(
                "SELECT (SELECT count(*) FROM transcript_reader.transcript WHERE removed = ''),"
                " pg_database_size(current_database())"
            )
        return int(count), int(size)

    def stop(self) -> None:
        """End it once it has let go of who is connected; raises RefusedError."""
        done = self._control("stop", "--mode", "fast")
        if done.returncode:
            raise RefusedError(f"The server does not stop: {_last_line(done.stdout)}.")

    def _make(self) -> None:
        if self.folder.exists() and any(self.folder.iterdir()):
            raise RefusedError(
                f"There is something else in {self.folder}: name a folder that is empty."
            )
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        if self._user:
            shutil.chown(self.folder, self._user)
        done = self._run(
            *("initdb", "--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C"),
            *("--data-checksums", f"--pgdata={self.data}"),
        )
        if done.returncode:
            raise RefusedError(f"The server's files cannot be made: {_last_line(done.stdout)}.")

    def _maintenance(self) -> str:
        return f"postgresql://{OWNER}@{quote(str(self.folder), safe='')}/postgres"

    def _control(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self._run("pg_ctl", *words, "--wait", f"--timeout={SECONDS}", "-D", str(self.data))

    def _run(self, program: str, *words: str) -> subprocess.CompletedProcess[str]:
        # To a file: a pipe would stay open for as long as the server runs.
        with tempfile.TemporaryFile() as kept:
            done = subprocess.run(
                [self._programs / program, *words],
                check=False,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=kept,
                stderr=subprocess.STDOUT,
                env={**os.environ, "LC_ALL": "C"},
                user=self._user,
            )
            kept.seek(0)
            told = kept.read().decode("utf-8", "replace")
        return subprocess.CompletedProcess(done.args, done.returncode, told)


def programs(version: int = 0) -> tuple[Path, int]:
    """Return the folder with the server's programs, and of which PostgreSQL they are: the newest,
    or of one version; raises RefusedError.
    """
    found = {int(path.parts[-3]): path.parent for path in Path(DEBIAN).glob("*/bin/initdb")}
    on_path = shutil.which("initdb")
    if on_path:  # elsewhere than on Debian they are on the path
        told = subprocess.run([on_path, "--version"], check=True, capture_output=True, text=True)
        number = re.search(r"\d+", told.stdout.rpartition(" ")[2])
        if number:
            found.setdefault(int(number[0]), Path(on_path).resolve().parent)
    newest = max(found, default=0)
    if version and version not in found:
        there = f", and {newest} is installed" if newest else ""
        raise RefusedError(
            f"The archive was made by PostgreSQL {version}{there}: install {version} too "
            f"(on Debian and Ubuntu: apt install postgresql-{version}), or take the archive over "
            "by pg_dump."
        )
    if newest < OLDEST:
        lacking = f"PostgreSQL {newest} is too old" if newest else "PostgreSQL is not installed"
        raise RefusedError(
            f"{lacking}: install {OLDEST} or newer (on Debian and Ubuntu: apt install postgresql)."
        )
    return (found[version], version) if version else (found[newest], newest)


def _quoted(path: Path) -> str:
    """Return a path as the shell takes it, by which pg_ctl starts the server."""
    if "\n" in str(path) or '"' in str(path):
        raise RefusedError(
            "The folder has a line's end or a quotation mark in its name: choose another."
        )
    return shlex.quote(str(path))


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else "it does not say why"


def say(line: str) -> None:
    """Write a line."""
    sys.stdout.write(f"{line}\n")


def run(words: Sequence[str]) -> int:
    """Do what is asked for and return the exit status; raises RefusedError, ReaderError."""
    asked = parser().parse_args(words)
    server = Server(asked.folder, asked.user)
    if asked.do == "start":
        server.start()
        server.set_up()
        say(f"The archive is at\n  {server.address()}")
        say("Let somebody in by: packaging/archive person FOLDER NAME ROLE")
        return DONE
    if not server.is_there:
        raise RefusedError(f"There is no archive in {server.folder}: make one by “start”.")
    if asked.do == "stop":
        if server.is_running:
            server.stop()
        say("The server is stopped.")
        return DONE
    if not server.is_running:
        say("The server is stopped; “start” lets it run.")
        return STOPPED if asked.do == "status" else REFUSED
    if asked.do == "person":
        server.let_in(asked.name, asked.role)
        say(f"{asked.name} is a {asked.role}, and finds the archive at")
        say(f"  {server.address(asked.name)}")
        return DONE
    count, size = server.size()
    say(f"The server runs, PostgreSQL {server.version}. The archive is at\n  {server.address()}")
    say(f"Transcripts: {count:,}; {size / 1e6:,.0f} MB.")
    return DONE


def parser() -> argparse.ArgumentParser:
    """Return what understands the words of the command line."""
    made = argparse.ArgumentParser(
        prog="packaging/archive",
        description="An archive that many share, on a PostgreSQL server of its own in a folder, "
        "for a trial. It listens to nothing but a socket there, open to the folder's owner alone.",
    )
    does = made.add_subparsers(dest="do", required=True, metavar="start|person|status|stop")
    for name, what in (
        ("start", "make it, if it is not there, and let it run"),
        ("person", "let somebody in"),
        ("status", "whether it runs, where, and how large it is (exit status 3: it is stopped)"),
        ("stop", "end the server; what is in it stays"),
    ):
        one = does.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
        one.add_argument("folder", metavar="FOLDER", type=Path)
        if name == "person":
            one.add_argument("name", metavar="NAME", help="small letters, digits, underscores")
            one.add_argument("role", choices=ROLES)
        one.add_argument(
            "--as", dest="user", default="", metavar="USER", help="for root: who runs the server"
        )
    return made


def main() -> None:
    """Do what the command line asks for; end with its exit status."""
    try:
        sys.exit(run(sys.argv[1:]))
    except (RefusedError, ReaderError, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
