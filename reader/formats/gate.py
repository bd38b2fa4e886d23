"""The gate of the model: no string passes it with a character that would break what follows.

Formats read clean text, yet their own escapes (``\\ud83d`` in JSON, ``&#0;`` in XML and HTML) can
bring back what :func:`reader.formats.text.clean` took out, so every string is looked at once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from reader.errors import FormatError
from reader.formats.text import clean, is_clean
from reader.model.transcript import Cue, RelatedVideo, ReportItem, Transcript, WordTime

MAX_TIME: Final = 10**13
"""The latest time kept, in milliseconds (317 years): as seconds, a float still holds it exactly."""

_RUN_OF_SPACE: Final = re.compile(r"[\t\n ]+")


def one_line(text: str) -> str:
    """Return clean text with tabs and line ends as spaces, each run of them as one.

    No-break spaces stay: French titles want theirs.
    """
    return _RUN_OF_SPACE.sub(" ", clean(text)).strip(" ")


def admit(transcript: Transcript) -> Transcript:
    """Return the transcript with clean strings, titles and names of one line and no absurd times.

    Raises FormatError where there is nothing to show: neither cues nor a title.
    """
    if not transcript.cues and not transcript.title.strip():
        raise FormatError("The file holds no speech.")
    cues, absurd = _timed(_cleaned(transcript.cues))
    report = tuple(replace(item, sentence=one_line(item.sentence)) for item in transcript.report)
    return replace(
        transcript,
        cues=cues,
        report=report + absurd,
        title=one_line(transcript.title),
        standfirst=clean(transcript.standfirst).strip(),
        related=tuple(map(_related, transcript.related)),
        url=one_line(transcript.url),
        video_id=one_line(transcript.video_id),
        site=one_line(transcript.site),
        author=one_line(transcript.author),
        date=one_line(transcript.date),
        language=one_line(transcript.language),
    )


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
    words = tuple(WordTime(len(clean(cue.text[:char])), start) for char, start in cue.words)
    return cue._replace(text=clean(cue.text), speaker=one_line(cue.speaker), words=words)


def _timed(cues: tuple[Cue, ...]) -> tuple[tuple[Cue, ...], tuple[ReportItem, ...]]:
    if not cues or all(map(_are_possible, zip(*[cue[1:3] for cue in cues], strict=True))):
        return cues, ()
    absurd = sum(
        not 0 <= (cue.start or 0) <= MAX_TIME or not 0 <= (cue.end or 0) <= MAX_TIME for cue in cues
    )
    what = "1 caption has a time" if absurd == 1 else f"{absurd} captions have times"
    item = ReportItem(f"{what} that cannot be, which was left out.", absurd)
    return tuple(cue._replace(start=_time(cue.start), end=_time(cue.end)) for cue in cues), (item,)


def _are_possible(times: Iterable[int | None]) -> bool:
    known = [time or 0 for time in times]
    return min(known) >= 0 and max(known) <= MAX_TIME


def _time(time: int | None) -> int | None:
    return time if time is not None and 0 <= time <= MAX_TIME else None
