"""What the recipe of the folder without Python asks: strangers, licences, types of file.

What a hook finds installed it may bundle, wanted or not. So the folder is only made in an
environment that holds nothing else, and for all that it does hold the licences lie in it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from reader.formats import FORMATS

PROGRAM = "transcript-reader"
TEXTS = Path(__file__).resolve().parent / "licences"


def wanted(program: str = PROGRAM) -> set[str]:
    """Return the names of all distributions that the program needs here, its own among them."""
    found: set[str] = set()
    ahead = [canonicalize_name(program)]
    while ahead:
        name = ahead.pop()
        if name in found:
            continue
        found.add(name)
        for requirement in map(Requirement, metadata.requires(name) or ()):
            marker = requirement.marker
            if marker is None or marker.evaluate({"extra": ""}):
                ahead.append(canonicalize_name(requirement.name))
    return found


def strangers(modules: Iterable[str]) -> set[str]:
    """Return which distributions some of the modules are from that the program does not need."""
    homes = metadata.packages_distributions()
    tops = {module.partition(".")[0] for module in modules}
    return {canonicalize_name(home) for top in tops for home in homes.get(top, ())} - wanted()


def document_types() -> list[dict[str, object]]:
    """Return what macOS is told of the files that the program reads.

    It offers the program under "Open With" and takes no type over. The names are those of the
    formats: for most of them macOS has no type of its own.
    """
    return [
        {
            "CFBundleTypeName": "Transcript",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "CFBundleTypeExtensions": [suffix[1:] for suffix in suffixes()],
        }
    ]


def suffixes() -> list[str]:
    """Return what the names of the files end in that the program reads, in order."""
    return sorted({suffix for format in FORMATS for suffix in format.suffixes})


def gather(folder: Path, libraries: Iterable[str]) -> None:
    """Write into ``folder`` the licences of the program and of all that comes with it.

    ``libraries`` are the paths of the compiled files that come along; those of a Debian system have
    their licence in the package that they are from.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(TEXTS, folder)
    about_qt = folder / "Qt.txt"
    qt = metadata.version("PySide6-Essentials")
    about_qt.write_text(about_qt.read_text(encoding="utf-8").format(version=qt), encoding="utf-8")
    for name in sorted(wanted()):
        for path in _of_distribution(name):
            shutil.copy(path, folder / f"{name}-{path.name}")
    of_python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if of_python.is_file():
        shutil.copy(of_python, folder / "Python-LICENSE.txt")
    for package in sorted(_of_debian(libraries)):
        text = Path("/usr/share/doc", package, "copyright")
        if text.is_file():
            shutil.copy(text, folder / f"{package}-copyright.txt")


def _of_distribution(name: str) -> Iterator[Path]:
    for file in metadata.files(name) or ():
        if "dist-info" in file.parts[0] and file.name.upper().startswith(_LICENCE_NAMES):
            yield Path(str(file.locate()))


def _of_debian(libraries: Iterable[str]) -> set[str]:
    """Return the packages of this system that the libraries are from; none outside Debian's kin."""
    if shutil.which("dpkg-query") is None:
        return set()
    ours = tuple(map(str, {Path(sys.prefix), Path(sys.base_prefix).resolve()}))
    names = {f"*/{Path(path).resolve().name}" for path in libraries if not path.startswith(ours)}
    # What it does not know it says on standard error, and goes on with the others.
    found = subprocess.run(
        ["dpkg-query", "--search", *sorted(names)], capture_output=True, text=True, check=False
    )
    return {line.partition(":")[0] for line in found.stdout.splitlines()}


_LICENCE_NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
