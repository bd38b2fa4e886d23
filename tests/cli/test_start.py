"""What a verb loads: what it needs, and nothing of the window, the library or the other verbs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from source import ROOT

CAPTIONS = """\
1
00:00:01,000 --> 00:00:03,500
We build boats that last,

2
00:00:03,500 --> 00:00:05,000
and the water is cold.
"""

MOST_MODULES = 62
"""So many of the project's own, packages counted; each is felt at every search."""

HEAVY = (
    *("PySide6", "sqlite3", "json", "argparse", "logging", "ctypes", "pathlib", "tempfile"),
    *("datetime", "difflib", "zipfile", "regex", "platformdirs"),
    *("hashlib", "dataclasses", "inspect", "csv", "shlex"),
)


def loaded(*words: str) -> set[str]:
    """Return the names of the modules that a command has loaded when it is done."""
    script = (
        "import sys; from reader.__main__ import main; status = main();"
        "print(*sys.modules, file=sys.stderr); sys.exit(status)"
    )
    command = [sys.executable, "-S", "-c", script, *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.fixture
def captions(tmp_path: Path) -> str:
    path = tmp_path / "boats.srt"
    path.write_text(CAPTIONS)
    return str(path)


def test_find_loads_what_it_needs(captions: str) -> None:
    found = loaded("find", "water", captions)
    assert not {name for name in HEAVY if name in found}


def test_find_loads_no_format_but_the_one_that_the_file_is_of(captions: str) -> None:
    kinds = {
        name
        for name in loaded("find", "water", captions)
        if name.startswith("reader.formats.kinds.")
    }
    assert kinds == {"reader.formats.kinds.srt"}


def test_find_loads_few_modules(captions: str) -> None:
    own = {name for name in loaded("find", "water", captions) if name.startswith("reader")}
    assert len(own) <= MOST_MODULES


def test_find_loads_no_other_verb(captions: str) -> None:
    verbs = {name for name in loaded("find", "water", captions) if name.startswith("reader.cli.")}
    assert not verbs & {"reader.cli.convert", "reader.cli.quote", "reader.cli.library"}


@pytest.mark.parametrize("verb", ["convert", "find", "library"])
def test_help_needs_no_library_and_no_qt(verb: str) -> None:
    assert not loaded(verb, "--help") & {"sqlite3", "PySide6"}
