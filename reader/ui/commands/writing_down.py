"""Recordings without a transcript: written down here by a model, or given their transcript."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from reader import files
from reader.errors import ReaderError
from reader.model.transcript import RelatedVideo
from reader.tasks.recordings import IsRecording
from reader.tasks.speech import SpeechRequest, Written, as_json
from reader.ui.commands.desk import Commands, Desk, file_filter, present
from reader.ui.dialogs.write_down_dialog import WriteDownDialog
from reader.ui.parts.busy_note import BusyNote
from reader.ui.state.pages import Page, VideoPage
from reader.ui.state.sound.speech import SpeechState
from reader.wording import tr, trc


class WritingDownCommands(Commands):
    """What is done with a recording that has no transcript; ``busy`` shows that it is written down.

    Loaded when the first is wanted. What was written down is kept like a text that was pasted:
    nobody else has it.
    """

    def __init__(self, desk: Desk, busy: BusyNote) -> None:
        super().__init__(desk)
        self.speech = SpeechState(desk.session)
        self._video: RelatedVideo | None = None
        self._page: Page = None
        self._awaited: tuple[str, Path] | None = None
        self._under_way = busy.work(self.speech.stop)
        self.speech.busy_changed.connect(self._under_way.tell)
        self.speech.came.connect(self._take)
        desk.session.page_changed.connect(lambda _: self._attach())

    def ask(self) -> None:
        """Ask for a recording, and then how it is to be written down."""
        chosen = self._ask_for_recording(tr("Write Down a Recording"))
        if chosen:
            self.offer(chosen)

    def take(self, given: IsRecording) -> None:
        """Take a recording that was opened: with the transcript beside it, or else offer to have it
        written down.
        """
        page = self._session.page
        video = page.video if isinstance(page, VideoPage) else None
        if given.transcript is not None:
            self._session.open(given.transcript, for_video=video)
        else:
            self.offer(given.path)

    def offer(self, recording: Path) -> None:
        """Offer to have a recording written down, on the page of a video for that video."""
        page = self._session.page
        video = page.video if isinstance(page, VideoPage) else None
        kept, is_here = self._desk.listening.files, self.speech.engine().is_here
        dialog = WriteDownDialog(self._window, recording, kept.model, is_here=is_here)

        def begin(request: SpeechRequest) -> None:
            try:
                self.speech.start(request)
            except ReaderError as error:
                dialog.refuse(error)
                return
            self._video, self._page = video, self._session.page
            dialog.close_begun()
            try:
                kept.note_model(request.model)
            except ReaderError as error:
                self._session.tell_failed(error)

        dialog.wanted.connect(begin)
        dialog.transcript_wanted.connect(lambda: self._choose_transcript(recording, video))
        present(dialog)

    def _choose_transcript(self, recording: Path, video: RelatedVideo | None) -> None:
        from reader import formats

        suffixes = " ".join(f"*{suffix}" for suffix in formats.suffixes())
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Open Transcript"),
            str(recording.parent),
            file_filter(tr("Transcripts"), suffixes),
        )
        if chosen:
            path = files.absolute(chosen)
            self._awaited = str(path), recording
            self._session.open(path, for_video=video)
            self._attach()

    def _take(self, written: Written) -> None:
        """Show what was written down, at once where the person is still where they asked for it."""
        text = as_json(written).decode("utf-8")
        video, recording = self._video, written.request.recording

        def show() -> None:
            self._awaited = hashlib.sha256(text.encode()).hexdigest(), recording
            self._session.open_text(text, for_video=video)
            self._attach()

        name = files.shown(recording.name)
        told = tr("{file} has been written down.", file=name)
        if not written.is_whole:
            told = written.told_in_part(name)
        if written.trouble:
            self._session.tell_failed(ReaderError(told))
        if self._session.page is not self._page:
            self._notices.show_notice(told, trc("act", "Open"), show)
            return
        show()
        if not written.trouble:
            self._notices.show_notice(told)

    def _attach(self) -> None:
        """Open the recording once its transcript is shown."""
        here = self._session.transcript
        if here is None or self._awaited is None:
            return
        awaited, recording = self._awaited
        if awaited in (here.transcript.source.sha256, str(here.path)):
            self._awaited = None
            self._desk.listening.open(recording)
