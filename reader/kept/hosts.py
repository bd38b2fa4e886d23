"""Which hosts the person lets the program ask, and which not: what was answered for good.

Kept as JSON beside the settings. What was allowed once is not kept.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Final

from reader.kept.kept_file import KeptFile

NAME: Final = "hosts.json"
MOST_HOSTS: Final = 10_000

_VERSION: Final = 1
_LOST: Final = "The list of hosts that may be asked could not be read"


class Permission(Enum):
    """What the person has said of a host."""

    ALWAYS = "always"
    NEVER = "never"


class Hosts:
    """The answers by host; with and without "www." in front it is one and the same."""

    def __init__(self, folder: Path) -> None:
        """Read what is kept in a folder; ``notice`` is a sentence to show, "" without any."""
        self._file = KeptFile(folder / NAME, _LOST)
        self._answers: dict[str, Permission] = {}
        known = {answer.value: answer for answer in Permission}
        stored = self._file.load().get("hosts")
        for host, value in stored.items() if isinstance(stored, dict) else ():
            if isinstance(value, str) and value in known and len(self._answers) < MOST_HOSTS:
                self._answers[_plain(host)] = known[value]
        self.notice = self._file.notice

    def answer(self, host: str) -> Permission | None:
        """Return what was said of a host, None if nothing was."""
        return self._answers.get(_plain(host))

    def listed(self) -> dict[str, Permission]:
        """Return all answers, by host."""
        return dict(sorted(self._answers.items()))

    def remember(self, host: str, answer: Permission | None) -> None:
        """Keep an answer, or forget it where it is None; raises FileError."""
        with self._file.held():
            if answer is None:
                self._answers.pop(_plain(host), None)
            else:
                self._answers[_plain(host)] = answer
            told = {name: kept.value for name, kept in self.listed().items()}
            self._file.save({"version": _VERSION, "hosts": told})


def _plain(host: str) -> str:
    return host.lower().removeprefix("www.")
