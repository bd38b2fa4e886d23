"""Texts folded for searching: what becomes of characters, and the way back to each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.letters import CLAUSE_SPACE
from reader.model.search.fold import Folded, Form, folded, folded_char, is_han_or_kana, prepared

JOINED, CLOSED = "\u034f", "\u2060"  # the fillers: a mark, and what is not seen
WORDS, ACCENTED, SIGNS, EXACT = Form.WORDS, Form.ACCENTED, Form.SIGNS, Form.EXACT


@pytest.mark.parametrize(
    ("char", "words", "accented", "signs", "exact"),
    [
        ("A", "a", "a", "a", "a"),
        ("é", "e", "é", "e", "é"),
        ("É", "e", "é", "e", "é"),
        ("ø", "o", "ø", "o", "ø"),
        (",", " ", " ", ",", ","),
        ("—", " ", " ", "-", "—"),
        ("…", " ", " ", "...", "…"),
        ("’", " ", " ", "'", "’"),
        ("_", "_", "_", "_", "_"),
        ("ﬁ", "fi", "fi", "fi", "fi"),
        ("ß", "ss", "ss", "ss", "ss"),
        ("\n", " ", " ", " ", " "),
        ("\u00a0", " ", " ", " ", " "),
        ("\u00ad", "", "", "", ""),
        ("\u0301", "", "\u0301", "", "\u0301"),
        (CLAUSE_SPACE, "", "", "", " "),
    ],
)
def test_what_a_form_keeps_of_a_character(
    char: str, words: str, accented: str, signs: str, exact: str
) -> None:
    assert folded_char(char, WORDS, False) == words
    assert folded_char(char, ACCENTED, False) == accented
    assert folded_char(char, SIGNS, False) == signs
    assert folded_char(char, EXACT, False) == exact


@pytest.mark.parametrize(
    ("char", "form", "kept"), [("A", WORDS, "A"), ("É", EXACT, "É"), ("ﬁ", EXACT, "ﬁ")]
)
def test_case_is_kept_where_it_counts(char: str, form: Form, kept: str) -> None:
    assert folded_char(char, form, True) == kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", " "),
        ("...", " "),
        ("Hello,  World!", " hello world "),
        ("Café — naïve", " cafe naive "),
        ("it’s", " it s "),
        ("co\u00adop\u200berate", " cooperate "),
        ("a" + " " * 100 + "b", " a b "),
        ("東\n京", " 東京 "),
        ("東 京", " 東 京 "),
        ("Straße\nﬁn", " strasse fin "),
        ("１２３", " 123 "),
    ],
)
def test_words_stand_between_single_spaces(text: str, words: str) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("plain\ntext", "plain\ntext"),
        ("e\u0301x", f"é{JOINED}x"),
        ("e\u0323\u0302", f"ệ{JOINED}{JOINED}"),
        ("x\u0301", "x\u0301"),  # there is no such letter
        ("ｶﾞ", f"ガ{JOINED}"),
        ("東\n京", f"東{CLOSED}京"),
        ("東 \n 京", f"東{CLOSED * 3}京"),
        ("東 京", "東 京"),
        ("東\na", "東\na"),
        ("ก ข", f"ก{CLAUSE_SPACE}ข"),
        ("a ข", "a ข"),
        ("\u0e4d\u0e32", f"\u0e33{JOINED}"),  # the am of Thai, typed as a ring and an aa
        ("\u0e40\u0e40", f"\u0e41{JOINED}"),
        (f"é{CLAUSE_SPACE}", f"é{CLOSED}"),
        ("\u1112\u1161\u11ab", f"한{JOINED}{JOINED}"),
    ],
)
def test_what_can_be_one_character_is_one_and_all_keep_their_places(text: str, made: str) -> None:
    assert prepared(text) == made
    assert len(made) == len(text)


@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=30))
def test_every_folded_character_leads_back_into_the_text(text: str) -> None:
    for form in Form:
        made = Folded(prepared(text), form, False)
        ends = 1 if form in (WORDS, ACCENTED) else 0  # the space before the first word
        places = [made.to_source(index) for index in range(ends, len(made.text))]
        assert places == sorted(places)
        assert all(0 <= place <= len(text) for place in places)


def test_the_way_back_and_forth() -> None:
    made = Folded("ab--cﬀd", WORDS, False)
    assert made.text == " ab cffd "
    assert [made.to_source(index) for index in range(1, 8)] == [0, 1, 2, 4, 5, 5, 6]
    assert [made.from_source(offset) for offset in (0, 1, 2, 4, 5, 6)] == [1, 2, 3, 4, 5, 7]
    assert dict(made.longer) == {"ﬀ": "ff"}
    assert list(made.repeats("f")) == [6]
    assert list(made.repeats("x")) == []


@pytest.mark.parametrize(
    ("source", "offset", "end"),
    [
        ("abc", 1, 2),
        ("e\u0301x", 0, 2),
        ("e\u0301\u0302", 0, 3),
        ("e\u200b\u0301x", 0, 3),  # a mark behind what is not seen is still on its letter
        ("e\u200bx", 0, 1),
        ("e", 0, 1),
    ],
)
def test_a_letter_ends_behind_its_marks(source: str, offset: int, end: int) -> None:
    assert Folded(source, SIGNS, False).end_in_source(offset) == end


@pytest.mark.parametrize(
    ("form", "count", "borders"),
    [(SIGNS, 3, [0, 2, 4, 6]), (SIGNS, 4, [0, 2, 3, 5, 6]), (WORDS, 3, [1, 3, 5, 8])],
)
def test_slices_of_the_source_begin_at_its_characters(
    form: Form, count: int, borders: list[int]
) -> None:
    made = Folded("abcdef", form, False)
    assert made.borders(count) == borders
    assert made.borders(1) == [borders[0], borders[-1]]
    assert made.borders(count) == borders


@pytest.mark.parametrize(("text", "is_unspaced"), [("abc é", False), ("東京", True), ("a ไ", True)])
def test_scripts_without_spaces_are_known(text: str, is_unspaced: bool) -> None:
    assert Folded(prepared(text), WORDS, False).is_unspaced is is_unspaced


@pytest.mark.parametrize(
    ("char", "is_one"), [*zip("東かｶ、ไ가a", [1, 1, 1, 1, 0, 0, 0], strict=True)]
)
def test_han_and_kana_close_up_at_a_line_end(char: str, is_one: int) -> None:
    assert is_han_or_kana(char) is bool(is_one)
