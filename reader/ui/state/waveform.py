"""How loud the recording that is open is: looked up, or else decoded beside the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError
from reader.tasks import peaks
from reader.ui.parts.background import Background, Job, WorkChannel


class Waveform(QObject):
    """The loudness of one recording at a time; see :mod:`reader.model.loudness`.

    ``values`` is what is known so far, ``is_read`` tells whether that is all, ``trouble`` why there
    is none.

    *Signals*: ``changed()``: more is known, or nothing any more.
    """

    changed = Signal()

    def __init__(self, background: Background, folder: Path) -> None:
        """``folder`` is where it is kept, to be known at once the next time."""
        super().__init__()
        self._background, self._folder = background, folder
        self._path: Path | None = None
        self._job: Job | None = None
        self.values, self.is_read, self.trouble = b"", False, ""

    def show(self, path: Path | None) -> None:
        """Have the loudness of a recording, or of none."""
        if path == self._path:
            return
        if self._job is not None:
            self._job.cancel()
        self._path, self._job = path, None
        self.values, self.is_read, self.trouble = b"", False, ""
        self.changed.emit()
        if path is None:
            return
        folder = self._folder

        def read(channel: WorkChannel[bytes]) -> bytes:
            from reader.ui.state.sound_reading import loudness

            name = peaks.digest(path, channel.is_cut)
            if channel.is_cut():
                return b""
            values = peaks.known(folder, name)
            if values is None:
                values = loudness(path, channel)
                peaks.keep(folder, name, values)
            return values

        self._job = self._background.stream(read, self._take, self._finish, self._fail)

    def _take(self, values: bytes) -> None:
        self.values = values
        self.changed.emit()

    def _finish(self, values: bytes) -> None:
        self.is_read = True
        self._take(values)

    def _fail(self, error: ReaderError) -> None:
        self.trouble = str(error)
        self.changed.emit()
