"""The XML in which YouTube delivers captions: srv1, srv2 and srv3 (``timedtext``, ``.ytt``).

No document prescribes it. srv1 has seconds and text in which HTML is escaped once more; srv2 and
srv3 have milliseconds, srv3 its words in elements ``s`` inside paragraphs ``p``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.xml_text import listen
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.caption_markup import subrip_text, unescape
from reader.formats.shared.json_fields import faults_found, milliseconds
from reader.formats.shared.stacked import without_copies
from reader.model.transcript import Cue, Provenance, Transcript, WordTime
from reader.patterns import lazy_pattern
from reader.wording import tr

_ROOT: Final = lazy_pattern(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE[^>]{0,200}>\s*)?<(transcript|timedtext)(?=[\s>])"
)
_BODY: Final = lazy_pattern(r"<(?:text|p)\s[^>]{0,300}\b(?:start|t)=")


def score(document: Document) -> int:
    """Claim XML whose root is ``transcript`` or ``timedtext`` and that has texts with times."""
    if _ROOT.match(document.head) is None:
        return Claim.NONE
    return Claim.CERTAIN - 5 if _BODY.search(document.head) else Claim.POSSIBLE


def read(document: Document) -> Transcript:
    """Read YouTube's captions with the times of their words.

    Raises FormatError for XML that breaks before any caption, and for one without captions.
    """
    reading = _TimedTextReading()
    broken = listen(document.text, reading)
    cues, of_copies = without_copies([cue for cue in reading.cues if cue.text])
    if not cues:
        raise FormatError(tr("This file of YouTube captions holds none."))
    finished = captions.finish(cues)
    return Transcript(
        cues=finished.cues,
        report=broken + faults_found(reading.faults) + of_copies + finished.report,
        provenance=Provenance.AUTOMATIC if reading.is_automatic else Provenance.UNKNOWN,
    )


class _TimedTextReading:
    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.faults: Counter[str] = Counter()
        self.is_automatic = False
        self._cue: Cue | None = None
        self._is_escaped = False
        self._pieces: list[str] = []
        self._length = 0
        self._words: list[WordTime] = []

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        values = {local: value for (_, local), value in attributes.items()}
        if name[1] in ("text", "p"):
            self._begin(values)
        elif name[1] == "s" and self._cue is not None:
            self._begin_word(values)
        elif name[1] == "br" and self._cue is not None:
            self.text("\n")

    def _begin(self, values: Mapping[str, str]) -> None:
        self._is_escaped = "start" in values
        unit = 1000 if self._is_escaped else 1
        start = milliseconds(values.get("start", values.get("t")), self.faults, unit=unit)
        lasts = milliseconds(values.get("dur", values.get("d")), self.faults, unit=unit)
        end = None if start is None or lasts is None else start + lasts
        self._cue = Cue("", start, end)
        self._pieces, self._length, self._words = [], 0, []

    def _begin_word(self, values: Mapping[str, str]) -> None:
        self.is_automatic |= "ac" in values
        offset = milliseconds(values.get("t"), self.faults, unit=1)
        if offset is not None and self._cue is not None and self._cue.start is not None:
            self._words.append(WordTime(self._length, self._cue.start + offset))

    def text(self, text: str) -> None:
        if self._cue is not None:
            self._pieces.append(text)
            self._length += len(text)

    def end(self, name: tuple[str, str]) -> None:
        if name[1] not in ("text", "p") or self._cue is None:
            return
        raw = "".join(self._pieces)
        if self._is_escaped:
            raw = unescape(subrip_text(raw))
        text = captions.tidy_and_bare(raw)
        words = captions.shifted(self._words, raw, text)
        self.cues.append(self._cue._replace(text=text, words=words))
        self._cue = None
