"""Praat's TextGrids, long and short: tiers of intervals with a start, an end and a text.

Praat's manual describes both ("TextGrid file formats"): of all that stands in the file only numbers
and flags that stand free, and strings in double quotes, count; the rest is for people. A double
quote inside a string is doubled. Times are seconds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from reader.formats.format import Claim, Document
from reader.formats.kinds.research.tiers import Tier, tidy, transcript_of
from reader.model.transcript import Cue, ReportItem, Transcript, remark
from reader.patterns import lazy_pattern
from reader.wording import tr

_SAYS: Final = lazy_pattern(r'"ooTextFile.{0,80}"TextGrid', re.DOTALL)
_TOKEN: Final = lazy_pattern(
    r'"(?P<text>[^"]*+(?:""[^"]*+)*+)"'
    r"|(?<!\S)(?P<number>[-+]?\d{1,15}(?:\.\d{1,25})?(?:[eE][-+]?\d{1,3})?)(?!\S)"
    r"|(?<!\S)(?P<comment>![^\n]*)"
)
_MARKS: Final = {'"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303"}
_TRIGRAPHS: Final = {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "o/": "ø", "O/": "Ø", "c,": "ç"}
_TRIGRAPH: Final = lazy_pattern(r"\\(ss|ae|AE|oe|[oO]/|c,|[A-Za-z][\"'`^~])")


def score(document: Document) -> int:
    """Claim what opens as Praat's text files of this kind do."""
    return Claim.CERTAIN if _SAYS.search(document.head[:400]) else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the tiers that hold speech, each as a speaker.

    Raises FormatError where no interval has words.
    """
    tokens = _tokens(document.text)
    tiers: list[Tier] = []
    broken = False
    for token in tokens:
        if token in ("IntervalTier", "TextTier"):
            tier = Tier("", "", [], "" if token == "IntervalTier" else "points")
            tiers.append(tier)
            broken = not _fill(tier, token == "IntervalTier", tokens)
    report: tuple[ReportItem, ...] = ()
    if broken:
        report = (remark("The file breaks off inside a tier; what stands before was read."),)
    return transcript_of(tiers, tr("This TextGrid has no tier with words."), report)


def _tokens(text: str) -> Iterator[str | float]:
    for found in _TOKEN.finditer(text):
        if found["text"] is not None:
            yield found["text"].replace('""', '"')
        elif found["number"] is not None:
            yield float(found["number"])


def _fill(tier: Tier, has_intervals: bool, tokens: Iterator[str | float]) -> bool:
    """Take the name and the annotations of a tier; return whether all of them were there."""
    name = next(tokens, None)
    tier.name = name.strip() if isinstance(name, str) else ""
    _, _, size = next(tokens, None), next(tokens, None), next(tokens, None)
    if not isinstance(size, float):
        return False
    for _ in range(int(min(max(size, 0), 1e9))):
        start = next(tokens, None)
        end = next(tokens, None) if has_intervals else None
        text = next(tokens, None)
        if not isinstance(start, float) or not isinstance(text, str):
            return False
        until = round(end * 1_000) if isinstance(end, float) and end < 1e9 else None
        if abs(start) < 1e9:
            tier.cues.append(Cue(tidy(_spelled(text)), round(start * 1_000), until))
    return True


def _spelled(text: str) -> str:
    r"""Return a text with Praat's trigraphs as letters: ``\a"`` is ä, ``\ss`` is ß."""
    if "\\" not in text:
        return text

    def letter(found: re.Match[str]) -> str:
        sign = found[1]
        return _TRIGRAPHS.get(sign) or unicodedata.normalize("NFC", sign[0] + _MARKS[sign[1]])

    return _TRIGRAPH.sub(letter, text)
