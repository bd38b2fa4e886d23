"""Putting quotations on the clipboard: at once, or beside the window where writing them takes long.

Meanwhile the clipboard holds nothing, so that what was copied before is never pasted for it; and
whoever copies something else in the meantime has the last word.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from reader.errors import ReaderError
from reader.model.excerpt import Excerpt
from reader.ui.parts.background import Background, Job
from reader.wording import tr

if TYPE_CHECKING:
    from reader.quotes.styles import Style
    from reader.ui.dialogs.quoting import Forms
    from reader.ui.parts.busy_note import BusyNote

# What the clipboard holds for as long as a quotation is being written; nobody can paste it.
_BEING_WRITTEN = "application/x-transcript-reader-being-written"


class Copying(QObject):
    """Copies for one window; ``busy`` shows that it is under way.

    *Signals*: ``copied(str)``: something is on the clipboard now, in a sentence;
    ``failed(ReaderError)``: it could not be written.
    """

    copied = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject, background: Background, busy: BusyNote) -> None:
        super().__init__(parent)
        self._background = background
        self._clipboard = QGuiApplication.clipboard()
        self._job: Job | None = None
        self._busy = busy.work(self.stop)
        self._clipboard.dataChanged.connect(self._look)

    def copy(
        self,
        excerpt: Excerpt,
        style: Style | None,
        sentence: str,
        translation: Excerpt | None = None,
    ) -> None:
        """Copy an excerpt with its source, as it is now, and say so in a sentence.

        Below it stands its ``translation``, with the source of that.
        """
        from reader.ui.dialogs import quoting

        self._give_up()

        def done(words: Forms) -> None:
            self._give_up()
            quoting.copy(words)
            self.copied.emit(sentence)

        def refused(error: ReaderError) -> None:
            self.stop()
            self.failed.emit(error)

        is_long = excerpt.is_long or (translation is not None and translation.is_long)
        if is_long:
            data = QMimeData()
            data.setData(_BEING_WRITTEN, b"")
            self._clipboard.setMimeData(data)
            self._busy.tell(tr("Copying …"))
        write = partial(quoting.forms, excerpt, style)
        if translation is not None:
            write = partial(quoting.both_forms, excerpt, translation, style)
        job = self._background.do(write, done, refused, is_long=is_long)
        self._job = job if is_long else None

    def stop(self) -> None:
        """Copy nothing after all."""
        if self._job is not None:
            self._give_up()
            self._clipboard.clear()

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._busy.end()

    def _look(self) -> None:
        """Let be what is under way if something else has been copied, here or elsewhere."""
        data = self._clipboard.mimeData()
        if self._job is not None and not (data and data.hasFormat(_BEING_WRITTEN)):
            self._give_up()
