"""What Qt leaves out of a PDF file: its language, its outline, and that its title is shown.

Qt 6.11 writes neither these nor tags. They are appended as a change to the file (ISO 32000-1:2008,
7.5.6): the catalogue again with more in it (7.7.2), and the outline (12.3.3). Tags would have to
stand among what is drawn, which Qt does not let through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.patterns import lazy_pattern

_TAG: Final = lazy_pattern(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_START: Final = lazy_pattern(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_SIZE: Final = lazy_pattern(rb"/Size (\d+)")
_ROOT: Final = lazy_pattern(rb"/Root (\d+) 0 R")
_KEPT: Final = lazy_pattern(rb"/(?:Info \d+ 0 R|ID \[[^\]]*\])")
_OBJECT: Final = lazy_pattern(rb"\d+ 0 obj\s*<<(.*?)>>\s*endobj", re.DOTALL)
_PAGES: Final = lazy_pattern(rb"/Pages (\d+) 0 R")
_KIDS: Final = lazy_pattern(rb"/Kids\s*\[([^\]]*)\]")
_PAGE: Final = lazy_pattern(rb"(\d+) 0 R")
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


def finished(pdf: bytes, language: str, marks: Sequence[OutlineEntry]) -> bytes:
    """Return a file of Qt with its language, "" for none known, and an outline.

    One that is laid out in another way than Qt has done so far is returned as it is.
    """
    try:
        return pdf + _change(pdf, language, marks)
    except (AttributeError, IndexError, ValueError):  # something is not where it was looked for
        return pdf


def _change(pdf: bytes, language: str, marks: Sequence[OutlineEntry]) -> bytes:
    tail = pdf[-2_048:]
    table = int(_found(_START, tail)[1])
    trailer = tail[tail.rindex(b"trailer") :]
    size, root = int(_found(_SIZE, trailer)[1]), int(_found(_ROOT, trailer)[1])
    first = pdf.index(b"\n", pdf.index(b"0 ", table)) + 1

    def inside(number: int) -> bytes:
        entry = pdf[first + number * _ENTRY :][:_ENTRY]
        return _found(_OBJECT, pdf, int(entry[:10]))[1]

    catalogue = inside(root)
    kids = _found(_KIDS, inside(int(_found(_PAGES, catalogue)[1])))[1]
    pages = [int(number) for number in _PAGE.findall(kids)]
    said = [catalogue.strip(), b"/ViewerPreferences << /DisplayDocTitle true >>"]
    if _TAG.fullmatch(language):
        said.append(b"/Lang (%s)" % language.encode("ascii"))
    objects: dict[int, bytes] = {}
    if marks:
        said += [b"/Outlines %d 0 R" % size, b"/PageMode /UseOutlines"]
        objects = _outline(marks, pages, size)
    objects[root] = b"<<\n%s\n>>" % b"\n".join(said)
    return _appended(objects, len(pdf), table, max(size, *(one + 1 for one in objects)), trailer)


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
        words = b"\xfe\xff" + mark.words.encode("utf-16-be", "replace")
        parts = [
            b"/Title <%s>" % words.hex().encode("ascii"),
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


def _appended(
    objects: dict[int, bytes], start: int, before: int, size: int, trailer: bytes
) -> bytes:
    """Return objects as what is appended to a file: themselves, their table, and its trailer."""
    made, rows = b"", b"0 1\n0000000000 65535 f \n"
    for number, inner in sorted(objects.items()):
        rows += b"%d 1\n%010d 00000 n \n" % (number, start + len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, inner)
    kept = b"\n".join(_KEPT.findall(trailer))
    root = _found(_ROOT, trailer)[0]
    return b"%sxref\n%strailer\n<<\n/Size %d\n%s\n%s\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (
        made,
        rows,
        size,
        root,
        kept,
        before,
        start + len(made),
    )


def _found(pattern: re.Pattern[bytes], data: bytes, at: int = 0) -> re.Match[bytes]:
    found = pattern.search(data, at)
    if found is None:
        raise ValueError(pattern.pattern)
    return found
