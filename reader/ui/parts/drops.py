"""What is dragged onto the window or given to it, and where it belongs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData


def local_files(dragged: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that are dragged."""
    urls = dragged.urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile() and url.toLocalFile()]


def parted(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return paths parted into transcripts to be opened, and what goes to the library whole."""
    files, many = list[Path](), list[Path]()
    for path in paths:
        (many if path.is_dir() or path.suffix.lower() == ".zip" else files).append(path)
    return files, many
