"""The loudness of a recording as QtMultimedia decodes it, where that is installed.

What asks for it runs in a process of its own, as what plays does.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from recordings import RATE, sound
from source import ROOT

SCRIPT = """
import json, multiprocessing, sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reader.errors import ReaderError

app = QCoreApplication([])
try:
    from reader.ui.state.sound import sound_reading
    from reader.ui.state.sound.sound_reading import SoundReading
except ReaderError as error:
    print(json.dumps({"lacks": str(error)}))
    raise SystemExit

told, kept = [], []

def begin(name):
    kept.append(SoundReading(
        Path(name), lambda values: None, lambda values: told.append(list(values)), told.append
    ))

def wait():
    end = time.monotonic() + 60
    while len(told) < len(kept) and time.monotonic() < end:
        app.processEvents()

for name in sys.argv[1:]:
    begin(name)
    wait()
for sound_reading.LONGEST in 20_000, 19_980:
    begin(sys.argv[1])
    wait()
begin(sys.argv[1])
for process in multiprocessing.active_children():
    process.kill()
wait()
begin(sys.argv[1])
for reading in kept:
    reading.cancel()  # those that are over as well
kept.clear()
for _ in range(100):
    app.processEvents()
print(json.dumps({"told": told, "left": len(multiprocessing.active_children())}))
"""


def half_silent(path: Path) -> Path:
    """Write 20 seconds, of which the first ten are silent and the others at a quarter of full."""
    samples = [0] * (10 * RATE) + [8_192, -8_192] * (5 * RATE)
    return sound(path, samples)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("sounds")
    whole, broken = half_silent(folder / "talk.wav"), folder / "broken.wav"
    broken.write_bytes(whole.read_bytes()[:20])
    torn = folder / "torn.wav"  # amid a sample of two bytes, after 12 seconds
    torn.write_bytes(whole.read_bytes()[: 44 + 12 * RATE * 2 + 1])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(whole), str(broken), str(torn)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    if "lacks" in told:
        pytest.skip(told["lacks"])
    return told


def test_one_that_is_longer_than_can_be_kept_is_told_of_and_not_cut(found: dict[str, Any]) -> None:
    assert found["told"][3:5] == [[0] * 500 + [128] * 500, "It is longer than a week"]


def test_all_of_a_recording_is_read_as_loud_as_it_is(found: dict[str, Any]) -> None:
    # 20 ms each; the root of a quarter is a half, of 255.
    assert found["told"][0] == [0] * 500 + [128] * 500


def test_what_cannot_be_decoded_is_a_sentence(found: dict[str, Any]) -> None:
    assert found["told"][1] == "It is damaged, or of a kind that is not known here"


def test_what_was_cut_off_is_read_to_there(found: dict[str, Any]) -> None:
    values = found["told"][2]
    assert values[:500] == [0] * 500
    # The half a second around the cut comes as one packet, and may be lost with it.
    assert set(values[500:]) == {128}
    assert 575 <= len(values) <= 600


def test_what_nobody_waits_for_tells_nothing(found: dict[str, Any]) -> None:
    assert len(found["told"]) == 6


def test_a_process_that_breaks_down_is_a_sentence_and_none_is_left(found: dict[str, Any]) -> None:
    assert found["told"][5] == "It cannot be decoded"
    assert not found["left"]
