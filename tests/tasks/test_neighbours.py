"""A fault in reading one file never costs the others, nor the start."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import SEED, reader

from reader.formats.format import Document, Format
from reader.kept.memory import Memory
from reader.library import open_library
from reader.model.transcript import Transcript
from reader.tasks.importing import take_in
from reader.tasks.known import KnownVideos

WORDS = "Ana: We build boats.\n\nBen: Do you?\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file that no reader expected between two that are sound."""
    real = Format.read

    def read(self: Format, document: Document) -> Transcript:
        if "odd" in document.name:
            raise RuntimeError("a fault of the program")
        return real(self, document)

    monkeypatch.setattr(Format, "read", read)
    (tmp_path / "a boat.txt").write_text(WORDS)
    (tmp_path / "odd.txt").write_text(WORDS)
    (tmp_path / "page.txt").write_bytes(SEED.read_bytes())
    return tmp_path


def test_it_is_passed_over_among_the_neighbours(folder: Path) -> None:
    found = KnownVideos(Memory()).titles_in(folder)
    assert folder / "page.txt" in found.values()
    assert folder / "odd.txt" not in found.values()


def test_the_file_beside_it_opens_and_no_fault_is_shown(
    folder: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *fault: caught.append(fault))
    with reader() as window:
        window.open(folder / "page.txt")
        window.settle()
        assert window.title == "NATO and Russia: uneasy partners"
    assert not caught


def test_it_is_refused_with_a_sentence_and_the_others_are_taken_in(folder: Path) -> None:
    (folder / "data").mkdir()
    library = open_library(folder / "data", folder / "cache")
    report = take_in(library, [folder / name for name in ("a boat.txt", "odd.txt", "page.txt")])
    library.close()
    assert report.added == 2
    ((name, sentence),) = [tuple(refusal) for refusal in report.refused]
    assert name.endswith("odd.txt")
    assert sentence.startswith("The program itself went wrong with this file (RuntimeError)")
