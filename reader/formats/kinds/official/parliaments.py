"""Records of parliaments as XML of their own: the French National Assembly's (``compteRendu``,
Syceron), the Swedish Riksdag's (``anforande``), the Danish Folketing's, the European Parliament's
verbatim report, and PoliticalMashup's form for the Dutch and other parliaments.

Each names who speaks beside the words, with party or office. Where a paragraph has several
speakers it is nobody's. Clocks of the day are not read, for they are no places in a recording.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from reader.formats.format import Claim, Document
from reader.formats.kinds.official.flow import Attributes, Blocks, Flow, record_of, root_of
from reader.formats.shared.html_blocks import page_of
from reader.formats.shared.languages import tag_of
from reader.formats.shared.sounds import kind_of
from reader.model.transcript import Cue, CueKind, Transcript, WordTime
from reader.patterns import lazy_pattern
from reader.wording import tr

_DAY: Final = lazy_pattern(r"(\d{4})-?(\d{2})-?(\d{2})")
_SECONDS: Final = lazy_pattern(r"\d{1,6}(?:\.\d{1,6})?")
_STYLE_FIELD: Final = lazy_pattern(r"STYLEREF\b[^\n]{0,40}\bMERGEFORMAT\b")
_BEFORE_WORDS: Final = " .:–—\xa0"
_NOTHING: Final[frozenset[str]] = frozenset()


def score(document: Document) -> int:
    """Claim XML by its root, or by the elements that only one parliament has."""
    return Claim.CERTAIN - 2 if _flow(document) else Claim.NONE


def read(document: Document) -> Transcript:
    """Read a record; raises FormatError where nobody speaks in it."""
    make = _flow(document) or _French
    return record_of(document, make())


def _flow(document: Document) -> Callable[[], Flow] | None:
    root = root_of(document.head)
    if not root:
        return None
    if root == "compteRendu":
        return _French
    if root in ("anforande", "anforandelista"):
        return _Swedish
    head = document.head
    if "<MetaMeeting" in head or "<MetaSpeakerMP" in head:
        return _Danish
    if "<ORATEUR" in head or "<TL-CHAP" in head:
        return _European
    return _PoliticalMashup if "politicalmashup.nl" in head else None


def _day(text: str) -> str:
    found = _DAY.match(text.strip())
    return "-".join(found.groups()) if found else ""


class _Record(Flow):
    silent = tr("This record of a parliament holds no speech.")
    fields: frozenset[str] = _NOTHING
    """Elements whose text is kept as a fact, by name, until :meth:`fact` takes it."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: dict[str, str] = {}

    def opened(self, name: str, attributes: Attributes) -> None:
        if name in self.fields:
            self.catch()

    def closed(self, name: str) -> None:
        if name in self.fields:
            self._facts[name] = self.caught() or self._facts.get(name, "")

    def fact(self, name: str) -> str:
        """Return a fact once, so that what follows does not have it too."""
        return self._facts.pop(name, "")


class _French(_Record):
    blocks = Blocks(
        paragraphs=frozenset(("texte",)),
        headings=_NOTHING,
        remarks=_NOTHING,
        skipped=frozenset(("sommaire", "interExtraction")),
    )
    fields = frozenset(("nom", "qualite", "dateSeance", "session"))

    def __init__(self) -> None:
        super().__init__()
        self.language = "fr"
        self._names: list[str] = []
        self._is_said = self._is_remark = False

    def opened(self, name: str, attributes: Attributes) -> None:
        super().opened(name, attributes)
        if name == "paragraphe":
            self._names, self.speaker, self._is_said = [], "", True
            self._is_remark = "Italique" in attributes.get(("", "code_style"), "")
        elif name == "texte":
            self.speaker = self._names[0] if len(set(self._names)) == 1 else ""
            time = _SECONDS.fullmatch(attributes.get(("", "stime"), ""))
            self.begin = round(float(time[0]) * 1_000) if time else None

    def closed(self, name: str) -> None:
        super().closed(name)
        if name == "orateur":
            who, office = self.fact("nom"), self.fact("qualite")
            if who:
                self._names.append(f"{who}, {office}" if office else who)
        elif name == "dateSeance":
            self.date = _day(self.fact(name))
        elif name == "session":
            self.title = self.title or f"Assemblée nationale, {self.fact(name)}"
        elif name == "paragraphe":
            self._is_said = False

    def built(self, text: str, kind: CueKind, marks: tuple[WordTime, ...]) -> None:
        if not self._is_said:
            kind = CueKind.HEADING  # of a point of the agenda
        elif self._is_remark and not self.speaker:
            kind = CueKind.SOUND
        super().built(text, kind, marks)


