"""Captions set as a text to be read, with the exact way back from each character to its cue.

As prose, cues are joined to sentences and paragraphs; as captions, each cue is a paragraph of its
own. Words are never touched: only the white space at the joins is the setting's.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from enum import Enum
from functools import cached_property
from itertools import accumulate, chain, pairwise
from operator import add, sub

from reader.model import breaks
from reader.model.joins import join, join_lines
from reader.model.sentences import ends, ends_sentence
from reader.model.transcript import Cue, CueKind, Span, Transcript
from reader.named_tuple import NamedTuple

__all__ = ["Reading", "View", "captions", "prose"]

_LINE = "\u2028"
_PAUSE_AFTER_SENTENCE = 2_000
_PAUSE = 4_000
_WORDS_A_MINUTE = 230
_HAN_A_MINUTE = 255
_KANA_A_MINUTE = 357  # of Japanese, ideographs and kana together
_WORDS_WANTED = 80
_WORDS_MOST = 150


class View(Enum):
    """How a transcript is set."""

    PROSE = "prose"
    CAPTIONS = "captions"


class Reading:
    """A transcript set as one text; all offsets are code points of ``text``.

    Paragraphs are parted by one ``"\\n"``; within a paragraph of the captions view, the lines of
    the cue by U+2028. Made by :func:`prose` and :func:`captions`.
    """

    def __init__(self, view: View, transcript: Transcript, setting: _Setting) -> None:
        self.view = view
        self.transcript = transcript
        # A piece is a line of a cue, copied as it is: where it stands, and where it came from.
        texts, betweens, self._cues, self._chars, begins = setting
        self._lengths: array[int] = array("q", map(len, texts))
        widths = map(add, map(len, betweens), self._lengths)
        self._offsets: array[int] = array("q", map(sub, accumulate(widths), self._lengths))
        self.text = "".join(chain.from_iterable(zip(betweens, texts, strict=True)))
        self.paragraph_starts: Sequence[int] = array("q", [self._offsets[at] for at in begins])
        self._paragraph_cues = array("q", [self._cues[at] for at in begins])
        self._sentences: dict[int, array[int]] = {}

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs there are."""
        return len(self.paragraph_starts)

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that holds ``offset``."""
        return max(0, bisect_right(self.paragraph_starts, offset) - 1)

    def paragraph_range(self, index: int) -> tuple[int, int]:
        """Return where a paragraph begins and ends, without the break behind it."""
        last = index + 1 == len(self.paragraph_starts)
        end = len(self.text) if last else self.paragraph_starts[index + 1] - 1
        return self.paragraph_starts[index], end

    def paragraph_cue(self, index: int) -> int:
        """Return the number of the first cue of a paragraph."""
        return self._paragraph_cues[index]

    def paragraph_kind(self, index: int) -> CueKind:
        """Return what a paragraph holds: speech, a heading, or sounds and nothing else."""
        first = self.paragraph_cue(index)
        kind = self.transcript.cues[first].kind
        if kind is CueKind.SPEECH:
            return kind
        is_last = index + 1 == len(self._paragraph_cues)
        end = len(self.transcript.cues) if is_last else self._paragraph_cues[index + 1]
        others = self.transcript.cues[first + 1 : end]
        return kind if all(cue.kind is kind for cue in others) else CueKind.SPEECH

    def paragraph_speaker(self, index: int) -> str:
        """Return the speaker to name at a paragraph: "" where the one before goes on."""
        speaker = self._speaker(index)
        return "" if index and speaker == self._speaker(index - 1) else speaker

    def paragraph_time(self, index: int) -> int | None:
        """Return when a paragraph begins, in milliseconds, None where its first cue has no time."""
        return self.transcript.cues[self.paragraph_cue(index)].start

    def place(self, offset: int) -> tuple[int, int]:
        """Return the cue and the character in it that stand at ``offset``.

        What stands between two pieces belongs to the end of the piece before it.
        """
        if not self._offsets:
            return 0, 0
        piece = max(0, bisect_right(self._offsets, offset) - 1)
        within = max(0, min(offset - self._offsets[piece], self._lengths[piece]))
        return self._cues[piece], self._chars[piece] + within

    def cue_at(self, offset: int) -> int:
        """Return the number of the cue that stands at ``offset``."""
        return self.place(offset)[0]

    def offset(self, cue: int, char: int) -> int:
        """Return where a character of a cue stands; the nearest place if it was lost in a join."""
        low, high = bisect_left(self._cues, cue), bisect_right(self._cues, cue)
        if low == high:  # a cue without visible text: the end of the text before it
            return self._offsets[low - 1] + self._lengths[low - 1] if low else 0
        piece = max(low, bisect_right(self._chars, char, low, high) - 1)
        within = max(0, min(char - self._chars[piece], self._lengths[piece]))
        return self._offsets[piece] + within

    def span(self, start: int, end: int) -> Span:
        """Return a stretch of the text as a span of cues; breaks at its edges are left out."""
        if not self._offsets:
            return Span(0, 0, 0, 0)
        first, first_char = self._start_place(start)
        last, last_char = self._end_place(end)
        if (last, last_char) < (first, first_char):
            last, last_char = first, first_char
        return Span(first, first_char, last, last_char)

    def range(self, span: Span) -> tuple[int, int]:
        """Return where a span of cues stands in the text."""
        start = self.offset(span.first, span.first_char)
        return start, max(start, self.offset(span.last, span.last_char))

    def pieces(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield where each line of a cue stands, how long it is, and its cue and place in that."""
        return zip(self._offsets, self._lengths, self._cues, self._chars, strict=True)

    @cached_property
    def word_count(self) -> int:
        """How many words there are; each letter counts in Chinese and Japanese."""
        return breaks.count(self.text)

    @cached_property
    def letter_count(self) -> int:
        """How many of the words are letters of Chinese and Japanese."""
        return self._letters[0]

    @cached_property
    def minutes(self) -> float:
        """How many minutes it takes to read, at the pace of the International Reading Speed Texts
        (Trauzettel-Klosinski and Dietz, 2012): so many words, or letters where those are counted.
        """
        letters, kana = self._letters
        pace = _KANA_A_MINUTE if kana else _HAN_A_MINUTE
        return (self.word_count - letters) / _WORDS_A_MINUTE + letters / pace

    @cached_property
    def _letters(self) -> tuple[int, int]:
        """How many letters are counted as words, and how many of these are kana."""
        return breaks.letters(self.text)

    @property
    def sentence_count(self) -> int:
        """How many sentences there are."""
        return len(self._sentence_starts)

    def sentence_number(self, offset: int) -> int:
        """Return the number of the sentence at ``offset``, from 0."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return where the sentence at ``offset`` begins and ends, the space behind it left out.

        Looks through the paragraph alone, since every paragraph begins a sentence.
        """
        if not self.paragraph_starts:
            return 0, 0
        number = self.paragraph_at(offset)
        starts = self._sentences_of(number)
        nth = max(0, bisect_right(starts, offset) - 1)
        end = starts[nth + 1] if nth + 1 < len(starts) else self.paragraph_range(number)[1]
        return starts[nth], starts[nth] + len(self.text[starts[nth] : end].rstrip())

    def sentence_from(self, offset: int, step: int) -> tuple[int, int]:
        """Return the sentence at ``offset``, or the one after (1) or before (-1) it, if any is."""
        start, end = self.sentence_at(offset)
        if not step:
            return start, end
        at = end + 1 if step > 0 else start - 1
        while 0 <= at < len(self.text) and self.text[at].isspace():
            at += step
        return self.sentence_at(max(0, min(at, len(self.text) - 1)))

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield where each sentence begins and ends, as :meth:`sentence_at` tells it."""
        for number in range(self.paragraph_count):
            starts = self._sentences_of(number)
            for start, after in pairwise((*starts, self.paragraph_range(number)[1])):
                yield start, start + len(self.text[start:after].rstrip())

    @cached_property
    def _sentence_starts(self) -> array[int]:
        found = array("q")
        for number in range(self.paragraph_count):
            found.extend(self._sentences_of(number))
        return found

    def _sentences_of(self, paragraph: int) -> array[int]:
        """Return where the sentences of a paragraph begin; worked out once."""
        known = self._sentences.get(paragraph)
        if known is not None:
            return known
        start, end = self.paragraph_range(paragraph)
        starts = array("q", [start])
        for behind in ends(self.text, start, end):
            at = behind
            while at < end and self.text[at].isspace():
                at += 1
            if at < end:
                starts.append(at)
        # Kept when it is whole: another thread may ask for the same.
        self._sentences[paragraph] = starts
        return starts

    def _start_place(self, offset: int) -> tuple[int, int]:
        piece = max(0, bisect_right(self._offsets, offset) - 1)
        within = offset - self._offsets[piece]
        if within >= self._lengths[piece] and piece + 1 < len(self._offsets):
            piece, within = piece + 1, 0
        return self._cues[piece], self._chars[piece] + min(max(within, 0), self._lengths[piece])

    def _end_place(self, offset: int) -> tuple[int, int]:
        piece = max(0, bisect_left(self._offsets, offset) - 1)
        within = max(0, min(offset - self._offsets[piece], self._lengths[piece]))
        return self._cues[piece], self._chars[piece] + within

    def _speaker(self, index: int) -> str:
        return self.transcript.cues[self._paragraph_cues[index]].speaker


def prose(transcript: Transcript, *, sounds: bool = True) -> Reading:
    """Set a transcript as prose: cues joined to sentences, sentences to paragraphs.

    Without ``sounds`` cues that hold nothing else are left out, unless there are no others.

    A paragraph ends where the speaker changes, where the file begins one, at a heading, at a pause
    of two seconds after a sentence or of four anywhere, and at the end of a sentence once it has
    eighty words; without such an end, at the longest pause, and at 150 words at the latest.
    """
    cues = transcript.cues
    pieces = _pieces(cues, _hidden(cues, sounds=sounds), on_one_line=True)
    # A break before a cue of which nothing is shown is one before what is shown next.
    begins = {bisect_left(pieces.cues, first) for first in _paragraph_breaks(cues)}
    return Reading(View.PROSE, transcript, _set(pieces, begins, join_lines))


def _hidden(cues: Sequence[Cue], *, sounds: bool) -> CueKind | None:
    """Return the kind of cue that is left out, if any."""
    if sounds or all(cue.kind is CueKind.SOUND for cue in cues):
        return None
    return CueKind.SOUND


def captions(transcript: Transcript, *, sounds: bool = True) -> Reading:
    """Set a transcript caption by caption, each with the lines that the file gives it.

    ``sounds`` as in :func:`prose`.
    """
    cues = transcript.cues
    pieces = _pieces(cues, _hidden(cues, sounds=sounds), on_one_line=False)
    begins = set(range(len(pieces.texts))) - pieces.inner
    return Reading(View.CAPTIONS, transcript, _set(pieces, begins, _new_line))


class _Pieces(NamedTuple):
    """The lines of cues, or cues on one line, and of each the cue and the place in it.

    ``inner`` are those that are not the first of their cue, by their numbers.
    """

    texts: list[str]
    cues: array[int]
    chars: array[int]
    inner: set[int]


def _pieces(cues: Sequence[Cue], hidden: CueKind | None, *, on_one_line: bool) -> _Pieces:
    """Return what can be seen of cues but for those of a kind that is ``hidden``."""
    shown = [cue.text for cue in cues]
    if on_one_line and any("\n" in text for text in shown):
        shown = list(map(_on_one_line, shown))
    if hidden is None and _are_lines(shown):
        count = len(shown)
        return _Pieces(shown, array("q", range(count)), array("q", [0]) * count, set())
    pieces = _Pieces([], array("q"), array("q"), set())
    texts, numbers, chars, inner = pieces
    for number, (cue, text) in enumerate(zip(cues, shown, strict=True)):
        if cue.kind is hidden:
            continue
        lines = _lines(text)
        inner.update(range(len(texts) + 1, len(texts) + len(lines)))
        for line, char in lines:
            texts.append(line)
            numbers.append(number)
            chars.append(char)
    return pieces


def _are_lines(texts: Sequence[str]) -> bool:
    """Return whether each text is one line, with no white space around it."""
    return "\n" not in "".join(texts) and all(texts) and list(map(str.strip, texts)) == texts


class _Setting(NamedTuple):
    """What a text is put together of: pieces, what stands before each, and where they came from.

    ``begins`` are the pieces that begin a paragraph, by their numbers.
    """

    texts: Sequence[str]
    betweens: Sequence[str]
    cues: array[int]
    chars: array[int]
    begins: Sequence[int]


def _set(pieces: _Pieces, begins: Set[int], join_inner: _Join) -> _Setting:
    """Return pieces with what stands between them; ``join_inner`` tells it of those of one cue."""
    texts, inner = pieces.texts, pieces.inner
    paragraphs = sorted(at for at in begins if at < len(texts))
    # Most pieces begin with a letter of a script with spaces: no need to ask how to join.
    betweens = [" " if text[0] < "\u0e00" else "" for text in texts]
    for at in paragraphs:
        betweens[at] = "\n" if at else ""
    for at in inner:
        betweens[at] = join_inner(texts[at - 1], texts[at])
    if "" in betweens[1:]:
        for at, between in enumerate(betweens):
            if not between and at not in begins and at not in inner:
                betweens[at] = join(texts[at - 1], texts[at])
    return _Setting(texts, betweens, pieces.cues, pieces.chars, paragraphs)


_Join = Callable[[str, str], str]


def _new_line(before: str, after: str) -> str:
    return _LINE


def _lines(text: str) -> list[tuple[str, int]]:
    """Return the visible lines of a cue, trimmed, and where in the cue each begins."""
    found, at = [], 0
    for line in text.split("\n"):
        trimmed = line.strip()
        if trimmed:
            found.append((trimmed, at + len(line) - len(line.lstrip())))
        at += len(line) + 1
    return found


def _on_one_line(text: str) -> str:
    """Return a text with its line breaks as spaces, where joining its lines does just that.

    It then keeps its length, and every character its place: most captions are of this kind.
    """
    if "\n" not in text or not text.isascii() or "-\n" in text:
        return text
    if " \n" in text or "\n " in text or "\n\n" in text or "\t" in text:
        return text
    return text.replace("\n", " ")


def _paragraph_breaks(cues: Sequence[Cue]) -> set[int]:
    """Return the cues that begin a paragraph of the prose."""
    found = set[int]()
    run: list[int] = []
    heading = CueKind.HEADING
    before = Cue("", speaker="\n")  # as nobody is called
    for index, cue in enumerate(cues):
        text, start, _, speaker, kind, starts_paragraph, _ = cue  # quicker than one by one
        if not text or text.isspace():
            continue
        said, _, end, said_by, was, _, _ = before
        pause = 0 if end is None or start is None else start - end
        if (
            starts_paragraph
            or speaker != said_by
            or kind is heading
            or was is heading
            or (pause >= _PAUSE_AFTER_SENTENCE and (pause >= _PAUSE or ends_sentence(said)))
        ):
            found.update(_cuts(cues, run))
            found.add(index)
            run = []
        run.append(index)
        before = cue
    found.update(_cuts(cues, run))
    return found


def _pause(before: Cue, cue: Cue) -> int:
    if before.end is None or cue.start is None:
        return 0
    return cue.start - before.end


def _cuts(cues: Sequence[Cue], run: list[int]) -> list[int]:
    """Return where to cut a run of cues that nothing else parts, to keep paragraphs readable."""
    texts = [cues[index].text for index in run]
    counts = [text.count(" ") + 1 if text.isascii() else breaks.about(text) for text in texts]
    words = [0, *accumulate(counts)]
    cuts: list[int] = []
    start = 0
    while True:
        # The first place with so many words before it that it may be a cut.
        position = bisect_left(words, words[start] + _WORDS_WANTED, start + 1)
        while position < len(run) and not ends_sentence(texts[position - 1]):
            if words[position] - words[start] >= _WORDS_MOST:
                position = _best_cut(cues, run, start, position)
                break
            position += 1
        if position >= len(run):
            return cuts
        cuts.append(run[position])
        start = position


def _best_cut(cues: Sequence[Cue], run: list[int], start: int, stop: int) -> int:
    """Return where to cut a part of a run in which no sentence ends when it should.

    Cut is after the last sentence that does end, else at the longest pause, not too near the start.
    """
    least = start + max(1, (stop - start) // 3)
    for position in range(stop - 1, least - 1, -1):
        if ends_sentence(cues[run[position - 1]].text):
            return position
    least = start + max(1, (stop - start) // 2)
    return max(
        range(stop, least - 1, -1),
        key=lambda position: _pause(cues[run[position - 1]], cues[run[position]]),
    )
