"""HTML cut into tags and text in one tolerant pass (WHATWG HTML, section 13.2.5, in outline).

Written because the ready-made ones take quadratic time, or more, on some small files. Comments,
declarations and the contents of scripts and styles are passed over; what never closes ends with
the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final, NamedTuple

MOST_ATTRIBUTES: Final = 100
"""Attributes of a tag that are looked at; no page has so many, some attacks have."""

_QUOTED_TAG: Final = re.compile(r"""(?:[^>"']|"[^"]*+"|'[^']*+')*+>""")
_NAME: Final = re.compile(r"[A-Za-z][^\s/>]*+")
_ATTRIBUTE: Final = re.compile(
    r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?"""
)
_RAW: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe")
}
_SHOWN_RAW: Final = ("textarea", "title")
_NO_ATTRIBUTES: Final[Mapping[str, str]] = {}


class Token(NamedTuple):
    """A start tag, an end tag or a run of text; which of them, ``kind`` tells.

    Names are in lower case; attributes are those of a start tag, with references resolved.
    """

    kind: str
    name: str = ""
    attributes: Mapping[str, str] = _NO_ATTRIBUTES
    text: str = ""


START: Final = "start"
END: Final = "end"
TEXT: Final = "text"


def tokens(html: str) -> Iterator[Token]:
    """Yield the tags and texts of a page, in their order."""
    at = 0
    quotes_close = True
    while (begin := html.find("<", at)) >= 0:
        if begin > at:
            yield _text(html[at:begin])
        following = html[begin + 1 : begin + 2]
        if following in ("!", "?"):
            at = _after_declaration(html, begin)
            continue
        name = _NAME.match(html, begin + 2 if following == "/" else begin + 1)
        if name is None:
            yield Token(TEXT, text="<")
            at = begin + 1
            continue
        at, quotes_close = _after_tag(html, name.end(), quotes_close=quotes_close)
        if following == "/":
            yield Token(END, name[0].lower())
            continue
        tag = name[0].lower()
        yield Token(START, tag, _attributes(html[name.end() : at - 1]))
        if tag in _RAW:
            closing = _RAW[tag].search(html, at)
            raw = html[at : closing.start() if closing else len(html)]
            if tag in _SHOWN_RAW and raw:
                yield _text(raw)
            at += len(raw)
    if at < len(html):
        yield _text(html[at:])


def _text(raw: str) -> Token:
    return Token(TEXT, text=_unescaped(raw))


def _unescaped(raw: str) -> str:
    if "&" not in raw:
        return raw
    import html

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
        value = found[2] or found[3] or found[4] or ""
        attributes.setdefault(found[1].lower(), _unescaped(value))
    return attributes
