"""The page of a related video that has no transcript here: what to do, and who mentions it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.kept.settings import Settings
from reader.ui.pages.browser_steps import BrowserSteps
from reader.ui.pages.hit_marks import STRIP_WIDTH
from reader.ui.pages.masthead import above_title
from reader.ui.pages.passage_button import SIDE
from reader.ui.pages.passages import Passages
from reader.ui.pages.video_fetch import VideoFetch
from reader.ui.pages.video_offers import VideoOffers
from reader.ui.parts import plain
from reader.ui.parts.desktop.drops import local_files, lone_address
from reader.ui.parts.desktop.open_link import host, may_open, open_link, search_address
from reader.ui.parts.dialog_parts import ScrolledPage
from reader.ui.parts.flow_layout import FlowLayout
from reader.ui.parts.focusing import let_enter_press
from reader.ui.parts.icons import tinted
from reader.ui.parts.panel_parts import heading
from reader.ui.parts.theme import Appearance, Theme, set_role
from reader.ui.parts.typefaces import reading_font
from reader.ui.state.doors import Doors
from reader.ui.state.fetching import Fetching
from reader.ui.state.pages import Page, VideoPage
from reader.ui.state.session import Session
from reader.wording import tr

# How much larger the title is than the text: a factor, and at most so many points.
_TITLE_SIZE, _TITLE_POINTS = 1.6, 9
_PASSAGE_SIZE = 0.92
_NARROW = 480
_SIDE, _NARROW_SIDE = 28, 16
_FRAME, _BOTTOM = 2, 48
_BREAK = "\u200b"
_LETTERS = (
    *("typeface", "own_typeface", "text_size", "measure", "show_overview"),
    *("line_spacing", "letter_spacing", "word_spacing"),
)


class VideoPane(ScrolledPage):
    """Shows the page of a video; empty while another page is shown.

    *Signals*: ``file_wanted()``: the person wants to choose a file that is to be the transcript of
    the video shown.
    """

    file_wanted = Signal()

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        settings: Settings,
        doors: Doors,
        fetching: Fetching,
    ) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self.offers = VideoOffers(doors)
        self.fetch = VideoFetch(fetching, appearance, settings)
        self._page: VideoPage | None = None
        self.title = plain.label(wrap=True)
        self.message = plain.label(wrap=True)
        self.listed_by = QPushButton()
        self.open_file = QPushButton(tr("Open a File for It…"))
        self.paste = QPushButton(tr("Paste Its Text"))
        self.search = QPushButton(tr("Search the Web"))
        self.visit = QPushButton(tr("Open Its Page"))
        self.steps = BrowserSteps(appearance)
        self.passages = Passages(appearance)
        self._hint = _quiet_label()
        self._column = QWidget()
        self._lines = QVBoxLayout(self._column)
        self._arrange()
        let_enter_press(self)
        self._connect(appearance)
        self._set_letters()
        self._recolour(appearance.theme)
        self._show_page(session.page)

    def paste_text(self) -> None:
        """Take the text on the clipboard as the transcript of the video, or as its address."""
        if self._page is None:
            return
        text = QGuiApplication.clipboard().text()
        if address := lone_address(text):
            self._say("")
            self.fetch.take_address(address)
        elif text.strip():
            self._say("")
            self._session.open_text(text, for_video=self._page.video)
        else:
            self._say(tr("There is no text on the clipboard: copy the transcript first."))

    # -- making it ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        for part in (self, self.viewport()):
            part.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)  # below the scroll bar too
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # A long word must not make the page wider than the window.
        self.title.setMinimumWidth(1)
        set_role(self.listed_by, "flat")
        set_role(self.open_file, "primary")
        set_role(self.message, "warning")
        self.message.hide()
        actions = FlowLayout()
        for button in (self.open_file, self.paste, self.search, self.visit):
            actions.addWidget(button)
        state = _quiet_label(tr("The transcript of this video is not here yet."))
        mentioned = heading(tr("Mentioned in your open transcripts"), wrap=True)
        self._lines.setSpacing(0)
        self._lines.addLayout(_flush(self.title, 8, state, 2))
        # What has an edge only under the mouse hangs out, so that its words stand flush.
        self._lines.addWidget(self.listed_by, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addLayout(_flush(self.offers, 20, self.fetch))
        self._lines.addLayout(_flush(24, actions, 8, self.message, self._hint))
        self._lines.addLayout(_flush(16, self.fetch.later))
        self._lines.addLayout(_flush(32, self.steps, 36, mentioned, 4))
        self._lines.addWidget(self.passages)
        self._lines.addStretch(1)
        self.setWidget(self._column)
        self.way_in: QWidget = self.open_file

    def _connect(self, appearance: Appearance) -> None:
        self.listed_by.clicked.connect(self._return)
        self.open_file.clicked.connect(self.file_wanted)
        self.paste.clicked.connect(self.paste_text)
        self.search.clicked.connect(self._search_the_web)
        self.visit.clicked.connect(self._visit)
        self.passages.chosen.connect(self._session.go_to)
        self.fetch.ways_changed.connect(lambda: self._lead(appearance.theme))
        self._session.page_changed.connect(self._show_page)
        self._session.open_changed.connect(self._look_for_mentions)
        appearance.theme_changed.connect(self._recolour)
        self._settings.watch(lambda name: self._set_letters(), *_LETTERS)

    def _recolour(self, look: Theme) -> None:
        for button, name in (
            (self.listed_by, "back"),
            (self.paste, "paste"),
            (self.search, "search"),
            (self.visit, "external-link"),
        ):
            button.setIcon(tinted(name, look.text, look.disabled))
        self._lead(look)

    def _lead(self, look: Theme) -> None:
        """Let the surest way look it: that to a known address, else that to a file."""
        is_first = not self.fetch.leads
        set_role(self.open_file, "primary" if is_first else "")
        colour = look.accent_text if is_first else look.text
        self.open_file.setIcon(tinted("open", colour, look.disabled))
        self.way_in = self.open_file if is_first else self.fetch.get

    # -- letters and width ----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Put into a window, labels forget the font they were given before.
        self._set_letters()

    def _set_letters(self) -> None:
        font = reading_font(self._settings)
        size = font.pointSizeF()
        title, passage = QFont(font), QFont(font)
        title.setPointSizeF(min(size * _TITLE_SIZE, size + _TITLE_POINTS))
        title.setWeight(QFont.Weight.Bold)
        passage.setPointSizeF(size * _PASSAGE_SIZE)
        self.title.setFont(title)
        self.passages.set_letters(passage, self._settings.line_spacing)
        self._fit()

    def _fit(self) -> None:
        """Set the column in the middle, at the measure of a transcript."""
        font = reading_font(self._settings)
        # A transcript has its scroll bar always, and mostly the strip beside it; then the frame
        # that shows where the keyboard is.
        beside = self.verticalScrollBar().sizeHint().width() + _FRAME
        room = self.width() - beside - (STRIP_WIDTH if self._settings.show_overview else 0)
        side = _NARROW_SIDE if room < _NARROW else _SIDE
        letter = QFontMetricsF(font).averageCharWidth()
        column = min(round(letter * self._settings.measure), room - 2 * side)
        first = (room - column) // 2 + _FRAME - SIDE
        last = self.viewport().width() - first - column - 2 * SIDE
        top = above_title(font)
        self._lines.setContentsMargins(max(first, 0), top, max(last, 0), _BOTTOM)
        if self._page is not None:
            self._set_strangers_words(self._page, column)

    def _set_strangers_words(self, page: VideoPage, column: int) -> None:
        """Set what the file has written so that it fits, however long its words are."""
        title = plain.one_line(page.video.title)
        self.title.setText(_breakable(title, QFontMetricsF(self.title.font()), column))
        words = tr("Listed by {}").format(plain.one_line(page.listed_by.title))
        metrics = self.listed_by.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, column - 64)
        self.listed_by.setText(shown.replace("&", "&&"))

    # -- what the session says ------------------------------------------------------------------

    def _show_page(self, page: Page) -> None:
        self._page = page if isinstance(page, VideoPage) else None
        self._say("")
        video_shown = self._page.video if self._page is not None else None
        self.offers.show_for(video_shown)
        self.fetch.show_for(video_shown)
        if self._page is None:
            self.passages.clear()
            return
        video = self._page.video
        self.setAccessibleName(plain.one_line(video.title))
        plain.set_tooltip(self.listed_by, self._page.listed_by.title)
        self._tell_host(self.search, self._search_address())
        self._tell_host(self.visit, video.url)
        self.visit.setVisible(may_open(video.url))
        self._invite(is_over=False)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._look_for_mentions()

    def _look_for_mentions(self) -> None:
        if self._page is not None:
            first = self._page.listed_by
            others = [opened for opened in self._session.open_transcripts if opened is not first]
            self.passages.show_for(self._page.video.title, [first, *others])

    # -- what the person does -------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste the transcript by the usual key too."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_text()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file; what else is dragged is for the window."""
        if _one_file(event.mimeData()) is None:
            event.ignore()
        else:
            self._invite(is_over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._invite(is_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file as the transcript of the video."""
        self._invite(is_over=False)
        path = _one_file(event.mimeData())
        if path is not None and self._page is not None:
            event.acceptProposedAction()
            self._session.open(path, for_video=self._page.video)

    def _return(self) -> None:
        if self._page is not None:
            self._session.show(self._page.listed_by)

    def _visit(self) -> None:
        if self._page is not None:
            self._browse(self._page.video.url)

    def _search_the_web(self) -> None:
        self._browse(self._search_address())

    def _search_address(self) -> str:
        title = self._page.video.title if self._page is not None else ""
        return search_address(title, self._settings.web_search)

    def _browse(self, address: str) -> None:
        is_open = open_link(address)
        self._say("" if is_open else tr("No browser opened {}.").format(host(address)))

    def _tell_host(self, button: QPushButton, address: str) -> None:
        words = tr("Opens {} in your browser").format(host(address))
        plain.set_tooltip(button, words)
        button.setAccessibleDescription(words)

    def _invite(self, *, is_over: bool) -> None:
        self._hint.setText(
            tr("Drop the file: it becomes the transcript of this video.")
            if is_over
            else tr("A file you open, or drop here, is remembered as its transcript.")
        )

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


def _quiet_label(words: str = "") -> QLabel:
    label = plain.label(words, wrap=True)
    set_role(label, "quiet")
    return label


def _flush(*parts: QWidget | QLayout | int) -> QVBoxLayout:
    """Set parts below each other at the edge of the column, with gaps of so many pixels."""
    lines = QVBoxLayout()
    lines.setContentsMargins(SIDE, 0, SIDE, 0)
    lines.setSpacing(0)
    for part in parts:
        if isinstance(part, int):
            lines.addSpacing(part)
        elif isinstance(part, QLayout):
            lines.addLayout(part)
        else:
            lines.addWidget(part)
    return lines


def _breakable(words: str, metrics: QFontMetricsF, width: int) -> str:
    """Let the words that are longer than a line be broken where it ends."""
    return " ".join(_broken(word, metrics, width) for word in words.split(" "))


def _broken(word: str, metrics: QFontMetricsF, width: int) -> str:
    if metrics.horizontalAdvance(word) <= width:
        return word
    parts = [""]
    for letter in word:
        if parts[-1] and metrics.horizontalAdvance(parts[-1] + letter) > width:
            parts.append("")
        parts[-1] += letter
    return _BREAK.join(parts)


def _one_file(dragged: QMimeData) -> Path | None:
    """The one file on this computer that is dragged, None if it is anything else."""
    files = local_files(dragged)
    return files[0] if len(files) == len(dragged.urls()) == 1 else None
