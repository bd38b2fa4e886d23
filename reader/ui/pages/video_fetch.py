"""The ways to a video's transcript on the web, on its page: each asks on a click alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.kept.settings import Settings
from reader.model.transcript import RelatedVideo
from reader.ui.pages.fetch_panel import FetchPanel
from reader.ui.parts import plain
from reader.ui.parts.desktop.open_link import host
from reader.ui.parts.flow_layout import FlowLayout
from reader.ui.parts.focusing import holds_keyboard
from reader.ui.parts.icons import tinted
from reader.ui.parts.theme import Appearance, Theme, set_role
from reader.ui.state.fetching import OFFLINE, Fetching, Target
from reader.wording import tr

_LONGEST = 4_096


class VideoFetch(QWidget):
    """Offers to get the transcript of one video, and shows how that goes.

    ``later`` stands further down on the page: the way to a host that was not to be asked.

    *Signals*: ``ways_changed()``: another way may be the first one to take.
    """

    ways_changed = Signal()

    def __init__(self, fetching: Fetching, appearance: Appearance, settings: Settings) -> None:
        super().__init__()
        self._fetching = fetching
        self._video: RelatedVideo | None = None
        self.get = QPushButton()
        self.search = QPushButton(tr("Find It on YouTube"))
        self.field = QLineEdit()
        self.get_typed = QPushButton(tr("Get It"))
        self.panel = FetchPanel(fetching, appearance)
        self._offline = plain.label(OFFLINE, wrap=True)
        self._ways = QWidget()
        self.later, self.said = QWidget(), plain.label(wrap=True)
        self.again = QPushButton()
        self._arrange()
        self._connect(settings)
        appearance.theme_changed.connect(self._recolour)
        self._recolour(appearance.theme)

    @property
    def leads(self) -> bool:
        """Whether its button is the surest way to the transcript."""
        return self.get.isVisibleTo(self)

    @property
    def has_address(self) -> bool:
        """Whether it is known where the video is."""
        return self._video is not None and bool(host(self._fetching.address_for(self._video)))

    def show_for(self, video: RelatedVideo | None) -> None:
        """Offer the ways to the transcript of another video."""
        if video != self._video:
            self.field.clear()
        self._video = video
        if video is not None:
            self.panel.show_for(video)
        self._show()

    def take_address(self, address: str) -> None:
        """Ask for what is at an address that the person gives."""
        self.field.setText(address)
        self._get_typed()

    # -- making it ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.field.setPlaceholderText(tr("Paste the address of its page, captions or feed"))
        self.field.setAccessibleName(tr("Address of the video, of its captions or its feed"))
        self.field.setMaxLength(_LONGEST)
        self.field.setMinimumWidth(1)
        self.search.setAccessibleDescription(
            tr("Looks for its title with yt-dlp; you choose from what is found")
        )
        set_role(self._offline, "quiet")
        set_role(self.said, "quiet")
        set_role(self.get, "primary")
        flow, line = FlowLayout(), QHBoxLayout()
        flow.addWidget(self.get)
        flow.addWidget(self.search)
        later = QVBoxLayout(self.later)
        later.setContentsMargins(0, 0, 0, 0)
        later.setSpacing(8)
        later.addWidget(self.said)
        later.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.get_typed)
        ways = QVBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(8)
        ways.addLayout(flow)
        ways.addLayout(line)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for part in (self._ways, self.panel, self._offline):
            rows.addWidget(part)

    def _connect(self, settings: Settings) -> None:
        self.get.clicked.connect(self._get_known)
        self.again.clicked.connect(self._get_known)
        self.get_typed.clicked.connect(self._get_typed)
        self.field.returnPressed.connect(self._get_typed)
        self.field.textChanged.connect(lambda _: self._allow_typed())
        self.search.clicked.connect(self._find)
        self._fetching.changed.connect(self._changed)
        self.panel.left.connect(self._take_keyboard)
        settings.watch(lambda _: self._show(), "offline")

    def _recolour(self, look: Theme) -> None:
        self.get.setIcon(tinted("fetch", look.accent_text, look.disabled))
        self.again.setIcon(tinted("fetch", look.text, look.disabled))
        self.search.setIcon(tinted("search", look.text, look.disabled))

    # -- what is shown --------------------------------------------------------------------------

    def _changed(self, target: Target) -> None:
        if target is not None and target == self._video:
            had_keyboard = holds_keyboard(self._ways)
            self._show()
            if had_keyboard and not self._ways.isVisible():
                self.panel.take_keyboard()

    def _take_keyboard(self) -> None:
        """Take the keyboard back from the panel, at what is now the first way."""
        self._show()
        way = self.get if self.leads else self.field
        way.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        is_offline = self._fetching.is_offline
        self._offline.setVisible(is_offline)
        has_ways = not is_offline and not self.panel.is_in_the_way
        self._ways.setVisible(has_ways)
        self.get.setVisible(self.has_address and not self._is_declined)
        self.later.setVisible(has_ways and self._is_declined)
        if self._video is not None and self.has_address:
            there = host(self._fetching.address_for(self._video))
            self.said.setText(tr("You said no to {host}.", host=there))
            for button in (self.get, self.again):
                button.setText(plain.menu_text(tr("Get It from {}").format(there)))
                plain.set_tooltip(button, self._fetching.address_for(self._video))
        self._allow_typed()
        self.ways_changed.emit()

    @property
    def _is_declined(self) -> bool:
        if self._video is None:
            return False
        return self._fetching.was_declined(host(self._fetching.address_for(self._video)))

    def _allow_typed(self) -> None:
        self.get_typed.setEnabled(bool(self.field.text().strip()))

    # -- what the person does -------------------------------------------------------------------

    def _get_known(self) -> None:
        if self._video is not None:
            address = self._fetching.address_for(self._video)
            self._fetching.get(self._video, address, is_typed=False)

    def _get_typed(self) -> None:
        if self._video is not None and self.field.text().strip():
            self._fetching.get(self._video, self.field.text().strip())

    def _find(self) -> None:
        if self._video is not None:
            self._fetching.find(self._video)
