"""What is remembered of recordings from one start to the next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.kept import heard
from reader.kept.heard import Heard, HeardFiles


def test_what_was_heard_is_known_at_the_next_start(tmp_path: Path) -> None:
    kept = tmp_path / "listening.json"
    files = HeardFiles(kept)
    files.note("/talks/a.vtt", Heard(tmp_path / "a.mp3", -300))
    files.note("/talks/b.vtt", Heard(None, 1_200))
    again = HeardFiles(kept)
    assert again.of("/talks/a.vtt") == Heard(tmp_path / "a.mp3", -300)
    assert again.of("/talks/b.vtt") == Heard(None, 1_200)
    assert again.of("/talks/c.vtt") == Heard()


def test_nothing_said_is_forgotten(tmp_path: Path) -> None:
    files = HeardFiles(tmp_path / "listening.json")
    files.note("/talks/a.vtt", Heard(None, 100))
    files.note("/talks/a.vtt", Heard())
    assert json.loads((tmp_path / "listening.json").read_text())["heard"] == []


def test_of_too_many_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heard, "MOST_HEARD", 2)
    files = HeardFiles(None)
    for number in (1, 2, 3):
        files.note(str(number), Heard(None, number))
    assert [files.of(str(number)).offset for number in (1, 2, 3)] == [0, 2, 3]


@pytest.mark.parametrize(
    "item",
    [
        7,
        {"offset": 5},
        {"transcript": "", "offset": 5},
        {"transcript": "t", "offset": "5"},
        {"transcript": "t", "offset": True},
        {"transcript": "t", "offset": 10**12},
        {"transcript": "t", "recording": "a.mp3"},
        {"transcript": "t", "recording": "/a\0.mp3"},
        {"transcript": "t", "recording": 5},
    ],
)
def test_what_is_wrong_is_left_out_by_itself(tmp_path: Path, item: object) -> None:
    kept = tmp_path / "listening.json"
    good = {"transcript": "/talks/a.vtt", "offset": 200}
    kept.write_text(json.dumps({"version": 1, "heard": [item, good]}))
    files = HeardFiles(kept)
    assert files.of("t") == Heard()
    assert files.of("/talks/a.vtt") == Heard(None, 200)


@pytest.mark.parametrize("data", ["", "[1]", "{", '{"heard": 5}'])
def test_a_file_that_is_none_hinders_nothing(tmp_path: Path, data: str) -> None:
    kept = tmp_path / "listening.json"
    kept.write_text(data)
    HeardFiles(kept).note("t", Heard(None, 5))
    assert HeardFiles(kept).of("t") == Heard(None, 5)


def test_the_model_that_wrote_down_speech_is_remembered(tmp_path: Path) -> None:
    kept = tmp_path / "listening.json"
    HeardFiles(kept).note_model(tmp_path / "ggml-small.bin")
    HeardFiles(kept).note("t", Heard(None, 5))
    assert HeardFiles(kept).model == tmp_path / "ggml-small.bin"


@pytest.mark.parametrize("model", [5, "", "small", "/a\0.bin"])
def test_what_cannot_be_the_path_of_a_model_is_none(tmp_path: Path, model: object) -> None:
    kept = tmp_path / "listening.json"
    kept.write_text(json.dumps({"version": 1, "model": model}))
    assert HeardFiles(kept).model is None
