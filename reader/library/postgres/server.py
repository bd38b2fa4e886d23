"""A server as this library uses it: its address, some connections, its errors as sentences.

libpq reads what it is given and what is set around it: a service file, PGPASSFILE, certificates. A
password is never part of an address here, since an address is shown, kept and logged; one that the
system's keyring tells stays in memory.
"""

from __future__ import annotations

import logging
import shlex
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from reader.errors import MissingLibrary
from reader.library.postgres.passwords import SERVICE, password_for
from reader.library.refusals import LibraryAway, LibraryError, LibraryReadOnly
from reader.wording import tr

if TYPE_CHECKING:
    from psycopg import Connection

try:
    import psycopg
    from psycopg import conninfo, errors
    from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout
except ImportError as problem:
    # Where it is but finds no libpq, it tells no name.
    raise MissingLibrary(ImportError(name=problem.name or "psycopg")) from problem

# A window asks on six lines of work at once.
_MOST_CONNECTIONS: Final = 6
_SECONDS_TO_WAIT: Final = 15
_FEWER_SECONDS: Final = 5
_SECONDS_AWAY: Final = 10
_SECONDS_IDLE: Final = 60
_MOMENT: Final = 0.2
_TRIED: Final = " failed: "
# Classes of errors by which a server takes its leave, or does not begin (appendix A of its manual).
_GONE: Final = ("08", "57P")
# A question that is given up by the server's own limits, or for the sake of another's.
_TOO_LONG: Final = (
    errors.QueryCanceled,
    errors.LockNotAvailable,
    errors.DeadlockDetected,
    errors.SerializationFailure,
    errors.IdleInTransactionSessionTimeout,
)
# While a connection is made libpq tells no class. Of a server that speaks another language than
# English these are not seen: it passes for one that is away, and its own words are told.
_TURNED_AWAY: Final = (
    "does not exist",
    "authentication failed",
    "pg_hba.conf",
    "permission denied",
    "not permitted to log in",
)
_NOT_SECURE: Final = ("SSL", "certificate", "channel binding")
_ODD_VALUE: Final = "connection is bad: invalid "

_OPTIONS: Final = " ".join(
    f"-c {name}={value}"
    for name, value in (
        # Each way through the tables has its index; statistics that are not yet made, or of
        # yesterday, must not lead the planner through all of the texts.
        ("enable_seqscan", "off"),
        # How a question is answered is said by how it is written, and not to be thought over anew
        # for each word: that takes as long as the answer.
        ("plan_cache_mode", "force_generic_plan"),
        ("jit", "off"),
        ("client_encoding", "UTF8"),
        ("standard_conforming_strings", "on"),
    )
)


