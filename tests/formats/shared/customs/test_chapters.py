"""Times with titles that head parts of a talk."""

from __future__ import annotations

from read import read

from reader.model.transcript import CueKind


def test_a_time_and_a_title_head_a_part_and_are_nobodys_words() -> None:
    found = read(
        "00:00:00 – Introduction\n\nInterviewer: Today is March 4.\n\n00:01:30 – Childhood\n\n"
        "Interviewer: Where were you born?\n\nLind: In Bergen.\n\n00:12:00 – The war\n\n"
        "Lind: It began with one word: run.\n\nInterviewer: Who said it?\n",
        "talk.txt",
    )
    assert found.title == ""
    headings = [cue for cue in found.cues if cue.kind is CueKind.HEADING]
    assert [(cue.start, cue.text, cue.speaker) for cue in headings] == [
        (0, "Introduction", ""),
        (90_000, "Childhood", ""),
        (720_000, "The war", ""),
    ]
    assert [cue.speaker for cue in found.cues if cue.kind is CueKind.SPEECH] == [
        *("Interviewer", "Interviewer", "Lind", "Lind", "Interviewer"),
    ]


def test_times_that_do_not_rise_head_nothing() -> None:
    found = read(
        "Ana: We met twice.\n\n9:30 – The quay\n\nBen: Yes.\n\n8:15 – The mill\n\nAna: No.\n",
        "talk.txt",
    )
    assert CueKind.HEADING not in {cue.kind for cue in found.cues}
