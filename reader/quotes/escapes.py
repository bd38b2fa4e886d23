"""A stranger's words where signs mean something: in Markdown and in XML.

Escapes of Markdown follow CommonMark, where a backslash before any ASCII punctuation makes it
plain; what common extensions give a meaning (tables, formulas, struck, raised and highlighted text,
footnotes, bare addresses) is escaped as well.
"""

from __future__ import annotations

import re
from typing import Final

from reader.patterns import lazy_pattern

# It begins with all the characters themselves, which are then looked for many times as fast.
_ANYWHERE: Final = lazy_pattern(
    r"[\\`*_{}\[\]<>#|~^$&=:.](?:"
    r"(?<![&=:.])"
    r"|(?<=&)(?=#?\w+;)"  # an entity
    r"|(?<==)(?==)"  # highlighting
    r"|(?<=:)(?=//)|(?<=\b[Ww][Ww][Ww]\.)"  # what is made a link without being marked as one
    r")"
)
_AT_START: Final = lazy_pattern(r"[-+=%:]|[0-9]{1,9}(?=[.)])")
_XML: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def in_markdown(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, at the start of a line too."""
    plain = _ANYWHERE.sub(_escape, text)
    start = _AT_START.match(plain)
    if start is None:
        return plain
    end = start.end() if start[0].isdigit() else 0  # a number stays, the dot after it is escaped
    return f"{plain[:end]}\\{plain[end:]}"


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def in_xml(text: str) -> str:
    """Return text as XML holds it: escaped, without what is not allowed."""
    return "".join(_XML.get(char, char) for char in allowed_in_xml(text))


def allowed_in_xml(text: str) -> str:
    """Return text with U+FFFD for every character that XML 1.0 (2.2) does not allow."""
    return "".join(char if _is_allowed(char) else "\ufffd" for char in text)


def _is_allowed(char: str) -> bool:
    code = ord(char)
    return code in (9, 10) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF
