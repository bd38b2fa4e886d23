"""The window as a person uses it: by key and mouse, looking at what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from holdings import delete_now
from PySide6.QtCore import (
    QDeadlineTimer,
    QEvent,
    QLibraryInfo,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QUrl,
    QVersionNumber,
    SignalInstance,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reader import paths
from reader.kept.memory import Memory
from reader.kept.settings import Settings
from reader.model.prose import View
from reader.ui.frame.window import Window
from reader.ui.pages.line_paint import Mark
from reader.ui.parts.background import Background
from reader.ui.parts.theme import Appearance
from reader.ui.state.pages import OpenTranscript, VideoPage
from reader.ui.state.session import Session
from reader.ui.state.shelf import Shelf

# What takes longer will never come, on the slowest machine.
_LONGEST_MS = 120_000

NO_SCREEN = "This plugin does not support"
"""What Qt says of a menu, or of a window brought to the front, where there is no screen."""

SEED = Path(__file__).resolve().parent.parent / "seeds" / "000_80146eb17a4ea20d.txt"


class Reader:
    """One window, shown; every method is something a person does or sees."""

    def __init__(self, memory: Memory, settings: Settings, base: Path | None) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.memory, self.settings = memory, settings
        self.appearance = Appearance(app, settings)
        self.background = Background()
        folders = paths.folders(base)
        self.session = Session(
            memory, self.background, view=View(settings.view), pasted=folders.data / "pasted"
        )
        self.shelf = Shelf(folders.data, folders.cache, memory.choice_of, settings.library_at)
        self.window = Window(self.session, settings, self.appearance, self.shelf, folders)
        self.window.resize(1180, 780)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)

    # -- what a person does ----------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open a file and wait until it is read."""
        self.session.open(path)
        until(lambda: not self.session.is_reading)
        self.settle()

    def press(self, keys: str, at: QWidget | None = None) -> None:
        """Press keys as they are written in a menu ("Ctrl+F"), where the keyboard is."""
        combination = key_and_modifiers(keys)
        QTest.keyClick(at or QApplication.focusWidget() or self.window, *combination)
        self.settle()

    def type(self, text: str) -> None:
        """Type letters where the keyboard is."""
        target = QApplication.focusWidget()
        assert target is not None
        for letter in text:
            # By event and not by QTest.keyClicks, which knows ASCII alone and aborts on the rest.
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(target, event)
        self.settle()

    def find(self, query: str) -> None:
        """Search for something by keyboard."""
        self.press("Ctrl+F")
        self.window.search_bar.field.clear()
        self.session.search.set_query("")
        self.type(query)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on something with the left button."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self.settle()

    def press_mouse(self, button: Qt.MouseButton, over: QWidget) -> None:
        """Press a button of the mouse over something, as the system tells the window of it."""
        at = over.mapTo(self.window, over.rect().center())
        QTest.mouseClick(self.window.windowHandle(), button, pos=at)
        self.settle()

    def turn_wheel(self, over: QWidget, by: int = -120) -> None:
        """Turn the wheel over the middle of something, down or, with a positive number, up."""
        at = over.mapTo(over.window(), over.rect().center())
        QTest.wheelEvent(over.window().windowHandle(), at.toPointF(), QPoint(0, by))
        self.settle()

    def click_related(self, row: int) -> None:
        """Click on a row of the related videos."""
        view = self.window.areas["related"].list
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self.settle()
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
        )
        self.settle()

    def drag_over(self, start: QPointF, end: QPointF) -> None:
        """Select the text between two points of the page with the mouse."""
        view = self.window.pane.viewport()
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(view, left, pos=start.toPoint())
        QTest.mouseMove(view, ((start + end) / 2).toPoint())
        QTest.mouseMove(view, end.toPoint())
        QTest.mouseRelease(view, left, pos=end.toPoint())
        self.settle()

    def select(self, words: str) -> None:
        """Select words of the page, where they stand first."""
        pane, start = self.window.pane, self.text.index(words)
        cursor = pane.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
        pane.setTextCursor(cursor)
        self.settle()

    def do(self, action: str) -> None:
        """Choose something from a menu."""
        self.window.actions_[action].trigger()
        self.settle()

    def settle(self) -> None:
        """Let the window show what has happened; a long text comes after a moment."""
        if self.window.pane.is_coming:
            until(lambda: not self.window.pane.is_coming)
        for _ in range(3):
            QApplication.processEvents()

    # -- what a person sees ----------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The title of the page shown."""
        page = self.session.page
        if isinstance(page, OpenTranscript):
            return page.title
        return page.video.title if isinstance(page, VideoPage) else ""

    @property
    def text(self) -> str:
        """All words of the page."""
        return self.window.pane.toPlainText()

    @property
    def top_words(self) -> str:
        """The words at the top of the view."""
        pane = self.window.pane
        cursor = pane.cursorForPosition(QPoint(pane.viewport().width() // 2, 4))
        cursor.movePosition(cursor.MoveOperation.StartOfLine)
        cursor.movePosition(cursor.MoveOperation.EndOfLine, cursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    @property
    def units_in_view(self) -> tuple[int, int]:
        """The stretch of the document that is in view, in UTF-16 units."""
        pane = self.window.pane
        corners = QPoint(0, 0), pane.viewport().rect().bottomRight()
        first, last = (pane.cursorForPosition(corner).position() for corner in corners)
        return first, last

    def marks(self, start: int, end: int) -> list[Mark]:
        """What is set off in a stretch of the document, each over the one before it."""
        found = self.window.pane._marks(start, end)
        return [*found.below, *found.over]

    def point_of(self, offset: int) -> QPointF:
        """Where on the page's view a character of the text stands."""
        cursor = self.window.pane.textCursor()
        cursor.setPosition(len(self.text[:offset].encode("utf-16-le")) // 2)
        return QPointF(self.window.pane.cursorRect(cursor).center())

    @property
    def count(self) -> str:
        """What the search bar says of its hits, however little of it there is room to show."""
        return self.window.search_bar.count.accessibleName()

    @property
    def clipboard(self) -> str:
        """The plain text on the clipboard."""
        return QGuiApplication.clipboard().text()

    def dialog(self) -> QDialog:
        """The dialog that is open."""
        found = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        assert len(found) == 1
        return found[0]

    def picture(self) -> QImage:
        """The window as it looks."""
        self.settle()
        return self.window.grab().toImage()


def key_and_modifiers(keys: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """Return key and modifiers of a combination such as "Ctrl+Shift+C"."""
    *modifiers, key = keys.split("+")
    pressed = Qt.KeyboardModifier.NoModifier
    for name in modifiers:
        pressed |= _MODIFIERS[name]
    return getattr(Qt.Key, f"Key_{key}"), pressed


_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


def files(*paths: Path) -> QMimeData:
    """What a file manager hands over when files are dragged."""
    return addresses(*(QUrl.fromLocalFile(str(path)) for path in paths))


def addresses(*urls: QUrl) -> QMimeData:
    """What a browser hands over when links are dragged."""
    data = QMimeData()
    data.setUrls(urls)
    return data


_NO_KEY = Qt.KeyboardModifier.NoModifier


def drag(target: QWidget, data: QMimeData, held: Qt.KeyboardModifier = _NO_KEY) -> bool:
    """Drag something over the middle of a part of the window; return whether it is welcome."""
    under, at = _middle(target)
    # Qt 6.12 takes parts of a pixel and warns of whole ones, which are all that older ones take.
    takes_parts = QLibraryInfo.version() >= QVersionNumber(6, 12)
    event = QDragEnterEvent(QPointF(at) if takes_parts else at, *_dragging(data, held))
    QApplication.sendEvent(under, event)
    return event.isAccepted()


def drag_away(target: QWidget) -> None:
    """Take away again what is dragged over a part of the window."""
    QApplication.sendEvent(_middle(target)[0], QDragLeaveEvent())


def drop(target: QWidget, data: QMimeData, held: Qt.KeyboardModifier = _NO_KEY) -> None:
    """Let go in the middle of a part of the window of what was dragged there."""
    under, at = _middle(target)
    QApplication.sendEvent(under, QDropEvent(QPointF(at), *_dragging(data, held)))


def _middle(target: QWidget) -> tuple[QWidget, QPoint]:
    """What is under the mouse in the middle of a part of the window, and where it is hit."""
    at = target.rect().center()
    under = target.childAt(at) or target
    return under, under.mapFrom(target, at)


def _dragging(
    data: QMimeData, held: Qt.KeyboardModifier
) -> tuple[Qt.DropAction, QMimeData, Qt.MouseButton, Qt.KeyboardModifier]:
    return Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, held


def until(holds: Callable[[], object]) -> None:
    """Let the window go on until something holds."""
    patience = QDeadlineTimer(_LONGEST_MS)
    QApplication.processEvents()
    while not holds():
        assert not patience.hasExpired(), "It never came to be."
        QTest.qWait(2)


@contextmanager
def hearing(signal: SignalInstance) -> Iterator[list[tuple[object, ...]]]:
    """Wait at the end of the block until a signal came; give what has come with it, each time."""
    heard: list[tuple[object, ...]] = []

    def hear(*with_it: object) -> None:
        heard.append(with_it)

    signal.connect(hear)
    yield heard
    until(lambda: heard)
    signal.disconnect(hear)


@contextmanager
def reader(
    memory: Memory | None = None, settings: Settings | None = None, base: Path | None = None
) -> Iterator[Reader]:
    """Give a window for one test and close it after; ``base`` is the folder of its library."""
    made = Reader(memory or Memory(), settings or Settings(), base)
    yield made
    made.shelf.close()
    made.background.close()
    made.window.close()
    made.window.deleteLater()
    made.appearance.deleteLater()
    QApplication.sendPostedEvents(None, 0)
    # Else the next window is made beside this one, and its looks set for both, of which this one
    # has lost half.
    delete_now()
    QApplication.processEvents()
