"""What the window needs of fetching: how far it is, stopping it, peace for hosts, a search."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import pytest
from asking import QUICK, found, typed
from server import Server
from test_yt_dlp import saying

from reader.fetching import yt_dlp
from reader.fetching.errors import AddressRefused, FetchStopped
from reader.fetching.fetcher import Fetcher, FetchLimits
from reader.fetching.getting import Getting
from reader.model.asked import Asked

HELLO = "WEBVTT\n\n00:01.000 --> 00:02.500\nGood evening, and welcome.\n"


def test_how_far_it_is_is_told(server: Server) -> None:
    address = server.put("/talk.vtt", HELLO, "text/vtt")
    told: list[tuple[int, int | None]] = []
    Fetcher(lambda wish: True, progress=lambda *so_far: told.append(so_far)).get(typed(address))
    assert told[-1] == (59, 59)  # the lines have 6, 0, 23 and 26 characters, and an end each


def silent(line: socket.socket, over: threading.Event) -> None:
    over.wait(30)


def test_a_request_is_stopped_within_a_fifth_of_a_second(server: Server) -> None:
    server.pages["*"] = silent
    moments: list[float] = []

    def stop() -> bool:
        if server.requests and not moments:
            moments.append(time.monotonic())
            return False
        return bool(moments)

    asking = Fetcher(lambda wish: True, should_stop=stop)
    with pytest.raises(FetchStopped, match="stopped; nothing was taken in"):
        asking.get(typed(server.at("/talk.vtt")))
    assert time.monotonic() - moments[0] < 0.2


def test_yt_dlp_is_gone_within_a_second_of_being_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saying(monkeypatch, tmp_path, b"")
    (program, *_) = yt_dlp.command() or [""]
    begun = tmp_path / "begun"
    script = f"import time; open({str(begun)!r}, 'w').close(); time.sleep(60)"
    monkeypatch.setattr(yt_dlp, "command", lambda: [program, "-c", script])
    moments: list[float] = []

    def stop() -> bool:
        if begun.exists() and not moments:
            moments.append(time.monotonic())
            return False
        return bool(moments)

    with pytest.raises(FetchStopped):
        yt_dlp.search("the bridge", lambda asked: None, stop)
    assert time.monotonic() - moments[0] < 1


def test_fetchers_that_share_their_times_leave_a_host_in_peace(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.fetching.addresses.is_public", lambda number: True)
    address = server.put("/talk.vtt", HELLO, "text/vtt")
    last: dict[str, float] = {}
    limits = FetchLimits(QUICK.seconds, 0.3)
    for _ in range(2):
        Fetcher(lambda wish: True, last=last, limits=limits).get(found(address))
    first, second = server.times
    assert second - first >= 0.3


def test_an_address_out_of_a_file_is_none_of_the_persons_own_network(server: Server) -> None:
    address = server.put("/talk.vtt", HELLO, "text/vtt")
    getting = Getting(address, Fetcher(lambda wish: True), is_typed=False)
    (candidate,) = getting.candidates()
    with pytest.raises(AddressRefused, match="only if you type them yourself"):
        getting.transcript(candidate)
    assert server.requests == []


FOUND = b"""[info] something
{"title": "bridge", "entries": [
 {"title": "One", "url": "https://www.youtube.com/watch?v=1", "channel": "Radio",
  "duration": 61.5, "upload_date": "20260102"},
 {"title": "Two", "url": "javascript:alert(1)"}, 3,
 {"title": "Three", "url": "https://www.youtube.com/watch?v=3", "uploader": "Harbour"}]}
"""


def test_a_search_brings_videos_to_choose_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saying(monkeypatch, tmp_path, FOUND)
    asked: list[Asked] = []
    videos = yt_dlp.search("the bridge\nradio", asked.append)
    assert [(one.title, one.channel, one.day, one.seconds) for one in videos] == [
        ("One", "Radio", "2026-01-02", 62),
        ("Three", "Harbour", "", None),
    ]
    assert [one.address for one in asked] == ["ytsearch10:the bridge radio"]
    assert asked[0].purpose == "a search for the video"
