"""Interviews that set the answer on the line below the question, without a name or a blank line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.lines import has_any
from reader.formats.shared.names import Belief

_QUESTION_MARKS: Final = frozenset("?？؟")
_CLOSING: Final = "\"'”’»)]*_ "
_LEAST: Final = 2
_SHARE_ASKED: Final = 0.6


def with_answers_apart(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with blank ones between questions and the answers right below them.

    Only who asks has a label, nearly all that is labelled is a question, and below nearly each
    begins somebody else: with a capital, or in a script that has none.
    """
    asked = _asked(lines) if has_any(lines, _QUESTION_MARKS) else ()
    if len(asked) < _LEAST:
        return lines
    apart: list[str] = []
    for index, line in enumerate(lines):
        if line and apart and apart[-1] and any_label_of(line):
            apart.append("")
        apart.append(line)
        if index in asked:
            apart.append("")
    return apart


def _asked(lines: Sequence[str]) -> frozenset[int]:
    """Return the last lines of questions below which an answer begins, if they are so set."""
    names: set[str] = set()
    labelled = 0
    ends: set[int] = set()
    open_at: int | None = None
    for index, line in enumerate(lines):
        label = any_label_of(line) if line else None
        if label and label.belief is not Belief.NEVER:
            names.add(label.name)
            labelled += 1
            open_at = index if label.length < len(line) else None
        elif not line:
            open_at = None
        if len(names) > 1:
            return frozenset()
        if open_at is not None and _is_question(line) and _begins_below(lines, index):
            ends.add(index)
            open_at = None
    return frozenset(ends) if labelled and len(ends) >= _SHARE_ASKED * labelled else frozenset()


def _is_question(line: str) -> bool:
    return line[-8:].rstrip(_CLOSING)[-1:] in _QUESTION_MARKS


def _begins_below(lines: Sequence[str], index: int) -> bool:
    below = lines[index + 1] if index + 1 < len(lines) else ""
    is_other = bool(below) and not below[0].islower() and any_label_of(below) is None
    return is_other and not _is_question(below)
