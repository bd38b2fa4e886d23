"""What stands at the head of a text and is said by nobody: a block of facts, or a form.

The block is that between two ``---`` lines of a Markdown file, the form that of archives: who,
when, where.

Of YAML only what such blocks are made of: ``key: value``, quoted values, values of several lines,
lists of one line or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.formats.shared.lines import is_title
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_MOST_LINES: Final = 300
_MEMBER: Final = lazy_pattern(r"([\w-]{1,40})\s*+:(?:\s++(.*))?")
_ITEM: Final = lazy_pattern(r"-\s++(.*)")
_BLOCK: Final = lazy_pattern(r"[>|][-+]?\d?[-+]?")
"""What opens a value that stands on the lines below, folded or as they are (YAML 1.2, 8.1)."""
_ADDRESS: Final = lazy_pattern(r"https?://\S+")


_OF_TOML: Final = lazy_pattern(r"([A-Za-z][\w-]{0,40})[ \t]*=[ \t]*(\S.{0,400})")


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
    if not lines or lines[first] not in ("---", "+++"):
        return None, lines
    if lines[first] == "+++":
        return _in_toml(lines, first)
    for index in range(first + 1, min(len(lines), first + _MOST_LINES)):
        if lines[index] in ("---", "..."):
            return _facts(lines[first + 1 : index]), lines[index + 1 :]
    return None, lines


def _in_toml(lines: Sequence[str], first: int) -> tuple[FrontMatter | None, Sequence[str]]:
    """Return the facts of front matter in TOML, ``title = "Ana"``, as Hugo and Zola have it."""
    for index in range(first + 1, min(len(lines), first + _MOST_LINES)):
        if lines[index] == "+++":
            members = (_OF_TOML.fullmatch(line) for line in lines[first + 1 : index])
            return (
                _facts([f"{found[1]}: {found[2]}" for found in members if found]),
                lines[index + 1 :],
            )
    return None, lines


def _facts(lines: Sequence[str]) -> FrontMatter:
    members: dict[str, list[str]] = {}
    key = ""
    opens_block = False  # whether the next line is the first of a value, whatever it holds
    for line in lines:
        if item := _ITEM.fullmatch(line):
            members.setdefault(key, []).append(_unquoted(item[1]))
        elif (member := _MEMBER.fullmatch(line)) and not opens_block:
            key = member[1].lower()
            opens_block = _BLOCK.fullmatch(member[2] or "") is not None
            members[key] = [] if opens_block else _values(member[2] or "")
            continue
        elif line and key and not line.startswith("#"):
            members[key].append(line)
        opens_block = opens_block and not line
    addresses = [value for name in ("media", "url", "source") for value in members.get(name, [])]
    return FrontMatter(
        _unquoted(" ".join(members.get("title", []))),
        _unquoted(" ".join(members.get("date", []))),
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


_FIELD: Final = lazy_pattern(
    r"(?:\*\*)?([A-Za-zÀ-ž][A-Za-zÀ-ž .#/-]{0,30}?)[ \t]*+(?:\*\*)?:(?:\*\*)?[ \t]+(\S.*)"
)
_FIELD_WORDS: Final = """
    from sent to cc betreff von gesendet objet asunto
    accession archive audio born birth collection copyright date dauer datum duration editor
    episode file format identifier id interview interviewee interviewees interviewer interviewers
    language length location media narrator number ort participant participants place present
    producer project recorded recording recordist repository restrictions rights series session
    reporter subject tape time title topic transcribed transcriber transcriptionist transmission
    venue video
    interviewte befragte befragter befragung thema sprache
    lieu durée titre langue fecha lugar duración título idioma
"""
_WORDS: Final = frozenset(_FIELD_WORDS.split())
_MOST_FORM_LINES: Final = 40
_LONGEST_VALUE: Final = 200
_LEAST_FIELDS: Final = 2
_MOST_HEADS: Final = 3


class FormHead(NamedTuple):
    """The title and the lines of a form, and the lines of the text without them."""

    title: str
    facts: tuple[str, ...]
    lines: Sequence[str]


def split_form(lines: Sequence[str]) -> FormHead:
    """Return the form that a text opens with, below its title if it has one.

    A form are two fields at least, one below the other, whose names do not come again: what opens
    line after line of a text is a speaker.
    """
    texts = [index for index, line in enumerate(lines[:_MOST_FORM_LINES]) if line]
    title = ""
    facts: list[str] = []
    above = next((at for at, index in enumerate(texts) if field_of(lines[index])), len(texts))
    heads = [lines[index] for index in texts[:above]]
    if 0 < len(heads) <= _MOST_HEADS and all(map(is_title, heads)):
        title, *facts = heads
        texts = texts[above:]
    fewest = _LEAST_FIELDS + len(facts) + (len(facts) > 0)
    end = 0
    names: set[str] = set()
    for index in texts:
        field = field_of(lines[index])
        if field is None or field in names:
            break
        names.add(field)
        facts.append(" ".join(lines[index].split()))
        end = index + 1
    recurs = any((field := field_of(line)) and field in names for line in lines[end:])
    if len(facts) < fewest or recurs or not any(lines[end:]):
        return FormHead("", (), lines)
    return FormHead(title, tuple(facts), lines[end:])


def field_of(line: str) -> str | None:
    """Return the name of a field of a form, in small letters; None if a line is none."""
    found = _FIELD.fullmatch(line) if ":" in line[:50] else None
    if found is None or len(found[2]) > _LONGEST_VALUE:
        return None
    name = found[1].casefold()
    return name if not _WORDS.isdisjoint(name.replace("/", " ").split()) else None
