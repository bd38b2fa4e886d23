"""What the saved page of a video at YouTube tells beside the words: its channel, and other videos.

The list beside a video has had elements of several makes; in all of them a video is an element of
its own with a link to its page, and a title in a heading or in an element called so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reader.formats.decoding.html_tokens import listen
from reader.model.transcript import RelatedVideo
from reader.patterns import lazy_pattern

_ITEMS: Final = frozenset(
    (
        "yt-lockup-view-model",
        "ytd-compact-video-renderer",
        "ytd-compact-movie-renderer",
        "ytd-rich-item-renderer",
        "ytd-video-renderer",
    )
)
_ADVERTS: Final = frozenset(("ytd-ad-slot-renderer", "ytd-promoted-video-renderer"))
_OWNERS: Final = frozenset(("ytd-video-owner-renderer", "ytd-channel-name"))
_WATCH: Final = lazy_pattern(
    r"(?:https?://(?:www\.|m\.)?youtube\.com)?/watch\?(?:[^#]{0,200}&)?v=([\w-]{11})(?=[&#]|\Z)",
    re.IGNORECASE,
)
_TITLES: Final = frozenset(("h3", "h4"))
_CALLED_TITLE: Final = "video-title"
_MOST: Final = 500
_ADDRESS: Final = "https://www.youtube.com/watch?v="


class WatchPage:
    """Takes the tags and texts of a page; ``related`` and ``channel`` have then what it tells."""

    def __init__(self, own_id: str) -> None:
        self.channel = ""
        self._own_id = own_id
        self._found: dict[str, str] = {}
        self._item: str | None = None
        self._adverts = 0
        self._id = self._title = ""
        self._depths: dict[str, int] = {}
        self._taking = ""
        """The element whose text is taken: of a title, or of the name of the channel."""
        self._pieces: list[str] = []

    @property
    def related(self) -> tuple[RelatedVideo, ...]:
        """The other videos, in the order of the page."""
        return tuple(
            RelatedVideo(title, f"{_ADDRESS}{key}", key) for key, title in self._found.items()
        )

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        if name in _ADVERTS:
            self._adverts += 1
        elif name in _ITEMS and self._item is None:
            self._item, self._id, self._title = name, "", ""
        elif name in _OWNERS or attributes.get("id") == "owner":
            self._depths.setdefault("owner", 0)
        if name == "link" and attributes.get("itemprop") == "name":
            self.channel = attributes.get("content", "").strip() or self.channel
        elif name == "a" and "owner" in self._depths and not self.channel:
            if attributes.get("href", "").rpartition("youtube.com")[2][:2] in ("/@", "/c", "/u"):
                self._take("a")
        elif self._item is not None:
            self._of_item(name, attributes)

    def _of_item(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "a" and not self._id:
            found = _WATCH.match(attributes.get("href", ""))
            self._id = found[1] if found else ""
        is_called = attributes.get("id") == _CALLED_TITLE
        if (name in _TITLES or is_called) and not self._title:
            self._title = attributes.get("title", "").strip()
            if not self._title and not self._taking:
                self._take(name)

    def _take(self, name: str) -> None:
        self._taking, self._pieces = name, []

    def end(self, name: str) -> None:
        """Take an end tag."""
        if name == self._taking:
            text = " ".join("".join(self._pieces).split())
            if self._item is None:
                self.channel = self.channel or text
            else:
                self._title = self._title or text
            self._taking = ""
        if name in _ADVERTS:
            self._adverts = max(self._adverts - 1, 0)
        elif name == self._item:
            self._end_item()

    def _end_item(self) -> None:
        is_other = self._id and self._id != self._own_id
        if is_other and self._title and not self._adverts and len(self._found) < _MOST:
            self._found.setdefault(self._id, self._title)
        self._item = None
        self._taking = ""

    def text(self, text: str) -> None:
        """Take a run of text."""
        if self._taking:
            self._pieces.append(text)


def watch_page(html: str, address: str) -> WatchPage:
    """Return what the page of a video tells, whose address is that of its own."""
    found = _WATCH.match(address)
    page = WatchPage(found[1] if found else "")
    listen(html, page)
    return page
