"""Speakers whom a document sets apart by how they look: names of a style of their own above what is
said, names in bold before it, without a colon.

The style or the bold letters are the label: one that comes once is one as well, where others of the
same look are names that come again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.formats.shared.customs.bold_labels import LookedAt, with_labels_by_looks
from reader.formats.shared.customs.nobody import is_nobody
from reader.formats.shared.names import Belief, voice_of
from reader.formats.shared.nobodys.set_apart import SetParagraph, with_nobodys_set_apart
from reader.formats.shared.paragraphs import FileParagraph
from reader.patterns import lazy_pattern

_IN_BOLD: Final = " in bold"
_LEAST_TURNS: Final = 3
_LEAST_NAMES: Final = 2
_LONGEST: Final = 60
_MOST_WORDS: Final = 6
_MOST_GOING_ON: Final = 10
"""Of so many names in bold at most one may have a small letter behind it, as subjects have."""
_LETTERS: Final = ("Q.", "A.")
_ENDS: Final = ".!?,;…"
_COLONS: Final = ":："
_BEHIND: Final = " \t\n\xa0.–—-"
_CALLED: Final = lazy_pattern(r"[^\W\d_][^\n:.!?]{0,59}")


def with_named_by_looks(paragraphs: Sequence[FileParagraph]) -> list[FileParagraph]:
    """Return the paragraphs with labels for the names that their looks set apart."""
    return with_set_apart(_named_in_bold(_labelled(_named_by_style(paragraphs))))


def with_set_apart(paragraphs: Sequence[FileParagraph]) -> list[FileParagraph]:
    """Return the paragraphs with the label of nobody before those that are set apart as a whole."""
    if not any(paragraph.tilt or paragraph.is_small for paragraph in paragraphs):
        return list(paragraphs)
    found = [
        SetParagraph("" if one.is_heading or one.cells or one.goes_on else one.text, _is_apart(one))
        for one in paragraphs
    ]
    return [
        one._replace(text=text) if text else one
        for one, text in zip(paragraphs, with_nobodys_set_apart(found), strict=True)
    ]


def _is_apart(paragraph: FileParagraph) -> bool:
    return paragraph.is_small or 0 < len(paragraph.text) <= paragraph.tilt


def _labelled(paragraphs: Sequence[FileParagraph]) -> Sequence[FileParagraph]:
    """Return the paragraphs with the labels in bold or in italics in brackets."""
    if not any(paragraph.lead or paragraph.tilt for paragraph in paragraphs):
        return paragraphs
    openings = [
        LookedAt(
            "" if paragraph.is_heading or paragraph.cells else paragraph.text,
            max(paragraph.lead, paragraph.tilt),
        )
        for paragraph in paragraphs
    ]
    return [
        paragraph._replace(text=text, lead=0) if text not in ("", paragraph.text) else paragraph
        for paragraph, text in zip(paragraphs, with_labels_by_looks(openings), strict=True)
    ]


def _named_by_style(paragraphs: Sequence[FileParagraph]) -> list[FileParagraph]:
    """Return the paragraphs with the names that stand above them in a style of their own."""
    texts: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        if paragraph.text and not paragraph.cells:
            texts.setdefault(_look(paragraph), []).append(paragraph.text)
    styles = {style for style, found in texts.items() if style and _are_names(found)}
    if not styles or len(texts) <= len(styles):
        return list(paragraphs)
    named: list[FileParagraph] = []
    above = ""
    for paragraph in paragraphs:
        is_name = _look(paragraph) in styles and bool(paragraph.text) and not paragraph.cells
        if is_name and not above:
            above = _label(paragraph.text)
            continue
        if above and paragraph.text and not is_name:
            paragraph = paragraph._replace(text=f"{above}{paragraph.text}", lead=0)
            above = ""
        elif is_name:
            named.append(FileParagraph(above.rstrip()))
            above = _label(paragraph.text)
            continue
        named.append(paragraph)
    return [*named, FileParagraph(above.rstrip())] if above else named


def _look(paragraph: FileParagraph) -> str:
    """Return the style of a paragraph, and whether all of it is in bold."""
    is_bold = 0 < len(paragraph.text) <= paragraph.lead
    return f"{paragraph.style}{_IN_BOLD if is_bold else ''}"


def _are_names(texts: Sequence[str]) -> bool:
    """Return whether all paragraphs of a style may be names, most are, and some come again."""
    counts = Counter(text.rstrip(_COLONS + " ") for text in texts)
    recurring = [name for name, count in counts.items() if count > 1 and _is_somebody(name)]
    if len(texts) < _LEAST_TURNS or not recurring or len(counts) < _LEAST_NAMES:
        return False
    return all(map(_may_be_called, counts)) and 2 * sum(counts[n] for n in recurring) >= len(texts)


def _named_in_bold(paragraphs: Sequence[FileParagraph]) -> list[FileParagraph]:
    """Return the paragraphs with labels for the names in bold that open them."""
    leads = [_lead(paragraph) for paragraph in paragraphs]
    counts = Counter(filter(None, leads))
    recurring = {name for name, count in counts.items() if count > 1 and _is_somebody(name)}
    said = sum(bool(paragraph.text) and not paragraph.is_heading for paragraph in paragraphs)
    turns = counts.total()
    if len(recurring) < _LEAST_NAMES or turns < _LEAST_TURNS or 2 * turns < said:
        return list(paragraphs)
    rests = [
        paragraph.text[paragraph.lead :].lstrip(_BEHIND)
        for paragraph, lead in zip(paragraphs, leads, strict=True)
        if lead
    ]
    if _MOST_GOING_ON * sum(rest[:1].islower() for rest in rests) > len(rests):
        return list(paragraphs)
    return [
        paragraph._replace(
            text=f"{_label(lead)}{paragraph.text[paragraph.lead :].lstrip(_BEHIND)}", lead=0
        )
        if lead
        else paragraph
        for paragraph, lead in zip(paragraphs, leads, strict=True)
    ]


def _lead(paragraph: FileParagraph) -> str:
    """Return the name in bold with which a paragraph opens, "" for none or for a label."""
    if not 0 < paragraph.lead < len(paragraph.text) or paragraph.cells or paragraph.is_heading:
        return ""
    lead = paragraph.text[: paragraph.lead].strip(" \t\n\xa0")
    rest = paragraph.text[paragraph.lead :].strip(_BEHIND)
    if lead[-1:] in _COLONS or rest[:1] in _COLONS or not rest:
        return ""
    lead = lead.removesuffix(".") if lead in _LETTERS else lead
    return lead if _may_be_called(lead) else ""


def _may_be_called(words: str) -> bool:
    """Return whether somebody may be called so: few words, no sentence, no word like Note."""
    words = words.rstrip(_COLONS + " ")
    if not words or len(words) > _LONGEST or words[-1] in _ENDS or len(words.split()) > _MOST_WORDS:
        return False
    return _CALLED.fullmatch(words) is not None and words[0].isupper() and not is_nobody(words)


def _is_somebody(name: str) -> bool:
    voice = voice_of(name)
    return voice is not None and voice.belief in (Belief.NAME, Belief.OFFICE)


def _label(name: str) -> str:
    return f"[{name.rstrip(_COLONS + ' ')}]: "
