"""Speakers that an office document sets off by bold letters or a style."""

from __future__ import annotations

from reader import formats
from tests.formats.packages import docx


def told(*paragraphs: str) -> list[tuple[str, str]]:
    read = formats.read_bytes(docx(*paragraphs), "a.docx")
    return [(cue.speaker, cue.text) for cue in read.cues]


def turn(name: str, words: str) -> str:
    return (
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{name}</w:t></w:r>"
        f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def styled(style: str, words: str) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


def test_names_in_bold_need_no_colon() -> None:
    assert told(
        turn("Ana Ruiz", "  It is shut."),
        turn("Tom Lee", " – Since when?"),
        turn("Ana Ruiz", "  Since March."),
        turn("A fisher", "  Since ever!"),
        turn("Tom Lee", "  Thank you."),
    ) == [
        ("Ana Ruiz", "It is shut."),
        ("Tom Lee", "Since when?"),
        ("Ana Ruiz", "Since March."),
        ("", "A fisher  Since ever!"),
        ("Tom Lee", "Thank you."),
    ]


def test_bold_words_that_do_not_come_again_are_words() -> None:
    words = [("Water", " It rises."), ("Wind", " It blows."), ("Rain", " It falls.")]
    assert {speaker for speaker, _ in told(*(turn(*one) for one in words))} == {""}
    goes_on = [("Ana", " and the sea"), ("Ben", " and the wind")] * 2
    assert {speaker for speaker, _ in told(*(turn(*one) for one in goes_on))} == {""}


def test_the_style_of_speakers_names_whoever_stands_in_it() -> None:
    names = ["Ana Ruiz", "Tom Lee", "A voice", "Tom Lee"]
    words = ["It is shut.", "When?", "Shame!", "Quiet."]
    pairs = zip(names, words, strict=True)
    parts = [styled(*one) for name, said in pairs for one in (("Speaker", name), ("Speech", said))]
    assert told(*parts) == list(zip(names, words, strict=True))
