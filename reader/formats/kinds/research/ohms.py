"""OHMS records (Oral History Metadata Synchronizer, XML): a transcript, times for it, an index.

After the schema of the Nunn Center, versions 5 and 6. ``sync`` is ``n:|line(word)|line(word)…``:
each n minutes of the recording, the line of the transcript and the word in it, both counted from 1.
Version 6 has the transcript as WebVTT instead. The points of the index are chapters; their keywords
and summaries are no speech. So are translations, the notes of the archive and all other fields.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reader.errors import FormatError, UnknownFormat
from reader.formats.decoding.xml_text import listen
from reader.formats.format import Claim, Document
from reader.formats.kinds import webvtt
from reader.formats.shared import captions
from reader.formats.shared.labels.grammar import label_of
from reader.formats.shared.languages import tag_of
from reader.model.transcript import Cue, CueKind, ReportItem, Transcript, WordTime, remark, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

_SIGN: Final = "nunncenter/ohms"
_ROOT: Final = lazy_pattern(r"<(?:\w+:)?record[\s>]")
_SYNC: Final = lazy_pattern(r"\s*(\d{1,4}(?:\.\d{1,4})?)\s*:\s*(.*)", re.DOTALL)
_MARK: Final = lazy_pattern(r"(\d{1,7})\((\d{1,5})\)")
_NOTES: Final = ("[[footnotes]]", "[[/footnotes]]")
_NOTE: Final = lazy_pattern(r"\[\[footnote\]\][^\[]{0,20}\[\[/footnote\]\]")
_WORD: Final = lazy_pattern(r"\S+")
_BREAK: Final = lazy_pattern(r"<br\s*/?>", re.IGNORECASE)
_NONE: Final = lazy_pattern(r"\s*no transcript\.?\s*", re.IGNORECASE)
_FIELDS: Final = frozenset(
    (
        *("title", "repository", "interviewee", "interviewer", "sync", "language", "transcript"),
        *("transcript_alt", "vtt_transcript", "vtt_transcript_alt", "time", "partial_transcript"),
    )
)
"""What is taken from a record and from the points of its index."""
_BREAKS: Final = {"br": "\n", "p": "\n\n"}
_MOST_SECONDS: Final = 1_000_000
_SIGN_LENGTH: Final = 30
"""Characters of an index point's quotation by which its place in the transcript is found."""


class _Point(NamedTuple):
    """A point of the index: its time in milliseconds, its title, how its part begins."""

    start: int
    title: str
    begins: str


