"""What the keys of a service's JSON mean: a text, a time and its unit, a speaker.

Keys are compared in small letters and without what parts their words, so that ``start_time``,
``StartTime`` and ``startTime`` are one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any, Final

from reader.formats.decoding.day_times import day_of, day_time
from reader.formats.shared.json_fields import text_of
from reader.model import timecode
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

TEXTS: Final = (
    *("punctuatedword", "displaytext", "display", "text", "transcript", "transcription"),
    *("content", "body", "sentence", "utterance", "caption", "subtitle", "line", "lines", "dialog"),
    *("dialogue", "speech", "paragraph", "word", "words", "alignedword", "value", "token", "utf8"),
    *("itn", "maskeditn", "lexical"),
    *("said", "says", "spoken", "quote", "statement", "remark", "message", "spokentext", "txt"),
)
"""Keys of what was said, as it is to be shown first."""
_STARTS: Final = (
    *("start", "starttime", "begin", "begintime", "startoffset", "beginoffset", "datastart"),
    *("starttimestamp", "timein", "startat", "from", "in", "tcin", "offset", "onset", "ts"),
    *("timestamp", "timestamps", "time", "timecode", "at", "when", "begins", "t"),
    *("startdatetime", "begindatetime", "t0", "stime"),
)
_DATES: Final = (
    *("datetime", "createddatetime", "sentdatetime", "createdat", "sentat", "postedat", "date"),
    *("created", "sent", "posted"),
)
"""Keys of when a message was written: starts only where they hold a day and a clock."""
_BEHIND: Final = 100
"""Ranks by which a time of the day stands behind any place in the recording."""
_BEGUN: Final = (
    *("recordingstarttime", "recordingstart", "recordingstartedat", "mediastarttime"),
    *("timestampstartutc", "startdatetime", "starttime", "startedat", "startat", "start"),
    *("meetingstarttime", "meetingstart", "meetingstartedat", "begintime", "began"),
    *("meetingdate", "date", "datetime", "scheduledstarttime"),
)
"""Keys of when a recording or a meeting began, at the head of a document, the surest first."""
_ENDS: Final = (
    *("end", "endtime", "stop", "stoptime", "endoffset", "dataend", "endtimestamp", "timeout"),
    *("endat", "finish", "to", "out", "tcout", "endts", "resultendtime", "resultendoffset"),
    *("enddatetime", "t1"),
)
_LENGTHS: Final = ("duration", "dur", "length", "audioduration", "len")
_SPEAKERS: Final = (
    *("speakername", "speakerdisplayname", "displayname", "speaker", "speakerlabel", "speakerid"),
    *("speakertag", "participantname", "participantrole", "participantid", "participant"),
    *("sender", "sendername", "senderdisplayname", "spk"),
)
_PERHAPS_SPEAKERS: Final = (
    "name",
    "username",
    "user",
    "who",
    "author",
    "by",
    "person",
    "voice",
    "role",
    "label",
)
"""Keys of a speaker beside a text that has a time; elsewhere they name other things."""
_BY_PART: Final = _PERHAPS_SPEAKERS.index("role")
"""From there on they tell a part, not who has it."""
_WRITERS: Final = frozenset({"username", "user", "who"})
"""Those that beside a text without a time name who wrote or said it."""
_NAMES: Final = (
    *(
        "realname",
        "nickname",
        "name",
        "displayname",
        "speakername",
        "fullname",
        "username",
        "label",
    ),
)
"""Keys of the name in an object that is a speaker, the best first."""
_CHANNELS: Final = ("channel", "channeltag", "channelid", "channellabel")

_IN_MILLISECONDS: Final = 1.0
_IN_TICKS: Final = 1e-4
"""Milliseconds of 100 nanoseconds, by which Microsoft's services count."""
_IN_HUNDREDTHS: Final = 10.0
_WORD_OF_TRINT: Final = frozenset({"name", "stime", "len"})
"""The keys of a word of Trint, whose text is its name."""
_OF_WHISPER_CPP: Final = ("t0", "t1")
"""Keys of times that whisper.cpp counts in hundredths of a second."""
_UNITS: Final = (
    ("inticks", _IN_TICKS),
    ("ticks", _IN_TICKS),
    ("inmilliseconds", _IN_MILLISECONDS),
    ("milliseconds", _IN_MILLISECONDS),
    ("millis", _IN_MILLISECONDS),
    ("msec", _IN_MILLISECONDS),
    ("inms", _IN_MILLISECONDS),
    ("msvalue", _IN_MILLISECONDS),
    ("ms", _IN_MILLISECONDS),
    ("inseconds", 1_000.0),
    ("seconds", 1_000.0),
    ("secs", 1_000.0),
    ("sec", 1_000.0),
    ("nanos", 1e-6),
)
_ISO: Final = lazy_pattern(
    r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,12})?)S)?", re.IGNORECASE
)
_SECONDS: Final = lazy_pattern(r"-?\d{1,16}(?:\.\d{1,12})?(s?)")
_UNKNOWN_SPEAKERS: Final = frozenset({"uu", "unk", "unknown", "none", "null", "-1"})
_LONGEST_KEY: Final = 40
_KEPT_KEYS: Final = 1_024
"""How many keys are remembered: a service has some dozens, a stranger's file any number."""
_LATEST: Final = 1e6 * 1_000.0
"""Milliseconds; what is later is no place in a recording but a date, counted from 1970."""
_SINCE_1970: Final = 1e9
"""Seconds since 1970 in 2001: a bare number from there on is a date, whatever it counts."""
_IN_THOUSANDTHS: Final = 1e11
"""Milliseconds since 1970 in 1973; as seconds they would lie in the year 5138."""
_OF_MEET: Final = lazy_pattern(r"conferenceRecords/[^/]{1,80}/participants/(\w{1,80})")


