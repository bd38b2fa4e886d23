"""SQLite as this library uses it: opened carefully, one writer at a time, its errors as sentences.

The journal is kept (PERSIST) and every commit reaches the disk (FULL): of the journal modes of
SQLite this is the one that loses no acknowledged change in a power cut, and that can be read in a
folder where nothing can be written (https://sqlite.org/pragma.html#pragma_journal_mode).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reader.library.refusals import LibraryDamaged, LibraryError, Stop, Stopped
from reader.wording import tr

# So many steps of SQLite's machine go by between two questions: about a millisecond.
_STEPS: Final = 20_000
_SECONDS_TO_WAIT: Final = 10.0
_PAGE: Final = 8_192
_CACHE_KB: Final = 32_768
_JOURNAL_BYTES: Final = 4 << 20
_SECONDS_BETWEEN_INTERRUPTS: Final = 0.05
_INTERRUPTS: Final = 40

_SENTENCES: Final = {
    sqlite3.SQLITE_FULL: tr("the disk is full"),
    sqlite3.SQLITE_IOERR: tr("the disk gave an error"),
    sqlite3.SQLITE_READONLY: tr("it can only be read"),
    sqlite3.SQLITE_CANTOPEN: tr("it cannot be opened"),
    sqlite3.SQLITE_PERM: tr("permission was refused"),
    sqlite3.SQLITE_BUSY: tr("another program is writing to it; try again in a moment"),
    sqlite3.SQLITE_LOCKED: tr("another program is writing to it; try again in a moment"),
    sqlite3.SQLITE_NOMEM: tr("there is not enough memory"),
    sqlite3.SQLITE_TOOBIG: tr("this transcript is too large for it"),
}
_DAMAGE: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Database:
    """One SQLite file, with as many connections as it ever had users at once.

    A connection belongs to what is done with it and not to a thread: it is lent, given back, and
    lent again. Anything that goes wrong is a LibraryError, with the name of the file and a reason.
    """

    def __init__(self, path: Path, *, is_lasting: bool) -> None:
        self.path = path
        self._is_lasting = is_lasting
        self._idle: list[sqlite3.Connection] = []
        self._lent: dict[int, sqlite3.Connection] = {}
        self._users = 0
        self._lock = threading.RLock()
        self._unused = threading.Condition(self._lock)
        self._is_closed = False

    def close(self, *, at_once: bool = False) -> None:
        """Wait for what is under way, and let go of the file; using it afterwards is refused.

        With ``at_once`` what is under way is :class:`Stopped`. Whatever does not heed that within
        two seconds lets go of the file when it ends.
        """
        with self._unused:
            self._is_closed = True
            left = _INTERRUPTS
            while self._users and left:
                if at_once:
                    left -= 1
                    for connection in self._lent.values():
                        connection.interrupt()
                # Once more after a while: between two queries there was nothing to interrupt.
                self._unused.wait(_SECONDS_BETWEEN_INTERRUPTS if at_once else None)
            while self._idle:
                self._idle.pop().close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection; what goes wrong is said as a LibraryError.

        What a thread does within its own reading or writing, it does with the same connection.
        """
        own = self._lent.get(threading.get_ident())
        if own is not None:
            with self._errors():
                yield own
            return
        connection = self._idle_one()
        is_sound = False
        try:
            with self._errors():
                if connection is None:
                    connection = self._new_one()
                yield connection
            is_sound = True
        except Stopped:
            is_sound = True
            raise
        finally:
            self._give_back(connection, is_sound=is_sound)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection within one transaction, which is kept whole or not at all."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.commit()
            except BaseException:
                # After some errors SQLite has rolled back by itself.
                if connection.in_transaction:
                    connection.rollback()
                raise

    def _idle_one(self) -> sqlite3.Connection | None:
        """Count one more user; lend it the connection used last of those that are idle, if any."""
        with self._lock:
            if self._is_closed:
                raise LibraryError(tr("The library has been closed."))
            self._users += 1
            if not self._idle:
                return None
            connection = self._lent[threading.get_ident()] = self._idle.pop()
            return connection

    def _new_one(self) -> sqlite3.Connection:
        connection = self._open()
        with self._lock:
            self._lent[threading.get_ident()] = connection
        return connection

    def _give_back(self, connection: sqlite3.Connection | None, *, is_sound: bool) -> None:
        """Keep a connection for the next user; one under which something failed is closed.

        Nobody is to meet what it was left in: a transaction, a lock of something half read.
        """
        with self._lock:
            self._lent.pop(threading.get_ident(), None)
            self._users -= 1
            if connection is not None:
                if is_sound and not self._is_closed:
                    self._idle.append(connection)
                else:
                    connection.close()
            if self._is_closed:
                self._unused.notify_all()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn what SQLite raises into a sentence."""
        try:
            yield
        except UnicodeDecodeError as problem:
            # A fault whose sentence quotes what is no text: only a damaged layout has that.
            raise LibraryDamaged(self._damage(), self.path) from problem
        except sqlite3.Error as problem:
            code = getattr(problem, "sqlite_errorcode", None)
            primary = code & 0xFF if code is not None else None
            if primary == sqlite3.SQLITE_INTERRUPT:
                raise Stopped from problem
            if primary in _DAMAGE:
                raise LibraryDamaged(self._damage(), self.path) from problem
            cause = _SENTENCES.get(primary or 0, str(problem))
            raise LibraryError(
                tr("The library ({file}) cannot be used: {why}.", file=self.path.name, why=cause)
            ) from problem

    def _damage(self) -> str:
        return tr("The library is damaged: {file} holds no sound database.", file=self.path)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path,
            timeout=_SECONDS_TO_WAIT,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=64,
        )
        # A letter altered on the disk must not make all that is beside it unreadable.
        connection.text_factory = _decoded
        try:
            self._set_up(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_up(self, connection: sqlite3.Connection) -> None:
        for pragma in (
            f"page_size={_PAGE}",
            f"cache_size=-{_CACHE_KB}",
            "trusted_schema=OFF",
            "cell_size_check=ON",
            "foreign_keys=ON",
            "temp_store=MEMORY",
            f"journal_size_limit={_JOURNAL_BYTES}",
            # What can be made again need not wait for the disk at every step.
            f"synchronous={'FULL' if self._is_lasting else 'NORMAL'}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        # Kept in no file, this is set for each connection; it needs no lock.
        connection.execute("PRAGMA journal_mode=PERSIST")


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@contextmanager
def stoppable(connection: sqlite3.Connection, should_stop: Stop | None) -> Iterator[None]:
    """Have a connection ask now and then whether to stop what it does: it is Stopped then."""
    if should_stop is None:
        yield
        return
    connection.set_progress_handler(should_stop, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run statements, each ended by a line's end, within the transaction that is under way."""
    # sqlite3's own executescript would end the transaction first.
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)
