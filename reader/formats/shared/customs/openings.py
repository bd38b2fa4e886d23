"""What programs and services set above a transcript: its title, the day, who was there.

``Transcript``, ``November 3, 2025, 2:04PM``, ``38m 12s``, ``Ana Reyes started transcription`` and
their like stand line by line above the first turn. They are facts: nobody says them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.formats.shared.customs import MAY_HOLD_TIME
from reader.formats.shared.customs.days import DAY, LONGEST_DAY, is_day
from reader.formats.shared.front_matter import field_of, split_form
from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.lines import is_title
from reader.formats.shared.names import Belief, is_full_name, is_name, voice_of
from reader.formats.shared.page_words import heads_transcript
from reader.formats.shared.recording_notes import names_part
from reader.formats.shared.speech import Speech
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_MOST_LINES: Final = 40
_MOST_LINES_OF_ALL: Final = 400
_LONGEST: Final = 300
LONGEST_STANDFIRST: Final = 600
_AROUND: Final = " \t*_#:：.|•-–—"

_HEADINGS_TEXT: Final = """
    audio file|audio recording|meeting transcript|transcriptie|文字起こし|文字记录|회의록
"""
_LISTS_TEXT: Final = """
    attendees|speakers|participants|invited|present|guests|people|teilnehmer|teilnehmende|sprecher
    anwesend|intervenants|participantes|asistentes|partecipanti|deelnemers|参加者|出席者|参会人
"""
_KEYWORDS_TEXT: Final = """
    summary keywords|keywords|attachments|invited
"""


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(one.strip() for one in listed.replace("\n", "|").split("|")) - {""}


_HEADINGS: Final = _phrases(_HEADINGS_TEXT)
_LISTS: Final = _phrases(_LISTS_TEXT)
_TITLES: Final = ("title", "titel", "titre", "título", "subject", "betreff", "objet", "asunto")
_KEYWORDS: Final = _phrases(_KEYWORDS_TEXT)
_SERVICE: Final = lazy_pattern(
    r"(?:this (?:editable )?transcript(?:ion)? (?:was|is) (?:computer|automatically|machine|auto)\b"
    r"|view recording\b|join (?:fathom|the meeting)\b|recorded (?:with|by|on) \S"
    r"|(?:# )?tactiq\.io free|(?:# )?https?://\S{4,}\Z"
    r"|transcribed (?:by|with|using) \S|generated (?:by|with) \S"
    r"|[^.!?:\n]{1,60} (?:started|stopped) (?:the )?(?:transcription|recording)\b)[^\n]{0,200}",
    re.IGNORECASE,
)
"""What a service says of itself, and what the program notes at the start."""
_OPENS_SERVICE: Final = (
    *("this ", "view recording", "join ", "recorded ", "tactiq", "# tactiq", "http", "# http"),
    *("transcribed ", "generated "),
)
_TOLD: Final = ("transcription", "recording")
"""So begin all lines that :data:`_SERVICE` knows, or one of these is in them."""
_FILE: Final = lazy_pattern(
    r"[^\n]{1,120}\.(?:m4a|mp3|mp4|wav|mov|webm|ogg|aac|flac|wma|mkv)", re.IGNORECASE
)
_OF_DAY: Final = lazy_pattern(
    r"(?:(?:first )?(?:transmission|broadcast|aired|tx)(?: date)?|date(?: of [\w ]{1,30})?|recorded"
    r"|datum|fecha|data|sendedatum|diffusion)[ \t]?:",
    re.IGNORECASE,
)
_BYLINE: Final = lazy_pattern(r"(?:[Bb]y|BY|Von|Par|Por|Di|Door|Av|Af):? (?=[^\W\d_a-z])")


class TalkHead(NamedTuple):
    """What stands above a talk: its title, the day as it is written, the lines that tell of it."""

    title: str
    day: str
    facts: tuple[str, ...]
    lines: Sequence[str]
    """The lines of the text without those."""
    author: str = ""


def split_opening(lines: Sequence[str], *, may_be_titled: bool = True) -> TalkHead:
    """Return what a text opens with that nobody says: the head of a program's, or a form.

    Unless it ``may_be_titled``, no line is taken for its title.
    """
    title, day, author = "", "", ""
    facts: list[str] = []
    end = is_told = 0
    texts = [index for index, line in enumerate(lines[:_MOST_LINES_OF_ALL]) if line][:_MOST_LINES]
    kinds = _kinds([lines[index] for index in texts], lines)
    for place, (index, kind) in enumerate(zip(texts, kinds, strict=False)):
        line = " ".join(lines[index].split())
        if not kind:
            below = kinds[place + 1 : place + 2]
            if title or not may_be_titled:
                break
            if not is_title(line.removeprefix("# ") if is_told else line):
                break
            if not (any(below) or _opens_talk(lines, texts, place)):
                break
            if any_label_of(line) or _has_time(line) or (place and not is_told):
                break
            if _is_counted(lines, texts[place : place + 2]):
                break
            title = line.lstrip("# ")
        elif kind == "title":
            title = title or _value(line)
        elif kind == "byline" and not author:
            author = _BYLINE.sub("", line)
        elif kind != "heading":
            facts.append(line.lstrip("# "))
        if kind == "day" and not day:
            found = DAY.search(line)
            day = found[0] if found else ""
        is_told += kind in ("heading", "day", "list", "service", "keywords", "byline")
        end = index + 1
    if not is_told or not any(lines[end:]):
        form = split_form(lines)
        return TalkHead(form.title, _day_of(form.facts), form.facts, form.lines)
    return TalkHead(title, day, tuple(facts), lines[end:], author)


def _day_of(facts: Sequence[str]) -> str:
    """Return the day of which a form tells: ``TRANSMISSION: Tuesday 4th March 2026``."""
    days = (DAY.search(fact) for fact in facts if _OF_DAY.match(fact))
    return next((found[0] for found in days if found), "")


def title_above(speech: Speech) -> tuple[str, str] | None:
    """Return the title that stands above the first time of a text, and the lines below it.

    None where somebody speaks there, or more is told than in a standfirst.
    """
    texts = [line.lstrip("# ") for line in speech.preamble if line]
    if not texts or any_label_of(texts[0]) is not None or not is_title(texts[0].rstrip("?!")):
        return None
    is_speaker = is_name(texts[0]) and any(texts[0] in cue.text.split("\n") for cue in speech.cues)
    if names_part(texts[0]) or is_speaker or sum(map(len, texts[1:])) > LONGEST_STANDFIRST:
        return None
    return texts[0], "\n".join(texts[1:])


def _is_counted(lines: Sequence[str], places: Sequence[int]) -> bool:
    """Return whether two lines open with a number and the next one, as those of courts do."""
    counts = [lines[at].partition(" ")[0] for at in places]
    if len(counts) < 2 or not all(count.isdecimal() for count in counts):
        return False
    return int(counts[1]) == int(counts[0]) + 1


def _opens_talk(lines: Sequence[str], texts: Sequence[int], place: int) -> bool:
    """Return whether the line below a place opens what is said: with a label or a time."""
    if place + 1 >= len(texts):
        return False
    below = lines[texts[place + 1]]
    return any_label_of(below) is not None or _has_time(below)


def _has_time(line: str) -> bool:
    """Return whether a line has a time as those of a transcript do."""
    if not MAY_HOLD_TIME.search(line):
        return False
    from reader.formats.shared.times.stamps import stamp_of  # late: few lines have

    return stamp_of(line) is not None


def _kinds(texts: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Return what each of the first lines of a text is, "" for what may be said."""
    fields = [field_of(line) for line in lines if ":" in line[:50]]
    kinds: list[str] = []
    for line in texts:
        kinds.append(_kind(line, kinds[-1] if kinds else "", fields))
    return kinds


