"""Whether an Ogg file is several recordings one behind the other, as a recorded radio often is.

RFC 3533, 4, calls that chaining: behind the last page of some streams stand the first ones of
others. FFmpeg takes the length from the last of them and begins to count anew with each, so that
a player is nowhere where it says it is.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

PAGE: Final = struct.Struct("<4sBBqIIIB")
"""How a page begins (RFC 3533, 6): its sign, version, flags, position, stream, number, checksum,
and how many lengths stand before what it has.
"""
SIGN: Final = b"OggS"
FIRST: Final = 2
"""The flag of the first page of a stream."""

_SUFFIXES: Final = (".opus", ".ogg", ".oga", ".ogv", ".spx")
_MOST_PAGES: Final = 400_000  # days of sound; what is behind them is not looked at


def is_chained(path: Path) -> bool:
    """Whether a file is an Ogg file of several recordings; False where it cannot be read."""
    if path.suffix.lower() not in _SUFFIXES:
        return False
    has_begun = False
    try:
        with open(path, "rb") as file:
            for _ in range(_MOST_PAGES):
                head = file.read(PAGE.size)
                if len(head) < PAGE.size or not head.startswith(SIGN):
                    return False
                flags, count = head[5], head[-1]
                lengths = file.read(count)
                is_first = bool(flags & FIRST)
                if is_first and has_begun:
                    return True
                has_begun |= not is_first
                file.seek(sum(lengths), 1)
    except OSError:
        return False
    return False
