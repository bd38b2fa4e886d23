"""Hits that keep to limits: by whom, when, in questions, outside of sounds."""

from __future__ import annotations

import pytest

from reader.model.prose import prose
from reader.model.search.find import Finder
from reader.model.search.limits import Limits, is_question, limited, spoken_as
from reader.model.transcript import Cue, CueKind, Transcript

SPOKEN = Transcript(
    cues=(
        Cue("We build boats.", 0, 2_000, "Ana"),
        Cue("[boat horn]", 2_000, 3_000, "Ana", CueKind.SOUND),
        Cue("Boats that last [boats creak]", 3_000, 5_000, "Ána María"),
        Cue("are dear?", 5_000, 6_000, "Ána María"),
        Cue("The boats [sic] are: [not] boats.", 6_500, 8_000, "Ben"),
        Cue("No boats.", None, None, "Ben"),
    )
)


def found(query: str, limits: Limits, transcript: Transcript = SPOKEN) -> list[tuple[int, int]]:
    """Return the hits that keep to limits: the cue of each, and the character in it."""
    reading = prose(transcript)
    hits = limited(Finder(reading.text).search(query), limits, reading)
    return [reading.place(start) for start, _ in hits]


ALL = [(0, 9), (1, 1), (2, 0), (2, 17), (4, 4), (4, 27), (5, 3)]


@pytest.mark.parametrize(
    ("limits", "places"),
    [
        (Limits(), ALL),
        (Limits(speaker="ben"), [(4, 4), (4, 27), (5, 3)]),
        (Limits(speaker=" ana  MARIA "), [(2, 0), (2, 17)]),
        (Limits(speaker="Ana"), [(0, 9), (1, 1)]),
        (Limits(speaker="An"), []),
        (Limits(first=2_000), [(1, 1), (2, 0), (2, 17), (4, 4), (4, 27)]),
        (Limits(first=2_001, last=3_000), [(2, 0), (2, 17)]),
        (Limits(last=1_999), [(0, 9)]),
        (Limits(questions=True), [(2, 0), (2, 17)]),
        (Limits(sounds=False), [(0, 9), (2, 0), (4, 4), (4, 27), (5, 3)]),
        (Limits("Ána María", questions=True, sounds=False), [(2, 0)]),
    ],
)
def test_only_hits_within_the_limits_are_left(
    limits: Limits, places: list[tuple[int, int]]
) -> None:
    assert found("boat", limits) == places


def test_what_is_left_is_counted_and_stepped_through_like_other_hits() -> None:
    reading = prose(SPOKEN)
    hits = limited(Finder(reading.text).search("boats"), Limits("Ben"), reading)
    assert len(hits) == 3
    first = reading.text.index("The boats") + 4
    assert hits.at(0) == (first, first + 5)
    assert hits.first_from(first + 1) == 1
    assert hits.query == "boats"


def test_a_name_that_is_written_in_two_ways_is_one_speaker() -> None:
    assert spoken_as(("ANA", "Ana", "Anna", ""), "ana") == {"ANA", "Ana"}


@pytest.mark.parametrize(
    ("text", "word", "asks"),
    [
        ("It is cold. Is it deep? It is.", "cold", False),
        ("It is cold. Is it deep? It is.", "deep", True),
        ("It is cold. Is it deep? It is.", "It is.", False),
        ("He asked: “Is it deep?” We left.", "deep", True),
        ("He asked: “Is it deep?” We left.", "left", False),
        ("What is that?! Nothing.", "that", True),
        ("Look at a?b for it.", "Look", False),
        ("¿Dónde está? Aquí.", "Dónde", True),
        ("水很冷。水深吗？很深。", "冷", False),
        ("水很冷。水深吗？很深。", "深吗", True),
        ("水很冷。水深吗？很深。", "很深。", False),
        ("الماء بارد. هل الماء عميق؟ نعم.", "عميق", True),
        ("الماء بارد. هل الماء عميق؟ نعم.", "بارد", False),
        ("Είναι βαθύ; Ναι.", "βαθύ", True),
        ("Είναι βαθύ; Ναι.", "Ναι", False),
        ("It is deep; it is cold.", "deep", False),
        ("Ջուրը սառն է։ Խո՞րն է։ Այո։", "Խո", True),
        ("Ջուրը սառն է։ Խո՞րն է։ Այո։", "սառն", False),
        ("Ջուրը սառն է։ Խո՞րն է։ Այո։", "Այո", False),
        ("ውሃው ቀዝቃዛ ነው። ጥልቅ ነው፧ አዎ።", "ጥልቅ", True),
        ("ውሃው ቀዝቃዛ ነው። ጥልቅ ነው፧ አዎ።", "ቀዝቃዛ", False),
    ],
)
def test_a_question_is_known_by_the_mark_of_its_script(text: str, word: str, asks: bool) -> None:
    reading = prose(Transcript(cues=(Cue(text),)))
    assert is_question(reading, reading.text.rindex(word)) is asks
