"""A collection taken along: unplugged, read and noted in both places, and plugged in again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from postgres import Databases

from reader.errors import QueryError
from reader.library import (
    Arrival,
    Decision,
    Library,
    LibraryError,
    Note,
    Outcome,
    ShelfPlace,
    open_at,
    open_library,
)
from reader.library.along.meeting import meet, take
from reader.library.along.values import Meeting, TakenFrom
from reader.library.sqlite_library import SqliteLibrary
from reader.model.amendments import Amendments
from reader.model.transcript import Cue, Source, Span, Transcript

PEOPLE = {"ana": "contributor", "ben": "reader", "eva": "keeper"}


class World(NamedTuple):
    """An archive as its owner has it and as ``ana`` does, and the folder for her copy."""

    owner: Library
    ana: Library
    address: str
    folder: Path
    databases: Databases
    name: str

    def open_as(self, person: str) -> Library:
        return open_at(self.databases.address(self.name, person))


def talk(title: str, text: str = "") -> Transcript:
    cues = (Cue(text or f"{title} are built under the bridge.", 0, 900, "Ana"),)
    return Transcript(title, cues=cues, source=Source(f"/talks/{title}.srt", "srt"))


@pytest.fixture
def world(databases: Databases, tmp_path: Path) -> Iterator[World]:
    name = databases.archive()
    for person, role in PEOPLE.items():
        databases.run(
            "postgres",
            f"DROP ROLE IF EXISTS {person}",
            f"CREATE ROLE {person} LOGIN IN ROLE transcript_reader_{role}",
        )
    address = databases.address(name, "ana")
    with closing(open_at(databases.address(name))) as owner, closing(open_at(address)) as ana:
        ids = [
            one.id
            for one in owner.add([Arrival(talk(title)) for title in ("Boats", "Ships", "Rafts")])
        ]
        owner.set_tags(ids[:2], ["sea"])
        yield World(owner, ana, address, tmp_path / "along", databases, name)


def open_copy(world: World) -> SqliteLibrary:
    world.folder.mkdir(exist_ok=True)
    return open_library(world.folder, world.folder / "index")


@pytest.fixture
def copy(world: World) -> Iterator[SqliteLibrary]:
    with closing(open_copy(world)) as made:
        yield made


def taken(world: World, copy: SqliteLibrary, query: str = "tag:sea") -> Meeting:
    return take(world.ana, copy, TakenFrom(world.address, query))


def number(library: Library, title: str) -> int:
    return next(entry.id for entry in library.entries() if entry.title == title)


def note(library: Library, title: str, words: str, **more: bool) -> Note:
    wanted = Note(number(library, title), Span(0, 0, 0, 5), title[:5], words, "", " are")
    return library.keep_note(wanted._replace(**more))  # type: ignore[arg-type]


def change(library: Library, words: str, new: str) -> Note:
    (old,) = (one for one in library.notes() if one.words == words)
    return library.keep_note(old._replace(words=new))


def words(library: Library) -> list[str]:
    return sorted(one.words for one in library.notes())


def all_of(library: Library, titles: set[str]) -> list[object]:
    """All that a library has of some transcripts, but for the numbers and versions."""
    return [
        (
            entry.title,
            entry.tags,
            entry.amended,
            (entry.cue, entry.char, entry.reached),
            library.as_said(entry.id),
            sorted(one._replace(id=0, transcript=0, version=0) for one in library.notes(entry.id)),
        )
        for entry in sorted(library.entries(), key=lambda entry: entry.title)
        if entry.title in titles
    ]


def are_same(world: World, copy: Library, *titles: str) -> bool:
    wanted = set(titles or ("Boats", "Ships"))
    return all_of(copy, wanted) == all_of(world.ana, wanted)


def test_a_collection_is_taken_along_with_all_that_belongs_to_it(
    world: World, copy: SqliteLibrary
) -> None:
    note(world.owner, "Boats", "for all", is_shared=True)
    note(world.owner, "Boats", "the owner's own")
    note(world.ana, "Ships", "ana's own")
    world.owner.amend(number(world.owner, "Ships"), Amendments(title="Old ships"))
    world.ana.note_place(number(world.ana, "Boats"), ShelfPlace(0, 6, 0.5))
    met = taken(world, copy)
    assert (met.taken, met.came, met.went, met.conflicts, met.left) == (2, 2, 0, (), ())
    assert are_same(world, copy, "Boats", "Old ships")
    assert words(copy) == ["ana's own", "for all"]
    assert [one.entry.title for one in copy.search("under the bridge")] == ["Old ships", "Boats"]
    assert copy.check().faults == ()
    # Nothing is done twice.
    assert meet(world.ana, copy)[:3] == (0, 0, 0)


def test_what_is_done_on_both_sides_while_unplugged_meets(
    world: World, copy: SqliteLibrary
) -> None:
    note(world.owner, "Boats", "for all", is_shared=True)
    note(world.ana, "Ships", "one")
    note(world.ana, "Ships", "two")
    note(world.ana, "Ships", "three")
    taken(world, copy)
    # Unplugged: in the copy …
    note(copy, "Boats", "from the train", is_shared=True)
    change(copy, "one", "one, from the train")
    (three,) = (one for one in copy.notes() if one.words == "three")
    copy.drop_note(three.id, three.version)
    copy.set_tags([number(copy, "Boats")], ["read"], ["sea"])
    copy.note_place(number(copy, "Boats"), ShelfPlace(0, 9, 0.75))
    copy.amend(number(copy, "Ships"), Amendments(speakers=(("Ana", "Ana Lima"),)))
    # … and in the archive.
    note(world.owner, "Boats", "from the desk", is_shared=True)
    change(world.ana, "two", "two, from the desk")
    world.owner.set_tags([number(world.owner, "Boats")], ["wood"])
    world.ana.note_place(number(world.ana, "Ships"), ShelfPlace(0, 3, 0.25))
    met = meet(world.ana, copy)
    assert (met.conflicts, met.left, met.alone) == ((), (), 0)
    assert (met.came, met.went) == (2, 3)
    assert are_same(world, copy)
    assert words(copy) == [
        *("for all", "from the desk", "from the train"),
        *("one, from the train", "two, from the desk"),
    ]
    boats = world.ana.entry(number(world.ana, "Boats"))
    assert (boats.tags, boats.char, boats.reached) == (("read", "wood"), 9, 0.75)
    assert copy.entry(number(copy, "Ships")).reached == 0.25
    assert copy.entry(number(copy, "Ships")).speakers == ("Ana Lima",)
    assert world.ana.entry(number(world.ana, "Ships")).speakers == ("Ana Lima",)
    assert "from the train" in words(world.owner)
    assert meet(world.ana, copy)[:3] == (0, 0, 0)


@pytest.mark.parametrize(
    ("decision", "kept"),
    [
        (Decision.MINE, ["from the train"]),
        (Decision.THEIRS, ["from the desk"]),
        (Decision.BOTH, ["from the desk", "from the train"]),
    ],
)
def test_a_note_that_was_changed_on_both_sides_is_a_conflict_for_a_person_to_decide(
    world: World, copy: SqliteLibrary, decision: Decision, kept: list[str]
) -> None:
    note(world.ana, "Ships", "before")
    taken(world, copy)
    change(copy, "before", "from the train")
    change(world.ana, "before", "from the desk")
    (conflict,) = meet(world.ana, copy).conflicts
    assert conflict.mine is not None
    assert conflict.theirs is not None
    assert (conflict.mine.words, conflict.theirs.words) == ("from the train", "from the desk")
    assert world.ana.conflicts() == [conflict]
    assert are_same(world, copy)
    # Met again it is the same one, and nothing more.
    assert meet(world.ana, copy).conflicts == ()
    world.ana.settle(conflict, decision)
    meet(world.ana, copy)
    assert words(copy) == words(world.ana) == kept
    assert are_same(world, copy)


def test_a_note_dropped_on_one_side_and_changed_on_the_other_is_a_conflict(
    world: World, copy: SqliteLibrary
) -> None:
    note(world.ana, "Ships", "one")
    note(world.ana, "Ships", "two")
    taken(world, copy)
    (one,) = (note for note in copy.notes() if note.words == "one")
    copy.drop_note(one.id, one.version)
    change(world.ana, "one", "one, from the desk")
    change(copy, "two", "two, from the train")
    (two,) = (note for note in world.ana.notes() if note.words == "two")
    world.ana.drop_note(two.id, two.version)
    met = meet(world.ana, copy)
    told = {
        (one.mine.words if one.mine else "", one.theirs.words if one.theirs else "")
        for one in met.conflicts
    }
    assert told == {("", "one, from the desk"), ("two, from the train", "")}
    assert are_same(world, copy)
    assert words(copy) == ["one, from the desk"]
    for conflict in world.ana.conflicts():
        world.ana.settle(conflict, Decision.MINE)
    meet(world.ana, copy)
    assert words(copy) == ["two, from the train"]
    assert are_same(world, copy)


def test_a_note_of_others_is_changed_in_a_copy_only_if_it_is_open(
    world: World, copy: SqliteLibrary
) -> None:
    note(world.owner, "Boats", "to read", is_shared=True)
    note(world.owner, "Boats", "to write", is_shared=True, is_open=True)
    taken(world, copy)
    changed = change(copy, "to write", "written from the train")
    assert changed.author == "owner"
    with pytest.raises(LibraryError):
        change(copy, "to read", "not so")
    for conflict in copy.conflicts():
        copy.settle(conflict, Decision.THEIRS)
    assert meet(world.ana, copy).went == 1
    assert words(world.owner) == ["to read", "written from the train"]
    assert are_same(world, copy)


def test_what_comes_into_the_collection_later_comes_along(
    world: World, copy: SqliteLibrary
) -> None:
    taken(world, copy)
    world.owner.set_tags([number(world.owner, "Rafts")], ["sea"])
    world.owner.add([Arrival(talk("Bridges"))])
    assert meet(world.ana, copy).taken == 1
    assert sorted(entry.title for entry in copy.entries()) == ["Boats", "Rafts", "Ships"]
    assert taken(world, copy, "").taken == 1  # all of it from now on
    assert len(copy.entries()) == 4


def test_another_version_of_a_file_comes_along(world: World, copy: SqliteLibrary) -> None:
    taken(world, copy)
    (added,) = world.owner.add([Arrival(talk("Ships", "They are built of wood."))])
    assert added.outcome is Outcome.CHANGED
    meet(world.ana, copy)
    assert are_same(world, copy)
    assert [one.entry.title for one in copy.search("of wood")] == ["Ships"]
    assert copy.check().faults == ()


def test_what_is_taken_off_the_archive_goes_from_the_copy_but_for_what_was_noted(
    world: World, copy: SqliteLibrary
) -> None:
    taken(world, copy)
    note(copy, "Ships", "much thought")
    world.owner.remove([number(world.owner, "Ships"), number(world.owner, "Boats")])
    met = meet(world.ana, copy)
    assert met.left == (
        "“Ships” is not in the archive any more; it stays in the copy, since you have noted "
        "something there.",
    )
    assert [entry.title for entry in copy.entries()] == ["Ships"]
    assert words(copy) == ["much thought"]
    with closing(world.open_as("eva")) as keeper:
        keeper.bring_back([1, 2])
    meet(world.ana, copy)
    assert are_same(world, copy)
    assert words(world.ana) == ["much thought"]


def test_what_was_removed_from_the_copy_does_not_come_back_and_stays_in_the_archive(
    world: World, copy: SqliteLibrary
) -> None:
    taken(world, copy)
    copy.remove([number(copy, "Boats")])
    meet(world.ana, copy)
    assert [entry.title for entry in copy.entries()] == ["Ships"]
    assert number(world.ana, "Boats")


def test_what_a_person_may_not_do_there_stays_in_the_copy_and_is_told(
    world: World, copy: SqliteLibrary
) -> None:
    with closing(world.open_as("ben")) as ben:
        take(ben, copy, TakenFrom(world.address, "tag:sea"))
        copy.set_tags([number(copy, "Boats")], ["mine"])
        world.owner.set_tags([number(world.owner, "Boats")], ["wood"])
        note(copy, "Boats", "noted all the same")
        for _ in range(2):
            (told,) = meet(ben, copy).left
            assert told.startswith("“Boats”: The archive (")
            assert "does not let you do this" in told
        assert copy.entry(number(copy, "Boats")).tags == ("mine", "sea", "wood")
        assert words(ben) == ["noted all the same"]


def test_two_names_for_one_transcript_are_told_and_both_stay(
    world: World, copy: SqliteLibrary
) -> None:
    taken(world, copy)
    copy.amend(number(copy, "Boats"), Amendments(title="Small boats"))
    world.owner.amend(number(world.owner, "Boats"), Amendments(title="Old boats"))
    (told,) = meet(world.ana, copy).left
    assert told.startswith("“Small boats” is called otherwise in the archive (Old boats)")
    assert number(copy, "Small boats")
    assert number(world.ana, "Old boats")
    copy.amend(number(copy, "Small boats"), Amendments(title="Old boats"))
    assert meet(world.ana, copy).left == ()


STEPS = ("bring_in", "let_go", "set_base", "set_origin", "set_tags", "set_place")
MOST_STEPS = 7


@pytest.mark.parametrize("cut", range(1, MOST_STEPS + 2))
def test_a_meeting_that_is_cut_off_anywhere_is_made_once_more(
    world: World, copy: SqliteLibrary, cut: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before each single step of the copy: what the archive had done by then is not done twice."""
    note(world.ana, "Ships", "one")
    note(world.ana, "Ships", "two")
    taken(world, copy)
    note(copy, "Boats", "new here")
    note(world.ana, "Boats", "new there")
    change(copy, "one", "one, from the train")
    change(copy, "two", "two, from the train")
    change(world.ana, "two", "two, from the desk")
    copy.set_tags([number(copy, "Boats")], ["read"])
    steps = 0

    def cutting(name: str) -> Callable[..., object]:
        step = getattr(SqliteLibrary, name)

        def do(*args: object, **named: object) -> object:
            nonlocal steps
            steps += 1
            if steps == cut:
                raise LibraryError("cut off")
            return step(*args, **named)

        return do

    with monkeypatch.context() as patched:
        for name in STEPS:
            patched.setattr(SqliteLibrary, name, cutting(name))
        with suppress(LibraryError):
            meet(world.ana, copy)
    assert min(cut, MOST_STEPS) <= steps
    meet(world.ana, copy)
    assert are_same(world, copy)
    assert words(copy) == ["new here", "new there", "one, from the train", "two, from the desk"]
    assert [one.mine.words for one in world.ana.conflicts() if one.mine] == ["two, from the train"]


def test_a_search_that_is_none_takes_nothing_along(world: World, copy: SqliteLibrary) -> None:
    with pytest.raises(QueryError):
        taken(world, copy, "before:never")
    assert copy.entries() == []


def test_only_an_empty_library_becomes_a_copy(world: World, copy: SqliteLibrary) -> None:
    with pytest.raises(LibraryError, match="was not taken along"):
        meet(world.ana, copy)
    copy.add([Arrival(talk("Own"))])
    with pytest.raises(LibraryError, match="transcripts of its own"):
        taken(world, copy)


def test_a_copy_is_of_one_archive(world: World, copy: SqliteLibrary) -> None:
    taken(world, copy)
    with pytest.raises(LibraryError, match=r"^This is a copy of another archive, postgresql://ana"):
        take(world.ana, copy, TakenFrom("postgresql://elsewhere/x", ""))


def test_what_was_added_to_the_copy_alone_is_counted(world: World, copy: SqliteLibrary) -> None:
    taken(world, copy)
    copy.add([Arrival(talk("Own"))])
    note(copy, "Own", "here alone")
    met = meet(world.ana, copy)
    assert (met.alone, met.went) == (1, 0)
    assert words(copy) == ["here alone"]
