"""Answers of HTTP: what people are told of them, and what is taken from their headers."""

from __future__ import annotations

import errno
import io
import socket
import ssl
from http.client import BadStatusLine, HTTPResponse
from typing import cast

import pytest

from reader.fetching.addresses import address_of
from reader.fetching.answers import NotGiven, answer_of, broken, check
from reader.fetching.errors import FetchError

HERE = address_of("https://example.org/a")


class Line:
    """What an answer is read from."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO(self._data)


def answer(status: int = 200, *headers: str) -> HTTPResponse:
    head = "\r\n".join([f"HTTP/1.1 {status} Said", *headers, "", ""])
    made = HTTPResponse(cast("socket.socket", Line(head.encode("latin-1"))))
    made.begin()
    return made


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (201, "example.org does not give this (201)."),
        (402, "example.org wants to be paid for this (402)."),
        (404, "example.org has nothing at this address (404)."),
        (410, "example.org has nothing at this address (410)."),
        (418, "example.org does not give this (418)."),
        (499, "example.org does not give this (499)."),
        (451, "example.org may not show this, for legal reasons (451)."),
        (500, "example.org has a fault of its own (500)."),
        (599, "example.org has a fault of its own (599)."),
    ],
)
def test_what_is_not_given_is_told_with_its_number(status: int, told: str) -> None:
    with pytest.raises(NotGiven) as problem:
        check("example.org", answer(status))
    assert (str(problem.value), problem.value.status) == (told, status)


@pytest.mark.parametrize(
    "kind", ["text/html", "application/json", "application/octet-stream", "imaginary/text", ""]
)
def test_what_may_be_text_is_taken(kind: str) -> None:
    check("example.org", answer(200, f"Content-Type: {kind}"))


@pytest.mark.parametrize("kind", ["video/mp4", "AUDIO/mpeg", "image/png; x=y", "font/woff2"])
def test_what_is_no_text_is_told(kind: str) -> None:
    with pytest.raises(FetchError, match=r"^example\.org sends no text there, but [a-z]+/\w+\.$"):
        check("example.org", answer(200, f"Content-Type: {kind}"))


@pytest.mark.parametrize(
    ("header", "kind", "charset"),
    [
        ("Content-Type: text/vtt; charset=UTF-8", "text/vtt", "utf-8"),
        ('Content-Type: Text/HTML;Charset="windows-1252"', "text/html", "windows-1252"),
        ("Content-Type: text/html; charset = 'latin-1'", "text/html", "latin-1"),
        ("Content-Type: text/html", "text/html", ""),
        ("Content-Type: nonsense", "", ""),
        ("X-Other: 1", "", ""),
    ],
)
def test_kind_and_encoding_are_those_of_the_header(header: str, kind: str, charset: str) -> None:
    got = answer_of(HERE, answer(200, header), b"data")
    assert (got.type, got.charset, got.data, got.address) == (kind, charset, b"data", HERE)


def test_a_mark_of_the_version_is_kept_short() -> None:
    assert answer_of(HERE, answer(200, 'ETag: "v7"'), b"").etag == '"v7"'
    assert len(answer_of(HERE, answer(200, "ETag: " + "x" * 500), b"").etag) == 200
    assert answer_of(HERE, answer(200), b"").etag == ""


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (ssl.SSLError("x"), "No secure connection to example.org can be made."),
        (BadStatusLine("x"), "example.org does not answer as a web server does."),
        (ValueError("x"), "example.org does not answer as a web server does."),
        (socket.gaierror(-2, "x"), "example.org cannot be found."),
        (
            ConnectionRefusedError(errno.ECONNREFUSED, "x"),
            "example.org cannot be asked: nobody listens there.",
        ),
        (OSError(errno.ECONNRESET, "x"), "example.org cannot be asked: it hung up."),
        (OSError(errno.ETIMEDOUT, "x"), "example.org cannot be asked: it does not answer."),
        (OSError("x"), "example.org cannot be asked: the connection broke."),
        (OSError(errno.EBADF, "x"), "example.org cannot be asked: the connection broke."),
    ],
)
def test_a_connection_that_failed_is_told(problem: Exception, told: str) -> None:
    assert broken("example.org", problem) == told
