"""The text of PDF documents.

A PDF holds signs in places: :mod:`reader.formats.decoding.pdf_lines` makes lines of them. Here the
lines become paragraphs, by their gaps, indents and lengths; the numbers of lines go, and so does
what recurs at the head or foot of the pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.pdf_lines import PdfLine, in_columns, of_other_size, rows_of
from reader.formats.decoding.pdf_signs import Pages, pages_of
from reader.formats.format import Claim, Document
from reader.formats.kinds.documents.pdf_numbers import (
    first_numbers,
    numbered_lines,
    without_numbers,
)
from reader.formats.kinds.documents.pdf_sizes import by_size
from reader.formats.shared.credits import is_own_end
from reader.formats.shared.customs.hearings import parts_hearing
from reader.formats.shared.lines import ends_sentence
from reader.formats.shared.names import Belief, Label, is_name
from reader.formats.shared.paragraphs import transcript_of
from reader.formats.shared.sounds import kind_of
from reader.formats.shared.speakers import any_label_of
from reader.formats.shared.stamps import Stamp, StampForm, stamp_of
from reader.model.joins import join
from reader.model.transcript import CueKind, ReportItem, Transcript, remark, remarks
from reader.patterns import lazy_pattern
from reader.wording import tr

_NUMBER: Final = lazy_pattern(r"\d+")
_PARTED: Final = lazy_pattern(r"(?<![^\W\d_])([^\W\d_]{2,}+)[-\u2010]$")
_HYPHENATED: Final = lazy_pattern(r"(?<![^\W\d_])[^\W\d_]++[-\u2010][^\W\d_]+")
_FIRST_WORD: Final = lazy_pattern(r"[^\W\d_]+")
_FULL_LINE: Final = 0.75
_EDGE: Final = 3
"""So many lines at the head and at the foot of a full page may recur."""
_LEAST_TWICE: Final = 20
"""Letters of a line that does not stand twice by chance."""
_GAP: Final = 1.35
"""How much farther apart than usual lines of two paragraphs stand."""
_INDENT: Final = 0.8
_MOST_INDENT: Final = 12.0
"""The least and the most indent of a first line, in sizes of its font."""
_QUESTIONS: Final = ("Q.", "A.")
_BLANK: Final = (" ", "\t")
_OWN_SOURCE: Final = "— "
_NO_TITLES: Final = frozenset(("untitled", "(anonymous)", "anonymous"))


def score(document: Document) -> int:
    """Claim what begins as a PDF does (ISO 32000-1, 7.5.2)."""
    return Claim.CERTAIN if document.data[:1024].lstrip().startswith(b"%PDF-") else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the text of a PDF.

    Raises FormatError where pdfminer is missing, and for a document that is damaged, protected, or
    made of pictures.
    """
    read = pages_of(document.data)
    pages = [rows_of(signs) for signs in read.signs]
    _refuse_pictures(read, pages)
    pages, recurring = _without_furniture(pages)
    pages, twice = _once(pages)
    pages, numbers = without_numbers([in_columns(rows) for rows in pages])
    lines = [line for page in pages for line in page]
    paragraphs = list(_paragraphs(pages, is_hearing=bool(numbers)))
    texts = _joined([[line.text for line in one] for one in paragraphs], _hyphenated(lines))
    facts = {name: _said(value) for name, value in read.facts.items()}
    report = _report(read, numbers=numbers, recurring=recurring, twice=twice)
    return transcript_of(by_size(texts, paragraphs), facts, report, has_author=False)


def _refuse_pictures(read: Pages, pages: Sequence[Sequence[PdfLine]]) -> None:
    known = sum(map(str.isalnum, "".join(line.text for page in pages for line in page)))
    if not known and not read.unknown:
        raise FormatError(
            tr("This PDF holds pictures of pages, no text; it needs text recognition.")
        )
    if read.unknown > known:
        raise FormatError(
            tr("This PDF does not say which letters its signs are; it needs text recognition.")
        )


