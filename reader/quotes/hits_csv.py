"""The hits of a search in context, as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

from reader.model.prose import Reading
from reader.model.search.find import Hits, in_context
from reader.model.timecode import vtt
from reader.model.transcript import Transcript

MARK = b"\xef\xbb\xbf"
"""What spreadsheets know UTF-8 by."""

_COLUMNS = ("number", "caption", "time", "speaker", "before", "hit", "after", "title")
_WIDTH = 80
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def hits_csv(transcript: Transcript, reading: Reading, hits: Hits) -> bytes:
    """Return all hits as CSV (RFC 4180), in UTF-8 with the mark that spreadsheets look for.

    ``number`` and ``caption`` count from 1. A cell that would be taken for a formula is given an
    apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for number, (start, end) in enumerate(hits, 1):
        cue_number = reading.cue_at(start)
        cue = transcript.cues[cue_number]
        passage = in_context(reading.text, start, end, _WIDTH)
        time = vtt(cue.start) if cue.start is not None else ""
        words = (cue.speaker, passage.before, passage.hit, passage.after, transcript.title)
        writer.writerow((number, cue_number + 1, time, *map(cell, words)))
    return MARK + text.getvalue().encode()


def cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
