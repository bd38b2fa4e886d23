"""Where hits are wanted: said by whom, when, in questions alone, outside of sounds.

A limit is asked of each place where something was found, so that every way of searching has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from reader.model.moments import starts_at
from reader.model.prose import Reading
from reader.model.search.fold import folded
from reader.model.search.hits import Hits, RangeHits
from reader.model.transcript import CueKind
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

# What may stand between a mark and the end of its sentence: more marks, what closes a quotation.
_QUESTION: Final = lazy_pattern(
    r"[？﹖]|[?؟⁇⁈⁉‽⸮፧꘏꛷](?=[.!?…؟‼⁇⁈⁉‽]*+[\"'”’»)\]」』）]*+(?:\s|$))"
    # Greek asks with what is a semicolon elsewhere.
    r"|(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e](?=[\"'”’»)\]]*+(?:\s|$))"
)
# Full stops that end no sentence of the setting, since few transcripts have them.
_STOPS: Final = "։።"
# Armenian writes the mark above the word that asks.
_INSIDE: Final = "՞"

_LONGEST_TAG: Final = 60
_TAG: Final = lazy_pattern(rf"\[[^][\n:]{{1,{_LONGEST_TAG}}}\]")


class Limits(NamedTuple):
    """What a hit must be to count; a limit that is not set lets every hit pass.

    ``speaker`` is compared as the search bar compares words: case and accents make no difference.
    ``first`` and ``last`` are milliseconds, both included; a hit without a time passes neither.
    With ``questions`` its sentence must be one; without ``sounds`` a hit inside of a sound such as
    ``[applause]``, or in a caption that holds nothing else, does not count.
    """

    speaker: str = ""
    first: int | None = None
    last: int | None = None
    questions: bool = False
    sounds: bool = True


def limited(hits: Hits, limits: Limits, reading: Reading) -> Hits:
    """Return those hits in the text of a reading that keep to some limits."""
    if limits == Limits():
        return hits
    passes = passing(limits, reading)
    kept = (place for place in hits if passes(*place))
    return RangeHits(hits.query, hits.switches, len(reading.text), kept)


def passing(limits: Limits, reading: Reading) -> Callable[[int, int], bool]:
    """Return a test: whether a hit, from and up to offsets of a reading's text, keeps to limits."""
    cues = reading.transcript.cues
    speakers = (
        spoken_as(reading.transcript.speakers, limits.speaker) if limits.speaker else frozenset()
    )
    first = float("-inf") if limits.first is None else limits.first
    last = float("inf") if limits.last is None else limits.last
    is_timed = (limits.first, limits.last) != (None, None)

    def passes(start: int, end: int) -> bool:
        number, char = reading.place(start)
        cue = cues[number]
        if limits.speaker and cue.speaker not in speakers:
            return False
        if not limits.sounds and (cue.kind is CueKind.SOUND or _is_in_tag(reading, start, end)):
            return False
        if is_timed:
            time = starts_at(cue, char).given
            if time is None or not first <= time <= last:
                return False
        return not limits.questions or is_question(reading, start)

    return passes


def spoken_as(speakers: Iterable[str], name: str) -> frozenset[str]:
    """Return those of some speakers, as the cues write them, that a name stands for."""
    wanted = folded(name).strip()
    return frozenset(one for one in speakers if folded(one).strip() == wanted)


def is_question(reading: Reading, offset: int) -> bool:
    """Whether the sentence at an offset of a reading's text asks something, in any script."""
    text = reading.text
    start, end = reading.sentence_at(offset)
    start = max(start, *(text.rfind(stop, start, offset) + 1 for stop in _STOPS))
    ends = (text.find(stop, offset, end) for stop in _STOPS)
    end = min((at for at in ends if at >= 0), default=end)
    # What is asked before the place, in the same sentence of the setting, is not asked here.
    return _QUESTION.search(text, offset, end) is not None or _INSIDE in text[start:end]


def _is_in_tag(reading: Reading, start: int, end: int) -> bool:
    text = reading.text
    opened = text.rfind("[", max(0, start - _LONGEST_TAG), start + 1)
    found = _TAG.match(text, opened) if opened >= 0 else None
    return found is not None and found.end() >= end
