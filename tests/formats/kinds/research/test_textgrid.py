"""TextGrids of Praat."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import Cue

SHORT = (
    'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n6.5\n<exists>\n3\n'
    '"IntervalTier"\n"Ana - words"\n0\n6.5\n3\n0\n0.5\n"so"\n'
    '0.5\n1.25\n"we ""walk"""\n1.25\n6.5\n""\n'
    '"IntervalTier"\n"Ana - phones"\n0\n6.5\n1\n0\n0.5\n"s"\n'
    '"TextTier"\n"bell"\n0\n6.5\n1\n3.5\n"x"\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_textgrids_in_short_form_and_any_encoding(encoding: str) -> None:
    transcript = formats.read_bytes(SHORT.encode(encoding), "a.TextGrid")
    assert texts(transcript) == ['so we "walk"']
    assert times(transcript) == [(0, 1_250)]
    assert transcript.cues[0].speaker == "Ana"
    assert "“Ana - phones”, “bell”" in said(transcript)


def test_textgrids_in_long_form_with_comments_and_trigraphs() -> None:
    transcript = read(
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = 3 \n'
        "tiers? <exists> \nsize = 1 \nitem []: \n    item [1]:\n ! a note with 7 numbers\n"
        '        class = "IntervalTier" \n        name = "transcript" \n        xmin = 0 \n'
        "        xmax = 3 \n        intervals: size = 2 \n        intervals [1]:\n"
        "            xmin = 0.5 \n            xmax = 1.5 \n"
        '            text = "sch\\o""n\n  wei\\ss" \n'
        "        intervals [2]:\n            xmin = 1.5 \n            xmax = 3 \n"
        '            text = "sil" \n',
        "a.TextGrid",
    )
    assert transcript.cues == (Cue("schön weiß", 500, 1_500),)


def test_a_textgrid_that_breaks_off_is_read_so_far() -> None:
    transcript = read(SHORT[: SHORT.index('"we ""')], "a.TextGrid")
    assert texts(transcript) == ["so"]
    assert "breaks off inside a tier" in said(transcript)
    with pytest.raises(FormatError, match="no tier with words"):
        read(SHORT[: SHORT.index('"IntervalTier"')], "a.TextGrid")
