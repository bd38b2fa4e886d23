"""Word documents: paragraphs, runs and links as Office Open XML has them."""

from __future__ import annotations

import datetime
import io
import zipfile
from xml.etree import ElementTree

import pytest

from reader.quotes.docx import docx
from reader.quotes.paper import Block, BlockKind, Paper, Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LINK, OTHER = "https://example.org/a?x=1&y=2", "https://example.org/b"


def part(paper: Paper, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(docx(paper))) as package:
        return ElementTree.fromstring(package.read(name))


def body(*blocks: Block) -> ElementTree.Element:
    found = part(Paper("Title", blocks), "word/document.xml").find(f"{W}body")
    assert found is not None
    return found


def looks(run: Run) -> list[str]:
    """The properties of a run, by their names."""
    (made,) = body(Block(BlockKind.BODY, (run,))).iter(f"{W}r")
    return [one.tag.removeprefix(W) for one in made.findall(f"{W}rPr/*")]


@pytest.mark.parametrize("kind", BlockKind)
def test_every_kind_of_block_has_a_style_that_the_document_knows(kind: BlockKind) -> None:
    paper = Paper("", (Block(kind, (Run("x"),)),))
    used = part(paper, "word/document.xml").find(f".//{W}pStyle")
    assert used is not None
    known = [style.get(f"{W}styleId") for style in part(paper, "word/styles.xml").iter(f"{W}style")]
    assert used.get(f"{W}val") in known
    assert len(set(known)) == len(known)


@pytest.mark.parametrize(
    ("run", "properties"),
    [
        (Run("x"), []),
        (Run("x", True), ["b", "bCs"]),
        (Run("x", False, True), ["i", "iCs"]),
        (Run("x", True, True), ["b", "bCs", "i", "iCs"]),
        (Run("x", mark="green"), ["shd"]),
        (Run("x", mark="no colour"), []),
        (Run("x", link=LINK), ["rStyle"]),
        (Run("שלום"), ["rtl"]),
    ],
)
def test_looks(run: Run, properties: list[str]) -> None:
    assert looks(run) == properties


def test_lines_and_spaces_stay() -> None:
    (run,) = body(Block(BlockKind.BODY, (Run(" a  b\nc "),))).iter(f"{W}r")
    assert [(one.tag.removeprefix(W), one.text) for one in run] == [
        *(("t", " a  b"), ("br", None), ("t", "c ")),
    ]
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert [one.get(space) for one in run.iter(f"{W}t")] == ["preserve", "preserve"]


def test_words_are_but_words() -> None:
    assert "".join(body(Block(BlockKind.BODY, (Run("<w:b/> & \x00]]>"),))).itertext()) == (
        "<w:b/> & \ufffd]]>"
    )


def test_each_address_is_one_relation_however_often_it_is_linked() -> None:
    runs = (Run("a", link=LINK), Run("b", link=OTHER), Run("c", link=LINK))
    paper = Paper("", (Block(BlockKind.BODY, runs),))
    relations = {
        one.get("Id"): (one.get("Target"), one.get("TargetMode"))
        for one in part(paper, "word/_rels/document.xml.rels")
    }
    links = part(paper, "word/document.xml").iter(f"{W}hyperlink")
    assert [relations[link.get(f"{R}id")] for link in links] == [
        *((LINK, "External"), (OTHER, "External"), (LINK, "External")),
    ]
    assert len(relations) == 3  # the styles, and two addresses


def test_a_paragraph_that_runs_to_the_left_is_turned_with_its_signs() -> None:
    made = body(Block(BlockKind.BODY, (Run("שלום"), Run(" – "), Run("abc"))))
    assert made.find(f".//{W}bidi") is not None
    rights = [run.find(f"{W}rPr/{W}rtl") is not None for run in made.iter(f"{W}r")]
    assert rights == [True, True, False]


def test_the_document_says_whose_and_of_which_day_it_is() -> None:
    paper = Paper("A < B", (), author="Ana", made=datetime.date(2026, 11, 25))
    told = [one.text for one in part(paper, "docProps/core.xml")]
    assert told == ["A < B", "Ana", "2026-11-25T00:00:00Z"]
