"""The frames of an MP3 file, counted: how long it is, and from where on a moment is heard whole.

Each frame says in its head how long it is (ISO 11172-3, 2.4.2.3; ISO 13818-3 for half the rates),
and how much of what it needs stands in those before it (2.4.1.7, ``main_data_begin``). A player
goes by the tag of an encoder, where there is one, and else by a guess from the first frames, which
is far off where the bit rate varies; and it hears nothing of a frame whose bytes are in others.
"""

from __future__ import annotations

import os
import tempfile
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from reader.named_tuple import NamedTuple
from reader.tasks.ogg_chains import is_chained
from reader.tasks.recordings import admit

MOST_BYTES: Final = 2 << 30
"""A file that is larger is played as it is: to count its frames would be waited for."""

MOST_FRAMES: Final = 2_000_000
"""The same of one that has more, which is 14 hours and longer."""

_AT_ONCE: Final = 1 << 20
_LONGEST_FRAME: Final = 2_881  # layer III of MPEG 2.5 at 160 kbit/s and 8 kHz, padded
_MOST_LOOKS: Final = 200_000  # at what might be a frame and is none
_MOST_BACK: Final = 255
_TOLERATED_MS: Final = 1_000  # what is cut off at the end of a file, or counted with its tag

# Kilobits a second and samples a second, by version (3: MPEG-1, 2: MPEG-2, 0: MPEG 2.5).
_RATES_1: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLES_A_SECOND: Final = {
    3: (44_100, 48_000, 32_000),
    2: (22_050, 24_000, 16_000),
    0: (11_025, 12_000, 8_000),
}
_LAYER_3: Final = 1
_MONO: Final = 3
# What an encoder's tag has where: how many frames and bytes, a table, and behind them LAME's part,
# in which the delay stands; a decoder is 529 samples late as well.
_FRAMES, _BYTES, _TABLE, _QUALITY = 1, 2, 4, 8
_LAME_DELAY_AT, _DECODER_DELAY = 21, 529


class FrameHead(NamedTuple):
    """What the four bytes at the beginning of a frame say."""

    size: int
    """Bytes of the whole frame."""
    side: int
    """Where its side information begins."""
    main: int
    """Where what is decoded begins."""
    rate: int
    """Samples a second."""
    samples: int
    """How many it has."""
    bitrate: int
    is_half: bool
    """Whether it is of MPEG-2 or 2.5."""


def head_of(word: bytes) -> FrameHead | None:
    """Return what the head of a frame of layer III says; None where it is none."""
    if len(word) < 4 or word[0] != 0xFF or word[1] & 0xE0 != 0xE0:
        return None
    version, layer = word[1] >> 3 & 3, word[1] >> 1 & 3
    bitrate, rate = word[2] >> 4, word[2] >> 2 & 3
    if version == 1 or layer != _LAYER_3 or bitrate in (0, 15) or rate == 3:
        return None
    is_half, is_mono = version != 3, word[3] >> 6 == _MONO
    kilobits = (_RATES_2 if is_half else _RATES_1)[bitrate]
    a_second = _SAMPLES_A_SECOND[version][rate]
    samples = 576 if is_half else 1_152
    size = samples // 8 * kilobits * 1_000 // a_second + (word[2] >> 1 & 1)
    side = 4 if word[1] & 1 else 6
    length = (9 if is_mono else 17) if is_half else (17 if is_mono else 32)
    return FrameHead(size, side, side + length, a_second, samples, kilobits, is_half)


