"""SAMI captions (Microsoft's Synchronized Accessible Media Interchange, ``.smi``).

``<SYNC Start=1000><P Class=ENUSCC>words``: HTML of a kind, with times in milliseconds. A paragraph
of nothing but ``&nbsp;`` ends the caption before it. Of several languages the one with most words
is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.errors import FormatError
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.caption_markup import runs_of, unescape
from reader.formats.shared.customs.colours import Shade, parted
from reader.model.transcript import Cue, ReportItem, Transcript, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

_ROOT: Final = lazy_pattern(r"<(?:sami|sync)\b", re.IGNORECASE)
_SYNC: Final = lazy_pattern(
    r"<sync\b[^<>]{0,100}?\bstart\s*+=\s*+[\"']?+\s*+(-?\d{1,12})[^<>]{0,200}>", re.IGNORECASE
)
_PARAGRAPH: Final = lazy_pattern(
    r"<p\b(?:[^<>]{0,100}?\bclass\s*+=\s*+[\"']?+\s*+([\w.-]{1,60}))?"
    r"(?:[^<>]{0,100}?\bid\s*+=\s*+[\"']?+\s*+(source)\b)?[^<>]{0,200}>",
    re.IGNORECASE,
)
_BREAK: Final = lazy_pattern(r"<br\b[^<>]{0,60}>", re.IGNORECASE)
_TAG: Final = lazy_pattern(r"</?[A-Za-z!][^<>]{0,1000}>")
_TITLE: Final = lazy_pattern(r"<title[^<>]{0,60}>([^<]{0,400}+)", re.IGNORECASE)
_LANGUAGE: Final = lazy_pattern(
    r"\.([\w-]{1,60}+)\s*+\{[^{}]{0,400}?\blang\s*+:\s*+([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)", re.I
)
_END: Final = lazy_pattern(r"</(?:body|sami)\b[^<>]{0,60}>", re.IGNORECASE)


class _Paragraph(NamedTuple):
    language: str
    start: int
    text: str
    runs: Sequence[Shade]
    is_source: bool = False
    """Whether it names who says what follows."""


def score(document: Document) -> int:
    """Claim what has the root or the synchronisation elements of SAMI."""
    root = _ROOT.search(document.head[:4_000])
    return Claim.CERTAIN - 5 if root and _SYNC.search(document.head) else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the language with most words; raises FormatError where there are no captions."""
    parts = _SYNC.split(document.text)
    paragraphs = [
        paragraph
        for start, text in zip(parts[1::2], parts[2::2], strict=True)
        for paragraph in _paragraphs(int(start), text)
    ]
    by_language: dict[str, list[_Paragraph]] = {}
    for paragraph in paragraphs:
        by_language.setdefault(paragraph.language.lower(), []).append(paragraph)
    if not any(paragraph.text for paragraph in paragraphs):
        raise FormatError(tr("This SAMI file holds no captions."))
    chosen = max(by_language, key=lambda name: sum(len(p.text) for p in by_language[name]))
    cues = _cues(by_language[chosen])
    runs = [one.runs for one in by_language[chosen] if one.text and not one.is_source]
    coloured = None if any(cue.speaker for cue in cues) else parted(cues, runs)
    voiced = any(cue.speaker for cue in cues)
    finished = captions.finish(coloured or cues, labels=not voiced, parted=coloured is not None)
    title = _TITLE.search(parts[0])
    return Transcript(
        title=" ".join(unescape(title[1]).split()) if title else "",
        cues=finished.cues,
        language=dict(_languages(parts[0])).get(chosen, ""),
        report=_others(by_language, chosen) + finished.report,
    )


def _paragraphs(start: int, text: str) -> list[_Paragraph]:
    end = _END.search(text)
    parts = _PARAGRAPH.split(text[: end.start()] if end else text)
    if len(parts) == 1:
        return [_Paragraph("", start, *_words(parts[0]))]
    return [
        _Paragraph(language or "", start, *_words(words), source is not None)
        for language, source, words in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    ]


def _words(text: str) -> tuple[str, Sequence[Shade]]:
    """Return the words of a paragraph, and what of them is of one colour."""
    if "<" not in text:
        text = captions.tidy(unescape(" ".join(text.split())))
        return text, (Shade(text),)
    text = _BREAK.sub("\n", " ".join(_without_comments(text).split()))
    runs = [Shade(unescape(words), colour) for words, colour in runs_of(text)]
    return captions.tidy(unescape(_TAG.sub("", text))), runs


def _without_comments(text: str) -> str:
    pieces = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        pieces.append(text[at:begin])
        at = end + 3
    return "".join([*pieces, text[at:]])


def _cues(paragraphs: Sequence[_Paragraph]) -> list[Cue]:
    """Return the cues, each of which ends where the next paragraph begins, be it empty.

    A paragraph that is a ``Source`` names who says those that follow.
    """
    cues = []
    speaker = ""
    said = [paragraph for paragraph in paragraphs if not paragraph.is_source]
    following: list[int | None] = [paragraph.start for paragraph in said[1:]]
    ends = iter([*following, None])
    for paragraph in paragraphs:
        if paragraph.is_source:
            speaker = " ".join(paragraph.text.split()).rstrip(":")
            continue
        end = next(ends)
        if paragraph.text:
            start = paragraph.start
            until = None if end is None else max(end, start)
            cues.append(Cue(paragraph.text, start, until, speaker))
    return cues


def _languages(head: str) -> list[tuple[str, str]]:
    return [(name.lower(), language) for name, language in _LANGUAGE.findall(head)]


def _others(by_language: dict[str, list[_Paragraph]], chosen: str) -> tuple[ReportItem, ...]:
    items = []
    for name, paragraphs in by_language.items():
        count = sum(bool(paragraph.text) for paragraph in paragraphs)
        if name != chosen and count:
            items.append(_other(name.upper(), count))
    return tuple(items)


def _other(name: str, count: int) -> ReportItem:
    if not name:
        return remarks(
            "1 caption of no named language left out.",
            "{n} captions of no named language left out.",
            count,
        )
    return remarks(
        "1 caption of another language ({name}) left out.",
        "{n} captions of another language ({name}) left out.",
        count,
        name=name,
    )
