"""The window gets transcripts from a server on this computer, on a click and by nothing else."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from driver import SEED, Reader, reader, until
from fetches import (
    SPEECH,
    get,
    row_words,
    scrolled,
    settled,
    shown_state,
    silent,
    until_read,
    ways,
)
from pages import FEED, HELLO, TRACK, page
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from server import Server
from shelves import wait_for_lines

from reader.errors import FileError
from reader.fetching import yt_dlp
from reader.kept.asked import AskedList
from reader.kept.hosts import Hosts
from reader.kept.memory import Memory
from reader.library.sqlite_library import SqliteLibrary
from reader.model.transcript import Transcript
from reader.ui.state.fetching import OFFLINE, FetchState, Permission, Stage
from reader.ui.state.pages import VideoPage

NAMES = ("Ukraine: where are all the fascists?", "NATO - EU : Getting closer ?")


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
    # The address stays known, but the way to it stands behind all others, with what was answered.
    assert not ways(window).get.isVisible()
    assert ways(window).said.text() == "You said no to 127.0.0.1."
    assert ways(window).again.text() == "Get It from 127.0.0.1"
    page = window.window.video_pane
    assert top_of(ways(window).again, page) > top_of(page.paste, page)
    assert page.way_in is page.open_file
    assert page.open_file.property("role") == "primary"
    window.session.back()
    window.click_related(1)
    assert not ways(window).get.isVisible()
    # What is said last holds from then on.
    ways(window).field.setText(address)
    window.click(ways(window).get_typed)
    settled(window)
    window.click(ways(window).panel.once)
    settled(window)
    assert not window.window.desk.fetching.was_declined("127.0.0.1")


def top_of(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).y()


def test_enter_presses_the_button_that_has_the_keyboard(window: Reader, server: Server) -> None:
    window.click_related(1)
    ways(window).field.setFocus()
    ways(window).field.setText(server.put("/talk.vtt", SPEECH, "text/vtt"))
    ways(window).get_typed.setFocus()
    window.press("Return", ways(window).get_typed)
    asks = settled(window)
    assert asks is not None
    assert asks.stage is Stage.ASKS
    no = ways(window).panel.no
    no.setFocus()
    window.press("Return", no)
    assert settled(window) == FetchState(Stage.REFUSED, "127.0.0.1 was not asked.")


def test_the_enter_that_asks_for_an_address_does_not_answer_the_question(
    window: Reader, server: Server
) -> None:
    window.click_related(1)
    field = ways(window).field
    field.setFocus()
    field.setText(server.put("/talk.vtt", SPEECH, "text/vtt"))
    window.press("Return", field)
    asks = settled(window)
    assert asks is not None
    assert asks.stage is Stage.ASKS
    assert server.requests == []


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


def test_a_question_that_is_answered_offline_asks_nothing(window: Reader, server: Server) -> None:
    video = window.session.related[1]
    window.click_related(1)
    fetching = window.window.desk.fetching
    fetching.get(video, server.put("/talk.vtt", SPEECH, "text/vtt"))
    asks = settled(window)
    assert asks is not None
    assert asks.stage is Stage.ASKS
    window.settings.set("offline", True)
    fetching.answer(video, Permission.ONCE)
    assert settled(window) == FetchState(Stage.REFUSED, OFFLINE)
    assert server.requests == []


def test_a_choice_that_is_made_offline_asks_nothing(window: Reader, server: Server) -> None:
    window.click_related(1)
    get(window, server.put("/talk", TRACK))
    choice = settled(window)
    assert choice is not None
    assert choice.stage is Stage.CHOICE
    window.settings.set("offline", True)
    asked = list(server.requests)
    window.window.desk.fetching.choose(window.session.related[1], 0)
    assert settled(window) == FetchState(Stage.REFUSED, OFFLINE)
    assert server.requests == asked


def test_going_offline_stops_what_goes_on_and_what_waits(window: Reader, server: Server) -> None:
    server.pages["*"] = silent
    window.window.desk.folders.config.mkdir(parents=True, exist_ok=True)
    Hosts(window.window.desk.folders.config).allow("127.0.0.1")
    fetching, videos = window.window.desk.fetching, window.session.related[4:6]
    for number, video in enumerate(videos):
        fetching.get(video, server.at(f"/slow{number}.vtt"))
    until(lambda: server.requests)
    window.settings.set("offline", True)
    assert [fetching.state(video) for video in videos] == [None, None]
    began = time.monotonic()
    fetching.close()
    assert time.monotonic() - began < 1  # the one under way was let go of
    assert len(server.requests) == 1


# -- what the library does not take ----------------------------------------------------------------


@pytest.fixture
def refusing(window: Reader, server: Server, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A window whose library takes nothing in, and which may ask the server."""

    def refuse(*_: object) -> None:
        raise FileError("The library cannot be written.")

    monkeypatch.setattr(SqliteLibrary, "add", refuse)
    window.window.desk.folders.config.mkdir(parents=True, exist_ok=True)
    Hosts(window.window.desk.folders.config).allow("127.0.0.1")
    server.put("/talk.vtt", SPEECH, "text/vtt")
    return window


def test_what_is_not_kept_is_shown_and_no_library_is_told_of(
    refusing: Reader, server: Server
) -> None:
    told: list[str] = []
    refusing.window.desk.voice.said.connect(told.append)
    refusing.click_related(1)
    refusing.window.desk.fetching.get(refusing.session.related[1], server.at("/talk.vtt"))
    until_read(refusing)
    assert refusing.text.startswith("Sentence 0")
    assert not any("in your library" in words for words in told)


def test_what_is_not_kept_and_not_awaited_is_opened_beside_the_page(
    refusing: Reader, server: Server
) -> None:
    fetching, video = refusing.window.desk.fetching, refusing.session.related[4]
    fetching.get(video, server.at("/talk.vtt"))
    until(lambda: fetching.state(video) is None)
    refusing.settle()
    assert refusing.title == "NATO and Russia: uneasy partners"
    assert [one.title for one in refusing.session.open_transcripts][1:] == [video.title]
    notices = refusing.window.notices
    assert notices.sentence.text() == f"“{video.title}” has come."
    refusing.click(notices.way)
    wait_for_lines(refusing)
    assert refusing.text.startswith("Sentence 0")


def test_what_is_stopped_while_the_library_takes_it_in_is_not_shown(
    window: Reader, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.window.desk.folders.config.mkdir(parents=True, exist_ok=True)
    Hosts(window.window.desk.folders.config).allow("127.0.0.1")
    fetching, video = window.window.desk.fetching, window.session.related[1]
    keep, ends = window.shelf.keep, []

    def stop_first(
        transcript: Transcript, done: Callable[[int], object], refused: Callable[..., object]
    ) -> None:
        fetching.stop(video)
        keep(transcript, lambda id_: ends.append(done(id_)), refused)

    monkeypatch.setattr(window.shelf, "keep", stop_first)
    window.click_related(1)
    fetching.get(video, server.put("/talk.vtt", SPEECH, "text/vtt"))
    until(lambda: ends)
    window.settle()
    assert isinstance(window.session.page, VideoPage)
    assert fetching.state(video) is None


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