def _kind(line: str, before: str, fields: Sequence[str | None]) -> str:
    plain = line.strip(_AROUND).casefold()
    if plain in _HEADINGS or heads_transcript(line):
        return "heading"
    if plain in _KEYWORDS:
        return "keywords"
    if plain in _LISTS:
        return "list"
    if len(line) > _LONGEST:
        return "value" if before == "keywords" else ""
    if before == "keywords" or (before in ("list", "names") and _are_names(line)):
        return "value" if before == "keywords" else "names"
    small = line.casefold()
    may_be = small.startswith(_OPENS_SERVICE) or any(sign in small for sign in _TOLD)
    if may_be and _SERVICE.fullmatch(line):
        return "service"
    if "." in line[-5:] and _FILE.fullmatch(line):
        return "file"
    if is_day(line):
        return "day"
    if _is_byline(line):
        return "byline"
    field = field_of(line)
    if field and fields.count(field) == 1:
        return "title" if field.rpartition(" ")[2] in _TITLES else "field"
    return ""


def _is_byline(line: str) -> bool:
    """Return whether a line says who wrote a page: ``By Tom Baker and Eve Lund``."""
    found = _BYLINE.match(line) if len(line) <= LONGEST_DAY else None
    names = line[found.end() :] if found else ""
    return bool(names) and is_full_name(names.replace(",", "")) and not names.islower()


def _are_names(line: str) -> bool:
    return all(map(_is_somebody, line.split(",")))


def _is_somebody(name: str) -> bool:
    name = name.strip(" •-*")
    voice = voice_of(name)
    return is_name(name) or (voice is not None and voice.belief is Belief.NAME)


def _value(line: str) -> str:
    return line.partition(":")[2].strip(" *")
