"""Two transcripts side by side as documents: a page of two columns, a table, a translation memory.

Rows without a partner are kept, with nothing on the other side: what is missing there is told.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain
from typing import Final

from reader import __version__
from reader.direction import reads_leftward
from reader.model.excerpt import Paragraph
from reader.model.pairing.pairing import Half, Pairing, Saying
from reader.model.timecode import clock, vtt
from reader.model.visible import one_line
from reader.model.web_address import web_address
from reader.named_tuple import NamedTuple
from reader.quotes.escapes import in_xml
from reader.quotes.html import language_attribute, page
from reader.quotes.paper import Block, BlockKind, Paper, Run
from reader.quotes.parts import Role, names_before
from reader.quotes.tables import Table

# TMX 1.4b, 2.3: a language is a tag of RFC 3066, which has "x-" for what only the parties know.
_UNKNOWN: Final = ("x-first", "x-second")


def title_of(pairing: Pairing) -> str:
    """Return the title of a document of two transcripts: both titles, one if they are the same."""
    titles = (_title(half) for half in (pairing.first, pairing.second))
    return " / ".join(dict.fromkeys(filter(None, titles))) or "Transcript"


def table(pairing: Pairing) -> Table:
    """Return the rows; times are those of the captions, confidence is from 0.00 to 1.00.

    Of several who speak in a row the names are parted by commas.
    """
    columns = (
        *("number", "start", "speaker", "text"),
        *("translation", "translation speaker", "translation start", "confidence"),
    )
    return Table(columns, _rows(pairing))


def _rows(pairing: Pairing) -> Iterator[tuple[str, ...]]:
    for number, row in enumerate(pairing.rows):
        first, second = pairing.texts(number)
        start, other = ("" if time is None else vtt(time) for time in pairing.times(number))
        by, other_by = (", ".join(names) for names in speakers(pairing, number))
        sure = f"{row.confidence:.2f}"
        yield str(number + 1), start, by, first, second, other_by, other, sure


def speakers(pairing: Pairing, number: int) -> tuple[list[str], list[str]]:
    """Return the names of those who speak in a row on each side, each once, in order."""
    first, second = pairing.sayings(number)
    return _speakers(first), _speakers(second)


def _speakers(sayings: Iterable[Saying]) -> list[str]:
    names = (one_line(said.speaker) for said in sayings)
    return list(dict.fromkeys(filter(None, names)))


class NamedWords(NamedTuple):
    """Words of a side of a row, and the name before them: "" where whoever spoke goes on."""

    name: str
    text: str

    @property
    def plain(self) -> str:
        """Both as text alone."""
        return f"{self.name}: {self.text}" if self.name else self.text


WordsOfSide = tuple[NamedWords, ...]


def named(pairing: Pairing) -> Iterator[tuple[WordsOfSide, WordsOfSide]]:
    """Yield what is said on both sides of each row; who begins to speak is named.

    On each side that is told as it is of a whole transcript.
    """
    sides = zip(*_sayings(pairing), strict=True)
    return zip(*map(_named, sides), strict=True)


def _named_in_turn(pairing: Pairing) -> Iterator[tuple[WordsOfSide, WordsOfSide]]:
    """Yield the same for sides that stand one below the other, row by row.

    Where one side names nobody its words are taken for those of the speaker above them.
    """
    rows = list(_sayings(pairing))
    tells = [any(map(_speakers, side)) for side in zip(*rows, strict=True)]
    if all(tells):
        told = _named(chain.from_iterable(rows))
        return zip(told, told, strict=True)
    return named(pairing)


def _sayings(pairing: Pairing) -> Iterator[tuple[tuple[Saying, ...], tuple[Saying, ...]]]:
    return map(pairing.sayings, range(len(pairing.rows)))


def _named(rows: Iterable[Sequence[Saying]]) -> Iterator[WordsOfSide]:
    rows = list(rows)
    said = chain.from_iterable(rows)
    paragraphs = [Paragraph(one.speaker, one.text, kind=one.kind) for one in said]
    names = iter(names_before(paragraphs))
    for row in rows:
        yield tuple(NamedWords(next(names), one.text) for one in row)


def tmx(pairing: Pairing) -> str:
    """Return the rows as a translation memory (TMX 1.4b), a unit each.

    How sure a row is stands beside it as a property of type ``x-confidence``; each language of it
    has one of type ``x-speaker`` for each who speaks.
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
    sides = zip(tags, pairing.texts(number), speakers(pairing, number), strict=True)
    variants = "".join(
        f'<tuv xml:lang="{tag}">{_said_by(names)}<seg>{in_xml(text)}</seg></tuv>'
        for tag, text, names in sides
        if text
    )
    sure = f'<prop type="x-confidence">{pairing.rows[number].confidence:.2f}</prop>'
    return f'<tu tuid="{number + 1}">{sure}{variants}</tu>\n'


def _said_by(names: Iterable[str]) -> str:
    return "".join(f'<prop type="x-speaker">{in_xml(name)}</prop>' for name in names)


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
    said = enumerate(named(pairing))
    rows = "\n".join(_row(words, pairing.times(number), tags) for number, words in said)
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


def _row(words: Sequence[WordsOfSide], times: Sequence[int | None], tags: list[str]) -> str:
    cells = []
    for side, time, tag in zip(words, times, tags, strict=True):
        told = "" if time is None else f"<time>{clock(time)}</time> "
        said = "<br>".join(map(_cell_words, side))
        cells.append(f'<td dir="auto"{language_attribute(tag)}>{told}{said}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _cell_words(words: NamedWords) -> str:
    name = f"<b><bdi>{escape(words.name)}</bdi>:</b> " if words.name else ""
    return f"{name}{escape(words.text)}"


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.link:
        return f'<a href="{escape(run.link)}" rel="nofollow noopener noreferrer">{text}</a>'
    return f"<cite>{text}</cite>" if run.role is Role.TITLE else text


def paper(pairing: Pairing, made: datetime.date) -> Paper:
    """Return the rows as a document: the translation stands, in italics, below each passage."""
    blocks = [Block(BlockKind.TITLE, (Run(title_of(pairing)),))]
    for number, (first, second) in enumerate(_named_in_turn(pairing)):
        time = next((time for time in pairing.times(number) if time is not None), None)
        runs = [*map(_said, first), *(_said(words, is_italic=True) for words in second)]
        if time is not None and runs:
            runs[0] = (Run(f"[{clock(time)}] ", role=Role.TIME), *runs[0])
        blocks += (Block(BlockKind.BODY, said) for said in runs)
    blocks += _sources(pairing)
    language = pairing.first.reading.transcript.language
    return Paper(title_of(pairing), tuple(blocks), language, made=made)


def _said(words: NamedWords, *, is_italic: bool = False) -> tuple[Run, ...]:
    name = (Run(f"{words.name}: ", is_bold=True, role=Role.SPEAKER),) if words.name else ()
    return *name, Run(words.text, is_italic=is_italic)


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
