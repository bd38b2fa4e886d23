"""The parts of a MIME document (RFC 2045, 2046)."""

from __future__ import annotations

import pytest

from reader.errors import FormatError
from reader.formats.decoding.mime_parts import DEEPEST, LONGEST_HEAD, leaves, parted


def mixed(boundary: str, *parts: str, closes: bool = True) -> str:
    """Return a document of several parts, as RFC 2046, section 5.1.1, sets it."""
    body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    end = f"--{boundary}--\r\nepilogue\r\n" if closes else ""
    return f'Content-Type: multipart/mixed; boundary="{boundary}"\r\n\r\npreamble\r\n{body}{end}'


def bodies(document: str) -> list[bytes]:
    return [leaf.data().strip() for leaf in leaves(parted(document.encode("latin-1")))]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_head_ends_at_a_blank_line(end: str) -> None:
    part = parted(
        f"{end}Subject: Tides{end} and more{end}To: Ana{end}{end}One.{end}{end}Two.".encode()
    )
    assert "".join(str(part.head["subject"]).split()) == "Tidesandmore"
    assert part.head["To"] == "Ana"
    assert part.body == f"One.{end}{end}Two.".encode()


def test_a_document_may_be_all_head() -> None:
    part = parted(b"Subject: Tides")
    assert (part.head["Subject"], part.body) == ("Tides", b"")
    assert parted(b"").body == b""


def test_a_head_that_never_ends_is_refused() -> None:
    assert parted(b"a" * LONGEST_HEAD).body == b""
    with pytest.raises(FormatError, match="A head of this MIME document never ends; it is damaged"):
        parted(b"a" * (LONGEST_HEAD + 1))


@pytest.mark.parametrize(
    ("how", "body", "data"),
    [
        ("", b"a=3D", b"a=3D"),
        ("8bit", b"\xe9", b"\xe9"),
        ("quoted-printable", b"caf=C3=A9 =\r\nopen", "café open".encode()),
        ("Quoted-Printable", b"a=3D", b"a="),
        ("base64", b"dGlk\r\nZXM=\r\n", b"tides"),
        ("BASE64 ", b"dGlkZXM", b"tides"),
        ("base64", b"d!G-l*k", b"tid"),
        ("base64", b"dGlkZ", b""),
    ],
)
def test_a_body_is_decoded(how: str, body: bytes, data: bytes) -> None:
    head = f"Content-Transfer-Encoding: {how}\r\n\r\n".encode()
    assert parted(head + body).data() == data


def test_a_document_without_parts_is_its_own_leaf() -> None:
    assert bodies("Content-Type: text/plain\r\n\r\nOne.") == [b"One."]
    assert bodies("Content-Type: multipart/mixed\r\n\r\nOne.") == [b"One."]  # no boundary


def test_leaves_come_in_the_order_of_the_file() -> None:
    inner = mixed("in", "\r\nTwo.", "\r\nThree.")
    assert bodies(mixed("out", "\r\nOne.", inner, "Content-Type: text/html\r\n\r\nFour.")) == [
        b"One.",
        b"Two.",
        b"Three.",
        b"Four.",
    ]


def test_a_blank_line_too_much_before_a_head_is_let_pass() -> None:
    part = "\r\nContent-Transfer-Encoding: base64\r\n\r\ndGlkZXM="
    assert bodies(mixed("out", part)) == [b"tides"]


def test_what_never_closes_ends_with_the_file() -> None:
    assert bodies(mixed("out", "\r\nOne.", "\r\nTwo.", closes=False)) == [b"One.", b"Two."]
    assert bodies(mixed("out")) == []


def test_a_boundary_stands_on_a_line_of_its_own() -> None:
    assert bodies(mixed("a+b", "\r\nOne --a+b\r\n--a+bc\r\n--aab")) == [
        b"One --a+b\r\n--a+bc\r\n--aab"
    ]
    assert bodies(mixed("out", "\r\nOne.").replace("--out\r\n", "--out \t\r\n", 1)) == [b"One."]


def test_parts_nested_too_deeply_are_refused() -> None:
    document = "\r\nOne."
    for level in range(DEEPEST):
        document = mixed(f"b{level}", document)
    assert bodies(document) == [b"One."]
    with pytest.raises(FormatError, match="nested more than 8 levels deep"):
        bodies(mixed("last", document))
