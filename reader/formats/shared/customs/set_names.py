"""Speakers that an office document sets off by bold letters or a style instead of a colon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.names import LONGEST_NAME, is_name
from reader.formats.shared.paragraphs import FileParagraph
from reader.formats.shared.speakers import NOBODY_NAMED, any_label_of

_LEAST: Final = 3
_SHARE: Final = 0.5
_BEHIND: Final = " \t\xa0.–—-"


def with_names(paragraphs: Sequence[FileParagraph]) -> list[FileParagraph]:
    """Return the paragraphs with labels for who is set off at their head, or above them.

    Names in bold come again, as subjects do not. Who is set as they are and has no name of such a
    shape is somebody else than whoever spoke before.
    """
    return _below_speakers(_with_bold(paragraphs))


def _with_bold(paragraphs: Sequence[FileParagraph]) -> list[FileParagraph]:
    leads = [_lead(paragraph) for paragraph in paragraphs]
    names = Counter(lead for lead in leads if is_name(lead))
    turns = sum(count for count in names.values() if count > 1)
    words = sum(bool(paragraph.text.strip()) for paragraph in paragraphs)
    if len(names) < 2 or turns < _LEAST or names.total() < _SHARE * words:
        return list(paragraphs)
    return [
        paragraph._replace(text=_labelled(paragraph.text, lead)) if lead else paragraph
        for paragraph, lead in zip(paragraphs, leads, strict=True)
    ]


def _labelled(text: str, lead: str) -> str:
    if not is_name(lead):
        return f"[{NOBODY_NAMED}]: {text}"
    return f"[{lead}]: {text[len(lead) :].lstrip(_BEHIND)}"


def _lead(paragraph: FileParagraph) -> str:
    """Return what is bold at the head of a paragraph and may be a name; "" where words have none,
    where a label has its colon, or where a sentence goes on.
    """
    lead = paragraph.text[: paragraph.lead].rstrip()
    words = paragraph.text[len(lead) :]
    is_set = paragraph.is_heading or paragraph.is_title or paragraph.cells or paragraph.goes_on
    if is_set or not 0 < len(lead) <= LONGEST_NAME or any_label_of(paragraph.text):
        return ""
    said = words.lstrip(_BEHIND)
    return lead if said and words != said and not said[0].islower() and lead[-1] != ":" else ""


def _below_speakers(paragraphs: Sequence[FileParagraph]) -> list[FileParagraph]:
    """Return the paragraphs with labels for those in the style of speakers that stand above."""
    heads = {
        at
        for at, (head, below) in enumerate(pairwise(paragraphs))
        if head.is_speaker and not below.is_speaker and below.text and 0 < len(head.text) <= 120
    }
    if len(heads) < _LEAST:
        return list(paragraphs)
    return [
        paragraph._replace(text=f"[{paragraphs[at - 1].text.rstrip(' :')}]: {paragraph.text}")
        if at - 1 in heads
        else paragraph
        for at, paragraph in enumerate(paragraphs)
        if at not in heads
    ]
