"""The contents of a transcript: headings, who speaks how much, and parts."""

from __future__ import annotations

from reader.model.outline import entry_count, headings, parts, shares, step_of
from reader.model.prose import prose
from reader.model.transcript import Cue, CueKind, Transcript

MINUTE = 60_000


def talk(*cues: Cue) -> Transcript:
    return Transcript(cues=cues)


def said(text: str, speaker: str = "", start: int | None = None, end: int | None = None) -> Cue:
    return Cue(text, start, end, speaker)


def test_headings_stand_in_order_with_their_times() -> None:
    of = talk(
        Cue("Opening", 0, 1_000, kind=CueKind.HEADING),
        said("Good morning.", start=1_000, end=2_000),
        Cue(" Questions\nof the press ", 90_000, 91_000, kind=CueKind.HEADING),
        said("Who pays?", start=91_000, end=92_000),
    )
    found = headings(prose(of))
    assert [(part.cue, part.words, part.time) for part in found] == [
        (0, "Opening", 0),
        (2, "Questions of the press", 90_000),
    ]
    assert entry_count(prose(of)) == 2


def test_shares_are_of_the_words_with_times_and_turns() -> None:
    of = talk(
        said("One two three.", "Ana", 0, 2_000),
        said("Four.", "Ben", 2_000, 3_000),
        said("Five six.", "Ben", 3_000, 4_500),
        said("(nobody is named here)", "", 4_500, 5_000),
        said("Seven eight nine ten.", "Ana", 5_000, 9_000),
    )
    first, second = shares(of)
    assert (first.speaker, first.words, first.time, first.cues) == ("Ana", 7, 6_000, (0, 4))
    assert (second.speaker, second.words, second.time, second.cues) == ("Ben", 3, 2_500, (1,))
    assert (first.share, second.share) == (0.7, 0.3)
    assert entry_count(prose(of)) == 2


def test_a_sound_is_nobodys_word_and_ends_no_turn() -> None:
    of = talk(
        said("One.", "Ana"),
        Cue("[applause]", speaker="Ana", kind=CueKind.SOUND),
        said("Two.", "Ana"),
    )
    (ana,) = shares(of)
    assert (ana.words, ana.time, ana.cues) == (2, 0, (0,))


def test_parts_go_by_the_clock_and_begin_with_a_sentence() -> None:
    # A caption each half a minute for ten minutes; every third ends a sentence.
    thirds = ("Begin {}", "go on {}", "end {}.")
    of = talk(*(said(thirds[n % 3].format(n), start=n * 30_000) for n in range(20)))
    assert step_of(of) == MINUTE
    times = [part.time for part in parts(prose(of))]
    # The sentences begin at 0:00, 1:30, 3:00, 4:30, 6:00, 7:30 and 9:00.
    assert times == [0, 90_000, 180_000, 270_000, 360_000, 450_000, 540_000]
    assert parts(prose(of))[1].words.startswith("Begin 3 go on 4 end 5.")


def test_there_are_fifteen_parts_at_most() -> None:
    def lasting(minutes: int) -> Transcript:
        return talk(said("A.", start=0), said("B.", start=minutes * MINUTE))

    steps = {5: 1, 14: 1, 15: 2, 29: 2, 30: 5, 74: 5, 75: 10, 400: 30, 899: 60, 2_000: 180}
    assert {m: step_of(lasting(m)) // MINUTE for m in steps} == steps


def test_without_times_parts_go_by_length() -> None:
    of = talk(*(said(f"Sentence {n:03} is of thirty signs.") for n in range(200)))  # 6,000 signs
    found = parts(prose(of))
    assert step_of(of) == 0
    assert 3 <= len(found) <= 15
    assert found[0].words.startswith("Sentence 000")
    assert all(part.words.startswith("Sentence") and part.time is None for part in found)
    assert [part.share for part in found] == sorted(part.share for part in found)


def test_what_is_short_has_no_parts() -> None:
    assert parts(prose(talk(said("Some words.")))) == ()
    assert parts(prose(talk())) == ()
    assert entry_count(prose(talk())) == 0
