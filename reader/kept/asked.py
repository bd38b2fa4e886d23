"""The list of what was asked of the web: when, what for, of whom, how much came, what was answered.

A line of JSON for each request, in English, put at the end of one file, the person's alone, as soon
as the request is over. Two programs at once wait for each other, so that neither loses the other's
lines.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from reader.errors import FileError
from reader.files import atomic_write, cause, read_untrusted
from reader.kept.kept_file import held
from reader.model.asked import Asked
from reader.model.visible import one_line
from reader.wording import in_english, tr

NAME: Final = "asked.jsonl"
MOST_LINES: Final = 10_000
"""How many requests are listed, the newest, and kept once the file has grown too large."""

LARGEST: Final = 16_000_000
"""How many bytes the file may have before it is shortened."""

_LONGEST: Final = 4_096


class AskedList:
    """The list, in a folder of the person's own."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def add(self, request: Asked) -> None:
        """Put a request at the end; raises FileError."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        with held(self._path):
            try:
                descriptor = os.open(self._path, flags, 0o600)
                try:
                    os.write(descriptor, _line(request))
                    size = os.fstat(descriptor).st_size
                finally:
                    os.close(descriptor)
            except OSError as problem:
                told = tr("What is asked cannot be listed: {why}.", why=cause(problem))
                raise FileError(told) from problem
            if size > LARGEST:
                atomic_write(self._path, b"".join(map(_line, reversed(self.requests()))))

    def requests(self) -> list[Asked]:
        """Return what was asked, the newest first; what cannot be read is left out."""
        if not os.path.lexists(self._path):
            return []
        lines = read_untrusted(self._path).decode("ascii", "replace").splitlines()
        found = [request for line in lines if (request := _request(line)) is not None]
        return found[: -MOST_LINES - 1 : -1]

    def clear(self) -> None:
        """Forget everything; raises FileError."""
        with held(self._path):
            if os.path.lexists(self._path):
                atomic_write(self._path, b"")


def _line(request: Asked) -> bytes:
    told = request._replace(purpose=in_english(request.purpose), answer=in_english(request.answer))
    return (json.dumps(told._asdict(), ensure_ascii=True) + "\n").encode("ascii")


def _request(line: str) -> Asked | None:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, Mapping):
        return None
    texts = [one_line(str(told.get(name, "")))[:_LONGEST] for name in Asked._fields]
    when, purpose, address, status, size, answer = texts
    return Asked(when, purpose, address, _number(status), _number(size), answer)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0
