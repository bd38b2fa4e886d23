"""A server as this library uses it: its address, some connections, its errors as sentences.

libpq reads what it is given and what is set around it: a service file, PGPASSFILE, certificates. A
password is never part of an address here, since an address is shown, kept and logged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from reader.errors import MissingLibrary
from reader.library.refusals import LibraryError, Stopped
from reader.patterns import lazy_pattern
from reader.wording import tr

if TYPE_CHECKING:
    from psycopg import Connection

try:
    import psycopg
    from psycopg import conninfo, errors
    from psycopg_pool import ConnectionPool, PoolTimeout
except ImportError as problem:
    # Where it is but finds no libpq, it tells no name.
    raise MissingLibrary(ImportError(name=problem.name or "psycopg")) from problem

_MOST_CONNECTIONS: Final = 4
_SECONDS_TO_WAIT: Final = 15
_PREFIX: Final = lazy_pattern(r"^connection (?:failed|is bad): ")

# A server that ends the connection calls that FATAL; without a password libpq gives up by itself.
_TURNED_AWAY: Final = ("FATAL:", "no password supplied")

_OPTIONS: Final = " ".join(
    f"-c {name}={value}"
    for name, value in (
        # Each way through the tables has its index; statistics that are not yet made, or of
        # yesterday, must not lead the planner through all of the texts.
        ("enable_seqscan", "off"),
        ("jit", "off"),
        ("client_encoding", "UTF8"),
        ("standard_conforming_strings", "on"),
    )
)


class Server:
    """A database that has, or is to have, the tables of an archive.

    Raises LibraryError for an address that is none or that holds a password. Nothing is connected
    before the first question.
    """

    def __init__(self, address: str, search_path: str) -> None:
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
        told.setdefault("connect_timeout", _SECONDS_TO_WAIT)
        told.setdefault("application_name", "transcript-reader")
        told["options"] = f"{told.get('options', '')} {_OPTIONS} -c search_path={search_path}"
        self._told: dict[str, Any] = told
        self._pool: ConnectionPool[Connection[Any]] | None = None

    @contextmanager
    def alone(self) -> Iterator[Connection[Any]]:
        """Give a connection of its own, within a transaction; it says at once what is wrong."""
        with self._errors(), psycopg.connect(**self._told) as connection:
            yield connection

    def open(self) -> None:
        """Make ready to be asked by several threads at once."""
        # What the pool would say to the screen of whoever has set up no log is said as an error.
        logging.getLogger("psycopg").addHandler(logging.NullHandler())
        self._pool = ConnectionPool(
            kwargs=self._told,
            min_size=1,
            max_size=_MOST_CONNECTIONS,
            num_workers=1,
            timeout=_SECONDS_TO_WAIT,
            check=ConnectionPool.check_connection,
            open=True,
        )

    def close(self) -> None:
        """Let go of all connections; using it afterwards is refused."""
        if self._pool is not None:
            self._pool.close()

    @contextmanager
    def asking(self) -> Iterator[Connection[Any]]:
        """Lend a connection within one transaction, which is kept whole or not at all.

        What goes wrong is said as a LibraryError; what was stopped is :class:`Stopped`.
        """
        assert self._pool is not None
        if self._pool.closed:
            raise LibraryError(tr("The library has been closed."))
        with self._errors(), self._pool.connection() as connection:
            yield connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn what psycopg raises into a sentence."""
        try:
            yield
        except errors.QueryCanceled as problem:
            raise Stopped from problem
        except errors.InsufficientPrivilege as problem:
            raise LibraryError(
                tr(
                    "The archive ({archive}) does not let you do this: whoever looks after it can "
                    "give you the role that may.",
                    archive=self.name,
                )
            ) from problem
        except PoolTimeout as problem:
            raise LibraryError(
                tr(
                    "The archive ({archive}) does not answer; try again when it can be reached.",
                    archive=self.name,
                )
            ) from problem
        except psycopg.Error as problem:
            raise LibraryError(
                _told(problem).format(archive=self.name, why=_why(problem))
            ) from problem


def _told(problem: psycopg.Error) -> str:
    """Return what is said of an error, with places for the ``archive`` and for ``why``."""
    if not isinstance(problem, psycopg.OperationalError) or problem.sqlstate:
        return tr("The archive ({archive}) cannot be used: {why}.")
    # Without a state it is libpq that speaks: no connection was made, or the one there was is gone.
    if any(sign in str(problem) for sign in _TURNED_AWAY):
        return tr(
            "The archive ({archive}) does not let you in: see that person, database and password "
            "(in ~/.pgpass) are right. PostgreSQL says: {why}."
        )
    return tr(
        "The archive ({archive}) cannot be reached: see that its address is right, that its "
        "server runs, and that you are online. PostgreSQL says: {why}."
    )


def _why(problem: psycopg.Error) -> str:
    """Return the first line of what PostgreSQL says, without what psycopg puts before it."""
    told = problem.diag.message_primary or str(problem)
    line = next(iter(told.splitlines()), "") or tr("nothing is said of it")
    return _PREFIX.sub("", line).strip().rstrip(".")
