"""A recording gone through by its words: by sentences, from a word on, again, in a loop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reader.model.hearing.playhead import Playhead, Spoken, Timing
from reader.model.prose import Reading
from reader.ui.state.sound.playing import Playing
from reader.wording import tr

AT_ITS_START: Final = 1_500
"""So many milliseconds later in a sentence, a step back leads to its own beginning."""

SLOWER: Final = -2
"""How many of the speeds there are "again, slower" goes down."""


def told_offset(offset: int) -> str:
    """Return in a sentence how much later words are heard than told, in milliseconds."""
    seconds = f"{abs(offset) / 1_000:g}"
    if not offset:
        return tr("The words are taken to be heard just as told.")
    if offset > 0:
        return tr("The words are taken to be heard {n} s later than told.", n=seconds)
    return tr("The words are taken to be heard {n} s earlier than told.", n=seconds)


@dataclass(frozen=True)
class ByWords:
    """The recording that is open, and where in it the words are heard; ``spoken`` are those now."""

    playing: Playing
    reading: Reading
    playhead: Playhead
    timing: Timing
    spoken: Spoken | None

    def step_sentence(self, step: int) -> str:
        """Go to the next sentence (1), or to the beginning of this one or the one before (-1).

        Return its words, "" where it has no time.
        """
        spoken = self.spoken
        if spoken is None:
            goal = self.reading.sentence_at(0)
        elif step < 0 and self._is_late_in(spoken.sentence[0]):
            goal = spoken.sentence
        else:
            goal = self.reading.sentence_from(spoken.word[0], step)
        time = self.playhead.about(goal[0])
        if time is None:
            return ""
        self._go(time)
        return self.reading.text[slice(*goal)]

    def step_caption(self, step: int) -> str:
        """Go to the next caption (1), or to the beginning of this one or the one before (-1).

        Return its words, "" where there is none that has a time.
        """
        reading, spoken = self.reading, self.spoken
        cues = reading.transcript.cues
        if spoken is None:
            number = 0
        elif step < 0 and self._is_late_in(spoken.caption[0]):
            number = spoken.cue
        else:
            number = spoken.cue + step
        while 0 <= number < len(cues) and cues[number].start is None:
            number += step
        if not 0 <= number < len(cues):
            return ""
        self._go(cues[number].start or 0)
        return cues[number].text

    def play_from(self, offset: int) -> bool:
        """Play the words at an offset of the prose; return whether they have a time."""
        if has_time := self.go_to(offset):
            self.playing.play()
        return has_time

    def go_to(self, offset: int) -> bool:
        """Go to the words at an offset of the prose; return whether they have a time."""
        time = self.playhead.time_of(offset)
        if time is not None:
            self._go(time)
        return time is not None

    def again_slower(self) -> bool:
        """Play what is looped, or else this sentence, again from its beginning, and slower.

        Return whether that has a time.
        """
        loop, spoken = self.playing.loop, self.spoken
        if loop is None and spoken is None:
            return True
        time = self.playhead.time_of(spoken.sentence[0]) if spoken is not None else None
        if loop is None and time is None:
            return False
        self.playing.step_speed(SLOWER)
        if loop is not None:
            self.playing.seek(loop.start, loop.words)
        elif time is not None:
            self._go(time)
        self.playing.play()
        return True

    def loop_words(self, words: tuple[int, int] | None) -> bool:
        """Play words of the prose again and again; without ``words`` the sentence spoken now.

        Return whether they have times.
        """
        if words is None and self.spoken is not None:
            words = self.spoken.sentence
        stretch = self.playhead.stretch(*words) if words is not None else None
        if stretch is None:
            return False
        start, end = stretch
        offset = self.timing.offset
        self.playing.repeat(self.timing.position_of(start), end + offset, start + offset)
        return True

    def _go(self, time: int) -> None:
        """Go to the words of a time."""
        self.playing.seek(self.timing.position_of(time), time + self.timing.offset)

    def _is_late_in(self, offset: int) -> bool:
        time = self.playhead.about(offset)
        now = self.timing.heard_at(self.playing.heard)
        return time is not None and now - time > AT_ITS_START
