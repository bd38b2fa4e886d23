"""The transcript beside a video at YouTube as browsers copy it, with the page around it.

Each caption has its clock, and the same time in words for those who hear the page. The two, and the
words, may stand on lines of their own or run into one another: ``0:1616 seconds1946 was``. What the
clock says tells where the spoken time ends, in whatever language the page speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.page_words import heads_transcript
from reader.formats.shared.times.time_coats import CHAPTER
from reader.model import timecode
from reader.model.transcript import RelatedVideo, ReportItem, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_CLOCK: Final = lazy_pattern(r"\d{1,3}:\d{2}(?::\d{2})?")
_MAY_BE_SPOKEN: Final = lazy_pattern(r"(?:\d{1,3}:\d{2}(?::\d{2})?)?\s?\d{1,4}\s?[^\W\d_]")
_NUMBER: Final = lazy_pattern(r"\d{1,4}")
_BETWEEN: Final = lazy_pattern(
    r"[,،、]?\s{0,2}(?:(?:and|et|und|y|e|en|og|och|ja|i|и|і|a|ve|و)\s{1,2})?",
    re.IGNORECASE,
)
_LANGUAGES: Final = """
    hour hours|minute minutes|second seconds
    stunde stunden|minute minuten|sekunde sekunden
    heure heures|minute minutes|seconde secondes
    hora horas|minuto minutos|segundo segundos
    ora ore|minuto minuti|secondo secondi
    uur uren|minuut minuten|seconde seconden
    timme timmar|minut minuter|sekund sekunder
    time timer|minut minutter|sekund sekunder
    time timer|minutt minutter|sekund sekunder
    tunti tuntia|minuutti minuuttia|sekunti sekuntia
    godzina godziny godzin|minuta minuty minut|sekunda sekundy sekund
    hodina hodiny hodin|minuta minuty minut|sekunda sekundy sekund
    час часа часов|минута минуты минут|секунда секунды секунд
    година години годин|хвилина хвилини хвилин|секунда секунди секунд
    saat|dakika|saniye
    óra|perc|másodperc
    時間|分|秒
    小时|分钟|秒钟
    小时|分|秒
    小時|分鐘|秒
    시간|분|초
    ساعة ساعات|دقيقة دقائق|ثانية ثوانٍ
