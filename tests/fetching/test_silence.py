"""The program asks nothing of anybody without being told to: every call to connect is looked at.

strace writes down each address that a process, its threads and its children try to reach. What is
of the machine itself (AF_UNIX: the display, D-Bus) does not count; a name that is looked up would
show as a connection to the server of names.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pages import HELLO, TRACK
from server import Server
from source import ROOT

SEED = ROOT / "seeds" / "000_80146eb17a4ea20d.txt"
_INTERNET = re.compile(r"^\d*\s*(?:connect|sendto|sendmsg)\(.*sa_family=(AF_INET6?),.*", re.M)


def can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], check=False).returncode == 0


needs_strace = pytest.mark.skipif(not can_trace(), reason="strace cannot be used here")


def reached(folder: Path, *words: str | Path) -> list[str]:
    """Run the program and return the calls that try to reach the internet."""
    trace = folder / "trace"
    tracing = ["strace", "-f", "-e", "trace=connect,sendto,sendmsg", "-o", str(trace)]
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    environment = {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*tracing, sys.executable, "-P", "-m", "reader", *map(str, words)],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return [found[0] for found in _INTERNET.finditer(trace.read_text(errors="replace"))]


@needs_strace
@pytest.mark.parametrize(
    "words",
    [
        ["--screenshot", "OUT", SEED],
        ["--screenshot", "OUT"],
        ["find", "--basedir", "BASE", "founding act", SEED],
        ["convert", SEED, "--to", "json", "-o", "OUT"],
        ["library", "--basedir", "BASE", "add", SEED],
        ["get", "--basedir", "BASE", "--log"],
        ["get", "--basedir", "BASE", "https://example.org/talk.vtt", "--list"],
    ],
)
def test_without_a_click_nobody_is_asked(tmp_path: Path, words: list[str | Path]) -> None:
    places = {"OUT": tmp_path / "out.png", "BASE": tmp_path / "base"}
    given = [places.get(str(word), word) for word in words]
    window = ["--basedir", tmp_path / "base"] if words[0] == "--screenshot" else []
    assert reached(tmp_path, *window, *given) == []


@needs_strace
def test_a_click_asks_whom_it_names(tmp_path: Path, server: Server) -> None:
    server.put("/en.vtt", HELLO, "text/vtt")
    calls = reached(
        tmp_path, "get", "--basedir", tmp_path / "base", server.put("/talk", TRACK), "--to", "vtt"
    )
    assert len(calls) == 3  # robots.txt, the page, the captions
    expected = f'sin_port=htons({server.port}), sin_addr=inet_addr("127.0.0.1")'
    assert all(expected in call for call in calls)
