"""Where the parts of the window stand: the page in the middle, lists beside and below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader.kept.settings import Settings

# Narrower than this, the page is left alone in the window, unless the person insists.
_ROOM_FOR_SIDEBAR = 720
# What stands below the related videos.
_BELOW = ("notes", "basket")
# The page keeps this much beside both lists.
_PAGE = 420


class Areas(QWidget):
    """The middle of the window: notices above, the library left, related videos right.

    ``makes`` gives the ``library``, at the left, the ``notes`` and the ``basket``, at the right,
    and the ``hits``, below the page, when they are first shown.
    """

    def __init__(
        self,
        settings: Settings,
        notices: QWidget,
        related: QWidget,
        makes: Mapping[str, Callable[[], QWidget]],
    ) -> None:
        super().__init__()
        self._settings = settings
        self._related = related
        self._makes = makes
        self._made: dict[str, QWidget] = {}
        self._insists: set[str] = set()
        self.stack = QStackedWidget()
        self.below = _splitter(Qt.Orientation.Vertical, self.stack)
        self.side = _splitter(Qt.Orientation.Vertical, related)
        self.beside = _splitter(Qt.Orientation.Horizontal, self.below)
        self.beside.addWidget(self.side)
        self.beside.setCollapsible(1, False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(notices)
        rows.addWidget(self.beside, 1)
        self.beside.splitterMoved.connect(lambda *_: self._note_widths())

    @property
    def page(self) -> QWidget:
        """The page that is shown in the middle."""
        return self.stack.currentWidget() or self.stack

    def show_page(self, page: QWidget) -> None:
        """Show a page in the middle, one of them from now on."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def add_below_related(self, pane: QWidget) -> None:
        """Put a pane below the related videos, at two fifths of the height they have."""
        self.side.addWidget(pane)
        sizes = self.side.sizes()
        whole = max(self.side.height(), 100)
        new = whole * 2 // 5
        rest = max(sum(sizes[:-1]), 1)
        self.side.setSizes([*(size * (whole - new) // rest for size in sizes[:-1]), new])

    def insist(self, name: str, *, on: bool) -> None:
        """Show a list, such as ``related``, in a narrow window too, until it is switched off."""
        is_narrow = self.width() < _ROOM_FOR_SIDEBAR
        if on and is_narrow:
            self._insists = {name}  # there is no room for both
        else:
            self._insists.discard(name)

    def fit(self, *, has_hits: bool) -> None:
        """Show what the settings and the width of the window let be shown."""
        settings, has_room = self._settings, self.width() >= _ROOM_FOR_SIDEBAR
        self._show("hits", is_wanted=settings.show_hits and has_hits)
        shows_library = settings.show_library and (has_room or "library" in self._insists)
        self._show("library", is_wanted=shows_library)
        wants = {name: bool(settings.get(f"show_{name}")) for name in ("related", *_BELOW)}
        fits = {name: has_room or name in self._insists for name in wants}
        self._related.setVisible(wants["related"] and fits["related"])
        for name in _BELOW:
            self._show(name, is_wanted=wants[name] and fits[name])
        shows_side = any(wants[name] and fits[name] for name in wants)
        self.side.setVisible(shows_side)
        self._share(shows_library, shows_side)

    def is_shown(self, name: str) -> bool:
        """Whether a list, such as ``related`` or ``library``, is shown, as far as the window is."""
        part = self._related if name == "related" else self._made.get(name)
        return part is not None and part.isVisibleTo(self)

    def step(self, step: int, others: list[QWidget]) -> None:
        """Give the keyboard to the next (1) or previous (-1) area; ``others`` come after the page.

        The order: library, page, the others, hits, related videos and what stands below them.
        """
        right = [self.side.widget(number) for number in range(self.side.count())]
        parts = [self._made.get("library"), self.page, *others, self._made.get("hits"), *right]
        shown = [part for part in parts if part is not None and part.isVisible()]
        focused = QApplication.focusWidget()
        here = [
            number
            for number, part in enumerate(shown)
            if focused is not None and (part is focused or part.isAncestorOf(focused))
        ]
        at = here[0] if here else shown.index(self.page)
        shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, name: str, *, is_wanted: bool) -> None:
        part = self._made.get(name)
        if part is None and is_wanted:
            part = self._made[name] = self._makes[name]()
            if name == "library":
                self.beside.insertWidget(0, part)
                self.beside.setCollapsible(0, False)
                self.beside.setStretchFactor(0, 0)
                self.beside.setStretchFactor(1, 1)
            elif name in _BELOW:
                self.add_below_related(part)
            else:
                self.below.addWidget(part)
        if part is not None:
            part.setVisible(is_wanted)

    def _share(self, shows_library: bool, shows_related: bool) -> None:
        """Give the lists the widths they had, as far as the page keeps enough."""
        whole = self.width()
        shown = [*(["library"] if shows_library else []), *(["related"] if shows_related else [])]
        most = max((whole - _PAGE) // max(len(shown), 1), whole // 4)
        left = min(self._settings.library_width, most if len(shown) > 1 else whole // 2)
        right = min(self._settings.related_width, most if len(shown) > 1 else whole // 2)
        left, right = left * shows_library, right * shows_related
        sizes = [max(1, whole - left - right), right]
        self.beside.setSizes([left, *sizes] if "library" in self._made else sizes)

    def _note_widths(self) -> None:
        sizes = self.beside.sizes()
        if self.is_shown("library"):
            self._settings.set("library_width", max(180, min(sizes[0], 1_000)))
        if self.side.isVisibleTo(self):
            self._settings.set("related_width", max(160, min(sizes[-1], 1_000)))


def _splitter(orientation: Qt.Orientation, first: QWidget) -> QSplitter:
    made = QSplitter(orientation)
    made.addWidget(first)
    made.setStretchFactor(0, 1)
    made.setCollapsible(0, False)
    return made
