"""Questions that are counted: ``Q1  Chair: Why?``, ``Question 1: Why?``, ``Q1`` above its words.

Committees count the questions of whoever asks; the number is no part of a name. Written interviews
count questions and answers, which then have the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.labels.grammar import any_label_of
from reader.model.transcript import ReportItem, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_OF_COMMITTEE: Final = lazy_pattern(r"Q\.?[ ]?(\d{1,4})[.:]?[ \t\xa0]+(?=[^\W\d_])")
_ASKED: Final = "q question frage domanda pregunta pergunta vraag pytanie fråga spørgsmål вопрос"
_ANSWERED: Final = "a answer antwort risposta respuesta resposta antwoord odpowiedź svar ответ"
_NUMBERED: Final = lazy_pattern(
    r"(?:\*\*|__)?([^\W\d_]{1,12})[ \xa0]?(?:no\.? ?|nr\.? ?|#)?(\d{1,3})(?:\*\*|__)?"
    r"(?:[.:)](?:\*\*|__)?(?:\s+|$)|$)"
)
_PAIRS: Final[Mapping[str, str]] = {
    **dict(zip(_ASKED.split(), _ANSWERED.split(), strict=False)),
    "frage": "antwort",
    "question": "answer",
}
_FRENCH: Final = {"question": "réponse"}
_DIGIT: Final = lazy_pattern(r"\d")
_LEAST: Final = 2


class Uncounted(NamedTuple):
    """Lines without the numbers of questions, and what is to be said of that."""

    lines: Sequence[str]
    report: tuple[ReportItem, ...] = ()


class _Mark(NamedTuple):
    name: str
    number: int
    length: int


def without_counts(lines: Sequence[str]) -> Uncounted:
    """Return the lines without the numbers of questions, which must rise one by one."""
    if not _DIGIT.search("\n".join(lines)):
        return Uncounted(lines)
    counted = {
        at: found
        for at, line in enumerate(lines)
        if line[:1] == "Q" and ":" in line and (found := _OF_COMMITTEE.match(line))
    }
    numbers = [int(found[1]) for found in counted.values()]
    rise = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    are_labelled = all(any_label_of(lines[at][one.end() :]) for at, one in counted.items())
    if len(counted) < _LEAST or not rise or not are_labelled:
        return Uncounted(_with_pairs(lines))
    item = remarks(
        "The number of {n} line was left out.",
        "The numbers of {n} lines were left out.",
        len(counted),
    )
    return Uncounted(
        [line[counted[at].end() :] if at in counted else line for at, line in enumerate(lines)],
        (item,),
    )


def _with_pairs(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with labels for counted questions and answers, if they take turns."""
    marks: dict[int, _Mark] = {}
    for at, line in enumerate(lines):
        may_be = line[:1].isalpha() or line[:1] in ("*", "_")
        found = _NUMBERED.match(line) if may_be and _may_end_number(line) else None
        if found:
            marks[at] = _Mark(found[1], int(found[2]), found.end())
    for asked in {mark.name for mark in marks.values()}:
        for pairs in (_PAIRS, _FRENCH):
            answered = pairs.get(asked.casefold(), "")
            turns = {
                at: mark
                for at, mark in marks.items()
                if mark.name == asked or mark.name.casefold() == answered
            }
            if answered and _take_turns(asked, list(turns.values())):
                return _labelled(lines, turns)
    return lines


def _may_end_number(line: str) -> bool:
    """Return whether what opens a line may be a number: a sign ends it, or the line does."""
    head = line[:25]
    has_end = line[-1].isdecimal() or line[-1] in "*_" or any(sign in head for sign in ".:)")
    return has_end and any(map(str.isdecimal, head))


def _take_turns(asked: str, turns: Sequence[_Mark]) -> bool:
    """Return whether each question has its answer, and the numbers rise from one on."""
    questions = [turn.number for turn in turns if turn.name == asked]
    answers = [turn.number for turn in turns if turn.name != asked]
    if len(questions) < _LEAST or not answers or turns[0].name != asked:
        return False
    rise = all(later == earlier + 1 for earlier, later in pairwise(questions))
    changes = all(before.name != after.name for before, after in pairwise(turns))
    return rise and changes and answers == questions[: len(answers)]


def _labelled(lines: Sequence[str], turns: Mapping[int, _Mark]) -> Sequence[str]:
    """Return the lines with labels; the words may stand below, also behind a blank line."""
    labelled: list[str] = []
    above = ""
    for at, line in enumerate(lines):
        mark = turns.get(at)
        if mark is not None:
            words = line[mark.length :]
            above = "" if words else f"[{mark.name}]: "
            labelled.append(f"[{mark.name}]: {words}" if words else "")
        else:
            labelled.append(above + line if line else line)
            above = "" if line else above
    return labelled
