from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest
from source import ROOT

from reader import paths
from reader.paths import Folders, ensure, folders, resource, seed, seeds

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs the permissions of a POSIX system")


def test_everything_lies_below_a_given_folder(tmp_path: Path) -> None:
    base = tmp_path / "mine"
    assert folders(base) == Folders(base / "config", base / "data", base / "cache", base / "log")
    assert not base.exists()


def test_a_given_folder_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert folders(Path("mine")).config == tmp_path / "mine" / "config"


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG variables are a matter of Linux")
def test_the_folders_of_the_system_are_used_and_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    found = folders()
    assert found == Folders(
        tmp_path / "config" / "transcript-reader",
        tmp_path / "data" / "transcript-reader",
        tmp_path / "cache" / "transcript-reader",
        tmp_path / "state" / "transcript-reader" / "log",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_folder_goes_when_the_program_ends() -> None:
    program = (
        "from reader.paths import ensure, folders\n"
        "made = folders(temp=True)\n"
        "assert ensure(made.data)\n"
        "print(made.data.parent)\n"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert printed
    assert not Path(printed).exists()


def test_two_temporary_runs_share_nothing() -> None:
    assert folders(temp=True) != folders(temp=True)


@POSIX
def test_folders_are_for_one_person_alone(tmp_path: Path) -> None:
    assert ensure(tmp_path / "a" / "b")
    assert [(tmp_path / part).stat().st_mode & 0o777 for part in ("a", "a/b")] == [0o700, 0o700]
    assert list((tmp_path / "a" / "b").iterdir()) == []


@POSIX
def test_a_folder_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir(mode=0o755)
    there.chmod(0o755)
    assert ensure(there)
    assert there.stat().st_mode & 0o777 == 0o755


def test_no_folder_can_be_made_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not ensure(tmp_path / "file")
    assert not ensure(tmp_path / "file" / "below")


@pytest.mark.skipif(sys.platform != "linux", reason="a home is found in another way elsewhere")
@pytest.mark.parametrize("home", [None, "", "relative/home"])
def test_without_a_home_nothing_is_read_or_made_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    def unknown(uid: int) -> object:
        raise KeyError(uid)

    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{kind}_HOME")
    if home is None:
        monkeypatch.delenv("HOME")
    else:
        monkeypatch.setenv("HOME", home)
    monkeypatch.setattr("pwd.getpwuid", unknown)
    monkeypatch.chdir(tmp_path)
    found = folders()
    for folder in (found.config, found.data, found.cache, found.log):
        assert folder.is_absolute()
        assert not folder.exists()
        assert not ensure(folder)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that takes no files")
def test_a_folder_that_takes_no_files_is_told_from_one_that_does() -> None:
    assert not ensure(Path("/proc/self"))
    assert not ensure(Path("/proc/transcript-reader"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_counts_as_no_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_a_full_disk(dir: Path, buffering: int) -> BinaryIO:
        return open("/dev/full", "wb", buffering=buffering)

    monkeypatch.setattr("tempfile.TemporaryFile", on_a_full_disk)
    assert not ensure(tmp_path)


def test_the_data_of_the_program_is_found_in_a_checkout() -> None:
    root = Path(__file__).parent.parent
    assert resource("themes/light.json") == root / "resources" / "themes" / "light.json"
    assert resource("themes/light.json").is_file()
    assert seeds() == root / "seeds"


def test_the_data_of_an_installed_program_is_found_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reader" / "_resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "reader")
    assert resource("icons/open.svg") == tmp_path / "reader" / "_resources" / "icons" / "open.svg"
    assert seeds() == tmp_path / "seeds"


def test_the_seed_is_a_transcript_of_a_video_page() -> None:
    assert "Full video transcript" in seed().read_text(encoding="utf-8")


HANDED_ON = """
import os, sys
from pathlib import Path
from reader import paths
if len(sys.argv) < 2:
    base = paths.folders(temp=True).data.parent
    base.joinpath("kept").write_text("kept")
    paths.hand_on(base)
    paths.clear()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:], str(base)])
base = paths.folders(temp=True).data.parent
print(base == Path(sys.argv[1]), (base / "kept").read_text(), base)
"""


def test_a_temporary_folder_that_is_handed_on_goes_at_the_end_of_the_next_program() -> None:
    command = [sys.executable, "-c", HANDED_ON]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    is_same, kept, base = done.stdout.split()
    assert (is_same, kept, Path(base).exists()) == ("True", "kept", False)


def test_no_other_folder_can_be_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSCRIPT_READER_TEMPORARY", str(tmp_path))
    assert paths.handed_on() is None
