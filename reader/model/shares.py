"""Who speaks how much: of one transcript, or of many together."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.outline import shares
from reader.model.transcript import Transcript
from reader.named_tuple import NamedTuple


class SpeakerShare(NamedTuple):
    """How much a speaker says in some transcripts.

    ``time`` is in milliseconds, 0 where there are no times; ``share`` is of all words that are said
    by somebody named, from 0 to 1; ``transcripts`` are those in which this name speaks.
    """

    speaker: str
    words: int
    time: int
    turns: int
    share: float
    transcripts: int


def voices_of(transcripts: Iterable[Transcript]) -> tuple[SpeakerShare, ...]:
    """Return the speakers of some transcripts, who says most first, as much in order.

    The same name is one speaker: whether two people bear it no transcript tells.
    """
    sums: dict[str, list[int]] = {}
    for transcript in transcripts:
        for one in shares(transcript):
            amounts = (one.words, one.time, len(one.cues), 1)
            before = sums.get(one.speaker, (0,) * len(amounts))
            sums[one.speaker] = [old + more for old, more in zip(before, amounts, strict=True)]
    whole = max(1, sum(words for words, *_ in sums.values()))
    return tuple(
        SpeakerShare(speaker, words, time, turns, words / whole, count)
        for speaker, (words, time, turns, count) in sorted(sums.items(), key=lambda one: -one[1][0])
    )
