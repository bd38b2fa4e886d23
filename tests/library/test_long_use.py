"""A library that is used for years takes no more of the disk than what it holds."""

from __future__ import annotations

from pathlib import Path

from reader.library import Arrival, Note, Outcome, open_library
from reader.model.transcript import Cue, Source, Span, Transcript


def version(number: int, which: int) -> Arrival:
    """One of three transcripts, as its file stands after so many corrections."""
    words = (f"What is said in line {line} of talk {which}." for line in range(200))
    cues = (*map(Cue, words), Cue(f"This is version {number}."))
    source = Source(f"/talks/{which}.srt", "srt", "utf-8", f"{which}-{number}")
    return Arrival(Transcript(f"Talk {which}", cues=cues, source=source))


def test_files_that_are_corrected_again_and_again_take_no_more_room(tmp_path: Path) -> None:
    library = open_library(tmp_path / "data", tmp_path / "cache")

    def correct(number: int) -> set[Outcome]:
        return {made.outcome for made in library.add([version(number, n) for n in range(3)])}

    def room() -> int:
        files = (*tmp_path.glob("data/*.db*"), *tmp_path.glob("cache/*.db*"))
        return sum(path.stat().st_size for path in files)

    assert correct(0) == {Outcome.NEW}
    for number in range(1, 10):
        assert correct(number) == {Outcome.CHANGED}
    before = room()
    for number in range(10, 40):
        correct(number)
        kept = library.keep_note(Note(1, Span(0, 0, 0, 4), "What", f"note {number} " * 20))
        library.drop_note(kept.id, kept.version)
        library.remove([1 + number % 3])
        library.bring_back([1 + number % 3])
    assert room() < 1.25 * before
    assert len(library.entries()) == 3
    assert [found.total for found in library.search("version")] == [1, 1, 1]
    library.close()
