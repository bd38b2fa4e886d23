"""whisper.cpp itself: only a file that is there reaches it, and what it cannot load is told."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from recordings import tone
from strange_engines import loud

from reader.errors import FileError
from reader.tasks import whisper
from reader.tasks.speech import SpeechRefused, SpeechRequest, admit_model
from reader.tasks.speech_process import WritingDown, whisper_cpp

# The head of a model without layers to speak of: tokens, then the sizes of what hears and speaks.
HEAD = struct.pack("<4s11i", b"lmgg", 51_865, 1500, 384, 6, 4, 448, 384, 6, 4, 80, 1)
MELS = struct.pack("<2i", 80, 201) + bytes(4 * 80 * 201)


@pytest.mark.parametrize("name", ["small", "tiny.en", "ggml-small.bin"])
def test_the_name_of_a_model_fetches_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ggml-small.bin").write_bytes(HEAD)
    with pytest.raises(FileError, match="no such file"):
        whisper.load(name)
    with pytest.raises(FileError, match="no such file"):
        whisper.load(str(tmp_path / "tiny"))


# What follows in one whose download broke off: some of it, or nothing at all.
@pytest.mark.parametrize("rest", [struct.pack("<4i", 1, 4, 0, 8) + b"none" + bytes(32), b""])
def test_a_model_that_is_not_whole_is_told(tmp_path: Path, rest: bytes) -> None:
    pytest.importorskip("pywhispercpp", reason="it is of the extra [speech]")
    words = b"".join(struct.pack("<i", 1) + b"a" for _ in range(50_257))
    path = tmp_path / "ggml-cut.bin"
    path.write_bytes(HEAD + MELS + struct.pack("<i", 50_257) + words + rest)
    assert not admit_model(path).is_english
    work = WritingDown(SpeechRequest(tone(tmp_path / "a.wav", 50), path), loud, whisper_cpp())
    with pytest.raises(SpeechRefused, match=r"ggml-cut\.bin: This model cannot be loaded"):
        work.run()
