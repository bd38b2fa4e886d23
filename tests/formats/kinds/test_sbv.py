"""SBV, the plain form in which YouTube took and gave captions."""

from __future__ import annotations

from read import read, said, texts, times

from reader import formats
from reader.model.transcript import Cue, Transcript


def test_sbv_breaks_lines_at_its_mark_and_tells_a_bad_time() -> None:
    transcript = read("0:00:01.000,0:00:02.500\nOne[br]two.\n\n0:00:0x.000,\nThree.\n", "a.sbv")
    assert texts(transcript) == ["One\ntwo.", "Three."]
    assert times(transcript) == [(1_000, 2_500), (None, None)]
    assert "1 time line could not be read" in said(transcript)


def test_sbv_is_written_with_one_digit_of_hours() -> None:
    cues = (Cue("One.", 3_600_000, 3_601_000), Cue("Two.", 36_000_000, 36_001_000))
    assert formats.write(Transcript(cues=cues), "sbv").decode() == (
        "1:00:00.000,1:00:01.000\nOne.\n\n10:00:00.000,10:00:01.000\nTwo.\n"
    )
