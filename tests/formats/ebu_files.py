"""EBU subtitles, made block by block."""

from __future__ import annotations


def subtitle(
    number: int, start: bytes, end: bytes, field: bytes, *, last: int = 0xFF, comment: int = 0
) -> bytes:
    """A block of text and timing: number, times in and out, text field (EBU Tech 3264-E, 4.2)."""
    head = bytes([0]) + number.to_bytes(2, "little") + bytes([last, 0]) + start + end
    return head + bytes([20, 2, comment]) + field.ljust(112, b"\x8f")


def stl(*blocks: bytes, table: bytes = b"00", start: bytes = b"00000000") -> bytes:
    """A file of blocks behind the head that tells of all of them (EBU Tech 3264-E, 4.1)."""
    head = b"850STL25.011" + table + b"0F" + b"Le port".ljust(32) + b"1. La mar\x82e".ljust(32)
    return head.ljust(256) + start + b" " * (1_024 - 264) + b"".join(blocks)
