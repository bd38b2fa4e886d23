"""Patterns are compiled when they are first used; all of them can be."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from source import ROOT, modules

from reader.patterns import lazy_pattern


def test_a_lazy_pattern_answers_as_a_compiled_one_does() -> None:
    word = lazy_pattern(r"b(o+)k", re.IGNORECASE)
    assert word.sub(r"c\1k", "BOOK a bok") == "cOOk a cok"
    assert word.findall("book Boook") == ["oo", "ooo"]
    assert word.fullmatch("books") is None
    assert word.pattern == r"b(o+)k"
    assert word.flags & re.IGNORECASE


def test_a_pattern_of_bytes_looks_at_bytes() -> None:
    found = lazy_pattern(rb"\xff+").search(b"a\xff\xffb")
    assert found is not None
    assert found.span() == (1, 3)


def test_a_fault_shows_where_the_pattern_is_first_used() -> None:
    broken = lazy_pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_every_pattern_of_the_program_compiles() -> None:
    names = sorted(name for name in modules("reader") if not name.startswith("reader.ui"))
    script = f"""
import re, reader.patterns
reader.patterns.lazy_pattern = re.compile
from contextlib import suppress
from importlib import import_module
from reader.errors import MissingLibrary
for name in {names!r}:
    with suppress(MissingLibrary):  # an extra's
        import_module(name)
"""
    command = [sys.executable, "-W", "error", "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
