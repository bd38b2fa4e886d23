"""The contents of the transcript shown, worked out when they are looked at, and where in them one
reads.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reader.model.outline import Part, Share, headings, parts, shares, step_of
from reader.ui.state.pages import OpenTranscript, Place
from reader.ui.state.session import Session


@dataclass(frozen=True, slots=True)
class Outline:
    """What a transcript is made of; ``step`` is how long its parts are, in milliseconds."""

    headings: tuple[Part, ...] = ()
    speakers: tuple[Share, ...] = ()
    parts: tuple[Part, ...] = ()
    step: int = 0


class Contents(QObject):
    """The outline of the transcript shown.

    *Signals*: ``changed()``: it is another one; ``moved()``: another entry is read.
    """

    changed = Signal()
    moved = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._asked: object = None
        self._of: tuple[object, ...] = ()
        self._places: list[tuple[int, int]] = []
        self.outline = Outline()
        self.here: tuple[int, str] = (-1, "")
        session.page_changed.connect(lambda _: self._follow())
        session.view_changed.connect(lambda _: self._follow())
        session.place_changed.connect(lambda _: self._look_here())
        self._follow()

    @property
    def listed(self) -> tuple[Part, ...]:
        """The headings, or else the parts."""
        return self.outline.headings or self.outline.parts

    def go_to(self, part: Part) -> None:
        """Read on where a part begins; back leads to the line that was read."""
        self._session.read_on_at(Place(part.cue, part.char))

    def go_to_turn(self, share: Share) -> None:
        """Read on at the next turn of a speaker, after the last at the first."""
        after = bisect_right(share.cues, self._session.place.cue)
        self._session.read_on_at(Place(share.cues[after % len(share.cues)]))

    # -- within ---------------------------------------------------------------------------------

    def _follow(self) -> None:
        page = self._session.transcript
        edition = page.edition if page is not None else None
        if self._of == (page, edition):
            return
        self._of = (page, edition)
        self._asked = token = object()

        def done(outline: Outline) -> None:
            if self._asked is token:
                self.outline = outline
                self._places = [(part.cue, part.char) for part in self.listed]
                self._look_here(tells=False)
                self.changed.emit()

        if page is None:
            done(Outline())
            return
        self._session.background.do(
            lambda: _outline(page), done, self._session.tell_failed, is_long=page.is_long
        )

    def _look_here(self, *, tells: bool = True) -> None:
        """Take note of which entry is read, and who speaks there."""
        page, place = self._session.transcript, self._session.place
        speaker = page.transcript.cues[place.cue].speaker if page and page.transcript.cues else ""
        here = (bisect_right(self._places, (place.cue, place.char)) - 1, speaker)
        if here != self.here:
            self.here = here
            if tells:
                self.moved.emit()


def _outline(page: OpenTranscript) -> Outline:
    reading = page.prose
    titles, speakers = headings(reading), shares(page.transcript)
    if titles or speakers:
        return Outline(titles, speakers)
    return Outline(parts=parts(reading), step=step_of(page.transcript))
