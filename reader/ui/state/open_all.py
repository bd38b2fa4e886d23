"""Several files opened together, and told of together where some cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reader.errors import ReaderError
from reader.files import absolute
from reader.ui.state.session import Session

_MOST_NAMED = 5


def open_all(
    session: Session,
    paths: Sequence[Path],
    refused: Callable[[list[ReaderError]], object] = lambda refusals: None,
) -> None:
    """Open files; once all were tried, the session tells of those that could not be, in one go.

    ``refused`` is then given why they could not.
    """
    refusals: list[ReaderError] = []
    for path in map(absolute, paths):
        if session.ones.at(path) is not None:
            session.open(path)
        else:
            session.open_again(path, refusals.append)

    def ended() -> None:
        if refusals:
            refused(refusals)
            session.tell_failed(_together(refusals, len(paths)))

    def look(_: str = "") -> None:
        if not session.is_reading:
            session.busy_changed.disconnect(look)
            ended()

    if session.is_reading:
        session.busy_changed.connect(look)
    else:
        ended()


def _together(refusals: Sequence[ReaderError], count: int) -> ReaderError:
    if len(refusals) == 1:
        return refusals[0]
    named = [str(refusal) for refusal in refusals[:_MOST_NAMED]]
    if more := len(refusals) - len(named):
        named.append(f"And {more:,} more.")
    sentences = " ".join(named)
    return ReaderError(f"{len(refusals):,} of {count:,} files could not be opened: {sentences}")
