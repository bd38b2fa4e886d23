"""The contents of a transcript: its headings, who speaks how much, and parts where it has neither.

A recording is parted by its clock, a text without times by its length; a part begins with the first
sentence that begins in it.
"""

from __future__ import annotations

from typing import Final

from reader.model import breaks
from reader.model.prose import Reading
from reader.model.transcript import CueKind, Transcript
from reader.named_tuple import NamedTuple

_MOST_PARTS: Final = 15
_MINUTE: Final = 60_000
_STEPS: Final = tuple(minutes * _MINUTE for minutes in (1, 2, 5, 10, 15, 30, 60))
# Of a text without times; at 5 letters a word these are about 200 words, 500 and so on.
_LENGTHS: Final = (1_200, 3_000, 6_000, 15_000, 30_000, 60_000, 150_000)
_LONGEST_WORDS: Final = 90
# Fewer parts tell nothing that the scroll bar does not.
_FEWEST_PARTS: Final = 3


def percent(share: float) -> str:
    """Return a share from 0 to 1 in percent."""
    return "< 1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"


class Part(NamedTuple):
    """A heading, or a part of a text: where it begins, how, and when in milliseconds.

    ``share`` is how much of the text stands before it, from 0 to 1.
    """

    cue: int
    char: int
    words: str
    time: int | None
    share: float


class Share(NamedTuple):
    """How much a speaker says: words, milliseconds (0 where there are no times), and turns.

    ``share`` is of all words that are said by somebody named, from 0 to 1; ``cues`` are the numbers
    of the captions at which a turn begins.
    """

    speaker: str
    words: int
    time: int
    share: float
    cues: tuple[int, ...]


def entry_count(reading: Reading) -> int:
    """Return how many headings and speakers there are, or else how many parts."""
    cues = reading.transcript.cues
    titles = sum(cue.kind is CueKind.HEADING and bool(cue.text.strip()) for cue in cues)
    speakers = {cue.speaker for cue in cues if cue.speaker and cue.kind is CueKind.SPEECH}
    return titles + len(speakers) or len(parts(reading))


def headings(reading: Reading) -> tuple[Part, ...]:
    """Return the headings and chapters of a transcript."""
    cues = enumerate(reading.transcript.cues)
    found = (
        _part(reading, number, 0, cue.text) for number, cue in cues if cue.kind is CueKind.HEADING
    )
    return tuple(part for part in found if part.words)


def shares(transcript: Transcript) -> tuple[Share, ...]:
    """Return the speakers, who says most first; who says as much as another, in order."""
    texts: dict[str, list[str]] = {}
    times: dict[str, int] = {}
    turns: dict[str, list[int]] = {}
    before = ""
    for number, cue in enumerate(transcript.cues):
        if not cue.speaker or cue.kind is not CueKind.SPEECH:
            before = before if cue.kind is CueKind.SOUND else ""
            continue
        texts.setdefault(cue.speaker, []).append(cue.text)
        if cue.start is not None and cue.end is not None:
            times[cue.speaker] = times.get(cue.speaker, 0) + max(0, cue.end - cue.start)
        if cue.speaker != before:
            turns.setdefault(cue.speaker, []).append(number)
        before = cue.speaker
    counts = {speaker: breaks.count("\n".join(said)) for speaker, said in texts.items()}
    whole = max(1, sum(counts.values()))
    ordered = sorted(counts, key=lambda speaker: -counts[speaker])
    return tuple(
        Share(one, counts[one], times.get(one, 0), counts[one] / whole, tuple(turns[one]))
        for one in ordered
    )


def step_of(transcript: Transcript) -> int:
    """Return how long a part is, in milliseconds; 0 where there are no times, or few."""
    times = [cue.start for cue in transcript.cues if cue.start is not None]
    if 2 * len(times) < len(transcript.cues) or not times:
        return 0
    length = max(times)
    fitting = (step for step in _STEPS if length < step * _MOST_PARTS)
    return next(fitting, _MINUTE * 60 * (1 + length // (_MINUTE * 60 * _MOST_PARTS)))


def parts(reading: Reading) -> tuple[Part, ...]:
    """Return the parts of a transcript by its clock, or by length where it has none."""
    found: dict[tuple[int, int], Part] = {}
    for cue, char in _borders(reading.transcript):
        start, end = reading.sentence_at(reading.offset(cue, char))
        if start < reading.offset(cue, char):  # it goes on from before: the next one
            start, end = reading.sentence_from(start, 1)
        place = reading.place(start)
        if place not in found and reading.text[start:end].strip():
            found[place] = _part(reading, *place, reading.text[start : start + _LONGEST_WORDS])
    return tuple(found.values())


def _part(reading: Reading, cue: int, char: int, words: str) -> Part:
    offset = reading.offset(cue, char)
    share = offset / max(1, len(reading.text))
    return Part(cue, char, " ".join(words.split()), reading.transcript.cues[cue].start, share)


def _borders(transcript: Transcript) -> list[tuple[int, int]]:
    """Return the places from which on the parts begin; none where there would be few."""
    step, cues = step_of(transcript), transcript.cues
    found: list[tuple[int, int]] = []
    if step:
        wanted = 0
        for number, cue in enumerate(cues):
            if cue.start is not None and cue.start >= wanted:
                found.append((number, 0))
                wanted = (cue.start // step + 1) * step
    else:
        whole = sum(len(cue.text) for cue in cues)
        fitting = (length for length in _LENGTHS if whole < length * _MOST_PARTS)
        each = next(fitting, whole // _MOST_PARTS + 1)
        passed = 0
        for number, cue in enumerate(cues):
            wanted = len(found) * each
            while wanted < passed + len(cue.text):
                found.append((number, max(0, wanted - passed)))
                wanted = len(found) * each
            passed += len(cue.text)
    return found if len(found) >= _FEWEST_PARTS else []
