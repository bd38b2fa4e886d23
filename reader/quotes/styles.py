"""Styles of quotations: templates that say in which order the words and their source stand.

A style is a small TOML file::

    title = "In a sentence"
    times = "clock"
    text = "“{quote}”[ ({speaker}[, {times}])]"

Braces name a field. What stands in square brackets is left out, punctuation and all, where one of
the fields in it has nothing to say; brackets may stand in brackets. A backslash before a bracket, a
brace or a backslash makes it plain. The same template gives plain text, Markdown and HTML: what is
filled in is escaped for each.
"""

from __future__ import annotations

import html
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.errors import ReaderError
from reader.model.days import day_of
from reader.model.excerpt import Excerpt
from reader.model.timecode import clock, vtt
from reader.model.visible import one_line, words
from reader.named_tuple import NamedTuple
from reader.quotes.citations import names, people, straight
from reader.quotes.escapes import in_markdown
from reader.quotes.moment_links import moment_link
from reader.quotes.parts import made_by, tongue_of
from reader.wording import joined, mark, tr, trn

FIELDS: Final = {
    # Translators: these say what a place in a template of quotations is filled with.
    "quote": tr("the words"),
    "speaker": tr("who says them"),
    "title": tr("the title of the video"),
    "author": tr("who published it"),
    "family": tr("the family name of the author"),
    "site": tr("the site that shows it"),
    "date": tr("its day, as the file writes it"),
    "year": tr("the year of that day"),
    "url": tr("its address"),
    "link": tr("its address at this moment, where the site takes one"),
    "times": tr("when the words begin and end"),
    "start": tr("when they begin"),
    "end": tr("when they end"),
    "captions": tr("which captions they are"),
    "locator": tr("captions and times together"),
    "kind": tr("who made the captions"),
    "file": tr("the name of the file"),
    "taken": tr("the day on which the quotation is made"),
}
"""What a template can be filled with, and what that is."""

TIMES: Final = {"clock": "0:42, 1:02:03", "full": "00:00:42.000", "seconds": "42"}
"""How times can be written, each with an example."""

SHIPPED: Final = frozenset(
    (
        mark("Author, year, time"),
        mark("In a sentence"),
        mark("With full source"),
        mark("Words and link"),
    )
)
"""The titles of the styles that ship."""

LONGEST: Final = 4_000
_DEEPEST: Final = 8
_SPECIAL: Final = "[]{}\\"


class StyleError(ReaderError):
    """A template that cannot be filled; ``place`` is where in it, counted from 0."""

    def __init__(self, sentence: str, place: int = 0) -> None:
        super().__init__(sentence)
        self.place = place


class Field(NamedTuple):
    """A place to be filled."""

    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """Text and fields, one after another; an inner group may fall out."""

    parts: tuple[str | Field | Group, ...]


class Style(NamedTuple):
    """A template that was understood: its title for people, and how it writes times."""

    title: str
    template: str
    times: str
    body: Group


def parsed(template: str, title: str = "", times: str = "clock") -> Style:
    """Understand a template; raises StyleError with the place of what is wrong with it."""
    if len(template) > LONGEST:
        raise StyleError(
            trn(
                "A template has {n} character at most.",
                "A template has {n} characters at most.",
                LONGEST,
            ),
            LONGEST,
        )
    if times not in TIMES:
        raise StyleError(
            tr(
                "Times can be written as {ways}, not as “{times}”.",
                ways=joined(TIMES),
                times=times,
            )
        )
    body = _TemplateReading(template).whole()
    if not any(name == "quote" for name in _names(body)):
        raise StyleError(tr("The template leaves out the words: {quote} is missing."))
    return Style(title, template, times, body)


