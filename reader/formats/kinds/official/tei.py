"""TEI documents (Text Encoding Initiative, P4 and P5): transcriptions of speech, plays, editions.

Read are utterances (``u``, with the timeline; ISO 24624 and ParlaMint among them), speeches of
plays and interviews (``sp``), and the paragraphs of any other text. A speaker is named as the
header names the person, or as the text prints it. Of a choice the corrected, regular, expanded form
is read; what was deleted, notes, page heads and the header were not said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reader.errors import FormatError
from reader.formats.format import Claim, Document
from reader.formats.kinds.official.flow import Attributes, Blocks, Flow, read_into, root_of
from reader.formats.shared import captions
from reader.formats.shared.languages import tag_of
from reader.formats.shared.speakers import with_speakers
from reader.model import timecode
from reader.model.transcript import CueKind, Transcript, WordTime
from reader.patterns import lazy_pattern
from reader.wording import tr

_ROOTS: Final = frozenset(("TEI", "TEI.2", "teiCorpus", "teiCorpus.2"))
_SECONDS: Final = lazy_pattern(r"\d{1,9}(?:\.\d{1,9})?s?")
_UNITS: Final = {"s": 1_000.0, "ms": 1.0, "min": 60_000.0, "h": 3_600_000.0}
_LABEL_ENDS: Final = " :."
_CLOSING: Final = frozenset(".,;:?!…)]}»”’%")
_DAY: Final = lazy_pattern(r"\d{4}(?:-\d{2}){0,2}")
_NAMES: Final = ("roleName", "forename", "nameLink", "surname", "genName")
_WHOLE: Final = ("persName", "name")
_REMARK_NOTES: Final = frozenset(
    ("comment", "narrative", "time", "summary", "president", "debate", "answer", "question")
)


def score(document: Document) -> int:
    """Claim XML whose root is that of a TEI document or corpus."""
    return Claim.CERTAIN - 2 if root_of(document.head) in _ROOTS else Claim.NONE


def read(document: Document) -> Transcript:
    """Read a document; raises FormatError where its text holds no words."""
    flow = _Text()
    report = read_into(document.text, flow)
    cues = flow.cues if flow.has_speakers else with_speakers(flow.cues)
    finished = captions.finish(cues, labels=False, rolls=False)
    if not any(cue.kind is CueKind.SPEECH for cue in finished.cues):
        raise FormatError(tr("This TEI document holds no words, only a header."))
    facts = flow.facts
    return Transcript(
        title=facts.get("title", ""),
        cues=finished.cues,
        report=report + finished.report,
        author=facts.get("author", ""),
        date=facts.get("date", ""),
        language=facts.get("language", ""),
    )


class _Timeline:
    """The moments that a document names, in milliseconds from the start of the recording."""

    def __init__(self) -> None:
        self._unit = "s"
        self._times: dict[str, int] = {}
        self._has_begun = False

    def begin(self, attributes: Attributes) -> None:
        """Take the start of a timeline."""
        self._unit = attributes.get(("", "unit"), "s")

    def add(self, attributes: Attributes) -> None:
        """Take a moment: a clock, or so long after another; the first is the start, else.

        Nothing can refer to one that has no name.
        """
        is_first, self._has_begun = not self._has_begun, True
        name = attributes.get(("xml", "id"), "") or attributes.get(("", "id"), "")
        time = _time(attributes.get(("", "absolute"), ""))
        interval = attributes.get(("", "interval"), "")
        since = attributes.get(("", "since"), "").lstrip("#")
        if time is None and _SECONDS.fullmatch(interval):
            length = float(interval.rstrip("s")) * _UNITS.get(self._unit, 1_000.0)
            time = self._times.get(since, 0) + round(length)
        elif time is None and is_first:
            time = 0
        if name and time is not None:
            self._times.setdefault(name, time)

    def at(self, place: str) -> int | None:
        """Return the time of a moment, or of what is a time itself; None where it says none."""
        found = self._times.get(place.lstrip("#"))
        return found if found is not None else _time(place)


def _time(text: str) -> int | None:
    if _SECONDS.fullmatch(text):
        return round(float(text.rstrip("s")) * 1_000)
    return timecode.parse(text) if ":" in text else None


class _Text(Flow):
    blocks = Blocks(
        paragraphs=frozenset(
            (*("u", "seg", "p", "ab", "l", "item", "cell", "said"), *("salute", "signed", "opener"))
        ),
        headings=frozenset(("head",)),
        remarks=frozenset(("stage", "kinesic", "vocal", "incident", "gap")),
        skipped=frozenset(
            (
                *("sic", "orig", "abbr", "del", "surplus", "fw", "titlePage", "castList", "figure"),
                *("standOff", "facsimile", "sourceDoc", "spanGrp", "linkGrp", "revisionDesc"),
                *("encodingDesc", "fsdDecl", "charDecl", "publicationStmt"),
            )
        ),
    )

    def __init__(self) -> None:
        super().__init__()
        self.facts: dict[str, str] = {}
        self.has_speakers = False
        self._timeline = _Timeline()
        self._people: dict[str, str] = {}
        self._path: list[str] = []
        self._in_text = False
        self._person = ""
        self._name: dict[str, str] = {}
        self._printed = ""
        self._has_tokens = False
        self._is_joined = False
        self._awaits_space = False

    # The header.

    def skips(self, name: str, attributes: Attributes) -> bool:
        if name in ("sic", "orig", "abbr") and self._path[-1:] != ["choice"]:
            return False  # no other form of it is given
        if name == "note" and self._in_text:
            kind = attributes.get(("", "type"), "")
            is_told = kind == "speaker" or kind in _REMARK_NOTES or not self._open
            is_read = is_told and not self.is_catching
            self.notes += not is_read
            return not is_read
        return super().skips(name, attributes)

    def opened(self, name: str, attributes: Attributes) -> None:
        self._path.append(name)
        if name in _ROOTS:
            self._language(attributes.get(("xml", "lang"), "") or attributes.get(("", "lang"), ""))
        elif name == "text":
            self._in_text = True
        elif name == "timeline":
            self._timeline.begin(attributes)
        elif name == "when":
            self._timeline.add(attributes)
        elif self._in_text:
            self._said(name, attributes)
        else:
            self._header(name, attributes)

    def _language(self, tag: str) -> None:
        if known := tag_of(tag):
            self.facts.setdefault("language", known)

    def _header(self, name: str, attributes: Attributes) -> None:
        within = self._path[-2] if len(self._path) > 1 else ""
        if name == "language":
            self._language(attributes.get(("", "ident"), "") or attributes.get(("", "id"), ""))
        elif name == "person":
            self._person = attributes.get(("xml", "id"), "") or attributes.get(("", "id"), "")
            self._name = {"n": attributes.get(("", "n"), "")}
        elif name in ("title", "author") and within == "titleStmt":
            self.catch()
        elif name == "date" and ("setting" in self._path or "recording" in self._path):
            self._day(attributes)
        elif self._person and (name in _NAMES or (name in _WHOLE and "whole" not in self._name)):
            self.catch()

    def _day(self, attributes: Attributes) -> None:
        for key in ("when", "from", "value"):
            found = _DAY.match(attributes.get(("", key), ""))
            if found:
                self.facts.setdefault("date", found[0])

    def closed(self, name: str) -> None:
        within = self._path[-2] if len(self._path) > 1 else ""
        if self._path and self._path[-1] == name:
            self._path.pop()
        if name == "text":
            self._in_text = False
        elif self._in_text:
            self._end_of_said(name)
        elif name in ("title", "author") and within == "titleStmt":
            text = self.caught()
            if text:
                self.facts.setdefault(name, text)
        elif name in _NAMES and self.is_caught:
            self._name.setdefault(name, self.caught())
        elif name in _WHOLE and self.is_caught:
            self._name.setdefault("whole", self.caught())
        elif name == "person" and self._person:
            self._people[self._person] = _called(self._name)
            self._person = ""

    # The text.

    def _said(self, name: str, attributes: Attributes) -> None:
        if name in ("u", "sp", "said", "annotationBlock"):
            self._utterance(name, attributes)
        elif name == "speaker" or (name == "note" and attributes.get(("", "type")) == "speaker"):
            self.flush()
            self.catch()
        elif name in ("anchor", "seg") and attributes.get(("", "synch")):
            self.mark(self._timeline.at(attributes[("", "synch")]))
        elif name in ("w", "pc"):
            join = attributes.get(("", "join"), "")
            self._has_tokens = True
            self._awaits_space = not self._is_joined and join not in ("left", "both")
            self._is_joined = join in ("right", "both")

    def text(self, text: str) -> None:
        """Take character data; between words that are elements, white space means nothing."""
        if self._has_tokens and not self.is_catching:
            text = text.strip()
            if not text:
                return
            if self._awaits_space and text[0] not in _CLOSING:
                super().text(" ")
            self._awaits_space = False
        super().text(text)

    def _kind(self, name: str) -> CueKind | None:
        return CueKind.SOUND if name == "note" else super()._kind(name)

    def _utterance(self, name: str, attributes: Attributes) -> None:
        if name == "u" and "annotationBlock" in self._path:
            return
        who = attributes.get(("", "who"), "").split()
        names = [self._people.get(one.lstrip("#"), "") for one in who]
        known = ", ".join(filter(None, names))
        bare = ", ".join(one.rpartition("#")[2].rpartition(":")[2] for one in who)
        self.speaker = known or self._printed or bare
        self.has_speakers |= bool(self.speaker)
        self.begin = self._timeline.at(attributes.get(("", "start"), ""))
        self.end_time = self._timeline.at(attributes.get(("", "end"), ""))

    def _end_of_said(self, name: str) -> None:
        if name in ("speaker", "note") and self.is_caught:
            printed = self.caught().rstrip(_LABEL_ENDS)
            self._printed = printed
            if name == "speaker" and printed:
                self.speaker, self.has_speakers = printed, True
        elif name in ("sp", "u", "said", "annotationBlock"):
            if name == "u" and "annotationBlock" in self._path:
                return
            self.speaker, self.begin, self.end_time = "", None, None
            self._printed = ""

    def built(self, text: str, kind: CueKind, marks: tuple[WordTime, ...]) -> None:
        if not self._in_text:
            return
        self._has_tokens = self._is_joined = False
        super().built(text, kind, marks)
        # The time of an utterance is that of its first paragraph; where the others begin, it
        # does not say.
        if kind is CueKind.SPEECH:
            self.begin = self.end_time = None


def _called(parts: Mapping[str, str]) -> str:
    """Return the name of a person: its parts in the order in which they are spoken, or whole."""
    named = " ".join(parts[part] for part in _NAMES if parts.get(part))
    return named or parts.get("whole", "") or parts.get("n", "")
