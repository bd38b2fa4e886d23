"""Answers that come packed: every packing that was asked for, whole or told."""

from __future__ import annotations

import gzip
import zlib

import pytest

from reader.fetching import unpacking
from reader.fetching.deadline import Deadline
from reader.fetching.errors import FetchError
from reader.fetching.unpacking import MOST_MEMBERS, too_large, unpacked

WORDS = b"We build boats. " * 100


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("data", "packing"),
    [
        (WORDS, ""),
        (WORDS, "identity"),
        (WORDS, " Identity "),
        (gzip.compress(WORDS), "gzip"),
        (gzip.compress(WORDS), "GZIP"),
        (gzip.compress(WORDS), "x-gzip"),
        (zlib.compress(WORDS), "deflate"),
        (bare(WORDS), "deflate"),
        (gzip.compress(WORDS[:80]) + gzip.compress(WORDS[80:]), "gzip"),
        (gzip.compress(WORDS) + b"\0\0 padding", "gzip"),
    ],
)
def test_what_was_packed_is_whole_again(data: bytes, packing: str) -> None:
    assert unpacked(data, packing, Deadline(60)) == WORDS


@pytest.mark.parametrize("packing", ["", "gzip", "br"])
def test_nothing_is_nothing_however_it_is_packed(packing: str) -> None:
    assert unpacked(b"", packing, Deadline(60)) == b""


@pytest.mark.parametrize(
    ("data", "packing", "told"),
    [
        (WORDS, "br", r"^The answer is packed in a way that nobody asked for\.$"),
        (WORDS, "gzip, gzip", "in a way that nobody asked for"),
        (WORDS, "gzip", r"^The answer is packed, and what is packed is damaged\.$"),
        (gzip.compress(WORDS)[:-9], "gzip", r"^The answer broke off before its end\.$"),
        (gzip.compress(b"x") * (MOST_MEMBERS + 1), "gzip", "packed in too many pieces"),
    ],
)
def test_what_cannot_be_unpacked_is_told(data: bytes, packing: str, told: str) -> None:
    with pytest.raises(FetchError, match=told):
        unpacked(data, packing, Deadline(60))


@pytest.mark.parametrize(("size", "fits"), [(9, True), (10, True), (11, False), (5_000, False)])
def test_the_bound_is_over_what_comes_out(
    monkeypatch: pytest.MonkeyPatch, size: int, fits: bool
) -> None:
    monkeypatch.setattr(unpacking, "MOST_BYTES", 10)
    half = size // 2
    data = gzip.compress(b"x" * half) + gzip.compress(b"x" * (size - half))
    if fits:
        assert unpacked(data, "gzip", Deadline(60)) == b"x" * size
    else:
        with pytest.raises(FetchError, match="larger than"):
            unpacked(data, "gzip", Deadline(60))


def test_the_bound_is_named() -> None:
    assert str(too_large()) == "The answer is larger than 20 MB."
