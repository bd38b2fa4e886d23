"""A note that was changed at two places: it is told, both texts are kept, and a person decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from reader.library import (
    Arrival,
    Conflict,
    Decision,
    Library,
    LibraryError,
    Note,
    NoteConflict,
)
from reader.model.transcript import Cue, Span, Transcript

Change = Callable[[Note], Note]


@pytest.fixture
def other(open_again: object) -> Iterator[Library]:
    """The same library, opened in a second window."""
    assert callable(open_again)
    made: Library = open_again()
    yield made
    made.close()


@pytest.fixture
def note(library: Library) -> Note:
    (added,) = library.add([Arrival(Transcript("Boats", cues=(Cue("We build boats."),)))])
    return library.keep_note(Note(added.id, Span(0, 3, 0, 8), "build", "How?", "We "))


def conflict_of(library: Library, note: Note, words: str) -> Conflict:
    with pytest.raises(NoteConflict) as told:
        library.keep_note(note._replace(words=words))
    return told.value.conflict


def words(library: Library) -> list[str]:
    return sorted(note.words for note in library.notes())


def test_each_change_is_a_version_more(library: Library, note: Note) -> None:
    assert note.version == 1
    second = library.keep_note(note._replace(words="How, and when?"))
    assert (second.version, second.made) == (2, note.made)
    assert library.notes() == [second]
    # What says the same is not changed, from whatever version it was seen.
    assert library.keep_note(note._replace(words="How, and when?")) == second


def test_what_was_changed_meanwhile_is_told_and_both_texts_are_kept(
    library: Library, other: Library, note: Note
) -> None:
    theirs = other.keep_note(note._replace(words="Who?"))
    conflict = conflict_of(library, note, "How, \0 and \ud800?")
    assert conflict.mine is not None
    assert conflict.mine.words == "How, \0 and \ud800?"
    assert conflict.theirs == theirs
    assert words(library) == ["Who?"]
    assert library.conflicts() == [conflict]


def test_asked_twice_it_is_one_conflict(library: Library, other: Library, note: Note) -> None:
    other.keep_note(note._replace(words="Who?"))
    assert conflict_of(library, note, "When?") == conflict_of(library, note, "When?")
    assert len(library.conflicts()) == 1


@pytest.mark.parametrize(
    ("decision", "kept"),
    [
        (Decision.MINE, ["When?"]),
        (Decision.THEIRS, ["Who?"]),
        (Decision.BOTH, ["When?", "Who?"]),
    ],
)
def test_a_person_decides(
    library: Library, other: Library, note: Note, decision: Decision, kept: list[str]
) -> None:
    other.keep_note(note._replace(words="Who?"))
    conflict = conflict_of(library, note, "When?")
    settled = library.settle(conflict, decision)
    assert settled in library.notes()
    assert words(library) == kept
    assert library.conflicts() == []
    assert library.check().faults == ()
    with pytest.raises(LibraryError, match=r"^This was decided elsewhere already\.$"):
        other.settle(conflict, decision)
    assert words(library) == kept


def test_mine_does_not_take_the_place_of_what_was_never_shown(
    library: Library, other: Library, note: Note
) -> None:
    theirs = other.keep_note(note._replace(words="Who?"))
    conflict = conflict_of(library, note, "When?")
    newest = other.keep_note(theirs._replace(words="Who, by name?"))
    with pytest.raises(NoteConflict, match="changed once more meanwhile") as told:
        library.settle(conflict, Decision.MINE)
    assert told.value.conflict.theirs == newest
    assert library.conflicts() == [told.value.conflict]
    assert words(library) == ["Who, by name?"]
    library.settle(told.value.conflict, Decision.MINE)
    assert words(library) == ["When?"]


@pytest.mark.parametrize(
    ("decision", "kept"),
    [(Decision.MINE, ["When?"]), (Decision.THEIRS, []), (Decision.BOTH, ["When?"])],
)
def test_what_is_written_of_a_note_that_was_dropped_is_kept(
    library: Library, other: Library, note: Note, decision: Decision, kept: list[str]
) -> None:
    other.drop_note(note.id, note.version)
    conflict = conflict_of(library, note, "When?")
    assert conflict.theirs is None
    assert words(library) == []
    library.settle(conflict, decision)
    assert words(library) == kept
    assert library.conflicts() == []


@pytest.mark.parametrize(("decision", "kept"), [(Decision.MINE, []), (Decision.THEIRS, ["Who?"])])
def test_a_note_that_was_changed_meanwhile_is_not_dropped_in_silence(
    library: Library, other: Library, note: Note, decision: Decision, kept: list[str]
) -> None:
    other.keep_note(note._replace(words="Who?"))
    with pytest.raises(NoteConflict) as told:
        library.drop_note(note.id, note.version)
    assert words(library) == ["Who?"]
    (conflict,) = library.conflicts()
    assert conflict == told.value.conflict
    assert conflict.mine is None
    with pytest.raises(LibraryError, match="only one text"):
        library.settle(conflict, Decision.BOTH)
    library.settle(conflict, decision)
    assert words(library) == kept


def test_conflicts_come_and_go_with_their_transcript(
    library: Library, other: Library, note: Note
) -> None:
    other.keep_note(note._replace(words="Who?"))
    conflict = conflict_of(library, note, "When?")
    library.remove([note.transcript])
    assert library.conflicts() == []
    with pytest.raises(LibraryError, match="decided elsewhere"):
        library.settle(conflict, Decision.MINE)
    with pytest.raises(LibraryError, match=r"^The note is not in the library any more\.$"):
        library.keep_note(note._replace(words="Where?"))
    library.bring_back([note.transcript])
    assert library.conflicts() == [conflict]


def test_what_is_gone_can_be_dropped_once_more(library: Library, note: Note) -> None:
    library.drop_note(note.id, note.version)
    library.drop_note(note.id, note.version)
    assert library.conflicts() == []
