"""The caption text of Avid's editors."""

from __future__ import annotations

from read import read, said

from reader.model.transcript import Cue


def test_avids_frames_are_counted_by_the_highest() -> None:
    transcript = read(
        "<begin subtitles>\n00:00:01:15 00:00:02:29\nOne.\n\n<end subtitles>\nnot this\n", "a.txt"
    )
    assert transcript.cues == (Cue("One.", 1_500, 2_967),)
    assert "30 were assumed" in said(transcript)
