"""CHAT transcripts of TalkBank."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader.errors import FormatError
from reader.model.transcript import Cue, Transcript

CHAT = (
    "@UTF8\n@Begin\n@Languages:\tdeu, eng\n"
    "@Participants:\tANA Ana_Reyes Interviewer, CHI Target_Child\n@Date:\t01-MAY-2024\n"
)


def chat(line: str) -> Transcript:
    return read(f"{CHAT}*CHI:\t{line}\n@End\n", "a.cha")


def test_chat_reads_main_lines_with_their_bullets_and_says_who_speaks() -> None:
    transcript = read(
        f"{CHAT}*ANA:\twhat is\n\tthat ? \x15500_1900\x15\n%mor:\tpro|what\n%gra:\t1|2|X\n"
        '*CHI:\ta frog . \x15%snd:"frog"_2000_4100\x15\n%com:\tpoints\n*CHI:\tyes .\n@End\n',
        "a.cha",
    )
    assert transcript.cues == (
        Cue("what is that?", 500, 1_900, "ANA", starts_paragraph=True),
        Cue("a frog.", 2_000, 4_100, "CHI", starts_paragraph=True),
        Cue("yes.", None, None, "CHI", starts_paragraph=True),
    )
    assert (transcript.language, transcript.date) == ("de", "01-MAY-2024")
    assert "The speakers: ANA is Ana Reyes Interviewer, CHI is Target Child." in said(transcript)
    assert "3 lines of analysis were left out (%com, %gra, %mor)." in said(transcript)


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        ("he <wakes> [//] wakes up .", "he wakes up."),
        ("the the [/] dog (.) runs [* 0ing] .", "the dog runs."),
        ("<I want> [/] I want &-um &+b bananas@c &=laughs .", "I want um bananas."),
        ("(be)cause Santa_Claus came [= at night] [% loud] !", "because Santa Claus came!"),
        ("wanna [: want to] go@s:eng no:w +...", "wanna go now…"),
        ('+" what +//.', "what –"),
        ("xxx 0is ↑here‡ (1.5) yes ?", "xxx here, yes?"),
        ("at 10:30 we <all> [>] went +/.", "at 10:30 we all went –"),
        ("“well” , fine .", "“well”, fine."),
    ],
)
def test_the_codes_of_chat_are_no_words(line: str, spoken: str) -> None:
    assert texts(chat(line)) == [spoken]


def test_numbers_that_were_said_are_no_times_of_chat() -> None:
    transcript = read(
        f"{CHAT}*CHI:\tgate 10_20 is shut . \x15500_1900\x15\n"
        "*CHI:\tgate 30_40 too . 2000_2500\n"
        "*CHI:\tone . 3000_3500\x15 two 5_6 . \x153500_4100\n"
        "*CHI:\tgate 50_60 .\n@End\n",
        "a.cha",
    )
    assert times(transcript) == [(500, 1_900), (2_000, 2_500), (3_000, 4_100), (None, None)]
    assert texts(transcript) == [
        "gate 10_20 is shut.",
        "gate 30_40 too.",
        "one. two 5_6.",
        "gate 50_60.",
    ]


def test_chat_with_short_lines_full_of_bullets_is_text() -> None:
    lines = "".join(f"*CHI:\tno . \x15{at}_{at + 1}\x15\n" for at in range(1, 400))
    assert len(read(f"{CHAT}{lines}@End\n", "a.cha").cues) == 399
    with pytest.raises(FormatError, match="Nobody says anything"):
        read(f"{CHAT}*CHI:\t0 .\n@End\n", "a.cha")


def test_pauses_and_sounds_that_are_left_out_are_told() -> None:
    assert "3 pauses and 1 sound between words were left out." in said(
        chat("the (.) tide (..) is (1.5) out &=laughs .")
    )
    assert "1 pause between words was left out." in said(chat("the (.) tide ."))
    assert "between words" not in said(chat("the tide ."))
