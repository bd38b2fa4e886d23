"""Documents as plain text: what is quoted stands between quotation marks, below it its source."""

from __future__ import annotations

from reader.direction import isolated
from reader.quotes.paper import Block, BlockKind, Paper, Run
from reader.quotes.parts import Role


def text(paper: Paper) -> str:
    """Return a document as text alone, for a file and for a preview."""
    joined = ""
    before: Block | None = None
    for block in paper.blocks:
        if before is not None:
            joined += "\n" if _stands_close(before, block) else "\n\n"
        joined += "".join(map(_run, block.runs))
        before = block
    return f"{joined}\n"


def _stands_close(before: Block, block: Block) -> bool:
    is_one_source = before.kind is block.kind is BlockKind.SOURCE
    return is_one_source or (before.is_line and block.is_line)


def _run(run: Run) -> str:
    if run.role is Role.TITLE:
        return f"“{isolated(run.text)}”"
    is_fact = run.role is Role.FACT or (run.role is Role.SPEAKER and not run.text.endswith(": "))
    return isolated(run.text) if is_fact else run.text