def style_of(data: bytes, name: str) -> Style:
    """Read a style from its file; raises StyleError, which says what is wrong with it."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise StyleError(
            tr("{file}: this is no TOML file ({why}).", file=name, why=problem)
        ) from problem
    wrong = [key for key in ("title", "text") if not isinstance(table.get(key), str)]
    if wrong:
        raise StyleError(tr("{file}: the style has no {key}.", file=name, key=wrong[0]))
    times, title = table.get("times", "clock"), one_line(table["title"])[:60]
    try:
        return parsed(table["text"], tr(title) if title in SHIPPED else title, str(times))
    except StyleError as problem:
        raise StyleError(f"{name}: {problem}", problem.place) from problem


def styles(*folders: Path) -> tuple[dict[str, Style], list[StyleError]]:
    """Return the styles of some folders by the names of their files, and what is wrong with others.

    A style of a later folder takes the place of one of the same name.
    """
    from reader.files import read_untrusted, shown

    found: dict[str, Style] = {}
    problems = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            if not path.stem.isprintable():  # nor could it be kept which style was chosen
                sentence = tr(
                    "{file}: A style's file needs a name that can be read.", file=shown(path)
                )
                problems.append(StyleError(sentence))
                continue
            try:
                found[path.stem] = style_of(read_untrusted(path), path.name)
            except StyleError as problem:
                problems.append(problem)
            except ReaderError as problem:
                problems.append(StyleError(str(problem)))
    return found, problems


# -- filling ------------------------------------------------------------------------------------


def plain(style: Style, excerpt: Excerpt) -> str:
    """Return an excerpt in a style, as plain text."""
    return _filled(style, excerpt, lambda text: text, lambda text: text)


def markdown(style: Style, excerpt: Excerpt) -> str:
    """Return an excerpt in a style, as Markdown that shows every character as it is."""

    def link(address: str) -> str:
        return f"<{address}>" if address else ""

    paragraphs = _filled(style, excerpt, in_markdown, link).split("\n\n")
    # Two spaces at its end keep a line apart from the next.
    return "\n\n".join(paragraph.replace("\n", "  \n") for paragraph in paragraphs)


def rich(style: Style, excerpt: Excerpt) -> str:
    """Return an excerpt in a style, as HTML of a few elements."""

    def link(address: str) -> str:
        whole = html.escape(address)
        return f'<a href="{whole}">{whole}</a>' if address else ""

    filled = _filled(style, excerpt, html.escape, link)
    paragraphs = (part.replace("\n", "<br>") for part in filled.split("\n\n"))
    return "".join(f'<p dir="auto">{part}</p>' for part in paragraphs)


def _filled(
    style: Style, excerpt: Excerpt, escape: Callable[[str], str], link: Callable[[str], str]
) -> str:
    values = values_of(excerpt, style.times)
    shown = {
        name: link(value) if name in ("url", "link") else escape(value)
        for name, value in values.items()
    }
    # Outside of all brackets a field that says nothing leaves nothing.
    parts = (_set(Group((part,)), shown, escape) or "" for part in style.body.parts)
    return "".join(parts).strip("\n")


def _set(group: Group, values: Mapping[str, str], escape: Callable[[str], str]) -> str | None:
    """Return a group as text, None if a field in it has nothing to say."""
    said = []
    for part in group.parts:
        if isinstance(part, Field):
            if not values[part.name]:
                return None
            said.append(values[part.name])
        elif isinstance(part, Group):
            said.append(_set(part, values, escape) or "")
        else:
            said.append(escape(part) if part.strip() else part)
    return "".join(said)


def values_of(excerpt: Excerpt, times: str = "clock") -> dict[str, str]:
    """Return what each field says of an excerpt, "" where nothing is known."""
    write, authors, say = _WRITERS[times], names(excerpt.author), tongue_of(excerpt)
    day = day_of(excerpt.date)
    start = "" if excerpt.start is None else write(excerpt.start)
    end = "" if excerpt.end is None else write(excerpt.end)
    both = f"{start}–{end}" if end and end != start else start

    def about(time: str, *, is_about: bool) -> str:
        return say.tr("about {time}", time=time) if time and is_about else time

    facts = {
        "speaker": excerpt.speaker,
        "title": excerpt.title or excerpt.file_name,
        "author": people([straight(name) for name in authors], say),
        "family": people([name.family for name in authors], say),
        "site": excerpt.site,
        "date": excerpt.date,
        "year": day[:4],
        "times": about(both, is_about=excerpt.start_is_about or excerpt.end_is_about),
        "start": about(start, is_about=excerpt.start_is_about),
        "end": about(end, is_about=excerpt.end_is_about),
        "captions": "" if excerpt.is_whole else excerpt.cues_in(say),
        "locator": excerpt.locator_in(say),
        "kind": made_by(excerpt),
        "file": excerpt.file_name,
        "taken": say.day(excerpt.taken),
    }
    shown = {name: one_line(fact) for name, fact in facts.items()}
    link = moment_link(excerpt.url, excerpt.start)
    return {**shown, "quote": _words(excerpt), "url": moment_link(excerpt.url, None), "link": link}


def _words(excerpt: Excerpt) -> str:
    """The words; of several speakers as a dialogue, a line for each."""
    said = []
    before = ""
    is_dialogue = not excerpt.speaker
    for paragraph in excerpt.paragraphs:
        name = one_line(paragraph.speaker)
        is_new = bool(name) and is_dialogue and paragraph.speaker != before
        before = paragraph.speaker
        text = words(paragraph.text).strip(" \t")
        said.append(f"{name}: {text}" if is_new else text)
    return "\n".join(said)


_WRITERS: Final[dict[str, Callable[[int], str]]] = {
    "clock": clock,
    "full": vtt,
    "seconds": lambda time: str(time // 1_000),
}

# -- reading ------------------------------------------------------------------------------------


class _TemplateReading:
    """A template while it is being read, character by character."""

    def __init__(self, template: str) -> None:
        self._template = template
        self._at = 0

    def whole(self) -> Group:
        made = self._group(depth=0)
        if self._at < len(self._template):
            raise StyleError(tr("This bracket closes nothing."), self._at)
        return made

    def _group(self, depth: int) -> Group:
        parts: list[str | Field | Group] = []
        text = ""

        def flush() -> None:
            nonlocal text
            if text:
                parts.append(text)
            text = ""

        while self._at < len(self._template):
            char = self._template[self._at]
            if char == "]" and depth:
                break
            if char in "{[":
                flush()
                parts.append(self._field() if char == "{" else self._inner(depth))
            elif char in "]}":
                raise StyleError(tr("This bracket closes nothing."), self._at)
            else:
                text += self._char()
        flush()
        return Group(tuple(parts))

    def _char(self) -> str:
        char = self._template[self._at]
        self._at += 1
        if char != "\\":
            return char
        after = self._template[self._at : self._at + 1]
        if not after or after not in _SPECIAL:
            raise StyleError(tr(r"A backslash stands before [, ], {, } or \ alone."), self._at - 1)
        self._at += 1
        return after

    def _inner(self, depth: int) -> Group:
        start = self._at
        if depth >= _DEEPEST:
            raise StyleError(tr("These brackets stand in too many others."), start)
        self._at += 1
        made = self._group(depth + 1)
        if self._at >= len(self._template):
            raise StyleError(tr("This bracket is not closed."), start)
        self._at += 1
        if not _names(made):
            raise StyleError(tr("Nothing in these brackets can be left out: no field is."), start)
        return made

    def _field(self) -> Field:
        start = self._at
        end = self._template.find("}", start)
        if end < 0:
            raise StyleError(tr("This brace is not closed."), start)
        name = self._template[start + 1 : end].strip()
        if name not in FIELDS:
            raise StyleError(
                tr(
                    "There is no field called “{name}”. There are: {fields}.",
                    name=one_line(name)[:40],
                    fields=joined(FIELDS),
                ),
                start,
            )
        self._at = end + 1
        return Field(name)


def _names(group: Group) -> list[str]:
    found = []
    for part in group.parts:
        if isinstance(part, Field):
            found.append(part.name)
        elif isinstance(part, Group):
            found += _names(part)
    return found
