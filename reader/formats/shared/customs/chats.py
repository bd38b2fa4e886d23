"""Chats as programs save them: when, who and what on a line, or what on the lines below.

Times are those of the day, as the chat shows them; a new date is a heading. What the program tells
of itself, who came and which picture is not in the file, is said by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Final

from reader.formats.shared.sounds import kind_of
from reader.model.transcript import Cue, CueKind, ReportItem, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_DATE: Final = r"(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
_TIME: Final = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
    r"(?:[ \u202f]?(?P<half>[ap])\.?m\b\.?)?"
)
_NAME: Final = r"~?[ \u202f]?(?P<name>[^\s:][^:\n]{0,79}?)"
_FORMS: Final = (
    # 12/03/2024, 09:15 - Ana Reyes: words · [12.03.24, 09:15:33] Ana Reyes: words (WhatsApp)
    lazy_pattern(
        rf"\[?{_DATE},?[ ]{_TIME}(?:\]:?| [-–])[ ](?:{_NAME}:(?:[ ]+|$))?(?P<words>.*)",
        re.IGNORECASE,
    ),
    # [09:15] <@ana> words · 09:15:22 -!- bo has joined (IRC)
    lazy_pattern(
        rf"\[?(?:{_DATE}[T ])?{_TIME}\]?[ \t]+"
        r"(?:<[ @+%&~]?(?P<name>[^\s<>]{1,40})>(?:[ \t]+|$)|(?=(?:-!-|\*{1,3}|-->|<--|⇐|→) ))"
        r"(?P<words>.*)",
        re.IGNORECASE,
    ),
    # 14:03:10  From  Ana Reyes  to  Everyone:  words · 14:03:10  From  Ana Reyes : words (Zoom)
    lazy_pattern(
        rf"(?:{_DATE} )?{_TIME}[ \t]+from[ \t]+{_NAME}"
        r"(?:[ \t]+to[ \t]+(?P<to>[^:\n]{1,120}):|[ \t]+:)[ \t]*(?P<words>.*)",
        re.IGNORECASE,
    ),
    # Ana Reyes, [12.03.2024 09:15] (Telegram)
    lazy_pattern(rf"{_NAME}, \[{_DATE},? {_TIME}\]:?(?P<words>)", re.IGNORECASE),
    # Ana Reyes  10:02 AM (Slack, Teams and Meet, copied)
    lazy_pattern(
        r"(?P<name>[^\W\d_a-z][^\s:,]{0,30}(?: [^\W\d_a-z][^\s:,]{0,30}){0,3})[ \t,]+"
        rf"(?i:(?:{_DATE},? )?{_TIME})(?<=[mM.])(?P<words>)(?=\Z)"
    ),
)
_HOUR_ALONE: Final = lazy_pattern(r"([01]?\d|2[0-3]):([0-5]\d)(?: ?([AP])M)?")
"""Above what somebody sends on, as Slack has it."""
_NOT_SAVED: Final = lazy_pattern(
    r"<[^<>\n]{3,60}>|(?:image|photo|video|audio|sticker|gif|document|contact card|voice message)"
    r" omitted|this message was deleted\.?|you deleted this message\.?",
    re.IGNORECASE,
)
_QUOTES: Final = frozenset('"“”„«»')
_OF_PROGRAM: Final = "\u200e"
"""What opens the words that WhatsApp on iOS puts in the place of something it did not save."""
_LONGEST_WITHIN_NAMES: Final = 3
_FIRST_LINES: Final = 8
_LEAST: Final = 2
_LAST_HOUR: Final = 23
_NOON: Final = 12


class Chat(NamedTuple):
    """The messages of a chat, and what is to be said of what they lack."""

    cues: tuple[Cue, ...]
    report: tuple[ReportItem, ...] = ()


def chat_of(lines: Sequence[str]) -> Chat | None:
    """Return the chat that some lines are, None where they are anything else.

    A third of the lines at least open a message, all in one form, the first of them near the head.
    """
    opening = list(islice(filter(None, lines), _FIRST_LINES))
    for form in _FORMS:
        if not any(_opens(form, line) for line in opening):
            continue
        found = {i: one for i, line in enumerate(lines) if line and (one := _opens(form, line))}
        named = sum(one["name"] is not None for one in found.values())
        if named >= _LEAST and 3 * len(found) >= sum(map(bool, lines)):
            return _read(lines, found)
    return None


def _opens(form: re.Pattern[str], line: str) -> re.Match[str] | None:
    found = form.fullmatch(line)
    is_time = found and int(found["hour"]) <= _LAST_HOUR and int(found["minute"]) < 60
    return found if is_time else None


def _read(lines: Sequence[str], found: dict[int, re.Match[str]]) -> Chat:
    first = min(found)
    cues = [Cue(line, starts_paragraph=True) for line in lines[:first] if line]
    date = ""
    places = sorted(found)
    senders = _senders(found.values())
    for place, end in zip(places, [*places[1:], len(lines)], strict=True):
        one = found[place]
        on = one.groupdict().get("date") or date
        if on != date:
            cues.append(Cue(on, kind=CueKind.HEADING, starts_paragraph=True))
            date = on
        cues += _message(one, lines[place + 1 : end], senders)
    private = sum(one.groupdict().get("to") is not None for one in found.values())
    if not private:
        return Chat(tuple(cues))
    item = remarks(
        "To whom {n} message was sent was left out.",
        "To whom {n} messages were sent was left out.",
        private,
    )
    return Chat(tuple(cues), (item,))


def _senders(found: Iterable[re.Match[str]]) -> set[str]:
    """Return who sends messages, without what the program tells of somebody with a colon in it.

    ``Ben pinned a message: hello`` begins with somebody who sends one and goes on small, and
    ``Ben changed the subject from "Boats: old"`` has a quotation mark.
    """
    names = {(one["name"] or "").strip() for one in found} - {""}
    return {name for name in names if not _opens_quotation(name) and not _tells_of(name, names)}


def _opens_quotation(name: str) -> bool:
    """Return whether a quotation that begins in a name does not end in it."""
    return sum(char in _QUOTES for char in name) % 2 == 1


def _tells_of(name: str, names: Collection[str]) -> bool:
    """Return whether a name begins with another of them, and words written small follow.

    The first of them is longer than those that stand within names.
    """
    words = name.split(" ")
    return any(
        " ".join(words[:at]).removesuffix("'s").removesuffix("’s") in names
        and word[:1].islower()
        and len(word) > _LONGEST_WITHIN_NAMES
        for at, word in enumerate(words[:-1])
        if at
    )


def _message(one: re.Match[str], below: Iterable[str], senders: Collection[str]) -> list[Cue]:
    """Return the paragraphs of a message; the first has its time."""
    words = one["words"].strip()
    speaker = (one["name"] or "").strip()
    if speaker and speaker not in senders:
        speaker, words = "", one.string[one.start("name") :].strip()
    paragraphs: list[list[str]] = [[words] if words else []]
    times: dict[int, int] = {}
    for line in below:
        hour = _HOUR_ALONE.fullmatch(line) if line and one["half"] else None
        if hour:
            paragraphs.append([])
            half = hour[3] or one["half"]
            times[len(paragraphs) - 1] = _of_day(int(hour[1]), int(hour[2]), 0, half)
        elif line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    texts = [(at, "\n".join(lines)) for at, lines in enumerate(paragraphs) if lines]
    cues = []
    start: int | None = _milliseconds(one)
    for at, text in texts:
        start = times.get(at, start)
        is_said = speaker and text[0] != _OF_PROGRAM and not _NOT_SAVED.fullmatch(text)
        text = text.lstrip(_OF_PROGRAM)
        kind = kind_of(text) if is_said else CueKind.SOUND
        cues.append(Cue(text, start, None, speaker if is_said else "", kind, starts_paragraph=True))
        start = None
    return cues


def _milliseconds(one: re.Match[str]) -> int:
    second = int(one["second"] or 0)
    return _of_day(int(one["hour"]), int(one["minute"]), second, one["half"])


def _of_day(hour: int, minute: int, second: int, half: str | None) -> int:
    if half:
        hour = hour % _NOON + (_NOON if half in "pP" else 0)
    return ((hour * 60 + minute) * 60 + second) * 1000
