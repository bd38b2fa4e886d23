"""The paragraphs of an office document or a book, made into a transcript."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from reader.errors import FormatError
from reader.formats.shared import captions
from reader.formats.shared.credits import (
    is_machine,
    is_own,
    left_out,
    own_standfirst,
    own_title,
    without_credit,
)
from reader.formats.shared.speech import preamble_of, read_speech
from reader.formats.shared.title_line import is_title
from reader.model.transcript import Cue, Provenance, ReportItem, Transcript

_NO_TITLES: Final = ("document", "untitled", "microsoft word", "doc", "word document")


class FileParagraph(NamedTuple):
    """A paragraph; its lines are parted by ``"\\n"``."""

    text: str
    is_heading: bool = False
    is_title: bool = False
    is_subtitle: bool = False


class FactsListener:
    """Takes, as a listener, the elements in which a document says something of itself.

    ``names`` gives for the local name of an element what it says; ``found`` has it then.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self.found: dict[str, str] = {}
        self._names = names
        self._pieces: list[str] = []

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        """Take the start of an element."""
        self._pieces = []

    def end(self, name: tuple[str, str]) -> None:
        """Take the end of an element."""
        key = self._names.get(name[1])
        text = "".join(self._pieces).strip()
        if key and text:
            self.found.setdefault(key, text)
        self._pieces = []

    def text(self, text: str) -> None:
        """Take character data."""
        self._pieces.append(text)


def omissions(counts: Mapping[str, int]) -> tuple[ReportItem, ...]:
    """Return what is to be said of deletions, notes and comments that were left out."""
    words = {
        "changes": ("1 deletion", "{} deletions"),
        "notes": ("1 footnote", "{} footnotes"),
        "comments": ("1 comment", "{} comments"),
    }
    return tuple(
        ReportItem(f"{one if count == 1 else many.format(count)} left out.", count)
        for key, (one, many) in words.items()
        if (count := counts.get(key, 0))
    )


def transcript_of(
    paragraphs: Sequence[FileParagraph],
    facts: Mapping[str, str],
    report: tuple[ReportItem, ...] = (),
) -> Transcript:
    """Return the transcript of paragraphs, with times and speakers as they are written.

    ``facts`` are what the document says of itself: title, author, date, language. Raises
    FormatError for a document without words.
    """
    said = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    if not said:
        raise FormatError("This document holds no words.")
    title, said = _titled(said, facts.get("title", ""))
    subtitles = list(takewhile(lambda paragraph: paragraph.is_subtitle, said))
    below = [" ".join(paragraph.text.split()) for paragraph in subtitles]
    said = said[len(below) :]
    lines, credit = without_credit(list(_lines(said)), title=title)
    standfirst = "\n".join(below)
    if credit and credit.is_own:
        title, standfirst = own_title(title, credit.text), own_standfirst(below)
    headings = any(paragraph.is_heading for paragraph in said)
    speech = read_speech(lines, headings=headings, is_own=is_own(credit))
    cues = _with_spaces([*preamble_of(speech, headings=headings), *speech.cues])
    finished = captions.finish(cues, labels=False, rolls=False, sorts=False)
    if not finished.cues:
        raise FormatError(f"“{title}” is all that this document holds: a title, no transcript.")
    return Transcript(
        title=title,
        standfirst=standfirst,
        cues=finished.cues,
        author=facts.get("author", ""),
        date=facts.get("date", "")[:10],
        language=facts.get("language", ""),
        provenance=Provenance.AUTOMATIC if is_machine(credit) else Provenance.UNKNOWN,
        report=report + speech.report + left_out(credit) + finished.report,
    )


def _with_spaces(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with two spaces for each tab that parts no name from its words."""
    return [
        cue._replace(text=cue.text.replace("\t", "  ")) if "\t" in cue.text else cue for cue in cues
    ]


def of_row(cells: Sequence[Sequence[FileParagraph]]) -> list[FileParagraph]:
    """Return the paragraphs of a table's row: the first of each cell on one line, with tabs."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        return [paragraph for cell in filled for paragraph in cell]
    line = "\t".join(cell[0].text.replace("\n", " ") for cell in filled)
    return [FileParagraph(line), *(paragraph for cell in filled for paragraph in cell[1:])]


def _titled(said: list[FileParagraph], given: str) -> tuple[str, list[FileParagraph]]:
    """Return the title, and the paragraphs without it: as set on the page, else as given."""
    first = said[0]
    if first.is_title or (first.is_heading and is_title(first.text) and len(said) > 1):
        return " ".join(first.text.split()), said[1:]
    is_placeholder = given.strip().lower() in _NO_TITLES or not is_title(given.strip())
    title = "" if is_placeholder else given.strip()
    if title and first.text.strip() == title:
        return title, said[1:]
    return title, said


def _lines(paragraphs: Sequence[FileParagraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        text = f"### {paragraph.text}" if paragraph.is_heading else paragraph.text
        for line in text.split("\n"):
            yield line.strip()
        yield ""
