"""SubViewer subtitles, versions 1 and 2."""

from __future__ import annotations

from read import read, times

from reader.model.transcript import Cue


def test_subviewer_in_both_versions() -> None:
    second = read(
        "[INFORMATION]\n[TITLE]Film\n[AUTHOR]Ana\n[END INFORMATION]\n[SUBTITLE]\n"
        "00:00:01.00,00:00:02.50\nOne[br]two.\n\n00:00:03.00,00:00:04.00\nThree.\n",
        "a.sub",
    )
    assert (second.title, second.author) == ("Film", "Ana")
    assert times(second) == [(1_000, 2_500), (3_000, 4_000)]
    first = read("[TITLE]\n[BEGIN]\n[00:00:01]\nOne|two.\n[00:00:03]\n\n", "a.sub")
    assert first.cues == (Cue("One\ntwo.", 1_000, 3_000),)
