"""Without one of its libraries the program says which, in a sentence, or goes on without."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from commands import SEED
from packaging.requirements import Requirement
from source import ROOT

SCRIPT = (
    "import sys; sys.modules[sys.argv[1]] = None; sys.argv[:2] = ['transcript-reader'];"
    "from reader.__main__ import main; sys.exit(main())"
)


def without(library: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", SCRIPT, library, *map(str, words)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize(
    ("library", "words", "pip", "debian"),
    [
        ("regex", ("find", "--regex", "f.unding", SEED), "regex", "python3-regex"),
        ("xlsxwriter", ("convert", SEED, "--to", "xlsx"), "XlsxWriter", "python3-xlsxwriter"),
        ("platformdirs", ("library", "list"), "platformdirs", "python3-platformdirs"),
        ("pdfminer", ("convert", "page.pdf", "--to", "text"), "pdfminer.six", "python3-pdfminer"),
    ],
)
def test_what_is_needed_is_named(
    library: str, words: tuple[str | Path, ...], pip: str, debian: str, tmp_path: Path
) -> None:
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7\n")
    given = [tmp_path / word if word == "page.pdf" else word for word in words]
    done = without(library, *given)
    assert done.returncode == 2
    assert f"needs the library {pip}" in done.stderr
    assert f'-m pip install "{pip}"”, or Debian\'s package {debian}.' in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "library", ["regex", "xlsxwriter", "pdfminer", "rapidfuzz", "cchardet", "icu4py"]
)
def test_what_does_not_need_it_is_done(library: str, tmp_path: Path) -> None:
    western = tmp_path / "western.txt"
    western.write_bytes("Où étiez-vous hier ?\n\nÀ la mer.\n".encode("cp1252"))
    done = without(library, "find", "etiez vous", western)
    assert (done.returncode, "étiez-vous" in done.stdout) == (0, True), done.stderr
    base = ("--basedir", tmp_path / "base")
    assert without(library, "library", "add", SEED, *base).returncode == 0
    assert without(library, "library", "search", "founding act", *base).returncode == 0


def test_without_platformdirs_the_window_says_so() -> None:
    done = without("platformdirs")
    assert done.returncode == 69
    assert "needs the library platformdirs" in done.stderr
    assert "Debian's package python3-platformdirs." in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_qt_and_platformdirs_it_is_qt_that_is_named() -> None:
    script = f"import sys; sys.modules['PySide6'] = None; {SCRIPT}"
    done = subprocess.run(
        [sys.executable, "-c", script, "platformdirs"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 69
    assert done.stderr.startswith("transcript-reader: No window can be shown")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("system", "machine", "has_wheel"),
    [
        ("win32", "ARM64", False),
        ("win32", "AMD64", True),
        ("darwin", "arm64", True),
        ("linux", "aarch64", True),
    ],
)
def test_a_library_without_a_wheel_is_not_asked_for(
    system: str, machine: str, has_wheel: bool
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = map(Requirement, project["dependencies"])
    (detector,) = (each for each in lines if each.name == "faust-cchardet")
    assert detector.marker is not None
    place = {"sys_platform": system, "platform_machine": machine}
    assert detector.marker.evaluate(place) is has_wheel
