"""What services write below a transcript: who made it, when the meeting ended. No speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from reader.model.transcript import ReportItem, remark
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_CREDIT: Final = lazy_pattern(
    r"(?:this (?:transcript|transcription) was )?(?:auto(?:matically)?[- ])?"
    r"(?:transcri(?:bed|ption|pt)|generated|created|subtitles|captions?|captioned)"
    r" (?:by|with|using) \S.{0,140}",
    re.IGNORECASE,
)
_ADDRESS: Final = lazy_pattern(r"https?://|www\.|\w\.(?:ai|com|io|org|net|app)\b", re.IGNORECASE)
_MACHINES: Final = lazy_pattern(
    r"otter\.ai|rev\.ai|whisper|descript|computer|trint|sonix|temi\b|happy ?scribe|auto",
    re.IGNORECASE,
)
_MEETING: Final = lazy_pattern(
    r"(?:meeting|transcription|recording) ended (?:after|at) [\d:]+"
    r"|this editable transcript was computer generated|sonix is the world['’]s"
    r"|(?:the )?(?:recording|transcription) (?:has )?(?:ended|stopped)\.?\Z",
    re.IGNORECASE,
)
_RIGHTS: Final = lazy_pattern(
    r"(?:copyright\b|©|\(c\)).{0,12}\b(?:19|20)\d{2}\b.{0,600}\Z"
    r"|.{0,80}\ball rights reserved\b.{0,300}\Z"
    r"|\w{2,20} transcripts are created on a rush deadline\b.{0,600}\Z"
    r"|to order (?:a|an|the) [^.]{0,40}\b(?:transcript|program|show)\b.{0,200}\Z",
    re.IGNORECASE,
)
"""Whose the words are, as broadcasters print it below them."""
_OF_RIGHTS: Final = ("copyright", "©", "(c)", "rights reserved", "rush deadline", "to order ")
_OF_MEETING: Final = ("ended", "computer generated", "the world", "stopped")
_BY: Final = (" by ", " with ", " using ")
"""One of these is in each text that the pattern of that name knows, or of a credit."""
_LONGEST_OF_RIGHTS: Final = 700
UNTITLED: Final = "Untitled"
"""What stands above a document of this program for the title of what has none, nor a file name."""
_LONGEST: Final = 200
_MOST_OWN_LINES: Final = 5
_SHORTEST_TITLE: Final = 5
_OWN_FACT: Final = lazy_pattern(r"[^.!?]{1,200}\Z")
_OWN_END: Final = lazy_pattern(
    r"(?:. · |\A(?:— )?)(?:taken \d{1,2} (?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December) \d{4}"
    # The same in the other languages that a source is told in.
    r"|(?:entnommen am|relevé le|tomado el|взято|أُخذ في) \d{1,2}\.? (?:de )?[^\W\d_]{3,12}"
    r" (?:de )?\d{4}(?:\sр\.)?|\d{4}年\d{1,2}月\d{1,2}日採録)(?: <?https?://\S{1,2000})?\Z",
    re.IGNORECASE,
)
_TAKEN: Final = ("taken ", "entnommen ", "relevé ", "tomado ", "взято ", "أُخذ ", "採録")
_OWN_ADDRESS: Final = lazy_pattern(r"(?:\A|[\s<])(https?://[^\s<>]{1,2000})>?\Z")
BETWEEN_FACTS: Final = " · "
"""Parts who published a video, where and when, below the title of a document of this program."""
_BYLINE: Final = lazy_pattern(r"[\u200e\u200f]?— [\u200e\u200f]?(.+)")
_ISOLATED: Final = lazy_pattern(r"\u2068([^\u2069]*)\u2069")
_DAY: Final = lazy_pattern(
    r"\d{4}(?:-\d{2}(?:-\d{2})?)?|\d{4}\D{1,3}\d{1,2}\D.*|\d{1,2}\D.*\d{4}|.*\D\d{1,2},? \d{4}"
)
_ENDS_ON_DAY: Final = lazy_pattern(r"(?:\A|.*, )(\d{4}-\d{2}-\d{2})\Z")
_HOST: Final = lazy_pattern(r"https?://([^/?#]+)")


class Credit(NamedTuple):
    """What a service writes of itself: the words, and the number of their line, from 1."""

    text: str
    line: int
    is_own: bool = False
    """Whether it ends a document that this program wrote."""
    address: str = ""
    """The web address that such a document ends on."""


def without_credit(
    lines: Sequence[str], *, title: str = "", first: int = 1
) -> tuple[Sequence[str], Credit | None]:
    """Return the lines without those at the end that credit a service, and the last of these.

    Our own documents end on such lines, too. ``title`` is that of the document (its first line, if
    it is not given), ``first`` is the number that the first of the lines has in the file.
    """
    lines, own = _without_own(lines, title, first)
    credit: Credit | None = None
    end = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        if not lines[index]:
            continue
        if not _is_credit(lines[index]):
            break
        credit = credit or Credit(lines[index], first + index)
        end = index
    return lines[:end], credit or own


def _without_own(
    lines: Sequence[str], title: str, first: int
) -> tuple[Sequence[str], Credit | None]:
    """Return the lines without what our own documents end on: a dash, then who, what and where.

    They say when the words were taken. A dash opens a turn in many languages: where they do not, it
    must be the only one of the text, and name the title or stand above an address.
    """
    said = [index for index, line in enumerate(lines) if line]
    title = title or (lines[said[0]].strip("#* ") if said else "")
    dashes = [index for index in said if lines[index].lstrip("*> ")[:2] == "— "]
    last = said[-_MOST_OWN_LINES:]
    end = dashes[-1] if dashes else -1
    if end in last and any(index >= end and is_own_end(lines[index]) for index in last):
        address = address_in(lines[index] for index in last)
        return lines[:end], Credit(lines[end], first + end, is_own=True, address=address)
    if len(dashes) != 1 or dashes[0] not in said[-_MOST_OWN_LINES:] or dashes[0] == said[0]:
        return lines, None
    own = [lines[index] for index in said if index >= dashes[0]]
    names_title = len(title) > _SHORTEST_TITLE and title.casefold() in own[0].casefold()
    told = all(" · " in line or _ADDRESS.search(line) or _OWN_FACT.match(line) for line in own[1:])
    if not told or not (names_title or (len(own) > 1 and _ADDRESS.search(own[-1]))):
        return lines, None
    return lines[: dashes[0]], Credit(own[0], first + dashes[0])


def is_own_end(line: str) -> bool:
    """Return whether a line says when words were taken, as this program ends its documents."""
    return any(word in line for word in _TAKEN) and _OWN_END.search(line) is not None


def address_in(ends: Iterable[str]) -> str:
    """Return the web address with which the last of some lines ends, "" if none does."""
    found = [address for line in ends if (address := _OWN_ADDRESS.search(line))]
    return found[-1][1] if found else ""


def own_title(title: str, ending: str) -> str:
    """Return the title of a document of this program, "" for what stands there if it has none.

    That is the name of its file, which its ``ending`` tells too.
    """
    parts = (part.strip("\u2068\u2069 ") for part in ending.lstrip("— ").split(" · "))
    return "" if title == UNTITLED or title in parts else title


class OwnFacts(NamedTuple):
    """What a document says of the video; each is empty where it says nothing."""

    standfirst: str = ""
    author: str = ""
    site: str = ""
    date: str = ""
    url: str = ""


def own_facts(below: Sequence[str], credit: Credit, author: str | None = None) -> OwnFacts:
    """Return what the lines below the title of an own document say, and the ``credit`` at its end.

    There stands the standfirst, and below that, behind a dash, who published the video, where and
    when, with dots between (:func:`reader.quotes.parts.byline`). Documents of older versions have
    commas there and no dash: of those only the day is taken.

    ``author`` is who the document names as such in its properties, "" for nobody; None where a
    document has no properties, and a name alone is that of the author unless the address is one
    of a site of that name.
    """
    found = _BYLINE.fullmatch(below[-1]) if below else None
    if found is None:
        return _of_older(below, credit, author or "")
    parts = _ISOLATED.findall(found[1]) or found[1].split(BETWEEN_FACTS)
    has_day = len(parts) > 2 or _DAY.fullmatch(parts[-1]) is not None
    day = parts.pop() if has_day else ""
    if len(parts) == 1 and _is_site(parts[0], credit.address, author):
        parts = ["", *parts]
    by, site = [*parts, "", ""][:2]
    return OwnFacts(below[0] if len(below) > 1 else "", by, site, day, credit.address)


def _of_older(below: Sequence[str], credit: Credit, author: str) -> OwnFacts:
    day = _ENDS_ON_DAY.match(below[-1]) if below else None
    is_standfirst = len(below) > 1 or not day
    standfirst = below[0] if below and is_standfirst else ""
    return OwnFacts(standfirst, author, "", day[1] if day else "", credit.address)


def _is_site(name: str, address: str, author: str | None) -> bool:
    if author is not None:
        return name != author
    host = _HOST.match(address)
    return host is not None and "".join(name.casefold().split()) in host[1].replace(".", "")


def is_own(credit: Credit | None) -> bool:
    """Return whether a credit is that of a document which this program wrote."""
    return credit is not None and credit.is_own


def _is_credit(text: str) -> bool:
    if len(text) > _LONGEST_OF_RIGHTS:
        return False
    small = text.casefold()
    if any(sign in small for sign in _OF_RIGHTS) and _RIGHTS.match(text):
        return True
    if len(text) > _LONGEST:
        return False
    if any(sign in small for sign in _OF_MEETING) and _MEETING.match(text):
        return True
    is_by = any(sign in small for sign in _BY)
    return is_by and bool(_CREDIT.match(text) and _ADDRESS.search(text))


def is_machine(credit: Credit | None) -> bool:
    """Return whether the service named turns speech into text by machine."""
    return credit is not None and _MACHINES.search(credit.text) is not None


def left_out(credit: Credit | None) -> tuple[ReportItem, ...]:
    """Return what is to be said of a credit that was left out."""
    if credit is None:
        return ()
    item = remark(
        "The end of the file, “{words}”, is no speech and was left out.",
        line=credit.line,
        words=credit.text,
    )
    return (item,)
