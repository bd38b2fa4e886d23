"""Copies of the library, made before something happens to it and kept as long as they may help.

A copy is made by SQLite's own backup, checked as a whole, and only then given its name; so a copy
that bears a name can be opened. Their order is that of their numbers: a clock may lie.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reader.files import cause
from reader.library.refusals import LibraryError
from reader.library.schema import APPLICATION_ID
from reader.library.values import Backup
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

DAILY, WEEKLY, MONTHLY = 7, 4, 6
"""How many copies are kept: one a day, then one a week, then one a month."""

MOST_BYTES: Final = 2 << 30
"""What all copies together may take; the two newest are kept however large they are."""

_NAME: Final = lazy_pattern(r"library-(\d{6})-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)\.db")
_LEAST: Final = 2


class Copy(NamedTuple):
    """A copy by its file: its number, and when the clock said it was made."""

    number: int
    made: datetime.datetime
    path: Path


class Backups:
    """The copies in one folder, which is made when the first of them is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[Copy]:
        """Return the copies, the newest first."""
        try:
            names = os.listdir(self.folder)
        except OSError:
            return []
        copies = [copy for name in names if (copy := self._copy(name)) is not None]
        return sorted(copies, reverse=True)

    def listed(self) -> list[Backup]:
        """Return the copies as they are shown, the newest first."""
        found = []
        for copy in self.all():
            with contextlib.suppress(OSError):
                size = copy.path.stat().st_size
                found.append(Backup(copy.path.name, copy.made.isoformat(), size))
        return found

    def path_of(self, name: str) -> Path:
        """Return the file of a copy; raises LibraryError if there is none of that name."""
        for copy in self.all():
            if copy.path.name == name:
                return copy.path
        raise LibraryError(tr("There is no backup called {name}.", name=name))

    def make(self, source: sqlite3.Connection, now: datetime.datetime, spared: str = "") -> Backup:
        """Copy the library, check the copy, and let go of copies but ``spared`` that have had their
        time.

        Raises LibraryError; there is then no new copy, and none of the old ones is gone.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            number = max((copy.number for copy in self.all()), default=0) + 1
            path = self.folder / f"library-{number:06}-{now:%Y-%m-%dT%H%M%S}.db"
            part = path.with_suffix(".part")
            try:
                _copy_to(part, source)
                os.replace(part, path)
            finally:
                part.unlink(missing_ok=True)
            size = path.stat().st_size
        except (OSError, sqlite3.Error) as problem:
            sentence = tr("The library could not be backed up: {why}.", why=problem)
            raise LibraryError(sentence) from problem
        self._prune(spared)
        return Backup(path.name, now.isoformat(timespec="seconds"), size)

    def _prune(self, spared: str) -> None:
        """Let go of copies beyond those that are kept, and of what was left half made."""
        copies = self.all()
        kept = set(kept_of([copy.made for copy in copies]))
        total = 0
        for nth, copy in enumerate(copies):
            with contextlib.suppress(OSError):
                size = copy.path.stat().st_size
                is_spared = nth < _LEAST or copy.path.name == spared
                if is_spared or (nth in kept and total + size <= MOST_BYTES):
                    total += size
                else:
                    copy.path.unlink()
        for left in self.folder.glob("*.part"):
            with contextlib.suppress(OSError):
                left.unlink()

    def newest_good(self) -> Backup | None:
        """Return the newest copy that is sound, None if there is none."""
        for backup in self.listed():
            if is_sound(self.folder / backup.name):
                return backup
        return None

    def put_back(self, name: str, target: Path) -> None:
        """Make a copy the library again; what is there goes aside before. Raises LibraryError."""
        source = self.path_of(name)
        if not is_sound(source):
            raise LibraryError(
                tr("The backup {name} is damaged, so nothing was restored.", name=name)
            )
        part = target.with_suffix(".restoring")
        try:
            shutil.copyfile(source, part)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.chmod(0o600)
            set_aside(target)
            os.replace(part, target)
        except OSError as problem:
            sentence = tr("{file} could not be restored: {why}.", file=name, why=cause(problem))
            raise LibraryError(sentence) from problem
        finally:
            part.unlink(missing_ok=True)

    def _copy(self, name: str) -> Copy | None:
        found = _NAME.fullmatch(name)
        if found is None:
            return None
        number, day, *time = found.groups()
        try:
            made = datetime.datetime.fromisoformat(f"{day}T{':'.join(time)}+00:00")
        except ValueError:
            return None
        return Copy(int(number), made, self.folder / name)


def kept_of(times: Sequence[datetime.datetime]) -> list[int]:
    """Return which of some copies, the newest first, are kept: their places in the list.

    The newest of each of the last days, weeks and months that have one; the two newest always.
    """
    kept = dict.fromkeys(range(min(_LEAST, len(times))))
    for periods, of in (
        (DAILY, lambda time: time.date().isoformat()),
        (WEEKLY, lambda time: time.isocalendar()[:2]),
        (MONTHLY, lambda time: (time.year, time.month)),
    ):
        seen: set[object] = set()
        for nth, time in enumerate(times):
            period = of(time)
            if period not in seen and len(seen) < periods:
                seen.add(period)
                kept[nth] = None
    return sorted(kept)


def is_sound(path: Path) -> bool:
    """Whether a copy is a library without a fault; it is only read."""
    try:
        if path.stat().st_size == 0:
            return False
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except (OSError, sqlite3.Error):
        return False
    try:
        ours: bool = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        return ours and bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    finally:
        connection.close()


def set_aside(path: Path) -> Path | None:
    """Give the file of a library, with its journal, a name of its own; return it, None for none.

    Nothing is ever overwritten. The journal goes first: a library beside the journal of another
    would be rolled back into nonsense.
    """
    if not path.exists():
        return None
    number = 1
    while (kept := path.with_name(f"{path.name}.aside-{number}")).exists():
        number += 1
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        os.replace(journal, kept.with_name(f"{kept.name}-journal"))
    os.replace(path, kept)
    return kept


def _copy_to(part: Path, source: sqlite3.Connection) -> None:
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT, 0o600))
    target = sqlite3.connect(part, isolation_level=None)
    try:
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target)
        found = target.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        target.close()
    if found != "ok":
        raise sqlite3.DatabaseError(tr("the copy is not sound ({fault})", fault=found))
    with part.open("rb+") as file:
        os.fsync(file.fileno())
