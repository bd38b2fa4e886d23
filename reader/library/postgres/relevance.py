"""Which transcripts say most of what is asked for: BM25 over their texts, by the numbers of FTS5.

(https://sqlite.org/fts5.html, 5.1.1; k1 is 1.2, b is 0.75.) A phrase counts as a word does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from typing import Final

from reader.library.asking import AllBut, AllOf, Asked, InARow
from reader.library.tokens import parted
from reader.model.search.fold import folded

_K1: Final = 1.2
_B: Final = 0.75
_LEAST_WEIGHT: Final = 1e-6


def rows_of(asked: Asked) -> list[InARow]:
    """Return the words and phrases of what is asked for."""
    if isinstance(asked, InARow):
        return [asked]
    if isinstance(asked, AllBut):
        return rows_of(asked.wanted)
    parts = asked.all if isinstance(asked, AllOf) else asked.any
    return [row for part in parts for row in rows_of(part)]


def by_relevance(
    rows: Sequence[InARow],
    spread: Sequence[int],
    texts: Iterable[tuple[int, str]],
    ids: Sequence[int],
    total: int,
    average: float,
) -> list[int]:
    """Return transcripts, those first that say most of some words and phrases.

    ``spread`` are in how many transcripts of ``total`` each of these is, ``texts`` the texts by
    number, ``average`` is how many words a transcript has on average.
    """
    weights = [
        max(log((total - count + 0.5) / (count + 0.5)), _LEAST_WEIGHT) if count < total else 1e-6
        for count in spread
    ]
    scores: dict[int, float] = {}
    for id_, text in texts:
        words = parted(folded(text)).split()
        joined = f" {'  '.join(words)} "
        long = _K1 * (1 - _B + _B * len(words) / (average or 1))
        score = 0.0
        for row, weight in zip(rows, weights, strict=True):
            times = joined.count(f" {'  '.join(row.words)}{'' if row.is_open else ' '}")
            score += weight * times * (_K1 + 1) / (times + long)
        scores[id_] = score
    return sorted(ids, key=lambda id_: (-scores.get(id_, 0.0), -id_))
