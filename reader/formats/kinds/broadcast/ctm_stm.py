"""What speech recognition is scored with: CTM, a word a line, and STM, a segment a line.

Both are described with NIST's scoring toolkit (SCTK)::

    recording channel start duration word [confidence]               CTM
    recording channel speaker start end [<labels>] words             STM

Times are seconds, lines that open with ``;;`` are comments. Of the wordings that an STM allows,
``{uh / um / @}``, the first is read; ``@`` is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Final

from reader.errors import FormatError
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.single_words import joined_words
from reader.model.transcript import Cue, CueKind, Provenance, ReportItem, Transcript, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

_NUMBER: Final = r"(\d{1,8}(?:\.\d{1,9})?)"
_CTM: Final = lazy_pattern(
    rf"(\S+)[ \t]+(\S+)[ \t]+{_NUMBER}[ \t]+{_NUMBER}[ \t]+(\S+)(?:[ \t]+(?:-?[\d.]+|NA|nan)\b.*)?"
)
_STM: Final = lazy_pattern(
    rf"(\S+)[ \t]+(\d{{1,2}}|[A-Za-z])[ \t]+(\S+)[ \t]+{_NUMBER}[ \t]+{_NUMBER}"
    r"(?:[ \t]+(<[^>\n]*>))?(?:[ \t]+(.*))?"
)
_WORDINGS: Final = lazy_pattern(r"\{([^{}/]{0,300})(?:/[^{}/]{0,300}){1,20}\}")
_LOOKED_AT: Final = 50
_NOT_SCORED: Final = "ignore_time_segment_in_scoring"
_NO_WORDS: Final = frozenset({"<eps>", "<s>", "</s>", "@"})
_NOBODY: Final = frozenset({"excluded_region", "inter_segment_gap", "unknown", "none"})


class _Line(NamedTuple):
    recording: str
    channel: str
    cue: Cue


def score(document: Document) -> int:
    """Claim lines that nearly all have the columns of one of the two."""
    lines = list(islice(_lines(document.head), _LOOKED_AT))
    if len(document.head) < len(document.text) and len(lines) < _LOOKED_AT:
        lines = lines[:-1]
    if not lines:
        return Claim.NONE
    for pattern, least in ((_CTM, 3), (_STM, 2)):
        found = sum(_is(pattern, line) for line in lines)
        if found >= least and found >= 0.9 * len(lines):
            return Claim.LIKELY + 5
    return Claim.NONE


def _is(pattern: re.Pattern[str], line: str) -> bool:
    found = pattern.fullmatch(line)
    if found is None:
        return False
    if pattern is _CTM:
        return "." in found[3] + found[4]
    return "." in found[4] + found[5] and float(found[5]) >= float(found[4])


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        line = line.strip()
        if line and not line.startswith((";;", "#")):
            yield line


def read(document: Document) -> Transcript:
    """Read each recording that the file is of, in its order, under a heading if there are more.

    Raises FormatError where no line has words and times.
    """
    lines = list(_lines(document.text))
    is_stm = sum(_is(_STM, line) for line in lines) > sum(_is(_CTM, line) for line in lines)
    read_lines = [_of_stm(line) if is_stm else _of_ctm(line) for line in lines]
    said = [line for line in read_lines if line is not None]
    if not any(line.cue.text for line in said):
        raise FormatError(tr("No line of this file has a recording, times and words."))
    cues: list[Cue] = []
    report: tuple[ReportItem, ...] = ()
    recordings = len({line.recording for line in said})
    for name, group in groupby(said, key=lambda line: line.recording):
        finished = captions.finish(_cues(list(group), is_stm), labels=False, rolls=False)
        if recordings > 1 and finished.cues:
            cues.append(Cue(name, kind=CueKind.HEADING, starts_paragraph=True))
        cues += finished.cues
        report += finished.report
    bad = len(read_lines) - len(said)
    if bad:
        report = (
            remarks(
                "1 line has not the columns of the others and was left out.",
                "{n} lines have not the columns of the others and were left out.",
                bad,
            ),
        )
    provenance = Provenance.UNKNOWN if is_stm else Provenance.AUTOMATIC
    return Transcript(cues=tuple(cues), report=report, provenance=provenance)


def _cues(lines: Iterable[_Line], is_stm: bool) -> list[Cue]:
    """Return the segments, or captions of words, which lie side by side in several channels."""
    if is_stm:
        return [line.cue for line in lines]
    by_channel: dict[str, list[Cue]] = {}
    for line in lines:
        if line.cue.text:
            by_channel.setdefault(line.channel, []).append(line.cue)
    if len(by_channel) == 1:
        return joined_words(next(iter(by_channel.values())))
    return [
        cue.spoken_by(f"Channel {channel}")
        for channel, words in by_channel.items()
        for cue in joined_words(words)
    ]


def _of_ctm(line: str) -> _Line | None:
    found = _CTM.fullmatch(line)
    if found is None:
        return None
    recording, channel, start, lasts, word = found.groups()
    begin = float(start)
    text = "" if word.lower() in _NO_WORDS else word
    cue = Cue(text, round(begin * 1_000), round((begin + float(lasts)) * 1_000))
    return _Line(recording, channel, cue)


def _of_stm(line: str) -> _Line | None:
    found = _STM.fullmatch(line)
    if found is None:
        return None
    recording, channel, speaker, start, end, _, words = found.groups()
    text = "" if not words or words.lower() == _NOT_SCORED else _first_wordings(words)
    named = "" if speaker.lower() in _NOBODY else speaker
    cue = Cue(text, round(float(start) * 1_000), round(float(end) * 1_000), named)
    return _Line(recording, channel, cue)


def _first_wordings(words: str) -> str:
    """Return words with the first of the wordings that stand in braces, innermost first."""
    found = 1
    while found:
        words, found = _WORDINGS.subn(lambda braces: braces[1].replace("@", ""), words)
    return " ".join(captions.tidy(words).split())
