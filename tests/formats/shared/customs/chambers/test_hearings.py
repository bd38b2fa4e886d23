"""Hearings as courts have them typed: what is on their pages, and what was said."""

from __future__ import annotations

import pytest
from read import read, said

from reader.formats.shared.customs.chambers.hearings import is_examination, without_page_marks
from reader.model.transcript import CueKind

NUMBERED = """\
   Weir - Cross                          41

 1        Q.   Where did you sleep that
 2   night?
 3        A.   In the mill, by the
 4   stove.
 5             THE COURT:  Go on.
        Jane Roe, Official Reporter
\f   Weir - Cross                          42

 1        Q.   Alone?
 2        A.   With the
 3   dog.
 4             MR. OKORO:  Nothing further.
 5                (Witness excused.)
        Jane Roe, Official Reporter
"""


def test_heads_and_feet_of_numbered_pages_are_not_said() -> None:
    transcript = read(NUMBERED, "a.txt")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Q", "Where did you sleep that\nnight?"),
        ("A", "In the mill, by the\nstove."),
        ("THE COURT", "Go on."),
        ("Q", "Alone?"),
        ("A", "With the\ndog."),
        ("MR. OKORO", "Nothing further."),
        ("", "(Witness excused.)"),
    ]
    assert "4 lines at the heads and feet of pages were left out." in said(transcript)
    assert "The numbers of 10 lines were left out." in said(transcript)


def pages(head: str, foot: str = "") -> list[str]:
    """Return four pages of twelve lines, each page with a head that counts and a foot."""
    lines = []
    for page, words in enumerate(TALK, start=7):
        lines += [head.format(page), "", *words, foot]
    return lines


TALK = [[f"{first}{second} of talk" for second in "abcdefghijkl"] for first in "mnop"]


@pytest.mark.parametrize(
    "head",
    ["Weir - Cross    {}", "Page {} of 90", "Case 1:22-cr-117 Document 12 Page {} of 90", "{}"],
)
def test_heads_that_count_the_pages_are_not_said(head: str) -> None:
    kept, report = without_page_marks(pages(head, "Roe & Roe, Reporters"))
    assert [line for line in kept if line] == [line for page in TALK for line in page]
    assert [item.count for item in report] == [8]
    assert "" not in kept  # a sentence goes on over the end of a page


@pytest.mark.parametrize(
    "head",
    ["Chapter {}", "Part {}: Boats", "Tape {}", "Speaker {}", "Take {}.", "Ana: {}", "0:{:02}"],
)
def test_what_counts_other_things_stays(head: str) -> None:
    lines = pages(head)
    assert list(without_page_marks(lines).lines) == lines


def test_numbers_near_one_another_are_a_list() -> None:
    lines = ["part 1", "a", "part 2", "b", "part 3", "c"]
    assert without_page_marks(lines) == (lines, ())


@pytest.mark.parametrize(
    "line", ["BY MS. ADEYEMI-KÖNIG:", "DIRECT EXAMINATION", "RECROSS-EXAMINATION BY MR. O'DELL:"]
)
def test_the_head_of_questions_is_one(line: str) -> None:
    assert is_examination(line)


@pytest.mark.parametrize("line", ["BY AND BY:", "By Mr. Dell:", "THE EXAMINATION ROOM"])
def test_other_words_head_no_questions(line: str) -> None:
    assert not is_examination(line)


def test_an_oath_is_told_not_said() -> None:
    transcript = read(
        "THE CLERK: Raise your right hand.\n\n"
        "ELLEN PRICE,\ncalled as a witness by the State, being\n"
        "first duly sworn, testified as follows:\n\nDIRECT EXAMINATION\nBY MS. ADEYEMI-KÖNIG:\n"
        "Q. Your name?\nA. Price: Ellen Price.\n",
        "a.txt",
    )
    assert [(cue.speaker, cue.kind.name) for cue in transcript.cues] == [
        ("THE CLERK", "SPEECH"),
        ("", "SOUND"),
        ("", "HEADING"),
        ("", "HEADING"),
        ("Q", "SPEECH"),
        ("A", "SPEECH"),
    ]


def test_each_of_a_court_may_be_heard_once() -> None:
    lines = [
        "THE CLERK: All rise.",
        "THE COURT: Be seated.",
        "MS. ADEYEMI-KÖNIG: Ready.",
        "MR. O'DELL: Ready for the defence.",
        "THE WITNESS: I am nervous.",
        "Q. Did you see the lorry?",
        "A. I did: it was blue.",
    ]
    told = [(cue.speaker, cue.text) for cue in read("\n\n".join(lines), "a.txt").cues]
    assert [speaker for speaker, _ in told] == [
        *("THE CLERK", "THE COURT", "MS. ADEYEMI-KÖNIG", "MR. O'DELL", "THE WITNESS", "Q", "A"),
    ]


def test_what_stands_in_capitals_behind_the_is_not_always_an_office() -> None:
    text = "THE PROBLEM: boats leak.\n\nTHE PLAN: mend them.\n\nTHE COST: none."
    cues = read(text, "a.txt").cues
    assert {cue.speaker for cue in cues} == {""}
    assert {cue.kind for cue in cues} == {CueKind.SPEECH}


def test_the_heading_of_an_argument_is_not_said_by_whoever_spoke_before() -> None:
    text = """\
          CHIEF JUSTICE REED:  We will hear argument.
          Ms. Lane.
             ORAL ARGUMENT OF ANA LANE
             ON BEHALF OF THE PETITIONER
          MS. LANE:  May it please the Court.
          JUSTICE OKORO:  Does it rain?
          MS. LANE:  It does.
          JUSTICE OKORO:  Thank you.
          CHIEF JUSTICE REED:  Thank you, counsel.
"""
    found = read(text, "argument.txt").cues
    assert [cue.text for cue in found if cue.kind is CueKind.HEADING] == [
        "ORAL ARGUMENT OF ANA LANE",
        "ON BEHALF OF THE PETITIONER",
    ]
    assert found[0] == found[0]._replace(
        speaker="CHIEF JUSTICE REED", text="We will hear argument.\nMs. Lane."
    )


def test_numbers_of_a_tribunal_with_one_blank_below_its_day() -> None:
    cues = read(
        "1 Thursday, 16 May 2024\n2 [Open session]\n3 JUDGE PELL: Good morning.\n"
        "4 MS. ORR: Good morning. The Prosecution\n5 calls Bo Birk.\n6 Examination by Ms. Orr:\n"
        "7 Q. Did you keep it?\n8 A. I did. For\n9 forty years.\n"
        "10 Q. And then?\n11 A. A letter came.\n"
        "12 --- Recess taken at 10.31 a.m.\n",
        "a.txt",
    ).cues
    assert [(cue.speaker, " ".join(cue.text.split())) for cue in cues] == [
        ("", "[Open session]"),
        ("JUDGE PELL", "Good morning."),
        ("MS. ORR", "Good morning. The Prosecution calls Bo Birk."),
        ("", "Examination by Ms. Orr"),
        ("Q", "Did you keep it?"),
        ("A", "I did. For forty years."),
        ("Q", "And then?"),
        ("A", "A letter came."),
        ("", "--- Recess taken at 10.31 a.m."),
    ]
