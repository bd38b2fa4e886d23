"""Paragraphs that are in italics, or in small letters, as a whole."""

from __future__ import annotations

import pytest
from packages import docx, packed
from read import read

from reader import formats
from reader.formats.shared.nobodys.set_apart import SetParagraph, with_nobodys_set_apart

SAID = [
    ("Ana Lund", "It is shut."),
    ("Bo Birk", "Since May."),
    ("", "They walk to the quay."),
    ("Ana Lund", "And nobody asked?"),
    ("Bo Birk", "Not us."),
]


def told(data: bytes, name: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in formats.read_bytes(data, name).cues]


def test_between_bold_labels_in_word() -> None:
    body = [
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{name}:</w:t></w:r>"
        f'<w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p>'
        if name
        else f"<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>{words}</w:t></w:r></w:p>"
        for name, words in SAID
    ]
    assert told(docx(*body), "a.docx") == SAID


def test_between_labels_in_rich_text() -> None:
    body = "".join(
        f"{{\\b {name}:}} {words}\\par " if name else f"{{\\i {words}}}\\par "
        for name, words in SAID
    )
    assert told(f"{{\\rtf1\\ansi {body}}}".encode(), "a.rtf") == SAID


def test_between_labels_on_a_page() -> None:
    body = "".join(
        f"<p><strong>{name}:</strong> {words}</p>" if name else f"<p><em>{words}</em></p>"
        for name, words in SAID
    )
    page = read(f"<html><body><article>{body}</article></body></html>", "a.html")
    assert [(cue.speaker, cue.text) for cue in page.cues] == SAID


def test_between_labels_in_an_open_document() -> None:
    body = "".join(
        f"<text:p>{name}: {words}</text:p>"
        if name
        else f'<text:p><text:span text:style-name="T1">{words}</text:span></text:p>'
        for name, words in SAID
    )
    spaces = 'xmlns:text="urn:text" xmlns:office="urn:office" xmlns:style="urn:style"'
    content = f'<office:body {spaces} xmlns:fo="urn:fo">{ITALIC}{body}</office:body>'
    data = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    assert told(data, "a.odt") == SAID


ITALIC = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-style="italic"/></style:style>'
)


@pytest.mark.parametrize("apart", [(1, 2), (2, 3, 4)])
def test_where_turns_are_so_set_too_it_tells_nothing(apart: tuple[int, ...]) -> None:
    texts = ["Ana: One.", "Bo: Two.", "Three.", "Ana: Four.", "Bo: Five."]
    given = [SetParagraph(text, at in apart) for at, text in enumerate(texts)]
    assert with_nobodys_set_apart(given) == texts


def test_above_the_first_turn_it_is_left_as_it_is() -> None:
    texts = ["A talk at the lock.", "Ana: One.", "Bo: Two.", "Ana: Four.", "Bo: Five."]
    given = [SetParagraph(text, not at) for at, text in enumerate(texts)]
    assert with_nobodys_set_apart(given) == texts
