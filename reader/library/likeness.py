"""Which transcripts are about the same as a text, and where that is to be seen.

A text is told by the words that it has often and few others have. The index proposes what is most
about them (BM25); of that only what tells itself by the same words is about the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from math import hypot, log
from typing import Final

from reader.library.bodies import Body, Proposer
from reader.library.tokens import is_letter, tokens
from reader.model import titles
from reader.model.pieces import pieces
from reader.model.search.find import Finder, Switches
from reader.model.search.fold import folded
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

MOST_TERMS: Final = 48
"""How many telling words a text is told by."""

LEAST: Final = 0.11
"""How alike two texts must be, from 0 to 1: the cosine of the angle between the weights of their
telling words. Tried on an archive whose editors gave tags: of what is at least so alike more than
half has a tag in common, of what is less alike a third.
"""

LEAST_SHARE: Final = 0.25
"""What share of the telling words of a passage, by weight, a transcript must have."""

LEAST_SHARED: Final = 3
"""Of fewer words that both have none is more than chance."""

AROUND: Final = 110
"""In how many characters before and behind one shared word another one must stand."""

_MOST_COMPARED: Final = 16
# A word of more than this share of all transcripts says little of any of them.
_COMMON_SHARE: Final = 0.15
_FEW: Final = 20
_SHORTEST: Final = 3
_MOST_SHARED: Final = 6
_MOST_SOUGHT: Final = 12
_KEPT_WORDS: Final = 100_000
_WHOLE: Final = Switches(whole_words=True)
_ADDRESS: Final = lazy_pattern(r"\b(?:https?://|www\.)\S+")

# What counts or dates something, or holds a talk together, in English: no ground to read another.
_COUNTS: Final = """
    zero four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    hundreds thousand thousands million millions billion billions trillion percent half double
    second third fourth fifth minutes hours weeks months
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday
"""
_FILLERS: Final = """
    actually basically course definitely example gonna guess guys hello hey kind kinda maybe mean
    okay perhaps please pretty probably sort sorry thank thanks think wanna yeah yes
    com doc docs html http https pdf slide slides www
"""
_NO_GROUND: Final = frozenset((_COUNTS + _FILLERS).split())


class Likeness(NamedTuple):
    """A transcript that is about the same, ``alike`` from 0 to 1.

    ``terms`` are words that both have and few others, as the transcript writes them, the most
    telling first; ``start`` and ``end`` are where one of them stands, in the text of the
    transcript, with most of the others around it. ``body`` has that text.
    """

    id: int
    alike: float
    terms: tuple[str, ...]
    start: int
    end: int
    body: Body


def similar(index: Proposer, text: str, most: int, but: int | None = None) -> list[Likeness]:
    """Return up to ``most`` transcripts about the same as a text, the most alike first.

    ``but`` is left out. A passage, which has few telling words, is compared by how many of them a
    transcript has; a whole transcript by which words tell both.
    """
    # What one transcript alone has leads to that one, unless it is the text itself.
    own = telling(index, text, least=1 if but is None else 2)
    found = []
    near = index.nearest(list(own), _MOST_COMPARED + 1) if own else []
    bodies = index.bodies(near)
    for id_ in near:
        body = bodies.get(id_)
        if id_ == but or body is None:
            continue
        if len(own) < MOST_TERMS:
            words = {word for piece in pieces(body.text) for word in tokens(folded(piece))}
            shared = [word for word in own if word in words]
            alike = sum(own[word] for word in shared) / sum(own.values())
            is_like = alike >= LEAST_SHARE
        else:
            other = telling(index, body.text, known=own)
            shared = [word for word in own if word in other]
            alike = sum(own[word] * other[word] for word in shared) / (_size(own) * _size(other))
            is_like = alike >= LEAST
        if is_like and len(shared) >= LEAST_SHARED:
            seen = _seen(body.text, {word: own[word] for word in shared})
            found += [Likeness(id_, alike, *seen, body)] if seen else []
    return sorted(found, key=lambda one: (one.alike, one.id), reverse=True)[:most]


def telling(
    index: Proposer, text: str, least: int = 2, known: Container[str] = ()
) -> dict[str, float]:
    """Return the words of a text that tell what it is about, the most telling first.

    Each has its weight: the more often it is said, and the fewer transcripts have it, the more. At
    least ``least`` transcripts have it, unless it is one of those ``known``.
    """
    counts = Counter[str]()
    for piece in pieces(_ADDRESS.sub(" ", text)):
        counts.update(tokens(folded(piece)))
    spread = index.spread([word for word in counts if _may_tell(word)])
    total = max(index.count(), 1)
    most = max(_FEW, int(total * _COMMON_SHARE))
    weights = {
        word: (1 + log(counts[word])) * log(1 + total / count)
        for word, count in spread.items()
        if count <= most and (count >= least or word in known)
    }
    ordered = sorted(weights, key=lambda word: (-weights[word], word))
    return {word: weights[word] for word in ordered[:MOST_TERMS]}


@lru_cache(_KEPT_WORDS)
def _may_tell(word: str) -> bool:
    return (
        not is_letter(word)
        and (len(word) >= _SHORTEST or not word.isascii())
        and not word[0].isdigit()
        and word not in _NO_GROUND
        and bool(titles.telling_words(word))
    )


def _size(weights: Mapping[str, float]) -> float:
    return hypot(*weights.values()) or 1.0


def _seen(text: str, shared: Mapping[str, float]) -> tuple[tuple[str, ...], int, int] | None:
    """Return the words that two texts share, as one writes them, and where most stand together.

    None if no two of them do.
    """
    finder = Finder(text)
    places = sorted(_places(finder, shared))
    starts = [start for start, _, _ in places]
    best, weight = None, 0.0
    for place in places:
        start, end, word = place
        near = slice(bisect_left(starts, start - AROUND), bisect_right(starts, end + AROUND))
        around = {other for _, _, other in places[near]} - {word}
        together = shared[word] + sum(shared[other] for other in around)
        if around and together > weight:
            best, weight = place, together
    if best is None:
        return None
    written = {word: text[start:end] for start, end, word in reversed(places)}
    terms = tuple(written[word] for word in shared if word in written)
    return terms[:_MOST_SHARED], best[0], best[1]


def _places(finder: Finder, words: Mapping[str, float]) -> Iterator[tuple[int, int, str]]:
    for word in islice(words, _MOST_SOUGHT):
        for start, end in finder.search(word, _WHOLE):
            yield start, end, word
