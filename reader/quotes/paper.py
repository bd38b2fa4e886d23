"""What is taken away as a document, before it is a document of one kind: blocks of plain runs.

Word, OpenDocument, EPUB, HTML, Markdown, text and the printed page are all written from this, so
that they say the same; none of them is given anything but characters, so that a stranger's words
can be no markup in any of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final

from reader.direction import isolated, reads_leftward
from reader.formats.shared.credits import UNTITLED
from reader.model.excerpt import Excerpt
from reader.model.timecode import clock
from reader.model.transcript import CueKind
from reader.model.visible import one_line
from reader.named_tuple import NamedTuple
from reader.quotes.citations import Reference, Words, reference, work_of
from reader.quotes.marked import MarkedStretch, stretches
from reader.quotes.parts import FactLine, QuoteOptions, Role, byline, lines, source, tongue_of
from reader.wording import FROM_RIGHT, Tongue, tongue

GROUNDS: Final = {
    "yellow": "FFF6C2",
    "green": "D3F2CB",
    "blue": "D2E6FF",
    "pink": "FFDBE7",
    "violet": "E7DCFF",
}
"""The grounds of highlighted words by the colour of a :class:`Run`, as RGB for white paper."""


class BlockKind(Enum):
    """What a block is; every kind of document has a style for each."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"
    PICTURE = "picture"
    """The words below a picture."""
    SOURCE = "source"
    NOTE = "note"
    REFERENCE = "reference"


class Run(NamedTuple):
    """Characters set alike; ``link`` is a web address that was found safe, ``mark`` a colour.

    A kind of document that cannot tell by looks what they are goes by their role.
    """

    text: str
    is_bold: bool = False
    is_italic: bool = False
    link: str = ""
    mark: str = ""
    role: Role = Role.WORDS


class Picture(NamedTuple):
    """A JPEG that the program itself made, and what is told to who does not see it."""

    data: bytes
    width: int
    height: int
    told: str

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Return how wide and high it is, in its own shape, where there is so much room."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


class Block(NamedTuple):
    """A paragraph; one that ``is_line`` is a caption, and stands close below the caption before.

    A ``picture`` stands above its words. Kinds of document that have no pictures leave out both.
    ``language`` is that in which a source is told or a picture described, one of those that the
    program speaks.
    """

    kind: BlockKind
    runs: tuple[Run, ...]
    is_line: bool = False
    picture: Picture | None = None
    language: str = "en"

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)


