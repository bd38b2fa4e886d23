"""Paragraphs amid turns or behind them that are plainly nobody's words.

A line of signs (``--- pause ---``), an address, the number of a page, who made the transcript, a
correction; and, between turns that all end as sentences do, a heading without an end.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.labels.grammar import NOBODY
from reader.formats.shared.lines import ends_sentence
from reader.formats.shared.names import Label
from reader.model.transcript import Cue, CueKind
from reader.patterns import lazy_pattern

_LONGEST: Final = 300
_LONGEST_HEADING: Final = 60
_MOST_WORDS_OF_HEADING: Final = 9
_LEAST_TURNS: Final = 3
_SIGNS: Final = lazy_pattern(
    r"[^\w\s()\[\]\"'“”‘’«».!?…]{2,}(?: [^\W\d_][^\n.!?]{0,40}[^\w\s.!?]{2,})?"
)
_ADDRESS: Final = lazy_pattern(r"<?(?:https?://|www\.)\S{3,}>?")
_PAGE: Final = lazy_pattern(
    r"(?i:page|seite|página|pagina|sida|side) \d{1,4}(?: (?:of|von|de|di|av|af) \d{1,4})?"
)
_OPENS_PAGE: Final = ("page ", "seite ", "página ", "pagina ", "sida ", "side ")
_FOOT: Final = lazy_pattern(r"[^\n?!]{0,150}[ \t](?i:page) \d{1,4} (?:of|/) \d{1,4}")
"""A foot of a page that was typed amid the talk."""
_MADE: Final = lazy_pattern(
    r"(?i:transcript(?:ion)?|recording|interview|audio)? ?(?i:transcribed|prepared|produced|typed"
    r"|checked|edited|compiled|proofread|translated|recorded)"
    r"(?: (?:on )?[\w ,./]{4,24})? (?:by|for|with|from) [^\n?]{2,120}"
    r"|(?i:with (?:special )?thanks to|special thanks to|subscribe to|follow us|listen to us"
    r"|find us on|have a question for us|write to us|sign up) ?[^\n]{2,200}"
    r"|(?i:(?:correction|clarification|update|editor['’]s note)s?)(?:, [^:\n]{3,30})?: [^\n]{2,}"
    r"|(?i:photos?|pictures?|images?|signed|signature|foto|bild): [^\n]{1,200}"
)
_OF_MAKERS: Final = (
    *("transcribed", "prepared", "produced", "typed", "checked", "edited", "compiled", "proofread"),
    *("translated", "recorded", "thanks to", "subscribe to", "follow us", "listen to us"),
    *("find us on", "have a question", "write to us", "sign up", "correction", "clarification"),
    *("update", "note", "photo", "picture", "image", "signed", "signature", "foto", "bild"),
)
"""One of these is in each text that :data:`_MADE` knows."""
_NOTE: Final = lazy_pattern(r"(?:\[\d{1,3}\]|[*†‡¹²³]|\d{1,3}\.) ?[^\W\d_]")
"""What opens a note behind the last turn."""
_OF_ONESELF: Final = lazy_pattern(
    r"\b(?:I|I['’]\w{1,2}|we|you|my|our|your|me|us|ich|wir|Sie|je|j['’]|nous|vous|yo|io|eu)\b"
)
_CLOSED: Final = lazy_pattern(
    r"\([^\W\d_a-z][^()\n?]{5,200}[.!]\)|\*[^\W\d_a-z][^*\n?]{5,200}[.!]\*"
)

_BREAKS: Final = lazy_pattern(
    r"[(\[][^()\[\]\n]{0,80}\b(?:side ?bar|recess|adjourn\w*|luncheon|lunch|break|off the record"
    r"|on the record|jury|excused|withdrew|sworn|affirmed|end (?:of )?audio\w*|in chambers"
    r"|conference|executive session|in camera)\b[^()\[\]\n]{0,80}[)\]]",
    re.IGNORECASE,
)
"""Notes behind which the talk begins anew, whoever spoke before: ``(Recess.)``."""
_QUOTES: Final = {'"': '"', "“": "”", "«": "»", "„": "“", "”": "”", "»": "«"}
_LEAST_PULLED: Final = 12
_MOST_PULLED: Final = 20
_AROUND: Final = ' .,!?…"“”„«»'


def breaks_off(text: str) -> bool:
    """Return whether a note says that the talk broke off, or that others came: ``(Recess.)``."""
    return text[:1] in "([" and _BREAKS.fullmatch(text) is not None


def pulled(cues: Sequence[Cue], labels: Sequence[Sequence[Label | None]]) -> set[int]:
    """Return where words stand that a page has drawn out of a turn, in quotation marks: once more
    than they were said.
    """
    found = [
        at
        for at, cue in enumerate(cues)
        if _QUOTES.get(cue.text[0], "\n") == cue.text[-1]
        and not labels[at]
        and not cue.speaker
        and cue.start is None
        and len(cue.text) >= _LEAST_PULLED
    ]
    if not found or len(found) > _MOST_PULLED:
        return set()
    said = "\n".join(cue.text for cue in cues).casefold()
    return {at for at in found if said.count(cues[at].text.casefold().strip(_AROUND)) > 1}


def is_aside(text: str) -> bool:
    """Return whether a paragraph is nobody's wherever it stands."""
    if len(text) > _LONGEST or "\n" in text:
        return False
    first = text[0]
    if first in "(*" and _CLOSED.fullmatch(text):
        return _OF_ONESELF.search(text) is None
    if not first.isalnum():
        return _SIGNS.fullmatch(text) is not None or _ADDRESS.fullmatch(text) is not None
    if first in "hw" and _ADDRESS.fullmatch(text):
        return True
    if text[-1].isdigit() and _FOOT.fullmatch(text):
        return True
    small = text.casefold()
    if small.startswith(_OPENS_PAGE) and _PAGE.fullmatch(text):
        return True
    return any(sign in small for sign in _OF_MAKERS) and _MADE.fullmatch(text) is not None


