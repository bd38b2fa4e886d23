"""Reading and writing by paths that may be anything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from strange import bad_paths, no_paths

from reader import files, formats
from reader.errors import FileError, ReaderError

pytestmark = pytest.mark.skipif(os.name != "posix", reason="paths as POSIX has them")

NO_PATHS = no_paths()


def test_whatever_the_path_reading_ends_in_one_sentence(tmp_path: Path) -> None:
    for what, path in bad_paths(tmp_path).items():
        for read in (files.read_untrusted, formats.read):
            with pytest.raises(ReaderError) as refusal:
                read(path)
            sentence = str(refusal.value)
            assert sentence.startswith(files.shown(path)), what
            assert sentence.endswith("."), what
            assert len(sentence.splitlines()) == 1, what


@pytest.mark.parametrize("what", ["NUL", "half a character", "too long a name", "below a file"])
def test_whatever_the_path_writing_ends_in_one_sentence(tmp_path: Path, what: str) -> None:
    path = bad_paths(tmp_path)[what]
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FileError, match=r"was not saved: .*\.$"):
        files.atomic_write(path, b"words")
    assert sorted(tmp_path.rglob("*")) == before
    assert not os.path.exists("/tmp/a")


@pytest.mark.parametrize("what", NO_PATHS)
def test_what_can_be_no_path_is_none(what: str) -> None:
    assert files.path_in(NO_PATHS[what]) == ""
    assert files.facts(NO_PATHS[what]) is None
    assert str(files.absolute(NO_PATHS[what])).endswith(NO_PATHS[what])


@pytest.mark.parametrize("path", ["", "a", "/a/ü.srt", os.fsdecode(b"/caf\xe9.srt"), "/😀"])
def test_what_can_be_a_path_is_left_as_it_is(path: str) -> None:
    assert files.path_in(path) == path


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/a/ü.srt", "/a/ü.srt"),
        (b"/caf\xe9.srt", "/caf�.srt"),
        ("/caf\udce9.srt", "/caf�.srt"),
        ("/\ud83d.srt", "/�.srt"),
    ],
)
def test_a_path_is_shown_as_text_whatever_is_in_it(path: str | bytes, shown: str) -> None:
    assert files.shown(path) == shown


def test_a_path_is_whole_also_where_the_working_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert files.absolute("a.srt") == folder / "a.srt"
    folder.rmdir()
    assert files.absolute("a.srt") == Path("a.srt")
    assert files.absolute("/b.srt") == Path("/b.srt")
