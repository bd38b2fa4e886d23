"""The spoken part of a text, with or without times, made into cues.

Without times a cue is a paragraph, or a line where the text is a list of captions. With times it is
what stands between one time and the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reader.formats.shared.lines import Line, blocks, without_furniture
from reader.formats.shared.sounds import kind_of
from reader.formats.shared.speakers import with_speakers
from reader.formats.shared.stamped import stamps_of, timed_cues
from reader.model.transcript import Cue, CueKind

LONGEST_CAPTION: Final = 120
"""Characters of a caption; what is longer is a paragraph of prose."""

_SENTENCE_END: Final = re.compile(r"[.?!…。？！।؟][\"'”’»)\]*_]*\Z")
_HEADING: Final = re.compile(r"#{1,6}\s+(.*?)\s*#*")


class Speech(NamedTuple):
    """The cues, and the lines that stand before the first time (none in a text without times)."""

    cues: tuple[Cue, ...]
    preamble: list[Line]


def read_speech(
    lines: Sequence[Line],
    *,
    known: Iterable[str] = (),
    headings: bool = False,
    captions: bool = False,
) -> Speech:
    """Return the cues of some lines of text.

    ``known`` are speakers that the file lists. With ``headings`` a line that opens with ``#`` is
    a heading, as in Markdown. With ``captions`` short paragraphs are captions that only together
    make sentences; without, that is found out.
    """
    lines = without_furniture(lines)
    stamps = stamps_of(lines)
    first = min(stamps, default=len(lines))
    cues = timed_cues(lines, stamps) if stamps else _untimed(lines)
    if headings:
        cues = [_heading(cue) or cue for cue in cues]
    cues = with_speakers(cues, known)
    if _are_captions(cues, certain=captions or bool(stamps)):
        cues = [cue._replace(starts_paragraph=False) for cue in cues]
    return Speech(tuple(cues), lines[:first] if stamps else [])


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does, closing quotes and brackets aside."""
    return _SENTENCE_END.search(text[-8:]) is not None


def _heading(cue: Cue) -> Cue | None:
    found = _HEADING.fullmatch(cue.text)
    return (
        Cue(found[1], kind=CueKind.HEADING, starts_paragraph=True) if found and found[1] else None
    )


def _middle(lengths: list[int]) -> int:
    # Not statistics.median, whose module would be imported at every start.
    return sorted(lengths)[len(lengths) // 2]


def _are_captions(cues: Sequence[Cue], *, certain: bool) -> bool:
    """Return whether the cues are pieces of sentences, so that no paragraph begins with one."""
    if not cues or _middle([len(cue.text) for cue in cues]) > LONGEST_CAPTION:
        return False
    turns = sum(bool(cue.speaker) for cue in cues)
    ends = sum(ends_sentence(cue.text) for cue in cues)
    if certain and not turns:
        return True
    return len(cues) > 2 and 5 * ends < 3 * len(cues)


def _untimed(lines: Sequence[Line]) -> list[Cue]:
    parts = list(blocks(lines))
    if len(parts) == 1 and not _is_wrapped(parts[0]):
        parts = [[line] for line in parts[0]]
    return [
        Cue(text, kind=kind_of(text), starts_paragraph=True)
        for part in parts
        for text in _paragraphs([line.text for line in part])
    ]


def _paragraphs(block: list[str]) -> list[str]:
    """Return a block of lines as one text, or as one a line where headings or long lines stand."""
    if max(map(len, block)) > LONGEST_CAPTION or _HEADING.fullmatch(block[0]):
        return block
    return ["\n".join(block)]


def _is_wrapped(block: Sequence[Line]) -> bool:
    """Return whether lines end where the next word would not have fitted: a paragraph, set."""
    width = max(len(line.text) for line in block)
    full = sum(
        len(line.text) + 1 + len(following.text.partition(" ")[0]) > width
        for line, following in pairwise(block)
    )
    return width <= LONGEST_CAPTION and len(block) <= 12 and 4 * full >= 3 * (len(block) - 1)
