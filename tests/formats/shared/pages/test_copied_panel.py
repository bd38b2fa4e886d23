"""YouTube's panel as it is copied: lines apart or run together, with the page or without."""

from __future__ import annotations

import pytest
from read import read, said

from reader.formats.shared.pages.copied_panel import copied_panel
from reader.model.transcript import CueKind, Provenance, Transcript


def timed(transcript: Transcript) -> list[tuple[int | None, str]]:
    return [(cue.start, cue.text) for cue in transcript.cues]


GLUED = """In this video
Transcript
Search transcript
Chapter 1: Welcome
0:00so good morning everyone
0:088 secondsthank you for coming
0:1616 seconds1946 was the year
1:001 minuteact of the board
Chapter 2: The gates
1:111 minute, 11 secondsand the gates
1:02:031 hour, 2 minutes, 3 secondsmade of oak
"""


def test_clocks_spoken_times_and_words_that_run_into_one_another_are_parted() -> None:
    transcript = read(GLUED, "a.txt")
    assert timed(transcript) == [
        (None, "Welcome"),
        (0, "so good morning everyone"),
        (8_000, "thank you for coming"),
        (16_000, "1946 was the year"),
        (60_000, "act of the board"),
        (None, "The gates"),
        (71_000, "and the gates"),
        (3_723_000, "made of oak"),
    ]
    assert [cue.text for cue in transcript.cues if cue.kind is CueKind.HEADING] == [
        "Welcome",
        "The gates",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "0:011 secondes'en va\n0:1818 secondesla mer\n1:091 minute et 9 secondeset l'eau",
        "0:01\n1 secondes'en va\n0:18\n18 secondesla mer\n1:09\n1 minute et 9 secondeset l'eau",
        "0:01\n1 seconde\ns'en va\n0:18\n18 secondes\nla mer\n1:09\n1 minute et 9 secondes\n"
        "et l'eau",
    ],
)
def test_spoken_times_of_another_language_in_all_three_forms(lines: str) -> None:
    transcript = read(f"Transcription\n\n{lines}\nFrançais (générés automatiquement)\n", "a.txt")
    assert timed(transcript) == [(1_000, "s'en va"), (18_000, "la mer"), (69_000, "et l'eau")]
    assert transcript.provenance is Provenance.AUTOMATIC


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("1分9秒", "18秒"),
        ("1 Minute, 9 Sekunden", "18 Sekunden"),
        ("1 минута 9 секунд", "18 секунд"),
        ("1 minuto y 9 segundos", "18 segundos"),
    ],
)
def test_each_language_has_words_of_its_own(one: str, two: str) -> None:
    panel = copied_panel([f"0:18{two}la mer", f"1:09{one}et l'eau"])
    assert panel is not None
    assert panel.lines == ["0:18", two, "la mer", "1:09", one, "et l'eau"]


def test_of_a_whole_page_the_panel_is_read_and_what_the_page_tells_of_the_video() -> None:
    page = (
        "Skip navigation\nSearch\nCreate\n9+\n\nTranscript\nSearch transcript\n"
        "0:00\n0 seconds\nso good morning\n0:08\n8 seconds\nthank you\n0:16\n16 seconds\n"
        "[Applause]\n"
        "English (auto-generated)\n0:16 / 0:20\nThe founding act\nLow Water\n12.3K subscribers\n"
        "Subscribe\n48,120 views  4 Mar 2026\n@tom\nAt 0:08 she says it all.\nReply\nAll\n"
        "From Low Water\n12:44\nThe last ferry\nLow Water\n14K views\n1:02:15\nLocks & gates\nTV\n"
    )
    transcript = read(page, "a.txt")
    assert timed(transcript) == [
        (0, "so good morning"),
        (8_000, "thank you"),
        (16_000, "[Applause]"),
    ]
    assert (transcript.title, transcript.author) == ("The founding act", "Low Water")
    assert [video.title for video in transcript.related] == ["The last ferry", "Locks & gates"]
    assert "lines of the page around the transcript were left out" in said(transcript)


def test_a_title_above_the_panel_stays_and_numbers_in_speech_are_words() -> None:
    transcript = read(f"My own notes\n{GLUED}", "a.txt")
    assert transcript.title == "My own notes"
    talk = ["0:08", "8 seconds is what it takes", "0:16", "seven it is"]
    assert copied_panel(talk) is None  # once is chance
    assert copied_panel(["In 0:08", "nothing"]) is None
