"""Captions all in capitals, read as sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.reading_case import in_sentences, is_capitals, names_in, recased
from reader.model.transcript import Cue, Transcript, WordTime


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GOOD EVENING. WE BEGIN TONIGHT.", "Good evening. We begin tonight."),
        ("I THINK I'M LATE, AND SO DO I.", "I think I'm late, and so do I."),
        ("WHO SAID SO? NOBODY! REALLY.", "Who said so? Nobody! Really."),
        ("ON MONDAY MR. SMITH CAME HOME.", "On Monday Mr. Smith came home."),
        ("SMITH LEFT WHEN MRS. SMITH ASKED.", "Smith left when Mrs. Smith asked."),
        ("THE BBC AND THE FBI ON TV.", "The BBC and the FBI on TV."),
        ("HMM, SHH, LISTEN TO THAT NOW.", "Hmm, shh, listen to that now."),
        ("THE U.S. ARMY WAS THERE TOO.", "The U.S. army was there too."),
        ("ASK O'BRIEN AT TEN O'CLOCK.", "Ask O'Brien at ten o'clock."),
        ("IT IS 5 P.M. IN THE AFTERNOON.", "It is 5 P.M. in the afternoon."),
        (">> GOOD MORNING. >> AND TO YOU.", ">> Good morning. >> And to you."),
    ],
)
def test_a_sentence_begins_with_a_capital_and_goes_on_in_small_letters(
    text: str, expected: str
) -> None:
    assert recased(text, {}) == expected


def test_a_paragraph_in_mixed_case_stays_and_teaches_the_names_of_the_others() -> None:
    mixed = "We met Maria in Lisbon. Then NATO called her."
    names = names_in([mixed])
    assert names == {"maria": "Maria", "lisbon": "Lisbon", "nato": "NATO"}
    text = f"{mixed}\nMARIA LEFT LISBON, AND NATO KNEW."
    assert recased(text, names) == f"{mixed}\nMaria left Lisbon, and NATO knew."


def test_what_is_written_small_more_often_is_no_name() -> None:
    assert names_in(["He saw the Bridge once, a bridge, that bridge."]) == {}


def test_people_are_names_whatever_their_case() -> None:
    assert names_in([], ["ANA LIMA", "Rui de Sá", "THE COURT", "Q."]) == {
        "ana": "Ana",
        "lima": "Lima",
        "rui": "Rui",
        "sá": "Sá",
    }
    assert recased("WE ASKED LIMA ABOUT IT.", names_in([], ["ANA LIMA"])) == (
        "We asked Lima about it."
    )


def test_each_language_has_its_own_small_letters() -> None:
    assert recased("IŞIK VE İZMİR ÇOK GÜZEL.", {}, "tr-TR") == "Işık ve izmir çok güzel."
    assert recased("ΚΑΛΗΜΕΡΑ ΣΑΣ, ΦΙΛΟΙ ΜΟΥ.", {}, "el") == "Καλημερα σας, φιλοι μου."
    assert recased("ET VOILÀ, ON DINE À NICE.", {}, "fr") == "Et voilà, on dine à nice."


@pytest.mark.parametrize(
    ("text", "expected"), [("OK.", False), ("WE ARE HERE NOW", True), ("We Are Here Now", False)]
)
def test_all_in_capitals_is_nearly_all_letters_and_some_of_them(text: str, expected: bool) -> None:
    assert is_capitals(text) is expected


@given(st.text(), st.sampled_from(["", "tr", "de"]))
def test_it_is_as_long_in_letters_and_in_units_and_the_same_but_for_its_case(
    text: str, language: str
) -> None:
    shown = recased(text, names_in([text]), language)
    assert len(shown) == len(text)
    units = [len(letter.encode("utf-16-le", "surrogatepass")) for letter in text]
    assert [len(letter.encode("utf-16-le", "surrogatepass")) for letter in shown] == units


def test_a_text_that_is_in_capitals_here_and_there_stays() -> None:
    text = "He said so, and all of them applauded.\n(APPLAUSE)\nThen they went home, one by one."
    assert recased(text, {}) == text


def test_where_a_text_goes_on_a_new_line_begins_no_sentence() -> None:
    text = "WE WENT THERE AND\nCAME BACK. AND\nTHAT WAS ALL."
    assert recased(text, {}, goes_on=True) == "We went there and\ncame back. And\nthat was all."
    assert recased(text, {}) == "We went there and\nCame back. And\nThat was all."


def test_a_transcript_as_sentences_has_its_cues_words_and_times() -> None:
    said = Transcript(
        cues=(
            Cue("GOOD EVENING. TONIGHT\nWE ARE", 0, 1_000, words=(WordTime(14, 500),)),
            Cue(" WITH ANA LIMA.", 1_000, 2_000),
            Cue("We met Ana Lima before.", 9_000, 10_000),
        )
    )
    shown = in_sentences(said)
    assert [cue.text for cue in shown.cues] == [
        "Good evening. Tonight\nwe are",
        " with Ana Lima.",
        "We met Ana Lima before.",
    ]
    assert [(cue.start, cue.end, cue.words) for cue in shown.cues] == [
        (cue.start, cue.end, cue.words) for cue in said.cues
    ]
    assert in_sentences(shown) == shown