def is_behind_turns(text: str) -> bool:
    """Return whether a paragraph behind the last turn is a note, or who made the text."""
    return is_aside(text) or _NOTE.match(text) is not None or _has_mail(text)


def _has_mail(text: str) -> bool:
    at = text.find("@")
    return at > 0 and text[at - 1].isalnum() and "." in text[at:] and len(text) < _LONGEST


def headings_between(
    cues: Sequence[Cue], labels: Sequence[Sequence[Label | None]], speakers: Collection[str]
) -> set[int]:
    """Return where short paragraphs without an end stand between turns that all have one.

    Above a heading stands what ends as a sentence does, below it the label of a turn, or, behind
    the last turn, more that nobody says.
    """
    speakers = {name for name in speakers if name != NOBODY}
    spoken = [at for at, cue in enumerate(cues) if cue.kind is CueKind.SPEECH]
    turns = [at for at in spoken if cues[at].speaker or _opens_turn(labels[at], speakers)]
    ended = sum(ends_sentence(cues[at].text) for at in turns)
    if len(turns) < _LEAST_TURNS or 10 * ended < 9 * len(turns):
        return set()
    last = turns[-1]
    starts = set(turns)
    return {
        at
        for before, at in pairwise(spoken)
        if at not in starts and before >= turns[0] and ends_sentence(cues[before].text)
        if may_be_heading(cues[at]) and (at > last or at + 1 in starts)
    }


def may_be_heading(cue: Cue) -> bool:
    """Return whether a paragraph is short and ends as no sentence does."""
    text = cue.text
    return (
        cue.start is None
        and len(text) <= _LONGEST_HEADING
        and "\n" not in text
        and len(text.split()) <= _MOST_WORDS_OF_HEADING
        and (text[0].isupper() or text[0].isdigit())
        and text[-1] not in ",;:-–—…"
        and (not ends_sentence(text) or text[:-1].isupper())
    )


def _opens_turn(labels: Sequence[Label | None], speakers: Collection[str]) -> bool:
    return bool(labels) and labels[0] is not None and labels[0].name in speakers
