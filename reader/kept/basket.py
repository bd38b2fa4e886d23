"""The basket: quotations put aside from any transcripts, in an order, with comments.

It keeps the words themselves, so that they stay when a file goes. One JSON file holds it, which
more than one window may change: each change is made to what the file holds at that moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeAlias

from reader.kept.kept_file import KeptFile
from reader.kept.stills import KeptStills
from reader.model.excerpt import Excerpt
from reader.named_tuple import NamedTuple
from reader.wording import tr

MOST_ITEMS: Final = 2_000
"""How many quotations a basket holds."""

STILLS: Final = "basket-stills"
"""The folder beside the file in which the still frames of its quotations are kept."""

_VERSION: Final = 1
_LONGEST: Final = 20_000
_LARGE: Final = 200_000

_LOST: Final = tr("The basket could not be read")
_BLOCKED: Final = tr("The basket could not be read, and nothing will be kept in it.")


class BasketItem(NamedTuple):
    """A quotation in the basket, and what the person says of it."""

    excerpt: Excerpt
    comment: str = ""
    tags: tuple[str, ...] = ()
    colour: str = ""


Items: TypeAlias = tuple[BasketItem, ...]


class Basket:
    """The quotations in order; ``path`` is the file, None where nothing can be kept.

    Every change is written at once; it raises FileError, and is not made, where that fails. What
    other windows put in or took out since then stays so. A change, and the reading, may be done
    beside the window: one comes after the other.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._file = KeptFile(path, _LOST, _BLOCKED)
        self._stills = KeptStills(path.with_name(STILLS) if path is not None else None)
        self._items: Items | None = None

    @property
    def notice(self) -> str:
        """A sentence to show after loading, "" if all went well."""
        return self._file.notice

    @property
    def items(self) -> Items:
        """What is in it, read from the file when first asked for."""
        if self._items is None:
            self.read()
        return self._items or ()

    def read(self) -> None:
        """Read what is in it, if that is not known yet."""
        if self._items is None:
            found = self._read()
            if self._items is None:  # a change made meanwhile knows better
                self._items = found

    @property
    def is_read(self) -> bool:
        """Whether what is in it is known."""
        return self._items is not None

    @property
    def is_large(self) -> bool:
        """Whether reading or writing it would be felt."""
        return self._file.size > _LARGE

    @property
    def may_have_items(self) -> bool:
        """Whether there is anything in it, as far as that is known without reading the file."""
        return self._file.is_there if self._items is None else bool(self._items)

    def add(self, items: Sequence[BasketItem]) -> int:
        """Put quotations in at the end, none twice, as far as there is room; return how many."""

        def put(there: Items) -> Items:
            known = {_key(item) for item in there}
            new = {_key(item): item for item in items if _key(item) not in known}
            room = max(0, MOST_ITEMS - len(there))
            count.append(len(new) if len(new) < room else room)
            return (*there, *list(new.values())[:room])

        count: list[int] = []
        self._change(put)
        return count[0]

    @property
    def is_full(self) -> bool:
        """Whether it holds no more."""
        return len(self.items) >= MOST_ITEMS

    def remove(self, items: Sequence[BasketItem]) -> None:
        """Take quotations out."""
        gone = {_key(item) for item in items}
        self._change(lambda there: tuple(item for item in there if _key(item) not in gone))

    def move(self, item: BasketItem, step: int) -> int:
        """Move a quotation down (1) or up (-1); return its place now, counted from 0."""
        key = _key(item)

        def moved(there: Items) -> Items:
            items = list(there)
            at = _place(items, key)
            if at is not None:
                to = min(max(at + step, 0), len(items) - 1)
                items.insert(to, items.pop(at))
            return tuple(items)

        self._change(moved)
        return _place(self.items, key) or 0

    def comment(self, item: BasketItem, comment: str) -> None:
        """Let something else be said of a quotation."""
        key = _key(item)
        said = comment[:_LONGEST]
        self._change(
            lambda there: tuple(
                one._replace(comment=said) if _key(one) == key else one for one in there
            )
        )

    def _change(self, change: Callable[[Items], Items]) -> None:
        with self._file.held():
            items = change(self._read() if self._file.path is not None else self.items)
            stills = [item.excerpt.still for item in items if item.excerpt.still is not None]
            for still in stills:
                self._stills.keep(still)
            self._file.save({"version": _VERSION, "items": [self._stored(item) for item in items]})
            self._stills.leave(stills)
        self._items = items

    def _read(self) -> Items:
        stored = self._file.load()
        if not self._file.is_there:
            return ()
        try:
            return tuple(map(self._item, stored["items"]))
        except (ValueError, KeyError, TypeError) as fault:
            self._file.put_aside(fault)
            return ()

    def _stored(self, item: BasketItem) -> dict[str, Any]:
        from reader.quotes.excerpt_json import as_json  # late: most starts have an empty basket

        still = item.excerpt.still
        return {
            "excerpt": as_json(item.excerpt),
            "comment": item.comment,
            "tags": item.tags,
            "colour": item.colour,
            **({"still": self._stills.as_json(still)} if still is not None else {}),
        }

    def _item(self, value: Any) -> BasketItem:
        from reader.quotes.excerpt_json import from_json

        excerpt = from_json(value["excerpt"])
        if "still" in value:
            excerpt = replace(excerpt, still=self._stills.from_json(value["still"]))
        tags = tuple(map(str, value["tags"]))
        return BasketItem(excerpt, str(value["comment"])[:_LONGEST], tags, str(value["colour"]))


def _place(items: Sequence[BasketItem], key: tuple[str, object, str]) -> int | None:
    return next((at for at, item in enumerate(items) if _key(item) == key), None)


def _key(item: BasketItem) -> tuple[str, object, str]:
    source = item.excerpt.transcript.source
    return source.sha256, item.excerpt.span, item.excerpt.text
