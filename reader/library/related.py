"""Which transcripts of a library are a video, and which list one."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from reader.library.bodies import Name, Proposer
from reader.library.values import Basis
from reader.model import titles
from reader.model.transcript import RelatedVideo
from reader.model.video_names import are_strangers, is_by_title, sought
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_log = logging.getLogger("reader.library")

CLOSE: Final = 88
"""How alike two titles must be to be offered as one, of 100 (Indel similarity of their words)."""

MOST_OFFERS: Final = 3

_NAMES_AT_ONCE: Final = 2_000

_NUMBERS: Final = lazy_pattern(r"\d+")

_BASES: Final = {"id": Basis.ID, "named": Basis.ID, "url": Basis.URL}


class Match(NamedTuple):
    """What was recognised as a video: the transcripts, by what, and others that may be it."""

    id: int | None = None
    basis: Basis | None = None
    offers: tuple[int, ...] = ()


def recognise(index: Proposer, video: RelatedVideo) -> Match:
    """Recognise a video by its identifier or address, else by its title.

    A title names a transcript only if no other goes by it, and if it tells something:
    ``Video interview`` is the title of too many, which are offered.
    """
    wanted = sought(video)
    tells = bool(titles.telling_words(video.title))
    offers: list[int] = []
    for name in wanted:
        fitting = [id_ for id_ in index.going_by(name) if not _is_stranger(index, wanted, id_)]
        if fitting and not is_by_title(name):
            return Match(fitting[0], _BASES[name.partition(":")[0]])
        if len(fitting) == 1 and tells:
            return Match(fitting[0], Basis.TITLE)
        offers += fitting
    return Match(offers=tuple(dict.fromkeys(offers))[:MOST_OFFERS])


def resolve(index: Proposer, video: RelatedVideo) -> Match:
    """Recognise a video; what merely has a title like its own is offered, never taken."""
    found = recognise(index, video)
    if found.id is not None or found.offers or not titles.telling_words(video.title):
        return found
    return Match(offers=tuple(_alike(index, video, sought(video))))


def listing(index: Proposer, id_: int) -> list[int]:
    """Return the transcripts that list a transcript among their related videos."""
    names = index.names_of(id_)
    found = dict.fromkeys(
        transcript
        for transcript, seeks in index.listings(names)
        if transcript != id_ and not are_strangers(seeks, names)
    )
    return sorted(found, reverse=True)


def _is_stranger(index: Proposer, wanted: Sequence[str], id_: int) -> bool:
    return are_strangers(wanted, index.names_of(id_))


def _alike(index: Proposer, video: RelatedVideo, wanted: Sequence[str]) -> list[int]:
    """Return the transcripts whose titles are much like that of a video."""
    try:
        from rapidfuzz import fuzz, process  # late: only a title that nothing goes by needs it
    except ImportError as problem:
        _log.warning("titles that are alike are not looked for: %s", problem)
        return []
    title, most = titles.normal(video.title), 4 * MOST_OFFERS
    closest: list[tuple[float, int, str]] = []
    after: Name | None = None
    # While so many are compared no other thread does anything.
    while known := index.names_after("title", after, _NAMES_AT_ONCE):
        after = known[-1]
        found = process.extract(
            title,
            [name for name, _ in known],
            scorer=fuzz.token_sort_ratio,
            score_cutoff=CLOSE,
            limit=most,
        )
        closest += ((score, known[place][1], name) for name, score, place in found)
        closest = sorted(closest, reverse=True)[:most]
    ids = dict.fromkeys(
        id_
        for _, id_, name in closest
        # Episode 12 is much like episode 13, and never it.
        if _NUMBERS.findall(name) == _NUMBERS.findall(title)
    )
    return [id_ for id_ in ids if not _is_stranger(index, wanted, id_)][:MOST_OFFERS]
