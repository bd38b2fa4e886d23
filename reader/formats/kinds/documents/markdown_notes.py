"""What Markdown holds beside words: footnotes, pictures, blocks of code, points of lists of turns.

Footnotes after GitHub and Pandoc (``[^1]`` in the text, ``[^1]: …`` at the head of a paragraph);
code after CommonMark, 4.5; pictures after 6.4.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.formats.shared.labels.grammar import NOBODY_NAMED
from reader.model.transcript import ReportItem, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_NOTE: Final = lazy_pattern(r"\[\^[^\]\s]{1,60}\]:(?:[ \t]|\Z)")
_MARK: Final = lazy_pattern(r"\[\^[^\]\s]{1,60}\]")
_FENCE: Final = lazy_pattern(r"(?:`{3,}|~{3,})[^`]{0,60}")
_PICTURE: Final = lazy_pattern(
    r"!\[[^\[\]\n]{0,300}\]\((?:[^()\n]|\([^()\n]{0,200}\)){1,2000}\)[ \t]?"
)
_POINT: Final = lazy_pattern(r"[-*+][ \t]+(?=(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__))")
_NAMED: Final = lazy_pattern(r"(?:[-*+][ \t]+)?(?:\*\*|__)([^*_:\n]{1,60}):?(?:\*\*|__)")


class Bare(NamedTuple):
    """Lines without what is no word of the text, and what is to be said of that."""

    lines: list[str]
    report: tuple[ReportItem, ...] = ()


def without_notes(lines: Sequence[str]) -> Bare:
    """Return the lines of a text in Markdown without its footnotes, pictures and fences.

    A note takes the lines up to the next blank one. What stands in code stays, as words; in a
    block of it, amid a talk, as those of nobody.
    """
    kept: list[str] = []
    names = Counter(found[1] for line in lines if (found := _NAMED.match(line)))
    is_talk = len(names) > 1 and max(names.values()) > 1
    notes = pictures = 0
    is_note = is_code = False
    for line in lines:
        if _FENCE.fullmatch(line):
            is_code = not is_code
            kept.append("")
            continue
        if is_code:
            kept.append(f"[{NOBODY_NAMED}]: {line}" if line and is_talk else line)
            continue
        is_note = bool(line) and (is_note or _NOTE.match(line) is not None)
        if is_note:
            notes += _NOTE.match(line) is not None
            kept.append("")
            continue
        if "[^" in line:
            line = _MARK.sub("", line)
        if "![" in line:
            line, count = _PICTURE.subn("", line)
            pictures += count
        kept.append(line)
    report = (
        remarks("1 footnote left out.", "{n} footnotes left out.", notes),
        remarks("1 picture left out.", "{n} pictures left out.", pictures),
    )
    return Bare(_turns_apart(kept), tuple(item for item in report if item.count))


def _turns_apart(lines: Sequence[str]) -> list[str]:
    """Return the lines with blank ones before the points of a list that open with words in bold."""
    points = {index for index, line in enumerate(lines) if line and _POINT.match(line)}
    if len(points) < 2:
        return list(lines)
    apart: list[str] = []
    for index, line in enumerate(lines):
        if index in points and apart and apart[-1]:
            apart.append("")
        apart.append(line)
    return apart
