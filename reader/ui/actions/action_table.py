"""What the window can do, as one table: menus, bars, keys and the key help are made from it.

Adding an action is adding an entry to one of the menus.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.ui.actions import action_rows, action_rows_go, action_rows_notes
from reader.ui.actions.action_entry import Entry, Rows

__all__ = ["BARS", "MENUS", "Entry", "KeyRow", "Rows", "bare", "entries", "key_table"]

MENUS: dict[str, tuple[str, Rows]] = {
    "file": ("&File", action_rows.FILE),
    "file/recent": ("Open &Recent", action_rows.RECENT),
    "edit": ("&Edit", action_rows.EDIT),
    "edit/quote-style": ("&Quote Style", action_rows.QUOTE_STYLES),
    "view": ("&View", action_rows.VIEW),
    "view/typeface": ("&Typeface", action_rows.TYPEFACES),
    "view/theme": ("Th&eme", action_rows.THEMES),
    "go": ("&Go", action_rows_go.GO),
    "notes": ("&Notes", action_rows_notes.NOTES),
    "library": ("&Library", action_rows_go.LIBRARY),
    "library/arrange": ("Order and &Groups", action_rows_go.ORDERS),
    "help": ("&Help", action_rows_go.HELP),
}
"""Every menu by its path, with its words and its rows, in the order of the menu bar."""

BARS = {
    "start": ("library", "back", "forward", "open", "captions"),
    "end": ("copy-with-source", "export", "hit-list", "related"),
    "status": ("text-smaller", "text-bigger"),
}
"""What has a button: at the start and the end of the tool bar, and in the status bar."""


def entries(menu: str = "") -> Iterator[Entry]:
    """Yield the entries of one menu, or of all of them."""
    for path, (_, rows) in MENUS.items():
        if menu in ("", path):
            yield from (row for row in rows if isinstance(row, Entry))


class KeyRow(NamedTuple):
    """One row of the key help: a menu, what is done there, its keys."""

    menu: str
    words: str
    keys: tuple[str, ...]


def key_table() -> tuple[KeyRow, ...]:
    """Return the keys of every action that has some, as written for no system in particular."""
    return tuple(
        KeyRow(bare(words), bare(row.words), (*row.keys.split(), *row.also.split()))
        for words, rows in MENUS.values()
        for row in rows
        if isinstance(row, Entry) and row.keys
    )


def bare(words: str) -> str:
    """Return the words of an entry or a menu without access key and ellipsis."""
    return words.replace("&", "").rstrip("…")
