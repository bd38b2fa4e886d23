"""The listener that makes cues of a TTML document: timing, white space, agents, words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from reader.formats.kinds.ttml_time import Rates, is_bare, parse
from reader.formats.shared.captions import tidy
from reader.formats.shared.customs.colours import Shade
from reader.model.transcript import Cue, CueKind, ReportItem, WordTime, remark, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_XML: Final = "xml"
_SPACE: Final = lazy_pattern(r"[ \t\n]+")
_AROUND_BREAKS: Final = lazy_pattern(r" ?\n ?")
_SOUNDS: Final = frozenset({"sound", "music", "x-sound", "x-music"})
_FACTS_OF_HEAD: Final = {
    "desc": "standfirst",
    "creator": "author",
    "publisher": "site",
    "date": "date",
    "source": "url",
    "identifier": "video_id",
}
"""What elements of the head tell: ``ttm:desc``, and those of Dublin Core."""
_TIMED: Final = frozenset({"body", "div", "p", "span", "br", "region"})
_INHERITED: Final = frozenset(
    ("space", "agent", "role", "timeContainer", "lang", "ruby", "backgroundImage")
)
_FEW_SPANS: Final = 3
_FARTHEST: Final = 400
"""Characters behind a word of a paragraph within which the next one stands."""
_LOOKS: Final = frozenset({"color", "style", "region"})
_ID: Final = (_XML, "id")
_BEGIN: Final = ("", "begin")
_END: Final = ("", "end")
_LASTS: Final = ("", "dur")


class _Element:
    """An element that is open: its times, and what its contents inherit from it.

    ``end`` is when it ends at the latest; whether it says so itself or lies in one that does,
    ``is_ended`` tells. ``cursor`` is where the next child of a sequence begins, ``last`` the
    latest end of a child.
    """

    begin: int = 0
    end: int | None = None
    is_ended: bool = False
    is_timed: bool = False
    is_seq: bool = False
    cursor: int = 0
    last: int | None = None
    preserves: bool = False
    agent: str = ""
    role: str = ""
    ruby: str = ""
    colour: str = ""
    language: str = ""

    def __init__(self, within: _Element | None) -> None:
        if within is not None:
            self.begin = self.cursor = within.begin
            self.end = within.end
            self.is_timed = within.is_timed
            self.preserves = within.preserves
            self.agent = within.agent
            self.role = within.role
            self.colour = within.colour
            self.language = within.language

    def takes_end_of(self, child: _Element) -> None:
        """Let a child end: the next one of a sequence begins there (SMIL 3.0, seq)."""
        ended = child.end if child.is_ended or child.last is None else child.last
        if ended is not None:
            self.last = ended if self.last is None else max(self.last, ended)
        if self.is_seq:
            self.cursor = child.begin if ended is None else ended


class _Piece(NamedTuple):
    """A run of text in a paragraph and, where a span sets it, its own time."""

    text: str
    begin: int
    end: int | None
    colour: str


class TtmlReading:
    """Takes the elements of a document and holds what was read of it.

    ``cues`` stand in the order of the file, and ``runs`` has what of each is of one colour;
    ``title`` and ``language`` are "" if not given.
    """

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.runs: list[Sequence[Shade]] = []
        self.languages: list[str] = []
        """Of each of the cues the language that an element around it names, "" for none."""
        self._colours: dict[str, str] = {}
        self._region = ""
        self.title = ""
        self.facts: dict[str, Any] = {}
        """What the head tells by other names than the title: see ``_FACTS_OF_HEAD``."""
        self.language = ""
        self.has_pictures = False
        self._rates = Rates()
        self._open: list[_Element] = []
        self._skipped = 0
        self._names: dict[str, str] = {}
        self._agent = ""
        self._caught: list[str] | None = None
        self._space = ""
        self._paragraph: list[_Piece] | None = None
        self._timed_spans = 0
        self._unread_times = 0
        self._languages: dict[str, int] = {}
        self._left_out: Counter[str] = Counter()

    def report(self) -> tuple[ReportItem, ...]:
        """Return what is to be said of the reading."""
        items: tuple[ReportItem, ...] = ()
        count = self._unread_times
        if count:
            items += (
                remarks(
                    "1 time could not be read; the words were kept.",
                    "{n} times could not be read; the words were kept.",
                    count,
                ),
            )
        for language, left in self._left_out.items():
            items += (
                remarks(
                    "1 caption of another language ({name}) left out.",
                    "{n} captions of another language ({name}) left out.",
                    left,
                    name=language,
                ),
            )
        if len(self._languages) > 1 and not self._left_out:
            items += (
                remark(
                    "The file holds captions in several languages ({names}); all were kept.",
                    count=len(self._languages),
                    names=", ".join(self._languages),
                ),
            )
        return items

    def keep_one_language(self) -> None:
        """Leave out what stands beside captions of the same times, in another language.

        Kept is that of the document, else the one with most captions. Words of another language
        that stand at times of their own are of the same talk.
        """
        counts = Counter(self.languages)
        if len(counts) < 2:
            return
        main = self.language if counts.get(self.language) else counts.most_common(1)[0][0]
        begun = {cue.start for cue, of in zip(self.cues, self.languages, strict=True) if of == main}
        for other in counts.keys() - {main}:
            starts = [
                c.start for c, of in zip(self.cues, self.languages, strict=True) if of == other
            ]
            beside = sum(start is not None and start in begun for start in starts)
            if 5 * beside >= 4 * len(starts):
                self._left_out[other] = len(starts)
        kept = [at for at, of in enumerate(self.languages) if of not in self._left_out]
        self.cues = [self.cues[at] for at in kept]
        self.runs = [self.runs[at] for at in kept]
        self.languages = [self.languages[at] for at in kept]
        self.language = main or self.language

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        """Take the start of an element."""
        space, local = name
        if not self._open:
            self._begin_document(space, attributes)
        if self._skipped or self._is_foreign(space, local):
            self._skipped += 1
            self._note_metadata(local, attributes)
            return
        if local == "br":
            self._add("\n")
            return
        element = _Element(self._open[-1] if self._open else None)
        self._inherit(element, attributes)
        self.has_pictures |= local == "image"
        if local in _TIMED:
            self._time(element, attributes)
        self._open.append(element)
        if local == "p":
            self._paragraph, self._timed_spans = [], 0
        elif local == "span":
            self._begin_span(element, attributes)

    def end(self, name: tuple[str, str]) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped -= 1
            self._end_metadata(name[1])
            return
        if name[1] == "br":
            return
        element = self._open.pop()
        if self._open:
            self._open[-1].takes_end_of(element)
        if name[1] == "p" and self._paragraph is not None:
            self._end_paragraph(element)

    def text(self, text: str) -> None:
        """Take character data."""
        if self._caught is not None:
            self._caught.append(text)
        elif self._paragraph is not None and not self._skipped and not self._is_reading():
            self._add(text if self._open[-1].preserves else _SPACE.sub(" ", text))

    def _is_reading(self) -> bool:
        """Return whether the open element holds the reading of a character, no word."""
        return self._open[-1].ruby == "text"

    def _begin_document(self, space: str, attributes: Mapping[tuple[str, str], str]) -> None:
        self._space = space
        self.language = attributes.get((_XML, "lang"), "").strip()
        parameters = {local: value for (_, local), value in attributes.items()}
        self._rates = Rates.of(parameters)

    def _is_foreign(self, space: str, local: str) -> bool:
        """Return whether an element is metadata, layout or somebody else's, not captions."""
        return space != self._space or local in ("metadata", "styling", "layout", "set")

    def _note_metadata(self, local: str, attributes: Mapping[tuple[str, str], str]) -> None:
        if local == "agent":
            self._agent = attributes.get(_ID, "")
        elif local in ("image", "img"):
            self.has_pictures = True
        elif local in ("style", "region"):
            self._region = attributes.get(_ID, "") if local == "region" else self._region
            # A style without a name is that of the region in which it stands.
            key = attributes.get(_ID, self._region)
            self._colours[key] = self._colour(attributes) or self._colours.get(key, "")
        if local in ("name", "title") or local in _FACTS_OF_HEAD:
            self._caught = []

    def _colour(self, attributes: Mapping[tuple[str, str], str]) -> str:
        """Return the colour that an element has by itself, by its styles or by its region.

        Of several styles the last counts (TTML1, 8.4.1).
        """
        own = {local: value for (_, local), value in attributes.items() if local in _LOOKS}
        if not own:
            return ""
        keys = [*own.get("region", "").split(), *own.get("style", "").split()]
        named = [self._colours[key] for key in keys if self._colours.get(key)]
        return own.get("color", "").strip().lower() or (named[-1] if named else "")

    def _end_metadata(self, local: str) -> None:
        if self._caught is None or local not in ("name", "title", *_FACTS_OF_HEAD):
            return
        raw, self._caught = "".join(self._caught), None
        words = " ".join(raw.split())
        if local in _FACTS_OF_HEAD:
            if self._paragraph is None and not self.cues and words:
                kept = tidy(raw) if local == "desc" else words
                self.facts.setdefault(_FACTS_OF_HEAD[local], kept)
            return
        if local == "name" and self._agent:
            self._names.setdefault(self._agent, words)
        elif local == "title" and self._paragraph is None and not self.cues:
            self.title = self.title or words

    def _inherit(self, element: _Element, attributes: Mapping[tuple[str, str], str]) -> None:
        element.colour = self._colour(attributes) or element.colour
        for (space, local), value in attributes.items():
            if local not in _INHERITED:
                continue
            if local == "space" and space == _XML:
                element.preserves = value == "preserve"
            elif local == "agent" and space:
                names = [self._names.get(key) or _as_name(key) for key in value.split()]
                element.agent = ", ".join(filter(None, names))
            elif local == "role" and space:
                element.role = value
            elif local == "timeContainer":
                element.is_seq = value == "seq"
            elif local == "lang" and space == _XML and value:
                self._languages[value] = self._languages.get(value, 0) + 1
                element.language = value
            elif local == "ruby":
                element.ruby = value
            elif local == "backgroundImage":
                self.has_pictures = True

    def _time(self, element: _Element, attributes: Mapping[tuple[str, str], str]) -> None:
        """Set when an element is active (TTML1, section 10.4; SMIL's containers par and seq)."""
        within = self._open[-1] if self._open else None
        base = within.cursor if within and within.is_seq else element.begin
        if is_bare(attributes.get(_BEGIN, "")):
            base = 0  # who writes seconds without their metric counts from the start of the file
        begin = self._parsed(attributes.get(_BEGIN))
        end = self._parsed(attributes.get(_END))
        lasts = self._parsed(attributes.get(_LASTS))
        if begin is None and end is None and lasts is None:
            element.begin = element.cursor = base
            element.is_timed = element.is_timed and _BEGIN not in attributes
            return
        # What begins at a time that cannot be read begins somewhere, not with what it lies in.
        element.is_timed = begin is not None or _BEGIN not in attributes
        element.begin = element.cursor = base + (begin or 0)
        ends = [base + end] if end is not None else []
        ends += [element.begin + lasts] if lasts is not None else []
        if ends or _END not in attributes:
            ends += [element.end] if element.end is not None else []
        element.is_ended = end is not None or lasts is not None
        element.end = min(ends, default=None)

    def _parsed(self, expression: str | None) -> int | None:
        if expression is None:
            return None
        time = parse(expression, self._rates)
        self._unread_times += time is None
        return time

    def _begin_span(self, element: _Element, attributes: Mapping[tuple[str, str], str]) -> None:
        if self._paragraph is None:
            return
        if _BEGIN in attributes or _LASTS in attributes:
            self._timed_spans += 1
        if any(local == "unit" for _, local in attributes):
            self._add(" ")  # Apple Podcasts sets no space between its spans of words

    def _add(self, text: str) -> None:
        if self._paragraph is not None:
            within = self._open[-1]
            self._paragraph.append(_Piece(text, within.begin, within.end, within.colour))

    def _end_paragraph(self, element: _Element) -> None:
        pieces, self._paragraph = self._paragraph or [], None
        kind = CueKind.SOUND if element.role in _SOUNDS else CueKind.SPEECH
        whole = Cue("", speaker=element.agent, kind=kind)
        if element.is_timed:
            whole = whole._replace(start=element.begin, end=element.end)
        if not self._timed_spans:
            found = [(whole._replace(text=_text(pieces)), pieces)]
        else:
            found = _of_spans(whole, pieces, element)
        for cue, of_cue in found:
            self.cues.append(cue)
            self.languages.append(element.language)
            self.runs.append([Shade(piece.text, piece.colour) for piece in of_cue])


