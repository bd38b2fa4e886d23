"""What is known of an archive that is away: what was read last, with what was changed since."""

from __future__ import annotations

from reader.library import Entry, Note
from reader.library.postgres.last_read import LastRead
from reader.library.postgres.outbox import DroppedNote, KeptNote, MarkedRead, Tagged
from reader.model.transcript import Span

BOATS, SHIPS = Entry(1, "Boats"), Entry(2, "Ships", tags=("sea",))


def note(id_: int, words: str, version: int = 1, transcript: int = 1) -> Note:
    return Note(transcript, Span(0, 0, 0, 4), "Boat", words, id=id_, version=version)


def words(known: LastRead, transcript: int | None = None) -> list[str]:
    return [one.words for one in known.notes(transcript)]


def test_a_change_made_while_a_question_was_under_way_is_in_its_answer() -> None:
    known = LastRead()
    asked = known.asked()
    known.made(KeptNote(note(1, "new")))
    known.made(DroppedNote(2, 1))
    known.made(Tagged((2,), ("steel",), ("sea",)))
    known.made(MarkedRead((1,), is_read=True))
    known.take_notes([note(2, "old")], 1, asked)
    known.take_entries([BOATS, SHIPS], asked)
    assert words(known) == ["new"]
    assert [(one.tags, one.reached) for one in known.entries()] == [((), 1.0), (("steel",), 0.0)]


def test_a_change_made_before_a_question_is_not_made_in_its_answer() -> None:
    """Somebody else may have changed the same since."""
    known = LastRead()
    known.made(KeptNote(note(1, "mine")))
    known.made(Tagged((2,), (), ("sea",)))
    asked = known.asked()
    known.take_notes([], None, asked)
    known.take_entries([SHIPS], asked)
    assert words(known) == []
    assert known.entry(2) == SHIPS


def test_a_note_that_another_has_changed_since_stays_as_it_is() -> None:
    known = LastRead()
    asked = known.asked()
    known.made(KeptNote(note(1, "mine", version=2)))
    known.take_notes([note(1, "theirs", version=3)], 1, asked)
    assert words(known) == ["theirs"]


def test_the_notes_of_one_transcript_are_read_without_those_of_others() -> None:
    known = LastRead()
    known.take_notes([note(1, "a"), note(2, "b", transcript=2)], None, known.asked())
    known.take_notes([note(3, "c", transcript=2)], 2, known.asked())
    assert words(known) == ["a", "c"]
    assert words(known, 2) == ["c"]
    assert words(known, 3) == []


def test_what_is_read_again_and_is_not_there_is_known_no_more() -> None:
    known = LastRead()
    known.take_entries([BOATS, SHIPS], known.asked())
    known.take_again([1, 2], {2: SHIPS._replace(title="Steamships")})
    assert known.entry(1) is None
    assert [one.title for one in known.entries()] == ["Steamships"]


def test_notes_read_page_by_page_take_the_place_of_what_stood_between_them() -> None:
    known = LastRead()
    every = [note(nth, str(nth), transcript=nth // 3) for nth in range(9)]
    known.take_notes(every, None, known.asked())
    asked = known.asked()
    known.made(DroppedNote(3, 1))
    known.take_page([every[0], every[3]], None, asked, is_last=False)
    assert words(known) == [*"045678"]  # 1 and 2 are gone, 3 was dropped meanwhile
    known.take_page([every[6], note(9, "9", transcript=3)], every[4], known.asked(), is_last=True)
    assert words(known) == [*"0469"]
    known.take_page([], every[0], known.asked(), is_last=True)
    assert words(known) == ["0"]
