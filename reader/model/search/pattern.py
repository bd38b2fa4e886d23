"""A person's own regular expression, which must neither hang nor fill the memory.

The engine is ``regex``: it stops after a set time and lets other threads run meanwhile. What it
cannot stop is reading a pattern, so patterns that would grow beyond all measure are refused first.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import regex  # type: ignore[import-untyped]

from reader.errors import QueryError
from reader.model.breaks import has_unspaced, is_border
from reader.model.scripts import UNSPACED
from reader.patterns import lazy_pattern
from reader.wording import mark, tr, trn

LONGEST_PATTERN: Final = 1_000
"""The most characters of a pattern."""

_SECONDS: Final = 1.0
# How large a pattern may grow when what it repeats a set number of times is written out.
_LARGEST: Final = 100_000

_TOO_SLOW: Final = tr("This pattern takes too long; make it simpler.")
_TOO_LARGE: Final = tr("This pattern repeats too much; make it simpler.")
_TOO_DEEP: Final = tr("This pattern has too many brackets within brackets; make it simpler.")

# What the engine says of a pattern, as far as a person is likely to meet it.
_FAULTS: Final = frozenset(
    (
        mark("bad character in group name"),
        mark("bad character range"),
        mark("bad escape (end of pattern)"),
        mark("invalid group reference"),
        mark("min repeat greater than max repeat"),
        mark("missing )"),
        mark("missing >"),
        mark("missing ]"),
        mark("missing group name"),
        mark("multiple repeat"),
        mark("nothing to repeat"),
        mark("repeat count too big"),
        mark("unbalanced parenthesis"),
        mark("undefined character name"),
        mark("unknown extension"),
        mark("unknown group"),
        mark("unknown property"),
        mark("unterminated character set"),
    )
)

# An escaped character, a set, a bracket, a repeat, anything else.
_TOKEN: Final = lazy_pattern(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]|\{(?P<least>\d*)(?:,(?P<most>\d*))?\}|.", re.DOTALL
)

_WORD: Final = r"[\p{L}\p{N}\p{M}\p{Pc}]"
# Where a word may begin and end; beside a letter of a script that parts no words, the dictionary
# is asked for what is found.
_BESIDE: Final = f"(?<=[{UNSPACED}])|(?=[{UNSPACED}])"
_OPENS: Final = f"(?:(?<!{_WORD})|{_BESIDE})"
_CLOSES: Final = f"(?:(?!{_WORD})|{_BESIDE})"


def find(
    text: str, pattern: str, *, match_case: bool, whole_words: bool
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of ``text`` that a pattern matches, without those of no character.

    Raises QueryError if the pattern is at fault, too large, or takes more than a second in all.
    """
    deadline = time.monotonic() + _SECONDS
    is_whole = partial(is_border, text) if whole_words and has_unspaced(text) else None
    compiled = _compiled(pattern, match_case, whole_words)
    try:
        for found in _matches(compiled, text, is_whole, deadline):
            start, end = found.span()
            if end > start:
                yield start, end
            if time.monotonic() > deadline:
                raise QueryError(_TOO_SLOW)
    except TimeoutError:
        raise QueryError(_TOO_SLOW) from None
    except MemoryError:
        raise QueryError(_TOO_LARGE) from None


def _matches(
    compiled: regex.Pattern[str],
    text: str,
    is_whole: Callable[[int], bool] | None,
    deadline: float,
) -> Iterator[regex.Match[str]]:
    """Yield what a pattern matches, none over another; ``is_whole`` tells where a word may end."""
    if is_whole is None:
        yield from compiled.finditer(text, timeout=_SECONDS, concurrent=True)
        return
    found = compiled.search(text, timeout=_SECONDS, concurrent=True)
    # Behind the last character only nothing can be found, and that again and again.
    while found and found.start() < len(text):
        start, end = found.span()
        is_hit = end > start and is_whole(start) and is_whole(end)
        if is_hit:
            yield found
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        # What a dictionary refuses may lie over what it takes.
        following = end if is_hit else start + 1
        found = compiled.search(text, following, timeout=left, concurrent=True)


def _compiled(pattern: str, match_case: bool, whole_words: bool) -> regex.Pattern[str]:
    if len(pattern) > LONGEST_PATTERN:
        raise QueryError(
            trn(
                "A pattern can have {n} character at most.",
                "A pattern can have {n} characters at most.",
                LONGEST_PATTERN,
            )
        )
    if _size(pattern) > _LARGEST:
        raise QueryError(_TOO_LARGE)
    flags = 0 if match_case else regex.IGNORECASE
    try:
        compiled = regex.compile(pattern, flags)
        if whole_words:
            # In a pattern with comments the last one must end before the bracket.
            end = "\n)" if compiled.flags & regex.VERBOSE else ")"
            compiled = regex.compile(f"{_OPENS}(?:{pattern}{end}{_CLOSES}", flags)
    except regex.error as error:
        raise QueryError(_fault(pattern, error)) from None
    except RecursionError:
        raise QueryError(_TOO_DEEP) from None
    return compiled


def _fault(pattern: str, error: regex.error) -> str:
    place = error.pos
    fault = tr(error.msg) if error.msg in _FAULTS else error.msg
    if place is None or place >= len(pattern):
        return tr("This pattern has a mistake at its end: {fault}.", fault=fault)
    return tr(
        "This pattern has a mistake at character {place}: {fault}.", place=place + 1, fault=fault
    )


def _size(pattern: str) -> int:
    """Return about how many parts a pattern has with its repeats written out."""
    sizes = [0]
    last = [0]
    for token in _TOKEN.finditer(pattern):
        if token[0] == "(":
            sizes.append(0)
            last.append(0)
        elif token[0] == ")" and len(sizes) > 1:
            last.pop()
            size = sizes.pop()
            sizes[-1] += size
            last[-1] = size
        elif token["least"] or token["most"]:
            times = max(int(token["least"] or 0), int(token["most"] or 0))
            sizes[-1] += last[-1] * (times - 1)
            last[-1] *= times
        else:
            sizes[-1] += 1
            last[-1] = 1
    return sum(sizes)
