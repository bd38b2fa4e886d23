"""A library whose file was damaged by chance: told, left alone, and never taken for a sound one.

READER_DAMAGES says how many random damages are tried: some in every run, 2,000 before a release.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from reader.library import (
    Arrival,
    LibraryDamaged,
    LibraryError,
    LibraryNewer,
    Note,
    RecordError,
    open_library,
)
from reader.model.transcript import Cue, Span, Transcript

DAMAGES = int(os.environ.get("READER_DAMAGES", "150"))
TITLES = tuple(f"Talk {number}" for number in range(12))
PAGE = 4_096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of twelve talks, each with a note."""
    folder = tmp_path_factory.mktemp("whole")
    library = open_library(folder, folder / "cache")
    for title in TITLES:
        (added,) = library.add([Arrival(talk(title))])
        library.keep_note(Note(added.id, Span(0, 0, 0, 4), "Here", f"of {title}"))
    library.close()
    return folder


def talk(title: str) -> Transcript:
    chance = random.Random(title)
    cues = tuple(
        Cue(f"Here is {title}, caption {nth}, and {chance.random()}.") for nth in range(120)
    )
    return Transcript(title=title, cues=cues)


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    """The file of a copy of that library; its index is left behind."""
    data = tmp_path / "data"
    data.mkdir()
    shutil.copyfile(whole / "library.db", data / "library.db")
    return data / "library.db"


def test_a_page_of_zeros_is_noticed_when_the_library_is_opened_or_checked(copy: Path) -> None:
    sound = copy.read_bytes()
    for start in range(0, len(sound), PAGE):
        copy.write_bytes(sound[:start] + bytes(PAGE) + sound[start + PAGE :])
        if not is_told(copy):
            assert_all_is_there(copy, start)  # it was a page that nothing is on


@pytest.mark.parametrize("seed", range(10))
def test_no_damage_is_taken_for_a_sound_library(copy: Path, seed: int) -> None:
    sound = copy.read_bytes()
    for number in range(seed, DAMAGES, 10):
        damaged = damage(sound, random.Random(number))
        copy.write_bytes(damaged)
        if damaged != sound and not is_told(copy):
            assert_all_is_there(copy, number)
        for left in copy.parent.iterdir():
            if left != copy:
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def damage(sound: bytes, chance: random.Random) -> bytes:
    """Do to bytes what disks, cables and people do to files."""
    at = chance.randrange(len(sound))
    kind = chance.choice(("cut", "flip", "zero", "repeat", "lose", "swap"))
    made = bytearray(sound)
    if kind == "cut":
        return sound[:at]
    if kind == "flip":
        for _ in range(chance.choice((1, 1, 3, 20))):
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    elif kind == "zero":
        length = chance.choice((16, 512, PAGE))
        made[at : at + length] = bytes(len(made[at : at + length]))
    elif kind == "repeat":
        made[at:at] = sound[at : at + PAGE]
    elif kind == "lose":
        del made[at : at + chance.choice((1, 512, PAGE))]
    else:
        first, second = (page * PAGE for page in chance.sample(range(len(sound) // PAGE), 2))
        one, other = bytes(made[first : first + PAGE]), bytes(made[second : second + PAGE])
        made[first : first + PAGE], made[second : second + PAGE] = other, one
    return bytes(made)


def is_told(path: Path) -> bool:
    """Whether the library is refused, left as it was, or a check finds what is wrong."""
    before = path.read_bytes()
    try:
        library = open_library(path.parent, path.parent / "cache")
    except (LibraryDamaged, LibraryNewer, LibraryError):
        assert path.read_bytes() == before
        return True
    try:
        return library.check().faults != ()
    except LibraryError:
        return True
    finally:
        library.close()


def assert_all_is_there(path: Path, number: int) -> None:
    """What a check calls sound is all that was kept, word for word."""
    library = open_library(path.parent, path.parent / "cache")
    try:
        kept = {entry.title: library.get(entry.id) for entry in library.entries()}
        notes = sorted(note.words for note in library.notes())
    except (LibraryError, RecordError):
        pytest.fail(f"damage {number} was not told by the check")
    finally:
        library.close()
    assert kept == {title: kept_of(title) for title in TITLES}, number
    assert notes == sorted(f"of {title}" for title in TITLES), number


def kept_of(title: str) -> Transcript:
    return talk(title)