def score(document: Document) -> int:
    """Claim XML in the namespace of OHMS, or with a record that has a sync table."""
    head = document.head
    if not _ROOT.search(head):
        return Claim.NONE
    if _SIGN in head:
        return Claim.CERTAIN - 4
    return Claim.CERTAIN - 10 if "<sync>" in head and "<transcript" in document.text else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the transcript of a record, with the times of its sync table and its chapters.

    Raises UnknownFormat where there is no record, FormatError for one without a transcript.
    """
    record = _OhmsRecord()
    report = listen(document.text, record)
    if not record.records:
        raise UnknownFormat(tr("This XML holds no record of OHMS."))
    fields = record.fields
    of_text = _captions(fields) if fields.get("vtt_transcript") else _prose(fields)
    if record.records > 1:
        report += (
            remarks(
                "The file holds {n} record; the first of them is read.",
                "The file holds {n} records; the first of them is read.",
                record.records,
            ),
        )
    cues, of_index = _with_chapters(of_text.cues, record.points)
    return of_text._replace(
        title=" ".join(fields.get("title", "").split()),
        cues=cues,
        report=report + of_text.report + of_index + _of_translation(fields),
        date=record.date,
        site=fields.get("repository", ""),
        language=of_text.language or tag_of(fields.get("language", "")),
    )


class _OhmsRecord:
    """Takes the elements of the first record: its fields, and the points of its index."""

    def __init__(self) -> None:
        self.records = 0
        self.fields: dict[str, str] = {}
        self.points: list[_Point] = []
        self.date = ""
        self._field = ""
        self._pieces: list[str] = []
        self._point: dict[str, str] | None = None

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        """Take the start of an element; one inside a field is markup of its text."""
        if self._field:
            self._pieces.append(_BREAKS.get(name[1], ""))
        elif name[1] in _FIELDS:
            self._field = name[1]
        elif name[1] == "record":
            self.records += 1
        elif name[1] == "point":
            self._point = {}
        elif name[1] == "date" and self.records == 1:
            self.date = attributes.get(("", "value"), "").strip()[:10]

    def end(self, name: tuple[str, str]) -> None:
        """Take the end of an element."""
        if name[1] == self._field:
            self._end_field()
        elif name[1] == "point" and not self._field and self.records == 1:
            self._end_point()

    def text(self, text: str) -> None:
        """Take character data."""
        if self._field:
            self._pieces.append(text)

    def _end_field(self) -> None:
        field, text = self._field, "".join(self._pieces)
        self._field, self._pieces = "", []
        if self.records != 1:
            return
        if self._point is not None:
            self._point.setdefault(field, text.strip())
        else:
            kept = text if field in ("transcript", "vtt_transcript") else text.strip()
            self.fields.setdefault(field, kept)

    def _end_point(self) -> None:
        found, self._point = self._point or {}, None
        title, time = found.get("title", ""), found.get("time", "")
        if title and time.isdecimal() and len(time) < len(str(_MOST_SECONDS)):
            begins = " ".join(found.get("partial_transcript", "").split())
            self.points.append(_Point(int(time) * 1_000, " ".join(title.split()), begins))


def _captions(fields: Mapping[str, str]) -> Transcript:
    text = _BREAK.sub("\n", fields["vtt_transcript"].strip())
    return webvtt.read(Document(text.encode("utf-8", "replace"), text))


def _prose(fields: Mapping[str, str]) -> Transcript:
    text = fields.get("transcript", "")
    if not text.strip() or _NONE.fullmatch(text):
        raise FormatError(
            tr(
                "This OHMS record holds no transcript, only an index or a description of the"
                " recording."
            )
        )
    text, notes = _without_notes(text)
    lines = [_NOTE.sub("", line).rstrip() for line in text.split("\n")]
    marks, step = _marks(fields.get("sync", ""))
    cues = list(_paragraphs(lines, marks))
    names = [fields.get("interviewee", ""), fields.get("interviewer", "")]
    finished = captions.finish(cues, rolls=False, known=list(_known(names)))
    timed = tuple(
        cue._replace(start=cue.words[0].start) if cue.words else cue for cue in finished.cues
    )
    report = finished.report
    if any(cue.words for cue in timed):
        minutes = f"{step:g}"
        report += (
            remark(
                "The recording is marked every {minutes} min; a turn has its first mark as time.",
                minutes=minutes,
            ),
        )
    if notes:
        report += (remark("The footnotes were left out.", count=notes),)
    return Transcript(cues=timed, report=report)


def _without_notes(text: str) -> tuple[str, int]:
    """Return the text without its blocks of footnotes, and how many those are."""
    opening, closing = _NOTES
    kept: list[str] = []
    begin = 0
    while (start := text.find(opening, begin)) >= 0:
        end = text.find(closing, start)
        if end < 0:
            break
        kept.append(text[begin:start])
        begin = end + len(closing)
    return "".join(kept) + text[begin:], len(kept)


def _known(names: Sequence[str]) -> Iterator[str]:
    """Yield the names of those who speak, as labels have them: whole, or the last of them."""
    for name in " ; ".join(names).replace(" and ", ";").split(";"):
        words = name.replace(",", " , ").split()
        if words:
            yield " ".join(name.split())
            yield words[0] if "," in words else words[-1]


def _marks(sync: str) -> tuple[dict[int, list[tuple[int, int]]], float]:
    """Return the marks of each line as (word, time), and the minutes between two of them."""
    found = _SYNC.fullmatch(sync)
    if found is None:
        return {}, 0
    step = float(found[1])
    marks: dict[int, list[tuple[int, int]]] = {}
    latest = (0, 0)
    for number, part in enumerate(found[2].split("|")):
        mark = _MARK.fullmatch(part.strip())
        place = (int(mark[1]), int(mark[2])) if mark else (0, 0)
        if place > latest and number * step * 60 < _MOST_SECONDS:
            marks.setdefault(place[0], []).append((place[1], round(number * step * 60_000)))
            latest = place
    return marks, step


def _paragraphs(
    lines: Sequence[str], marks: Mapping[int, Sequence[tuple[int, int]]]
) -> Iterator[Cue]:
    """Yield the lines between blank ones as cues, with the times of the words marked in them."""
    block: list[str] = []
    words: list[WordTime] = []
    length = 0
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            if number in marks:
                words += [WordTime(length + at, time) for at, time in _marked(line, marks[number])]
            block.append(line)
            length += len(line) + 1
        elif block:
            yield Cue("\n".join(block), starts_paragraph=True, words=tuple(words))
            block, words, length = [], [], 0


def _marked(line: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where in a line its marked words begin; one in a speaker's label is the word after."""
    begins = [word.start() for word in _WORD.finditer(line)]
    label = label_of(line)
    first = label.length if label and label.length < len(line) else 0
    for word, time in marks:
        yield max(begins[min(max(word, 1), len(begins)) - 1], first), time


