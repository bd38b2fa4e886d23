"""Packets of Ogg Opus joined: by hand from RFC 3533 and RFC 6716, and as ffmpeg decodes them."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from reader.tasks import ogg_opus
from reader.tasks.ogg_opus import checksum, with_longer_packets

# One frame of 20 ms (configuration 15, hybrid), one of 60 ms (3, SILK), two of 20 ms.
KIND, LONG, TWO = 15 << 3, 3 << 3, 15 << 3 | 1


def page(
    number: int, position: int, packets: list[bytes], flags: int = 0, stream: int = 7
) -> bytes:
    lengths = bytearray()
    for packet in packets:
        lengths += b"\xff" * (len(packet) // 255) + bytes((len(packet) % 255,))
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, position, stream, number, 0, len(lengths))
    data = head + lengths + b"".join(packets)
    return data[:22] + slow_checksum(data).to_bytes(4, "little") + data[26:]


def slow_checksum(data: bytes) -> int:
    """The checksum bit by bit, as RFC 3533 describes it."""
    found = 0
    for byte in data:
        found ^= byte << 24
        for _ in range(8):
            found = (found << 1 ^ (0x04C11DB7 if found >> 31 else 0)) & 0xFFFFFFFF
    return found


HEAD = page(0, 0, [b"OpusHead" + bytes(11)], flags=2)
TAGS = page(1, 0, [b"OpusTags" + bytes(8)])


def joined(path: Path, *pages: bytes) -> bytes | None:
    path.write_bytes(b"".join(pages))
    made = with_longer_packets(path)
    if made is None:
        return None
    with made:
        return made.read()


def test_the_checksum_is_that_of_the_format() -> None:
    for data in (b"", b"\1", b"OggS" + bytes(range(256))):
        assert checksum(data) == slow_checksum(data)


def test_six_frames_of_20_ms_become_one_packet_of_120(tmp_path: Path) -> None:
    packets = [bytes((KIND, number)) for number in range(8)]
    found = joined(tmp_path / "a.opus", HEAD, TAGS, page(2, 7_680, packets))
    # Code 3, each of its own length (0x80), six frames: five lengths of one byte, six frames.
    six = bytes((KIND | 3, 0x86, 1, 1, 1, 1, 1, 0, 1, 2, 3, 4, 5))
    two = bytes((KIND | 3, 0x82, 1, 6, 7))
    assert found == HEAD + TAGS + page(2, 7_680, [six, two])


def test_a_length_of_252_and_more_takes_two_bytes(tmp_path: Path) -> None:
    frames = [b"a" * 251, b"b" * 252, b"c" * 1_275, b"d"]
    packets = [bytes((KIND,)) + frame for frame in frames]
    found = joined(tmp_path / "a.opus", HEAD, page(1, 3_840, packets))
    # 252 = 252 + 4 × 0; 1,275 = 255 + 4 × 255.
    one = bytes((KIND | 3, 0x84, 251, 252, 0, 255, 255)) + b"".join(frames)
    assert found == HEAD + page(1, 3_840, [one])


def test_what_is_coded_otherwise_stays_apart(tmp_path: Path) -> None:
    packets = [
        *(bytes((KIND, 1)), bytes((KIND, 2)), bytes((TWO, 3, 3)), bytes((KIND, 4)), b""),
        *(bytes((LONG, 5)), bytes((LONG, 6)), bytes((LONG, 7))),
    ]
    found = joined(tmp_path / "a.opus", HEAD, page(1, 20_000, packets))
    kept = [
        *(bytes((KIND | 3, 0x82, 1, 1, 2)), bytes((TWO, 3, 3)), bytes((KIND, 4)), b""),
        *(bytes((LONG | 3, 0x82, 1, 5, 6)), bytes((LONG, 7))),
    ]
    assert found == HEAD + page(1, 20_000, kept)


def test_pages_that_share_a_packet_and_the_last_one_stay_as_they_are(tmp_path: Path) -> None:
    two = [bytes((KIND, 1)), bytes((KIND, 2))]
    open_end = page(2, 960, [*two, bytes(255)])
    open_end = open_end[:26] + bytes((3,)) + open_end[27:30] + open_end[31:]  # its 0 is not there
    open_end = (
        open_end[:22] + slow_checksum(_without(open_end)).to_bytes(4, "little") + open_end[26:]
    )
    pages = HEAD, TAGS, open_end, page(3, 1_920, two, flags=1), page(4, 2_880, two, flags=4)
    assert joined(tmp_path / "a.opus", *pages) == b"".join(pages)


def _without(data: bytes) -> bytes:
    return data[:22] + bytes(4) + data[26:]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"OggS",
        page(0, 0, [b"\x01vorbis" + bytes(23)], flags=2),
        HEAD + b"no page",
        HEAD + b"no page at all, and far longer than one would be",
        HEAD + page(0, 0, [b"\x80theora"], flags=2, stream=8),
        HEAD + page(1, 960, [bytes((KIND, 1))], stream=8),
        # six channels, in four streams of which two are of two (RFC 7845, 5.1.1.2)
        page(0, 0, [b"OpusHead" + bytes(10) + bytes((1, 4, 2, 0, 4, 1, 2, 3, 5))], flags=2)
        + page(1, 960, [bytes((KIND, 1))]),
    ],
)
def test_what_is_something_else_is_decoded_as_it_is(tmp_path: Path, data: bytes) -> None:
    found = joined(tmp_path / "a.opus", data)
    assert found is None or found == HEAD  # cut off in the head of a page


def test_a_file_that_is_cut_off_is_joined_up_to_there(tmp_path: Path) -> None:
    whole = HEAD + TAGS
    assert joined(tmp_path / "a.opus", whole, page(2, 960, [bytes((KIND, 1))])[:-1]) == whole


def test_one_that_is_too_large_or_called_otherwise_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert joined(tmp_path / "a.mp3", HEAD) is None
    monkeypatch.setattr(ogg_opus, "MOST_BYTES", len(HEAD) - 1)
    assert joined(tmp_path / "a.opus", HEAD) is None


def test_ffmpeg_decodes_the_same_from_fewer_packets(tmp_path: Path) -> None:
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed")
    file, other = tmp_path / "a.opus", tmp_path / "b.opus"
    tone = ("-f", "lavfi", "-i", "sine=f=440:d=20,volume=0.5")
    made = ["ffmpeg", "-v", "error", *tone, "-ac", "1", "-c:a", "libopus", "-b:a", "48k", str(file)]
    if subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("this ffmpeg does not write Opus")
    found = joined(file, file.read_bytes())
    assert found
    other.write_bytes(found)
    samples = [
        subprocess.run(
            ["ffmpeg", "-v", "error", "-i", str(path), "-f", "s16le", "-"],
            capture_output=True,
            check=True,
        ).stdout
        for path in (file, other)
    ]
    assert len(samples[0]) == 20 * 48_000 * 2
    assert samples[0] == samples[1]
    assert other.stat().st_size < file.stat().st_size
