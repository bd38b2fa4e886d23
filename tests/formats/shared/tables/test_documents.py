"""Tables with named columns in documents of all kinds: each row is a turn with its time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from packages import W, docx, packed, paragraph
from read import said, texts

from reader import formats
from reader.formats.shared.tables.documents import table_of
from reader.model.transcript import Transcript

Cells = Sequence[Sequence[str]]
HEAD = ("Line", "Time", "Speaker", "Transcript", "Notes")
ROWS = (
    HEAD,
    ("1", "00:00:05", "SD", "How do you start?", ""),
    ("2", "00:00:09", "P22", "I count the beds.\nThen the nurses.", "[sighs]"),
    ("3", "00:00:20", "SD", "And if they do not match: what then?", ""),
    ("4", "00:00:31", "", "So what can one do.", "key quote"),
)
TURNS = [
    (5_000, "SD", "How do you start?"),
    (9_000, "P22", "I count the beds.\nThen the nurses."),
    (20_000, "SD", "And if they do not match: what then?"),
    (31_000, "", "So what can one do."),
]


def in_word(rows: Cells, spans: int = 1) -> bytes:
    def cell(text: str, of: int) -> str:
        span = f'<w:tcPr><w:gridSpan w:val="{spans}"/></w:tcPr>' if of == 1 and spans > 1 else ""
        return f"<w:tc>{span}{''.join(map(paragraph, text.split(chr(10))))}</w:tc>"

    made = "".join(f"<w:tr>{''.join(cell(one, len(row)) for one in row)}</w:tr>" for row in rows)
    return docx(paragraph("Ward", "Title"), f"<w:tbl>{made}</w:tbl>", paragraph("End of it"))


def in_open_document(rows: Cells, spans: int = 1) -> bytes:
    def cell(text: str, of: int) -> str:
        paragraphs = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
        covered = "<table:covered-table-cell/>" * (spans - 1) if of == 1 else ""
        return f"<table:table-cell>{paragraphs}</table:table-cell>{covered}"

    made = "".join(
        f"<table:table-row>{''.join(cell(one, len(row)) for one in row)}</table:table-row>"
        for row in rows
    )
    spaces = 'xmlns:text="urn:t" xmlns:office="urn:o" xmlns:table="urn:a"'
    head, end = "<text:p text:style-name='Title'>Ward</text:p>", "<text:p>End of it</text:p>"
    body = f"<office:d {spaces}>{head}<table:table>{made}</table:table>{end}</office:d>"
    mimetype = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": mimetype, "content.xml": body})


def in_rich_text(rows: Cells, spans: int = 1) -> bytes:
    def cell(text: str, of: int) -> str:
        empty = r"\cell " * (spans - 1) if of == 1 else ""
        return "\\par ".join(text.split("\n")) + r"\cell " + empty

    made = "".join(
        r"\trowd\pard\intbl " + "".join(cell(one, len(row)) for one in row) + r"\row"
        for row in rows
    )
    title = r"{\stylesheet{\s1 Title;}}\pard\s1 Ward\par"
    return rf"{{\rtf1\ansi{title}{made}\pard\plain End of it\par}}".encode("ascii")


def on_page(rows: Cells, spans: int = 1) -> bytes:
    def cell(text: str, of: int) -> str:
        span = f' colspan="{spans}"' if of == 1 and spans > 1 else ""
        return f"<td{span}>{''.join(f'<p>{line}</p>' for line in text.split(chr(10)) if line)}</td>"

    made = "".join(f"<tr>{''.join(cell(one, len(row)) for one in row)}</tr>" for row in rows)
    return f"<html><body><h1>Ward</h1><table>{made}</table><p>End of it</p></body></html>".encode()


def in_markdown(rows: Cells, spans: int = 1) -> bytes:
    def line(row: Sequence[str]) -> str:
        cells = (cell.replace("|", "\\|").replace("\n", "<br>") for cell in row)
        return f"| {' | '.join([*cells, *([''] * (spans - 1) if len(row) == 1 else [])])} |"

    rule = f"|{'---|' * len(rows[0])}"
    table = "\n".join([line(rows[0]), rule, *map(line, rows[1:])])
    return f"# Ward\n\n{table}\n\nEnd of it\n".encode()


Making = Callable[..., bytes]
KINDS: dict[str, Making] = {
    "a.docx": in_word,
    "a.odt": in_open_document,
    "a.rtf": in_rich_text,
    "a.html": on_page,
    "a.md": in_markdown,
}
IN_ALL = pytest.mark.parametrize("name", KINDS)


def read(name: str, rows: Cells, spans: int = 1) -> Transcript:
    return formats.read_bytes(KINDS[name](rows, spans), name)


def turns(transcript: Transcript) -> list[tuple[int | None, str, str]]:
    return [(cue.start, cue.speaker, cue.text) for cue in transcript.cues]


@IN_ALL
def test_a_row_is_a_turn_and_numbers_and_notes_are_no_words(name: str) -> None:
    transcript = read(name, ROWS)
    assert transcript.title == "Ward"
    assert turns(transcript) == [*TURNS, (None, "", "End of it")]
    assert "2 columns were left out: “line”, “notes”." in said(transcript)


@IN_ALL
def test_a_head_that_comes_again_and_a_row_over_all_columns_are_no_turns(name: str) -> None:
    rows = (*ROWS[:3], ("Part two",), HEAD, *ROWS[3:])
    transcript = read(name, rows, spans=5)
    wanted = [*TURNS[:2], (None, "", "Part two"), *TURNS[2:], (None, "", "End of it")]
    assert turns(transcript) == wanted


@IN_ALL
def test_columns_are_named_in_other_languages(name: str) -> None:
    rows = (
        ("Nr.", "Sprecher", "Text", "Anfang", "Ende"),
        ("1", "Lena", "Eins: wir gehen.", "00:00:04", "00:00:08"),
        ("2", "Kai", "Zwei.", "00:00:08", "00:00:10"),
    )
    assert [(cue.start, cue.end, cue.speaker, cue.text) for cue in read(name, rows).cues][:2] == [
        (4_000, 8_000, "Lena", "Eins: wir gehen."),
        (8_000, 10_000, "Kai", "Zwei."),
    ]


@IN_ALL
def test_where_no_column_names_speakers_labels_do(name: str) -> None:
    rows = (
        ("Time", "Transcript"),
        ("0:05", "ANA: We had salt."),
        ("0:09", "BO: Where?"),
        ("0:12", "ANA: There."),
    )
    assert turns(read(name, rows))[:3] == [
        (5_000, "ANA", "We had salt."),
        (9_000, "BO", "Where?"),
        (12_000, "ANA", "There."),
    ]


@IN_ALL
def test_several_names_beside_as_many_paragraphs_are_as_many_turns(name: str) -> None:
    rows = (("Time", "Speaker", "Text"), ("0:05", "SD\nP22", "Ready?\nYes."), ("0:09", "SD", "So."))
    assert turns(read(name, rows))[:3] == [
        (5_000, "SD", "Ready?"),
        (None, "P22", "Yes."),
        (9_000, "SD", "So."),
    ]


@IN_ALL
def test_a_table_of_other_things_is_text(name: str) -> None:
    rows = (("Town", "People"), ("Bath", "Many live there."), ("Wells", "Few do."))
    assert "Few do." in " ".join(texts(read(name, rows)))


def test_a_table_goes_on_behind_a_page_break() -> None:
    def table(rows: Cells) -> str:
        made = (
            f"<w:tr>{''.join(f'<w:tc>{paragraph(c)}</w:tc>' for c in row)}</w:tr>" for row in rows
        )
        return f"<w:tbl>{''.join(made)}</w:tbl>"

    data = docx(table(ROWS[:3]), f"<w:p {W}/>", table(ROWS[3:]))
    assert turns(formats.read_bytes(data, "a.docx")) == TURNS


def test_an_interview_has_its_facts_above_its_table() -> None:
    facts = (paragraph("Date: 12 March 2024"), paragraph("Interviewer: Sipho Dube"))
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in ROWS
    )
    transcript = formats.read_bytes(docx(*facts, f"<w:tbl>{rows}</w:tbl>"), "a.docx")
    assert transcript.standfirst == "Date: 12 March 2024\nInterviewer: Sipho Dube"
    assert turns(transcript) == TURNS


@pytest.mark.parametrize("name", ["a.md", "a.txt", ""])
def test_a_table_of_markdown_is_no_csv(name: str) -> None:
    text = (
        "| Zeit | Sprecher | Text |\n|:--|:-:|---|\n| 0:05 | SD | a \\| b |\n| 0:09 | P22 | So. |\n"
    )
    transcript = formats.read_bytes(text.encode(), name)
    assert turns(transcript) == [(5_000, "SD", "a | b"), (9_000, "P22", "So.")]


def test_a_column_for_each_voice_is_read_row_by_row() -> None:
    table = table_of([["Interviewer", "Participant"], ["Where was that?", "In Hale.\nBy the sea."]])
    assert table is not None
    assert [(cue.speaker, cue.text) for cue in table.cues] == [
        ("Interviewer", "Where was that?"),
        ("Participant", "In Hale.\nBy the sea."),
    ]


def test_the_pictures_of_a_script_are_left_out() -> None:
    rows = [
        ["VIDEO", "AUDIO"],
        ["Wide: the sea", "EVA (VO): The tide is out."],
        ["CU: Tom", "TOM: Is it?"],
        ["Wide", "EVA (VO): It is."],
    ]
    table = table_of(rows)
    assert table is not None
    assert [(cue.speaker, cue.text) for cue in table.cues] == [
        ("EVA", "The tide is out."),
        ("TOM", "Is it?"),
        ("EVA", "It is."),
    ]
    assert "“video”" in table.report[0].sentence
