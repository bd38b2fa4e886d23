"""Texts that were pasted, each kept as a file of the program's own, for nobody else has them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader import paths
from reader.errors import FileError
from reader.files import atomic_write
from reader.wording import tr

if TYPE_CHECKING:
    from reader.kept.memory import Memory

SPARED_SECONDS: Final = 30 * 86_400
"""How long a text is kept that nobody wants any more: whoever denies it may be wrong."""

_SUFFIX = ".txt"


def keep(folder: Path, text: str) -> Path:
    """Write a text to a file in ``folder`` and return that; the same text has the same file.

    Raises FileError where it cannot be written.
    """
    data = text.encode("utf-8", "surrogatepass")
    path = folder / f"{hashlib.sha256(data).hexdigest()[:32]}{_SUFFIX}"
    if not paths.ensure(folder):
        raise FileError(
            tr("What was pasted is not kept: {folder} cannot be written.", folder=folder)
        )
    if os.path.lexists(path):
        _note_wanted(path)
    else:
        atomic_write(path, data)
    return path


def sweep(
    folder: Path, is_wanted: Callable[[Path], bool], spared_seconds: float = SPARED_SECONDS
) -> None:
    """Delete the texts in ``folder`` that were not wanted for ``spared_seconds``.

    The time of a file is when its text was wanted last. What cannot be deleted stays.
    """
    with contextlib.suppress(OSError):
        for path in list(folder.glob(f"*{_SUFFIX}")):
            if is_wanted(path):
                _note_wanted(path)
            elif time.time() - path.stat().st_mtime >= spared_seconds:
                path.unlink()


def sweep_at_end(folder: Path, memory: Memory) -> None:
    """Delete the texts in ``folder`` that a memory knows nothing of, once their time has come: at
    once where nothing is to be left of them.

    A memory that was not read whole does not know which texts are wanted: then all stay.
    """
    if not memory.notice:
        sweep(folder, memory.remembers, 0 if memory.is_to_forget else SPARED_SECONDS)


def _note_wanted(path: Path) -> None:
    with contextlib.suppress(OSError):
        os.utime(path)
