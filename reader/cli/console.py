"""Standard input, output and error as bytes: UTF-8, whatever the locale of the shell says."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO, Final

from reader.errors import FileError
from reader.files import MAX_BYTES
from reader.model.visible import on_screen, one_line
from reader.named_tuple import NamedTuple
from reader.wording import number, tr

PROGRAM: Final = "transcript-reader"


class OutputError(FileError):
    """Standard output does not take what is written; more need not be tried."""


class Console(NamedTuple):
    """What a command reads from and writes to; a stream that the shell has closed is None."""

    input: BinaryIO | None
    output: BinaryIO | None
    errors: BinaryIO | None

    @classmethod
    def standard(cls) -> Console:
        """Return the streams that this process was started with."""
        streams = (sys.stdin, sys.stdout, sys.stderr)
        return cls(*(None if stream is None else stream.buffer for stream in streams))

    @property
    def is_terminal(self) -> bool:
        """Whether the output goes to a screen, where control characters do what they say."""
        return self.output is not None and self.output.isatty()

    def read(self) -> bytes:
        """Return all of standard input; raises FileError if that is too much, or fails."""
        try:
            data = self.input.read(MAX_BYTES + 1) if self.input is not None else b""
        except OSError as problem:
            told = tr("Standard input cannot be read: {cause}.", cause=_cause(problem))
            raise FileError(told) from problem
        if len(data) > MAX_BYTES:
            most = number(MAX_BYTES // 1024**2)
            raise FileError(tr("Standard input is larger than {size} MB.", size=most))
        return data

    def write(self, data: bytes) -> None:
        """Write to standard output.

        Raises OutputError where that fails, BrokenPipeError when nobody reads any more.
        """
        if self.output is None:
            raise OutputError(tr("There is no standard output to write to."))
        with _failures_said():
            self.output.write(data)

    def show(self, text: str) -> None:
        """Write a text to standard output, to a screen without what would play tricks there."""
        self.write(_bytes(on_screen(text) if self.is_terminal else text))

    def put(self, data: bytes) -> None:
        """Write a document: its bytes as they are, but to a screen as :meth:`show` does.

        Raises FileError for what is no text on its way to a screen.
        """
        if not self.is_terminal:
            self.write(data)
            return
        if b"\0" in data:
            raise FileError(tr("A screen shows no such file: name one with -o, or behind “>”."))
        self.show(data.decode("utf-8", "replace"))

    def flush(self) -> None:
        """Send on what was written so far; raises as :meth:`write` does."""
        if self.output is not None:
            with _failures_said():
                self.output.flush()

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there to be asked: both ends of the talk are a terminal."""
        talk = (self.input, self.errors)
        return all(stream is not None and stream.isatty() for stream in talk)

    def ask(self, question: str) -> str:
        """Ask the person something, and return the first letter of the answer, a small one."""
        assert self.input is not None
        assert self.errors is not None
        self.errors.write(_bytes(one_line(question) + " "))
        self.errors.flush()
        return self.input.readline(1_000).decode("utf-8", "replace").strip()[:1].lower()

    def bold(self, text: str) -> str:
        """Return ``text`` in bold letters if the output is a screen that has them."""
        wanted = "NO_COLOR" not in os.environ and os.environ.get("TERM", "dumb") != "dumb"
        return f"\x1b[1m{text}\x1b[0m" if wanted and self.is_terminal else text

    def say(self, sentence: str) -> None:
        """Write a sentence to standard error, on a line that begins with the program's name."""
        if self.errors is not None:
            with contextlib.suppress(OSError):  # nobody is there to be told
                self.errors.write(_bytes(f"{PROGRAM}: {one_line(sentence)}\n"))
                self.errors.flush()

    def abandon(self) -> None:
        """Let standard output lead nowhere, so that what is left is not tried once more."""
        if self.output is not None:
            with contextlib.suppress(OSError, ValueError):  # a stream that is no file of the system
                descriptor = self.output.fileno()
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, descriptor)
                os.close(nowhere)


@contextlib.contextmanager
def _failures_said() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        told = tr("Standard output cannot be written: {cause}.", cause=_cause(problem))
        raise OutputError(told) from problem


def _cause(problem: OSError) -> str:
    return problem.strerror or tr("the system gave no reason")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
