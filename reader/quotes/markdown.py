"""Documents as Markdown that renders every character of the words as it is."""

from __future__ import annotations

from collections.abc import Sequence

from reader.quotes.escapes import in_markdown
from reader.quotes.paper import Block, BlockKind, Paper, Run, grouped
from reader.quotes.parts import Role

# Two spaces at its end keep a line apart from the next; of the two ways this is the older one.
_LINE_END = "  \n"


def markdown(paper: Paper) -> str:
    """Return a document as Markdown; quotations with their sources are block quotations."""
    joined = ""
    before: BlockKind | None = None
    for blocks in grouped(paper.words):
        kind = blocks[0].kind
        if kind is BlockKind.SUBTITLE and before is not None:  # belongs to the title above it
            joined += "\n" if before is BlockKind.TITLE else _LINE_END
        elif before is not None:
            joined += "\n\n"
        joined += _group(blocks)
        before = kind
    return f"{joined}\n"


def _group(blocks: Sequence[Block]) -> str:
    text = _inline(blocks[0])
    for block in blocks[1:]:
        text += (_LINE_END if block.is_line else "\n\n") + _inline(block)
    if blocks[0].kind is BlockKind.QUOTE:
        return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))
    return {BlockKind.TITLE: f"# {text}", BlockKind.HEADING: f"## {text}"}.get(blocks[0].kind, text)


def _inline(block: Block) -> str:
    return "".join(map(_run, block.runs))


def _run(run: Run) -> str:
    words = run.text.strip()
    if run.role is Role.QUOTATION_MARK:  # what is set as a block quotation has none
        return ""
    if not words:
        return run.text
    lead = run.text[: len(run.text) - len(run.text.lstrip())]
    tail = run.text[len(run.text.rstrip()) :]
    if run.link:
        is_whole = run.link == words
        text = f"<{run.link}>" if is_whole else f"[{in_markdown(words)}](<{run.link}>)"
    else:
        # Signs of emphasis hold only next to letters: the spaces stay outside.
        marks = "*" * (2 * run.is_bold + run.is_italic)
        text = f"{marks}{in_markdown(words)}{marks}"
    return f"{lead}{text}{tail}"
