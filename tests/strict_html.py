"""A reader of HTML that forgives nothing, to see whether a page holds just what was meant.

Real browsers mend what is broken; whoever tests what a page can do must not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"(?P<doctype><!DOCTYPE html>)"
    r"|</(?P<close>[a-z][a-z0-9]*)>"
    r'|<(?P<open>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z-]+="[^"<>]*")*)>'
    r"|(?P<text>(?:[^<>&]|&(?:amp|lt|gt|quot|#x27);)+)"
)
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_EMPTY = {"meta"}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")


@dataclass
class Element:
    """An element with its attributes, and its children: elements and text."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def all(self, name: str = "") -> Iterator[Element]:
        """Yield the elements of a name inside this one, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                if name in ("", child.name):
                    yield child
                yield from child.all(name)

    def one(self, name: str) -> Element:
        (found,) = self.all(name)
        return found

    def text(self, but: tuple[str, ...] = ()) -> str:
        """Return all text inside, without that of the elements named in ``but``."""
        return "".join(
            child if isinstance(child, str) else child.text(but)
            for child in self.children
            if isinstance(child, str) or child.name not in but
        )


def parse(page: str) -> Element:
    """Return a page, or a piece of one, as an element without a name; fail at anything loose."""
    found = _CONTROL.search(page)
    assert found is None, f"control character {found!r}"
    root = Element("")
    open_elements = [root]
    at = 0
    while at < len(page):
        token = _TOKEN.match(page, at)
        assert token, f"no HTML at {at}: {page[at : at + 40]!r}"
        at = token.end()
        if token["text"]:
            open_elements[-1].children.append(html.unescape(token["text"]))
        elif token["close"]:
            assert open_elements.pop().name == token["close"]
        elif token["open"]:
            element = Element(token["open"], _attributes(token["attributes"]))
            open_elements[-1].children.append(element)
            if element.name not in _EMPTY:
                open_elements.append(element)
    assert open_elements == [root]
    return root


def _attributes(text: str) -> dict[str, str]:
    pairs = [(name, html.unescape(value)) for name, value in _ATTRIBUTE.findall(text)]
    assert len(dict(pairs)) == len(pairs), "an attribute twice"
    return dict(pairs)
