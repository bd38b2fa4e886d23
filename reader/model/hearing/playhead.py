"""Where in a text the voice is: from a moment of the recording to word, caption and sentence.

All is found by bisection. Times are milliseconds of the recording as the captions tell them; what
lies between them and the position of a player is a :class:`Timing`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Final

from reader.model.breaks import is_unspaced, word_at
from reader.model.moments import Knot, ends_at, knots_of, starts_at
from reader.model.prose import Reading
from reader.model.transcript import Cue
from reader.named_tuple import NamedTuple

LEAD_IN: Final = 150
"""How much earlier than words a player begins, in milliseconds, so that they are heard whole."""

LEAD_IN_MP3: Final = 250
"""The same for MP3 whose frames are not counted (:mod:`reader.tasks.mpeg_audio`): a player hears
nothing of some, which take from those before what is missing then."""

STEP_BACK: Final = 1_500
"""How far playing goes back, in milliseconds, when it goes on after a pause."""

_AT_ONCE: Final = 8  # captions that are looked at for one that is still spoken


class Spoken(NamedTuple):
    """What is spoken at a moment.

    ``word``, ``caption`` and ``sentence`` are where each begins and ends in the text of the
    reading, ``cue`` and ``paragraph`` are numbers. ``is_about`` tells that the word was worked out
    from the length of the text, ``is_silent`` that the caption is over and the next has not begun.
    """

    word: tuple[int, int]
    cue: int
    caption: tuple[int, int]
    sentence: tuple[int, int]
    paragraph: int
    is_about: bool
    is_silent: bool


class Playhead:
    """Tells what of a reading is spoken at a moment."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        cues = reading.transcript.cues
        timed = sorted(
            (cue.start, number)
            for number, cue in enumerate(cues)
            if cue.start is not None and _is_shown(reading, number)
        )
        self._starts = array("q", (start for start, _ in timed))
        self._cues = array("q", (number for _, number in timed))

    def at(self, time: int) -> Spoken | None:
        """Return what is spoken at a moment; None before the first caption that has a time."""
        place = self._place_at(time)
        return None if place is None else self._spoken(place, time)

    @property
    def first(self) -> Spoken | None:
        """What is spoken first; None where no caption has a time."""
        return self.at(self._starts[0]) if self._starts else None

    def cue_at(self, time: int) -> int | None:
        """Return the number of the caption that is heard at a moment; None where none is."""
        place = self._place_at(time)
        return None if place is None or time >= self._end(place) else self._cues[place]

    def gap_at(self, time: int) -> tuple[int, int] | None:
        """Return from when to when no caption is heard, around a moment; None where one is.

        What comes before the first and after the last one is no gap.
        """
        place = bisect_right(self._starts, time) - 1
        if place < 0 or place + 1 == len(self._starts):
            return None
        before = max(self._end(near) for near in range(max(0, place - _AT_ONCE + 1), place + 1))
        return (before, self._starts[place + 1]) if before <= time else None

    def time_of(self, offset: int) -> int | None:
        """Return when the words at ``offset`` begin, at the latest; None where no time is known.

        It is a time that the file gives, so that what is played from there has all the words.
        """
        cue, char = self._reading.place(offset)
        return starts_at(self._reading.transcript.cues[cue], char).given

    def about(self, offset: int) -> int | None:
        """Return when the words at ``offset`` begin, worked out where the file gives no time."""
        cue, char = self._reading.place(offset)
        return starts_at(self._reading.transcript.cues[cue], char).time

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """Return from when to when the words between two offsets are heard whole.

        Both are times that the file gives; None where it gives none.
        """
        span, cues = self._reading.span(start, end), self._reading.transcript.cues
        begins = starts_at(cues[span.first], span.first_char).given
        if begins is None:
            return None
        ends = ends_at(cues[span.last], span.last_char).given
        if ends is None or ends <= begins:  # it lasts until something else is said
            later = bisect_right(self._starts, cues[span.last].start or begins)
            ends = self._starts[later] if later < len(self._starts) else None
        return None if ends is None else (begins, ends)

    def _place_at(self, time: int) -> int | None:
        """Return which of the captions is heard at a moment, or was the last one to be."""
        place = bisect_right(self._starts, time) - 1
        if place < 0:
            return None
        for near in range(place, max(-1, place - _AT_ONCE), -1):
            if time < self._end(near):
                return near
        return place

    def _end(self, place: int) -> int:
        """Return when a caption is over: when it says so, else when the next one begins."""
        end = self._cue(place).end
        if end is not None:
            return end
        following = place + 1
        return self._starts[following] if following < len(self._starts) else self._starts[place]

    def _cue(self, place: int) -> Cue:
        return self._reading.transcript.cues[self._cues[place]]

    def _spoken(self, place: int, time: int) -> Spoken:
        reading, number, cue = self._reading, self._cues[place], self._cue(place)
        start, end, is_about = _word(cue, time, self._end(place))
        word = reading.offset(number, start), reading.offset(number, end)
        return Spoken(
            word=word,
            cue=number,
            caption=(reading.offset(number, 0), reading.offset(number, len(cue.text))),
            sentence=reading.sentence_at(word[0]),
            paragraph=reading.paragraph_at(word[0]),
            is_about=is_about,
            is_silent=time >= self._end(place),
        )


