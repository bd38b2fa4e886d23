"""The block of facts between two ``---`` lines at the head of a Markdown file.

Of YAML only what such blocks are made of: ``key: value``, quoted values, lists of one line or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.patterns import lazy_pattern

_MOST_LINES: Final = 300
_MEMBER: Final = lazy_pattern(r"([\w-]{1,40})\s*+:(?:\s++(.*))?")
_ITEM: Final = lazy_pattern(r"-\s++(.*)")
_ADDRESS: Final = lazy_pattern(r"https?://\S+")


class FrontMatter(NamedTuple):
    """What the block says of the video; each is empty where it says nothing."""

    title: str = ""
    date: str = ""
    url: str = ""
    language: str = ""
    speakers: tuple[str, ...] = ()


def split_front_matter(lines: Sequence[str]) -> tuple[FrontMatter | None, Sequence[str]]:
    """Return the facts and the lines after them; (None, all lines) if the file opens without."""
    first = next((index for index, line in enumerate(lines) if line), 0)
    if not lines or lines[first] != "---":
        return None, lines
    for index in range(first + 1, min(len(lines), first + _MOST_LINES)):
        if lines[index] in ("---", "..."):
            return _facts(lines[first + 1 : index]), lines[index + 1 :]
    return None, lines


def _facts(lines: Sequence[str]) -> FrontMatter:
    members: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        if item := _ITEM.fullmatch(line):
            members.setdefault(key, []).append(_unquoted(item[1]))
        elif member := _MEMBER.fullmatch(line):
            key = member[1].lower()
            members[key] = _values(member[2] or "")
    addresses = [value for name in ("media", "url", "source") for value in members.get(name, [])]
    return FrontMatter(
        " ".join(members.get("title", [])),
        " ".join(members.get("date", [])),
        next((value for value in addresses if _ADDRESS.fullmatch(value)), ""),
        " ".join(members.get("language", members.get("lang", []))),
        tuple(members.get("speakers", members.get("speaker", []))),
    )


def _values(text: str) -> list[str]:
    if text.startswith("[") and text.endswith("]"):
        return [_unquoted(item.strip()) for item in text[1:-1].split(",") if item.strip()]
    return [_unquoted(text)] if text else []


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1].replace("''", "'") if text[0] == "'" else text[1:-1].replace('\\"', '"')
    return text
