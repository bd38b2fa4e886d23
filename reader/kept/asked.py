"""The list of what was asked of the web: when, what for, of whom, how much came, what was answered.

A line of JSON for each request, put at the end of one file, the person's alone. A line is written
as soon as its request is over, by one call, so that two programs at once do not mix theirs.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from reader.errors import FileError
from reader.files import atomic_write, read_untrusted
from reader.model.visible import one_line

NAME: Final = "asked.jsonl"
MOST_LINES: Final = 10_000
"""How many requests are listed, the newest, and kept once the file has grown too large."""

_LONGEST: Final = 4_096
_LARGEST: Final = 16_000_000


class Request(NamedTuple):
    """A request that was made; see :class:`reader.fetching.requests.Asked`."""

    when: str
    purpose: str
    address: str
    status: int
    size: int
    answer: str


class AskedList:
    """The list, in a folder of the person's own."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def add(self, request: Request) -> None:
        """Put a request at the end; raises FileError."""
        line = json.dumps(request._asdict(), ensure_ascii=True) + "\n"
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        try:
            descriptor = os.open(self._path, flags, 0o600)
            try:
                os.write(descriptor, line.encode("ascii"))
                size = os.fstat(descriptor).st_size
            finally:
                os.close(descriptor)
        except OSError as problem:
            reason = problem.strerror or "the system gave no reason"
            raise FileError(f"What is asked cannot be listed: {reason}.") from problem
        if size > _LARGEST:
            self._shorten()

    def requests(self) -> list[Request]:
        """Return what was asked, the newest first; what cannot be read is left out."""
        if not os.path.lexists(self._path):
            return []
        lines = read_untrusted(self._path).decode("ascii", "replace").splitlines()
        found = [request for line in lines if (request := _request(line)) is not None]
        return found[: -MOST_LINES - 1 : -1]

    def clear(self) -> None:
        """Forget everything; raises FileError."""
        if os.path.lexists(self._path):
            atomic_write(self._path, b"")

    def _shorten(self) -> None:
        kept = [json.dumps(one._asdict(), ensure_ascii=True) for one in reversed(self.requests())]
        atomic_write(self._path, "".join(f"{line}\n" for line in kept).encode("ascii"))


def _request(line: str) -> Request | None:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, Mapping):
        return None
    texts = [one_line(str(told.get(name, "")))[:_LONGEST] for name in Request._fields]
    when, purpose, address, status, size, answer = texts
    return Request(when, purpose, address, _number(status), _number(size), answer)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0
