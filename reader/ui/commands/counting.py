"""What can be counted: who speaks how much, and how often words are said year by year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.ui.actions.action import Action
from reader.ui.commands.conditions import HAS_TRANSCRIPT
from reader.ui.commands.desk import Commands, Desk
from reader.ui.parts.background import Job, WorkChannel
from reader.ui.parts.busy_note import BusyNote
from reader.ui.parts.dialog_parts import present

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library import Library
    from reader.model.rates import YearRate
    from reader.model.shares import SpeakerShare
    from reader.model.transcript import Transcript
    from reader.ui.dialogs.bars_dialog import BarsDialog

_TOLD_EVERY = 20


class CountingCommands(Commands):
    """Counts; ``busy`` shows that the library is gone through, ``search`` searches it for words."""

    def __init__(self, desk: Desk, busy: BusyNote, search: Callable[[str], object]) -> None:
        super().__init__(desk)
        self._busy, self._search = busy, search
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
        background = self._session.background
        self._show(VoicesDialog(self._window, title, found, names, desk.appearance, background))

    @Action(
        "library-words",
        "Words over Ti&me…",
        "Show how often words are said in each year, in all transcripts of the library",
    )
    def show_words(self) -> None:
        """Ask for words, and show how often each is said, year by year."""
        from reader.ui.dialogs.rates_dialog import RatesDialog

        shelf, desk = self._desk.shelf, self._desk

        def ask(
            terms: Sequence[str],
            done: Callable[[tuple[YearRate, ...]], object],
            refused: Callable[[ReaderError], object],
        ) -> Job:
            def count(library: Library, line: WorkChannel[None]) -> tuple[YearRate, ...]:
                return _rates(library, terms, line)

            return shelf.ask_line(count, lambda _: None, done, refused)

        dialog = RatesDialog(self._window, ask, desk.appearance, self._session.background)
        dialog.search_wanted.connect(self._search_year)
        self._show(dialog)

    def _show(self, dialog: BarsDialog) -> None:
        dialog.saved.connect(lambda path: self._notices.show_notice(f"Saved as {path}"))
        present(dialog)

    def _search_year(self, term: str, year: str) -> None:
        within = f" after:{year} before:{int(year) + 1:04}" if year else ""
        self._search(f"{term}{within}")


def _rates(library: Library, terms: Sequence[str], line: WorkChannel[None]) -> tuple[YearRate, ...]:
    """Return how often terms are said, as whole words, in each year of the library."""
    from reader.model.rates import by_year
    from reader.model.search.switches import Switches

    whole = Switches(whole_words=True)
    found = [
        [(one.entry.day, one.total) for one in library.search(term, whole, line.is_cut)]
        for term in terms
    ]
    return by_year(((entry.day, entry.words) for entry in library.entries()), found)


def _spoken(library: Library, line: WorkChannel[str]) -> Iterator[Transcript]:
    """Yield the transcripts in which somebody is named, and tell how many are done."""
    entries = [entry for entry in library.entries() if entry.speakers]
    for number, entry in enumerate(entries):
        if line.is_cut():
            return
        if number % _TOLD_EVERY == 0:
            line.tell(f"Counting who speaks: {number:,} of {len(entries):,} …")
        yield library.get(entry.id)
