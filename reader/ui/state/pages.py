"""What the window can show: a transcript, a video without one, the search of the library."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from reader.model import prose
from reader.model.prose import Reading, View
from reader.model.search.find import Finder
from reader.model.timecode import clock
from reader.model.transcript import RelatedVideo, Transcript

# What is searched for does not matter: the first search of a text folds it.
_ANY_LETTER = "a"


class Place(NamedTuple):
    """Where a person reads: the first line in view begins with ``char`` of cue ``cue`` and its top
    lies ``lift`` pixels above the top of the view (below it where negative).
    """

    cue: int = 0
    char: int = 0
    lift: int = 0


class OpenTranscript:
    """A transcript that is open, with what is worked out from it once: settings and finder.

    ``path`` is the file, None for pasted text; ``shelf_id`` is its number in the library, 0 if it
    was not opened from there. ``sounds`` tells whether cues that hold nothing but a sound are shown
    and searched.
    """

    sounds = True
    shelf_id = 0

    def __init__(self, transcript: Transcript, path: Path | None = None) -> None:
        self.transcript = transcript
        self.path = path

    @property
    def title(self) -> str:
        """The title, or the file's name where the file has none."""
        if self.transcript.title:
            return self.transcript.title
        return self.path.name if self.path else "Pasted transcript"

    @cached_property
    def prose(self) -> Reading:
        """The transcript set as sentences and paragraphs; what is searched in either view."""
        return prose.prose(self.transcript, sounds=self.sounds)

    @cached_property
    def captions(self) -> Reading:
        """The transcript set caption by caption."""
        return prose.captions(self.transcript, sounds=self.sounds)

    @cached_property
    def finder(self) -> Finder:
        """The finder over the prose."""
        return Finder(self.prose.text)

    def show_sounds(self, on: bool) -> None:
        """Show cues that hold nothing but a sound, or leave them out."""
        if on != self.sounds:
            self.sounds = on
            for worked_out in ("prose", "captions", "finder"):
                self.__dict__.pop(worked_out, None)

    def make_ready(self) -> None:
        """Work out what showing and searching need; for a long transcript, beside the window."""
        _ = self.prose.word_count
        self.finder.search(_ANY_LETTER)

    def reading(self, view: View) -> Reading:
        """Return the setting that a view shows."""
        return self.prose if view is View.PROSE else self.captions


@dataclass(frozen=True, slots=True)
class VideoPage:
    """The page of a related video that has no transcript here; ``listed_by`` is who lists it."""

    video: RelatedVideo
    listed_by: OpenTranscript


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """The search over the whole library; there is one."""

    title: str = "Search the library"


Page = OpenTranscript | VideoPage | ShelfPage | None
"""What the middle of the window shows; None at a start with nothing to open."""


# Counting the sentences of more characters than this would be felt.
_LONG_TEXT = 400_000


def where(reading: Reading, place: Place) -> str:
    """Return where a place is, in sentences, or in captions where there are very many of those."""
    if len(reading.text) <= _LONG_TEXT:
        sentence = reading.sentence_number(reading.offset(place.cue, place.char)) + 1
        return f"sentence {sentence:,} of {reading.sentence_count:,}"
    cues = reading.transcript.cues
    start = cues[place.cue].start
    time = f"{clock(start)}  ·  " if start is not None else ""
    return f"{time}caption {place.cue + 1:,} of {len(cues):,}"
