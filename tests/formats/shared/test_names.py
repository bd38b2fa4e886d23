"""What a speaker's name looks like, and what looks like one and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.shared import names
from reader.formats.shared.names import (
    LONGEST_NAME,
    Belief,
    LabelledVoice,
    is_full_name,
    is_name,
    is_nobody,
    is_set_off,
    is_titled,
    voice_of,
)

LONG_HINDI = "नरेंद्र दामोदरदास मोदी जी"

NAMES = [
    "Ana",
    "ANA",
    "Ana Reyes",
    "SPEAKER 3",
    "SPEAKER_01",
    "Dr. Reed",
    "Ludwig van B.",
    "Ana Maria de la Cruz",
    "Jean-Luc O'Brien",
    "Ana & Ben",
    "Åsa Öberg",
    "田中",
    "田中太郎さんたち",
    LONG_HINDI,
    "محمد",
    "นายสมชาย",
    "(Ana)",
    "A" * LONGEST_NAME,
]
NO_NAMES = [
    "",
    " ",
    "12",
    "&",
    "ana",
    "Note",
    "Step 3",
    "Ana video",
    "The Chair",
    "And Ana",
    "There are three parts",
    "Ana Maria de la Cruz Ruiz",
    "Ana, Ben",
    "Ana!",
    "田中太郎さんたちと",
    "A" * (LONGEST_NAME + 1),
]


@pytest.mark.parametrize("label", NAMES)
def test_a_name(label: str) -> None:
    assert is_name(label)


@pytest.mark.parametrize("label", NO_NAMES)
def test_no_name(label: str) -> None:
    assert not is_name(label)


@pytest.mark.parametrize(
    ("label", "nobody"),
    [
        ("Note", True),
        ("NOTE", True),
        ("Step 3", True),
        ("Fig. 3", True),
        ("Chapter 2.", True),
        ("Related Videos", True),
        ("Ana (Video)", True),
        ("Thema", True),
        ("Ana", False),
        ("Speaker 1", False),
        ("Ana Reyes", False),
        ("", False),
    ],
)
def test_words_that_are_nobody(label: str, nobody: bool) -> None:
    assert is_nobody(label) is nobody


@pytest.mark.parametrize(
    ("label", "full"),
    [
        ("Ana Reyes", True),
        ("SPEAKER_01", True),
        ("Speaker 2", True),
        ("田中 太郎", True),
        ("Ana", False),
        ("Note 3", False),
        ("so it was", False),
        (LONG_HINDI, False),  # without capitals it may as well be a sentence
    ],
)
def test_a_full_name_has_two_words_or_a_number(label: str, full: bool) -> None:
    assert is_full_name(label) is full


@pytest.mark.parametrize(
    ("label", "name", "belief"),
    [
        ("Ana Reyes", "Ana Reyes", Belief.NAME),
        ("Speaker 2", "Speaker 2", Belief.NAME),
        ("(Ana)", "Ana", Belief.NAME),
        ("Ana (she/her)", "Ana", Belief.NAME),
        ("Ana Reyes [Tide Ltd.]", "Ana Reyes", Belief.NAME),
        ("Ana Reyes (Hull) (Lab)", "Ana Reyes", Belief.NAME),
        ("ANA REYES, BYLINE", "ANA REYES", Belief.NAME),
        ("Ana Reyes, Moderator", "Ana Reyes", Belief.NAME),
        ("The Minister (Ana Reyes)", "Ana Reyes", Belief.NAME),
        ("THE COURT", "THE COURT", Belief.OFFICE),
        ("The Chair", "The Chair", Belief.OFFICE),
        ("Question", "Question", Belief.OFFICE),
        ("An hon. member", "An hon. member", Belief.OFFICE),
        ("Des voix", "Des voix", Belief.OFFICE),
        ("The MINISTER OF ROADS AND BRIDGES", "The MINISTER OF ROADS AND BRIDGES", Belief.OFFICE),
        ("El señor MINISTRO DE PUERTOS (Gil Ruiz)", "Gil Ruiz", Belief.NAME),
        ("El señor MINISTRO DE PUERTOS (Gil)", "El señor MINISTRO DE PUERTOS (Gil)", Belief.NAME),
        ("A Sr.ª Ana Reyes", "A Sr.ª Ana Reyes", Belief.NAME),
        ("PORT NEWS", "PORT NEWS", Belief.NAME),
        ("BREAKING NEWS", "BREAKING NEWS", Belief.NEVER),
        ("Nominated Member (Mr. J. Reed)", "Mr. J. Reed", Belief.NAME),
        ("Mr. Reed (Mr. Hall)", "Mr. Reed", Belief.NAME),
        ("speaker 1", "speaker 1", Belief.OFFICE),
        ("ana", "ana", Belief.LOWER),
        ("ana reyes", "ana reyes", Belief.LOWER),
        ("Note", "Note", Belief.NEVER),
        ("Step 3", "Step 3", Belief.NEVER),
    ],
)
def test_a_label_tells_who_and_how_sure(label: str, name: str, belief: Belief) -> None:
    assert voice_of(label) == LabelledVoice(name, belief)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "12",
        "And",
        "because",
        "Step",
        "note",
        "There are three parts",
        "Ana Reyes, of course",
        "so it was said",
        "“Ana",
        "A" * (LONGEST_NAME + 1),
    ],
)
def test_a_label_of_no_one(label: str) -> None:
    assert voice_of(label) is None


@pytest.mark.parametrize(
    ("name", "titled"),
    [
        ("Mr. Reed", True),
        ("Mr Reed", True),
        ("HON. A. REED", True),
        ("Deputy Hall", True),
        ("Señora Ruiz", True),
        ("Mr.", False),
        ("Ana Reyes", False),
        ("Deputy of the day", False),
        ("", False),
    ],
)
def test_how_people_are_addressed(name: str, titled: bool) -> None:
    assert is_titled(name) is titled


@pytest.mark.parametrize(
    ("office", "set_off"),
    [
        ("The SPEAKER", True),
        ("The ACTING SPEAKER", True),
        ("The Speaker", False),
        ("THE SPEAKER", False),
        ("The", False),
    ],
)
def test_an_office_set_off_by_capitals(office: str, set_off: bool) -> None:
    assert is_set_off(office) is set_off


@pytest.mark.parametrize("name", ["ד״ר כהן", 'ד"ר כהן', "ג׳ורג׳ לוי"])
def test_hebrew_marks_of_what_is_shortened_stand_in_names(name: str) -> None:
    assert is_name(name)


PIECES = [*"aAzZ'’.-#&+_,() \t3", "The ", "Mr. ", "O'N", "(L", " of ", "12", "_1", "\x1c"]


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join).filter(str.isascii))
def test_a_label_in_ascii_is_read_as_any_other(label: str) -> None:
    for plain, of_any_script in (
        (names._PLAIN_WORDS, names._WORDS),
        (names._PLAIN_LONG_OFFICE, names._LONG_OFFICE),
    ):
        assert bool(plain.fullmatch(label)) == bool(of_any_script.fullmatch(label))


OF_EUROPE = [*PIECES, *"éßØÿ·", "\u2013", "’s", "\xa0"]


@given(st.lists(st.sampled_from(OF_EUROPE), max_size=16).map("".join))
def test_a_label_without_marks_is_read_as_any_other(label: str) -> None:
    assert names._MAY_BE_MARKED.search(label) is None
    assert bool(names._UNMARKED_WORDS.fullmatch(label)) == bool(names._WORDS.fullmatch(label))
