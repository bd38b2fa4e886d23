"""Sentences by their lengths and by what both languages share; the rows were set by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.pairing.lengths import _Aligner, by_length
from reader.model.pairing.likeness import SurePair, anchors, shared

ENGLISH = [
    "Good evening to everybody who came out in this weather.",
    "We begin with the report of the harbour.",
    "In 1987 the old crane fell.",
    "Nobody was hurt, since it was a Sunday and the harbour was closed to all but the watchman.",
    "Why?",
    "Mrs Okafor will tell us what the engineers found when they opened the foundation.",
]
SPANISH = [
    "Buenas noches a todos los que han venido con este tiempo.",
    "Empezamos con el informe del puerto.",
    "En 1987 cayó la vieja grúa.",
    "Nadie resultó herido, ya que era domingo y el puerto estaba cerrado a todos menos al guarda.",
    "¿Por qué?",
    "La señora Okafor nos dirá lo que los ingenieros hallaron cuando abrieron los cimientos.",
]


def edges(first: list[str], second: list[str]) -> list[tuple[int, ...]]:
    return [row[:4] for row in by_length(first, second)]


def test_a_sentence_for_a_sentence() -> None:
    assert edges(ENGLISH, SPANISH) == [(at, at + 1, at, at + 1) for at in range(6)]


def test_two_sentences_that_a_translator_made_one() -> None:
    spanish = [*SPANISH[:1], f"{SPANISH[1][:-1]}: {SPANISH[2]}", *SPANISH[3:]]
    assert edges(ENGLISH, spanish)[:3] == [(0, 1, 0, 1), (1, 3, 1, 2), (3, 4, 2, 3)]


def test_sentences_that_are_left_out_have_nothing_beside_them() -> None:
    spanish = [*SPANISH[:2], *SPANISH[5:]]
    found = by_length(ENGLISH, spanish)
    assert [row[:4] for row in found] == [
        (0, 1, 0, 1),
        (1, 2, 1, 2),
        (2, 3, 2, 2),
        (3, 4, 2, 2),
        (4, 5, 2, 2),
        (5, 6, 2, 3),
    ]
    assert [row.confidence for row in found[2:5]] == [0.0, 0.0, 0.0]
    assert all(row.confidence > 0.3 for row in (*found[:2], found[5]))


def test_nothing_beside_something() -> None:
    assert by_length([], []) == []
    assert edges(["One."], []) == [(0, 1, 0, 0)]
    assert edges([], ["Uno.", "Dos."]) == [(0, 0, 0, 1), (0, 0, 1, 2)]


def test_signs_are_numbers_and_beginnings_of_words_that_both_have() -> None:
    first, second, weights = shared(
        ["The transaction of 7 May", "a"], ["La transacción del 7", "a"]
    )
    assert first[0] == second[0] == {"trans", "7"}
    assert first[1] == second[1] == set()
    assert set(weights) == {"trans", "7"}


def test_anchors_ascend_and_agree() -> None:
    names = [frozenset({f"name{at}"}) for at in range(6)]
    assert anchors(names, names) == [SurePair(at, at) for at in range(6)]
    swapped = [names[1], names[0], *names[2:]]
    assert anchors(names, swapped)[1:] == [SurePair(at, at) for at in range(2, 6)]
    assert anchors(names[:1], names[:1]) == []  # nothing near by agrees


@given(
    st.lists(st.text(max_size=40), max_size=25),
    st.lists(st.text(max_size=40), max_size=25),
)
def test_rows_follow_each_other_and_leave_nothing_out(first: list[str], second: list[str]) -> None:
    at = other = 0
    for row in by_length(first, second):
        assert (row.first, row.second) == (at, other)
        assert (row.first_end, row.second_end) > (row.first, row.second)
        assert 0 <= row.confidence <= 1
        at, other = row.first_end, row.second_end
    assert (at, other) == (len(first), len(second))


@pytest.mark.parametrize("missing", ["first", "second"])
def test_a_long_part_that_one_side_lacks_is_found(missing: str) -> None:
    whole = [f"Item {at * 7919} was read by member {at * 104729}." for at in range(600)]
    part = [*whole[:100], *whole[400:]]
    first, second = (part, whole) if missing == "first" else (whole, part)
    both = [row for row in by_length(first, second) if row.confidence]
    assert all(first[row.first] == second[row.second] for row in both)
    assert len(both) == 300


def test_work_grows_with_the_length_and_not_with_its_square() -> None:
    def tried(count: int) -> int:
        text = [f"{'word ' * (at * 37 % 11 + 1)}{at}." for at in range(count)]
        return sum(high - low + 1 for low, high in _Aligner(text, text[count // 10 :])._band())

    assert tried(8_000) < 4.4 * tried(2_000)  # a square would be 16 times as much


def test_numbers_and_names_are_shared_however_a_language_writes_them() -> None:
    for first, second, sign in (
        ("في عام ١٩٨٧", "In 1987", "1987"),
        ("Straße", "STRASSE", "stras"),
        ("L’Économie,", "economics", "econo"),
    ):
        one, other, _ = shared([first], [second])
        assert one == other == [frozenset({sign})]
