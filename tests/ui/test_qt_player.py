"""The player of QtMultimedia itself, where it is installed: a tone is loaded, sought and played.

It runs in a process of its own: what QtMultimedia finds of sound devices, drivers and codecs is no
matter of the other tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from recordings import tone
from source import ROOT

SCRIPT = """
import json, logging, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from reader.errors import ReaderError

app = QApplication([])
try:
    from reader.ui.state.sound.qt_player import QtPlayer
except ReaderError as error:
    print(json.dumps({"lacks": str(error)}))
    raise SystemExit
from reader.ui.state.sound.player import PlayerState

logged, handler = [], logging.Handler()
handler.emit = lambda record: logged.append(record.getMessage())
logging.getLogger("reader.ui").addHandler(handler)
player, told = QtPlayer(), {"states": [], "backwards": 0, "latest": 0}

def look():
    if not told["states"] or told["states"][-1] != player.state.name:
        told["states"].append(player.state.name)

def until(holds):
    end = time.monotonic() + 60
    while not holds() and time.monotonic() < end:
        app.processEvents()
    return holds()

player.open(Path(sys.argv[1]), look)
player.seek(1_500)  # while it is loading
until(lambda: player.state is not PlayerState.LOADING)
told["length"], told["sought"] = player.length, player.position
player.set_speed(2.0)
player.play()
until(lambda: player.position > 2_000)
player.pause()
told["paused"] = player.position
player.seek(2_900)
player.play()
told["ended"] = until(lambda: player.state is PlayerState.ENDED)
player.seek(500)
player.play()
told["again"] = until(lambda: 500 < player.position < 2_000)
player.set_speed(1.0)
player.open(Path(sys.argv[3]), look)
told["sound at first"] = not player.is_torn
player.play()
told["torn"] = until(lambda: player.is_torn)
told["ended torn"] = until(lambda: player.state is PlayerState.ENDED)
player.seek(200)
player.play()
told["again torn"] = until(lambda: player.state is PlayerState.PLAYING and player.position > 400)
player.open(Path(sys.argv[2]), look)
told["failed"] = until(lambda: player.state is PlayerState.FAILED)
told["trouble"] = player.trouble
told["logged"] = logged
player.close()
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("recordings")
    broken = folder / "broken.wav"
    broken.write_bytes(tone(folder / "talk.wav", 3_000).read_bytes()[:20])
    # Cut off amid a sample of two bytes, as a card leaves it that is drawn out too early.
    torn = folder / "torn.wav"
    torn.write_bytes((folder / "talk.wav").read_bytes()[: 44 + 22_051])
    names = [str(folder / "talk.wav"), str(broken), str(torn)]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *names], cwd=ROOT, check=True, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    if "lacks" in found:
        pytest.skip(found["lacks"])
    return found


def test_a_tone_is_loaded_and_sought(told: dict[str, Any]) -> None:
    assert told["length"] == 3_000
    assert told["sought"] == 1_500
    assert told["states"][:2] == ["LOADING", "PAUSED"]


def test_it_plays_pauses_and_ends(told: dict[str, Any]) -> None:
    assert "PLAYING" in told["states"]
    # Between two of its own reports, of which the earlier holds once it is paused, are 100 ms.
    assert 1_800 <= told["paused"] < 3_000
    assert told["ended"]
    assert told["again"]


def test_what_is_broken_is_told(told: dict[str, Any]) -> None:
    assert told["failed"]
    assert told["trouble"] == "It is damaged, or of a kind that is not known here"
    assert any(line.startswith("A recording cannot be played: ") for line in told["logged"])
    assert all("Error, " in line for line in told["logged"])  # what Qt says of it, as it says it


def test_what_was_cut_off_is_played_to_there_and_again(told: dict[str, Any]) -> None:
    assert told["sound at first"]
    assert told["torn"]
    assert told["ended torn"]
    assert told["again torn"]
