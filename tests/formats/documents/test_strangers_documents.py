"""Documents with bytes changed, cut or doubled are read or refused: never an exception."""

from __future__ import annotations

import contextlib
import plistlib
import random
import zlib
from collections.abc import Iterator

import pytest

from reader import formats
from reader.errors import ReaderError

MUTATIONS = 400
PIECES = (
    *(b"{", b"}", b"\\", b"\\u-1", b"\\bin9", b"\\'e", b"--b\n", b"\r\n\r\n", b"=", b"\0", b"\xff"),
    *(b"<<", b">>", b"[", b"]", b"(", b")", b"1 0 R", b"endobj", b"stream\n", b"-1", b"9" * 20),
    *(b"BT", b"Tj", b"Do", b"Tf", b"nan", b"<html>", b"<!--", b"\\upr", b"\\pard\\s9", b"/Length"),
)
_STREAM = b"BT /F 9 Tf 9 TL 72 720 Td (Ana: One.) Tj T* [(B) -900 (two)] TJ ET"
_PAGES = (
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 612 792]/Resources"
    b"<</Font<</F 5 0 R>>>>>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Courier>>endobj\n"
)


def pdf(stream: bytes, more: bytes = b"") -> bytes:
    contents = b"4 0 obj<</Length %d%b>>stream\n%b\nendstream endobj\n" % (
        len(stream),
        more,
        stream,
    )
    return b"%PDF-1.4\n" + _PAGES + contents + b"trailer<</Size 6/Root 1 0 R>>\n"


_PAGE = b"<html><h2>Transcript</h2><p>Ana: One.</p><p>Ben: Two.</p></html>"
_ARCHIVE = {"WebMainResource": {"WebResourceData": _PAGE, "WebResourceMIMEType": "text/html"}}
SEEDS = {
    "rtf": [
        b"{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset128 A;}}{\\info{\\title A}}"
        b"{\\stylesheet{\\s1 heading 1;}}"
        b"\\pard\\f1 Ana: \\'82\\'a0\\u228?{\\v a}\\par{\\upr{a}{\\*\\ud b}}\\par}"
    ],
    "mhtml": [
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n"
        b"Subject: =?utf-8?Q?a?=\n\n--b\nContent-Type: text/html; charset=utf-8\n"
        b"Content-Transfer-Encoding: quoted-printable\n\n" + _PAGE + b"\n--b--\n"
    ],
    "webarchive": [
        plistlib.dumps(_ARCHIVE, fmt=plistlib.FMT_BINARY),
        plistlib.dumps(_ARCHIVE, fmt=plistlib.FMT_XML),
    ],
    "pdf": [pdf(_STREAM), pdf(zlib.compress(_STREAM, 0), b"/Filter/FlateDecode")],
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.randint(1, 40))
        kind = chance.random()
        if kind < 0.4:
            data = data[:at] + chance.choice(PIECES) + data[at:]
        elif kind < 0.6:
            data = data[:at] + data[to:]
        elif kind < 0.8:
            data = data[:at] + bytes((chance.randrange(256),)) + data[at + 1 :]
        else:
            data = data[:at] + data[at:to] * 3 + data[to:]
    return data


def changed(name: str) -> Iterator[bytes]:
    chance = random.Random(name)
    for _ in range(MUTATIONS):
        yield mutated(chance.choice(SEEDS[name]), chance)


@pytest.mark.parametrize("name", SEEDS)
def test_what_is_changed_begins_as_something_that_is_read(name: str) -> None:
    for seed in SEEDS[name]:
        assert formats.read_bytes(seed, "x").source.format == name


@pytest.mark.parametrize("name", SEEDS)
def test_whatever_a_document_holds_it_is_read_or_refused(name: str) -> None:
    for data in changed(name):
        with contextlib.suppress(ReaderError):
            transcript = formats.read_bytes(data, "x", format=name)
            assert all(cue.text.strip() for cue in transcript.cues)
