"""Archives of many files: each refusal is one sentence that says which file and why."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from reader.errors import FileError
from reader.tasks import archives
from reader.tasks.archives import Archive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "talks.zip"
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("one.txt", "One.")
        file.writestr("folder/two.txt", "Two, longer.")
        file.mkdir("empty") if hasattr(file, "mkdir") else None
    return made


def test_members_are_listed_and_read(path: Path) -> None:
    archive = Archive(path)
    assert archive.members() == [("one.txt", 4), ("folder/two.txt", 12)]
    assert archive.read("folder/two.txt") == b"Two, longer."
    archive.close()


def test_a_member_that_is_not_there(path: Path) -> None:
    with pytest.raises(FileError, match=r"^The archive has no such member\.$"):
        Archive(path).read("three.txt")


def test_what_is_no_archive(path: Path) -> None:
    path.write_bytes(b"words")
    with pytest.raises(FileError, match=r"talks\.zip: This is no ZIP archive, or it is damaged\.$"):
        Archive(path)
    with pytest.raises(FileError, match=r"This is not an ordinary file\.$"):
        Archive(path.parent)
    with pytest.raises(FileError, match="The archive cannot be read: there is no such file"):
        Archive(path.with_name("none.zip"))
    with pytest.raises(FileError, match="cannot be read: no file can have this name"):
        Archive(f"{path}\0")


def test_a_damaged_member_is_told_and_the_others_are_read(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index(b"One.")] ^= 0xFF
    path.write_bytes(data)
    archive = Archive(path)
    with pytest.raises(FileError, match=r"^The archive is damaged here\.$"):
        archive.read("one.txt")
    assert archive.read("folder/two.txt") == b"Two, longer."


@pytest.mark.parametrize(
    ("bound", "value", "sentence"),
    [
        ("MOST_MEMBERS", 1, "The archive has more than 1 members"),
        ("MAX_BYTES", 3, "It unpacks to more than"),
        ("MOST_UNPACKED", 3, "It unpacks to more than"),
    ],
)
def test_the_bounds(
    path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, value: int, sentence: str
) -> None:
    monkeypatch.setattr(archives, bound, value)
    with pytest.raises(FileError, match=sentence):
        Archive(path).read("one.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    with pytest.raises(FileError, match="not an ordinary file"):
        Archive(tmp_path / "pipe.zip")
