"""Files that are no text, told by their first bytes."""

from __future__ import annotations

import pytest

from reader.formats.decoding.signatures import binary_kind, told


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP package"),
        (b"PK\x05\x06" + bytes(18), "an empty ZIP package"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"{\\rtf1\\ansi", "a rich text (RTF) document"),
        (b"850STL25.01", "EBU subtitles (STL)"),
        (b"437STL30.01", "EBU subtitles (STL)"),
        (b"SQLite format 3\0", "a database"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"BZh9", "a compressed file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"GIF89a", "a picture"),
        (b"\0\0\0\x20ftypisom", "a video or a sound recording"),
        (b"\x1aE\xdf\xa3", "a video or a sound recording"),
        (b"RIFF\0\0\0\0WAVE", "a video or a sound recording"),
        (b"ID3\x04", "a sound recording"),
        (b"\x7fELF\x02", "a program"),
        (b"MZ\x90\0", "a program"),
    ],
)
def test_a_file_is_told_by_its_first_bytes(data: bytes, kind: str) -> None:
    assert binary_kind(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Hello.",
        b" %PDF-1.7",
        b"STL25.01",
        b"ftypisom",
        b"PK said",
        b"one\ttwo\r\n\x0b\x0cthree\n",
        b"\x1512\x15" * 10,  # CHAT has these around its times
        "Größe — 潮".encode(),
        "Größe".encode("cp1252"),
    ],
)
def test_text_is_of_no_such_kind(data: bytes) -> None:
    assert binary_kind(data) is None


@pytest.mark.parametrize(("controls", "is_noise"), [(8, False), (9, True)])
def test_many_controls_make_noise(controls: int, is_noise: bool) -> None:
    data = b"\x01" * controls + b"a" * (100 - controls)
    assert binary_kind(data) == ("data of some other kind" if is_noise else None)
    assert binary_kind(bytes(range(256)) * 4) == "data of some other kind"
    assert binary_kind(b"a" * 65_536 + b"\x01" * 65_536) is None


def in_utf16(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (in_utf16("WordDocument"), "an old Word document (.doc); save it as .docx"),
        (in_utf16("Workbook"), "an old Excel workbook (.xls); save the sheet as CSV"),
        (
            in_utf16("EncryptedPackage"),
            "an Office document protected by a password; "
            "open it, take the password away and save it again",
        ),
        (
            b"PK\x03\x04...xl/workbook.bin",
            "an Excel workbook (.xlsb); save the sheet as CSV and open that",
        ),
        (
            b"PK\x03\x04...Index/Document.iwa",
            "a document of Pages, Numbers or Keynote; export it as Word or CSV",
        ),
        (b"PK\x03\x04...a.txt", "a ZIP package; unpack it and open the transcript in it"),
        (
            b"RIFF\0\0\0\0WEBPVP8 ",
            "a picture; have its letters recognised as text first, then open that text",
        ),
        (
            b"ID3\x04",
            "a sound recording; open its transcript or caption file instead",
        ),
        (b"\x7fELF", "a program"),
    ],
)
def test_what_it_is_and_what_to_do_is_told(data: bytes, sentence: str) -> None:
    kind = binary_kind(data)
    assert kind is not None
    assert told(data, kind) == sentence
