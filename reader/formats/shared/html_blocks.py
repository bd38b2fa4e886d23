"""The blocks of a web page: what a reader sees as a paragraph, a heading, a cell, and what of it.

A page is not rendered, only told apart: which block is hidden, which is a menu, which belongs to an
element that calls itself a transcript.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final

from reader.formats.decoding.html_tokens import listen
from reader.formats.shared.json_fields import milliseconds
from reader.formats.shared.pages.elements import (
    CHAPTERS,
    CLOCK_CLASS,
    PICTURE_WORDS,
    SPEAKER,
    STANDFIRST,
    Within,
    called_in,
    fact_in,
    hides,
    is_own_block,
    leads_away,
    may_be_region,
    number_in,
    time_in,
)
from reader.formats.shared.pages.names import is_called_furniture
from reader.formats.shared.pages.notes import ARROWS_BACK, is_mark, is_note, leads_back
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_BLOCK_NAMES: Final = """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol
    option p pre section select summary table tbody td template tfoot th thead tr ul
"""
_VOID_NAMES: Final = "area base br col embed hr img input link meta param source track wbr"
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_VOID: Final = frozenset(_VOID_NAMES.split())
_CHROME: Final = frozenset(("aside", "figcaption", "footer", "form", "menu", "nav", "select"))
_HIDDEN: Final = frozenset(("noscript", "template"))
_READINGS: Final = ("rp", "rt", "rtc")
"""How a word is read, set above it (HTML, 4.5.10): the same word once more."""
_BOLD: Final = frozenset(("b", "strong"))
_MAIN: Final = frozenset(("main", "article"))
_PARTS: Final = ("cite", "time")
_HEADING: Final = "h3"
_BLOCK_OR_PART: Final = _BLOCKS | frozenset(_PARTS)
_HOLDS_PARTS: Final = ("p", "li", "td", "a", "cite")
_PARAGRAPH: Final = ("p",)
_TILTED: Final = ("em", "i")
_SLANTED: Final = frozenset(("em", "i", "small"))
_CHANGING: Final = _HIDDEN | _CHROME | _MAIN | _SLANTED | frozenset(("button", "pre"))
_NO_FURNITURE: Final = ("html", "body", "main", "article")
_NO_NOTES: Final = ("html", "body", "main", "article")
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
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
_OF_ROWS: Final = frozenset(("tr", "td", "th"))
_CLOSE_THEIR_LIKE: Final = frozenset(("p", *_CLOSES))
_KEEPS_LINES: Final = lazy_pattern(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_INLINE_TIMES: Final = frozenset(("data", "span", "time", "b", "a", "button"))
_BACK: Final = frozenset(["↩", "↩︎", "↩️", "↑", "⤴", "^"])
"""What leads from a note back to the words."""
_CLOCK: Final = lazy_pattern(r"\d{1,3}:\d{2}(?::\d{2})?")
_ENDS_IN_CLOCK: Final = lazy_pattern(r"\d:\d\d[\])]?\Z")
_CLOCK_APART: Final = lazy_pattern(r"\d:\d\d \Z")
_SPACE: Final = lazy_pattern(r"[ \t\n\r\f]+")
_OUTER_SPACE: Final = " \n\t\r\f"
_NO_SPACE_BEHIND: Final = _OUTER_SPACE + "(["
_NO_SPACE_BEFORE: Final = (")", "]")
_NEAR: Final = 12
MOST_COLUMNS: Final = 63
"""Columns of a table in which cells may go over several rows."""
_DEEPEST: Final = 2_000
"""Elements inside one another that are kept track of; deeper ones are read as part of those."""


class HtmlBlock(NamedTuple):
    """A run of text between two block borders; its lines are parted by ``"\\n"``.

    ``element`` is the nearest block element, ``row`` numbers the rows of all tables from 1 (0
    outside of them), ``region`` the elements that call themselves transcripts (0 outside).
    ``words`` are (character, milliseconds) where single words carry times; ``lead`` counts the
    characters in bold with which the text opens.
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
    lead: int = 0
    cell: int = 0
    """Which cell of its row it stands in, from 1; cells over several columns count as many."""
    spans: int = 1
    """Over how many columns its cell goes."""
    last_row: int = 0
    """The last row over which its cell goes."""
    is_furniture: bool = False
    """Whether it stands in what is called no part of the text."""
    is_ruled: bool = False
    """Whether a rule stands above it."""
    linked: int = 0
    """How many characters stand in links that lead away, or on buttons."""
    slanted: int = 0
    """How many characters stand in italics, or in small letters."""
    called: str = ""
    """The class of the block, or of the nearest one around it that has any."""
    time: str = ""
    """The time that an attribute gives the block, or the first of its words, as it stands there."""
    tilt: int = 0
    """How many characters in italics the text opens with."""

    @property
    def is_heading(self) -> bool:
        """Whether the page marks it as a heading."""
        return self.element in HEADINGS


