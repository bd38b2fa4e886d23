"""The registry of what words can be saved as: every row writes, and a row more is a kind more."""

from __future__ import annotations

import datetime
import subprocess
import sys
from importlib import import_module

import pytest
from source import ROOT

from reader import formats
from reader.model.excerpt import Excerpt, cut
from reader.model.prose import prose
from reader.model.transcript import Cue, CueKind, Span, Transcript
from reader.quotes import tables
from reader.quotes.citations import work_of
from reader.quotes.exports import EXPORTS, PRESSED, Matter, called, kinds
from reader.quotes.paper import Paper, Quoted
from reader.quotes.parts import QuoteOptions
from reader.quotes.qdpx import Case, Coded
from reader.quotes.writing import (
    Quotations,
    excerpt_data,
    excerpt_preview,
    quotes_data,
    quotes_preview,
    table_data,
    transcript_data,
    works_data,
)

DAY = datetime.date(2026, 11, 25)
LOOK = QuoteOptions()
TALK = Transcript(
    title="Bridges",
    cues=(
        Cue("Intro", kind=CueKind.HEADING),
        Cue("They built the iron bridge.", 42_000, 45_000, "Ana"),
    ),
)
PART = cut(TALK, Span(0, 0, 1, 22), taken=DAY)


def press(paper: Paper) -> bytes:
    return paper.blocks[-1].text.encode()


def quotations(*excerpts: Excerpt) -> Quotations:
    case = Case("Bridges", prose(TALK), (Coded(Span(1, 0, 1, 4), "green"),))
    return Quotations([Quoted(one) for one in excerpts], "Q", "apa", LOOK, DAY, (case,))


@pytest.mark.parametrize("name", EXPORTS)
def test_all_that_a_row_names_is_there_and_the_row_is_its_own(name: str) -> None:
    kind = EXPORTS[name]
    assert kind.name == name == name.lower()
    assert kind.suffix.startswith(".")
    for code in kind.code.values():
        if code != PRESSED:
            module, _, function = code.partition(":")
            assert callable(getattr(import_module(module), function))
    assert any(kind.saves(matter) for matter in Matter)
    if kind.format:
        assert formats.by_name(kind.format).is_written


@pytest.mark.parametrize("name", EXPORTS)
def test_every_kind_writes_what_it_says_it_saves(name: str) -> None:
    kind = EXPORTS[name]
    if kind.saves(Matter.EXCERPT):
        timed = cut(TALK, Span(1, 0, 1, 22), taken=DAY)
        assert excerpt_data(kind, timed, LOOK, press)
        assert "iron" in excerpt_preview(kind, timed, LOOK)
        assert transcript_data(kind, TALK, LOOK, press, lambda: DAY)
    if kind.saves(Matter.QUOTES) or kind.saves(Matter.PROJECT):
        assert quotes_data(kind, quotations(PART), press)
        assert quotes_preview(kind, quotations(PART))
    if kind.saves(Matter.HITS):
        assert b"ridges" in table_data(kind, tables.of_quotes([Quoted(PART)], "apa")) or not (
            kind.is_text
        )
    if kind.saves(Matter.REFERENCE):
        assert b"Bridges" in works_data(kind, [work_of(PART)])


def test_what_each_thing_can_be_saved_as() -> None:
    """Those of an excerpt end in the formats that are written, whichever there are."""
    paper = ["docx", "odt", "epub", "text", "markdown", "html", "pdf"]
    own = [*paper, "csv", "tsv", "xlsx", "json"]
    programs = [form.name for form in formats.FORMATS if form.is_written and form.name not in own]
    cited = ["bibtex", "biblatex", "ris", "csl-json"]
    assert list(kinds(Matter.EXCERPT)) == [*own, *programs]
    assert list(kinds(Matter.QUOTES)) == [*own, *cited]
    assert list(kinds(Matter.PROJECT)) == ["qdpx"]
    assert list(kinds(Matter.HITS)) == ["csv", "tsv", "xlsx"]
    assert list(kinds(Matter.REFERENCE)) == cited
    assert list(kinds(Matter.PAIRING)) == [*paper, "csv", "tsv", "xlsx", "tmx"]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("MD", "markdown"),
        (".txt", "text"),
        ("htm", "html"),
        ("json", "json"),
        ("xml", "ttml"),
        ("tsv", "tsv"),
        ("bib", None),
        ("papyrus", None),
    ],
)
def test_a_kind_is_known_by_its_name_and_by_its_suffixes(wanted: str, name: str | None) -> None:
    found = called(wanted, Matter.EXCERPT)
    assert (found.name if found else None) == name


def test_only_what_programs_read_says_what_it_loses() -> None:
    assert EXPORTS["srt"].loses == formats.by_name("srt").loses != ()
    assert EXPORTS["markdown"].loses == EXPORTS["json"].loses == EXPORTS["docx"].loses == ()


@pytest.mark.parametrize(
    ("kind", "heading"),
    [("markdown", "> **Intro**\n>\n> They built"), ("text", "Intro\n\n“They built")],
)
def test_one_excerpt_and_many_are_set_alike(kind: str, heading: str) -> None:
    alone = excerpt_data(EXPORTS[kind], PART, LOOK, press).decode()
    among = quotes_data(EXPORTS[kind], quotations(PART), press).decode()
    assert alone.startswith(heading)
    assert heading in among


def test_a_heading_is_not_bold_within_itself() -> None:
    whole = cut(TALK, None, taken=DAY)
    text = excerpt_data(EXPORTS["markdown"], whole, LOOK, press).decode()
    assert text.startswith(
        "# Bridges\n\n## Intro\n\n**Ana:** They built the iron bridge.\n\n— Whole"
    )


def test_names_and_titles_load_no_writer() -> None:
    program = (
        "import sys; from reader.quotes.exports import EXPORTS, Matter, kinds; "
        "[kind.title for kind in kinds(Matter.EXCERPT).values()]; "
        "print([m for m in sys.modules if m.startswith('reader.quotes.')])"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=ROOT, env={"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "['reader.quotes.exports']"
