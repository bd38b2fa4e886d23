"""Who speaks in a tree of XML: names in attributes, in elements of their own, in lists by id."""

from __future__ import annotations

from typing import Final

from reader.formats.kinds.general_xml.names import (
    BLOCKS,
    NAMES,
    NOT_OF_NAMES,
    OF_SPEAKING,
    PARTIES,
    SPEAKERS,
)
from reader.formats.kinds.general_xml.tree import XmlElement, one_spaced
from reader.formats.kinds.services.fields import speaker_of
from reader.patterns import lazy_pattern

LONGEST_NAME: Final = 120
SEAT: Final = lazy_pattern(r"\A\s*(\([^()]{1,60}\))(?:\s*[.:])")
"""A seat or a party that stands behind a printed name, and what ends the label."""
_LABEL_END: Final = lazy_pattern(r"[\s:.—–-]*(?:\[[\d:.]{4,12}\])?[\s:.—–-]*\Z")
_BEFORE_WORDS: Final = lazy_pattern(r"\A[\s:.,;—–-]+")


class PeopleInXml:
    """The names of those who speak; ``names`` has those that a list gives, by their ids."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def take(self, people: XmlElement) -> None:
        """Take a list of those who speak."""
        for one in people.elements:
            key = one.attributes.get("id", one.attributes.get("key", ""))
            key = key or next((c.text() for c in one.elements if c.name in ("id", "key")), "")
            named = self.named_in(one)
            if key and named:
                self.names.setdefault(key.removeprefix("#"), named)

    def told_by(self, element: XmlElement) -> str:
        """Return whom the attributes of an element name as its speaker, "" if they name nobody."""
        for name, value in element.attributes.items():
            is_name = name == "name" and element.name in (*OF_SPEAKING, "speaker")
            if (name in SPEAKERS or is_name) and value.strip():
                return self._called(value)
        return ""

    def named_in(self, element: XmlElement) -> str:
        """Return the name that an element gives, with the party where it tells one."""
        parts = _parts_of_name(element)
        party = next((text for name, text in parts if name in PARTIES), "")
        whole = [text for name, text in parts if name in NAMES and name != element.name]
        named = whole[0] if whole else " ".join(t for name, t in parts if name not in PARTIES)
        if not named:
            named = next((element.attributes[n] for n in NAMES if element.attributes.get(n)), "")
        ref = next((v for n, v in element.attributes.items() if n in ("ref", "id", "who")), "")
        known = self.names.get(ref.removeprefix("#"), "") if ref and not named else ""
        called = known or self._called(named or ref)
        return f"{called} ({party})" if called and party and f"({party})" not in called else called

    def _called(self, value: str) -> str:
        value = one_spaced(value).removeprefix("#")
        called = self.names.get(value, "")
        if not called and len(value) <= 2 * LONGEST_NAME:  # a longer one is nobody's
            called = speaker_of(_LABEL_END.sub("", value))
        return called if len(called) <= LONGEST_NAME else ""


def names_speaker(element: XmlElement) -> bool:
    """Return whether an element names a speaker, rather than holding what one says."""
    if element.name not in SPEAKERS:
        return False
    if any(one.name in BLOCKS and one.name not in NAMES for one in element.elements):
        return False
    name = element.attributes.get("name", "")
    return not (name and element.has_text and one_spaced(name) not in element.text())


def without_label(text: str, speaker: str) -> str:
    """Return a text without the name of its speaker, printed once more before it."""
    name = speaker.partition(" (")[0]
    if not text.startswith(name):
        label, colon, rest = text[:LONGEST_NAME].partition(":")
        words = {word.strip(".,()") for word in speaker.casefold().split()}
        is_part = bool(colon) and words.issuperset(label.casefold().split()) and bool(label.strip())
        return without_marks(text[len(label) + 1 :]) if is_part else text
    rest = text[len(name) :]
    seat = SEAT.match(rest)
    rest = rest[seat.end() - 1 :] if seat else rest
    return without_marks(rest) if rest[:1] in (".", ":", "—") else text


def without_marks(text: str) -> str:
    """Return the words behind a label, without the marks that part them from it."""
    return _BEFORE_WORDS.sub("", text)


def _parts_of_name(element: XmlElement) -> list[tuple[str, str]]:
    parts = []
    for child in element.children:
        if isinstance(child, str):
            text = one_spaced(child)
            if text:
                parts.append((element.name, text))
        elif child.name not in NOT_OF_NAMES:
            parts += _parts_of_name(child)
    return parts
