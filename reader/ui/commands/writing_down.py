"""Recordings without a transcript: written down here by a model, or given their transcript."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QFileDialog, QMessageBox

from reader import files, formats, paths
from reader.errors import ReaderError
from reader.kept import pasted, unfinished
from reader.model.timecode import clock
from reader.model.transcript import RelatedVideo
from reader.named_tuple import NamedTuple
from reader.tasks.recordings import IsRecording
from reader.tasks.speech import SpeechRequest, Written, as_json
from reader.ui.actions.actions import row_menu
from reader.ui.commands.desk import Commands, Desk, file_filter, present
from reader.ui.dialogs.write_down_dialog import WriteDownDialog
from reader.ui.parts import plain
from reader.ui.parts.busy_note import BusyNote
from reader.ui.state.opening import PASTED, SMALL_FILE
from reader.ui.state.pages import OpenTranscript, VideoPage
from reader.ui.state.sound.speech import SpeechState
from reader.wording import tr, trc, trn


class Taken(NamedTuple):
    """What was written down of a recording, as a file would have it; ``told`` says so once it is
    open, and ``kept`` is called once it is kept for good. ``is_whole``: it was written to the end.
    """

    text: str
    recording: Path
    video: RelatedVideo | None
    told: Callable[[OpenTranscript], str]
    kept: Callable[[], object]
    is_whole: bool = False


class _Closing(QObject):
    """Keeps a window from closing until it may."""

    def __init__(self, window: QObject, may_close: Callable[[], bool]) -> None:
        super().__init__(window)
        self._may_close = may_close

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let no event pass that closes the window, unless it may."""
        if event.type() != QEvent.Type.Close or self._may_close():
            return False
        event.ignore()
        return True


