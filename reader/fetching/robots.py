"""What a site asks of programs that read its pages: robots.txt (RFC 9309).

Written because Python's own reader knows neither ``*`` nor ``$`` nor that the longest rule counts,
and others make regular expressions of a stranger's patterns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from reader.named_tuple import NamedTuple

MOST_BYTES: Final = 512_000
"""How much of the file is read (2.5: at least 500 kibibytes)."""

AGENT: Final = "transcript-reader"
"""What the program is called there."""


class Rule(NamedTuple):
    """A pattern of paths that may or may not be asked for."""

    pattern: str
    allows: bool


def rules(text: str, agent: str = AGENT) -> list[Rule]:
    """Return the rules for a program: those of the groups that name it, else those for all."""
    own: list[Rule] = []
    others: list[Rule] = []
    has_own = False
    heads: list[str] = []
    in_head = False
    for key, value in _lines(text):
        if key == "user-agent":
            heads = [*heads, value.lower()] if in_head else [value.lower()]
            in_head = True
            has_own = has_own or agent in heads
        elif key in ("allow", "disallow"):
            in_head = False
            if value:
                rule = Rule(value, key == "allow")
                if agent in heads:
                    own.append(rule)
                elif "*" in heads:
                    others.append(rule)
    return own if has_own else others


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def may_ask(rules: list[Rule], target: str) -> bool:
    """Whether a path may be asked for: the longest rule that fits says so, of two equals "yes"."""
    fitting = [rule for rule in rules if _fits(rule.pattern, target)]
    if target == "/robots.txt" or not fitting:
        return True
    return max(fitting, key=lambda rule: (len(rule.pattern), rule.allows)).allows


def _fits(pattern: str, target: str) -> bool:
    is_whole = pattern.endswith("$")
    first, *pieces = unquote(pattern.removesuffix("$")).split("*")
    target = unquote(target)
    if not target.startswith(first):
        return False
    at = len(first)
    # The first place that has a piece is as good as any later one, but for the end of the path.
    last = pieces.pop() if pieces and is_whole else None
    for piece in pieces:
        found = target.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if last is not None:
        return len(target) - len(last) >= at and target.endswith(last)
    return not is_whole or at == len(target)
