"""Signs and accents that were typed stand where the words were found, or it is no hit."""

from __future__ import annotations

import pytest

from reader.model.search.find import Finder
from reader.model.search.switches import Switches


def found(text: str, query: str, switches: Switches | None = None) -> list[str]:
    return [text[start:end] for start, end in Finder(text).search(query, switches or Switches())]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("act, which; act which", "act which", ["act, which", "act which"]),
        ("act, which; act which", "act, which", ["act, which"]),
        ("wait... what", "wait. what", ["wait... what"]),
        ("wait... what", "wait.what", []),
        ("wait.what", "wait. what", []),
        ("a - b", "a - b", ["a - b"]),
        ("a-b", "a - b", []),
        ("a - b", "a-b", []),
        ("a — b", "a - b", ["a — b"]),
        ("C++ and C", "C++", ["C++"]),
        ("C ++ and C", "C++", []),
        ("C ++ and C", "C ++", ["C ++"]),
        ("C+ and C++!", "C++", ["C++"]),
        ('He said "yes".', '"yes"', ['"yes"']),
        ('He said "yes".', '"yes', ['"yes']),
        ('He said "yes".', 'said "yes".', ['said "yes".']),
        ("He said „yes“.", '"yes"', ["„yes“"]),
        ("yes yes", '"yes"', []),
        ("$5, 5$", "$5", ["$5"]),
        ("$5, 5$", "5$", ["5$"]),
        ("one, two, one, two", "one, two", ["one, two", "one, two"]),
    ],
)
def test_signs_that_are_typed_must_be_there(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("Café cafe", "cafe", ["Café", "cafe"]),
        ("Café cafe", "café", ["Café"]),
        ("Cafe\u0301 cafe", "café", ["Cafe\u0301"]),
        ("Cafè café", "café", ["café"]),
        ("résumé resumé resume", "resumé", ["résumé", "resumé"]),
        ("résumé resumé resume", "résumé", ["résumé"]),
        ("ΑΘΗΝΑ Αθήνα Αθηνα", "Αθήνα", ["ΑΘΗΝΑ", "Αθήνα"]),
        ("IŞIK ışık isik", "ışık", ["IŞIK", "ışık"]),
        ("CAFE café", "café", ["café"]),
        ("øl ol", "øl", ["øl"]),
        ("été, été; ete", "été, été", ["été, été"]),
    ],
)
def test_accents_that_are_typed_must_be_there(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


def test_whole_words_with_signs_and_accents() -> None:
    whole = Switches(whole_words=True)
    assert found("cafés café, café", "café,", whole) == ["café,"]
    assert found("cafés café", "café", whole) == ["café"]
