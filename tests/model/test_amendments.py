"""What a person calls a transcript and its speakers is said over what the file says."""

from __future__ import annotations

from reader.model.amendments import Amendments
from reader.model.transcript import Cue, Facts, Transcript

TALK = Transcript(
    cues=(
        Cue("Good evening.", 0, 900, speaker="SPEAKER_00"),
        Cue("Thank you.", 1_000, 1_900, speaker="Speaker 1"),
        Cue("Shall we begin?", 2_000, 2_900, speaker="SPEAKER_00"),
        Cue("Applause.", 3_000, 3_900),
    ),
    title="rec_0042",
    author="Radio East",
    date="2024",
)


def test_nothing_said_changes_nothing() -> None:
    assert Amendments().made_to(TALK) == TALK


def test_what_is_said_stands_in_place_of_the_file() -> None:
    made = Amendments(title="An Evening", date="2 May 2024").made_to(TALK)
    assert (made.title, made.author, made.date) == ("An Evening", "Radio East", "2 May 2024")
    assert made.cues == TALK.cues


def test_speakers_are_called_otherwise_and_their_words_stay() -> None:
    made = Amendments(speakers=(("SPEAKER_00", "Ana Ruiz"),)).made_to(TALK)
    assert [cue.speaker for cue in made.cues] == ["Ana Ruiz", "Speaker 1", "Ana Ruiz", ""]
    assert [cue.text for cue in made.cues] == [cue.text for cue in TALK.cues]
    assert made.speakers == ("Ana Ruiz", "Speaker 1")


def test_two_may_be_one() -> None:
    named = (("SPEAKER_00", "Ana Ruiz"), ("Speaker 1", "Ana Ruiz"))
    assert Amendments(speakers=named).made_to(TALK).speakers == ("Ana Ruiz",)


def test_a_name_that_the_file_does_not_have_is_nobody() -> None:
    assert Amendments(speakers=(("Ben", "Benjamin"),)).made_to(TALK) == TALK


def test_of_two_things_said_the_last_one_holds() -> None:
    known = Facts(title="From the video page", author="Radio East", site="Tube")
    before = Amendments(author="Studio")
    after = Amendments(title="An Evening", author="Studio")
    # The title was amended after the page had said it; nothing new was said of the author.
    assert after.put_over(known, before) == Facts(author="Radio East", site="Tube")
    assert before.put_over(known, before) == known
