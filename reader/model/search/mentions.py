"""Where a transcript speaks of what the title of a video names.

The whole title comes first; then places where several of its telling words stand near each other;
then, where there is little of that, single words that are rare enough in the transcript to mean
something. A word that a transcript says all the time counts little.

A few common words of a long title are no ground: "defences" is not about "Football and changing
defences". Together they have to be half of the title, two names, or side by side in both; alone a
word has to be a name, or the transcript says all the others of the title too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from math import log
from typing import Final

from reader.model import titles
from reader.model.prose import Reading
from reader.model.search.find import Finder, Switches, in_context
from reader.model.transcript import Span
from reader.named_tuple import NamedTuple

MOST_MENTIONS: Final = 8
"""How many passages of one transcript are returned."""

_NEAR = 140
_CONTEXT = 70
_MOST_WORDS = 24
# What is said more often than this says nothing of one passage, and costs time to go through.
_MOST_HITS = 1_000
_ENOUGH = 3
# A single word is shown if it is said at most about ten times.
_LEAST_WEIGHT = 0.3
_LONG = 5
# So many characters tell whether a text has capitals where people write them.
_SAMPLE = 4_000
# Two words so near each other stand side by side.
_SIDE_BY_SIDE = 2
_ENDS = ".!?…:\n\u2028"
_OPENING = " \"'“”‘’«»‹›„(-–—"


class Rank(IntEnum):
    """How much of a title a passage has, the most first."""

    TITLE = 0
    NEAR = 1
    WORD = 2


class Piece(NamedTuple):
    """A stretch of a passage; ``is_hit`` if it is of the title."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that mentions a title: where it is, and its words with some before and after."""

    span: Span
    pieces: tuple[Piece, ...]
    rank: Rank

    @property
    def text(self) -> str:
        """The whole passage."""
        return "".join(piece.text for piece in self.pieces)


class _Word(NamedTuple):
    """A place where a word of the title is said.

    ``weight`` is from 0 to 1, the rarer the more; ``number`` is which of the telling words it is.
    """

    start: int
    end: int
    number: int
    weight: float
    is_name: bool
    can_stand_alone: bool


class _Found(NamedTuple):
    rank: Rank
    weight: float
    ranges: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        return self.ranges[-1][1]


def mentions(
    title: str, reading: Reading, finder: Finder, most: int = MOST_MENTIONS
) -> tuple[Mention, ...]:
    """Return the passages of a transcript that mention a title, the best first.

    ``finder`` is that of ``reading``, which is the transcript as prose.
    """
    wanted = titles.telling_words(title)[:_MOST_WORDS]
    taken = _apart(_whole(title, finder), [], most)
    said = sorted(_said(wanted, title, reading.text, finder))
    taken = _apart(_near(said, len(wanted)), taken, most)
    if len(taken) < _ENOUGH:
        taken = _apart(_alone(said), taken, min(most, _ENOUGH + 1))
    return tuple(_mention(found, reading) for found in taken)


def _whole(title: str, finder: Finder) -> Iterator[_Found]:
    """The places where the whole title is said, if it is more than one common word."""
    telling, words = titles.telling_words(title), titles.words(title)
    if len(words) > 1 and telling and len(words) <= _MOST_WORDS:
        for found in finder.search(" ".join(words), Switches(whole_words=True)):
            yield _Found(Rank.TITLE, 1.0, (found,))


def _said(wanted: Sequence[str], title: str, text: str, finder: Finder) -> Iterator[_Word]:
    """The places where the telling words are said; those said too often are left out."""
    switches = [Switches(whole_words=not titles.is_unspaced(word)) for word in wanted]
    all_hits = [finder.search(word, how) for word, how in zip(wanted, switches, strict=True)]
    are_all_said = all(map(len, all_hits))
    for number, (word, hits) in enumerate(zip(wanted, all_hits, strict=True)):
        count = len(hits)
        if 0 < count <= _MOST_HITS:
            weight = 1 / (1 + log(count))
            is_name = _is_name(word, title, text, [start for start, _ in hits])
            is_long = len(word) >= _LONG and not word.isnumeric()
            alone = is_name or (are_all_said and is_long)
            yield from (_Word(start, end, number, weight, is_name, alone) for start, end in hits)


