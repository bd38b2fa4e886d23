"""Packages of documents: what other programs find in them, and that nothing in them is of today."""

from __future__ import annotations

import io
import zipfile

from reader.quotes.package import packed


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_the_parts_are_in_it_in_their_order() -> None:
    package = opened(packed({"b/two.xml": "Größe", "one.xml": ""}))
    assert package.namelist() == ["b/two.xml", "one.xml"]
    assert package.read("b/two.xml").decode() == "Größe"
    assert package.testzip() is None


def test_the_kind_stands_first_and_plain_as_opendocument_wants_it() -> None:
    """OpenDocument 1.3, part 2, 3.3: the name and the kind from bytes 30 and 38 of the file."""
    data = packed({"content.xml": "<x/>"}, "application/epub+zip")
    assert data[:4] == b"PK\x03\x04"
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    first = opened(data).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")


def test_the_same_document_is_the_same_bytes_whenever_it_is_made() -> None:
    assert packed({"a": "x"}) == packed({"a": "x"})
    (part,) = opened(packed({"a": "x"})).infolist()
    assert part.date_time == (1980, 1, 1, 0, 0, 0)
    assert part.external_attr >> 16 == 0o644


def test_half_a_character_does_not_stop_it() -> None:
    assert opened(packed({"a": "x\ud83cy"})).read("a") == b"x?y"
