"""What is dragged onto the window or given to it, and where it belongs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData

from reader.files import path_in


def local_files(dragged: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that are dragged."""
    urls = dragged.urls()
    names = (path_in(url.toLocalFile()) for url in urls if url.isLocalFile())
    return [Path(name) for name in names if name]


def parted(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return paths parted into transcripts to be opened, and what goes to the library whole."""
    files, many = list[Path](), list[Path]()
    for path in paths:
        (many if os.path.isdir(path) or path.suffix.lower() == ".zip" else files).append(path)
    return files, many
