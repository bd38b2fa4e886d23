"""What was said in a tree of XML: its utterances, with their speakers and times, in its order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from reader.formats.kinds.general_xml.names import (
    BLOCKS,
    BREAKS,
    DATES,
    DAY_PARTS,
    HEADS,
    MONTHS,
    OF_DAYS,
    OF_SPEAKING,
    PEOPLE,
    SKIPPED,
    SOUNDS,
    SPOKEN,
    WORDS,
    is_heading,
    kind_of_time,
)
from reader.formats.kinds.general_xml.people import (
    LONGEST_NAME,
    SEAT,
    PeopleInXml,
    names_speaker,
    without_label,
    without_marks,
)
from reader.formats.kinds.general_xml.tree import XmlElement, one_spaced
from reader.formats.kinds.services.fields import FieldTime, moment
from reader.formats.kinds.services.layers import LayerItem
from reader.formats.shared import captions
from reader.formats.shared.caption_markup import unescape
from reader.model.transcript import CueKind
from reader.patterns import lazy_pattern

_DAY: Final = lazy_pattern(r"\d{4}-\d{2}-\d{2}")
_MARKUP: Final = lazy_pattern(
    r"</(?:span|p|div|b|i|em|strong|u|font|a|pd_text)>|<br ?/?>", re.IGNORECASE
)
_PARAGRAPH_END: Final = lazy_pattern(r"</(?:p|div|li)>|<br ?/?>", re.IGNORECASE)
_TAG: Final = lazy_pattern(r"</?[A-Za-z][^<>]{0,1000}>")
_LONGEST_HEADING: Final = 300


@dataclass(slots=True, eq=False)
class SpokenPiece:
    """A paragraph, a heading, a sound, or a word with a time of its own."""

    item: LayerItem
    kind: CueKind
    is_word: bool
    is_known: bool
    """Whether its element is called as those are that hold words."""
    owner: XmlElement | None
    """The utterance that it lies in."""
    name: str


@dataclass(slots=True)
class _Surrounding:
    """What holds where a piece stands."""

    speaker: str = ""
    is_spoken: bool = False
    owner: XmlElement | None = None
    depth: int = 0
    group: int = 0
    """Tells the words of one list from those of another."""


@dataclass(slots=True)
class _FieldsIn:
    """What the fields of an element tell of it, and where they stand among the pieces."""

    speakers: list[tuple[int, str]] = field(default_factory=list)
    times: dict[str, FieldTime] = field(default_factory=dict)


class SpeechInXml:
    """Walks through a tree; ``pieces`` has then what was said, ``title`` and ``date`` facts."""

    def __init__(self) -> None:
        self.pieces: list[SpokenPiece] = []
        self._people = PeopleInXml()
        self.title = self.date = ""
        self.is_spoken = False
        self.bad_times = 0
        self.left_out: Counter[str] = Counter()
        self._groups = 0
        self._has_known = False
        self._pieces_of_block: list[str] = []
        self._after_label = False
        """Whether the name of a speaker was the last that was read, without the marks behind it."""

    def walk(self, element: XmlElement, around: _Surrounding | None = None) -> str:
        """Take what an element holds; return the speaker whom it leaves to what follows it."""
        around = around or _Surrounding()
        begin = len(self.pieces)
        own = self._people.told_by(element)
        times = self._times_of_attributes(element)
        is_spoken = around.is_spoken or element.name in SPOKEN
        self.is_spoken |= element.name in SPOKEN
        is_owner = bool(own or times) or element.name in SPOKEN
        inner = _Surrounding(
            own or around.speaker,
            is_spoken,
            element if is_owner else around.owner,
            around.depth + 1,
            self._next_group(),
        )
        if not self.date and around.depth < 4:
            self.date = _day_in(element)
        found = _FieldsIn(times=times)
        left = ""
        if element.name in WORDS and "start" in times:
            self._add(
                element.text(), element, around, is_word=True, times=times, speaker=own or None
            )
            return ""
        if "end" in times and _are_lines(element):
            self._pieces_of_block = [f"{line.text()}\n" for line in element.elements]
            self._end_piece(element, inner, lines=True)
        elif element.has_text or (element.name in BLOCKS and _is_of_words(element)):
            left = self._block(element, inner, found)
        else:
            for child in element.elements:
                left = self._child(element, child, inner, found)
        self._give_times(begin, found.times)
        self._give_late_speaker(begin, found, own)
        if len(self.pieces) > begin and not element.has_text:
            return left if not own and not found.speakers and element.name not in SPOKEN else ""
        return left or (found.speakers[-1][1] if found.speakers else "")

    def _next_group(self) -> int:
        self._groups += 1
        return self._groups

    def _child(
        self, parent: XmlElement, child: XmlElement, inner: _Surrounding, found: _FieldsIn
    ) -> str:
        name = child.name
        if name in PEOPLE and not child.has_text:
            self._people.take(child)
        elif name in SKIPPED:
            self._take_facts(child, inner)
        elif names_speaker(child):
            who = self._people.named_in(child)
            if who:
                found.speakers.append((len(self.pieces), who))
                inner.speaker = who
                self._after_label = True
                inner.owner = inner.owner or parent
        elif self._is_time(child):
            kind, unit = kind_of_time(name) or ("", None)
            time = moment(child.text(), unit)
            if time is not None:
                found.times.setdefault(kind, time)
                inner.owner = inner.owner or parent
        elif name in SOUNDS and not any(one.name in BLOCKS for one in child.elements):
            self._add(child.text(), child, inner, CueKind.SOUND)
        elif name in DATES and (day := _DAY.search(child.text())):
            self.date = self.date or day[0]
        elif is_heading(name) and not any(one.name in BLOCKS for one in child.elements):
            self._heading(child, inner)
        else:
            left = self.walk(child, inner)
            if left:
                inner.speaker = left
            return left
        return ""

    # -- paragraphs -------------------------------------------------------------------------

    def _block(self, element: XmlElement, around: _Surrounding, found: _FieldsIn) -> str:
        """Take an element in which text stands; return the speaker whom it names inside."""
        self._pieces_of_block = []
        left = self._flow(element, element, around, found)
        self._end_piece(element, around)
        return around.speaker if left else ""

    def _flow(
        self, block: XmlElement, element: XmlElement, around: _Surrounding, found: _FieldsIn
    ) -> str:
        left = ""
        for child in element.children:
            if isinstance(child, str):
                self._pieces_of_block.append(child)
            elif child.name in BREAKS:
                self._pieces_of_block.append("\n")
            elif child.name in SKIPPED or child.name in ("number", "numero"):
                continue
            elif child.name in SOUNDS:
                self._end_piece(block, around)
                self._pieces_of_block = [child.text()]
                self._end_piece(child, around, CueKind.SOUND)
            elif names_speaker(child) and len(child.text()) <= LONGEST_NAME:
                who = self._people.named_in(child)
                self._end_piece(block, around)
                if who:
                    around.speaker = left = who
                    self._after_label = True
            elif child.name in WORDS and self._times_of_attributes(child):
                self._word(block, child, around)
            elif child.name in WORDS:
                self._pieces_of_block += [" ", child.text()]
            elif self._is_time(child):
                kind, unit = kind_of_time(child.name) or ("", None)
                time = moment(child.text() or next(iter(child.attributes.values()), ""), unit)
                if time is not None:
                    found.times.setdefault(kind, time)
            elif child.name in ("p", "para", "li"):
                self._end_piece(block, around)
                left = self._flow(block, child, around, found) or left
                self._end_piece(block, around)
            else:
                left = self._flow(block, child, around, found) or left
        return left

    def _end_piece(
        self,
        element: XmlElement,
        around: _Surrounding,
        kind: CueKind = CueKind.SPEECH,
        *,
        lines: bool = False,
    ) -> None:
        raw = "".join(self._pieces_of_block)
        self._pieces_of_block = []
        text = captions.tidy(raw) if lines else one_spaced(raw)
        if self._after_label and text:
            self._after_label = False
            seat = SEAT.match(text)
            if seat:
                around.speaker = f"{around.speaker} {seat[1]}"
                text = text[seat.end() :]
            text = without_marks(text)
        for line in _of_html(text) if "<" in text else [text]:
            if kind is CueKind.SPEECH and around.speaker:
                line = without_label(line, around.speaker)
            if line:
                self._add(line, element, around, kind)

    def _word(self, block: XmlElement, word: XmlElement, around: _Surrounding) -> None:
        self._end_piece(block, around)
        own = self._people.told_by(word)
        times = self._times_of_attributes(word)
        self._add(
            word.text(), block, around, is_word=True, times=times, speaker=own or around.speaker
        )

    def _add(
        self,
        text: str,
        element: XmlElement,
        around: _Surrounding,
        kind: CueKind = CueKind.SPEECH,
        *,
        is_word: bool = False,
        times: dict[str, FieldTime] | None = None,
        speaker: str | None = None,
    ) -> None:
        if not text:
            return
        if kind is CueKind.SPEECH and not is_word and not any(map(str.isalpha, text)):
            return  # a number of a page, of how sure a machine is
        times = times or {}
        item = LayerItem(
            text,
            times.get("start"),
            times.get("end"),
            times.get("length"),
            around.speaker if speaker is None else speaker,
            None,
            around.group,
        )
        known = element.name in BLOCKS or is_word or kind is not CueKind.SPEECH
        self._has_known |= known
        self.pieces.append(SpokenPiece(item, kind, is_word, known, around.owner, element.name))

    def _heading(self, element: XmlElement, around: _Surrounding) -> None:
        text = element.text()
        if not text or len(text) > _LONGEST_HEADING:
            return
        if not self.title and not self._has_known and around.depth <= 3:
            self.title = text
        elif around.owner is None or around.owner.name not in OF_SPEAKING:
            self._add(text, element, _Surrounding(), CueKind.HEADING)

    # -- fields -----------------------------------------------------------------------------

    def _give_times(self, begin: int, times: dict[str, FieldTime]) -> None:
        """Give the first piece of an element its start, and the only one its end."""
        if not times:
            return
        said = [piece for piece in self.pieces[begin:] if piece.kind is not CueKind.HEADING]
        said = [piece for piece in said if piece.is_known] or said
        if not said:
            return
        first = said[0].item
        if first.start is None:
            first.start = times.get("start")
            if len(said) == 1:
                first.end, first.length = times.get("end"), times.get("length")

    def _give_late_speaker(self, begin: int, found: _FieldsIn, own: str) -> None:
        """Give pieces the speaker who is named behind them: ``<text>…</text><speaker>…``."""
        if own or len(found.speakers) != 1:
            return
        at, who = found.speakers[0]
        if at == len(self.pieces) > begin:
            for piece in self.pieces[begin:]:
                if piece.kind is not CueKind.HEADING:
                    piece.item.speaker = who

    def _times_of_attributes(self, element: XmlElement) -> dict[str, FieldTime]:
        found: dict[str, FieldTime] = {}
        for name, value in element.attributes.items():
            kind = kind_of_time(name)
            if kind is None:
                continue
            time = moment(value, kind[1])
            if time is not None:
                found.setdefault(kind[0], time)
            else:
                self.bad_times += name not in ("from", "to", "in", "out", "at", "length")
        return found

    def _is_time(self, element: XmlElement) -> bool:
        if any(True for _ in element.elements) or element.name in BLOCKS:
            return False
        kind = kind_of_time(element.name)
        return kind is not None and (
            moment(element.text(), kind[1]) is not None or not element.has_text
        )

    def _take_facts(self, element: XmlElement, around: _Surrounding) -> None:
        if element.name not in HEADS:
            return
        for one in element.elements:
            if is_heading(one.name):
                self.title = self.title or one.text()
            elif one.name in DATES and (day := _DAY.search(one.text())):
                self.date = self.date or day[0]
            elif one.name in PEOPLE:
                self._people.take(one)
            else:
                self._take_facts(one, around)


def _are_lines(element: XmlElement) -> bool:
    """Return whether an element holds nothing but the lines of a caption."""
    found = list(element.elements)
    return bool(found) and not element.has_text and all(one.name in ("line", "l") for one in found)


def _is_of_words(element: XmlElement) -> bool:
    return any(child.name in WORDS for child in element.elements)


def _day_in(element: XmlElement) -> str:
    """Return the day that attributes tell of, or year, month and day in attributes or elements."""
    told = element.attributes | {
        one.name: one.text() for one in element.elements if one.name in OF_DAYS
    }
    parts = [next((told[n] for n in names if n in told), "") for names in DAY_PARTS]
    if all(parts):
        month = parts[1].strip().lower()
        number = MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else month
        parted = f"{parts[0]}-{number:0>2}-{parts[2]:0>2}"
        if _DAY.fullmatch(parted):
            return parted
    found = (_DAY.match(v) for n, v in element.attributes.items() if n in DATES)
    return next((day[0] for day in found if day), "")


def _of_html(text: str) -> list[str]:
    """Return the paragraphs of HTML that is written as text."""
    if not _MARKUP.search(text):
        return [text]
    return [one_spaced(unescape(_TAG.sub("", part))) for part in _PARAGRAPH_END.split(text)]
