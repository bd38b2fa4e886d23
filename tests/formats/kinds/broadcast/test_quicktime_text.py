"""QuickTime text."""

from __future__ import annotations

import pytest
from read import read, times

from reader.errors import FormatError
from reader.model.transcript import Cue


def test_quicktime_text_counts_in_its_own_scale() -> None:
    transcript = read(
        "{QTtext}{font:Geneva}{timeScale:30}{timeStamps:absolute}\n[00:00:01.15]\n{bold}One\n"
        "two.{plain}\n[00:00:02.00]\n[00:00:03.00]Three.\n",
        "a.txt",
    )
    assert transcript.cues == (Cue("One\ntwo.", 1_500, 2_000), Cue("Three.", 3_000))
    relative = read(
        "{QTtext}{timeStamps:relative}\n[00:00:01.300]\nOne.\n[00:00:02.0]\nTwo.\n", "a.txt"
    )
    assert times(relative) == [(1_500, 3_500), (3_500, None)]
    with pytest.raises(FormatError, match="no words behind a time"):
        read("{QTtext}\nwords\n", "a.txt")
