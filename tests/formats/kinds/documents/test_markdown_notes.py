"""Markdown: its footnotes, pictures and code beside what is said."""

from __future__ import annotations

from read import read, said


def turns(text: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read(text, "a.md").cues]


def test_a_footnote_is_nobodys_and_its_mark_is_left_out() -> None:
    text = (
        "**Ana:** It rains.[^1]\n\n**Bo:** Does it?\n\n**Ana:** It does.\n\n**Bo:** Right.[^b]\n\n"
        "[^1]: Since May,\nin the north.\n\n[^b]: He nods.\n"
    )
    assert turns(text) == [
        ("Ana", "It rains."),
        ("Bo", "Does it?"),
        ("Ana", "It does."),
        ("Bo", "Right."),
    ]
    assert said(read(text, "a.md")) == "2 footnotes left out."


def test_a_list_of_turns_may_hold_code_and_pictures() -> None:
    text = (
        "## Transcript\n\n- **Ana:** Run `make rain`, then:\n\n"
        "  ```sh\n  Bo: make[1]: done\n  ```\n\n"
        "- **Bo:** Since when?\n- **Ana:** Since May.\n- **Bo:** ![a gate](gate.png) Thanks.\n"
    )
    assert turns(text) == [
        ("Ana", "Run `make rain`, then:"),
        ("", "Bo: make[1]: done"),
        ("Bo", "Since when?"),
        ("Ana", "Since May."),
        ("Bo", "Thanks."),
    ]
    assert said(read(text, "a.md")) == "1 picture left out."
