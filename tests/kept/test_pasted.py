"""Texts that were pasted: the same text has the same file, and goes when nobody wants it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from reader.errors import FileError
from reader.kept.memory import Memory
from reader.kept.pasted import keep, sweep, sweep_at_end


@pytest.mark.parametrize("text", ["", "0:01 Words.\r\nMore.", "Größe 字 🎞", "torn \ud83c half"])
def test_a_text_is_kept_to_the_letter(tmp_path: Path, text: str) -> None:
    path = keep(tmp_path / "pasted", text)
    assert path.parent == tmp_path / "pasted"
    assert path.suffix == ".txt"
    assert path.read_bytes().decode("utf-8", "surrogatepass") == text


def test_the_same_text_has_the_same_file_and_another_has_another(tmp_path: Path) -> None:
    first = keep(tmp_path, "One.")
    assert keep(tmp_path, "One.") == first
    assert keep(tmp_path, "One. ") != first
    assert len(list(tmp_path.iterdir())) == 2


def test_what_is_kept_already_is_not_written_again(tmp_path: Path) -> None:
    path = keep(tmp_path, "One.")
    path.write_text("Corrected by hand.")
    assert keep(tmp_path, "One.").read_text() == "Corrected by hand."


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    folder = keep(tmp_path / "a" / "pasted", "One.").parent
    assert [one.stat().st_mode & 0o777 for one in (folder, folder.parent)] == [0o700, 0o700]


def test_where_it_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = tmp_path / "file" / "pasted"
    with pytest.raises(FileError) as problem:
        keep(folder, "One.")
    assert str(problem.value) == f"What was pasted is not kept: {folder} cannot be written."


DAY = 86_400


def kept_for(folder: Path, text: str, days: float) -> Path:
    """A text that was wanted last so many days ago."""
    path, then = keep(folder, text), time.time() - days * DAY
    os.utime(path, (then, then))
    return path


def test_what_is_not_wanted_for_a_month_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    wanted, late = kept_for(tmp_path, "One.", 400), kept_for(tmp_path, "Two.", 29)
    gone = kept_for(tmp_path, "Three.", 31)
    other = tmp_path / "notes.md"
    other.write_text("Not pasted.")
    sweep(tmp_path, lambda path: path == wanted)
    assert sorted(tmp_path.iterdir()) == sorted([wanted, late, other])
    assert not gone.exists()


def test_the_month_begins_when_a_text_was_wanted_last(tmp_path: Path) -> None:
    path = kept_for(tmp_path, "One.", 400)
    sweep(tmp_path, lambda path: True)
    sweep(tmp_path, lambda path: False)  # by a memory that has lost it since
    assert path.exists()


def test_a_text_that_is_pasted_again_is_wanted_again(tmp_path: Path) -> None:
    path = kept_for(tmp_path, "One.", 400)
    keep(tmp_path, "One.")
    sweep(tmp_path, lambda path: False)  # by another start, which knows nothing of it
    assert path.exists()


def test_there_may_be_nothing_to_sweep(tmp_path: Path) -> None:
    sweep(tmp_path / "no such folder", lambda path: False)


@pytest.mark.parametrize(
    ("recent", "open_", "is_cleared", "stays"),
    [
        (True, True, False, True),
        (True, False, False, True),
        (False, True, False, False),
        (False, False, False, False),
        (True, True, True, False),
    ],
)
def test_it_goes_at_once_where_no_list_of_files_is_wanted_or_it_was_cleared(
    tmp_path: Path, recent: bool, open_: bool, is_cleared: bool, stays: bool
) -> None:
    path, memory = keep(tmp_path, "One."), Memory()
    memory.note_wanted(recent, open_)
    if is_cleared:
        memory.clear_recent()
    sweep_at_end(tmp_path, memory)
    assert path.exists() is stays
