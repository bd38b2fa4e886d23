"""What the transcripts that were found are made of: how many are of each year, folder, speaker…"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from reader.files import shown
from reader.library.apart import field_of
from reader.library.query import KINDS
from reader.library.values import Found

_KINDS: Final = {kind: name for name, kind in reversed(KINDS.items())}
_YEAR: Final = 4


class Value(NamedTuple):
    """One value of a facet: how many transcripts have it, and what to add to a query to have only
    these.
    """

    words: str
    transcripts: int
    query: str


class Facet(NamedTuple):
    """What some transcripts differ by; the values of which there is most come first, years last."""

    name: str
    values: tuple[Value, ...]


def facets(found: Iterable[Found]) -> tuple[Facet, ...]:
    """Count transcripts that were found by year, folder, tag, speaker, language and kind.

    The speakers are those who say what was looked for. What a transcript does not tell is not
    counted, and a facet without values is left out.
    """
    counts: dict[str, Counter[str]] = {}
    for one in found:
        for name, words in _values(one):
            counts.setdefault(name, Counter())[words] += 1
    return tuple(
        Facet(name, tuple(Value(words, n, _query(name, words)) for words, n in _ordered(name, of)))
        for name in ("year", "folder", "tag", "speaker", "language", "kind")
        if (of := counts.get(name))
    )


def _values(found: Found) -> Iterator[tuple[str, str]]:
    """Yield what a transcript has of each facet, each value once."""
    entry = found.entry
    names = [hit.speaker for hit in found.hits()] if found.total else entry.speakers
    values: dict[str, Iterable[str]] = {
        "year": (entry.day[:_YEAR],),
        "folder": (shown(entry.folder),),
        "tag": entry.tags,
        "speaker": dict.fromkeys(name.strip() for name in names),
        "language": (entry.language,),
        "kind": (_KINDS[entry.provenance],),
    }
    for name, all_ in values.items():
        for words in all_:
            if words:
                yield name, words


def _ordered(name: str, counts: Counter[str]) -> list[tuple[str, int]]:
    if name == "year":
        return sorted(counts.items(), reverse=True)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _query(name: str, words: str) -> str:
    if name != "year":
        return field_of(name, words)
    return f"after:{words} before:{int(words) + 1:04}"
