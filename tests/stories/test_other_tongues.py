"""The window in other languages, each in a process of its own that speaks it from its start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tongues import MADE_UP, SPEAKS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def told(language: str, *asked: str) -> str:
    """What the tests say that are asked for in a process that speaks a language."""
    command = (sys.executable, "-m", "pytest", "-q", "-n", "0", "--tb=short", *asked)
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, SPEAKS: language},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_all_that_the_window_says_is_in_the_catalogues() -> None:
    assert told(MADE_UP, f"{HERE / 'in_another_tongue.py'}") == ""


@pytest.mark.parametrize("language", ["es", "fr", "uk"])
def test_dialogs_fit_with_large_letters_and_letters_for_alt_differ(language: str) -> None:
    """What fits with letters twice as large does so with smaller ones."""
    asked = "with_large_letters or stands_twice"
    assert told(language, f"{HERE / 'test_dialogs.py'}", "-k", asked) == ""


@pytest.mark.parametrize("language", [MADE_UP, "ar", "de", "ja"])
def test_dialogs_fit_and_letters_for_alt_differ(language: str) -> None:
    """In the longest words, from right to left, in long ones, and in those of another script."""
    assert told(language, f"{HERE / 'test_dialogs.py'}", "-k", "fits_a_small or stands_twice") == ""
