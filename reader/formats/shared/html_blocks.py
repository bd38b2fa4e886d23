"""The blocks of a web page: what a reader sees as a paragraph, a heading, a cell, and what of it.

A page is not rendered, only told apart: which block is hidden, which is a menu, which belongs to an
element that calls itself a transcript.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

from reader.formats.decoding.html_tokens import END, START, TEXT, Token, tokens
from reader.formats.shared.json_fields import milliseconds

_BLOCK_NAMES: Final = """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol
    option p pre section select summary table tbody td template tfoot th thead tr ul
"""
_VOID_NAMES: Final = "area base br col embed hr img input link meta param source track wbr"
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_VOID: Final = frozenset(_VOID_NAMES.split())
_CHROME: Final = frozenset(("aside", "footer", "form", "menu", "nav", "select"))
_HIDDEN: Final = frozenset(("noscript", "template"))
_PARTS: Final = ("cite", "time")
_HOLDS_PARTS: Final = ("p", "li", "td", "a", "cite")
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Which open elements a new one of its kind closes, where their end tags were left out.
_CLOSES: Final = {
    "li": ("li", "p"),
    "td": ("td", "th", "p"),
    "th": ("td", "th", "p"),
    "tr": ("td", "th", "tr", "p"),
    "dt": ("dt", "dd", "p"),
    "dd": ("dt", "dd", "p"),
    "option": ("option",),
}
_REGION: Final = re.compile(r"transcript|(?:^|[\s_-])(?:captions?|subtitles?)(?:$|[\s_-])", re.I)
_STANDFIRST: Final = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|lede|lead|subtitle|summary|intro)(?:$|[\s_-])", re.I
)
_NOT_SHOWN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_NEAR: Final = 12
_DEEPEST: Final = 2_000
"""Elements inside one another that are kept track of; deeper ones are read as part of those."""


class Block(NamedTuple):
    """A run of text between two block borders; its lines are parted by ``"\\n"``.

    ``element`` is the nearest block element, ``row`` numbers the rows of all tables from 1 (0
    outside of them), ``region`` the elements that call themselves transcripts (0 outside).
    ``words`` are (character, milliseconds) where single words carry times.
    """

    text: str
    element: str
    is_hidden: bool = False
    is_chrome: bool = False
    region: int = 0
    row: int = 0
    href: str = ""
    speaker: str = ""
    words: tuple[tuple[int, int], ...] = ()
    is_main: bool = False
    is_standfirst: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether the page marks it as a heading."""
        return self.element in _HEADINGS


class Page(NamedTuple):
    """The blocks of a page, and what its head says: ``title``, ``og:site_name``, ``canonical`` …"""

    blocks: list[Block]
    facts: Mapping[str, str]


class _Open(NamedTuple):
    name: str
    is_hidden: bool = False
    is_chrome: bool = False
    region: int = 0
    is_main: bool = False
    is_standfirst: bool = False


def page_of(html: str) -> Page:
    """Return a page as its blocks; takes time proportional to the length of the text."""
    building = _Building()
    for token in tokens(html):
        building.take(token)
    building.flush()
    return Page(building.blocks, building.facts)


