"""Fetching from elsewhere than a video's page: an address, a link, the list beside the page."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from driver import SEED, Reader, addresses, drag, drop, reader, until
from fetches import (
    SPEECH,
    get,
    row_words,
    settled,
    silent,
    state,
    ways,
)
from pages import HELLO, TRACK
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTableView
from server import Server
from shelves import wait_for_lines

from reader.fetching import yt_dlp
from reader.formats import read_bytes
from reader.kept.asked import AskedList
from reader.kept.hosts import Hosts
from reader.library import Arrival
from reader.paths import folders
from reader.ui.state.fetching import Stage

# -- several, and from elsewhere -----------------------------------------------------------------


def test_several_wait_for_their_turn_and_the_page_stays(window: Reader, server: Server) -> None:
    server.put("/talk.vtt", SPEECH, "text/vtt")
    server.put("/other.vtt", HELLO, "text/vtt")
    fetching = window.window.desk.fetching
    window.window.desk.folders.config.mkdir(parents=True, exist_ok=True)
    Hosts(window.window.desk.folders.config).allow("127.0.0.1")
    first, second = window.session.related[4:6]
    fetching.get(first, server.at("/talk.vtt"))
    fetching.get(second, server.at("/other.vtt"))
    until(lambda: fetching.state(first) is None and fetching.state(second) is None)
    wait_for_lines(window)
    assert window.title == "NATO and Russia: uneasy partners"
    until(lambda: all("transcript here" in row_words(window, row) for row in (4, 5)))
    assert len(window.shelf.cards) == 2
    assert window.window.notices.sentence.text().endswith("is in your library now.")
    window.click(window.window.notices.way)
    until(lambda: window.text.startswith("Good evening"))


def test_a_row_says_what_is_here_however_late_the_library_is_read(window: Reader) -> None:
    kept: list[int] = []
    talk = read_bytes(SPEECH.encode(), "talk.vtt")
    window.shelf.write(lambda library: library.add([Arrival(talk)])[0].id, kept.append)
    until(lambda: kept)
    window.window.desk.doors.take_as(window.session.related[4], kept[0])
    assert "transcript here" not in row_words(window, 4)
    window.shelf.read()
    until(lambda: "transcript here" in row_words(window, 4))


def test_an_address_is_opened_from_the_menu(window: Reader, server: Server) -> None:
    window.press("Ctrl+Shift+O")
    dialog = window.dialog()
    window.type(server.put("/talk.vtt", SPEECH, "text/vtt"))
    window.press("Return")
    until(lambda: (now := state(window)) is not None and now.stage is Stage.ASKS)
    window.settle()
    assert dialog.panel.once.hasFocus()
    window.press("Space")
    until(lambda: window.title != "NATO and Russia: uneasy partners")
    wait_for_lines(window)
    assert window.text.startswith("Sentence 0")
    assert len(window.shelf.cards) == 1
    assert window.title == "Talk"
    window.do("back")
    assert window.title == "NATO and Russia: uneasy partners"


def test_after_a_refusal_the_address_can_be_mended_at_once(window: Reader, server: Server) -> None:
    window.do("open-address")
    dialog = window.dialog()
    window.type(server.at("/none.vtt"))
    window.press("Return")
    until(lambda: (now := state(window)) is not None and now.stage is Stage.ASKS)
    window.settle()
    window.press("Space")
    until(lambda: (now := state(window)) is not None and now.stage is Stage.REFUSED)
    window.settle()
    assert dialog.field.hasFocus()


def test_the_dialog_is_as_high_as_what_it_shows(window: Reader, server: Server) -> None:
    window.do("open-address")
    dialog = window.dialog()
    height = dialog.height()
    window.type(server.put("/talk", TRACK))
    window.press("Return")
    until(lambda: (now := state(window)) is not None and now.stage is Stage.ASKS)
    window.settle()
    window.press("Space")
    until(lambda: (now := state(window)) is not None and now.stage is Stage.CHOICE)
    window.settle()
    assert dialog.height() > height
    assert dialog.height() >= dialog.layout().totalMinimumSize().height()
    assert dialog.panel.list.isVisible()
    assert dialog.panel.list.height() >= dialog.panel.list.sizeHintForRow(0)
    window.click(dialog.panel.none)
    assert dialog.height() == height
    assert dialog.field.hasFocus()


def test_closing_the_dialog_stops_what_it_asked(window: Reader, server: Server) -> None:
    server.pages["*"] = silent
    window.do("open-address")
    window.type(server.at("/slow.vtt"))
    window.press("Return")
    until(lambda: (now := state(window)) is not None and now.stage is Stage.ASKS)
    window.press("Space")
    until(lambda: server.requests)
    window.press("Escape")
    assert state(window) is None


def test_a_link_that_is_dropped_or_pasted_waits_for_a_click(window: Reader, server: Server) -> None:
    address = server.put("/talk.vtt", SPEECH, "text/vtt")
    link = addresses(QUrl(address))
    assert drag(window.window, link)
    drop(window.window, link)
    window.settle()
    dialog = window.dialog()
    assert dialog.field.text() == address
    dialog.reject()
    window.settle()
    QGuiApplication.clipboard().setText(f" {address}\n")
    window.do("open-pasted")
    assert window.dialog().field.text() == address
    window.dialog().reject()
    assert server.requests == []


def test_a_link_pasted_on_the_page_of_a_video_is_its_address(
    window: Reader, server: Server
) -> None:
    window.click_related(1)
    QGuiApplication.clipboard().setText(server.put("/talk.vtt", SPEECH, "text/vtt"))
    window.click(window.window.video_pane.paste)
    asks = settled(window)
    assert asks is not None
    assert asks.stage is Stage.ASKS
    assert server.requests == []


# -- what was asked ------------------------------------------------------------------------------


def test_every_request_is_listed_and_the_list_can_be_cleared(
    window: Reader, server: Server
) -> None:
    window.do("asked")
    dialog = window.dialog()
    assert dialog.said.text() == "Nothing has been asked of the web."
    dialog.reject()
    window.settle()
    window.click_related(1)
    get(window, server.at("/none.vtt"))
    settled(window)
    window.do("asked")
    dialog = window.dialog()
    table = dialog.findChild(QTableView)
    row = [table.model().index(0, column).data() for column in range(5)]
    assert row[1:] == [
        "the captions",
        server.at("/none.vtt"),
        "0",
        "127.0.0.1 has nothing at this address (404). (404)",
    ]
    header, right = table.model().headerData, Qt.AlignmentFlag.AlignRight
    role = Qt.ItemDataRole.TextAlignmentRole
    assert [bool(header(n, Qt.Orientation.Horizontal, role) & right) for n in range(5)] == [
        *(False, False, False),
        *(True, False),  # as the numbers of bytes stand
    ]
    dialog.resize(560, 480)
    window.settle()
    assert table.columnWidth(2) == 180  # the address can be told; the answer is scrolled to
    assert table.horizontalScrollBar().maximum() > 0
    window.click(dialog.clear)
    assert dialog.said.text() == "Nothing has been asked of the web."
    assert not table.isVisible()
    assert AskedList(window.window.desk.folders.data).requests() == []


# -- in the list beside the page -------------------------------------------------------------------


def menu(window: Reader, row: int) -> dict[str, object]:
    sidebar = window.window.areas["related"]
    sidebar.list.select_row(row)
    return {one[0].replace("&", ""): one[1] for one in sidebar.menu_rows() if one}


def test_the_menu_of_a_row_gets_it_and_the_page_stays(window: Reader, server: Server) -> None:
    server.pages["*"] = silent
    video = window.session.related[6]
    assert menu(window, 6)["Get It from the Web"] is None  # nobody knows where it is
    window.session.memory.note_address(video, "https://nato.example/film")
    window.session.tell_known()
    assert "address known" in row_words(window, 6)
    get_it = menu(window, 6)["Get It from nato.example"]
    assert callable(get_it)
    get_it()
    until(lambda: (now := state(window, video)) is not None and now.stage is Stage.ASKS)
    window.settle()
    assert window.title == "NATO and Russia: uneasy partners"
    notices = window.window.notices
    assert notices.sentence.text().endswith(
        "Ask nato.example for this page? It will learn your address."
    )
    assert notices.way.text() == "Answer"
    window.click(notices.way)
    assert window.title == video.title
    assert ways(window).panel.once.isVisible()
    window.click(ways(window).panel.no)
    assert not ways(window).get.isVisible()  # no longer the first thing that is offered
    assert ways(window).again.isVisible()


def test_what_is_fetched_is_said_in_the_status_bar_and_stopped_there(
    window: Reader, server: Server
) -> None:
    server.pages["*"] = silent
    window.window.desk.folders.config.mkdir(parents=True, exist_ok=True)
    Hosts(window.window.desk.folders.config).allow("127.0.0.1")
    videos = window.session.related[4:6]
    busy = window.window.commands.fetching.busy
    for video in videos:
        window.window.desk.fetching.get(video, server.at("/slow.vtt"))
    until(lambda: server.requests)
    window.settle()
    assert busy.isVisible()
    assert busy._said.text() == "Asking 127.0.0.1 … (1 more)"
    assert "waits for its turn" in row_words(window, 5)
    window.click(busy.stop)
    assert not busy.isVisible()
    assert [state(window, video) for video in videos] == [None, None]


def test_a_video_chosen_from_a_search_is_asked_for_without_another_question(
    window: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    entry = {"title": "Getting closer", "url": "https://www.youtube.com/watch?v=1"}
    said.write_text(f"x\n{json.dumps({'entries': [entry]})}\n")
    script = f"print(open({str(said)!r}).read())"
    monkeypatch.setattr(yt_dlp, "command", lambda: [sys.executable, "-c", script])
    # There is no such number here to ask: what counts is that it is looked for.
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [])
    window.click_related(2)
    window.click(ways(window).search)
    settled(window)
    window.click(ways(window).panel.once)
    settled(window)
    window.press("Return", ways(window).panel.list)
    told = settled(window)
    assert told is not None
    assert told.sentence.startswith("www.youtube.com cannot be found")
    assert ways(window).panel.sentence.text() == told.sentence


def test_a_damaged_library_hinders_no_reading(
    qapp: QApplication, basedir: Path, server: Server
) -> None:
    data = folders(basedir).data
    data.mkdir(parents=True)
    (data / "library.db").write_bytes(b"no database " * 100)
    with reader(base=basedir) as window:
        window.open(SEED)
        window.click_related(1)
        get(window, server.put("/talk.vtt", SPEECH, "text/vtt"))
        settled(window)
        if not window.session.transcript:
            window.click(ways(window).panel.once)
        until(lambda: window.session.transcript is not None)
        window.settle()
        assert window.title == "Ukraine: where are all the fascists?"  # the video's
        assert window.text.startswith("Sentence 0")
        window.do("back")
        assert window.title == "NATO and Russia: uneasy partners"
        window.click_related(1)
        assert window.text.startswith("Sentence 0")  # as long as it is open
