"""``get``: a transcript from a server on this computer, as a person at a shell asks for it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import DAY, run
from source import ROOT

from reader.cli import verbs
from reader.cli.console import Console
from reader.kept.asked import AskedList
from reader.kept.hosts import Hosts
from reader.model.asked import Asked

sys.path.insert(0, str(ROOT / "tests" / "fetching"))

from pages import FEED, HELLO, TRACK, page
from server import Server, serving


class Keyboard(io.BytesIO):
    """A terminal: what is typed, or what is shown."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name.upper()}_PROXY", raising=False)
    with serving() as running:
        running.put("/en.vtt", HELLO, "text/vtt")
        yield running


def asked(basedir: Path) -> list[dict[str, object]]:
    told: list[dict[str, object]] = json.loads(
        run("get", "--basedir", basedir, "--log", "--json").out
    )["requests"]
    return told


def run_at(basedir: Path, *words: str | Path) -> tuple[int, str, str]:
    result = run("get", "--basedir", basedir, *words)
    return result.status, result.out, result.err


def test_the_words_are_printed(server: Server, basedir: Path) -> None:
    status, out, err = run_at(basedir, server.at("/en.vtt"))
    assert (status, err) == (0, "")
    assert "Good evening, and welcome." in out


def test_candidates_as_json_have_just_these_fields(server: Server, basedir: Path) -> None:
    status, out, _ = run_at(basedir, server.put("/talk", TRACK), "--list", "--json")
    assert status == 0
    assert json.loads(out) == {
        "candidates": [
            {
                "label": "English",
                "language": "en",
                "kind": "captions",
                "provenance": "unknown",
                "address": server.at("/en.vtt"),
            },
            {
                "label": "Deutsch",
                "language": "de",
                "kind": "captions",
                "provenance": "unknown",
                "address": server.at("/de.vtt"),
            },
        ]
    }
    assert server.requests == ["/robots.txt", "/talk"]


def test_candidates_are_listed_for_people(server: Server, basedir: Path) -> None:
    status, out, _ = run_at(basedir, server.put("/talk", TRACK), "--list")
    assert (status, out.splitlines()[0]) == (0, "  1  English (en, captions)")


def test_another_of_the_list_is_picked(server: Server, basedir: Path) -> None:
    server.put("/de.vtt", HELLO.replace("Good evening", "Guten Abend"), "text/vtt")
    address = server.put("/talk", TRACK)
    assert "Guten Abend" in run_at(basedir, address, "--pick", "2")[1]
    status, out, err = run_at(basedir, address, "--pick", "3")
    assert (status, out) == (2, "")
    assert "There are 2 transcripts there, so --pick goes no further than 2." in err
    err = run_at(basedir, server.at("/en.vtt"), "--pick", "2")[2]
    assert "There is 1 transcript there, so --pick goes no further than 1." in err


def test_a_format_and_a_file_are_chosen(server: Server, basedir: Path, tmp_path: Path) -> None:
    out = tmp_path / "talk.json"
    assert run_at(basedir, server.at("/en.vtt"), "--to", "json", "-o", out) == (0, "", "")
    told = json.loads(out.read_text())
    assert told["segments"][0]["text"] == "Good evening, and welcome."
    assert told["fetched"]["address"] == server.at("/en.vtt")
    assert told["fetched"]["day"] == DAY.isoformat()
    status, _, err = run_at(basedir, server.at("/en.vtt"), "--to", "json", "-o", out)
    assert (status, "exists already" in err) == (2, True)


def test_what_was_fetched_is_quoted_with_its_address_and_day(
    server: Server, basedir: Path, tmp_path: Path
) -> None:
    out = tmp_path / "talk.json"
    run_at(basedir, server.put("/talk", TRACK), "--to", "json", "-o", out)
    quoted = run("quote", out, "good evening").out
    assert "retrieved 25 November 2026" in quoted
    assert server.at("/talk") in quoted
    assert (
        "Retrieved November 25, 2026, from "
        in run("quote", out, "good evening", "--cite", "apa").out
    )


def test_what_is_kept_is_in_the_library_with_where_it_came_from(
    server: Server, basedir: Path
) -> None:
    address = server.put("/talk", TRACK)
    said = "transcript-reader: “The bridge” is in the library"
    done = run_at(basedir, address, "--keep")
    assert (done[0], done[2]) == (0, f"{said} now, as number 1.\n")
    assert run_at(basedir, address, "--keep")[2] == f"{said} already, as number 1.\n"
    (entry,) = json.loads(run("library", "--basedir", basedir, "list", "--json").out)["transcripts"]
    assert (entry["title"], entry["url"]) == ("The bridge", address)
    kept = run("library", "--basedir", basedir, "show", str(entry["id"]), "--to", "json").out
    assert json.loads(kept)["fetched"]["address"] == server.at("/en.vtt")
    assert json.loads(kept)["fetched"]["day"] == "2026-11-25"


def test_a_feed_is_listed(server: Server, basedir: Path) -> None:
    status, out, _ = run_at(basedir, server.put("/feed", FEED, "application/rss+xml"), "--list")
    assert (status, out.count("Who pays & why")) == (0, 3)


