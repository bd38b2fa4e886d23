"""Which hosts the person lets the program ask, for good.

Kept as JSON beside the settings. What was allowed once is not kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reader.kept.kept_file import KeptFile
from reader.model.web_address import without_www
from reader.wording import tr

NAME: Final = "hosts.json"
MOST_HOSTS: Final = 10_000

_VERSION: Final = 1
_ALWAYS: Final = "always"
_LOST: Final = tr("The list of hosts that may be asked could not be read")


class Hosts:
    """The hosts; with and without "www." in front one is the same."""

    def __init__(self, folder: Path) -> None:
        """Read what is kept in a folder; ``notice`` is a sentence to show, "" without any."""
        self._file = KeptFile(folder / NAME, _LOST)
        self._allowed = self._read()
        self.notice = self._file.notice

    def allows(self, host: str) -> bool:
        """Whether the person lets a host be asked, whenever it is."""
        return without_www(host) in self._allowed

    @property
    def allowed(self) -> list[str]:
        """All of them, in order."""
        return sorted(self._allowed)

    def forget(self) -> None:
        """Let none be asked without a question from now on; raises FileError."""
        with self._file.held():
            self._allowed = {}
            self._file.save({"version": _VERSION, "hosts": {}})

    def allow(self, host: str) -> None:
        """Let a host be asked from now on; raises FileError."""
        with self._file.held():
            # Another program may have added to it since.
            self._allowed = {**self._read(), without_www(host): _ALWAYS}
            self._file.save({"version": _VERSION, "hosts": dict(sorted(self._allowed.items()))})

    def _read(self) -> dict[str, str]:
        stored = self._file.load().get("hosts")
        told = stored.items() if isinstance(stored, dict) else ()
        allowed = {without_www(host): _ALWAYS for host, value in told if value == _ALWAYS}
        return dict(list(allowed.items())[:MOST_HOSTS])