class Paper(NamedTuple):
    """A whole document; ``made`` is the day on which its words were taken."""

    title: str
    blocks: tuple[Block, ...]
    language: str = ""
    author: str = ""
    made: datetime.date = datetime.date(2000, 1, 1)

    @property
    def words(self) -> tuple[Block, ...]:
        """Its blocks without those that are pictures."""
        return tuple(block for block in self.blocks if block.picture is None)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures, in their order."""
        return tuple(block.picture for block in self.blocks if block.picture is not None)


class Quoted(NamedTuple):
    """An excerpt that stands in a document with others: what is noted of it, in what colour."""

    excerpt: Excerpt
    note: str = ""
    tags: tuple[str, ...] = ()
    colour: str = ""


def title_of(excerpt: Excerpt) -> str:
    """Return the title of a document of one excerpt."""
    return one_line(excerpt.title) or one_line(excerpt.file_name) or UNTITLED


def of_excerpt(excerpt: Excerpt, options: QuoteOptions, title: str = "") -> Paper:
    """Return one excerpt as a document, a whole transcript with its title first.

    ``title`` is one for who reads it alone: read back, a file is not to have what it did not say.
    """
    title = one_line(title) or title_of(excerpt)
    blocks = [*(_head(excerpt, title) if excerpt.is_whole else ()), *_words(excerpt, options)]
    blocks += _still(excerpt, options)
    blocks += _source(excerpt, options)
    of = excerpt.transcript
    return Paper(title, tuple(blocks), of.language, one_line(excerpt.author), excerpt.taken)


def of_stills(excerpt: Excerpt) -> Paper:
    """Return the still frames of an excerpt alone as a document."""
    return Paper(title_of(excerpt), tuple(_still(excerpt, QuoteOptions())))


def of_quotes(
    quotes: Sequence[Quoted], title: str, style: str, options: QuoteOptions, made: datetime.date
) -> Paper:
    """Return quotations as one document, with a list of the sources in a style of references.

    Each source is told in the language of its words, what is above all of them in the language that
    all have that are quoted, else in English.
    """
    blocks = [Block(BlockKind.TITLE, (Run(one_line(title)),))]
    say = common_tongue(quotes)
    entries: dict[str, Reference] = {}
    for quoted in quotes:
        cited = reference(work_of(quoted.excerpt), style)
        entries.setdefault(cited.plain, cited)
        blocks += _words(quoted.excerpt, options, quoted.colour)
        blocks += _still(quoted.excerpt, options)
        blocks.append(_cited(quoted.excerpt, cited))
        blocks += _noted(quoted.note, quoted.tags)
    if entries:
        heading = say.trc("of quotations", "Sources")
        blocks.append(Block(BlockKind.HEADING, (Run(heading),)))
    for plain in sorted(entries, key=str.casefold):
        runs = tuple(_run_of(words) for words in entries[plain].entry)
        blocks.append(Block(BlockKind.REFERENCE, runs))
    language = say.language if say.language != "en" else ""
    return Paper(one_line(title), tuple(blocks), language, made=made)


def common_tongue(quotes: Sequence[Quoted]) -> Tongue:
    """Return what says words in the language of all quotations; in English where they differ."""
    languages = {tongue_of(quoted.excerpt).language for quoted in quotes}
    return tongue(languages.pop() if len(languages) == 1 else "en")


def _head(excerpt: Excerpt, title: str) -> Iterator[Block]:
    yield Block(BlockKind.TITLE, (Run(title),))
    for text in (one_line(excerpt.standfirst), byline(excerpt)):
        if text:
            yield Block(BlockKind.SUBTITLE, (Run(text),))


def _words(excerpt: Excerpt, options: QuoteOptions, colour: str = "") -> Iterator[Block]:
    usual = BlockKind.BODY if excerpt.is_whole else BlockKind.QUOTE
    is_marked = not excerpt.is_whole and not options.captions
    marked = stretches(excerpt, options.marks, captions=options.captions) if options.marks else {}
    opens, _, closes = tongue_of(excerpt).quoted("\n").partition("\n")
    for number, line in enumerate(lines(excerpt, options)):
        if line.kind is CueKind.HEADING:
            # A heading is bold as it is; among words that are quoted it has to be made so.
            kind = BlockKind.HEADING if excerpt.is_whole else usual
            yield Block(kind, (Run(line.text, not excerpt.is_whole, role=Role.HEADING),))
            continue
        runs = [Run(f"[{line.time}] ", role=Role.TIME)] if line.time else []
        if line.speaker:
            runs.append(Run(f"{line.speaker}: ", is_bold=True, role=Role.SPEAKER))
        said = list(_marked(line.text, colour, marked.get(number, [])))
        if is_marked and line.kind is CueKind.SPEECH:
            said.insert(0, Run(opens, mark=colour, role=Role.QUOTATION_MARK))
            # Of a speech in several paragraphs each is opened, and only the last is closed.
            if line.closes:
                said.append(Run(closes, mark=colour, role=Role.QUOTATION_MARK))
        yield Block(usual, (*runs, *said), is_line=options.captions)
        for one in (stretch.marked for stretch in marked.get(number, []) if stretch.is_end):
            before = tongue_of(excerpt).trc("before what was noted", "Note:")
            yield from _noted(one.note, one.tags, Run(f"{before} ", is_bold=True))


def _marked(text: str, colour: str, found: Sequence[MarkedStretch]) -> Iterator[Run]:
    """Yield the words of a line, those highlighted on the ground of their colour.

    Where two highlights meet, the words are those of the one that begins first.
    """
    at = 0
    for stretch in found:
        start, end = max(at, stretch.start), min(stretch.end, len(text))
        if start < end:
            if at < start:
                yield Run(text[at:start], mark=colour)
            yield Run(text[start:end], mark=stretch.marked.colour or "yellow")
            at = end
    if at < len(text) or not text:
        yield Run(text[at:], mark=colour)


def _still(excerpt: Excerpt, options: QuoteOptions) -> Iterator[Block]:
    """The frame of the video that is quoted with the words, with its time, where it is there."""
    still = excerpt.still if options.stills else None
    data = still.read() if still is not None else b""
    if still is None or not data:
        return
    say, at = tongue_of(excerpt), clock(still.time)
    if title := isolated(one_line(excerpt.title), say.language):
        told = say.tr("Still frame of “{title}” at {time}", title=title, time=at)
    else:
        told = say.tr("Still frame of the video at {time}", time=at)
    below = Run(say.tr("Frame at {time}", time=at))
    picture = Picture(data, still.width, still.height, told)
    yield Block(BlockKind.PICTURE, (below,), picture=picture, language=say.language)


def _source(excerpt: Excerpt, options: QuoteOptions) -> Iterator[Block]:
    of, language = source(excerpt, options), tongue_of(excerpt).language
    standfirst = [Run(of.standfirst, role=Role.FACT)] if of.standfirst else []
    comma = tongue_of(excerpt).forms["comma"]
    told = (_parted(of.who, comma), standfirst, _parted(of.where, " · "))
    for number, runs in enumerate(filter(None, told)):
        said = tuple(runs) if number else (Run("— "), *runs)
        yield Block(BlockKind.SOURCE, said, language=language)
    if of.address:
        yield Block(BlockKind.SOURCE, (Run(of.address, link=of.address),))


def _parted(parts: Sequence[FactLine], between: str) -> list[Run]:
    runs: list[Run] = []
    for part in parts:
        if runs:
            runs.append(Run(between))
        is_name, is_title = part.role is Role.SPEAKER, part.role is Role.TITLE
        runs.append(Run(part.text, is_bold=is_name, is_italic=is_title, role=part.role))
    return runs


def _cited(excerpt: Excerpt, cited: Reference) -> Block:
    """The line below a quotation: who says it, where it stands, and how it is cited."""
    is_note = not cited.short.startswith("(")  # a note names the title itself
    title = "" if is_note else one_line(excerpt.title)
    say = tongue_of(excerpt)
    speaker, title = (isolated(one, say.language) for one in (one_line(excerpt.speaker), title))
    told = say.beside((speaker, title, excerpt.locator_in(say)))
    said = f"— {told}{'. ' if is_note else ' '}{cited.short}"
    return Block(BlockKind.SOURCE, (Run(said),), language=say.language)


def _noted(note: str, tags: Sequence[str], *before: Run) -> Iterator[Block]:
    """What a person wrote about words; ``before`` is what it begins with."""
    for text in note.splitlines():
        if text.strip():
            yield Block(BlockKind.NOTE, (*before, Run(text.strip())))
            before = ()
    if tags:
        named = "  ".join(f"#{one_line(tag)}" for tag in tags)
        yield Block(BlockKind.NOTE, (Run(named, is_italic=True),))


def _run_of(words: Words) -> Run:
    return Run(words.text, is_italic=words.is_italic, link=words.link)


# -- for those who write it ---------------------------------------------------------------------

_GOES_ON: Final = (
    (BlockKind.QUOTE, BlockKind.QUOTE),
    (BlockKind.QUOTE, BlockKind.PICTURE),
    (BlockKind.PICTURE, BlockKind.SOURCE),
    (BlockKind.QUOTE, BlockKind.SOURCE),
    (BlockKind.SOURCE, BlockKind.SOURCE),
)


def grouped(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield what belongs together: a quotation and its source, captions; all else stands alone."""
    group: list[Block] = []
    for block in blocks:
        if group and not _goes_on(group[-1], block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _goes_on(before: Block, block: Block) -> bool:
    return (before.kind, block.kind) in _GOES_ON or (before.is_line and block.is_line)


def is_turned(block: Block) -> bool:
    """Whether a paragraph is set from right to left: by what is said, not by who says it and when.

    Its source is set as the language is read in which it is told, whatever stands in it, and so is
    what is told of a picture.
    """
    if block.kind in (BlockKind.PICTURE, BlockKind.SOURCE):
        return block.language in FROM_RIGHT
    said = (run.text for run in block.runs if run.role not in (Role.SPEAKER, Role.TIME))
    return reads_leftward("".join(said))


def is_leftward(paper: Paper) -> bool:
    """Whether most of what is said in a document is read from right to left."""
    said = [block for block in paper.blocks if block.kind in (BlockKind.BODY, BlockKind.QUOTE)]
    return sum(map(is_turned, said)) * 2 > len(said)
