"""Times in the coats of a few programs and scripts, put into brackets before they are looked for.

Digits of other scripts (``٠٠:٠٠:٠٤``, ``๐๐:๐๐:๐๔``), hours in letters (``[1h 02m 05s]``), marks of
Transana (``¤<4000>``, milliseconds), columns set with blanks (``00:00:04    LIND    Where``), names
as Webex writes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.customs import MAY_HOLD_CLOCK, OF_PLAIN_NAMES
from reader.formats.shared.lines import has_any
from reader.formats.shared.names import Belief, voice_of
from reader.model import timecode
from reader.patterns import lazy_pattern

_LEAST: Final = 2
_DIGITS: Final = r"[^\D0-9]"
_OTHER_CLOCK: Final = lazy_pattern(rf"{_DIGITS}{{1,3}}:{_DIGITS}{{2}}(?::{_DIGITS}{{2}})?(?![\d:])")
_IN_LETTERS: Final = lazy_pattern(
    r"[\[(](?:(\d{1,2})[ ]?(?:h|hrs?|std)\.?[ :]?)?(\d{1,3})[ ]?(?:m|mins?)\.?[ :]?"
    r"(?:(\d{1,2})[ ]?(?:s|secs?|sek)\.?)?[\])]",
    re.IGNORECASE,
)
_OF_TRANSANA: Final = lazy_pattern(r"\xa4[ \t]?<(\d{1,9})>[ \t]?")
_COLUMNS: Final = lazy_pattern(
    r"[\[(]?(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?(?: {2,}|\t+ *)"
    r"([^\W\d_][^:\t\n]{0,40}?):?(?: {2,}|\t+ *)(?=\S)"
)
_OPENS_WITH_TIME: Final = lazy_pattern(r"\[\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\][ \t]+(?=\S)")
_VOICE: Final = lazy_pattern(
    r"(\[\d[\d:., >-]{2,40}\])[ \t]*\((speaker (?:\d{1,3}|\?))\)[ \t]*(?=\S)"
)
_NUMBER_OF_PHONE: Final = lazy_pattern(r"\(\d{1,14}\)")
_LONGEST_NAME: Final = 40
_MARKS: Final = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
"""Which way to read, beside times in scripts that run from the right."""


def with_clocks(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with such times as clocks; the same where there are none."""
    whole = "\n".join(lines)
    if not whole.isascii() and _OTHER_CLOCK.search(whole):
        lines = [_in_usual_digits(line) for line in lines]
    lines = _out_of_rare_coats(lines, whole)
    if "(speaker " in whole:
        lines = _with_voices(lines)
    if "\xa4" in whole:
        lines = _out_of_transana(lines)
    if "m" in whole or "M" in whole:
        lines = _out_of_letters(lines)
    if "  " in whole:
        lines = _out_of_columns(lines)
    return lines


def _out_of_rare_coats(lines: Sequence[str], whole: str) -> Sequence[str]:
    """Return the lines out of coats that few texts have, whose readers are loaded for these."""
    if _NUMBER_OF_PHONE.search(whole):
        from reader.formats.shared.coats.webex import out_of_webex

        lines = out_of_webex(lines)
    if sum(line[:2].strip("[( ")[:1].isdecimal() for line in lines) >= _LEAST:
        from reader.formats.shared.coats.archive_clocks import with_archive_clocks

        lines = with_archive_clocks(lines)
    lines = with_names_over_times(lines)
    if MAY_HOLD_CLOCK.search(whole) or has_any(lines, OF_PLAIN_NAMES):
        from reader.formats.shared.coats.plain_names import with_plain_names

        lines = with_plain_names(lines)
    return lines


