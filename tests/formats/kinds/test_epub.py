"""Books (.epub), made here by hand."""

from __future__ import annotations

import pytest
from packages import packed
from read import texts

from reader import formats
from reader.errors import FormatError
from reader.formats.format import Document
from reader.formats.kinds import epub
from reader.model.transcript import Transcript

DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


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


CONTAINER = "<container><rootfile full-path='a.opf'/><rootfile full-path='b.opf'/></container>"


def book(manifest: str, spine: str, **chapters: str) -> bytes:
    opf = f"<package><manifest>{manifest}</manifest><spine>{spine}</spine></package>"
    pages = {f"{name}.html": f"<body>{body}</body>" for name, body in chapters.items()}
    return packed({"META-INF/container.xml": CONTAINER, "a.opf": opf, **pages})


def test_a_chapter_is_read_once_and_the_contents_are_none() -> None:
    manifest = (
        "<item id='n' href='nav.html' properties='nav'/><item id='a' href='one.html#top'/>"
        "<item id='b' href='two.html'/>"
    )
    spine = "".join(f"<itemref idref='{key}'/>" for key in "nabax")
    data = book(
        manifest,
        spine,
        nav="<p>Contents, of all.</p>",
        one="<p>One, and.</p><p hidden>No.</p>",
        two="<p>Two, and.</p>",
    )
    assert texts(read(data, "a.epub")) == ["One, and.", "Two, and."]


def test_a_book_that_is_protected_says_so() -> None:
    data = packed(
        {"META-INF/container.xml": CONTAINER, "META-INF/encryption.xml": "<EncryptedData/>"}
    )
    with pytest.raises(FormatError, match="This book is protected against copying"):
        read(data, "a.epub")


def test_a_book_without_words_is_refused() -> None:
    with pytest.raises(FormatError, match="This document holds no words"):
        read(book("", ""), "a.epub")


def test_books_are_claimed_by_their_container_or_their_name() -> None:
    assert epub.score(Document(book("", ""), "")) == 95
    assert epub.score(Document(packed({"mimetype": "application/epub+zip"}), "")) == 95
    assert epub.score(Document(packed({"a": "b"}), "", "a.epub")) == 10
    assert epub.score(Document(packed({"a": "b"}), "", "a.zip")) == 0
    assert epub.score(Document(b"One.", "", "a.epub")) == 0


def test_chapters_are_parts_of_a_book_and_its_notes_are_no_speech() -> None:
    opf = (
        f"<package><metadata {DC}><dc:title>Voices</dc:title></metadata><manifest>"
        "<item id='a' href='one.html'/><item id='b' href='two.html'/></manifest>"
        "<spine><itemref idref='a'/><itemref idref='b'/></spine></package>"
    )
    one = (
        "<h1>Vera Lund</h1><p>BIRK: Where was it?</p><p>LUND: In the lower street."
        "<a epub:type='noteref' href='#f1'><sup>1</sup></a></p><p>BIRK: And then?</p>"
        "<aside epub:type='footnote' id='f1'><p>1. Today Market Street.</p></aside>"
    )
    two = "<h1>Piet Odum</h1><p>The quay was full.</p><p>BIRK: Were you there?</p><p>ODUM: Yes.</p>"
    parts = {"META-INF/container.xml": CONTAINER, "a.opf": opf}
    parts |= {"one.html": f"<body>{one}</body>", "two.html": f"<body>{two}</body>"}
    transcript = read(packed(parts), "a.epub")
    assert transcript.title == "Voices"
    assert [item.sentence for item in transcript.report] == ["1 footnote left out."]
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("", "Vera Lund"),
        ("BIRK", "Where was it?"),
        ("LUND", "In the lower street."),
        ("BIRK", "And then?"),
        ("", "Piet Odum"),
        ("", "The quay was full."),
        ("BIRK", "Were you there?"),
        ("ODUM", "Yes."),
    ]
