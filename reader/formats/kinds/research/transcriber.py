"""Transcriber's files (``.trs``): sections, turns of speakers, and marks of time inside them.

The program's own document type (``trans-14.dtd``) prescribes them. A turn may be of several
speakers at once; ``Who`` then says whose words follow. Events are noises and notes, no words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.xml_text import listen
from reader.formats.format import Claim, Document
from reader.formats.kinds.research.tiers import tidy
from reader.formats.shared import captions
from reader.formats.shared.languages import tag_of
from reader.model.transcript import Cue, CueKind, Transcript, remarks
from reader.patterns import lazy_pattern
from reader.wording import tr

_ROOT: Final = lazy_pattern(r"<Trans[\s>]")
# The document type that every such file names, and that defines nothing inside it.
_DOCTYPE: Final = lazy_pattern(r"<!DOCTYPE\s+Trans\s+SYSTEM\s+(?:\"[^\"<>]*\"|'[^'<>]*')\s*>")
_TIME: Final = lazy_pattern(r"\d{1,8}(?:\.\d{1,12})?")


class _TranscriberListener:
    """Takes the speakers, the topics and the turns."""

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.title = ""
        self.date = ""
        self.language = self.media = ""
        self.noises = 0
        self._names: dict[str, str] = {}
        self._topics: dict[str, str] = {}
        self._speakers: list[str] = []
        self._speaker = ""
        self._starts_turn = False
        self._start: int | None = None
        self._turn_ends: int | None = None
        self._text: list[str] | None = None

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        of = {key: value for (_, key), value in attributes.items()}
        match name[1]:
            case "Trans":
                self.language = of.get("lang", "")
                self.media = of.get("audio_filename", "").strip()
            case "Episode":
                self.title = of.get("program", "").strip()
                self.date = of.get("air_date", "").strip()
            case "Speaker":
                self._names[of.get("id", "")] = " ".join(of.get("name", "").split())
            case "Topic" if of.get("id"):
                self._topics[of["id"]] = " ".join(of.get("desc", "").split())
            case "Section":
                if topic := self._topics.get(of.get("topic", "")):
                    start = _milliseconds(of.get("startTime", ""))
                    self.cues.append(Cue(topic, start, kind=CueKind.HEADING, starts_paragraph=True))
            case "Turn":
                self._take_turn(of)
            case "Sync":
                self._say(_milliseconds(of.get("time", "")))
            case "Who":
                self._say(self._start)
                number = of.get("nb", "")
                at = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0
                self._speaker = self._speakers[at - 1] if 0 < at <= len(self._speakers) else ""
            case "Event" | "Comment" | "Background":
                self.noises += name[1] != "Background"
                self.text(" ")

    def _take_turn(self, of: Mapping[str, str]) -> None:
        ids = of.get("speaker", "").split()
        self._speakers = [self._names.get(id) or id for id in ids]
        self._speaker = self._speakers[0] if len(self._speakers) == 1 else ""
        self._start = _milliseconds(of.get("startTime", ""))
        self._turn_ends = _milliseconds(of.get("endTime", ""))
        self._starts_turn = True
        self._text = []

    def end(self, name: tuple[str, str]) -> None:
        if name[1] == "Turn":
            self._say(self._turn_ends)
            self._text = None

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _say(self, now: int | None) -> None:
        """Give what was said since the last mark of time, up to one that stands now."""
        text = tidy("".join(self._text or ()))
        if text:
            end = now if now != self._start else None
            self.cues.append(
                Cue(text, self._start, end, self._speaker, starts_paragraph=self._starts_turn)
            )
            self._starts_turn = False
        if self._text is not None:
            self._text = []
            self._start = now if now is not None else self._start


def score(document: Document) -> int:
    """Claim XML whose root is ``Trans``."""
    return Claim.CERTAIN - 5 if _ROOT.search(document.head) else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the turns, cut at the marks of time, with topics as headings.

    Raises FormatError for a document type that holds definitions, and where nobody says anything.
    """
    heard = _TranscriberListener()
    report = listen(_DOCTYPE.sub("", document.text, count=1), heard)
    if not any(cue.kind is CueKind.SPEECH for cue in heard.cues):
        raise FormatError(tr("Nobody says anything in this Transcriber file."))
    if heard.noises:
        report += (
            remarks(
                "1 noise or note was left out.",
                "{n} noises or notes were left out.",
                heard.noises,
            ),
        )
    finished = captions.finish(heard.cues, labels=False, rolls=False)
    return Transcript(
        title=heard.title,
        cues=finished.cues,
        date=heard.date,
        language=tag_of(heard.language),
        media=heard.media,
        report=report + finished.report,
    )


def _milliseconds(seconds: str) -> int | None:
    return round(float(seconds) * 1_000) if _TIME.fullmatch(seconds) else None
