"""Speakers whom a document sets apart by a style, or in bold, instead of a colon."""

from __future__ import annotations

import pytest
from packages import docx, paragraph

from reader import formats


def turns(data: bytes, name: str = "a.docx") -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in formats.read_bytes(data, name).cues]


def bold(name: str, words: str) -> str:
    """Return a paragraph of a DOCX that opens in bold."""
    return (
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{name}</w:t></w:r>"
        f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def test_a_style_of_names_names_also_who_comes_once() -> None:
    data = docx(
        paragraph("Ana Lund", "Speaker"),
        paragraph("It rains.", "Speech"),
        paragraph("Bo Birk", "Speaker"),
        paragraph("Does it?", "Speech"),
        paragraph("A voice", "Speaker"),
        paragraph("It does!", "Speech"),
        paragraph("Since May.", "Speech"),
        paragraph("Ana Lund", "Speaker"),
        paragraph("Quiet.", "Speech"),
        paragraph("Bo Birk", "Speaker"),
        paragraph("Thanks.", "Speech"),
    )
    assert turns(data) == [
        ("Ana Lund", "It rains."),
        ("Bo Birk", "Does it?"),
        ("A voice", "It does!"),
        ("A voice", "Since May."),
        ("Ana Lund", "Quiet."),
        ("Bo Birk", "Thanks."),
    ]


def test_names_in_bold_open_turns_without_a_colon() -> None:
    data = docx(
        bold("Ana Lund", "  It rains."),
        bold("Bo Birk", "  Does it?"),
        bold("Ana Lund", "  It does."),
        bold("Old Woman", "  Always."),
        bold("Bo Birk", "  Thanks."),
    )
    assert turns(data) == [
        ("Ana Lund", "It rains."),
        ("Bo Birk", "Does it?"),
        ("Ana Lund", "It does."),
        ("Old Woman", "Always."),
        ("Bo Birk", "Thanks."),
    ]


def test_rich_text_has_names_in_bold_as_well() -> None:
    made = r"{\rtf1\ansi\pard "
    made += r"{\b Ana Lund} It rains.\par {\b Bo Birk} Does it?\par {\b Ana Lund} It does.\par "
    made += r"{\b Bo Birk} Thanks.\par}"
    assert turns(made.encode(), "a.rtf") == [
        ("Ana Lund", "It rains."),
        ("Bo Birk", "Does it?"),
        ("Ana Lund", "It does."),
        ("Bo Birk", "Thanks."),
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        # subjects in bold, behind which the sentence goes on
        [bold("The Harbour", " is old."), bold("Bo Birk", " built it.")] * 2,
        # words in bold here and there
        [bold("Ana Lund", " came."), *[paragraph("It rained all day.")] * 6],
        # headings in bold that come once
        [bold("Rain", " It rains."), bold("Wind", " It blows."), bold("Snow", " It snows.")],
    ],
)
def test_other_words_in_bold_name_nobody(paragraphs: list[str]) -> None:
    assert {speaker for speaker, _ in turns(docx(*paragraphs))} == {""}


def test_names_in_bold_alone_above_the_words() -> None:
    data = docx(
        bold("Interviewer", ""),
        paragraph("When did it shut?"),
        bold("Bo", ""),
        paragraph("In May."),
        paragraph("It was cold."),
        bold("Interviewer", ""),
        paragraph("Thank you."),
        bold("Passer-by", ""),
        paragraph("Good morning!"),
    )
    assert turns(data) == [
        ("Interviewer", "When did it shut?"),
        ("Bo", "In May."),
        ("Bo", "It was cold."),
        ("Interviewer", "Thank you."),
        ("Passer-by", "Good morning!"),
    ]
