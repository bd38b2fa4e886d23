"""Names as Webex sets them, beside times and as what captions are called by."""

from __future__ import annotations

import pytest
from read import read

from reader.formats.shared.coats.webex import named_by_ids, out_of_webex

TURNS = [("Ana Reyes", 4, "It rains."), ("Bo Birk", 9, "Does it?"), ("Ana Reyes", 15, "It does.")]
TOLD = [(second * 1_000, name, words) for name, second, words in TURNS]


def told(text: str, name: str = "a.txt") -> list[tuple[int | None, str, str]]:
    return [(cue.start, cue.speaker, cue.text) for cue in read(text, name).cues]


@pytest.mark.parametrize(
    "form",
    [
        '"{}" (3216549870) 00:00:{:02}\n{}\n\n',
        '00:00:{1:02} "{0}" (3216549870)\n{2}\n\n',
        '"{}" (0)\n00:{:02}\n{}\n\n',
        "{} (3216549870)  00:00:{:02}\n{}\n\n",
        '00:00:{1:02} -- 00:00:{1:02} "{0}": {2}\n',
    ],
)
def test_who_speaks_stands_above_times_or_beside_them(form: str) -> None:
    assert told("".join(form.format(*turn) for turn in TURNS)) == TOLD


@pytest.mark.parametrize("name", ["a.vtt", "a.srt"])
def test_who_speaks_is_what_captions_are_called_by(name: str) -> None:
    blocks = "\n".join(
        f'{count} "{who}" (3216549870)\n00:00:{at:02}.000 --> 00:00:{at + 3:02}.500\n{words}\n'
        for count, (who, at, words) in enumerate(TURNS, 1)
    )
    assert told(("WEBVTT\n\n" if name == "a.vtt" else "") + blocks, name) == TOLD


def test_a_quotation_beside_a_time_names_nobody() -> None:
    lines = ['"So it goes, as they say" 00:00:04', "It rains.", '"And on" 00:00:09', "It does."]
    assert out_of_webex(lines) is lines


def test_nearly_all_captions_are_called_by_a_name() -> None:
    assert named_by_ids(['1 "Ana" (11)', "2", '3 "Bo" (12)']) == []
    assert named_by_ids(['1 "Ana" (11)'] * 4 + ["5"]) == ["Ana"] * 4 + [""]
