"""A transcript and its twin in another language: rows of what belongs together.

Both are parted into passages: captions where both have times, which tell what belongs together,
else sentences. Rows follow each other in the order of both sides and leave nothing out; a person
joins and parts them by hand.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import groupby
from typing import Final

from reader.direction import reads_leftward
from reader.model.joins import join
from reader.model.pairing.lengths import Bead, by_length
from reader.model.pairing.times import Stretch, by_time
from reader.model.prose import Reading, captions, prose
from reader.model.transcript import Cue, CueKind, Span, Transcript
from reader.model.visible import one_line
from reader.named_tuple import NamedTuple
from reader.wording import tr

Row = Bead
"""Passages of both sides that belong together, by number; either side may have none."""

BY_HAND: Final = 1.0
"""The confidence of a row that a person made."""

NOTHING_COMMON: Final = tr("Nothing of one was found in the other. Do both say the same?")
"""What a person is told where no row has both."""

# Fewer captions with a partner than this share: the times are not those of one recording.
_SAME_RECORDING: Final = 0.5
_NOBODY: Final = "[Unnamed]"
"""Before words of nobody, as the documents that this program writes have it."""


class PairSide(Enum):
    """One of the two transcripts."""

    FIRST = "first"
    SECOND = "second"


class Saying(NamedTuple):
    """What one person says in a row, or nobody who is named ("")."""

    speaker: str
    text: str
    kind: CueKind = CueKind.SPEECH


class PairedPassage(NamedTuple):
    """What stands from ``start`` up to ``end`` of the text of a side, in code points."""

    start: int
    end: int


class LaidText(NamedTuple):
    """The words of some passages in one line, and where each stretch of them is from.

    ``stretches`` are in order: where one begins here, where in the text of its side, and how long
    it is, in code points.
    """

    text: str
    stretches: tuple[tuple[int, int, int], ...]

    def range(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where words of the text of the side stand here; None where none of them do."""
        found = [
            (here + max(start, there) - there, here + min(end, there + length) - there)
            for here, there, length in self.stretches
            if start < there + length and there < end
        ]
        return (found[0][0], found[-1][1]) if found else None


@dataclass(frozen=True)
class Half:
    """A transcript of a pair, set as a text, and its passages in the order in which they stand.

    ``order`` says which cue of the transcript that was given each cue of the text is, by number:
    captions are set in the order of their times.
    """

    reading: Reading
    passages: tuple[PairedPassage, ...]
    order: Sequence[int]

    def as_given(self, span: Span) -> Span:
        """Return a span by the numbers of the transcript that was given.

        Cues that do not follow each other there are no span of it: then its first cue alone is.
        """
        first, last = self.order[span.first], self.order[span.last]
        if last - first != span.last - span.first:
            cue = self.reading.transcript.cues[span.first]
            return Span(first, span.first_char, first, len(cue.text))
        return Span(first, span.first_char, last, span.last_char)

    def text(self, first: int, end: int) -> str:
        """Return the words of passages ``first`` up to ``end``, "" if there are none."""
        return self.laid(first, end).text

    def laid(self, first: int, end: int, *, is_named: bool = False) -> LaidText:
        """Return the words of passages ``first`` up to ``end`` with the way back to the text.

        Where ``is_named``, whoever begins to speak is named before the words.
        """
        text, stretches = "", []
        for passage in range(first, end):
            head = self._head(passage) if is_named else ""
            for there, line in self._lines(passage):
                text = _joined(text, f"{head}{line}")
                stretches.append((len(text) - len(line), there, len(line)))
                head = ""
        return LaidText(text, tuple(stretches))

    def _lines(self, passage: int) -> Iterator[tuple[int, str]]:
        """Yield the lines of a passage without the space around them, each with its place."""
        at, end = self.passages[passage]
        for line in self.reading.text[at:end].splitlines(keepends=True):
            if words := line.strip():
                yield at + line.index(words), words
            at += len(line)

    def _head(self, passage: int) -> str:
        """Return what names the speaker of a passage, "" where the one before goes on.

        It is kept to itself where it is read the other way than the words.
        """
        cue = self._cue(passage)
        name = one_line(cue.speaker)
        before = one_line(self._cue(passage - 1).speaker) if passage else ""
        if name == before or (not name and cue.kind is not CueKind.SPEECH):
            return ""
        if not name:  # or they would be taken for those of whoever is named above
            return f"{_NOBODY}: "
        words = self.reading.text[slice(*self.passages[passage])]
        is_turned = reads_leftward(name) != reads_leftward(words)
        return f"\u2068{name}:\u2069 " if is_turned else f"{name}: "

    def sayings(self, first: int, end: int) -> tuple[Saying, ...]:
        """Return what each says in passages ``first`` up to ``end``, in their order."""
        found = []
        for speaker, run in groupby(range(first, end), lambda one: self._cue(one).speaker):
            passages = list(run)
            text = self.text(passages[0], passages[-1] + 1)
            found.append(Saying(speaker, text, self._cue(passages[0]).kind))
        return tuple(found)

    @property
    def file_name(self) -> str:
        """The name of its file, without the folder."""
        return os.path.basename(self.reading.transcript.source.path)

    def time(self, passage: int) -> int | None:
        """Return when the caption of a passage begins, in milliseconds."""
        return self._cue(passage).start

    def _cue(self, passage: int) -> Cue:
        """Return the caption in which a passage begins."""
        return self.reading.transcript.cues[self.reading.cue_at(self.passages[passage].start)]


