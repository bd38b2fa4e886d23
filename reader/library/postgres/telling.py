"""What an archive tells at once to whoever listens: that somebody has changed something.

PostgreSQL brings it over a connection that waits (LISTEN and NOTIFY); what has changed is asked
then (``changes``). So an open window need not ask every few seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reader.library.postgres.server import Server

if TYPE_CHECKING:
    from psycopg import Connection

_CHANNEL: Final = "transcript_reader"

TELLING: Final = f"""
CREATE FUNCTION tell_others() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_notify('{_CHANNEL}', ''); RETURN NULL; END $$;
CREATE TRIGGER others_told AFTER INSERT ON change
    FOR EACH STATEMENT EXECUTE FUNCTION tell_others();
"""
"""A step of the layout: however many rows a transaction changes, it tells once, and not what."""


class ArchiveEar:
    """A connection over which one hears that something has changed.

    It is used by one thread at a time, and nothing but its making waits for the server; that raises
    LibraryAway, or LibraryError where nothing is told: a copy that can only be read tells nothing.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._connection: Connection[Any] = server.connected()
        try:
            with server.errors():
                self._connection.execute(f"LISTEN {_CHANNEL}")
        except BaseException:
            self._connection.close()
            raise

    def fileno(self) -> int:
        """Return the number of the socket, which can be read when there is something to hear."""
        return self._connection.fileno()

    def heard(self) -> bool:
        """Whether something was told since this was asked last; raises LibraryAway at the end."""
        told = False
        with self._server.errors():
            self._connection.pgconn.consume_input()
            while self._connection.pgconn.notifies() is not None:
                told = True
        return told

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()
