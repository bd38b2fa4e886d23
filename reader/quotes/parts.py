"""What a quotation consists of, before it is a document.

A part is left out, with the punctuation around it, where the excerpt has nothing to fill it with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from reader.direction import in_own_direction
from reader.formats.shared.credits import BETWEEN_FACTS
from reader.formats.shared.labels.grammar import NOBODY_NAMED
from reader.formats.shared.sounds import kind_of
from reader.formats.shared.speaker_labels import as_label
from reader.formats.shared.speech import opens_otherwise
from reader.model.excerpt import Excerpt, Paragraph
from reader.model.moments import Moment
from reader.model.timecode import clock
from reader.model.transcript import CueKind, Provenance
from reader.model.visible import one_line, words
from reader.model.web_address import web_address
from reader.named_tuple import NamedTuple
from reader.quotes.marked import Marked
from reader.wording import Tongue, mark, tongue

_MADE_BY: Final = {
    Provenance.AUTOMATIC: mark("automatic transcript"),
    Provenance.HUMAN: mark("transcript by people"),
    Provenance.TRANSLATED: mark("translated transcript"),
}


def tongue_of(excerpt: Excerpt) -> Tongue:
    """Return what says our own words around an excerpt: in its language where the program speaks
    it, else in English.
    """
    return tongue(excerpt.transcript.language)


def made_by(excerpt: Excerpt) -> str:
    """Return what is told of who made the captions, and with which program where that is known."""
    words = _MADE_BY.get(excerpt.provenance, "")
    told = tongue_of(excerpt).tr(words) if words else ""
    program = one_line(excerpt.transcript.made_with)
    return f"{told} ({program})" if told and program else told


@dataclass(frozen=True, slots=True)
class QuoteOptions:
    """What a person wants to see beside the words.

    ``times`` puts the time before each paragraph, ``speakers`` names who speaks, ``captions`` sets
    every caption on a line of its own instead of joining them to paragraphs. ``marks`` are the
    highlights to be taken along, with what is noted of them; ``stills`` takes the frames of videos
    along.
    """

    times: bool = False
    speakers: bool = True
    captions: bool = False
    marks: tuple[Marked, ...] = ()
    stills: bool = True


class Line(NamedTuple):
    """One paragraph, or caption, ready to be set.

    ``speaker`` is "" where nobody is to be named: the speaker goes on, or says all of the words and
    so stands in the source. Words of nobody behind those of somebody are "[Unnamed]", for who is
    named is taken to go on. ``opens`` and ``closes`` tell whether a speech begins or ends with it.
    """

    text: str
    speaker: str = ""
    time: str = ""
    kind: CueKind = CueKind.SPEECH
    opens: bool = True
    closes: bool = True


class Role(Enum):
    """What some characters of a quotation or its source are, for whoever sets them."""

    WORDS = "words"
    HEADING = "heading"
    """A heading among words that are quoted."""
    QUOTATION_MARK = "quotation mark"
    """Left out where the words are set apart as a block quotation."""
    TIME = "time"
    """The time of what follows, in square brackets."""
    SPEAKER = "speaker"
    """A name, with a colon where the words follow."""
    TITLE = "title"
    FACT = "fact"
    TAKEN = "taken"
    """The day on which the quotation was made."""


class FactLine(NamedTuple):
    """One fact of the source, on one line."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """Where the words are from: who said them in what, what that is, where in it, its address.

    ``address`` is "" unless it may be a link.
    """

    who: tuple[FactLine, ...]
    standfirst: str
    where: tuple[FactLine, ...]
    address: str


def lines(excerpt: Excerpt, options: QuoteOptions) -> list[Line]:
    """Return the words of an excerpt in the order in which they are set."""
    paragraphs = excerpt.captions if options.captions else excerpt.paragraphs
    named = options.speakers and (excerpt.is_whole or not excerpt.speaker)
    return list(_lines(paragraphs, named, options.times, tongue_of(excerpt)))


def _lines(
    paragraphs: Sequence[Paragraph], named: bool, timed: bool, say: Tongue
) -> Iterator[Line]:
    names = names_before(paragraphs) if named else [""] * len(paragraphs)
    for number, (paragraph, name) in enumerate(zip(paragraphs, names, strict=True)):
        before = paragraphs[number - 1] if number else None
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        yield Line(
            words(paragraph.text).strip(" \t"),
            name,
            _time(paragraph.start, say) if timed else "",
            paragraph.kind,
            opens=before is None or not _go_on(before, paragraph),
            closes=after is None or not _go_on(paragraph, after),
        )


def names_before(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield who is to be named before each paragraph, so that all can be told who says what."""
    speakers = {paragraph.speaker for paragraph in paragraphs if paragraph.speaker}
    is_anybody, is_alone = bool(speakers), len(speakers) == 1
    speaker = taken = ""  # who speaks, and who is taken for it where nobody is named
    for paragraph in paragraphs:
        is_new = paragraph.speaker != speaker
        speaker = paragraph.speaker
        is_speech = kind_of(words(paragraph.text).strip()) is CueKind.SPEECH
        is_mistaken = is_anybody and is_speech and opens_otherwise(paragraph.text.strip())
        is_sound = bool(speaker) and not is_speech  # which else is nobody's
        if paragraph.kind is CueKind.HEADING:
            yield ""
            continue
        if speaker:
            is_doubtful = is_alone and paragraph.text.lstrip()[:1].islower()
            label = as_label(one_line(speaker), is_doubtful=is_doubtful)
            yield label if is_new or is_mistaken or is_sound else ""
            taken = speaker
        elif is_speech and (taken or is_mistaken):
            yield f"[{NOBODY_NAMED}]"
            taken = ""
        else:
            yield ""


