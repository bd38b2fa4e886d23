"""A library in a window: what stories about it have in common."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from driver import Reader, reader, until
from PySide6.QtTest import QTest


@contextmanager
def shelf(base: Path) -> Iterator[Reader]:
    """Give a window whose library, in the folder ``base``, has been read."""
    with reader(base=base) as made:
        made.shelf.read()
        until(lambda: made.shelf.is_read)
        yield made


def three_talks(folder: Path) -> Path:
    """Make a folder with three transcripts."""
    made = folder / "talks"
    made.mkdir()
    write(
        made / "bridges.json", "Bridges of Porto", "They built the iron", "bridge over the Douro."
    )
    write(made / "water.json", "Water", "Water under the bridge.", date="2021-03-04", author="Ana")
    write(made / "harbour.json", "A harbour town", "Nothing here but ships and rope.")
    return made


def write(path: Path, title: str, *texts: str, **facts: object) -> None:
    segments = [{"text": text} for text in texts]
    path.write_text(json.dumps({"title": title, "segments": segments, **facts}), encoding="utf-8")


def take_in(window: Reader, *paths: Path) -> None:
    window.window.commands.library.take_in(paths)
    until(lambda: not window.window.commands.library.busy.isVisible())
    window.settle()
    until(lambda: not window.shelf._soon.isActive())
    window.shelf.read()
    wait_for_lines(window)


def wait_for_lines(window: Reader) -> None:
    """Wait until the library has nothing under way."""
    for line in (window.shelf._writing, window.shelf._looking, window.shelf._asking):
        done: list[int] = []
        line.run(lambda: 1, done.append, done.append)
        until(lambda done=done: done)
    window.settle()


def titles(window: Reader) -> list[str]:
    """The rows of the library as they are shown."""
    model = window.window.areas["library"].model
    return [model.view(row).title for row in range(model.rowCount())]


def found(window: Reader) -> list[str]:
    """The rows of what was found, as they are shown."""
    model = window.window.commands.library.page.model
    return [model.view(row).title for row in range(model.rowCount())]


def search(window: Reader, query: str) -> None:
    window.window.activateWindow()  # a dialog that was closed has taken the keyboard with it
    QTest.qWaitForWindowActive(window.window)
    window.press("Ctrl+Shift+F")
    page = window.window.commands.library.page
    page.field.clear()
    window.type(query)
    until(lambda: has_looked(window))


def has_looked(window: Reader) -> bool:
    """Return whether the library has told all that it found: its rows come before its sentence."""
    return not window.window.commands.library.search.state.is_busy


def notice(window: Reader) -> str:
    return window.window.notices.sentence.text() if window.window.notices.isVisible() else ""


def click_row(window: Reader, row: int) -> None:
    view = window.window.commands.library.page.list
    index = view.model().index(row, 0)
    view.scrollTo(index)
    window.click(view.viewport(), view.visualRect(index).center())
