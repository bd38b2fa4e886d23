"""A browser for tests: it takes whatever is given to the system to be opened, and opens nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class Browser(QObject):
    """Takes the place of every program that opens an address."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def visit(self, url: QUrl) -> None:
        self.opened.append(bytes(url.toEncoded().data()).decode("ascii"))


@contextmanager
def browser(*schemes: str) -> Iterator[Browser]:
    """Let addresses of these schemes go to a browser of the test."""
    made = Browser()
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, made, "visit")
    yield made
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)