@dataclass(frozen=True)
class Frames:
    """The frames of one file, and what a player must be told of them.

    ``backs`` has for each how many before it are needed to hear it whole; ``head`` is put before
    the bytes from ``begins`` on, for a player to know how long it is, and is empty where it knows.
    """

    rate: int
    samples: int
    delay: int
    backs: bytes
    begins: int
    head: bytes

    @property
    def length(self) -> int:
        """How long it is heard, in milliseconds."""
        return max(0, len(self.backs) * self.samples - self.delay) * 1_000 // self.rate

    def whole_from(self, position: int) -> int:
        """Return where to begin, for the recording to be heard whole from a position on.

        Where few bytes make a frame that is up to 0.2 seconds earlier, and no tag's table can
        bring it nearer: it tells where frames are, which are counted here, and not that the first
        of them needs up to 511 bytes of those before. What is heard meanwhile is not muted: a sink
        is late with that by as much, and the first word would be cut off.
        """
        heard = position * self.rate // 1_000 + self.delay
        number = min(heard // self.samples, len(self.backs) - 1)
        # One more, of which each frame has the second half of a wave (2.4.3.4, overlapping).
        first = number - self.backs[number] - 1
        begins = (first * self.samples - self.delay) * 1_000 // self.rate
        return max(0, min(position, begins))


def frames_of(path: Path) -> Frames | None:
    """Return the frames of a file; None where it is no MP3 or they cannot be counted."""
    try:
        with open(path, "rb") as file:
            if os.fstat(file.fileno()).st_size > MOST_BYTES:
                return None
            count = _Count()
            before = _behind_tag(file)
            data, at = file.read(_AT_ONCE), 0
            while True:
                is_last = len(data) < at + _LONGEST_FRAME * 2
                at = count.take(data, at, before, is_last=is_last)
                if is_last or count.is_over:
                    break
                before += at
                data, at = data[at:] + file.read(_AT_ONCE), 0
    except OSError:
        return None
    return count.frames


def _behind_tag(file: IO[bytes]) -> int:
    """Go behind the ID3 tag of a file, in which a picture may be, and return where that is."""
    start = file.read(10)
    at = 0
    if start[:3] == b"ID3" and len(start) == 10:
        for byte in start[6:]:
            at = at << 7 | byte & 0x7F
        at += 10
    file.seek(at)
    return at


def with_head(path: Path, frames: Frames) -> IO[bytes] | None:
    """Return a file without a name that has the frames behind their head; None if none is needed.

    It takes as much room as the recording, and is gone when it is closed. Where there is no room
    for it None is returned as well: it is heard all the same.
    """
    if not frames.head:
        return None
    made: IO[bytes] | None = None
    try:
        made = tempfile.TemporaryFile()  # noqa: SIM115 - closed by what plays it
        with open(path, "rb") as file:
            file.seek(frames.begins)
            made.write(frames.head)
            while data := file.read(_AT_ONCE):
                made.write(data)
        made.flush()
        made.seek(0)
    except OSError:
        if made is not None:
            made.close()
        return None
    return made


class Recording(NamedTuple):
    """A recording that may be given to a player, with what is known of it beforehand.

    ``made`` is a file to be played in its stead, for the player to know how long it is;
    ``is_chained`` says that it is several, one behind the other.
    """

    path: Path
    frames: Frames | None = None
    made: IO[bytes] | None = None
    is_chained: bool = False


def admitted(path: Path) -> Recording:
    """Look whether a file is a recording, and count its frames where it is an MP3.

    Raises RecordingRefused and FileError as :func:`~reader.tasks.recordings.admit` does.
    """
    admit(path)
    frames = frames_of(path) if path.suffix.lower() == ".mp3" else None
    made = None if frames is None else with_head(path, frames)
    return Recording(path, frames, made, is_chained(path))


class _Count:
    """Frames as they are met, one after the other, with whatever stands between them."""

    def __init__(self) -> None:
        self.is_over = False
        self._known: dict[bytes, FrameHead | None] = {}
        self._first: FrameHead | None = None
        self._word = self._tag = b""
        self._tag_at = self._begins = self._told = self._delay = self._looks = self._bytes = 0
        self._mains, self._backs, self._bitrates = array("H"), bytearray(), set[int]()

    @property
    def frames(self) -> Frames | None:
        first = self._first
        if first is None or not self._backs or self.is_over:
            return None
        count = len(self._backs)
        amiss = abs(self._told - count) * first.samples * 1_000 // first.rate
        if self._told and amiss <= _TOLERATED_MS:
            head = b""
        elif self._tag and self._told:
            head = self._mended(count)
        else:
            head = self._made(count) if len(self._bitrates) > 1 else b""
        one = first.rate, first.samples, self._delay, bytes(self._backs)
        return Frames(*one, self._begins, head)

    def take(self, data: bytes, at: int, before: int, *, is_last: bool) -> int:
        """Count the frames that begin in some bytes; return where the first of the rest begins."""
        enough = len(data) - (4 if is_last else 2 * _LONGEST_FRAME)
        while at <= enough and not self.is_over:
            head = self._head(data[at : at + 4])
            if head is None or not (self._backs or self._is_followed(data, at, head)):
                at = self._behind_junk(data, at, enough)
            elif at + head.size > len(data):
                return len(data)  # what is cut off is not heard
            elif not self._first and self._is_tag(data[at : at + head.size], head):
                self._set_first(data, at, head)
                at += head.size
                self._begins = before + at
            else:
                if not self._backs:
                    self._set_first(data, at, head)
                    self._begins = before + at
                self._add(data, at, head)
                at += head.size
        return at

    def _set_first(self, data: bytes, at: int, head: FrameHead) -> None:
        self._first, self._word = head, data[at : at + 4]
        self._known.clear()

    def _head(self, word: bytes) -> FrameHead | None:
        """What four bytes say, if they are the head of a frame as the first one is."""
        try:
            return self._known[word]
        except KeyError:
            head, first = head_of(word), self._first
            if head and first and (head.rate, head.is_half) != (first.rate, first.is_half):
                head = None
            self._known[word] = head
            return head

    def _is_followed(self, data: bytes, at: int, head: FrameHead) -> bool:
        """Whether another frame comes behind one, or nothing: four bytes may look like a head."""
        word = data[at + head.size : at + head.size + 4]
        return len(word) < 4 or self._head(word) is not None

    def _behind_junk(self, data: bytes, at: int, enough: int) -> int:
        """Return where bytes look like a frame again, or may do so with those that follow."""
        started = at
        while not self.is_over:
            at = data.find(b"\xff", at + 1)
            if not 0 <= at <= enough:
                at = max(started + 1, enough + 1)
                break
            self._looks += 1
            self.is_over = self._looks > _MOST_LOOKS
            head = self._head(data[at : at + 4])
            if head is not None and self._is_followed(data, at, head):
                break
        return at

    def _add(self, data: bytes, at: int, head: FrameHead) -> None:
        side, mains = at + head.side, self._mains
        needed = data[side] if head.is_half else data[side] << 1 | data[side + 1] >> 7
        back, number = 0, len(mains)
        while needed > 0 and back < min(number, _MOST_BACK):
            back += 1
            needed -= mains[number - back]
        self._backs.append(back)
        mains.append(max(0, head.size - head.main))
        self._bitrates.add(head.bitrate)
        self._bytes += head.size
        self.is_over = len(self._backs) > MOST_FRAMES

    # -- the tag of an encoder -------------------------------------------------------------------

    def _is_tag(self, frame: bytes, head: FrameHead) -> bool:
        """Take the tag of an encoder out of a frame that has one, and nothing to be heard."""
        if frame[36:40] == b"VBRI":  # of Fraunhofer's, at one place whatever the frame is
            self._told = int.from_bytes(frame[50:54])
            return True
        at = head.main + (4 - head.side)  # as if no checksum stood before it
        if frame[at : at + 4] not in (b"Xing", b"Info"):
            return False
        flags = int.from_bytes(frame[at + 4 : at + 8])
        self._tag, self._tag_at = frame, at
        if flags & _FRAMES:
            self._told = int.from_bytes(frame[at + 8 : at + 12])
        sizes = ((_FRAMES, 4), (_BYTES, 4), (_TABLE, 100), (_QUALITY, 4))
        lame = at + 8 + sum(size for flag, size in sizes if flags & flag)
        if frame[lame : lame + 4] in (b"LAME", b"Lavf", b"Lavc"):
            at = lame + _LAME_DELAY_AT
            self._delay = (int.from_bytes(frame[at : at + 3]) >> 12) + _DECODER_DELAY
        return True

    def _mended(self, count: int) -> bytes:
        """The tag as it is, with the frames that there are."""
        at, tag = self._tag_at + 8, bytearray(self._tag)
        tag[at : at + 4] = count.to_bytes(4)
        if int.from_bytes(tag[at - 4 : at]) & _BYTES:
            tag[at + 4 : at + 8] = (self._bytes + len(tag)).to_bytes(4)
        return bytes(tag)

    def _made(self, count: int) -> bytes:
        """A tag where there is none: a frame with no sound and with the count."""
        word = bytearray(self._word)
        word[1] |= 1  # no checksum
        for bitrate in range(1, 15):
            word[2] = bitrate << 4 | word[2] & 0x0C
            head = head_of(bytes(word))
            if head is not None and head.size >= head.main + 16:
                size = self._bytes + head.size
                flags = _FRAMES | _BYTES
                tag = b"Xing" + b"".join(n.to_bytes(4) for n in (flags, count, size))
                return (bytes(word) + bytes(head.main - 4) + tag).ljust(head.size, b"\0")
        return b""
