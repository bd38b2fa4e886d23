"""The form at the head of a transcript: who, when, where, as archives have it. Nobody says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.formats.shared.title_line import is_title
from reader.patterns import lazy_pattern

_FIELD: Final = lazy_pattern(
    r"(?:\*\*)?([A-Za-zÀ-ž][A-Za-zÀ-ž .#/-]{0,30}?)[ \t]*+(?:\*\*)?:(?:\*\*)?[ \t]+(\S.*)"
)
_FIELD_WORDS: Final = """
    accession archive audio born birth collection copyright date dauer datum duration editor
    episode file format identifier id interview interviewee interviewees interviewer interviewers
    language length location media narrator number ort participants place present producer project
    recorded recording recordist repository restrictions rights series session subject tape time
    title topic transcribed transcriber transcriptionist venue video
    interviewte befragte befragter befragung thema sprache
    lieu durée titre langue fecha lugar duración título idioma
"""
_WORDS: Final = frozenset(_FIELD_WORDS.split())
_MOST_LINES: Final = 40
_LONGEST_VALUE: Final = 200
_LEAST_FIELDS: Final = 2


class Form(NamedTuple):
    """The title and the lines of a form, and the lines of the text without them."""

    title: str
    facts: tuple[str, ...]
    lines: Sequence[str]


def split_form(lines: Sequence[str]) -> Form:
    """Return the form that a text opens with, below its title if it has one.

    A form are two fields at least, one below the other, whose names do not come again: what opens
    line after line of a text is a speaker.
    """
    texts = [index for index, line in enumerate(lines[:_MOST_LINES]) if line]
    title = ""
    if len(texts) > _LEAST_FIELDS and not _field(lines[texts[0]]) and is_title(lines[texts[0]]):
        title = lines[texts[0]]
        texts = texts[1:]
    end = 0
    facts: list[str] = []
    names: set[str] = set()
    for index in texts:
        field = _field(lines[index])
        if field is None or field in names:
            break
        names.add(field)
        facts.append(" ".join(lines[index].split()))
        end = index + 1
    recurs = any((field := _field(line)) and field in names for line in lines[end:])
    if len(facts) < _LEAST_FIELDS or recurs or not any(lines[end:]):
        return Form("", (), lines)
    return Form(title, tuple(facts), lines[end:])


def _field(line: str) -> str | None:
    """Return the name of a field of a form, in small letters; None if a line is none."""
    found = _FIELD.fullmatch(line) if ":" in line[:50] else None
    if found is None or len(found[2]) > _LONGEST_VALUE:
        return None
    name = found[1].casefold()
    return name if not _WORDS.isdisjoint(name.replace("/", " ").split()) else None
