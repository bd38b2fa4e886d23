"""How loud recordings are, kept in the folder of what can be made again.

What is kept is called by what the bytes of the recording add up to, so that it is found again
wherever that file is, and is not when the file is another one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from reader import files
from reader.errors import FileError
from reader.model.hearing.loudness import STEP
from reader.paths import ensure
from reader.wording import tr

LONGEST: Final = 7 * 24 * 3_600_000
"""A recording that is longer, in milliseconds, has no picture: what says so may never end."""

MOST_KEPT: Final = 100
"""Of so many recordings it is kept; those that were made first go first."""

# Changes with what a value means.
_HEAD: Final = b"transcript-reader peaks 1\n"
_SUFFIX: Final = ".peaks"
_AT_ONCE: Final = 1 << 20


def digest(path: Path, is_cut: Callable[[], bool]) -> str:
    """Return the SHA-256 of a file, as letters; "" if ``is_cut`` says that nobody waits for it.

    Raises FileError where it cannot be read.
    """
    found = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            while data := file.read(_AT_ONCE):
                if is_cut():
                    return ""
                found.update(data)
    except OSError as problem:
        name, why = files.shown(path), files.cause(problem)
        raise FileError(
            tr("{file}: The file cannot be read: {why}.", file=name, why=why)
        ) from problem
    return found.hexdigest()


def version(path: Path) -> tuple[int, int]:
    """Return what changes with a file, (0, 0) where it is gone: what is found out of one that has
    changed meanwhile is not what its digest stands for.
    """
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def known(folder: Path, name: str) -> bytes | None:
    """Return how loud a recording is, by its digest; None where it is not kept."""
    longest = len(_HEAD) + LONGEST // STEP
    data = files.head(folder / f"{name}{_SUFFIX}", longest + 1)
    if not data.startswith(_HEAD) or not len(_HEAD) < len(data) <= longest:
        return None
    return data[len(_HEAD) :]


def keep(folder: Path, name: str, values: bytes) -> None:
    """Keep how loud a recording is, by its digest.

    Where that cannot be done, it is made again the next time.
    """
    if not values or not ensure(folder):
        return
    with contextlib.suppress(FileError, OSError):
        files.atomic_write(folder / f"{name}{_SUFFIX}", _HEAD + values)
        kept = [entry for entry in os.scandir(folder) if entry.name.endswith(_SUFFIX)]
        kept.sort(key=lambda entry: entry.stat().st_mtime_ns)
        for entry in kept[:-MOST_KEPT]:
            os.unlink(entry)
