"""The transcript as a value: cues in reading order, the related videos, where it all came from.

Everything here is frozen and compares by value. Times are whole milliseconds from the start of the
recording; a place in a cue's text is counted in code points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Final

from reader.named_tuple import NamedTuple
from reader.wording import number, tr, trn


class CueKind(Enum):
    """What a cue holds: spoken words, a sound or music tag, or a heading (a chapter title)."""

    SPEECH = "speech"
    SOUND = "sound"
    HEADING = "heading"


class WordTime(NamedTuple):
    """The moment at which the word beginning at ``char`` of its cue's text is spoken."""

    char: int
    start: int


class Cue(NamedTuple):
    """One caption, or one paragraph of an untimed transcript.

    ``text`` is as the file had it, without markup and speaker label; its lines are parted by
    ``"\\n"``. ``start`` and ``end`` are milliseconds, None where the file gives none.
    ``starts_paragraph`` is True where the file itself begins a paragraph with this cue.

    A named tuple and not a dataclass: a hundred thousand of them are made while somebody waits.
    """

    text: str
    start: int | None = None
    end: int | None = None
    speaker: str = ""
    kind: CueKind = CueKind.SPEECH
    starts_paragraph: bool = False
    words: tuple[WordTime, ...] = ()

    def spoken_by(self, speaker: str) -> Cue:
        """Return the cue with another speaker, three times as quick as ``_replace`` does."""
        text, start, end, _, kind, starts_paragraph, words = self
        return Cue(text, start, end, speaker, kind, starts_paragraph, words)

    def starting_paragraph(self, starts_paragraph: bool) -> Cue:
        """Return the cue as one that begins a paragraph or does not, as quickly."""
        text, start, end, speaker, kind, _, words = self
        return Cue(text, start, end, speaker, kind, starts_paragraph, words)


class Span(NamedTuple):
    """A stretch of a transcript, from ``first_char`` of cue ``first`` up to, not including,
    ``last_char`` of cue ``last``; cues are counted from 0, characters in code points.
    """

    first: int
    first_char: int
    last: int
    last_char: int

    @property
    def is_empty(self) -> bool:
        """Whether the span holds no character."""
        return (self.last, self.last_char) <= (self.first, self.first_char)


class RelatedVideo(NamedTuple):
    """A video that the page lists beside its own; ``url`` and ``video_id`` are "" if not given."""

    title: str
    url: str = ""
    video_id: str = ""


class ReportItem:
    """One line of the clean-up report: what was changed, left out or guessed while reading a file.

    ``line`` is the first line of the file that it speaks of, from 1, or None. It is kept in
    English, as ``words`` with places for ``values``, and is a ``sentence`` in the language spoken.
    ``many`` are the words for other counts than 1, "" where the words are the same for all; their
    place ``{n}`` is the count. Two are equal that say the same of the same line.
    """

    __slots__ = ("count", "line", "many", "values", "words")

    def __init__(
        self,
        words: str,
        count: int = 1,
        line: int | None = None,
        values: tuple[tuple[str, str | int], ...] = (),
        many: str = "",
    ) -> None:
        self.words = words
        self.count = count
        self.line = line
        self.values = values
        self.many = many

    @property
    def sentence(self) -> str:
        """Return the whole sentence, in the language spoken."""
        if self.many:
            return trn(self.words, self.many, self.count, **self._written(number))
        return tr(self.words, **self._written(number))

    @property
    def in_english(self) -> str:
        """Return the whole sentence as it is for machines, and for whoever compares."""
        words = self.many if self.many and self.count != 1 else self.words
        if not self.values and not self.many:
            return words
        return words.format_map({"n": f"{self.count:,}", **self._written("{:,}".format)})

    def _written(self, number: Callable[[int], str]) -> dict[str, str]:
        return {
            name: number(value) if isinstance(value, int) else value for name, value in self.values
        }

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ReportItem):
            return NotImplemented
        return (self.in_english, self.count, self.line) == (
            other.in_english,
            other.count,
            other.line,
        )

    def __hash__(self) -> int:
        return hash((self.in_english, self.count, self.line))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.in_english!r}, {self.count}, {self.line})"