"""
"""The words for an hour, a minute and a second, and for several, a language a line."""
_UNITS: Final = tuple(
    tuple(tuple(forms.split()) for forms in line.split("|"))
    for line in _LANGUAGES.strip().split("\n")
)
_CHAPTER: Final = lazy_pattern(
    r"(?:chapter|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|глава|розділ)\s\d{1,3}:\s(\S.*)"
    r"|(?:第\s?\d{1,3}\s?章|チャプター\s?\d{1,3})[:：]\s?(\S.*)",
    re.IGNORECASE,
)
_BUTTONS: Final = frozenset(
    (
        *("in this video", "chapters", "transcript", "search transcript", "search in video"),
        *("skip navigation", "search", "create", "avatar image", "sync to video time"),
    )
)
_OF_PAGES: Final = frozenset(("skip navigation", "navigation überspringen"))
"""What the whole page begins with when all of it is copied."""
_SUBSCRIBERS: Final = lazy_pattern(
    r"[\d.,\s\u202f]{1,12}\s?(?:[KMB]|Mio\.?|Tsd\.?|k|M|mil|тыс\.?|млн)?\s?"
    r"(?:subscribers?|abonnenten|abonnés|suscriptores|iscritti|inscritos|abonnees|подписчик\w{0,3}"
    r"|підписник\w{0,3})",
    re.IGNORECASE,
)
_BY_MACHINE: Final = lazy_pattern(r"[^\d()]{2,40} \([^()]{0,20}auto[^()]{0,20}\)", re.IGNORECASE)
_SAMPLE: Final = 400
"""Lines from the first that may have a spoken time, by which the language is told."""
_LEAST: Final = 2
_MOST_RELATED: Final = 200


class CopiedPanel(NamedTuple):
    """A copied transcript: its head, and its lines with each clock, time and words on their own."""

    head: list[str]
    lines: list[str]
    title: str
    channel: str
    related: tuple[RelatedVideo, ...]
    left_out: int
    is_automatic: bool
    """Whether the page says that a machine made the captions."""

    def report(self) -> tuple[ReportItem, ...]:
        """Return what is to be said of the page around the transcript."""
        if not self.left_out:
            return ()
        item = remarks(
            "1 line of the page around the transcript was left out.",
            "{n} lines of the page around the transcript were left out.",
            self.left_out,
        )
        return (item,)


class _PanelLine(NamedTuple):
    """What a line holds: a clock, the spoken time behind it, words."""

    clock: str
    spoken: str
    words: str


def copied_panel(lines: Sequence[str]) -> CopiedPanel | None:
    """Return the panel that lines hold, None if that is not two captions with spoken times."""
    first = next((at for at, line in enumerate(lines) if _may_be_spoken(lines, at)), None)
    if first is None:
        return None
    sample = lines[max(first - 1, 0) : first + _SAMPLE]
    units = max(_UNITS, key=lambda units: _told(_all_parsed(sample, units)))
    found = _all_parsed(lines, units)
    told = sum(bool(one.spoken) for one in found)
    clocks = sum(bool(one.clock) for one in found[: _last(found) + 1])
    if told < _LEAST or 5 * (told + 1) < 4 * clocks:
        return None
    first = next(at for at, one in enumerate(found) if one.clock or one.spoken)
    end = _end(found)
    above, below = [line for line in lines[:first] if line], [line for line in lines[end:] if line]
    is_glued = any(one.spoken and one.words for one in found)
    head = _head(above)
    title, channel = _title_in(below) if below else ("", "")
    kept: list[str] = [_as_chapter(line) for line in above if _CHAPTER.fullmatch(line)]
    for line, one in zip(lines[first:end], found[first:end], strict=True):
        if is_glued and line and not one.clock and not one.spoken and _CHAPTER.fullmatch(line):
            kept += ["", _as_chapter(line), ""]
        else:
            kept += [part for part in one if part] or [line]
    related = _related(below)
    automatic = any(_BY_MACHINE.fullmatch(line) for line in below)
    return CopiedPanel(
        head, kept, title, channel, related, len(above) - len(head) + len(below), automatic
    )


def _may_be_spoken(lines: Sequence[str], at: int) -> bool:
    """Return whether a line may open with a spoken time, behind a clock or below one."""
    line = lines[at]
    if not line[:1].isdecimal() or not _MAY_BE_SPOKEN.match(line):
        return False
    return _CLOCK.match(line) is not None or (at > 0 and bool(_CLOCK.fullmatch(lines[at - 1])))


def _all_parsed(lines: Sequence[str], units: Sequence[Sequence[str]]) -> list[_PanelLine]:
    found: list[_PanelLine] = []
    clock = ""
    for line in lines:
        one = _parsed(line, clock, units)
        clock = one.clock if one.clock and not one.spoken and not one.words else ""
        found.append(one)
    return found


def _told(found: Sequence[_PanelLine]) -> tuple[int, int]:
    """Return how many spoken times were found, and how long they are in all."""
    return sum(bool(one.spoken) for one in found), sum(len(one.spoken) for one in found)


def _parsed(line: str, clock: str, units: Sequence[Sequence[str]]) -> _PanelLine:
    """Return what stands in a line, below a line that holds nothing but a ``clock``."""
    if clock and (length := _spoken(line, clock, units)):
        return _PanelLine("", line[:length], line[length:].strip())
    found = _CLOCK.match(line)
    if found is None:
        return _PanelLine("", "", line)
    rest = line[found.end() :]
    if not rest.strip():
        return _PanelLine(found[0], "", "")
    length = _spoken(rest.lstrip(), found[0], units)
    if length:
        rest = rest.lstrip()
        return _PanelLine(found[0], rest[:length], rest[length:].strip())
    if rest[0].isalpha() or rest[0] in "[>♪":
        return _PanelLine(found[0], "", rest)
    return _PanelLine("", "", line)


def _spoken(text: str, clock: str, units: Sequence[Sequence[str]]) -> int:
    """Return how long the time in words is with which a text begins, if it is that of a clock."""
    fields = [int(field) for field in clock.split(":")]
    fields = [0] * (3 - len(fields)) + fields
    if fields[0] == 0 and fields[1] >= 60:
        fields[0], fields[1] = divmod(fields[1], 60)
    said = [at for at in range(3) if fields[at]] or [2]
    end = 0
    for at in said:
        number = _NUMBER.match(text, end)
        if number is None or int(number[0]) != fields[at]:
            return 0
        end = number.end() + (text[number.end() : number.end() + 1].isspace())
        unit = _unit(text[end : end + 12], units[at], fields[at])
        if not unit:
            return 0
        end += len(unit)
        if at != said[-1]:
            end = _BETWEEN.match(text, end).end()  # type: ignore[union-attr]
    return end


def _unit(text: str, forms: Sequence[str], number: int) -> str:
    """Return the word for a unit with which a text begins; of one in the singular, if it may be."""
    begun = [form for form in forms if text.casefold().startswith(form)]
    if text.casefold().strip() in begun:
        return max(begun, key=len)  # nothing but the time
    if number == 1 and begun and begun[0] == forms[0]:
        return begun[0]  # one second, and words that begin with an s
    return max(begun, key=len, default="")


def _last(found: Sequence[_PanelLine]) -> int:
    return max((at for at, one in enumerate(found) if one.spoken), default=-1)


def _end(found: Sequence[_PanelLine]) -> int:
    """Return where the last caption ends: with its one line of words, where all have one."""
    last = _last(found)
    if found[last].words:
        return last + 1
    spoken = [at for at in range(last + 1) if found[at].spoken]
    single = sum(
        sum(bool(one.words) for one in found[begin:end]) == 1 for begin, end in pairwise(spoken)
    )
    below = [at for at in range(last + 1, len(found)) if found[at].words]
    if not below or 5 * single < 4 * (len(spoken) - 1):
        return len(found)
    return below[0] + 1


def _head(above: Sequence[str]) -> list[str]:
    """Return what heads a copied panel, without the buttons of the page."""
    if any(line.casefold() in _OF_PAGES for line in above[:3]):
        return []
    at = next((at for at, line in enumerate(above) if heads_transcript(line)), len(above))
    return [
        line
        for line in above[:at]
        if line.casefold() not in _BUTTONS and not _CHAPTER.fullmatch(line)
    ]


def _as_chapter(line: str) -> str:
    found = _CHAPTER.fullmatch(line)
    return f"{CHAPTER}{found[1] or found[2]}" if found else line


def _title_in(below: Sequence[str]) -> tuple[str, str]:
    """Return the title and the channel of the video, which stand above how many follow it."""
    at = next((at for at, line in enumerate(below) if _SUBSCRIBERS.fullmatch(line)), 0)
    return (below[at - 2], below[at - 1]) if at >= 2 else ("", "")


def _related(below: Sequence[str]) -> tuple[RelatedVideo, ...]:
    """Return the titles of other videos: each stands below how long it is."""
    follows = next((at for at, line in enumerate(below) if _SUBSCRIBERS.fullmatch(line)), None)
    if follows is None:
        return ()
    titles = [
        below[at + 1]
        for at in range(follows, len(below) - 1)
        if _CLOCK.fullmatch(below[at]) and timecode.parse(below[at + 1]) is None
    ]
    return tuple(RelatedVideo(title) for title in dict.fromkeys(titles[:_MOST_RELATED]))
