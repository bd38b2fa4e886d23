"""What stands at the head of a text and is said by nobody."""

from __future__ import annotations

import pytest

from reader.formats.shared.front_matter import (
    FormHead,
    FrontMatter,
    split_form,
    split_front_matter,
)


def facts(*lines: str) -> FrontMatter:
    found, rest = split_front_matter(["---", *lines, "---", "Words."])
    assert found is not None
    assert list(rest) == ["Words."]
    return found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("title: On tides", FrontMatter(title="On tides")),
        ("TITLE:  On tides", FrontMatter(title="On tides")),
        ('title: "On \\"tides\\""', FrontMatter(title='On "tides"')),
        ("title: 'It''s tides'", FrontMatter(title="It's tides")),
        ("title: 'On tides\"", FrontMatter(title="'On tides\"")),
        ("title: On: tides", FrontMatter(title="On: tides")),
        ("date: 2024-05-01", FrontMatter(date="2024-05-01")),
        ("url: https://tides.example/1", FrontMatter(url="https://tides.example/1")),
        ("source: https://tides.example/1", FrontMatter(url="https://tides.example/1")),
        ("media: tides.mp3", FrontMatter()),
        ("lang: cy", FrontMatter(language="cy")),
        ("language: cy", FrontMatter(language="cy")),
        ("speakers: [Ana Reyes, 'Ben Ode', ]", FrontMatter(speakers=("Ana Reyes", "Ben Ode"))),
        ("speaker: Ana Reyes", FrontMatter(speakers=("Ana Reyes",))),
        ("title:", FrontMatter()),
        ("layout: post", FrontMatter()),
        ("no member", FrontMatter()),
    ],
)
def test_a_fact_on_one_line(line: str, found: FrontMatter) -> None:
    assert facts(line) == found


def test_a_list_of_several_lines() -> None:
    assert facts("speakers:", "- Ana Reyes", "-  'Ben Ode'", "title: Tides") == FrontMatter(
        "Tides", speakers=("Ana Reyes", "Ben Ode")
    )


def test_the_first_address_that_is_one_counts() -> None:
    lines = ["url: tides.example", "media: a.mp3", "source: https://tides.example/1"]
    assert facts(*lines).url == "https://tides.example/1"
    lines = ["url: https://tides.example/2", "media: https://tides.example/1"]
    assert facts(*lines).url == "https://tides.example/1"


def test_blank_lines_may_stand_before_the_block_and_dots_may_end_it() -> None:
    found, rest = split_front_matter(["", "---", "title: Tides", "...", "Words.", "---"])
    assert found == FrontMatter("Tides")
    assert list(rest) == ["Words.", "---"]
    assert split_front_matter(["---", "---"]) == (FrontMatter(), [])


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [""],
        ["Words."],
        ["Words.", "---", "title: Tides", "---"],
        ["---", "title: Tides"],
        ["----", "title: Tides", "----"],
        ["---", *["words"] * 299, "---"],
    ],
)
def test_a_file_without_a_block(lines: list[str]) -> None:
    assert split_front_matter(lines) == (None, lines)


FORM = ["Interviewee: Ana Reyes", "", "Date of Interview: 1 May 1974", "Tape: 2"]


def test_a_form_is_taken_off_below_its_title() -> None:
    assert split_form(["On Tides", "", *FORM, "", "Words."]) == FormHead(
        "On Tides",
        ("Interviewee: Ana Reyes", "Date of Interview: 1 May 1974", "Tape: 2"),
        ["", "Words."],
    )


def test_a_form_without_a_title() -> None:
    assert split_form([*FORM, "Ana: Words."]) == FormHead(
        "",
        ("Interviewee: Ana Reyes", "Date of Interview: 1 May 1974", "Tape: 2"),
        ["Ana: Words."],
    )


@pytest.mark.parametrize(
    "field",
    ["**Place**: Hull", "**Place:** Hull", "Ort/Datum: Hull, 1974", "Durée : 2 h", "PLACE:\tHull"],
)
def test_a_field_of_a_form(field: str) -> None:
    assert split_form(["Tape: 2", field, "Words."]).facts == ("Tape: 2", " ".join(field.split()))


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Words."],
        ["Tape: 2", "Words."],  # a single field
        ["Tape: 2", "Place: Hull"],  # nothing but a form
        ["Tape: 2", "Place: Hull", "Words.", "Place: Hull"],  # it recurs: a speaker
        ["Tape: 2", "Tape: 3", "Words."],
        ["Ana: Hello.", "Ben: Hello.", "Words."],
        ["Tape:2", "Place:Hull", "Words."],
        ["Tape: 2", f"Place: {'a' * 201}", "Words."],
        ["Words and more words.", "Tape: 2", "Place: Hull", "Words."],  # no title above
    ],
)
def test_a_text_without_a_form(lines: list[str]) -> None:
    assert split_form(lines) == FormHead("", (), lines)


def test_comments_are_no_facts_and_quotation_marks_may_stand_around_two_lines() -> None:
    facts, rest = split_front_matter(
        [
            "---",
            'title: "The long',
            'title"',
            "# a comment",
            "date: 2024-05-01",
            "# by hand",
            "---",
            "Words.",
        ]
    )
    assert facts is not None
    assert (facts.title, facts.date, list(rest)) == ("The long title", "2024-05-01", ["Words."])
