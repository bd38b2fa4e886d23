"""Transcripts that a page holds in a box which was closed when it was saved.

``<button aria-expanded=false>Show transcript</button><div style="display:none">``: its words are
hidden, and so are menus, copies for small screens and dialogs. The box is the run of hidden blocks
below words that call it a transcript, or the only one in which somebody speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reader.formats.shared.html_blocks import HtmlBlock
from reader.formats.shared.page_words import heads_transcript
from reader.formats.shared.pages.furniture import is_turn
from reader.patterns import lazy_pattern

_NAMES: Final = lazy_pattern(
    r"transcript|transkript|transcripci|trascrizion|transcriç|wortlaut|verbatim", re.IGNORECASE
)
_LONGEST_NAME: Final = 60
_LEAST_NAMED: Final = 60
"""Characters of a box that is called a transcript; what is shorter may be a hint."""
_LEAST_TURNS: Final = 3


def hidden_box(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """Return the blocks of the box that was closed; [] where the page shows who speaks."""
    runs = list(_runs(blocks))
    if not runs:
        return []
    shown = sum(_opens_turn(block) for block in blocks if not (block.is_hidden or block.is_chrome))
    for above, run in runs:
        is_named = above is not None and _calls_transcript(above)
        turns = sum(map(_opens_turn, run))
        is_long = sum(len(block.text) for block in run) >= _LEAST_NAMED
        if (is_named and is_long and turns >= shown) or (turns >= _LEAST_TURNS and not shown):
            return run
    return []


def _runs(blocks: Sequence[HtmlBlock]) -> Iterator[tuple[HtmlBlock | None, list[HtmlBlock]]]:
    """Yield the runs of hidden blocks, each with what is shown above it."""
    above: HtmlBlock | None = None
    run: list[HtmlBlock] = []
    for block in blocks:
        if block.is_chrome:
            continue
        if block.is_hidden:
            run.append(block)
            continue
        if run:
            yield above, run
            run = []
        above = block
    if run:
        yield above, run


def _calls_transcript(block: HtmlBlock) -> bool:
    is_short = len(block.text) <= _LONGEST_NAME
    return is_short and (heads_transcript(block.text) or _NAMES.search(block.text) is not None)


def _opens_turn(block: HtmlBlock) -> bool:
    """Return whether a block opens with somebody, or a time; what is only in bold may be a hint."""
    return is_turn(block._replace(lead=0))
