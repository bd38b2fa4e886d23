"""The cheap signs by which a text is let go before a pattern is compiled for it.

Whatever a pattern knows must have its sign: texts are made from the pattern itself, and each is
still known where the signs are asked for first.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.formats.shared import credits, recording_notes, sounds, speech
from reader.formats.shared.customs import counted, openings
from reader.formats.shared.nobodys import asides
from reader.formats.shared.times import time_coats

Knows = Callable[[str], object]


def _credit(text: str) -> bool:
    """Whether a text is a credit for the sake of anything but an address in it."""
    return credits._is_credit(f"{text} https://a.example")


PATTERNS: dict[str, tuple[re.Pattern[str], Knows, int]] = {
    "part": (recording_notes._PART, recording_notes.names_part, 48),
    "bounds": (
        recording_notes._BOUNDS,
        lambda line: recording_notes.names_part(line) or recording_notes.bounds_recording(line),
        48,
    ),
    "alone": (sounds._ALONE, lambda text: len(text) < 4 or sounds.is_event_alone(text), 60),
    "note": (speech._NOTE, speech._is_noted, 99),
    "service": (openings._SERVICE, lambda line: openings._kind(line, "", ()), 300),
    "tape": (time_coats._TAPE, time_coats._is_part, 400),
    "counted": (counted._NUMBERED, lambda line: counted._may_end_number(line.strip()), 400),
    "made": (asides._MADE, lambda text: not text[0].isalnum() or asides.is_aside(text), 300),
    "rights": (credits._RIGHTS, credits._is_credit, 700),
    "meeting": (credits._MEETING, credits._is_credit, 200),
    "credit": (credits._CREDIT, _credit, 180),
}


@pytest.mark.parametrize(("pattern", "knows", "longest"), PATTERNS.values(), ids=PATTERNS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_a_pattern_knows_has_its_sign(
    pattern: re.Pattern[str], knows: Knows, longest: int, data: st.DataObject
) -> None:
    compiled = re.compile(pattern.pattern, pattern.flags)
    text = data.draw(st.from_regex(compiled, fullmatch=True))
    if len(text) <= longest and "\n" not in text and compiled.fullmatch(text):
        assert knows(text), text
