"""The parts of a MIME document (RFC 2045, 2046, 2557), found in time proportional to its length.

``email`` reads the heads of the parts; it does not get the whole file, of which it would decode
every picture and follow any nesting.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Final

from reader.errors import FormatError
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr, trn

LONGEST_HEAD: Final = 16_384
"""Bytes of the lines before a part; what programs write has less than a thousand."""
DEEPEST: Final = 8
"""Parts inside one another; browsers write one level, mail programs up to four."""

_HEAD_END: Final = lazy_pattern(rb"\r?\n[ \t]*\r?\n")
_NO_HEAD: Final = lazy_pattern(rb"[ \t]*\r?\n(?!\s*Content-)", re.IGNORECASE)
"""A blank line that a part begins with, unless a head follows, as no program should write it."""
_NO_BASE64: Final = lazy_pattern(rb"[^A-Za-z0-9+/]")


class MimePart(NamedTuple):
    """The head of a part and its body, still encoded."""

    head: Message
    body: bytes

    def data(self) -> bytes:
        """Return the body decoded, as far as it can be."""
        how = str(self.head.get("Content-Transfer-Encoding", "")).strip().lower()
        if how == "quoted-printable":
            return quopri.decodestring(self.body)
        if how == "base64":
            signs = _NO_BASE64.sub(b"", self.body)
            try:
                return base64.b64decode(signs + b"=" * (-len(signs) % 4))
            except binascii.Error:
                return b""
        return self.body


def parted(data: bytes) -> MimePart:
    """Return the head of a document or part, and what follows.

    Raises FormatError for a head of absurd length.
    """
    begin = len(data) - len(data.lstrip(b"\r\n"))
    end = _HEAD_END.search(data, begin, begin + LONGEST_HEAD)
    if end is None and len(data) - begin > LONGEST_HEAD:
        raise FormatError(tr("A head of this MIME document never ends; it is damaged."))
    head = data[begin : end.start() if end else len(data)]
    return MimePart(BytesHeaderParser().parsebytes(head), data[end.end() :] if end else b"")


def leaves(part: MimePart, depth: int = 0) -> Iterator[MimePart]:
    """Yield what is no container, in the order of the file.

    Raises FormatError for parts nested too deeply.
    """
    boundary = str(part.head.get_boundary("") or "")
    if part.head.get_content_maintype() != "multipart" or not boundary:
        yield part
        return
    if depth >= DEEPEST:
        raise FormatError(
            trn(
                "This MIME document is nested more than {n} level deep.",
                "This MIME document is nested more than {n} levels deep.",
                DEEPEST,
            )
        )
    for body in _bodies(part.body, boundary.encode("utf-8", "surrogateescape")):
        yield from leaves(_part(body), depth + 1)


def _part(data: bytes) -> MimePart:
    """Return a part; one that begins with a blank line has no head (RFC 2046, section 5.1)."""
    blank = _NO_HEAD.match(data)
    return MimePart(Message(), data[blank.end() :]) if blank else parted(data)


def _bodies(data: bytes, boundary: bytes) -> Iterator[bytes]:
    line = rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*\r?$\n?"
    begin: int | None = None
    for found in re.finditer(line, data, re.MULTILINE):
        if begin is not None:
            yield data[begin : found.start()]
        begin = None if found[1] else found.end()
        if found[1]:
            return
    if begin is not None:
        yield data[begin:]
