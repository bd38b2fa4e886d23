"""The caption text of Avid's editors."""

from __future__ import annotations

from read import read, said

from reader.formats.format import Claim, Document
from reader.formats.kinds.broadcast import avid_caption
from reader.model.transcript import Cue


def test_avids_frames_are_counted_by_the_highest() -> None:
    transcript = read(
        "<begin subtitles>\n00:00:01:15 00:00:02:29\nOne.\n\n<end subtitles>\nnot this\n", "a.txt"
    )
    assert transcript.cues == (Cue("One.", 1_500, 2_967),)
    assert "30 were assumed" in said(transcript)


def test_encore_numbers_its_captions() -> None:
    transcript = read(
        "1 00:00:01:00 00:00:03:00 The tide is out.\n"
        "2 00:00:03:00 00:00:04:05 Is it?\nNobody knows.\n",
        "a.txt",
    )
    assert transcript.cues == (
        Cue("The tide is out.", 1_000, 3_000),
        Cue("Is it?\nNobody knows.", 3_000, 4_200),
    )


def test_spruce_has_settings_above_and_commas_between() -> None:
    transcript = read(
        "//Font select\n$FontName = Arial\n$Bold = FALSE\n"
        "00:00:01:00 , 00:00:03:00 , The ^Itide^I is out.\n"
        "00:00:03:00,00:00:04:05,Is it?|Nobody knows.\n",
        "a.stl",
    )
    assert transcript.cues == (
        Cue("The tide is out.", 1_000, 3_000),
        Cue("Is it?\nNobody knows.", 3_000, 4_200),
    )


def test_numbers_that_do_not_count_up_are_no_captions_of_encore() -> None:
    text = "7 00:00:01:00 00:00:03:00 One.\n3 00:00:03:00 00:00:04:00 Two.\n"
    assert avid_caption.score(Document(b"", text)) == Claim.NONE
