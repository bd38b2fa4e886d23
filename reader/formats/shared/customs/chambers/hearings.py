"""Hearings as courts have them typed: numbered lines, and heads and feet on every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from reader.formats.shared.customs import EXAMINING
from reader.formats.shared.customs.page_heads import page_heads, without_heads
from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.lines import has_any
from reader.formats.shared.names import is_full_name
from reader.model.transcript import ReportItem, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_LEAST_NUMBERED: Final = 5
_MOST_ABOVE: Final = 4
_LEAST_TURNS: Final = 2
_LEAST_PAGES: Final = 3
_LONGEST_HEAD: Final = 120
_SHORTEST_EXAMINATION: Final = len("BY DR XU:")
_OPENS_TURN: Final = lazy_pattern(
    r"[QA][.:]?\s|BY [A-Z]{2,4}\.? \S|\(|\[|---|[A-Z][A-Z.'’ -]{1,60}:|[A-Z][A-Z -]{5,60}\Z"
)
_HEADS_PART: Final = lazy_pattern(
    r"[A-Z][A-Z -]{5,60}|BY [A-Z]{2,4}\.? \S[^:]{0,40}:|\([^()]{1,100}\)|\[[^\[\]]{1,100}\]"
    r"|---[^a-z]{0,3}[A-Z][^\n]{1,80}"
)
_COUNT: Final = lazy_pattern(r"(?:(\d{1,4})[.)]|\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4}))[ \t]++")
_LINE_NUMBER: Final = lazy_pattern(r"[0-9]{1,2}(?=[ \t]|\Z)")
_NUMBER: Final = lazy_pattern(r"\d+")
_EXAMINES: Final = lazy_pattern(
    r"(?:BY|EXAMINATION BY) (?:MR|MS|MRS|DR)\.? [^\W\d_a-z][^:\na-z]{1,40}:"
    r"|(?:FURTHER )?(?:(?:DIRECT|CROSS|REDIRECT|RECROSS|RE)[- ]?)?EXAMINATION"
    r"(?: BY [^:\na-z]{1,40})?:?"
    r"|(?:ORAL |REBUTTAL |OPENING |CLOSING |FINAL )?(?:ARGUMENT|STATEMENT|SUBMISSION)S? (?:OF|BY)"
    r" [^:\na-z]{1,60}|ON BEHALF OF (?:THE )?[^:\na-z]{1,60}"
)


_IN_COURT: Final = lazy_pattern(
    r"(?:(?:[Ff]urther |[Ff]urther )?(?:[Dd]irect|[Cc]ross|[Rr]e(?:direct|cross)?)[- ]?)?"
    r"[Ee]xamination(?:-in-chief)?(?: (?:continued|resumed))? by (?:MR|MS|MRS|DR|Mr|Ms|Mrs|Dr)\.?"
    r" [^:\n]{1,40}:?|(?:[Ff]urther )?(?:Q|q)uestion(?:ed|s) (?:by|from) [^:.?!\n]{2,60}"
    r"|(?:(?:[Cc]ross|[Rr]e)-?)?[Ee]xamined by [^:.?!\n]{2,60}"
    r"|[A-Z][A-Z .'’-]{3,60} \((?:re-?)?(?:sworn|affirmed|called)(?:,[^()\n]{1,30})?\)"
)
"""How courts head the questions to a witness, who is named with the oath."""


class Typed(NamedTuple):
    """The lines of a text without what is only on its pages, and what is to be said of that."""

    lines: Sequence[str]
    report: tuple[ReportItem, ...] = ()


def without_page_marks(lines: Sequence[str]) -> Typed:
    """Return the lines without those at the heads and feet of pages, and without their numbers.

    Courts number the lines of each page from 1. Numbered are most lines, and some of them
    open a turn, which is set apart from the one before. Others number the turns.
    """
    counted = _counted_turns(lines)
    if counted:
        rest_of = [counted.get(index, line) for index, line in enumerate(lines)]
        return Typed(rest_of, _said(0, len(counted)))
    numbers = _numbers(lines)
    rests = {index: lines[index][len(number) :].strip() for index, number in numbers.items()}
    if not _are_of_a_hearing(rests.values(), sum(map(bool, lines))):
        heads = page_heads(lines)
        kept = without_heads(lines, heads) if heads else lines
        if has_any(kept, EXAMINING) and any(map(is_examination, kept)):
            kept = [part for line in kept for part in _set_off(line)]
        return Typed(kept, _said(len(heads), 0))
    heads = _unnumbered_heads(lines, numbers)
    apart: list[str] = []
    before = ""
    for index, line in enumerate(lines):
        rest = rests.get(index, "" if index in heads else line)
        if rest and parts_hearing(before, rest):
            apart.append("")
        if rest:
            apart.append(rest)
            before = rest
    return Typed(apart, _said(len(heads), len(numbers)))


def parts_hearing(before: str, line: str) -> bool:
    """Return whether something new begins between two lines of a hearing, numbers aside.

    So does a turn, a note in brackets and a heading, and what stands below a heading or a note.
    """
    is_turn = _OPENS_TURN.match(line) is not None or is_examination(line)
    return is_turn or _HEADS_PART.fullmatch(before) is not None or is_examination(before)


def is_examination(line: str) -> bool:
    """Return whether a line heads questions: ``CROSS-EXAMINATION``, ``BY MS. FALK:``."""
    if not _SHORTEST_EXAMINATION <= len(line) <= _LONGEST_HEAD:
        return False
    if line.isupper() and _EXAMINES.fullmatch(line):
        return True
    may_be = line[-1] == ")" or "xamin" in line or "uestion" in line
    return may_be and _IN_COURT.fullmatch(line) is not None


def _set_off(line: str) -> tuple[str, ...]:
    return ("", line, "") if is_examination(line) else (line,)


def _are_of_a_hearing(rests: Collection[str], texts: int) -> bool:
    if len(rests) < _LEAST_NUMBERED or 3 * len(rests) < 2 * texts:
        return False
    return sum(_OPENS_TURN.match(rest) is not None for rest in rests) >= _LEAST_TURNS


def _numbers(lines: Sequence[str]) -> dict[int, str]:
    """Return the numbers that open lines one after the other, beginning again with each page."""
    found: dict[int, str] = {}
    last = 0
    for index, line in enumerate(lines):
        number = _LINE_NUMBER.match(line) if line[:1].isdecimal() else None
        if number and _follows(int(number[0]), last):
            found[index] = number[0]
            last = int(number[0])
    return found


def _follows(number: int, last: int) -> bool:
    """Return whether a number is the next; the first lines of a text may be its title."""
    return number in (1, last + 1) or (not last and number <= _MOST_ABOVE)


def _counted_turns(lines: Sequence[str]) -> dict[int, str]:
    """Return what follows the numbers of turns, ``3. Ana: Yes``, by line; nothing of a list."""
    found: dict[int, str] = {}
    names: Counter[str] = Counter()
    number = None
    counts = {index: count for index, line in enumerate(lines) if (count := _COUNT.match(line))}
    for index, count in counts.items():
        line = lines[index]
        label = any_label_of(line[count.end() :])
        if label is None:
            continue
        counted = int(next(filter(None, count.groups())))
        if number not in (None, counted - 1):
            return {}
        number = counted
        names[label.name] += 1
        found[index] = f"[{label.name}]: {line[count.end() + label.length :]}"
    recur = len(names) > 1 and (len(found) > len(names) or all(map(is_full_name, names)))
    is_list = not recur or len(counts) > len(found)
    return {} if is_list or 3 * len(found) < sum(map(bool, lines)) else found


def _unnumbered_heads(lines: Sequence[str], numbers: Mapping[int, str]) -> set[int]:
    """Return the lines without a number that recur on the pages, and the numbers of pages."""
    others = [index for index, line in enumerate(lines) if line and index not in numbers]
    shapes = {index: _shape(lines[index]) for index in others}
    counts = Counter(shapes.values())
    pages = sum(number == "1" for number in numbers.values())
    least = max(2, pages / _LEAST_PAGES)
    return {i for i in others if lines[i].isdecimal() or counts[shapes[i]] >= least}


def _shape(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.split()))


def _said(heads: int, numbers: int) -> tuple[ReportItem, ...]:
    report: tuple[ReportItem, ...] = ()
    if heads:
        report += (
            remarks(
                "1 line at the heads and feet of pages was left out.",
                "{n} lines at the heads and feet of pages were left out.",
                heads,
            ),
        )
    if numbers:
        report += (
            remarks(
                "The number of {n} line was left out.",
                "The numbers of {n} lines were left out.",
                numbers,
            ),
        )
    return report
