"""Word documents (.docx), made here by hand."""

from __future__ import annotations

import pytest
from packages import docx, packed, paragraph
from read import said, texts

from reader import formats
from reader.errors import FormatError
from reader.formats.format import Document
from reader.formats.kinds import docx as kind
from reader.model.transcript import CueKind, Transcript


def read(data: bytes, name: str) -> Transcript:
    return formats.read_bytes(data, name)


def test_a_teams_transcript_has_speakers_and_times() -> None:
    transcript = read(
        docx(
            paragraph("Budget meeting", "Title"),
            paragraph("Reyes, Ana   0:03\nGood morning everyone."),
            paragraph("Ben Okoro   0:12\nMorning."),
        ),
        "a.docx",
    )
    assert transcript.title == "Budget meeting"
    assert [(cue.speaker, cue.start, cue.text) for cue in transcript.cues] == [
        ("Reyes, Ana", 3_000, "Good morning everyone."),
        ("Ben Okoro", 12_000, "Morning."),
    ]


def test_word_deletions_and_notes_are_left_out_and_told() -> None:
    body = (
        f"{paragraph('Opening', 'Heading1')}<w:p><w:r><w:t>He said </w:t></w:r>"
        "<w:del><w:r><w:delText>maybe</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>yes.</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
        f"{paragraph('And then he left the room.')}"
    )
    core = (
        "<dc:title>Interview two</dc:title><dc:creator>Ana</dc:creator>"
        "<dcterms:created>2024-05-06T07:00:00Z</dcterms:created>"
    )
    transcript = read(docx(body, core=core), "a.docx")
    assert (transcript.title, transcript.author, transcript.date) == (
        "Opening",
        "Ana",
        "2024-05-06",
    )
    assert texts(transcript) == ["He said yes.", "And then he left the room."]
    assert said(transcript) == "1 deletion left out. 1 footnote left out."


def test_headings_stay_headings() -> None:
    transcript = read(
        docx(
            paragraph("One line of talk."),
            paragraph("Part two", "Heading2"),
            paragraph("More talk."),
        ),
        "a.docx",
    )
    assert [cue.kind for cue in transcript.cues] == [
        CueKind.SPEECH,
        CueKind.HEADING,
        CueKind.SPEECH,
    ]


def spoken(*paragraphs: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read(docx(*paragraphs), "a.docx").cues]


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_a_table_of_speakers_and_words_is_read_row_by_row() -> None:
    rows = [
        row(paragraph(name), paragraph(words))
        for name, words in (("Ana", "One."), ("Ben", "Two."), ("Ana", "Three."))
    ]
    assert spoken(f"<w:tbl>{''.join(rows)}</w:tbl>") == [
        ("Ana", "One."),
        ("Ben", "Two."),
        ("Ana", "Three."),
    ]


def test_a_table_inside_a_cell_belongs_to_the_row() -> None:
    inner = f"<w:tbl>{row(paragraph('So it is.'), paragraph('Yes.'))}</w:tbl>"
    assert spoken(
        f"<w:tbl>{row(paragraph('One, and two.') + inner)}</w:tbl>", paragraph("Three.")
    ) == [
        ("", "One, and two."),
        ("", "So it is."),
        ("", "Yes."),
        ("", "Three."),
    ]


def test_tabs_breaks_and_hyphens_are_signs() -> None:
    run = (
        "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:cr/><w:t>three</w:t>"
        "<w:noBreakHyphen/><w:t>four.</w:t></w:r></w:p>"
    )
    assert spoken(run, paragraph("Five.")) == [("", "One  two\nthree\u2011four."), ("", "Five.")]


def test_fields_and_moved_words_are_no_words_but_boxes_are() -> None:
    parts = (
        "<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>One.</w:t>"
        "<w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></w:r>"
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>"
    )
    transcript = read(docx(parts, paragraph("Two.")), "a.docx")
    assert texts(transcript) == ["One.", "Box", "Two."]
    assert said(transcript) == "1 deletion left out."


