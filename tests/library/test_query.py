"""How a query over the whole library is read; the values follow from the table in the module."""

from __future__ import annotations

import pytest

from reader.errors import QueryError
from reader.library.query import MOST_TERMS, Near, Term, read
from reader.model.transcript import Provenance


def words(query: str) -> list[list[str]]:
    """The groups of a query, one word for each choice."""
    return [
        [choice.text if isinstance(choice, Term) else "near" for choice in group]
        for group in read(query).groups
    ]


def test_words_are_asked_for_together_and_in_a_row_first() -> None:
    query = read("water  bridge")
    assert words("water  bridge") == [["water"], ["bridge"]]
    assert query.run == "water bridge"
    assert read("water OR bridge").run == ""
    assert read('water "the bridge"').run == ""


def test_or_binds_closer_than_a_space() -> None:
    assert words("iron water OR river bridge") == [["iron"], ["water", "river"], ["bridge"]]
    assert words("a AND b") == [["a"], ["b"]]


def test_phrases_in_any_quotation_marks() -> None:
    for typed in ('"founding act"', "“founding act”", "„founding act“", '"founding act'):
        assert words(typed) == [["founding act"]], typed


def test_the_beginning_of_a_word() -> None:
    assert read("bridg*").groups == ((Term("bridg", True),),)
    assert read("*").groups == ((Term("*"),),)
    assert read('"bridg*"').groups == ((Term("bridg*"),),)


def test_what_must_not_be_there() -> None:
    assert read("ship -harbour").without == (Term("harbour"),)
    assert read('ship NOT "the harbour"').without == (Term("the harbour"),)
    assert words("well-known") == [["well-known"]]
    with pytest.raises(QueryError, match="only says what is not"):
        read("-harbour")


def test_near() -> None:
    assert read("ship NEAR harbour").groups == ((Near((Term("ship"), Term("harbour")), 10),),)
    assert read("a NEAR/3 b NEAR/3 c").groups == ((Near((Term("a"), Term("b"), Term("c")), 3),),)


def test_facts_of_the_transcripts() -> None:
    query = read('speaker:Ana title:"the hearing" tag:nato kind:auto bridge')
    assert query.speakers == ("Ana",)
    assert query.titles == ("the hearing",)
    assert query.tags == ("nato",)
    assert query.kinds == (Provenance.AUTOMATIC,)
    assert words('speaker:Ana title:"the hearing" tag:nato kind:auto bridge') == [["bridge"]]


def test_dates() -> None:
    query = read("after:2019 before:2021-3 before:2022")
    assert (query.after, query.before) == ("2019", "2021-03")
    for typed in ("before:soon", "after:2021-13", "before:21", "after:2021-02-30"):
        with pytest.raises(QueryError, match="takes a date"):
            read(typed)


def test_a_field_that_is_being_typed_asks_for_nothing_yet() -> None:
    assert not read("speaker:").has_filters
    assert words("bridge speaker:") == [["bridge"]]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("OR", "OR stands between"),
        ("a OR", "OR stands between"),
        ("NOT", "NOT needs a word"),
        ("a NEAR -b", "cannot be followed"),
        ("-title:x y", "minus sign"),
        ("a OR title:x", "stands between words"),
        ("kind:odd", "takes auto, human"),
    ],
)
def test_what_cannot_be_meant_is_explained(typed: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        read(typed)


def test_a_query_has_bounds() -> None:
    assert len(read(" ".join("x" * MOST_TERMS)).terms) == MOST_TERMS
    with pytest.raises(QueryError, match="at most"):
        read(" ".join("x" * (MOST_TERMS + 1)))
    with pytest.raises(QueryError, match="characters"):
        read("x" * 100_000)
