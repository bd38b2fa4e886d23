"""Who speaks how much, in the transcript shown and in the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.ui.actions.action import Action
from reader.ui.commands.conditions import HAS_TRANSCRIPT
from reader.ui.commands.desk import Commands, Desk
from reader.ui.parts.background import Job, WorkChannel
from reader.ui.parts.busy_note import BusyNote
from reader.ui.parts.dialog_parts import present

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model.shares import SpeakerShare
    from reader.model.transcript import Transcript

_TOLD_EVERY = 20


class SpeakerCommands(Commands):
    """Counts who says how much; ``busy`` shows that the library is gone through for it."""

    def __init__(self, desk: Desk, busy: BusyNote) -> None:
        super().__init__(desk)
        self._busy = busy
        self._job: Job | None = None
        busy.stopped.connect(self._stop)

    @Action(
        "who-speaks",
        "Who Spea&ks…",
        "Show how much each speaker says: words, time and turns",
        when=HAS_TRANSCRIPT,
    )
    def show(self) -> None:
        """Show who says how much in the transcript shown."""
        from reader.model.overview import voices
        from reader.model.shares import voices_of

        here, session = self._session.transcript, self._session
        if here is None:
            return
        said = here.transcript

        def done(found: tuple[SpeakerShare, ...]) -> None:
            self._present(here.title, found, voices(said))

        session.background.do(
            lambda: voices_of([said]), done, session.tell_failed, is_long=here.is_long
        )

    @Action(
        "library-speakers",
        "Who S&peaks in the Library…",
        "Show how much each speaker says in all transcripts of the library",
    )
    def show_library(self) -> None:
        """Go through the library, and show who says how much in it."""
        from reader.model.shares import voices_of

        def ask(library: Library, line: WorkChannel[str]) -> tuple[SpeakerShare, ...]:
            return voices_of(_spoken(library, line))

        def done(found: tuple[SpeakerShare, ...]) -> None:
            self._stop()
            names = [voice.speaker for voice in found]
            self._present("The library", found, names)

        self._stop()
        self._job = self._desk.shelf.ask_line(ask, self._busy.tell, done, lambda _: self._stop())
        self._busy.tell("Counting who speaks …")

    def _stop(self) -> None:
        """Count no further, if that is being done."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._busy.tell("")

    def _present(self, title: str, found: Sequence[SpeakerShare], names: Sequence[str]) -> None:
        from reader.ui.dialogs.voices_dialog import VoicesDialog

        desk = self._desk
        dialog = VoicesDialog(
            self._window, title, found, names, desk.appearance, self._session.background
        )
        dialog.saved.connect(lambda path: self._notices.show_notice(f"Saved as {path}"))
        present(dialog)


def _spoken(library: Library, line: WorkChannel[str]) -> Iterator[Transcript]:
    """Yield the transcripts in which somebody is named, and tell how many are done."""
    entries = [entry for entry in library.entries() if entry.speakers]
    for number, entry in enumerate(entries):
        if line.is_cut():
            return
        if number % _TOLD_EVERY == 0:
            line.tell(f"Counting who speaks: {number:,} of {len(entries):,} …")
        yield library.get(entry.id)