class FieldTime(NamedTuple):
    """A time, or a length of time: a number and the milliseconds that each one of it is.

    ``unit`` is None where the file does not say. ``day`` is None for a place in the recording; for
    a time of the day (in milliseconds since 1970) it is that day, "" if the file does not say.
    """

    value: float
    unit: float | None
    day: str | None = None

    def is_dated(self, unit: float) -> bool:
        """Whether it is a time of the day; bare numbers count ``unit`` milliseconds each."""
        found = self.value * (unit if self.unit is None else self.unit)
        return self.day is not None or found >= _LATEST


class FieldKind(NamedTuple):
    """What a key is of (``"start"``, ``"text"`` …), which of two counts, and its unit."""

    role: str
    rank: int
    unit: float | None = None


_ROLES: Final = {
    key: FieldKind(role, rank)
    for role, keys in (
        ("text", TEXTS),
        ("start", _STARTS),
        ("end", _ENDS),
        ("length", _LENGTHS),
        ("date", _DATES),
        ("speaker", _SPEAKERS),
        ("perhaps", _PERHAPS_SPEAKERS),
        ("channel", _CHANNELS),
    )
    for rank, key in enumerate(keys)
}
_OF_TIME: Final = frozenset({"start", "end", "length"})


def plain(key: str) -> str:
    """Return a key in small letters, without what parts its words."""
    return key.lower().replace("_", "").replace("-", "").replace(" ", "").replace(".", "")


@lru_cache(maxsize=_KEPT_KEYS)
def _known(key: str) -> FieldKind | None:
    name = plain(key)
    found = _ROLES.get(name)
    if found is not None:
        return found
    for ending, unit in _UNITS:
        if name.endswith(ending):
            timed = _ROLES.get(name.removesuffix(ending))
            if timed is not None and timed.role in _OF_TIME:
                return timed._replace(unit=unit)
    return None


def kind_of_key(key: str) -> FieldKind | None:
    """Return what a key is of; None for one that means nothing here."""
    return _known(key) if len(key) <= _LONGEST_KEY else None


