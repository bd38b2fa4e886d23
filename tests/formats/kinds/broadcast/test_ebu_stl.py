"""EBU subtitles, after EBU Tech 3264-E."""

from __future__ import annotations

import contextlib
import random

import pytest
from ebu_files import stl, subtitle
from read import said, texts, times

from reader import formats
from reader.errors import FormatError, ReaderError, UnknownFormat
from reader.model.transcript import Cue

AT_ONE, AT_TWO = bytes([0, 0, 1, 0]), bytes([0, 0, 2, 12])


def test_ebu_subtitles_have_accents_lines_and_a_title() -> None:
    field = b"\x0b\x0b\x07Caf\xc2e\x8a\x8a\x80na\xc8ive\x81\x0a\x0a"
    transcript = formats.read_bytes(stl(subtitle(0, AT_ONE, AT_TWO, field)), "a.stl")
    assert transcript.cues == (Cue("Café\nnaïve", 1_000, 2_480),)
    assert (transcript.title, transcript.language) == ("Le port: 1. La marée", "fr")
    assert transcript.report == ()


def test_ebu_subtitles_go_on_in_further_blocks_and_comments_are_none() -> None:
    data = stl(
        subtitle(1, AT_ONE, AT_TWO, b"One ", last=0),
        subtitle(1, AT_ONE, AT_TWO, b"two.", last=0xFF),
        subtitle(2, AT_ONE, AT_TWO, b"by hand", comment=1),
        subtitle(3, AT_TWO, bytes([9, 99, 0, 0]), b"data", last=0xFE),
        subtitle(4, bytes([0, 61, 0, 0]), AT_TWO, b"When?"),
    )
    transcript = formats.read_bytes(data + b"half", "a.stl")
    assert texts(transcript) == ["One two.", "When?"]
    assert times(transcript)[1] == (None, 2_480)
    for sentence in ("1 comment was left out", "1 subtitle has no possible time", "breaks off"):
        assert sentence in said(transcript)


@pytest.mark.parametrize(
    ("table", "field", "word"),
    [
        (b"01", b"\xbc\xde\xe0\xd5", "Море"),
        (b"03", b"\xcd\xe1\xdf", "Ναί"),
        (b"04", b"\xf9\xec", "של"),
    ],
)
def test_ebu_subtitles_in_other_alphabets(table: bytes, field: bytes, word: str) -> None:
    data = stl(subtitle(0, AT_ONE, AT_TWO, field), table=table)
    assert texts(formats.read_bytes(data, "a.stl")) == [word]


def test_ebu_times_count_from_the_start_of_the_programme() -> None:
    zero, ten = bytes([0, 0, 0, 0]), bytes([10, 0, 1, 5])
    data = stl(
        subtitle(0, zero, zero, b"Story 12"),
        subtitle(1, ten, bytes([10, 0, 2, 0]), b"Hello."),
        start=b"10000000",
    )
    transcript = formats.read_bytes(data, "a.stl")
    assert transcript.cues == (Cue("Hello.", 1_200, 2_000),)
    assert "1 subtitle stands before that start" in said(transcript)


def test_ebu_bytes_in_disorder_are_read_or_refused() -> None:
    chance = random.Random(3264)
    whole = stl(*(subtitle(at, AT_ONE, AT_TWO, b"Caf\xc2e") for at in range(4)))
    for _ in range(400):
        data = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(1, 60)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(ReaderError):
            formats.read_bytes(bytes(data), "a.stl", format="ebu-stl")
    with pytest.raises(FormatError, match="no subtitles with words"):
        formats.read_bytes(stl(), "a.stl")
    with pytest.raises(UnknownFormat, match="no EBU STL"):
        formats.read_bytes(b"a", "a.stl", format="ebu-stl")
