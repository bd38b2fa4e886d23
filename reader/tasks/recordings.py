"""Sound and video of a transcript: what lies beside it, and what may be given to a player.

A player goes where a file leads it: to other files, and to the network. Only what begins as a
recording does is let through, whatever its name is, and nothing that says its sound is elsewhere.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from reader import files, formats
from reader.errors import FileError
from reader.patterns import lazy_pattern
from reader.wording import listed, tr

SUFFIXES: Final = (
    *(".mp3", ".m4a", ".wav", ".ogg", ".opus", ".flac"),
    *(".mp4", ".webm", ".mkv", ".mov"),
)
"""How the names of recordings end; of several beside a transcript, the first one is meant."""

_KINDS: Final = ("MP3", "M4A", "WAV", "Ogg", "Opus", "FLAC", "MP4", "WebM", "MKV", "MOV")
# As much as FFmpeg looks at to find out what a file is.
_LOOKED_AT: Final = 1 << 20
_LONGEST_LANGUAGE: Final = 12
_LANGUAGE: Final = lazy_pattern(r"\.[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
# How lists of recordings begin, all of them text.
_LISTS: Final = (
    *(b"#extm3u", b"ffconcat", b"[playlist]", b"[reference]", b"rtsptext", b"<?xml", b"<asx"),
    *(b"<mpd", b"<smil", b"v=0", b"rem ", b'file "', b"file '", b"http://", b"https://", b"rtsp:"),
)
# By these FFmpeg takes a file for such a list wherever they stand in it.
_TELLING: Final = (b"\nc=in ip", b"<mpd", b"#extm3u", b"ffconcat version", b"<smoothstreamingmedia")
_MOST_TAGS: Final = 8
_MOST_BOXES: Final = 10_000
# What holds other boxes, on the way to where an MP4 file says in which files its sound is.
_HOLDERS: Final = frozenset((b"moov", b"trak", b"mdia", b"minf", b"dinf"))
_FIRST_BOXES: Final = frozenset(
    (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"styp")
)


class RecordingRefused(FileError):  # noqa: N818 - it says what became of the file
    """A file is no recording that may be given to a player."""


class IsRecording(RecordingRefused):
    """A recording was opened where a transcript is read.

    ``path`` is where it is, ``transcript`` the one that lies beside it, None if none does.
    """

    def __init__(self, path: Path, transcript: Path | None) -> None:
        super().__init__(
            tr(
                "{file}: This is a recording. Open its transcript, or have it written down: "
                "“Write Down a Recording” is in the File menu.",
                file=files.shown(path),
            )
        )
        self.path, self.transcript = path, transcript


class AreRecordings(RecordingRefused):
    """Several recordings were opened where transcripts are read; ``each`` says so of one."""

    def __init__(self, each: Sequence[IsRecording]) -> None:
        super().__init__(" ".join(map(str, each)))
        self.each = tuple(each)


def refuse(path: Path) -> None:
    """Raise IsRecording where a file that is to be read as a transcript is a recording."""
    is_called_so = path.suffix.lower() in SUFFIXES and os.path.isfile(path)
    if is_called_so and _is_recording(_behind_tags(path)):
        raise IsRecording(path, transcript_beside(path))


def transcript_beside(path: Path) -> Path | None:
    """Return the transcript that lies beside a recording and is called as it is, if any does.

    A language may stand in its name: talk.en.vtt belongs to talk.mp3.
    """
    try:
        names = sorted(os.listdir(path.parent))
    except OSError:
        return None
    known, found = formats.suffixes(), list[str]()
    for name in names:
        stem, suffix = os.path.splitext(name)
        if suffix.lower() in known and name.startswith(f"{path.stem}."):
            if stem in (path.stem, path.name):
                found.insert(0, name)
            elif _LANGUAGE.fullmatch(stem[len(path.stem) :]):
                found.append(name)
    return path.with_name(found[0]) if found else None


def beside(path: Path) -> Path | None:
    """Return the recording that lies beside a transcript and is called as it is, if any does.

    A language in the name of the transcript counts for nothing: talk.mp3 belongs to talk.en.vtt.
    """
    for name in _names(path.name):
        near = path.with_name(name)
        if os.path.isfile(near):
            return near
    return None


def belonging(path: Path | None, named: str, given: Path | None) -> Path | None:
    """Return the recording of the transcript in a file, if there is one on this computer.

    It is the one ``given`` to it before, or lies beside it: the one that the transcript has
    ``named``, of which the name alone counts, or else one that is called as the transcript is.
    """
    if given is not None and os.path.isfile(given):
        return given
    if path is None:
        return None
    # A stranger's path, of whatever system: nothing outside the folder is looked for.
    name = re.split(r"[/\\]", named)[-1].strip().strip('"')
    whole = (name,) if name.lower().endswith(SUFFIXES) else (name + end for end in SUFFIXES)
    for near in whole if name.strip(".") and files.path_in(name) else ():
        if os.path.isfile(path.with_name(near)):
            return path.with_name(near)
    return beside(path)


def admit(path: Path) -> None:
    """Look whether a file is a recording.

    Raises RecordingRefused where it is another kind of file, and FileError where it cannot be read;
    both with a sentence for the person.
    """
    name, found = files.shown(path), files.facts(path)
    if found is None:
        raise FileError(tr("{file}: There is no such file, or it may not be read.", file=name))
    if not stat.S_ISREG(found.st_mode):
        raise FileError(tr("{file}: This is not an ordinary file.", file=name))
    if not found.st_size:
        raise RecordingRefused(tr("{file}: This file is empty.", file=name))
    start = _behind_tags(path)
    low = start.lower()
    if low.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_LISTS) or any(one in low for one in _TELLING):
        raise RecordingRefused(
            tr(
                "{file}: This is a list that names other files or addresses, which are not asked. "
                "Open the recording itself.",
                file=name,
            )
        )
    if not _is_recording(start):
        raise RecordingRefused(
            tr(
                "{file}: This is no sound or video that can be played here; {kinds} are.",
                file=name,
                kinds=listed(_KINDS),
            )
        )
    if start[4:8] in _FIRST_BOXES and _is_elsewhere(path, found.st_size):
        raise RecordingRefused(
            tr(
                "{file}: The sound is not in this file, "
                "which names other files or addresses instead; these are not asked.",
                file=name,
            )
        )


def _names(name: str) -> Iterator[str]:
    """Yield what a recording may be called that belongs to a file of that name."""
    stem, _ = os.path.splitext(name)
    if stem.lower().endswith(SUFFIXES):  # talk.mp3.srt
        yield stem
    stems = [stem]
    shorter, language = os.path.splitext(stem)
    if shorter and 1 < len(language) <= _LONGEST_LANGUAGE:
        stems.append(shorter)
    for one in stems:
        for suffix in SUFFIXES:
            yield one + suffix
            yield one + suffix.upper()


def _behind_tags(path: Path) -> bytes:
    """Return how a file begins behind its ID3 tags, which FFmpeg passes over as well."""
    at = 0
    for _ in range(_MOST_TAGS):
        tag = files.piece(path, at, 10)
        if tag[:3] != b"ID3" or len(tag) < 10:
            break
        size = sum(
            (byte & 0x7F) << shift for byte, shift in zip(tag[6:], (21, 14, 7, 0), strict=True)
        )
        at += 10 + size + (10 if tag[5] & 0x10 else 0)
    start = files.piece(path, at, _LOOKED_AT)
    return start.lstrip(b"\0") if at else start


def _is_recording(start: bytes) -> bool:
    return (
        start.startswith((b"OggS", b"fLaC", b"\x1a\x45\xdf\xa3"))  # the last: MKV and WebM
        or (start[:4] in (b"RIFF", b"RF64") and start[8:12] == b"WAVE")
        or start[4:8] in _FIRST_BOXES
        or _is_mpeg_frame(start)
    )


def _is_mpeg_frame(start: bytes) -> bool:
    """Whether bytes begin with the head of a frame of MPEG audio (ISO 11172-3, 2.4.2.3)."""
    if len(start) < 4 or start[0] != 0xFF or start[1] & 0xE0 != 0xE0:
        return False
    version, layer = start[1] >> 3 & 3, start[1] >> 1 & 3
    bitrate, rate = start[2] >> 4, start[2] >> 2 & 3
    return version != 1 and layer != 0 and bitrate not in (0, 15) and rate != 3


def _is_elsewhere(path: Path, size: int) -> bool:
    """Whether an MP4 or MOV file says that what it plays is in another one (ISO 14496-12, 8.7.2).

    A header that is packed, so that it cannot be read here, counts as well.
    """
    left = _MOST_BOXES
    stretches = [(0, size)]
    while stretches:
        at, end = stretches.pop()
        while at + 8 <= end and left:
            left -= 1
            head = files.piece(path, at, 16)
            length, kind, inner = int.from_bytes(head[:4]), head[4:8], at + 8
            if length == 1:
                length, inner = int.from_bytes(head[8:16]), at + 16
            after = end if length == 0 else min(end, at + length)
            if after < inner:
                break
            if kind in (b"rmra", b"cmov") or (
                kind == b"dref" and _names_others(path, inner, after)
            ):
                return True
            if kind == b"moov":  # the one that counts; a film in parts has thousands of boxes more
                stretches = [(inner, after)]
                break
            if kind in _HOLDERS:
                stretches.append((inner, after))
            at = after
    return not left


def _names_others(path: Path, at: int, end: int) -> bool:
    """Whether a table of data references has one that is not the file itself."""
    at += 8  # version, flags and count
    for _ in range(_MOST_BOXES):
        entry = files.piece(path, at, 12)
        if at + 12 > end or len(entry) < 12:
            return False
        if not entry[11] & 1:
            return True
        at += max(12, int.from_bytes(entry[:4]))
    return True