def _is_name(word: str, title: str, text: str, places: Sequence[int]) -> bool:
    """Whether a word is a name: in the title, and where the text says it amid a sentence.

    A text without capitals, or in nothing else, does not tell; there the title is believed, of
    which the first word is always written so. Scripts without capitals do not tell either.
    """
    if word.isnumeric():
        return False
    if word.upper() == word.lower():
        return True
    if word[1:].islower() and not word[:1].isupper():
        return False
    sample = text[:_SAMPLE]
    if sample.islower() or sample.isupper():
        return not word[1:].islower() or not titles.words(title)[0].startswith(word)
    return any(text[start].isupper() and not _begins_sentence(text, start) for start in places)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(_OPENING)
    return not before or before[-1] in _ENDS


def _near(said: Sequence[_Word], total: int) -> list[_Found]:
    """The places where different words of the title stand near each other, the best first.

    ``total`` is how many telling words the title has.
    """
    found = []
    first = 0
    for last, word in enumerate(said):
        while word.end - said[first].start > _NEAR:
            first += 1
        cluster = _shortest(said[first : last + 1])
        weights = {other.number: other.weight for other in cluster}
        if len(weights) > 1 and (2 * len(weights) >= total or _belong(cluster)):
            # Words that stand side by side are more likely meant together.
            length = word.end - cluster[0].start
            weight = sum(weights.values()) * (2 - length / _NEAR)
            found.append(_Found(Rank.NEAR, weight, tuple(_joined(cluster))))
    return sorted(found, key=lambda place: (-place.weight, place.start))


def _belong(cluster: Sequence[_Word]) -> bool:
    """Whether words are the same together as apart: names, or side by side as in the title."""
    return len({word.number for word in cluster if word.is_name}) > 1 or any(
        after.number - word.number == 1 and after.start - word.end <= _SIDE_BY_SIDE
        for word, after in pairwise(cluster)
    )


def _shortest(cluster: Sequence[_Word]) -> Sequence[_Word]:
    """The end of a cluster that still has all of its different words."""
    first = 0
    while any(other.number == cluster[first].number for other in cluster[first + 1 :]):
        first += 1
    return cluster[first:]


def _alone(said: Iterable[_Word]) -> list[_Found]:
    """The places of single words, the rarest first."""
    found = [
        _Found(Rank.WORD, word.weight, ((word.start, word.end),))
        for word in said
        if word.weight >= _LEAST_WEIGHT and word.can_stand_alone
    ]
    return sorted(found, key=lambda place: (-place.weight, place.start))


def _apart(candidates: Iterable[_Found], taken: list[_Found], most: int) -> list[_Found]:
    """Add candidates to those taken, as long as there is room, none near one taken already."""
    taken = list(taken)
    for place in candidates:
        if len(taken) >= most:
            break
        if all(place.start > t.end + _NEAR or place.end < t.start - _NEAR for t in taken):
            taken.append(place)
    return taken


def _joined(cluster: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """The ranges of a cluster, those that overlap made one."""
    start, end = cluster[0].start, cluster[0].end
    for word in cluster[1:]:
        if word.start >= end:
            yield start, end
            start = word.start
        end = max(end, word.end)
    yield start, end


def _mention(found: _Found, reading: Reading) -> Mention:
    text = reading.text
    passage = in_context(text, found.start, found.end, _CONTEXT)
    is_cut = found.start > len(passage.before), found.end + len(passage.after) < len(text)
    pieces = [Piece(f"{'…' * is_cut[0]}{passage.before}", False)]
    end = found.start
    for hit_start, hit_end in found.ranges:
        pieces.append(Piece(_on_one_line(text[end:hit_start]), False))
        pieces.append(Piece(_on_one_line(text[hit_start:hit_end]), True))
        end = hit_end
    pieces.append(Piece(f"{passage.after}{'…' * is_cut[1]}", False))
    kept = tuple(piece for piece in pieces if piece.text)
    return Mention(reading.span(found.start, found.end), kept, found.rank)


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\u2028", " ")
