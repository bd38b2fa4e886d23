"""A stretch of a transcript cut out to be quoted: its words, who said them, when, and their source.

The words are those of the captions; only their line breaks are joined, as in the prose that is
read. A time that the file does not give for just this place is worked out from the length of the
text before it, and marked as such. What the file does not say is left empty.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Final, overload

from reader.model.joins import join_words
from reader.model.moments import Moment, ends_at, starts_at
from reader.model.prose import prose
from reader.model.timecode import clock
from reader.model.transcript import (
    PARAGRAPH,
    Cue,
    CueKind,
    Provenance,
    Span,
    Transcript,
    WordTime,
    unit_of,
)
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import Tongue, mark, tr
from reader.wording import joined as beside

if TYPE_CHECKING:
    import datetime

    from reader.model.still import Still

WHOLE: Final = mark("whole transcript")
_ABOUT: Final = "about "
# Translators: the time is worked out and may be off by some seconds.
_ABOUT_THEN: Final = mark("about {time}")
_ONE_PARAGRAPH: Final = mark("paragraph {number}")
_ONE_CAPTION: Final = mark("caption {number}")
_SOME_PARAGRAPHS: Final = mark("paragraphs {first}–{last}")
_SOME_CAPTIONS: Final = mark("captions {first}–{last}")
_PARAGRAPH: Final = mark("paragraph {number} of {count}")
_CAPTION: Final = mark("caption {number} of {count}")
_PARAGRAPHS: Final = mark("paragraphs {first}–{last} of {count}")
_CAPTIONS: Final = mark("captions {first}–{last} of {count}")
OMISSION: Final = "[…]"
"""What stands for words that are left out."""
_NO_TEXT: Final = lazy_pattern("[\ud800-\udfff]")
_NOWHERE: Final = Span(0, 0, 0, 0)
_MANY_CUES: Final = 2_000
_MANY_LETTERS: Final = 120_000
_BEGINNING: Final = 2_000


class Paragraph(NamedTuple):
    """Some words of an excerpt, set as one paragraph: who says them ("" if unknown) and when."""

    speaker: str
    text: str
    start: Moment = Moment()
    kind: CueKind = CueKind.SPEECH


class Paragraphs(Sequence[Paragraph]):
    """Paragraphs that are worked out when they are first looked at, on whatever thread that is.

    A reference to a hearing of a million words needs none of them; and where its words are wanted,
    they are set beside the window, of a value that is taken at once.
    """

    def __init__(self, work_out: Callable[[], tuple[Paragraph, ...]]) -> None:
        self._work_out = work_out

    @cached_property
    def _all(self) -> tuple[Paragraph, ...]:
        return self._work_out()

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, index: int) -> Paragraph: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Paragraph, ...]: ...
    def __getitem__(self, index: int | slice) -> Paragraph | tuple[Paragraph, ...]:
        return self._all[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words cut out of a transcript, and all that a quotation says of them.

    ``transcript`` holds the cues of the span alone, the outer ones without what lies outside it,
    and what else the file says; related videos only where everything was taken. ``first_cue`` and
    ``last_cue`` count from 0 in the whole transcript, which has ``cue_count`` cues; ``unit`` is the
    word for one of them. ``starts`` and ``ends`` are the times of the words, ``taken`` is the day
    on which the excerpt was made; ``span`` is where in the whole transcript the words stand.
    Without ``sounds`` neither paragraphs nor captions have the cues that hold nothing but a sound.
    ``still`` is the frame of a video that is quoted with the words.
    """

    transcript: Transcript
    paragraphs: Sequence[Paragraph]
    first_cue: int
    last_cue: int
    cue_count: int
    unit: str
    starts: Moment
    ends: Moment
    is_whole: bool
    taken: datetime.date
    sounds: bool = True
    span: Span = _NOWHERE
    still: Still | None = None

    @property
    def retrieved(self) -> datetime.date | None:
        """The day on which the transcript was fetched from the web, None for a file's."""
        fetched = self.transcript.source.fetched
        if fetched is None:
            return None
        import datetime  # late: few transcripts are

        try:
            return datetime.date.fromisoformat(fetched.day)
        except ValueError:  # kept by hand, or damaged
            return None

    @property
    def text(self) -> str:
        """The words alone, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def is_long(self) -> bool:
        """Whether writing it in any form would be felt: more than some twenty thousand words."""
        cues = self.transcript.cues
        return len(cues) > _MANY_CUES or sum(len(cue.text) for cue in cues) > _MANY_LETTERS

    @property
    def captions(self) -> tuple[Paragraph, ...]:
        """The same words caption by caption, each of them on one line."""
        cues = self.transcript.cues
        starts = [self.starts, *(Moment(cue.start, False, cue.start) for cue in cues[1:])]
        return tuple(
            Paragraph(cue.speaker, reduce(_joined, cue.text.split("\n")), start, cue.kind)
            for cue, start in zip(cues, starts, strict=False)
            if self.sounds or cue.kind is not CueKind.SOUND
        )

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, in the order of their first words."""
        return self.transcript.speakers

    @property
    def speaker(self) -> str:
        """Who says all of the words; "" if there are several, or words of somebody unknown."""
        names = {cue.speaker for cue in self.transcript.cues if cue.kind is CueKind.SPEECH}
        return names.pop() if len(names) == 1 else ""

    @property
    def start(self) -> int | None:
        """When the words begin, in milliseconds; see ``start_is_about``."""
        return self.starts.time

    @property
    def end(self) -> int | None:
        """When the words end, in milliseconds; see ``end_is_about``."""
        return self.ends.time

    @property
    def start_is_about(self) -> bool:
        """Whether ``start`` is not of the file but was worked out."""
        return self.starts.is_about

    @property
    def end_is_about(self) -> bool:
        """Whether ``end`` is not of the file but was worked out."""
        return self.ends.is_about

    @property
    def title(self) -> str:
        """The title of the video."""
        return self.transcript.title

    @property
    def standfirst(self) -> str:
        """What stands below the title."""
        return self.transcript.standfirst

    @property
    def url(self) -> str:
        """The address of the video as the file has it: a stranger's text, not yet a safe link."""
        return self.transcript.url

    @property
    def site(self) -> str:
        """The site that shows the video."""
        return self.transcript.site

    @property
    def author(self) -> str:
        """Who published the video."""
        return self.transcript.author

    @property
    def date(self) -> str:
        """The day of the video, as the file writes it."""
        return self.transcript.date

    @property
    def provenance(self) -> Provenance:
        """Who made the captions."""
        return self.transcript.provenance

    @property
    def file_name(self) -> str:
        """The name of the file, without its folder; bytes that are no text are U+FFFD."""
        return _NO_TEXT.sub("\ufffd", os.path.basename(self.transcript.source.path))

    @property
    def times(self) -> str:
        """When the words are spoken, for people: "0:42–0:45", "about 1:02:03"; "" if unknown."""
        if self.start is None:
            return ""
        start = clock(self.start)
        end = clock(self.end) if self.end is not None and self.end > self.start else start
        about = _ABOUT if self.start_is_about or self.end_is_about else ""
        return f"{about}{start}–{end}" if end != start else f"{about}{start}"

    @property
    def locator(self) -> str:
        """Where in the transcript the words stand: "captions 12–19 of 146, 0:42–0:45"."""
        if self.is_whole:
            return WHOLE
        first, last = self.first_cue + 1, self.last_cue + 1
        cues = f"{self.unit} {first}" if first == last else f"{self.unit}s {first}–{last}"
        return ", ".join(filter(None, (f"{cues} of {self.cue_count}", self.times)))

    @property
    def when(self) -> str:
        """``times`` in the language spoken; what is written into documents is in theirs."""
        times = self.times.removeprefix(_ABOUT)
        return times if times == self.times else tr(_ABOUT_THEN, time=times)

    @property
    def where(self) -> str:
        """``locator`` in the language spoken."""
        if self.is_whole:
            return tr(WHOLE)
        words, values = self._cues_told()
        return beside((tr(words, **values), self.when))

    def times_in(self, say: Tongue) -> str:
        """Return ``times`` in a language."""
        times = self.times.removeprefix(_ABOUT)
        return times if times == self.times else say.tr(_ABOUT_THEN, time=times)

    def locator_in(self, say: Tongue) -> str:
        """Return ``locator`` in a language."""
        if self.is_whole:
            return say.tr(WHOLE)
        words, values = self._cues_told()
        return say.beside((say.tr(words, **values), self.times_in(say)))

    def cues_in(self, say: Tongue) -> str:
        """Return in a language which cues the words are of: "captions 12–19"."""
        first, last = self.first_cue + 1, self.last_cue + 1
        of_paragraphs = self.unit == PARAGRAPH
        if first == last:
            return say.tr(_ONE_PARAGRAPH if of_paragraphs else _ONE_CAPTION, number=first)
        return say.tr(_SOME_PARAGRAPHS if of_paragraphs else _SOME_CAPTIONS, first=first, last=last)

    def _cues_told(self) -> tuple[str, dict[str, int]]:
        first, last, count = self.first_cue + 1, self.last_cue + 1, self.cue_count
        is_one, of_paragraphs = first == last, self.unit == PARAGRAPH
        if is_one:
            return (
                _PARAGRAPH if of_paragraphs else _CAPTION,
                {"number": first, "count": count},
            )
        values = {"first": first, "last": last, "count": count}
        return _PARAGRAPHS if of_paragraphs else _CAPTIONS, values


