"""Tables drawn with signs in texts."""

from __future__ import annotations

from read import read

SAID = [
    (4_000, "Lund", "Where was the mill?"),
    (9_000, "Birk", "In the lower street, next to the church."),
    (31_000, "Nun", "It burned."),
]


def told(text: str) -> list[tuple[int | None, str, str]]:
    return [(cue.start, cue.speaker, cue.text) for cue in read(text, "a.txt").cues]


def test_a_table_in_a_frame_has_a_row_a_line() -> None:
    assert (
        told(
            "+---------+------+-------------------------+\n"
            "| Time    | Who  | What                    |\n"
            "+---------+------+-------------------------+\n"
            "| 0:00:04 | Lund | Where was the mill?     |\n"
            "| 0:00:09 | Birk | In the lower street,    |\n"
            "|         |      | next to the church.     |\n"
            "| 0:00:31 | Nun  | It burned.              |\n"
            "+---------+------+-------------------------+\n"
        )
        == SAID
    )


def test_a_grid_has_a_row_between_two_rules() -> None:
    rule = "+---------+------+----------------------+\n"
    assert (
        told(
            f"{rule}| Time    | Who  | What                 |\n{rule.replace('-', '=')}"
            f"| 0:00:04 | Lund | Where was the mill?  |\n{rule}"
            f"| 0:00:09 | Birk | In the lower street, |\n"
            f"|         |      | next to the church.  |\n{rule}"
            f"| 0:00:31 | Nun  | It burned.           |\n{rule}"
        )
        == SAID
    )
