"""Books (.epub), made here by hand."""

from __future__ import annotations

import io
import zipfile

from read import texts

from reader import formats
from reader.model.transcript import Transcript

DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


def packed(parts: dict[str, str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", how) as made:
        for name, text in parts.items():
            first = zipfile.ZIP_STORED if name == "mimetype" else how
            made.writestr(name, text, first)
    return data.getvalue()


def read(data: bytes, name: str) -> Transcript:
    return formats.read_bytes(data, name)


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfile full-path='OPS/book.opf'/></container>",
        "OPS/book.opf": (
            f"<package><metadata {DC}><dc:title>Voices</dc:title>"
            "<dc:language>en</dc:language></metadata>"
            "<manifest><item id='b' href='two.xhtml'/><item id='a' href='ch/one%20.xhtml'/>"
            "<item id='x' href='../../etc/passwd'/></manifest>"
            "<spine><itemref idref='a'/><itemref idref='b'/><itemref idref='x'/></spine></package>"
        ),
        "OPS/ch/one .xhtml": "<body><h2>One</h2><p>Ana came in, and sat down.</p></body>",
        "OPS/two.xhtml": "<!DOCTYPE html><body><p>Ben went out, and shut it.</p></body>",
    }
    transcript = read(packed(parts), "a.epub")
    assert transcript.language == "en"
    assert texts(transcript)[-2:] == ["Ana came in, and sat down.", "Ben went out, and shut it."]
