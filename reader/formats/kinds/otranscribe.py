"""oTranscribe documents (``.otr``): JSON that holds the text as HTML with time marks in it.

``data-timestamp`` of a mark is the exact time, in seconds or, in old files, as a clock; what the
mark shows is a label for people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.errors import FormatError, UnknownFormat
from reader.formats.decoding import json_text
from reader.formats.decoding.html_tokens import END, START, TEXT, tokens
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.speakers import label_of, with_speakers
from reader.model import timecode
from reader.model.transcript import Cue, ReportItem, Transcript

_TEXT: Final = re.compile(r'"text"\s*:\s*"')
_OWN_KEYS: Final = re.compile(r'"media(?:-source|-time)?"\s*:|class=\\"timestamp')
_PARAGRAPHS: Final = frozenset(("p", "div", "li", "h1", "h2", "h3", "ul", "ol", "blockquote"))
_SECONDS: Final = re.compile(r"\d{1,9}(?:\.\d{1,12})?")


def score(document: Document) -> int:
    """Claim JSON with a text and the keys or time marks of oTranscribe."""
    head = document.head
    if not json_text.opens(head) or not _TEXT.search(head):
        return Claim.NONE
    return Claim.CERTAIN - 5 if len(set(_OWN_KEYS.findall(head))) > 1 else Claim.NONE


def read(document: Document) -> Transcript:
    """Read a document of oTranscribe.

    Raises FormatError for broken JSON and for a document without words, UnknownFormat for JSON
    without a text.
    """
    value, report = json_text.load(document.text)
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str):
        raise UnknownFormat("This is JSON, but no oTranscribe document: it has no text.")
    cues = _paragraphs(text)
    if not cues:
        raise FormatError("This oTranscribe document holds no words yet.")
    finished = captions.finish(_with_speakers(cues), labels=False, rolls=False)
    return Transcript(cues=finished.cues, report=report + _kept(value) + finished.report)


def _paragraphs(html: str) -> list[Cue]:
    building = _Building()
    for token in tokens(html):
        if token.kind == TEXT:
            building.add(token.text)
        elif token.kind == START and token.attributes.get("class", "") == "timestamp":
            building.stamp(token.attributes.get("data-timestamp", ""))
        elif token.kind == END and token.name == "span":
            building.is_label = False
        elif token.name == "br":
            building.break_line()
        elif token.name in _PARAGRAPHS:
            building.close()
    building.close()
    return building.cues


class _Building:
    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.is_label = False
        self._text = ""
        self._start: int | None = None
        self._pieces: list[str] = []

    def stamp(self, time: str) -> None:
        self.close()
        self._start = _time(time)
        self.is_label = True

    def add(self, text: str) -> None:
        if not self.is_label:
            self._pieces.append(" ".join(text.replace("\xa0", " ").split(" ")))

    def break_line(self) -> None:
        if self._pieces and self._pieces[-1] == "\n":
            self.close()
        elif self._pieces:
            self._pieces.append("\n")

    def close(self) -> None:
        text = captions.tidy("".join(self._pieces))
        self._pieces = []
        if text:
            self.cues.append(Cue(text, self._start, starts_paragraph=True))
            self._start = None


def _time(text: str) -> int | None:
    text = text.strip()
    return round(float(text) * 1000) if _SECONDS.fullmatch(text) else timecode.parse(text)


def _with_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with their labels as speakers; in a typed transcript each of them is one."""
    labels = [label_of(cue.text) for cue in cues]
    known = [label.name for label in labels if label]
    everywhere = 2 * len(known) >= len(cues)
    return with_speakers(cues, known if everywhere else ())


def _kept(value: object) -> tuple[ReportItem, ...]:
    media = value.get("media") if isinstance(value, dict) else None
    if not isinstance(media, str) or not media.strip():
        return ()
    return (ReportItem(f"The document belongs to the recording “{media.strip()}”."),)
