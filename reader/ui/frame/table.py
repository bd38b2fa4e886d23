"""All that a window can do, as it is declared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reader.ui.actions.action import Action, Bound, Listed, bound, declared
from reader.ui.commands.basket import BasketCommands
from reader.ui.commands.desk import Desk
from reader.ui.commands.excerpts import ExcerptCommands
from reader.ui.commands.fetching import FetchingCommands
from reader.ui.commands.files import FileCommands
from reader.ui.commands.help import HelpCommands
from reader.ui.commands.library import LibraryCommands
from reader.ui.commands.listening import ListenCommands
from reader.ui.commands.notes import NoteCommands
from reader.ui.commands.pairs import PairCommands
from reader.ui.commands.reading import GoCommands, ViewCommands
from reader.ui.commands.searching import SearchCommands
from reader.ui.frame.panes import PANELS


class AllCommands:
    """The commands of one window, by concern."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.fetching = FetchingCommands(desk)
        self.files = FileCommands(desk, self.fetching.take, self._begin_anew, self.fetching.busy)
        self.excerpts = ExcerptCommands(desk, lambda: self.pairs)
        self.searching = SearchCommands(desk)
        self.view = ViewCommands(desk)
        self.going = GoCommands(desk)
        self.notes = NoteCommands(desk)
        self.basket = BasketCommands(desk)
        self.library = LibraryCommands(desk)
        self.listening = ListenCommands(desk)
        self.pairs = PairCommands(desk, self.excerpts.copy_quotation)
        self.help = HelpCommands(desk, ACTIONS)

    def bound(self) -> Iterator[Bound]:
        """Yield every action with what it calls."""
        for commands in vars(self).values():
            yield from bound(commands)
        for row in PANELS:
            yield Bound(row.action, partial(self.desk.areas.toggle, row.name))

    def listed(self) -> Iterator[Listed]:
        """Yield the menus that have rows of a person's own."""
        files, excerpts, library = self.files, self.excerpts, self.library
        yield Listed("file/recent", files.recent, files.open_recent)
        yield Listed("edit/quote-style", excerpts.styles, excerpts.choose_style, excerpts.style)
        heard = self.listening
        yield Listed("listen/voice", heard.voices, heard.choose_voice, heard.voice)
        yield Listed(
            "library/which",
            lambda: library.choice.libraries.rows(),
            lambda address: library.choice.use(address),
            lambda: library.choice.libraries.in_use,
        )

    def _begin_anew(self) -> None:
        from reader.ui.frame.anew import begin  # late: few windows ever do

        begin(self)


_CLASSES = (
    *(
        FetchingCommands,
        FileCommands,
        ExcerptCommands,
        SearchCommands,
        ViewCommands,
        GoCommands,
        NoteCommands,
    ),
    *(BasketCommands, LibraryCommands, ListenCommands, PairCommands, HelpCommands),
)
ACTIONS: tuple[Action, ...] = (
    *(action for commands in _CLASSES for action, _ in declared(commands)),
    *(row.action for row in PANELS),
)
"""Every action once."""
