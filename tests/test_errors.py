"""How what is missing gets here, whichever way the program came."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import pytest

from reader.errors import how_to_get


def _is_installed() -> bool:
    try:
        return bool(version("transcript-reader"))
    except PackageNotFoundError:
        return False


_DRY = (sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "--no-deps")


def test_it_is_brought_to_the_python_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/opt/pipx/venvs/reader/bin/python")
    told = '“/opt/pipx/venvs/reader/bin/python -m pip install "transcript-reader[sites]"” brings it'
    assert how_to_get("sites") == f"{told}."
    more = f"{told}, and so does Debian's package yt-dlp."
    assert how_to_get("sites", "yt-dlp") == more


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("/home/Ana Ruiz/reader/.venv/bin/python", '"/home/Ana Ruiz/reader/.venv/bin/python"'),
        ("", "python"),
    ],
)
def test_it_can_be_pasted_into_a_shell(
    monkeypatch: pytest.MonkeyPatch, where: str, told: str
) -> None:
    monkeypatch.setattr(sys, "executable", where)
    assert how_to_get("listen").startswith(f"“{told} -m pip install ")


def test_a_folder_without_python_has_no_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert how_to_get("listen", "any") == "This build of the program comes without it."


@pytest.mark.skipif(
    not (find_spec("pip") and _is_installed()), reason="the program or pip is not installed here"
)
def test_pip_knows_the_program_that_runs_and_asks_no_index_for_it() -> None:
    done = subprocess.run(
        [*_DRY, "transcript-reader[listen]"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Requirement already satisfied: transcript-reader[listen]" in done.stdout, done.stderr
