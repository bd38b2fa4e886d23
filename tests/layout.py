"""What a window shows, in words and boxes: enough to tell whether a picture of it is still true.

Letters, colours and the last pixel differ from system to system and from one Qt to the next; what
stands where, what it says and what is switched on do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint
from PySide6.QtGui import QImage, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

SLACK = 14
"""By how many pixels a box may lie elsewhere, or be larger, before it has been moved."""

_ONLY_ICON = Qt.ToolButtonStyle.ToolButtonIconOnly
_BEGINNING = 24
_CELL = 20
_SHADES = 12

Part = dict[str, Any]


def description(window: QWidget) -> list[Part]:
    """Return every part of a window that is seen and says or is called something, in its order.

    A part has its ``name`` (for a screen reader), what it ``says``, its box ``at`` left, top, width
    and height in pixels of the window; whether it is ``on``; and the ``rows`` of a list or page.
    """
    return [
        part
        for widget in window.findChildren(QWidget)
        if _is_seen(widget) and (part := _part(widget, window))
    ]


def differences(then: Sequence[Part], now: Sequence[Part]) -> list[str]:
    """Return in what two descriptions differ, one sentence each; empty where they are alike."""
    before, after = _keyed(then), _keyed(now)
    told = [f"{_called(before[key])} is gone" for key in before if key not in after]
    told += [f"{_called(after[key])} is new" for key in after if key not in before]
    for key in before.keys() & after.keys():
        told += _changes(before[key], after[key])
    return sorted(told)


def _changes(part: Part, other: Part) -> Iterator[str]:
    if any(abs(a - b) > SLACK for a, b in zip(part["at"], other["at"], strict=True)):
        yield f"{_called(part)} was at {part['at']} and is at {other['at']}"
    if part.get("on") != other.get("on"):
        yield f"{_called(part)} is switched otherwise"
    if not _same_rows(part.get("rows", []), other.get("rows", [])):
        yield f"{_called(part)} has other rows"


def unlike(then: QImage, now: QImage) -> float:
    """Return which share of two pictures of a size, cut into cells, differs in brightness."""
    columns, rows = then.width() // _CELL, then.height() // _CELL
    first, second = (_small(picture, columns, rows) for picture in (then, now))
    cells = [
        abs(first.pixelColor(x, y).lightness() - second.pixelColor(x, y).lightness())
        for x in range(columns)
        for y in range(rows)
    ]
    return sum(cell > _SHADES for cell in cells) / len(cells)


def _small(picture: QImage, columns: int, rows: int) -> QImage:
    return picture.scaled(
        columns,
        rows,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _is_seen(widget: QWidget) -> bool:
    inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit)
    return widget.isVisible() and not inner and not widget.visibleRegion().isEmpty()


def _part(widget: QWidget, window: QWidget) -> Part:
    name, says = widget.accessibleName(), _says(widget)
    if not name and not says:
        return {}
    corner = widget.mapTo(window, QPoint(0, 0))
    part: Part = {"name": name, "says": says}
    part["at"] = [corner.x(), corner.y(), widget.width(), widget.height()]
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        part["on"] = widget.isChecked()
    if isinstance(widget, QAbstractItemView):
        part["rows"] = list(_rows(widget))
    elif isinstance(widget, QTextEdit):
        part["rows"] = list(_paragraphs(widget))
    return part


def _says(widget: QWidget) -> str:
    if isinstance(widget, QMenuBar):
        return " ".join(action.text().replace("&", "") for action in widget.actions())
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() is _ONLY_ICON:
        return ""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text().replace("&", "")
    return ""


def _rows(view: QAbstractItemView) -> Iterator[str]:
    """Yield the words of the rows that are seen."""
    model = view.model()
    seen = view.viewport().rect()
    for index in _indexes(model, QModelIndex()):
        box = view.visualRect(index)
        if box.isValid() and seen.intersects(box):
            yield " | ".join(str(words)[:_BEGINNING] for words in _columns(index) if words)


def _columns(index: QModelIndex) -> Iterator[object]:
    while index.isValid():
        yield index.data()
        index = index.siblingAtColumn(index.column() + 1)


def _indexes(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from _indexes(model, index)


def _paragraphs(page: QTextEdit) -> Iterator[str]:
    """Yield how the paragraphs begin that are seen."""
    height = page.viewport().height()
    block = page.cursorForPosition(QPoint(page.viewport().width() // 2, 4)).block()
    last = page.cursorForPosition(QPoint(page.viewport().width() // 2, height - 4)).block()
    while block.isValid() and block.blockNumber() <= last.blockNumber():
        yield block.text()[:_BEGINNING]
        block = block.next()


def _keyed(parts: Sequence[Part]) -> dict[tuple[str, str, int], Part]:
    """Return parts by name and words, and by which of those that share them they are."""
    seen: Counter[tuple[str, str]] = Counter()
    keyed = {}
    for part in parts:
        key = part["name"], part["says"]
        keyed[*key, seen[key]] = part
        seen[key] += 1
    return keyed


def _called(part: Part) -> str:
    return " ".join(f"“{words}”" for words in dict.fromkeys((part["name"], part["says"])) if words)


def _same_rows(then: Sequence[str], now: Sequence[str]) -> bool:
    """Whether the same rows are seen, but for one at each end that may be just out of sight."""
    shorter, longer = sorted((list(then), list(now)), key=len)
    core = shorter[1:-1] if len(shorter) > 2 else shorter
    starts = range(len(longer) - len(core) + 1)
    fits = [start for start in starts if longer[start : start + len(core)] == core]
    return len(longer) - len(shorter) <= 2 and bool(fits)