class _Swedish(_Record):
    blocks = Blocks(_NOTHING, _NOTHING, _NOTHING, frozenset(("systemdatum",)))
    fields = frozenset(
        ("talare", "parti", "dok_datum", "dok_titel", "avsnittsrubrik", "anforandetext")
    )

    def __init__(self) -> None:
        super().__init__()
        self.language = "sv"
        self._topic = ""

    def closed(self, name: str) -> None:
        super().closed(name)
        if name != "anforande":
            return
        self.date = self.date or _day(self.fact("dok_datum"))
        self.title = self.title or self.fact("dok_titel")
        topic = self.fact("avsnittsrubrik")
        if topic != self._topic:
            self._topic = topic
            self.heading(topic)
        who, party = self.fact("talare"), self.fact("parti")
        self.speaker = who if not party or who.endswith(f"({party})") else f"{who} ({party})"
        # The words are HTML, written as text.
        for block in page_of(self.fact("anforandetext")).blocks:
            text = " ".join(block.text.split())
            if text and not _STYLE_FIELD.match(text):  # a field of the word processor
                self.cues.append(Cue(text, None, None, self.speaker, kind_of(text), True))


class _Danish(_Record):
    blocks = Blocks(
        paragraphs=frozenset(("TekstGruppe", "Linea")),
        headings=_NOTHING,
        remarks=_NOTHING,
        skipped=frozenset(("MetaSpeechSegment",)),
    )
    fields = frozenset(
        (
            *("OratorFirstName", "OratorLastName", "GroupNameShort", "OratorRole"),
            *("DateOfSitting", "MeetingNumber", "ShortTitle"),
        )
    )

    def __init__(self) -> None:
        super().__init__()
        self.language = "da"

    def opened(self, name: str, attributes: Attributes) -> None:
        super().opened(name, attributes)
        if name == "Tale":
            self.speaker = ""

    def closed(self, name: str) -> None:
        super().closed(name)
        if name == "DateOfSitting":
            self.date = _day(self.fact(name))
        elif name == "MeetingNumber":
            self.title = f"Folketinget, møde {self.fact(name)}"
        elif name == "ShortTitle":
            self.heading(self.fact(name))
        elif name == "MetaSpeakerMP":
            names = (self.fact("OratorFirstName"), self.fact("OratorLastName"))
            who, party = " ".join(filter(None, names)), self.fact("GroupNameShort")
            office = self.fact("OratorRole")
            self.speaker = f"{who} ({party})" if who and party else who or office
        elif name == "Tale":
            self.speaker = ""


class _European(_Record):
    blocks = Blocks(
        paragraphs=frozenset(("PARA",)),
        headings=frozenset(("TL-CHAP",)),
        remarks=_NOTHING,
        skipped=frozenset(("NUMERO",)),
    )
    fields = frozenset(("ORATEUR",))

    def __init__(self) -> None:
        super().__init__()
        self._said: Mapping[str, str] = {}
        self._has_heading = False
        self._is_first = False

    def skips(self, name: str, attributes: Attributes) -> bool:
        # The title of a chapter stands there once for each language.
        if name == "TL-CHAP" and self._has_heading:
            return True
        self._has_heading = name == "TL-CHAP" or (self._has_heading and name != "CHAPTER")
        return super().skips(name, attributes)

    def opened(self, name: str, attributes: Attributes) -> None:
        super().opened(name, attributes)
        if name == "INTERVENTION":
            self.speaker, self._is_first = "", True
        elif name == "ORATEUR":
            self._said = {key: value.strip() for (_, key), value in attributes.items()}

    def closed(self, name: str) -> None:
        super().closed(name)
        if name == "ORATEUR":
            printed = self.fact(name).strip(_BEFORE_WORDS)
            who = " ".join(self._said.get("LIB", "").replace("|", " ").split()) or printed
            party = self._said.get("PP", "")
            self.speaker = f"{who} ({party})" if who and party and party != "NULL" else who
        elif name == "INTERVENTION":
            self.speaker = ""

    def built(self, text: str, kind: CueKind, marks: tuple[WordTime, ...]) -> None:
        if self._is_first and kind is CueKind.SPEECH:
            self._is_first = False
            text = text.lstrip(_BEFORE_WORDS)
        if text:
            super().built(text, kind_of(text) if kind is CueKind.SPEECH else kind, marks)


class _PoliticalMashup(_Record):
    blocks = Blocks(
        paragraphs=frozenset(("p",)),
        headings=_NOTHING,
        remarks=frozenset(("stage-direction",)),
        skipped=frozenset(("docinfo", "rights", "vote")),
    )
    fields = frozenset(("date", "title", "language"))

    def opened(self, name: str, attributes: Attributes) -> None:
        super().opened(name, attributes)
        said = {key: value.strip() for (_, key), value in attributes.items()}
        if name == "language" and said.get("ISO639-2"):
            self.language = tag_of(said["ISO639-2"])
        elif name in ("topic", "scene") and said.get("title"):
            self.heading(" ".join(said["title"].split()))
        elif name == "speech":
            who, party = said.get("speaker", ""), said.get("party", "")
            office = said.get("function", "")
            self.speaker = f"{who} ({party})" if who and party else who or office

    def closed(self, name: str) -> None:
        super().closed(name)
        if name == "speech":
            self.speaker = ""
        elif name == "date":
            self.date = self.date or _day(self.fact(name))
        elif name == "title":
            self.title = self.title or self.fact(name)
