"""Texts that were pasted, each kept as a file of the program's own, for nobody else has them."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from reader import paths
from reader.errors import FileError
from reader.files import atomic_write

_SUFFIX = ".txt"


def keep(folder: Path, text: str) -> Path:
    """Write a text to a file in ``folder`` and return that; the same text has the same file.

    Raises FileError where it cannot be written.
    """
    data = text.encode("utf-8", "surrogatepass")
    path = folder / f"{hashlib.sha256(data).hexdigest()[:32]}{_SUFFIX}"
    if not paths.ensure(folder):
        raise FileError(f"What was pasted is not kept: {folder} cannot be written.")
    if not os.path.lexists(path):
        atomic_write(path, data)
    return path


def sweep(folder: Path, is_wanted: Callable[[Path], bool]) -> None:
    """Delete the texts in ``folder`` that are not wanted any more; what cannot be deleted stays."""
    with contextlib.suppress(OSError):
        for path in list(folder.glob(f"*{_SUFFIX}")):
            if not is_wanted(path):
                path.unlink()
