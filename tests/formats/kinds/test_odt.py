"""Texts of OpenDocument (.odt), made here by hand."""

from __future__ import annotations

import pytest
from packages import packed
from read import said, texts

from reader import formats
from reader.errors import FormatError
from reader.formats.format import Document
from reader.formats.kinds import odt as kind
from reader.model.transcript import Transcript


def read(data: bytes, name: str) -> Transcript:
    return formats.read_bytes(data, name)


def test_an_open_document_text_is_read() -> None:
    spaces = 'xmlns:text="urn:text" xmlns:office="urn:office"'
    body = (
        f"<office:document-content {spaces}><office:body><text:h>Part one</text:h>"
        "<text:p>Ana:<text:s text:c='2'/>Hello<text:line-break/>there."
        "<text:note><text:p>a note</text:p></text:note></text:p><text:p>Ben: Hi.</text:p>"
        "<text:p>Ana: So.</text:p></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    transcript = read(packed({"mimetype": mimetype, "content.xml": body}), "a.odt")
    assert transcript.title == "Part one"
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Ana", "Hello\nthere."),
        ("Ben", "Hi."),
        ("Ana", "So."),
    ]
    assert said(transcript) == "1 footnote left out."


TYPE = "application/vnd.oasis.opendocument.text"
SPACES = 'xmlns:text="urn:text" xmlns:table="urn:table" xmlns:office="urn:office" xmlns:dc="urn:dc"'


def odt(body: str, meta: str = "") -> bytes:
    parts = {"mimetype": TYPE, "content.xml": f"<office:body {SPACES}>{body}</office:body>"}
    return packed(
        parts | ({"meta.xml": f"<office:meta {SPACES}>{meta}</office:meta>"} if meta else {})
    )


def test_a_variant_of_the_style_of_titles_is_one() -> None:
    styles = (
        "<style xmlns='urn:style' name='P1' parent-style-name='Title'/>"
        "<style xmlns='urn:style' name='P2' parent-style-name='Subtitle'/>"
    )
    body = "".join(
        f"<text:p text:style-name='{name}'>{words}</text:p>"
        for name, words in (("P1", "Tides"), ("P2", "Of the moon."), ("Text", "One and two."))
    )
    read_back = read(odt(styles + body), "a.odt")
    assert (read_back.title, read_back.standfirst) == ("Tides", "Of the moon.")
    assert texts(read_back) == ["One and two."]


def cell(words: str) -> str:
    return f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"


def test_a_table_is_read_row_by_row() -> None:
    rows = "".join(
        f"<table:table-row>{cell(name)}{cell(words)}</table:table-row>"
        for name, words in (("Ana", "One."), ("Ben", "Two."), ("Ana", "Three."))
    )
    transcript = read(odt(f"<table:table>{rows}</table:table>"), "a.odt")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Ana", "One."),
        ("Ben", "Two."),
        ("Ana", "Three."),
    ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("One<text:tab/>two.", "One  two."),
        ("One<text:s/>two.", "One two."),
        ("One<text:s text:c='3'/>two.", "One   two."),
        ("One<text:s text:c='many'/>two.", "One two."),
        ("One<text:s text:c='999'/>two.", f"One{' ' * 100}two."),
        ("One\ntwo.", "One two."),
        ("One<text:line-break/>two.", "One\ntwo."),
        ("漢<text:ruby-text>kan</text:ruby-text>字.", "漢字."),
    ],
)
def test_spaces_have_elements(written: str, text: str) -> None:
    assert texts(read(odt(f"<text:p>{written}</text:p><text:p>Last.</text:p>"), "a.odt"))[0] == text


def test_what_was_not_said_is_left_out_and_told() -> None:
    body = (
        "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:tracked-changes><text:p>One.<office:annotation><text:p>why?</text:p>"
        "</office:annotation></text:p><text:p>Two.</text:p>"
    )
    transcript = read(odt(body), "a.odt")
    assert texts(transcript) == ["One.", "Two."]
    assert said(transcript) == "1 deletion left out. 1 comment left out."


def test_what_the_document_says_of_itself() -> None:
    meta = (
        "<dc:title>On Tides</dc:title><dc:creator>Ana</dc:creator>"
        "<dc:date>2024-05-01T10:00</dc:date><dc:language>cy</dc:language>"
    )
    transcript = read(odt("<text:p>One.</text:p><text:p>Two.</text:p>", meta), "a.odt")
    assert (transcript.title, transcript.author) == ("On Tides", "Ana")
    assert (transcript.date, transcript.language) == ("2024-05-01", "cy")


def test_a_title_has_its_style() -> None:
    body = "<text:p text:style-name='Title'>on tides.</text:p><text:p>One.</text:p>"
    assert read(odt(body), "a.odt").title == "on tides."


def test_a_text_without_words_is_refused() -> None:
    for data in (odt(""), packed({"mimetype": TYPE})):
        with pytest.raises(FormatError, match="This document holds no words"):
            read(data, "a.odt")


def test_texts_are_claimed_by_their_first_part_or_their_name() -> None:
    assert kind.score(Document(odt(""), "")) == 100
    assert kind.score(Document(packed({"a": "b"}), "", "a.odt")) == 10
    assert kind.score(Document(packed({"a": "b"}), "", "a.zip")) == 0
    assert kind.score(Document(b"One.", "", "a.odt")) == 0


def test_a_speaker_beside_several_rows_speaks_in_each() -> None:
    spanned = "<table:table-cell table:number-{}-spanned='2'><text:p>{}</text:p></table:table-cell>"
    covered = "<table:covered-table-cell/>"
    rows = [
        cell("Time") + cell("Speaker") + cell("Text"),
        cell("0:01") + spanned.format("rows", "Ana") + cell("Hello."),
        cell("0:03") + covered + cell("Still me."),
        cell("0:05") + spanned.format("columns", "(They laugh.)") + covered,
        cell("0:07") + cell("Ben") + cell("Bye."),
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    transcript = read(odt(f"<table:table>{body}</table:table>"), "a.odt")
    assert [(cue.start, cue.speaker, cue.text) for cue in transcript.cues] == [
        (1_000, "Ana", "Hello."),
        (3_000, "Ana", "Still me."),
        (5_000, "", "(They laugh.)"),
        (7_000, "Ben", "Bye."),
    ]


def test_hidden_text_is_left_out_and_told() -> None:
    body = (
        "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>"
        "<text:p>One <text:hidden-text>secret </text:hidden-text>"
        "<text:span text:style-name='T1'>hidden </text:span>word of it.</text:p>"
        "<text:section text:display='none'><text:p>Not shown.</text:p></text:section>"
        "<text:section><text:p>And so on it goes.</text:p></text:section>"
    )
    body = f"<office:d xmlns:style='urn:style'>{body}</office:d>"
    transcript = read(odt(body), "a.odt")
    assert texts(transcript) == ["One word of it.", "And so on it goes."]
    assert said(transcript) == "3 pieces of hidden text left out."


def test_a_text_box_is_read_where_it_stands() -> None:
    box = "<office:text-box><text:p>Ben: Boxed.</text:p></office:text-box>"
    body = (
        f"<text:p>{box}Ana: Beside it.</text:p><text:p>Ben: So.</text:p><text:p>Ana: Yes.</text:p>"
    )
    transcript = read(odt(body), "a.odt")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Ben", "Boxed."),
        ("Ana", "Beside it."),
        ("Ben", "So."),
        ("Ana", "Yes."),
    ]
