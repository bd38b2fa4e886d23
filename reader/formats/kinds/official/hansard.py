"""Hansard as XML: of Canada's House of Commons, of Australia, of the United Kingdom before 2005,
and as the Public Whip and TheyWorkForYou keep the records of several parliaments.

No standard joins them but the name; each has a flow of its own here. A speaker is named as the
record prints it, with seat, party or office where it has them. Divisions (lists of votes), column
and page numbers were not spoken.
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
from reader.formats.shared.customs.notes import is_note
from reader.formats.shared.languages import tag_of
from reader.model.transcript import CueKind, Transcript, WordTime
from reader.patterns import lazy_pattern
from reader.wording import tr

_PUBLIC_WHIP: Final = "publicwhip"
_ROOTS: Final = frozenset((_PUBLIC_WHIP, "hansard", "committee", "evidence"))
_CANADIAN: Final = ("<personspeaking", "<hansardbody", "<extracteditem")
_DAY: Final = lazy_pattern(r"\d{4}-\d{2}-\d{2}")
_WRITTEN_DAY: Final = lazy_pattern(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_LABEL_ENDS: Final = " :.—–"
_BEFORE_WORDS: Final = lazy_pattern(r"\A(?:[\s:,;.—–-]|\([^()]{0,200}\))*+")


def score(document: Document) -> int:
    """Claim XML whose root is one of those that Hansards have."""
    root = root_of(document.head).lower()
    if root == _PUBLIC_WHIP:
        return Claim.CERTAIN - 2
    if root not in _ROOTS:
        return Claim.NONE
    return Claim.CERTAIN - 2 if root == "hansard" or _is_canadian(document) else Claim.NONE


def _is_canadian(document: Document) -> bool:
    head = document.head.lower()
    return any(sign in head for sign in _CANADIAN)


def read(document: Document) -> Transcript:
    """Read a sitting; raises FormatError where nobody speaks in it."""
    return record_of(document, _flow(document))


def _flow(document: Document) -> _Sitting:
    if root_of(document.head) == _PUBLIC_WHIP:
        return _PublicWhip()
    if _is_canadian(document):
        return _Canadian()
    is_australian = "<session.header" in document.head.lower()
    return _Australian() if is_australian else _British()


class _Sitting(Flow):
    silent = tr("This Hansard holds no speech.")


class _PublicWhip(_Sitting):
    blocks = Blocks(
        paragraphs=frozenset(("p", "li", "td")),
        headings=frozenset(("major-heading", "minor-heading", "oral-heading")),
        remarks=frozenset(),
        skipped=frozenset(("division", "memberlist")),
    )
    _is_remark = False
    _is_nobody = False

    def opened(self, name: str, attributes: Attributes) -> None:
        said = {key: value.strip() for (_, key), value in attributes.items()}
        if name in ("speech", "ques", "reply"):
            self.speaker = said.get("speakername", "").rstrip(_LABEL_ENDS)
            office = said.get("speakeroffice", "")
            self.speaker += f", {office}" if self.speaker and office else ""
        found = _DAY.search(said.get("id", ""))
        self.date = self.date or (found[0] if found else "")
        if name == "p":
            self._is_remark = self._is_nobody or "procedural" in said.get("class", "")
        elif name == "speech":
            self._is_nobody = not self.speaker and said.get("nospeaker", "") == "true"

    def closed(self, name: str) -> None:
        if name in ("speech", "ques", "reply"):
            self.speaker = ""

    def built(self, text: str, kind: CueKind, marks: tuple[WordTime, ...]) -> None:
        is_noted = self._is_remark or is_note(text, in_house=False)
        is_remark = is_noted and kind is CueKind.SPEECH
        super().built(text, CueKind.SOUND if is_remark else kind, marks)


class _Canadian(_Sitting):
    blocks = Blocks(
        paragraphs=frozenset(("ParaText", "Para", "Line", "Verse")),
        headings=frozenset(
            ("OrderOfBusinessTitle", "SubjectOfBusinessTitle", "SubjectOfBusinessQualifier")
        ),
        remarks=frozenset(("ProceduralText",)),
        skipped=frozenset(("Division", "Timestamp", "FloorLanguage", "DivisionHeader")),
    )
    _item = ""

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "Hansard":
            self.language = tag_of(attributes.get(("xml", "lang"), ""))
        elif name == "ExtractedItem":
            self._item = attributes.get(("", "Name"), "")
            self.catch()
        elif name in ("PersonSpeaking", "DocumentTitle"):
            self.catch()

    def closed(self, name: str) -> None:
        if name == "ExtractedItem":
            self._extracted(self.caught())
        elif name == "DocumentTitle":
            self.title = self.title or self.caught()
        elif name == "PersonSpeaking":
            self.speaker = self.caught().rstrip(_LABEL_ENDS)
        elif name == "Intervention":
            self.speaker = ""

    def _extracted(self, text: str) -> None:
        found = _WRITTEN_DAY.search(text) if self._item == "Date" else None
        if found and found[1] in _MONTHS:
            self.date = f"{found[3]}-{_MONTHS.index(found[1]) + 1:02}-{int(found[2]):02}"
        elif self._item == "HeaderTitle":
            self.title = self.title or text


class _Australian(_Sitting):
    blocks = Blocks(
        paragraphs=frozenset(("para", "p", "li", "item")),
        headings=frozenset(("title",)),
        remarks=frozenset(("division.result", "motionnospeech", "business.start", "adjournment")),
        skipped=frozenset(
            (
                *("division.data", "page.no", "id.no", "type", "name.id", "in.gov", "time.stamp"),
                *("first.speech", "cognate", "table"),
            )
        ),
    )

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[str, str] = {}
        self._in_talker = False
        self._of_name = ""
        self._label: list[str] = []
        self._kind_of_paragraph = ""

    def start(self, name: tuple[str, str], attributes: Attributes) -> None:
        super().start((name[0], name[1].lower()), attributes)

    def end(self, name: tuple[str, str]) -> None:
        super().end((name[0], name[1].lower()))

    def opened(self, name: str, attributes: Attributes) -> None:
        kind = attributes.get(("", "class"), "")
        if name == "talker":
            self._in_talker, self._parts = True, {}
        elif self._in_talker and name in ("name", "electorate", "party", "role"):
            if name == "name":
                is_printed = attributes.get(("", "role")) == "display"
                self._of_name = "display" if is_printed else "name"
            self.catch()
        elif name in ("date", "chamber") and not self.cues:
            self.catch()
        elif name == "span":
            is_name = kind.startswith(("HPS-Member", "HPS-Office")) and "Title" not in kind
            if is_name and not (self.is_catching or self._length or self._label):
                self.catch()
        elif name == "p":
            self._kind_of_paragraph, self._label = kind, []

    def closed(self, name: str) -> None:
        if name == "talker":
            self._in_talker = False
            self.speaker = self._called()
        elif self._in_talker and name in ("name", "electorate", "party", "role"):
            self._parts.setdefault(self._of_name if name == "name" else name, self.caught())
        elif name == "date" and not self.cues:
            found = _DAY.search(self.caught())
            self.date = self.date or (found[0] if found else "")
        elif name == "chamber" and not self.cues:
            self.title = self.title or self.caught()
        elif name == "span" and self.is_caught:
            self._label.append(self.caught())

    def _called(self) -> str:
        parts = self._parts
        name = parts.get("display") or parts.get("name") or ""
        more = [parts[part] for part in ("electorate", "party") if parts.get(part, "N/A") != "N/A"]
        office = f", {parts['role']}" if parts.get("role") else ""
        seats = f" ({', '.join(more)})" if more else ""
        return f"{name.rstrip(_LABEL_ENDS)}{seats}{office}" if name else self.speaker

    def built(self, text: str, kind: CueKind, marks: tuple[WordTime, ...]) -> None:
        if self._label and kind is CueKind.SPEECH:
            self.speaker = " ".join(self._label).rstrip(_LABEL_ENDS)
            self._label = []
            text = text[_BEFORE_WORDS.match(text).end() :]  # type: ignore[union-attr]
        elif text[:1] in "—–":
            text = text[1:].lstrip()
        if "Debate" in self._kind_of_paragraph and kind is CueKind.SPEECH:
            return  # the title of the debate once more
        if text:
            super().built(text, kind, marks)


class _British(_Sitting):
    blocks = Blocks(
        paragraphs=frozenset(("p", "quote", "td", "li")),
        headings=frozenset(("title",)),
        remarks=frozenset(),
        skipped=frozenset(("col", "image", "division", "table")),
    )

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "date":
            self.date = self.date or attributes.get(("", "format"), "")
        elif name == "member":
            self.catch()
        elif name == "p":
            self.speaker = ""
        elif name in ("housecommons", "houselords") and not self.title:
            self.title = "House of Commons" if name == "housecommons" else "House of Lords"

    def closed(self, name: str) -> None:
        if name == "member":
            self.speaker = self.caught().rstrip(_LABEL_ENDS)

    def built(self, text: str, kind: CueKind, marks: tuple[WordTime, ...]) -> None:
        if self.speaker and kind is CueKind.SPEECH:
            text = text[_BEFORE_WORDS.match(text).end() :]  # type: ignore[union-attr]
        if text:
            super().built(text, kind, marks)
