"""What a query of the search bar asks for: words, the signs between them, accents, loose spaces."""

from __future__ import annotations

import pytest

from reader.model.search.query import Forms, Pieces, read

ACUTE, JOINER = "\u0301", "\u200c"


@pytest.mark.parametrize(
    ("typed", "text", "words", "before", "gaps", "after"),
    [
        ("", "", "", (), (), ()),
        ("   ", "", "", (), (), ()),
        ("Act", "act", "act", (), (), ()),
        ("  act \t which ", "act which", "act which", (), (), ()),
        ("Well, known", "well, known", "well known", (), ((4, (",", "")),), ()),
        ("well,known", "well,known", "well known", (), ((4, (",",)),), ()),
        ("a - b", "a - b", "a b", (), ((1, ("", "-", "")),), ()),
        ("“act” which", '"act" which', "act which", ('"',), ((3, ('"', "")),), ()),
        ("C++", "c++", "c", (), (), ("++",)),
        ("$ 5", "$ 5", "5", ("$", ""), (), ()),
        ("!", "!", "", ("!",), (), ()),
        ("it’s", "it's", "it s", (), ((2, ("'",)),), ()),
        ("no\u00adte", "note", "note", (), (), ()),
    ],
)
def test_words_and_the_signs_around_them(
    typed: str,
    text: str,
    words: str,
    before: Pieces,
    gaps: tuple[tuple[int, Pieces], ...],
    after: Pieces,
) -> None:
    found = read(typed, match_case=False)
    assert (found.text, found.words) == (text, words)
    assert (found.before, found.after) == (one_form(before), one_form(after))
    assert found.gaps == tuple((place, one_form(pieces)) for place, pieces in gaps)
    assert found.has_signs is bool(before or gaps or after)


def one_form(pieces: Pieces) -> Forms:
    return (pieces,) if pieces else ()


def test_spaces_beside_signs_may_be_missing_next_to_han() -> None:
    found = read("! 用 ? 户", match_case=False)
    assert found.words == "用 户"
    assert found.before == (("!", ""), ("!",))
    assert found.gaps == ((1, (("", "?", ""), ("?",))),)


@pytest.mark.parametrize(
    ("typed", "accents"),
    [
        ("cafe", ()),
        ("café", ((3, ACUTE),)),
        ("cafe\u0301", ((3, ACUTE),)),
        ("“été”", ((0, ACUTE), (2, ACUTE))),  # counted in the words, without the signs
        ("a é", ((2, ACUTE),)),
        ("ø", ((0, "stroke"),)),
    ],
)
def test_accents_that_were_typed(typed: str, accents: tuple[tuple[int, str], ...]) -> None:
    assert read(typed, match_case=False).accents == accents


@pytest.mark.parametrize(
    ("typed", "loose", "joined"),
    [
        ("a b", (), ()),
        ("東 京", (1,), ()),
        ("東 a", (), ()),
        ("東、京", (), ()),  # a sign must stand
        ("می روم", (), (2,)),
        (f"می{JOINER}روم", (2,), ()),
        ("می a", (), ()),
    ],
)
def test_spaces_that_may_be_missing(
    typed: str, loose: tuple[int, ...], joined: tuple[int, ...]
) -> None:
    found = read(typed, match_case=False)
    assert (found.loose, found.joined) == (loose, joined)


def test_case_is_kept_where_it_counts() -> None:
    assert read("Act É", match_case=True).words == "Act E"