def with_names_over_times(lines: Sequence[str]) -> Sequence[str]:
    """Set the names that stand alone above lines with times in brackets before their words.

    ``SPEAKER_00`` above ``[00:00:01] Welcome``: each stands between blank lines or at the head of
    a block, and they come again.
    """
    if not has_any(lines, ["["]):
        return lines
    heads = [
        at
        for at, (line, below) in enumerate(pairwise(lines))
        if below[:1] == "[" and line and line[0] != "[" and not (at and lines[at - 1])
        if _OPENS_WITH_TIME.match(below) and len(line) <= _LONGEST_NAME and _is_somebody(line)
    ]
    timed = [
        at for at, line in enumerate(lines) if line[:1] == "[" and _OPENS_WITH_TIME.match(line)
    ]
    below_blank = sum(at == 0 or not lines[at - 1] for at in timed)
    names = {lines[at] for at in heads}
    if len(heads) <= len(names) or len(heads) < _LEAST or below_blank > len(heads):
        return lines
    plain = list(lines)
    for at in heads:
        found = _OPENS_WITH_TIME.match(lines[at + 1])
        if found:
            plain[at] = ""
            plain[at + 1] = f"{found[0]}[{lines[at]}]: {lines[at + 1][found.end() :]}"
    return plain


def _with_voices(lines: Sequence[str]) -> Sequence[str]:
    """Set labels for the voices of whisper.cpp behind times: ``[…]   (speaker 0) Hello``."""
    found = [_VOICE.match(line) for line in lines]
    if sum(map(bool, found)) < _LEAST:
        return lines
    return [
        f"{one[1]} [{one[2]}]: {line[one.end() :]}" if one else line
        for line, one in zip(lines, found, strict=True)
    ]


def _in_usual_digits(line: str) -> str:
    """Return a line with the usual digits in the time that opens it, or follows its first words."""
    found = _OTHER_CLOCK.search(line)
    if found is None:
        return line
    clock = "".join(str(int(char)) if char.isdecimal() else char for char in found[0])
    return f"{line[: found.start()].lstrip(_MARKS)}{clock}{line[found.end() :]}"


def _out_of_transana(lines: Sequence[str]) -> Sequence[str]:
    """Set clocks for the marks of Transana, each at the head of a line."""
    if sum(len(_OF_TRANSANA.findall(line)) for line in lines) < _LEAST:
        return lines
    marked: list[str] = []
    for line in lines:
        before, *rest = _OF_TRANSANA.split(line)
        marked += [before.rstrip()] if before.strip() or not rest else []
        for time, words in zip(rest[::2], rest[1::2], strict=True):
            marked.append(f"[{timecode.vtt(int(time))}] {words}".rstrip())
    return marked


def _out_of_letters(lines: Sequence[str]) -> Sequence[str]:
    found = {
        at: one
        for at, line in enumerate(lines)
        if line[:1] in ("[", "(") and (one := _IN_LETTERS.match(line))
    }
    if len(found) < _LEAST:
        return lines
    return [_lettered(found[at]) if at in found else line for at, line in enumerate(lines)]


def _lettered(found: re.Match[str]) -> str:
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    time = ((hours * 60 + minutes) * 60 + seconds) * 1000
    return f"[{timecode.vtt(time)}]{found.string[found.end() :]}"


def _out_of_columns(lines: Sequence[str]) -> Sequence[str]:
    """Set a colon behind the names that stand in a column of their own between time and words.

    All lines with a time have one, and one comes again.
    """
    timed = [line for line in lines if line[:2].strip("[(")[:1].isdecimal() and "  " in line]
    if len(timed) < _LEAST:
        return lines
    found = {at: one for at, line in enumerate(lines) if (one := _COLUMNS.match(line))}
    names = {one[2] for one in found.values() if _is_somebody(one[2])}
    all_named = all(one[2] in names for one in found.values())
    if len(found) < max(_LEAST, len(timed)) or not all_named or len(names) == len(found):
        return lines
    return [
        f"[{one[1]}] {one[2]}: {line[one.end() :]}" if (one := found.get(at)) else line
        for at, line in enumerate(lines)
    ]


def _is_somebody(name: str) -> bool:
    voice = voice_of(name)
    return voice is not None and voice.belief in (Belief.NAME, Belief.OFFICE)
