"""The log, by subject: parse, find, library, ui.

A module asks for its logger with ``logging.getLogger("reader.find")``. What is written is for the
person who looks for a fault, so it may go into a report: words of a transcript are wrapped in
``Private``, which counts them and writes them out at debug level only.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from reader.patterns import lazy_pattern
from reader.wording import in_english, joined, tr

SUBJECTS = ("parse", "find", "library", "ui")

_ROOT = "reader"
_FILE = "transcript-reader.log"
_FILE_BYTES = 500_000
_OLD_FILES = 2
_LONGEST_ENTRY = 20_000
_LAYOUT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# Controls, line separators, marks that turn the direction of writing, and halves of characters.
_UNSAFE = lazy_pattern(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


class Private:
    """Words of a transcript, or of its reader, inside a log message.

    ``log.info("searching for %s", Private(query))`` logs ``searching for ‹7 characters›``; a
    message of debug level holds the words themselves.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        """Return how long the words are, never the words."""
        return f"‹{len(self.text)} characters›"


def subjects(text: str) -> tuple[str, ...]:
    """Return the subjects named in ``text``, parted by commas; raise ValueError for another one."""
    named = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    for name in named:
        if name not in SUBJECTS:
            raise ValueError(
                tr(
                    "{name} is no subject of the log. It knows {subjects}.",
                    name=repr(name),
                    subjects=joined(SUBJECTS),
                )
            )
    return named


def setup(debug: bool = False, only: Iterable[str] = (), folder: Path | None = None) -> Path | None:
    """Begin to log, and return the log file, or None where there is no folder that takes one.

    The file in ``folder`` (which must exist) holds what is of level info and above. ``debug`` adds
    the debug level and shows everything on standard error as well; with ``only`` that is limited
    to the subjects named. Calling this again replaces what was set up before.
    """
    close()
    root = logging.getLogger(_ROOT)
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    root.addHandler(logging.NullHandler())
    if debug and sys.stderr is not None:
        _add(root, logging.StreamHandler(sys.stderr), only)
    if folder is None or not os.path.isdir(folder):  # Path.is_dir raises where it may not look
        return None
    file = folder / _FILE
    _add(root, _LogFile(file), only if debug else ())
    return file


def file() -> Path | None:
    """Return the file that is logged to, None where there is none."""
    handlers = logging.getLogger(_ROOT).handlers
    return next((Path(one.baseFilename) for one in handlers if isinstance(one, _LogFile)), None)


def close() -> None:
    """Stop logging and close the file."""
    root = logging.getLogger(_ROOT)
    for handler in root.handlers[:]:
        root.removeHandler(handler)
        handler.close()


def escaped(text: str) -> str:
    """Return ``text`` on one line: what could move the cursor or turn the text is spelled out."""
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


class _LogFile(logging.FileHandler):
    """A file that starts anew when it is full, and is silent when the disk is.

    That of ``logging.handlers`` brings along sockets and pickles, for which a start would wait.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(file, encoding="utf-8", errors="backslashreplace", delay=True)

    def handle(self, record: logging.LogRecord) -> bool:
        """Write a record; a full file becomes the first of the old ones, the last of which goes."""
        self.acquire()
        try:
            self.stream = self.stream or self._open()
            if self.stream.tell() + len(self.format(record)) >= _FILE_BYTES:
                self.stream.close()
                self._move_old()
                self.stream = self._open()
            return bool(super().handle(record))
        except OSError:
            self.handleError(record)
            return False
        finally:
            self.release()

    def _move_old(self) -> None:
        old = [f"{self.baseFilename}.{number}" for number in range(_OLD_FILES, 0, -1)]
        for older, newer in pairwise((*old, self.baseFilename)):
            if os.path.exists(newer):
                os.replace(newer, older)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Let it be: a log that cannot be written must disturb nobody."""


class _LogLayout(logging.Formatter):
    """One record as lines: the message on one line, a traceback set in below it."""

    def __init__(self) -> None:
        super().__init__(_LAYOUT)

    def format(self, record: logging.LogRecord) -> str:
        entry = logging.makeLogRecord(record.__dict__)
        entry.msg, entry.args = escaped(_message(record)), None
        entry.exc_text = None  # another handler may have kept its own, unescaped one there
        return super().format(entry)[:_LONGEST_ENTRY]

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's own name
        lines = super().formatException(ei).splitlines()  # type: ignore[arg-type]
        return "\n".join(f"    {escaped(line)}" for line in lines)


class _Of(logging.Filter):
    """Lets pass what belongs to one of the subjects."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self._names = frozenset(f"{_ROOT}.{name}" for name in names)

    def filter(self, record: logging.LogRecord) -> bool:
        return ".".join(record.name.split(".")[:2]) in self._names


def _message(record: logging.LogRecord) -> str:
    """The message with its arguments; ``Private`` ones are spelled out at debug level.

    What the program says to a person is in English there, as all of the log.
    """
    args = record.args
    if record.levelno <= logging.DEBUG and isinstance(args, tuple):
        args = tuple(arg.text if isinstance(arg, Private) else arg for arg in args)
    if isinstance(args, tuple):
        args = tuple(map(_english, args))
    return str(record.msg) % args if args else str(record.msg)


def _english(value: object) -> object:
    return in_english(str(value)) if isinstance(value, str | Exception) else value


def _add(root: logging.Logger, handler: logging.Handler, only: Iterable[str]) -> None:
    handler.setFormatter(_LogLayout())
    names = tuple(only)
    if names:
        handler.addFilter(_Of(names))
    root.addHandler(handler)
