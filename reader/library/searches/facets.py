"""What the transcripts that were found are made of: how many are of each year, folder, speaker…"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from reader.files import shown
from reader.library.apart import field_of
from reader.library.searches.query import KIND_NAMES
from reader.library.statements import Form, is_language, is_tag
from reader.library.tokens import spaced
from reader.library.values import Entry, Found
from reader.named_tuple import NamedTuple

_YEAR: Final = 4


def _is_said_by(name: str, wanted: str, form: Form) -> bool:
    return form(wanted) != "" and form(wanted) in form(name)


# Whether one value fits what another asks for, where that need not be the same.
_FITS: Final[dict[str, Callable[[str, str, Form], bool]]] = {
    "tag": is_tag,
    "speaker": _is_said_by,
    "language": is_language,
}


class Value(NamedTuple):
    """One value of a facet, what to add to a query to have only the transcripts with it, and how
    many these are: a language is that of its regions too, a name part of longer ones.
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
    counted, nor is what no query could ask for: a speaker ``?``. A facet without values is left
    out.
    """
    having: dict[str, dict[str, set[int]]] = {}
    for one in found:
        for name, words in _values(one):
            having.setdefault(name, {}).setdefault(words, set()).add(one.entry.id)
    return tuple(
        Facet(name, tuple(Value(words, n, _query(name, words)) for words, n in _ordered(name, of)))
        for name in ("year", "folder", "tag", "speaker", "language", "kind")
        if (of := _counts(name, having.get(name, {})))
    )


def _counts(name: str, having: dict[str, set[int]]) -> dict[str, int]:
    """Return how many transcripts each value of a facet leaves, given which of them have it."""
    fits = _FITS.get(name)
    if fits is None:
        return {words: len(ids) for words, ids in having.items()}
    form = cache(spaced)  # each value is held against many
    parts = {words: set(form(words).split()) or {""} for words in having}
    by_part: dict[str, list[str]] = {}
    for words, own in parts.items():
        for part in own:
            by_part.setdefault(part, []).append(words)
    counts = {}
    for words, own in parts.items():
        # Those that have its rarest part are few, however many have its first.
        likely = min((by_part[part] for part in own), key=len)
        alike = [having[other] for other in likely if fits(other, words, form)]
        counts[words] = len(set().union(*alike))
    return {words: count for words, count in counts.items() if count}


def _values(found: Found) -> Iterator[tuple[str, str]]:
    """Yield what a transcript has of each facet, each value once."""
    entry = found.entry
    yield from places_of(entry)
    names = [hit.speaker for hit in found.hits()] if found.total else entry.speakers
    values: dict[str, Iterable[str]] = {
        "tag": entry.tags,
        "speaker": dict.fromkeys(name.strip() for name in names),
        "language": (entry.language,),
        "kind": (KIND_NAMES[entry.provenance],),
    }
    for name, all_ in values.items():
        for words in all_:
            if words:
                yield name, words


def places_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the year and the folder of a transcript, each with its name as a facet; as far as it
    has them.
    """
    for name, words in (("year", entry.day[:_YEAR]), ("folder", shown(entry.folder))):
        if words:
            yield name, words


def _ordered(name: str, counts: dict[str, int]) -> list[tuple[str, int]]:
    if name == "year":
        return sorted(counts.items(), reverse=True)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _query(name: str, words: str) -> str:
    if name != "year":
        return field_of(name, words)
    return f"after:{words} before:{int(words) + 1:04}"
