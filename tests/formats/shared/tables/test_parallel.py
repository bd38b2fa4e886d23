"""Tables of two languages, tables without turns amid a talk, columns of names without a head."""

from __future__ import annotations

from packages import docx, paragraph

from reader import formats
from reader.model.transcript import CueKind


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of a DOCX."""
    cells = (
        "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) if row else "" for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def turns(*parts: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in formats.read_bytes(docx(*parts), "a.docx").cues]


def test_both_languages_are_of_whom_both_cells_name() -> None:
    data = docx(
        table(
            ("Deutsch", "English"),
            ("Ana: Es regnet.", "Ana: It rains."),
            ("Bo: Seit wann?", "Bo: Since when?"),
            ("Ana: Seit Mai.", "Ana: Since May."),
        )
    )
    cues = formats.read_bytes(data, "a.docx").cues
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("", "Deutsch  English"),
        ("Ana", "Es regnet.\nIt rains."),
        ("Bo", "Seit wann?\nSince when?"),
        ("Ana", "Seit Mai.\nSince May."),
    ]
    assert cues[0].kind is CueKind.HEADING


def test_a_table_amid_a_talk_is_nobodys() -> None:
    assert turns(
        paragraph("LUND: Where was it?"),
        paragraph("BIRK: See the list."),
        table(("Street", "House"), ("Lower", "12")),
        paragraph("LUND: And then?"),
        paragraph("BIRK: It burned."),
    ) == [
        ("LUND", "Where was it?"),
        ("BIRK", "See the list."),
        ("", "Street  House"),
        ("", "Lower  12"),
        ("LUND", "And then?"),
        ("BIRK", "It burned."),
    ]


def test_a_column_of_names_names_everybody_in_it() -> None:
    assert turns(
        table(
            ("Lund", "Where was the mill?"),
            ("Birk", "In the lower street."),
            ("", "Next to the church."),
            ("Old man", "It burned in May."),
            ("Lund", "Thank you for coming."),
        )
    ) == [
        ("Lund", "Where was the mill?"),
        ("Birk", "In the lower street."),
        ("Birk", "Next to the church."),
        ("Old man", "It burned in May."),
        ("Lund", "Thank you for coming."),
    ]


def test_a_list_of_things_names_nobody() -> None:
    rows = [("Mill", "1911"), ("Mill", "1920"), ("Church", "1700"), ("Yard", "1850")]
    assert {speaker for speaker, _ in turns(table(*rows))} == {""}
