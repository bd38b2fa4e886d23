"""The saved text of a video's page: title, standfirst, transcript, related videos.

Headings part the page: "Full video transcript" opens the captions, "Related videos" the list at the
end. Both phrases may also be spoken, so the list is what follows the last such line and is nothing
but a list. Pages of this kind often hold their transcript twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.errors import FormatError
from reader.formats.format import Claim, Document
from reader.formats.shared.copies import find_copies
from reader.formats.shared.credits import is_machine, left_out, without_credit
from reader.formats.shared.lines import Line, lines_of, without_furniture
from reader.formats.shared.page_words import heads_related, heads_transcript
from reader.formats.shared.speech import read_speech
from reader.model.transcript import Provenance, RelatedVideo, ReportItem, Transcript

_BULLET: Final = re.compile(r"[•●○▪▫‣◦∙·*–—-]\s+")
_MOST_HEAD_LINES: Final = 12
"""The lines of text that may stand before the heading of the transcript."""
_LONGEST_LIST: Final = 100_000
"""Characters at the end of a page in which its list of videos is looked for."""
_MOST_UNBULLETED: Final = 300
"""Characters of an item in a list that has no bullets."""


class _Page(NamedTuple):
    head: list[Line]
    body: list[Line]
    related: list[Line]


def score(document: Document) -> int:
    """Claim a text that the headings of such a page part."""
    if _transcript_heading(without_furniture(lines_of(document.head))) is not None:
        return Claim.LIKELY
    # Without its own heading, a page is told by a list of related videos at its end.
    lines = without_furniture(lines_of(document.text[-_LONGEST_LIST:]))
    start = _related_heading(lines)
    return Claim.POSSIBLE if start is not None and _are_bulleted(lines[start + 1 :]) else Claim.NONE


def read(document: Document) -> Transcript:
    """Read a page; FormatError where it has a title but nothing that is said."""
    page = _parted(without_furniture(lines_of(document.text)))
    texts = [line.text for line in page.head if line.text]
    title, standfirst = (texts[0], "\n".join(texts[1:])) if texts else ("", "")
    spoken, credit = without_credit(_unbulleted(page.body))
    body, report = _once(spoken)
    cues = read_speech(body).cues if any(line.text for line in body) else ()
    if not cues:
        of = f" of “{title}”" if title else ""
        raise FormatError(
            f"The page{of} was saved without its transcript; open the transcript on the page, "
            "then save it again."
        )
    return Transcript(
        title=title,
        standfirst=standfirst,
        cues=cues,
        related=tuple(RelatedVideo(_without_bullet(line.text)) for line in page.related),
        report=report + left_out(credit),
        provenance=Provenance.AUTOMATIC if is_machine(credit) else Provenance.UNKNOWN,
    )


def _parted(lines: list[Line]) -> _Page:
    end = _related_heading(lines)
    related = [line for line in lines[end + 1 :] if line.text] if end is not None else []
    lines = lines[:end]
    heading = _transcript_heading(lines)
    if heading is not None:
        return _Page(lines[:heading], lines[heading + 1 :], related)
    first = next((number for number, line in enumerate(lines) if line.text), len(lines))
    return _Page(lines[first : first + 1], lines[first + 1 :], related)


def _transcript_heading(lines: Sequence[Line]) -> int | None:
    """Return the line that heads the transcript: the first that is such a heading and no more."""
    seen = 0
    for number, line in enumerate(lines):
        if not line.text:
            continue
        if heads_transcript(line.text):
            return number
        seen += 1
        if seen > _MOST_HEAD_LINES:
            return None
    return None


def _related_heading(lines: Sequence[Line]) -> int | None:
    """Return the last heading of a list of videos that only such a list follows."""
    for number in range(len(lines) - 1, -1, -1):
        if heads_related(lines[number].text):
            return number if _is_list(lines[number], lines[number + 1 :]) else None
    return None


def _is_list(heading: Line, following: Sequence[Line]) -> bool:
    if _are_bulleted(following):
        return True
    texts = [line.text for line in following if line.text]
    is_heading = heading.text[:1].isupper() or heading.text[:1] == "#"
    return bool(texts) and is_heading and max(map(len, texts)) <= _MOST_UNBULLETED


def _are_bulleted(lines: Sequence[Line]) -> bool:
    texts = [line.text for line in lines if line.text]
    return bool(texts) and all(_BULLET.match(text) for text in texts)


def _unbulleted(lines: list[Line]) -> list[Line]:
    """Take off the bullets of captions; a dash here and there is a dialogue and stays."""
    if not _are_bulleted(lines):
        return lines
    return [line._replace(text=_without_bullet(line.text)) for line in lines]


def _without_bullet(text: str) -> str:
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text


def _once(lines: list[Line]) -> tuple[list[Line], tuple[ReportItem, ...]]:
    """Leave out the copies of a transcript that the page holds more than once as a whole."""
    spoken = [line for line in lines if line.text]
    copies = find_copies([line.text for line in spoken])
    if copies.times == 1:
        return lines, ()
    second = spoken[copies.lines]
    left_out = len(spoken) - copies.lines
    item = ReportItem(
        f"The page holds the transcript {copies.times} times; it is shown once, and the "
        f"{left_out:,} lines of the repetition are left out.",
        left_out,
        second.number,
    )
    return [line for line in lines if line.number < second.number], (item,)
