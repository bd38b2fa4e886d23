"""Documents that are ZIP packages."""

from __future__ import annotations

import pytest
from packages import packed

from reader.errors import FormatError
from reader.formats.decoding.package import LARGEST, MOST_PARTS, SIGNATURE, Package

DAMAGED = "This is not a book, or it is damaged."


def test_parts_are_read_by_name() -> None:
    data = packed({"a.xml": b"<a/>", "b/c.txt": "ä\r\n".encode("utf-16")})
    assert data.startswith(SIGNATURE)
    with Package(data, DAMAGED) as package:
        assert ("a.xml" in package, "b/c.txt" in package, "c.txt" in package) == (True, True, False)
        assert package.read("a.xml") == b"<a/>"
        assert package.text("b/c.txt") == "ä\n"
        assert package.read("c.txt") == b""
        assert package.text("c.txt") == ""


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"words", packed({"a": b"words"})[:-20]])
def test_what_is_no_package_is_called_by_what_it_should_be(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"^This is not a book, or it is damaged\.$"):
        Package(data, DAMAGED)


def test_a_damaged_part_is_found_when_it_is_read() -> None:
    data = bytearray(packed({"a": b"words and more words"}))
    data[32] ^= 0xFF  # the first byte behind the head of 30 and the name of 1, and one more
    with Package(bytes(data), DAMAGED) as package, pytest.raises(FormatError, match="damaged"):
        package.read("a")


def test_a_locked_part_is_told() -> None:
    data = bytearray(packed({"a": b"words"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with Package(bytes(data), DAMAGED) as package, pytest.raises(FormatError, match="password"):
        package.read("a")


def test_a_package_that_unpacks_too_far_is_refused() -> None:
    data = packed({"a": bytes(LARGEST // 2), "b": bytes(LARGEST // 2 + 1)})
    with Package(data, DAMAGED) as package:
        assert len(package.read("a")) == LARGEST // 2
        with pytest.raises(FormatError, match="This document unpacks to more than 50 MB"):
            package.read("b")


def test_a_package_of_too_many_parts_is_refused() -> None:
    with pytest.raises(FormatError, match="more than 5,000 parts, as no document has"):
        Package(packed({str(number): b"" for number in range(MOST_PARTS + 1)}), DAMAGED)