def _as_name(key: str) -> str:
    """Return the key of an agent that has no name, where the key itself names a speaker."""
    return key if key[:7].casefold() == "speaker" else ""


def _text(pieces: Sequence[_Piece]) -> str:
    text = "".join([piece.text for piece in pieces])
    if "  " in text:
        text = re.sub(" {2,}", " ", text)
    return tidy(_AROUND_BREAKS.sub("\n", text)) if "\n" in text else text.strip()


def _of_spans(
    whole: Cue, pieces: list[_Piece], element: _Element
) -> list[tuple[Cue, list[_Piece]]]:
    """Return the cues of a paragraph in which spans have times of their own, and their pieces.

    Spans of a word each are the words of one cue; longer ones are cues.
    """
    groups: list[list[_Piece]] = []
    for piece in pieces:
        same = groups and (groups[-1][0].begin, groups[-1][0].end) == (piece.begin, piece.end)
        if same:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    groups = [group for group in groups if _text(group)]
    counts = [len(_text(group).split()) for group in groups]
    are_words = all(count <= 1 for count in counts) and len(groups) > 1
    if are_words or (len(groups) > _FEW_SPANS and 2 * sum(counts) <= 3 * len(groups)):
        return [(_worded(whole, pieces, element), pieces)]
    return [
        (whole._replace(text=_text(group), start=group[0].begin, end=group[0].end), group)
        if (group[0].begin, group[0].end) != (element.begin, element.end) or element.is_timed
        else (whole._replace(text=_text(group)), group)
        for group in groups
    ]


def _worded(whole: Cue, pieces: Sequence[_Piece], element: _Element) -> Cue:
    text = _text(pieces)
    words: list[WordTime] = []
    at = 0
    for piece in pieces:
        word = piece.text.strip()
        found = text.find(word, at, at + len(word) + _FARTHEST) if word else -1
        if found >= 0:
            if piece.begin != element.begin or not words:
                words.append(WordTime(found, piece.begin))
            at = found + len(word)
    start = whole.start if whole.start is not None else (words[0].start if words else None)
    return whole._replace(text=text, start=start, words=tuple(words))
