"""A still frame of a video: the picture at one moment, to stand beside the words said there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

MOST_BYTES: Final = 1_000_000
"""A still of more bytes is none of this program's."""

LONGEST_EDGE: Final = 1_280
"""How many pixels the longer edge of a still has at the most: sharp on paper as wide as a page."""


@dataclass(frozen=True, slots=True)
class Still:
    """A frame as the JPEG that this program has made of it.

    ``time`` is where in the recording it stands, in milliseconds; ``width`` and ``height`` are
    pixels; ``sha256`` is the digest of its bytes, by which it is kept. ``read`` returns these
    bytes, b"" where they are gone.
    """

    time: int
    width: int
    height: int
    sha256: str
    read: Callable[[], bytes] = field(compare=False, repr=False)

    def __post_init__(self) -> None:
        """Raise ValueError for sizes and times that no still of this program has."""
        edges = self.width, self.height
        if self.time < 0 or min(edges) < 1 or max(edges) > LONGEST_EDGE:
            raise ValueError("this is no still")


def still_of(data: bytes, width: int, height: int, time: int) -> Still:
    """Return a still of the bytes of a JPEG; ValueError where it is larger than stills are."""
    import hashlib  # late: few quotations have one

    if not 0 < len(data) <= MOST_BYTES:
        raise ValueError("this is no still")
    return Still(time, width, height, hashlib.sha256(data).hexdigest(), lambda: data)
