"""An archive made in a database, or brought to the layout of this program."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.postgres.schema import (
    SCHEMA,
    VERSION,
    may_change,
    missing,
    upgrade,
    version,
)
from reader.library.postgres.server import Server
from reader.library.refusals import LibraryError, LibraryNewer
from reader.named_tuple import NamedTuple
from reader.wording import tr


class SetUp(NamedTuple):
    """An archive that is ready: what it is called, whether it or its roles had to be made or
    brought up to date for that, and whether this person is one who may do so.
    """

    name: str
    has_changed: bool
    may_change: bool


def set_up(address: str) -> SetUp:
    """Make tables and roles, all or nothing, as far as they are not there.

    What is there already stays. Raises LibraryError where it cannot be done or where what is there
    is damaged, LibraryNewer for an archive that this program is too old for.
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
        has_changed = upgrade(db)
        if lacks := missing(db):
            raise damaged(server.name, lacks)
        return SetUp(server.name, has_changed, may_change(db))


def damaged(archive: str, lacks: Sequence[str]) -> LibraryError:
    """Return what says that an archive lacks some of its tables."""
    return LibraryError(
        tr(
            "The archive ({archive}) is damaged: it has no {tables}. Whoever looks after "
            "it can bring it back from a backup.",
            archive=archive,
            tables=", ".join(lacks),
        )
    )
