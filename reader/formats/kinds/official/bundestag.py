"""Stenographic records of the German Bundestag (``dbtplenarprotokoll``; before 2017 ``DOKUMENT``).

After its DTD, as published since the 19th electoral term. A speaker is named as the record prints
it, with party or office: ``Johannes Vogel (FDP)``. Applause and calls are sounds. The list of
contents, the list of speakers and the annexes were not spoken. Records of earlier terms hold their
text as it was set; it is read as any text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reader.errors import FormatError
from reader.formats.format import Claim, Document
from reader.formats.kinds.official.flow import (
    Attributes,
    Blocks,
    Flow,
    read_into,
    record_of,
    root_of,
)
from reader.formats.shared import captions
from reader.formats.shared.lines import lines_of
from reader.formats.shared.speech import read_speech
from reader.model.transcript import Cue, CueKind, Transcript, WordTime, remark
from reader.patterns import lazy_pattern
from reader.wording import tr

_ROOT: Final = "dbtplenarprotokoll"
_DAY: Final = lazy_pattern(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NAMES: Final = ("titel", "vorname", "namenszusatz", "nachname", "ortszusatz")
_PARTS: Final = frozenset((*_NAMES, "fraktion", "rolle_lang", "rolle_kurz"))
_TITLES: Final = ("T_NaS", "T_fett")


def score(document: Document) -> int:
    """Claim a record by its root, or by what records of earlier terms say of themselves."""
    root = root_of(document.head)
    if root == _ROOT or (root == "DOKUMENT" and "PLENARPROTOKOLL" in document.head):
        return Claim.CERTAIN - 2
    return Claim.NONE


def read(document: Document) -> Transcript:
    """Read a record; raises FormatError where it holds no speech."""
    if root_of(document.head) == "DOKUMENT":
        return _old(document)
    flow = _BundestagRecord()
    transcript = record_of(document, flow)
    report = transcript.report
    if flow.annexes:
        report += (remark("The annexes, which were not spoken, were left out."),)
    title = "Deutscher Bundestag"
    if number := flow.facts.get("sitzungsnr"):
        title += f", {number}. Sitzung"
    if flow.date:
        year, month, day = flow.date.split("-")
        title += f" vom {day}.{month}.{year}" if number else f", {day}.{month}.{year}"
    return transcript._replace(title=title, report=report, language="de")


def _day(text: str) -> str:
    found = _DAY.search(text)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else ""


class _BundestagRecord(Flow):
    silent = tr("This record of the Bundestag holds no speech.")
    blocks = Blocks(
        paragraphs=frozenset(("p", "zitat", "td", "th", "li")),
        headings=frozenset(("ivz-block-titel", "anlagen-titel")),
        remarks=frozenset(("kommentar",)),
        skipped=frozenset(("inhaltsverzeichnis", "rednerliste", "fussnote", "anlagen")),
    )

    def __init__(self) -> None:
        super().__init__()
        self.annexes = 0
        self.facts: dict[str, str] = {}
        self._in_session = False
        self._class = ""
        self._is_guest = False
        self._names: dict[str, str] | None = None

    def skips(self, name: str, attributes: Attributes) -> bool:
        self.notes += name == "fussnote"
        self.annexes += name == "anlagen"
        return super().skips(name, attributes)

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == _ROOT:
            self.date = _day(attributes.get(("", "sitzung-datum"), ""))
            if number := attributes.get(("", "sitzung-nr"), "").strip():
                self.facts["sitzungsnr"] = number
        elif name == "datum":
            self.date = self.date or _day(attributes.get(("", "date"), ""))
        elif name == "sitzungsverlauf":
            self._in_session = True
        elif name == "tagesordnungspunkt":
            self.heading(" ".join(attributes.get(("", "top-id"), "").split()))
        elif name == "p":
            self._class = attributes.get(("", "klasse"), "")
        elif name == "redner":
            self._names = {}
        elif self._catches(name):
            self.catch()

    def _catches(self, name: str) -> bool:
        """Return whether an element is a field: a part of a name, or the name of who speaks."""
        if self._names is not None:
            return name in _PARTS
        return name in ("name", "sitzungsnr", "wahlperiode")

    def closed(self, name: str) -> None:
        if name in _PARTS and self._names is not None:
            self._names.setdefault(name, self.caught())
        elif name == "redner":
            self.speaker = _called(self._names or {}) or self.speaker
            self._names, self._is_guest = None, True
        elif name == "name" and self._names is None:
            self.flush()
            self.speaker, self._is_guest = _named(self.caught()), False
        elif self.is_caught:
            self.facts.setdefault(name, self.caught())
        elif name == "p":
            self._class = ""
        elif name == "rede" and self._is_guest:
            self.speaker = ""  # the chair speaks again, whom the record does not name once more

    def built(self, text: str, kind: CueKind, marks: tuple[WordTime, ...]) -> None:
        if self._class == "redner" and kind is CueKind.SPEECH:
            self.speaker = _named(text) or self.speaker
        elif self._in_session and self._class.startswith("T") and kind is CueKind.SPEECH:
            # An item of the agenda, printed: its title, the papers of the house that belong to it.
            kind = CueKind.HEADING if self._class in _TITLES else CueKind.SPEECH
            self.cues.append(Cue(text, kind=kind, starts_paragraph=True))
        elif self._in_session:
            super().built(text, kind, marks)


def _named(label: str) -> str:
    return label.strip().removesuffix(":").rstrip()


def _called(parts: Mapping[str, str]) -> str:
    """Return a speaker as the record prints one, from the parts of the name."""
    name = " ".join(parts[part] for part in _NAMES if parts.get(part))
    office = parts.get("rolle_lang") or parts.get("rolle_kurz")
    if office:
        return f"{name}, {office}"
    return f"{name} ({parts['fraktion']})" if parts.get("fraktion") else name


class _Old(Flow):
    blocks = Blocks(frozenset(), frozenset(), frozenset(), frozenset())

    def __init__(self) -> None:
        super().__init__()
        self.facts: dict[str, str] = {}
        self.pieces: list[str] = []
        self._in_text = False

    def opened(self, name: str, attributes: Attributes) -> None:
        self._in_text = name == "TEXT"
        if name in ("TITEL", "DATUM"):
            self.catch()

    def closed(self, name: str) -> None:
        if name in ("TITEL", "DATUM"):
            self.facts.setdefault(name, self.caught())
        self._in_text = False

    def text(self, text: str) -> None:
        if self._in_text:
            self.pieces.append(text)
        super().text(text)


def _old(document: Document) -> Transcript:
    record = _Old()
    report = read_into(document.text, record)
    lines = lines_of("".join(record.pieces))
    cues: tuple[Cue, ...] = read_speech(lines).cues if any(lines) else ()
    finished = captions.finish(cues, labels=False, rolls=False)
    if not finished.cues:
        raise FormatError(tr("This record of the Bundestag holds no text."))
    title = record.facts.get("TITEL", "")
    date = _day(record.facts.get("DATUM", ""))
    return Transcript(
        title=title, cues=finished.cues, report=report + finished.report, date=date, language="de"
    )
