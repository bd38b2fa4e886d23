"""An archive made in a database, or brought to the layout of this program."""

from __future__ import annotations

from reader.library.postgres.schema import SCHEMA, VERSION, upgrade, version
from reader.library.postgres.server import Server
from reader.library.refusals import LibraryError, LibraryNewer
from reader.wording import tr


def set_up(address: str) -> str:
    """Make tables and roles, all or nothing, and return what the database is called.

    What is there already stays. Raises LibraryError where it cannot be done, LibraryNewer for an
    archive that this program is too old for.
    """
    server = Server(address, SCHEMA)
    with server.alone() as db:
        row = db.execute("SHOW server_encoding").fetchone()
        if row is None or row[0] != "UTF8":
            raise LibraryError(
                tr(
                    "The database ({database}) does not keep all letters: make one by "
                    "“createdb --encoding=UTF8 --template=template0”.",
                    database=server.name,
                )
            )
        if version(db) > VERSION:
            raise LibraryNewer(
                tr(
                    "The archive ({archive}) was made by a newer version of Transcript Reader; "
                    "install that to change it.",
                    archive=server.name,
                )
            )
        upgrade(db)
    return server.name
