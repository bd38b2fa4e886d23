"""Documents as Markdown and as a web page, from the same blocks as those of a word processor."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from reader.quotes.paper import Block, BlockKind, Paper, Run
from reader.quotes.quote_html import page_of
from reader.quotes.quote_markdown import escaped

_QUOTED = (BlockKind.QUOTE, BlockKind.SOURCE)


def markdown(paper: Paper) -> str:
    """Return a document as Markdown that shows every character as it is."""
    parts = []
    for is_quoted, group in groupby(paper.blocks, lambda block: block.kind in _QUOTED):
        blocks = list(group)
        parts += _quoted(blocks) if is_quoted else [_marked(block) for block in blocks]
    return "\n\n".join(parts) + "\n"


def _quoted(blocks: Sequence[Block]) -> list[str]:
    """Return quotations, each with its source, as block quotations of their own."""
    quotes: list[list[str]] = []
    before: BlockKind | None = None
    for block in blocks:
        if not quotes or (block.kind is BlockKind.QUOTE and before is BlockKind.SOURCE):
            quotes.append([])
        quotes[-1].append(_inline(block))
        before = block.kind
    return ["\n>\n".join(f"> {text}" for text in quote) for quote in quotes]


def _marked(block: Block) -> str:
    text = _inline(block)
    return {BlockKind.TITLE: f"# {text}", BlockKind.HEADING: f"## {text}"}.get(block.kind, text)


def _inline(block: Block) -> str:
    return "".join(map(_run, block.runs))


def _run(run: Run) -> str:
    lead = run.text[: len(run.text) - len(run.text.lstrip())]
    tail = run.text[len(run.text.rstrip()) :]
    words = run.text.strip()
    if not words:
        return run.text
    if run.link:
        is_whole = run.link == words
        text = f"<{run.link}>" if is_whole else f"[{escaped(words)}](<{run.link}>)"
    else:
        # Signs of emphasis hold only next to letters: the spaces stay outside.
        marks = "*" * (2 * run.is_bold + run.is_italic)
        text = f"{marks}{escaped(words)}{marks}"
    return f"{lead}{text}{tail}"


def html(paper: Paper) -> str:
    """Return a document as a web page that does nothing."""
    body = "\n".join(map(_element, paper.blocks))
    return page_of(paper.title or "Transcript", paper.language, body)


def _element(block: Block) -> str:
    inner = "".join(map(_html_run, block.runs))
    if block.kind is BlockKind.TITLE:
        return f'<h1 dir="auto">{inner}</h1>'
    if block.kind is BlockKind.HEADING:
        return f'<h2 dir="auto">{inner}</h2>'
    if block.kind is BlockKind.QUOTE:
        return f'<blockquote><p dir="auto">{inner}</p></blockquote>'
    quiet = ' class="quiet"' if block.kind in (BlockKind.SUBTITLE, BlockKind.SOURCE) else ""
    return f'<p dir="auto"{quiet}>{inner}</p>'


def _html_run(run: Run) -> str:
    text = escape(run.text)
    for is_set, element in ((run.is_bold, "b"), (run.is_italic, "i"), (bool(run.mark), "mark")):
        if is_set:
            text = f"<{element}>{text}</{element}>"
    if run.link:
        link = escape(run.link)
        return f'<a href="{link}" rel="nofollow noopener noreferrer">{text}</a>'
    return text
