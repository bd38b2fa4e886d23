"""A transcript along the time of its recording: where voices and words stand in it.

A stretch of the recording is cut into equal columns, as wide as they are drawn. All times are
milliseconds of the recording.
"""

from __future__ import annotations

from reader.model.hearing.playhead import Playhead
from reader.model.prose import Reading


class Timeline:
    """The words of a reading by when they are heard, so much later than the transcript says."""

    def __init__(self, reading: Reading, playhead: Playhead, offset: int = 0) -> None:
        self.reading = reading
        self._playhead, self._offset = playhead, offset

    def is_of(self, playhead: Playhead, offset: int) -> bool:
        """Whether it is made of these times, and words are heard so much later."""
        return self._playhead is playhead and self._offset == offset

    def heard(self, at: int) -> int | None:
        """Return when words at a place of the text are heard, None where that is not known.

        Within a caption it goes by the letters: near enough to be drawn, and quick.
        """
        number, char = self.reading.place(at)
        cue = self.reading.transcript.cues[number]
        if cue.start is None:
            return None
        length = max(0, cue.end - cue.start) if cue.end is not None else 0
        return cue.start + length * char // max(1, len(cue.text)) + self._offset

    def words(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where in the text the words begin and end that are heard in a stretch.

        What is heard only from its ``end`` on is not in it.
        """
        first = self._playhead.at(start - self._offset) or self._playhead.first
        last = self._playhead.at(max(start, end - 1) - self._offset)
        if first is None or last is None:
            return None
        begins = first.caption[1] if first.is_silent else first.word[0]
        stops = last.word[1]
        text = self.reading.text
        begins += len(text[begins:stops]) - len(text[begins:stops].lstrip())
        return (begins, stops) if begins < stops else None

    def cue_at(self, time: int) -> int | None:
        """Return the number of the caption that is heard at a moment, None where none is."""
        return self._playhead.cue_at(time - self._offset)

    def end_of(self, start: int, end: int) -> int | None:
        """Return when the words between two places of the text have been heard whole."""
        stretch = self._playhead.stretch(start, end)
        return None if stretch is None else stretch[1] + self._offset

    def gap_at(self, time: int) -> tuple[int, int] | None:
        """Return from when to when no caption is heard, around a moment; None where one is."""
        gap = self._playhead.gap_at(time - self._offset)
        return None if gap is None else (gap[0] + self._offset, gap[1] + self._offset)

    def voices(self, names: tuple[str, ...], start: int, end: int, count: int) -> bytes:
        """Return who speaks in the middle of each column of a stretch.

        0 stands for nobody that is named, 1 for the first of ``names`` and so on, the number after
        the last for anybody else.
        """
        numbers = {name: number for number, name in enumerate(names, 1)}
        numbers[""] = 0
        cues, found = self.reading.transcript.cues, bytearray(count)
        for column in range(count):
            cue = self.cue_at(start + (2 * column + 1) * (end - start) // (2 * count))
            if cue is not None:
                found[column] = numbers.get(cues[cue].speaker, len(names) + 1)
        return bytes(found)

    def place_at(self, time: int) -> int | None:
        """Return where in the text the word stands that is heard at a moment, or was the last."""
        spoken = self._playhead.at(time - self._offset)
        return None if spoken is None else spoken.word[0]
