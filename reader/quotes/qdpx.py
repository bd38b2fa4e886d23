"""Projects for the programs of qualitative research (REFI-QDA Project Exchange 1.5, ``.qdpx``).

NVivo, ATLAS.ti, MAXQDA and QualCoder read them: the text of each transcript, its highlights as
coded selections, colours and tags as codes, notes as descriptions. Positions count code points from
0 in the text as it lies in the package, with line feeds; the end is the place after the last one.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from typing import Final

from reader.model.prose import Reading
from reader.model.transcript import Span
from reader.named_tuple import NamedTuple
from reader.quotes.escapes import in_xml
from reader.quotes.package import packed

_NAMESPACE: Final = "urn:QDA-XML:project:1.0"
_OWN: Final = uuid.UUID("6c1f7a52-7c0e-4a54-9d37-0f3f1a0b9c11")
_COLOURS: Final = {
    "yellow": "#FFE066",
    "green": "#8FD97F",
    "blue": "#7FB2FF",
    "pink": "#FF8FB3",
    "violet": "#B79CFF",
}
_TAG_COLOUR: Final = "#A0A0A0"


class Coded(NamedTuple):
    """A highlight: where it stands, its colour, its tags, what is noted of it."""

    span: Span
    colour: str
    tags: tuple[str, ...] = ()
    note: str = ""


class Case(NamedTuple):
    """A transcript set as prose, with its highlights."""

    title: str
    reading: Reading
    coded: tuple[Coded, ...]


def qdpx(cases: Sequence[Case], name: str, made: datetime.datetime) -> bytes:
    """Return a project of transcripts and their highlights; ``made`` is UTC."""
    when = f"{made:%Y-%m-%dT%H:%M:%SZ}"
    user = _guid("user")
    codes: dict[str, str] = {}
    for case in cases:
        for coded in case.coded:
            codes.setdefault(coded.colour, _COLOURS.get(coded.colour, _COLOURS["yellow"]))
            for tag in coded.tags:
                codes.setdefault(f"#{tag}", _TAG_COLOUR)
    guids = [_guid("source", str(at), case.reading.text) for at, case in enumerate(cases)]
    book = "".join(
        f'<Code guid="{_guid("code", code)}" name="{in_xml(_named(code))}" isCodable="true" '
        f'color="{colour}"/>'
        for code, colour in codes.items()
    )
    sources = "".join(
        _source(case, guid, user, when) for case, guid in zip(cases, guids, strict=True)
    )
    project = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<Project xmlns="{_NAMESPACE}" name="{in_xml(name)}" origin="Transcript Reader" '
        f'creatingUserGUID="{user}" creationDateTime="{when}">'
        f'<Users><User guid="{user}" name="Reader"/></Users>'
        f"{f'<CodeBook><Codes>{book}</Codes></CodeBook>' if book else ''}"
        f"{f'<Sources>{sources}</Sources>' if sources else ''}</Project>\n"
    )
    texts = {f"Sources/{guid}.txt": _text(case) for case, guid in zip(cases, guids, strict=True)}
    return packed({"project.qde": project, **texts})


def _source(case: Case, guid: str, user: str, when: str) -> str:
    selections = "".join(
        _selection(case, coded, f"{guid} {number}", user, when)
        for number, coded in enumerate(case.coded)
    )
    return (
        f'<TextSource guid="{guid}" name="{in_xml(case.title)}" '
        f'plainTextPath="internal://{guid}.txt" creatingUser="{user}" creationDateTime="{when}">'
        f"{selections}</TextSource>"
    )


def _selection(case: Case, coded: Coded, place: str, user: str, when: str) -> str:
    start, end = case.reading.range(coded.span)
    by = f'creatingUser="{user}" creationDateTime="{when}"'
    note = f"<Description>{in_xml(coded.note)}</Description>" if coded.note else ""
    codes = "".join(
        f'<Coding guid="{_guid("coding", place, code)}" {by}>'
        f'<CodeRef targetGUID="{_guid("code", code)}"/></Coding>'
        for code in (coded.colour, *(f"#{tag}" for tag in coded.tags))
    )
    name = in_xml(" ".join(case.reading.text[start:end].split())[:80])
    return (
        f'<PlainTextSelection guid="{_guid("selection", place)}" name="{name}" '
        f'startPosition="{start}" endPosition="{end}" {by}>{note}{codes}</PlainTextSelection>'
    )


def _text(case: Case) -> str:
    """The text as it is counted: every character in its place, none that a program would turn."""
    return case.reading.text.replace("\r", " ").replace("\x00", " ")


def _named(code: str) -> str:
    return code if code.startswith("#") else code.capitalize()


def _guid(*parts: str) -> str:
    """Return the same identifier for the same thing each time."""
    return str(uuid.uuid5(_OWN, "\n".join(parts)))
