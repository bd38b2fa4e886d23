"""LRC lyrics (``.lrc``): ``[01:02.50]words``, with times of single words in the enhanced form.

As the many programs have it that show lyrics: tags such as ``[ti:Title]`` at the head, several
times before a line that recurs, ``<01:02.80>`` before a word, ``[offset:+500]`` in milliseconds by
which everything comes earlier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from reader.errors import UnknownFormat
from reader.formats.format import Claim, Document
from reader.formats.shared import captions, time_lines
from reader.model import timecode
from reader.model.transcript import Cue, ReportItem, Transcript, WordTime, remarks
from reader.model.web_address import web_address
from reader.patterns import lazy_pattern
from reader.wording import tr

_CLOCK: Final = r"\d{1,4}:\d{2}(?:[.:]\d{1,3})?"
_STAMP: Final = lazy_pattern(rf"\[({_CLOCK})\][ \t]*+")
_WORD: Final = lazy_pattern(rf"<({_CLOCK})>[ \t]?")
_TAG: Final = lazy_pattern(r"[ \t]*+\[([a-zA-Z#]{2,10})[ \t]*+:([^\]\n]*+)\][ \t]*+")
_FACTS: Final = {
    "ti": "title",
    "ar": "author",
    "la": "language",
    "date": "date",
    "site": "site",
    "url": "url",
    "vid": "video_id",
    "desc": "standfirst",
}
"""The tags that hold facts; players pass over those that they do not know."""
_KNOWN_TAGS: Final = frozenset(
    ["ti", "ar", "al", "au", "by", "re", "ve", "length", "offset", "lr", "la", "tool"]
)
_MOST_REPEATED: Final = 1_000_000
"""Characters that lines may have in all, each as often as it recurs: a few bytes can ask for more
than any memory holds."""
_FINE_STAMP: Final = lazy_pattern(r"^\[\d{1,4}:\d{2}\.\d{2}\]", re.MULTILINE)


def score(document: Document) -> int:
    """Claim what has a tag of lyrics and times in brackets, or times in hundredths throughout."""
    head = document.head
    first = head.lstrip()[:400]
    stamps = len(_FINE_STAMP.findall(head))
    tagged = any(
        tag and tag[1].lower() in _KNOWN_TAGS for tag in map(_TAG.match, first.split("\n"))
    )
    if tagged and _STAMP.search(head):
        return Claim.LIKELY + 10
    lines = sum(bool(line.strip()) for line in head.split("\n"))
    return Claim.LIKELY if stamps > 1 and 5 * stamps >= 4 * lines else Claim.NONE


def read(document: Document) -> Transcript:
    """Read lyrics, each line a cue; a time without words ends the line before it.

    Raises UnknownFormat where no line has a time.
    """
    tags: dict[str, str] = {}
    cues: list[Cue] = []
    strays = left_out = 0
    room = _MOST_REPEATED
    for line in filter(None, map(str.strip, document.text.split("\n"))):
        tag = _TAG.fullmatch(line) if line[0] == "[" else None
        if tag:
            name, value = tag[1].lower(), tag[2].strip()
            if name == "desc" and name in tags:
                value = f"{tags.pop(name)}\n{value}"  # each line has a tag of its own
            tags.setdefault(name, value)
            continue
        stamps, words = _stamps(line) if line[0] == "[" else ((), line)
        cue = _worded(words) if "<" in words else Cue(words)
        if not stamps:
            strays += bool(cue.text)
            cues.append(cue)
            continue
        most = 1 + room // len(cue.text) if cue.text else 1
        kept, more = stamps[:most], len(stamps) - most
        room -= len(cue.text) * (len(kept) - 1)
        left_out += max(more, 0) if cue.text else 0
        cues += [Cue(cue.text, stamp, words=cue.words) for stamp in kept]
    if all(cue.start is None for cue in cues):
        raise UnknownFormat(tr("This file has no times in brackets, so it holds no LRC lyrics."))
    finished = captions.finish(_ended(_shifted(cues, _offset(tags))), rolls=False)
    told: dict[str, Any] = {
        fact: tags.get(tag, "") for tag, fact in _FACTS.items() if fact != "url"
    }
    return Transcript(
        **told,
        url=web_address(tags.get("url", "")),
        cues=finished.cues,
        report=finished.report + _report(strays, left_out),
    )


def _report(strays: int, left_out: int) -> tuple[ReportItem, ...]:
    report: tuple[ReportItem, ...] = ()
    if strays:
        report += (
            remarks(
                "1 line has no time; the words were kept.",
                "{n} lines have no time; the words were kept.",
                strays,
            ),
        )
    if left_out:
        report += (
            remarks(
                "1 repetition left out: lines of lyrics recur more often than can be shown.",
                "{n} repetitions left out: lines of lyrics recur more often than can be shown.",
                left_out,
            ),
        )
    return report


def _stamps(line: str) -> tuple[Sequence[int | None], str]:
    """Return the times that open a line, and what follows them."""
    stamps: list[int | None] = []
    at = 0
    while found := _STAMP.match(line, at):
        stamps.append(timecode.parse(found[1]))
        at = found.end()
    return stamps, line[at:].strip()


def _worded(words: str) -> Cue:
    pieces: list[str] = []
    times: list[WordTime] = []
    length = end = 0
    for stamp in _WORD.finditer(words):
        pieces.append(words[end : stamp.start()])
        length += len(pieces[-1])
        time = timecode.parse(stamp[1])
        if time is not None:
            times.append(WordTime(length, time))
        end = stamp.end()
    raw = "".join([*pieces, words[end:]])
    text = captions.tidy(raw)
    return Cue(text, words=captions.shifted(times, raw, text))


def _offset(tags: dict[str, str]) -> int:
    found = re.fullmatch(r"[+-]?\d{1,9}", tags.get("offset", ""))
    return int(found[0]) if found else 0


def _shifted(cues: list[Cue], offset: int) -> list[Cue]:
    if not offset:
        return cues
    return [
        cue._replace(
            start=None if cue.start is None else max(cue.start - offset, 0),
            words=tuple(WordTime(char, max(start - offset, 0)) for char, start in cue.words),
        )
        for cue in cues
    ]


def _ended(cues: list[Cue]) -> list[Cue]:
    """Take lines without words for what they are: the moment at which the line before them ends."""
    ended: list[Cue] = []
    for cue in cues:
        if cue.text:
            ended.append(cue)
        elif ended and ended[-1].end is None and cue.start is not None:
            ended[-1] = ended[-1]._replace(end=cue.start)
    return ended


def write(transcript: Transcript) -> str:
    """Return lyrics with times in hundredths of a second.

    Raises FormatError if no caption has a time.
    """
    from reader.formats.shared.speaker_labels import labelled  # late: where we write

    lines = [
        f"[{tag}:{line.replace(']', '%5D' if fact == 'url' else ')')}]"
        for tag, fact in _FACTS.items()
        for line in getattr(transcript, fact).split("\n")
        if line.strip()
    ]
    timed = time_lines.timed(transcript.cues)
    texts = labelled([cue for _, _, cue in timed])
    for (start, _, _), text in zip(timed, texts, strict=True):
        lines.append(f"[{_clock(start)}]{' '.join(text.split())}")
    return "\n".join(lines) + "\n"


def _clock(milliseconds: int) -> str:
    hundredths = (milliseconds + 5) // 10
    minutes, rest = divmod(hundredths, 6_000)
    return f"{minutes:02}:{rest // 100:02}.{rest % 100:02}"
