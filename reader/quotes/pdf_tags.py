"""The tags of a PDF file of Qt: what is a heading, a paragraph, a quotation, a picture, in order.

ISO 32000-1:2008, 14.7 and 14.8. Tags stand among what is drawn, and Qt lets nothing through but
what it draws itself. So before each part a small box is drawn beside the page, whose place tells
which part it is; where it is found again among what was drawn, it is replaced by the tag.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

LANGUAGE_TAG: Final = lazy_pattern(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_SIDE: Final = 7_919  # far from any page
_BOX: Final = lazy_pattern(
    # From the last beginning before it to the first end after it, and nothing between but numbers
    # and names: colour, transparency, the box.
    rb"\bq\n(?:/CSp cs\n|[-.\d ]+ scn\n|/\w+ gs\n)*(-?\d+) -%d 3 5 re\nf\*?\nQ\n" % _SIDE
)
_QUOTE: Final = "BlockQuote"


class TaggedPart(NamedTuple):
    """A part of a document: its ``kind`` as a standard type of structure (14.8.4), its language
    where it is another than that of the whole, "" else.

    ``told`` is what is told instead of a picture (14.9.3), or the words of a paragraph whose
    letters are not drawn in the order in which they are read (14.9.4); else "".
    """

    kind: str
    language: str = ""
    told: str = ""


class DrawnPage(NamedTuple):
    """A page: the number of its object and its entries, and those of what is drawn on it."""

    number: int
    entries: bytes
    drawn: int
    content: bytes


def box_of(part: int | None) -> tuple[float, float, float, float]:
    """Return left, top, width and height, in dots of the page, of the box before a part.

    None stands before what is no part of the document, as the number of a page.
    """
    return (-1.0 if part is None else -2.0 - part, -float(_SIDE), 3.0, 5.0)


def tags(
    pages: Sequence[DrawnPage], parts: Sequence[TaggedPart], first: int
) -> tuple[dict[int, bytes], list[bytes]]:
    """Return the objects that change or are new, the new ones from ``first`` on, and the entries
    of the catalogue. Both are empty where no box is found.
    """
    objects: dict[int, bytes] = {}
    shown: dict[int, list[tuple[int, int]]] = {}  # of each part: pages, and its numbers on them
    listed: list[list[int]] = []
    for nth, page in enumerate(pages):
        drawn, found = _replaced(page.content)
        listed.append(found)
        for number, part in enumerate(found):
            shown.setdefault(part, []).append((page.number, number))
        packed = zlib.compress(drawn)
        objects[page.drawn] = b"<<\n/Length %d\n/Filter /FlateDecode\n>>\nstream\n%s\nendstream" % (
            len(packed),
            packed,
        )
        entries = b"%s\n/StructParents %d\n/Tabs /S" % (page.entries.strip(), nth)
        objects[page.number] = b"<<\n%s\n>>" % entries
    if not shown:
        return {}, []
    root, whole = first, first + 1
    children, numbers = _elements(objects, shown, parts, whole)
    rows = (
        b"%d [%s]" % (nth, b" ".join(b"%d 0 R" % numbers[part] for part in found))
        for nth, found in enumerate(listed)
    )
    objects[root] = (
        b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree << /Nums [%s] >> /ParentTreeNextKey %d >>"
        % (whole, b"\n".join(rows), len(pages))
    )
    objects[whole] = _group(b"Document", root, children)
    return objects, [b"/StructTreeRoot %d 0 R" % root, b"/MarkInfo << /Marked true >>"]


def _elements(
    objects: dict[int, bytes],
    shown: dict[int, list[tuple[int, int]]],
    parts: Sequence[TaggedPart],
    whole: int,
) -> tuple[list[int], dict[int, int]]:
    """Write the parts below the whole; return what is right below it, and the number of each."""
    at = whole + 1
    children: list[int] = []
    numbers: dict[int, int] = {}
    quoted: list[int] = []
    for part in sorted(shown):
        kind, language, told = parts[part]
        parent = whole
        if kind == _QUOTE:  # paragraphs that follow each other are one
            kind = "P"
            if not quoted:
                quoted = [at]
                children.append(at)
                at += 1
            parent = quoted[0]
            quoted.append(at)
        else:
            _close(objects, quoted, whole)
            children.append(at)
        numbers[part] = at
        said = [b"/Type /StructElem /S /%s /P %d 0 R" % (kind.encode("ascii"), parent)]
        said.append(b"/K [%s]" % b" ".join(_references(shown[part])))
        if LANGUAGE_TAG.fullmatch(language):
            said.append(b"/Lang (%s)" % language.encode("ascii"))
        if told:
            said.append(b"/%s <%s>" % (b"Alt" if kind == "Figure" else b"ActualText", hexed(told)))
        objects[at] = b"<< %s >>" % b" ".join(said)
        at += 1
    _close(objects, quoted, whole)
    return children, numbers


def hexed(words: str) -> bytes:
    """Return words as what stands between < and > for a string (7.3.4.3, 7.9.2.2)."""
    return (b"\xfe\xff" + words.encode("utf-16-be", "replace")).hex().encode("ascii")


def _close(objects: dict[int, bytes], quoted: list[int], parent: int) -> None:
    """Write a quotation whose paragraphs are known."""
    if quoted:
        objects[quoted[0]] = _group(_QUOTE.encode("ascii"), parent, quoted[1:])
        quoted.clear()


def _group(kind: bytes, parent: int, children: Sequence[int]) -> bytes:
    kids = b" ".join(b"%d 0 R" % child for child in children)
    return b"<< /Type /StructElem /S /%s /P %d 0 R /K [%s] >>" % (kind, parent, kids)


def _references(shown: Sequence[tuple[int, int]]) -> Iterator[bytes]:
    for page, number in shown:
        yield b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (page, number)


def _replaced(drawn: bytes) -> tuple[bytes, list[int]]:
    """Return what is drawn on a page with tags instead of boxes, and the parts in their order."""
    found: list[int] = []
    is_open = False

    def tag(box: re.Match[bytes]) -> bytes:
        nonlocal is_open
        ends, is_open = b"EMC\n" if is_open else b"", True
        place = -int(box[1])
        if place == 1:
            return ends + b"/Artifact BMC\n"
        found.append(place - 2)
        return b"%s/P << /MCID %d >> BDC\n" % (ends, len(found) - 1)

    made = _BOX.sub(tag, drawn)
    return (made.rstrip() + b"\nEMC\n" if is_open else drawn), found