def _with_chapters(
    cues: Sequence[Cue], points: Sequence[_Point]
) -> tuple[tuple[Cue, ...], tuple[ReportItem, ...]]:
    """Return the cues with the points of the index as headings, where there are two or more.

    A single point parts nothing. A chapter begins with the words that its point quotes, or else
    at the first mark not before its time.
    """
    if not points:
        return tuple(cues), ()
    if len(points) == 1:
        left = remark(
            "The index has one point, “{title}”."
            " The summaries and keywords of the index were left out.",
            title=points[0].title,
        )
        return tuple(cues), (left,)
    places: dict[int, list[_Point]] = {}
    openings: dict[str, list[int]] = {}
    for index, cue in enumerate(cues):
        openings.setdefault(
            " ".join(cue.text[: 2 * _SIGN_LENGTH].split())[:_SIGN_LENGTH], []
        ).append(index)
    known = [(cue.start, index) for index, cue in enumerate(cues) if cue.start is not None]
    after = 0
    for point in sorted(points):
        after = max(after, _place(point, openings, known, len(cues)))
        places.setdefault(after, []).append(point)
    built: list[Cue] = []
    for index in range(len(cues) + 1):
        built += [
            Cue(point.title, point.start, kind=CueKind.HEADING, starts_paragraph=True)
            for point in places.get(index, ())
        ]
        built += cues[index : index + 1]
    left = remark("The summaries and keywords of the index were left out.", count=len(points))
    return tuple(built), (left,)


def _place(
    point: _Point,
    openings: Mapping[str, Sequence[int]],
    known: Sequence[tuple[int, int]],
    count: int,
) -> int:
    """Return before which of so many cues a chapter begins: the first at the time 0.

    It cannot begin behind the second mark that follows its time, whatever words it quotes.
    """
    if not point.start:
        return 0
    by_time = bisect_left(known, (point.start, 0))
    first = known[by_time - 2][1] if by_time > 1 else 0
    last = known[by_time + 1][1] if by_time + 1 < len(known) else count
    words = point.begins.partition(":")[2].strip() or point.begins
    found = openings.get(words[:_SIGN_LENGTH], ()) if words else ()
    at = bisect_left(found, first)
    if at < len(found) and found[at] <= last:
        return found[at]
    if not known:
        return 0
    return known[by_time][1] if by_time < len(known) else count


def _of_translation(fields: Mapping[str, str]) -> tuple[ReportItem, ...]:
    alternative = fields.get("transcript_alt") or fields.get("vtt_transcript_alt")
    if not alternative:
        return ()
    return (remark("The translation that the record also holds was left out."),)
