"""Documents as plain text: what is quoted stands between quotation marks, below it its source.

A line of equals signs below the title and of dashes below headings tell them from what is said.
"""

from __future__ import annotations

from typing import Final

from reader.direction import isolated
from reader.quotes.paper import Block, BlockKind, Paper, Run
from reader.quotes.parts import Role
from reader.wording import tongue

_BELOW: Final = {BlockKind.TITLE: "=", BlockKind.HEADING: "-"}
_LEAST_BELOW: Final = 3
_MOST_BELOW: Final = 72


def text(paper: Paper) -> str:
    """Return a document as text alone, for a file and for a preview."""
    joined = ""
    before: Block | None = None
    for block in paper.words:
        if before is not None:
            joined += "\n" if _stands_close(before, block) else "\n\n"
        joined += _set("".join(_run(run, block.language) for run in block.runs), block.kind)
        before = block
    return f"{joined}\n"


def _set(line: str, kind: BlockKind) -> str:
    """Return a line with the signs that stand below it, about as many as it has characters."""
    sign = _BELOW.get(kind)
    if sign is None:
        return line
    return f"{line}\n{sign * min(max(len(line), _LEAST_BELOW), _MOST_BELOW)}"


def _stands_close(before: Block, block: Block) -> bool:
    is_one_source = before.kind is block.kind is BlockKind.SOURCE
    is_head = block.kind is BlockKind.SUBTITLE
    return is_one_source or is_head or (before.is_line and block.is_line)


def _run(run: Run, language: str) -> str:
    if run.role is Role.TITLE:
        return tongue(language).quoted(isolated(run.text, language))
    is_fact = run.role is Role.FACT or (run.role is Role.SPEAKER and not run.text.endswith(": "))
    return isolated(run.text, language) if is_fact else run.text
