"""SubViewer subtitles, versions 1 and 2."""

from __future__ import annotations

import pytest
from read import read, times

from reader.errors import UnknownFormat
from reader.formats.format import Document
from reader.formats.kinds import subviewer
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


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        (
            "[INFORMATION]\n00:00:01.00 , 00:00:02.50 \nOne[BR]two|three\n",
            (Cue("One\ntwo\nthree", 1_000, 2_500),),
        ),
        ("[information]\n00:00:01:50,00:00:02:00\nOne\n", (Cue("One", 1_500, 2_000),)),
        (
            "[BEGIN]\n[00:00:01]\nOne\n[00:00:03]\nTwo\n",
            (Cue("One", 1_000, 3_000), Cue("Two", 3_000)),
        ),
        ("[BEGIN]\n[00:00:01]\n\n[00:00:03]\nTwo\n", (Cue("Two", 3_000),)),
    ],
)
def test_subviewer_in_all_its_spellings(text: str, cues: tuple[Cue, ...]) -> None:
    assert read(text, "a.sub").cues == cues


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("[INFORMATION]\n00:00:01.00,00:00:02.00\nOne\n", 90),
        ("[TITLE]\n[00:00:01]\nOne\n", 90),
        ("[TITLE]\nOne\n", 0),
        ("00:00:01.00,00:00:02.00\nOne\n", 0),
    ],
)
def test_subviewer_is_claimed_by_its_head_and_times(text: str, claim: int) -> None:
    assert subviewer.score(Document(text.encode(), text)) == claim


def test_subviewer_without_times_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="no lines with times, so it holds no subtitles"):
        subviewer.read(Document(b"", "[INFORMATION]\nOne\n"))
