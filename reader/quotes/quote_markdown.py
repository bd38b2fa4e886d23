"""Quotations as Markdown that renders every character of the words as it is.

Escapes follow CommonMark, where a backslash before any ASCII punctuation makes it plain; what
common extensions give a meaning (tables, formulas, struck, raised and highlighted text, footnotes,
bare addresses) is escaped as well.
"""

from __future__ import annotations

import re
from typing import Final

from reader.model.excerpt import Excerpt
from reader.model.transcript import CueKind
from reader.model.visible import one_line
from reader.quotes.quote_parts import Line, Part, QuoteOptions, Role, byline, lines, source

# It begins with all the characters themselves, which are then looked for many times as fast.
_ANYWHERE: Final = re.compile(
    r"[\\`*_{}\[\]<>#|~^$&=:.](?:"
    r"(?<![&=:.])"
    r"|(?<=&)(?=#?\w+;)"  # an entity
    r"|(?<==)(?==)"  # highlighting
    r"|(?<=:)(?=//)|(?<=\b[Ww][Ww][Ww]\.)"  # what is made a link without being marked as one
    r")"
)
_AT_START: Final = re.compile(r"[-+=%:]|[0-9]{1,9}(?=[.)])")


def markdown(excerpt: Excerpt, options: QuoteOptions) -> str:
    """Return an excerpt as a block quotation, a whole transcript as a document with headings."""
    # Two spaces at its end keep a line apart from the next; of the two ways this is the older one.
    between = "  \n" if options.captions else "\n\n"
    body = between.join(_set(line, excerpt.is_whole) for line in lines(excerpt, options))
    if excerpt.is_whole:
        blocks = [*_head(excerpt), body, *_source(excerpt, options)]
        return "\n\n".join(filter(None, blocks)) + "\n"
    return _quoted("\n\n".join(filter(None, (body, *_source(excerpt, options))))) + "\n"


def escaped(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, at the start of a line too."""
    plain = _ANYWHERE.sub(_escape, text)
    start = _AT_START.match(plain)
    if start is None:
        return plain
    end = start.end() if start[0].isdigit() else 0  # a number stays, the dot after it is escaped
    return f"{plain[:end]}\\{plain[end:]}"


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _head(excerpt: Excerpt) -> list[str]:
    title = escaped(one_line(excerpt.title))
    standfirst = escaped(one_line(excerpt.standfirst))
    return [f"# {title}" if title else "", standfirst, escaped(byline(excerpt))]


def _set(line: Line, is_whole: bool) -> str:
    words = escaped(line.text)
    if line.kind is CueKind.HEADING:
        return f"## {words}" if is_whole else f"**{words}**"
    time = f"\\[{line.time}\\] " if line.time else ""
    speaker = f"**{escaped(line.speaker)}:** " if line.speaker else ""
    return time + speaker + words


def _source(excerpt: Excerpt, options: QuoteOptions) -> list[str]:
    of = source(excerpt, options)
    who = ", ".join(_who(part) for part in of.who)
    where = " · ".join(escaped(part.text) for part in of.where)
    address = f"<{of.address}>" if of.address else ""
    first, *others = filter(None, (who, escaped(of.standfirst), where, address))
    return [f"— {first}", *others]


def _who(part: Part) -> str:
    plain = escaped(part.text)
    marks = {Role.SPEAKER: "**", Role.TITLE: "*"}.get(part.role, "")
    return f"{marks}{plain}{marks}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))
