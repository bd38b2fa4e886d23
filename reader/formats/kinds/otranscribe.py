"""oTranscribe documents (``.otr``): JSON that holds the text as HTML with time marks in it.

``data-timestamp`` of a mark is the exact time, in seconds or, in old files, as a clock; what the
mark shows is a label for people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from reader.errors import FormatError, UnknownFormat
from reader.formats.decoding import json_text
from reader.formats.decoding.html_tokens import listen
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.labels.grammar import label_of
from reader.formats.shared.speakers import with_speakers
from reader.model import timecode
from reader.model.transcript import Cue, Transcript, remark
from reader.patterns import lazy_pattern
from reader.wording import tr

_TEXT: Final = lazy_pattern(r'"text"\s*:\s*"')
_OWN_KEYS: Final = lazy_pattern(r'"media(?:-source|-time)?"\s*:|class=\\"timestamp')
_PARAGRAPHS: Final = frozenset(("p", "div", "li", "h1", "h2", "h3", "ul", "ol", "blockquote"))
_SECONDS: Final = lazy_pattern(r"\d{1,9}(?:\.\d{1,12})?")


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
    value, report, refusal = json_text.load(document.text)
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str):
        raise refusal or UnknownFormat(
            tr("This is JSON, but no oTranscribe document: it has no text.")
        )
    cues = _paragraphs(text)
    if not cues:
        raise FormatError(tr("This oTranscribe document holds no words yet."))
    finished = captions.finish(_with_speakers(cues), labels=False, rolls=False)
    media = _media(value)
    told = (remark("The document belongs to the recording “{file}”.", file=media),) if media else ()
    return Transcript(cues=finished.cues, report=report + told + finished.report, media=media)


def _paragraphs(html: str) -> list[Cue]:
    building = _NotesBuilding()
    listen(html, building)
    building.close()
    return building.cues


class _NotesBuilding:
    """Takes the tags and texts of a document and holds its paragraphs."""

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self._is_label = False
        self._start: int | None = None
        self._pieces: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        if attributes.get("class", "") == "timestamp":
            self.close()
            self._start = _time(attributes.get("data-timestamp", ""))
            self._is_label = True
        else:
            self._break(name)

    def end(self, name: str) -> None:
        """Take an end tag."""
        if name == "span":
            self._is_label = False
        else:
            self._break(name)

    def text(self, text: str) -> None:
        """Take a run of text; that of a time mark is a label for people."""
        if not self._is_label:
            self._pieces.append(text.replace("\xa0", " "))

    def _break(self, name: str) -> None:
        is_second_break = name == "br" and self._pieces[-1:] == ["\n"]
        if name in _PARAGRAPHS or is_second_break:
            self.close()
        elif name == "br" and self._pieces:
            self._pieces.append("\n")

    def close(self) -> None:
        """End the paragraph that is open, if it has any text."""
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


def _media(value: object) -> str:
    media = value.get("media") if isinstance(value, dict) else None
    return media.strip() if isinstance(media, str) else ""
