"""A person's own patterns: what they match, and what is told of those that cannot be."""

from __future__ import annotations

import pytest

from reader.errors import QueryError
from reader.model.search.pattern import LONGEST_PATTERN, find


def found(text: str, pattern: str, *, case: bool = False, whole: bool = False) -> list[str]:
    ranges = find(text, pattern, match_case=case, whole_words=whole)
    return [text[start:end] for start, end in ranges]


@pytest.mark.parametrize(
    ("text", "pattern", "hits"),
    [
        ("one two", r"\w+", ["one", "two"]),
        ("axx", "x*", ["xx"]),  # what matches no character is none
        ("abc", "^", []),
        ("One one", "one", ["One", "one"]),
        ("a.b", r"a\.b", ["a.b"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("Größe", r"gr\w+", ["Größe"]),
        ("", ".*", []),
    ],
)
def test_what_a_pattern_matches(text: str, pattern: str, hits: list[str]) -> None:
    assert found(text, pattern) == hits


def test_case_counts_where_it_is_wanted() -> None:
    assert found("One one", "one", case=True) == ["one"]


@pytest.mark.parametrize(
    ("text", "pattern", "hits"),
    [
        ("one alone ones one_", "one", ["one"]),
        ("one, one-two", "one", ["one", "one"]),
        ("ab abc", "ab|abc", ["ab", "abc"]),
        ("e\u0301t e", "e", ["e"]),  # an accent is part of its word
        ("a b", "a # a comment", []),
        ("a b", "(?x) a # a comment", ["a"]),
        # Where a dictionary parts the words, what matches nothing matches at the end too.
        ("我们 the harbour opens.", "harbour|", ["harbour"]),
        ("我们 the harbour opens.", "x*", []),
    ],
)
def test_whole_words(text: str, pattern: str, hits: list[str]) -> None:
    assert found(text, pattern, whole=True) == hits


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("(", r"^This pattern has a mistake at its end: .+\.$"),
        ("a)b", r"^This pattern has a mistake at character 2: .+\.$"),
        ("*", r"^This pattern has a mistake at character 1: .+\.$"),
        ("x" * (LONGEST_PATTERN + 1), r"^A pattern can have 1,000 characters at most\.$"),
        ("a{100001}", r"^This pattern repeats too much; make it simpler\.$"),
        ("a{1,100001}", "repeats too much"),
        ("[abc]{100001}", "repeats too much"),
        (r"\d{100001}", "repeats too much"),
        ("(ab){50001}", "repeats too much"),
        ("((a{100}){100}){100}", "repeats too much"),
        ("(a{50001})(b{50001})", "repeats too much"),
    ],
)
def test_what_is_wrong_with_a_pattern_is_told(pattern: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        found("text", pattern)


@pytest.mark.parametrize(
    "pattern", ["x" * LONGEST_PATTERN, "(ab){100}", "a{2,}", r"\{9{3}", "a{,9}"]
)
def test_what_is_large_but_bounded_is_taken(pattern: str) -> None:
    assert found("text", pattern) == []


def test_what_takes_too_long_is_given_up() -> None:
    with pytest.raises(QueryError, match=r"^This pattern takes too long; make it simpler\.$"):
        found("a" * 5_000 + "b", "(a|aa)+c")
