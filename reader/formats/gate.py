"""The gate of the model: no string passes it with a character that would break what follows.

Formats read clean text, yet their own escapes (``\\ud83d`` in JSON, ``&#0;`` in XML and HTML) can
bring back what :func:`reader.formats.decoding.text.clean` took out, so every string is looked at
once more.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import lt
from typing import Any, Final

from reader.errors import FormatError
from reader.formats.decoding.text import clean, is_clean
from reader.model.transcript import (
    FACTS,
    LINES,
    Cue,
    RelatedVideo,
    ReportItem,
    Transcript,
    WordTime,
    remarks,
)
from reader.patterns import lazy_pattern
from reader.wording import tr

MAX_TIME: Final = 10**13
"""The latest time kept, in milliseconds (317 years): as seconds, a float still holds it exactly."""

_RUN_OF_SPACE: Final = lazy_pattern(r"[\t\n ]+")
# What is left of a line end or of a pair of surrogates, which cleaning makes one character.
_INSIDE: Final = lazy_pattern("(?<=\r)\r*+\n?|(?<=[\ud800-\udbff])[\udc00-\udfff]")


def one_line(text: str) -> str:
    """Return clean text with tabs and line ends as spaces, each run of them as one.

    No-break spaces stay: French titles want theirs.
    """
    return _RUN_OF_SPACE.sub(" ", clean(text)).strip(" ")


def _remark(item: ReportItem) -> ReportItem:
    values = tuple(
        (name, one_line(value) if isinstance(value, str) else value) for name, value in item.values
    )
    return ReportItem(one_line(item.words), item.count, item.line, values, one_line(item.many))


def admit(transcript: Transcript) -> Transcript:
    """Return the transcript with clean strings, titles and names of one line and no absurd times.

    Raises FormatError where there is nothing to show: neither cues nor a title.
    """
    if not transcript.cues and not transcript.title.strip():
        raise FormatError(tr("The file holds no speech."))
    cues, absurd = _timed(_cleaned(transcript.cues))
    report = tuple(map(_remark, transcript.report))
    facts: dict[str, Any] = {name: _fact(name, getattr(transcript, name)) for name in FACTS}
    return transcript._replace(
        cues=cues,
        report=report + absurd,
        related=tuple(map(_related, transcript.related)),
        **facts,
    )


def _fact(name: str, text: str) -> str:
    return clean(text).strip() if name in LINES else one_line(text)


def _related(video: RelatedVideo) -> RelatedVideo:
    return RelatedVideo(one_line(video.title), one_line(video.url), one_line(video.video_id))


def _cleaned(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    # One look at everything together: a hundred thousand single ones would cost more than parsing.
    if is_clean("\n".join([cue.text for cue in cues])) and all(
        one_line(speaker) == speaker for speaker in {cue.speaker for cue in cues}
    ):
        return cues
    return tuple(_cue(cue) for cue in cues if clean(cue.text).strip())


def _cue(cue: Cue) -> Cue:
    text = clean(cue.text)
    places = _places([char for char, _ in cue.words], cue.text)
    words = [WordTime(places[char], start) for char, start in cue.words]
    kept = tuple([word for word in words if word.char < len(text)])
    return cue._replace(text=text, speaker=one_line(cue.speaker), words=kept)


def _places(chars: Iterable[int], text: str) -> dict[int, int]:
    """Return where characters of a text stand in it once it is clean, in one pass over it."""
    places: dict[int, int] = {}
    end = place = 0
    for char in sorted(set(chars)):
        begin = end
        if char > begin:
            inside = _INSIDE.match(text, char)
            end = inside.end() if inside else char
            place += len(clean(text[begin:end]))
        places[char] = place
    return places


def _timed(cues: tuple[Cue, ...]) -> tuple[tuple[Cue, ...], tuple[ReportItem, ...]]:
    starts = [cue.start or 0 for cue in cues]
    ends = [start if cue.end is None else cue.end for cue, start in zip(cues, starts, strict=True)]
    if not cues or (min(starts) >= 0 and max(ends) <= MAX_TIME and not any(map(lt, ends, starts))):
        return cues, ()
    possible = tuple(map(_possible, cues))
    absurd = sum(before is not after for before, after in zip(cues, possible, strict=True))
    told = remarks(
        "1 caption has a time that cannot be, which was left out.",
        "{n} captions have times that cannot be, which was left out.",
        absurd,
    )
    return possible, (told,)


def _possible(cue: Cue) -> Cue:
    start, end = _time(cue.start), _time(cue.end)
    if end is not None and end < (start or 0):
        end = None
    return cue if (start, end) == cue[1:3] else cue._replace(start=start, end=end)


def _time(time: int | None) -> int | None:
    return time if time is not None and 0 <= time <= MAX_TIME else None
