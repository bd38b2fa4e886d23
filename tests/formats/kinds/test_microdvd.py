"""MicroDVD, which counts frames, and MPL2, which counts tenths of a second."""

from __future__ import annotations

from read import read, said, times

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
