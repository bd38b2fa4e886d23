"""What has changed in an archive: told exactly, however many write at once.

A number counted up would not do: one that was drawn before another may be committed after it. A
revision is a snapshot of the server, which knows of each transaction whether it was done by then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reader.library.postgres.schema import CHANGES_DAYS
from reader.library.values import Changes

if TYPE_CHECKING:
    from psycopg import Connection

_SECONDS_KNOWN: Final = (CHANGES_DAYS - 1) * 86_400
_NOW: Final = "SELECT extract(epoch FROM now())::bigint, pg_current_snapshot()::text"
# Rows out of a dump may bear numbers of transactions that this server has not come to.
_SINCE: Final = (
    "SELECT DISTINCT transcript FROM change"
    " WHERE at >= pg_snapshot_xmin(%(then)s::pg_snapshot)"
    " AND NOT pg_visible_in_snapshot(at, %(then)s::pg_snapshot)"
    " AND at < pg_snapshot_xmax(pg_current_snapshot()) ORDER BY 1"
)


def changes_since(db: Connection[Any], revision: str) -> Changes:
    """Return what has changed since a revision, "" for the one of now.

    A revision holds when it was, in seconds of Unix, and the snapshot; of one that is older than
    changes are kept it is not known what has changed.
    """
    row = db.execute(_NOW).fetchone()
    assert row is not None
    now = f"{row[0]} {row[1]}"
    if not revision:
        return Changes(now, ())
    moment, _, snapshot = revision.partition(" ")
    if row[0] - int(moment) > _SECONDS_KNOWN:
        return Changes(now, None)
    found = db.execute(_SINCE, {"then": snapshot}).fetchall()
    return Changes(now, tuple(id_ for (id_,) in found))
