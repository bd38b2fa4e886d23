"""Two transcripts side by side as documents: a page of two columns, a table, a translation memory.

Rows without a partner are kept, with nothing on the other side: what is missing there is told.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from html import escape
from typing import Final

from reader import __version__
from reader.direction import reads_leftward
from reader.model.pairing.pairing import Half, Pairing
from reader.model.timecode import clock, vtt
from reader.model.visible import one_line
from reader.model.web_address import web_address
from reader.quotes.escapes import in_xml
from reader.quotes.html import language_attribute, page
from reader.quotes.paper import Block, BlockKind, Paper, Run
from reader.quotes.parts import Role
from reader.quotes.tables import Table

# TMX 1.4b, 2.3: a language is a tag of RFC 3066, which has "x-" for what only the parties know.
_UNKNOWN: Final = ("x-first", "x-second")


def title_of(pairing: Pairing) -> str:
    """Return the title of a document of two transcripts: both titles, one if they are the same."""
    titles = (_title(half) for half in (pairing.first, pairing.second))
    return " / ".join(dict.fromkeys(filter(None, titles))) or "Transcript"


def table(pairing: Pairing) -> Table:
    """Return the rows; times are those of the captions, confidence is from 0.00 to 1.00."""
    columns = ("number", "start", "text", "translation", "translation start", "confidence")
    return Table(columns, _rows(pairing))


def _rows(pairing: Pairing) -> Iterator[tuple[str, ...]]:
    for number, row in enumerate(pairing.rows):
        first, second = pairing.texts(number)
        start, other = ("" if time is None else vtt(time) for time in pairing.times(number))
        yield str(number + 1), start, first, second, other, f"{row.confidence:.2f}"


def tmx(pairing: Pairing) -> str:
    """Return the rows as a translation memory (TMX 1.4b), a unit each.

    How sure a row is stands beside it as a property of type ``x-confidence``.
    """
    tags = _languages(pairing)
    units = "".join(_unit(pairing, number, tags) for number in range(len(pairing.rows)))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'<header creationtool="Transcript Reader" creationtoolversion="{__version__}"'
        ' segtype="block" o-tmf="transcript" adminlang="en"'
        f' srclang="{tags[0]}" datatype="plaintext"/>\n<body>\n{units}</body>\n</tmx>\n'
    )


def _unit(pairing: Pairing, number: int, tags: tuple[str, str]) -> str:
    sides = zip(tags, pairing.texts(number), strict=True)
    variants = "".join(
        f'<tuv xml:lang="{tag}"><seg>{in_xml(text)}</seg></tuv>' for tag, text in sides if text
    )
    sure = f'<prop type="x-confidence">{pairing.rows[number].confidence:.2f}</prop>'
    return f'<tu tuid="{number + 1}">{sure}{variants}</tu>\n'


def _languages(pairing: Pairing) -> tuple[str, str]:
    """Return the tags of both languages; they differ even where the files do not say."""
    first, second = (half.reading.transcript.language for half in (pairing.first, pairing.second))
    if not language_attribute(first):
        first = _UNKNOWN[0]
    if not language_attribute(second) or second.lower() == first.lower():
        second = _UNKNOWN[1]
    return first, second


def html(pairing: Pairing) -> str:
    """Return the rows as a page of two columns, each in its language."""
    tags = [half.reading.transcript.language for half in (pairing.first, pairing.second)]
    rows = "\n".join(_row(pairing, number, tags) for number in range(len(pairing.rows)))
    sources = "\n".join(
        f'<p dir="ltr">{"".join(map(_run, block.runs))}</p>' for block in _sources(pairing)
    )
    title = title_of(pairing)
    heads = "".join(
        f'<th scope="col" dir="auto"{language_attribute(tag)}>{escape(_title(half) or tag)}</th>'
        for half, tag in zip((pairing.first, pairing.second), tags, strict=True)
    )
    body = (
        f'<h1 dir="auto">{escape(title)}</h1>\n<table class="pair">\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"
        f"<footer>\n{sources}\n</footer>"
    )
    return page(title, tags[0], body, is_turned=_is_leftward(pairing))


def _is_leftward(pairing: Pairing) -> bool:
    """Whether most of the first side is read from right to left, and so stands on the right."""
    texts = [text for row in range(len(pairing.rows)) if (text := pairing.texts(row)[0])]
    return sum(map(reads_leftward, texts)) * 2 > len(texts)


def _row(pairing: Pairing, number: int, tags: list[str]) -> str:
    texts = pairing.texts(number)
    cells = []
    for text, time, tag in zip(texts, pairing.times(number), tags, strict=True):
        told = "" if time is None else f"<time>{clock(time)}</time> "
        cells.append(f'<td dir="auto"{language_attribute(tag)}>{told}{escape(text)}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.link:
        return f'<a href="{escape(run.link)}" rel="nofollow noopener noreferrer">{text}</a>'
    return f"<cite>{text}</cite>" if run.role is Role.TITLE else text


def paper(pairing: Pairing, made: datetime.date) -> Paper:
    """Return the rows as a document: the translation stands, in italics, below each passage."""
    blocks = [Block(BlockKind.TITLE, (Run(title_of(pairing)),))]
    for number in range(len(pairing.rows)):
        first, second = pairing.texts(number)
        time = next((time for time in pairing.times(number) if time is not None), None)
        told = (Run(f"[{clock(time)}] ", role=Role.TIME),) if time is not None else ()
        if first:
            blocks.append(Block(BlockKind.BODY, (*told, Run(first))))
        if second:
            before = () if first else told
            blocks.append(Block(BlockKind.BODY, (*before, Run(second, is_italic=True))))
    blocks += _sources(pairing)
    language = pairing.first.reading.transcript.language
    return Paper(title_of(pairing), tuple(blocks), language, made=made)


def _sources(pairing: Pairing) -> Iterator[Block]:
    """Yield a line for each transcript that says where it is from, and one with its address."""
    for half in (pairing.first, pairing.second):
        of = half.reading.transcript
        facts = (of.author, of.site, of.date, of.language)
        told = [Run(one_line(fact), role=Role.FACT) for fact in facts if fact]
        if of.title:
            told.append(Run(one_line(half.file_name), role=Role.FACT))
        runs = [Run(_title(half), is_italic=True, role=Role.TITLE)] if _title(half) else []
        for fact in told:
            runs += [Run(", "), fact] if runs else [fact]
        yield Block(BlockKind.SOURCE, (Run("— "), *runs))
        if address := web_address(of.url):
            yield Block(BlockKind.SOURCE, (Run(address, link=address),))


def _title(half: Half) -> str:
    return one_line(half.reading.transcript.title) or one_line(half.file_name)
