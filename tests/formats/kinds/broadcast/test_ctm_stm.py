"""CTM and STM, with which speech recognition is scored."""

from __future__ import annotations

from read import read, texts, times

from reader.model.transcript import CueKind


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
