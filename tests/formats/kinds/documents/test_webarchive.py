"""Pages that Safari saved (.webarchive)."""

from __future__ import annotations

import plistlib

import pytest
from saved import EMPTY, PAGE, TURNS, turns

from reader import formats
from reader.errors import FormatError


def archive(page: str, **more: object) -> dict[str, object]:
    main = {
        "WebResourceData": page.encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": "https://example.org/talk",
        "WebResourceFrameName": "",
    }
    return {"WebMainResource": main, **more}


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_an_archive_of_safari_is_read(form: plistlib.PlistFormat) -> None:
    picture = {"WebResourceData": b"\x89PNG", "WebResourceMIMEType": "image/png"}
    data = plistlib.dumps(archive(PAGE, WebSubresources=[picture]), fmt=form)
    transcript = formats.read_bytes(data, "a.webarchive")
    assert transcript.source.format == "webarchive"
    assert turns(transcript) == TURNS
    assert (transcript.title, transcript.url) == ("The talk", "https://example.org/talk")


def test_a_frame_of_an_archive_is_tried_once_where_the_page_holds_nothing() -> None:
    frame = archive(PAGE)
    whole = archive(EMPTY, WebSubframeArchives=[archive(EMPTY), frame, frame])
    assert turns(formats.read_bytes(plistlib.dumps(whole), "a.webarchive")) == TURNS


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (plistlib.dumps(archive(EMPTY)), "holds no transcript"),
        (plistlib.dumps({"WebMainResource": {}}), "holds no page; save the page again"),
        (b"bplist00WebMainResource", "is damaged and cannot be read"),
        (
            b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]>'
            b"<plist><dict><key>WebMainResource</key><string>&a;</string></dict></plist>",
            "is damaged and cannot be read",
        ),
    ],
)
def test_what_is_wrong_with_an_archive_is_said(data: bytes, sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        formats.read_bytes(data, "a.webarchive")
