"""What a process of a run of tests said as it broke, told at the end of the run.

pytest-xdist tells that a process crashed and in which test, but the trace that Python leaves stands
somewhere amid all that was printed, if it did not get lost.
"""

from __future__ import annotations

import faulthandler
import tempfile
from pathlib import Path
from typing import Any

import pytest

_NAME = "last_words"


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Have a process beside the first keep its last words in a file; make the folder for them."""
    config = session.config
    given: dict[str, str] | None = getattr(config, "workerinput", None)
    if given is None:
        folder = tempfile.TemporaryDirectory(prefix="reader-last-words-")
        config.stash[_FOLDER] = folder
        config.add_cleanup(folder.cleanup)
        return
    # Not sooner: pytest has them go to the screen before.
    file = Path(given[_NAME]).open("wb")  # noqa: SIM115 - open for as long as the process lives
    faulthandler.enable(file)
    config.add_cleanup(file.close)
    config.add_cleanup(faulthandler.disable)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a process that is about to begin which file is for its last words."""
    folder = node.config.stash[_FOLDER].name
    node.workerinput[_NAME] = str(Path(folder, node.gateway.id))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what those said that broke."""
    for file in sorted(Path(config.stash[_FOLDER].name).iterdir()):
        if words := file.read_text(encoding="utf-8", errors="replace"):
            terminalreporter.section(f"last words of {file.name}")
            terminalreporter.write_line(words)


_FOLDER = pytest.StashKey["tempfile.TemporaryDirectory[str]"]()
