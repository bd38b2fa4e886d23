"""The signs on the pages of a PDF and where they stand.

Courier is 600 thousandths wide and goes 194 below the line, as pdfminer has its metrics.
"""

from __future__ import annotations

import io
import sys
import zlib

import pypdf
import pytest
from pdf_files import FONT, at, document, made, packed, stream

from reader.errors import FormatError
from reader.formats.decoding import pdf_signs
from reader.formats.decoding.pdf_signs import Sign, pages_of


def letters(signs: list[Sign]) -> str:
    return "".join(sign.text for sign in signs)


def near(sign: Sign, *box: float) -> bool:
    return sign[:5] == pytest.approx(box)


def test_a_sign_has_its_box_and_size() -> None:
    (signs,) = pages_of(document(at(72, 700, "ab"))).signs
    assert letters(signs) == "ab"
    assert near(signs[0], 72, 698.06, 78, 708.06, 10)
    assert near(signs[1], 78, 698.06, 84, 708.06, 10)


def test_pages_come_in_their_order_and_may_be_empty() -> None:
    pages = pages_of(document(at(72, 700, "one"), "", at(72, 700, "two")))
    assert [letters(signs) for signs in pages.signs] == ["one", "", "two"]
    assert (pages.unknown, pages.unread) == (0, 0)


def test_a_sign_is_moved_and_stretched_by_the_matrix() -> None:
    (signs,) = pages_of(document("BT /F 10 Tf 2 0 0 3 100 200 Tm (a) Tj ET")).signs
    assert near(signs[0], 100, 200 - 3 * 1.94, 112, 200 + 3 * 8.06, 30)


def test_a_mirrored_sign_has_a_box_all_the_same() -> None:
    (signs,) = pages_of(document("BT /F 10 Tf -1 0 0 -1 100 200 Tm (a) Tj ET")).signs
    assert near(signs[0], 94, 191.94, 100, 201.94, 10)


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0"])
def test_a_page_that_is_turned_is_turned_back(matrix: str) -> None:
    (signs,) = pages_of(document(f"BT /F 10 Tf {matrix} 100 200 Tm (ab) Tj ET")).signs
    assert letters(signs) == "ab"
    assert signs[1].left == pytest.approx(signs[0].right)
    assert signs[1].bottom == pytest.approx(signs[0].bottom)
    assert (signs[0].right - signs[0].left, signs[0].size) == pytest.approx((6, 10))


def test_what_stands_across_the_page_is_left_out() -> None:
    across = "BT /F 10 Tf 0 1 -1 0 20 200 Tm (no) Tj ET\n"
    (signs,) = pages_of(document(across + at(72, 700, "tides"))).signs
    assert letters(signs) == "tides"


def test_ligatures_and_soft_hyphens_are_letters() -> None:
    font = FONT.replace(
        "/Encoding /WinAnsiEncoding",
        "/Encoding << /Type /Encoding /Differences [97 /fi /softhyphen] >>",
    )
    data = document(at(72, 700, "abc")).replace(FONT.encode(), font.encode())
    (signs,) = pages_of(data).signs
    assert [sign.text for sign in signs] == ["fi", "-", "c"]


def test_what_the_file_says_of_itself() -> None:
    pages = pages_of(
        document(at(72, 700, "a"), info="<< /Title (On tides) /Author (Ana) /Subject (b) >>")
    )
    assert pages.facts == {"title": "On tides", "author": "Ana"}
    assert pages_of(document("")).facts == {}


def test_a_document_that_is_too_long_is_left_at_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signs, "MOST_SIGNS", 6)
    pages = pages_of(document(at(72, 700, "abc"), at(72, 700, "def"), at(72, 700, "g")))
    assert [letters(signs) for signs in pages.signs] == ["abc", "def"]
    assert pages.unread == 3


def test_packed_pages_are_unpacked() -> None:
    page = zlib.compress(at(72, 700, "tides").encode())
    assert letters(pages_of(packed(page)).signs[0]) == "tides"


def test_of_a_damaged_stream_what_can_be_had_is_read() -> None:
    # Words that hardly pack, so that most of them stand before what is cut off.
    page = zlib.compress(b"".join(at(72, 700 - n, f"{n * n * 7919:x}").encode() for n in range(90)))
    assert letters(pages_of(packed(page[:-20])).signs[0]).startswith("01eef")


@pytest.mark.parametrize("bound", ["LARGEST_STREAM", "MOST_UNPACKED"])
def test_a_bomb_is_refused(bound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signs, bound, 10_000)
    with pytest.raises(FormatError, match="unpacks to far more than any document holds"):
        pages_of(packed(zlib.compress(b" " * 10_001)))


def test_too_many_drawings_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signs, "MOST_DRAWINGS", 3)
    data = made(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 612 792]"
            " /Resources << /XObject << /X 5 0 R >> >> >>",
            stream(b"/X Do " * 4),
            stream(b"0 0 m", "/Type /XObject /Subtype /Form /BBox [0 0 1 1] "),
        ]
    )
    with pytest.raises(FormatError, match="drawn out of too many drawings"):
        pages_of(data)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4", b"%PDF-1.4\ntrailer << /Root 9 0 R >>", b"words"]
)
def test_a_damaged_document_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"^This PDF is damaged and cannot be read\.$"):
        pages_of(data)


def test_a_protected_document_is_refused() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(document(at(72, 700, "a"))))
    writer.encrypt("secret", algorithm="RC4-128")
    made_of = io.BytesIO()
    writer.write(made_of)
    with pytest.raises(FormatError, match=r"^This PDF is protected by a password\.$"):
        pages_of(made_of.getvalue())


def test_without_the_library_it_is_said_which_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    with pytest.raises(FormatError, match=r"pdfminer"):
        pages_of(document(at(72, 700, "a")))
