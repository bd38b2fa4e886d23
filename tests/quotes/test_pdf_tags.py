"""The tags of PDF files: what a screen reader is told each part is, and in which order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pdfminer.high_level import extract_text_to_fp
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reader.quotes.paper import Block, BlockKind, Paper, Picture, Run
from reader.quotes.pdf_tags import DrawnPage, TaggedPart, tags
from reader.ui.printing import pdf

_TAGGED = re.compile(r'<P MCID="(\d+)">(.*?)</P>', re.DOTALL)
LONG = "The river rises & nobody crosses the bridge. " * 60
# Set from the right; a sign that is drawn with the letter before it; a letter beyond U+FFFF.
DRAWN_OTHERWISE = ("قال: عبرنا النهر.", "Cafe\u0301 au lait.", "A wave \U0001f30a.")


def block(kind: BlockKind, text: str, **more: Any) -> Block:
    return Block(kind, (Run(text),), **more)


def picture() -> Picture:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(32, 18, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    image.save(buffer, "JPEG")  # type: ignore[call-overload]
    return Picture(bytes(data.data()), 32, 18, "Still frame at 0:07")


def made() -> Paper:
    blocks = (
        block(BlockKind.TITLE, "A talk"),
        block(BlockKind.HEADING, "The river"),
        block(BlockKind.BODY, LONG.strip()),
        *(block(BlockKind.BODY, text) for text in DRAWN_OTHERWISE),
        block(BlockKind.QUOTE, "One."),
        block(BlockKind.QUOTE, "Two."),
        block(BlockKind.PICTURE, "Frame at 0:07", picture=picture(), language="fr"),
        block(BlockKind.QUOTE, "Three."),
        block(BlockKind.SOURCE, "— Ana", language="fr"),
    )
    return Paper("A talk", blocks, "en")


def structure(data: bytes) -> tuple[Any, dict[tuple[int, int], str]]:
    """The tree of a file, and the words of each piece by the object of its page and its number."""
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    assert document.catalog["MarkInfo"] == {"Marked": True}
    words: dict[tuple[int, int], str] = {}
    for nth, page in enumerate(PDFPage.create_pages(document)):
        assert page.attrs["StructParents"] == nth
        assert page.attrs["Tabs"].name == "S"
        for number, said in _TAGGED.findall(tagged(data, [nth])):
            words[page.pageid, int(number)] = said.replace("&amp;", "&")
    return resolve1(document.catalog["StructTreeRoot"]), words


def tagged(data: bytes, pages: list[int] | None = None) -> str:
    out = io.BytesIO()
    extract_text_to_fp(io.BytesIO(data), out, output_type="tag", page_numbers=pages)
    return out.getvalue().decode("utf-8")


def told(element: Any, words: dict[tuple[int, int], str]) -> Iterator[tuple[object, ...]]:
    """The elements below one: kind, words, language, and what is told in their place."""
    for child in map(resolve1, element["K"]):
        if child["Type"].name == "StructElem":
            assert resolve1(child["P"]) == element
            inner = tuple(told(child, words))
            yield child["S"].name, inner or "".join(pieces(child, words)), *attributes(child)


def pieces(element: Any, words: dict[tuple[int, int], str]) -> Iterator[str]:
    for child in element["K"]:
        yield words[child["Pg"].objid, child["MCID"]]


def attributes(element: Any) -> Iterator[str]:
    if "Lang" in element:
        yield element["Lang"].decode()
    for name in ("Alt", "ActualText"):
        if name in element:
            yield f"{name}: {element[name].decode('utf-16')}"


def test_a_screen_reader_is_told_what_each_part_is(qtbot: QtBot) -> None:
    root, words = structure(pdf(made()))
    whole = resolve1(root["K"])
    assert (root["Type"].name, whole["S"].name) == ("StructTreeRoot", "Document")
    parts = list(told(whole, words))
    otherwise = [(kind, *told) for kind, _, *told in parts[3:6]]
    assert otherwise == [("P", f"ActualText: {text}") for text in DRAWN_OTHERWISE]
    assert [*parts[:3], *parts[6:]] == [
        ("H1", "A talk"),
        ("H2", "The river"),
        ("P", LONG.strip()),  # on two pages, and with the spaces at the ends of its lines
        ("BlockQuote", (("P", "One."), ("P", "Two."))),
        ("Figure", "", "fr", "Alt: Still frame at 0:07"),
        ("P", "Frame at 0:07", "fr"),
        ("BlockQuote", (("P", "Three."),)),
        ("P", "— Ana", "fr"),
    ]


def test_each_piece_of_a_page_leads_to_its_part(qtbot: QtBot) -> None:
    root, words = structure(pdf(made()))
    rows = root["ParentTree"]["Nums"]
    assert rows[::2] == list(range(root["ParentTreeNextKey"]))
    counts: dict[int, int] = {}
    for page, number in words:
        counts[page] = max(counts.get(page, 0), number + 1)
    assert [len(row) for row in rows[1::2]] == list(counts.values())
    for nth, page in enumerate(counts):
        for number, element in enumerate(rows[2 * nth + 1]):
            led = [(one["Pg"].objid, one["MCID"]) for one in resolve1(element)["K"]]
            assert (page, number) in led


def test_numbers_of_pages_are_no_part_of_it(qtbot: QtBot) -> None:
    data = pdf(made())
    assert re.findall(r"<Artifact>(.*?)</Artifact>", tagged(data), re.DOTALL) == ["1", "2"]


def test_where_no_part_is_found_nothing_is_told() -> None:
    page = DrawnPage(4, b"/Type /Page", 5, b"q\nBT ET\nQ\n")
    assert tags([page], [TaggedPart("P")], 9) == ({}, [])
