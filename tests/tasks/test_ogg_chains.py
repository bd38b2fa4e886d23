"""Ogg files of several recordings, told by the flags of their pages (RFC 3533, 4 and 6)."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from reader.tasks.ogg_chains import is_chained

CONTINUED, FIRST, LAST = 1, 2, 4


def page(flags: int, stream: int = 1, *lengths: int) -> bytes:
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, 0, stream, 0, 0, len(lengths))
    return head + bytes(lengths) + b"OggS" * (sum(lengths) // 4) + bytes(sum(lengths) % 4)


ONE = page(FIRST, 1, 19) + page(0, 1, 255, 255, 7) + page(CONTINUED, 1, 40) + page(LAST, 1, 8)
# Sound and picture: the first pages of both stand before all others.
FILM = page(FIRST, 1, 19) + page(FIRST, 2, 30) + page(0, 1, 9) + page(0, 2, 200) + page(LAST, 2)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (ONE, False),
        (FILM, False),
        (ONE + ONE, True),
        (FILM + ONE, True),
        (ONE + page(FIRST, 2, 19), True),
        (ONE[:-20], False),
        (ONE[:60] + b"junk" + ONE, False),
        (b"", False),
        (b"OggS", False),
        (page(FIRST, 1, 19) * 3, False),
    ],
)
def test_what_begins_behind_what_has_begun_is_another(
    tmp_path: Path, data: bytes, told: bool
) -> None:
    path = tmp_path / "radio.OGG"
    path.write_bytes(data)
    assert is_chained(path) is told


def test_other_files_are_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "radio.mp3"
    path.write_bytes(ONE + ONE)
    assert not is_chained(path)
    assert not is_chained(tmp_path / "nowhere.opus")
