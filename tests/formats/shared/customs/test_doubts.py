"""What may name somebody at the head of a paragraph, in another coat than the speakers."""

from __future__ import annotations

import pytest
from read import read

from reader.formats.shared.customs.doubts import is_small_name, opens_oddly
from reader.formats.shared.names import Belief, Label

SHOUTED = {"TOM LEE", "ANA RUIZ"}


@pytest.mark.parametrize(
    "text",
    [
        "[Pia Holm] I was there.",
        "(Pia Holm) I was there.",
        "{Pia Holm} I was there.",
        "«Pia Holm»: I was there.",
        "“Pia”: I was there.",
        "Pia Holm > I was there.",
        "Pia Holm | I was there.",
        "@piaholm I was there.",
        "Q2. Were you there?",
        "- Pia Holm: I was there.",
        "• Pia Holm: I was there.",
        "00:12:33 Pia Holm\nI was there.",
        "(00:12:33) Pia Holm: I was there.",
        "Pia Holm 00:12:33\nI was there.",
        "PIA HOLM\nI was there.",
        "PIA HOLM. — I was there.",
        "VOICE FROM THE BACK - I was there.",
        "PIA HOLM",
    ],
)
def test_somebody_else_may_say_it(text: str) -> None:
    assert opens_oddly(text, SHOUTED)


@pytest.mark.parametrize(
    "text",
    [
        "[laughs] I was there.",
        "(softly) I was there.",
        "[Laughter] I was there.",
        "I was there - you know.",
        "- I was there.",
        "• the lock",
        "10:15 is late.",
        "At 10:15 we left.",
        "STOP!",
        "NO. I WAS NOT.",
        "A - that is the question.",
        "x > y",
        "“Quoted words” are no name.",
    ],
)
def test_who_speaks_may_say_it(text: str) -> None:
    assert not opens_oddly(text, SHOUTED)


def test_capitals_tell_nothing_where_speakers_are_not_in_capitals() -> None:
    assert not opens_oddly("PIA HOLM\nI was there.", {"Tom Lee", "Ana"})


def test_two_small_words_before_a_capital() -> None:
    label = Label("pia holm", 10, Belief.LOWER)
    assert is_small_name("pia holm: I was there.", label)
    assert not is_small_name("pia holm: i was there.", label)
    assert not is_small_name("Pia Holm: I was there.", Label("Pia Holm", 10))


@pytest.mark.parametrize(
    "opening",
    [
        "passer-by: good morning!",
        "a woman in the crowd: shame!",
        "The Rt Hon. Dame Orla Finch DBE MP: It is.",
        "Spokesperson for the Lindau Board of Locks and Weirs and the Town of Lindau: It is.",
        "Pat Orr – It is.",
        "Pat Orr; It is.",
        "Pat Orr. It is.",
        "NARRATION. The sun was setting.",
    ],
)
def test_whoever_opens_a_paragraph_so_is_not_the_speaker_before(opening: str) -> None:
    turns = [
        "Ana Lund: It is shut.",
        "Bo Birk: Since May.",
        opening,
        "Ana Lund: So?",
        "Bo Birk: Yes.",
    ]
    cues = read("\n\n".join(turns), "a.txt").cues
    assert (cues[2].speaker, cues[2].text) == ("", opening)


@pytest.mark.parametrize(
    "words",
    ["He told me: go home.", "I asked him: why?", "So it was.", "J. It was.", "Yes. I was."],
)
def test_what_somebody_goes_on_to_tell_stays_theirs(words: str) -> None:
    turns = [
        "Ana Lund: It is shut.",
        "Bo Birk: Since May.",
        words,
        "Ana Lund: So?",
        "Bo Birk: Yes.",
    ]
    assert read("\n\n".join(turns), "a.txt").cues[2].speaker == "Bo Birk"
