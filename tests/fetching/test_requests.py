"""What came back: its encoding where a server may know it better, and its digest."""

from __future__ import annotations

import pytest

from reader.fetching.addresses import address_of
from reader.fetching.requests import Response

HERE = address_of("https://example.org/a")


@pytest.mark.parametrize(
    ("data", "charset", "encoding"),
    [
        (b"plain", "latin-1", None),
        ("Größe".encode(), "latin-1", None),  # servers name what they are set up with
        (b"Gr\xf6\xdfe", "iso-8859-1", "iso8859-1"),
        (b"Gr\xf6\xdfe", "WINDOWS-1252", "cp1252"),
        (b"Gr\xf6\xdfe", "", None),
        (b"Gr\xf6\xdfe", "no-such-encoding", None),
        (b"", "latin-1", None),
    ],
)
def test_the_server_is_believed_where_the_bytes_are_no_utf8(
    data: bytes, charset: str, encoding: str | None
) -> None:
    assert Response(HERE, data, charset=charset).encoding == encoding


def test_the_digest_is_that_of_the_standard() -> None:
    """FIPS 180-2, B.1: the message "abc"."""
    assert Response(HERE, b"abc").sha256 == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