def test_where_there_is_nothing_the_answer_is_no(
    server: Server, basedir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.fetching.yt_dlp.command", lambda: None)
    address = server.put("/", page("<p>Nothing.</p>"))
    status, out, err = run_at(basedir, address)
    assert (status, out) == (1, "")
    assert "offers no transcript at this address. yt-dlp" in err
    status, out, _ = run_at(basedir, address, "--list", "--json")
    assert (status, json.loads(out)) == (1, {"candidates": []})


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Name one address"),
        (["--log", "https://example.org/"], "Name one address"),
        (["file:///etc/passwd"], "is no address that can be asked"),
        (["https://example.org/a.vtt", "--to", "papyrus"], "cannot be written"),
        (["https://example.org/a.vtt", "--pick", "0"], "no number from 1"),
        (["https://example.org/a.vtt", "--json"], "--json goes with --list or --log;"),
        (["https://example.org/a.vtt", "--list", "--pick", "9"], "--pick means nothing beside --l"),
        (
            ["https://example.org/a.vtt", "--list", "--keep", "-o", "a", "--to", "vtt"],
            "--to, --output and --keep mean nothing beside --list, which gets none.",
        ),
        (["--log", "--list", "--allow", "a.example"], "--list and --allow mean nothing beside --l"),
        (["http://127.1/"], "127.1 is a number in disguise"),
        (["https://example.org/a.vtt", "--offline"], "was not asked: --offline was said."),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is_asked(
    basedir: Path, words: list[str], told: str
) -> None:
    status, out, err = run_at(basedir, *words)
    assert (status, out) == (2, "")
    assert told in err
    assert asked(basedir) == []


def test_the_setting_refuses_everything(server: Server, basedir: Path) -> None:
    config = basedir / "config"
    config.mkdir(parents=True)
    (config / "settings.json").write_text('{"version": 1, "offline": true}')
    status, _, err = run_at(basedir, server.at("/en.vtt"))
    assert (status, "the settings say so" in err) == (2, True)
    assert server.requests == []


# -- who may be asked ----------------------------------------------------------------------------


def test_another_host_is_not_asked_unless_it_is_named(server: Server, basedir: Path) -> None:
    address = server.put("/talk", page('<video><track src="https://captions.example/en.vtt">'))
    status, _, err = run_at(basedir, address)
    assert status == 2
    assert err == (
        "transcript-reader: The captions would be asked of captions.example, which you have not "
        "named. Say --allow captions.example to let it be asked.\n"
    )
    assert [one["address"] for one in asked(basedir)] == [address, server.at("/robots.txt")]


@pytest.mark.parametrize(
    ("said", "status", "kept"),
    [
        ("o\n", 0, False),
        ("O\n", 0, False),
        ("a\n", 0, True),
        ("n\n", 2, False),
        ("\n", 2, False),
        ("", 2, False),
    ],
)
def test_whoever_is_there_is_asked(
    server: Server,
    basedir: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: str,
    status: int,
    kept: bool,
) -> None:
    # Both hosts are behind a proxy, which is this server: it is sent whole addresses.
    monkeypatch.setenv("http_proxy", server.at(""))
    captions = "http://captions.example/en.vtt"
    server.put("http://talks.example/talk", page(f'<video><track src="{captions}"></video>'))
    server.put(captions, HELLO, "text/vtt")
    errors, output = Keyboard(), io.BytesIO()
    words = ["transcript-reader", "get", "--basedir", str(basedir), "http://talks.example/talk"]
    console = Console(Keyboard(said.encode()), output, errors)
    assert verbs.main(words, console, lambda: DAY) == status
    assert (
        errors.getvalue()
        .decode()
        .startswith("Ask captions.example for the captions? It will learn your address. ")
    )
    assert (b"Good evening" in output.getvalue()) is (status == 0)
    assert (captions in server.requests) is (status == 0)
    assert Hosts(basedir / "config").allows("captions.example") is kept


def test_an_answer_for_good_is_kept_and_heeded(
    basedir: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = basedir / "config"
    config.mkdir(parents=True)
    first, second = Hosts(config), Hosts(config)
    first.allow("www.Captions.example")
    second.allow("pictures.example")
    assert all(map(Hosts(config).allows, ["captions.example", "www.pictures.example"]))
    monkeypatch.setenv("http_proxy", server.at(""))
    captions = "http://captions.example/en.vtt"
    server.put("http://talks.example/talk", page(f'<video><track src="{captions}"></video>'))
    server.put(captions, HELLO, "text/vtt")
    assert run_at(basedir, "http://talks.example/talk")[0] == 0


# -- the list ------------------------------------------------------------------------------------


def test_what_was_asked_is_listed_the_newest_first(server: Server, basedir: Path) -> None:
    run_at(basedir, server.put("/talk", TRACK), "--to", "json")
    listed = asked(basedir)
    assert [(one["address"], one["status"], one["purpose"]) for one in listed] == [
        (server.at("/en.vtt"), 200, "the captions"),
        (server.at("/talk"), 200, "the page"),
        (server.at("/robots.txt"), 404, "what programs may read there (robots.txt)"),
    ]
    out = run("get", "--basedir", basedir, "--log").out
    assert out.count("(404)") == 1
    assert f"{server.at('/en.vtt')}\n    the captions: It came. (200)  ·  {len(HELLO)} bytes" in out


def test_a_damaged_list_is_read_as_far_as_it_goes(server: Server, basedir: Path) -> None:
    run_at(basedir, server.at("/en.vtt"))
    file = basedir / "data" / "asked.jsonl"
    file.write_bytes(
        b'\xff\n{"when": 3}\n[1]\n{"size": "x", "purpose": "a\\u001b[31m"}\n' + file.read_bytes()
    )
    assert len(asked(basedir)) == 3
    assert "\x1b" not in run("get", "--basedir", basedir, "--log").out


def test_a_list_that_grows_too_large_is_shortened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.kept.asked.LARGEST", 1_000)
    monkeypatch.setattr("reader.kept.asked.MOST_LINES", 3)
    for number in range(30):
        AskedList(tmp_path).add(
            Asked("", "", f"https://talks.example/{number}", 200, 1, "It came.")
        )
        assert (tmp_path / "asked.jsonl").stat().st_size <= 1_000
    assert AskedList(tmp_path).requests()[0].address == "https://talks.example/29"


def test_two_programs_that_list_at_once_lose_nothing(tmp_path: Path) -> None:
    """One shortens the list again and again while the other adds to it."""
    code = (
        "import sys, pathlib; from reader.kept import asked; from reader.model.asked import Asked;"
        "asked.LARGEST = 20_000; asked.MOST_LINES = 400; made = asked.AskedList(pathlib.Path('.'));"
        "[made.add(Asked('', '', sys.argv[1] + str(number), 0, 0, '')) for number in range(150)]"
    )
    command = [sys.executable, "-c", code]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [
        subprocess.Popen([*command, name], cwd=tmp_path, env=environment) for name in ("a", "b")
    ]
    assert [one.wait(60) for one in both] == [0, 0]
    listed = {one.address for one in AskedList(tmp_path).requests()}
    assert listed == {f"{name}{number}" for name in ("a", "b") for number in range(150)}


def test_where_no_list_can_be_kept_nobody_is_asked(server: Server, tmp_path: Path) -> None:
    basedir = tmp_path / "base"
    basedir.mkdir()
    (basedir / "data").write_bytes(b"in the way")
    status, out, err = run_at(basedir, server.at("/en.vtt"))
    assert (status, out, server.requests) == (2, "", [])
    assert f"could not be listed: {basedir / 'data'} cannot be written." in err


# -- Ctrl+C --------------------------------------------------------------------------------------


def interrupted(ready: Callable[[], bool], *words: str | Path, **variables: str) -> int:
    """Press Ctrl+C once something shows that ``get`` is at work, and return its status."""
    command = [sys.executable, "-m", "reader", "get", *map(str, words)]
    environment = {**os.environ, **variables}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as program:
        try:
            until = time.monotonic() + 30
            while not ready():
                assert time.monotonic() < until, "it never began"
                with contextlib.suppress(subprocess.TimeoutExpired):
                    raise AssertionError(f"It ended, with {program.wait(0.01)}.")
            program.send_signal(signal.SIGINT)
            return program.wait(10)
        finally:
            program.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.usefixtures("signals_are_heard")
def test_ctrl_c_ends_a_request_that_nobody_answers(server: Server, basedir: Path) -> None:
    server.pages["/slow.vtt"] = lambda line, over: over.wait(30)
    address = server.at("/slow.vtt")
    assert interrupted(lambda: bool(server.requests), "--basedir", basedir, address) == 130
    assert [(one["address"], one["answer"]) for one in asked(basedir)] == [
        (address, "It was broken off.")
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.usefixtures("signals_are_heard")
def test_ctrl_c_ends_yt_dlp_too(basedir: Path, tmp_path: Path) -> None:
    started = tmp_path / "started"
    code = f"import os, time; open({str(started)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    (tmp_path / "yt_dlp").mkdir()
    (tmp_path / "yt_dlp" / "__init__.py").write_text("")
    (tmp_path / "yt_dlp" / "__main__.py").write_text(code)
    # A proxy, so that no name is looked up.
    settings = {"PYTHONPATH": str(tmp_path), "https_proxy": "http://127.0.0.1:9"}
    words = ("--basedir", basedir, "https://youtu.be/x")
    assert (
        interrupted(lambda: started.exists() and bool(started.read_text()), *words, **settings)
        == 130
    )
    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text()), 0)


def test_a_file_that_is_here_is_not_looked_for_on_the_web(
    basedir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "talk.vtt").write_text(HELLO)
    monkeypatch.chdir(tmp_path)
    status, _, err = run_at(basedir, "talk.vtt")
    told = "transcript-reader: talk.vtt is a file here; open it: transcript-reader talk.vtt\n"
    assert (status, err) == (2, told)
    assert asked(basedir) == []
