"""Queries typed anew: the words of a phrase apart, and every query as just it is understood."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.library.apart import apart, field_of, spelled
from reader.library.searches.query import MOST_TERMS, read


@pytest.mark.parametrize(
    ("query", "loose"),
    [
        ("proof of work", "proof AND of AND work"),
        ("“founding act” speaker:Ana", "founding AND act speaker:Ana"),
        ("iron bridg* -old speaker:“Ana Maria”", 'iron AND bridg* NOT old speaker:"Ana Maria"'),
        ("this or that after:2019", "this AND or AND that after:2019"),
        ('"this OR that"', 'this AND "OR" AND that'),
        ("well, known - fact", "well, AND known AND fact"),
        ("bridge", ""),
        ("iron bridge OR old tunnel", ""),
        ("ship NEAR/2 old harbour", ""),
        (" ".join("x" * (MOST_TERMS + 1)), ""),
    ],
)
def test_the_words_of_a_phrase_apart(query: str, loose: str) -> None:
    assert apart(read(query)) == loose


PIECES = st.sampled_from(
    [
        *("a", "b c", "x*", "h,", ". ,", "-d", '"OR e"', "“-f”", '"tag:g"'),
        *("AND", "OR", "NOT", "NEAR", "NEAR/2"),
        *("tag:i", 'title:"j k"', "kind:auto", "after:2020", "folder:/l", "language:en-GB"),
        *('tag:"m ""n"""', "speaker:?"),
    ]
)


@given(st.lists(PIECES, max_size=7))
def test_a_query_that_is_spelled_anew_is_understood_the_same(pieces: list[str]) -> None:
    try:
        query = read(" ".join(pieces))
    except QueryError:
        assume(False)
    assert read(spelled(query)) == query


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        ("Ana", "speaker:Ana"),
        ("Ana Lima", 'speaker:"Ana Lima"'),
        ('the "new" deal', 'speaker:"the ""new"" deal"'),
        ("“a”", 'speaker:"““a””"'),
        ("x-y:z", "speaker:x-y:z"),
        ('a"b', 'speaker:a"b'),
    ],
)
def test_the_value_of_a_field(value: str, typed: str) -> None:
    assert field_of("speaker", value) == typed
    assert read(typed).speakers == (value,)


@pytest.mark.parametrize(
    ("query", "typed"),
    [
        ("", ""),
        ("water bridge", "water bridge"),
        ("water", "water"),
        ("bridg*", "bridg*"),
        ('"AND"', '"AND"'),
        ("ship -boat", "ship NOT boat"),
        ("ship NEAR harbour", "ship NEAR harbour"),
        ("ship NEAR/3 harbour", "ship NEAR/3 harbour"),
        ("a OR b AND c", "a OR b AND c"),
        ("kind:automatic", "kind:auto"),
        ("ship before:2021 after:2020-05", "ship after:2020-05 before:2021"),
    ],
)
def test_a_query_typed_anew(query: str, typed: str) -> None:
    assert spelled(read(query)) == typed
