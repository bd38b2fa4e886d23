"""CHAT transcripts (``.cha``), which TalkBank's corpora are shared in.

The CHAT manual prescribes them: lines that open with ``@`` are headers, with ``*`` what somebody
said, with ``%`` what was made of that; a line that opens with a tab goes on the one before. Times
stand behind the words between two characters 15 (bullets), in milliseconds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from reader.errors import FormatError
from reader.formats.format import Claim, Document
from reader.formats.kinds.research.chat_codes import MainLine, spoken
from reader.formats.shared import captions
from reader.formats.shared.languages import tag_of
from reader.model.transcript import Cue, ReportItem, Transcript, remark, remarks
from reader.patterns import lazy_pattern
from reader.wording import tr

_SPOKEN: Final = lazy_pattern(r"^\*[A-Za-z0-9_-]{1,20}:[ \t]", re.MULTILINE)
_HEADER: Final = lazy_pattern(r"^@(?:UTF8|Begin|Participants|ID|Languages)\b", re.MULTILINE)
# Controls are U+FFFD by now; older files name the sound file inside the bullet. Some programs write
# the bullet as it is shown. Others take the controls away: then the times end the line, and 10_20
# elsewhere is what was said.
_BULLET: Final = lazy_pattern(
    r"(?:([\x15\ufffd•]?%snd:\"[^\"\n]{0,200}\"_|[\x15\ufffd•])|(?<![\d_]))"
    r"(\d{1,10})_(\d{1,10})-?(?![\d_])(?(1)[\x15\ufffd•]?|(?:[\x15\ufffd•]|[ \t]*+$))"
)
_OTHER_BULLET: Final = lazy_pattern(r"[\x15\ufffd]%(?:pic|txt|mov):[^\ufffd\x15\n]*[\x15\ufffd]")


def score(document: Document) -> int:
    """Claim lines of speech under two of the headers that every such file has."""
    head = document.head
    headers = set(_HEADER.findall(head))
    if len(headers) > 1 and _SPOKEN.search(head):
        return Claim.CERTAIN
    return Claim.CERTAIN - 5 if head.startswith("@UTF8") and len(headers) > 1 else Claim.NONE


def read(document: Document) -> Transcript:
    """Read what was said, by the codes of the speakers; the report says who they are.

    Raises FormatError where nobody says anything.
    """
    cues: list[Cue] = []
    headers: dict[str, str] = {}
    tiers: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    for mark, name, content in _lines(document.text):
        if mark == "@":
            headers.setdefault(name, content)
        elif mark == "%":
            tiers[name] += 1
        else:
            cue, line = _cue(name, content)
            dropped.update(taken_back=line.taken_back, pauses=line.pauses, events=line.events)
            cues.append(cue)
    if not any(cue.text for cue in cues):
        raise FormatError(
            tr("Nobody says anything in this CHAT file: it has no line like *CHI: words.")
        )
    finished = captions.finish(
        [cue for cue in cues if cue.text], labels=False, rolls=False, sorts=False
    )
    language = headers.get("Languages", "").replace(",", " ").split()
    return Transcript(
        title=headers.get("Title", ""),
        cues=finished.cues,
        date=headers.get("Date", ""),
        language=tag_of(language[0]) if language else "",
        media=headers.get("Media", "").partition(",")[0].strip(),
        report=_told(headers.get("Participants", ""), tiers, dropped) + finished.report,
    )


def _lines(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the mark, the name and the content of each line with those that go on it."""
    mark, name, parts = "", "", list[str]()
    for line in text.split("\n"):
        if line[:1] in ("\t", " ") and mark:
            parts.append(line.strip())
            continue
        if mark:
            yield mark, name, " ".join(parts)
        mark = line[:1] if line[:1] in ("@", "*", "%") else ""
        name, _, content = line[1:].partition(":")
        name, parts = name.strip(), [content.strip()]
    if mark:
        yield mark, name, " ".join(parts)


def _cue(speaker: str, content: str) -> tuple[Cue, MainLine]:
    """Return what somebody said, and what was left out of it."""
    content = _OTHER_BULLET.sub("", content)
    bullets = list(_BULLET.finditer(content))
    line = spoken(_BULLET.sub(" ", content))
    start = int(bullets[0][2]) if bullets else None
    end = int(bullets[-1][3]) if bullets else None
    return Cue(line.text, start, end, speaker, starts_paragraph=True), line


def _told(participants: str, tiers: Counter[str], dropped: Counter[str]) -> tuple[ReportItem, ...]:
    items = []
    # A corpus may list many who are unknown under one code.
    who = dict.fromkeys(
        f"{code} is {' '.join(rest).replace('_', ' ')}"
        for code, *rest in (one.split() for one in participants.split(",") if one.strip())
        if rest
    )
    if who:
        items.append(remark("The speakers: {names}.", count=len(who), names=", ".join(who)))
    if tiers:
        names = ", ".join(f"%{name}" for name in sorted(tiers))
        items.append(
            remarks(
                "1 line of analysis was left out ({names}).",
                "{n} lines of analysis were left out ({names}).",
                sum(tiers.values()),
                names=names,
            )
        )
    if dropped["taken_back"]:
        items.append(
            remarks(
                "1 piece that the speakers broke off or said anew was left out.",
                "{n} pieces that the speakers broke off or said anew were left out.",
                dropped["taken_back"],
            )
        )
    if dropped["pauses"] or dropped["events"]:
        items.append(_of_marks(dropped["pauses"], dropped["events"]))
    return tuple(items)


def _of_marks(pauses: int, sounds: int) -> ReportItem:
    """Return what is to be said of pauses and sounds between words."""
    if not sounds:
        return remarks(
            "1 pause between words was left out.",
            "{n} pauses between words were left out.",
            pauses,
        )
    if not pauses:
        return remarks(
            "1 sound between words was left out.",
            "{n} sounds between words were left out.",
            sounds,
        )
    both = pauses + sounds
    if pauses == sounds == 1:
        return remark("1 pause and 1 sound between words were left out.", count=both)
    if pauses == 1:
        return remark(
            "1 pause and {sounds} sounds between words were left out.", count=both, sounds=sounds
        )
    if sounds == 1:
        return remark(
            "{pauses} pauses and 1 sound between words were left out.", count=both, pauses=pauses
        )
    return remark(
        "{pauses} pauses and {sounds} sounds between words were left out.",
        count=both,
        pauses=pauses,
        sounds=sounds,
    )
