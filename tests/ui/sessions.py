"""A session with transcripts open, read from files as a person would open them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from holdings import delete_now
from PySide6.QtWidgets import QApplication

from reader.kept.memory import Memory
from reader.kept.settings import Settings
from reader.paths import folders
from reader.ui.parts.background import Background
from reader.ui.parts.theme import Appearance
from reader.ui.state.doors import Doors
from reader.ui.state.fetching import Fetching
from reader.ui.state.session import Session
from reader.ui.state.shelf import Shelf


class Opened:
    """A session, and what panes are made with; files are written to one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = Settings()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.appearance = Appearance(app, self.settings)
        self.background = Background()
        self.session = Session(Memory(), self.background)
        self.shelf = Shelf(folder / "data", folder / "cache")
        self.doors = Doors(self.session, self.shelf, self.settings)
        self.fetching = Fetching(
            self.session, self.shelf, self.doors, self.settings, folders(folder / "own")
        )

    def file(self, title: str, *words: str, related: tuple[str, ...] = (), url: str = "") -> Path:
        """A file with a transcript and the videos its page lists."""
        path = self.folder / f"{len(list(self.folder.iterdir()))}.json"
        videos = [{"title": name, "url": url} for name in related]
        segments = [{"text": text} for text in words or ("Some words.",)]
        path.write_text(json.dumps({"title": title, "related": videos, "segments": segments}))
        return path

    def open(self, title: str, *words: str, related: tuple[str, ...] = (), url: str = "") -> Path:
        """Open a transcript of that title."""
        path = self.file(title, *words, related=related, url=url)
        self.session.open(path)
        while self.session.is_reading:  # a long file comes from the background
            QApplication.processEvents()
        return path

    def follow(self, title: str) -> None:
        """Follow the related video of that title."""
        video = next(video for video in self.session.related if video.title == title)
        self.session.show_video(video)

    @property
    def shown(self) -> str:
        """The title of the page shown."""
        page = self.session.page
        assert page is not None
        return page.title if hasattr(page, "title") else page.video.title


@contextmanager
def opened(folder: Path) -> Iterator[Opened]:
    """Give a session for one test, and end its work after it."""
    made = Opened(folder)
    yield made
    made.fetching.close()
    made.shelf.close()
    made.background.close()
    made.appearance.deleteLater()
    delete_now()
