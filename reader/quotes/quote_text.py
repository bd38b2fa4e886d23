"""Quotations as plain text: the words between quotation marks, below them their source."""

from __future__ import annotations

from reader.model.excerpt import Excerpt
from reader.model.transcript import CueKind
from reader.model.visible import one_line
from reader.quotes.quote_parts import Line, Part, QuoteOptions, Role, byline, lines, source


def text(excerpt: Excerpt, options: QuoteOptions) -> str:
    """Return an excerpt as plain text; a whole transcript has its title first and no marks."""
    head = _head(excerpt) if excerpt.is_whole else []
    marked = not excerpt.is_whole and not options.captions
    set_lines = [_set(line, marked) for line in lines(excerpt, options)]
    body = ("\n" if options.captions else "\n\n").join(set_lines)
    return "\n\n".join(filter(None, (*head, body, _source(excerpt, options)))) + "\n"


def _head(excerpt: Excerpt) -> list[str]:
    return [one_line(excerpt.title), one_line(excerpt.standfirst), byline(excerpt)]


def _set(line: Line, marked: bool) -> str:
    words = line.text
    if marked and line.kind is CueKind.SPEECH:
        # Of a speech in several paragraphs each is opened, and only the last is closed.
        words = f"“{words}”" if line.closes else f"“{words}"
    time = f"[{line.time}] " if line.time else ""
    speaker = f"{line.speaker}: " if line.speaker else ""
    return time + speaker + words


def _source(excerpt: Excerpt, options: QuoteOptions) -> str:
    of = source(excerpt, options)
    who = ", ".join(_who(part) for part in of.who)
    where = " · ".join(part.text for part in of.where)
    return "— " + "\n".join(filter(None, (who, of.standfirst, where, of.address)))


def _who(part: Part) -> str:
    return f"“{part.text}”" if part.role is Role.TITLE else part.text
