"""Where the caret stands, in words: who speaks, when, in which caption, under what, marked how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.timecode import clock
from reader.model.transcript import Cue, CueKind
from reader.ui.state.pages import OpenTranscript

if TYPE_CHECKING:
    from reader.library import Note

_LONGEST_HEADING = 120


def spoken_by(cue: Cue) -> str:
    """Return who says a cue and when, as far as its file tells: "Bob Miller, 12:04"."""
    time = clock(cue.start) if cue.start is not None else ""
    return ", ".join(filter(None, (cue.speaker, time)))


def marked(note: Note) -> str:
    """Return how words are highlighted and what is noted of them."""
    from reader.ui.state.highlights import colour_name

    words = f"Highlighted in {colour_name(note).lower()}"
    return f"{words}, with the note: {note.words}" if note.words.strip() else words


def whereabouts(here: OpenTranscript, place: tuple[int, int], note: Note | None) -> str:
    """Return in sentences where a place is: a cue of a transcript, and a character of it.

    ``note`` is the highlight that it is in, if any.
    """
    number, char = place
    cues = here.transcript.cues
    cue = cues[number]
    prose = here.prose
    share = round(100 * prose.offset(number, char) / max(1, len(prose.text)))
    who = spoken_by(cue)
    counted = f"{here.unit} {number + 1:,} of {len(cues):,}, {share} % of the text"
    sentences = [f"{who}, {counted}" if who else counted[0].upper() + counted[1:]]
    if cue.kind is CueKind.HEADING:
        sentences.append("A heading")
    elif heading := _heading(here, number):
        sentences.append(f"Under the heading “{heading}”")
    if note is not None:
        sentences.append(marked(note))
    return " ".join(f"{one.rstrip('.')}." for one in sentences)


def _heading(here: OpenTranscript, number: int) -> str:
    """The words of the heading that a cue stands under, "" where there is none."""
    cues = here.transcript.cues
    above = (cues[at] for at in range(number - 1, -1, -1))
    found = next((cue.text for cue in above if cue.kind is CueKind.HEADING), "")
    return " ".join(found.split())[:_LONGEST_HEADING]
