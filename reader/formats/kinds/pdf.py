"""The text of PDF documents.

A PDF holds signs in places: :mod:`reader.formats.decoding.pdf_lines` makes lines of them. Here the
lines become paragraphs, by their gaps, indents and lengths; the numbers of lines go, and so does
what recurs at the head or foot of the pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.pdf_lines import (
    PdfLine,
    in_columns,
    of_other_size,
    pitch_of,
    rows_of,
    usual_gutter,
)
from reader.formats.decoding.pdf_signs import Pages, pages_of
from reader.formats.format import Claim, Document
from reader.formats.kinds.documents.pdf_furniture import line_label, without_furniture
from reader.formats.kinds.documents.pdf_hanging import rows_with_names, usual_columns
from reader.formats.kinds.documents.pdf_notes import usual_size, without_index, without_notes
from reader.formats.kinds.documents.pdf_numbers import without_numbers
from reader.formats.kinds.documents.pdf_sizes import by_size
from reader.formats.shared.credits import is_own_end
from reader.formats.shared.customs.chambers.hearings import parts_hearing
from reader.formats.shared.lines import ends_sentence
from reader.formats.shared.names import Belief, is_name
from reader.formats.shared.paragraphs import transcript_of
from reader.formats.shared.sounds import kind_of
from reader.formats.shared.times.stamps import Stamp, StampForm, stamp_of
from reader.model.joins import join
from reader.model.transcript import CueKind, ReportItem, Transcript, remark, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

_PARTED: Final = lazy_pattern(r"(?<![^\W\d_])([^\W\d_]{2,}+)[-\u2010]$")
_HYPHENATED: Final = lazy_pattern(r"(?<![^\W\d_])[^\W\d_]++[-\u2010][^\W\d_]+")
_COMPOUND: Final = lazy_pattern(
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-(?:one|two|three|four|five|six|seven|eight|nine)"
    r"|(?:well|self|ex|half|non)-[a-z]{4,})"
)
"""English words that have a hyphen in any case (New Hart's Rules, 3.3)."""
_FIRST_WORD: Final = lazy_pattern(r"[^\W\d_]+")
_FULL_LINE: Final = 0.75
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
    usual = usual_size(read.signs)
    texts_and_notes = [without_notes(signs, usual) for signs in read.signs]
    pages = [rows_of(signs) for signs, _ in texts_and_notes]
    _refuse_pictures(read, pages)
    pages, recurring = without_furniture(pages, usual)
    pages, twice = _once(pages)
    gutter = usual_gutter(pages)
    columns = usual_columns(pages)
    pages, numbers = without_numbers(
        [rows_with_names(rows, columns) or in_columns(rows, gutter) for rows in pages]
    )
    pages, indexed = without_index(pages)
    lines = [line for page in pages for line in page]
    paragraphs = list(_paragraphs(pages, is_hearing=bool(numbers)))
    texts = _joined([[line.text for line in one] for one in paragraphs], _hyphenated(lines))
    facts = {name: _said(value) for name, value in read.facts.items()}
    left_out = _LeftOut(
        numbers=numbers,
        recurring=recurring,
        twice=twice,
        notes=sum(count for _, count in texts_and_notes),
        indexed=indexed,
    )
    return transcript_of(
        by_size(texts, paragraphs), facts, _report(read, left_out), has_author=False
    )


class _LeftOut(NamedTuple):
    """How many lines were left out, and for what."""

    numbers: int
    recurring: int
    twice: int
    notes: int
    indexed: int


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


def _report(read: Pages, left_out: _LeftOut) -> tuple[ReportItem, ...]:
    counted = (
        remarks(
            "1 line at the head or foot of a page was left out.",
            "{n} lines that recur at the head or foot of the pages were left out.",
            left_out.recurring,
        ),
        remarks(
            "1 line drawn on two pages was read once.",
            "{n} lines drawn twice were read once.",
            left_out.twice,
        ),
        remarks(
            "The number of {n} line was left out.",
            "The numbers of {n} lines were left out.",
            left_out.numbers,
        ),
        remarks(
            "1 line of footnotes was left out.",
            "{n} lines of footnotes were left out.",
            left_out.notes,
        ),
        remarks(
            "1 line of an index of words was left out.",
            "{n} lines of an index of words were left out.",
            left_out.indexed,
        ),
        remarks(
            "What is printed aslant over 1 page was left out.",
            "What is printed aslant over {n} pages was left out.",
            read.aslant,
        ),
        remarks(
            "1 sign was left out, of which the PDF does not say which letters they are.",
            "{n} signs were left out, of which the PDF does not say which letters they are.",
            read.unknown,
        ),
    )
    report = tuple(item for item in counted if item.count)
    if read.unread:
        report += (
            remark(
                "The document is too long; what begins with page {page} is left out.",
                page=read.unread,
            ),
        )
    return report


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
        pitch = pitch_of(page)
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
    label = line_label(text)
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
    if not ends_sentence(before.text) and line.text[:1].islower():
        return False  # what hangs below its first line goes on
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
            whole = f"{parted[1]}-{rest[0]}".lower()
            is_hyphenated = whole in hyphenated or _COMPOUND.fullmatch(whole) is not None
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
