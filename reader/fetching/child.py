"""Another program at work for this one: bounded in time and words, ended with what it starts."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from typing import IO, Final

from reader.fetching.deadline import Deadline
from reader.fetching.errors import FetchError
from reader.named_tuple import NamedTuple
from reader.wording import tr

MOST_BYTES: Final = 50_000_000
"""The most that is taken of what it says."""


class Output(NamedTuple):
    """What a program came to: its exit status, and what it wrote to its output and of errors."""

    status: int
    said: bytes
    errors: bytes


def run(
    command: Sequence[str], environment: Mapping[str, str], folder: str, deadline: Deadline
) -> Output:
    """Run a program in a folder and return its output.

    Raises FetchError where it cannot be started or says too much, and TooLate. However it goes, it
    has ended, and with it what it started (on Windows it alone). Its words go to files: nothing
    waits for anything.
    """
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                command,
                env=environment,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=errors,
                start_new_session=True,
            )
        except OSError as problem:
            told = tr("{program} cannot be started.", program=command[0])
            raise FetchError(told) from problem
        try:
            status = _watched(process, (said, errors), deadline)
        finally:
            _end(process)
        return Output(status, _content(said), _content(errors))


def _watched(
    process: subprocess.Popen[bytes], written: tuple[IO[bytes], ...], deadline: Deadline
) -> int:
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(deadline.slice())
        if sum(os.fstat(file.fileno()).st_size for file in written) > MOST_BYTES:
            raise FetchError(tr("The other program says more than anything that is taken in."))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started, at once.

    It may have ended itself and left others at work, whose group bears its number for as long.
    """
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read(MOST_BYTES)
