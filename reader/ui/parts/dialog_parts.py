"""What dialogs have in common: how they are shown, how they end, and what is typed into them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDial,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QStyle,
    QStyleOptionSpinBox,
    QTableView,
    QWidget,
)

from reader.patterns import lazy_pattern
from reader.ui.parts import access_keys
from reader.ui.parts.theme import grown

_COMMA = lazy_pattern("[,،、，]")
MOST_TAGS = 50
LONGEST_TAG = 60
# Above and below the words before a field, in pixels.
_LEVEL = 3
# Between the edge of a field and its words.
_INSET = 8
_ANY_WIDTH = 100
# What the system draws around a dialog, about.
_FRAME = QSize(8, 32)
_LEAST_SHOWN = 12  # characters of the row that is chosen
# What the system draws beside the title of a dialog: its icon and buttons, or as much on both sides
# where the title stands in the middle.
_BESIDE_TITLE = 240
# What the wheel sets.
_FIELDS = (QAbstractSpinBox, QComboBox, QDial, QSlider)


def present(dialog: QDialog) -> None:
    """Show a dialog over its window, no larger than the screen; closed, it goes.

    The size that it has is the one for letters of the usual size; it is as wide as its title needs.
    """
    # Left to themselves, closed dialogs would stay until the window goes.
    dialog.finished.connect(dialog.deleteLater)
    room = dialog.screen().availableSize() - _FRAME
    wanted = _for_its_letters(dialog).expandedTo(QSize(_for_its_title(dialog), 0))
    dialog.resize(wanted.boundedTo(room))
    access_keys.part(dialog)
    for form in dialog.findChildren(QFormLayout):
        _level(form)
    QDialog.open(dialog)  # the dialog that prints has another of that name


def _for_its_letters(dialog: QDialog) -> QSize:
    """Return how large a dialog is to be; as high as its parts is as high as their letters."""
    width, height = dialog.width(), dialog.height()
    is_fitted = height == dialog.sizeHint().height()
    return QSize(grown(width), height if is_fitted else grown(height))


def _for_its_title(dialog: QDialog) -> int:
    """Return how wide a dialog must be for its title to be read whole, which is bold on most."""
    letters = QGuiApplication.font()
    letters.setBold(True)
    return QFontMetrics(letters).horizontalAdvance(dialog.windowTitle()) + _BESIDE_TITLE


def _level(form: QFormLayout) -> None:
    """Let the words before fields stand on one line with those in them.

    Qt centres them only in so much room as grows with their own height, and a style sheet makes
    fields higher than that.
    """
    for row in range(form.rowCount()):
        item = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        label = item.widget() if item is not None else None
        if isinstance(label, QLabel):
            label.setContentsMargins(0, _LEVEL, 0, _LEVEL)


class ScrolledPage(QScrollArea):
    """What lets a page be as high as it likes where there is less room.

    The wheel scrolls it, whatever is under the mouse: a field is set by it only while it has the
    keyboard, which the wheel gives to none. The keyboard stops at what is on the page, which is
    brought into view, and not at the area.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def event(self, event: QEvent) -> bool:
        """Look for the fields that have come to be on the page."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._watch_fields()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_turned = event.type() == QEvent.Type.Wheel
        if is_turned and isinstance(watched, _FIELDS) and not watched.hasFocus():
            event.ignore()  # so that it goes to what the field stands on, and at last here
            return True
        return super().eventFilter(watched, event)

    def _watch_fields(self) -> None:
        for kind in _FIELDS:
            for field in self.findChildren(kind):
                field.installEventFilter(self)  # one that watches already goes on doing so
                if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def scrolled(page: QWidget) -> QScrollArea:
    """Return what lets a page be as high as it likes in a dialog that is not."""
    area = ScrolledPage()
    area.setWidget(page)
    return area


def inset(box: QAbstractSpinBox) -> None:
    """Let a number stand where words in other fields do.

    From some version on, Qt keeps the padding of a style sheet around the field but not beside it:
    what is missing there is made up for.
    """
    box.ensurePolished()
    option = QStyleOptionSpinBox()
    option.initFrom(box)
    option.direction = Qt.LayoutDirection.LeftToRight
    option.rect = QRect(0, 0, _ANY_WIDTH, _ANY_WIDTH)
    spin, field = QStyle.ComplexControl.CC_SpinBox, QStyle.SubControl.SC_SpinBoxEditField
    missing = max(0, _INSET - box.style().subControlRect(spin, option, field, box).x())
    box.lineEdit().setTextMargins(missing, 0, missing, 0)


def let_shrink(*boxes: QComboBox) -> None:
    """Let lists to choose from be narrower than their longest row where there is no room for it."""
    for box in boxes:
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LEAST_SHOWN)


def ending(dialog: QDialog, words: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Return the last row of a dialog, and of its two buttons the one that accepts it."""
    row = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    accepting = row.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
    accepting.setDefault(True)
    row.accepted.connect(dialog.accept)
    row.rejected.connect(dialog.reject)
    return row, accepting


def add_action(row: QDialogButtonBox, words: str, act: Callable[[], object]) -> QPushButton:
    """Add a button to the last row of a dialog, for what it does beside being closed; return it.

    It is made here: one that the row itself makes PySide6 6.8 holds for ever once it is connected.
    """
    button = QPushButton(words)
    button.clicked.connect(act)
    row.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
    return button


def share_room(table: QTableView, columns: Sequence[int], least: int) -> None:
    """Let some columns of a table share the room that the others leave.

    Where they would be narrower than ``least`` they are as wide as that, and the table scrolls.
    """
    header = table.horizontalHeader()
    others = (
        column
        for column in range(header.count())
        if column not in columns and not header.isSectionHidden(column)
    )
    room = table.viewport().width() - sum(map(header.sectionSize, others))
    has_room = room >= least * len(columns)
    mode = QHeaderView.ResizeMode.Stretch if has_room else QHeaderView.ResizeMode.Fixed
    for column in columns:
        header.setSectionResizeMode(column, mode)
        if not has_room:
            header.resizeSection(column, least)


def parted(text: str) -> list[str]:
    """Return what a person wrote with commas between, those of any script."""
    return [" ".join(part.split()) for part in _COMMA.split(text)]


def tags_of(text: str) -> list[str]:
    """Return the tags that a person wrote with commas between them, each once."""
    tags = (tag[:LONGEST_TAG] for tag in parted(text))
    return list(dict.fromkeys(tag for tag in tags if tag))[:MOST_TAGS]
