"""The saved text of a video's page: title, standfirst, transcript, related videos.

Headings part the page: "Full video transcript" opens the captions, "Related videos" the list at the
end. Both phrases may also be spoken, so the list is what follows the last such line and is nothing
but a list. Pages of this kind often hold their transcript twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reader.errors import FormatError
from reader.formats.format import Claim, Document
from reader.formats.shared.copies import find_copies
from reader.formats.shared.credits import Credit, is_machine, left_out, without_credit
from reader.formats.shared.customs.openings import split_opening
from reader.formats.shared.lines import lines_of, without_furniture
from reader.formats.shared.page_words import heads_related, heads_transcript
from reader.formats.shared.speech import preamble_of, read_speech
from reader.model.transcript import Provenance, RelatedVideo, ReportItem, Transcript, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

if TYPE_CHECKING:
    from reader.formats.shared.pages.copied_panel import CopiedPanel

_BULLET: Final = lazy_pattern(r"[•●○▪▫‣◦∙·*–—-]\s++")
_MARKDOWN: Final = (".md", ".markdown")
_HEADING: Final = "Transcript"
_MORE: Final = "…"
"""Stand for the heading below the lines at the head of a page, and for what is said."""
_MOST_HEAD_LINES: Final = 12
"""The lines of text that may stand before the heading of the transcript."""
_MOST_CHIPS: Final = 8
_ALL_VIDEOS: Final = frozenset(("All", "Alle", "Tous", "Todos", "Todo", "Tutti", "Tudo"))
_CHIP: Final = lazy_pattern(
    r"(?:From|Von|De|Di) \S.{0,60}|Related|For you|Recently uploaded|Watched|Live|Shorts"
)
"""What stands beside “All” above a list of other videos, each a button."""
_MOST_BUTTONS: Final = 2
"""Lines that may stand between two copies of a transcript, such as "Hide transcript"."""
_LONGEST_LIST: Final = 100_000
"""Characters at the end of a page in which its list of videos is looked for."""
_MOST_UNBULLETED: Final = 300
"""Characters of an item in a list that has no bullets."""


class _Page(NamedTuple):
    """The lines before, in and after the transcript; ``first`` is the number of its first line."""

    head: Sequence[str]
    body: Sequence[str]
    related: Sequence[str]
    first: int


def score(document: Document) -> int:
    """Claim a text that the headings of such a page part."""
    if document.suffix in _MARKDOWN and not any(
        map(heads_related, lines_of(document.text[-_LONGEST_LIST:]))
    ):
        return Claim.NONE  # a heading of a text in Markdown, not of a page
    if _transcript_heading(without_furniture(lines_of(document.head))) is not None:
        return Claim.LIKELY
    # Without its own heading, a page is told by a list of related videos at its end.
    end = without_furniture(lines_of(document.text[-_LONGEST_LIST:]))
    return Claim.POSSIBLE if _ends_on_list(end) else Claim.NONE


def _ends_on_list(lines: Sequence[str]) -> bool:
    """Return whether there is a heading of a list of videos with nothing but bullets below."""
    following = False
    for line in filter(None, reversed(lines)):
        if heads_related(line):
            return following
        if not _BULLET.match(line):
            return False
        following = True
    return False


def read(document: Document) -> Transcript:
    """Read a page; FormatError where it has a title but nothing that is said."""
    lines = without_furniture(lines_of(document.text))
    if any(line[:1].isdecimal() for line in lines):
        from reader.formats.shared.pages.copied_panel import copied_panel  # captions have times

        panel = copied_panel(lines)
        if panel:
            return _of_panel(panel)
    page = _parted(lines)
    texts = [line.lstrip("#").lstrip() if line[0] == "#" else line for line in page.head if line]
    title, *below = texts or [""]
    head = split_opening([*page.head, _HEADING, _MORE])
    if [*filter(None, head.lines)] == [_MORE]:
        title, below = head.title, list(head.facts)
    spoken, credit = without_credit(_unbulleted(page.body), first=page.first)
    if credit is None:
        spoken, credit = _without_chips(spoken, page.first)
    body, report = _once(spoken, page.first)
    opening = split_opening([_HEADING, *body], may_be_titled=False) if any(body) else None
    below += opening.facts if opening else ()
    speech = read_speech(opening.lines if opening else [])
    cues = preamble_of(speech) + speech.cues
    if not cues:
        raise FormatError(_nothing(title))
    return Transcript(
        title=title,
        standfirst="\n".join(below),
        author=head.author,
        date=head.day or (opening.day if opening else ""),
        cues=cues,
        related=tuple(RelatedVideo(_without_bullet(line)) for line in page.related),
        report=report + speech.report + left_out(credit),
        provenance=Provenance.AUTOMATIC if is_machine(credit) else Provenance.UNKNOWN,
    )


def _of_panel(panel: CopiedPanel) -> Transcript:
    """Return the transcript of a page that was copied with its panel open."""
    speech = read_speech(panel.lines, headings=True)
    title = panel.title or (panel.head[0] if panel.head else "")
    return Transcript(
        title=title,
        standfirst="\n".join(panel.head[1:]),
        cues=preamble_of(speech, headings=True) + speech.cues,
        author=panel.channel,
        related=panel.related,
        report=speech.report + panel.report(),
        provenance=Provenance.AUTOMATIC if panel.is_automatic else Provenance.UNKNOWN,
    )


def _without_chips(lines: Sequence[str], first: int) -> tuple[Sequence[str], Credit | None]:
    """Return the lines without those that choose among other videos: ``All``, ``From Tide TV``."""
    said = [index for index, line in enumerate(lines) if line]
    for count, index in enumerate(reversed(said[-_MOST_CHIPS:]), start=1):
        line = lines[index]
        if line in _ALL_VIDEOS and count > 1:
            chips = ", ".join(lines[at] for at in said[-count:])
            return lines[:index], Credit(chips, first + index)
        if not _CHIP.fullmatch(line):
            break
    return lines, None


def _nothing(title: str) -> str:
    if not title:
        return tr(
            "The page was saved without its transcript; open the transcript on the page, "
            "then save it again."
        )
    return tr(
        "The page of “{title}” was saved without its transcript; open the transcript on the page, "
        "then save it again.",
        title=title,
    )


def _parted(lines: Sequence[str]) -> _Page:
    end = _related_heading(lines)
    related = [line for line in lines[end + 1 :] if line] if end is not None else []
    lines = lines[:end]
    heading = _transcript_heading(lines)
    if heading is not None:
        return _Page(lines[:heading], lines[heading + 1 :], related, heading + 2)
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    return _Page(lines[first : first + 1], lines[first + 1 :], related, first + 2)


def _transcript_heading(lines: Sequence[str]) -> int | None:
    """Return the line that heads the transcript: the first that is such a heading and no more."""
    seen = 0
    for number, line in enumerate(lines):
        if not line:
            continue
        if heads_transcript(line):
            return number
        seen += 1
        if seen > _MOST_HEAD_LINES:
            return None
    return None


def _related_heading(lines: Sequence[str]) -> int | None:
    """Return the last heading of a list of videos that only such a list follows."""
    for number in range(len(lines) - 1, -1, -1):
        if heads_related(lines[number]):
            return number if _is_list(lines[number], lines[number + 1 :]) else None
    return None


def _is_list(heading: str, following: Sequence[str]) -> bool:
    if _are_bulleted(following):
        return True
    texts = [line for line in following if line]
    is_heading = heading[:1].isupper() or heading[:1] == "#"
    return bool(texts) and is_heading and max(map(len, texts)) <= _MOST_UNBULLETED


def _are_bulleted(lines: Sequence[str]) -> bool:
    texts = [line for line in lines if line]
    return bool(texts) and all(_BULLET.match(text) for text in texts)


def _unbulleted(lines: Sequence[str]) -> Sequence[str]:
    """Take off the bullets of captions; a dash here and there is a dialogue and stays."""
    return list(map(_without_bullet, lines)) if _are_bulleted(lines) else lines


def _without_bullet(text: str) -> str:
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def _once(lines: Sequence[str], first: int) -> tuple[Sequence[str], tuple[ReportItem, ...]]:
    """Leave out the copies of a transcript that the page holds more than once as a whole."""
    again = _second_heading(lines)
    if again is not None:
        count = sum(map(bool, lines[again:]))
        return lines[:again], (_of_repetition(2, count, first + again),)
    spoken = [index for index, line in enumerate(lines) if line]
    copies = find_copies([lines[index] for index in spoken])
    if copies.times == 1:
        return lines, ()
    second = spoken[copies.lines]
    left_out = len(spoken) - copies.lines
    return lines[:second], (_of_repetition(copies.times, left_out, first + second),)


def _of_repetition(times: int, left_out: int, line: int) -> ReportItem:
    return remarks(
        "The page holds the transcript {times} times; it is shown once, and the "
        "{n} line of the repetition is left out.",
        "The page holds the transcript {times} times; it is shown once, and the "
        "{n} lines of the repetition are left out.",
        left_out,
        line=line,
        times=times,
    )


def _second_heading(lines: Sequence[str]) -> int | None:
    """Return where a second heading, or the button above it, opens the same lines again.

    Under a heading of its own a transcript is a copy, however short it is.
    """
    headings = [index for index, line in enumerate(lines) if line and heads_transcript(line)]
    if len(headings) != 1:
        return None
    below = [line.casefold() for line in lines[headings[0] + 1 :] if line]
    above = [line.casefold() for line in lines[: headings[0]] if line]
    if not below or above[: len(below)] != below or len(above) - len(below) > _MOST_BUTTONS:
        return None
    return [index for index, line in enumerate(lines) if line][len(below)]
