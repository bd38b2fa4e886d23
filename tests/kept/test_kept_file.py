"""A file of the program's own: read without trust, never lost, written only where it changed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from source import ROOT

from reader.errors import FileError
from reader.kept.kept_file import KeptFile

LOST = "The list could not be read"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.json"


def test_what_is_saved_comes_back(path: Path) -> None:
    KeptFile(path, LOST).save({"path": "/x/talk\udcff.srt", "n": 3})
    kept = KeptFile(path, LOST)
    assert kept.is_there
    assert kept.load() == {"path": "/x/talk\udcff.srt", "n": 3}
    assert kept.notice == ""
    assert path.read_bytes().isascii()


def test_nothing_is_written_where_nothing_changed(path: Path) -> None:
    kept = KeptFile(path, LOST)
    kept.save({"n": 3})
    path.write_bytes(b"changed by someone")
    kept.save({"n": 3})
    assert path.read_bytes() == b"changed by someone"
    kept.save({"n": 4})
    assert json.loads(path.read_bytes()) == {"n": 4}


@pytest.mark.parametrize("broken", [b"", b"\xff", b"[1]", b"[" * 90_000, b'{"a": ' * 2_000])
def test_a_file_that_is_none_is_put_aside(path: Path, broken: bytes) -> None:
    path.write_bytes(broken)
    path.with_name("list.json.bad-1").touch()
    kept = KeptFile(path, LOST)
    assert kept.load() == {}
    assert kept.notice == "The list could not be read; the old file is kept as “list.json.bad-2”."
    assert path.with_name("list.json.bad-2").read_bytes() == broken
    assert not path.exists()


@pytest.mark.parametrize(
    ("blocked", "notice", "is_written"),
    [
        ("", "The list could not be read.", True),
        (
            "The list could not be read, and nothing will be kept.",
            "The list could not be read, and nothing will be kept.",
            False,
        ),
    ],
)
def test_one_that_cannot_be_put_aside_is_written_over_only_where_that_was_said(
    path: Path, monkeypatch: pytest.MonkeyPatch, blocked: str, notice: str, is_written: bool
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.rename", refuse)
    path.write_text("broken")
    kept = KeptFile(path, LOST, blocked)
    assert kept.load() == {}
    assert kept.notice == notice
    kept.save({"n": 1})
    assert (path.read_text() != "broken") is is_written


def test_what_cannot_be_saved_is_said_and_is_saved_later(path: Path) -> None:
    kept = KeptFile(path / "below a file", LOST)
    path.touch()
    with pytest.raises(FileError, match="not a folder"):
        kept.save({"n": 1})
    path.unlink()
    path.mkdir()
    kept.save({"n": 1})
    assert KeptFile(path / "below a file", LOST).load() == {"n": 1}


def test_nowhere_to_keep_is_no_fault() -> None:
    kept = KeptFile(None, LOST)
    assert not kept.is_there
    assert kept.load() == {}
    with kept.held():
        kept.save({"n": 1})


def test_another_program_waits_while_it_is_held(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from reader.kept.kept_file import KeptFile;"
        "kept = KeptFile(Path(sys.argv[1]), ''); print('begun', flush=True);"
        "kept.held().__enter__(); print('held', flush=True)"
    )
    with KeptFile(path, LOST).held():
        other = subprocess.Popen(
            [sys.executable, "-c", script, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert other.stdout is not None
        assert other.stdout.readline() == "begun\n"
        assert other.poll() is None
    assert other.stdout.readline() == "held\n"
    other.communicate()


def test_its_size_is_known_without_reading_it(path: Path) -> None:
    kept = KeptFile(path, LOST)
    assert (kept.size, KeptFile(None, LOST).size) == (0, 0)
    path.write_bytes(b"x" * 7)
    assert (kept.size, kept.is_there) == (7, True)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_that_leads_nowhere_is_in_the_way(path: Path) -> None:
    path.symlink_to("nowhere")
    kept = KeptFile(path, LOST)
    assert kept.is_there
    assert kept.load() == {}
    assert kept.notice == "The list could not be read; the old file is kept as “list.json.bad-1”."


def test_where_nothing_can_be_locked_the_work_goes_on(path: Path) -> None:
    with KeptFile(path / "no such folder" / "list.json", LOST).held():
        pass
    assert not path.exists()


def test_a_byte_order_mark_is_no_fault(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbf{"n": 1}')
    assert KeptFile(path, LOST).load() == {"n": 1}