def remark(
    words: str, /, *, count: int = 1, line: int | None = None, **values: str | int
) -> ReportItem:
    """Return a line of a report; ``words``, as they stand in the code, have places for values."""
    return ReportItem(words, count, line, tuple(values.items()))


def remarks(
    one: str, many: str, count: int, /, *, line: int | None = None, **values: str | int
) -> ReportItem:
    """Return a line of a report on ``count`` things, in the words for one or for many of them."""
    return ReportItem(one, count, line, tuple(values.items()), many)


class Fetched(NamedTuple):
    """Where on the web a transcript was fetched from: the address, and the day in ISO form.

    ``etag`` is what the server calls the version that it gave ("" where it does not), ``sha256``
    the hexadecimal digest of the bytes that came.
    """

    address: str
    day: str
    etag: str = ""
    sha256: str = ""


class Source(NamedTuple):
    """Where a transcript was read from.

    ``path`` is the file as opened ("" for pasted text), ``format`` the name in the format registry,
    ``encoding`` how its bytes were read, ``sha256`` the hexadecimal digest of those bytes;
    ``fetched`` says where they came from, None where they are those of a file.
    """

    path: str = ""
    format: str = ""
    encoding: str = ""
    sha256: str = ""
    fetched: Fetched | None = None


class Provenance(Enum):
    """Who made the words, where the file says so."""

    UNKNOWN = "unknown"
    AUTOMATIC = "automatic"
    HUMAN = "human"
    TRANSLATED = "translated"


class Transcript(NamedTuple):
    """A whole transcript: what a file says, in reading order.

    ``date`` is the day of the video as the file writes it, ``language`` a BCP 47 tag; both are ""
    where the file does not say. ``media`` is what the file calls its recording, a stranger's words.
    ``medium`` is what a reference calls it, "" for a recording: an interview, a hearing.
    ``made_with`` is what a machine that wrote it down is called: program and model.
    """

    title: str = ""
    standfirst: str = ""
    cues: tuple[Cue, ...] = ()
    related: tuple[RelatedVideo, ...] = ()
    source: Source = Source()
    report: tuple[ReportItem, ...] = ()
    url: str = ""
    video_id: str = ""
    site: str = ""
    author: str = ""
    date: str = ""
    language: str = ""
    media: str = ""
    medium: str = ""
    made_with: str = ""
    provenance: Provenance = Provenance.UNKNOWN

    @property
    def is_timed(self) -> bool:
        """Whether any cue has a start time."""
        return any(cue.start is not None for cue in self.cues)

    @property
    def speakers(self) -> tuple[str, ...]:
        """The names of the speakers, in the order in which they first speak."""
        return tuple(dict.fromkeys(cue.speaker for cue in self.cues if cue.speaker))


class Facts(NamedTuple):
    """What a person knows of a video better than its file, "" where they have said nothing."""

    title: str = ""
    author: str = ""
    site: str = ""
    date: str = ""
    url: str = ""
    medium: str = ""

    def added_to(self, transcript: Transcript) -> Transcript:
        """Return a transcript that says what the person said."""
        known = {name: fact for name, fact in self._asdict().items() if fact}
        return transcript._replace(**known) if known else transcript


FACTS: Final = tuple(name for name, usual in Transcript._field_defaults.items() if usual == "")
"""What is told of a transcript as a whole, each a text: whoever keeps or passes on transcripts goes
by this list, so that a new fact is added in one place, as a field above."""

LINES: Final = frozenset({"standfirst"})
"""The facts that may have several lines."""

PARAGRAPH: Final = "paragraph"


def unit_of(cues: Sequence[Cue]) -> str:
    """Return what a cue of this transcript is for people."""
    return PARAGRAPH if cues and all(cue.starts_paragraph for cue in cues) else "caption"
