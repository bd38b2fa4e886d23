"""What Qt leaves out of a PDF file: its language, its outline, its tags, that its title is shown.

Qt 6.12 writes none of these. So the file is written once more, object by object (ISO 32000-1:2008,
7.5): the catalogue with more in it (7.7.2), the outline (12.3.3), the pages with their tags.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Sequence
from typing import Final

from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.quotes.pdf_tags import LANGUAGE_TAG, DrawnPage, TaggedPart, hexed, tags

_START: Final = lazy_pattern(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_SIZE: Final = lazy_pattern(rb"/Size (\d+)")
_ROOT: Final = lazy_pattern(rb"/Root (\d+) 0 R")
_KEPT: Final = lazy_pattern(rb"/(?:Info \d+ 0 R|ID \[[^\]]*\])")
_OBJECT: Final = lazy_pattern(rb"\d+ 0 obj\s*<<(.*?)>>\s*endobj", re.DOTALL)
_PAGES: Final = lazy_pattern(rb"/Pages (\d+) 0 R")
_KIDS: Final = lazy_pattern(rb"/Kids\s*\[([^\]]*)\]")
_PAGE: Final = lazy_pattern(rb"(\d+) 0 R")
_CONTENTS: Final = lazy_pattern(rb"/Contents (\d+) 0 R")
_STREAM: Final = lazy_pattern(rb"\d+ 0 obj\s*<<([^>]*)>>\s*stream\r?\n")
_LENGTH: Final = lazy_pattern(rb"/Length (\d+)( 0 R)?")
_NUMBER: Final = lazy_pattern(rb"\d+ 0 obj\s*(\d+)")
_LETTERS: Final = lazy_pattern(
    rb"(?<=\n)<[0-9A-F]{4}> <[0-9A-F]{4}> (?:\[[<>0-9A-F\s]*\]|<[0-9A-F]{4}>)"
)
_CODES: Final = len("<0000> <0000> ")
_OPEN_FACTS: Final = b"/Trapped /False\n2\nendobj"
_CLOSED_FACTS: Final = b"/Trapped/False\n>>\nendobj"
"""The end of the facts of a file, as Qt 6.8.0 writes it and as it should; of one length, so that
all behind it stays where the table has it.
"""
_ENTRY: Final = 20
"""How many bytes a line of the table of objects has (7.5.4)."""


class OutlineEntry(NamedTuple):
    """An entry of an outline: its words, the page, counted from 0, and how high on it, in points
    from the bottom. A title has what follows it below it.
    """

    words: str
    page: int
    height: float
    is_title: bool = False


def finished(
    pdf: bytes, language: str, marks: Sequence[OutlineEntry], parts: Sequence[TaggedPart] = ()
) -> bytes:
    """Return a file of Qt with its language, "" for none known, an outline, and tags of its parts.

    One that is laid out in another way than Qt has done so far is returned as it is.
    """
    try:
        pdf = _LETTERS.sub(_with_spaces, pdf.replace(_OPEN_FACTS, _CLOSED_FACTS, 1))
        return _changed(pdf, language, marks, parts)
    except (LookupError, ValueError, zlib.error):  # it is not where it should be
        return pdf


def _changed(
    pdf: bytes, language: str, marks: Sequence[OutlineEntry], parts: Sequence[TaggedPart]
) -> bytes:
    tail = pdf[-2_048:]
    table = int(_found(_START, tail)[1])
    trailer = tail[tail.rindex(b"trailer") :]
    size, root = int(_found(_SIZE, trailer)[1]), int(_found(_ROOT, trailer)[1])
    first = pdf.index(b"\n", pdf.index(b"0 ", table)) + 1
    rows = (pdf[at : at + _ENTRY] for at in range(first, first + size * _ENTRY, _ENTRY))
    places = {number: int(row[:10]) for number, row in enumerate(rows) if b"n" in row}

    def inside(number: int) -> bytes:
        return _found(_OBJECT, pdf, places[number])[1]

    def drawn(number: int) -> bytes:
        head = _found(_STREAM, pdf, places[number])
        length = _found(_LENGTH, head[1])
        count = int(length[1])
        if length[2]:  # it is told elsewhere
            count = int(_found(_NUMBER, pdf, places[count])[1])
        data = pdf[head.end() : head.end() + count]
        return zlib.decompress(data) if b"/FlateDecode" in head[1] else data

    catalogue = inside(root)
    kids = _found(_KIDS, inside(int(_found(_PAGES, catalogue)[1])))[1]
    pages = [int(number) for number in _PAGE.findall(kids)]
    said = [catalogue.strip(), b"/ViewerPreferences << /DisplayDocTitle true >>"]
    if LANGUAGE_TAG.fullmatch(language):
        said.append(b"/Lang (%s)" % language.encode("ascii"))
    objects: dict[int, bytes] = {}
    if marks:
        said += [b"/Outlines %d 0 R" % size, b"/PageMode /UseOutlines"]
        objects = _outline(marks, pages, size)
    if parts:
        shown = []
        for number in pages:
            entries = inside(number)
            contents = int(_found(_CONTENTS, entries)[1])
            shown.append(DrawnPage(number, entries, contents, drawn(contents)))
        tagged, told = tags(shown, parts, max((size, *(one + 1 for one in objects))))
        objects |= tagged
        said += told
    objects[root] = b"<<\n%s\n>>" % b"\n".join(said)
    ends = sorted((*places.values(), table))
    lengths = dict(itertools.pairwise(ends))
    kept = {number: pdf[at : lengths[at]] for number, at in places.items()}
    return _file(pdf[: ends[0]], kept, objects, trailer)


def _with_spaces(row: re.Match[bytes]) -> bytes:
    """A row of what letters are called (9.10.3), with spaces: they are drawn as tabs are, and of
    two characters that look alike Qt names the first.
    """
    codes, letters = row[0][:_CODES], row[0][_CODES:]
    return codes + letters.replace(b"<0009>", b"<0020>")


def _outline(marks: Sequence[OutlineEntry], pages: Sequence[int], root: int) -> dict[int, bytes]:
    """Return the objects of an outline by their numbers, from that of its root on."""
    numbers = range(root + 1, root + 1 + len(marks))
    below: dict[int, list[int]] = {root: []}
    parents = []
    at = root
    for number, mark in zip(numbers, marks, strict=True):
        if mark.is_title:
            at = root
        parents.append(at)
        below[at].append(number)
        below[number] = []
        if mark.is_title:
            at = number
    made = {root: b"<< /Type /Outlines%s >>" % _below(below[root], len(marks))}
    for number, parent, mark in zip(numbers, parents, marks, strict=True):
        siblings = below[parent]
        place = siblings.index(number)
        parts = [
            b"/Title <%s>" % hexed(mark.words),
            b"/Parent %d 0 R" % parent,
            b"/Dest [%d 0 R /XYZ 0 %.1f 0]" % (pages[mark.page], mark.height),
        ]
        if place:
            parts.append(b"/Prev %d 0 R" % siblings[place - 1])
        if place + 1 < len(siblings):
            parts.append(b"/Next %d 0 R" % siblings[place + 1])
        made[number] = b"<< %s%s >>" % (b" ".join(parts), _below(below[number], len(below[number])))
    return made


def _below(children: Sequence[int], count: int) -> bytes:
    if not children:
        return b""
    return b" /First %d 0 R /Last %d 0 R /Count %d" % (children[0], children[-1], count)


def _file(head: bytes, kept: dict[int, bytes], objects: dict[int, bytes], trailer: bytes) -> bytes:
    """Return a file of objects, of which some stay as they are written and others are new."""
    written = [head]
    table, at = [b"0000000000 65535 f \n"], len(head)
    for number in range(1, max(*kept, *objects) + 1):
        if number in objects:
            written.append(b"%d 0 obj\n%s\nendobj\n" % (number, objects[number]))
        elif number in kept:
            written.append(kept[number])
        else:
            table.append(b"0000000000 65535 f \n")
            continue
        table.append(b"%010d 00000 n \n" % at)
        at += len(written[-1])
    said = (_found(_ROOT, trailer)[0], *_KEPT.findall(trailer))
    written.append(b"xref\n0 %d\n%s" % (len(table), b"".join(table)))
    written.append(b"trailer\n<<\n/Size %d\n%s\n>>\n" % (len(table), b"\n".join(said)))
    written.append(b"startxref\n%d\n%%%%EOF\n" % at)
    return b"".join(written)


def _found(pattern: re.Pattern[bytes], data: bytes, at: int = 0) -> re.Match[bytes]:
    found = pattern.search(data, at)
    if found is None:
        raise ValueError(pattern.pattern)
    return found
