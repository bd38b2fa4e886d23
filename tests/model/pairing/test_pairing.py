"""Two transcripts side by side: by what they are paired, and how rows are changed by hand."""

from __future__ import annotations

import pytest

from reader.model.pairing.pairing import Pairing, pair
from reader.model.transcript import Cue, Span, Transcript


def timed(*cues: tuple[str, int, int | None]) -> Transcript:
    return Transcript(cues=tuple(Cue(*cue) for cue in cues))


def told(*paragraphs: str) -> Transcript:
    return Transcript(cues=tuple(Cue(text, starts_paragraph=True) for text in paragraphs))


ENGLISH = timed(("Good evening.", 0, 2000), ("We build\nboats.", 2000, 5000), ("Bye.", 9000, 9900))
FRENCH = timed(("Bonsoir.", 100, 2000), ("Nous faisons des bateaux.", 2100, 5000))


def texts(pairing: Pairing) -> list[tuple[str, str]]:
    return [pairing.texts(row) for row in range(len(pairing.rows))]


def test_captions_of_one_recording_are_paired_by_time() -> None:
    made = pair(ENGLISH, FRENCH)
    assert texts(made) == [
        ("Good evening.", "Bonsoir."),
        ("We build boats.", "Nous faisons des bateaux."),
        ("Bye.", ""),
    ]
    assert [made.times(row) for row in range(3)] == [(0, 100), (2000, 2100), (9000, None)]
    # 1,900 of 2,000 ms, and 2,900 of 3,000.
    assert [row.confidence for row in made.rows] == [0.95, 0.97, 0.0]


def test_a_caption_without_an_end_lasts_until_the_next() -> None:
    made = pair(
        timed(("One.", 0, None), ("Two.", 1000, None)),
        timed(("Un.", 0, 1000), ("Deux.", 1000, 2000)),
    )
    assert texts(made) == [("One.", "Un."), ("Two.", "Deux.")]


def test_captions_out_of_order_have_the_numbers_that_their_file_gives_them() -> None:
    mixed = timed(("One.", 0, 4000), ("Three.", 8000, 12_000), ("Two.", 4000, 8000))
    half = pair(mixed, mixed).first
    assert half.reading.text.split() == ["One.", "Two.", "Three."]
    assert half.as_given(Span(0, 0, 0, 4)) == Span(0, 0, 0, 4)
    assert half.as_given(Span(1, 1, 1, 4)) == Span(2, 1, 2, 4)
    # Both follow each other in time, not in the file.
    assert half.as_given(Span(1, 0, 2, 6)) == Span(2, 0, 2, 4)


def test_sentences_are_paired_by_length_where_one_side_has_no_times() -> None:
    made = pair(ENGLISH, told("Bonsoir. Nous faisons des bateaux.", "Salut."))
    assert texts(made) == [
        ("Good evening.", "Bonsoir."),
        ("We build boats.", "Nous faisons des bateaux."),
        ("Bye.", "Salut."),
    ]


def test_times_of_another_recording_are_not_gone_by() -> None:
    later = timed(
        ("Bonsoir.", 3_600_000, 3_602_000), ("Nous faisons des bateaux.", 3_602_000, None)
    )
    first = timed(("Good evening.", 0, 2000), ("We build some boats.", 2000, 5000))
    assert texts(pair(first, later)) == [
        ("Good evening.", "Bonsoir."),
        ("We build some boats.", "Nous faisons des bateaux."),
    ]


def test_captions_out_of_order_stand_in_the_order_of_time() -> None:
    twin = timed(("Un.", 0, 1000), ("Deux.", 1000, 2000))
    made = pair(timed(("Two.", 1000, 2000), ("One.", 0, 1000)), twin)
    assert texts(made) == [("One.", "Un."), ("Two.", "Deux.")]


def test_letters_of_scripts_without_spaces_are_joined_without_any() -> None:
    made = pair(
        timed(("我们造船", 0, 1000), ("和桥", 1000, 2000)), timed(("Boats and bridges", 0, 2000))
    )
    assert texts(made) == [("我们造船和桥", "Boats and bridges")]


def test_rows_are_joined_and_parted_by_hand() -> None:
    made = pair(ENGLISH, FRENCH)
    joined = made.joined(1)
    assert texts(joined) == [
        ("Good evening.", "Bonsoir."),
        ("We build boats. Bye.", "Nous faisons des bateaux."),
    ]
    assert [row.confidence for row in joined.rows] == [0.95, 1.0]
    parted = joined.parted(1, 2, 2)
    assert texts(parted) == texts(made)
    assert [row.confidence for row in parted.rows] == [0.95, 1.0, 1.0]
    assert texts(joined.parted(1, 1, 2))[1:] == [
        ("", "Nous faisons des bateaux."),
        ("We build boats. Bye.", ""),
    ]


@pytest.mark.parametrize("row", [-1, 2, 3])
def test_the_last_row_is_joined_with_nothing(row: int) -> None:
    with pytest.raises(IndexError):
        pair(ENGLISH, FRENCH).joined(row)


@pytest.mark.parametrize(("first", "second"), [(0, 0), (1, 1), (2, 1), (0, 5)])
def test_a_row_is_parted_only_inside_itself(first: int, second: int) -> None:
    with pytest.raises(IndexError):
        pair(ENGLISH, FRENCH).parted(0, first, second)


def test_the_words_of_a_row_know_where_they_are_from() -> None:
    made = pair(ENGLISH, FRENCH)
    half = made.first
    laid = half.laid(1, 3)
    assert laid.text == "We build boats. Bye."
    start = half.reading.text.index("boats")
    assert laid.range(start, start + 5) == (9, 14)
    assert laid.range(start, start + 10) == (9, 19)  # the break counts for one, as the space does
    assert laid.range(0, 4) is None


def test_who_begins_to_speak_is_named_and_words_are_found_behind_the_name() -> None:
    said = [("Ana", "We build."), ("Ana", "Boats."), ("Ben", "No."), ("", "So."), ("Ana", "بلى.")]
    cues = tuple(Cue(text, at * 1000, at * 1000 + 1000, by) for at, (by, text) in enumerate(said))
    half = pair(Transcript(cues=cues), Transcript(cues=cues)).first
    laid = half.laid(0, 4, is_named=True)
    assert laid.text == "Ana: We build. Boats. Ben: No. [Unnamed]: So."
    # "No." is from 17 up to 20 of the text of the side; here "Ben: " stands before it.
    assert (half.reading.text[17:20], laid.range(17, 20)) == ("No.", (27, 30))
    assert half.laid(1, 2, is_named=True).text == "Boats."
    # What reads the other way is not turned by a name.
    assert half.laid(4, 5, is_named=True).text == "\u2068Ana:\u2069 بلى."
    assert [saying[:2] for saying in half.sayings(0, 4)] == [
        *(("Ana", "We build. Boats."), ("Ben", "No."), ("", "So.")),
    ]
