"""The head of the library's panel: which library it is, and whether it can be reached.

The latter the status bar says too.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reader.ui.parts import plain
from reader.ui.parts.icons import icon
from reader.ui.parts.panel_parts import heading
from reader.ui.parts.theme import Theme, grown, set_role
from reader.ui.state.libraries import Libraries
from reader.wording import tr

_ICON = 16
_LEAST_WIDTH = 80
# A panel of so many pixels has room for the whole sentence that an archive is away, and for a list.
_HIGH_ENOUGH = 240
# A status bar of so many pixels has room for how many changes wait, at the usual size of letters.
_ROOM_FOR_ALL = 480


class LibraryName(QPushButton):
    """The name of the library in use, as much of it as there is room for; a click offers others."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        set_role(self, "flat")
        self.setObjectName("library-name")
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self._set_icon()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for room for the whole name."""
        words = self.fontMetrics().horizontalAdvance(plain.one_line(self._name))
        return QSize(words + self._beside + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Do with a few letters."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def _set_icon(self) -> None:
        self.setIconSize(QSize(grown(_ICON), grown(_ICON)))

    def changeEvent(self, event: QEvent) -> None:
        """Have the sign beside the name grow with its letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_icon()

    @property
    def _beside(self) -> int:
        """The room that is taken by anything but the words."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def set_name(self, name: str) -> None:
        """Show a name."""
        self._name = name
        self.setAccessibleName(tr("Library: {name}", name=name))
        plain.set_tooltip(self, tr("Choose another library ({name})", name=name))
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            plain.one_line(self._name),
            Qt.TextElideMode.ElideMiddle,
            max(self.width() - self._beside, 0),
        )
        self.setText(shown.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class LibraryHead(QWidget):
    """The title of the panel or, with several libraries, the name of the one in use.

    *Signals*: ``switching_wanted(QPoint)``: the menu of libraries is asked for, at a place on the
    screen.
    """

    switching_wanted = Signal(QPoint)

    def __init__(self, libraries: Libraries, title: str) -> None:
        super().__init__()
        self._libraries = libraries
        self.title = heading(title)
        self.name = LibraryName()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.title)
        line.addWidget(self.name)
        line.addStretch(1)
        self.name.clicked.connect(
            lambda: self.switching_wanted.emit(self.name.mapToGlobal(QPoint(0, self.name.height())))
        )
        libraries.changed.connect(self._show)
        self._show()

    def recolour(self, look: Theme) -> None:
        """Draw what stands beside the name in the colours of a theme."""
        self.name.setIcon(icon("unfolded", look))

    def _show(self) -> None:
        are_several = self._libraries.are_several
        self.title.setVisible(not are_several)
        self.name.setVisible(are_several)
        self.name.set_name(self._libraries.name)


class AwaySign(QPushButton):
    """The sign in a status bar as long as the archive cannot be reached; a click tries it again.

    It leaves the place in the transcript its room: where the bar is narrow it says the half.
    """

    def __init__(self, libraries: Libraries, bar: QWidget) -> None:
        super().__init__()
        self._libraries, self._bar = libraries, bar
        set_role(self, "link")
        self.clicked.connect(lambda: libraries.try_again())
        libraries.changed.connect(self.show_state)
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange):
            self._fit()
        return super().eventFilter(watched, event)

    def show_state(self) -> None:
        """Say what there is to say now."""
        said = self._libraries.said
        self._fit()
        self.setAccessibleName(self._libraries.said_shortly)
        self.setAccessibleDescription(said)
        plain.set_tooltip(self, "\n".join(filter(None, (said, self._libraries.why))))
        self.setVisible(bool(said))

    def _fit(self) -> None:
        has_room = self._bar.width() >= grown(_ROOM_FOR_ALL)
        self.setText(self._libraries.said_shortly if has_room else tr("Archive away"))


class AwayNote(QWidget):
    """Says, as long as it is so, that the archive cannot be reached, and what waits for it.

    In a low ``panel`` it says so in a few words: what is listed below needs the room.
    """

    def __init__(self, libraries: Libraries, panel: QWidget) -> None:
        super().__init__()
        self._libraries, self._panel = libraries, panel
        self.said: QLabel = plain.label(wrap=True)
        set_role(self.said, "quiet")
        self.again = QPushButton(tr("Try Again"))
        set_role(self.again, "link")
        self.again.clicked.connect(lambda: libraries.try_again())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 2, 4, 2)
        rows.setSpacing(2)
        rows.addWidget(self.said)
        rows.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        libraries.changed.connect(self._show)
        panel.installEventFilter(self)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        said, why = self._libraries.said, self._libraries.why
        is_low = bool(said) and self._panel.height() < grown(_HIGH_ENOUGH)
        self.said.setText(self._libraries.said_shortly if is_low else said)
        plain.set_tooltip(self.said, "\n".join(filter(None, (said if is_low else "", why))))

    def _show(self) -> None:
        self._fit()
        # Where there is no list, what stands in its place says so.
        self.setVisible(bool(self._libraries.said) and not self._libraries.is_unread)
