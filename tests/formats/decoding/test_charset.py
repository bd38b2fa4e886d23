"""The names of encodings, and which one a file declares or shows by its width."""

from __future__ import annotations

import pytest

from reader.errors import FormatError
from reader.formats.decoding.charset import declared, meant, people_call, python_name, wide


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("UTF8", "utf-8"),
        ("latin-1", "iso8859-1"),
        ("Windows-1251", "cp1251"),
        ("SJIS", "shift_jis"),
    ],
)
def test_an_encoding_by_pythons_name(label: str, name: str) -> None:
    assert python_name(label) == name


@pytest.mark.parametrize(
    "label", ["nosuch", "", "hex", "base64", "rot13", "idna", "punycode", "unicode_escape", "a\0b"]
)
def test_what_is_no_encoding_of_files_is_refused(label: str) -> None:
    with pytest.raises(FormatError, match="There is no text encoding called “"):
        python_name(label)
    assert meant(label) is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("us-ascii", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("tis-620", "cp874"),
        ("Shift_JIS", "cp932"),
        ("euc-kr", "cp949"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("iso-8859-2", "iso8859-2"),
        ("utf-8", "utf-8"),
    ],
)
def test_files_are_in_more_than_their_label_says(label: str, name: str) -> None:
    assert meant(label) == name


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("utf-8", "UTF-8"),
        ("utf-16-le", "UTF-16"),
        ("cp1252", "Windows-1252"),
        ("cp932", "Shift JIS"),
        ("euc_jp", "EUC-JP"),
        ("iso8859-2", "ISO-8859-2"),
        ("cp866", "CP866"),
        ("mac-roman", "Mac Roman"),
        ("iso2022_jp", "ISO2022-JP"),
    ],
)
def test_an_encoding_as_people_call_it(name: str, called: str) -> None:
    assert people_call(name) == called


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<?xml version="1.0" encoding="ISO-8859-1"?>', "cp1252"),
        (b"\n <?xml version='1.0' encoding = 'koi8-r' ?>", "koi8-r"),
        (b"<html><head><META CHARSET=utf-8>", None),
        (b"<html><head><meta charset=utf-8>", "utf-8"),
        (b'<html><meta http-equiv="a" content="text/html; charset=windows-1251">', "cp1251"),
        (b'<?xml version="1.0"?>', None),
        (b'<?xml version="1.0" encoding="utf-16"?>', None),
        (b'<?xml version="1.0" encoding="nosuch"?>', None),
        (b'<a/><?xml version="1.0" encoding="koi8-r"?>', None),
        (b"charset=koi8-r", None),
        (b"said <meta charset=koi8-r>", None),
        (b"<html>" + b" " * 2_048 + b"<meta charset=koi8-r>", None),
        (b"", None),
    ],
)
def test_what_the_head_declares(head: bytes, name: str | None) -> None:
    assert declared(head) == name


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["On tides\n", "潮 と\n", "Größe\r\n"])
def test_wide_characters_show(text: str, encoding: str) -> None:
    assert wide(text.encode(encoding)) == encoding


@pytest.mark.parametrize(
    "data", [b"", b"On tides", b"\0", b"\0\0\0\0", b"a\0\0b\0\0", b"\0\xd8a\0"]
)
def test_other_bytes_are_not_wide(data: bytes) -> None:
    assert wide(data) is None
