"""Printed records: words that line ends part, and what stands in brackets between turns."""

from __future__ import annotations

from read import read

from reader.formats.shared.customs.typed_lines import with_whole_words


def test_a_committee_has_whole_words_and_notes_of_nobody() -> None:
    text = (
        "    The Chair. We hear of har-\nbours today, in room SD-\n366.\n"
        "    Mr. Lund. It is a well-known port, well-\nknown to all.\n"
        "    The Chair. Is it?\n    Mr. Lund. It is.\n    Voice. Louder!\n"
        "    The Chair. We are adjourned.\n"
        "    [Whereupon, at 10:20 a.m., the committee\nwas adjourned.]\n"
    )
    assert [(cue.speaker, cue.text) for cue in read(text, "a.txt").cues] == [
        ("The Chair", "We hear of harbours\ntoday, in room SD-366."),
        ("Mr. Lund", "It is a well-known port, well-known\nto all."),
        ("The Chair", "Is it?"),
        ("Mr. Lund", "It is."),
        ("Voice", "Louder!"),
        ("The Chair", "We are adjourned."),
        ("", "[Whereupon, at 10:20 a.m., the committee\nwas adjourned.]"),
    ]


def test_who_breaks_off_and_who_stammers_keep_their_hyphens() -> None:
    lines = ["I was go-", "He said so.", "I wa-", "want to go.", "ten-", "", "fold"]
    assert with_whole_words(lines) == lines
