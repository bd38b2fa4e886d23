"""The packets of an Ogg Opus file joined to longer ones, so that they are quicker to decode.

A packet may have up to 120 milliseconds of sound in several frames (RFC 6716, 3.2); encoders put
one frame of 20 into each. For who decodes a recording packet by packet, and takes longer to hand
one on than to decode it, six times as few are three times as quick. The frames stay as they are.
"""

from __future__ import annotations

import os
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from reader.named_tuple import NamedTuple
from reader.tasks.ogg_chains import FIRST, PAGE, SIGN

MOST_BYTES: Final = 2 << 30
"""A file that is larger is left as it is."""

_SUFFIXES: Final = (".opus", ".ogg", ".oga")
_CONTINUED, _LAST = 1, 4
_CHECKSUM_AT: Final = 22
# In OpusHead, of which family the mapping of channels is; behind it, if not 0, how many streams.
_MAPPING_AT: Final = 18
_FULL: Final = 255  # a packet whose last length is this goes on in the next one
_LONGEST_US: Final = 120_000
# Microseconds of a frame by the upper five bits of a packet (RFC 6716, 3.1, table 2).
_FRAMES_US: Final = (
    (10_000, 20_000, 40_000, 60_000) * 3
    + (10_000, 20_000) * 2
    + (*(2_500, 5_000, 10_000, 20_000) * 4,)
)
_SEVERAL, _OF_ANY_LENGTH = 3, 0x80
_ONE_BYTE: Final = 252  # a length below that is one byte (3.2.1)
_MIRRORED: Final = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_ALL: Final = 0xFFFF_FFFF


class _OggPage(NamedTuple):
    head: tuple[int, ...]
    lengths: bytes
    body: bytes

    @property
    def flags(self) -> int:
        return self.head[1]

    @property
    def position(self) -> int:
        return self.head[2]

    @property
    def stream(self) -> int:
        return self.head[3]


def with_longer_packets(path: Path) -> IO[bytes] | None:
    """Return a file without a name that has the same sound in fewer packets.

    None where a recording is no Ogg Opus, is damaged, or there is no room: then it is decoded as it
    is.
    """
    if path.suffix.lower() not in _SUFFIXES:
        return None
    made: IO[bytes] | None = None
    try:
        with open(path, "rb") as file:
            if os.fstat(file.fileno()).st_size > MOST_BYTES or not _is_opus(file):
                return None
            made = tempfile.TemporaryFile()  # noqa: SIM115 - closed by what decodes it
            for page in _pages(file):
                made.write(_written(page))
        made.flush()
        made.seek(0)
    except (OSError, ValueError):
        if made is not None:
            made.close()
        return None
    return made


def _is_opus(file: IO[bytes]) -> bool:
    """Whether the only stream of a file is one of Opus."""
    start = file.read(PAGE.size + 1 + 8)
    file.seek(0)
    return start[:4] == SIGN and start[PAGE.size + 1 :] == b"OpusHead"


def _pages(file: IO[bytes]) -> Iterator[_OggPage]:
    """Yield the pages of a file; raises ValueError where it has anything else."""
    stream = -1
    while start := file.read(PAGE.size):
        if len(start) < PAGE.size:
            return  # it is cut off, and so is what is heard
        sign, *head = PAGE.unpack(start)
        if sign != SIGN:
            raise ValueError(sign)
        lengths = file.read(head[-1])
        body = file.read(sum(lengths))
        if len(lengths) < head[-1] or len(body) < sum(lengths):
            return
        page = _OggPage(tuple(head), lengths, body)
        if page.flags & FIRST:
            # A packet of several streams, as for more than two channels, is cut otherwise
            # (RFC 7845, 3 and 5.1.1): nothing in it can be joined by the rules for one.
            mapping = body[_MAPPING_AT : _MAPPING_AT + 2]
            if body[:8] != b"OpusHead" or (mapping[:1] > b"\0" and mapping[1:] != b"\1"):
                raise ValueError(body[:8])
            stream = page.stream
        if page.stream != stream:
            raise ValueError(page.stream)
        yield page


def _written(page: _OggPage) -> bytes:
    """Return the bytes of a page with its packets joined, where that can be done within it.

    Those before the sound are at position 0; the last one says where in a packet the sound ends.
    """
    is_plain = page.position > 0 and not page.flags & (_CONTINUED | FIRST | _LAST)
    if not is_plain or not page.lengths or page.lengths[-1] == _FULL:
        packets = [page.body]
        lengths = page.lengths
    else:
        packets = _joined(_packets(page))
        lengths = b"".join(_laced(len(packet)) for packet in packets)
        if len(lengths) > _FULL:
            packets, lengths = [page.body], page.lengths
    version, flags, position, stream, number, _, _ = page.head
    head = PAGE.pack(SIGN, version, flags, position, stream, number, 0, len(lengths))
    data = bytearray(b"".join((head, lengths, *packets)))
    data[_CHECKSUM_AT : _CHECKSUM_AT + 4] = checksum(data).to_bytes(4, "little")
    return bytes(data)


def _packets(page: _OggPage) -> Iterator[bytes]:
    at, length = 0, 0
    for one in page.lengths:
        length += one
        if one < _FULL:
            yield page.body[at : at + length]
            at, length = at + length, 0


def _laced(length: int) -> bytes:
    """How long a packet is, as a page says it."""
    full, rest = divmod(length, _FULL)
    return bytes((_FULL,)) * full + bytes((rest,))


def _joined(packets: Iterator[bytes]) -> list[bytes]:
    """Join packets of one frame each that follow each other and are coded alike."""
    found: list[bytes] = []
    frames: list[bytes] = []
    before, most = -1, 0
    for packet in packets:
        kind = packet[0] if packet else -1
        if frames and (kind != before or len(frames) == most):
            found.append(_packet(before, frames))
            frames = []
        if kind < 0 or kind & 3:  # of several frames already, or of none
            found.append(packet)
            continue
        before, most = kind, _LONGEST_US // _FRAMES_US[kind >> 3]
        frames.append(packet[1:])
    if frames:
        found.append(_packet(before, frames))
    return found


def _packet(kind: int, frames: list[bytes]) -> bytes:
    """Return a packet of frames, each of its own length (RFC 6716, 3.2.5)."""
    if len(frames) == 1:
        return bytes((kind,)) + frames[0]
    head = bytearray((kind | _SEVERAL, _OF_ANY_LENGTH | len(frames)))
    for frame in frames[:-1]:
        length = len(frame)
        if length < _ONE_BYTE:
            head.append(length)
        else:
            first = _ONE_BYTE + length % 4
            head += bytes((first, (length - first) // 4))
    return b"".join((head, *frames))


def checksum(data: bytes | bytearray) -> int:
    """Return the checksum of a page (RFC 3533, 6): of zlib's polynomial, the other way round."""
    mirrored = zlib.crc32(data.translate(_MIRRORED), _ALL) ^ _ALL
    return int(f"{mirrored:032b}"[::-1], 2)
