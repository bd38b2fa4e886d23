"""The still frame of a quotation in each kind of document, and in those that keep none."""

from __future__ import annotations

import base64
import datetime
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from reader.model.excerpt import Excerpt, cut
from reader.model.still import MOST_BYTES, Still, still_of
from reader.model.transcript import Cue, Span, Transcript
from reader.quotes.exports import EXPORTS
from reader.quotes.paper import Quoted
from reader.quotes.parts import QuoteOptions
from reader.quotes.writing import Quotations, excerpt_data, quotes_data
from reader.ui.printing import pdf_without_window

KEEPS = ("docx", "odt", "epub", "html", "pdf")
TOLD = "Still frame of “Water & <bridges>” at 1:02"


def jpeg(width: int = 320, height: int = 180) -> bytes:
    image, buffer = QImage(width, height, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0x336699)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "JPEG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.fixture
def excerpt() -> Excerpt:
    cues = (Cue("Before.", 0, 1_000), Cue("The water is high.", 62_000, 65_000))
    said = cut(
        Transcript("Water & <bridges>", cues=cues),
        Span(1, 0, 1, 18),
        taken=datetime.date(2026, 11, 27),
    )
    return replace(said, still=still_of(jpeg(), 320, 180, 62_500))


def made(kind: str, excerpt: Excerpt, *, stills: bool = True) -> bytes:
    return excerpt_data(EXPORTS[kind], excerpt, QuoteOptions(stills=stills), pdf_without_window)


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def test_these_kinds_keep_it_and_all_others_say_that_they_do_not() -> None:
    assert tuple(name for name, kind in EXPORTS.items() if kind.pictures) == KEEPS
    for kind in EXPORTS.values():
        assert ("still frames" in kind.lost(stills=True)) is not kind.pictures
        assert "still frames" not in kind.lost(stills=False)


@pytest.mark.parametrize("kind", KEEPS)
def test_without_being_wanted_it_is_not_there(kind: str, excerpt: Excerpt) -> None:
    plain = made(kind, replace(excerpt, still=None))
    assert len(made(kind, excerpt)) > len(plain) + 200
    if kind != "pdf":  # which tells the moment at which it was made
        assert made(kind, excerpt, stills=False) == plain


def test_a_word_document_holds_it_with_its_words(excerpt: Excerpt) -> None:
    data = made("docx", excerpt)
    document = part(data, "word/document.xml")
    root = ElementTree.fromstring(document)
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    (described,) = root.iter(f"{drawing}docPr")
    assert described.get("descr") == TOLD
    (size,) = root.iter(f"{drawing}extent")
    # 13 of the 16 cm between the margins: 360,000 units each, and 16 to 9.
    assert (size.get("cx"), size.get("cy")) == ("4680000", "2632500")
    assert "Frame at 1:02" in document
    assert 'Target="media/rIdP1.jpg"' in part(data, "word/_rels/document.xml.rels")
    assert 'Extension="jpg" ContentType="image/jpeg"' in part(data, "[Content_Types].xml")


def test_an_opendocument_text_holds_it_with_its_words(excerpt: Excerpt) -> None:
    data = made("odt", excerpt)
    content = part(data, "content.xml")
    names = {"svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"}
    title = ElementTree.fromstring(content).find(".//svg:title", names)
    assert title is not None
    assert title.text == TOLD
    assert 'svg:width="13.00cm" svg:height="7.31cm"' in content
    assert 'full-path="Pictures/1.jpg" manifest:media-type="image/jpeg"' in part(
        data, "META-INF/manifest.xml"
    )


def test_a_book_holds_it_and_says_so_to_who_does_not_see(excerpt: Excerpt) -> None:
    data = made("epub", excerpt)
    figure = ElementTree.fromstring(part(data, "book/text.xhtml").split("\n", 1)[1]).find(
        ".//{http://www.w3.org/1999/xhtml}img"
    )
    assert figure is not None
    assert figure.get("alt") == TOLD
    package = part(data, "book/package.opf")
    assert '<item id="still-1" href="still-1.jpg" media-type="image/jpeg"/>' in package
    assert ">alternativeText<" in package
    assert ">visual<" in package
    assert ">visual<" not in part(made("epub", replace(excerpt, still=None)), "book/package.opf")


def test_a_web_page_holds_it_and_lets_no_other_picture_in(excerpt: Excerpt) -> None:
    page = made("html", excerpt).decode()
    assert 'alt="Still frame of “Water &amp; &lt;bridges&gt;” at 1:02"' in page
    assert base64.b64encode(jpeg()).decode() in page
    assert "default-src 'none'; img-src data:; style-src" in page
    assert "img-src" not in made("html", excerpt, stills=False).decode()


def test_a_pdf_holds_it(excerpt: Excerpt) -> None:
    page = PdfReader(BytesIO(made("pdf", excerpt))).pages[0]
    assert len(page.images) == 1
    assert "Frame at 1:02" in " ".join(page.extract_text().split())


def test_its_words_are_in_the_language_of_the_document(excerpt: Excerpt) -> None:
    german = replace(excerpt, transcript=excerpt.transcript._replace(language="de"))
    page = made("html", german).decode()
    assert 'alt="Standbild aus „Water &amp; &lt;bridges&gt;“ bei 1:02"' in page
    assert '<p dir="ltr" lang="de">Bild bei 1:02</p>' in page
    data = made("epub", german)
    assert "Standbilder sind beschrieben" in part(data, "book/package.opf")
    assert "<h1>Inhalt</h1>" in part(data, "book/contents.xhtml")
    arabic = replace(excerpt, transcript=excerpt.transcript._replace(language="ar"))
    assert '<p dir="rtl" lang="ar">لقطة عند 1:02</p>' in made("html", arabic).decode()
    # 17.3.1.6: the paragraph is set from right to left.
    document = part(made("docx", arabic), "word/document.xml")
    assert "<w:bidi/>" in document.partition("</w:drawing>")[2].partition("لقطة")[0]


def test_one_that_is_gone_leaves_the_words(excerpt: Excerpt) -> None:
    gone = Still(62_500, 320, 180, "0" * 64, lambda: b"")
    assert made("docx", replace(excerpt, still=gone)) == made("docx", replace(excerpt, still=None))


def test_several_quotations_have_each_its_own(excerpt: Excerpt) -> None:
    other = replace(excerpt, still=still_of(jpeg(160, 160), 160, 160, 63_000))
    quotes = [Quoted(excerpt), Quoted(replace(excerpt, still=None)), Quoted(other)]
    day = datetime.date(2026, 11, 27)
    wanted = Quotations(quotes, "Quotations", "apa", QuoteOptions(), day)
    data = quotes_data(EXPORTS["docx"], wanted, pdf_without_window)
    with ZipFile(BytesIO(data)) as package:
        assert package.read("word/media/rIdP1.jpg") == jpeg()
        assert package.read("word/media/rIdP2.jpg") == jpeg(160, 160)
    # As high as there is room, 9 cm, and as wide.
    assert 'cx="3240000" cy="3240000"' in part(data, "word/document.xml")


@pytest.mark.parametrize(
    ("data", "width", "height", "time"),
    [(b"", 1, 1, 0), (b"x" * (MOST_BYTES + 1), 1, 1, 0), (b"x", 1_281, 1, 0), (b"x", 1, 1, -1)],
)
def test_what_no_still_of_this_program_is_like_is_refused(
    data: bytes, width: int, height: int, time: int
) -> None:
    with pytest.raises(ValueError):
        still_of(data, width, height, time)
