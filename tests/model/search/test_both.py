"""Finding in two transcripts side by side: the hits of both, in the order of the rows."""

from __future__ import annotations

import pytest

from reader.errors import QueryError
from reader.model.pairing.pairing import PairSide, pair
from reader.model.search.both import BothFinder, BothHit
from reader.model.search.find import LONGEST_QUERY
from reader.model.search.switches import Switches
from reader.model.transcript import Cue, Transcript


def timed(*cues: tuple[str, int, int | None]) -> Transcript:
    return Transcript(cues=tuple(Cue(*cue) for cue in cues))


def test_words_are_found_on_both_sides_in_the_order_of_the_rows() -> None:
    first = timed(("The sonar.", 0, 1000), ("No.", 1000, 2000), ("Sonar, sonar.", 2000, 3000))
    second = timed(("El sonar.", 0, 1000), ("Sónar no.", 1000, 2000), ("Otro.", 2000, 3000))
    hits = [(hit.row, hit.side) for hit in BothFinder(pair(first, second)).search("sonar")]
    assert hits == [
        (0, PairSide.FIRST),
        (0, PairSide.SECOND),
        (1, PairSide.SECOND),
        (2, PairSide.FIRST),
        (2, PairSide.FIRST),
    ]


def test_a_hit_stands_in_the_text_of_its_side() -> None:
    made = pair(timed(("One sonar.", 0, 1000)), timed(("Sonar!", 0, 1000)))
    assert list(BothFinder(made).search("SONAR")) == [
        BothHit(0, False, 4, 9),
        BothHit(0, True, 0, 5),
    ]
    assert list(BothFinder(made).search("sonar", Switches(match_case=True))) == [
        BothHit(0, False, 4, 9)
    ]
    assert list(BothFinder(made).search("boats")) == []


def test_what_cannot_be_searched_for_is_told() -> None:
    made = pair(timed(("One.", 0, 1000)), timed(("Un.", 0, 1000)))
    with pytest.raises(QueryError):
        list(BothFinder(made).search("x" * (LONGEST_QUERY + 1)))