class Server:
    """A database that has, or is to have, the tables of an archive.

    Raises LibraryError for an address that is none or that holds a password. Nothing is connected
    before the first question. One that ``waits`` lets a question wait until the server is back; any
    other says at once that it is away, until it is reached again.
    """

    def __init__(self, address: str, search_path: str, *, waits: bool = True) -> None:
        try:
            told = conninfo.conninfo_to_dict(address)
        except psycopg.Error as problem:
            # What libpq says of it may quote a password.
            raise LibraryError(
                tr(
                    "This is no address of a PostgreSQL database; one is written "
                    "postgresql://PERSON@HOST/DATABASE."
                )
            ) from problem
        if told.get("password") or told.get("sslpassword"):
            raise LibraryError(
                tr(
                    "The address holds a password, which others could read; leave it out, and "
                    "write it into a password file (~/.pgpass or PGPASSFILE) or a service file of "
                    "PostgreSQL."
                )
            )
        place = str(told.get("host") or told.get("hostaddr") or "")
        named = str(told.get("service") or told.get("dbname") or "")
        self.name = named or place or "PostgreSQL"
        if named and place:
            self.name = tr("{database} at {host}", database=named, host=place)
        self._waits = waits
        self._seconds = _SECONDS_TO_WAIT if waits else _FEWER_SECONDS
        self._pause = 0.0 if waits else _SECONDS_AWAY
        told.setdefault("connect_timeout", self._seconds)
        told.setdefault("application_name", "transcript-reader")
        # A network that was cut without a word is noticed before long.
        told.setdefault("keepalives_idle", _SECONDS_IDLE)
        told["options"] = f"{told.get('options', '')} {_OPTIONS} -c search_path={search_path}"
        self._told: dict[str, Any] = told
        self._address = address.strip()
        self._reaching = threading.Lock()
        self._pool: ConnectionPool[Connection[Any]] | None = None
        self._away: tuple[float, LibraryAway] | None = None
        self._is_closed = False

    @contextmanager
    def alone(self) -> Iterator[Connection[Any]]:
        """Give a connection of its own, within a transaction; it says at once what is wrong."""
        with self.errors(), self._let_in() as connection:
            yield connection

    def connected(self) -> Connection[Any]:
        """Make a connection for whoever is to close it, each question a transaction of its own."""
        with self.errors():
            connection = self._let_in()
            connection.autocommit = True
            return connection

    def _let_in(self) -> Connection[Any]:
        """Connect, by the password of a keyring where the server wants one and libpq has none."""
        told = self._told
        try:
            return psycopg.connect(**told)
        except psycopg.OperationalError as problem:
            refusing = problem.pgconn
            if refusing is None or not (
                refusing.needs_password or (refusing.used_password and "password" in told)
            ):
                raise
            password = password_for(self._address)
            if password is None or password == told.get("password"):
                raise
        told = {**told, "password": password}
        connection = psycopg.connect(**told)
        self._told = told
        return connection

    def reach(self) -> None:
        """Make ready to be asked by several threads at once; raises LibraryAway.

        Once the server was away, that is found out anew.
        """
        with self._reaching:
            self._reach()

    def _reach(self) -> ConnectionPool[Connection[Any]]:
        if self._is_closed:
            raise LibraryError(tr("The library has been closed."))
        if self._pool is None:
            if self._away is not None:
                self._look_whether_it_is_back()
            self._pool = self._made()
        return self._pool

    def _look_whether_it_is_back(self) -> None:
        try:
            with self.alone():
                self._away = None
        except LibraryAway as away:
            self._away = (time.monotonic(), away)
            raise

    def _made(self) -> ConnectionPool[Connection[Any]]:
        # What the pool would say to the screen of whoever has set up no log is said as an error.
        logging.getLogger("psycopg").addHandler(logging.NullHandler())
        return ConnectionPool(
            kwargs=self._told,
            min_size=1,
            max_size=_MOST_CONNECTIONS,
            num_workers=1,
            timeout=self._seconds,
            check=_look_at,
            open=True,
        )

    def close(self) -> None:
        """Let go of all connections; using it afterwards is refused."""
        with self._reaching:
            self._is_closed = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()

    @contextmanager
    def asking(self) -> Iterator[Connection[Any]]:
        """Lend a connection within one transaction, which is kept whole or not at all.

        What goes wrong is said as a LibraryError.
        """
        with self._lending() as connection:
            connection.autocommit = False
            with connection:
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection[Any]]:
        """Lend a connection to ask something: each question is a transaction of its own.

        That spares two ways to the server and back. Errors are those of :meth:`asking`.
        """
        with self._lending() as connection:
            connection.autocommit = True
            yield connection

    @contextmanager
    def _lending(self) -> Iterator[Connection[Any]]:
        with self._reaching:
            if self._away is not None and time.monotonic() < self._away[0] + self._pause:
                raise self._away[1]
            pool = self._reach()
        try:
            with self.errors():
                connection = self._lent(pool)
                try:
                    yield connection
                finally:
                    pool.putconn(connection)
        except LibraryAway as away:
            self._lose(pool, away)
            raise

    def _lent(self, pool: ConnectionPool[Connection[Any]]) -> Connection[Any]:
        if not self._waits:
            with suppress(PoolTimeout):
                return pool.getconn(_MOMENT)
            # The pool tries for long and says nothing; one of its own says what is wrong.
            self._let_in().close()
        return pool.getconn()

    def _lose(self, pool: ConnectionPool[Connection[Any]], away: LibraryAway) -> None:
        """Let go of connections that lead nowhere, so that the next question makes new ones."""
        with self._reaching:
            self._away = (time.monotonic(), away)
            if self._pool is not pool:
                return
            self._pool = None
        pool.close(timeout=0)

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn what psycopg raises into a sentence.

        Raises LibraryError, LibraryReadOnly where nothing can be changed, or LibraryAway where
        there is no server any more.
        """
        try:
            yield
        except _TOO_LONG as problem:
            raise LibraryError(
                tr(
                    "The archive ({archive}) gave this up: {why}. Try again; if that does not "
                    "help, whoever looks after it can let questions take longer.",
                    archive=self.name,
                    why=_first_line(problem),
                )
            ) from problem
        except errors.ReadOnlySqlTransaction as problem:
            raise LibraryReadOnly(
                tr(
                    "The archive ({archive}) can only be read: it follows another server, or was "
                    "set to stay as it is. Whoever looks after it knows the address at which it "
                    "can be changed.",
                    archive=self.name,
                )
            ) from problem
        except errors.InsufficientPrivilege as problem:
            raise LibraryError(
                tr(
                    "The archive ({archive}) does not let you do this: whoever looks after it can "
                    "give you the role that may.",
                    archive=self.name,
                )
            ) from problem
        except PoolClosed as problem:
            # Another question lost the server meanwhile, and knows why.
            away = self._away
            raise away[1] if away is not None else self._unreached(problem) from problem
        except PoolTimeout as problem:
            raise LibraryAway(
                tr(
                    "The archive ({archive}) does not answer; try again when it can be reached.",
                    archive=self.name,
                )
            ) from problem
        except psycopg.OperationalError as problem:
            raise self._unreached(problem) from problem
        except psycopg.Error as problem:
            raise self._unusable(problem) from problem

    def _unreached(self, problem: psycopg.OperationalError) -> LibraryError:
        state, connection = problem.sqlstate or "", problem.pgconn
        if state and not state.startswith(_GONE):
            return self._unusable(problem)
        if connection is not None and connection.needs_password:
            return LibraryError(
                tr(
                    "The archive ({archive}) asks for a password: write it into a password file "
                    "(~/.pgpass or PGPASSFILE) or a service file of PostgreSQL; or, where the "
                    "Python package keyring is installed beside this program, into the keyring of "
                    "the system: keyring set {service} {address}",
                    archive=self.name,
                    service=SERVICE,
                    address=shlex.quote(self._address),
                )
            )
        if connection is not None and connection.used_password:
            return LibraryError(
                tr(
                    "The archive ({archive}) does not let you in with the password that PostgreSQL "
                    "was given for it (~/.pgpass, PGPASSFILE, a service file or the keyring): "
                    "{why}.",
                    archive=self.name,
                    why=_first_line(problem),
                )
            )
        told = str(problem)
        if any(sign in told for sign in _NOT_SECURE) and "pg_hba.conf" not in told:
            return LibraryError(
                tr(
                    "The connection to the archive ({archive}) cannot be made as secure as its "
                    "address or this computer asks for (sslmode, sslrootcert): {why}.",
                    archive=self.name,
                    why=_first_line(problem),
                )
            )
        if _ODD_VALUE in told:
            return self._unusable(problem)
        if any(sign in told for sign in _TURNED_AWAY):
            return LibraryError(
                tr(
                    "The archive ({archive}) does not let you in: see that person and database are "
                    "right. PostgreSQL says: {why}.",
                    archive=self.name,
                    why=_first_line(problem),
                )
            )
        return LibraryAway(
            tr(
                "The archive ({archive}) cannot be reached: see that its address is right, that "
                "its server runs, and that you are online. PostgreSQL says: {why}.",
                archive=self.name,
                why=_first_line(problem),
            )
        )

    def _unusable(self, problem: psycopg.Error) -> LibraryError:
        return LibraryError(
            tr(
                "The archive ({archive}) cannot be used: {why}.",
                archive=self.name,
                why=_first_line(problem),
            )
        )


def _look_at(connection: Connection[Any]) -> None:
    """Raise OperationalError where the server has let go of a connection.

    What it has sent is looked at, its leave and then the end; it is not asked, which would take a
    way there and back for each question.
    """
    connection.pgconn.consume_input()
    connection.pgconn.consume_input()


def _first_line(problem: psycopg.Error) -> str:
    """Return the first line of what PostgreSQL says, without what psycopg puts before it."""
    told = problem.diag.message_primary or str(problem)
    line = next(iter(told.splitlines()), tr("nothing is said of it")).strip().rstrip(".")
    # libpq puts before it where it tried, which the name of the archive says already.
    return line.rpartition(_TRIED)[2].removeprefix("FATAL:").strip()