def cut(
    transcript: Transcript, span: Span | None, *, taken: datetime.date, sounds: bool = True
) -> Excerpt:
    """Return the words of a span, or of the whole transcript if it is None, with their source.

    White space at the edges of the span is left out, and with it cues that give nothing else;
    without ``sounds`` so are cues that hold nothing but a sound, where there are others.
    """
    cues = transcript.cues
    everything = Span(0, 0, len(cues) - 1, len(cues[-1].text)) if cues else Span(0, 0, 0, 0)
    whole = _trimmed(cues, everything)
    kept = whole if span is None else _trimmed(cues, span)
    is_whole = kept == whole
    part = transcript._replace(
        cues=_cut(cues, kept), related=transcript.related if is_whole else ()
    )
    return Excerpt(
        transcript=part,
        paragraphs=Paragraphs(lambda: _paragraphs(part, cues, kept, sounds=sounds)),
        first_cue=kept.first,
        last_cue=kept.last,
        cue_count=len(cues),
        unit=unit_of(cues),
        starts=Moment() if kept.is_empty else starts_at(cues[kept.first], kept.first_char),
        ends=Moment() if kept.is_empty else ends_at(cues[kept.last], kept.last_char),
        is_whole=is_whole,
        taken=taken,
        sounds=sounds or all(cue.kind is CueKind.SOUND for cue in part.cues),
        span=kept,
    )


