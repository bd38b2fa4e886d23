"""yt-dlp itself, in its process, at a page on this computer whose captions only a script names."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest
from asking import FetchLimits, fetcher
from pages import HELLO, SCRIPTED
from server import Server

from reader.fetching import child, yt_dlp
from reader.fetching.addresses import address_of
from reader.fetching.deadline import Deadline
from reader.fetching.errors import FetchError, FetchStopped, TooLate
from reader.fetching.getting import Getting
from reader.fetching.requests import Asked
from reader.model.transcript import Provenance

needs_yt_dlp = pytest.mark.skipif(yt_dlp.command() is None, reason="yt-dlp is not installed")


@needs_yt_dlp
def test_captions_that_only_a_script_names_are_found(server: Server) -> None:
    server.put("/film.mp4", b"\0\0\0\x18ftypmp42", "video/mp4")
    server.put("/en.vtt", HELLO, "text/vtt")
    address = server.put("/talk", SCRIPTED)
    asked: list[Asked] = []
    asking = fetcher(asked.append, limits=FetchLimits(30, 0))
    getting = Getting(address, asking, asked.append)
    (candidate,) = getting.candidates()
    assert candidate.address.text == server.at("/en.vtt")
    transcript = getting.transcript(candidate)
    assert [cue.text for cue in transcript.cues] == ["Good evening, and welcome."]
    assert (transcript.title, transcript.url) == ("The bridge", address)
    assert transcript.provenance is Provenance.HUMAN
    by_yt_dlp = [one.address for one in asked if "yt-dlp" in one.purpose]
    assert f"127.0.0.1:{server.port}/talk" in by_yt_dlp
    told = [head for head in server.heads if "yt-dlp" in head]
    assert told
    assert all("cookie" not in head.lower() for head in told)


@needs_yt_dlp
def test_what_yt_dlp_says_is_told_where_it_finds_nothing(server: Server) -> None:
    address = server.put("/none", "<html><body><p>Nothing.</p></body></html>")
    with pytest.raises(FetchError, match="yt-dlp found nothing there"):
        yt_dlp.look(address_of(address), lambda asked: None, lambda: False)


@needs_yt_dlp
def test_yt_dlp_is_gone_within_a_second_of_being_stopped(server: Server) -> None:
    def silent(line: object, over: threading.Event) -> None:
        over.wait(30)

    server.pages["*"] = silent
    moments: list[float] = []

    def stop() -> bool:
        if server.requests and not moments:
            moments.append(time.monotonic())
            return False
        return bool(moments)

    with pytest.raises(FetchStopped):
        yt_dlp.look(address_of(server.at("/")), lambda asked: None, stop)
    assert time.monotonic() - moments[0] < 1


def test_without_yt_dlp_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yt_dlp, "command", lambda: None)
    with pytest.raises(FetchError, match=r"pip install transcript-reader\[sites\]"):
        yt_dlp.look(address_of("https://youtu.be/x"), lambda asked: None, lambda: False)


INFO = b"""[info] something
{"title": "The bridge", "id": "abc", "extractor_key": "Youtube", "channel": "Radio Harbour",
 "upload_date": "20261105", "language": "en", "webpage_url": "https://www.youtube.com/watch?v=abc",
 "subtitles": {"en-GB": [{"ext": "json3", "url": "https://video.example/a?fmt=json3"},
                         {"ext": "vtt", "name": "British",
                          "url": "https://video.example/a?fmt=vtt"}],
               "live_chat": [{"ext": "json", "url": "https://video.example/chat"}],
               "ru": [{"ext": "vtt", "url": "file:///etc/passwd"}]},
 "automatic_captions": {
    "en-orig": [{"ext": "vtt", "url": "https://video.example/b?fmt=vtt"}],
    "fr": [{"ext": "vtt", "url": "https://video.example/b?fmt=vtt&tlang=fr"}]},
 "entries": [{"title": "One", "url": "https://www.youtube.com/watch?v=1", "channel": "Radio",
              "duration": 61.5, "upload_date": "20260102"},
             {"title": "Two", "url": "javascript:alert(1)"}, 3]}
"""


def saying(monkeypatch: pytest.MonkeyPatch, folder: Path, words: bytes) -> None:
    """Put a program in the place of yt-dlp that says some words."""
    (folder / "words").write_bytes(words)
    script = f"import sys; sys.stdout.write(open({str(folder / 'words')!r}).read())"
    monkeypatch.setattr(yt_dlp, "command", lambda: [sys.executable, "-c", script])


def test_automatic_and_translated_captions_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saying(monkeypatch, tmp_path, INFO)
    getting = Getting("https://youtu.be/abc", fetcher(resolve=lambda host, port: ["93.184.215.14"]))
    found = getting.candidates()
    assert [(one.label, one.language, one.provenance, one.address.target) for one in found] == [
        ("British (captions)", "en-GB", Provenance.HUMAN, "/a?fmt=vtt"),
        ("fr (automatic captions)", "fr", Provenance.TRANSLATED, "/b?fmt=vtt&tlang=fr"),
        ("en (automatic captions)", "en", Provenance.AUTOMATIC, "/b?fmt=vtt"),
    ]
    page = found[0].page
    assert (page.title, page.author, page.site, page.date, page.video_id) == (
        "The bridge",
        "Radio Harbour",
        "Youtube",
        "2026-11-05",
        "abc",
    )


def test_a_search_brings_videos_to_choose_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saying(monkeypatch, tmp_path, INFO)
    found = yt_dlp.search("the bridge radio harbour", lambda asked: None, lambda: False)
    assert [(one.title, one.channel, one.day, one.seconds) for one in found] == [
        ("One", "Radio", "20260102", 62)
    ]


# -- the process ---------------------------------------------------------------------------------


def run(script: str, folder: Path, seconds: float = 20) -> child.Output:
    return child.run([sys.executable, "-c", script], {}, str(folder), Deadline(seconds))


def test_a_program_is_run_and_heard(tmp_path: Path) -> None:
    script = "import os, sys; print(os.getcwd()); print('no', file=sys.stderr); sys.exit(3)"
    output = run(script, tmp_path)
    assert output == (3, f"{tmp_path.resolve()}\n".encode(), b"no\n")


def test_a_program_is_ended_with_what_it_has_started(tmp_path: Path) -> None:
    inner = "import time; open('alive', 'w').close(); time.sleep(60)"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    began = time.monotonic()
    with pytest.raises(TooLate):
        run(script, tmp_path, 1)
    assert time.monotonic() - began < 1.5


def test_a_program_that_never_stops_talking_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "MOST_BYTES", 1_000_000)
    with pytest.raises(FetchError, match="more than anything"):
        run("while True: print('a' * 100_000)", tmp_path)


def test_a_program_that_there_is_not_is_told(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="cannot be started"):
        child.run([str(tmp_path / "none")], {}, str(tmp_path), Deadline(1))