def _go_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether two paragraphs are of one speech."""
    return (before.speaker, before.kind) == (after.speaker, after.kind)


def _time(moment: Moment, say: Tongue) -> str:
    if moment.time is None:
        return ""
    time = clock(moment.time)
    return say.tr("about {time}", time=time) if moment.is_about else time


def source(excerpt: Excerpt, options: QuoteOptions) -> QuotedSource:
    """Return the source of an excerpt; of a whole transcript, what does not stand at its head."""
    return QuotedSource(
        who=() if excerpt.is_whole else _parts(_who(excerpt, options)),
        standfirst="" if excerpt.is_whole else one_line(excerpt.standfirst),
        where=_parts(_where(excerpt)),
        address=web_address(excerpt.url),
    )


def byline(excerpt: Excerpt) -> str:
    """Return who published the video, where and when: what stands below the title of a whole.

    By its dash and dots :mod:`reader.formats.shared.credits` knows it, where a document is read.
    """
    row = in_own_direction((part.text for part in _parts(_publication(excerpt))), BETWEEN_FACTS)
    return f"— {row}" if row else ""


def _who(excerpt: Excerpt, options: QuoteOptions) -> Iterator[tuple[Role, str]]:
    if options.speakers:
        yield Role.SPEAKER, excerpt.speaker
    yield Role.TITLE, excerpt.title
    yield from _publication(excerpt)


def _publication(excerpt: Excerpt) -> Iterator[tuple[Role, str]]:
    for fact in (excerpt.author, excerpt.site, excerpt.date):
        yield Role.FACT, fact


def _where(excerpt: Excerpt) -> Iterator[tuple[Role, str]]:
    say = tongue_of(excerpt)
    locator = excerpt.locator_in(say)
    yield Role.FACT, locator[:1].upper() + locator[1:]
    yield Role.FACT, made_by(excerpt)
    yield Role.FACT, excerpt.file_name
    if (day := excerpt.retrieved) is not None:
        yield Role.FACT, say.trc("source", "retrieved {day}", day=say.day(day))
    yield Role.TAKEN, say.trc("source", "taken {day}", day=say.day(excerpt.taken))


def _parts(facts: Iterator[tuple[Role, str]]) -> tuple[FactLine, ...]:
    shown = (FactLine(role, one_line(text)) for role, text in facts)
    return tuple(part for part in shown if part.text)
