"""The search of the transcript shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.files import atomic_write
from reader.ui.actions.action import Action, Key
from reader.ui.commands.conditions import CAN_FIND, CAN_STEP, HAS_HITS
from reader.ui.commands.desk import Commands
from reader.ui.parts.focusing import enter
from reader.ui.state.pages import PairPage
from reader.wording import tr

if TYPE_CHECKING:
    from reader.quotes.exports import Export

_MANY_HITS = 500


class SearchCommands(Commands):
    """What is done with a search and its hits."""

    @Action(
        "find",
        tr("&Find…"),
        tr("Search this transcript"),
        icon="search",
        standard=Key.Find,
        keys="Ctrl+F",
        when=CAN_FIND,
    )
    def find(self) -> None:
        """Go to the search of the page shown, or of the transcript that was shown last."""
        if isinstance(self._session.page, PairPage):
            enter(self._desk.search_bar)
            return
        self.find_in_transcript()

    def find_in_transcript(self) -> None:
        """Go to the search of the transcript shown, or of the one that was shown last."""
        if self._session.transcript is None:
            ones = self._session.ones
            self._session.show(ones.shown or ones.all[-1])
        self._desk.search_bar.take_over(self._desk.pane.selected_text())

    @Action(
        "find-next",
        tr("Find &Next"),
        tr("Go to the next hit"),
        icon="next",
        standard=Key.FindNext,
        keys="F3 Ctrl+G",
        when=CAN_STEP,
        value=1,
    )
    @Action(
        "find-previous",
        tr("Find &Previous"),
        tr("Go to the hit before"),
        icon="previous",
        standard=Key.FindPrevious,
        keys="Shift+F3 Ctrl+Shift+G",
        when=CAN_STEP,
        value=-1,
    )
    def step(self, step: int) -> None:
        self._desk.search_bar.step(step)

    @Action(
        "export-hits",
        tr("Save &Hits…"),
        tr("Save all that the search found, with the words around it, as a table (CSV)"),
        keys="Ctrl+Shift+E",
        when=HAS_HITS,
    )
    def ask_to_save(self) -> None:
        """Ask where, and save all hits in context as a table."""
        from reader.quotes.exports import Matter, kinds
        from reader.ui.dialogs.saving import ask_where

        here, hits = self._session.transcript, self._session.search.state.hits
        if here is None or hits is None:
            return
        offered = list(kinds(Matter.HITS).values())
        where = ask_where(self._window, tr("Save Hits"), here.title, offered)
        if where is not None:
            self.save(*where)

    def save(self, path: Path, kind: Export) -> None:
        """Write all hits in context as a table."""
        from reader.quotes.tables import of_hits
        from reader.quotes.writing import table_data

        here, hits = self._session.transcript, self._session.search.state.hits
        if here is None or hits is None:
            return
        reading = here.prose
        self._session.background.do(
            lambda: atomic_write(path, table_data(kind, of_hits(here.transcript, reading, hits))),
            lambda _: self._desk.tell_saved(path),
            self._session.tell_failed,
            is_long=len(hits) > _MANY_HITS,
        )
