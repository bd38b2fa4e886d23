"""Captions stacked on one another to be coloured or to move: the same words at the same time."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.transcript import Cue, ReportItem, remarks


def without_copies(cues: Sequence[Cue]) -> tuple[list[Cue], tuple[ReportItem, ...]]:
    """Return the cues, of those with the same text, start and end only the first.

    Words said again have a time of their own and stay.
    """
    seen: set[tuple[str, int | None, int | None]] = set()
    kept = []
    for cue in cues:
        key = (cue.text, cue.start, cue.end)
        if cue.start is None or key not in seen:
            kept.append(cue)
        seen.add(key)
    copies = len(cues) - len(kept)
    if not copies:
        return kept, ()
    item = remarks(
        "1 copy of a caption with the same text and times, stacked for its looks, left out.",
        "{n} copies of captions with the same text and times, stacked for its looks, left out.",
        copies,
    )
    return kept, (item,)
