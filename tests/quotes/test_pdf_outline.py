"""PDF files of Qt, with what it leaves out: read again by pdfminer."""

from __future__ import annotations

import datetime
import io

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pytestqt.qtbot import QtBot

from reader.model.excerpt import cut
from reader.model.transcript import Cue, CueKind, Transcript
from reader.quotes.paper import Paper, of_excerpt
from reader.quotes.parts import QuoteOptions
from reader.quotes.pdf_outline import finished
from reader.ui.printing import pdf

DAY = datetime.date(2026, 11, 27)


def talk(language: str = "de") -> Paper:
    cues = []
    for chapter in range(4):
        cues.append(Cue(f"Kapitel {chapter} – 水", kind=CueKind.HEADING, starts_paragraph=True))
        cues += [Cue(f"Der Fluss steigt. {nth}", starts_paragraph=True) for nth in range(40)]
    of = Transcript(title="Fluss & (Ufer)", author="Ana Ruiz", language=language, cues=tuple(cues))
    return of_excerpt(cut(of, None, taken=DAY), QuoteOptions())


def opened(data: bytes) -> PDFDocument:
    return PDFDocument(PDFParser(io.BytesIO(data)))


def test_it_tells_its_language_and_shows_its_title(qtbot: QtBot) -> None:
    """ISO 32000-1, 14.9.2 and 12.2."""
    document = opened(pdf(talk()))
    assert document.catalog["Lang"] == b"de"
    assert resolve1(document.catalog["ViewerPreferences"]) == {"DisplayDocTitle": True}
    assert "Lang" not in opened(pdf(talk("no language"))).catalog


def test_it_tells_its_title_whatever_qt_has_made_of_it(qtbot: QtBot) -> None:
    """Qt 6.8.0 leaves the facts of a file (ISO 32000-1, 14.3.3) open, and no program finds them."""
    whole = pdf(talk())
    facts = b"/Trapped /False\n>>\nendobj"
    assert facts in whole or b"/Trapped/False\n>>\nendobj" in whole
    for data in (whole, finished(whole.replace(facts, b" /Trapped /False\n2\nendobj"), "", ())):
        (told,) = opened(data).info
        assert told["Title"] == b"\xfe\xff" + "Fluss & (Ufer)".encode("utf-16-be")


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, line))


def test_its_outline_leads_to_the_headings_where_they_stand(qtbot: QtBot) -> None:
    data = pdf(talk())
    document = opened(data)
    entries = list(document.get_outlines())
    assert [(level, title) for level, title, *_ in entries] == [
        (1, "Fluss & (Ufer)"),
        *((2, f"Kapitel {chapter} – 水") for chapter in range(4)),
    ]
    stands: dict[str, tuple[int, float]] = {}
    numbers = {page.pageid: nth for nth, page in enumerate(PDFPage.create_pages(document))}
    for number, page in enumerate(extract_pages(io.BytesIO(data))):
        for box in page:
            if isinstance(box, LTTextContainer):
                for line in box.get_text().splitlines():
                    stands.setdefault(_letters(line)[:8], (number, box.y1))
    for _, title, dest, *_ in entries:
        page, kind, _, height, _ = dest
        number, top = stands[_letters(title)[:8]]
        assert (numbers[page.objid], kind.name) == (number, "XYZ")
        assert 0 <= height - top < 30  # the room above the words is within it
    assert numbers[entries[-1][2][0].objid] > 1


def test_a_heading_that_no_page_has_room_for_is_found_on_the_next_one(qtbot: QtBot) -> None:
    for count in range(18, 34):
        cues = [Cue(f"Satz {nth}.", starts_paragraph=True) for nth in range(count)]
        cues.append(Cue("Ende", kind=CueKind.HEADING, starts_paragraph=True))
        of = Transcript(title="Fluss", language="de", cues=tuple(cues))
        data = pdf(of_excerpt(cut(of, None, taken=DAY), QuoteOptions()))
        document = opened(data)
        pages = [page.pageid for page in PDFPage.create_pages(document)]
        *_, (_, title, dest, *_) = document.get_outlines()
        assert title == "Ende"
        shown = list(extract_pages(io.BytesIO(data)))[pages.index(dest[0].objid)]
        boxes = [box for box in shown if isinstance(box, LTTextContainer)]
        assert [box for box in boxes if "Ende" in box.get_text() and dest[3] >= box.y0], count


def test_what_is_no_file_of_qt_stays_as_it_is() -> None:
    for data in (b"", b"%PDF-1.4\n", b"trailer\n<< /Size 3 >>\nstartxref\n9\n%%EOF\n"):
        assert finished(data, "de", []) == data
