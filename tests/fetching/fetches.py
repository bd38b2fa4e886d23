"""What is fetched, as it stands in the window, and the ways there."""

from __future__ import annotations

import socket
import threading

from driver import Reader, until
from PySide6.QtCore import Qt
from shelves import wait_for_lines

from reader.model.transcript import RelatedVideo
from reader.ui.pages.video_fetch import VideoFetch
from reader.ui.state.fetching import FetchState, Stage
from reader.ui.state.pages import VideoPage

SPEECH = "WEBVTT\n\n" + "".join(
    f"00:{second:02}.000 --> 00:{second:02}.900\nSentence {second} of the talk on bridges.\n\n"
    for second in range(50)
)


def ways(window: Reader) -> VideoFetch:
    return window.window.video_pane.fetch


def state(window: Reader, target: RelatedVideo | None = None) -> FetchState | None:
    return window.window.desk.fetching.state(target)


def shown_state(window: Reader) -> FetchState | None:
    page = window.session.page
    return state(window, page.video) if isinstance(page, VideoPage) else None


def settled(window: Reader) -> FetchState | None:
    """Wait until a fetch for the page shown goes on no more, and return how it stands."""
    until(lambda: (now := shown_state(window)) is None or not now.is_busy)
    window.settle()
    return shown_state(window)


def get(window: Reader, address: str) -> None:
    """Paste an address on the page of a video, and let its host be asked."""
    ways(window).field.setFocus()
    ways(window).field.setText(address)
    window.press("Return", ways(window).field)
    asks = settled(window)
    if asks is not None and asks.stage is Stage.ASKS:
        window.click(ways(window).panel.once)


def until_read(window: Reader) -> None:
    until(lambda: not isinstance(window.session.page, VideoPage))
    wait_for_lines(window)


def row_words(window: Reader, row: int) -> str:
    """What a screen reader says of a row of the related videos."""
    model = window.window.areas["related"].model
    return str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def scrolled(window: Reader) -> tuple[str, object, int]:
    bar = window.window.pane.verticalScrollBar()
    return window.title, window.session.place, bar.value()


def silent(line: socket.socket, over: threading.Event) -> None:
    over.wait(30)
