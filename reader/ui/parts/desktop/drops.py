"""What is dragged onto the window or given to it, and where it belongs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData

from reader.files import path_in
from reader.patterns import lazy_pattern
from reader.wording import tr, trn

_ADDRESS = lazy_pattern(r"https?://[^\s<>\"]{1,4000}")


def local_files(dragged: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that are dragged."""
    urls = dragged.urls()
    names = (path_in(url.toLocalFile()) for url in urls if url.isLocalFile())
    return [Path(name) for name in names if name]


def links(dragged: QMimeData) -> list[str]:
    """Return the addresses of the web that are dragged."""
    return [url.toString() for url in dragged.urls() if url.scheme() in ("http", "https")]


def lone_address(text: str) -> str:
    """Return the address of the web that a text is, "" if it is, or says, anything else."""
    return text.strip() if _ADDRESS.fullmatch(text.strip()) else ""


def parted(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return paths parted into transcripts to be opened, and what goes to the library whole."""
    files, many = list[Path](), list[Path]()
    for path in paths:
        (many if os.path.isdir(path) or path.suffix.lower() == ".zip" else files).append(path)
    return files, many


def landing(dragged: QMimeData) -> str:
    """Return what becomes of what is dragged once it is let go over the page."""
    files, many = parted(local_files(dragged))
    if not files and not many:
        return tr("Drop to get its transcript")
    if not files:
        return tr("Drop to take what is in it into the library")
    if many:
        return trn(
            "Drop to open it, and to take the rest into the library",
            "Drop to open {n} files, and to take the rest into the library",
            len(files),
        )
    return trn("Drop to open it", "Drop to open {n} files", len(files))
