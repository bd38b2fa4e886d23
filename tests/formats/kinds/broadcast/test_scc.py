"""Scenarist closed captions; bytes and times are worked out by hand from CEA-608."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader.errors import FormatError
from reader.model.transcript import Cue, Transcript

# Codes of CEA-608 with their parity bit, each twice as a file has it.
RCL, EOC, EDM, ENM, CR, RU2, RDC = (
    f"{code} {code}" for code in ("9420", "942f", "942c", "94ae", "94ad", "9425", "9429")
)

ROW_14, ROW_15 = "9454 9454", "9470 9470"  # row 14 with an indent of 8


def bytes_of(words: str) -> str:
    """Return words of an even number of letters as pairs of bytes, without parity."""
    code = words.encode("ascii").hex()
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def scc(*lines: str) -> Transcript:
    return read("Scenarist_SCC V1.0\n\n" + "\n\n".join(lines) + "\n", "a.scc")


def test_a_pop_on_caption_is_there_from_its_end_code_to_its_erasure() -> None:
    transcript = scc(
        f"00:00:01:00\t{ENM} {RCL} {ROW_14} {bytes_of('Hello,')} {ROW_15} {bytes_of('all.')} {EOC}",
        f"00:00:04:00\t{EDM}",
    )
    # The 14th pair after frame 30 ends the caption: frame 43; a frame lasts 1001/30000 s.
    assert transcript.cues == (Cue("Hello,\nall.", 1_435, 4_004),)
    assert transcript.report == ()


def test_rolled_up_lines_are_read_once_each() -> None:
    transcript = scc(
        f"00:00:01;00\t{RU2} {CR} {ROW_15} {bytes_of('First.')}",
        f"00:00:03;00\t{RU2} {CR} {ROW_15} {bytes_of('Second')}",
        f"00:00:05;00\t{RU2} {CR} {ROW_15} {bytes_of('Third.')}",
        f"00:00:07;00\t{EDM}",
    )
    assert texts(transcript) == ["First.", "Second", "Third."]
    assert [end for _, end in times(transcript)] == [3_070, 5_072, 7_007]


def test_painted_captions_end_where_the_next_is_painted_over_them() -> None:
    transcript = scc(
        f"00:00:01:00\t{RDC} {ROW_14} {bytes_of('Look: ')} {ROW_15} {bytes_of('a boat')}",
        f"00:00:03:00\t{RDC} {ROW_14} {bytes_of('There.')}",
        f"00:00:04:00\t{EDM}",
    )
    assert texts(transcript) == ["Look:\na boat", "There."]
    assert times(transcript)[1][1] == 4_004


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        ("9137 9137", "♪"),
        ("5c80", "é"),
        ("6162 9231 9231", "aÀ"[:1] + "Â"),  # the letter before stands in for the accented one
        ("9120 9120 6869", "hi"),
        ("6869 94a1 94a1 7a80", "hz"),  # backspace
        ("97a1 97a1 6869", "hi"),  # a tab
        ("zzzz 6869", "hi"),
    ],
)
def test_special_characters_and_codes_inside_a_caption(codes: str, shown: str) -> None:
    transcript = scc(f"00:00:01:00\t{RCL} {ROW_15} {codes} {EOC}")
    assert texts(transcript) == [shown]


def test_a_code_that_is_none_is_counted_and_a_second_channel_left_out() -> None:
    second = f"1c20 1c20 1c70 1c70 {bytes_of('Hola')} 1c2f 1c2f"
    transcript = scc(f"00:00:01:00\t{RCL} {ROW_15} {bytes_of('Hi')} zz {EOC} {second}")
    assert texts(transcript) == ["Hi"]
    assert "1 code is no four hexadecimal digits" in said(transcript)
    assert "1 captions of the second channel" in said(transcript).replace(
        "1 caption ", "1 captions "
    )


def test_captions_that_show_nothing_are_refused() -> None:
    with pytest.raises(FormatError, match="show no words"):
        scc(f"00:00:01:00\t{EDM}")
