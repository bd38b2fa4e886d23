"""Highlights and the quotations of a document, from the command line."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from commands import run

from reader import formats
from reader.cli.pdf import pdf
from reader.library import Arrival, Note, open_library
from reader.model.excerpt import cut
from reader.model.transcript import Cue, Span, Transcript
from reader.paths import folders
from reader.quotes.exports import EXPORTS, Matter, kinds
from reader.quotes.paper import Quoted
from reader.quotes.parts import QuoteOptions
from reader.quotes.writing import Quotations, quotes_data
from reader.tasks.verifying import quotations

TALK = Transcript(
    title="Bridges of Porto",
    author="Duarte, Ana",
    date="2021-03-04",
    cues=(
        Cue("They built the iron", 42_000, 45_000, "Ana"),
        Cue("bridge over the Douro.", 45_000, 48_000, "Ana"),
        Cue("Nobody came to see it, not even the king.", 48_000, 52_000, "Ana"),
    ),
)
SPAN = Span(0, 0, 1, 21)


@pytest.fixture
def shelf(basedir: Path) -> tuple[str, Path]:
    """A library with one talk that has a highlight, as it is given to a command."""
    where = folders(basedir)
    library = open_library(where.data, where.cache)
    (added,) = library.add([Arrival(TALK)])
    library.keep_note(
        Note(
            added.id,
            SPAN,
            "They built the iron bridge over the Douro",
            "Ask the archive.",
            "",
            ". Nobody",
            "green",
            ("iron",),
        )
    )
    library.close()
    return "--basedir", basedir


def test_notes_are_listed(shelf: tuple[str, Path]) -> None:
    done = run("library", *shelf, "notes")
    assert done.out == (
        "     1  Bridges of Porto: “They built the iron bridge over the Douro”: "
        "Ask the archive. #iron\n"
    )
    (told,) = json.loads(run("library", *shelf, "notes", "--json").out)["notes"]
    assert told["quote"] == "They built the iron bridge over the Douro"
    assert (told["transcript"], told["colour"], told["segments"]) == (1, "green", [0, 1])
    done = run("library", *shelf, "notes", "7")
    assert (done.status, done.out) == (2, "")
    assert done.err == "transcript-reader: There is no transcript 7 in the library.\n"


def test_notes_are_exported_with_their_sources(shelf: tuple[str, Path], tmp_path: Path) -> None:
    done = run("library", *shelf, "export")
    assert done.status == 0
    assert done.out.startswith(
        "# Quotations\n\n> They built the iron bridge over the Douro\n>\n> —"
    )
    assert "Ask the archive." in done.out
    assert "## Sources\n\nDuarte, A. (2021, March 4). *Bridges of Porto* \\[Video\\]." in done.out
    out = tmp_path / "notes.docx"
    assert run("library", *shelf, "export", "--to", "docx", "-o", out).status == 0
    words = " ".join(cue.text for cue in formats.read(out).cues)
    assert "They built the iron bridge over the Douro" in words
    assert run("library", *shelf, "export", "--to", "ris").out.startswith("TY  - VIDEO\n")
    project = tmp_path / "notes.qdpx"
    assert run("library", *shelf, "export", "--to", "qdpx", "-o", project).status == 0
    assert b"project.qde" in project.read_bytes()
    odd = run("library", *shelf, "export", "--to", "papyrus")
    assert odd.status == 2
    written = ", ".join(sorted(kinds(Matter.QUOTES, Matter.PROJECT)))
    assert f"“papyrus” cannot be written. What can: {written}." in odd.err
    assert "There are: apa, mla" in run("library", *shelf, "export", "--cite", "odd").err


def test_an_export_replaces_nothing_by_chance(shelf: tuple[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    out.write_text("a week of work")
    done = run("library", *shelf, "export", "-o", out)
    assert (done.status, out.read_text()) == (2, "a week of work")
    assert done.err == f"transcript-reader: {out} exists already; --force replaces it.\n"
    assert run("library", *shelf, "export", "-o", out, "--force").status == 0
    assert out.read_text().startswith("# Quotations\n")
    assert run("library", *shelf, "export", "-o", tmp_path, "--to", "html").status == 0
    assert (tmp_path / "Quotations.html").exists()


def test_where_nothing_is_highlighted_nothing_is_written(
    shelf: tuple[str, Path], basedir: Path, tmp_path: Path
) -> None:
    where = folders(basedir)
    library = open_library(where.data, where.cache)
    library.add([Arrival(Transcript(title="Ferries", cues=(Cue("They sail."),)))])
    library.close()
    out = tmp_path / "out.md"
    out.write_text("a week of work")
    done = run("library", *shelf, "export", "2", "-o", out, "--force")
    assert (done.status, done.out, out.read_text()) == (1, "", "a week of work")
    assert done.err == "transcript-reader: There are no highlights there; nothing is written.\n"
    done = run("library", *shelf, "export", "999", "-o", out, "--force")
    assert (done.status, done.out, out.read_text()) == (2, "", "a week of work")
    assert done.err == "transcript-reader: There is no transcript 999 in the library.\n"


def test_a_strangers_words_do_nothing_to_the_screen(basedir: Path) -> None:
    where = folders(basedir)
    library = open_library(where.data, where.cache)
    words = "They built the \u202ebridge"
    (added,) = library.add([Arrival(Transcript(title="Porto", cues=(Cue(words),)))])
    library.keep_note(Note(added.id, Span(0, 0, 0, len(words)), words, "", "", "", "green", ()))
    library.close()
    for asked in (["export"], ["search", "bridge", "--csv"], ["show", str(added.id)]):
        told = run("library", "--basedir", basedir, *asked, screen=True).out
        assert "bridge" in told
        assert "\u202e" not in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search", "bridge", "--csv", "--json"], "--json means nothing beside --csv."),
        (["search", "bridge", "--facets", "--csv"], "--csv means nothing beside --facets."),
        (
            ["search", "bridge", "--facets", "--order", "date", "--limit", "2"],
            "--limit and --order mean nothing beside --facets.",
        ),
        (["show", "1", "--json", "--to", "vtt"], "--json and --to say the same: give one of them."),
        (["export", "--json", "--to", "ris"], "--json and --to say the same: give one of them."),
    ],
)
def test_what_cannot_be_said_together_is_refused(
    shelf: tuple[str, Path], words: list[str], told: str
) -> None:
    done = run("library", *shelf, *words)
    assert (done.status, done.out, done.err) == (2, "", f"transcript-reader: {told}\n")


DOCUMENT = """\
She says: “They built the iron bridge over the Douro.” And: "they built the iron bridge".

