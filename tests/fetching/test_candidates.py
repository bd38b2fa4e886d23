"""Transcripts to choose from: the best first, each told to programs by what is known of it."""

from __future__ import annotations

from reader.fetching.addresses import address_of
from reader.fetching.candidates import Candidate, CandidateKind, best_first
from reader.model.transcript import Provenance


def made(label: str, language: str = "", by: Provenance = Provenance.UNKNOWN) -> Candidate:
    return Candidate(label, address_of(f"https://example.org/{label}"), language, provenance=by)


def test_the_best_comes_first() -> None:
    listed = [
        made("automatic", "en", Provenance.AUTOMATIC),
        made("translated", "fr", Provenance.TRANSLATED),
        made("text", "en", Provenance.HUMAN)._replace(kind=CandidateKind.TEXT),
        made("german", "de", Provenance.HUMAN),
        made("british", "en-GB", Provenance.HUMAN),
        made("british", "en-GB", Provenance.HUMAN),
        made("unknown", "", Provenance.UNKNOWN),
    ]
    assert [one.label for one in best_first(listed, "en")] == [
        *("british", "text", "german", "unknown", "translated", "automatic"),
    ]


def test_what_is_alike_stays_in_its_order_and_nothing_is_nothing() -> None:
    listed = [made("b"), made("a"), made("c")]
    assert best_first(listed) == listed
    assert best_first([]) == []


def test_an_address_is_listed_once_by_what_was_said_first() -> None:
    first, again = made("a", "en"), made("a", "de")
    whole = first._replace(is_here=True)  # the page itself has it: another thing to choose
    assert best_first([first, again, whole]) == [first, whole]


def test_without_a_language_that_is_wanted_none_comes_before() -> None:
    listed = [made("german", "de"), made("english", "en")]
    assert [one.label for one in best_first(listed)] == ["german", "english"]
    assert [one.label for one in best_first(listed, "EN-us")] == ["english", "german"]


def test_programs_are_told_what_is_known() -> None:
    assert made("a.vtt", "de", Provenance.HUMAN).as_json() == {
        "label": "a.vtt",
        "language": "de",
        "kind": "captions",
        "provenance": "human",
        "address": "https://example.org/a.vtt",
    }
