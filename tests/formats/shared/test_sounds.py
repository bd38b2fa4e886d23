"""Cues that are nothing but a sound."""

from __future__ import annotations

from itertools import islice

import pytest

from reader.formats.shared.sounds import kind_of, kinds_of
from reader.model.transcript import CueKind

SOUNDS = [
    "[APPLAUSE]",
    "(bell rings)",
    "*laughter*",
    "♪♪",
    "♪ ♫",
    "[music] (laughs)",
    "♪ music ♪",
    "♪ upbeat music ♪",
    "♪MUSIC PLAYING♪",
    "♪♪ Soft, gentle piano music fades out... ♪♪",
    "♫ theme song ♫ [applause]",
    "♪ fröhliche Musik ♪",
    "♪ musique douce ♪",
    "♪ música alegre de fondo ♪",
    "♪ музыка ♪ ♪ 音楽 ♪",
    "[door\u3000slams]",
    "(laughs)\n[applause]",
    "(" + "a" * 40 + ")",
    "[" + "a" * 60 + "]",
]
SPEECH = [
    "",
    "Hello.",
    "[Ana] Hello.",
    "Hello [laughs]",
    "♪ la la la ♪",
    "♪ music of my heart ♪",
    "♪ the music ♪",
    "♪ play music, play ♪",
    "♪ upbeat ♪",
    "♪ music ♪ and I sing",
    "♪ music",
    "music",
    "(That is what I said.)",
    "(no, no)",
    "*no, no*",
    "[10:15]",
    "[]",
    "()",
    "[a\nb]",
    "(" + "a" * 41 + ")",
    "[" + "a" * 61 + "]",
    "♪" * 200,
]


@pytest.mark.parametrize("text", SOUNDS)
def test_a_sound(text: str) -> None:
    assert kind_of(text) is CueKind.SOUND


@pytest.mark.parametrize("text", SPEECH)
def test_speech(text: str) -> None:
    assert kind_of(text) is CueKind.SPEECH


def test_the_kinds_of_texts_are_those_of_each() -> None:
    assert list(kinds_of(["Hello.", "[bell]", "[Ana] Hi."])) == [
        CueKind.SPEECH,
        CueKind.SOUND,
        CueKind.SPEECH,
    ]
    assert list(islice(kinds_of(["Hello."]), 3)) == [CueKind.SPEECH] * 3
    assert list(islice(kinds_of([]), 1)) == [CueKind.SPEECH]
