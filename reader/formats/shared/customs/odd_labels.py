"""What opens a line as labels do and is no name, in texts where speakers are known.

``[Ana] Come in`` is Ana's where Ana speaks elsewhere. Who ``2ND MAN:``, ``P2?:`` and ``+1 415:``
are is not known, but not whoever spoke before them; in capitals and more than once they are
speakers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from reader.formats.shared.names import Belief, Label
from reader.patterns import lazy_pattern

_BEFORE_COLON: Final = lazy_pattern(r"([^\s:：\n-][^:：\n]{0,59}+):[ \t\xa0]++(?=[^\s\d])")
_IN_BRACKETS: Final = lazy_pattern(
    r"(?:\[([^\[\]:\n]{1,40})\]|\(([^():\n]{1,40})\))[ \t\xa0]++(?=\S)"
)
_ODD: Final = lazy_pattern(
    r"\+?\d[\d *()-]{0,20}|#\d{1,3}"
    r"|\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH) [^\W\d_][\w' ]{1,30}"
    r"|[A-Z]{1,2}-\d\w{0,4}|[A-Z]\d{1,2}[./][A-Z]?\d{1,2}"
    r"|[\"“*<][^\"“”*<>]{1,30}[\"”*>]"
    r"|(?:[^\W_][\w.-]{0,20})?(?: [¿?]{1,3}|\?{1,3})"
    r"|[^\s@]{1,40}@[\w-]{1,30}\.[\w.]{1,20}"
    r"|[^\W\d_][\w'’.-]{0,20}(?: [^\W\d_][\w'’.-]{0,20}){0,3}"
    r" [\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]{1,4}"
)
_BELIEVED: Final = lazy_pattern(
    r"\d{1,2}(?:ST|ND|RD|TH) [A-Z][A-Z' ]{1,30}|[A-Z]{1,2}-\d[A-Z\d]{0,4}"
)
_MOST_WORDS_IN_CAPITALS: Final = 8


class Completed(NamedTuple):
    """What opens the lines of paragraphs, and who is believed to speak."""

    labels: list[Sequence[Label | None]]
    speakers: frozenset[str]


def completed(
    texts: Sequence[str], labels: Sequence[Sequence[Label | None]], speakers: frozenset[str]
) -> Completed:
    """Return the labels with those that have not the shape of a name, where speakers are known."""
    if not speakers:
        return Completed(list(labels), speakers)
    called = {name.casefold(): name for name in sorted(speakers)}
    whole = [_completed(text, of_text, called) for text, of_text in zip(texts, labels, strict=True)]
    counts = Counter(label.name for found in whole for label in found[:1] if label)
    recurring = {name for name, count in counts.items() if count > 1 and _BELIEVED.fullmatch(name)}
    return Completed(whole, speakers | recurring)


def _completed(
    text: str, labels: Sequence[Label | None], called: dict[str, str]
) -> Sequence[Label | None]:
    if (labels and all(labels)) or not (":" in text or "[" in text or "(" in text):
        return labels
    lines = text.split("\n")
    found = list(labels) or [None] * len(lines)
    for index, line in enumerate(lines):
        if found[index] is None:
            found[index] = _named_in_brackets(line, called) or (
                None if index else _odd_label(line, called.values())
            )
    return found if any(found) else labels


def _named_in_brackets(line: str, called: dict[str, str]) -> Label | None:
    """Return the label of ``[Ana] Come in``, where Ana is known."""
    found = _IN_BRACKETS.match(line) if line[:1] in ("[", "(") else None
    name = called.get((found[1] or found[2]).strip().casefold()) if found else None
    return Label(name, found.end()) if found and name else None


def _odd_label(line: str, speakers: Collection[str]) -> Label | None:
    found = _BEFORE_COLON.match(line)
    if found is None:
        return None
    name = found[1].rstrip()
    is_shouted = (
        name.isupper()
        and all(map(str.isupper, speakers))
        and 1 < len(name.split()) <= _MOST_WORDS_IN_CAPITALS
        and not line[found.end() :].isupper()
    )
    is_odd = is_shouted or _ODD.fullmatch(name)
    return Label(name, found.end(), Belief.NEVER) if is_odd else None