@dataclass(frozen=True)
class Pairing:
    """Two transcripts and the rows of what belongs together in them."""

    first: Half
    second: Half
    rows: tuple[Row, ...]

    def half(self, side: PairSide) -> Half:
        """Return one of the two transcripts."""
        return self.first if side is PairSide.FIRST else self.second

    def texts(self, row: int) -> tuple[str, str]:
        """Return the words of both sides of a row."""
        first, second = self.laid(row)
        return first.text, second.text

    def laid(self, row: int, *, is_named: bool = False) -> tuple[LaidText, LaidText]:
        """Return the words of both sides of a row as :meth:`Half.laid` does."""
        at = self.rows[row]
        return (
            self.first.laid(at.first, at.first_end, is_named=is_named),
            self.second.laid(at.second, at.second_end, is_named=is_named),
        )

    def sayings(self, row: int) -> tuple[tuple[Saying, ...], tuple[Saying, ...]]:
        """Return what each says on both sides of a row."""
        at = self.rows[row]
        first = self.first.sayings(at.first, at.first_end)
        return first, self.second.sayings(at.second, at.second_end)

    def times(self, row: int) -> tuple[int | None, int | None]:
        """Return when both sides of a row begin, in milliseconds; None where that is not known."""
        at = self.rows[row]
        return (
            self.first.time(at.first) if at.first < at.first_end else None,
            self.second.time(at.second) if at.second < at.second_end else None,
        )

    def row_at(self, side: PairSide, offset: int) -> int:
        """Return the row in which a place of the text of a side stands."""
        starts, ends = self._edges[side]
        passage = max(0, bisect_right(starts, offset) - 1)
        return bisect_right(ends, passage)

    @cached_property
    def _edges(self) -> dict[PairSide, tuple[list[int], list[int]]]:
        """For each side, where its passages start, and before which of them each row ends."""
        first, second = ([one.start for one in half.passages] for half in (self.first, self.second))
        return {
            PairSide.FIRST: (first, [row.first_end for row in self.rows]),
            PairSide.SECOND: (second, [row.second_end for row in self.rows]),
        }

    def joined(self, row: int) -> Pairing:
        """Return the pairing with a row and the one behind it as one.

        Raises IndexError where no row stands behind.
        """
        if not 0 <= row < len(self.rows) - 1:
            raise IndexError("no row stands behind this one")
        one, other = self.rows[row : row + 2]
        both = Row(one.first, other.first_end, one.second, other.second_end, BY_HAND)
        return self._with(row, row + 2, both)

    def parted(self, row: int, first: int, second: int) -> Pairing:
        """Return the pairing with a row parted before passage ``first`` and passage ``second``.

        Raises IndexError where one of the two rows would be empty, or where they are not in it.
        """
        one = self.rows[row]
        if not (one.first <= first <= one.first_end and one.second <= second <= one.second_end):
            raise IndexError("a row is parted inside itself")
        if (first, second) in ((one.first, one.second), (one.first_end, one.second_end)):
            raise IndexError("a row without any passage is none")
        before = Row(one.first, first, one.second, second, BY_HAND)
        after = Row(first, one.first_end, second, one.second_end, BY_HAND)
        return self._with(row, row + 1, before, after)

    def _with(self, start: int, end: int, *rows: Row) -> Pairing:
        return replace(self, rows=(*self.rows[:start], *rows, *self.rows[end:]))


