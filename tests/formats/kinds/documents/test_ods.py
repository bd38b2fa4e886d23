"""OpenDocument spreadsheets: cells that are repeated, merged, hidden, or hold times."""

from __future__ import annotations

import pytest
from packages import packed
from read import said

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import Transcript

_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def cell(text: str, more: str = "") -> str:
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string" {more}>{lines}</table:table-cell>'


def time(value: str, shown: str) -> str:
    return (
        f'<table:table-cell office:value-type="time" office:time-value="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    made = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<table:table-row {more}>{made}</table:table-row>"


def read(*tables: str, styles: str = "", meta: str = "") -> Transcript:
    named = "".join(
        one
        if one.startswith("<table:table ")
        else f'<table:table table:name="S{at}">{one}</table:table>'
        for at, one in enumerate(tables)
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<o {_SPACES}>{styles}<office:body>{named}</office:body></o>",
    }
    if meta:
        parts["meta.xml"] = f'<m xmlns:dc="http://purl.org/dc/elements/1.1/">{meta}</m>'
    return formats.read_bytes(packed(parts), "talk.ods")


HEAD = row("Start", "Speaker", "Text")


def test_times_are_those_of_the_cells_not_of_their_display() -> None:
    rows = (
        row(time("PT00H00M03.25S", "00:00:03"), "Ana", "Hello there"),
        row(time("PT26H00M01S", "02:00:01"), "Ben", "So late?"),
        # Typed as 0:09 for nine seconds, which the program took for nine minutes.
        row(time("PT00H09M00S", "00:09"), "Ana", "It is."),
    )
    cues = read(HEAD + "".join(rows)).cues
    assert [(cue.start, cue.speaker) for cue in cues] == [
        (3_250, "Ana"),
        (9_000, "Ana"),
        (93_601_000, "Ben"),
    ]


def test_cells_and_rows_that_stand_for_several_and_empty_ones_to_the_end() -> None:
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    empty = row(
        '<table:table-cell table:number-columns-repeated="16384"/>',
        more='table:number-rows-repeated="1048000"',
    )
    table = (
        row(gap, "Speaker", "Text"),
        row(gap, "Ana", "Hello\nthere"),
        row(gap, "Ben", "Hm.", more='table:number-rows-repeated="2"'),
        empty,
    )
    cues = read("".join(table)).cues
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("Ana", "Hello\nthere"),
        ("Ben", "Hm."),
        ("Ben", "Hm."),
    ]


def test_a_cell_over_several_rows_holds_for_all_of_them() -> None:
    covered = "<table:covered-table-cell/>"
    table = (
        row("Speaker", "Text"),
        row(cell("Ana", 'table:number-rows-spanned="2"'), "Hello there"),
        row(covered, "How are you?"),
        row("Ben", "Well, thanks"),
    )
    assert [cue.speaker for cue in read("".join(table)).cues] == ["Ana", "Ana", "Ben"]


def test_comments_readings_and_spaces() -> None:
    said_so = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>a remark</text:p>'
        '</office:annotation><text:p>Two<text:s text:c="2"/>boats<text:line-break/>'
        "<text:ruby><text:ruby-base>港</text:ruby-base><text:ruby-text>みなと</text:ruby-text>"
        "</text:ruby></text:p></table:table-cell>"
    )
    table = row("Speaker", "Text") + row("Ana", said_so)
    assert read(table).cues[0].text == "Two  boats\n港"


def test_the_sheet_with_the_transcript_is_found_and_hidden_ones_come_last() -> None:
    styles = (
        '<style:style style:name="ta2">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    hidden = (
        '<table:table table:name="Old" table:style-name="ta2">'
        f"{row('Speaker', 'Text')}{row('Zed', 'Hidden words')}</table:table>"
    )
    talk = row("Speaker", "Text") + row("Ana", "Hello there")
    transcript = read(hidden, row("My notes of the day"), talk, styles=styles)
    assert [cue.text for cue in transcript.cues] == ["Hello there"]
    assert "(Old), and were not read" in said(transcript)
    assert "not read (S1)" in said(transcript)


def test_what_the_spreadsheet_says_of_itself() -> None:
    transcript = read(
        row("Speaker", "Text") + row("Ana", "Hello there"),
        meta="<dc:title>Harbour talk</dc:title><dc:creator>Ben Okoro</dc:creator>",
    )
    assert (transcript.title, transcript.author) == ("Harbour talk", "Ben Okoro")


def test_what_is_no_spreadsheet_or_would_fill_the_memory_is_refused() -> None:
    with pytest.raises(FormatError, match="not an OpenDocument spreadsheet, or it is damaged"):
        formats.read_bytes(packed({"mimetype": "x", "a.txt": "x"}), "talk.ods")
    long = row("x" * 1_000, more='table:number-rows-repeated="1000000"')
    with pytest.raises(FormatError, match="unpacks to more than 50 MB"):
        read(HEAD + long)
