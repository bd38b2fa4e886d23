"""The basket: quotations put aside from any transcripts, in an order, with comments.

It keeps the words themselves, so that they stay when a file goes. One JSON file holds it; one that
cannot be read is kept under another name.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from reader import files
from reader.errors import FileError
from reader.model.excerpt import Excerpt
from reader.quotes.excerpt_json import as_json, from_json

MOST_ITEMS: Final = 2_000
"""How many quotations a basket holds."""

_VERSION: Final = 1
_LONGEST: Final = 20_000
_MOST_KEPT_FILES: Final = 100

_log = logging.getLogger("reader.ui")


class BasketItem(NamedTuple):
    """A quotation in the basket, and what the person says of it."""

    excerpt: Excerpt
    comment: str = ""
    tags: tuple[str, ...] = ()
    colour: str = ""


class Basket:
    """The quotations in order; ``path`` is the file, None where nothing can be kept.

    Every change is written at once; it raises FileError, and is not made, where that fails.
    ``notice`` is a sentence to show after loading, "" if all went well.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.notice = ""
        self._path = path
        self._items: tuple[BasketItem, ...] | None = None

    @property
    def items(self) -> tuple[BasketItem, ...]:
        """What is in it, read from the file when first asked for."""
        if self._items is None:
            self._items = self._load()
        return self._items

    @property
    def may_have_items(self) -> bool:
        """Whether there is anything in it, as far as that is known without reading the file."""
        if self._items is None:
            return self._path is not None and self._path.exists()
        return bool(self._items)

    def add(self, items: Sequence[BasketItem]) -> int:
        """Put quotations in at the end, none twice, as far as there is room; return how many."""
        known = {_key(item) for item in self.items}
        new = {_key(item): item for item in items if _key(item) not in known}
        put = list(new.values())[: MOST_ITEMS - len(self.items)]
        if put:
            self._set((*self.items, *put))
        return len(put)

    @property
    def is_full(self) -> bool:
        """Whether it holds no more."""
        return len(self.items) >= MOST_ITEMS

    def remove(self, places: Sequence[int]) -> None:
        """Take out what stands at some places, counted from 0."""
        gone = set(places)
        self._set(tuple(item for at, item in enumerate(self.items) if at not in gone))

    def move(self, place: int, step: int) -> int:
        """Move what stands at a place down (1) or up (-1); return its place now."""
        items = list(self.items)
        to = min(max(place + step, 0), len(items) - 1)
        items.insert(to, items.pop(place))
        self._set(tuple(items))
        return to

    def comment(self, place: int, comment: str) -> None:
        """Let something else be said of what stands at a place."""
        items = list(self.items)
        items[place] = items[place]._replace(comment=comment[:_LONGEST])
        self._set(tuple(items))

    def _set(self, items: tuple[BasketItem, ...]) -> None:
        if self._path is not None:
            stored = {"version": _VERSION, "items": [_stored(item) for item in items]}
            # ASCII, so that the bytes of a path that are no UTF-8 survive as escapes.
            files.atomic_write(self._path, (json.dumps(stored, indent=1) + "\n").encode("ascii"))
        self._items = items

    def _load(self) -> tuple[BasketItem, ...]:
        path = self._path
        if path is None or not os.path.lexists(path):
            return ()
        try:
            stored = json.loads(files.read_untrusted(path).decode("ascii"))
            return tuple(map(_item, stored["items"]))
        except (FileError, ValueError, KeyError, TypeError, RecursionError) as fault:
            _log.warning("basket: %s", fault)
            self._put_aside(path)
            return ()

    def _put_aside(self, path: Path) -> None:
        for number in range(1, _MOST_KEPT_FILES):
            kept = path.with_name(f"{path.name}.bad-{number}")
            if not os.path.lexists(kept):
                try:
                    path.rename(kept)
                except OSError:
                    break
                self.notice = (
                    f"The basket could not be read; the old file is kept as “{kept.name}”."
                )
                return
        self._path = None
        self.notice = "The basket could not be read, and nothing will be kept in it."


def _key(item: BasketItem) -> tuple[str, object, str]:
    source = item.excerpt.transcript.source
    return source.sha256, item.excerpt.span, item.excerpt.text


def _stored(item: BasketItem) -> dict[str, Any]:
    return {
        "excerpt": as_json(item.excerpt),
        "comment": item.comment,
        "tags": item.tags,
        "colour": item.colour,
    }


def _item(value: Any) -> BasketItem:
    excerpt = from_json(value["excerpt"])
    tags = tuple(map(str, value["tags"]))
    return BasketItem(excerpt, str(value["comment"])[:_LONGEST], tags, str(value["colour"]))
