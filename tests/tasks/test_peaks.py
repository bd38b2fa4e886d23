"""The loudness of recordings is kept, by what their bytes add up to, and within bounds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.errors import FileError
from reader.tasks import peaks


def test_a_file_is_called_by_its_sha_256(tmp_path: Path) -> None:
    file = tmp_path / "talk.wav"
    file.write_bytes(b"abc")  # the first example of FIPS 180-2
    assert peaks.digest(file, lambda: False) == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    assert peaks.digest(file, lambda: True) == ""


def test_a_file_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"gone\.wav: The file cannot be read"):
        peaks.digest(tmp_path / "gone.wav", lambda: False)


def test_what_is_kept_is_known(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "sound"
    assert peaks.known(folder, "a" * 64) is None
    peaks.keep(folder, "a" * 64, bytes([1, 2, 255]))
    assert peaks.known(folder, "a" * 64) == bytes([1, 2, 255])
    assert peaks.known(folder, "b" * 64) is None


@pytest.mark.parametrize("data", [b"", b"\x01\x02", b"transcript-reader peaks 1\n"])
def test_what_is_damaged_is_not_known(tmp_path: Path, data: bytes) -> None:
    (tmp_path / f"{'a' * 64}.peaks").write_bytes(data)
    assert peaks.known(tmp_path, "a" * 64) is None


def test_what_was_made_first_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peaks, "MOST_KEPT", 2)
    for number, name in enumerate(("old", "newer")):
        peaks.keep(tmp_path, name, b"\x01")
        os.utime(tmp_path / f"{name}.peaks", (number, number))
    peaks.keep(tmp_path, "newest", b"\x01")
    assert sorted(os.listdir(tmp_path)) == ["newer.peaks", "newest.peaks"]


def test_where_nothing_can_be_kept_it_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    peaks.keep(tmp_path / "file" / "sound", "a", b"\x01")
    assert peaks.known(tmp_path / "file" / "sound", "a") is None


def test_a_file_that_changes_is_another_version(tmp_path: Path) -> None:
    file = tmp_path / "talk.mp3"
    assert peaks.version(file) == (0, 0)
    file.write_bytes(b"abc")
    before = peaks.version(file)
    assert before[0] == 3
    file.write_bytes(b"ab")
    assert peaks.version(file) != before
