"""Searches of the library that a person keeps, as they are typed.

Kept as JSON beside the library.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reader.kept.kept_file import KeptFile
from reader.wording import tr

NAME: Final = "searches.json"
MOST_SEARCHES: Final = 200
LONGEST_SEARCH: Final = 1_000
"""In characters; a longer one is not kept."""

_VERSION: Final = 1
_LOST: Final = tr("The searches that were kept could not be read")


class Searches:
    """The searches, the one kept last first; each is there once."""

    def __init__(self, folder: Path) -> None:
        """Read what is kept in a folder; ``notice`` is a sentence to show, "" without any."""
        self._file = KeptFile(folder / NAME, _LOST)
        self.all = self._read()
        self.notice = self._file.notice

    def has(self, query: str) -> bool:
        """Whether a search is kept."""
        return _one(query) in self.all

    def keep(self, query: str) -> None:
        """Keep a search as the first of them; raises FileError."""
        self._change([_one(query)], query)

    def forget(self, query: str) -> None:
        """Keep a search no more; raises FileError."""
        self._change([], query)

    def _change(self, first: list[str], query: str) -> None:
        with self._file.held():
            # Another program may have added to it since.
            others = [one for one in self._read() if one != _one(query)]
            self.all = [*first, *others][:MOST_SEARCHES]
            self._file.save({"version": _VERSION, "searches": self.all})

    def _read(self) -> list[str]:
        stored = self._file.load().get("searches")
        told = stored if isinstance(stored, list) else []
        typed = (_one(one) for one in told if isinstance(one, str))
        kept = dict.fromkeys(one for one in typed if 0 < len(one) <= LONGEST_SEARCH)
        return list(kept)[:MOST_SEARCHES]


def _one(query: str) -> str:
    return " ".join(query.split())
