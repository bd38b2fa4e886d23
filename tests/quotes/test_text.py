"""Documents as plain text: how far blocks stand apart, and what is set apart in them."""

from __future__ import annotations

import pytest

from reader.quotes.paper import Block, BlockKind, Paper, Run
from reader.quotes.parts import Role
from reader.quotes.text import text

FIRST, SECOND = (Run("First."),), (Run("Second."),)
BODY, SOURCE, QUOTE = BlockKind.BODY, BlockKind.SOURCE, BlockKind.QUOTE


@pytest.mark.parametrize(
    ("blocks", "written"),
    [
        ((), "\n"),
        ((Block(BODY, FIRST),), "First.\n"),
        ((Block(BODY, FIRST), Block(BODY, SECOND)), "First.\n\nSecond.\n"),
        ((Block(SOURCE, FIRST), Block(SOURCE, SECOND)), "First.\nSecond.\n"),
        ((Block(QUOTE, FIRST), Block(SOURCE, SECOND)), "First.\n\nSecond.\n"),
        ((Block(SOURCE, FIRST), Block(QUOTE, SECOND)), "First.\n\nSecond.\n"),
        ((Block(QUOTE, FIRST, True), Block(QUOTE, SECOND, True)), "First.\nSecond.\n"),
        ((Block(QUOTE, FIRST, True), Block(QUOTE, SECOND)), "First.\n\nSecond.\n"),
        ((Block(QUOTE, (*FIRST, *SECOND)),), "First.Second.\n"),
        (
            (Block(BlockKind.TITLE, FIRST), Block(BlockKind.SUBTITLE, SECOND), Block(BODY, FIRST)),
            "First.\n======\nSecond.\n\nFirst.\n",
        ),
        ((Block(BODY, FIRST), Block(BlockKind.HEADING, (Run("B"),))), "First.\n\nB\n---\n"),
    ],
)
def test_lines_of_one_thing_stand_close(blocks: tuple[Block, ...], written: str) -> None:
    assert text(Paper("Title", blocks)) == written


@pytest.mark.parametrize(
    ("run", "written"),
    [
        (Run("Boats", role=Role.TITLE), "“Boats”"),
        (Run("Boats", is_bold=True, link="https://example.org/"), "Boats"),
        (Run("Ana: ", role=Role.SPEAKER), "Ana: "),
        (Run("*x* <b>", role=Role.WORDS), "*x* <b>"),
    ],
)
def test_looks_are_left_out_and_a_title_is_quoted(run: Run, written: str) -> None:
    assert text(Paper("", (Block(BODY, (run,)),))) == f"{written}\n"
