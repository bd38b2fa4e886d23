"""The window gets transcripts from a server on this computer, on a click and by nothing else."""

from __future__ import annotations

import datetime
import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import SEED, Reader, addresses, drag, drop, reader, until
from pages import FEED, HELLO, TRACK, page
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTableView
from server import Server
from shelves import wait_for_lines

from reader.fetching import yt_dlp
from reader.kept.asked import AskedList
from reader.kept.hosts import Hosts
from reader.kept.memory import Memory
from reader.model.transcript import RelatedVideo
from reader.paths import folders
from reader.ui.pages.video_fetch import VideoFetch
from reader.ui.state.fetching import FetchState, Stage
from reader.ui.state.pages import VideoPage

SPEECH = "WEBVTT\n\n" + "".join(
    f"00:{second:02}.000 --> 00:{second:02}.900\nSentence {second} of the talk on bridges.\n\n"
    for second in range(50)
)
NAMES = ("Ukraine: where are all the fascists?", "NATO - EU : Getting closer ?")


@pytest.fixture
def window(qapp: QApplication, basedir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    monkeypatch.setattr(yt_dlp, "command", lambda: None)
    with reader(base=basedir) as made:
        made.session.today = lambda: datetime.date(2026, 11, 26)
        made.shelf.read()
        until(lambda: made.shelf.is_read)
        made.open(SEED)
        yield made


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


# -- the story -----------------------------------------------------------------------------------


def test_three_related_videos_are_got_from_a_page_by_yt_dlp_and_from_a_feed(
    window: Reader, server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server.put("/en.vtt", SPEECH, "text/vtt")
    server.put("/de.vtt", HELLO, "text/vtt")
    server.put("/2", SPEECH, "text/vtt")
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2 + 7)
    window.settle()
    left = scrolled(window)
    assert server.requests == []

    def from_page() -> str:
        get(window, server.put("/talk", TRACK))
        choice = settled(window)
        assert choice is not None
        assert choice.sentence == "127.0.0.1 offers 2 transcripts. Which one?"
        assert [one.title for one in choice.choices] == ["English", "Deutsch"]
        window.press("Return")  # the keyboard is in the list
        return server.at("/talk")

    def from_yt_dlp() -> str:
        there = server.put("/script", page("<h1>The bridge</h1><script>play()</script>"))
        info = {
            "title": "The bridge",
            "webpage_url": there,
            "extractor_key": "Harbour",
            "id": "b1",
            "subtitles": {"en": [{"ext": "vtt", "url": "/en.vtt"}]},
        }
        said = tmp_path / "said"
        said.write_text(f"[info] x\n{json.dumps(info)}\n")
        script = f"print(open({str(said)!r}).read())"
        monkeypatch.setattr(yt_dlp, "command", lambda: [sys.executable, "-c", script])
        get(window, there)
        return there

    def from_feed() -> str:
        get(window, server.put("/feed", FEED, "application/rss+xml"))
        choice = settled(window)
        assert choice is not None
        assert choice.choices[0].title == "Who pays & why (text/vtt)"
        assert choice.choices[0].detail == "en-GB  ·  with times  ·  from 127.0.0.1"
        window.press("Return")
        return server.at("/episodes/2")

    for row, way in ((1, from_page), (2, from_yt_dlp), (3, from_feed)):
        window.click_related(row)
        address = way()
        until_read(window)
        assert window.text.startswith("Sentence 0 of the talk on bridges.")
        assert window.window.desk.doors.here > 0
        window.window.pane.select(window.session.page.prose.span(0, 10))
        window.do("copy-with-source")
        assert address in window.clipboard
        assert "retrieved 26 November 2026" in window.clipboard
        until(lambda row=row: "transcript here" in row_words(window, row))
        window.press("Alt+Left")
        assert scrolled(window) == left
    assert len(window.shelf.cards) == 3


def test_what_was_got_is_known_at_the_next_start(
    qapp: QApplication, basedir: Path, server: Server, tmp_path: Path
) -> None:
    server.put("/en.vtt", SPEECH, "text/vtt")
    memory = Memory(tmp_path / "memory.json")
    with reader(memory, base=basedir) as window:
        window.open(SEED)
        window.click_related(1)
        get(window, server.put("/talk", TRACK))
        settled(window)
        window.press("Return")
        until_read(window)
    memory.save()
    with reader(Memory.load(tmp_path / "memory.json"), base=basedir) as window:
        window.shelf.read()
        until(lambda: window.shelf.is_read)
        window.open(SEED)
        until(lambda: "transcript here" in row_words(window, 1))
        window.click_related(1)
        until_read(window)
        assert window.title == "The bridge"
        assert "shown now" in row_words(window, 1)


# -- permission ----------------------------------------------------------------------------------


def test_a_host_is_asked_once_the_person_has_said_so(window: Reader, server: Server) -> None:
    address = server.put("/talk.vtt", SPEECH, "text/vtt")
    window.click_related(1)
    ways(window).field.setText(address)
    window.click(ways(window).get_typed)
    asks = settled(window)
    assert asks is not None
    assert asks.sentence == "Ask 127.0.0.1 for the captions? It will learn your address."
    assert server.requests == []
    assert ways(window).panel.always.text() == "Always for 127.0.0.1"
    assert "waits for your answer" in row_words(window, 1)
    window.click(ways(window).panel.no)
    refused = settled(window)
    assert refused == FetchState(Stage.REFUSED, "127.0.0.1 was not asked.")
    assert server.requests == []
    assert "could not be had" in row_words(window, 1)
    assert ways(window).panel.sentence.text() == "127.0.0.1 was not asked."
    assert ways(window).get.isVisible()  # the address stays known
    assert ways(window).get.text() == "Get It from 127.0.0.1"


def test_always_is_kept_and_asks_no_more(window: Reader, server: Server, basedir: Path) -> None:
    address = server.put("/talk.vtt", SPEECH, "text/vtt")
    window.click_related(1)
    ways(window).field.setText(address)
    window.click(ways(window).get_typed)
    settled(window)
    window.click(ways(window).panel.always)
    until_read(window)
    folders = window.window.desk.folders
    assert Hosts(folders.config).allowed == ["127.0.0.1"]
    window.press("Alt+Left")
    window.click_related(2)
    ways(window).field.setText(address)
    window.click(ways(window).get_typed)
    until_read(window)  # without a question


# -- what goes wrong -----------------------------------------------------------------------------


def test_what_is_not_there_is_told_on_the_page(window: Reader, server: Server) -> None:
    window.click_related(1)
    get(window, server.at("/none"))
    told = settled(window)
    assert told == FetchState(Stage.REFUSED, "127.0.0.1 has nothing at this address (404).")
    assert window.title == NAMES[0]
    get(window, server.put("/empty", page("<p>Nothing.</p>")))
    told = settled(window)
    assert told is not None
    assert told.stage is Stage.NOTHING
    assert told.sentence.startswith("127.0.0.1 offers no transcript at this address. yt-dlp, which")
    get(window, "no address at all")
    told = settled(window)
    assert told is not None
    assert told.sentence.startswith("“no address at all” is no address that can be asked")
    assert ways(window).field.isVisible()


def test_an_address_that_a_file_brings_is_not_one_of_this_computer(
    window: Reader, server: Server, tmp_path: Path
) -> None:
    address = server.put("/talk.vtt", SPEECH, "text/vtt")
    listing = tmp_path / "list.json"
    related = [{"title": "A film", "url": address}]
    listing.write_text(
        json.dumps({"title": "List", "related": related, "segments": [{"text": "Words."}]})
    )
    window.open(listing)
    assert row_words(window, 0) == "A film, not here yet, address known"
    window.click_related(0)
    window.click(ways(window).get)
    told = settled(window)
    assert told is not None
    assert "only if you type them yourself" in told.sentence
    assert server.requests == []


def test_without_yt_dlp_a_search_says_how_to_get_it(window: Reader) -> None:
    window.click_related(1)
    window.click(ways(window).search)
    told = settled(window)
    assert told is not None
    assert told.sentence == yt_dlp.HOW_TO_GET


def silent(line: socket.socket, over: threading.Event) -> None:
    over.wait(30)


def test_stopping_is_heard_at_once_and_leaves_nothing(window: Reader, server: Server) -> None:
    server.pages["*"] = silent
    window.click_related(1)
    get(window, server.at("/slow"))
    until(lambda: server.requests)
    assert ways(window).panel.stop.isVisible()
    assert "is being fetched" in row_words(window, 1)
    began = time.monotonic()
    window.click(ways(window).panel.stop)
    window.window.desk.fetching.close()
    assert time.monotonic() - began < 1
    assert shown_state(window) is None
    assert window.shelf.cards == []
    assert ways(window).get.hasFocus()


def test_offline_nothing_is_offered_and_nothing_asked(window: Reader, server: Server) -> None:
    window.settings.set("offline", True)
    window.click_related(1)
    assert not ways(window).field.isVisible()
    assert "Nothing is asked of the web" in ways(window)._offline.text()
    page_shown = window.session.page
    assert isinstance(page_shown, VideoPage)
    window.window.desk.fetching.get(page_shown.video, server.at("/talk"))
    told = settled(window)
    assert told is not None
    assert told.stage is Stage.REFUSED
    assert server.requests == []
    window.settings.set("offline", False)
    assert ways(window).field.isVisible()


# -- searching -----------------------------------------------------------------------------------


def test_a_search_lists_videos_and_takes_none_by_itself(
    window: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    videos = [
        {
            "title": "Getting closer",
            "url": "https://www.youtube.com/watch?v=1",
            "channel": "NATO",
            "duration": 181,
            "upload_date": "20140512",
        }
    ]
    said.write_text(f"x\n{json.dumps({'entries': videos})}\n")
    script = f"print(open({str(said)!r}).read())"
    monkeypatch.setattr(yt_dlp, "command", lambda: [sys.executable, "-c", script])
    window.click_related(2)
    window.click(ways(window).search)
    asks = settled(window)
    assert asks is not None
    assert asks.sentence == (
        f"Ask www.youtube.com for videos called “{NAMES[1]}”? It will learn your address."
    )
    window.click(ways(window).panel.once)
    found = settled(window)
    assert found is not None
    assert found.sentence == "Which of these is it? www.youtube.com has found them."
    (one,) = found.choices
    assert one == ("Getting closer", "NATO  ·  2014-05-12  ·  3:01  ·  on www.youtube.com")
    window.click(ways(window).panel.none)
    assert shown_state(window) is None
    asked = AskedList(window.window.desk.folders.data).requests()
    assert [request.address for request in asked] == [f"ytsearch10:{NAMES[1]}"]


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
    assert window.title == "talk.vtt"
    window.do("back")
    assert window.title == "NATO and Russia: uneasy partners"


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
    assert ways(window).get.isVisible()


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
        until(lambda: window.title == "talk.vtt")
        window.settle()
        assert window.text.startswith("Sentence 0")
        window.do("back")
        assert window.title == "NATO and Russia: uneasy partners"
        window.click_related(1)
        assert window.title == "talk.vtt"  # as long as it is open
