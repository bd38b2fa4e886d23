"""MicroDVD, which counts frames, and MPL2, which counts tenths of a second."""

from __future__ import annotations

import pytest
from read import read, said, times

from reader.errors import UnknownFormat
from reader.formats.format import Document
from reader.formats.kinds import microdvd
from reader.model.transcript import Cue


def test_microdvd_knows_its_times_only_with_a_rate() -> None:
    known = read("{1}{1}25\n{25}{50}One|{y:i}two.\n", "a.sub")
    assert known.cues == (Cue("One\ntwo.", 1_000, 2_000),)
    unknown = read("{25}{50}One.\n{75}{100}Two.\n", "a.sub")
    assert times(unknown) == [(None, None), (None, None)]
    assert "does not say how many" in said(unknown)


def test_mpl2_counts_tenths_of_a_second() -> None:
    assert read("[10][25]One|/two.\n[30][]Three.\n", "a.txt").cues == (
        Cue("One\ntwo.", 1_000, 2_500),
        Cue("Three.", 3_000, None),
    )


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("{0}{0}23.976\n{24}{48}One.\n", (Cue("One.", 1_001, 2_002),)),
        ("{1}{1}29,97\n{30}{}One.\n", (Cue("One.", 1_001),)),
        ("{1}{1}25\n{25}{50}{C:$0000ff}{Y:b}/One.\n", (Cue("One.", 1_000, 2_000),)),
        (
            "{1}{1}25\n{25}{50}One.\nTwo.\n{75}{100}Three.\n",
            (Cue("One.", 1_000, 2_000), Cue("Two."), Cue("Three.", 3_000, 4_000)),
        ),
        (
            "{1}{1}25\n{25}{50}30\n{75}{100}One.\n",
            (Cue("30", 1_000, 2_000), Cue("One.", 3_000, 4_000)),
        ),
    ],
)
def test_microdvd_has_rates_codes_and_strays(text: str, cues: tuple[Cue, ...]) -> None:
    assert read(text, "a.sub").cues == cues


def test_microdvd_tells_of_lines_without_numbers() -> None:
    assert said(read("{1}{1}25\n{25}{50}One.\n{60}{70}Two.\nThree.\n", "a.sub")) == (
        "1 line has no numbers; the words were kept without a time."
    )


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("{25}{50}One.\n", 80),
        ("[25][50]One.\n[60][]Two.\n", 80),
        ("{25}{50}One.\nTwo.\n", 0),
        ("{25}[50]One.\n", 0),
        ("{a}{b}One.\n", 0),
        ("", 0),
    ],
)
def test_microdvd_is_claimed_by_two_numbers_a_line(text: str, claim: int) -> None:
    assert microdvd.score(Document(text.encode(), text)) == claim


def test_microdvd_without_numbers_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="no lines with two numbers, so it holds no subtitles"):
        microdvd.read(Document(b"", "One.\n"))
