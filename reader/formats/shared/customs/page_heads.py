"""The heads and feet of the pages of typed texts: a title, the number of the page, or both.

A text that was typed in pages and saved as plain lines has them every so many lines. They count the
pages, stand as far from each other as pages are long, and often amid a sentence that goes on below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import combinations, pairwise
from typing import Final

from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.sounds import OPENINGS
from reader.formats.shared.times.stamps import stamp_of
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_LEAST_PAGES: Final = 3
_LEAST_LINES_OF_A_PAGE: Final = 10
_LEAST_LINES_OF_TWO: Final = 20
"""So many lines are on a page where only two are counted, or where no number counts them."""
_LONGEST_HEAD: Final = 120
_NEAR_A_HEAD: Final = 3
_ENDS: Final = '.?!…:"”)'
_LEAST_LETTERS_OF_A_FOOT: Final = 8
_MOST_SHAPES: Final = 40
_NUMBER: Final = lazy_pattern(r"\d+")
_PAGE_NUMBER: Final = lazy_pattern(
    r"\A[-–—|\[( ]{0,3}\d{1,4}[-–—|\]) ]{0,3}\Z|\A\d{1,4}(?: {3,}|\t)|(?: {3,}|\t)\d{1,4}\Z"
    r"|\b(?:page|seite|side|sida|pagina|página|pág|pg|p|стр|strona)\.? \d{1,4}\b",
    re.IGNORECASE,
)
"""The number of a page: alone, far from other words, or called one."""

_COUNTS_OTHERS: Final = lazy_pattern(
    r"\W{0,3}(?:chapter|part|tape|side|speaker|take|question|section|scene|act|item|figure|table"
    r"|slide|session|reel|cassette|day|week|lesson|episode|interview|segment|track|clip|file|note"
    r"|kapitel|teil|band|frage|sprecher|folge|tag|chapitre|partie|capítulo|parte|pregunta)\b",
    re.IGNORECASE,
)
_DASHES: Final = ("-", "–", "—")
_BETWEEN_DASHES: Final = lazy_pattern(r"([-–—]) ?\d{1,4} ?\1")


def page_heads(lines: Sequence[str]) -> set[int]:
    """Return the lines that stand on each page, of which one counts the pages.

    So many lines are between those that count as fit on a page, about as many each time. Left and
    right pages may have heads of their own.
    """
    whole = "\n".join(lines)
    if not _NUMBER.search(whole):
        return _repeated(lines)
    groups: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if len(line) <= _LONGEST_HEAD and _NUMBER.search(line):
            groups.setdefault(_shape(line), []).append(index)
    counts = [count for found in groups.values() if (count := _counted(found, lines))]
    runs = [count for count in counts if count.step in (1, 2) and _are_pages(count, lines)]
    runs += _left_and_right(counts, lines)
    heads = {index for run in runs for index in run.places}
    heads = heads | _beside(lines, heads) if heads else _repeated(lines)
    return heads | {i for i, line in enumerate(lines) if line[:1] in _DASHES and _between(line)}


def _between(line: str) -> bool:
    """Return whether a line is the number of a page between dashes: ``-2-``."""
    return _BETWEEN_DASHES.fullmatch(line) is not None


class _Counted(NamedTuple):
    """Lines of one shape whose one number rises, by the same step each time."""

    places: list[int]
    numbers: list[int]
    step: int


def _counted(found: list[int], lines: Sequence[str]) -> _Counted | None:
    if len(found) < 2:
        return None
    columns = list(zip(*(map(int, _NUMBER.findall(lines[index])) for index in found), strict=True))
    rising = [column for column in columns if len(set(column)) > 1]
    steps = {later - earlier for column in rising for earlier, later in pairwise(column)}
    first = lines[found[0]]
    if len(rising) != 1 or len(steps) != 1 or stamp_of(first) or any_label_of(first):
        return None
    return _Counted(found, list(rising[0]), steps.pop())


def _are_pages(run: _Counted, lines: Sequence[str]) -> bool:
    """Return whether lines that count stand as far from each other as the heads of pages."""
    places, numbers, _ = run
    gaps = [later - earlier for earlier, later in pairwise(places)]
    if min(gaps) < _LEAST_LINES_OF_A_PAGE or max(gaps) > 2 * min(gaps):
        return False
    first = lines[places[0]]
    is_number = _PAGE_NUMBER.search(first) is not None
    if len(places) < _LEAST_PAGES:
        # Of a text of two or three pages: the number is called one, and pages are as long.
        is_whole = numbers[0] <= 2 and len(lines) - places[-1] <= 1.3 * gaps[0]
        begins = numbers[0] == 1 or 0.6 * gaps[0] <= places[0] <= 1.3 * gaps[0]
        is_named = is_number and not first.strip("-–—|[]() ").isdecimal()
        return is_named and is_whole and begins and gaps[0] >= _LEAST_LINES_OF_TWO
    if not is_number and _COUNTS_OTHERS.match(first):
        return False
    return is_number or _is_regular(places, gaps, lines)


def _is_regular(places: Sequence[int], gaps: Sequence[int], lines: Sequence[str]) -> bool:
    """Return whether lines stand amid sentences, or at the same distance from each other."""
    amid = sum(_is_amid_sentence(lines, place) for place in places)
    is_even = len(gaps) > 2 and max(gaps) - min(gaps) <= max(3, 0.15 * min(gaps))
    return (amid > 1 and 2 * amid >= len(places)) or (is_even and amid > 0)


def _is_amid_sentence(lines: Sequence[str], place: int) -> bool:
    """Return whether a sentence stands open before a line and goes on below it."""
    before = next((lines[at] for at in range(place - 1, max(-1, place - 6), -1) if lines[at]), "")
    below = next((line for line in lines[place + 1 : place + 6] if line), "")
    return before[-1:] not in ("", *_ENDS) and below[:1].islower()


def _left_and_right(counts: Sequence[_Counted], lines: Sequence[str]) -> list[_Counted]:
    """Return the heads of left and right pages, which only together count all of them."""
    by_two = [count for count in counts if count.step == 2][:_MOST_SHAPES]
    for one, other in combinations(by_two, 2):
        both = sorted(
            [
                *zip(one.places, one.numbers, strict=True),
                *zip(other.places, other.numbers, strict=True),
            ]
        )
        numbers = [number for _, number in both]
        run = _Counted([place for place, _ in both], numbers, 1)
        is_run = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if is_run and len(both) > _LEAST_PAGES and _are_pages(run, lines):
            return [run]
    return []


def _repeated(lines: Sequence[str]) -> set[int]:
    """Return the lines that stand on each page without a number, amid sentences that go on."""
    groups: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if _LEAST_LETTERS_OF_A_FOOT <= len(line) <= _LONGEST_HEAD and line[-1] not in ".?!:,":
            groups.setdefault(line, []).append(index)
    return {
        place
        for line, places in groups.items()
        if len(places) >= _LEAST_PAGES and line[0] not in OPENINGS and not any_label_of(line)
        if _stand_on_pages(places, lines)
        for place in places
    }


def _stand_on_pages(places: Sequence[int], lines: Sequence[str]) -> bool:
    gaps = [later - earlier for earlier, later in pairwise(places)]
    if min(gaps) < _LEAST_LINES_OF_TWO or max(gaps) > 2 * min(gaps):
        return False
    return 2 * sum(_is_amid_sentence(lines, place) for place in places) >= len(places)


def _beside(lines: Sequence[str], heads: Collection[int]) -> set[int]:
    """Return the lines next to those that count the pages which stand there on most pages."""
    near: dict[str, set[int]] = {}
    for head in heads:
        for step in (-1, 1):
            index, seen = head + step, 0
            while 0 <= index < len(lines) and seen < _NEAR_A_HEAD:
                if lines[index] and index not in heads:
                    near.setdefault(lines[index], set()).add(index)
                seen += bool(lines[index])
                index += step
    last = next(index for index in range(len(lines) - 1, -1, -1) if lines[index])
    found = set()
    everywhere = Counter(line for line in lines if line in near)
    for text, places in near.items():
        # What stands elsewhere, too, is said: a title has one line more, at the head of all.
        recurs = 5 * len(places) >= 3 * len(heads) and everywhere[text] <= len(places) + 2
        if recurs and len(text) >= _LEAST_LETTERS_OF_A_FOOT and not any_label_of(text):
            found |= places | ({last} if lines[last] == text else set())
    return found


def without_heads(lines: Sequence[str], heads: Collection[int]) -> Sequence[str]:
    """Return the lines without some, and without the blank ones around them amid a sentence."""
    kept: list[str] = []
    is_after_head = False
    for index, line in enumerate(lines):
        if index in heads:
            is_after_head = True
        elif line or not is_after_head:
            if is_after_head and kept:
                while kept and not kept[-1]:
                    kept.pop()
                if kept and (kept[-1][-1] in _ENDS or not line[:1].isalnum()):
                    kept.append("")
            kept.append(line)
            is_after_head = False
    return kept


def _shape(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.split()))
