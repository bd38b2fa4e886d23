"""What every test has: no window on the screen, folders of its own, and no warning unnoticed.

Warnings of Python fail a test through ``filterwarnings``, those of Qt through
``qt_log_level_fail``, an exception in a slot through pytest-qt: all of them in pyproject.toml.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# Before anything makes an application: Qt ends the whole process where it finds no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Times differ from machine to machine and are no property of a text. A build must not fail by
# chance, so it tries the same examples each time; a person's own run goes looking for new ones.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile(
    "build",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("build" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def _no_folder_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever asks the system for the person's folders is sent to an empty one."""
    with tempfile.TemporaryDirectory(prefix="reader-test-", ignore_cleanup_errors=True) as home:
        monkeypatch.setenv("HOME", home)
        monkeypatch.setenv("USERPROFILE", home)
        monkeypatch.setenv("XDG_RUNTIME_DIR", home)
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            monkeypatch.setenv(f"XDG_{name}_HOME", os.path.join(home, name.lower()))
        yield


@pytest.fixture
def basedir(tmp_path: Path) -> Path:
    """A folder that does not exist yet, to be given as ``--basedir``."""
    return tmp_path / "base"


def pytest_sessionfinish() -> None:
    """Empty the clipboard of no screen, which Qt would keep beyond the end of Python."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.clipboard().clear()
