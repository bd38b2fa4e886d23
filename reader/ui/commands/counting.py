"""What can be counted: who speaks how much, and how often words are said year by year.

Loaded when something is first to be counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reader.errors import ReaderError
from reader.library import Library
from reader.model.overview import voices
from reader.model.rates import YearRate, by_year
from reader.model.search.switches import Switches
from reader.model.shares import SpeakerShare, voices_of
from reader.model.transcript import Transcript
from reader.ui.commands.desk import Commands, Desk
from reader.ui.dialogs.bars_dialog import BarsDialog
from reader.ui.dialogs.rates_dialog import RatesDialog
from reader.ui.dialogs.voices_dialog import VoicesDialog
from reader.ui.parts.background import Job, WorkChannel
from reader.ui.parts.busy_note import BusyNote
from reader.ui.parts.dialog_parts import present
from reader.wording import number, tr

_TOLD_EVERY = 20


def show_speakers(desk: Desk) -> None:
    """Show who says how much in the transcript shown."""
    here, session = desk.session.transcript, desk.session
    if here is None:
        return
    said = here.transcript

    def done(found: tuple[tuple[SpeakerShare, ...], tuple[str, ...]]) -> None:
        _show_shares(desk, here.title, *found)

    session.background.do(
        lambda: (voices_of([said]), voices(said)), done, session.tell_failed, is_long=here.is_long
    )


class LibraryCounting(Commands):
    """Counts in the library; ``busy`` shows that it is gone through.

    ``search`` searches it, as strictly as ``switches`` says.
    """

    def __init__(
        self,
        desk: Desk,
        busy: BusyNote,
        search: Callable[[str], object],
        switches: Callable[[], Switches],
    ) -> None:
        super().__init__(desk)
        self._busy, self._search, self._switches = busy.work(self._stop), search, switches
        self._job: Job | None = None

    def show_speakers(self) -> None:
        """Go through the library, and show who says how much in it."""

        def ask(library: Library, line: WorkChannel[str]) -> tuple[SpeakerShare, ...]:
            return voices_of(_spoken(library, line))

        def done(found: tuple[SpeakerShare, ...]) -> None:
            self._stop()
            _show_shares(self._desk, tr("The library"), found, [voice.speaker for voice in found])

        self._stop()
        self._job = self._desk.shelf.ask_line(
            ask, self._busy.tell, done, lambda _: self._stop(), is_long=True
        )
        self._busy.tell(tr("Counting who speaks …"))

    def show_words(self) -> None:
        """Ask for words, and show how often each is said, year by year."""
        desk = self._desk

        def ask(
            terms: Sequence[str],
            switches: Switches,
            done: Callable[[tuple[YearRate, ...]], object],
            refused: Callable[[ReaderError], object],
        ) -> Job:
            def count(library: Library, line: WorkChannel[None]) -> tuple[YearRate, ...]:
                return _rates(library, terms, switches, line)

            return desk.shelf.ask_line(count, lambda _: None, done, refused, is_long=True)

        background = self._session.background
        dialog = RatesDialog(
            self._window, ask, self._switches, desk.settings, desk.appearance, background
        )
        dialog.search_wanted.connect(self._search_year)
        _show(desk, dialog)

    def _stop(self) -> None:
        """Count no further, if that is being done."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._busy.end()

    def _search_year(self, term: str, year: str) -> None:
        within = f" after:{year} before:{int(year) + 1:04}" if year else ""
        self._search(f"{term}{within}")


def _show_shares(
    desk: Desk, title: str, found: Sequence[SpeakerShare], names: Sequence[str]
) -> None:
    background = desk.session.background
    _show(desk, VoicesDialog(desk.window, title, found, names, desk.appearance, background))


def _show(desk: Desk, dialog: BarsDialog) -> None:
    dialog.saved.connect(lambda path: desk.tell_saved(path))  # Qt refers weakly, a Desk cannot
    present(dialog)


def _spoken(library: Library, line: WorkChannel[str]) -> Iterator[Transcript]:
    """Yield the transcripts in which somebody is named, and tell how many are done."""
    entries = [entry for entry in library.entries() if entry.speakers]
    for done, entry in enumerate(entries):
        if line.is_cut():
            return
        if done % _TOLD_EVERY == 0:
            far = {"done": number(done), "total": number(len(entries))}
            line.tell(tr("Counting who speaks: {done} of {total} …", **far))
        yield library.get(entry.id)


def _rates(
    library: Library, terms: Sequence[str], switches: Switches, line: WorkChannel[None]
) -> tuple[YearRate, ...]:
    """Return how often terms are said in each year of the library."""
    found = [
        [(one.entry.day, one.total) for one in library.search(term, switches, line.is_cut)]
        for term in terms
    ]
    return by_year(((entry.day, entry.words) for entry in library.entries()), found)
