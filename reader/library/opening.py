"""Opening a library: is it one, is it ours, is it whole? Nothing is written to find out.

What a file says of itself stands in its first hundred bytes (SQLite file format, 1.3), so a library
of a newer program is told by reading them and stays as it is, byte for byte.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from reader.files import cause
from reader.library.backups import Backups, set_aside
from reader.library.library import Library
from reader.library.refusals import LibraryDamaged, LibraryError, LibraryNewer
from reader.library.schema import APPLICATION_ID, VERSION, upgrade
from reader.library.sqlite_library import FILE, Clock, SqliteLibrary, utc_now
from reader.library.values import Backup
from reader.wording import tr

_SIGNATURE: Final = b"SQLite format 3\0"
_HEADER_BYTES: Final = 100


def open_library(data: Path, cache: Path, clock: Clock = utc_now) -> SqliteLibrary:
    """Open the library of a data folder, or make an empty one if there never was any.

    Raises LibraryDamaged for one that is damaged, which is left as it is: see
    :func:`start_anew` and :func:`restore_backup`. Raises LibraryNewer, or LibraryError where
    nothing can be read or written.
    """
    path = data / FILE
    if not judge(path, Backups(data / "backups")):
        make(path)
    return SqliteLibrary(data, cache, clock)


def is_archive(address: str) -> bool:
    """Whether an address is that of an archive in PostgreSQL; else it is a folder."""
    return address.lstrip().startswith(("postgresql://", "postgres://"))


def is_library(folder: Path) -> bool:
    """Whether there is a library in a folder, or one that is gone though there are copies of it."""
    return (folder / FILE).exists() or bool(Backups(folder / "backups").all())


def archive_name(address: str) -> str:
    """Return what the archive of an address is called: its database, and the host if it has one.

    Nothing but the address is looked at, and no fault of it is told here.
    """
    try:
        parts = urlsplit(address)
        told = dict(parse_qsl(parts.query))
        host = unquote(parts.netloc.rpartition("@")[2]) or told.get("host", "")
    except ValueError:
        return address
    database = told.get("service") or unquote(parts.path.lstrip("/")) or told.get("dbname", "")
    if database and host:
        return tr("{database} at {host}", database=database, host=host)
    return database or host or "PostgreSQL"


def open_at(address: str, waiting: Path | None = None) -> Library:
    """Open the library at an address: a folder that has one or is to have it, or
    ``postgresql://PERSON@HOST/DATABASE``.

    The index of a folder's library lies in it. With ``waiting``, a folder, what is changed in an
    archive that cannot be reached waits there until it can be. Raises as :func:`open_library` does,
    LibraryAway for an archive that cannot be reached, and MissingLibrary where it needs what is not
    installed.
    """
    if is_archive(address) and waiting is not None:
        from reader.library.postgres.away import DistantArchive  # late: few have an archive

        return DistantArchive(address.strip(), waiting)
    if is_archive(address):
        from reader.library.postgres.archive import PostgresLibrary  # late: few have an archive

        return PostgresLibrary(address.strip())
    folder = Path(address).absolute()
    return open_library(folder, folder / "index")


def start_anew(data: Path) -> Path | None:
    """Make an empty library; what was there goes aside, and its new name is returned.

    Raises LibraryError if it cannot be moved aside, or nothing can be made in its place.
    """
    try:
        kept = set_aside(data / FILE)
    except OSError as problem:
        sentence = tr("The library could not be set aside: {why}.", why=cause(problem))
        raise LibraryError(sentence) from problem
    make(data / FILE)
    return kept


def newest_backup(data: Path) -> Backup | None:
    """Return the newest copy that is sound, None if there is none."""
    return Backups(data / "backups").newest_good()


def restore_backup(data: Path, name: str) -> None:
    """Put a copy in the place of a library that cannot be opened; that one goes aside."""
    Backups(data / "backups").put_back(name, data / FILE)


def judge(path: Path, backups: Backups) -> bool:
    """Return whether there is a library at ``path``, False if there never was one.

    Raises LibraryDamaged for a file that is none, or for one that is gone though there are copies
    of it; LibraryNewer for one that this program is too old for; LibraryError where it cannot be
    read.
    """
    if os.path.isdir(path):
        raise LibraryDamaged(_no_database(path), path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
    except FileNotFoundError as problem:
        if backups.all() or any(path.parent.glob(f"{path.name}.aside-*")):
            sentence = tr("The library is gone: there is no {file} any more.", file=path)
            raise LibraryDamaged(sentence, path) from problem
        return False
    except OSError as problem:
        sentence = tr("The library ({file}) cannot be used: {why}.", file=path, why=cause(problem))
        raise LibraryError(sentence) from problem
    if not head:
        raise LibraryDamaged(tr("The library is damaged: {file} is empty.", file=path), path)
    if len(head) < _HEADER_BYTES or not head.startswith(_SIGNATURE):
        raise LibraryDamaged(_no_database(path), path)
    layout = int.from_bytes(head[60:64], "big")
    if layout > VERSION:
        raise LibraryNewer(
            tr(
                "The library was made by a newer version of Transcript Reader, so it was left as "
                "it is: {file}. Install the newer version to use it.",
                file=path,
            )
        )
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        sentence = tr("The library is damaged: {file} is of another program.", file=path)
        raise LibraryDamaged(sentence, path)
    if not layout:
        sentence = tr("The library is damaged: parts of {file} are broken.", file=path)
        raise LibraryDamaged(sentence, path)
    return True


def _no_database(path: Path) -> str:
    return tr("The library is damaged: {file} is no database.", file=path)


def make(path: Path) -> None:
    """Make an empty library at ``path``, where there is no file; raises LibraryError.

    It is made under another name and put into its place whole: a file that is half a library, or
    empty, is never there.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
        try:
            _lay_out(part)
            if not path.exists():
                os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as problem:
        sentence = tr("The library could not be made at {file}: {why}.", file=path, why=problem)
        raise LibraryError(sentence) from problem


def _lay_out(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA page_size=8192")
        connection.execute("BEGIN IMMEDIATE")
        upgrade(connection)
        connection.execute("COMMIT")
    finally:
        connection.close()
