"""What a character is to somebody who searches: by the Unicode Standard and as readers see it."""

from __future__ import annotations

import pytest

from reader.model.letters import (
    CLAUSE_SPACE,
    FoldedLetter,
    char_parts,
    is_accent,
    is_ignored,
    is_invisible,
    is_mark,
    is_space,
    is_word,
    leaves_out,
    parts,
    spelled,
)

ACUTE, CIRCUMFLEX, DIAERESIS, CEDILLA = "\u0301", "\u0302", "\u0308", "\u0327"
ZERO_WIDTH_SPACE, SOFT_HYPHEN, TATWEEL = "\u200b", "\u00ad", "\u0640"


@pytest.mark.parametrize("char", [" ", "\n", "\t", "\u00a0", "\u2009", "\u3000", "\u2028"])
def test_spaces(char: str) -> None:
    assert is_space(char)
    assert not is_invisible(char)
    assert not is_ignored(char)
    assert not is_word(char)
    assert spelled(char, match_case=True) == " "


@pytest.mark.parametrize(
    "char",
    [
        SOFT_HYPHEN,
        ZERO_WIDTH_SPACE,
        "\u200d",
        "\u202e",
        "\ufeff",
        "\ufe0f",
        "\u034f",
        "\0",
        "\u3164",
    ],
)
def test_what_shows_nothing_is_passed_over(char: str) -> None:
    assert is_invisible(char)
    assert is_ignored(char)
    assert not is_space(char)
    assert spelled(char, match_case=False) == ""


@pytest.mark.parametrize("char", [TATWEEL, CLAUSE_SPACE])
def test_what_only_stretches_or_stands_for_a_space_is_passed_over_though_it_shows(
    char: str,
) -> None:
    assert is_ignored(char)
    assert not is_invisible(char)


@pytest.mark.parametrize("char", ["a", "-", "字", ACUTE, "\u0e33"])
def test_what_is_typed_is_not_passed_over(char: str) -> None:
    assert not is_ignored(char)
    assert not is_space(char)


@pytest.mark.parametrize(
    ("char", "accent", "mark"),
    [
        (ACUTE, True, True),
        ("\u05b0", True, True),  # a point of Hebrew
        ("\u064e", True, True),  # a vowel sign of Arabic
        ("\u0730", True, True),  # and of Syriac
        ("\u20dd", True, True),  # a circle around a sign
        ("\u093e", False, True),  # a vowel of Devanagari is a letter to its readers
        ("\u0e31", False, True),  # and so is one of Thai
        ("\u3099", False, True),  # and what parts か from が
        ("\u034f", False, True),  # a joiner
        ("´", False, False),
        ("e", False, False),
    ],
)
def test_marks_that_may_be_left_out(char: str, accent: bool, mark: bool) -> None:
    assert (is_accent(char), is_mark(char)) == (accent, mark)


@pytest.mark.parametrize(
    ("char", "word"),
    [
        *(("a", True), ("字", True), ("5", True), ("٣", True), ("_", True), (ACUTE, True)),
        *(("½", True), ("‿", True), ("'", False), ("’", False), ("-", False), (" ", False)),
        *(("+", False), ("€", False), ("😀", False)),
    ],
)
def test_what_is_part_of_a_word(char: str, word: bool) -> None:
    assert is_word(char) is word


