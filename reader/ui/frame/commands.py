"""What each action of the window does, and when it can be done.

Dialogs and what they write with are imported when they are asked for: the start waits for none.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow

from reader import formats
from reader.errors import ReaderError
from reader.files import atomic_write
from reader.kept.memory import Choice
from reader.kept.settings import Settings
from reader.model.excerpt import Excerpt, begun, cut
from reader.model.highlight import COLOURS
from reader.model.prose import View
from reader.model.transcript import Cue, RelatedVideo, Span, Transcript
from reader.paths import Folders
from reader.quotes.exports import Export
from reader.ui.actions.actions import Actions
from reader.ui.frame.copying import Copying
from reader.ui.frame.notes_side import NotesSide
from reader.ui.frame.shelf_side import ShelfSide
from reader.ui.pages.transcript_pane import TranscriptPane
from reader.ui.panels.search_bar import SearchBar
from reader.ui.parts.dialog_parts import present
from reader.ui.parts.notice_bar import NoticeBar
from reader.ui.state.pages import VideoPage
from reader.ui.state.quote_book import FULL, QuoteBook
from reader.ui.state.session import Question, Session

_MANY_HITS = 500


class Parts(NamedTuple):
    """What of a window its actions work on."""

    session: Session
    settings: Settings
    pane: TranscriptPane
    search_bar: SearchBar
    notices: NoticeBar
    shelf: ShelfSide
    notes: NotesSide
    book: QuoteBook
    folders: Folders
    copying: Copying
    toggle: Callable[[str, bool], object]
    focus_area: Callable[[int], object]


class Commands:
    """The callbacks of the actions of one window; ``actions`` are given once they are made."""

    actions: Actions

    def __init__(self, window: QMainWindow, parts: Parts) -> None:
        self._window = window
        self._parts = parts
        self._session = parts.session
        self._settings = parts.settings
        self._listed: object = None

    def table(self) -> dict[str, Callable[..., object]]:
        """Return the callback of each action, by its id."""
        session, settings, pane = self._session, self._settings, self._parts.pane
        step = settings.step
        return {
            "open": self.open,
            "open-pasted": self.open_pasted,
            "reload": session.reload,
            "report": self.report,
            "export": self.export,
            "export-hits": self.export_hits,
            "print": self.print,
            "close": session.close,
            "quit": self._window.close,
            "clear-recent": self.clear_recent,
            "copy": pane.copy,
            "copy-with-source": self.copy_with_source,
            "copy-reference": self.copy_reference,
            "source": self.source,
            "quote-styles": self.quote_styles,
            "select-all": pane.selectAll,
            "find": self.find,
            "find-next": lambda: session.search.step(1),
            "find-previous": lambda: session.search.step(-1),
            "preferences": self.preferences,
            "captions": self.set_captions,
            "margin": lambda on: settings.set("show_margin", on),
            "sounds": lambda on: settings.set("show_sounds", on),
            "text-bigger": lambda: step("text_size", 1),
            "text-smaller": lambda: step("text_size", -1),
            "text-normal": lambda: settings.reset("text_size"),
            "column-wider": lambda: step("measure", 1),
            "column-narrower": lambda: step("measure", -1),
            "lines-looser": lambda: step("line_spacing", 1),
            "lines-tighter": lambda: step("line_spacing", -1),
            "hit-list": lambda on: settings.set("show_hits", on),
            **{
                name: partial(self._parts.toggle, name)
                for name in ("related", "notes", "basket", "library")
            },
            **self._parts.shelf.table(),
            **self._parts.notes.table(),
            "full-screen": self.full_screen,
            "typeface": lambda value: settings.set("typeface", value),
            "theme": lambda value: settings.set("theme", value),
            "back": session.back,
            "forward": session.forward,
            "next-transcript": lambda: session.show_neighbour(1),
            "previous-transcript": lambda: session.show_neighbour(-1),
            "next-paragraph": lambda: pane.step_paragraph(1),
            "previous-paragraph": lambda: pane.step_paragraph(-1),
            "next-sentence": lambda: pane.step_sentence(1),
            "previous-sentence": lambda: pane.step_sentence(-1),
            "go-to": self.go_to,
            "next-area": lambda: self._parts.focus_area(1),
            "previous-area": lambda: self._parts.focus_area(-1),
            "keys": self.keys,
            "about": self.about,
        }

    def refresh(self) -> None:
        """Allow what can be done now, and show the switches as they stand."""
        session, settings, actions = self._session, self._settings, self.actions
        here = session.transcript
        recent = session.memory.recent
        actions.enable(
            {
                "has_transcript": here is not None,
                "has_file": here is not None and here.path is not None,
                "has_selection": session.selection is not None,
                "has_hits": session.search.state.count > 0,
                "has_recent": bool(recent),
                "has_others": len(session.open_transcripts) > 1
                or (here is None and bool(session.open_transcripts)),
                "can_go_back": session.can_go_back,
                "can_go_forward": session.can_go_forward,
                **self._parts.shelf.conditions(),
                **self._parts.notes.conditions(),
            }
        )
        actions.check("captions", session.view is View.CAPTIONS)
        actions.check("margin", settings.show_margin)
        actions.check("sounds", settings.show_sounds)
        actions.check("full-screen", self._window.isFullScreen())
        actions.choose("theme", settings.theme)
        actions.choose("typeface", settings.typeface)
        actions.choose("library_sort", settings.library_sort)
        actions.choose("library_group", settings.library_group)
        self._list_styles()
        rows = [(entry.title or entry.path.name, str(entry.path)) for entry in recent[:15]]
        actions.fill_list("file/recent", rows, lambda path: session.open(Path(path)))

    def refresh_notes(self) -> None:
        """Allow what can be done with the highlight at the caret, which moves at every key."""
        self.actions.enable(self._parts.notes.conditions())

    def _list_styles(self) -> None:
        """List the styles of quotation, once others are there or another is chosen."""
        chosen = self._settings.quote_style
        book = self._parts.book
        titles = book.titles()
        if book.problems and self._listed is None:
            self._parts.notices.show_error(book.problems[0])
        chosen = chosen if chosen in titles else FULL
        if (titles, chosen) == self._listed:
            return
        self._listed = (titles, chosen)
        rows = [(title, name) for name, title in titles.items()]
        choose = partial(self._settings.set, "quote_style")
        self.actions.fill_list("edit/quote-style", rows, choose, chosen)

    # -- files -----------------------------------------------------------------------------------

    def open(self) -> None:
        """Ask for files and open them."""
        for path in self._ask_for_files():
            self._session.open(path)

    def open_for_video(self) -> None:
        """Ask for the transcript of the video whose page is shown."""
        if isinstance(self._session.page, VideoPage):
            self.open_for(self._session.page.video)

    def open_for(self, video: RelatedVideo) -> None:
        """Ask for the transcript of a related video."""
        for path in self._ask_for_files()[:1]:
            self._session.open(path, for_video=video)

    def open_pasted(self) -> None:
        """Open the text on the clipboard; on a video's page, as that video's transcript."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._parts.notices.show_notice("There is no text on the clipboard.")
            return
        page = self._session.page
        video = page.video if isinstance(page, VideoPage) else None
        self._session.open_text(text, for_video=video)

    def clear_recent(self) -> None:
        """Forget which files were opened before."""
        self._session.memory.clear_recent()
        self._session.known_changed.emit()
        self.refresh()

    def export(self) -> None:
        """Save the selection, or the whole transcript, with its source."""
        from reader.ui.dialogs.export_dialog import ExportDialog

        excerpt = self._session.excerpt()
        if excerpt is None:
            return
        dialog = ExportDialog(self._window, excerpt, self._settings, self._session.background)
        dialog.accepted.connect(
            lambda: self._parts.notices.show_notice(f"Saved as {dialog.saved_as}")
        )
        present(dialog)

    def print(self) -> None:
        """Print the selection, or the whole transcript, with its source."""
        from reader.ui.printing import print_dialog

        excerpt = self._session.excerpt()
        if excerpt is not None:
            dialog = print_dialog(self._window, excerpt, self._print_beside)
            if dialog is None:
                self._parts.notices.show_notice("Printing is not installed on this system.")
            else:
                present(dialog)

    def _print_beside(self, work: Callable[[], None]) -> None:
        bar = self._window.statusBar()
        bar.showMessage("Printing …")

        def refused(error: ReaderError) -> None:
            bar.clearMessage()
            self._session.failed.emit(error)

        self._session.background.run(work, lambda _: bar.clearMessage(), refused)

    def export_hits(self) -> None:
        """Ask where, and save all hits in context as a table."""
        from reader.quotes.exports import Matter, kinds
        from reader.ui.dialogs.saving import ask_where

        here, hits = self._session.transcript, self._session.search.state.hits
        if here is None or hits is None:
            return
        offered = list(kinds(Matter.HITS).values())
        where = ask_where(self._window, "Save Hits", here.title, offered)
        if where is not None:
            self.save_hits(*where)

    def save_hits(self, path: Path, kind: Export) -> None:
        """Write all hits in context as a table."""
        from reader.quotes.tables import of_hits
        from reader.quotes.writing import table_data

        here, hits = self._session.transcript, self._session.search.state.hits
        if here is None or hits is None:
            return
        reading = here.prose
        self._session.background.do(
            lambda: atomic_write(path, table_data(kind, of_hits(here.transcript, reading, hits))),
            lambda _: self._parts.notices.show_notice(f"Saved as {path}"),
            self._session.failed.emit,
            is_long=len(hits) > _MANY_HITS,
        )

    # -- the rest --------------------------------------------------------------------------------

    def copy_with_source(self) -> None:
        """Put the selection, or the whole transcript, with its source on the clipboard."""
        excerpt = self._session.excerpt()
        if excerpt is not None:
            words = "The whole transcript" if excerpt.is_whole else "The selection"
            self.copy(excerpt, f"{words} was copied with its source.")

    def copy(self, excerpt: Excerpt, sentence: str) -> None:
        """Put a quotation with its source on the clipboard, and say so in a sentence."""
        style = self._parts.book.style(self._settings.quote_style)
        self._parts.copying.copy(excerpt, style, sentence)

    def copy_reference(self) -> None:
        """Put the reference to the selection, or the transcript, on the clipboard."""
        from reader.ui.dialogs import citing

        excerpt = self._session.excerpt()
        if excerpt is not None:
            citing.copy(excerpt, self._settings.citation_style)
            self._window.statusBar().showMessage("The reference was copied.", 4_000)

    def source(self) -> None:
        """Add to what is known of the source, and take references from it."""
        from reader.ui.dialogs.source_dialog import SourceDialog

        here, excerpt = self._session.transcript, self._session.excerpt()
        if here is None or excerpt is None:
            return
        memory, of = self._session.memory, here.transcript.source
        facts = memory.facts_of(of)
        dialog = SourceDialog(self._window, here.transcript, excerpt, facts, self._settings)
        dialog.known.connect(lambda said: memory.note_facts(of, said))
        dialog.told.connect(self._parts.notices.show_notice)
        present(dialog)

    def quote_styles(self) -> None:
        """Choose a style of quotation, or make one."""
        from reader.ui.dialogs.style_dialog import StyleDialog

        excerpt = begun(self._session.excerpt() or _example())
        style = self._settings.quote_style
        dialog = StyleDialog(self._window, self._parts.book, excerpt, style)
        dialog.chosen.connect(lambda name: self._settings.set("quote_style", name))
        present(dialog)

    def find(self) -> None:
        """Go to the search field; what is selected is searched for."""
        self._parts.search_bar.take_over(self._parts.pane.selected_text())

    def go_to(self) -> None:
        """Ask for a time or a caption and bring it into view."""
        from reader.ui.dialogs.small_dialogs import GoToDialog

        here = self._session.transcript
        if here is not None:
            present(GoToDialog(self._window, here, self._session.go_to))

    def report(self) -> None:
        """Show how the file of this transcript was read."""
        from reader.ui.dialogs.file_report import FileReportDialog

        here = self._session.transcript
        if here is not None:
            path = here.path
            choice = self._session.memory.choice_of(path) if path else Choice()
            read = (lambda chosen: self._session.read(path, chosen)) if path else None
            present(FileReportDialog(self._window, here, choice, read))

    def ask_for_format(self, question: Question) -> None:
        """Ask in which of several formats a file is."""
        from reader.ui.dialogs.file_report import FormatDialog

        present(FormatDialog(self._window, question.claims, question.answer))

    def preferences(self) -> None:
        """Show all settings."""
        from reader.ui.dialogs.preferences import PreferencesDialog

        present(PreferencesDialog(self._window, self._settings))

    def keys(self) -> None:
        """Show which key does what."""
        from reader.ui.dialogs.small_dialogs import keys_dialog

        present(keys_dialog(self._window))

    def about(self) -> None:
        """Show what program this is, and where it keeps things."""
        from reader.ui.dialogs.about_dialog import AboutDialog

        present(AboutDialog(self._window, self._parts.folders))

    def set_captions(self, on: bool) -> None:
        """Set the text caption by caption, or as prose."""
        view = View.CAPTIONS if on else View.PROSE
        self._settings.set("view", view.value)
        self._session.set_view(view)

    def full_screen(self, on: bool) -> None:
        """Fill the screen with the window, or give it its old shape."""
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def show_text_menu(self, at: QPoint) -> None:
        """Show the menu of the text at a point of the screen."""
        menu = self.actions.menu(
            self._window,
            "copy",
            "copy-with-source",
            "export",
            "",
            *(f"highlight-{colour}" for colour in COLOURS),
            "note",
            "highlight-remove",
            "",
            "find",
            "where-else",
            "select-all",
            "",
            "captions",
            "report",
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _ask_for_files(self) -> list[Path]:
        suffixes = " ".join(f"*{suffix}" for suffix in formats.suffixes())
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Open Transcript", "", f"Transcripts ({suffixes});;All files (*)"
        )
        return [Path(name) for name in chosen]


def _example() -> Excerpt:
    """An excerpt to show a style with where no transcript is open."""
    cues = (Cue("These are the words that were said.", 42_000, 45_000, "Ana Duarte"),)
    said = Transcript("A talk", cues=cues, site="YouTube", author="Duarte, Ana", date="2021-03-04")
    return cut(said, Span(0, 0, 0, 9), taken=datetime.date.today())
