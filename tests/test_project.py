"""What lies at the top of the project, and that its text speaks of the project alone."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from source import ROOT

TOP_LEVEL = {
    *(".ci", ".gitattributes", ".github", ".gitignore", "LICENSE", "README.md", "packaging"),
    *("pyproject.toml", "reader", "resources", "seeds", "tests"),
}
# PKG-INFO is made with a source archive, and lies in one.
MADE = (
    *("*.egg-info", ".coverage", ".git", ".hypothesis", ".*_cache", ".venv", "PKG-INFO"),
    *("build", "dist"),
)

# Names of the place where someone happens to work, in pieces, so that this file holds none.
ELSEWHERE = tuple(
    "".join(pieces)
    for pieces in (
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("../sha", "red"),
        (".libr", "ary/"),
        ("py", "pi.org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("npm", "js.com"),
        ("deb.", "debian.org"),
        ("security.", "debian.org"),
        ("DESIGN", ".md"),
        ("PEERS", ".md"),
        ("ECOSYSTEM", ".md"),
        ("RELIABILITY", ".md"),
    )
)


def test_the_top_of_the_project_holds_what_it_says() -> None:
    there = {path.name for path in ROOT.iterdir() if not is_made(path.name)}
    assert there <= TOP_LEVEL
    not_in_an_archive = {".ci", ".gitattributes", ".github", ".gitignore"}
    assert there >= TOP_LEVEL - not_in_an_archive


@pytest.mark.parametrize("path", sorted(TOP_LEVEL))
def test_no_file_speaks_of_the_place_it_was_written_at(path: str) -> None:
    found = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in texts(ROOT / path)
        for name in ELSEWHERE
        if name in file.read_text(encoding="utf-8", errors="replace")
    ]
    assert not found


def is_made(name: str) -> bool:
    """Return whether a name is that of something made, which lies there by its nature."""
    return any(fnmatchcase(name, pattern) for pattern in MADE)


def texts(top: Path) -> Iterator[Path]:
    """Yield the files of text that were written for the project, not the documents it reads."""
    for path in [top] if top.is_file() else sorted(top.rglob("*")):
        parts = path.relative_to(ROOT).parts
        documents = parts[0] == "seeds" or parts[:2] == ("tests", "cases")
        made = "__pycache__" in parts or path.suffix in {".ttf", ".png", ".ico", ".icns"}
        if path.is_file() and not documents and not made:
            yield path


@pytest.mark.skipif(not (ROOT / ".ci").exists(), reason="the gate is not in a source archive")
@pytest.mark.parametrize("words", [("--hole",), ("--whole", "quick"), ("",)])
def test_the_gate_does_not_guess_what_is_meant(words: tuple[str, ...]) -> None:
    gate = ["bash", str(ROOT / ".ci" / "run"), *words]
    done = subprocess.run(gate, capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing was run." in done.stderr
