"""A process that breaks in the middle of a run of tests leaves word of where it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from processes import of_ones_own
from source import ROOT

BREAKS = """
import os, signal

def test_it_breaks():
    os.kill(os.getpid(), signal.SIGSEGV)

def test_it_does_not():
    pass
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
def test_where_it_broke_is_told_at_the_end(tmp_path: Path) -> None:
    pytest.importorskip("xdist", reason="several processes need pytest-xdist")
    file = tmp_path / "test_breaking.py"
    file.write_text(BREAKS, encoding="utf-8")
    words = ["-p", "last_words", "-n", "1", "-p", "no:randomly", "-p", "no:cacheprovider"]
    told = subprocess.run(
        [sys.executable, "-m", "pytest", *words, str(file)],
        cwd=tmp_path,
        env={**of_ones_own(tmp_path / "home"), "PYTHONPATH": str(ROOT / "tests")},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    assert "1 failed, 1 passed" in told
    _, last_words = told.split("= last words of gw0 =")
    assert "Fatal Python error: Segmentation fault" in last_words
    assert f'File "{file}", line 5 in test_it_breaks' in last_words
