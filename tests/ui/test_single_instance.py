"""A second start speaks to the first window, and so may any other program of the same person."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import until
from holdings import COUNTED, holdings
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from source import ROOT

from reader.ui.parts.desktop import handed_over
from reader.ui.parts.desktop.handed_over import files_in, message
from reader.ui.parts.desktop.single_instance import SingleInstance

DEEP = b"[" * 100_000 + b"]" * 100_000


def spelt(*paths: bytes) -> bytes:
    """A message with these paths, whatever they are."""
    return json.dumps([path.hex() for path in paths]).encode() + b"\n"


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[SingleInstance]:
    made = SingleInstance(tmp_path)
    assert made.claim()
    yield made
    made.close()


@pytest.fixture
def opened(first: SingleInstance) -> list[list[Path]]:
    """What the first window is told to open, message by message."""
    told: list[list[Path]] = []
    first.listen(told.append)
    return told


def speaker(first: SingleInstance, said: bytes = b"") -> QLocalSocket:
    """A program that has said something to the first window."""
    socket = QLocalSocket()
    socket.connectToServer(first._name)
    assert socket.waitForConnected()
    if said:
        socket.write(said)
        socket.flush()
    return socket


def is_cut_off(socket: QLocalSocket) -> bool:
    return socket.state() is QLocalSocket.LocalSocketState.UnconnectedState


def answered(socket: QLocalSocket) -> bytes:
    """What the first window answers before it ends the talk."""
    until(lambda: is_cut_off(socket))
    return socket.readAll().data()


def test_the_files_of_a_second_start_reach_the_first(
    first: SingleInstance, opened: list[list[Path]], tmp_path: Path
) -> None:
    files = [tmp_path / "One.srt", tmp_path / os.fsdecode(b"caf\xe9.vtt")]
    talk = speaker(first, message(files))
    assert answered(talk) == b"ok\n"
    assert opened == [files]


def test_a_path_of_a_second_start_is_whole_wherever_the_first_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert files_in(message([Path("One.srt")])) == [tmp_path / "One.srt"]


def test_a_start_without_files_brings_the_window_to_the_front(
    first: SingleInstance, opened: list[list[Path]]
) -> None:
    talk = speaker(first, message([]))
    assert answered(talk) == b"ok\n"
    assert opened == [[]]


NO_FILES = {
    "NUL": b"/tmp/a\0b.srt",
    "relative": b"talk.srt",
    "empty": b"",
    "longer than any system takes": b"/" + b"a" * 40_000,
}


@pytest.mark.parametrize("path", NO_FILES.values(), ids=list(NO_FILES))
def test_what_is_no_path_is_dropped_and_the_rest_is_opened(
    first: SingleInstance,
    opened: list[list[Path]],
    path: bytes,
    caplog: pytest.LogCaptureFixture,
) -> None:
    talk = speaker(first, spelt(b"/one.srt", path, b"/two.srt"))
    assert answered(talk) == b"ok\n"
    assert opened == [[Path("/one.srt"), Path("/two.srt")]]
    assert [record.getMessage() for record in caplog.records] == [
        "A start named 3 files; 2 can be opened"
    ]


NO_MESSAGES = {
    "no JSON": b"\xff\0\xfe garbage\n",
    "an empty line": b"\n",
    "two lines": b"[]\n[]\n",
    "an object": b'{"2f61": "2f62"}\n',
    "a string": b'"2f61"\n',
    "a number of too many digits": b"9" * 5_000 + b"\n",
    "deeper than can be read": DEEP + b"\n",
}


@pytest.mark.parametrize("said", NO_MESSAGES.values(), ids=list(NO_MESSAGES))
def test_what_is_no_message_is_dropped_with_a_line_in_the_log(
    first: SingleInstance,
    opened: list[list[Path]],
    said: bytes,
    caplog: pytest.LogCaptureFixture,
) -> None:
    talk = speaker(first, said)
    assert answered(talk) == b""
    assert opened == []
    assert [record.getMessage() for record in caplog.records] == [
        "What a start said was dropped: it is no list of files"
    ]


@pytest.mark.parametrize("item", ["7", "null", "[]", '"2g"', '"2"', '"\\ud800"', '"é"', "1e999"])
def test_an_item_of_the_wrong_kind_is_no_file(item: str) -> None:
    assert files_in(f'["2f61", {item}]'.encode()) == [Path("/a")]


def test_a_file_named_twice_is_opened_once_and_only_so_many_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(handed_over, "MOST_FILES", 3)
    assert files_in(spelt(b"/a", b"/a", b"/b", b"/c")) == [Path("/a"), Path("/b")]


def test_a_message_that_is_too_long_is_cut_off(
    first: SingleInstance,
    opened: list[list[Path]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(handed_over, "LONGEST", 1_000)
    talk = speaker(first, b"[" + b" " * 1_000)
    assert answered(talk) == b""
    assert opened == []
    assert "longer than 1,000 bytes" in caplog.text


def test_who_does_not_come_to_an_end_is_cut_off(
    first: SingleInstance,
    opened: list[list[Path]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(handed_over, "PATIENCE_MS", 20)
    talk = speaker(first, b"[")
    assert answered(talk) == b""
    assert opened == []
    assert "did not come to its end" in caplog.text


def test_who_breaks_off_is_forgotten(
    first: SingleInstance, opened: list[list[Path]], caplog: pytest.LogCaptureFixture
) -> None:
    talk = speaker(first, b"[")
    talk.abort()
    until(lambda: caplog.records)
    assert opened == []
    assert "broke off" in caplog.text


def test_a_message_may_come_in_pieces_and_its_sender_may_be_gone_by_then(
    first: SingleInstance, opened: list[list[Path]]
) -> None:
    talk = speaker(first)
    for byte in message([Path("/a")]):
        talk.write(bytes([byte]))
        talk.flush()
        QApplication.processEvents()
    talk.disconnectFromServer()
    until(lambda: opened)
    assert opened == [[Path("/a")]]


@COUNTED
def test_many_at_once_are_heard_as_far_as_there_is_room(
    first: SingleInstance,
    opened: list[list[Path]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(handed_over, "MOST_SPEAKERS", 5)
    before = holdings().descriptors
    silent = []
    for _ in range(5):
        silent.append(speaker(first))
        QApplication.processEvents()
    turned_away = speaker(first, message([Path("/late")]))
    until(lambda: is_cut_off(turned_away))
    assert opened == []
    assert "A start was turned away" in caplog.text
    for socket in silent:
        socket.abort()
    until(lambda: caplog.text.count("broke off") == 5)
    talks = []
    for number in range(50):
        talks.append(speaker(first, message([Path(f"/{number}")])))
        until(lambda: len(opened) == number + 1)  # noqa: B023 - asked at once
    assert opened == [[Path(f"/{number}")] for number in range(50)]
    until(lambda: all(map(is_cut_off, talks)))
    for socket in (*silent, turned_away, *talks):
        socket.deleteLater()
    until(lambda: holdings().descriptors <= before)


# -- many starts at once ------------------------------------------------------------------------

STARTS = 16
START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reader.ui.parts.desktop.single_instance import SingleInstance

folder, others, file = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
app = QCoreApplication([])
instance = SingleInstance(folder)
taken = []

def take(files):
    taken.extend(files)
    if len(taken) == others:
        app.quit()

if instance.claim():
    instance.listen(take)
    app.exec()
    print("first", file.name, *sorted(path.name for path in taken))
elif instance.hand_over([file]):
    print("handed over", file.name)
else:
    print("alone", file.name)
"""


def test_of_many_starts_at_once_one_is_the_first_and_has_the_files_of_all(tmp_path: Path) -> None:
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", START, str(tmp_path), str(STARTS - 1), f"/{number:02}.srt"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(STARTS)
    ]
    try:
        said = [start.communicate(timeout=120) for start in starts]
    finally:
        for start in starts:
            start.kill()
    assert [errors for _, errors in said] == [""] * STARTS
    words = sorted(output.split() for output, _ in said)
    (first,) = (line for line in words if line[0] == "first")
    assert [line[0] for line in words] == ["first"] + ["handed"] * (STARTS - 1)
    assert sorted(first[1:]) == [f"{number:02}.srt" for number in range(STARTS)]
