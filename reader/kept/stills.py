"""The still frames of quotations that are kept: a file each, called by what its bytes add up to."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from reader import files
from reader.model.still import MOST_BYTES, Still
from reader.paths import ensure
from reader.patterns import lazy_pattern

_SUFFIX: Final = ".jpg"
_DIGEST: Final = lazy_pattern(r"[0-9a-f]{64}")


class KeptStills:
    """The stills in a folder, which nobody else writes into; None where nothing can be kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def keep(self, still: Still) -> None:
        """Keep a still; raises FileError where it cannot be written."""
        if self._folder is None:
            return
        path = self._path(still.sha256)
        if not os.path.isfile(path) and (data := still.read()) and ensure(self._folder):
            files.atomic_write(path, data)

    def as_json(self, still: Still) -> list[Any]:
        """Return a still as values that JSON holds, without its bytes."""
        return [still.time, still.width, still.height, still.sha256]

    def from_json(self, value: Any) -> Still | None:
        """Return the still of which :meth:`as_json` gave the values; None for what is none."""
        match value:
            case [int(time), int(width), int(height), str(name)] if _DIGEST.fullmatch(name):
                with contextlib.suppress(ValueError):
                    return Still(time, width, height, name, lambda: self._read(name))
        return None

    def leave(self, stills: Iterable[Still]) -> None:
        """Remove the files of all stills but these."""
        if self._folder is None or not os.path.isdir(self._folder):
            return
        wanted = {f"{still.sha256}{_SUFFIX}" for still in stills}
        with contextlib.suppress(OSError):
            for entry in os.scandir(self._folder):
                name = entry.name
                if _DIGEST.fullmatch(name.removesuffix(_SUFFIX)) and name not in wanted:
                    os.unlink(entry)

    def _path(self, name: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{name}{_SUFFIX}"

    def _read(self, name: str) -> bytes:
        """Return the bytes of a still, b"" where they are not those that were kept."""
        if self._folder is None:
            return b""
        data = files.head(self._path(name), MOST_BYTES + 1)
        return data if hashlib.sha256(data).hexdigest() == name else b""
