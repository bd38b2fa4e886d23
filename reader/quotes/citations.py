"""References to a video with the moment quoted, in four styles and in the forms programs exchange.

What each style wants of an online video, and of a moment in it:

- APA: Publication Manual, 7th edition, 10.12 (89, 90) and 8.28.
- MLA: MLA Handbook, 9th edition, 5.7–5.99 (online video) and 6.20 (times).
- Chicago: The Chicago Manual of Style, 17th edition, 14.261, 14.267, notes and bibliography.
- Harvard: Cite Them Right, 12th edition, online videos.

An author written ``Family, Given`` is a person, whose name each style turns as it wants; any other
is an organisation or a screen name and stays as it is. Several are parted by semicolons. What is
not known is left out with its punctuation; titles keep their capitals as they are.

The words of a style are said in the language of the transcript where the program speaks it, else in
English; the locales of CSL (citationstyles.org) are where its terms are from. Days and lists of
names are then as that language writes them (CLDR).
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from reader.model.days import day_of
from reader.model.excerpt import Excerpt
from reader.model.timecode import clock
from reader.model.visible import one_line
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.quotes.escapes import in_markdown
from reader.quotes.moment_links import moment_link
from reader.wording import Tongue, tongue, tr

_MONTHS: Final = tongue("en").forms["months"]
_SHORT_MONTHS: Final = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov."),
    "Dec.",
)
_MOST_NAMED: Final = 3
_OF_SOUND: Final = (
    *(".mp3", ".m4a", ".aac", ".wav", ".aif", ".aiff", ".ogg", ".opus", ".flac", ".wma"),
)
_BEHIND_PATH: Final = lazy_pattern("[?#]")
_ENDS: Final = ".,;:。 "
"""What may stand behind what a work is called where a person copied it from a reference."""
_MONTH_FIRST: Final = "{month} {day}, {year}"
_DAY_FIRST: Final = "{day} {month} {year}"


class Name(NamedTuple):
    """An author: a person, or, without ``given``, whoever goes by ``family`` alone."""

    family: str
    given: str = ""


class Work(NamedTuple):
    """What is cited: a video as far as it is known, and the moment.

    ``day`` is in ISO form as far as it is known; ``start`` and ``end`` are in milliseconds.
    ``accessed`` is the day on which it was last seen; ``is_retrieved`` says that the words came
    from the web on that day, which every style then tells. ``medium`` is what it is called, "" for
    what it is by itself: a recording, and ``is_sound`` says that this is one of sound alone.
    """

    authors: tuple[Name, ...]
    title: str
    site: str
    day: str
    url: str
    accessed: datetime.date
    start: int | None = None
    end: int | None = None
    language: str = ""
    is_retrieved: bool = False
    medium: str = ""
    is_sound: bool = False


class Words(NamedTuple):
    """A stretch of a reference; titles of works are set in italics, ``link`` is where it leads."""

    text: str
    is_italic: bool = False
    link: str = ""


class Reference(NamedTuple):
    """A reference in one style: for the list of sources, and for the place that quotes."""

    entry: tuple[Words, ...]
    short: str

    @property
    def plain(self) -> str:
        """The entry as plain text."""
        return "".join(part.text for part in self.entry)

    @property
    def markdown(self) -> str:
        """The entry as Markdown."""
        return "".join(map(_markdown, self.entry))

    @property
    def html(self) -> str:
        """The entry as HTML."""
        return "".join(map(_html, self.entry))


def _markdown(part: Words) -> str:
    if part.link:
        is_whole = part.link == part.text
        return f"<{part.link}>" if is_whole else f"[{in_markdown(part.text)}](<{part.link}>)"
    return f"*{in_markdown(part.text)}*" if part.is_italic else in_markdown(part.text)


def _html(part: Words) -> str:
    text = html.escape(part.text)
    if part.link:
        return f'<a href="{html.escape(part.link)}">{text}</a>'
    return f"<i>{text}</i>" if part.is_italic else text


def work_of(excerpt: Excerpt) -> Work:
    """Return what an excerpt is from."""
    is_whole = excerpt.is_whole
    return Work(
        authors=names(excerpt.author),
        title=one_line(excerpt.title or excerpt.file_name),
        site=one_line(excerpt.site),
        day=day_of(excerpt.date),
        url=moment_link(excerpt.url, None),
        accessed=excerpt.retrieved or excerpt.taken,
        start=None if is_whole else excerpt.start,
        end=None if is_whole else excerpt.end,
        language=one_line(excerpt.transcript.language),
        is_retrieved=excerpt.retrieved is not None,
        medium=_bare(one_line(excerpt.transcript.medium)),
        is_sound=_file_of(excerpt.transcript.media).lower().endswith(_OF_SOUND),
    )


def _bare(kind: str) -> str:
    """Return what a work is called without what styles put around it: ``[Interview].``"""
    kind = kind.rstrip(_ENDS).strip()
    return kind[1:-1].strip() if kind[:1] == "[" and kind.find("]") == len(kind) - 1 else kind


def _file_of(media: str) -> str:
    """Return what names the file of a recording: of an address, no more than its path."""
    return _BEHIND_PATH.split(media, 1)[0] if "://" in media else media


def medium(work: Work, say: Tongue) -> str:
    """Return what a work is called where that stands alone: as the person or its file says, else
    by what its recording is. APA has that in brackets (10.12, 10.13), Chicago as a sentence.
    """
    if work.medium:
        return work.medium[0].upper() + work.medium[1:]
    if work.is_sound:
        return say.trc("citation", "Audio recording")
    return say.trc("citation", "Video")


def _medium_within(work: Work, say: Tongue) -> str:
    """Return what a work is called within a sentence."""
    if work.medium:
        # Capitals within it are those of a name: TV interview, Supreme Court hearing.
        is_word = work.medium[1:].islower() and say.language != "de"
        return work.medium[0].lower() + work.medium[1:] if is_word else work.medium
    if work.is_sound:
        return say.trc("citation", "audio recording")
    return say.trc("citation", "video")


def names(text: str) -> tuple[Name, ...]:
    """Return the authors that a text names."""
    found = []
    for part in text.split(";"):
        family, comma, given = (one_line(piece) for piece in part.partition(","))
        if family or given:
            found.append(
                Name(family, given) if comma and family and given else Name(family or given)
            )
    return tuple(found)


def reference(work: Work, style: str) -> Reference:
    """Return a reference in one of :data:`STYLES`."""
    made = STYLES[style].make(work)
    first, *rest = _kept(made.entry)
    *most, last = first._replace(text=first.text.lstrip()), *rest
    return made._replace(entry=(*most, last._replace(text=last.text.rstrip())))


# -- the styles ---------------------------------------------------------------------------------


def _apa(work: Work) -> Reference:
    say = tongue(work.language)
    last = " & " if say.language == "en" else ""
    authors = _joined([_turned_initials(name) for name in work.authors], last, say, comma=True)
    day = f"({_apa_date(work.day, say)})"
    kind = f"[{medium(work, say)}]"
    title = [Words(work.title, True), Words(f" {kind}.")]
    head = [Words(f"{_stopped(authors)} {day}. "), *title]
    if not authors:
        head = [*title[:1], Words(f" {kind}. {day}.")]
    site = _some([f" {_stopped(work.site)}" if work.site != authors else ""])
    who = _named([name.family for name in work.authors], last, say) or say.quoted(work.title)
    year = work.day[:4] or say.trc("citation", "n.d.")
    cited = say.beside((who, year, _time(work.start)))
    # 9.16: the day counts where what is there may change.
    before = " "
    if work.is_retrieved:
        accessed = _accessed(work, _MONTH_FIRST, say)
        retrieved = say.trc("citation", "Retrieved {day}, from", day=accessed)
        before = f" {retrieved} "
    return Reference((*head, *site, *_link(work, before)), f"({cited})")


def _mla(work: Work) -> Reference:
    say = tongue(work.language)
    title = Words(f"{_stopped_in_marks(work.title, say)} ")
    by = _mla_names(work.authors, say)
    is_uploader = bool(work.site) and not any(name.given for name in work.authors)
    head = [title]
    facts = [say.trc("citation", "uploaded by {name}", name=by)] if by and is_uploader else []
    if by and not is_uploader:
        head.insert(0, Words(f"{_stopped(by)} "))
    if day := _day(work.day, _DAY_FIRST, say, _SHORT_MONTHS):
        facts.append(day)
    address = work.url.partition("://")[2]  # 5.95: without the scheme
    if work.site:
        head += [Words(work.site, True), Words(", " if facts or address else ".")]
    said = say.beside(facts)
    if address:
        comma = say.forms["comma"] if said else ""
        tail = [Words(f"{said}{comma}"), Words(address, link=work.url), Words(".")]
    else:
        tail = [Words(_stopped(said))]
    if work.is_retrieved:  # 5.111
        seen = _accessed(work, _DAY_FIRST, say, _SHORT_MONTHS)
        accessed = say.trc("citation", "Accessed {day}", day=seen)
        tail.append(Words(f" {_stopped(accessed)}"))
    who = "" if is_uploader else _named([name.family for name in work.authors], " and ", say)
    times = _mla_times(work)
    short = f"({' '.join(filter(None, (who or say.quoted(work.title), times)))})"
    return Reference(_kept((*head, *tail)), short)


def _chicago(work: Work) -> Reference:
    say = tongue(work.language)
    day = _day(work.day, _MONTH_FIRST, say)
    first, *others = work.authors or (Name(""),)
    by = _joined([_turned(first), *map(straight, others)], " and ", say, comma=True)
    head = [f"{_stopped(by)} " if by else "", _stopped_in_marks(work.title, say)]
    rest = [f" {_stopped(day)}" if day else "", f" {_stopped(medium(work, say))}"]
    if work.is_retrieved:  # 14.12
        accessed = say.trc("citation", "Accessed {day}", day=_accessed(work, _MONTH_FIRST, say))
        rest.append(f" {_stopped(accessed)}")
    site = [Words(" "), Words(work.site, True), Words(".")] if work.site else []
    if site and by == work.site:
        site = []
    url = [*_link(work, " "), Words(".")] if work.url else []
    entry = (*_some(head), *site, *_some(rest), *url)
    note = ", ".join(
        filter(
            None,
            (
                people([straight(name) for name in work.authors], say),
                f"“{work.title},”" if say.language == "en" else say.quoted(work.title),
                day,
                _medium_within(work, say),
                _time(work.start),
            ),
        )
    ).replace(",”,", ",”")
    return Reference(entry, f"{note}{f', {work.url}' if work.url else ''}.")


def _harvard(work: Work) -> Reference:
    say = tongue(work.language)
    names = [_turned_initials(name) for name in work.authors]
    authors = _joined(names, " and ", say, comma=False)
    no_day = say.trc("citation", "no date")
    year = f"({work.day[:4] or no_day})"
    head = [Words(f"{authors} {year} "), Words(work.title, True), Words(".")]
    if not authors:
        head = [Words(work.title, True), Words(f" {year}.")]
    _, month, number = _parts(work.day) if work.day else ("", 0, 0)
    day = say.date("", month, number) if number else ""
    rest = list(_some([f" {_stopped(day)}" if day else ""]))
    if work.url:
        where = say.trc("citation", "Available at:")
        seen = say.trc("citation", "(Accessed: {day})", day=_accessed(work, _DAY_FIRST, say))
        rest += [*_link(work, f" {where} "), Words(f" {seen}.")]
    who = _named([name.family for name in work.authors], " and ", say) or work.title
    cited = say.beside((who, work.day[:4] or no_day, _time(work.start)))
    return Reference((*head, *rest), f"({cited})")


class StyleOfReference(NamedTuple):
    """A style: its name for people, and what makes a reference in it."""

    title: str
    make: Callable[[Work], Reference]


STYLES: Final = {
    "apa": StyleOfReference(tr("APA, 7th edition"), _apa),
    "mla": StyleOfReference(tr("MLA, 9th edition"), _mla),
    "chicago": StyleOfReference(tr("Chicago, 17th edition (notes)"), _chicago),
    "harvard": StyleOfReference(tr("Harvard (Cite Them Right)"), _harvard),
}

# -- names, days, times -------------------------------------------------------------------------


def _turned(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family


def straight(name: Name) -> str:
    """Return a name as it is spoken."""
    return f"{name.given} {name.family}" if name.given else name.family


def people(named: Sequence[str], say: Tongue) -> str:
    """Return names as running text lists them."""
    return _joined(named, " and ", say, comma=len(named) > 2)


def _turned_initials(name: Name) -> str:
    if not name.given:
        return name.family
    initials = [
        "-".join(f"{piece[0]}." for piece in part.split("-") if piece)
        for part in name.given.split()
    ]
    return f"{name.family}, {' '.join(initials)}"


def _joined(people: Iterable[str], last: str, say: Tongue, *, comma: bool) -> str:
    """Return names as a list; in English ``comma`` puts one before the last of them."""
    kept = [name for name in people if name]
    if len(kept) < 2:
        return "".join(kept)
    if say.language != "en":
        return say.listed(kept)
    before = "," if comma else ""
    return f"{', '.join(kept[:-1])}{before}{last}{kept[-1]}"


def _named(families: Sequence[str], last: str, say: Tongue) -> str:
    """Return family names as they stand in a bracket: of three and more the first alone."""
    if len(families) >= _MOST_NAMED:
        return say.trc("citation", "{name} et al.", name=families[0])
    return last.join(families) if say.language == "en" else say.listed(families)


def _mla_names(authors: Sequence[Name], say: Tongue) -> str:
    if not authors:
        return ""
    first = _turned(authors[0])
    if len(authors) == 1:
        return first
    if len(authors) >= _MOST_NAMED:
        return say.trc("citation", "{name}, et al.", name=first)
    if say.language != "en":
        return say.listed((first, straight(authors[1])))
    return f"{first}, and {straight(authors[1])}"


def _apa_date(day: str, say: Tongue) -> str:
    if not day:
        return say.trc("citation", "n.d.")
    year, month, number = _parts(day)
    if not month:
        return year
    if say.language != "en":
        named = say.date("", month, number) if number else say.forms["months_alone"][month - 1]
        return say.trc("citation", "{year}, {day}", year=year, day=named)
    return f"{year}, {_MONTHS[month - 1]}{f' {number}' if number else ''}"


def _day(day: str, full: str, say: Tongue, months: Sequence[str] = ()) -> str:
    """Return a day as a style writes it; a month or a year where no more is known.

    ``full`` and ``months`` are of English, where each style has its own.
    """
    if not day:
        return ""
    year, month, number = _parts(day)
    if not month:
        return year
    if say.language != "en":
        return say.date(year, month, number)
    named = (months or _MONTHS)[month - 1]
    return full.format(day=number, month=named, year=year) if number else f"{named} {year}"


def _accessed(work: Work, full: str, say: Tongue, months: Sequence[str] = ()) -> str:
    return _day(work.accessed.isoformat(), full, say, months)


def _parts(day: str) -> tuple[str, int, int]:
    year, month, number = (*day.split("-"), "0", "0")[:3]
    return year, int(month), int(number)


def _time(start: int | None) -> str:
    return "" if start is None else clock(start)


def _mla_times(work: Work) -> str:
    if work.start is None:
        return ""
    start = _full(work.start)
    end = "" if work.end is None else _full(work.end)
    return f"{start}–{end}" if end and end != start else start


def _full(time: int) -> str:
    seconds = time // 1_000
    return f"{seconds // 3_600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _stopped(text: str) -> str:
    """Return a part with a full stop, unless it ends a sentence already."""
    return text if not text or text.endswith((".", "?", "!", "…")) else f"{text}."


def _stopped_in_marks(title: str, say: Tongue) -> str:
    """Return a title in quotation marks, with a full stop: in English before the mark that closes,
    in other languages behind it.
    """
    stopped = _stopped(title)
    if say.language == "en" or stopped == title:
        return say.quoted(stopped)
    return f"{say.quoted(title)}."


def _link(work: Work, before: str) -> tuple[Words, ...]:
    return (Words(before), Words(work.url, link=work.url)) if work.url else ()


def _some(texts: Sequence[str]) -> tuple[Words, ...]:
    return tuple(Words(text) for text in texts if text.strip())


def _kept(parts: Sequence[Words]) -> tuple[Words, ...]:
    return tuple(part for part in parts if part.text)
