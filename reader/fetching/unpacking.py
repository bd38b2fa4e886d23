"""Answers that come packed, unpacked within bounds: a few kilobytes may hold gigabytes."""

from __future__ import annotations

import zlib
from typing import Final

from reader.fetching.deadline import Deadline
from reader.fetching.errors import FetchError
from reader.wording import number, tr

MOST_BYTES: Final = 20_000_000
"""The largest answer that is taken in, unpacked: several times the longest hearing."""

ACCEPTED: Final = "gzip, deflate"
"""The packings that are understood, as a request names them (RFC 9110, 8.4.1)."""

MOST_MEMBERS: Final = 100
"""How many packings may stand one behind the other in an answer (RFC 1952, 2.2); one is usual."""

_GZIP_OR_ZLIB: Final = zlib.MAX_WBITS | 32
_GZIP: Final = b"\x1f\x8b"


def too_large() -> FetchError:
    """Return what is said of an answer beyond the bound."""
    most = number(MOST_BYTES // 1_000_000)
    return FetchError(tr("The answer is larger than {size} MB.", size=most))


def unpacked(data: bytes, packing: str, deadline: Deadline) -> bytes:
    """Return the contents of an answer; raises FetchError for what is too much, cut off or odd."""
    packing = packing.strip().lower()
    if packing in ("", "identity"):
        return data
    if not data:
        return b""
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(tr("The answer is packed in a way that nobody asked for."))
    whole = bytearray()
    for _ in range(MOST_MEMBERS):
        deadline.slice()
        # Some servers send "deflate" without its envelope.
        bare = packing == "deflate" and data[0] & 0x0F != 8
        engine = zlib.decompressobj(-zlib.MAX_WBITS if bare else _GZIP_OR_ZLIB)
        try:
            whole += engine.decompress(data, MOST_BYTES + 1 - len(whole))
        except zlib.error as problem:
            raise FetchError(
                tr("The answer is packed, and what is packed is damaged.")
            ) from problem
        if len(whole) > MOST_BYTES:
            raise too_large()
        if not engine.eof:
            raise FetchError(tr("The answer broke off before its end."))
        data = engine.unused_data if engine.unused_data.startswith(_GZIP) else b""
        if not data:
            return bytes(whole)
    raise FetchError(tr("The answer is packed in too many pieces."))
