"""Tables for Excel, read back by a library of its own."""

from __future__ import annotations

import datetime
import io
import sys

import pytest

from reader import formats
from reader.errors import FormatError, MissingLibrary
from reader.model.excerpt import cut
from reader.model.transcript import Cue, Span, Transcript
from reader.quotes.paper import Quoted
from reader.quotes.tables import of_captions, of_quotes
from reader.quotes.xlsx import LONGEST_CELL, xlsx

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl, which reads such tables, is missing")

TALK = Transcript(
    title="=HYPERLINK(1)",
    author="@SUM(1)",
    cues=(
        Cue("They <built> & left\x00\x0b\ud800", 42_000, 45_000, "Ana"),
        Cue("+cmd|' /C calc'!A0", None, None),
        Cue("https://e.org/x", 50_000, None),
    ),
)


def rows(data: bytes) -> list[tuple[str | None, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert all(cell.data_type in ("s", "n", "inlineStr") for row in sheet for cell in row)
    assert all(cell.hyperlink is None for row in sheet for cell in row)
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def test_captions_are_rows_of_text() -> None:
    head, first, second, third = rows(xlsx(of_captions(TALK)))
    assert head == ("number", "start", "end", "speaker", "text")
    assert first[:4] == ("1", "00:00:42.000", "00:00:45.000", "Ana")
    assert (first[4] or "").startswith("They <built> & left")
    assert [cell or "" for cell in second] == ["2", "", "", "", "+cmd|' /C calc'!A0"]
    assert third[4] == "https://e.org/x"


def test_quotations_are_rows_with_their_places() -> None:
    excerpt = cut(TALK, Span(0, 0, 0, 12), taken=datetime.date(2026, 11, 25))
    head, row = rows(xlsx(of_quotes([Quoted(excerpt, "-1+1", ("=x",), "green")], "apa")))
    told = dict(zip(head, row, strict=True))
    assert told["quotation"] == "They <built>"
    assert (told["title"], told["note"], told["tags"]) == ("=HYPERLINK(1)", "-1+1", "=x")


def test_what_does_not_fit_into_a_cell_is_refused_and_said() -> None:
    long = Transcript(cues=(Cue("x" * (LONGEST_CELL + 1)),))
    with pytest.raises(FormatError, match="CSV holds more"):
        xlsx(of_captions(long))
    assert rows(xlsx(of_captions(Transcript(cues=(Cue("x" * LONGEST_CELL),)))))[1][4] is not None


def test_without_the_library_a_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingLibrary, match=r"-m pip install .XlsxWriter.*python3-xlsxwriter"):
        xlsx(of_captions(TALK))


def test_a_workbook_says_what_it_is_of() -> None:
    talk = Transcript(
        title="Nets & knots", author="Ana Reyes", cues=(Cue("They mend.", 0, 9, "Ben"),)
    )
    found = formats.read_bytes(xlsx(of_captions(talk)), "a.xlsx")
    assert (found.title, found.author) == ("Nets & knots", "Ana Reyes")
