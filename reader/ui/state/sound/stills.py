"""Which still frames go with quotations from the video that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject

from reader.errors import ReaderError
from reader.model.excerpt import Excerpt
from reader.wording import tr

if TYPE_CHECKING:
    from reader.model.still import Still
    from reader.ui.state.listening import Listening
    from reader.ui.state.session import Session

MOST_AT_ONCE: Final = 50
"""Of so many quotations at once frames are taken; of more it would be felt."""

Taken: TypeAlias = Callable[[list["Still | None"]], object]
TakeStills: TypeAlias = Callable[[Path, list[int], Taken], object]
"""Takes the frames of a file at some times and calls the last with them."""


class Stills(QObject):
    """Puts still frames with excerpts of the transcript shown; ``take`` takes them from a file."""

    def __init__(self, listening: Listening, session: Session) -> None:
        super().__init__(listening)
        self._listening, self._session = listening, session
        self.take: TakeStills = self._take

    def with_them(
        self, excerpts: Sequence[Excerpt], then: Callable[[list[Excerpt]], object]
    ) -> None:
        """Call ``then`` with the excerpts, those that have a time with the frame at it.

        At once, and without any, where no video of the transcript shown is open.
        """
        here = self._listening.here
        times = [self._time_of(one) for one in excerpts]
        wanted = [time for time in times if time is not None]
        if here is None or not here.shows_picture or not 0 < len(wanted) <= MOST_AT_ONCE:
            then(list(excerpts))
            return

        def taken(stills: list[Still | None]) -> None:
            if None in stills:
                told = tr("A frame of the video could not be taken.")
                self._session.tell_failed(ReaderError(told))
            left = iter(stills)
            then(
                [
                    replace(one, still=next(left)) if time is not None else one
                    for one, time in zip(excerpts, times, strict=True)
                ]
            )

        self.take(here.path, wanted, taken)

    def _time_of(self, excerpt: Excerpt) -> int | None:
        """Where in the recording a quotation begins; or where it was paused within it, to choose.

        Of a whole transcript no frame says more than another: None.
        """
        here = self._listening.here
        if here is None or excerpt.is_whole or excerpt.start is None:
            return None
        start = excerpt.start + self._listening.offset
        end = start if excerpt.end is None else excerpt.end + self._listening.offset
        if not here.is_playing and start <= here.position < end:
            return here.position
        return start if 0 <= start < (here.length or start + 1) else None

    def _take(self, path: Path, times: list[int], taken: Taken) -> None:
        from reader.ui.state.sound.still_taking import StillTaking  # loads QtMultimedia

        StillTaking(path, times, taken, self)
