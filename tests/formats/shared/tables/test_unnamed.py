"""Tables whose columns no row names."""

from __future__ import annotations

from read import read

from reader.formats.shared.tables.unnamed import unnamed_head


def test_elan_writes_times_in_several_ways() -> None:
    rows = (
        (
            "Eva",
            "",
            "00:00:02.100",
            "2.1",
            "00:00:04.900",
            "4.9",
            "00:00:02.800",
            "2.8",
            "It rains.",
        ),
        (
            "Tom",
            "",
            "00:00:04.900",
            "4.9",
            "00:00:06.000",
            "6.0",
            "00:00:01.100",
            "1.1",
            "Does it?",
        ),
        (
            "Eva",
            "",
            "00:00:06.000",
            "6.0",
            "00:00:07.000",
            "7.0",
            "00:00:01.000",
            "1.0",
            "It does.",
        ),
    )
    table = "\n".join("\t".join(row) for row in rows)
    assert [
        (cue.speaker, cue.text, cue.start, cue.end) for cue in read(f"{table}\n", "a.txt").cues
    ] == [
        ("Eva", "It rains.", 2_100, 4_900),
        ("Tom", "Does it?", 4_900, 6_000),
        ("Eva", "It does.", 6_000, 7_000),
    ]


def test_many_columns_without_two_times_are_no_transcript() -> None:
    row = ["Eva", "a b c", "1", "2", "3", "4", "5"]
    assert unnamed_head([row, row, row]) is None
