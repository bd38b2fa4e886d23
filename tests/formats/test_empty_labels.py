"""Labels that name nobody, for nothing stands where the name should: they stay in the text."""

from __future__ import annotations

import pytest
from read import read, texts

TIMES = "00:00:01.000 --> 00:00:02.000\n"
HEADS = {"a.srt": f"1\n{TIMES}", "a.vtt": f"WEBVTT\n\n{TIMES}", "a.txt": "The tide is out.\n\n"}


@pytest.mark.parametrize("name", HEADS)
@pytest.mark.parametrize("label", ["{}", "[]", "{ }"])
def test_brackets_around_nothing_name_nobody(label: str, name: str) -> None:
    transcript = read(f"{HEADS[name]}{label}: hello\n", name)
    last = transcript.cues[-1]
    assert (last.speaker, last.text) == ("", f"{label}: hello")


def test_a_tab_behind_a_bare_colon_names_nobody() -> None:
    assert texts(read(":\tThe tide is out.\n", "a.txt")) == [":\tThe tide is out."]


def test_a_caption_of_a_colon_names_nobody() -> None:
    transcript = read(f"WEBVTT\n\n{TIMES}<v Ana>:\n\n{TIMES}<v Ana>Hello.\n", "a.vtt")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [("Ana", ":"), ("Ana", "Hello.")]
