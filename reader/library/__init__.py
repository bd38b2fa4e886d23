"""The shelf: many transcripts, kept for good and searched as one.

:class:`Library` is the one interface to it; :func:`open_library` opens the one of a folder. SQL
stays in here, and so does how the files are laid out.
"""

from reader.library.apart import narrowed
from reader.library.library import Arrival, Library, Progress
from reader.library.opening import (
    archive_name,
    is_archive,
    is_library,
    newest_backup,
    open_at,
    open_library,
    restore_backup,
    start_anew,
)
from reader.library.records import RecordError
from reader.library.refusals import (
    LibraryAway,
    LibraryDamaged,
    LibraryError,
    LibraryNewer,
    LibraryReadOnly,
    LibraryUnkept,
    NoteConflict,
    Stop,
)
from reader.library.searches.facets import Facet, facets, places_of
from reader.library.searches.query import open_quotation, unknown_field
from reader.library.values import (
    MOST_RANKED,
    Added,
    Apart,
    Backup,
    Basis,
    Changes,
    Conflict,
    Decision,
    Entry,
    Found,
    Health,
    Hit,
    Note,
    Order,
    Outcome,
    Outstanding,
    Resolved,
    ShelfPlace,
    Similar,
)

__all__ = [
    "MOST_RANKED",
    "Added",
    "Apart",
    "Arrival",
    "Backup",
    "Basis",
    "Changes",
    "Conflict",
    "Decision",
    "Entry",
    "Facet",
    "Found",
    "Health",
    "Hit",
    "Library",
    "LibraryAway",
    "LibraryDamaged",
    "LibraryError",
    "LibraryNewer",
    "LibraryReadOnly",
    "LibraryUnkept",
    "Note",
    "NoteConflict",
    "Order",
    "Outcome",
    "Outstanding",
    "Progress",
    "RecordError",
    "Resolved",
    "ShelfPlace",
    "Similar",
    "Stop",
    "archive_name",
    "facets",
    "is_archive",
    "is_library",
    "narrowed",
    "newest_backup",
    "open_at",
    "open_library",
    "open_quotation",
    "places_of",
    "restore_backup",
    "start_anew",
    "unknown_field",
]
