"""What a row of the table of actions is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the window can do.

    ``words`` have an access key, ``tip`` is the sentence in the status bar. ``standard`` stands for
    the keys that the system has for it; ``keys`` (parted by spaces) are used where it has none,
    ``also`` always. ``when`` names the condition under which it can be done, "" for always.
    Entries of one ``choice`` exclude each other and stand for its values.
    """

    id: str
    words: str
    tip: str
    icon: str = ""
    standard: Key | None = None
    keys: str = ""
    also: str = ""
    when: str = ""
    is_switch: bool = False
    choice: str = ""
    value: str = ""
    role: str = ""


Rows = tuple[Entry | str | None, ...]
"""The rows of a menu: entries, the paths of its submenus, and None for a separator."""


def choices(choice: str, words: Mapping[str, str], tip: str) -> Iterator[Entry]:
    """Yield an entry for each value of a choice; ``tip`` has a place for its words."""
    for value, title in words.items():
        yield Entry(f"{choice}-{value}", title, tip.format(title), choice=choice, value=value)
