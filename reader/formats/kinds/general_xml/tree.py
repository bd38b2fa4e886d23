"""The elements of XML as a tree, to look around in: what stands where tells what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from reader.errors import FormatError
from reader.formats.kinds.services.fields import plain
from reader.patterns import lazy_pattern
from reader.wording import tr

_SPACE: Final = lazy_pattern(r"\s+")
_MOST: Final = 1_000_000
"""Elements of a document; ten hours, word by word, have a tenth."""


class XmlElement:
    """An element: its name and attributes as names are compared, and what stands in it."""

    __slots__ = ("attributes", "children", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[XmlElement | str] = []

    @property
    def elements(self) -> Iterator[XmlElement]:
        """The elements in it."""
        return (child for child in self.children if isinstance(child, XmlElement))

    @property
    def has_text(self) -> bool:
        """Whether text stands right in it."""
        return any(isinstance(child, str) and not child.isspace() for child in self.children)

    def text(self) -> str:
        """Return all text in it, in one line."""
        return one_spaced("".join(self._pieces()))

    def _pieces(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._pieces()
                yield " "


def one_spaced(text: str) -> str:
    """Return a text with each run of white space as one space, none around it."""
    return _SPACE.sub(" ", text).strip()


class TreeListener:
    """Takes the elements of a document and holds its root."""

    def __init__(self) -> None:
        self.root = XmlElement("", {})
        self._open = [self.root]
        self._count = 0

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        """Take the start of an element; raises FormatError where there are too many."""
        self._count += 1
        if self._count > _MOST:
            raise FormatError(tr("This XML has more elements than any transcript."))
        said = {plain(key): value for (_, key), value in attributes.items()}
        element = XmlElement(plain(name[1]), said)
        self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, name: tuple[str, str]) -> None:
        """Take the end of an element."""
        self._open.pop()

    def text(self, text: str) -> None:
        """Take character data."""
        self._open[-1].children.append(text)
