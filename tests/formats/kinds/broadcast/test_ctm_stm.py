"""CTM and STM, with which speech recognition is scored."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader.errors import FormatError
from reader.formats.format import Document
from reader.formats.kinds.broadcast import ctm_stm
from reader.model.transcript import CueKind, Provenance


def test_scored_words_and_segments() -> None:
    words = read(
        ";; heard\nrec1 1 0.50 0.20 so\nrec1 1 0.80 0.30 we 0.99\nrec1 1 1.20 0.40 walk. 0.98\n",
        "a.ctm",
    )
    assert texts(words) == ["so we walk."]
    assert times(words) == [(500, 1_600)]
    segments = read(
        ";; LABEL\nrec1 1 Ana 0.50 1.60 <o,f0,female> So we walk.\n"
        "rec1 1 inter_segment_gap 1.60 2.00 <o,,>\n"
        "rec2 1 Ben 0.10 0.90 <o,f0,male> Yes.\n",
        "a.stm",
    )
    assert [(cue.text, cue.speaker, cue.start) for cue in segments.cues] == [
        ("rec1", "", None),
        ("So we walk.", "Ana", 500),
        ("rec2", "", None),
        ("Yes.", "Ben", 100),
    ]
    assert segments.cues[0].kind is CueKind.HEADING


def test_words_of_several_channels_are_apart() -> None:
    transcript = read("r A 0.5 0.2 so\nr B 0.6 0.2 yes\nr A 0.8 0.2 it\nr A 1.1 0.2 @\n", "a.ctm")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Channel A", "so it"),
        ("Channel B", "yes"),
    ]
    assert transcript.provenance is Provenance.AUTOMATIC


def test_lines_with_other_columns_are_left_out_and_told() -> None:
    transcript = ctm_stm.read(Document(b"", "r 1 0.5 0.2 so\nr 1 0.8 0.2 it\nwords\n"))
    assert texts(transcript) == ["so it"]
    assert said(transcript) == "1 line has not the columns of the others and was left out."


def test_segments_of_no_one_and_those_that_are_not_scored() -> None:
    transcript = read(
        "r 1 unknown 0.5 1.5 So we walk.\nr 1 Ana 2.0 3.0 IGNORE_TIME_SEGMENT_IN_SCORING\n", "a.stm"
    )
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [("", "So we walk.")]
    assert transcript.provenance is Provenance.UNKNOWN


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("r 1 0.5 0.2 so\n" * 3, 75),
        ("r 1 0.5 0.2 so 0.9\n" * 3, 75),
        ("r 1 0.5 0.2 so\n" * 2, 0),
        ("r 1 5 2 so\n" * 3, 0),
        ("r 1 Ana 0.5 1.5 So we walk.\n" * 2, 75),
        ("r 1 Ana 1.5 0.5 So we walk.\n" * 2, 0),
        (";; only a comment\n", 0),
        ("words\n" * 3, 0),
    ],
)
def test_the_two_are_claimed_by_their_columns(text: str, claim: int) -> None:
    assert ctm_stm.score(Document(text.encode(), text)) == claim


def test_a_file_without_words_and_times_is_refused() -> None:
    for text in ("words\n", "r 1 0.5 0.2 @\n", ""):
        with pytest.raises(
            FormatError, match="No line of this file has a recording, times and words"
        ):
            ctm_stm.read(Document(b"", text))


def test_of_several_wordings_the_first_is_read() -> None:
    transcript = read(
        "r 1 Ana 0.10 3.20 <o,f0,female> the tide is {very / quite {so / too}} high { @ / uh }\n"
        "r 1 Ben 4.00 6.00 <o,f0,male> {we'll / we will} wait\n",
        "a.stm",
    )
    assert texts(transcript) == ["the tide is very high", "we'll wait"]
