"""The lines of Markdown (CommonMark) as words: without addresses, emphasis and escapes."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from reader.formats.shared.customs.bold_labels import LookedAt, with_labels_by_looks
from reader.formats.shared.labels.grammar import ARROWS, label_of
from reader.model.transcript import Cue, CueKind
from reader.patterns import lazy_pattern

_LINK: Final = lazy_pattern(r"!?\[([^\[\]\n]{0,300})\]\((?:[^()\n]|\([^()\n]{0,200}\)){1,2000}\)")
_WIKI_LINK: Final = lazy_pattern(r"!?\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\](?!\()")
_SHORTCODE: Final = lazy_pattern(r"\{\{[<%][^\n]{0,1000}[>%]\}\}|\{%[^\n]{0,1000}%\}")
"""What Hugo, Zola and Jekyll put other things in place of: a player, a picture."""
_REFERENCE: Final = lazy_pattern(r"\[[^\[\]\n]{1,100}\]:[ \t]+<?https?://\S+")
_ENTITY: Final = lazy_pattern(
    r"`[^`\n]*`|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_QUOTED: Final = lazy_pattern(
    r"^> ?|^[-*+][ \t]+(?=(?:\*\*|__)[^*_:\n]{1,60}:?(?:\*\*|__)|[*_\[(]{0,4}\d{1,3}:\d\d)"
)
_QUOTES_AND_POINTS: Final = (">", "-", "*", "+")
_AUTOLINK: Final = lazy_pattern(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>[ \t]?")
_EMPHASIS: Final = lazy_pattern(
    r"`[^`\n]*`|(?<![\\\w*])(\*{1,3})(?![\s*])([^*\n]{1,300})(?<![\s\\*])\1(?![\w*])"
    r"|(?<![\\\w])(_{1,2})(?![\s_])([^_\n]{1,300})(?<![\s\\_])\3(?!\w)"
)
_CLOCK: Final = lazy_pattern(r"[\[(]?\d{1,3}:\d\d(?::\d\d)?[\])]?")
_BOLD: Final = ("**", "__")
_MARKS: Final = ("*", "_")
_ESCAPE: Final = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
_SET_ASIDE: Final = 0xD800
"""Stands, with the code of an escaped sign, for that sign while a line is read: in no text."""
_ESCAPED: Final = {_SET_ASIDE + code: code for code in range(0x80)}


def plain_line(line: str) -> str:
    """Return a line of Markdown without addresses, marks of emphasis, escapes and references.

    Nor has it the mark of a quotation, or that of a point of a list before a name.
    """
    if line[:1] in _QUOTES_AND_POINTS and line[:2] != ARROWS:
        line = _QUOTED.sub("", line)
    if line[:1] == "{" and _SHORTCODE.fullmatch(line):
        return ""
    if "[[" in line:
        line = _WIKI_LINK.sub(lambda found: found[2] or found[1], line)
    escapes = "\\" in line
    if escapes:
        line = _ESCAPE.sub(lambda found: chr(_SET_ASIDE + ord(found[1])), line)
    if "[" in line and "](" in line:
        line = _LINK.sub(r"\1", line)
    elif line[:1] == "[" and _REFERENCE.match(line):
        return ""
    if "<" in line:
        line = _AUTOLINK.sub("", line).rstrip()
    if "*" in line or "_" in line:
        line = _EMPHASIS.sub(_unmarked, line)
    if "&" in line and ";" in line:
        line = _ENTITY.sub(_resolved, line)
    return line.translate(_ESCAPED) if escapes else line


def _unmarked(found: re.Match[str]) -> str:
    """Return emphasised words alone; a label, a whole line and code stay as they are."""
    words = found[2] or found[4]
    if words is None or len(found[0]) == len(found.string.strip()):
        return found[0]
    if _CLOCK.fullmatch(words):
        return words
    opens = not found.string[: found.start()].strip()
    return found[0] if opens and ":" in found.string[found.start() : found.end() + 1] else words


def with_labels_in_bold(lines: list[str]) -> list[str]:
    """Return the lines with the label alone in bold where all of a turn is: ``**Ana: Why?**``.

    It comes again, which no subject in bold does.
    """
    found = {
        at: (line[2:-2], label)
        for at, line in enumerate(lines)
        if line[:2] in _BOLD and line[-2:] == line[:2] and line.count(line[:2]) == 2
        if (label := label_of(line[2:-2])) and label.length < len(line) - 4
    }
    names = Counter(label.name for _, label in found.values())
    for at, (words, label) in found.items():
        if names[label.name] > 1:
            lines[at] = f"{words[: label.length].rstrip()} {words[label.length :]}"
    return lines


def with_labels_set_off(lines: list[str]) -> list[str]:
    """Return the lines with the labels that all are in bold, or in italics, in brackets.

    So each counts, also one that comes once, where turns are so set.
    """
    if not any(line[:1] in _MARKS for line in lines):
        return lines
    openings = [_opening(line, before) for before, line in pairwise(["", *lines])]
    labelled = with_labels_by_looks(openings)
    return [
        new if new != opening.text else line
        for line, opening, new in zip(lines, openings, labelled, strict=True)
    ]


def _opening(line: str, before: str) -> LookedAt:
    """Return a line as the opening of a paragraph: without its marks, and what stood in them."""
    found = _EMPHASIS.match(line) if line[:1] in _MARKS else None
    words = (found[2] or found[4]) if found else None
    if found is None or words is None:
        return LookedAt("" if before or line[:1] == "#" else line, 0)
    return LookedAt(f"{words}{line[found.end() :]}", len(words))


def without_marks(cue: Cue) -> Cue:
    """Return a cue without the marks around what opens it as a label does, but names nobody."""
    found = _EMPHASIS.match(cue.text) if cue.text[:1] in _MARKS else None
    if found is None or (found.end() == len(cue.text) and cue.kind is CueKind.SOUND):
        return cue
    return cue._replace(text=f"{found[2] or found[4]}{cue.text[found.end() :]}")


def _resolved(found: re.Match[str]) -> str:
    """Return what a reference of HTML stands for; code stays as it is (CommonMark, 2.5)."""
    if found[0].startswith("`"):
        return found[0]
    import html  # only where there are any

    return html.unescape(found[0])