class Page(NamedTuple):
    """The blocks of a page, and what its head says: ``title``, ``og:site_name``, ``canonical`` …"""

    blocks: list[HtmlBlock]
    facts: Mapping[str, str]
    readings: int = 0
    """How many readings above words were left out."""
    notes: int = 0
    """How many marks of notes were left out."""


def page_of(html: str) -> Page:
    """Return a page as its blocks; takes time proportional to the length of the text."""
    building = _PageBuilding()
    listen(html, building)
    building.flush()
    blocks = building.blocks
    if blocks and blocks[0].element == "p" and "title" in blocks[0].called.split():
        blocks[0] = blocks[0]._replace(element="h1")  # as word processors on the web set titles
    return Page(blocks, building.facts, building.readings, building.notes)


class _PageBuilding:
    """Takes the tags and texts of a page.

    Of the elements that are open, the names and what holds in them are two stacks, since most
    elements change nothing of what holds.
    """

    def __init__(self) -> None:
        self.blocks: list[HtmlBlock] = []
        self.facts: dict[str, str] = {}
        self.readings = self.notes = 0
        self._has_readings = False
        self._names = [""]
        self._within = [Within()]
        self._counts: dict[str, int] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._words: list[tuple[int, int]] = []
        self._unread: Counter[str] = Counter()
        self._href = ""
        self._speaker: list[str] | None = None
        self._speakers: list[str] = []
        self._speaker_depth = 0
        self._opens_bold = self._opens_tilted = False
        self._lead = self._tilt = 0
        self._time = ""
        self._regions = 0
        self._lines_region = 0
        self._rows = 0
        self._cell = 0
        self._spans = 1
        self._last_row = 0
        self._covered: dict[int, int] = {}
        self._is_ruled = False
        self._linked = self._slanted = 0
        self._to_note = self._is_note = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        if name in _VOID:
            self._void(name, attributes)
            return
        if name in _BLOCKS:
            self.flush()
            if self._speaker:
                self._speaker.append(" ")
            if name in _OF_ROWS:
                self._count_cells(name, attributes)
            elif name == "table":
                self._covered = {}
            if not attributes and self._reopens(name):
                return
            self._close(_CLOSES.get(name, _PARAGRAPH))
        elif is_own_block(name) or (name in _PARTS and self._names[-1] not in _HOLDS_PARTS):
            self.flush()
        elif attributes and name in _INLINE_TIMES and CLOCK_CLASS.search(called_in(attributes)):
            self._part_words()
        elif name in _BOLD and not self._pieces:
            self._opens_bold = True
        elif name in _TILTED and not self._pieces:
            self._opens_tilted = True
        elif name in _READINGS:
            self._has_readings = True
            self.readings += name == "rt"
        is_speaker = False
        if attributes:
            is_speaker = SPEAKER.search(attributes.get("class", "")) is not None
            self._note(name, attributes, is_speaker=is_speaker)
        self._push(name, attributes)
        if is_speaker and self._speaker is None:
            self._speaker, self._speaker_depth = [], len(self._names)

    def _count_cells(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "tr":
            self._rows += 1
            self._cell, self._spans = 0, 1
        else:
            self._cell += self._spans
            while self._covered.get(self._cell, -1) >= self._rows:
                self._cell += 1  # where a cell of a row above goes on
            self._spans = number_in(attributes.get("colspan", "1"))
            self._last_row = self._rows + number_in(attributes.get("rowspan", "1")) - 1
            if self._last_row > self._rows and self._cell <= MOST_COLUMNS:
                end = min(self._cell + self._spans, MOST_COLUMNS + 1)
                self._covered |= dict.fromkeys(range(self._cell, end), self._last_row)

    def _part_words(self) -> None:
        """Set a space where a time begins or ends inside a line, as the page shows it."""
        if self._pieces and self._pieces[-1][-1] not in _NO_SPACE_BEHIND:
            self._pieces.append(" ")
            self._length += 1

    def _void(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "br":
            self._pieces.append("\n")
            self._length += 1
        elif name == "hr":
            self.flush()
            self._is_ruled = True
        elif fact := fact_in(name, attributes):
            self.facts.setdefault(*fact)

    def _note(self, name: str, attributes: Mapping[str, str], *, is_speaker: bool) -> None:
        """Keep what the attributes of an element say of the page, of a link, of a word's time."""
        self._time = self._time or time_in(name, attributes)
        if "data-m" in attributes and not is_speaker:
            time = milliseconds(attributes["data-m"], self._unread, unit=1)
            if time is not None:
                self._words.append((self._length, time))
        named = attributes.get("data-speaker") or attributes.get("data-speaker-name")
        if named and not is_speaker and name in _BLOCKS:
            self._speakers = [named]
        if name == "a":
            href = attributes.get("href", "")
            self._to_note = href[:1] == "#" and len(href) > 1
        if name == "a" and not self._href:
            self._href = attributes.get("href", "").strip()
        elif name == "html":
            self.facts.setdefault("lang", attributes.get("lang", ""))

    def _reopens(self, name: str) -> bool:
        """Take a start tag for what it often is: the end of an element and another like it."""
        if self._names[-1] != name or name not in _CLOSE_THEIR_LIKE or self._speaker is not None:
            return False
        self._within[-1] = self._within[-2]
        return True

    def _close(self, names: Collection[str]) -> None:
        while self._names[-1] in names:
            self._pop()

    def _push(self, name: str, attributes: Mapping[str, str]) -> None:
        if len(self._names) >= _DEEPEST:
            return
        within = self._within[-1]
        if attributes or name in _CHANGING or is_own_block(name):
            within = self._changed(within, name, attributes)
        self._counts[name] = self._counts.get(name, 0) + 1
        self._names.append(name)
        self._within.append(within)

    def _changed(self, within: Within, name: str, attributes: Mapping[str, str]) -> Within:
        """Return what holds in an element that has attributes, or whose name alone says it."""
        called = attributes.get("class", "")
        if attributes and (name not in _BLOCKS or is_note(attributes)):
            within = self._with_notes(within, name, attributes)
        region = within.region
        if not region and (name in CHAPTERS or (is_own_block(name) and "segment" in name)):
            # The lines of one transcript, however many there are.
            self._lines_region = self._lines_region or self._new_region()
            region = self._lines_region
        elif not region and may_be_region(name, attributes):
            region = self._new_region()
        is_region = region != within.region
        return Within(
            within.is_hidden or name in _HIDDEN or hides(attributes),
            within.is_chrome
            or name in _CHROME
            or bool(called and PICTURE_WORDS.search(called.replace("_", "-"))),
            region,
            within.is_main or name in _MAIN,
            within.is_standfirst or bool(called and STANDFIRST.search(called)),
            within.is_set
            or name == "pre"
            or bool(_KEEPS_LINES.search(attributes.get("style", ""))),
            not is_region
            and (
                within.is_furniture
                or (name not in _NO_FURNITURE and is_called_furniture(attributes))
            ),
            within.leads_away
            or name == "button"
            or (name == "a" and (leads_away(attributes) or is_called_furniture(attributes))),
            within.is_slanted or name in _SLANTED,
            called if called and name in _BLOCKS else within.called,
        )

    def _with_notes(self, within: Within, name: str, attributes: Mapping[str, str]) -> Within:
        """Return what holds in a note, or in the mark of one: neither is a part of what is said."""
        if leads_back(name, attributes):
            self._hide_block()
        elif name in _BLOCKS or is_mark(name, attributes, self._names[-1]):
            self.notes += name not in _BLOCKS
            return within._replace(is_hidden=within.is_hidden or name not in _NO_NOTES)
        return within

    def _hide_block(self) -> None:
        """Hide the block that is open: it is a note, which leads back to its mark."""
        for place in range(self._nearest_block(), len(self._within)):
            self._within[place] = self._within[place]._replace(is_hidden=True)

    def _new_region(self) -> int:
        self._regions += 1
        return self._regions

    def end(self, name: str) -> None:
        """Take an end tag."""
        stands_alone = name in _PARTS and self._names[-1] == name
        if (
            name in _BLOCKS
            or is_own_block(name)
            or (stands_alone and self._names[-2] not in _HOLDS_PARTS)
        ):
            self.flush()
        if name in _INLINE_TIMES and self._pieces and _ENDS_IN_CLOCK.search(self._pieces[-1]):
            self._part_words()
        if self._opens_bold and name in _BOLD:
            self._opens_bold, self._lead = False, self._length
        if self._opens_tilted and name in _TILTED:
            self._opens_tilted, self._tilt = False, self._length
        if self._counts.get(name):
            while self._pop() != name:
                pass

    def _pop(self) -> str:
        closed = self._names.pop()
        self._within.pop()
        self._counts[closed] -= 1
        if self._speaker is not None and len(self._names) < self._speaker_depth:
            self._speakers.append("".join(self._speaker))
            self._speaker = None
        return closed

    def text(self, text: str) -> None:
        """Take a run of text."""
        if self._names[-1] == "title":
            self.facts.setdefault("title", text)
            return
        if self._speaker is not None:
            self._speaker.append(text)
            return
        if self._within[-1].is_hidden and not self._within[self._nearest_block()].is_hidden:
            return  # a decoration inside what is shown
        if self._has_readings and any(map(self._counts.get, _READINGS)):
            return
        if self._to_note and self._is_mark_of_note(text):
            return
        if (
            text[:1].isdigit()
            and self._names[-1] in _INLINE_TIMES
            and _CLOCK.fullmatch(text.strip())
        ):
            self._part_words()
        if self._names[-1] == "a" and text.strip() in ARROWS_BACK and self._pieces:
            self._hide_block()
        is_set = self._within[-1].is_set
        text = text if is_set else _SPACE.sub(" ", text)
        if (
            not is_set
            and text[:1] == " "
            and (not self._pieces or self._pieces[-1][-1] in _OUTER_SPACE)
        ):
            text = text[1:]
        if text[:1] in _NO_SPACE_BEFORE and _CLOCK_APART.search("".join(self._pieces[-2:])):
            self._pieces.pop()  # the space behind a time in brackets
            self._length -= 1
        if text:
            self._pieces.append(text)
            self._length += len(text)
            self._linked += len(text) if self._within[-1].leads_away else 0
            self._slanted += len(text) if self._within[-1].is_slanted else 0

    def _is_mark_of_note(self, text: str) -> bool:
        """Return whether a text is the raised number of a note, which links to it or back."""
        if not self._counts.get("a"):
            return False
        self._is_note |= text.strip() in _BACK
        return bool(self._counts.get("sup")) or text.strip() in _BACK

    def flush(self) -> None:
        """End the block that is open, if it has any text."""
        if not self._pieces:
            self._words = []
            return
        text = "".join(self._pieces)
        if text.strip(_OUTER_SPACE):
            self.blocks.append(self._block(text))
            if self._linked < self._length:  # what stands on a button is nobody's
                self._speakers = []
            self._href, self._is_ruled = "", False
        self._pieces, self._length, self._words = [], 0, []
        self._opens_bold = self._opens_tilted = False
        self._lead = self._tilt = self._linked = self._slanted = 0
        self._time = ""

    def _block(self, text: str) -> HtmlBlock:
        within = self._within[-1]
        nearest = self._nearest_block()
        words: tuple[tuple[int, int], ...] = ()
        if self._words:
            cut = len(text) - len(text.lstrip(_OUTER_SPACE))
            words = tuple([(max(char - cut, 0), time) for char, time in self._words])
        return HtmlBlock(
            text.strip(_OUTER_SPACE),
            _HEADING if any(map(self._counts.get, CHAPTERS)) else self._names[nearest],
            self._within[nearest].is_hidden,
            within.is_chrome,
            within.region,
            self._rows if self._rows and self._is_in_cell() else 0,
            self._href,
            self._named() if self._speakers else "",
            words,
            within.is_main,
            within.is_standfirst,
            self._lead,
            self._cell,
            self._spans,
            self._last_row,
            within.is_furniture or self._is_note,
            self._is_ruled,
            self._linked,
            self._slanted,
            self._within[nearest].called,
            self._time,
            self._tilt,
        )

    def _named(self) -> str:
        """Return who was named before a block; what stands on a button is nobody's."""
        is_button = self._linked >= self._length
        return "" if is_button else "".join(self._speakers).strip(" []:\n\t")

    def _is_in_cell(self) -> bool:
        return bool(self._counts.get("td") or self._counts.get("th"))

    def _nearest_block(self) -> int:
        """Return the place of the nearest block among the open elements."""
        last = len(self._names) - 1
        if self._names[last] in _BLOCK_OR_PART:
            return last
        for place in range(last, max(last - _NEAR, -1), -1):
            if self._names[place] in _BLOCK_OR_PART:
                return place
        return last
