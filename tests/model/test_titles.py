"""One video, however its title is written; two videos, however alike their titles are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.titles import has_words, is_unspaced, normal, telling_words, unnumbered, words

SAME = [
    ("NATO - EU : Getting closer ?", "NATO–EU: Getting closer?"),
    ("Failed states, crime's frontlines ?", "Failed states: crime’s frontlines"),
    ("NATO and Russia: uneasy partners?", "NATO and Russia: uneasy partners"),
    ("Helicopters - and why they’re important", "Helicopters – and why they're important"),
    ("Green issues – red alert?", "GREEN ISSUES — RED ALERT"),
    ("Interview Soren Gade", "  Interview\u00a0Soren\tGade\n"),
    ("“Enduring” partnerships", '"Enduring" partnerships'),
    ("«Enduring» partnerships", "‘Enduring’ partnerships"),
    ("Rock 'n' roll", "Rock ’n’ roll"),
    ("O`Brien speaks", "O´Brien speaks"),
    ("Interview: Jonas Gahr Støre", "INTERVIEW – JONAS GAHR STØRE"),
    ("Café society", "Cafe\u0301 society"),
    ("Die Straße", "DIE STRASSE"),
    ("Ｆｕｌｌ　ｗｉｄｔｈ", "Full width"),
    ("Soft\u00adware \u200bupdate", "Software update"),
    ("NATO - EU_ Getting closer_", "NATO - EU : Getting closer ?"),
    ("Under the ice of the world...", "Under the ice of the world…"),
    ("Karadzic: to the Hague (Aug 2008)", "Karadzic - to The Hague [Aug. 2008]"),
    ("03 - Water or WARter?", "3. Water or WARter"),
    ("#3) Water or WARter?", "3. Water or WARter"),
    ("İstanbul", "i\u0307stanbul"),
    ("\u0149 Groot land", "'n groot land"),  # which composing makes an apostrophe and a letter
    ("Cafe\u00ad\u0301 society", "Café society"),
]  # fmt: skip

OTHER = [
    ("Video interview", "Video interview with Ahmed Rashid"),
    ("Video", "Video interview"),
    ("Interview", "Interview Soren Gade"),
    ("Bosnia: a new model army?", "Bosnia: a new model army? (Aug 2008)"),
    ("Learning C", "Learning C++"),
    ("Learning C++", "Learning C#"),
    ("100 % sure", "100 sure"),
    ("$100", "€100"),
    ("Mutter", "Mütter"),
    ("1. Introduction", "2. Introduction"),
    ("3.14 and more", "14 and more"),
    ("हिंदी", "हदी"),
    ("Two questions, three locations", "Two questions, four locations"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_title_written_otherwise(one: str, other: str) -> None:
    assert normal(one) == normal(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_title(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_a_title_of_signs_alone_is_a_title_and_one_of_spaces_is_none() -> None:
    assert normal("???") == "???"
    assert normal("???") != normal("!!!")
    assert normal(" \t\n") == ""
    assert normal("") == ""


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("12. Fuel for thought", "fuel for thought"),
        ("07 – Fuel for thought", "fuel for thought"),
        ("#4) Fuel for thought", "fuel for thought"),
        ("Fuel for thought", ""),
        ("20 days at sea", ""),
        ("2010: year zero for nuclear zero?", ""),
        ("2014. A year", ""),
        ("1.5 degrees", ""),
        ("9 - 11", ""),
        ("12.", ""),
    ],
)
def test_only_a_list_number_is_taken_off(title: str, rest: str) -> None:
    assert unnumbered(title) == rest


@pytest.mark.parametrize("title", ["1. \u02bc", "\u0374", "a\u0374", "e\u00ad\u0301"])
def test_the_form_of_a_form_of_odd_signs_is_itself(title: str) -> None:
    assert normal(normal(title)) == normal(title)


def test_a_title_of_a_megabyte_takes_no_time_and_is_compared_by_its_beginning() -> None:
    assert normal("a" * 1_000_000) == "a" * 1_000


@given(st.text(max_size=40))
@settings(max_examples=150)
def test_the_form_of_a_form_is_itself(title: str) -> None:
    assert normal(normal(title)) == normal(title)


@given(st.text(max_size=40))
@settings(max_examples=150)
def test_space_around_and_a_question_mark_change_nothing(title: str) -> None:
    lettered = f"What {title}"
    assert normal(f" {lettered}\u00a0?") == normal(lettered)


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "nato",
        "closer nato",
        "CLOSER",
        "getting eu",
        "eu:",
        "clos",
        "- EU :",
        "?",
        "NATO—EU",
    ],
)
def test_a_title_is_found_by_words_in_any_order(query: str) -> None:
    assert has_words("NATO - EU : Getting closer ?", query)


def test_accents_and_apostrophes_need_not_be_typed() -> None:
    assert has_words("Interview: José Durão, who’s leaving", "jose durao whos")
    assert has_words("Interview: José Durão, who’s leaving", "JOSÉ who's")


@pytest.mark.parametrize("query", ["nato russia", "closet", "!"])
def test_a_title_without_one_of_the_words_is_not_found(query: str) -> None:
    assert not has_words("NATO - EU : Getting closer ?", query)


# -- words --------------------------------------------------------------------------------------


def test_the_words_of_a_title_are_as_they_are_written() -> None:
    title = "3. Helicopters - and why they’re “important”: R&D, 'C++'"
    assert words(title) == ("Helicopters", "and", "why", "they’re", "important", "R", "D", "C++")


def test_the_words_that_hold_a_title_together_tell_nothing() -> None:
    assert telling_words("Why should we be concerned about Yemen?") == ("concerned", "Yemen")
    assert telling_words("Video interview with Ahmed Rashid") == ("Ahmed", "Rashid")
    assert telling_words("Video interview") == ()
    assert telling_words("NATO and the EU: is it up to us?") == ("NATO", "EU")


def test_a_possessive_loses_its_ending_and_a_word_said_twice_counts_once() -> None:
    assert telling_words("NATO's partners and NATO’s foes") == ("NATO", "partners", "foes")


def test_chinese_and_japanese_fall_into_short_pieces() -> None:
    assert telling_words("中国经济的未来") == ("中国", "国经", "经济", "济的", "的未", "未来")
    assert telling_words("日本のエネルギー") == ("日本", "エネルギー")
    assert telling_words("나토와 러시아") == ("나토와", "러시아")


def test_scripts_without_spaces_are_known() -> None:
    assert is_unspaced("日本")
    assert is_unspaced("나토")
    assert is_unspaced("ประเทศไทย")
    assert not is_unspaced("NATO")
    assert not is_unspaced("Россия")
