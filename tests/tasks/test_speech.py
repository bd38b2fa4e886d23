"""Recordings written down: what comes of it when all goes well, and of all that does not."""

from __future__ import annotations

import json
import os
import time
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
import strange_engines
from recordings import tone
from strange_engines import MISSING, NOTHING, STAND_IN, loud, quiet, torn

from reader.errors import FileError, ReaderError
from reader.model.transcript import CueKind, Provenance
from reader.tasks.speech import (
    RATE,
    Sound,
    SoundPiece,
    SpeechRefused,
    SpeechRequest,
    Written,
    admit_model,
    as_json,
    language_called,
)
from reader.tasks.speech_child import AT_ONCE_MS, Hearing
from reader.tasks.speech_process import WritingDown, whisper_cpp


def made(folder: Path, does: str = "well", language: str = "", sound: Sound = loud) -> WritingDown:
    recording = tone(folder / "talk.wav", 50)
    model = strange_engines.model(folder, does)
    return WritingDown(SpeechRequest(recording, model, language), sound, STAND_IN)


def test_a_recording_becomes_a_transcript_that_says_who_wrote_it(tmp_path: Path) -> None:
    shares = list[float]()
    written = made(tmp_path).run(lambda so_far: shares.append(so_far.share))
    transcript = written.transcript()
    assert [(cue.text, cue.start, cue.end) for cue in transcript.cues] == [
        ("The water is high.", 0, 5_000),
        ("Nobody crosses it today.", 5_000, 10_000),
        ("[applause]", 10_000, 15_000),
        ("Not even by boat.", 15_000, 20_000),
    ]
    assert transcript.cues[2].kind is CueKind.SOUND
    assert transcript.provenance is Provenance.AUTOMATIC
    assert transcript.made_with == "stand-in 1, ggml-well.bin"
    assert (transcript.title, transcript.media, transcript.language) == ("Talk", "talk.wav", "nl")
    assert [item.in_english for item in transcript.report] == [
        "A machine has written it down, on this computer: stand-in 1 with the model ggml-well.bin."
    ]
    # It is known from the beginning how long the recording is: 5 of 40 seconds are an eighth.
    assert 0.125 in shares
    assert shares[-1] == 1
    assert shares == sorted(shares)


def test_the_form_that_is_kept_loses_nothing(tmp_path: Path) -> None:
    told = json.loads(as_json(made(tmp_path, language="de-AT").run()))
    assert (told["language"], told["provenance"]) == ("de", "automatic")
    assert told["made_with"] == "stand-in 1, ggml-well.bin"


def test_what_is_printed_meanwhile_goes_nowhere(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert len(made(tmp_path, "prints").run().cues) == 4
    assert capfd.readouterr() == ("", "")


def test_one_that_is_stopped_keeps_what_there_is(tmp_path: Path) -> None:
    work = made(tmp_path, "hangs")
    stopped = list[float]()

    def should_stop() -> bool:
        if len(work.written.cues) == 2:  # of three: the last that came may be cut off
            stopped.append(time.monotonic())
        return bool(stopped)

    written = work.run(should_stop=should_stop)
    assert time.monotonic() - stopped[0] < 1
    assert not written.is_whole
    assert [cue.text for cue in written.cues] == ["The water is high.", "Nobody crosses it today."]
    assert written.transcript().report[1].in_english == "It stops at 0:10, before the end."


def test_no_process_is_left_of_one_that_is_interrupted(tmp_path: Path) -> None:
    work = made(tmp_path, "hangs")

    def interrupt(written: Written) -> None:
        if written.cues:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work.run(interrupt)
    assert work.written.cues
    assert children() == []


def children() -> list[str]:
    """What this process has started and has not ended, but for multiprocessing's own watcher."""
    found = list[str]()
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            stat = Path(f"/proc/{name}/stat").read_text()
            words = Path(f"/proc/{name}/cmdline").read_text()
        except OSError:
            continue
        if stat.rpartition(")")[2].split()[1] == str(os.getpid()) and "spawn_main" in words:
            found.append(words)
    return found


def test_one_that_breaks_keeps_what_there_is_and_says_so(tmp_path: Path) -> None:
    written = made(tmp_path, "breaks").run()
    assert [cue.text for cue in written.cues] == ["The water is high."]
    assert not written.is_whole
    assert written.trouble.endswith("talk.wav: What was to write it down broke off.")


def test_a_recording_that_is_torn_is_written_down_as_far_as_it_goes(tmp_path: Path) -> None:
    written = made(tmp_path, sound=torn).run()
    assert len(written.cues) == 4
    assert written.trouble == "talk.wav: It cannot be played: it is torn."


@pytest.mark.parametrize(
    ("does", "sound", "told"),
    [
        ("well", quiet, "talk.wav: Nobody is heard to speak in this recording."),
        (NOTHING, loud, "talk.wav: Nobody is heard to speak in this recording."),
        ("dies", loud, "ggml-dies.bin: This model cannot be loaded; is the file whole?"),
    ],
)
def test_what_comes_to_nothing_is_a_sentence(
    tmp_path: Path, does: str, sound: Sound, told: str
) -> None:
    with pytest.raises(SpeechRefused) as refused:
        made(tmp_path, does, sound=sound).run()
    assert str(refused.value).endswith(told)


def test_what_the_process_would_never_say_ends_it(tmp_path: Path) -> None:
    work = made(tmp_path)
    for said in (["said", 5, 1, "x"], ["said", 0, 1, " "], ["at", "1", 2], ["much"], {}):
        with pytest.raises(ValueError):
            work._take(json.dumps(said).encode())


# -- before anything is started --------------------------------------------------------------------


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    request = SpeechRequest(tone(tmp_path / "talk.wav", 50), strange_engines.model(tmp_path))
    with pytest.raises(SpeechRefused, match=r"-m pip install .transcript-reader\[speech\]"):
        WritingDown(request, loud, MISSING)
    assert whisper_cpp().needs == "pywhispercpp"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"lmgg",
        b"lmgg" + bytes(44),  # the sign alone
        b"GGUF" + bytes(400),
        b"PK\x03\x04" + bytes(400),
    ],
    ids=["empty", "short", "zeros", "another kind", "packed"],
)
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "ggml-small.bin"
    path.write_bytes(data)
    with pytest.raises(FileError, match=r"ggml-small\.bin: This is no model of whisper\.cpp"):
        admit_model(path)


