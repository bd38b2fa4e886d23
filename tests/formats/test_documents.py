"""Word, OpenDocument, EPUB and PDF: packages made here by hand, within bounds and out of them."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest
from packages import W, docx, packed, paragraph
from read import said, texts

from reader import formats
from reader.errors import FormatError
from reader.formats.decoding import package
from reader.model.transcript import Transcript


def read(data: bytes, name: str) -> Transcript:
    return formats.read_bytes(data, name)


def pdf(*pages: str) -> bytes:
    """Return a PDF of one line of text an instruction, by the letter of ISO 32000-1."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, page in enumerate(pages):
        lines = " T* ".join(f"({line}) Tj" for line in page.split("\n"))
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {lines} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * number} 0 R"
            " /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body = "%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("ascii")


def test_a_pdf_is_read_without_what_recurs_on_its_pages() -> None:
    pages = [
        f"Hearing of 6 May\nAna Reyes: This is what was said, line by line,\n"
        f"on page {n}.\nPage {n} of 3"
        for n in (1, 2, 3)
    ]
    transcript = read(pdf(*pages), "a.pdf")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Ana Reyes", f"This is what was said, line by line, on page {n}.") for n in (1, 2, 3)
    ]
    assert "6 lines that recur" in said(transcript)


def test_a_pdf_of_pictures_says_so() -> None:
    with pytest.raises(FormatError, match="pictures of pages"):
        read(pdf(""), "a.pdf")


def test_a_damaged_pdf_says_so() -> None:
    with pytest.raises(FormatError, match=r"damaged|no words|pictures"):
        read(b"%PDF-1.7\n" + b"\x00\xff" * 50, "a.pdf")


def test_without_pdfminer_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    with pytest.raises(FormatError, match=r"-m pip install .pdfminer\.six.*python3-pdfminer"):
        read(pdf("One."), "a.pdf")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 nothing", "not a Word document, or it is damaged"),
        (docx(f"<!DOCTYPE x [<!ENTITY a 'b'>]>{paragraph('One.')}")[:60], "damaged"),
        (docx(paragraph("")), "holds no words"),
        (packed({"word/document.xml": "<!DOCTYPE a><w/>"}), "declares a document type"),
    ],
)
def test_what_is_no_document_says_so(data: bytes, sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        read(data, "a.docx")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = packed({"word/document.xml": " " * (package.LARGEST + 2)})
    assert len(bomb) < 100_000
    with pytest.raises(FormatError, match="more than 50 MB"):
        read(bomb, "a.docx")
    many = packed({f"part{n}": "" for n in range(package.MOST_PARTS)} | {"word/document.xml": ""})
    with pytest.raises(FormatError, match="more than 5,000 parts"):
        read(many, "a.docx")


def test_of_two_parts_with_one_name_the_last_counts() -> None:
    data = io.BytesIO()
    bodies = [
        f"<w:document {W}>{paragraph(f'{n} words')}</w:document>" for n in ("first", "second")
    ]
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("word/document.xml", bodies[0])
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("word/document.xml", bodies[1])
    assert texts(read(data.getvalue(), "a.docx")) == ["second words"]
