"""The running text of a marked-up record: its paragraphs, headings and remarks, made into cues.

The kinds of XML in this folder name their elements differently and are otherwise alike: blocks that
may stand in one another, a speaker who holds until the next, and much that was never said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.xml_text import listen
from reader.formats.format import HEAD_CHARACTERS, Document
from reader.model.transcript import Cue, CueKind, ReportItem, Transcript, WordTime, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

Attributes = Mapping[tuple[str, str], str]

_SPACE: Final = lazy_pattern(r"\s+")
_PROLOG: Final = lazy_pattern(r"\s*(?:<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->)")
_DOCTYPE: Final = lazy_pattern(r"\s*<!DOCTYPE[^\[>]*+(\[)?", re.IGNORECASE)
_SUBSET_END: Final = lazy_pattern(r"\]\s*>")
_ROOT: Final = lazy_pattern(r"\s*<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)(?=[\s/>])")


class Blocks(NamedTuple):
    """Which elements are what; all others are looked through."""

    paragraphs: frozenset[str]
    headings: frozenset[str]
    remarks: frozenset[str]
    skipped: frozenset[str]
    breaks: frozenset[str] = frozenset(("br", "lb"))


class _CaughtField(NamedTuple):
    """An element whose text is kept from the cues: how deep it stands, and the text so far."""

    depth: int
    pieces: list[str]


class Flow:
    """Takes the elements of a record and holds the cues that they make.

    A kind says in ``opened`` and ``closed`` what else its elements mean: it sets ``speaker`` and
    the times of what follows, and takes the text of fields by ``catch`` and ``caught``. ``silent``
    is what is said of such a record in which nobody speaks.
    """

    blocks: Blocks
    silent = tr("This record holds no speech.")

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.title = self.date = self.language = ""
        self.speaker = ""
        self.begin: int | None = None
        self.end_time: int | None = None
        self.notes = 0
        self._open: list[tuple[str, CueKind]] = []
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[WordTime] = []
        self._skipped = 0
        self._depth = 0
        self._fields: list[_CaughtField] = []

    def opened(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element that is not skipped, before its block begins."""

    def closed(self, name: str) -> None:
        """Take the end of an element that is not skipped, after its block has ended."""

    def start(self, name: tuple[str, str], attributes: Attributes) -> None:
        """Take the start of an element."""
        local = name[1]
        if self._skipped or self.skips(local, attributes):
            self._skipped += 1
            return
        self._depth += 1
        if local in self.blocks.breaks:
            self._take(" ")
        kind = self._kind(local)
        if kind is not None:
            if self._open and self._open[-1][1] is not CueKind.SPEECH:
                kind = self._open[-1][1]  # the paragraphs of a remark are remarks
            self.flush()
            self._take(" ")
            self._open.append((local, kind))
        self.opened(local, attributes)

    def end(self, name: tuple[str, str]) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped -= 1
            return
        if self._open and self._open[-1][0] == name[1]:
            self.flush()
            self._open.pop()
        self.closed(name[1])
        if self.is_caught:
            self._fields.pop()
        self._depth -= 1

    def text(self, text: str) -> None:
        """Take character data."""
        if not self._skipped:
            self._take(text)

    def _take(self, text: str) -> None:
        if self._fields:
            self._fields[-1].pieces.append(text)
        elif self._open:
            self.add(text)

    def skips(self, name: str, attributes: Attributes) -> bool:
        """Return whether an element and all that it holds is left out."""
        return name in self.blocks.skipped

    def _kind(self, name: str) -> CueKind | None:
        if name in self.blocks.paragraphs:
            return CueKind.SPEECH
        if name in self.blocks.headings:
            return CueKind.HEADING
        return CueKind.SOUND if name in self.blocks.remarks else None

    def catch(self) -> None:
        """Keep the text of the element that opens from the cues, until it is :meth:`caught`."""
        self._fields.append(_CaughtField(self._depth, []))

    @property
    def is_catching(self) -> bool:
        """Whether the text that stands here is kept from the cues."""
        return bool(self._fields)

    @property
    def is_caught(self) -> bool:
        """Whether the text of the element that opens or ends is kept."""
        return bool(self._fields) and self._fields[-1].depth == self._depth

    def caught(self) -> str:
        """Return the text of the element that ends, in one line, "" if it was not kept.

        The text of a field inside another belongs to both.
        """
        if not self.is_caught:
            return ""
        text = "".join(self._fields.pop().pieces)
        if self._fields:
            self._fields[-1].pieces.append(text)
        return " ".join(text.split())

    def add(self, text: str) -> None:
        """Add text to the block that is open, each run of white space as one space."""
        text = _SPACE.sub(" ", text)
        if not self._length or self._pieces[-1][-1] == " ":
            text = text.lstrip(" ")
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def mark(self, time: int | None) -> None:
        """Let the next word of the block that is open be spoken at a time."""
        if time is not None:
            self._marks.append(WordTime(self._length, time))

    def flush(self) -> None:
        """End the cue that is being built, if it has any words."""
        text = "".join(self._pieces).rstrip(" ")
        marks = tuple(mark for mark in self._marks if mark.char < len(text))
        self._pieces, self._length, self._marks = [], 0, []
        kind = self._open[-1][1] if self._open else CueKind.SPEECH
        if text:
            self.built(text, kind, marks)

    def built(self, text: str, kind: CueKind, marks: tuple[WordTime, ...]) -> None:
        """Take the words of a block."""
        if kind is CueKind.SPEECH:
            self.cues.append(Cue(text, self.begin, self.end_time, self.speaker, kind, True, marks))
        else:
            self.cues.append(Cue(text, kind=kind, starts_paragraph=True))

    def silence(self) -> str:
        """Return what is to be said of a record in which nobody speaks."""
        return self.silent

    def heading(self, text: str) -> None:
        """Add a heading whose words stand in no block."""
        self.flush()
        if text:
            self.cues.append(Cue(text, kind=CueKind.HEADING, starts_paragraph=True))


def root_of(head: str) -> str:
    """Return the local name of the root of XML, "" where the head of a text is no XML."""
    found = _ROOT.match(without_doctype(head[:HEAD_CHARACTERS]))
    return found[1] if found else ""


def without_doctype(text: str) -> str:
    """Return XML from its root on: what is declared before it is never followed or expanded."""
    at = 0
    while found := _PROLOG.match(text, at):
        at = found.end()
    found = _DOCTYPE.match(text, at)
    if found is None:
        return text[at:]
    end = _SUBSET_END.search(text, found.end()) if found[1] else None
    at = end.end() if end else text.find(">", found.end()) + 1
    while found := _PROLOG.match(text, at):
        at = found.end()
    return text[at:]


def read_into(text: str, flow: Flow) -> tuple[ReportItem, ...]:
    """Give a record to a flow, and return what is to be said of it; see :func:`listen`."""
    report = listen(without_doctype(text), flow)
    flow.flush()
    if flow.notes:
        report += (remarks("1 note was left out.", "{n} notes were left out.", flow.notes),)
    return report


def record_of(document: Document, flow: Flow) -> Transcript:
    """Give a document to a flow, and return what it holds; raises FormatError if nobody speaks."""
    report = read_into(document.text, flow)
    if not any(cue.kind is CueKind.SPEECH for cue in flow.cues):
        raise FormatError(flow.silence())
    return Transcript(
        title=flow.title,
        cues=tuple(flow.cues),
        report=report,
        date=flow.date,
        language=flow.language,
    )
