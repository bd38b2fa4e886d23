"""The window's start, in order.

1. Folders and log: where things are kept, and whether they can be.
2. A screen: without one, a sentence instead of Qt's abort.
3. One window: a second start hands its files to the first and leaves.
4. The application: names, icon, what happens on a fault.
5. Settings, what was open, the looks.
6. Session and window, the files, the first paint.
7. After it: listening for later starts and for signals, saving now and then, and at the end.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLoggingCategory, QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from reader import APP_ID, __version__, log, paths
from reader.cli.arguments import WITHOUT_ONE, Options
from reader.ending import Ending
from reader.errors import MissingLibrary, ReaderError
from reader.exit_status import ANEW, DONE, NO_WINDOW, REFUSED
from reader.files import atomic_write
from reader.kept.memory import HANDED_ON, Memory, Open
from reader.kept.settings import Settings
from reader.kept.start_guard import STEADY_SECONDS, StartGuard
from reader.model.prose import View
from reader.ui import language
from reader.ui.frame.window import Window
from reader.ui.parts.background import Background
from reader.ui.parts.crash import CrashHook, end_without_screen, ended, say
from reader.ui.parts.theme import STYLE, Appearance
from reader.ui.parts.window_shape import restore_shape
from reader.ui.state.library_door import LibraryDoor
from reader.ui.state.opening import open_all
from reader.ui.state.session import Session
from reader.ui.state.shelf import Shelf
from reader.wording import tr

_SAVE_EVERY_MS = 30_000
_PULSE_MS = 200
_SETTLE_MS = 250
_AFTER_FIRST_PAINT_MS = 150

# Without a clipboard of the system Qt keeps the content of its own beyond the end of Python.
_WITHOUT_CLIPBOARD = ("offscreen", "minimal", "vnc", "eglfs", "linuxfb")

_SAFE_START = tr(
    "The last two starts ended at once, so nothing was restored this time. "
    "What you had open is in File > Open Recent."
)


def main(options: Options, ending: Ending) -> int:
    """Show the window and return the exit status when it is closed."""
    return ended(lambda: _run(options, ending))


def _run(options: Options, ending: Ending) -> int:
    try:
        folders = paths.folders(options.basedir, options.temp_basedir)
    except ImportError as problem:
        say(f"{MissingLibrary(problem)}")
        return NO_WINDOW
    log.setup(options.debug, options.log, folders.log if paths.ensure(folders.log) else None)
    if not _has_screen(options):
        say(
            tr(
                "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set); {instead}.",
                instead=WITHOUT_ONE,
            )
        )
        return NO_WINDOW
    if not _keeps_references():
        say(
            tr(
                "No window can be shown: this PySide6 loses references on this Python; "
                "use PySide6 6.11 or older, or Python 3.12 or newer."
            )
        )
        return NO_WINDOW
    if ending.is_asked:
        return DONE
    can_save = paths.ensure(folders.data) and paths.ensure(folders.config)
    is_for_one_run = options.temp_basedir or options.screenshot is not None
    instance = None
    if can_save and not is_for_one_run:
        # Late: some starts are for one run.
        from reader.ui.parts.desktop.single_instance import SingleInstance

        instance = SingleInstance(folders.data)
    if instance is not None and not instance.claim() and instance.hand_over(options.files):
        return DONE
    start = Start(options, folders, can_save, ending)
    if instance is not None:
        QTimer.singleShot(0, lambda: instance.listen(start.take))
    status = start.app.exec()
    if status == ANEW:
        ending.go_on_as(start.command())
        status = DONE
    has_ended = start.end()
    if instance is not None:
        instance.close()
    if not has_ended:
        # Work that nothing can stop would hold the program for as long as it takes.
        paths.clear()
        ending.go_on()
        os._exit(status)
    return status


class Start(QObject):
    """One run of the application: what it is made of, from first to last."""

    def __init__(
        self, options: Options, folders: paths.Folders, can_save: bool, ending: Ending
    ) -> None:
        super().__init__()
        self._options, self._folders = options, folders
        self._can_save = can_save and options.screenshot is None  # a picture leaves nothing
        self._refusals: list[ReaderError] = []
        self._is_anew = False
        self.app = _application()
        CrashHook().install()
        self._guard = StartGuard(folders.data) if can_save else None
        self.settings, self.memory = Settings(), Memory(folders.data / "memory.json")
        notices = [self.settings.load(folders.config / "settings.json")]
        self.memory = Memory.load(folders.data / "memory.json")
        notices.append(self.memory.notice)
        self._set_for_now()
        self.memory.note_wanted(self.settings.keep_recent, self.settings.open_last)
        appearance = Appearance(self.app, self.settings)
        self._background = Background()
        pasted = folders.data / "pasted" if can_save else None
        self.session = Session(
            self.memory, self._background, view=View(self.settings.view), pasted=pasted
        )
        self.settings.watch(self._want_otherwise, "keep_recent", "open_last")
        self.shelf = Shelf(
            folders.data, folders.cache, self.memory.choice_of, self.settings.library_at
        )
        self.window = Window(self.session, self.settings, appearance, self.shelf, folders)
        self.window.desk.fetching.is_cut_off = options.offline
        self._is_safe = self._guard is not None and self._guard.is_safe_start
        self._shape = dict(self.memory.window)
        restore_shape(self.window, {} if self._is_safe else self._shape)
        if options.size:
            self.window.resize(*options.size)
        self._open_first()
        self.window.show()
        if options.screenshot is None or LibraryDoor(folders.data, folders.cache).is_there:
            # Where there is no library yet it is made, of which a picture would leave something.
            QTimer.singleShot(_AFTER_FIRST_PAINT_MS, self.shelf.read)
        if self._can_save and not self._is_safe:
            QTimer.singleShot(_AFTER_FIRST_PAINT_MS, self.window.commands.files.take_up_left)
        if self._is_safe:
            notices.append(_SAFE_START)
        notices.append(_last_crash(folders.log))
        if not can_save:
            told = tr("Changes are not saved: {folder} cannot be written.", folder=folders.data)
            notices.append(told)
        for notice in filter(None, notices):
            self.window.notices.show_error(notice)
        self._keep()
        self._end_when_asked(ending)
        gc.freeze()  # what a window is made of stays: the first look through it would be felt

    def take(self, files: list[Path]) -> None:
        """Open what a later start hands over, and come to the front."""
        open_all(self.session, files, self._refusals.extend)
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def command(self) -> list[str]:
        """Close the window, to be begun anew; return the command that does.

        It is that of this start, but without the files; a theme and a size that were asked for this
        time are those that the window has now.
        """
        from reader.ui.frame import anew

        self._is_anew = True
        self.window.commands.files.end()
        asked, size = self._options, self.window.size()
        anew.prepare(self._folders.data.parent if asked.temp_basedir else None)
        asked = asked._replace(
            files=(),
            theme=asked.theme if asked.theme == self.settings.theme else "",
            size=(size.width(), size.height()) if asked.size else None,
        )
        said = sys.orig_argv[: len(sys.orig_argv) - len(sys.argv[1:])]
        return [sys.executable, *said[1:], *asked.as_words()]

    def save(self) -> None:
        """Write settings and memory, where they have changed and can be written."""
        if not self._can_save:
            return
        try:
            self.settings.save(self._folders.config / "settings.json")
            self.session.note_open()
            if self._options.size:  # which is that of this time alone
                self.memory.window = dict(self._shape)
            self.memory.save()
        except ReaderError as error:
            self._can_save = False  # said once, not every half minute
            self.session.tell_failed(error)

    def end(self) -> bool:
        """Leave nothing unsaved and begin nothing more; return whether all work has ended."""
        if self.app.platformName() in _WITHOUT_CLIPBOARD:
            self.app.clipboard().clear()
        self._background.stop()
        has_ended = self.shelf.close() and self._background.close()
        self.save()
        if self._can_save and not self._is_safe and not self._is_anew:
            from reader.kept.pasted import sweep_at_end

            sweep_at_end(self._folders.data / "pasted", self.memory)
        if self._guard is not None:
            self._guard.steady()
        return has_ended

    def _set_for_now(self) -> None:
        if self._options.theme:
            self.settings.set_for_now("theme", self._options.theme)
        if self._options.screenshot:
            self.settings.set_for_now("keep_opened", False)
            self.settings.set_for_now("watched_folder", "")

    def _want_otherwise(self, _: str) -> None:
        self.memory.note_wanted(self.settings.keep_recent, self.settings.open_last)
        self.session.tell_known()

    def _open_first(self) -> None:
        kept: Sequence[Open] = ()
        if self.settings.open_last and not self._is_safe:
            kept = self.memory.open
        shown, handed = self.memory.shown, None
        is_handed = self._can_save and os.path.lexists(self._folders.data / HANDED_ON)
        if is_handed and not self._is_safe:
            from reader.kept import handed_on  # late: mostly nothing is

            handed = handed_on.take(self._folders.data)
            kept, shown = (handed.open, handed.shown) if handed is not None else (kept, shown)
        again = None
        if kept:
            from reader.ui.state.reopening import Reopening  # late: at most starts of a new home

            again = Reopening(self.session, self.window.desk.doors, kept)
            if not self._options.files:
                again.show(shown)
            QTimer.singleShot(_AFTER_FIRST_PAINT_MS, again.go_on)

        def show_example() -> None:
            is_coming = handed is not None or (again is not None and again.is_showing)
            if self.session.page is None and not (is_coming or self.session.is_reading):
                self.session.open(paths.seed())

        def refused(refusals: list[ReaderError]) -> None:
            self._refusals += refusals
            show_example()  # before they are told: with what is opened later that would go

        open_all(self.session, self._options.files, refused)
        show_example()
        if handed is not None:
            from reader.ui.frame.anew import TakingUp

            TakingUp(self.window.commands, handed)

    def _keep(self) -> None:
        self.app.file_wanted.connect(lambda path: self.session.open(Path(path)))
        # A session of the desktop that ends waits for no answer.
        self.app.commitDataRequest.connect(lambda _: self.window.commands.files.ask_no_more())
        self._saving = QTimer(self)
        self._saving.timeout.connect(self.save)
        self._saving.start(_SAVE_EVERY_MS)
        if self._guard is not None:
            QTimer.singleShot(STEADY_SECONDS * 1_000, self._guard.steady)
        if self._options.screenshot:
            QTimer.singleShot(_SETTLE_MS, self._await_picture)

    def _end_when_asked(self, ending: Ending) -> None:
        if sys.platform == "win32":  # which cannot wait for a pipe
            pulse = QTimer(self)
            pulse.timeout.connect(lambda: ending.is_asked and self.window.commands.files.end())
            pulse.start(_PULSE_MS)
            return
        asked = QSocketNotifier(ending.wake(), QSocketNotifier.Type.Read, self)

        def end() -> None:
            asked.setEnabled(False)  # the word stays unread, and once is enough
            self.window.commands.files.end()

        asked.activated.connect(end)

    def _await_picture(self) -> None:
        """Take the picture when all is read, and what was read last has found its place."""
        then = self._await_picture if self.session.is_reading else self._take_picture
        QTimer.singleShot(_SETTLE_MS, then)

    def _take_picture(self) -> None:
        assert self._options.screenshot is not None
        if self._refusals:  # it would be a picture of something else
            for refusal in self._refusals:
                say(str(refusal))
            self.app.exit(REFUSED)
            return
        from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # late: few starts take one

        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.window.grab().save(buffer, "PNG")
        try:
            atomic_write(self._options.screenshot, bytes(data.data()))
        except ReaderError as error:
            say(str(error))
            self.app.exit(REFUSED)
        else:
            self.app.exit(DONE)


class Application(QApplication):
    """The application, as the desktop knows it.

    *Signals*: ``file_wanted(str)``: a Mac hands a file to the running program.
    """

    file_wanted = Signal(str)

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's name
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_wanted.emit(event.file())
            return True
        return super().event(event)


def _application() -> Application:
    QApplication.setApplicationName("transcript-reader")
    QApplication.setApplicationDisplayName("Transcript Reader")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName(APP_ID)
    end_without_screen(WITHOUT_ONE)
    # Qt gets no word of the command line: it would take some for options of its own.
    app = Application(["transcript-reader", *STYLE])
    language.put_on(app)
    # Scripts that a typeface has no letters for are taken from others; that is no fault.
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
    app.setWindowIcon(QIcon(str(paths.resource("icons/transcript-reader.svg"))))
    return app


def _last_crash(folder: Path) -> str:
    """Return a sentence about a crash of Qt or Python itself at the last run, "" if there was none.

    From now on such a crash leaves its traceback in the same file.
    """
    path = folder / "crash.log"
    sentence = ""
    try:
        if os.path.isfile(path) and path.stat().st_size:
            kept = path.replace(folder / "crash-before.log")
            sentence = tr(
                "The program broke down last time. What is known of it is in {file}", file=kept
            )
        faulthandler.enable(path.open("w", encoding="utf-8"))
    except OSError:
        if sys.stderr is not None:
            faulthandler.enable()
    return sentence


def _has_screen(options: Options) -> bool:
    """Whether there is a screen to show a window on; a picture needs none."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform in ("win32", "darwin") or any(map(os.environ.get, named)):
        return True
    if options.screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return options.screenshot is not None


def _keeps_references() -> bool:
    """Whether calls that return nothing leave the count of references to None as it was.

    PySide6 6.12 on Python 3.10 and 3.11 loses one at each and dies after some thousand.
    """
    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(40):
        probe.setObjectName("probe")
    return sys.getrefcount(None) > before - 20
