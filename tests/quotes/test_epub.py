"""Books: their parts, their language, and the elements of their one chapter."""

from __future__ import annotations

import datetime
import io
import zipfile
from xml.etree import ElementTree

import pytest

from reader.quotes.epub import epub
from reader.quotes.paper import Block, BlockKind, Paper, Run
from reader.quotes.parts import Role

X = "{http://www.w3.org/1999/xhtml}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def part(paper: Paper, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(epub(paper))) as package:
        return ElementTree.fromstring(package.read(name))


def chapter(*blocks: Block) -> str:
    with zipfile.ZipFile(io.BytesIO(epub(Paper("T", blocks)))) as package:
        text = package.read("book/text.xhtml").decode()
    return text.partition("<body>\n")[2].partition("\n</body>")[0]


@pytest.mark.parametrize(
    ("block", "element"),
    [
        (Block(BlockKind.TITLE, (Run("a"),)), '<h1 dir="auto" class="title">a</h1>'),
        (Block(BlockKind.HEADING, (Run("a"),)), '<h2 dir="auto" class="heading">a</h2>'),
        (Block(BlockKind.BODY, (Run("a"),)), '<p dir="auto" class="body">a</p>'),
        (
            Block(BlockKind.QUOTE, (Run("a"),)),
            '<blockquote><p dir="auto">a</p></blockquote>',
        ),
    ],
)
def test_blocks(block: Block, element: str) -> None:
    assert chapter(block) == element


@pytest.mark.parametrize(
    ("run", "inner"),
    [
        (Run("a < b & \x02"), "a &lt; b &amp; \ufffd"),
        (Run("a\nb"), "a<br/>b"),
        (Run("x", True, True, mark="green"), '<span class="mark"><i><b>x</b></i></span>'),
        (Run("Ana: ", True, role=Role.SPEAKER), "<b><bdi>Ana: </bdi></b>"),
        (Run("x", link="https://a.b/?c&d"), '<a href="https://a.b/?c&amp;d">x</a>'),
    ],
)
def test_runs(run: Run, inner: str) -> None:
    assert chapter(Block(BlockKind.BODY, (run,))) == f'<p dir="auto" class="body">{inner}</p>'


@pytest.mark.parametrize(
    ("language", "told"), [("pt-BR", "pt-BR"), ("", "en"), ('en"', "en"), ("nonsense", "en")]
)
def test_the_language_is_one(language: str, told: str) -> None:
    paper = Paper("T", (), language)
    assert part(paper, "book/text.xhtml").get(LANG) == told
    assert [one.text for one in part(paper, "book/package.opf").iter(f"{DC}language")] == [told]


def test_the_package_names_what_is_in_it() -> None:
    paper = Paper("A < B", (), author="Ana", made=datetime.date(2026, 11, 25))
    package = part(paper, "book/package.opf")
    opf = "{http://www.idpf.org/2007/opf}"
    files = {one.get("href") for one in package.iter(f"{opf}item")}
    with zipfile.ZipFile(io.BytesIO(epub(paper))) as made:
        assert {f"book/{name}" for name in files} | {"book/package.opf"} == {
            name for name in made.namelist() if name.startswith("book/")
        }
    assert [one.text for one in package.iter(f"{DC}title")] == ["A < B"]
    assert [one.text for one in package.iter(f"{DC}creator")] == ["Ana"]
    modified = [one.text for one in package.iter(f"{opf}meta") if "modified" in str(one.attrib)]
    assert modified == ["2026-11-25T00:00:00Z"]


def test_other_words_are_another_book() -> None:
    def identifier(words: str) -> str | None:
        blocks = (Block(BlockKind.BODY, (Run(words),)),)
        return next(part(Paper("T", blocks), "book/package.opf").iter(f"{DC}identifier")).text

    assert identifier("a") == identifier("a") != identifier("b")


def test_without_title_and_author_it_is_a_transcript_of_nobody() -> None:
    package = part(Paper("", ()), "book/package.opf")
    assert [one.text for one in package.iter(f"{DC}title")] == ["Transcript"]
    assert list(package.iter(f"{DC}creator")) == []
