"""yt-dlp in its process: which addresses it is let at, what it says of them, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from asking import fetcher
from pages import SCRIPTED
from server import Server

from reader.fetching import yt_dlp
from reader.fetching.addresses import address_of
from reader.fetching.errors import FetchError
from reader.fetching.getting import Getting
from reader.model.asked import Asked
from reader.model.transcript import Provenance

needs_yt_dlp = pytest.mark.skipif(yt_dlp.command() is None, reason="yt-dlp is not installed")


@needs_yt_dlp
def test_a_page_of_no_known_site_is_not_handed_to_yt_dlp(server: Server) -> None:
    """Such a page could lead it on to whatever listens on this computer."""
    server.move("/talk", server.at("/secret"))
    for path in ("/talk", "/Mediasite/Play/2db6c271681e4f199af3c60d1f82869b1d"):
        asked: list[Asked] = []
        assert yt_dlp.look(address_of(server.at(path)), asked.append) == []
        assert (server.requests, asked) == ([], [])


@needs_yt_dlp
def test_a_page_that_offers_nothing_offers_nothing_with_yt_dlp_too(server: Server) -> None:
    server.put("/film.mp4", b"\0\0\0\x18ftypmp42", "video/mp4")
    assert Getting(server.put("/talk", SCRIPTED), fetcher()).candidates() == []
    assert server.requests == ["/robots.txt", "/talk"]


OF_STRANGERS = """
import sys
from urllib.parse import urlsplit
from yt_dlp import YoutubeDL
from yt_dlp.extractor import gen_extractor_classes
from yt_dlp.utils import traverse_obj

known = YoutubeDL({"allowed_extractors": sys.argv[1].split(",")})._ies
for kind in gen_extractor_classes():
    if kind.ie_key() not in known:
        continue
    for test in kind.get_testcases(include_onlymatching=True):
        scheme, host, *rest = urlsplit(test["url"])
        if scheme in ("http", "https"):
            address = test["url"].replace(host, "stranger.example", 1)
            if kind.suitable(address):
                print(kind.ie_key(), address)
print(len(known) > 1000)
"""


@needs_yt_dlp
def test_no_site_of_yt_dlp_is_everywhere() -> None:
    """Each site takes an address like those of its own tests, and none of a stranger's host."""
    pytest.importorskip("yt_dlp")
    sites = dict(zip(yt_dlp.OPTIONS, yt_dlp.OPTIONS[1:], strict=False))["--use-extractors"]
    command = [sys.executable, "-c", OF_STRANGERS, sites]
    told = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert told.stdout == "True\n"


def test_what_yt_dlp_says_is_told_where_it_finds_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saying(monkeypatch, tmp_path, b"", b"ERROR: [youtube] x: Video unavailable\n")
    with pytest.raises(FetchError, match=r"yt-dlp found nothing there: \[youtube\] x: Video unav"):
        yt_dlp.look(address_of("https://youtu.be/x"), lambda asked: None)


def test_without_yt_dlp_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yt_dlp, "command", lambda: None)
    with pytest.raises(FetchError, match=r"-m pip install .transcript-reader\[sites\]"):
        yt_dlp.look(address_of("https://youtu.be/x"), lambda asked: None)


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
    "fr": [{"ext": "vtt", "url": "https://video.example/b?fmt=vtt&tlang=fr"}]}}
"""


def saying(
    monkeypatch: pytest.MonkeyPatch, folder: Path, words: bytes, errors: bytes = b""
) -> None:
    """Put a program in the place of yt-dlp that says some words."""
    (folder / "words").write_bytes(words)
    script = (
        f"import sys; sys.stdout.write(open({str(folder / 'words')!r}).read());"
        f"sys.stderr.write({errors.decode()!r})"
    )
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


def test_a_search_that_reaches_nobody_finds_nothing_and_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without a network yt-dlp prints a list with no video in it, and an error."""
    nothing = b'x\n{"_type": "playlist", "entries": [null]}\n'
    for reason, told in (
        ("Failed to resolve 'h'", "no such host, or this computer is offline"),
        ("<urlopen error [Errno -2] Name or service not known>", "no such host, or this computer"),
        ("[Errno 11001] getaddrinfo failed", "no such host, or this computer is offline"),
        ("The read operation timed out", "it does not answer"),
    ):
        error = f"ERROR: query: Unable to download API page: {reason}\n".encode()
        saying(monkeypatch, tmp_path, nothing, error)
        with pytest.raises(FetchError, match=rf"^www.youtube.com cannot be reached: {told}"):
            yt_dlp.search("bridges", lambda asked: None)
    saying(monkeypatch, tmp_path, nothing)
    assert yt_dlp.search("bridges", lambda asked: None) == []
    saying(monkeypatch, tmp_path, b"", b"ERROR: [x] y: [Errno -2] Name or service not known\n")
    with pytest.raises(FetchError, match=r"^youtu.be cannot be reached: no such host"):
        yt_dlp.look(address_of("https://youtu.be/x"), lambda asked: None)