def test_a_model_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        admit_model(tmp_path / "small")  # as a library would take it for the name of one
    with pytest.raises(FileError, match="no model"):
        admit_model(tmp_path)


def test_a_model_of_english_writes_no_other_language(tmp_path: Path) -> None:
    recording = tone(tmp_path / "talk.wav", 50)
    model = strange_engines.model(tmp_path, "well", tokens=51_864)
    with pytest.raises(SpeechRefused, match="knows English alone"):
        WritingDown(SpeechRequest(recording, model, "de"), loud, STAND_IN)
    assert WritingDown(SpeechRequest(recording, model), loud, STAND_IN).run().language == "en"


@pytest.mark.parametrize(
    ("tag", "code"), [("", ""), ("DE", "de"), ("pt-BR", "pt"), ("jv", "jw"), ("nb_NO", "no")]
)
def test_a_language_is_called_as_the_models_do(tag: str, code: str) -> None:
    assert language_called(tag) == code


def test_a_language_that_no_model_knows_is_refused() -> None:
    with pytest.raises(SpeechRefused, match="“tlh” is no language"):
        language_called("tlh")


def test_a_file_that_is_no_recording_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp3"
    path.write_text("Words.\n", encoding="utf-8")
    with pytest.raises(ReaderError, match=r"talk\.mp3: "):
        WritingDown(SpeechRequest(path, strange_engines.model(tmp_path)), loud, STAND_IN)


# -- one stretch after another ---------------------------------------------------------------------


class Listener:
    """Hears what a test says is in each stretch; notes how long each is, in milliseconds."""

    name = "listener"

    def __init__(self, *stretches: list[tuple[int, int, str]]) -> None:
        self._stretches = list(stretches)
        self.lengths = list[int]()

    def language_of(self, samples: array[float]) -> str:
        return "en"

    def hear(
        self, samples: array[float], language: str, said: Callable[[int, int, str], object]
    ) -> None:
        self.lengths.append(len(samples) * 1_000 // RATE)
        for piece in self._stretches.pop(0):
            said(*piece)


def heard(listener: Listener, seconds: int, level: float = 0.5) -> list[tuple[int, int, str]]:
    told = list[tuple[int, int, str]]()

    def tell(kind: str, *values: object) -> None:
        if kind == "said":
            told.append(values)  # type: ignore[arg-type]

    parts = (SoundPiece(array("f", [level]) * (10 * RATE), 0) for _ in range(seconds // 10))
    Hearing(listener, "", tell).hear(parts)
    return told


def test_words_at_the_end_of_a_stretch_are_heard_again_with_the_next() -> None:
    first = [(0, 100_000, "One."), (100_000, AT_ONCE_MS, "Tw")]
    listener = Listener(first, [(0, 60_000, "Two."), (60_000, 90_000, "Three.")])
    assert heard(listener, 200) == [
        (0, 100_000, "One."),
        (100_000, 160_000, "Two."),
        (160_000, 190_000, "Three."),
    ]
    assert listener.lengths == [150_000, 100_000]


def test_words_that_fill_a_stretch_are_taken_as_they_are() -> None:
    listener = Listener([(0, AT_ONCE_MS, "Long.")], [(0, 9_000, "More.")])
    assert heard(listener, 160) == [(0, 150_000, "Long."), (150_000, 159_000, "More.")]


def test_times_beyond_what_was_heard_are_brought_back() -> None:
    assert heard(Listener([(-20, 30_000, "Words.")]), 10) == [(0, 10_000, "Words.")]


def test_silence_is_not_given_to_a_model_which_would_make_up_words() -> None:
    listener = Listener()
    assert heard(listener, 170, level=0.0005) == []
    assert listener.lengths == []
