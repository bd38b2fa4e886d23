"""The doors to the customs by which people of a trade write down who says what.

What knows a custom is loaded for a text that has its signs, and here is what these are: most texts
have those of hardly any custom, and every start shows one of them. The signs are in each text of
which a custom would change anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.formats.shared.customs import (
    EXAMINING,
    MAY_HOLD_CLOCK,
    MAY_HOLD_TIME,
    OF_HOUSES,
    OF_PLAIN_NAMES,
    TURN_MARKS,
    WIDE_BLANK,
)
from reader.formats.shared.lines import has_any
from reader.formats.shared.sounds import is_event_alone
from reader.patterns import lazy_pattern

if TYPE_CHECKING:
    from reader.formats.decoding.frames import FrameRate
    from reader.model.transcript import Cue, ReportItem

Reported = tuple[Sequence[str], tuple["ReportItem", ...]]
"""The lines of a text, and what is to be said of those that were changed."""

_OF_COATS: Final = ("[", "(", "\xa4", "  ", *OF_PLAIN_NAMES)
_OF_TIME_COATS: Final = "|\t]#)}"
_BESIDE_NAMES: Final = (*OF_HOUSES, *TURN_MARKS, WIDE_BLANK, "(", ")", " -- ")
_QUESTION_MARKS: Final = "?？؟"
_BRACKETS: Final = "[(（［〔【])）］〕】"
_OPENS_COUNTS: Final = ("[", "(", "-", "–", "—")
_EMPHASIS: Final = "*_ "
_DIGIT: Final = lazy_pattern(r"\d")
_NUMBER: Final = lazy_pattern(r"\d+")
_PARTED_NUMBERS: Final = lazy_pattern(r"\d[:;]\d")
_COUNTED: Final = lazy_pattern(
    r"^(?:Q\.? ?\d|[*_]{0,2}[^\W\d_]{1,12}[ \xa0]?(?:n[or]\.? ?|#)?\d{1,3}(?!\d))", re.MULTILINE
)
_POINT_AMID: Final = lazy_pattern(r"\.\s")
_PARTED: Final = "\0"
"""Stands in no clean text, and is no white space."""
_LONGEST_HEAD: Final = 120
_LEAST_PAGES: Final = 3


def with_clocks(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with the times of a few programs as clocks (``coats.clocks``)."""
    whole = "\n".join(lines)
    if not (
        any(sign in whole for sign in _OF_COATS)
        or MAY_HOLD_TIME.search(whole)
        or MAY_HOLD_CLOCK.search(whole)
        or any(line[:2].lstrip()[:1].isdecimal() for line in lines)
    ):
        return lines
    from reader.formats.shared.coats import clocks

    return clocks.with_clocks(lines)


def without_counts(lines: Sequence[str]) -> Reported:
    """Return the lines without the numbers of questions (``counted``)."""
    if not _COUNTED.search("\n".join(lines)):
        return lines, ()
    from reader.formats.shared.customs import counted

    return counted.without_counts(lines)


def without_page_marks(lines: Sequence[str]) -> Reported:
    """Return the lines without what is only on the pages of a typed text (``hearings``)."""
    if not _may_have_page_marks(lines):
        return lines, ()
    from reader.formats.shared.customs.chambers import hearings

    return hearings.without_page_marks(lines)


def _may_have_page_marks(lines: Sequence[str]) -> bool:
    """Return whether courts may head questions, or lines have numbers, or are on several pages.

    Those are the same but for their numbers.
    """
    if has_any(lines, EXAMINING):
        return True
    if any(line[:1].isdecimal() or line.startswith(_OPENS_COUNTS) for line in lines):
        return True
    short = [line for line in lines if line and len(line) <= _LONGEST_HEAD]
    if short and max(Counter(short).values()) >= _LEAST_PAGES:
        return True
    shapes = [_NUMBER.sub("#", " ".join(line.split())) for line in short if _DIGIT.search(line)]
    return len({*shapes}) < len(shapes)


def is_examination(line: str) -> bool:
    """Return whether a line heads questions: ``CROSS-EXAMINATION``, ``BY MS. FALK:``."""
    if not any(sign in line for sign in EXAMINING):
        return False
    from reader.formats.shared.customs.chambers import hearings

    return hearings.is_examination(line)


def with_plain_times(lines: Sequence[str]) -> tuple[Sequence[str], FrameRate | None, bool]:
    """Return the lines with clocks for times that are dressed up (``time_coats``); the rate of
    those that count in frames, and whether titles of chapters were made headings.
    """
    whole = "\n".join(lines)
    if not _DIGIT.search(whole) or not (
        any(sign in whole for sign in _OF_TIME_COATS)
        or _PARTED_NUMBERS.search(whole)
        or any(line[:1].isdecimal() for line in lines)
    ):
        return lines, None, False
    from reader.formats.shared.times import time_coats

    plain = time_coats.with_plain_times(lines)
    return *plain, plain.has_chapters and time_coats.CHAPTER not in whole


def with_labels(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with labels for whom no colon parts from the words (``askers``, ``stages``):
    letters with a point, names above the words, or before a point or a mark.
    """
    if any("." in line[:4] for line in lines):
        from reader.formats.shared.customs import askers

        lines = askers.with_letters_labelled(lines)
    if _may_have_names(lines):
        from reader.formats.shared.customs import stages

        lines = stages.with_labels(lines)
    return lines


def _may_have_names(lines: Sequence[str]) -> bool:
    """Return whether a name may stand above its words, again and again, or before a point."""
    if has_any(lines, _BESIDE_NAMES) or _have_lines_below(lines):
        return True
    filled = [line for line in lines if line]
    return (
        len({*filled}) < len(filled)
        or _POINT_AMID.search(_PARTED.join(filled)) is not None
        or any("." in line and line[0].isupper() and not "a" <= line[1:2] <= "z" for line in filled)
    )


def is_scene(text: str) -> bool:
    """Return whether a paragraph in capitals heads what follows: ``SCENE 2``, ``END OF TAPE``."""
    if not text.isupper():
        return False
    from reader.formats.shared.customs import stages

    return stages.is_scene(text)


def with_answers_apart(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with answers set apart from the questions right above them (``answers``)."""
    if not (has_any(lines, _QUESTION_MARKS) and _have_lines_below(lines)):
        return lines
    from reader.formats.shared.customs import answers

    return answers.with_answers_apart(lines)


def _have_lines_below(lines: Sequence[str]) -> bool:
    """Return whether a line stands right below another, with no blank one between them."""
    return any(line and below for line, below in pairwise(lines))


def with_events(cues: Sequence[Cue]) -> Sequence[Cue]:
    """Return the paragraphs with what a hall does cut off, as sounds (``events``)."""
    texts = [cue.text for cue in cues]
    is_alone = any(is_event_alone(text.strip(_EMPHASIS)) for text in texts)
    if not is_alone and not has_any(texts, _BRACKETS):
        return cues
    from reader.formats.shared.customs import events

    return events.with_events(cues)
