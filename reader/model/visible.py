"""A stranger's words where they stand among our own: on their line, with nothing hidden in them.

Titles, names and addresses are shown beside what the program itself says. Control characters would
move the cursor of a terminal, and marks that turn the direction of writing would make the words
around them read as others (CVE-2021-42574).
"""

from __future__ import annotations

from typing import Final

from reader.direction import turns_shown
from reader.model.pieces import pieces
from reader.patterns import lazy_pattern

_CONTROL: Final = lazy_pattern(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_END: Final = lazy_pattern("\r\n|[\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_SPACE: Final = lazy_pattern("[ \t]+")


def words(text: str) -> str:
    """Return spoken words on one line, without control characters.

    Everything else stays, marks that turn the direction of writing too: they are part of the words
    and do no harm on a line of their own.
    """
    if text.isprintable():  # mostly: and then no pattern need be compiled
        return text
    # No piece ends in the middle of a line's end, which may be two characters.
    return "".join(_CONTROL.sub("", _LINE_END.sub(" ", piece)) for piece in pieces(text))


def one_line(text: str) -> str:
    """Return ``text`` on one line, without control characters, its direction marks spelled out.

    Runs of spaces, tabs and line ends become one space; no-break spaces stay.
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACE.sub(" ", turns_shown(words(text))).strip()


def on_screen(text: str) -> str:
    """Return ``text`` with its own spaces and lines, which end in ``"\\n"``, the rest as above."""
    lines = _LINE_END.sub("\n", text).split("\n")
    return "\n".join(turns_shown(words(line)) for line in lines)
