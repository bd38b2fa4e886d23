"""Plays, scripts and interviews that set who speaks above the words, or before them with a point.

What stands between the turns, a scene, its place, the curtain, is said by nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.customs import OF_HOUSES, TURN_MARKS, WIDE_BLANK
from reader.formats.shared.customs.chambers.members import with_members
from reader.formats.shared.labels.grammar import NOBODY_NAMED, any_label_of
from reader.formats.shared.lines import blocks, has_any
from reader.formats.shared.names import Belief, is_full_name, is_titled, voice_of
from reader.patterns import lazy_pattern

_LEAST_TURNS: Final = 3
_LONGEST_NAME: Final = 40
_LONGEST_WITH_SEAT: Final = 120
"""Characters of a name with office, seat or party in brackets: ``Ana Reyes (Lorne) (Lab)``."""
_SHARE_IN_CAPITALS: Final = 0.4
_SHARE: Final = 0.8
_SHARE_ALONE: Final = 0.25
_NO_ENDS: Final = ".:,;!?"
_BEFORE_POINT: Final = lazy_pattern(
    r"([^\W\d_a-z][^a-z.:,()\n]{1,30})(?: \([^().:\n]{1,60}\))?(?:, [^.:\n]{1,80})?\.(?:\s|$)"
)
"""A name in capitals, with party and office, before a point: ``ANA REYES (LAGO). Signor``."""
_SCENE_WORDS: Final = (
    "act|scene|curtain|intermission|interval|blackout|the end|fade (?:in|out)|cut to|break|end"
    "|akt|aufzug|szene|auftritt|vorhang|ende|pause|acte|scène|rideau|fin|acto|escena|telón"
    "|atto|scena|sipario|fine|(?:ad|commercial|short|lunch|music) break|proceedings"
    "|(?:morning|afternoon|evening) session|(?:opening|closing) (?:statement|remarks|argument)s?"
    "|(?:end|beginning|start) of [^.!?:]{1,40}"
)
_SCENE: Final = lazy_pattern(
    rf"\W{{0,2}}(?:{_SCENE_WORDS})(?: (?:[ivxlc]{{1,6}}|\d{{1,3}}|one|two|three|four))?\W{{0,2}}",
    re.IGNORECASE,
)
_LONGEST_HEADING: Final = 60
_HEARD: Final = lazy_pattern(
    r" ?\((?:cont['’.]?d?\.?|continuing|more|[ov]\.? ?[sco]\.?|off|filtered|pre-?lap)\)",
    re.IGNORECASE,
)
"""What scripts set behind a name: of whom more was heard above, and who is not seen."""


def is_scene(text: str) -> bool:
    """Return whether a paragraph in capitals heads what follows: ``SCENE 2``, ``END OF TAPE``."""
    return len(text) <= _LONGEST_HEADING and text.isupper() and _SCENE.fullmatch(text) is not None


def with_labels(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with labels for the names of who speaks, where no colon sets them off.

    That is a point behind a name in capitals, or the end of its line; the names come again.
    """
    has_points = has_any(lines, ".")
    pointed = (
        (_of_houses(lines) if has_any(lines, OF_HOUSES) else [])
        or (with_members(lines) if has_points else [])
        or (_of_assemblies(lines) if has_any(lines, TURN_MARKS + WIDE_BLANK) else [])
        or (_behind_points(lines) if has_points else [])
    )
    if pointed:
        return pointed
    parts = list(blocks(lines))
    return _above_words(parts) or _above_paragraphs(parts) or lines


def _of_houses(lines: Sequence[str]) -> Sequence[str]:
    from reader.formats.shared.customs.chambers.houses import with_houses  # few texts are records

    return with_houses(lines)


def _of_assemblies(lines: Sequence[str]) -> Sequence[str]:
    from reader.formats.shared.customs.chambers.assemblies import (  # few are
        with_marked,
        with_wide_blanks,
    )

    return with_marked(lines) or with_wide_blanks(lines)


def _behind_points(lines: Sequence[str]) -> Sequence[str]:
    found = [_before_point(line) for line in lines]
    called = [_name_in(one[1]) if one else "" for one in found]
    names = _recurring(called)
    if not names:
        return []
    opens = [bool(line) and not before for before, line in pairwise(["", *lines])]
    turns = sum(name in names for name in called)
    said = sum(
        line[0] not in "[(" and not is_scene(line)
        for line, is_first in zip(lines, opens, strict=True)
        if is_first
    )
    if turns < _LEAST_TURNS or 2 * turns < said:
        return []
    names |= {name for name, is_first in zip(called, opens, strict=True) if is_first}
    return [
        f"[{name}]: {line[one.end() :].lstrip()}" if one and name and name in names else line
        for line, one, name in zip(lines, found, called, strict=True)
    ]


def _before_point(line: str) -> re.Match[str] | None:
    """Return what stands before the first point of a line, if it is in capitals."""
    may_be = line[:1].isupper() and not "a" <= line[1:2] <= "z"
    found = _BEFORE_POINT.match(line) if may_be else None
    return found if found and not is_titled(f"{found[1]} X") and not any_label_of(line) else None


def _above_words(parts: Sequence[list[str]]) -> Sequence[str]:
    """Return lines for paragraphs of which nearly all have a name on their first line.

    In a script, where names are in capitals, what has none tells what is seen.
    """
    firsts = [_name_in(part[0]) if len(part) > 1 else "" for part in parts]
    names = _recurring(firsts)
    turns = sum(first in names for first in firsts)
    is_script = all(map(str.isupper, names))
    least = _SHARE_IN_CAPITALS if is_script else _SHARE
    if not names or turns < _LEAST_TURNS or turns < least * len(parts):
        return []
    lines: list[str] = []
    for part, first in zip(parts, firsts, strict=True):
        if first and (first in names or first.isupper() is is_script):
            lines += [f"[{first}]: {part[1]}", *part[2:], ""]
        elif is_script and not is_scene(part[0]):
            lines += [f"[{NOBODY_NAMED}]: {part[0]}", *part[1:], ""]
        else:
            lines += [*part, ""]
    return lines


def _above_paragraphs(parts: Sequence[list[str]]) -> Sequence[str]:
    """Return lines for paragraphs above which names stand alone: in capitals, or of two words."""
    roles = [_with_role(part[0]) if len(part) == 1 else "" for part in parts]
    alone = [
        role or (_name_in(part[0]) if len(part) == 1 else "")
        for role, part in zip(roles, parts, strict=True)
    ]
    names = {name for name in _recurring(alone) if name.isupper() or is_full_name(name)}
    if len(roled := set(roles) - {""}) > 1:
        names = _recurring(alone) | roled  # of companies, with whoever leads the call
    turns = sum(name in names for name in alone)
    adjacent = sum(name in names and after in names for name, after in pairwise(alone))
    if len(names) < 2 or turns < _LEAST_TURNS or adjacent or turns < _SHARE_ALONE * len(parts):
        return []
    lines: list[str] = []
    above = ""
    for part, name in zip(parts, alone, strict=True):
        if name in names:
            above = name
            continue
        label = f"[{above}]: " if above else ""
        lines += [f"{label}{part[0]}", *part[1:], ""]
        above = ""
    return [*lines, above] if above else lines


def _with_role(line: str) -> str:
    """Return the name of ``Ana Reyes -- Chief Executive``, "" for any other line."""
    name, dash, role = line.partition(" -- ")
    is_one = dash and len(line) <= _LONGEST_WITH_SEAT and line[-1] not in _NO_ENDS
    return name if is_one and role[:1].isupper() and is_full_name(name) else ""


def _recurring(found: Sequence[str]) -> set[str]:
    """Return the names that come more than once, none if there is but one."""
    counts = Counter(filter(None, found))
    names = {name for name, count in counts.items() if count > 1}
    return names if len(names) > 1 else set()


def _name_in(line: str) -> str:
    """Return the name of which a line is made, without how it is heard; "" for any other."""
    is_seated = line[-1:] == ")" and len(line) <= _LONGEST_WITH_SEAT
    if (
        (len(line) > _LONGEST_NAME and not is_seated)
        or not line[:1].isalpha()
        or line[-1] in _NO_ENDS
    ):
        return ""
    if "(" in line:
        line = _HEARD.sub("", line)
    voice = voice_of(line)
    is_somebody = voice and voice.belief in (Belief.NAME, Belief.OFFICE)
    if not (voice and is_somebody) or is_scene(line):
        return ""
    return voice.name if is_seated else line