def _said(value: str) -> str:
    text = value.strip()
    return "" if text.lower() in _NO_TITLES else text


def _report(read: Pages, *, numbers: int, recurring: int, twice: int) -> tuple[ReportItem, ...]:
    report: tuple[ReportItem, ...] = ()
    if recurring:
        report += (
            remarks(
                "1 line at the head or foot of a page was left out.",
                "{n} lines that recur at the head or foot of the pages were left out.",
                recurring,
            ),
        )
    if twice:
        report += (
            remarks(
                "1 line drawn on two pages was read once.",
                "{n} lines drawn twice were read once.",
                twice,
            ),
        )
    if numbers:
        report += (
            remarks(
                "The number of {n} line was left out.",
                "The numbers of {n} lines were left out.",
                numbers,
            ),
        )
    if read.unknown:
        report += (
            remarks(
                "1 sign was left out, of which the PDF does not say which letters they are.",
                "{n} signs were left out, of which the PDF does not say which letters they are.",
                read.unknown,
            ),
        )
    if read.unread:
        report += (
            remark(
                "The document is too long; what begins with page {page} is left out.",
                page=read.unread,
            ),
        )
    return report


# What recurs at the head and the foot of the pages.


def _without_furniture(pages: Sequence[list[PdfLine]]) -> tuple[list[list[PdfLine]], int]:
    """Leave out the first and last lines that stand on many pages, their numbers aside.

    Where lines are numbered those are the text, however often they stand at the edge of a page.
    """
    numbered = _numbered_rows(pages)
    recurring = _recurring(pages, numbered)
    if len(pages) == 1 and len(pages[0]) > 2 and pages[0][-1].text == "1":
        return [pages[0][:-1]], 1  # the number of the only page
    kept = []
    for page, held in zip(pages, numbered, strict=True):
        begin, end, most = 0, len(page), _EDGE if held else _most(page)
        is_left_out = [
            index not in held and _shape(line) in recurring for index, line in enumerate(page)
        ]
        while begin < min(most, end) and is_left_out[begin]:
            begin += 1
        while end > max(begin, len(page) - most) and is_left_out[end - 1]:
            end -= 1
        kept.append(page[begin:end] or page)  # a page of nothing else is no page's head
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _numbered_rows(pages: Sequence[list[PdfLine]]) -> list[frozenset[int]]:
    """Return which rows of each page open with their number; none where few pages have such."""
    numbered = [numbered_lines(page) for page in pages]
    held = sum(map(bool, pages))
    if 2 * sum(map(bool, numbered)) < held:
        return [frozenset()] * len(pages)
    return [found or first_numbers(page) for page, found in zip(pages, numbered, strict=True)]


def _once(pages: Sequence[list[PdfLine]]) -> tuple[list[list[PdfLine]], int]:
    """Leave out the last line of a page that is the first of the next.

    So some programs print what does not fit on a page, cut off at its edge, and once more.
    """
    kept = [list(page) for page in pages]
    twice = 0
    for page, following in pairwise(kept):
        last = page[-1].text if page else ""
        if following and last == following[0].text and len(last) >= _LEAST_TWICE:
            page.pop()
            twice += 1
    return kept, twice


def _most(page: list[PdfLine]) -> int:
    """Return how many lines at either end of a page may recur: one of a page that has few."""
    return _EDGE if len(page) > 4 * _EDGE else 1


def _edges(page: list[PdfLine], numbered: frozenset[int]) -> list[PdfLine]:
    """Return the lines at the head and the foot of a page that have no number of their own."""
    count = _EDGE if numbered else _most(page)
    return [
        line
        for index, line in enumerate(page)
        if not count <= index < len(page) - count and index not in numbered
    ]


