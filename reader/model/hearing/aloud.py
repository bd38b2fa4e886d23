"""What of a reading is said when it is read aloud: sentence by sentence, and nothing but words."""

from __future__ import annotations

from typing import Final

from reader.model.breaks import word_at
from reader.model.hearing.playhead import Spoken
from reader.model.prose import Reading
from reader.model.transcript import CueKind
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

MOST: Final = 400
"""So many characters are said in one go; more would take long to come back to after a pause."""

# What was heard and not said, as the search leaves it out, and the notes around what is sung.
_SOUND: Final = lazy_pattern(r"\[[^][\n:]{1,60}\]|[♪♫♩♬]++")
_BREATHS: Final = ("; ", ": ", ", ", "、", "，", "；", " ")


class Utterance(NamedTuple):
    """What is said in one go: the words from ``start`` up to ``end`` of the text of a reading.

    ``words`` are as long as these, with spaces for what was not said; ``speaker`` is who says them,
    "" where that is not known.
    """

    start: int
    end: int
    words: str
    speaker: str


def utterance(reading: Reading, offset: int) -> Utterance | None:
    """Return what is said from ``offset`` on, at most to the end of its sentence.

    Headings and sounds were not said. None where no word follows.
    """
    at = max(0, offset)
    while at < len(reading.text):
        number = reading.paragraph_at(at)
        if reading.paragraph_kind(number) is not CueKind.SPEECH:
            at = reading.paragraph_range(number)[1] + 1
            continue
        begins, ends = reading.sentence_at(at)
        start = max(at, begins)
        start += len(reading.text[start:ends]) - len(reading.text[start:ends].lstrip())
        end = _breath(reading.text, start, ends)
        words = _said(reading, start, end)
        if any(char.isalnum() for char in words):
            cue = reading.transcript.cues[reading.cue_at(start)]
            return Utterance(start, end, words, cue.speaker)
        at = max(end, at) + 1
    return None


def sentence_before(reading: Reading, offset: int) -> Utterance | None:
    """Return the sentence that is said before the one at ``offset``; the first, where none is."""
    at = reading.sentence_at(offset)[0]
    while at > 0:
        start = reading.sentence_from(at, -1)[0]
        if start >= at:
            break
        found = utterance(reading, start)
        if found is not None and found.start < at:
            return found
        at = start
    return utterance(reading, 0)


def spoken_at(reading: Reading, offset: int, *, is_about: bool) -> Spoken:
    """Return what is spoken where a voice has come to; ``is_about`` as in :class:`Spoken`."""
    number = reading.cue_at(offset)
    length = len(reading.transcript.cues[number].text)
    return Spoken(
        word=word_at(reading.text, offset),
        cue=number,
        caption=(reading.offset(number, 0), reading.offset(number, length)),
        sentence=reading.sentence_at(offset),
        paragraph=reading.paragraph_at(offset),
        is_about=is_about,
        is_silent=False,
    )


def _breath(text: str, start: int, end: int) -> int:
    """Return where to take breath between two places: the end, where that is near."""
    if end - start <= MOST:
        return end
    for sign in _BREATHS:
        found = text.rfind(sign, start + MOST // 2, start + MOST)
        if found >= 0:
            return found + len(sign)
    return start + MOST


def _said(reading: Reading, start: int, end: int) -> str:
    """Return the words between two places, with spaces for sounds, so that each keeps its place."""
    words = reading.text[start:end]
    first, last = reading.cue_at(start), reading.cue_at(max(start, end - 1))
    for number in range(first, last + 1):
        cue = reading.transcript.cues[number]
        if cue.kind is CueKind.SOUND:
            begins = max(start, reading.offset(number, 0)) - start
            ends = min(end, reading.offset(number, len(cue.text))) - start
            words = words[:begins] + " " * (ends - begins) + words[ends:]
    words = _SOUND.sub(lambda found: " " * len(found[0]), words)
    return words.replace("\u2028", " ").replace("\n", " ")
