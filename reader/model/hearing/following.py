"""Whether the page goes with the voice.

It does until a person goes elsewhere, and then not before they ask for it: no timer and no words
that are spoken take the page away from somebody who reads.
"""

from __future__ import annotations

from enum import Enum

from reader.named_tuple import NamedTuple


class Event(Enum):
    """What happens while a recording is open."""

    OPENED = "opened"
    """A recording was opened beside the transcript."""
    SPOKEN = "spoken"
    """The voice has come to another word."""
    PLAYED = "played"
    PAUSED = "paused"
    SCROLLED = "scrolled"
    SELECTED = "selected"
    SEARCHED = "searched"
    JUMPED = "jumped"
    """The person went to another place: a chapter, a hit, a note."""
    RESUMED = "resumed"
    """The person asked for the page to go with the voice again."""


class Following(NamedTuple):
    """Whether the page goes with the voice, and whether it moves to it now."""

    is_on: bool = True
    moves_page: bool = False

    def after(self, event: Event) -> Following:
        """Return what holds when something has happened."""
        if event in _LET_GO:
            return Following(is_on=False)
        if event in _BEGIN:
            return Following(is_on=True, moves_page=True)
        return Following(self.is_on, moves_page=self.is_on and event is Event.SPOKEN)

    @property
    def offers_return(self) -> bool:
        """Whether to say by which key the page goes with the voice again."""
        return not self.is_on


_LET_GO = frozenset({Event.SCROLLED, Event.SELECTED, Event.SEARCHED, Event.JUMPED})
_BEGIN = frozenset({Event.OPENED, Event.RESUMED})
