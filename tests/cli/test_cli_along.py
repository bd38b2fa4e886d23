"""An archive taken along, synchronised and decided about, from the command line."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from commands import run
from postgres import Databases

from reader.library import Arrival, Note, open_at
from reader.model.transcript import Cue, Span, Transcript


@pytest.fixture
def address(databases: Databases) -> str:
    """An archive with two transcripts; of one a note is kept."""
    made = databases.address(databases.archive())
    with closing(open_at(made)) as archive:
        _, ships = archive.add(
            [
                Arrival(Transcript(title, cues=(Cue(f"{title} are built."),)))
                for title in ("Boats", "Ships")
            ]
        )
        archive.set_tags([ships.id], ["sea"])
        archive.keep_note(Note(ships.id, Span(0, 0, 0, 5), "Ships", "before"))
    return made


def change(address: str, words: str) -> None:
    with closing(open_at(address)) as library:
        (note,) = library.notes()
        library.keep_note(note._replace(words=words))


def words(address: str) -> list[str]:
    with closing(open_at(address)) as library:
        return sorted(note.words for note in library.notes())


def test_a_search_is_taken_along_synchronised_and_decided(
    address: str, tmp_path: Path, basedir: Path
) -> None:
    folder, base = tmp_path / "along", ("--basedir", basedir)
    taken = run("library", "take", address, folder, "tag:sea", *base)
    assert (taken.status, taken.err) == (0, "")
    assert taken.out == ("1 transcript taken along, 1 note came, 0 notes went to the archive.\n")
    listed = json.loads(run("library", "list", "--json", "--at", folder, *base).out)
    assert [one["title"] for one in listed["transcripts"]] == ["Ships"]
    change(str(folder), "from the train")
    change(address, "from the desk")
    met = run("library", "sync", folder, *base)
    assert met.status == 0
    assert met.err == (
        "transcript-reader: 1 note was changed in both: “transcript-reader library decide --at "
        "ADDRESS” shows both texts.\n"
    )
    at = ("--at", address, *base)
    told = run("library", "decide", *at).out.splitlines()
    number = told[0].split()[0]
    assert told == [
        f"{number:>6}  Ships: “Ships”",
        "        mine: from the train",
        "        theirs: from the desk",
    ]
    (listed,) = json.loads(run("library", "decide", "--json", *at).out)["conflicts"]
    assert (listed["mine"]["note"], listed["theirs"]["note"]) == ("from the train", "from the desk")
    refused = run("library", "decide", number, *at)
    assert (refused.status, "mine, theirs or both" in refused.err) == (2, True)
    decided = run("library", "decide", number, "mine", *at)
    assert decided.out == "The note is now: from the train\n"
    assert run("library", "decide", number, "mine", *at).status == 1
    assert run("library", "decide", *at).err == "transcript-reader: There is nothing to decide.\n"
    done = json.loads(run("library", "sync", folder, "--json", *base).out)
    assert done == {"taken": 0, "came": 1, "went": 0, "alone": 0, "conflicts": [], "left": []}
    assert words(address) == words(str(folder)) == ["from the train"]


def test_without_a_search_all_of_it_is_taken_along(
    address: str, tmp_path: Path, basedir: Path
) -> None:
    folder, base = tmp_path / "along", ("--basedir", basedir)
    done = run("library", "take", address, folder, "--json", *base)
    assert json.loads(done.out)["taken"] == 2
    with closing(open_at(str(folder))) as copy:
        copy.add([Arrival(Transcript("Own", cues=(Cue("Here alone."),)))])
    again = run("library", "take", address, folder, *base)
    assert again.err == "transcript-reader: 1 transcript is in the copy alone.\n"


def test_what_cannot_be_done_is_told(address: str, tmp_path: Path, basedir: Path) -> None:
    base = ("--basedir", basedir)
    for words_, told in (
        (("take", address, address), "TO is a folder"),
        (("sync", address), "is in a folder: name that one"),
        (("sync", tmp_path), "There is no library in"),
        (("take", address, tmp_path / "x", "before:never"), "takes a date"),
        (("decide", "1", "neither"), "invalid choice"),
    ):
        refused = run("library", *words_, *base)
        assert refused.status == 2, words_
        assert told in refused.err
    with closing(open_at(str(tmp_path / "own"))) as library:
        library.add([Arrival(Transcript("Own", cues=(Cue("Mine."),)))])
    refused = run("library", "sync", tmp_path / "own", *base)
    assert "was not taken along from an archive" in refused.err
    refused = run("library", "take", address, tmp_path / "own", *base)
    assert "has transcripts of its own" in refused.err
