"""How somebody speaks, in brackets beside the name: ``Ana (over the phone): Good morning``.

It is no part of the name, and stays before the words. Pronouns, what somebody is there, and what
scripts print for the eye alone (``(voice-over)``, ``(cont'd)``) are left out, as seats and parties
are.
"""

from __future__ import annotations

from typing import Final

from reader.patterns import lazy_pattern

_BESIDE: Final = lazy_pattern(
    r"\S[ \xa0]([(\[])([^\W\d_][^()\[\]:/\n]{2,60})[)\]][*_]{0,2}:?[*_: \t\xa0]*\Z"
)
_LEFT_OUT_TEXT: Final = """
    voice-over voiceover voice off offscreen off-screen on-screen on off-camera on-camera cont
    cont'd contd continued continuing more host co-host guest interviewer interviewee moderator
    chair chairman chairwoman chairperson presenter narrator speaker she he they her him them sie er
    elle il ella él née geb born aged member president participant respondent witness
"""
_LEFT_OUT: Final = frozenset(_LEFT_OUT_TEXT.split())


def manner_in(label: str) -> str:
    """Return what a label says of how somebody speaks, with its brackets; "" for most."""
    found = _BESIDE.search(label) if ")" in label or "]" in label else None
    if found is None or not found[2][0].islower():
        return ""
    if found[2].split()[0].rstrip(".,’").casefold() in _LEFT_OUT:
        return ""
    return f"{found[1]}{found[2]}{')' if found[1] == '(' else ']'}"
