"""The services whose JSON is known by its keys."""

from __future__ import annotations

import json

import pytest

from reader.formats.kinds.services.shapes import (
    SHAPES,
    WORDS_ONLY,
    has_segments_of_others,
    shape_of,
)
from reader.model.transcript import Provenance


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("jobName results", "Amazon Transcribe"),
        ("results items alternatives content", "Amazon Transcribe"),
        ("results alternatives content", "Speechmatics"),
        ("results alternatives timestamps", "IBM Watson"),
        ("results channels alternatives transcript", "Deepgram"),
        ("results alternatives transcript", "Google Speech-to-Text"),
        ("recognizedPhrases", "Azure Speech"),
        ("monologues elements", "Rev"),
        ("audio_url words text", "AssemblyAI"),
        ("result conf word", "Vosk"),
    ],
)
def test_a_service_is_known_by_keys_that_come_together(keys: str, name: str) -> None:
    shape = shape_of(json.dumps(dict.fromkeys(keys.split(), 1)))
    assert shape is not None
    assert (shape.name, shape.provenance) == (name, Provenance.AUTOMATIC)


@pytest.mark.parametrize("head", ["", "{}", '{"results": []}', '{"text": "monologues elements"}'])
def test_other_json_is_of_no_service(head: str) -> None:
    assert shape_of(head) is None


def test_keys_may_stand_apart_from_their_colon() -> None:
    shape = shape_of('{"monologues" :\n [{"elements"\n: [')
    assert shape is not None
    assert shape.name == "Rev"


@pytest.mark.parametrize(
    ("head", "is_words"),
    [
        ('{"words": [{"word": "so"}]}', True),
        ('{"segments": [], "words": [{"word": "so"}]}', True),
        ('{"segments": null, "words": [{"word": "so"}]}', True),
        ('{"segments": [{"words": [{"word": "so"}]}]}', False),
    ],
)
def test_words_without_segments(head: str, is_words: bool) -> None:
    assert (shape_of(head) is WORDS_ONLY) is is_words


def test_a_shape_that_another_holds_comes_later() -> None:
    for at, shape in enumerate(SHAPES):
        assert not any(earlier.keys < shape.keys for earlier in SHAPES[:at]), shape


@pytest.mark.parametrize(
    ("members", "is_so"),
    [
        ('"start": 0.5, "end": 1, "speaker": "SPEAKER_00", "tokens": [1]', False),
        ('"start": 0, "end": 1, "speaker": null', False),
        ('"start": 0, "end": 1, "speaker": 0', True),
        ('"start": 0, "end": 1, "speaker": {"name": "Ana"}', True),
        ('"start": 0, "end": 1, "speaker_name": "Ana"', True),
        ('"start_ms": 0, "end_ms": 1', True),
        ('"startMs": 0, "endMs": 1', True),
        ('"from": 0, "to": 1', True),
        ('"start": 250, "end": 30000', True),
        ('"start": 29750, "end": 30000', False),
        ('"start": "00:00:01", "end": "00:00:02"', True),
    ],
)
def test_segments_that_are_neither_of_whisper_nor_ours(members: str, is_so: bool) -> None:
    assert has_segments_of_others(f'{{"segments": [{{"text": "Hi.", {members}}}]}}') is is_so
    assert not has_segments_of_others(f'{{"from": 1, "items": [{{{members}}}]}}')