def _is_shown(reading: Reading, number: int) -> bool:
    """Whether a cue has words in the reading, which may leave out sounds."""
    text = reading.transcript.cues[number].text
    visible = len(text) - len(text.lstrip())
    return bool(text.strip()) and reading.place(reading.offset(number, visible))[0] == number


def _word(cue: Cue, time: int, end: int) -> tuple[int, int, bool]:
    """Return where in a cue the word stands that is spoken, and whether that is worked out."""
    *knots, last = knots_of(cue)
    told = [knot for knot in (*knots, last._replace(time=end)) if knot.time is not None]
    nth = 0
    while nth + 2 < len(told) and _time(told[nth + 1]) <= time:
        nth += 1
    before, after = told[nth], told[min(nth + 1, len(told) - 1)]
    length = max(1, _time(after) - _time(before))
    share = min(1.0, max(0.0, (time - _time(before)) / length))
    char = min(before.char + int(share * (after.char - before.char)), max(0, after.char - 1))
    start, stop = _word_at(cue.text, max(before.char, char))
    is_told = not cue.text[before.char : start].strip() and not cue.text[stop : after.char].strip()
    return start, stop, not is_told


def _time(knot: Knot) -> int:
    return knot.time or 0


def _word_at(text: str, char: int) -> tuple[int, int]:
    """Return the word at a character, or before it, with the signs that touch it."""
    before = text[: char + 1].rstrip()
    at = len(before) - 1 if before else len(text) - len(text.lstrip())
    if is_unspaced(text[at]):
        return word_at(text, at)
    start, end = at, at + 1
    while start and _goes_on(text[start - 1]):
        start -= 1
    while end < len(text) and _goes_on(text[end]):
        end += 1
    return start, end


def _goes_on(char: str) -> bool:
    return not (char.isspace() or is_unspaced(char))


@dataclass(frozen=True, slots=True)
class Timing:
    """What lies between the position of a player and the times of the captions, in milliseconds.

    ``offset`` is how much later the words are heard than the file says: it is set by ear, for each
    file. It is negative where they are heard earlier.
    """

    offset: int = 0
    lead_in: int = LEAD_IN
    step_back: int = STEP_BACK

    def heard_at(self, position: int) -> int:
        """Return the time of the captions that is heard at a position of the player."""
        return position - self.offset

    def position_of(self, time: int) -> int:
        """Return where to let the player begin so that words of that time are heard whole."""
        return max(0, time + self.offset - self.lead_in)

    def resumed_at(self, position: int) -> int:
        """Return where to go on after a pause at a position."""
        return max(0, position - self.step_back)

    def tuned(self, position: int, time: int) -> Timing:
        """Return the timing by which words of that time are heard at that position."""
        return replace(self, offset=position - time)
