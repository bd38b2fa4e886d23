"""The library: searched, filled, kept and mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader import formats
from reader.errors import ReaderError
from reader.kept.settings import Settings
from reader.model.transcript import Facts
from reader.patterns import lazy_pattern
from reader.ui.actions.action import Action, values_of
from reader.ui.actions.actions import row_menu
from reader.ui.commands.conditions import (
    CAN_DECIDE,
    CAN_EDIT,
    CAN_KEEP,
    CAN_UNDO_IN_LIBRARY,
    HAS_SELECTION,
    IN_ARCHIVE,
    IN_COPY,
    IS_ELSEWHERE,
    meant_in_library,
)
from reader.ui.commands.desk import Commands, Desk, file_filter, present
from reader.ui.parts import plain
from reader.ui.parts.busy_note import BusyNote
from reader.ui.parts.focusing import enter
from reader.ui.state.library_door import OWN
from reader.wording import joined, tr, trn

if TYPE_CHECKING:
    from reader.library import Backup, Health
    from reader.model.amendments import Amendments
    from reader.model.transcript import Source, Transcript
    from reader.tasks.importing import Report
    from reader.ui.commands.along import AlongCommands
    from reader.ui.commands.counting import LibraryCounting
    from reader.ui.commands.hit_saving import HitSaving
    from reader.ui.commands.library_choice import LibraryChoice
    from reader.ui.commands.shelf_export import ShelfExport
    from reader.ui.pages.shelf_search_page import ShelfSearchPage
    from reader.ui.state.shelf_search import ShelfSearch
    from reader.ui.state.watched_folder import WatchedFolder

_FEW_WORDS = 12
_LONGEST_TITLE = 60
_QUOTATION = lazy_pattern('["“”„]')


class LibraryCommands(Commands):
    """What is done with the library; ``busy`` shows that something is under way in it."""

    SETTINGS = (
        *values_of(Settings.library_sort, tr("Sort the library by: {}")),
        *values_of(Settings.library_group, tr("Put transcripts together by: {}")),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        shelf = self._shelf = desk.shelf
        self.busy = BusyNote()
        self._watched: WatchedFolder | None = None
        shelf.entries_changed.connect(self._watch_folder)
        desk.settings.watch(lambda _: self._watch_folder(), "watched_folder")
        self._taking = self.busy.work(shelf.stop_taking)
        shelf.taking_changed.connect(self._taking.tell)
        shelf.taken.connect(self._tell_report)
        shelf.removed.connect(self._tell_removed)
        shelf.failed.connect(self._tell_failed)
        shelf.undecided_changed.connect(lambda: self.along.show_sign())
        shelf.noticed.connect(self._notices.show_done)
        desk.settings.watch(lambda _: shelf.go_to(desk.settings.library_at), "library_at")
        shelf.away_changed.connect(self._follow_archive)
        shelf.trouble_changed.connect(self._follow_archive)
        shelf.entries_changed.connect(self._follow_archive)
        desk.areas.shown_changed.connect(self.look_anew)
        shelf.given_back.connect(lambda sentences: self.choice.tell_given_back(sentences))

    @cached_property
    def search(self) -> ShelfSearch:
        """The search of the library, as strict as that of the transcript."""
        from reader.ui.state.shelf_search import ShelfSearch

        made, here = ShelfSearch(self._shelf), self._session.search
        made.set_switches(here.state.switches)
        here.switches_changed.connect(made.set_switches)
        return made

    @cached_property
    def page(self) -> ShelfSearchPage:
        """The page that searches the library."""
        from reader.kept.searches import Searches
        from reader.ui.pages.shelf_search_page import ShelfSearchPage

        desk = self._desk
        searches = Searches(desk.folders.data)
        if searches.notice:
            self._notices.show_error(searches.notice)
        made = ShelfSearchPage(desk.shelf, self.search, desk.doors, desk.appearance, searches)
        made.failed.connect(desk.session.tell_failed)
        made.kept.connect(desk.notices.show_done)
        made.left.connect(desk.session.back)
        made.library_wanted.connect(lambda: desk.areas.toggle("library", True))
        made.told.connect(desk.voice.announce)
        made.saving_wanted.connect(lambda: self.saving_hits.ask())
        made.menu_wanted.connect(lambda rows, at: row_menu(made, rows).popup(at))
        return made

    @cached_property
    def choice(self) -> LibraryChoice:
        """What lets one choose among libraries; made when there is more than one's own."""
        from reader.ui.commands.library_choice import LibraryChoice

        return LibraryChoice(self._desk)

    @cached_property
    def along(self) -> AlongCommands:
        """What takes a collection along, and lets one decide what was noted twice."""
        from reader.ui.commands.along import AlongCommands

        return AlongCommands(self._desk, self.busy, self.choice, lambda: self.search.state.query)

    def _tell_failed(self, error: ReaderError) -> None:
        from reader.library import NoteConflict  # late: it has been loaded by what failed

        if isinstance(error, NoteConflict):
            self._notices.show_error(str(error), tr("Decide…"), self.decide)
            self._shelf.read()
        else:
            self._notices.show_error(str(error))

    def _follow_archive(self) -> None:
        if self._shelf.is_away or self._shelf.address != OWN:
            _ = self.choice  # which says what is away, and looks what others do

    def look_anew(self) -> None:
        """Have the list show what another program, as the command line, has done meanwhile."""
        if self._desk.areas.is_shown("library"):
            self._shelf.look_for_changes()

    @Action(
        "library-archive",
        tr("Open an Archi&ve…"),
        tr("Search and note in an archive that many share, in a PostgreSQL database"),
    )
    def open_archive(self) -> None:
        self.choice.ask()

    @Action(
        "library-take",
        tr("Take A&long…"),
        tr("Take transcripts of the archive along, to read and note where it cannot be reached"),
        when=IN_ARCHIVE,
    )
    def take_along(self) -> None:
        self.along.ask()

    @Action(
        "library-meet",
        tr("&Synchronise with the Archive"),
        tr("Bring what was noted in what was taken along to its archive, and what is new there"),
        when=IN_COPY,
    )
    def meet_archive(self) -> None:
        self.along.meet()

    @Action(
        "notes-decide",
        tr("&Decide What Was Noted Twice…"),
        tr("Choose between texts of a note that was changed at two places"),
        when=CAN_DECIDE,
    )
    def decide(self) -> None:
        self.along.decide()

    @Action(
        "library-forget",
        tr("&Forget This Archive"),
        tr("List the archive in use no more, and go back to your own library"),
        when=IS_ELSEWHERE,
    )
    def forget_archive(self) -> None:
        self.choice.forget()

    @cached_property
    def counting(self) -> LibraryCounting:
        """What counts in the library; made when something is first to be counted."""
        from reader.ui.commands.counting import LibraryCounting

        return LibraryCounting(
            self._desk, self.busy, self.search_for, lambda: self.search.state.switches
        )

    # -- searching ------------------------------------------------------------------------------

    @Action(
        "search-library",
        tr("&Search the Library…"),
        tr("Search all transcripts of the library at once"),
        icon="search-all",
        keys="Ctrl+Shift+F",
    )
    def search_library(self) -> None:
        """Go to the search of the library; a few selected words are searched for."""
        words = self._selected()
        self.search_for(_quoted(words) if _are_few(words) else "")

    def search_for(self, query: str) -> None:
        """Go to the search of the library, and search for something unless it is ""."""
        self._session.show_shelf_search()
        self.page.ask(query)

    @Action(
        "library-words",
        tr("Words over Ti&me…"),
        tr("Show how often words are said in each year, in all transcripts of the library"),
    )
    def show_words(self) -> None:
        self.counting.show_words()

    @Action(
        "library-speakers",
        tr("Who S&peaks in the Library…"),
        tr("Show how much each speaker says in all transcripts of the library"),
    )
    def show_speakers(self) -> None:
        self.counting.show_speakers()

    @Action(
        "where-else",
        tr("&Where Else Is This Said?"),
        tr("Look for the selected words, or something like them, in the whole library"),
        icon="search-all",
        keys="Ctrl+Shift+W",
        when=HAS_SELECTION,
    )
    def where_else(self) -> None:
        """Look where else the selected words, or something like them, are said."""
        shown_now = self._session.transcript
        words = self._selected()
        if shown_now is None or not words:
            return
        if _are_few(words):
            self.search_library()
            return
        self._session.show_shelf_search()
        title = plain.one_line(words, _LONGEST_TITLE)
        self.search.look_for_like(words, title, self._desk.doors.id_of(shown_now))
        self.page.field.clear()
        enter(self.page.list)

    def _selected(self) -> str:
        shown_now, span = self._session.transcript, self._session.selection
        if shown_now is None or span is None:
            return ""
        start, end = shown_now.prose.range(span)
        return shown_now.prose.text[start:end].strip()

    @cached_property
    def saving_hits(self) -> HitSaving:
        """What saves what was found; made when that is first asked for."""
        from reader.ui.commands.hit_saving import HitSaving

        return HitSaving(self._desk, self.busy, self.search)

    # -- filling --------------------------------------------------------------------------------

    @Action("library-add", tr("Add &Files…"), tr("Take files and ZIP archives into the library"))
    def add_files(self) -> None:
        """Ask for files and take them in."""
        from PySide6.QtWidgets import QFileDialog  # late: no start asks for a file

        suffixes = " ".join(f"*{suffix}" for suffix in (*formats.suffixes(), ".zip"))
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window,
            tr("Add to the Library"),
            "",
            file_filter(tr("Transcripts and archives"), suffixes),
        )
        if chosen:
            self.take_in([Path(name) for name in chosen])

    @Action("library-add-folder", tr("Add a F&older…"), tr("Take all transcripts of a folder in"))
    def add_folder(self) -> None:
        """Ask for a folder and take in its transcripts."""
        from PySide6.QtWidgets import QFileDialog  # late: no start asks for a file

        chosen = QFileDialog.getExistingDirectory(self._window, tr("Add a Folder to the Library"))
        if chosen:
            self.take_in([Path(chosen)])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files, folders and archives in, with the library in view."""
        self._desk.areas.insist("library")
        self._shelf.take_in(paths)

    @Action(
        "library-watch", tr("Wa&tch a Folder…"), tr("Take in by itself what is saved in a folder")
    )
    def watch(self) -> None:
        from reader.ui.dialogs.shelf_dialogs import WatchDialog

        present(WatchDialog(self._window, self._settings))

    def _watch_folder(self) -> None:
        """Watch the folder that the settings name, once the library is open."""
        if self._watched is None and self._settings.watched_folder and self._shelf.is_read:
            from reader.ui.state.watched_folder import WatchedFolder

            self._watched = WatchedFolder(self._shelf, self._settings)

    def _tell_report(self, report: Report) -> None:
        sentence = tr("Library: {sentence}", sentence=report.sentence())
        if report.found_none:
            self._notices.show_error(report.sentence())
        elif report.refused:
            # Translators: a button; it shows which files these were.
            self._notices.show_error(sentence, tr("Which?"), lambda: self._tell_refused(report))
        elif report.left_out:
            self._notices.show_notice(sentence, tr("Which?"), lambda: self._tell_refused(report))
        else:
            self._notices.show_done(sentence)

    def _tell_refused(self, report: Report) -> None:
        from reader.ui.dialogs.refused_files import refused_files

        refused_files(self._window, report).open()

    @Action(
        "library-keep",
        tr("&Keep This Transcript"),
        tr("Take the transcript shown into the library"),
        keys="Ctrl+D",
        when=CAN_KEEP,
    )
    def keep(self) -> None:
        self._desk.doors.keep_here()

    @Action(
        "library-undo",
        tr("&Undo in the Library"),
        tr("Bring back what was removed last, or take back what was edited last"),
        when=CAN_UNDO_IN_LIBRARY,
    )
    def undo(self) -> None:
        self._shelf.undo()

    @Action(
        "library-edit",
        tr("&Edit Details…"),
        tr(
            "Edit the title, the author, the date and the names of the speakers "
            "of a kept transcript"
        ),
        when=CAN_EDIT,
    )
    def edit_here(self) -> None:
        """Edit the details of the transcript shown, or of the one chosen in the list.

        It is that of the list where the list has the keyboard, or no transcript is shown.
        """
        self.edit(meant_in_library(self._desk))

    # -- keeping --------------------------------------------------------------------------------

    def edit_tags(self, ids: Sequence[int]) -> None:
        """Ask for the tags of transcripts."""
        from reader.ui.dialogs.shelf_dialogs import TagsDialog

        entries = [card.entry for id_ in ids if (card := self._shelf.card(id_)) is not None]
        if entries:
            dialog = TagsDialog(self._window, entries, self._shelf.tags)
            dialog.chosen.connect(lambda add, remove: self._shelf.set_tags(ids, add, remove))
            present(dialog)

    @cached_property
    def exporting(self) -> ShelfExport:
        """What saves several transcripts at once; made when that is first asked for."""
        from reader.ui.commands.shelf_export import ShelfExport

        return ShelfExport(self._desk, self.busy)

    def edit(self, id_: int) -> None:
        """Ask what a transcript and those who speak in it are to be called."""

        def show(said: Transcript) -> None:
            from reader.ui.dialogs.details_dialog import DetailsDialog

            card = self._shelf.card(id_)
            if card is None:
                return
            dialog = DetailsDialog(self._window, said, card.entry)
            before, of = card.entry.amended, said.source

            def kept(wanted: Amendments) -> Callable[[], object]:
                dialog.close_kept()
                self._notices.show_done(
                    tr("The details were changed. The file is as it was."),
                    tr("Undo"),
                    self._shelf.undo,
                )
                return self._say_last(of, before, wanted)

            dialog.chosen.connect(
                lambda wanted: self._shelf.amend(id_, wanted, partial(kept, wanted), dialog.refuse)
            )
            present(dialog)

        self._shelf.ask(lambda library: library.as_said(id_), show)

    def _say_last(self, of: Source, before: Amendments, now: Amendments) -> Callable[[], object]:
        """Forget what was said before of the source that is said otherwise now; return what brings
        it back.
        """
        memory = self._session.memory
        facts = memory.facts_of(of)
        memory.note_facts(of, now.put_over(facts, before))

        def take_back() -> None:
            memory.note_facts(
                of,
                Facts(*(new or old for new, old in zip(memory.facts_of(of), facts, strict=True))),
            )

        return take_back

    @Action("library-back-up", tr("&Back Up Now"), tr("Make a copy of the library"))
    def back_up(self) -> None:
        """Make a copy of the library now."""

        def done(made: Backup | None) -> None:
            if made is not None:
                self._notices.show_done(tr("The library was copied: {file}", file=made.name))

        self._shelf.back_up(done)

    @Action("library-restore", tr("&Restore a Copy…"), tr("Go back to a copy of the library"))
    def restore(self) -> None:
        """Ask which copy to go back to."""

        def show(backups: list[Backup]) -> None:
            from reader.ui.dialogs.shelf_dialogs import BackupsDialog

            if not backups:
                self._notices.show_notice(tr("There is no copy of the library yet."))
                return
            dialog = BackupsDialog(self._window, backups)
            dialog.chosen.connect(self._shelf.restore)
            present(dialog)

        self._shelf.backups(show)

    @Action("library-check", tr("&Check"), tr("Go through the whole library and say what is wrong"))
    def check(self) -> None:
        work = self.busy.work()
        work.tell(tr("Checking the library …"))

        def done(health: Health) -> None:
            work.end()
            counts = joined(
                (
                    trn("{n} transcripts", "{n} transcripts", health.transcripts),
                    trn("{n} notes", "{n} notes", health.notes),
                )
            )
            if health.faults:
                words = tr("Not everything in the library is sound ({counts}):", counts=counts)
                faults = "\n".join(health.faults[:8])
                plain.message(
                    self._window, "warning", f"{words}\n\n{faults}", "\n".join(health.faults)
                ).open()
            else:
                self._notices.show_done(tr("The library is sound: {counts}.", counts=counts))

        self._shelf.check(done, lambda _: work.end())

    def _tell_removed(self, count: int) -> None:
        told = trn(
            "{n} transcript removed from the library. The files are where they were.",
            "{n} transcripts removed from the library. The files are where they were.",
            count,
        )
        self._notices.show_done(told, tr("Undo"), self._shelf.undo)


def _are_few(words: str) -> bool:
    # No further than that: what is selected may be a million words.
    return len(words.split(maxsplit=_FEW_WORDS)) <= _FEW_WORDS


def _quoted(words: str) -> str:
    """Return words as a query for just these, one after another."""
    bare = " ".join(_QUOTATION.sub(" ", words).split())
    return f"“{bare}”" if " " in bare else bare
