"""Debates in Akoma Ntoso (OASIS LegalDocML, versions 1 to 3), which many parliaments publish.

A speaker is called as the record prints it (``from``), or as its references show the person and the
role. What is set between speeches (scenes, narratives) is nobody's speech. Bills, acts and other
documents in this language hold no speech.
"""

from __future__ import annotations

from typing import Final

from reader.formats.format import Claim, Document
from reader.formats.kinds.official.flow import (
    Attributes,
    Blocks,
    Flow,
    record_of,
    root_of,
)
from reader.formats.shared.languages import tag_of
from reader.model.transcript import CueKind, Transcript, WordTime
from reader.wording import tr

_ROOT: Final = "akomaNtoso"
_DEBATES: Final = frozenset(("debate", "debateReport", "debateRecord"))
_OTHERS: Final = frozenset(
    (
        *("act", "amendment", "amendmentList", "bill", "doc", "documentCollection", "judgment"),
        *("judgement", "officialGazette", "portion", "statement"),
    )
)
_SPEECHES: Final = frozenset(("speech", "question", "answer"))
_TITLES: Final = frozenset(("docTitle", "docDate", "docNumber"))
_LABEL_ENDS: Final = " :.—–-"


def score(document: Document) -> int:
    """Claim XML whose root is that of Akoma Ntoso."""
    return Claim.CERTAIN - 2 if root_of(document.head) == _ROOT else Claim.NONE


def read(document: Document) -> Transcript:
    """Read a debate; raises FormatError for other documents, and where nobody speaks."""
    flow = _Debate()
    transcript = record_of(document, flow)
    return transcript._replace(title=transcript.title or flow.alias)


class _Debate(Flow):
    silent = tr("This debate holds no speech.")
    blocks = Blocks(
        paragraphs=frozenset(("p", "li", "td", "th", "block")),
        headings=frozenset(("heading", "subheading")),
        remarks=frozenset(("scene", "narrative", "summary", "recordedTime")),
        skipped=frozenset(
            ("toc", "authorialNote", "componentRef", "proprietary", "quorum", "vote", "num")
        ),
        breaks=frozenset(("br", "eol")),
    )

    def __init__(self) -> None:
        super().__init__()
        self.alias = self.other = ""
        self._in_debate = False
        self._in_body = False
        self._shown: dict[str, str] = {}

    def skips(self, name: str, attributes: Attributes) -> bool:
        self.notes += name == "authorialNote"
        return super().skips(name, attributes)

    def opened(self, name: str, attributes: Attributes) -> None:
        if name in _DEBATES:
            self._in_debate = True
        elif name in _OTHERS and not self._in_debate:
            self.other = self.other or name
        elif name.startswith("TLC"):
            key = attributes.get(("", "eId")) or attributes.get(("", "id"), "")
            if key:
                self._shown.setdefault(key, " ".join(attributes.get(("", "showAs"), "").split()))
        elif name.startswith("FRBR"):
            self._fact(name, attributes)
        elif name == "debateBody":
            self._in_body = True
        elif name in _TITLES or name == "from":
            self.date = self.date or attributes.get(("", "date"), "")[:10]
            self.flush()
            self.catch()
        elif name in _SPEECHES:
            self.speaker = self._called(attributes)

    def _fact(self, name: str, attributes: Attributes) -> None:
        value = attributes.get(("", "value"), "")
        if name == "FRBRdate":
            self.date = self.date or attributes.get(("", "date"), "")[:10]
        elif name == "FRBRalias":
            self.alias = self.alias or value
        elif name == "FRBRlanguage":
            self.language = self.language or tag_of(attributes.get(("", "language"), ""))

    def _called(self, attributes: Attributes) -> str:
        name = self._shown.get(attributes.get(("", "by"), "").lstrip("#"), "")
        office = self._shown.get(attributes.get(("", "as"), "").lstrip("#"), "")
        return ", ".join(part for part in dict.fromkeys((name, office)) if part)

    def closed(self, name: str) -> None:
        if name in _TITLES:
            text = self.caught()
            self.title = self.title or (text if name == "docTitle" else "")
        elif name == "from":
            self.speaker = self.caught().rstrip(_LABEL_ENDS) or self.speaker
        elif name in _SPEECHES:
            self.speaker = ""
        elif name == "debateBody":
            self._in_body = False

    def silence(self) -> str:
        if self.other and not self.cues:
            return tr("This Akoma Ntoso document is no debate ({kind}).", kind=self.other)
        return super().silence()

    def built(self, text: str, kind: CueKind, marks: tuple[WordTime, ...]) -> None:
        if self._in_body:
            super().built(text, kind, marks)