def _recurring(
    pages: Sequence[list[PdfLine]], numbered: Sequence[frozenset[int]]
) -> frozenset[str]:
    """Return the shapes of the lines at the heads and feet of pages that are none of the text.

    Times and names of who speaks recur as well, and are: a time and a name alone always, words
    behind a name unless they are on every page, and what stands in the middle of pages as often.
    """
    edges, middles = Counter[str](), Counter[str]()
    labelled: set[str] = set()
    for page, own in zip(pages, numbered, strict=True):
        count = _most(page)
        middles.update({_shape(line) for line in page[count:-count]})
        lines = [line for line in _edges(page, own) if not _is_mark(line.text)]
        edges.update({_shape(line) for line in lines})
        labelled.update(_shape(line) for line in lines if _label(line.text))
    held = sum(1 for page in pages if page)
    are_numbered = any(numbered)
    return frozenset(
        shape
        for shape, count in edges.items()
        if _recurs(shape, count, held, are_numbered=are_numbered)
        and (shape not in labelled or count >= held - 1)
        # A number alone may be that of a page here and that of a line there.
        and (2 * middles[shape] < count or not any(map(str.isalpha, shape)))
    )


def _is_mark(text: str) -> bool:
    """Return whether a line has a time, or is the name of who speaks and nothing else."""
    label = _label(text)
    return stamp_of(text) is not None or (label is not None and label.length == len(text))


def _label(text: str) -> Label | None:
    label = any_label_of(text)
    return label if label and label.belief is not Belief.NEVER else None


def _recurs(shape: str, count: int, pages: int, *, are_numbered: bool) -> bool:
    """Return whether a line of a shape on so many of the pages is none of the text.

    One with a number, as the number of the page is, need not stand on each other page: left and
    right pages have heads of their own. Nor need one without a number where lines are numbered.
    """
    if "#" in shape or are_numbered:
        return count > 1 and 3 * count >= pages
    return count >= 3 and 2 * count > pages


def _shape(line: PdfLine) -> str:
    return _NUMBER.sub("#", line.text)


# Lines to paragraphs.


