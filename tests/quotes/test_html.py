"""Documents as web pages: their elements, and the one style that the page lets in."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re

import pytest

from reader.quotes.html import fragment, html, language_attribute, page
from reader.quotes.paper import Block, BlockKind, Paper, Run
from reader.quotes.parts import Role

BODY, QUOTE, SOURCE = BlockKind.BODY, BlockKind.QUOTE, BlockKind.SOURCE
LINK = "https://example.org/a?x=1&y=2"
DAY = datetime.date(2026, 11, 25)


def written(*blocks: Block) -> str:
    return fragment(Paper("Title", blocks, made=DAY))


@pytest.mark.parametrize(
    ("run", "inner"),
    [
        (Run("a < b & c"), "a &lt; b &amp; c"),
        (Run('<script>alert("x")</script>'), "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"),
        (Run("x", True), "<b>x</b>"),
        (Run("x", True, True, mark="green"), "<mark><i><b>x</b></i></mark>"),
        (
            Run("x", link=LINK),
            '<a href="https://example.org/a?x=1&amp;y=2" rel="nofollow noopener noreferrer">x</a>',
        ),
        (Run("“", role=Role.QUOTATION_MARK), ""),
        (Run("[0:42] ", role=Role.TIME), "<time>[0:42]</time> "),
        (Run("Ana: ", True, role=Role.SPEAKER), "<b><bdi>Ana</bdi>:</b> "),
        (Run("Ana", True, role=Role.SPEAKER), "<b><bdi>Ana</bdi></b>"),
        (Run("<i>", False, True, role=Role.TITLE), "<cite><bdi>&lt;i&gt;</bdi></cite>"),
        (Run("2021", role=Role.FACT), "<bdi>2021</bdi>"),
    ],
)
def test_runs(run: Run, inner: str) -> None:
    assert written(Block(BODY, (run,))) == f'<p dir="auto">{inner}</p>'


@pytest.mark.parametrize(
    ("blocks", "elements"),
    [
        ((), ""),
        ((Block(BlockKind.TITLE, (Run("a"),)),), '<h1 dir="auto">a</h1>'),
        ((Block(BlockKind.HEADING, (Run("a"),)),), '<h2 dir="auto">a</h2>'),
        ((Block(BlockKind.SUBTITLE, (Run("a"),)),), '<p dir="auto" class="subtitle">a</p>'),
        ((Block(BODY, (Run("a"),), True),), '<p dir="auto" class="caption">a</p>'),
        (
            (Block(QUOTE, (Run("a", role=Role.HEADING),)),),
            '<blockquote>\n<h2 dir="auto">a</h2>\n</blockquote>',
        ),
        (
            (Block(QUOTE, (Run("a"),)), Block(SOURCE, (Run("— A"),))),
            '<blockquote>\n<p dir="auto">a</p>\n</blockquote>\n<p dir="ltr">— A</p>',
        ),
        (
            (Block(SOURCE, (Run("taken today", role=Role.TAKEN),)),),
            '<p dir="ltr" lang="en"><time datetime="2026-11-25">taken today</time></p>',
        ),
    ],
)
def test_blocks(blocks: tuple[Block, ...], elements: str) -> None:
    assert written(*blocks) == elements


def test_a_quotation_is_a_figure_with_its_source() -> None:
    blocks = (Block(QUOTE, (Run("a"),)), Block(SOURCE, (Run("— A"),)), Block(BODY, (Run("b"),)))
    assert (
        '<main>\n<figure>\n<blockquote>\n<p dir="auto">a</p>\n</blockquote>\n<figcaption>\n'
        '<p dir="ltr">— A</p>\n</figcaption>\n</figure>\n<p dir="auto">b</p>\n</main>'
    ) in html(Paper("T", blocks))
    alone = html(Paper("T", (Block(SOURCE, (Run("— A"),)),)))
    assert '<footer>\n<p dir="ltr">— A</p>\n</footer>' in alone


@pytest.mark.parametrize(
    ("tag", "attribute"),
    [
        *(("en", ' lang="en"'), ("pt-BR", ' lang="pt-BR"'), ("zh-Hant-TW", ' lang="zh-Hant-TW"')),
        *(("", ""), ("x", ""), ("engl", ""), ("en_GB", ""), ('en" onload="x', ""), ("en-", "")),
    ],
)
def test_a_language_that_is_one(tag: str, attribute: str) -> None:
    assert language_attribute(tag) == attribute


def test_a_page_lets_in_its_own_style_and_nothing_else() -> None:
    made = page("a < b", "", "<p>x</p>", is_turned=False)
    style = re.search("<style>(.*)</style>", made, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'" in made
    assert "<title>a &lt; b</title>" in made
    assert "<html>" in made
    assert '<html lang="ar" dir="rtl">' in page("", "ar", "", is_turned=True)


def test_a_page_without_a_title_is_called_by_what_it_is() -> None:
    assert "<title>Transcript</title>" in html(Paper("", ()))
