"""Documents as Markdown: what is set how, and that words are but words."""

from __future__ import annotations

import pytest

from reader.quotes.markdown import markdown
from reader.quotes.paper import Block, BlockKind, Paper, Run
from reader.quotes.parts import Role

BODY, QUOTE, SOURCE = BlockKind.BODY, BlockKind.QUOTE, BlockKind.SOURCE
LINK = "https://example.org/a"


def written(*blocks: Block) -> str:
    return markdown(Paper("Title", blocks))


@pytest.mark.parametrize(
    ("runs", "line"),
    [
        ((Run("plain"),), "plain"),
        ((Run("*not* _set_ <b>"),), r"\*not\* \_set\_ \<b\>"),
        ((Run("bold", True), Run(" and "), Run("slanted", False, True)), "**bold** and *slanted*"),
        ((Run("both", True, True),), "***both***"),
        # The signs hold only next to letters.
        ((Run("Ana: ", True), Run("We build.")), "**Ana:** We build."),
        ((Run(" a ", False, True),), " *a* "),
        ((Run(" ", True),), " "),
        ((Run("1. of May"),), r"1\. of May"),
        ((Run("- no list"),), r"\- no list"),
        ((Run(LINK, link=LINK),), f"<{LINK}>"),
        ((Run("a [b]", link=LINK),), rf"[a \[b\]](<{LINK}>)"),
        ((Run("“", role=Role.QUOTATION_MARK), Run("Words.")), "Words."),
    ],
)
def test_runs(runs: tuple[Run, ...], line: str) -> None:
    assert written(Block(BODY, runs)) == f"{line}\n"


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        ((), "\n"),
        (
            (Block(BlockKind.TITLE, (Run("A"),)), Block(BlockKind.HEADING, (Run("B"),))),
            "# A\n\n## B\n",
        ),
        ((Block(BODY, (Run("a"),)), Block(BODY, (Run("b"),))), "a\n\nb\n"),
        ((Block(BODY, (Run("a"),), True), Block(BODY, (Run("b"),), True)), "a  \nb\n"),
        ((Block(QUOTE, (Run("a"),)), Block(SOURCE, (Run("— A"),))), "> a\n>\n> — A\n"),
        (
            (Block(QUOTE, (Run("a"),), True), Block(QUOTE, (Run("b"),), True)),
            "> a  \n> b\n",
        ),
        (
            (
                *(Block(QUOTE, (Run("a"),)), Block(SOURCE, (Run("— A"),))),
                *(Block(QUOTE, (Run("b"),)), Block(BODY, (Run("c"),))),
            ),
            "> a\n>\n> — A\n\n> b\n\nc\n",
        ),
        ((Block(SOURCE, (Run("— A"),)),), "— A\n"),
    ],
)
def test_blocks(blocks: tuple[Block, ...], text: str) -> None:
    assert written(*blocks) == text
