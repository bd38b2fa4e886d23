"""Pictures by QtMultimedia itself, where it is installed: a film is made, seen, and frames taken.

It runs in a process of its own, as :mod:`test_qt_player` does. Each second of the film has a colour
of its own.
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
from pathlib import Path
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from reader.errors import ReaderError

app = QApplication([])
try:
    from reader.ui.state.sound.qt_player import QtPlayer
except ReaderError as error:
    print(json.dumps({"lacks": str(error)}))
    raise SystemExit
from PySide6.QtMultimedia import (
    QMediaCaptureSession, QMediaFormat, QMediaRecorder, QVideoFrame, QVideoFrameInput
)
from reader.ui.state.sound.player import PlayerState
from reader.ui.state.sound.sound_reading import SoundReading
from reader.ui.state.sound.still_taking import StillTaking

path, broken = Path(sys.argv[1]), Path(sys.argv[2])
HUES = (0, 60, 120, 240)

def until(holds, seconds=60):
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        app.processEvents()
    return bool(holds())

def make():
    form = QMediaFormat(QMediaFormat.FileFormat.MPEG4)
    form.setVideoCodec(QMediaFormat.VideoCodec.MPEG4)
    session, frames, recorder = QMediaCaptureSession(), QVideoFrameInput(), QMediaRecorder()
    session.setVideoFrameInput(frames)
    session.setRecorder(recorder)
    recorder.setMediaFormat(form)
    recorder.setOutputLocation(QUrl.fromLocalFile(str(path)))
    recorder.setVideoFrameRate(25)
    sent = [0]

    def send():
        while sent[0] < 100:
            image = QImage(320, 180, QImage.Format.Format_RGBX8888)
            image.fill(QColor.fromHsv(HUES[sent[0] // 25], 255, 255))
            frame = QVideoFrame(image)
            frame.setStartTime(sent[0] * 40_000)
            frame.setEndTime((sent[0] + 1) * 40_000)
            if not frames.sendVideoFrame(frame):
                return
            sent[0] += 1
        recorder.stop()

    frames.readyToSendVideoFrame.connect(send)
    recorder.record()
    stopped = QMediaRecorder.RecorderState.StoppedState
    until(lambda: sent[0] == 100 and recorder.recorderState() is stopped, 30)

def near(hue, other):
    return abs((hue - other + 180) % 360 - 180) < 12

make()
if not path.exists() or path.stat().st_size < 1_000:
    print(json.dumps({"lacks": "This Qt records no film."}))
    raise SystemExit
told, shown = {}, []
player = QtPlayer()
player.open(path, lambda: None)
player.look(lambda picture: shown.append(picture.pixelColor(160, 90).hue()))
until(lambda: player.state is not PlayerState.LOADING)
told["has picture"] = player.has_picture
told["first"] = until(lambda: shown and near(shown[-1], HUES[0]), 10)
player.seek(2_500)
told["sought"] = until(lambda: near(shown[-1], HUES[2]), 10)
player.look(None)
count = len(shown)
player.seek(500)
until(lambda: False, 0.3)
told["unseen"] = len(shown) - count
player.look(lambda picture: shown.append(picture.pixelColor(160, 90).hue()))
told["seen again"] = until(lambda: near(shown[-1], HUES[0]), 10)
player.seek(800)
player.play()
told["played"] = until(lambda: near(shown[-1], HUES[1]), 10)
player.close()

taken, parent = [], QObject()
StillTaking(path, [0, 1_000, 1_999, 3_000], taken.append, parent)
until(lambda: taken)
told["stills"] = [
    [still.time, still.width, still.height,
     HUES.index(min(HUES, key=lambda hue: abs((QImage.fromData(still.read())
     .pixelColor(160, 90).hue() - hue + 180) % 360 - 180)))]
    for still in taken[0]
]
StillTaking(Path(sys.argv[3]), [0], taken.append, parent)
told["none"] = until(lambda: len(taken) > 1, 20) and taken[1] == [None]

data = path.read_bytes()
at = data.index(b"mp4v", data.index(b"stsd"))
broken.write_bytes(data[:at] + b"zzzz" + data[at + 4 :].replace(b"esds", b"free"))
player.open(broken, lambda: None)
player.look(shown.append)
player.play()
told["unknown"] = until(lambda: player.state is PlayerState.FAILED, 20)
player.close()
troubles = []
reading = SoundReading(broken, len, len, troubles.append)
told["unheard"] = until(lambda: troubles, 20)
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("film")
    (folder / "none.mp4").write_bytes(b"\0" * 4_000)
    names = [str(folder / name) for name in ("film.mp4", "broken.mp4", "none.mp4")]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *names], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    if "lacks" in found:
        pytest.skip(found["lacks"])
    return found


def test_pictures_come_before_it_is_played_when_it_is_sought_and_while_it_plays(
    told: dict[str, Any],
) -> None:
    assert told["has picture"]
    assert told["first"]
    assert told["sought"]
    assert told["played"]


def test_none_are_made_while_nobody_looks(told: dict[str, Any]) -> None:
    assert told["unseen"] == 0
    assert told["seen again"]


def test_the_frame_that_is_taken_is_that_of_its_time(told: dict[str, Any]) -> None:
    # The colour changes with each second: one frame amiss at 1,000 or 3,000 is another one.
    assert told["stills"] == [
        [0, 320, 180, 0],
        [1_000, 320, 180, 1],
        [1_999, 320, 180, 1],
        [3_000, 320, 180, 3],
    ]
    assert told["none"]


def test_a_picture_that_nothing_can_decode_is_a_trouble_and_no_crash(told: dict[str, Any]) -> None:
    assert told["unknown"]
    assert told["unheard"]