def begun(excerpt: Excerpt) -> Excerpt:
    """Return an excerpt for a look at how it is set: of a long one, only the first words are there.

    What is said of its source and place is said of all of it.
    """
    if not excerpt.is_long:
        return excerpt
    left, kept = _BEGINNING, []
    for cue in excerpt.transcript.cues:
        kept.append(_until(cue, min(left, len(cue.text))))
        left -= len(cue.text)
        if left <= 0:
            break
    part = excerpt.transcript._replace(cues=tuple(kept))
    *most, last = _paragraphs(part, kept, Span(0, 0, 0, 0), sounds=excerpt.sounds)
    return replace(excerpt, paragraphs=(*most, last._replace(text=f"{last.text} {OMISSION}")))


def rebased(transcript: Transcript) -> Transcript:
    """Return a transcript whose first time is 0: what was cut out, as captions of a clip."""
    times = [time for cue in transcript.cues for time in (cue.start, cue.end) if time is not None]
    first = min(times, default=0)
    return transcript._replace(
        cues=tuple(
            cue._replace(
                start=None if cue.start is None else cue.start - first,
                end=None if cue.end is None else cue.end - first,
                words=tuple(word._replace(start=word.start - first) for word in cue.words),
            )
            for cue in transcript.cues
        ),
    )


