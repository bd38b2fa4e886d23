"""How a query over the whole library is read; the values follow from the table in the module."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.library.apart import field_of
from reader.library.searches.query import MOST_TERMS, Near, Term, read
from reader.library.tokens import spaced
from reader.model.transcript import Provenance


def words(query: str) -> list[list[str]]:
    """The groups of a query, one word for each choice."""
    return [
        [choice.text if isinstance(choice, Term) else "near" for choice in group]
        for group in read(query).groups
    ]


def test_words_side_by_side_are_a_phrase_as_typed() -> None:
    assert read("proof of  work").groups == ((Term("proof of  work"),),)
    assert words(" well, known ") == [["well, known"]]
    assert words("speaker:ana the bridge tag:nato of Porto") == [["the bridge"], ["of Porto"]]
    assert words('water "the bridge" stood') == [["water"], ["the bridge"], ["stood"]]
    assert words(", .") == [[", ."]]
    assert words('"the bridge" ,') == [["the bridge"]]


def test_or_binds_closer_than_and_and_a_phrase_closer_than_both() -> None:
    assert words("iron water OR river bridge") == [["iron water", "river bridge"]]
    assert words("iron AND water OR river AND bridge") == [["iron"], ["water", "river"], ["bridge"]]
    assert words("a AND b") == [["a"], ["b"]]


def test_what_is_asked_for_together_is_whole_words() -> None:
    whole = read("of AND work* AND 東京").groups
    assert whole == ((Term("of", is_whole=True),), (Term("work", True),), (Term("東京"),))
    assert read("of OR work").groups == ((Term("of"), Term("work")),)
    assert read("work -net").groups == ((Term("work"),),)


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
    assert read("ship NOT the harbour").without == (Term("the harbour"),)
    assert words("ship -harbour town") == [["ship"], ["town"]]
    assert words("well-known") == [["well-known"]]
    with pytest.raises(QueryError, match="only says what is not"):
        read("-harbour")


def test_near() -> None:
    ship, harbour = Term("ship", is_whole=True), Term("old harbour", is_whole=True)
    assert read("ship NEAR old harbour").groups == ((Near((ship, harbour), 10),),)
    a, b, c = (Term(letter, is_whole=True) for letter in "abc")
    assert read("a NEAR/3 b NEAR/3 c").groups == ((Near((a, b, c), 3),),)


def test_facts_of_the_transcripts() -> None:
    query = read('speaker:Ana title:"the hearing" tag:nato kind:auto folder:/talks language:en b')
    assert (query.folders, query.languages) == (("/talks",), ("en",))
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
    for signs in ("speaker:?", 'title:"!"', "language:-", 'tag:""', 'tag:" "'):
        assert not read(signs).has_filters, signs


def test_a_quotation_mark_within_quotation_marks_is_written_twice() -> None:
    assert read('tag:"the ""new"" deal" b').tags == ('the "new" deal',)
    assert read("title:“so ””called”” peace”").titles == ("so ”called” peace",)
    assert read('tag:"a""').tags == ('a"',)  # as it is while it is typed
    assert read('tag:a"b tag:"c d"').tags == ('a"b', "c d")


VALUES = st.text(st.sampled_from(' \n\t"“”„a東é-\\:*?') | st.characters(), min_size=1, max_size=12)


@given(st.sampled_from(["speaker", "title", "tag", "folder", "language"]), VALUES)
def test_any_value_of_a_field_can_be_asked_for(field: str, value: str) -> None:
    query = read(field_of(field, value))
    asked = (query.speakers, query.titles, query.tags, query.folders, query.languages)
    is_of_words = field in ("speaker", "title", "language")
    has_some = bool(spaced(value)) if is_of_words else bool(value.strip())
    assert [one for values in asked for one in values] == ([value] if has_some else [])
    assert (query.groups, query.without) == ((), ())


def test_and_stands_between_all_that_is_asked_for() -> None:
    bridge = ((Term("bridge"),),)
    for query in ("bridge AND NOT tunnel", "-tunnel AND bridge", "bridge AND -tunnel"):
        assert (read(query).groups, read(query).without) == (bridge, (Term("tunnel"),)), query
    for query in ("tag:x AND bridge", "bridge AND tag:x", "tag:x AND NOT tunnel AND bridge"):
        assert (read(query).groups, read(query).tags) == (bridge, ("x",)), query
    assert read("speaker:Ana AND bridge").speakers == ("Ana",)
    assert words("NOT tunnel AND a AND b") == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("OR", "OR stands between"),
        ("a OR", "OR stands between"),
        ("NOT", "NOT needs a word"),
        ("a NEAR -b", "cannot be followed"),
        ("a OR NOT b", "OR cannot be followed"),
        ("a NEAR/3 NOT b", "NEAR/3 cannot be followed"),
        ("AND a", "AND stands between"),
        ("a AND AND b", "AND stands between"),
        ("a AND NOT", "NOT needs a word"),
        ("a NOT AND b", "NOT needs a word"),
        ("tag:x OR b", "OR stands between two words"),
        ("a NOT tag:x", "cannot be left out"),
        ("-title:x y", "minus sign"),
        ("a OR title:x", "stands between words"),
        ("kind:odd", "takes auto, human"),
    ],
)
def test_what_cannot_be_meant_is_explained(typed: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        read(typed)


def test_a_query_has_bounds() -> None:
    assert len(read(" AND ".join("x" * MOST_TERMS)).terms) == MOST_TERMS
    with pytest.raises(QueryError, match="at most"):
        read(" AND ".join("x" * (MOST_TERMS + 1)))
    with pytest.raises(QueryError, match="characters"):
        read("x" * 100_000)
