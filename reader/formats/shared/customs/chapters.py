"""Times that head parts of a talk in which the turns have none: ``00:12:00 – The war``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.lines import is_title
from reader.formats.shared.times.stamps import Stamp, StampForm, stamp_of
from reader.model.transcript import Cue, CueKind

_LEAST: Final = 2
_LONGEST: Final = 100


def with_chapters(cues: Sequence[Cue]) -> list[Cue]:
    """Return the paragraphs with headings for those that are a time, a dash and a title.

    The times rise, and something is said below each.
    """
    found = {
        index: stamp
        for index, cue in enumerate(cues)
        if ":" in cue.text and (stamp := _chapter(cue))
    }
    starts = [stamp.start for stamp in found.values()]
    rise = all(earlier < later for earlier, later in pairwise(starts))
    is_said_below = all(index + 1 < len(cues) and index + 1 not in found for index in found)
    if len(found) < _LEAST or not rise or not is_said_below:
        return list(cues)
    return [
        Cue(found[index].rest, found[index].start, kind=CueKind.HEADING, starts_paragraph=True)
        if index in found
        else cue
        for index, cue in enumerate(cues)
    ]


def _chapter(cue: Cue) -> Stamp | None:
    text = cue.text
    if cue.start is not None or len(text) > _LONGEST or "\n" in text:
        return None
    stamp = stamp_of(text)
    is_one = stamp is not None and stamp.form is StampForm.LEADING and bool(stamp.dash)
    return stamp if stamp and is_one and is_title(stamp.rest) else None
