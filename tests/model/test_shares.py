"""Who speaks how much, counted by hand."""

from __future__ import annotations

from reader.model.shares import SpeakerShare, voices_of
from reader.model.transcript import Cue, CueKind, Transcript

TALK = Transcript(
    cues=(
        Cue("Opening", kind=CueKind.HEADING),
        Cue("One two three.", 0, 2_000, "Ada"),
        Cue("[laughter]", 2_000, 3_000, "Ben", kind=CueKind.SOUND),
        Cue("Four.", 3_000, 4_000, "Ada"),  # the same turn: nobody spoke between
        Cue("Five six.", 4_000, 4_500, "Ben"),
        Cue("Nobody's words.", 5_000, 9_000),
        Cue("Seven eight.", 9_000, 10_000, "Ada"),
    )
)


def test_of_a_talk() -> None:
    # Ada: 3 + 1 + 2 words in 2 + 1 + 1 seconds and two turns; Ben: 2 words in half a second.
    assert voices_of([TALK]) == (
        SpeakerShare("Ada", 6, 4_000, 2, 0.75, 1),
        SpeakerShare("Ben", 2, 500, 1, 0.25, 1),
    )


def test_of_several_together() -> None:
    other = Transcript(cues=(Cue("Ben says these eight words in one turn.", speaker="Ben"),))
    # Ben: 2 + 8 of 16 words.
    assert voices_of([TALK, other, Transcript()]) == (
        SpeakerShare("Ben", 10, 500, 2, 0.625, 2),
        SpeakerShare("Ada", 6, 4_000, 2, 0.375, 1),
    )


def test_of_nobody() -> None:
    assert voices_of([Transcript(cues=(Cue("Words."),))]) == ()