@pytest.mark.parametrize(
    ("char", "folded", "cased"),
    [
        ("A", "a", "A"),
        ("ß", "ss", "ß"),
        ("é", f"e{ACUTE}", f"e{ACUTE}"),
        ("É", f"e{ACUTE}", f"E{ACUTE}"),
        ("ﬁ", "fi", "fi"),
        ("Ａ", "a", "A"),
        ("æ", "ae", "ae"),
        ("Œ", "oe", "OE"),
        ("ア", "あ", "ア"),
        ("ｱ", "あ", "ア"),
        ("ガ", "か\u3099", "カ\u3099"),
        ("İ", "i", "I\u0307"),
        ("ς", "σ", "ς"),
        *(("—", "-", "-"), ("‑", "-", "-"), ("−", "-", "-"), ("〜", "〜", "〜")),
        *(("“", '"', '"'), ("»", '"', '"'), ("「", '"', '"'), ("’", "'", "'"), ("`", "'", "'")),
        *(("⁄", "/", "/"), ("…", "...", "..."), ("²", "2", "2"), ("①", "1", "1")),
        *(("٣", "3", "3"), ("३", "3", "3"), ("３", "3", "3")),
        # A word and a sign at once stay whole, and so does what would run into the word before.
        *(("½", "½", "½"), ("℃", "℃", "℃"), ("™", "™", "™")),
        # Letters that nobody reads as another with an accent.
        *(("й", "й", "й"), ("Й", "й", "Й"), ("\u0e33", "\u0e33", "\u0e33")),
        # Romanian with a comma is Romanian with a cedilla.
        *(("ș", f"s{CEDILLA}", f"s{CEDILLA}"), ("ş", f"s{CEDILLA}", f"s{CEDILLA}")),
        *(("أ", "ا", "ا"), ("ی", "ي", "ي"), ("ک", "ك", "ك"), ("ة", "ه", "ه")),
        ("\ufefb", "لا", "لا"),  # lam and alef in one sign
        *(("ㅋ", "ㅋ", "ㅋ"), ("ﾡ", "ㄱ", "ㄱ")),
        ("´", "'", "'"),
        ("¨", "¨", "¨"),
    ],
)
def test_the_simplest_spelling(char: str, folded: str, cased: str) -> None:
    assert spelled(char, match_case=False) == folded
    assert spelled(char, match_case=True) == cased


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", []),
        ("ab", [("a", ""), ("b", "")]),
        ("é", [("e", ACUTE)]),
        (f"e{ACUTE}", [("e", ACUTE)]),
        (f"e{ACUTE}{CIRCUMFLEX}", [("e", ACUTE + CIRCUMFLEX)]),
        (f"{ACUTE}e", [("e", "")]),  # an accent without a letter is nothing
        ("ﬁ", [("f", ""), ("i", "")]),
        ("Straße", [("s", ""), ("t", ""), ("r", ""), ("a", ""), ("s", ""), ("s", ""), ("e", "")]),
        ("ø", [("o", "stroke")]),
        ("Đ", [("d", "stroke")]),
        ("ı", [("i", "stroke")]),
        ("i\u0307", [("i", "")]),  # its dot is no accent
        ("s\u0326", [("s", CEDILLA)]),
        ("ガ", [("が", "")]),
        (f"a{SOFT_HYPHEN}b", [("a", ""), ("b", "")]),
    ],
)
def test_letters_with_what_they_bear(text: str, letters: list[tuple[str, str]]) -> None:
    assert parts(text, match_case=False) == [FoldedLetter(*letter) for letter in letters]


def test_case_is_kept_where_it_counts() -> None:
    assert char_parts("Đ", True) == (FoldedLetter("D", "stroke"),)
    assert char_parts("É", True) == (FoldedLetter("E", ACUTE),)
    assert char_parts(ACUTE, True) == ()


@pytest.mark.parametrize(
    ("char", "typed", "left"),
    [
        ("Α", ACUTE, ""),  # ΑΘΗΝΑ is Αθήνα
        ("Ι", DIAERESIS + ACUTE, DIAERESIS),
        ("Ω", "\u0314\u0342", ""),
        ("α", ACUTE, ACUTE),
        ("E", ACUTE, ACUTE),
        ("I", "stroke", ""),  # IŞIK is ışık
        ("O", "stroke", "stroke"),
        ("I", ACUTE, ACUTE),
        ("Α", "", ""),
    ],
)
def test_capitals_leave_some_accents_out(char: str, typed: str, left: str) -> None:
    assert leaves_out(char, typed) == left
