"""Texts of OpenDocument (.odt), made here by hand."""

from __future__ import annotations

import io
import zipfile

from read import said

from reader import formats
from reader.model.transcript import Transcript


def packed(parts: dict[str, str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", how) as made:
        for name, text in parts.items():
            first = zipfile.ZIP_STORED if name == "mimetype" else how
            made.writestr(name, text, first)
    return data.getvalue()


def read(data: bytes, name: str) -> Transcript:
    return formats.read_bytes(data, name)


def test_an_open_document_text_is_read() -> None:
    spaces = 'xmlns:text="urn:text" xmlns:office="urn:office"'
    body = (
        f"<office:document-content {spaces}><office:body><text:h>Part one</text:h>"
        "<text:p>Ana:<text:s text:c='2'/>Hello<text:line-break/>there."
        "<text:note><text:p>a note</text:p></text:note></text:p><text:p>Ben: Hi.</text:p>"
        "<text:p>Ana: So.</text:p></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    transcript = read(packed({"mimetype": mimetype, "content.xml": body}), "a.odt")
    assert transcript.title == "Part one"
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Ana", "Hello\nthere."),
        ("Ben", "Hi."),
        ("Ana", "So."),
    ]
    assert said(transcript) == "1 footnote left out."
