"""Saving several transcripts of the library at once; loaded when that is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Event

from reader.errors import ReaderError
from reader.library import Library
from reader.model.reading_case import in_sentences
from reader.model.transcript import Transcript
from reader.quotes.exports import Export
from reader.quotes.parts import QuoteOptions
from reader.quotes.writing import transcript_data
from reader.tasks.exporting import Exported, export_all
from reader.ui.commands.desk import Commands, Desk, present
from reader.ui.dialogs.many_dialog import ManyDialog
from reader.ui.dialogs.quoting import press
from reader.ui.parts import plain
from reader.ui.parts.background import WorkChannel
from reader.ui.parts.busy_note import BusyNote
from reader.ui.parts.desktop.open_link import open_folder
from reader.wording import number, tr, trn

_MOST_REFUSALS = 500
_SHOWN = 8


class ShelfExport(Commands):
    """Writes transcripts as they are called in the library; ``busy`` shows how far it is."""

    def __init__(self, desk: Desk, busy: BusyNote) -> None:
        super().__init__(desk)
        self._busy = busy

    def ask(self, ids: Sequence[int]) -> None:
        """Ask how transcripts are to be saved, and save them."""
        last = self._session.memory.exported_to
        dialog = ManyDialog(self._window, len(ids), self._settings, last)
        dialog.chosen.connect(partial(self.export, ids))
        present(dialog)

    def export(
        self,
        ids: Sequence[int],
        folder: Path,
        kind: Export,
        look: QuoteOptions,
        as_sentences: bool = False,
    ) -> None:
        """Save each of some transcripts in a folder, beside the window.

        Captions all in capitals are sentences there, if these are wanted ``as_sentences``.
        Stopped, no more are written; what is whole by then stays.
        """
        self._session.memory.exported_to = folder
        is_stopped = Event()
        work = self._busy.work(is_stopped.set)
        facts_of, today = self._session.memory.facts_of, self._session.today
        people = self._desk.doors.people()

        def write(said: Transcript) -> bytes:
            known = facts_of(said.source).added_to(said)
            if as_sentences:
                known = in_sentences(known, people)
            return transcript_data(kind, known, look, press, today)

        def ask(library: Library, line: WorkChannel[tuple[int, int]]) -> Exported:
            return export_all(
                library,
                ids,
                folder,
                kind,
                write,
                lambda done, total: line.tell((done, total)),
                lambda: is_stopped.is_set() or line.is_cut(),
            )

        def tell_how_far(sign: tuple[int, int]) -> None:
            done, total = sign
            work.tell(
                tr("Exporting {done} of {total} …", done=number(done), total=number(total)),
                done / max(total, 1),
            )

        def ended(made: Exported) -> None:
            work.end()
            self._tell(folder, made)

        def refused(error: ReaderError) -> None:
            work.end()
            self._notices.show_error(str(error))

        tell_how_far((0, len(ids)))
        self._desk.shelf.ask_line(ask, tell_how_far, ended, refused, is_long=True)

    def _tell(self, folder: Path, made: Exported) -> None:
        sentence = made.sentence(folder)
        if made.refused:
            self._notices.show_error(
                sentence, tr("Which?"), lambda: self._tell_refused(made.refused)
            )
        else:
            self._notices.show_done(sentence, tr("Show Folder"), lambda: open_folder(folder))

    def _tell_refused(self, refused: Sequence[str]) -> None:
        lines = list(refused[:_MOST_REFUSALS])
        if len(refused) > _MOST_REFUSALS:
            lines.append(trn("… and {n} more", "… and {n} more", len(refused) - _MOST_REFUSALS))
        head = trn(
            "{n} transcript could not be saved:",
            "{n} transcripts could not be saved:",
            len(refused),
        )
        shown = "\n".join(lines[:_SHOWN])
        details = "\n".join(lines) if len(lines) > _SHOWN else ""
        plain.message(self._window, "information", f"{head}\n\n{shown}", details).open()
