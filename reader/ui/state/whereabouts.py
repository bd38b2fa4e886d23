"""Where the caret stands, in words: who speaks, when, in which caption, under what, marked how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.timecode import clock
from reader.model.transcript import Cue, CueKind
from reader.ui.state.pages import OpenTranscript
from reader.wording import joined, number, tr

if TYPE_CHECKING:
    from reader.library import Note
    from reader.model.search.hits import Hits

_LONGEST_HEADING = 120
_MARKED = {
    "yellow": tr("Highlighted in yellow"),
    "green": tr("Highlighted in green"),
    "blue": tr("Highlighted in blue"),
    "pink": tr("Highlighted in pink"),
    "violet": tr("Highlighted in violet"),
}


def spoken_by(cue: Cue) -> str:
    """Return who says a cue and when, as far as its file tells: "Bob Miller, 12:04"."""
    time = clock(cue.start) if cue.start is not None else ""
    return joined((cue.speaker, time))


def marked(note: Note) -> str:
    """Return how words are highlighted and what is noted of them."""
    words = _MARKED.get(note.colour, _MARKED["yellow"])
    if not note.words.strip():
        return words
    return tr("{highlighted}, with the note: {note}", highlighted=words, note=note.words)


def whereabouts(
    here: OpenTranscript, place: tuple[int, int], note: Note | None, hits: Hits | None = None
) -> str:
    """Return in sentences where a place is: a cue of a transcript, and a character of it.

    ``note`` is the highlight that it is in, if any; ``hits`` are those of a search in the text.
    What is only painted is told too: not every screen reader is told of the looks of words.
    """
    nth, char = place
    cues = here.transcript.cues
    cue = cues[nth]
    prose = here.prose
    share = round(100 * prose.offset(nth, char) / max(1, len(prose.text)))
    who = spoken_by(cue)
    counted = (
        tr("paragraph {n} of {count}, {share} % of the text")
        if here.unit == "paragraph"
        else tr("caption {n} of {count}, {share} % of the text")
    )
    counted = counted.format(n=number(nth + 1), count=number(len(cues)), share=share)
    sentences = [joined((who, counted)) if who else counted[0].upper() + counted[1:]]
    if cue.kind is CueKind.HEADING:
        sentences.append(tr("A heading"))
    elif heading := _heading(here, nth):
        sentences.append(tr("Under the heading “{heading}”", heading=heading))
    if cue.kind is CueKind.SOUND:
        sentences.append(tr("A sound"))
    if note is not None:
        sentences.append(marked(note))
    if hits is not None and (told := _hit(hits, prose.offset(nth, char))):
        sentences.append(told)
    return " ".join(f"{one.rstrip('.')}." for one in sentences)


def _hit(hits: Hits, offset: int) -> str:
    """Which of the hits a place is in, "" where it is in none."""
    start, _ = next(iter(hits.between(offset, offset + 1)), (None, None))
    if start is None:
        return ""
    before = hits.first_from(start) or 0
    return tr("Hit {nth} of {total}", nth=number(before + 1), total=number(len(hits)))


def _heading(here: OpenTranscript, nth: int) -> str:
    """The words of the heading that a cue stands under, "" where there is none."""
    cues = here.transcript.cues
    above = (cues[at] for at in range(nth - 1, -1, -1))
    found = next((cue.text for cue in above if cue.kind is CueKind.HEADING), "")
    return " ".join(found.split())[:_LONGEST_HEADING]
