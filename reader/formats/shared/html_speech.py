"""The blocks of a transcript on a web page made into cues, whatever form the page gave it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Final

from reader.formats.shared.customs.askers import LETTERS
from reader.formats.shared.customs.bold_labels import LookedAt, with_labels_by_looks
from reader.formats.shared.html_blocks import HEADINGS, MOST_COLUMNS, HtmlBlock
from reader.formats.shared.labels.grammar import NOBODY_NAMED, label_of
from reader.formats.shared.names import LONGEST_NAME, is_name
from reader.formats.shared.nobodys.set_apart import SetParagraph, with_nobodys_set_apart
from reader.formats.shared.pages.block_times import with_block_times
from reader.formats.shared.pages.furniture import end_of_turns
from reader.formats.shared.sounds import kind_of
from reader.formats.shared.speech import preamble_of, read_speech
from reader.formats.shared.tables.documents import FROM_ABOVE, FROM_LEFT, bare_table_of, table_of
from reader.formats.shared.tables.heads import Head, head_of
from reader.model import timecode
from reader.model.transcript import Cue, CueKind, ReportItem, WordTime, remarks
from reader.named_tuple import NamedTuple

_OPEN_PARAGRAPHS: Final = HEADINGS | frozenset(("p", "li", "blockquote", "dd"))


_LEAST_CLOCKS: Final = 2
_LEAST_NAMED_IN_BOLD: Final = 2
_MOST_INITIALS: Final = 4
_MOST_GOING_ON: Final = 10
"""Of so many names in bold at most one may have a small letter behind it, as subjects have."""
_BEHIND_NAMES: Final = " \n.–—-"


class PageSpeech(NamedTuple):
    """The cues of a page, and what is to be told of the tables in which they stand."""

    cues: list[Cue]
    report: tuple[ReportItem, ...] = ()


def speech_of(blocks: Sequence[HtmlBlock], *, is_own: bool = False) -> PageSpeech:
    """Return the cues of blocks: of timed words, of cites and times, of a table, or of text.

    What the program itself wrote ``is_own``.
    """
    if is_own:
        return PageSpeech(_read(blocks, is_own=True))
    if any(block.words for block in blocks):
        return PageSpeech([cue for block in blocks if (cue := _worded(block)).text])
    if _are_timed(blocks) or _are_voices(blocks):
        cues = _cited(blocks)
        if cues:
            return PageSpeech(cues)
    if _clocks(blocks) < _LEAST_CLOCKS:
        # The day or hour at which a page was published, between its byline and its words.
        blocks = [block for block in blocks if block.element != "time"]
    return _headed_rows(blocks) or PageSpeech(_timed_rows(blocks) or _talk(blocks))


def _talk(blocks: Sequence[HtmlBlock]) -> list[Cue]:
    """Return the cues of a text, at whose end may stand what nobody says."""
    end = end_of_turns(blocks)
    cues = _read(blocks[:end])
    if not any(cue.speaker for cue in cues):
        return _read(blocks) if end < len(blocks) else cues
    kinds = (CueKind.HEADING if block.is_heading else CueKind.SPEECH for block in blocks[end:])
    notes = zip(blocks[end:], kinds, strict=True)
    return [
        *cues,
        *(Cue(block.text, kind=kind, starts_paragraph=True) for block, kind in notes),
    ]


def left_out_readings(count: int) -> tuple[ReportItem, ...]:
    """Return what is to be said of readings set above words, which are no words of their own."""
    if not count:
        return ()
    item = remarks(
        "1 reading set above a word was left out.",
        "{n} readings set above words were left out.",
        count,
    )
    return (item,)


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


def _are_timed(blocks: Sequence[HtmlBlock]) -> bool:
    """Return whether the times among blocks are those of what is said, not of the page."""
    times = sum(block.element == "time" for block in blocks)
    clocks = _clocks(blocks)
    is_cited = any(block.element == "cite" for block in blocks)
    return clocks >= (1 if is_cited else _LEAST_CLOCKS) and 2 * clocks >= times


def _clocks(blocks: Sequence[HtmlBlock]) -> int:
    """Return how many time elements among blocks hold a time that may be of a recording."""
    return sum(b.element == "time" and timecode.parse(b.text) is not None for b in blocks)


def _are_voices(blocks: Sequence[HtmlBlock]) -> bool:
    """Return whether the cites among blocks name who says what follows, not a work."""
    cites = [block.text.strip().rstrip(":").strip() for block in blocks if block.element == "cite"]
    return len(cites) > 1 and blocks[0].element == "cite" and all(map(is_name, cites))


def _headed_rows(blocks: Sequence[HtmlBlock]) -> PageSpeech | None:
    """Return the cues of tables whose columns are named as those of transcripts are, and of the
    text around them; None where there is no such table.
    """
    cues: list[Cue] = []
    report: dict[ReportItem, None] = {}
    between: list[HtmlBlock] = []
    head: Head | None = None
    for is_table, group in groupby(blocks, lambda block: block.row > 0):
        run = list(group)
        rows = _rows(run) if is_table else []
        table = (table_of(rows, head) or bare_table_of(rows)) if is_table else None
        if table is None:
            between += run
            continue
        cues += [*_read(between), *table.cues] if between else table.cues
        report |= dict.fromkeys(table.report)
        between, head = [], table.head
    if head is None:
        return None
    return PageSpeech([*cues, *_read(between)] if between else cues, tuple(report))


def _rows(blocks: Sequence[HtmlBlock]) -> list[list[str]]:
    rows = []
    last: dict[int, int] = {}
    for number, group in groupby(blocks, lambda block: block.row):
        row = list(group)
        cells = _cells(row)
        covered = [at for at in last if last[at] >= number]
        cells += [""] * (max(covered, default=0) - len(cells))
        for at in covered:
            cells[at - 1] = cells[at - 1] or FROM_ABOVE
        rows.append(cells)
        for block in row:
            if block.last_row > number and block.cell <= MOST_COLUMNS:
                last[block.cell] = block.last_row
    return rows


def stands_in_head(blocks: Sequence[HtmlBlock], at: int) -> bool:
    """Return whether a block stands in a row that names the columns of a table."""
    row, first, end = blocks[at].row, at, at + 1
    while first and blocks[first - 1].row == row:
        first -= 1
    while end < len(blocks) and blocks[end].row == row:
        end += 1
    return row > 0 and head_of(_cells(blocks[first:end])) is not None


def _cells(row: Sequence[HtmlBlock]) -> list[str]:
    """Return the texts of the cells of a row, "" for those that hold nothing."""
    cells = [""] * max(block.cell + block.spans - 1 for block in row)
    for block in row:
        before = cells[block.cell - 1]
        cells[block.cell - 1] = f"{before}\n{block.text}" if before else block.text
    for block in row:
        for at in range(block.cell, min(block.cell + block.spans - 1, len(cells))):
            cells[at] = cells[at] or FROM_LEFT
    return cells


def _timed_rows(blocks: Sequence[HtmlBlock]) -> list[Cue]:
    """Return a cue for each row of a table in which rows have a time and words."""
    cues = []
    for _, cells in groupby((b for b in blocks if b.row), key=lambda block: block.row):
        row_cells = list(cells)
        texts = [cell.text for cell in row_cells if cell.element != "th" and cell.text]
        times = [timecode.parse(text) for text in texts]
        words = [text for text, time in zip(texts, times, strict=True) if time is None]
        known = [time for time in times if time is not None]
        if known and words:
            cues.append(_row(words, known))
        elif words and cues and not known and all(cell.cell > 1 for cell in row_cells):
            cues[-1] = _going_on(cues[-1], " ".join(words))  # no time: it belongs to the row above
    return cues if len(cues) > 1 else []


def _going_on(cue: Cue, words: str) -> Cue:
    """Return what a row says with what the row below goes on with: the words of a name in it."""
    if not cue.speaker and is_name(cue.text):
        return cue._replace(text=words, speaker=cue.text, kind=kind_of(words))
    return cue._replace(text=f"{cue.text} {words}")


def _row(words: Sequence[str], times: Sequence[int]) -> Cue:
    text = " ".join(words)
    end = times[1] if len(times) > 1 else None
    label = label_of(text)
    if label and label.name.isupper():
        return Cue(text[label.length :], times[0], end, label.name)
    return Cue(text, times[0], end, kind=kind_of(text))


def _read(blocks: Sequence[HtmlBlock], *, is_own: bool = False) -> list[Cue]:
    blocks = blocks if is_own else _set_apart(_named_in_bold(_labelled_by_looks(blocks)))
    lines = _lines(blocks)
    headings = any(block.is_heading for block in blocks)
    known = [block.speaker for block in blocks if block.speaker]
    speech = read_speech(lines, known=known, headings=headings, is_own=is_own)
    cues = [*preamble_of(speech, known=known, headings=headings), *speech.cues]
    return cues if is_own else with_block_times(_with_directions(cues, blocks), blocks)


def _labelled_by_looks(blocks: Sequence[HtmlBlock]) -> Sequence[HtmlBlock]:
    """Return the blocks with the labels in bold or in italics in brackets."""
    if not any(block.lead or block.tilt for block in blocks):
        return blocks
    openings = [
        LookedAt(
            "" if block.is_heading or block.speaker else block.text, max(block.lead, block.tilt)
        )
        for block in blocks
    ]
    return [
        block._replace(text=text, lead=0) if text not in ("", block.text) else block
        for block, text in zip(blocks, with_labels_by_looks(openings), strict=True)
    ]


def _set_apart(blocks: Sequence[HtmlBlock]) -> Sequence[HtmlBlock]:
    """Return the blocks with the label of nobody before those that are in italics as a whole."""
    if not any(block.tilt for block in blocks):
        return blocks
    found = [
        SetParagraph(
            "" if block.is_heading or block.row else block.text,
            0 < len(block.text) <= block.tilt and not block.speaker,
            bool(block.speaker),
        )
        for block in blocks
    ]
    return [
        block._replace(text=text) if text else block
        for block, text in zip(blocks, with_nobodys_set_apart(found), strict=True)
    ]


def _with_directions(cues: Sequence[Cue], blocks: Sequence[HtmlBlock]) -> list[Cue]:
    """Return the cues with those as sounds that are in italics and in brackets: ``(He sits.)``"""
    told = {block.text for block in blocks if block.text[:1] == "(" and block.text[-1:] == ")"}
    slanted = {block.text for block in blocks if len(block.text) <= block.slanted}
    told &= slanted
    return [
        cue._replace(speaker="", kind=CueKind.SOUND) if cue.text in told else cue for cue in cues
    ]


def _named_in_bold(blocks: Sequence[HtmlBlock]) -> Sequence[HtmlBlock]:
    """Return the blocks with speakers for names in bold that open them without a colon.

    They come again, or are the initials of others who do; one over what is said, alone on its
    line or above it, as well.
    """
    leads = [_lead(block) if block.lead or block.element == "dt" else "" for block in blocks]
    counts = Counter(filter(None, leads))
    labels = [label_of(block.text) if block.lead else None for block in blocks]
    initials = {_initials(label.name) for label in labels if label}
    names = {name for name, count in counts.items() if count > 1}
    names |= {name for name in counts if name in initials}
    terms = {lead for lead, of in zip(leads, blocks, strict=True) if lead and of.element == "dt"}
    if names & terms:
        names |= terms  # each is a label by its element, however often it comes
    if len(names) < 2 or sum(counts[name] for name in names) < _LEAST_NAMED_IN_BOLD:
        return blocks
    if any(_are_letters(name) for name in names):
        names |= {name for name in counts if _are_letters(name)}
    goes_on = sum(
        _rest(block)[:1].islower()
        for block, lead in zip(blocks, leads, strict=True)
        if lead in names
    )
    if _MOST_GOING_ON * goes_on > sum(counts[name] for name in names):
        return blocks
    named = []
    above = ""
    for block, lead, label in zip(blocks, leads, labels, strict=True):
        if label and _initials(label.name) in names:
            named.append(block._replace(text=block.text[label.length :], speaker=label.name))
            continue
        rest = _rest(block) if lead in names else ""
        if not rest and _may_be_of_another(block, lead, names):
            block = block._replace(text=f"[{NOBODY_NAMED}]: {block.text}", lead=0)
        if lead in names and not rest:
            above = lead
            continue
        if rest or above:
            block = block._replace(text=rest or block.text, speaker=lead if rest else above, lead=0)
        above = ""
        named.append(block)
    return named


def _may_be_of_another(block: HtmlBlock, lead: str, names: Collection[str]) -> bool:
    """Return whether words in bold open a block where names do, and somebody else may speak."""
    said = block.text[block.lead :].lstrip(_BEHIND_NAMES)
    is_short = 0 < block.lead <= LONGEST_NAME and not block.speaker and not block.is_heading
    return is_short and lead not in names and said[:1].isupper()


def _lead(block: HtmlBlock) -> str:
    """Return the name in bold with which a block opens, "" if something else is in bold."""
    is_term = block.element == "dt"
    lead = (block.text if is_term else block.text[: block.lead]).strip()
    following = "" if is_term else block.text[block.lead :].lstrip()
    if is_term:
        lead = lead.rstrip(":： ")
    if block.speaker or lead.endswith((":", "：")) or following[:1] in (":", "："):
        return ""
    is_letter = lead[:1] in LETTERS and lead[1:] == "."
    return (lead[:1] if is_letter else lead) if is_name(lead) else ""


def _rest(block: HtmlBlock) -> str:
    return "" if block.element == "dt" else block.text[block.lead :].lstrip(_BEHIND_NAMES)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _are_letters(name: str) -> bool:
    return name.isupper() and name.replace(".", "").isalpha() and len(name) <= _MOST_INITIALS


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