def _joined(before: str, after: str) -> str:
    return before + join(before, after) + after if before else after


def pair(first: Transcript, second: Transcript) -> Pairing:
    """Return two transcripts of the same words as rows of what belongs together.

    It goes by the times of the captions where both have them and they are of one recording, else by
    the lengths of the sentences.
    """
    if _has_times(first) and _has_times(second):
        made = _by_time(first, second)
        if _is_one_recording(made):
            return made
    one, other = _in_sentences(first), _in_sentences(second)
    return Pairing(one, other, tuple(by_length(_texts(one), _texts(other))))


def _has_times(transcript: Transcript) -> bool:
    """Whether every caption says when it begins."""
    return bool(transcript.cues) and all(cue.start is not None for cue in transcript.cues)


def _is_one_recording(made: Pairing) -> bool:
    """Whether most captions of the side that has fewer found a partner."""
    sides = [
        sum(end - start for start, end, others in rows if others)
        for rows in (
            [(row.first, row.first_end, row.second_end - row.second) for row in made.rows],
            [(row.second, row.second_end, row.first_end - row.first) for row in made.rows],
        )
    ]
    halves = (made.first, made.second)
    shares = (found / max(1, len(half.passages)) for found, half in zip(sides, halves, strict=True))
    return max(shares) >= _SAME_RECORDING


def _by_time(first: Transcript, second: Transcript) -> Pairing:
    one, other = _in_captions(first), _in_captions(second)
    rows = by_time(_stretches(one.reading), _stretches(other.reading))
    return Pairing(one, other, tuple(rows))


def _in_captions(transcript: Transcript) -> Half:
    """Return a transcript set caption by caption, in the order of their times."""
    cues = transcript.cues
    order = sorted(range(len(cues)), key=lambda number: cues[number].start or 0)
    reading = captions(transcript._replace(cues=tuple(cues[number] for number in order)))
    return Half(reading, _paragraphs(reading), order)


def _paragraphs(reading: Reading) -> tuple[PairedPassage, ...]:
    return tuple(
        PairedPassage(*reading.paragraph_range(number)) for number in range(reading.paragraph_count)
    )


def _stretches(reading: Reading) -> Sequence[Stretch]:
    """Return when each caption is said, those without an end up to the next one."""
    cues = [
        reading.transcript.cues[reading.paragraph_cue(number)]
        for number in range(reading.paragraph_count)
    ]
    starts = [cue.start or 0 for cue in cues]
    ends = [
        after if cue.end is None else cue.end for cue, after in zip(cues, starts[1:], strict=False)
    ]
    ends += [cue.end or start for cue, start in zip(cues[-1:], starts[-1:], strict=True)]
    return [Stretch(start, max(start + 1, end)) for start, end in zip(starts, ends, strict=True)]


def _texts(half: Half) -> list[str]:
    return [half.text(at, at + 1) for at in range(len(half.passages))]


def _in_sentences(transcript: Transcript) -> Half:
    reading = prose(transcript)
    passages = tuple(PairedPassage(*edges) for edges in reading.sentences())
    return Half(reading, passages, range(len(transcript.cues)))
