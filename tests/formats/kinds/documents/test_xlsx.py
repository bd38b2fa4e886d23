"""Excel workbooks: the cells as a CSV of them would have them, whichever sheet they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

import pytest
from packages import packed
from read import said

from reader import formats
from reader.errors import FormatError
from reader.formats.kinds.documents.xlsx_cells import CellKind, number_text, shown_as
from reader.model.transcript import Cue, CueKind, Transcript

_STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm:ss.000"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>'
)


def text(cell: str, at: str = "") -> str:
    place = f' r="{at}"' if at else ""
    return f'<c t="inlineStr"{place}><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def number(value: str, style: int = 0) -> str:
    return f'<c s="{style}"><v>{value}</v></c>'


def row(*cells: str) -> str:
    return f"<row>{''.join(c if c.startswith('<c') else text(c) for c in cells)}</row>"


def workbook(
    *sheets: Sequence[str], hidden: Sequence[int] = (), strings: str = "", after: str = ""
) -> bytes:
    listed = "".join(
        f'<sheet name="Part {at}" r:id="r{at}" state="{"hidden" if at in hidden else "visible"}"/>'
        for at in range(len(sheets))
    )
    links = "".join(
        f'<Relationship Id="r{at}" Target="worksheets/sheet{at}.xml"/>' for at in range(len(sheets))
    )
    parts = {
        "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
    }
    for at, rows in enumerate(sheets):
        sheet = f"<worksheet><sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"
        parts[f"xl/worksheets/sheet{at}.xml"] = sheet
    return packed(parts)


def read(data: bytes) -> Transcript:
    return formats.read_bytes(data, "a.xlsx")


def test_a_sheet_is_read_as_the_csv_of_it() -> None:
    # 1.5 s and 25 h 1 min 1 s as parts of days.
    rows = (
        row("Start", "Speaker", "Text"),
        row(number("1.7361111111111111E-5", 1), "Ana", "Hello, “you”\nthere"),
        row(number("1.0423726851851853", 1), "Ben", "A & B"),
    )
    transcript = read(workbook(rows))
    assert transcript.source.format == "xlsx"
    assert transcript.cues == (
        Cue("Hello, “you”\nthere", 1_500, None, "Ana"),
        Cue("A & B", 90_061_000, None, "Ben"),
    )


def test_strings_are_shared_and_cells_have_places() -> None:
    strings = (
        "<si><t>Speaker</t></si><si><r><t>Hel</t></r><r><t>lo</t></r><rPh><t>x</t></rPh></si>"
        "<si><t>Words_x000D__x0041_</t></si>"
    )
    head = '<row><c r="A1" t="s"><v>0</v></c><c r="D1" t="inlineStr"><is><t>Text</t></is></c></row>'
    said = '<row><c r="A2" t="inlineStr"><is><t>Ana</t></is></c><c r="D2" t="s"><v>1</v></c></row>'
    lost = '<row><c r="A3" t="s"><v>9</v></c><c r="D3" t="str"><v>Bye</v></c></row>'
    cues = read(workbook((head, said, lost), strings=strings)).cues
    assert [(cue.speaker, cue.text) for cue in cues] == [("Ana", "Hello"), ("", "Bye")]


def test_the_first_sheet_with_a_transcript_counts_and_hidden_ones_come_last() -> None:
    table = (row("Speaker", "Text"), row("Ana", "Hello there"))
    hidden = (row("Speaker", "Text"), row("Zed", "Hidden words"))
    notes = (row("My notes of the day"),)
    assert read(workbook((), hidden, notes, table, hidden=[1])).cues[0].speaker == "Ana"
    assert read(workbook((), hidden, hidden=[1])).cues[0].speaker == "Zed"
    lines = (row("Ana: Hello there."), row("Ben: Hi."), row("Ana: Why?"), row("Ben: So."))
    cues = read(workbook(lines)).cues
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("Ana", "Hello there."),
        ("Ben", "Hi."),
        ("Ana", "Why?"),
        ("Ben", "So."),
    ]


def test_sheets_that_are_not_read_are_named() -> None:
    table = (row("Speaker", "Text"), row("Ana", "Hello there"))
    notes = (row("My notes of the day"),)
    alone = read(workbook(table, ()))
    assert said(alone) == ""
    other = (row("Who", "What"), row("Ana", "Hello there"))
    transcript = read(workbook(notes, table, (), other, notes, table, hidden=[5]))
    assert [cue.text for cue in transcript.cues] == ["Hello there"]
    assert said(transcript) == (
        "Other sheets of the workbook are laid out as transcripts, too (Part 3, Part 5), and were "
        "not read; save each as a workbook of its own to read it. "
        "Other sheets of the workbook were not read (Part 0, Part 4)."
    )
    assert [item.count for item in transcript.report] == [2, 2]
    lines = (row("Ana: Hello there."), row("Ben: Hi."), row("Ana: Why?"), row("Ben: So."))
    assert said(read(workbook(lines, notes))) == (
        "Other sheets of the workbook were not read (Part 1)."
    )


def test_sheets_of_the_same_columns_are_read_one_after_another() -> None:
    first = (row("Time", "Speaker", "Text"), row("0:03", "Ana", "Hello there"))
    second = (row("Time", "Speaker", "Text"), row("0:01", "Ben", "We go on"))
    transcript = read(workbook(first, (row("My notes"),), second))
    assert [(cue.text, cue.start, cue.speaker, cue.kind) for cue in transcript.cues] == [
        ("Part 0", None, "", CueKind.HEADING),
        ("Hello there", 3_000, "Ana", CueKind.SPEECH),
        ("Part 2", None, "", CueKind.HEADING),
        ("We go on", 1_000, "Ben", CueKind.SPEECH),
    ]
    assert said(transcript) == (
        "Other sheets of the workbook were not read (Part 1). "
        "1 more sheet of the same columns was read, under its name."
    )


def test_a_cell_over_several_rows_holds_for_all_of_them() -> None:
    sheet = (
        row("Speaker", "Text"),
        f'<row r="2">{text("Ana", "A2")}{text("Hello there", "B2")}</row>',
        f'<row r="3">{text("How are you?", "B3")}</row>',
        f'<row r="4">{text("Ben", "A4")}{text("Well, thanks", "B4")}</row>',
        f'<row r="5">{text("So it goes", "B5")}</row>',
    )
    merged = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B4:C4"/></mergeCells>'
    cues = read(workbook(sheet, after=merged)).cues
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("Ana", "Hello there"),
        ("Ana", "How are you?"),
        ("Ben", "Well, thanks"),
        ("", "So it goes"),
    ]


def test_of_a_long_sheet_that_is_not_read_the_first_rows_tell_what_it_is() -> None:
    table = (row("Speaker", "Text"), row("Ana", "Hello there"))
    long = (row("Who", "What"), *(row("Ben", "So it is") for _ in range(500)))
    assert "Part 1), and were not read" in said(read(workbook(table, long)))


@pytest.mark.parametrize(
    ("number_format", "code", "shown"),
    [
        (0, "", CellKind.NUMBER),
        (14, "", CellKind.DATE),
        (20, "", CellKind.MINUTES),
        (21, "", CellKind.SECONDS),
        (22, "", CellKind.DATE_AND_TIME),
        (47, "", CellKind.SECONDS),
        (164, "General", CellKind.NUMBER),
        (164, '0.00" days"', CellKind.NUMBER),
        (164, "[Red]0", CellKind.NUMBER),
        (164, "[$-409]h:mm AM/PM;@", CellKind.MINUTES),
        (164, "[mm]:ss", CellKind.SECONDS),
        (164, "yyyy\\-mm\\-dd hh:mm", CellKind.DATE_AND_TIME),
        (164, "mmm", CellKind.DATE),
    ],
)
def test_a_format_tells_what_a_number_is(number_format: int, code: str, shown: CellKind) -> None:
    assert shown_as(number_format, code) is shown


@pytest.mark.parametrize(
    ("value", "shown", "as_text"),
    [
        ("5", CellKind.NUMBER, "5"),
        ("0.10000000000000001", CellKind.NUMBER, "0.1"),
        ("1.5E2", CellKind.NUMBER, "150"),
        ("0.5", CellKind.SECONDS, "12:00:00"),
        ("0.0625", CellKind.MINUTES, "1:30"),
        ("1.0423726851851853", CellKind.SECONDS, "25:01:01"),
        ("1", CellKind.DATE, "1900-01-01"),
        ("61", CellKind.DATE, "1900-03-01"),
        ("43831.25", CellKind.DATE_AND_TIME, "2020-01-01 6:00:00"),
        ("-1", CellKind.DATE, "-1"),
        ("1e300", CellKind.SECONDS, "1e+300"),
        ("nan", CellKind.SECONDS, "nan"),
        ("soon", CellKind.SECONDS, "soon"),
    ],
)
def test_numbers_are_written_as_they_are_shown(value: str, shown: CellKind, as_text: str) -> None:
    assert number_text(value, shown) == as_text


def test_days_may_count_from_1904() -> None:
    assert number_text("0", CellKind.DATE, since_1904=True) == "1904-01-01"


def test_what_is_no_workbook_or_holds_no_words_is_refused() -> None:
    with pytest.raises(FormatError, match="not an Excel workbook, or it is damaged"):
        read(packed({"a.txt": "x"}))
    with pytest.raises(FormatError, match="holds no words"):
        read(workbook(()))
    with pytest.raises(FormatError, match="document type"):
        read(packed({"xl/workbook.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>"}))


def test_one_string_in_many_cells_is_no_bomb() -> None:
    long = f"<si><t>{'x' * 1_000_000}</t></si>"
    with pytest.raises(FormatError, match="unpacks to more than 50 MB"):
        read(workbook(('<row><c t="s"><v>0</v></c></row>' * 60,), strings=long))
