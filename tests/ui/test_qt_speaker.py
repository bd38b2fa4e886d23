"""Words said by QtTextToSpeech itself, by the engine that Qt has for tests.

It runs in a process of its own, as the player of recordings does: what the person's system has of
voices is no matter of the tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from source import ROOT

SCRIPT = """
import json, sys, time
from PySide6.QtCore import QCoreApplication
from reader.errors import ReaderError
from reader.ui.parts.background import Background

app, background = QCoreApplication([]), Background()
try:
    from reader.ui.state.sound.qt_speaker import QtSpeaker
    from PySide6.QtTextToSpeech import QTextToSpeech

    if "mock" not in QTextToSpeech.availableEngines():
        raise ReaderError("Qt's engine for tests is not installed here.")
except ReaderError as error:
    print(json.dumps({"lacks": str(error)}))
    raise SystemExit
from reader.ui.state.sound.speaker import SpeakerState

told, words = {"states": []}, []

def until(holds):
    end = time.monotonic() + 60
    while not holds() and time.monotonic() < end:
        app.processEvents()
    return holds()

speaker = QtSpeaker(background, "mock")

def look():
    if not told["states"] or told["states"][-1] != speaker.state.name:
        told["states"].append(speaker.state.name)
    if speaker.reached is not None:
        words.append(speaker.reached)

told["first"] = speaker.state.name
speaker.open(look)
until(lambda: speaker.state is SpeakerState.QUIET)
told["english"], told["british"] = speaker.choose("en"), speaker.choose("en-GB")
told["finnish"], told["japanese"] = speaker.choose("fi"), speaker.choose("ja")
speaker.choose("en")
speaker.set_speed(3.0)
speaker.say("\U0001f6a4 The boat")
told["at once"] = speaker.state.name
until(lambda: speaker.state is SpeakerState.QUIET)
told["words"] = words[:]
words.clear()
speaker.say("This is never said to its end")
until(lambda: words)
words.clear()
for other in "Nor this", "This one is":
    speaker.say(other)
told["said instead"] = speaker.state.name
until(lambda: speaker.state is SpeakerState.QUIET)
told["other words"] = words[:]
words.clear()
speaker.say("And this is cut off")
until(lambda: words)
speaker.stop()
told["stopped"] = speaker.state.name
speaker.close()
told["closed"] = background.close()

bare = Background()
nothing, failed = QtSpeaker(bare, "no such engine"), []
nothing.open(lambda: failed.append(nothing.state.name))
until(lambda: failed)
told["failed"], told["trouble"] = failed, str(nothing.trouble)
bare.close()
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, check=True, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    if "lacks" in found:
        pytest.skip(found["lacks"])
    return found


def test_it_is_loaded_beside_the_window(told: dict[str, Any]) -> None:
    assert told["first"] == "LOADING"
    assert told["states"][0] == "QUIET"
    assert told["closed"]


def test_a_voice_is_chosen_by_its_language(told: dict[str, Any]) -> None:
    assert told["english"]
    assert told["british"]
    assert told["finnish"]
    assert not told["japanese"]


def test_words_are_said_and_where_it_is_is_told_in_characters(told: dict[str, Any]) -> None:
    assert told["at once"] == "SPEAKING"
    assert told["words"][-2:] == [2, 6]  # "The" and "boat" behind an emoji and a space


def test_what_is_said_instead_is_said_whole(told: dict[str, Any]) -> None:
    assert told["said instead"] == "SPEAKING"
    assert told["other words"] == [0, 5, 9]


def test_stopped_it_is_quiet(told: dict[str, Any]) -> None:
    assert told["stopped"] == "QUIET"


def test_where_nothing_speaks_it_is_said_what_to_install(told: dict[str, Any]) -> None:
    assert told["failed"] == ["FAILED"]
    assert "speech-dispatcher and espeak-ng" in told["trouble"]