> Nobody came to see it, not even the old king.
>
> — **Ana**, *Bridges of Porto*

Also “They built […] not even the king”, and „Something nobody has ever said here“.
“Two words”.
"""


def test_a_document_is_checked_against_the_library(shelf: tuple[str, Path], tmp_path: Path) -> None:
    document = tmp_path / "article.md"
    document.write_text(DOCUMENT, encoding="utf-8")
    done = run("quote", *shelf, "--verify", document)
    assert done.status == 1
    assert done.err == "transcript-reader: 3 of 5 quotations match their sources.\n"
    lines = done.out.splitlines()
    assert lines[0] == (
        "“They built the iron bridge over the Douro.”: word for word (1 Bridges of Porto, 0:42)"
    )
    assert "the same words, other signs or capitals" in lines[1]
    assert lines[2].startswith("“Nobody came to see it, not even the old king.”: OTHER WORDS (1 ")
    assert lines[3].strip().startswith("now: “Nobody came to see it, not even the king")
    assert "“They built […] not even the king”: word for word" in lines[4]
    assert "NOT FOUND in the library" in lines[5]
    told = json.loads(run("quote", *shelf, "--json", "--verify", document).out)["quotations"]
    assert [one["verdict"] for one in told] == ["same", "forms", "changed", "same", "missing"]


@pytest.mark.parametrize("kind", ["markdown", "docx", "odt", "text"])
def test_what_is_made_here_is_found_to_match(
    shelf: tuple[str, Path], tmp_path: Path, kind: str
) -> None:
    excerpt = cut(TALK, SPAN, taken=datetime.date(2026, 11, 25))
    wanted = Quotations([Quoted(excerpt)], "My quotations", "apa", QuoteOptions(), excerpt.taken)
    path = tmp_path / f"made{EXPORTS[kind].suffix}"
    path.write_bytes(quotes_data(EXPORTS[kind], wanted, pdf))
    done = run("quote", *shelf, "--verify", path)
    assert (done.status, done.err) == (
        0,
        "transcript-reader: 1 of 1 quotations match their sources.\n",
    )


def test_a_title_between_quotation_marks_is_no_quotation(
    shelf: tuple[str, Path], tmp_path: Path
) -> None:
    document = tmp_path / "article.md"
    document.write_text(
        "“They built the iron bridge over the Douro.” (Duarte, “Bridges of Porto,” 2021.)\n\n"
        "Ana Duarte. “Bridges of Porto.” “Bridges of another town.”\n",
        encoding="utf-8",
    )
    done = run("quote", *shelf, "--verify", document)
    assert done.err == "transcript-reader: 1 of 2 quotations match their sources; 1 title beside.\n"
    assert [line.partition("”")[0] for line in done.out.splitlines()] == [
        "“They built the iron bridge over the Douro.",
        "“Bridges of Porto,",
        "“Bridges of another town.",
    ]
    assert "“Bridges of Porto,”: the title of a transcript (1 Bridges of Porto)" in done.out
    told = json.loads(run("quote", *shelf, "--json", "--verify", document).out)["quotations"]
    assert [one["verdict"] for one in told] == ["same", "missing"]


def test_quotations_are_told_by_their_marks() -> None:
    assert quotations('He said “one two three” and “no”, "four five six".') == [
        "one two three",
        "four five six",
    ]
    assert quotations("> **Ana:** one \\*two\\* three\n>\n> more words here\n> — source\n") == [
        "one *two* three",
        "more words here",
    ]


def test_without_a_document_it_is_said(basedir: Path) -> None:
    done = run("quote", "--basedir", basedir, "--verify", "nothing.md")
    assert done.status == 2
    assert "nothing.md" in done.err
