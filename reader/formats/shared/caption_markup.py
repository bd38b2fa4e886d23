"""The markup inside captions: SubRip's few tags, WebVTT's cue text, character references.

What is no tag that the format knows is text and stays: ``Map<String>``, ``I <3 you``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from reader.model import timecode
from reader.model.transcript import WordTime
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

if TYPE_CHECKING:
    from reader.formats.shared.customs.colours import Coloured, Shade

_REFERRED: Final = r"(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_REFERENCE: Final = lazy_pattern(f"&{_REFERRED}")
_BARE_AMPERSAND: Final = lazy_pattern(f"&(?!{_REFERRED})")

_TAG: Final = lazy_pattern(
    r"<(?P<end>/?)(?P<name>[A-Za-z]{1,8})(?P<classes>(?:\.[^\s<>.]{0,80}+)*+)"
    r"(?:[ \t\n]++(?P<annotation>[^<>]{0,2000}+))?/?>"
    r"|<(?P<time>\d{1,6}+(?::\d\d){1,2}\.\d{1,3})>"
)
# Tags that HTML has and captions are full of, though neither format knows all of them.
_FORMATTING: Final = frozenset(
    ["b", "i", "u", "s", "em", "strong", "font", "span", "strike", "small", "big"]
)
_OF_WEBVTT: Final = _FORMATTING | frozenset(
    ["br", "c", "v", "lang", "ruby", "rt", "rp", "p", "div"]
)
_MARKED: Final = lazy_pattern(r"(\*\*?|__)([^*_]{1,100})\1")
"""A name in italics or bold, as Markdown marks it."""
_IS_MARKUP: Final = lazy_pattern(r"</?[A-Za-z]|\{\\|\{/?[biusyBIUSY][}:]")
_OVERRIDE: Final = lazy_pattern(r"\{\\[^{}\n]*+\}|\{/?[biusBIUS]\}|\{[yY]:[biusBIUS,]+\}")


_COLOURED: Final = lazy_pattern(r"<font[ \t][^<>]*\bcolor\b|<c\.", re.IGNORECASE)
_FONT_COLOUR: Final = lazy_pattern(
    r"\bcolor[ \t]*+=[ \t]*+[\"']?[ \t]*+([^\s\"'<>]{1,40})", re.IGNORECASE
)
# The classes that WebVTT has for colours (section 5), and those of video sites.
_CLASS: Final = lazy_pattern(
    r"\.(white|lime|green|cyan|red|yellow|magenta|blue|black|color[0-9A-Fa-f]{6})(?![^.])"
)


class Turn(NamedTuple):
    """What one voice says in a caption: the name ("" if none is given), the words, their times."""

    speaker: str
    text: str
    words: tuple[WordTime, ...] = ()


def unescape(text: str) -> str:
    """Return the text with its character references resolved; a lone ``&`` stays."""
    if "&" not in text:
        return text
    import html  # its table of names is large and most captions have none

    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text)


def has_markup(text: str) -> bool:
    """Return whether a text holds what would be read as markup of SubRip, and is none."""
    return _IS_MARKUP.search(text) is not None


def is_escaped(text: str) -> bool:
    """Return whether a text without prescribed escapes uses them: every ``&`` begins one."""
    return "&" in text and _BARE_AMPERSAND.search(text) is None


def subrip_text(text: str) -> str:
    """Return a SubRip caption without its tags (``<i>``, ``<font …>``, ``{\\an8}``)."""
    if "{" in text:
        text = _OVERRIDE.sub("", text)
    return _TAG.sub(_without_subrip_tag, text) if "<" in text else text


def _without_subrip_tag(tag: re.Match[str]) -> str:
    name = (tag["name"] or "").lower()
    if name == "br":
        return "\n"
    if name in _FORMATTING or (name == "c" and tag["classes"]):
        return ""
    is_voice = name == "v" and (tag["annotation"] or tag["end"])
    return "" if is_voice or (name == "c" and tag["end"]) else tag[0]


def by_colour(texts: Sequence[str]) -> Coloured | None:
    """Return captions by the colours of their lines; None where none has any."""
    if not any("<" in text and _COLOURED.search(text) for text in texts):
        return None
    from reader.formats.shared.customs.colours import colours_of, cut  # late: few have any

    texts = [text.strip(" \t\n") for text in texts]
    return cut(texts, [colours_of(runs_of(text)) for text in texts])


def runs_of(text: str) -> Iterator[Shade]:
    """Yield what of a caption is of one colour, without tags; lit by a machine, it says nothing."""
    from reader.formats.shared.customs.colours import Shade  # late, as above

    within = [""]
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Shade("\n", within[-1])
        end = 0
        for tag in _TAG.finditer(line):
            yield Shade(subrip_text(line[end : tag.start()]), within[-1])
            if tag["time"]:
                yield Shade("", None)
            _apply_colour(tag, within)
            end = tag.end()
        yield Shade(subrip_text(line[end:]), within[-1])


def _apply_colour(tag: re.Match[str], within: list[str]) -> None:
    """Note the colour that a tag opens or closes; one without a colour keeps that around it."""
    name = (tag["name"] or "").lower()
    if name not in ("font", "c"):
        return
    if tag["end"]:
        del within[max(1, len(within) - 1) :]
        return
    is_font = name == "font"
    pattern, group = (_FONT_COLOUR, "annotation") if is_font else (_CLASS, "classes")
    found = pattern.search(tag[group] or "")
    within.append(found[1].lower() if found else within[-1])


def webvtt_turns(payload: str) -> Sequence[Turn]:
    """Return a WebVTT cue's text, voice by voice (W3C WebVTT, section 6.4, cue text parsing).

    Known tags and their end tags go; time tags become times of words. Other than the
    specification asks, an unknown tag and a ``<`` that opens none stay as text.
    """
    if "<" not in payload:
        return (Turn("", unescape(payload)),)
    reading = _CueText()
    end = 0
    for tag in _TAG.finditer(payload):
        name = (tag["name"] or "").lower()
        if tag["time"] or name in _OF_WEBVTT:
            reading.add(payload[end : tag.start()])
            reading.apply(name, tag)
            end = tag.end()
    reading.add(payload[end:])
    return reading.turns()


class _CueText:
    def __init__(self) -> None:
        self._turns: list[tuple[str, list[str], list[WordTime]]] = [("", [], [])]
        self._length = 0
        self._in_reading = False

    def add(self, text: str) -> None:
        if text:
            text = "" if self._in_reading else unescape(text)
            self._turns[-1][1].append(text)
            self._length += len(text)

    def apply(self, name: str, tag: re.Match[str]) -> None:
        time = timecode.parse(tag["time"]) if tag["time"] else None
        if time is not None:
            self._turns[-1][2].append(WordTime(self._length, time))
        elif name == "br":
            self.add("\n")
        elif name in ("rt", "ruby"):
            # The reading of a character stands above it and is no word of the sentence.
            self._in_reading = name == "rt" and not tag["end"]
        elif name == "v":
            # One without a name, ``<v *>``, is somebody else's all the same.
            speaker = "" if tag["end"] else _name(tag["annotation"] or "")
            self._turns.append((speaker, [], []))
            self._length = 0

    def turns(self) -> Sequence[Turn]:
        turns = []
        for speaker, pieces, words in self._turns:
            text = "".join(pieces)
            if text.strip():
                turns.append(Turn(speaker, text, tuple(words)))
        return turns


def _name(annotation: str) -> str:
    name = " ".join(unescape(annotation).split())
    if (marked := _MARKED.fullmatch(name)) is not None:
        name = marked[2]
    return name if any(map(str.isalnum, name)) else ""


def escape(text: str) -> str:
    """Return text as WebVTT writes it: ``&``, ``<`` and ``>`` as references (section 4.2.2)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
