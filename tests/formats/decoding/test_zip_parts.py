"""A stranger's ZIP file: what is whole is read, everything else has its reason, within bounds."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from reader.formats.decoding.zip_parts import SIGNATURE, ZipError, ZipParts, ZipProblem


def zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return made.getvalue()


def opened(data: bytes, most_parts: int = 10, most_bytes: int = 1_000) -> ZipParts:
    return ZipParts(io.BytesIO(data), most_parts, most_bytes)


def problem_of(data: bytes, name: str = "a", most: int = 1_000, **bounds: int) -> ZipProblem:
    with pytest.raises(ZipError) as caught:
        opened(data, **bounds).read(name, most)
    return caught.value.problem


def test_parts_are_read_and_listed() -> None:
    data = zipped({"folder/": b"", "a": b"words", "folder/b": b""})
    assert data.startswith(SIGNATURE)
    parts = opened(data)
    assert parts.sizes() == [("a", 5), ("folder/b", 0)]
    assert ("a" in parts, "c" in parts) == (True, False)
    assert (parts.read("a", 5), parts.read("folder/b", 0)) == (b"words", b"")
    parts.close()


def test_the_bounds_hold_for_one_part_and_for_all_together() -> None:
    data = zipped({"a": b"x" * 600, "b": b"y" * 600})
    parts = opened(data)
    assert len(parts.read("a", 600)) == 600
    with pytest.raises(ZipError, match="too large"):
        parts.read("b", 600)
    assert problem_of(data, most=599) is ZipProblem.TOO_LARGE
    assert problem_of(data, most_parts=1) is ZipProblem.TOO_MANY


def test_a_size_that_is_a_lie_does_not_help_a_bomb() -> None:
    data = bytearray(zipped({"a": b"x" * 100_000}))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 10)  # its uncompressed size (APPNOTE, 4.3.12)
    assert problem_of(bytes(data)) in (ZipProblem.TOO_LARGE, ZipProblem.DAMAGED)


def test_what_is_wrong_is_told_apart() -> None:
    whole = zipped({"a": b"words, and more words"})
    assert problem_of(b"") is ZipProblem.DAMAGED
    assert problem_of(whole[:-30]) is ZipProblem.DAMAGED
    broken = bytearray(whole)
    broken[whole.index(b"a", 4) + 3] ^= 0xFF
    assert problem_of(bytes(broken)) is ZipProblem.DAMAGED
    locked, packed = bytearray(whole), bytearray(whole)
    for sign, flags, method in ((b"PK\x03\x04", 6, 8), (b"PK\x01\x02", 8, 10)):
        at = whole.index(sign)
        locked[at + flags] |= 1
        packed[at + method] = 99
    assert problem_of(bytes(locked)) is ZipProblem.LOCKED
    assert problem_of(bytes(packed)) is ZipProblem.PACKED


def test_a_file_that_is_not_there_is_the_systems_own_fault(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ZipParts(tmp_path / "none.zip", 1, 1)