class _Building:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.facts: dict[str, str] = {}
        self._open: list[_Open] = [_Open("")]
        self._counts: Counter[str] = Counter()
        self._pieces: list[str] = []
        self._length = 0
        self._words: list[tuple[int, int]] = []
        self._unread: Counter[str] = Counter()
        self._href = ""
        self._speaker: list[str] | None = None
        self._speakers: list[str] = []
        self._speaker_depth = 0
        self._regions = 0
        self._rows = 0

    def take(self, token: Token) -> None:
        if token.kind == TEXT:
            self._text(token.text)
        elif token.kind == START:
            self._start(token.name, token.attributes)
        elif token.kind == END:
            self._end(token.name)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _VOID:
            self._void(name, attributes)
            return
        if name in _BLOCKS or self._is_part(name):
            self.flush()
            self._close_implied(name)
        is_speaker = "speaker" in attributes.get("class", "").lower()
        if not is_speaker:
            self._note_times(attributes)
        if name == "a" and not self._href:
            self._href = attributes.get("href", "").strip()
        if name == "tr":
            self._rows += 1
        if name == "html":
            self.facts.setdefault("lang", attributes.get("lang", ""))
        self._push(name, attributes)
        if is_speaker and self._speaker is None:
            self._speaker, self._speaker_depth = [], len(self._open)

    def _void(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "br":
            self._pieces.append("\n")
            self._length += 1
        elif name == "hr":
            self.flush()
        elif name == "meta":
            key = (attributes.get("property") or attributes.get("name") or "").lower()
            self.facts.setdefault(key, attributes.get("content", ""))
        elif name == "link" and attributes.get("rel", "").lower() == "canonical":
            self.facts.setdefault("canonical", attributes.get("href", ""))
        elif name == "base":
            self.facts.setdefault("base", attributes.get("href", ""))

    def _is_part(self, name: str) -> bool:
        """Whether it is a ``cite`` or ``time`` that stands by itself, as in podcast transcripts."""
        return name in ("cite", "time") and self._open[-1].name not in (
            "p",
            "li",
            "td",
            "a",
            "cite",
        )

    def _close_implied(self, name: str) -> None:
        closes = _CLOSES.get(name, ("p",) if name in _BLOCKS else ())
        while self._open[-1].name in closes:
            self._pop()

    def _push(self, name: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            return
        within = self._open[-1]
        called = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        region = within.region
        if not region and name not in ("html", "body", "a", "button") and _REGION.search(called):
            self._regions += 1
            region = self._regions
        self._counts[name] += 1
        self._open.append(
            _Open(
                name,
                within.is_hidden or name in _HIDDEN or _is_hidden(attributes),
                within.is_chrome or name in _CHROME,
                region,
                within.is_main or name in ("main", "article"),
                within.is_standfirst or bool(_STANDFIRST.search(attributes.get("class", ""))),
            )
        )

    def _note_times(self, attributes: Mapping[str, str]) -> None:
        if "data-m" in attributes:
            time = milliseconds(attributes["data-m"], self._unread, unit=1)
            if time is not None:
                self._words.append((self._length, time))

    def _end(self, name: str) -> None:
        stands_alone = name in _PARTS and self._open[-1].name == name
        if name in _BLOCKS or (stands_alone and self._open[-2].name not in _HOLDS_PARTS):
            self.flush()
        if self._counts[name]:
            while self._pop() != name:
                pass

    def _pop(self) -> str:
        closed = self._open.pop()
        self._counts[closed.name] -= 1
        if self._speaker is not None and len(self._open) < self._speaker_depth:
            self._speakers.append("".join(self._speaker))
            self._speaker = None
        return closed.name

    def _text(self, text: str) -> None:
        within = self._open[-1]
        if within.name == "title":
            self.facts.setdefault("title", text)
            return
        if self._speaker is not None:
            self._speaker.append(text)
            return
        if within.is_hidden and not self._nearest_block().is_hidden:
            return  # a decoration inside what is shown
        text = _SPACE.sub(" ", text)
        if text[:1] == " " and (not self._pieces or self._pieces[-1][-1:] in " \n"):
            text = text[1:]
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def flush(self) -> None:
        """End the block that is open, if it has any text."""
        text = "".join(self._pieces)
        within = self._open[-1]
        if text.strip(" \n"):
            self.blocks.append(self._block(text, within))
            self._speakers, self._href = [], ""
        elif within.name in ("td", "th"):
            # An empty cell keeps its place in the row.
            self.blocks.append(Block("", within.name, within.is_hidden, row=self._rows))
        self._pieces, self._length, self._words = [], 0, []

    def _block(self, text: str, within: _Open) -> Block:
        cut = len(text) - len(text.lstrip(" \n"))
        in_table = self._counts["td"] + self._counts["th"]
        block = self._nearest_block()
        return Block(
            text.strip(" \n"),
            block.name,
            block.is_hidden,
            within.is_chrome,
            within.region,
            self._rows if in_table else 0,
            self._href,
            "".join(self._speakers).strip(" []:\n\t"),
            tuple((max(char - cut, 0), time) for char, time in self._words),
            within.is_main,
            within.is_standfirst,
        )

    def _nearest_block(self) -> _Open:
        for element in reversed(self._open[-_NEAR:]):
            if element.name in _BLOCKS or element.name in _PARTS:
                return element
        return self._open[-1]


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return bool(_NOT_SHOWN.search(attributes.get("style", "")))
