"""The lines of a text file, and those that are none to a reader."""

from __future__ import annotations

import pytest

from reader.formats.shared.lines import (
    LONGEST_TITLE,
    blocks,
    ends_sentence,
    is_title,
    lines_of,
    unpadded,
    without_furniture,
    without_padding,
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\nb", ["a", "b"]),
        ("a\n\nb\n", ["a", "", "b", ""]),
        ("  a b\t\n", ["a b", ""]),
        ("\xa0a\u3000\n\u200b\u2060\n\u2009b\u202f", ["a", "", "b"]),
        ("\u200eשלום\u200f", ["שלום"]),
        ("a\u200db", ["a\u200db"]),
    ],
)
def test_lines_have_no_outer_white_space(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("lines", "runs"),
    [
        ([], []),
        (["", ""], []),
        (["a"], [["a"]]),
        (["", "a", "b", "", "", "c", ""], [["a", "b"], ["c"]]),
    ],
)
def test_blocks_are_what_stands_between_blank_lines(
    lines: list[str], runs: list[list[str]]
) -> None:
    assert list(blocks(lines)) == runs


@pytest.mark.parametrize("mark", ["|", "-", "–", "—", "•", "·", "*", "_", "»", "›", "/", "…", "="])
def test_a_mark_that_stands_alone_is_blank(mark: str) -> None:
    assert without_furniture(["a", mark, "b"]) == ["a", "", "b"]


@pytest.mark.parametrize("rule", ["---", "***", "_____", "=-=-=", "* * *", "———"])
def test_a_rule_is_blank(rule: str) -> None:
    assert without_furniture([rule]) == [""]


@pytest.mark.parametrize("line", ["--", "- Yes.", "...", "*cough*", "/s", "12", "||", ""])
def test_what_holds_words_or_may_be_said_stays(line: str) -> None:
    assert without_furniture([line]) == [line]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Yes.", True),
        ("Yes?”", True),
        ("(Yes!)", True),
        ("Yes…", True),
        ("**Yes.**", True),
        ("はい。", True),
        ("हाँ।", True),
        ("نعم؟", True),
        ("Yes", False),
        ("Yes,", False),
        ("“Yes”", False),
        ("", False),
        (").", True),
    ],
)
def test_where_a_sentence_ends(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


def test_signs_of_no_width_around_words_are_no_words() -> None:
    texts = [
        "\u200bAna\u2060: \ufeffIt rains.\u200b",
        "\u200fדנה:\u200f שלום",
        "[0:01] \u200eBo: No.",
    ]
    assert without_padding(texts) == ["Ana: It rains.", "דנה: שלום", "[0:01] Bo: No."]


def test_signs_of_no_width_within_words_stay() -> None:
    thai = ["สวัสดี\u200bครับ", "می\u200cروم", "Hand\u00adbuch"]
    assert without_padding(thai) == thai


def test_marks_of_direction_around_a_line_go() -> None:
    assert unpadded("\u202bسارة: نعم.\u202c") == "سارة: نعم."
    assert unpadded("\u2067أ\u2069\n\u202bب\nت\u202c") == "أ\nب\nت"
    assert unpadded("قال \u202aABC\u202c أمس") == "قال \u202aABC\u202c أمس"


TITLES = [
    "The Tide Is Out",
    "Tides (2024)",
    "12 Monkeys",
    "“On tides”",
    "Gespräch über 'Ebbe und Flut'",
    "潮汐について",
    "A" * LONGEST_TITLE,
    " ".join(["a1"] * 25).capitalize(),
]
NO_TITLES = [
    "",
    "the tide is out",
    "The tide is out.",
    "Is the tide out?",
    "The tide is out,",
    "- Tides",
    "— Tides",
    "• Tides",
    "* Tides",
    "> Tides",
    "[Music]",
    "(Music)",
    "# Tides",
    "A" * (LONGEST_TITLE + 1),
    " ".join(["a1"] * 26).capitalize(),
    "Tides and the tides",
]


@pytest.mark.parametrize("line", TITLES)
def test_a_title(line: str) -> None:
    assert is_title(line)


@pytest.mark.parametrize("line", NO_TITLES)
def test_no_title(line: str) -> None:
    assert not is_title(line)


def test_short_words_may_recur() -> None:
    assert is_title("From one to ten to one")
