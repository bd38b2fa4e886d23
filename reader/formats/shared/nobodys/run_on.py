"""Turns that stand on one line: ``Ana: It is shut. Bo: Since when?``

Whoever copies a transcript loses the ends of its lines. A name within a line, behind the end of a
sentence and before a colon, takes the word where it opens lines more than once, or where half of
all turns hold one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Final

from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.names import Belief, voice_of
from reader.patterns import lazy_pattern

_INSIDE: Final = lazy_pattern(
    r"(?<=[.?!…\"”’)\]])[ \t]"
    r"([^\W\d_a-z][^\s:.?!,;]{0,24}\.?(?: [^\s:.?!,;]{1,24}\.?){0,3}):[ \t]+(?=\S)"
)
_LEAST: Final = 2


def turns_apart(texts: Sequence[str]) -> Sequence[str]:
    """Return texts with line ends, for the spaces there, before the names that stand within them.

    They are as long as before. The same texts are returned where there is none.
    """
    inside = {
        at: found
        for at, text in enumerate(texts)
        if text.count(":") > 1 and (found := [one[1] for one in _INSIDE.finditer(text)])
    }
    if not inside:
        return texts
    opening = Counter(
        label.name
        for text in texts
        for line in text.split("\n")
        if ":" in line and (label := any_label_of(line)) and label.belief is Belief.NAME
    )
    within = Counter(chain.from_iterable(inside.values()))
    is_form = 2 * len(inside) >= opening.total()
    names = {
        name
        for name, count in within.items()
        if opening[name] >= _LEAST or (is_form and count >= _LEAST)
        if (voice := voice_of(name)) and voice.belief is Belief.NAME
    }
    if not names:
        return texts
    parted = list(texts)
    for at in inside:
        parted[at] = _INSIDE.sub(
            lambda one: f"\n{one[0][1:]}" if one[1] in names else one[0], parted[at]
        )
    return parted
