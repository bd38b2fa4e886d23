"""Cues that hold no words but a sound: ``[APPLAUSE]``, ``(bell rings)``, ``♪♪``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Final

from reader.model.transcript import CueKind
from reader.patterns import lazy_pattern

OPENINGS: Final = "[(*♪♫♩♬"
"""The first characters of cues that may be nothing but a sound."""

_TAGS: Final = lazy_pattern(
    r"(?:\s*+(?:\[[^][\n:]{1,60}\]|\([^()\n.!?,;:]{1,40}\)|\*[^*\n.!?,]{1,40}\*|[♪♫♩♬]++))++\s*+"
)


def kind_of(text: str) -> CueKind:
    """Return SOUND for a cue that is nothing but tags and music notes, else SPEECH.

    Words between notes are sung and count as speech; so does a whole sentence in parentheses.
    """
    first = text[:1]
    if first in OPENINGS and len(text) < 200 and _TAGS.fullmatch(text):
        return CueKind.SOUND
    return CueKind.SPEECH


def kinds_of(texts: Sequence[str]) -> Iterable[CueKind]:
    """Return what each of some texts is, none of them ""; without end where all are speech."""
    if {text[0] for text in texts}.isdisjoint(OPENINGS):
        return repeat(CueKind.SPEECH)
    return map(kind_of, texts)
