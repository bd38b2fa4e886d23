"""How loud the recording that is open is: looked up, or else decoded bit by bit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError
from reader.tasks import peaks
from reader.ui.parts.background import Background, Job, WorkChannel

if TYPE_CHECKING:
    from reader.ui.state.sound.sound_reading import SoundReading


class Waveform(QObject):
    """The loudness of one recording at a time; see :mod:`reader.model.hearing.loudness`.

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
        self._reading: SoundReading | None = None
        self.values, self.is_read, self.trouble = b"", False, ""

    def show(self, path: Path | None) -> None:
        """Have the loudness of a recording, or of none."""
        if path == self._path:
            return
        self._cancel()
        self._path = path
        self.values, self.is_read, self.trouble = b"", False, ""
        self.changed.emit()
        if path is None:
            return
        folder = self._folder

        def look(channel: WorkChannel[bytes]) -> tuple[str, tuple[int, int], bytes | None]:
            version = peaks.version(path)
            name = peaks.digest(path, channel.is_cut)
            return name, version, peaks.known(folder, name) if name else None

        def looked(found: tuple[str, tuple[int, int], bytes | None]) -> None:
            name, version, values = found
            if values is not None:
                self._finish(values)
            else:
                self._decode(path, name, version)

        self._job = self._background.stream(look, lambda _: None, looked, self._fail)

    def _decode(self, path: Path, name: str, version: tuple[int, int]) -> None:
        from reader.ui.state.sound.sound_reading import (
            SoundReading,  # raises where it is not installed
        )

        def decoded(values: bytes) -> None:
            def keep() -> None:
                if peaks.version(path) == version:
                    peaks.keep(self._folder, name, values)

            self._finish(values)
            self._background.run(keep, lambda _: None, self._fail)

        self._reading = SoundReading(path, self._take, decoded, self._tell)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        if self._reading is not None:
            self._reading.cancel()
        self._job = self._reading = None

    def _take(self, values: bytes) -> None:
        self.values = values
        self.changed.emit()

    def _finish(self, values: bytes) -> None:
        self.is_read = True
        self._take(values)

    def _fail(self, error: ReaderError) -> None:
        self._tell(str(error))

    def _tell(self, trouble: str) -> None:
        self.trouble = trouble
        self.changed.emit()