def _paragraphs(
    pages: Sequence[Sequence[PdfLine]], *, is_hearing: bool = False
) -> Iterator[list[PdfLine]]:
    """Yield the lines of each paragraph.

    One ends with a sentence on a short line, where a turn or a time opens the next, where that is
    indented and where it stands farther off than usual; in a hearing, whose lines are numbered,
    also before and behind its headings and before its notes. A time, or one and a name, stands
    alone above its words.
    """
    lines = [line for page in pages for line in page]
    if not lines:
        return
    width = sorted(len(line.text) for line in lines)[len(lines) * 9 // 10]
    has_questions = _has_questions(lines)
    heads = _heads_of_turns(lines)
    paragraph: list[PdfLine] = []
    before: PdfLine | None = None
    for page in pages:
        pitch = _pitch(page)
        edges = _edges_of_columns(page)
        for index, line in enumerate(page):
            if before is not None and (
                _opens(before.text, line.text, width)
                or before.text in heads
                or (has_questions and _is_question(line.text))
                or (is_hearing and parts_hearing(before.text, line.text))
                or of_other_size(before, line)
                or (index and _is_set_off(before, line, pitch, edges[line.block]))
            ):
                yield paragraph
                paragraph = []
            paragraph.append(line)
            before = line
    yield paragraph


def _heads_of_turns(lines: Sequence[PdfLine]) -> frozenset[str]:
    """Return the lines that are a time, or a time and a name, where nearly all times are so set."""
    stamps = {line.text: stamp_of(line.text) for line in lines if ":" in line.text}
    timed = {text: stamp for text, stamp in stamps.items() if stamp}
    heads = {text for text, stamp in timed.items() if _has_no_words(stamp)}
    are_heads = len(heads) > 1 and 5 * len(heads) >= 4 * len(timed)
    return frozenset(heads) if are_heads else frozenset()


def _has_no_words(stamp: Stamp) -> bool:
    rest = stamp.rest.rstrip(" :")
    return not rest or (stamp.form is StampForm.LEADING and is_name(rest))


def _opens(before: str, text: str, width: int) -> bool:
    is_short = len(before) < _FULL_LINE * width
    return (
        (is_short and ends_sentence(before))
        or _opens_turn(before, text)
        or stamp_of(text) is not None
        or kind_of(before) is CueKind.SOUND
        or (ends_sentence(before) and kind_of(text) is CueKind.SOUND)
        or (text.startswith(_OWN_SOURCE) and (" · " in text or is_own_end(text)))
    )


def _opens_turn(before: str, text: str) -> bool:
    """Return whether a line opens with who speaks: a name or, behind a sentence, whoever else.

    An office in capitals needs no sentence before it.
    """
    label = _label(text)
    if label is None or _is_question(text):
        return False
    is_plain = label.belief is Belief.NAME or (
        label.belief is Belief.OFFICE and label.name.isupper()
    )
    return is_plain or ends_sentence(before)


def _is_question(text: str) -> bool:
    return text[:2] in _QUESTIONS and text[2:3] in _BLANK


def _has_questions(lines: Sequence[PdfLine]) -> bool:
    """Return whether questions and answers open lines, not only the initial of somebody."""
    return all(sum(line.text.startswith(sign) for line in lines) > 1 for sign in _QUESTIONS)


def _pitch(page: Sequence[PdfLine]) -> float:
    """Return how far apart the lines of a page usually stand, in points."""
    gaps = [a.middle - b.middle for a, b in pairwise(page) if a.block == b.block]
    falling = [gap for gap in gaps if gap > 0]
    return median(falling) if falling else 0.0


def _edges_of_columns(page: Sequence[PdfLine]) -> dict[int, float]:
    """Return where the lines of each column begin: the leftmost place that is no rare one."""
    begins: dict[int, Counter[int]] = {}
    for line in page:
        begins.setdefault(line.block, Counter())[round(line.left)] += 1
    return {
        block: min(left for left, count in counts.items() if 5 * count >= max(counts.values()))
        for block, counts in begins.items()
    }


def _is_set_off(before: PdfLine, line: PdfLine, pitch: float, edge: float) -> bool:
    if before.block != line.block:
        return False
    if pitch and before.middle - line.middle > _GAP * pitch:
        return True
    least = _INDENT * line.size
    indent = line.left - edge
    return least < indent < _MOST_INDENT * line.size and before.left - edge < least


# Words parted at the ends of lines.


def _hyphenated(lines: Sequence[PdfLine]) -> frozenset[str]:
    """Return the words that have a hyphen within a line, in small letters."""
    return frozenset(word.lower() for line in lines for word in _HYPHENATED.findall(line.text))


def _joined(paragraphs: Sequence[Sequence[str]], hyphenated: frozenset[str]) -> list[str]:
    """Return the texts of paragraphs, the words that line ends part made whole.

    The hyphen stays where the same word has one elsewhere, and before a name.
    """
    return [_one_line(_whole(paragraph, hyphenated)) for paragraph in paragraphs]


def _whole(paragraph: Sequence[str], hyphenated: frozenset[str]) -> Iterator[str]:
    """Yield the lines of a paragraph; the rest of a parted word goes up to where it begins."""
    current = paragraph[0]
    for following in paragraph[1:]:
        parted = _PARTED.search(current)
        rest = _FIRST_WORD.match(following)
        if parted and rest and _goes_on(parted[1], rest[0]):
            is_hyphenated = f"{parted[1]}-{rest[0]}".lower() in hyphenated
            end, _, following = following.partition(" ")
            current = f"{current if is_hyphenated else current[:-1]}{end}"
        if following:
            yield current
            current = following
    yield current


def _one_line(lines: Iterator[str]) -> str:
    """Return lines as one: where they ended was a matter of the page."""
    parts = [next(lines)]
    for line in lines:
        parts += (join(parts[-1], line), line)
    return "".join(parts)


def _goes_on(begin: str, end: str) -> bool:
    """Return whether two parts may be of one word, by their capitals."""
    return end[0].islower() or (begin.isupper() and end.isupper() and len(end) > 1)
