"""What a text is found by in an archive: words, pairs, and what follows two short words."""

from __future__ import annotations

import pytest

from reader.library.asking import ANYTHING, NOTHING, AllBut, AllOf, AnyOf, Asked, InARow
from reader.library.postgres.proposals import proposal, spelled_out, written, written_of_words
from reader.library.searches.vocabulary import Vocabulary
from reader.model.pieces import SIZE


def row(words: str, *, is_open: bool = False) -> InARow:
    return InARow(tuple(words.split()), is_open)


def test_words_pairs_and_the_word_after_two_short_ones() -> None:
    made = proposal("The end of the war, and no more.")
    words = ["and", "end", "more", "no", "of", "the", "war"]
    pairs = ["the end", "end of", "of the", "the war", "war and", "and no", "no more"]
    threes = ["the end of", "end of the", "of the war", "the war and", "war and no", "and no more"]
    assert made.words == words
    assert made.lexemes == sorted([*words, *(f" {row}" for row in (*pairs, *threes))])
    assert (made.length, made.is_wide) == (8, False)


def test_long_words_and_letters_that_are_words_are_told_in_pairs_alone() -> None:
    assert proposal("boats sail again").lexemes == [
        *(" boats sail", " sail again", "again", "boats", "sail")
    ]
    assert proposal("東京都").lexemes == sorted(["東", "京", "都", " 東 京", " 京 都"])


def test_nothing_is_lost_where_a_long_text_is_cut_in_pieces() -> None:
    text = "an ox " * (SIZE // 3) + "of oak is cut"
    assert {" an ox of", " ox of oak", " of oak is", " oak is cut"} <= set(proposal(text).lexemes)


def test_of_too_many_pairs_the_words_are_told_and_of_too_many_words_nothing() -> None:
    pairs = " ".join(f"w{nth % 300}y w{nth // 300}z" for nth in range(90_000))
    made = proposal(pairs)
    assert (made.is_wide, len(made.lexemes)) == (True, 600)
    assert made.lexemes == made.words
    made = proposal(" ".join(f"{nth:012}" for nth in range(90_000)))
    assert (made.is_wide, len(made.lexemes), len(made.words)) == (True, 0, 90_000)
    made = proposal("a " + "x" * 1_001)
    assert (made.is_wide, made.lexemes, made.words) == (True, [], ["a"])


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (row("boat", is_open=True), AnyOf((row("boat"), row("boats")))),
        (row("boats", is_open=True), row("boats")),
        (row("ship", is_open=True), NOTHING),
        (row("w", is_open=True), row("w", is_open=True)),  # more than are spelled out
        (row("boat"), row("boat")),
        (row("old boat", is_open=True), row("old boat", is_open=True)),
        (
            AllBut(row("boats", is_open=True), (row("sea"),)),
            AllBut(row("boats"), (row("sea"),)),
        ),
        (AllBut(row("ship", is_open=True), (row("sea"),)), NOTHING),
        (AllOf((row("boats", is_open=True), row("sea"))), AllOf((row("boats"), row("sea")))),
        (AnyOf((row("ship", is_open=True), row("sea"))), row("sea")),
        (ANYTHING, ANYTHING),
        (NOTHING, NOTHING),
    ],
)
def test_the_beginning_of_few_words_is_asked_for_as_these(asked: Asked, told: Asked) -> None:
    known = Vocabulary()
    known.add(["boat", "steamboat", "boats", "sea", *(f"w{nth}" for nth in range(65))], 69)
    assert spelled_out(asked, known) == told


@pytest.mark.parametrize(
    ("asked", "told", "words"),
    [
        (row("boats"), "('boats')", "('boats')"),
        (row("boat", is_open=True), "('boat':*)", "('boat':*)"),
        (row("boats sail"), "(' boats sail')", "('boats') & ('sail')"),
        (row("of the a", is_open=True), "(' of the a':*)", "('of') & ('the') & ('a':*)"),
        (
            row("boats of the river sail"),
            "(' boats of') & (' of the river') & (' river sail')",
            "('boats') & ('of') & ('the') & ('river') & ('sail')",
        ),
        (
            row("in the end of"),
            "(' in the end') & (' the end of')",
            "('in') & ('the') & ('end') & ('of')",
        ),
        (AnyOf((row("a"), row("x" * 1_001))), "(('a')) | (('  '))", "(('a')) | (('  '))"),
        (
            AllBut(row("boats"), (row("sail"), row("of the sea"), row("old boats sail"))),
            "(('boats')) & !('sail') & !(' of the sea')",
            "(('boats')) & !('sail')",
        ),
        (
            AllOf((row("boats"), row("old sea"))),
            "(('boats')) & ((' old sea'))",
            "(('boats')) & (('old') & ('sea'))",
        ),
    ],
)
def test_what_is_asked(asked: InARow, told: str, words: str) -> None:
    assert (written(asked), written_of_words(asked)) == (told, words)