class WritingDownCommands(Commands):
    """What is done with recordings that have no transcript; ``busy`` shows that they are written
    down.

    Loaded when the first is wanted. What was written down is kept like a text that was pasted:
    nobody else has it.
    """

    def __init__(self, desk: Desk, busy: BusyNote) -> None:
        super().__init__(desk)
        data = desk.folders.data
        self._pasted, self._folder = data / "pasted", data / unfinished.FOLDER
        self._keeps = desk.session.is_pasted(self._pasted / "any.txt")
        self.speech = SpeechState(desk.session, self._folder if self._keeps else None)
        self._awaited: dict[str, Path] = {}
        self._question: QMessageBox | None = None
        self._is_ending = False
        self._busy = busy
        self._under_way = busy.work(self._stop)
        self.speech.busy_changed.connect(self._under_way.tell)
        desk.session.page_changed.connect(lambda _: self._attach())
        desk.window.installEventFilter(_Closing(desk.window, self.may_close))

    def ask(self) -> None:
        """Ask for recordings, and then how they are to be written down."""
        chosen = self._ask_for_recordings(tr("Write Down a Recording"), are_many=True)
        if chosen:
            self.offer(chosen)

    def take(self, given: Sequence[IsRecording]) -> None:
        """Take recordings that were opened: with the transcripts beside them, or else offer to have
        them written down.
        """
        page = self._session.page
        video = page.video if isinstance(page, VideoPage) else None
        for one in given:
            if one.transcript is not None:
                self._session.open(one.transcript, for_video=video)
        alone = [one.path for one in given if one.transcript is None]
        if alone:
            self.offer(alone)

    def offer(self, recordings: Sequence[Path]) -> None:
        """Offer to have recordings written down; a single one on the page of a video for that."""
        page = self._session.page
        is_for_video = isinstance(page, VideoPage) and len(recordings) == 1
        video = page.video if isinstance(page, VideoPage) and is_for_video else None
        kept, is_here = self._desk.listening.files, self.speech.engine().is_here
        dialog = WriteDownDialog(self._window, recordings, kept.model, is_here=is_here)

        def begin(requests: list[SpeechRequest]) -> None:
            refusals = self._begin(requests, video)
            if len(refusals) == len(requests):
                dialog.refuse(refusals)
                return
            dialog.close_begun()
            for error in refusals:
                self._session.tell_failed(error)
            try:
                kept.note_model(requests[0].model)
            except ReaderError as error:
                self._session.tell_failed(error)

        dialog.wanted.connect(begin)
        dialog.transcript_wanted.connect(lambda: self._choose_transcript(recordings[0], video))
        present(dialog)

    def _begin(
        self, requests: Sequence[SpeechRequest], video: RelatedVideo | None
    ) -> list[ReaderError]:
        """Have recordings written down, one after another; return why some cannot be."""
        page, first = self._session.page, next(iter(self.speech.wanted), None)
        refusals = list[ReaderError]()

        def done(written: Written, kept: Callable[[], object]) -> None:
            self._take(written, video, kept, is_awaited=self._session.page is page)

        for request in requests:
            try:
                self.speech.start(request, done, video)
            except ReaderError as error:
                refusals.append(error)
        if first is not None and len(requests) == 1 and not refusals:
            name = files.shown(requests[0].recording.name)
            told = tr("{file} waits until {other} is written down.", file=name, other=first.name)
            self._session.tell(told)
        return refusals

    # -- the end of the window -------------------------------------------------------------------

    def may_close(self) -> bool:
        """Whether the window may close: nothing is being written down, or the person agreed.

        Else they are asked, and the window closes once they do.
        """
        if self._is_ending or not self.speech.is_busy:
            self.speech.end()
            return True
        if self._question is None:
            role = QMessageBox.ButtonRole
            box = plain.message(
                self._window,
                "question",
                self._what_ends(),
                buttons=[
                    (tr("&Keep Writing"), role.RejectRole),
                    (tr("&Stop and Close"), role.AcceptRole),
                ],
            )
            box.accepted.connect(self._stop_and_close)
            box.finished.connect(lambda _: setattr(self, "_question", None))
            self._question = box
            box.open()
        return False

    def ask_no_more(self) -> None:
        """Let the window close without a question: nobody is there to answer it."""
        self._is_ending = True

    def _stop_and_close(self) -> None:
        self.ask_no_more()
        self._window.close()

    def _what_ends(self) -> str:
        wanted, name = self.speech.wanted, self.speech.wanted[0].name
        told = tr(
            "{file} is still being written down. What is written so far is kept, and opens at the "
            "next start.",
            file=name,
        )
        if not self._keeps or paths.is_temporary(self._desk.folders.data.parent):
            told = tr(
                "{file} is still being written down. What is written so far would be lost: nothing "
                "is kept here.",
                file=name,
            )
        waiting = len(wanted) - 1
        if not waiting:
            return told
        more = trn(
            "{n} recording that waits is not written down then.",
            "{n} recordings that wait are not written down then.",
            waiting,
        )
        return f"{told} {more}"

    # -- what came of it -------------------------------------------------------------------------

    def take_up(self) -> None:
        """Open what an earlier start has left half done."""
        for one in unfinished.left(self._folder) if self._keeps else ():
            self._take_left(one)

    def _take_left(self, one: unfinished.Unfinished) -> None:
        def told(opened: OpenTranscript) -> str:
            last = max((cue.end or 0 for cue in opened.transcript.cues), default=0)
            return tr(
                "{file} was being written down when the program ended. It is kept as far as "
                "{time}.",
                file=files.shown(one.recording.name),
                time=clock(last),
            )

        left = Taken(one.text, one.recording, one.video, told, one.forget)
        self._open(left, is_awaited=False)

    def _take(
        self,
        written: Written,
        video: RelatedVideo | None,
        kept: Callable[[], object],
        *,
        is_awaited: bool,
    ) -> None:
        """Take what was written down: shown at once where the person is still where they asked for
        it, else among what is open.
        """
        name = files.shown(written.request.recording.name)
        told = tr("{file} has been written down.", file=name)
        if not written.is_whole:
            told = written.told_in_part(name)
        text = as_json(written).decode("utf-8")
        if written.trouble:
            self._session.tell_failed(ReaderError(told))
        is_told = bool(written.trouble) and is_awaited
        recording = files.absolute(written.request.recording)
        taken = Taken(
            text, recording, video, lambda _: "" if is_told else told, kept, written.is_whole
        )
        self._open(taken, is_awaited=is_awaited)

    def _open(self, taken: Taken, *, is_awaited: bool) -> None:
        """Have a text among what is open, shown or not, with its recording."""
        session, data = self._session, taken.text.encode("utf-8")
        path, video, recording = self._kept(taken.text), taken.video, taken.recording

        def read() -> OpenTranscript:
            transcript = formats.read_bytes(data, PASTED)
            opened = OpenTranscript(transcript, path, sounds=session.sounds, is_pasted=True)
            if is_long:
                opened.edition.make_ready(session.view)
            return opened

        def show(opened: OpenTranscript) -> None:
            self._awaited[opened.transcript.source.sha256] = recording
            session.show(opened)
            self._attach()

        def arrived(opened: OpenTranscript) -> None:
            self._awaited[opened.transcript.source.sha256] = recording
            if is_awaited:
                session.open_kept(opened, for_video=video)
                self._attach()
            else:
                session.take_up(opened)
                self._give(opened, video)
                self._note(opened, recording)
            if path is not None:
                self._remember(taken)
            if sentence := taken.told(opened):
                way = () if is_awaited else (trc("act", "Open"), lambda: show(opened))
                notices = self._notices
                show_it = notices.show_done if taken.is_whole else notices.show_notice
                show_it(sentence, *way)

        is_long = len(data) > SMALL_FILE
        session.background.do(read, arrived, session.tell_failed, is_long=is_long)

    def _kept(self, text: str) -> Path | None:
        """Keep a text, and return where; None where it cannot be kept, which is said."""
        try:
            return pasted.keep(self._pasted, text) if self._keeps else None
        except ReaderError as error:
            self._session.tell_failed(error)
            return None

    def _remember(self, taken: Taken) -> None:
        """Have what is open remembered now, with a text that need not be kept meanwhile then."""
        try:
            self._session.note_open()
            self._session.memory.save()
        except ReaderError as error:
            self._session.tell_failed(error)
        else:
            taken.kept()

    def _give(self, opened: OpenTranscript, video: RelatedVideo | None) -> None:
        """Let a transcript that is not shown be that of a video."""
        if video is None:
            return
        session = self._session
        if opened.path is not None:
            session.memory.give(video, opened.path)
        session.ones.name(opened, video)
        session.tell_known()

    def _note(self, opened: OpenTranscript, recording: Path) -> None:
        """Remember the recording of a transcript, for when it is opened again."""
        kept, name = self._desk.listening.files, opened.transcript.source.sha256
        try:
            kept.note(name, kept.of(name)._replace(recording=recording))
        except ReaderError as error:
            self._session.tell_failed(error)

    def _attach(self) -> None:
        """Open the recording once its transcript is shown."""
        here = self._session.transcript
        if here is None:
            return
        for name in (here.transcript.source.sha256, str(here.path)):
            if (recording := self._awaited.pop(name, None)) is not None:
                self._desk.listening.open(recording)

    # -- asking ----------------------------------------------------------------------------------

    def _stop(self) -> None:
        """Stop the recording that is written down; ask which where there are several."""
        wanted = self.speech.wanted
        if len(wanted) < 2:
            self.speech.stop_all()
            return
        each = [(plain.menu_text(one.words), partial(self.speech.stop, one)) for one in wanted]
        menu = row_menu(self._window, [*each, None, (tr("Stop All"), self.speech.stop_all)])
        menu.popup(self._busy.stop.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _choose_transcript(self, recording: Path, video: RelatedVideo | None) -> None:
        suffixes = " ".join(f"*{suffix}" for suffix in formats.suffixes())
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Open Transcript"),
            str(recording.parent),
            file_filter(tr("Transcripts"), suffixes),
        )
        if chosen:
            path = files.absolute(chosen)
            self._awaited[str(path)] = recording
            self._session.open(path, for_video=video)
            self._attach()
