"""Every hit of a search of the library saved as a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.files import atomic_write
from reader.quotes.exports import Export, Matter, kinds
from reader.ui.commands.desk import Commands, Desk
from reader.ui.dialogs.saving import ask_where
from reader.ui.parts.background import WorkChannel
from reader.ui.parts.busy_note import BusyNote
from reader.ui.state.shelf_search import ShelfSearch
from reader.wording import tr

if TYPE_CHECKING:
    from reader.library import Entry, Hit, Library


class HitSaving(Commands):
    """Saves what a search has found; ``busy`` shows that it is under way."""

    def __init__(self, desk: Desk, busy: BusyNote, search: ShelfSearch) -> None:
        super().__init__(desk)
        self._busy, self._search = busy, search

    def ask(self) -> None:
        """Ask where, and save every hit of the search as a table."""
        # Translators: the name of a file that is proposed.
        name = tr("hits")
        where = ask_where(self._window, tr("Save Hits"), name, list(kinds(Matter.HITS).values()))
        if where is not None:
            self.save_as(*where)

    def save_as(self, path: Path, kind: Export) -> None:
        """Write every hit of the search, of transcripts not listed too, as a table."""
        query, switches = self._search.state.query, self._search.state.switches

        def ask(library: Library, line: WorkChannel[None]) -> None:
            from reader.quotes.writing import table_data
            from reader.tasks.hit_table import hit_table

            def hits() -> Iterator[tuple[Entry, Hit]]:
                for found in library.search(query, switches, line.is_cut):
                    yield from ((found.entry, hit) for hit in found.hits())

            data = table_data(kind, hit_table(hits()))
            if not line.is_cut():  # else they are not all of them
                atomic_write(path, data)

        def stop() -> None:
            job.cancel()
            work.end()

        def done(_: None) -> None:
            work.end()
            self._desk.tell_saved(path)

        def refused(error: ReaderError) -> None:
            work.end()
            self._notices.show_error(str(error))

        work = self._busy.work(stop)
        work.tell(tr("Saving hits …"))
        job = self._desk.shelf.ask_line(ask, lambda _: None, done, refused, is_long=True)
