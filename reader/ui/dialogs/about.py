"""What there is to say about this program on this machine: versions, the system, the folders."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import sys
from importlib import metadata
from pathlib import Path

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from reader import __version__
from reader.named_tuple import NamedTuple
from reader.paths import Folders
from reader.wording import mark, tr

_DISTRIBUTION = "transcript-reader"


class NamedFolder(NamedTuple):
    """A folder of the program: what it is called, in English, what it holds, where it is."""

    name: str
    holds: str
    path: Path


def folders(places: Folders) -> list[NamedFolder]:
    """Return the folders of this run, in the order in which a person would ask for them."""
    return [
        NamedFolder(
            mark("Settings"), tr("Preferences, and quotation styles of your own"), places.config
        ),
        NamedFolder(
            mark("Data"), tr("The library and its copies, notes, what was open"), places.data
        ),
        NamedFolder(
            mark("Cache"), tr("The index of the library; made again when it is gone"), places.cache
        ),
        NamedFolder(mark("Log"), tr("What the program did, and what went wrong"), places.log),
    ]


def versions() -> dict[str, str]:
    """Return what the program runs on, each with its version."""
    return {
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "PySide6": PySide6.__version__,
    }


def system() -> str:
    """Return the name of the operating system, its version and the kind of processor."""
    name = f"{platform.system()} {platform.release()}"
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # a system that does not say what it is
            name = platform.freedesktop_os_release().get("PRETTY_NAME", name)
    elif sys.platform == "darwin":
        name = f"macOS {platform.mac_ver()[0]}"
    return f"{name}, {platform.machine()}"


def report(places: Folders) -> str:
    """Return what a report of a fault should say of the program, in English, which those who read
    it know; no words of any transcript.

    The person's home is written as ~, so that their name is not sent along.
    """
    lines = [f"Transcript Reader {__version__}"]
    lines += [f"{name}: {value}" for name, value in versions().items()]
    lines.append(f"System: {system()}")
    lines.append(f"Window: {_screens()}")
    lines += [f"Libraries: {told}" for told in [", ".join(_libraries())] if told]
    lines += [f"{folder.name}: {_homeless(folder.path)}" for folder in folders(places)]
    return "\n".join(lines) + "\n"


def _screens() -> str:
    """Return what draws the window, and on what screens."""
    told = [QGuiApplication.platformName()]
    for screen in QGuiApplication.screens():
        size = screen.size()
        told.append(f"{size.width()} × {size.height()} px at {screen.devicePixelRatio():g}")
    return ", ".join(told)


def _libraries() -> list[str]:
    """Return the libraries that the program asks for and that are here; none where nobody knows."""
    try:
        asked = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:  # run from its folder, or from a bundle
        return []
    found = []
    for name in dict.fromkeys(
        re.split(r"[^\w.-]", line)[0] for line in asked if "extra" not in line
    ):
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            found.append(f"{name} is not here")
    return found


def _homeless(path: Path) -> str:
    home = os.path.expanduser("~")
    text = str(path)
    return f"~{text[len(home) :]}" if os.path.isabs(home) and path.is_relative_to(home) else text
