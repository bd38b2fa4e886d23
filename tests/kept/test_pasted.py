"""Texts that were pasted: the same text has the same file, and goes when nobody wants it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.errors import FileError
from reader.kept.pasted import keep, sweep


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


def test_what_is_not_wanted_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    wanted, unwanted = keep(tmp_path, "One."), keep(tmp_path, "Two.")
    other = tmp_path / "notes.md"
    other.write_text("Not pasted.")
    sweep(tmp_path, lambda path: path == wanted)
    assert sorted(tmp_path.iterdir()) == sorted([wanted, other])
    assert not unwanted.exists()


def test_there_may_be_nothing_to_sweep(tmp_path: Path) -> None:
    sweep(tmp_path / "no such folder", lambda path: False)
