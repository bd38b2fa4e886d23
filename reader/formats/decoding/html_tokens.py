"""HTML cut into tags and text in one tolerant pass (WHATWG HTML, section 13.2.5, in outline).

Written because the ready-made ones take quadratic time, or more, on some small files. Comments,
declarations and the contents of scripts and styles are passed over; what never closes ends with
the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import islice
from typing import Final, Protocol

from reader.patterns import lazy_pattern

MOST_ATTRIBUTES: Final = 100
"""Attributes of a tag that are looked at; no page has so many, some attacks have."""

# Text, in which a "<" may stand that opens nothing, and the tag or declaration behind it. The last
# group is missing where a quotation mark stands in the tag, or the page ends in it.
_PIECE: Final = lazy_pattern(
    r"""((?:[^<]++|<(?!/?[A-Za-z]|[!?]))*+)"""
    r"""(?:<(?:(/?)([A-Za-z][^\s/>]*+)([^>"']*+)(>)?|[!?])|\Z)"""
)
_QUOTED_TAG: Final = lazy_pattern(r"""(?:[^>"']|"[^"]*+"|'[^']*+')*+>""")
_ATTRIBUTE: Final = lazy_pattern(
    r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?"""
)
_RAW: Final = {
    name: lazy_pattern(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe")
}
_SHOWN_RAW: Final = ("textarea", "title")
_NO_ATTRIBUTES: Final[Mapping[str, str]] = {}


class HtmlListener(Protocol):
    """What takes the tags and texts of a page, in their order.

    Names are in lower case; in attributes and texts the references are resolved.
    """

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""

    def end(self, name: str) -> None:
        """Take an end tag."""

    def text(self, text: str) -> None:
        """Take a run of text."""


def listen(html: str, listener: HtmlListener, raw: Collection[str] = _SHOWN_RAW) -> None:
    """Give a page to a listener; takes time proportional to its length.

    ``raw`` are the elements without markup in them whose text the listener wants.
    """
    at = 0
    quotes_close = True
    while at < len(html) and (found := _PIECE.match(html, at)):
        text, slash, name, told, closing = found.groups()
        if text:
            listener.text(_unescaped(text) if "&" in text else text)
        if name is None:
            at = _after_declaration(html, found.end(1))
            continue
        if closing:
            at = found.end()
        else:
            at, quotes_close = _after_tag(html, found.end(3), quotes_close=quotes_close)
            told = html[found.end(3) : at - 1]
        name = name.lower()
        if slash:
            listener.end(name)
            continue
        listener.start(name, _attributes(told) if told else _NO_ATTRIBUTES)
        if name in _RAW:
            end = _RAW[name].search(html, at)
            text = html[at : end.start() if end else len(html)]
            at += len(text)
            if name in raw and text:
                listener.text(_unescaped(text) if name in _SHOWN_RAW else text)


def _unescaped(raw: str) -> str:
    import html  # its table of names is large

    return html.unescape(raw)


def _after_declaration(html: str, begin: int) -> int:
    mark = "-->" if html.startswith("<!--", begin) else ">"
    end = html.find(mark, begin + 2)
    return len(html) if end < 0 else end + len(mark)


def _after_tag(html: str, at: int, *, quotes_close: bool) -> tuple[int, bool]:
    """Return where a tag ends, and whether quotation marks may still be relied on.

    Once one has been found that never closes, all later tags end at their first ``>``: looking
    for its end again in each of them would take quadratic time.
    """
    if quotes_close:
        found = _QUOTED_TAG.match(html, at)
        if found:
            return found.end(), True
    end = html.find(">", at)
    return (len(html) if end < 0 else end + 1), False


def _attributes(raw: str) -> Mapping[str, str]:
    if not raw.strip(" /\t\n"):
        return _NO_ATTRIBUTES
    attributes: dict[str, str] = {}
    for found in islice(_ATTRIBUTE.finditer(raw), MOST_ATTRIBUTES):
        name, double, single, bare = found.groups()
        attributes.setdefault(name.lower(), _unescaped(double or single or bare or ""))
    return attributes
