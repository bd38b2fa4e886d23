"""SBV, the plain form in which YouTube took and gave captions."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader import formats
from reader.errors import UnknownFormat
from reader.formats.format import Document
from reader.formats.kinds import sbv
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


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("0:00:01.000,0:00:02.000\nTom &amp; <i>Ana</i>\n", (Cue("Tom & Ana", 1_000, 2_000),)),
        ("0:00:01.000,0:00:02.000\nTom & <i>Ana</i>\n", (Cue("Tom & Ana", 1_000, 2_000),)),
        ("0:00:01.000,0:00:02.000\nI <3 you\n", (Cue("I <3 you", 1_000, 2_000),)),
        (
            "0:00:01.000,\nOne.\n\n0:00:03.000,0:00:04.000\nTwo.\n",
            (Cue("One.", 1_000), Cue("Two.", 3_000, 4_000)),
        ),
        (
            "Before.\n\n0:00:01.000,0:00:02.000\nOne,\n2,5 of them.\n",
            (Cue("Before."), Cue("One,\n2,5 of them.", 1_000, 2_000)),
        ),
    ],
)
def test_sbv_keeps_the_words_whatever_stands_around_them(text: str, cues: tuple[Cue, ...]) -> None:
    assert read(text, "a.sbv").cues == cues


def test_sbv_is_claimed_by_its_time_lines_and_refused_without() -> None:
    def claim(text: str) -> int:
        return sbv.score(Document(text.encode(), text))

    assert claim("0:00:01.000,0:00:02.000\nOne.\n") == 75
    assert claim("Words. " * 100 + "\n0:00:01.000,0:00:02.000\nOne.\n") == 35
    assert claim("0:00:01.000, 0:00:02.000 and more\n") == 0
    with pytest.raises(UnknownFormat, match="no lines with two times, so it holds no SBV captions"):
        sbv.read(Document(b"", "One.\nTwo.\n"))


@pytest.mark.parametrize("text", ["{\\an8}One.", "Tom &amp; Ana", "<i>One</i>", "I <3 you", "{b}"])
def test_sbv_gives_back_what_looks_like_marks(text: str) -> None:
    data = formats.write(Transcript(cues=(Cue(text, 0, 1_000),)), "sbv")
    assert formats.read_bytes(data, "a.sbv").cues == (Cue(text, 0, 1_000),)
