"""What the elements of a page are, by their names and attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_PICTURES: Final = frozenset(("figure", "figcaption", "img", "picture", "video"))
_PLAYERS: Final = lazy_pattern(r"caption-window|wp-caption|caption-text|image|photo|gallery", re.I)
_REGION: Final = lazy_pattern(r"transcript|(?:^|[\s_-])(?:captions|subtitles)(?:$|[\s_-])", re.I)
_READ_OUT: Final = lazy_pattern(r"a11y-?label|sr-only|screen-reader|visually-?hidden", re.I)
_NOT_SHOWN: Final = lazy_pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_TO_TIME: Final = lazy_pattern(r"#|[?&](?:t|time|start)=\d|^javascript:", re.I)
_NO_REGIONS: Final = ("html", "body", "a", "button")
CLOCK_CLASS: Final = lazy_pattern(r"time-?stamp|[_-]time\b|\btime[_-]?code", re.I)
CHAPTERS: Final = ("ytd-transcript-section-header-renderer", "timeline-chapter-view-model")
"""Elements that hold the title of a chapter of a transcript."""

PICTURE_WORDS: Final = lazy_pattern(
    r"(?:^|\s)(?:wp-caption|(?:wp-|image-|photo-|picture-|figure-|media-|gallery-)caption(?:-text)?"
    r"|(?:wp-)?caption-text|(?:photo|image|picture)-?credit)(?:$|\s)",
    re.I,
)
SPEAKER: Final = lazy_pattern(
    r"speaker|(?:^|\s)(?:primary-text|talker|member-?name|from_name)(?:$|\s)", re.I
)
STANDFIRST: Final = lazy_pattern(
    r"(?:^|[\s_-])(?:standfirst|dek|lede|lead|subtitle|summary|intro)(?:$|[\s_-])", re.I
)


class Within(NamedTuple):
    """What holds inside an element, and inside all that it holds."""

    is_hidden: bool = False
    is_chrome: bool = False
    region: int = 0
    is_main: bool = False
    is_standfirst: bool = False
    is_set: bool = False
    """Whether its lines are lines, and its blanks blanks (HTML, 4.4.3)."""
    is_furniture: bool = False
    leads_away: bool = False
    is_slanted: bool = False
    called: str = ""


_OF_ITEMS: Final = ("datepublished", "uploaddate")
_TIMES: Final = (
    *("begin", "data-start", "data-begin", "data-start-time", "data-starttime", "data-timestamp"),
    *("data-time", "data-timecode"),
)
"""Attributes that give what is said its time: as TTML has it, or as sites call it."""
_OF_NOSCRIBE: Final = lazy_pattern(r"ts_(\d{1,12})_\d{1,12}_.{0,40}")
"""How noScribe names what it links to the sound: beginning and end in milliseconds, speaker."""
_LONGEST_TIME: Final = 20


def time_in(name: str, attributes: Mapping[str, str]) -> str:
    """Return the time that the attributes of an element give it, "" if they give none."""
    if name == "a":
        found = _OF_NOSCRIBE.fullmatch(attributes.get("name", ""))
        return f"{found[1]}ms" if found else ""
    value = next((attributes[key] for key in _TIMES if key in attributes), "").strip()
    return value if value[:1].isdigit() and len(value) <= _LONGEST_TIME else ""


def fact_in(name: str, attributes: Mapping[str, str]) -> tuple[str, str] | None:
    """Return what an element in the head of a page tells of it, and how that is called."""
    if name == "meta":
        key = (attributes.get("property") or attributes.get("name") or "").lower()
        if not key and (of_item := attributes.get("itemprop", "").lower()) in _OF_ITEMS:
            key = of_item
        return key, attributes.get("content", "")
    if name == "link" and attributes.get("rel", "").lower() == "canonical":
        return "canonical", attributes.get("href", "")
    return ("base", attributes.get("href", "")) if name == "base" else None


def number_in(value: str) -> int:
    """Return over how many columns or rows a cell goes."""
    value = value.strip()
    return max(int(value), 1) if value.isascii() and value.isdigit() and len(value) < 3 else 1


def leads_away(attributes: Mapping[str, str]) -> bool:
    """Return whether a link leads to another page, not to a place or a time of this one."""
    href = attributes.get("href", "").strip()
    return href[:1] not in ("", "#") and not _TO_TIME.search(href)


def is_own_block(name: str) -> bool:
    """Return whether an element of a site's own making holds a line of a transcript."""
    return "-" in name and ("segment" in name or "transcript" in name or name in CHAPTERS)


def may_be_region(name: str, attributes: Mapping[str, str]) -> bool:
    """Return whether an element calls itself a transcript, not the caption of a picture."""
    if name in _NO_REGIONS or name in _PICTURES:
        return False
    called = called_in(attributes)
    return bool(_REGION.search(called)) and not _PLAYERS.search(called)


def called_in(attributes: Mapping[str, str]) -> str:
    """Return what an element is called: its classes and its id."""
    return f"{attributes.get('class', '')} {attributes.get('id', '')}"


def hides(attributes: Mapping[str, str]) -> bool:
    """Return whether an element and all in it is not shown, or said once more for listeners."""
    called = attributes.get("class", "")
    if called and _READ_OUT.search(called):
        return True  # the same said for those who cannot see it
    if attributes.get("aria-hidden") == "true" and not CLOCK_CLASS.search(called):
        return True
    if "hidden" in attributes:
        return True
    return "style" in attributes and bool(_NOT_SHOWN.search(attributes["style"]))
