"""A small JSON file of the program's own: settings, memory, basket.

It is read as a stranger's, for anything may have written it. One that is no such file is put aside
under another name and told of; it is written whole, or not at all, and only where it changed.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from reader.errors import FileError
from reader.files import atomic_write, read_untrusted
from reader.wording import tr

_MOST_PUT_ASIDE: Final = 100
_SECONDS_TO_WAIT: Final = 5.0
_SECONDS_BETWEEN: Final = 0.02

_log = logging.getLogger("reader.ui")


class KeptFile:
    """The file at ``path``, None where nothing can be kept.

    ``notice`` is a sentence to show after :meth:`load`, "" if all went well.
    """

    def __init__(self, path: Path | None, lost: str, blocked: str = "") -> None:
        """``lost`` is what to say of a file that cannot be read ("The basket could not be read").

        ``blocked`` is the sentence for where such a file cannot be renamed either: then nothing is
        written over it, unless ``blocked`` is "".
        """
        self.path = path
        self.notice = ""
        self._lost, self._blocked = lost, blocked
        self._saved = b""

    @property
    def is_there(self) -> bool:
        """Whether there is a file, whatever is in it."""
        return self.path is not None and os.path.lexists(self.path)

    @property
    def size(self) -> int:
        """How many bytes the file has, 0 where there is none."""
        try:
            return self.path.stat().st_size if self.path is not None else 0
        except OSError:
            return 0

    def load(self) -> dict[str, Any]:
        """Return what the file holds, nothing where there is none; raises nothing.

        A file that is no JSON object is put aside.
        """
        try:
            return self._read()
        except (FileError, ValueError, RecursionError) as fault:
            self.put_aside(fault)
            return {}

    def save(self, stored: dict[str, Any]) -> None:
        """Write the file if it holds anything else; raises FileError, and then it is unchanged."""
        # ASCII, so that the bytes of a path that are no UTF-8 survive as escapes.
        data = (json.dumps(stored, indent=1) + "\n").encode("ascii")
        if self.path is not None and data != self._saved:
            atomic_write(self.path, data)
            self._saved = data

    def put_aside(self, fault: Exception) -> None:
        """Rename a file whose content is at fault, so that it is neither lost nor read again."""
        _log.warning("%s: %s", self.path, fault)
        kept = self._renamed()
        if kept:
            self.notice = tr(
                "{lost}; the old file is kept as “{file}”.", lost=self._lost, file=kept
            )
        elif self._blocked:
            self.path = None
            self.notice = self._blocked
        else:
            self.notice = tr("{lost}.", lost=self._lost)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other program of ours from changing the file meanwhile; see :func:`held`."""
        if self.path is None:
            yield
        else:
            with held(self.path):
                yield

    def _read(self) -> dict[str, Any]:
        if not self.is_there:
            return {}
        assert self.path is not None
        data = read_untrusted(self.path)
        stored = json.loads(data.decode("utf-8-sig"))
        if not isinstance(stored, dict):
            raise ValueError("it is not a JSON object")
        # What is nested too deeply to be written again is refused now, not at the next save.
        json.dumps(stored)
        self._saved = data
        return stored

    def _renamed(self) -> str:
        """Give the file another name and return that, "" where it cannot be renamed."""
        assert self.path is not None
        for number in range(1, _MOST_PUT_ASIDE):
            kept = self.path.with_name(f"{self.path.name}.bad-{number}")
            if not os.path.lexists(kept):
                try:
                    self.path.rename(kept)
                except OSError:
                    return ""
                return kept.name
        return ""


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Keep every other program of ours from changing a file meanwhile.

    One that hangs is waited for some seconds, and then no longer.
    """
    lock = path.with_name(f"{path.name}.lock")
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError:  # what cannot be locked cannot be written either, which tells more of it
        yield
        return
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)  # and with it the lock


def claim(path: Path) -> Callable[[], None] | None:
    """Claim a file, whether it is there or not, for this program alone until that ends.

    Return what lets go of it before; None where another program has it, or nothing can be written.
    """
    lock = path.with_name(f"{path.name}.lock")
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError:
        return None
    if not _is_locked(descriptor):
        os.close(descriptor)
        return None

    def let_go() -> None:
        os.close(descriptor)
        with contextlib.suppress(OSError):
            os.unlink(lock)

    return let_go


def _lock(descriptor: int) -> None:
    until = time.monotonic() + _SECONDS_TO_WAIT
    while not _is_locked(descriptor) and time.monotonic() < until:
        time.sleep(_SECONDS_BETWEEN)


if sys.platform == "win32":

    def _is_locked(descriptor: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _is_locked(descriptor: int) -> bool:
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a disk without locks: go on without one
            return True
        return True
