"""Which recording lies beside a transcript, and what is let at a player."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest
from recordings import tone

from reader.errors import FileError
from reader.tasks.recordings import SUFFIXES, IsRecording, admit, beside, refuse, transcript_beside

# 44.1 kHz, 128 kbit/s, MPEG 1 layer III: ISO 11172-3, 2.4.2.3.
FRAME = bytes.fromhex("fffb9064") + bytes(413)


@pytest.mark.parametrize(
    ("transcript", "recording"),
    [
        ("talk.vtt", "talk.mp3"),
        ("talk.vtt", "talk.MP4"),
        ("talk.en.vtt", "talk.opus"),
        ("talk.en-GB.srt", "talk.en-GB.wav"),
        ("talk.mp3.srt", "talk.mp3"),
        ("Ein Gespräch.txt", "Ein Gespräch.m4a"),
    ],
)
def test_a_recording_of_the_same_name_is_found(
    tmp_path: Path, transcript: str, recording: str
) -> None:
    for name in (recording, "another.mp3", transcript):
        (tmp_path / name).write_bytes(b"x")
    assert beside(tmp_path / transcript) == tmp_path / recording


def test_of_sound_and_video_the_sound_is_meant(tmp_path: Path) -> None:
    for name in ("talk.mkv", "talk.flac"):
        (tmp_path / name).write_bytes(b"x")
    assert beside(tmp_path / "talk.vtt") == tmp_path / "talk.flac"


def test_a_folder_and_a_recording_of_another_name_are_none(tmp_path: Path) -> None:
    (tmp_path / "talk.mp3").mkdir()
    (tmp_path / "talks.mp3").write_bytes(b"x")
    assert beside(tmp_path / "talk.vtt") is None


def box(kind: bytes, inner: bytes) -> bytes:
    return struct.pack(">I", 8 + len(inner)) + kind + inner


def mp4(flags: int) -> bytes:
    """A header whose one reference to data has some flags; 1 is "in this file"."""
    reference = box(b"url ", struct.pack(">I", flags) + b"http://127.0.0.1:9/a.mp4\0")
    table = box(b"dref", struct.pack(">II", 0, 1) + reference)
    track = box(b"trak", box(b"mdia", box(b"minf", box(b"dinf", table))))
    return box(b"ftyp", b"isom\0\0\0\0") + box(b"mdat", b"") + box(b"moov", track)


def tagged(size: int) -> bytes:
    """An ID3 tag with so many bytes in it, written in sevens of bits."""
    return b"ID3\4\0\0" + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0)) + bytes(size)


@pytest.mark.parametrize(
    "data",
    [
        FRAME * 3,
        tagged(300) + FRAME * 3,
        tagged(20) + tagged(200) + bytes(64) + FRAME,
        b"OggS" + bytes(60),
        b"fLaC" + bytes(60),
        b"\x1a\x45\xdf\xa3" + bytes(60),
        b"RIFF\x24\0\0\0WAVEfmt ",
        mp4(flags=1),
    ],
    ids=["mp3", "mp3 with tag", "mp3 with tags", "ogg", "flac", "matroska", "wav", "mp4"],
)
@pytest.mark.parametrize("suffix", [SUFFIXES[0], ".bin"])
def test_a_recording_is_one_whatever_it_is_called(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"talk{suffix}"
    path.write_bytes(data)
    admit(path)


def test_a_wave_of_our_own_is_a_recording(tmp_path: Path) -> None:
    admit(tone(tmp_path / "talk.wav", 100))


LISTS = {
    "m3u8": b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/a.ts\n",
    "m3u8 of files": b"\xef\xbb\xbf#EXTM3U\nfile:///etc/passwd\n",
    "m3u8 behind a tag": tagged(40) + b"#EXTM3U\nhttp://127.0.0.1:9/a.ts\n",
    "pls": b"[playlist]\nFile1=http://127.0.0.1:9/a.mp3\n",
    "concat": b"ffconcat version 1.0\nfile 'http://127.0.0.1:9/a.ts'\n",
    "cue": b'FILE "other.wav" WAVE\n  TRACK 01 AUDIO\n',
    "cue with remark": b'REM GENRE Talk\nFILE "other.wav" WAVE\n',
    "dash": b'<?xml version="1.0"?><MPD><BaseURL>http://127.0.0.1:9/</BaseURL></MPD>',
    "sdp": b"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n",
    "sdp behind a frame": FRAME[:4] + b"\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n",
    "address": b"http://127.0.0.1:9/talk.mp3\n",
}


@pytest.mark.parametrize("data", LISTS.values(), ids=LISTS.keys())
def test_a_list_is_refused_whatever_it_is_called(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(data)
    with pytest.raises(FileError, match=r"talk\.mp3: This is a list that names other files or"):
        admit(path)


@pytest.mark.parametrize(
    "data",
    [
        mp4(flags=0),
        box(b"ftyp", b"qt  \0\0\0\0") + box(b"moov", box(b"rmra", box(b"rmda", b""))),
        box(b"moov", box(b"cmov", b"packed")),
    ],
    ids=["other file", "reference movie", "packed header"],
)
def test_a_film_whose_sound_is_elsewhere_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "talk.mov"
    path.write_bytes(data)
    with pytest.raises(FileError, match="The sound is not in this file"):
        admit(path)


def test_what_is_no_recording_is_refused_with_a_sentence(tmp_path: Path) -> None:
    talk = tmp_path / "talk.mp4"
    with pytest.raises(FileError, match="There is no such file"):
        admit(talk)
    with pytest.raises(FileError, match="This is not an ordinary file"):
        admit(tmp_path)
    talk.write_bytes(b"")
    with pytest.raises(FileError, match="This file is empty"):
        admit(talk)
    talk.write_bytes(b"x" * 10_000)
    with pytest.raises(FileError, match="no sound or video that can be played here; MP3, M4A"):
        admit(talk)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "talk.mp3"
    os.mkfifo(pipe)
    with pytest.raises(FileError, match="This is not an ordinary file"):
        admit(pipe)


def test_a_film_in_many_parts_is_let_through(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    path.write_bytes(mp4(flags=1) + (box(b"moof", b"") + box(b"mdat", b"")) * 20_000)
    admit(path)


def test_a_film_of_boxes_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    path.write_bytes(box(b"ftyp", b"isom") + box(b"moov", box(b"free", b"") * 20_000))
    with pytest.raises(FileError, match="The sound is not in this file"):
        admit(path)


# -- a recording where a transcript is read --------------------------------------------------------


@pytest.mark.parametrize(
    ("transcript", "belongs"),
    [
        ("talk.vtt", True),
        ("talk.en.vtt", True),
        ("talk.pt-BR.srt", True),
        ("talk.mp3.srt", True),
        ("talk.info.json", False),
        ("talk.png", False),
        ("talks.vtt", False),
        ("talk", False),
    ],
)
def test_the_transcript_of_a_recording_is_called_as_it_is(
    tmp_path: Path, transcript: str, belongs: bool
) -> None:
    for name in ("talk.mp3", transcript):
        (tmp_path / name).write_bytes(b"x")
    assert transcript_beside(tmp_path / "talk.mp3") == (tmp_path / transcript if belongs else None)


def test_one_without_a_language_is_meant_first(tmp_path: Path) -> None:
    for name in ("talk.mp3", "talk.de.vtt", "talk.vtt"):
        (tmp_path / name).write_bytes(b"x")
    assert transcript_beside(tmp_path / "talk.mp3") == tmp_path / "talk.vtt"


def test_a_recording_is_told_by_its_name_and_its_beginning(tmp_path: Path) -> None:
    talk = tone(tmp_path / "talk.wav", 50)
    with pytest.raises(IsRecording, match=r"talk\.wav: This is a recording\.") as told:
        refuse(talk)
    assert (told.value.path, told.value.transcript) == (talk, None)
    words = tmp_path / "words.mp3"  # a transcript, whatever it is called
    words.write_text("Words.\n", encoding="utf-8")
    refuse(words)
    refuse(tmp_path / "gone.mp3")
    refuse(tone(tmp_path / "talk.vtt", 50))  # which whoever reads it says by itself
