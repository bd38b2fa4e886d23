"""The names of encodings, and which one a file is in that declares it or writes characters wide."""

from __future__ import annotations

import codecs
import re
from typing import Final

from reader.errors import FormatError
from reader.patterns import lazy_pattern
from reader.wording import tr

_HEAD: Final = 65_536

# What files so labelled are really written in; web browsers read them so too (WHATWG Encoding).
_SUPERSETS: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}

_CALLED: Final = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp932": "Shift JIS",
    "cp949": "Korean (CP949)",
    "cp874": "Thai (Windows-874)",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "euc_jp": "EUC-JP",
    "koi8-r": "KOI8-R",
    "koi8-u": "KOI8-U",
    "mac-roman": "Mac Roman",
}

# Codecs that are no encodings of files, or that take quadratic time (CVE-2022-45061).
_NO_FILE_ENCODINGS: Final = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "mbcs", "oem"}
)


def python_name(encoding: str) -> str:
    """Return Python's own name of a text encoding; raises FormatError if there is no such one."""
    name = _looked_up(encoding)
    if name is None:
        raise FormatError(tr("There is no text encoding called “{name}”.", name=encoding))
    return name


def _looked_up(encoding: str) -> str | None:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # refuses hex, base64 and other codecs that make no text
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if name in _NO_FILE_ENCODINGS else name


def meant(label: str) -> str | None:
    """Return Python's own name of the encoding that files so labelled are in, if there is one."""
    name = _looked_up(label)
    return None if name is None else _SUPERSETS.get(name, name)


def people_call(encoding: str) -> str:
    """Return the name of an encoding as people know it: Windows-1252, not cp1252."""
    if encoding in _CALLED:
        return _CALLED[encoding]
    if re.fullmatch(r"cp125\d", encoding):
        return f"Windows-{encoding[2:]}"
    return encoding.upper().replace("ISO8859", "ISO-8859").replace("_", "-")


_DECLARATIONS: Final = lazy_pattern(
    rb"""^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']"""
    rb"""|<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})"""
)


def declared(data: bytes) -> str | None:
    """Return the encoding that the head of an XML or HTML file declares, if it is a known one."""
    head = data[:2048]
    if not head.lstrip().startswith(b"<"):
        return None
    found = _DECLARATIONS.search(head)
    name = meant((found[1] or found[2]).decode("ascii")) if found else None
    # Those could not have been read here at all: the label is wrong.
    return None if name is None or name.startswith(("utf-16", "utf-32", "utf-7")) else name


def wide(data: bytes) -> str | None:
    """Return "utf-16-le", "utf-16-be" or a UTF-32 if the bytes are that without a mark."""
    head = data[:_HEAD]
    if b"\0" not in head:
        return None
    candidates = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
    likeliest = max(candidates, key=lambda name: _ascii_share(head, name))
    return likeliest if _ascii_share(head, likeliest) > 0 else None


def _ascii_share(head: bytes, encoding: str) -> float:
    """Return the share of ASCII characters, or 0 if this cannot be text in that encoding.

    Spaces and line ends are ASCII in every script and become other characters in the wrong order.
    """
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return 0.0
    odd = sum(not character.isprintable() and character not in "\t\n\r" for character in set(text))
    if not text or odd:
        return 0.0
    return sum(character < "\x7f" for character in text) / len(text)
