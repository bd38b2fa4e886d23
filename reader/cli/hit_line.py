"""A hit as the command line tells of it: a line that grep would write, or its part of JSON."""

from __future__ import annotations

from typing import Any

from reader.cli.console import Console
from reader.model.search.passage import Passage
from reader.model.timecode import clock, seconds
from reader.model.visible import one_line


def show_hit(console: Console, where: str, cue: int, start: int | None, passage: Passage) -> None:
    """Write a line: what the hit is in, caption, time, and the hit in brackets in its context.

    ``cue`` counts from 0; ``start`` is a time in milliseconds that the file gives, or None.
    """
    time = "" if start is None else f" ({clock(start)})"
    # The brackets keep the spaces around the hit, which is no longer at the edge of a line.
    before = one_line(f"{where}:{cue + 1}{time}: {passage.before}[")
    after = one_line(f"]{passage.after}")
    found = console.bold(f"[{one_line(passage.hit)}]")
    console.write(f"{before[:-1]}{found}{after[1:]}\n".encode("utf-8", "replace"))


def hit_data(cue: int, start: int | None, passage: Passage) -> dict[str, Any]:
    """Return what JSON has of a hit, in its order: where and when it is said, and its context."""
    told: dict[str, Any] = {"segment": cue, "start": seconds(start), "text": passage.hit}
    return told | {"before": passage.before, "after": passage.after}
