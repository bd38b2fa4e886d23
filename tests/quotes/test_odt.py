"""OpenDocument texts: paragraphs, spans, links and white space as the standard has them."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest

from reader.quotes.odt import odt
from reader.quotes.paper import Block, BlockKind, Paper, Run

BASE = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE = f"{{{BASE}text:1.0}}", f"{{{BASE}style:1.0}}"
HREF = "{http://www.w3.org/1999/xlink}href"
BODY = BlockKind.BODY


def part(paper: Paper, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(odt(paper))) as package:
        return ElementTree.fromstring(package.read(name))


def content(*runs: Run, kind: BlockKind = BODY) -> ElementTree.Element:
    return part(Paper("Title", (Block(kind, runs),)), "content.xml")


def paragraph(*runs: Run) -> ElementTree.Element:
    (found,) = content(*runs).iter(f"{TEXT}p")
    return found


@pytest.mark.parametrize("kind", BlockKind)
@pytest.mark.parametrize("words", ["abc", "שלום"])
def test_every_style_that_is_used_is_known(kind: BlockKind, words: str) -> None:
    paper = Paper("", (Block(kind, (Run(words, True, mark="blue"),)),))
    made = part(paper, "content.xml")
    known = {
        style.get(f"{STYLE}name")
        for tree in (made, part(paper, "styles.xml"))
        for style in tree.iter(f"{STYLE}style")
    }
    used = {name for one in made.iter() if (name := one.get(f"{TEXT}style-name"))}
    assert used <= known
    assert len(used) == 2


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("a b", ["a b"]),
        ("a  b", ["a ", "s1", "b"]),
        ("a    b", ["a ", "s3", "b"]),
        ("a\nb", ["a", "line-break", "b"]),
        ("a\tb", ["a", "tab", "b"]),
        ("<text:p> & \x01", ["<text:p> & \ufffd"]),
    ],
)
def test_white_space_that_a_reader_would_put_together(words: str, parts: list[str]) -> None:
    made = paragraph(Run(words))
    found = [made.text or ""]
    for one in made:
        found.append(one.tag.removeprefix(TEXT) + (one.get(f"{TEXT}c") or ""))
        found.append(one.tail or "")
    assert found == parts


@pytest.mark.parametrize(
    ("run", "name"),
    [
        (Run("x"), None),
        (Run("x", True), "Tb"),
        (Run("x", False, True), "Ti"),
        (Run("x", True, True, mark="green"), "Tbigreen"),
        (Run("x", mark="no colour"), None),
    ],
)
def test_looks_are_a_span(run: Run, name: str | None) -> None:
    span = paragraph(run).find(f"{TEXT}span")
    assert (None if span is None else span.get(f"{TEXT}style-name")) == name


def test_a_link_leads_to_its_address() -> None:
    link = paragraph(Run("a", True, link="https://example.org/?x=1&y=2")).find(f"{TEXT}a")
    assert link is not None
    assert link.get(HREF) == "https://example.org/?x=1&y=2"
    assert "".join(link.itertext()) == "a"


def test_a_heading_is_one_of_the_outline() -> None:
    (heading,) = content(Run("x"), kind=BlockKind.HEADING).iter(f"{TEXT}h")
    assert heading.get(f"{TEXT}outline-level") == "1"
