"""Are the quotations of a document still the words of their sources? Asked of the whole library.

What is taken for a quotation stands between double quotation marks, those of Chinese and Japanese
too, or is set as a block quotation in Markdown. Of one with words left out ([…]) each part is
looked for by itself, in one transcript.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import Final

from reader.library import Entry, Hit, Library
from reader.model.breaks import about, has_unspaced, is_border, word_at
from reader.model.prose import prose
from reader.model.scripts import BOPOMOFO, HAN, KANA
from reader.model.search.switches import Switches
from reader.model.transcript import Transcript
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.tasks.altered import altered

SHORTEST: Final = 3
"""Words that a quotation must have to be looked for: fewer are said everywhere.

Two letters of Chinese or Japanese stand for a word.
"""

_LONGEST: Final = 900
_QUOTED: Final = lazy_pattern(
    r"[“„«\"]([^“”„«»\"]{6,4000})[”“»\"]|»([^«»]{6,4000})«|「([^「」]{6,4000})」|『([^『』]{6,4000})』"
)
_IDEOGRAPH: Final = lazy_pattern(f"[{HAN}{KANA}{BOPOMOFO}]")
_BLOCK: Final = lazy_pattern(r"(?:^>.*(?:\n|$))+", re.MULTILINE)
# Chinese sets six dots for words left out, Japanese says so in brackets.
_OMISSION: Final = lazy_pattern(r"\s*(?:\[…\]|\[\.\.\.\]|…\s|\s…|……|［…］|（中略）)\s*")
_PARTED: Final = lazy_pattern(r"\S+")
_ESCAPED: Final = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
_SPEAKER: Final = lazy_pattern(r"\*\*[^*\n]{1,80}:\*\*\s*")
_PROBE_WORDS: Final = 5
_MOST_LOOKED_AT: Final = 20
_ALIKE: Final = 0.6


class Verdict(Enum):
    """What became of a quotation: word for word, other signs or forms, other words, nowhere.

    A ``TITLE`` is none: a transcript is named between the marks, as references do.
    """

    SAME = "same"
    FORMS = "forms"
    CHANGED = "changed"
    MISSING = "missing"
    TITLE = "title"


class Finding(NamedTuple):
    """A quotation, its verdict, and where the library has it: the transcript, and its words."""

    quote: str
    verdict: Verdict
    entry: Entry | None = None
    hit: Hit | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    verdict: Verdict
    entry: Entry | None = None
    hit: Hit | None = None
    words: str = ""


def quotations(text: str) -> list[str]:
    """Return what a text quotes, each once, in order."""
    found = (quote for quote in _quoted(text) if _word_count(quote) >= SHORTEST)
    return list(dict.fromkeys(found))


def _quoted(text: str) -> Iterator[str]:
    at = 0
    for block in _BLOCK.finditer(text):
        yield from _between_marks(text[at : block.start()])
        yield from _of_block(block[0])
        at = block.end()
    yield from _between_marks(text[at:])


def _between_marks(text: str) -> Iterator[str]:
    for quoted in _QUOTED.finditer(_unescaped(text)):
        yield " ".join(quoted[quoted.lastindex or 0].split())


def text_of(document: Transcript) -> str:
    """Return the text of a document that was read."""
    return "\n".join(cue.text for cue in document.cues)


def verify(library: Library, text: str) -> Iterator[Finding]:
    """Yield what the library has of each quotation of a text, and each title that is named in it.

    That is so whether or not somebody says the words of the title, as they often are.
    """
    titles = {_as_title(entry.title): entry for entry in library.entries()}
    named = set[str]()
    for quote in quotations(text):
        if (title := _as_title(quote)) in titles:
            if title not in named:
                named.add(title)
                yield Finding(quote, Verdict.TITLE, titles[title])
            continue
        parts = [_looked_up(library, part) for part in _OMISSION.split(quote) if _has_letters(part)]
        worst = max(parts, key=lambda part: _GRAVITY.index(part.verdict))
        words = " […] ".join(part.words for part in parts)
        first = next((part for part in parts if part.entry is not None), worst)
        entries = {part.entry.id for part in parts if part.entry is not None}
        # Parts of different transcripts are no quotation of any of them.
        verdict = worst.verdict if len(entries) <= 1 else Verdict.CHANGED
        yield Finding(quote, verdict, first.entry, first.hit, words)


def _as_title(text: str) -> str:
    """Return a title as all who print it have it: the marks of a reference around it left out."""
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .,;:")


_GRAVITY: Final = list(Verdict)


def _of_block(block: str) -> Iterator[str]:
    """Yield the words of a block quotation of Markdown, without the lines that tell its source."""
    lines = [line.removeprefix(">").strip() for line in block.splitlines()]
    said = []
    for line in lines:
        if line.startswith("—"):
            break
        said.append(_SPEAKER.sub("", line))
    for paragraph in "\n".join(said).split("\n\n"):
        if plain := " ".join(_unescaped(paragraph).split()):
            yield plain.strip('“”"「」')


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _has_letters(text: str) -> bool:
    """Whether there is a letter or digit in a text; without one there is nothing to look for."""
    return any(map(str.isalnum, text))


def _word_count(quote: str) -> int:
    """Return about how many words a quotation has; signs that stand alone are none."""
    rest, letters = _IDEOGRAPH.subn(" ", quote)
    return letters // 2 + about(" ".join(filter(_has_letters, rest.split())))


def _looked_up(library: Library, part: str) -> _Part:
    plain = (
        part.strip().strip(".,;:。、，；：").translate(dict.fromkeys(map(ord, '"“”„')))[:_LONGEST]
    )
    strict = Switches(match_case=True, exact=True)
    for verdict, switches in ((Verdict.SAME, strict), (Verdict.FORMS, Switches())):
        for found in library.search(f"“{plain}”", switches):
            hit = found.best[0]
            return _Part(verdict, found.entry, hit, hit.passage.hit)
    return _nearest(library, plain)


def _nearest(library: Library, part: str) -> _Part:
    """Return the passage that begins or ends as the quotation does and is most like it."""
    best: tuple[float, _Part] | None = None
    for at, probe in enumerate(_probes(part)):
        for found in islice(library.search(f"“{probe}”"), _MOST_LOOKED_AT):
            text = prose(library.get(found.entry.id)).text
            for hit in found.best:
                said = _around(text, hit, len(part), from_end=at == 1)
                alike = difflib.SequenceMatcher(None, said, part, autojunk=False).ratio()
                if alike >= _ALIKE and (best is None or alike > best[0]):
                    best = (alike, _Part(Verdict.CHANGED, found.entry, hit, said))
    if best is not None:
        return best[1]
    other = altered(library, part)
    return _Part(Verdict.MISSING) if other is None else _Part(Verdict.CHANGED, *other)


def _probes(part: str) -> Iterator[str]:
    """Yield the first words of a quotation and the last, if they are enough to be looked for."""
    spans = list(_words(part))
    for some in (spans[:_PROBE_WORDS], spans[-_PROBE_WORDS:]):
        if len(some) >= SHORTEST:
            yield part[some[0][0] : some[-1][1]]


def _words(part: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a quotation begin and end, between spaces or by the dictionary."""
    for parted in _PARTED.finditer(part):
        at, end = parted.span()
        if not has_unspaced(parted[0]):
            yield at, end
            continue
        while at < end:
            start, stop = word_at(part, at)
            at = min(max(stop, at + 1), end)
            if _has_letters(part[start:at]):
                yield start, at


def _around(text: str, hit: Hit, length: int, *, from_end: bool) -> str:
    """Return as many characters of the text as the quotation has, in whole words, on one line."""
    start, end = hit.passage.start, hit.passage.end
    if from_end:
        start = max(0, end - length)
        while not is_border(text, start):
            start -= 1
        while (
            start < hit.passage.start and not text[start].isalnum()
        ):  # what ends the sentence before
            start += 1
    else:
        end = min(len(text), start + length)
        while not is_border(text, end):
            end += 1
    return " ".join(text[start:end].split())
