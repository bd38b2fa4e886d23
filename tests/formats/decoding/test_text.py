"""Bytes to text: which encoding, and which characters may enter."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FormatError
from reader.formats.decoding.text import NotTextError, clean, decode, is_clean

BAD = "\ufffd"

RAW = {
    "a\r\nb\rc\r\r\nd": "a\nb\nc\nd",
    "a\x0bb\x0cc\x85d\u2028e\u2029f": "a\nb\nc\nd\ne\nf",
    "a\0b\x07c\x7fd\x80e\x9f": f"a{BAD}b{BAD}c{BAD}d{BAD}e{BAD}",
    "\ufeffa\ufeffb": "ab",
    "\ud83d\ude00": "😀",
    "a\ud83db\ude00": f"a{BAD}b{BAD}",
    "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff\ufffc": BAD * 7,
}
CLEAN = ["", "a\tb\n", "\xa0ä\u200b\u200e\u202a\u2066", "潮\U0001f600\U000e0001", "\ue000", BAD]


@pytest.mark.parametrize("text", RAW)
def test_a_text_is_cleaned(text: str) -> None:
    assert clean(text) == RAW[text]
    assert not is_clean(text)


@pytest.mark.parametrize("text", CLEAN)
def test_what_text_may_hold_stays(text: str) -> None:
    assert clean(text) == text
    assert is_clean(text)


@given(st.text(st.characters(), max_size=20))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert is_clean(once) == (clean(once) == once)
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        (b"tide", "tide", "utf-8"),
        ("Größe 潮".encode(), "Größe 潮", "utf-8"),
        (codecs.BOM_UTF8 + "ä".encode(), "ä", "utf-8"),
        (codecs.BOM_UTF16_LE + "ä".encode("utf-16-le"), "ä", "utf-16-le"),
        (codecs.BOM_UTF16_BE + "ä".encode("utf-16-be"), "ä", "utf-16-be"),
        (codecs.BOM_UTF32_LE + "ä".encode("utf-32-le"), "ä", "utf-32-le"),
        (codecs.BOM_UTF32_BE + "ä".encode("utf-32-be"), "ä", "utf-32-be"),
        (b"\x84\x31\x95\x33" + "潮".encode("gb18030"), "潮", "gb18030"),
        ("On tides\n".encode("utf-16-le"), "On tides\n", "utf-16-le"),
        ("On tides\n".encode("utf-16-be"), "On tides\n", "utf-16-be"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe4</a>', None, "cp1252"),
        (b"<html><meta charset=windows-1251>\xe4", None, "cp1251"),
        (b"<html><meta charset=iso-2022-jp>\x1b$BD,\x1b(B", None, "iso2022_jp"),
        (b"Tides and more words.\0\0\0\x1a", "Tides and more words.", "utf-8"),
    ],
)
def test_the_encoding_is_what_the_file_says(data: bytes, text: str | None, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.encoding, decoded.report) == (encoding, ())
    assert decoded.text == (data.decode(encoding) if text is None else text)


def test_valid_utf8_counts_more_than_what_is_declared() -> None:
    data = '<?xml version="1.0" encoding="ISO-8859-1"?><a>ä</a>'.encode()
    assert decode(data).text.endswith("<a>ä</a>")


def test_the_persons_word_overrules_all() -> None:
    assert decode("ä".encode(), "cp1252").text == "Ã¤"
    assert decode(codecs.BOM_UTF8 + b"a", "latin-1").text == "ï»¿a"
    with pytest.raises(FormatError, match="There is no text encoding called “nosuch”"):
        decode(b"a", "nosuch")


@pytest.mark.parametrize(
    ("data", "encoding", "text", "sentence", "count", "line"),
    [
        (
            "ä\ncaf".encode() + b"\xe9\n",
            None,
            f"ä\ncaf{BAD}\n",
            f"1 byte is not UTF-8 and shown as {BAD}, first in line 2.",
            1,
            2,
        ),
        (
            "äöü ".encode() + b"\xff\xfe",
            None,
            f"äöü {BAD}{BAD}",
            f"2 bytes are not UTF-8 and shown as {BAD}, first in line 1.",
            2,
            1,
        ),
        (
            b"a\n\n\x81",
            "cp1252",
            f"a\n\n{BAD}",
            f"1 byte is not Windows-1252 and shown as {BAD}, first in line 3.",
            1,
            3,
        ),
    ],
)
def test_bytes_that_cannot_be_read_are_told(
    data: bytes, encoding: str | None, text: str, sentence: str, count: int, line: int
) -> None:
    decoded = decode(data, encoding)
    (item,) = decoded.report
    assert decoded.text == text
    assert (item.sentence, item.count, item.line) == (sentence, count, line)


def test_characters_stored_as_two_halves_are_joined() -> None:
    data = b"a\n\xed\xa0\xbd\xed\xb8\x80 \xed\xa0\xbd"  # U+1F600 as CESU-8, and a half alone
    decoded = decode(data)
    (item,) = decoded.report
    assert decoded.text == f"a\n😀 {BAD}"
    assert (item.count, item.line) == (9, 2)
    assert item.sentence.startswith("9 bytes are not valid UTF-8 (halves of characters")


def test_a_guess_is_told() -> None:
    decoded = decode(b"Was\nkann gr\xf6\xdfer sein als die Gr\xf6\xdfe?\n")
    assert decoded.text == "Was\nkann größer sein als die Größe?\n"
    assert [(item.sentence, item.line) for item in decoded.report] == [
        ("Read as Windows-1252, which is a guess: the file names no encoding.", 2)
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "a picture"),
        (b"%PDF-1.4", "a PDF document"),
        (bytes(range(1, 256)), "data of some other kind"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(NotTextError, match=f"^This is not text but {kind}"):
        decode(data)


@given(st.binary(max_size=60))
def test_any_bytes_are_clean_text_or_none(data: bytes) -> None:
    try:
        text = decode(data).text
    except NotTextError:
        return
    assert is_clean(text)
