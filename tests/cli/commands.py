"""Commands run as a shell would run them, in this process or in one of their own."""

from __future__ import annotations

import datetime
import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from source import ROOT

from reader.cli import verbs
from reader.cli.console import Console

SEED = ROOT / "seeds" / "000_80146eb17a4ea20d.txt"
DAY = datetime.date(2026, 11, 25)

BOATS = {
    "title": "Boats",
    "standfirst": "How they are built.",
    "related": [{"title": "More boats", "url": ""}],
    "segments": [
        {"start": 42.54, "end": 45.42, "speaker": "Ana", "text": "We build boats\nthat last,"},
        {"start": 45.42, "end": 47.0, "speaker": "Ana", "text": "and we mend the rest."},
        {"start": 3600.0, "end": 3601.0, "speaker": "Ben", "text": "The rest?"},
    ],
    "report": [],
}


@dataclass
class Result:
    """What a command came to: its exit status and what it wrote where."""

    status: int
    out: str
    err: str


class Screen(io.BytesIO):
    def isatty(self) -> bool:
        return True


def run(*words: str | Path, given: bytes = b"", screen: bool = False) -> Result:
    """Run a command on a fixed day, with ``given`` as its input, and tell what came of it."""
    output, errors = Screen() if screen else io.BytesIO(), io.BytesIO()
    console = Console(io.BytesIO(given), output, errors)
    status = verbs.main(["transcript-reader", *map(str, words)], console, lambda: DAY)
    return Result(status, output.getvalue().decode(), errors.getvalue().decode())


def process(*words: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "reader", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, **options)  # type: ignore[call-overload,no-any-return]
