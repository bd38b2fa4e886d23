"""The label tracks of Audacity: a start and an end in seconds and the words, parted by tabs.

Audacity's manual describes them ("Importing and exporting labels"). A line that opens with a
backslash has the frequencies of the label before, which are no words.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from reader.errors import FormatError
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.times.time_coats import track_label
from reader.model.transcript import Cue, ReportItem, Transcript, remarks
from reader.wording import tr

_LOOKED_AT: Final = 50


def score(document: Document) -> int:
    """Claim lines of two times with a point, a tab between, and words behind a second tab."""
    lines = list(islice((line for line in document.head.split("\n") if line.strip()), _LOOKED_AT))
    if len(lines) > 1 and len(document.text) > len(document.head):
        lines = lines[:-1] if len(lines) < _LOOKED_AT else lines
    found = [track_label(line) for line in lines if line[:1] != "\\"]
    labels = [one for one in found if one and one.words and one.is_exact]
    is_track = labels and len(labels) >= 0.9 * len(found)
    return Claim.LIKELY + 10 if is_track else Claim.NONE


def read(document: Document) -> Transcript:
    """Read a label as a caption; one that marks a moment has no end.

    Raises FormatError where no line is a label with words.
    """
    cues = []
    others = 0
    for line in document.text.split("\n"):
        label = track_label(line)
        if label is None:
            others += bool(line.strip()) and line[:1] != "\\"
            continue
        end = label.end if label.end != label.start else None
        cues.append(Cue(captions.tidy(label.words), label.start, end))
    if not any(cue.text for cue in cues):
        raise FormatError(tr("These labels hold no words."))
    finished = captions.finish(cues)
    report: tuple[ReportItem, ...] = ()
    if others:
        report = (
            remarks(
                "1 line was no label and left out.",
                "{n} lines were no label and left out.",
                others,
            ),
        )
    return Transcript(cues=finished.cues, report=report + finished.report)
