"""What is taken away: the selection, or the whole transcript, copied, saved and printed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.errors import ReaderError
from reader.model.prose import Reading
from reader.model.timecode import clock
from reader.model.transcript import Cue, Span, Transcript
from reader.ui.actions.action import Action, Key
from reader.ui.commands.conditions import CAN_QUOTE, HAS_SELECTION, HAS_TIMES, HAS_TRANSCRIPT
from reader.ui.commands.desk import Commands, Desk, present
from reader.ui.parts.busy_note import BusyNote
from reader.ui.state.highlights import PlacedNote
from reader.ui.state.pages import PairPage
from reader.wording import tr, trn

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.excerpt import Excerpt
    from reader.quotes.marked import Marked
    from reader.ui.commands.copying import Copying
    from reader.ui.commands.pairs import PairCommands
    from reader.ui.state.quote_book import QuoteBook

_LOOKED_AT = 50_000


class ExcerptCommands(Commands):
    """What is done with an excerpt; ``pairs`` leads to what does it with two texts.

    ``busy`` shows that something is being copied.
    """

    SETTINGS = (
        Action(
            "paper-notes",
            tr("Print Highli&ghts and Notes"),
            tr("Have highlights, and what is noted of them, in what is printed and saved"),
            setting="paper_notes",
        ),
    )

    def __init__(self, desk: Desk, pairs: Callable[[], PairCommands]) -> None:
        super().__init__(desk)
        self._pairs = pairs
        self.busy = BusyNote()

    @cached_property
    def copying(self) -> Copying:
        """What copies, made when it is first asked to."""
        from reader.ui.commands.copying import Copying

        made = Copying(self._window, self._session.background, self.busy)
        made.copied.connect(self._desk.say)
        made.failed.connect(self._session.tell_failed)
        return made

    @cached_property
    def _book(self) -> QuoteBook:
        """The styles of quotations, read when first needed; a bad one is told of then."""
        from reader.ui.state.quote_book import QuoteBook

        made = QuoteBook(self._desk.folders.config / "quotes")
        if problems := made.problems():
            self._notices.show_error(problems[0])
        return made

    @Action(
        "export",
        tr("&Export…"),
        tr(
            "Save the selection, the highlight at the caret, or the whole transcript, "
            "with its source"
        ),
        icon="export",
        keys="Ctrl+E",
        when=CAN_QUOTE,
    )
    def export(self) -> None:
        if isinstance(self._session.page, PairPage):
            self._pairs().export()
            return
        excerpt, taken = self._wanted(), self._desk.highlights.taken
        if excerpt is not None:
            what = tr("The selection") if taken is None else tr("The highlight")
            self._with_stills([excerpt], lambda found: self._export(found[0], what))

    def _export(self, excerpt: Excerpt, what: str) -> None:
        from reader.ui.dialogs.export_dialog import ExportDialog

        dialog = ExportDialog(
            self._window,
            excerpt,
            self._settings,
            self._session.background,
            self._marks(),
            what=what,
            in_sentences=self._in_sentences(excerpt),
        )
        dialog.accepted.connect(lambda: self._desk.tell_saved(dialog.saved_as))
        present(dialog)

    @Action(
        "print",
        tr("Pr&int…"),
        tr("Print the selection, or the whole transcript, with its source"),
        standard=Key.Print,
        keys="Ctrl+P",
        when=HAS_TRANSCRIPT,
    )
    def print(self) -> None:
        from reader.quotes.parts import QuoteOptions
        from reader.ui.print_dialog import print_dialog

        here, excerpt = self._session.transcript, self._session.excerpt()
        if here is not None and excerpt is not None:
            options = QuoteOptions(marks=self._marks() if self._settings.paper_notes else ())
            beside = self._print_beside
            dialog = print_dialog(self._window, excerpt, options, beside, here.title)
            if dialog is None:
                self._notices.show_error(tr("Printing is not installed on this system."))
            else:
                present(dialog)

    def _marks(self) -> tuple[Marked, ...]:
        """What is highlighted in the transcript shown."""
        from reader.quotes.marked import Marked

        return tuple(
            Marked(span, item.note.colour, item.note.words, item.note.tags)
            for item in self._desk.highlights.items
            if (span := item.placed.span) is not None
        )

    def _print_beside(self, work: Callable[[], Path | None]) -> None:
        bar = self._window.statusBar()
        bar.showMessage(tr("Printing …"))

        def printed(file: Path | None) -> None:
            bar.clearMessage()
            self._desk.tell_saved(file)

        def refused(error: ReaderError) -> None:
            bar.clearMessage()
            self._session.tell_failed(error)

        self._session.background.run(work, printed, refused)

    @Action(
        "copy",
        tr("&Copy"),
        tr("Copy the selected words"),
        icon="copy",
        standard=Key.Copy,
        keys="Ctrl+C",
        when=HAS_SELECTION,
    )
    def copy(self) -> None:
        self._desk.pane.copy()

    @Action(
        "copy-with-source",
        tr("Copy &with Source"),
        tr("Copy the selected words as a quotation that says where it comes from"),
        icon="quote",
        keys="Ctrl+Shift+C",
        when=CAN_QUOTE,
    )
    def copy_with_source(self) -> None:
        """Put the selection, the hit that one is at, the highlight at the caret, or else the whole
        transcript, with its source on the clipboard.

        Of two texts side by side it is the selected rows, with their translation.
        """
        if isinstance(self._session.page, PairPage):
            self._pairs().quote()
            return
        hit = self._session.search.hit if self._session.selection is None else None
        excerpt = self._session.excerpt(hit) if hit is not None else self._wanted()
        if excerpt is not None:
            hits = tr("The hit was copied with its source.")
            self.copy_quotation(excerpt, self._copied(excerpt) if hit is None else hits)

    def _wanted(self) -> Excerpt | None:
        """The selection; without one the highlight at the caret, and only then all there is."""
        item = self._desk.highlights.taken
        if item is not None and item.placed.span is not None:
            return self._session.excerpt(item.placed.span)
        return self._session.excerpt()

    def _in_sentences(self, excerpt: Excerpt) -> Callable[[], Excerpt] | None:
        """Return what words an excerpt as sentences, None where its transcript is in mixed case."""
        from reader.model.excerpt import cut
        from reader.model.reading_case import in_sentences, is_mostly_capitals

        here, session = self._session.transcript, self._session
        if here is None or not is_mostly_capitals(here.prose.text[:_LOOKED_AT]):
            return None
        said = session.memory.facts_of(here.transcript.source).added_to(here.transcript)
        people = session.elsewhere.people() if session.elsewhere is not None else ()
        whole = cache(lambda: in_sentences(said, people))
        return lambda: cut(whole(), excerpt.span, taken=excerpt.taken, sounds=excerpt.sounds)

    def _copied(self, excerpt: Excerpt) -> str:
        """Return the sentence that says that it was copied."""
        if self._desk.highlights.taken is not None:
            return tr("The highlight was copied with its source.")
        if excerpt.is_whole:
            return tr("The whole transcript was copied with its source.")
        return tr("The selection was copied with its source.")

    def copy_quotation(
        self, excerpt: Excerpt, sentence: str, translation: Excerpt | None = None
    ) -> None:
        """Put a quotation with its source on the clipboard, and say so in a sentence."""
        style = self._book.style(self._settings.quote_style)
        self._with_stills(
            [excerpt],
            lambda found: self.copying.copy(found[0], style, sentence, translation),
            asked=self._settings.quote_still and translation is None,
        )

    def copy_highlights(self, items: Sequence[PlacedNote]) -> None:
        """Put the quotations of some highlights on the clipboard, as one."""
        spans = [item.placed.span for item in items if item.placed.span is not None]
        excerpt = self._session.excerpt(*spans) if spans else None
        if excerpt is not None:
            told = trn(
                "{n} highlight was copied with the source.",
                "{n} highlights were copied with the source.",
                len(spans),
            )
            self.copy_quotation(excerpt, told)

    @Action(
        "copy-link",
        tr("Copy &Link to This Moment"),
        tr("Copy the address of the video, which begins with the words at the caret"),
        when=HAS_TRANSCRIPT,
    )
    def copy_link(self) -> None:
        """Put the address of the moment on the clipboard."""
        from reader.quotes.moment_links import moment_link

        excerpt = self._from_here()
        link = moment_link(excerpt.url, excerpt.start) if excerpt is not None else ""
        if link:
            QGuiApplication.clipboard().setText(link)
            self._desk.say(tr("{link} was copied.", link=link))
        else:
            self._notices.show_notice(
                tr("No address is known of this video. Add it in Edit, Source and References.")
            )

    @Action(
        "copy-time",
        tr("Copy &Time"),
        tr("Copy the time at which the words at the caret are said"),
        when=HAS_TIMES,
    )
    def copy_time(self) -> None:
        """Put the time of the words at the caret on the clipboard."""
        excerpt = self._from_here()
        if excerpt is None or excerpt.start is None:
            self._desk.say(tr("No time is known of these words."))
            return
        QGuiApplication.clipboard().setText(clock(excerpt.start))
        self._desk.say(tr("{time} was copied.", time=clock(excerpt.start)))

    @Action(
        "copy-from-here",
        tr("Copy &Quotation from Here"),
        tr("Copy the words from the caret to the end of the paragraph, with their source"),
        when=HAS_TRANSCRIPT,
    )
    def copy_from_here(self) -> None:
        """Put the rest of the paragraph, or what is selected, with its source on the clipboard."""
        excerpt = self._from_here()
        if excerpt is not None:
            self.copy_quotation(excerpt, tr("The quotation was copied with its source."))

    @Action(
        "select-from-here",
        tr("&Select from Here"),
        tr("Select the words from the caret to the end of the paragraph"),
        when=HAS_TRANSCRIPT,
    )
    def select_from_here(self) -> None:
        """Select the rest of the paragraph."""
        here = self._session.transcript
        if here is not None:
            self._desk.pane.select(rest_of_paragraph(here.prose, self._session.caret))

    def _from_here(self) -> Excerpt | None:
        """What is selected, or else the paragraph from the caret on."""
        here, selected = self._session.transcript, self._session.selection
        if here is None:
            return None
        return self._session.excerpt(selected or rest_of_paragraph(here.prose, self._session.caret))

    @Action(
        "copy-reference",
        tr("Copy &Reference"),
        tr("Copy the reference to this video, with the time of the selected words"),
        keys="Ctrl+Alt+C",
        when=HAS_TRANSCRIPT,
    )
    def copy_reference(self) -> None:
        from reader.ui.dialogs import citing

        excerpt = self._session.excerpt()
        if excerpt is not None:
            citing.copy(excerpt, self._settings.citation_style)
            self._desk.say(tr("The reference was copied."))

    @Action(
        "source",
        tr("S&ource and References…"),
        tr("Add what the file does not say of its source; references for papers and for Zotero"),
        keys="Ctrl+Shift+R",
        when=HAS_TRANSCRIPT,
    )
    def source(self) -> None:
        from reader.ui.dialogs.source_dialog import SourceDialog

        here, excerpt = self._session.transcript, self._session.excerpt()
        if here is None or excerpt is None:
            return
        memory, of = self._session.memory, here.transcript.source
        facts = memory.facts_of(of)
        dialog = SourceDialog(self._window, here.transcript, excerpt, facts, self._settings)
        dialog.known.connect(lambda said: memory.note_facts(of, said))
        dialog.told.connect(self._notices.show_done)
        dialog.failed.connect(self._notices.show_error)
        present(dialog)

    @Action("quote-styles", tr("&Edit Styles…"), tr("Make a style of quotation of your own"))
    def edit_styles(self) -> None:
        from reader.model.excerpt import begun
        from reader.ui.dialogs.style_dialog import StyleDialog

        excerpt = begun(self._session.excerpt() or _example())
        dialog = StyleDialog(self._window, self._book, excerpt, self._settings.quote_style)
        dialog.chosen.connect(self.choose_style)
        present(dialog)

    def styles(self) -> list[tuple[str, str]]:
        """Return the titles and the names of the styles."""
        return [(title, name) for name, title in self._book.titles().items()]

    def style(self) -> str:
        """Return the name of the style in use."""
        return self._book.known(self._settings.quote_style)

    def choose_style(self, name: str) -> None:
        """Copy in a style from now on."""
        self._settings.set("quote_style", name)

    @Action(
        "select-all",
        tr("Select &All"),
        tr("Select the whole transcript"),
        standard=Key.SelectAll,
        keys="Ctrl+A",
        when=HAS_TRANSCRIPT,
    )
    def select_all(self) -> None:
        self._desk.pane.selectAll()


def _example() -> Excerpt:
    """An excerpt to show a style with where no transcript is open."""
    from reader.model.excerpt import cut

    cues = (Cue(tr("These are the words that were said."), 42_000, 45_000, "Ana Duarte"),)
    said = Transcript(
        tr("A talk"), cues=cues, site="YouTube", author="Duarte, Ana", date="2021-03-04"
    )
    return cut(said, Span(0, 0, 0, 9), taken=datetime.date.today())


def rest_of_paragraph(reading: Reading, caret: tuple[int, int]) -> Span:
    """Return the words from a place in a cue to the end of their paragraph."""
    start = reading.offset(*caret)
    end = reading.paragraph_range(reading.paragraph_at(start))[1]
    return reading.span(start, end)