def test_a_document_without_a_body_is_refused() -> None:
    data = packed({"word/other.xml": "<a/>"})
    with pytest.raises(FormatError, match="This document holds no words"):
        formats.read_bytes(data, "a.docx", format="docx")


def test_word_documents_are_claimed_by_their_body_or_their_name() -> None:
    def claim(data: bytes, name: str) -> int:
        return kind.score(Document(data, "", name))

    assert claim(docx(paragraph("One.")), "a") == 100
    assert claim(packed({"a": "b"}), "a.DOCX") == 10
    assert claim(packed({"a": "b"}), "a.zip") == 0
    assert claim(b"One.", "a.docx") == 0


def test_times_that_are_headings_are_those_of_what_stands_below() -> None:
    transcript = read(
        docx(
            paragraph("Thesis meeting", "Title"),
            paragraph("Attendees", "Heading2"),
            paragraph("Ana Souza, Ben Carter"),
            paragraph("00:00:00", "Heading3"),
            paragraph("Ana Souza: Did you read it?"),
            paragraph("Ben Carter: I did. My note was: cut it."),
            paragraph("00:05:00", "Heading3"),
            paragraph("Ana Souza: All of it?"),
        ),
        "a.docx",
    )
    assert transcript.standfirst == "Attendees\nAna Souza, Ben Carter"
    assert [(cue.start, cue.speaker, cue.text) for cue in transcript.cues] == [
        (0, "Ana Souza", "Did you read it?"),
        (None, "Ben Carter", "I did. My note was: cut it."),
        (300_000, "Ana Souza", "All of it?"),
    ]


def test_a_speaker_beside_several_rows_speaks_in_each() -> None:
    def cell(words: str, kind: str = "") -> str:
        return f"<w:tc><w:tcPr>{kind}</w:tcPr>{paragraph(words)}</w:tc>"

    rows = [
        cell("Time") + cell("Speaker") + cell("Text"),
        cell("0:01") + cell("Ana", "<w:vMerge w:val='restart'/>") + cell("Hello."),
        cell("0:03") + cell("", "<w:vMerge/>") + cell("Still me."),
        cell("0:05") + cell("(They laugh.)", "<w:gridSpan w:val='2'/>"),
        cell("0:07") + cell("Ben") + cell("Bye."),
    ]
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    transcript = read(docx(f"<w:tbl>{body}</w:tbl>"), "a.docx")
    assert [(cue.start, cue.speaker, cue.text) for cue in transcript.cues] == [
        (1_000, "Ana", "Hello."),
        (3_000, "Ana", "Still me."),
        (5_000, "", "(They laugh.)"),
        (7_000, "Ben", "Bye."),
    ]


BOX = "<w:txbxContent>{}</w:txbxContent>"


@pytest.mark.parametrize(
    "box",
    [
        f"<w:pict><w:textbox>{BOX}</w:textbox></w:pict>",
        f"<w:AlternateContent><w:Choice>{BOX}</w:Choice><w:Fallback>{BOX}</w:Fallback>"
        "</w:AlternateContent>",
    ],
)
def test_a_text_box_is_read_once_where_it_stands(box: str) -> None:
    boxed = box.replace("{}", paragraph("Ben: Boxed words."))
    anchor = f"<w:p><w:r>{boxed}</w:r><w:r><w:t>Ana: Beside it.</w:t></w:r></w:p>"
    transcript = read(docx(paragraph("Ana: Hello."), anchor, paragraph("Ben: Bye.")), "a.docx")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Ana", "Hello."),
        ("Ben", "Boxed words."),
        ("Ana", "Beside it."),
        ("Ben", "Bye."),
    ]
    assert not said(transcript)


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret </w:t></w:r>"
    shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>open </w:t></w:r>"
    mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    body = f"<w:p>{mark}{hidden}{shown}<w:r><w:t>words of it.</w:t></w:r></w:p>"
    transcript = read(docx(body, paragraph("And so on it goes.")), "a.docx")
    assert texts(transcript) == ["open words of it.", "And so on it goes."]
    assert said(transcript) == "1 piece of hidden text left out."