def joined(excerpts: Sequence[Excerpt]) -> Excerpt:
    """Return excerpts of one transcript as one, in the order of the text, with […] between them."""
    first, *rest = sorted(excerpts, key=lambda excerpt: excerpt.span)
    for excerpt in rest:
        first = _with(first, excerpt)
    return first


def _with(one: Excerpt, other: Excerpt) -> Excerpt:
    *most, last = one.paragraphs or (Paragraph("", ""),)
    start, *more = other.paragraphs or (Paragraph("", ""),)
    between: tuple[Paragraph, ...]
    if start.speaker == last.speaker:
        between = (last._replace(text=f"{last.text} {OMISSION} {start.text}"),)
    else:
        between = (last, start._replace(text=f"{OMISSION} {start.text}"))
    cues = (*one.transcript.cues, *other.transcript.cues)
    return replace(
        one,
        transcript=one.transcript._replace(cues=cues),
        paragraphs=(*most, *between, *more),
        last_cue=other.last_cue,
        ends=other.ends,
        span=one.span._replace(last=other.span.last, last_char=other.span.last_char),
    )


def _trimmed(cues: Sequence[Cue], span: Span) -> Span:
    """Return the span from its first visible character to its last; empty where it has none."""
    for first in range(span.first, min(span.last + 1, len(cues))):
        start = span.first_char if first == span.first else 0
        text = cues[first].text[start : span.last_char if first == span.last else None]
        if text.strip():
            start += len(text) - len(text.lstrip())
            return _trimmed_end(cues, Span(first, start, span.last, span.last_char))
    return Span(span.first, span.first_char, span.first, span.first_char)


def _trimmed_end(cues: Sequence[Cue], span: Span) -> Span:
    first, start, last, end = span
    while not (kept := cues[last].text[start if last == first else 0 : end].rstrip()):
        last -= 1
        end = len(cues[last].text)
    return Span(first, start, last, len(kept) + (start if last == first else 0))


def _cut(cues: tuple[Cue, ...], span: Span) -> tuple[Cue, ...]:
    if span.is_empty:
        return ()
    kept = list(cues[span.first : span.last + 1])
    kept[-1] = _until(kept[-1], span.last_char)
    kept[0] = _from(kept[0], span.first_char)
    return tuple(kept)


def _until(cue: Cue, char: int) -> Cue:
    words = tuple(word for word in cue.words if word.char < char)
    return cue._replace(text=cue.text[:char], end=ends_at(cue, char).given, words=words)


def _from(cue: Cue, char: int) -> Cue:
    words = tuple(WordTime(at - char, start) for at, start in cue.words if at >= char)
    return cue._replace(text=cue.text[char:], start=starts_at(cue, char).given, words=words)


def _paragraphs(
    part: Transcript, cues: Sequence[Cue], span: Span, *, sounds: bool
) -> tuple[Paragraph, ...]:
    """Return the words of a transcript that was cut out of ``cues`` by ``span``, as prose."""
    if not part.cues:
        return ()
    reading = prose(part, sounds=sounds)
    paragraphs = []
    for number in range(reading.paragraph_count):
        first, last = reading.paragraph_range(number)
        cue, char = reading.place(first)
        start = starts_at(cues[span.first + cue], char + (0 if cue else span.first_char))
        kind = _kind(part.cues[cue : reading.cue_at(last) + 1])
        text = reading.text[first:last]
        paragraphs.append(Paragraph(part.cues[cue].speaker, text, start, kind))
    return tuple(paragraphs)


def _kind(cues: Sequence[Cue]) -> CueKind:
    """Return what a paragraph of these cues is: speech if any of them is."""
    kinds = [cue.kind for cue in cues]
    return CueKind.SPEECH if CueKind.SPEECH in kinds else kinds[0]


def _joined(before: str, after: str) -> str:
    return before + join_words(before, after) + after
