"""The paragraphs of an office document or a book, made into a transcript."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from typing import Final

from reader.errors import FormatError
from reader.formats.shared import captions
from reader.formats.shared.credits import (
    OwnFacts,
    is_machine,
    is_own,
    left_out,
    own_facts,
    own_title,
    without_credit,
)
from reader.formats.shared.customs.openings import TalkHead, split_opening, title_above
from reader.formats.shared.lines import is_title
from reader.formats.shared.speech import preamble_of, read_speech
from reader.formats.shared.tables.documents import spoken_table_of, table_of
from reader.formats.shared.tables.heads import Head
from reader.formats.shared.tables.parallel import (
    holds_no_turns,
    of_nobody,
    parallel_cues,
    plain_row,
)
from reader.model.transcript import Cue, Provenance, ReportItem, Transcript, remarks
from reader.named_tuple import NamedTuple
from reader.wording import tr

_ARROW: Final = " --> "
"""Between the times of a caption (SubRip)."""
_NO_TITLES: Final = ("document", "untitled", "microsoft word", "doc", "word document")


class FileParagraph(NamedTuple):
    """A paragraph; its lines are parted by ``"\\n"``."""

    text: str
    is_heading: bool = False
    is_title: bool = False
    is_subtitle: bool = False
    cells: tuple[str, ...] = ()
    """Of the first paragraph of a row of a table: the texts of all cells, empty ones too."""
    goes_on: bool = False
    """Whether it stands in the row of the paragraph before it."""
    style: str = ""
    """How the document calls the look of the paragraph."""
    lead: int = 0
    """How many characters in bold it opens with."""
    tilt: int = 0
    """How many characters in italics it opens with."""
    is_small: bool = False
    """Whether its letters are much smaller than those of most words."""


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
    """Return what is to be said of deletions, notes, comments and hidden text left out."""
    changes, notes, comments, hidden = (
        counts.get(key, 0) for key in ("changes", "notes", "comments", "hidden")
    )
    items = (
        remarks("1 deletion left out.", "{n} deletions left out.", changes),
        remarks("1 footnote left out.", "{n} footnotes left out.", notes),
        remarks("1 comment left out.", "{n} comments left out.", comments),
        remarks("1 piece of hidden text left out.", "{n} pieces of hidden text left out.", hidden),
    )
    return tuple(item for item in items if item.count)


def transcript_of(
    paragraphs: Sequence[FileParagraph],
    facts: Mapping[str, str],
    report: tuple[ReportItem, ...] = (),
    *,
    has_author: bool = True,
) -> Transcript:
    """Return the transcript of paragraphs, with times and speakers as they are written.

    ``facts`` are what the document says of itself: title, author, date, language. That there is no
    author says that nobody is, unless its kind never ``has_author``. Raises
    FormatError for a document without words.
    """
    said = _without_counts([paragraph for paragraph in paragraphs if paragraph.text.strip()])
    if not said:
        raise FormatError(tr("This document holds no words."))
    title, said = _titled(said, facts.get("title", ""))
    subtitles = list(takewhile(lambda paragraph: paragraph.is_subtitle, said))
    below = [" ".join(paragraph.text.split()) for paragraph in subtitles]
    said = said[len(below) :]
    lines, credit = without_credit(list(_lines(said)), title=title)
    form = TalkHead("", "", (), lines) if is_own(credit) else split_opening(lines)
    said, lines = _without_lines(said, _filled(lines) - _filled(form.lines)), form.lines
    title = form.title or title
    if is_own(credit) and credit and not title and not own_title(said[0].text, credit.text):
        said, lines = said[1:], lines[len(list(_lines(said[:1]))) :]  # its name stands for a title
    read = _read_parts(said) if any(paragraph.cells for paragraph in said) else None
    by = form.author or facts.get("author", "")
    about = OwnFacts(
        "\n".join((*below, *form.facts)), by, "", form.day or facts.get("date", "")[:10]
    )
    if credit and credit.is_own:
        # The day on which a document of our own was written is not that of the talk.
        title, about = (
            own_title(title, credit.text),
            own_facts(below, credit, by if by or has_author else None),
        )
    read = read or _read_text(said, lines, is_own=is_own(credit), may_be_titled=not title)
    cues, told = _with_spaces(read.cues), read.report
    title = title or read.title
    about = about._replace(standfirst="\n".join(filter(None, (about.standfirst, read.standfirst))))
    finished = captions.finish(cues, labels=False, rolls=False, sorts=False)
    if not finished.cues:
        raise FormatError(
            tr("“{title}” is all that this document holds: a title, no transcript.", title=title)
        )
    return Transcript(
        title=title,
        standfirst=about.standfirst,
        cues=finished.cues,
        url=about.url,
        site=about.site,
        author=about.author,
        date=about.date,
        language=facts.get("language", ""),
        provenance=Provenance.AUTOMATIC if is_machine(credit) else Provenance.UNKNOWN,
        report=report + told + left_out(credit) + finished.report,
    )


def _without_counts(said: list[FileParagraph]) -> list[FileParagraph]:
    """Return the paragraphs without the numbers of captions that were put into a document."""
    if not any(_ARROW in paragraph.text for paragraph in said):
        return said
    return [
        paragraph
        for paragraph, below in zip(said, [*said[1:], FileParagraph("")], strict=True)
        if not (paragraph.text.strip().isdecimal() and _ARROW in below.text.partition("\n")[0])
    ]


def _filled(lines: Sequence[str]) -> int:
    return sum(map(bool, lines))


def _without_lines(paragraphs: list[FileParagraph], count: int) -> list[FileParagraph]:
    """Return the paragraphs without those that are the first lines, so many of them."""
    for index, paragraph in enumerate(paragraphs):
        count -= _filled([line.strip() for line in paragraph.text.split("\n")])
        if count < 0:
            return paragraphs[index:]
    return []


class _Read(NamedTuple):
    cues: list[Cue]
    report: tuple[ReportItem, ...]
    title: str = ""
    standfirst: str = ""


def _read_text(
    paragraphs: Sequence[FileParagraph],
    lines: Sequence[str],
    *,
    is_own: bool = False,
    may_be_titled: bool = False,
) -> _Read:
    """Return the cues of paragraphs, set as ``lines``, and the title above the first time."""
    headings = any(paragraph.is_heading for paragraph in paragraphs)
    speech = read_speech(lines, headings=headings, is_own=is_own)
    if not is_own and any(paragraph.cells for paragraph in paragraphs):
        speech = speech._replace(cues=tuple(of_nobody(speech.cues, _without_turns(paragraphs))))
    head = title_above(speech) if may_be_titled else None
    if head:
        return _Read(list(speech.cues), speech.report, *head)
    return _Read([*preamble_of(speech, headings=headings), *speech.cues], speech.report)


def _read_parts(paragraphs: Sequence[FileParagraph]) -> _Read | None:
    """Return the cues of tables whose columns are known, and of the text around them.

    None where there is no such table.
    """
    cues: list[Cue] = []
    report: dict[ReportItem, None] = {}
    between: list[FileParagraph] = []
    head: Head | None = None
    is_found = False
    for is_table, group in groupby(paragraphs, _is_in_table):
        run = list(group)
        rows = [paragraph.cells for paragraph in run if paragraph.cells]
        parallel = parallel_cues(rows) if is_table else []
        table = (table_of(rows, head) or spoken_table_of(rows)) if is_table else None
        if table is None and not parallel:
            between += run
            continue
        is_found = True
        cues += _around(between, report)
        between = []
        if table is not None and not parallel:
            head = table.head
            report |= dict.fromkeys(table.report)
        cues += parallel or (table.cues if table else [])
    if not is_found:
        return None
    cues += _around(between, report, is_end=True)
    return _Read(cues, tuple(report))


def _is_in_table(paragraph: FileParagraph) -> bool:
    return bool(paragraph.cells) or paragraph.goes_on


def _without_turns(paragraphs: Sequence[FileParagraph]) -> set[str]:
    """Return what stands in tables without turns, as it is compared."""
    told: set[str] = set()
    for is_table, group in groupby(paragraphs, _is_in_table):
        run = list(group) if is_table else []
        if run and holds_no_turns([paragraph.cells for paragraph in run if paragraph.cells]):
            told |= {plain_row(line) for paragraph in run for line in paragraph.text.split("\n")}
    return told


def _around(
    paragraphs: Sequence[FileParagraph], report: dict[ReportItem, None], *, is_end: bool = False
) -> list[Cue]:
    """Return the cues of what stands before or behind a table, without a credit at the ``end``."""
    lines: Sequence[str] = list(_lines(paragraphs))
    if is_end and lines:
        lines, _ = without_credit(["", *lines])
    read = _read_text(paragraphs, lines) if any(lines) else _Read([], ())
    report |= dict.fromkeys(read.report)
    return read.cues


def _with_spaces(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with two spaces for each tab that parts no name from its words."""
    return [
        cue._replace(text=cue.text.replace("\t", "  ")) if "\t" in cue.text else cue for cue in cues
    ]


def of_row(cells: Sequence[Sequence[FileParagraph]]) -> list[FileParagraph]:
    """Return the paragraphs of a table's row: the first of each cell on one line, with tabs."""
    filled = [cell for cell in cells if cell and cell[0].text.strip()]
    if not filled:
        return []
    texts = tuple(["\n".join(paragraph.text for paragraph in cell) for cell in cells])
    if len(filled) < 2:
        first, *others = filled[0]
    else:
        line = "\t".join(cell[0].text.replace("\n", " ") for cell in filled)
        first = FileParagraph(line)
        others = [paragraph for cell in filled for paragraph in cell[1:]]
    return [
        first._replace(cells=texts),
        *(paragraph._replace(goes_on=True) for paragraph in others),
    ]


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
