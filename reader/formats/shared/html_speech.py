"""The blocks of a transcript on a web page made into cues, whatever form the page gave it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from reader.formats.shared.html_blocks import HEADINGS, HtmlBlock
from reader.formats.shared.names import is_name
from reader.formats.shared.sounds import kind_of
from reader.formats.shared.speakers import label_of
from reader.formats.shared.speech import preamble_of, read_speech
from reader.model import timecode
from reader.model.transcript import Cue, CueKind, WordTime

_OPEN_PARAGRAPHS: Final = HEADINGS | frozenset(("p", "li", "blockquote", "dd"))


def speech_of(blocks: Sequence[HtmlBlock], *, is_own: bool = False) -> list[Cue]:
    """Return the cues of blocks: of timed words, of cites and times, of a table, or of text.

    What the program itself wrote ``is_own``.
    """
    if is_own:
        return _read(blocks, is_own=True)
    if any(block.words for block in blocks):
        return [cue for block in blocks if (cue := _worded(block)).text]
    if any(block.element == "time" for block in blocks) or _are_voices(blocks):
        cues = _cited(blocks)
        if cues:
            return cues
    rows = _timed_rows(blocks)
    return rows or _read(blocks)


def _worded(block: HtmlBlock) -> Cue:
    text = block.text
    words = tuple(WordTime(char, time) for char, time in block.words if char < len(text))
    start = words[0].start if words else None
    kind = CueKind.HEADING if block.is_heading else kind_of(text)
    return Cue(text, start, None, block.speaker, kind, starts_paragraph=True, words=words)


def _cited(blocks: Sequence[HtmlBlock]) -> list[Cue]:
    """Return the cues of Podcasting 2.0 HTML: a cite, a time, then paragraphs until the next."""
    cues = []
    speaker = ""
    start: int | None = None
    for block in blocks:
        if block.element == "cite":
            speaker = block.text.strip().rstrip(":").strip()
        elif block.element == "time":
            start = timecode.parse(block.text)
        elif block.text:
            text = " ".join(block.text.split("\n"))
            cues.append(Cue(text, start, None, speaker, kind_of(text), starts_paragraph=True))
            start = None
    return cues


def _are_voices(blocks: Sequence[HtmlBlock]) -> bool:
    """Return whether the cites among blocks name who says what follows, not a work."""
    cites = [block.text.strip().rstrip(":").strip() for block in blocks if block.element == "cite"]
    return len(cites) > 1 and blocks[0].element == "cite" and all(map(is_name, cites))


def _timed_rows(blocks: Sequence[HtmlBlock]) -> list[Cue]:
    """Return a cue for each row of a table in which rows have a time and words."""
    cues = []
    for row, cells in groupby((b for b in blocks if b.row), key=lambda block: block.row):
        del row
        texts = [cell.text for cell in cells if cell.element != "th" and cell.text]
        times = [timecode.parse(text) for text in texts]
        words = [text for text, time in zip(texts, times, strict=True) if time is None]
        known = [time for time in times if time is not None]
        if known and words:
            cues.append(_row(words, known))
    return cues if len(cues) > 1 else []


def _row(words: Sequence[str], times: Sequence[int]) -> Cue:
    text = " ".join(words)
    end = times[1] if len(times) > 1 else None
    label = label_of(text)
    if label and label.name.isupper():
        return Cue(text[label.length :], times[0], end, label.name)
    return Cue(text, times[0], end, kind=kind_of(text))


def _read(blocks: Sequence[HtmlBlock], *, is_own: bool = False) -> list[Cue]:
    lines = _lines(blocks)
    headings = any(block.is_heading for block in blocks)
    known = [block.speaker for block in blocks if block.speaker]
    speech = read_speech(lines, known=known, headings=headings, is_own=is_own)
    return [*preamble_of(speech, known=known, headings=headings), *speech.cues]


def _lines(blocks: Sequence[HtmlBlock]) -> list[str]:
    lines = []
    for block in blocks:
        text = block.text
        if block.element in HEADINGS:
            text = f"### {text}"
            lines.append("")
        if block.speaker:
            text = f"{block.speaker}: {text}"
        if "\n" in text:
            lines += [line.strip() for line in text.split("\n")]
            lines.append("")
        else:
            lines.append(text.strip())
            if block.element in _OPEN_PARAGRAPHS:
                lines.append("")
    return lines
