"""The archives that a person has used, by their addresses; no address holds a password.

Kept as JSON beside the library.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reader.kept.kept_file import KeptFile
from reader.kept.settings import Settings
from reader.wording import tr

NAME: Final = "archives.json"
MOST_ARCHIVES: Final = 50

_VERSION: Final = 1
_LOST: Final = tr("The list of archives that you used could not be read")


class Archives:
    """The addresses, the one used first first; each is there once."""

    def __init__(self, folder: Path) -> None:
        """Read what is kept in a folder; ``notice`` is a sentence to show, "" without any."""
        self._file = KeptFile(folder / NAME, _LOST)
        self.all = self._read()
        self.notice = self._file.notice

    def add(self, address: str) -> None:
        """Keep an address as the last of them; raises FileError."""
        if address not in self.all:
            self._change([address], "")

    def forget(self, address: str) -> None:
        """Keep an address no more; raises FileError."""
        self._change([], address)

    def _change(self, added: list[str], gone: str) -> None:
        with self._file.held():
            # Another program may have added to it since.
            others = [one for one in self._read() if one != gone and one not in added]
            self.all = [*others, *added][:MOST_ARCHIVES]
            self._file.save({"version": _VERSION, "archives": self.all})

    def _read(self) -> list[str]:
        stored = self._file.load().get("archives")
        told = stored if isinstance(stored, list) else []
        known = (one for one in told if Settings.library_at.accept(one))
        return list(dict.fromkeys(known))[:MOST_ARCHIVES]
