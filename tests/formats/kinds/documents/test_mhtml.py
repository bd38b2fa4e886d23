"""Pages that a browser saved in one file (.mhtml)."""

from __future__ import annotations

import base64
import quopri

import pytest
from saved import EMPTY, PAGE, TALK, TURNS, turns

from reader import formats
from reader.errors import FormatError


def part(body: bytes, how: str, *, kind: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {how}\r\n{more}\r\n"
    return head.encode() + body


def mhtml(*parts: bytes, head: str = "", kind: str = "multipart/related") -> bytes:
    lines = f'{head}MIME-Version: 1.0\r\nContent-Type: {kind};\r\n\ttype="text/html";\r\n'
    opening = f'{lines}\tboundary="----=_Next_0"\r\n\r\nThis is MIME.\r\n'.encode()
    between = b"\r\n------=_Next_0\r\n"
    return opening + between + between.join(parts) + b"\r\n------=_Next_0--\r\n"


@pytest.mark.parametrize(
    ("how", "body"),
    [
        ("quoted-printable", quopri.encodestring(PAGE.encode())),
        ("base64", base64.encodebytes(PAGE.encode())),
        ("8bit", PAGE.encode()),
        ("binary", PAGE.encode()),
    ],
)
def test_the_page_is_read_however_it_is_encoded(how: str, body: bytes) -> None:
    transcript = formats.read_bytes(mhtml(part(body, how)), "a.mhtml")
    assert turns(transcript) == TURNS
    assert transcript.title == "The talk"


def test_the_encoding_is_that_of_the_part_or_what_the_page_says() -> None:
    western = PAGE.encode("cp1252")
    said = mhtml(part(western, "8bit", kind="text/html; charset=windows-1252"))
    assert turns(formats.read_bytes(said, "a.mht")) == TURNS
    wrong = mhtml(part(PAGE.encode(), "8bit", kind="text/html; charset=no-such"))
    assert turns(formats.read_bytes(wrong, "a.mht")) == TURNS


def test_pictures_and_styles_are_no_words() -> None:
    picture = part(b"iVBORw0KGgo=", "base64", kind="image/png")
    style = part(b"p { color: red }", "8bit", kind="text/css")
    data = mhtml(style, picture, part(PAGE.encode(), "8bit"), picture)
    assert turns(formats.read_bytes(data, "a.mhtml")) == TURNS


def test_the_page_is_the_one_named_as_the_start() -> None:
    other = "<html><h2>Transcript</h2><p>CEM: Something else.</p><p>DAN: It is.</p></html>"
    frame = part(other.encode(), "8bit", more="Content-ID: <frame@a>\r\n")
    page = part(PAGE.encode(), "8bit", more="Content-ID: <page@a>\r\n")
    data = mhtml(frame, page, kind='multipart/related; start="<page@a>"')
    assert turns(formats.read_bytes(data, "a.mhtml")) == TURNS


def test_a_frame_is_tried_where_the_page_holds_nothing() -> None:
    data = mhtml(part(EMPTY.encode(), "8bit"), part(PAGE.encode(), "8bit"))
    assert turns(formats.read_bytes(data, "a.mhtml")) == TURNS


def test_parts_inside_parts_are_found() -> None:
    inner = b'Content-Type: multipart/alternative; boundary="in"\r\n\r\n--in\r\n'
    inner += part(PAGE.encode(), "8bit") + b"\r\n--in--\r\n"
    assert turns(formats.read_bytes(mhtml(inner), "a.mht")) == TURNS


def test_address_and_title_may_stand_in_the_head_alone() -> None:
    bare = f"<html><body><h2>Transcript</h2>{TALK}</body></html>"
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/talk\r\n"
        "Subject: =?utf-8?Q?The_caf=C3=A9_talk?=\r\n"
    )
    transcript = formats.read_bytes(mhtml(part(bare.encode(), "8bit"), head=head), "a.mhtml")
    assert transcript.url == "https://example.org/talk"
    assert transcript.title == "The café talk"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (mhtml(part(b"x", "8bit", kind="image/png")), "holds no page; save it again"),
        (mhtml(part(EMPTY.encode(), "8bit")), "holds no transcript"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\nX: " + b"a" * 20_000, "never ends"),
    ],
)
def test_what_is_wrong_with_a_single_file_is_said(data: bytes, sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        formats.read_bytes(data, "a.mhtml")


def test_nested_parts_end_somewhere() -> None:
    data = part(PAGE.encode(), "8bit")
    for level in range(40):
        head = f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n'
        data = head.encode() + data + f"\r\n--b{level}--\r\n".encode()
    with pytest.raises(FormatError, match="nested more than 8 levels"):
        formats.read_bytes(b"MIME-Version: 1.0\r\n" + data, "a.mht")
