"""Frames of MP3 as ISO 11172-3, 2.4.2.3 and ISO 13818-3 have them, made by hand.

At 44,100 samples a second a frame has 1,152 of them and 144 × bit rate / 44,100 bytes, at 16,000
it has 576 and 72 × bit rate / 16,000, each a byte more where it is padded.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.tasks import mpeg_audio
from reader.tasks.mpeg_audio import Frames, admitted, frames_of, head_of, with_head

# MPEG-1, mono, 44,100 Hz: 17 bytes of side information, so 396 of 417 are decoded at 128 kbit/s.
AT_128 = bytes.fromhex("FF FB 90 C0")
AT_32 = bytes.fromhex("FF FB 10 C0")
SIZES = {AT_128: 417, AT_32: 104}
# MPEG-2, mono, 16,000 Hz, 32 kbit/s, with a checksum: 144 bytes, of which 4 + 2 + 9 come before.
HALF = bytes.fromhex("FF F2 48 C0")


def frame(word: bytes = AT_128, begins: int = 0) -> bytes:
    """A frame whose data begins so many bytes before it, in nine bits."""
    return (word + bytes((begins >> 1, (begins & 1) << 7))).ljust(SIZES[word], b"\x55")


def half(begins: int = 0) -> bytes:
    return (HALF + b"\x12\x34" + bytes((begins,))).ljust(144, b"\x55")


def tagged(kind: bytes, count: int, delay: int = 0) -> bytes:
    """The frame of an encoder's tag, with its count of frames and bytes, and LAME's part."""
    tag = kind + b"".join(n.to_bytes(4) for n in (3, count, 1_000))
    lame = b"LAME3.100".ljust(21, b"\0") + (delay << 12).to_bytes(3)
    return (AT_128 + bytes(17) + tag + lame).ljust(417, b"\0")


def counted(folder: Path, *parts: bytes) -> Frames | None:
    (folder / "talk.mp3").write_bytes(b"".join(parts))
    return frames_of(folder / "talk.mp3")


@pytest.mark.parametrize(
    ("word", "size", "side", "main", "samples", "rate"),
    [
        ("FF FB 90 C0", 417, 4, 21, 1_152, 44_100),
        ("FF FB 92 00", 418, 4, 36, 1_152, 44_100),  # padded, stereo
        ("FF FA E4 C0", 960, 6, 23, 1_152, 48_000),  # with a checksum, 320 kbit/s
        ("FF F2 48 C0", 144, 6, 15, 576, 16_000),
        ("FF E3 18 C0", 72, 4, 13, 576, 8_000),  # MPEG 2.5, 8 kbit/s
    ],
)
def test_what_a_head_says(
    word: str, size: int, side: int, main: int, samples: int, rate: int
) -> None:
    head = head_of(bytes.fromhex(word))
    assert head is not None
    assert (head.size, head.side, head.main) == (size, side, main)
    assert (head.samples, head.rate) == (samples, rate)


@pytest.mark.parametrize(
    "word",
    [
        "FF FD 90 C0",  # layer II
        "FF EB 90 C0",  # no version
        "FF FB 00 C0",  # free format
        "FF FB F0 C0",  # no bit rate
        "FF FB 9C C0",  # no rate of samples
        "FE FB 90 C0",
        "FF FB 90",
    ],
)
def test_what_is_no_head(word: str) -> None:
    assert head_of(bytes.fromhex(word)) is None


def test_it_is_as_long_as_its_frames(tmp_path: Path) -> None:
    # 100 × 1,152 / 44,100 = 2.612 s.
    found = counted(tmp_path, frame() * 100)
    assert found is not None
    assert found.length == 2_612
    assert not found.head


def test_tags_and_noise_are_no_frames(tmp_path: Path) -> None:
    picture = b"ID3\x04\0\0\0\0\x02\0" + b"\xff\xfb\x90\xc0 looks like a head".ljust(256, b"\xff")
    rest = frame()[:200]  # cut off, at the end
    found = counted(
        tmp_path, picture, frame() * 60, b"\xff\xfb junk \xff" * 9, frame() * 40, b"TAG", rest
    )
    assert found is not None
    assert found.length == 2_612
    assert found.begins == len(picture)


def test_blocks_that_are_read_cut_no_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mpeg_audio, "_AT_ONCE", 6_001)
    found = counted(tmp_path, *[frame() + frame(AT_32, 3)] * 50, bytes(20_000), frame())
    assert found is not None
    assert len(found.backs) == 101


def test_a_moment_is_heard_whole_from_the_frames_that_it_needs(tmp_path: Path) -> None:
    found = counted(tmp_path, frame() * 10, frame(begins=396), frame(begins=397), frame() * 10)
    assert found is not None
    assert list(found.backs) == [0] * 10 + [1, 2] + [0] * 10
    # Frame 11 begins at 287.3 ms; it needs two more, and their wave a third: frame 8, 208.9 ms.
    assert found.whole_from(290) == 208
    assert found.whole_from(287) == 208  # frame 10 needs one, and its wave another
    assert found.whole_from(320) == 287
    assert found.whole_from(0) == 0
    assert found.whole_from(9_999) == 20 * 1_152_000 // 44_100


def test_half_the_rates_need_255_bytes_at_most_and_have_a_checksum(tmp_path: Path) -> None:
    found = counted(tmp_path, half() * 4, half(255), half())
    assert found is not None
    assert list(found.backs) == [0, 0, 0, 0, 2, 0]
    assert found.length == 6 * 36


def test_where_the_rate_varies_and_no_tag_tells_a_tag_is_put_before_it(tmp_path: Path) -> None:
    sound = [frame()] * 5 + [frame(AT_32)] * 995
    found = counted(tmp_path, b"ID3\x04\0\0\0\0\0\x04abcd", *sound)
    assert found is not None
    # At the bit rate of its first frames it would be 6.8 s long; it is 26.1.
    assert found.length == 26_122
    made = with_head(tmp_path / "talk.mp3", found)
    assert made is not None
    with made:
        data = made.read()
    tag = data[: -len(b"".join(sound))]
    assert data.endswith(b"".join(sound))
    assert (tag[:4], len(tag)) == (AT_32, 104)
    assert tag[21:25] == b"Xing"
    assert int.from_bytes(tag[29:33]) == 1_000
    assert int.from_bytes(tag[33:37]) == len(data)
    again = counted(tmp_path, data)
    assert again is not None
    assert not again.head
    assert again.length == 26_122


def test_a_tag_that_tells_of_all_is_left_and_is_not_heard(tmp_path: Path) -> None:
    # 576 samples of LAME's and 529 of a decoder's, 25 ms, are heard before the first.
    found = counted(tmp_path, tagged(b"Xing", 100, 576), *[frame(), frame(AT_32)] * 50)
    assert found is not None
    assert (found.head, found.length) == (b"", 2_587)


def test_of_files_that_were_joined_all_is_told(tmp_path: Path) -> None:
    part = [tagged(b"Info", 500, 576), *[frame()] * 500]
    found = counted(tmp_path, *part, *part)
    assert found is not None
    # The second tag is a frame like any other.
    assert len(found.backs) == 1_001
    assert len(found.head) == 417
    assert int.from_bytes(found.head[29:33]) == 1_001
    assert int.from_bytes(found.head[33:37]) == 417 * 1_002
    assert found.delay == 576 + 529


def test_a_tag_of_fraunhofers(tmp_path: Path) -> None:
    tag = (AT_128 + bytes(32) + b"VBRI" + bytes(10) + (100).to_bytes(4)).ljust(417, b"\0")
    found = counted(tmp_path, tag, *[frame(), frame(AT_32)] * 50)
    assert found is not None
    assert (found.head, len(found.backs)) == (b"", 100)


@pytest.mark.parametrize("data", [b"", b"\xff" * 9_000, bytes(9_000), b"RIFF....WAVEfmt "])
def test_what_has_no_frames(tmp_path: Path, data: bytes) -> None:
    assert counted(tmp_path, data) is None
    assert frames_of(tmp_path / "missing.mp3") is None


def test_a_large_file_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mpeg_audio, "MOST_BYTES", 10_000)
    assert counted(tmp_path, frame() * 100) is None


def test_many_frames_and_much_noise_are_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mpeg_audio, "MOST_FRAMES", 100)
    monkeypatch.setattr(mpeg_audio, "_MOST_LOOKS", 100)
    assert counted(tmp_path, frame() * 100) is not None
    assert counted(tmp_path, frame() * 101) is None
    assert counted(tmp_path, frame() * 50, b"\xff" * 200, frame() * 50) is None


def test_where_there_is_no_room_it_is_played_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", Full)
    (tmp_path / "talk.mp3").write_bytes(frame() * 5 + frame(AT_32) * 95)
    recording = admitted(tmp_path / "talk.mp3")
    assert recording.frames is not None
    assert recording.made is None


def test_what_is_no_recording_is_refused_before_it_is_counted(tmp_path: Path) -> None:
    (tmp_path / "talk.mp3").write_text("#EXTM3U\nhttp://127.0.0.1/a.mp3\n")
    with pytest.raises(ReaderError, match="names other files"):
        admitted(tmp_path / "talk.mp3")