def moment(value: object, unit: float | None = None) -> FieldTime | None:
    """Return the time that a value gives; None for what is no time.

    Read are numbers, text that is one (``"0.5"``, ``"0.500s"``), clocks, durations of ISO 8601
    (``"PT0.5S"``), the seconds and nanoseconds of protocol buffers and what is ``relative``.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return FieldTime(float(value), unit) if math.isfinite(value) else None
    if isinstance(value, str):
        return _of_text(value.strip(), unit)
    if isinstance(value, dict) and "relative" in value:
        return moment(value["relative"], 1_000.0)  # beside it stands the hour of the day
    if isinstance(value, dict) and ("seconds" in value or "nanos" in value):
        seconds, nanos = moment(value.get("seconds", 0)), moment(value.get("nanos", 0))
        return seconds and nanos and FieldTime(seconds.value + nanos.value / 1e9, 1_000.0)
    return None


def _of_text(text: str, unit: float | None) -> FieldTime | None:
    number = _SECONDS.fullmatch(text)
    if number:
        return FieldTime(float(text.rstrip("s")), 1_000.0 if number[1] else unit)
    iso = _ISO.fullmatch(text)
    if iso and any(iso.groups()):
        hours, minutes, seconds = (float(part or 0) for part in iso.groups())
        return FieldTime((hours * 60 + minutes) * 60 + seconds, 1_000.0)
    clock = timecode.parse(text) if ":" in text else None
    if clock is not None:
        return FieldTime(float(clock), _IN_MILLISECONDS)
    dated = day_time(text)
    return dated and FieldTime(float(dated.at), _IN_MILLISECONDS, dated.day)


class Origin(NamedTuple):
    """The time of the day from which the times of a transcript count: milliseconds since 1970.

    ``is_told`` says whether the file names it as the start, or it is the first of the times.
    """

    at: float
    day: str
    is_told: bool = False


def origin_at(time: FieldTime, unit: float, *, is_told: bool = False) -> Origin:
    """Return a time of the day as one to count from."""
    at = time.value * (unit if time.unit is None else time.unit)
    return Origin(at, day_of(at) if time.day is None else time.day, is_told)


def milliseconds(time: FieldTime | None, unit: float, origin: Origin | None = None) -> int | None:
    """Return a time in whole milliseconds, ``unit`` of them each where it does not say itself.

    Times of the day count from an ``origin``, without which they are None; with one, all else is.
    """
    if time is None or time.is_dated(unit) is (origin is None):
        return None
    found = time.value * (unit if time.unit is None else time.unit)
    return round(found - (origin.at if origin else 0))


def name_in(value: Mapping[str, Any]) -> str:
    """Return the name that an object gives a speaker, "" if it has none."""
    plainly = {plain(key): text_of(inner) for key, inner in value.items()}
    parts = (plainly.get("firstname", ""), plainly.get("lastname", ""))
    named = [plainly.get(key, "") for key in _NAMES]
    return next(filter(None, named), " ".join(filter(None, parts)))


def speaker_of(value: object) -> str:
    """Return the name of a speaker as people read it: "Speaker 0", "Speaker A", "Ana Reyes".

    Services count or letter their speakers; some give an object with a name and an id.
    """
    if isinstance(value, dict):
        return name_in(value) or text_of(value.get("id", value.get("@id")))
    name = text_of(value)
    if "/" in name and (numbered := _OF_MEET.fullmatch(name)):
        return f"Participant {numbered[1]}"
    if name.lower() in _UNKNOWN_SPEAKERS:
        return ""
    return f"Speaker {name}" if name.isdecimal() or (len(name) == 1 and name.isalpha()) else name


class Fields(NamedTuple):
    """What one object of the JSON says by itself."""

    text: str | None = None
    start: FieldTime | None = None
    end: FieldTime | None = None
    length: FieldTime | None = None
    speaker: object = None
    channel: object = None
    bad_times: int = 0


def fields_of(members: Collection[tuple[str, Any]]) -> Fields:
    """Return the text, the times and the speaker that the members of an object give.

    Of several keys for one thing the one that stands first in the lists above counts; of
    speakers one that may be another thing (``name``) only beside a text and a time.
    """
    best: dict[str, tuple[int, Any]] = {}
    bad = 0
    if ("case", "not-found-in-audio") in members:  # Gentle: offsets there count letters
        members = [member for member in members if member[0] not in ("startOffset", "endOffset")]
    elif {key for key, _ in members} >= _WORD_OF_TRINT:
        members = [("word" if key == "name" else key, value) for key, value in members]
    for key, value in members:
        kind = kind_of_key(key)
        if key == "lines" and _are_lines(value):  # as aeneas has them
            value = "\n".join(value)
        elif key == "timestamps" and isinstance(value, list) and _has_speaker_id(members):
            value = value[0] if value else None  # one for each word, as Avoma has them
        if kind is None or value is None or value == "":
            continue
        role, rank, unit = kind
        if role in _OF_TIME:
            if key in _OF_WHISPER_CPP and isinstance(value, int):
                unit = _IN_HUNDREDTHS
            if role == "start" and isinstance(value, list):
                bad += _of_pair(value, rank, best)
                continue
            time = moment(value, unit)
            bad += time is None and not isinstance(value, dict | list)
            value = time
            rank += _BEHIND if time is not None and _looks_dated(time) else 0
        elif role == "date":
            value = moment(value)
            role, rank = "start", rank + 2 * _BEHIND
            if value is None or not _looks_dated(value):
                continue
        elif not _fits(role, key, value):
            continue
        if value is not None and (role not in best or rank < best[role][0]):
            best[role] = (rank, value)
    found = {role: value for role, (_, value) in best.items()}
    perhaps = found.get("perhaps") if "text" in found and "start" in found else None
    if (
        perhaps is not None
        and _is_bare_number(found.get("speaker"))
        and best["perhaps"][0] < _BY_PART
    ):
        del found["speaker"]  # who counts speakers, and names them beside
    if perhaps is None and "text" in found:
        perhaps = next((value for key, value in members if _is_writer(key, value)), None)
    return Fields(
        found.get("text"),
        found.get("start"),
        found.get("end"),
        found.get("length"),
        found.get("speaker", perhaps),
        found.get("channel"),
        bad if "text" in found else 0,
    )


def _is_bare_number(value: object) -> bool:
    return text_of(value).isdecimal()


def _looks_dated(time: FieldTime) -> bool:
    bare = time.unit is None and time.day is None
    return time.value >= _SINCE_1970 if bare else time.is_dated(1_000.0)


def begun_at(members: Collection[tuple[str, Any]]) -> list[tuple[int, FieldTime]]:
    """Return the times of the day at which what an object tells of began, with their ranks."""
    found = (
        (_BEGUN.index(name), moment(value))
        for key, value in members
        if isinstance(value, str | int | float) and (name := plain(key)) in _BEGUN
    )
    dated = [(rank, time) for rank, time in found if time is not None and _looks_dated(time)]
    return [(rank, _in_milliseconds(time)) for rank, time in dated]


def _in_milliseconds(time: FieldTime) -> FieldTime:
    """Return a time of the day in milliseconds; bare numbers of so many digits count in them."""
    if time.unit is not None:
        return time
    value = time.value if time.value >= _IN_THOUSANDTHS else time.value * 1_000
    return FieldTime(value, _IN_MILLISECONDS, day_of(value))


def _are_lines(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(line, str) for line in value)


def _has_speaker_id(members: Collection[tuple[str, Any]]) -> bool:
    return any(key == "speaker_id" for key, _ in members)


def _is_writer(key: str, value: object) -> bool:
    return isinstance(value, str) and value != "" and plain(key) in _WRITERS


def _fits(role: str, key: str, value: object) -> bool:
    """Return whether a value can be a text, or else name a speaker or a channel."""
    return isinstance(value, str) if role == "text" else _names(value, key)


def _of_pair(value: list[Any], rank: int, best: dict[str, tuple[int, Any]]) -> int:
    """Take a list of a start and an end; return how many of them are no times."""
    if len(value) != 2:
        return 0
    times = [moment(part) for part in value]
    for role, time in zip(("start", "end"), times, strict=True):
        if time is not None:
            best.setdefault(role, (rank, time))
    return sum(
        time is None and isinstance(part, str) for part, time in zip(value, times, strict=True)
    )


def _names(value: object, key: str) -> bool:
    """Return whether a value can name a speaker; Google counts from 1, and 0 is nobody."""
    if isinstance(value, Mapping):
        return bool(speaker_of(value))
    if plain(key) == "speakertag" and value == 0:
        return False
    return isinstance(value, str | int) and not isinstance(value, bool)
