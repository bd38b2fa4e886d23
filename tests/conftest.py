"""What every test has: no window on the screen, folders of its own, and no warning unnoticed.

Warnings of Python fail a test through ``filterwarnings``, those of Qt through
``qt_log_level_fail``, an exception in a slot through pytest-qt: all of them in pyproject.toml.

Tests run in another order each time (pytest-randomly) and, where many are asked for, in several
processes (pytest-xdist). Both may be missing, as where a distribution builds its package.
"""

from __future__ import annotations

import gc
import os
import signal
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import last_words
import pytest
import tongues

# More bring little: each process first collects all tests, which takes it many seconds.
_MOST_WORKERS = 4
_LONGEST_WORDS_IN_AN_ID, _LONGEST_BYTES_IN_AN_ID = 60, 9

# Before anything makes an application: Qt ends the whole process where it finds no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Tests read the words of the window as they stand in the code, whoever runs them; those that read
# them in another language say so (tongues).
os.environ["LANGUAGE"] = "en"
tongues.speak()

# A build must not fail by chance, so it tries the same examples in the same order each time; a
# person's own run goes looking for new ones.
IS_BUILD = bool(os.environ.get("CI"))
_BUILD_SEED = 1

# Times differ from machine to machine and are no property of a text.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile(
    "build",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("build" if IS_BUILD else "here")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What the application of all tests is made with, as that of the program is."""
    from reader.ui.parts.theme import STYLE  # late: most tests have no window

    return ["transcript-reader", *STYLE]


@pytest.fixture
def signals_are_heard() -> Iterator[None]:
    """What this process ignores, as behind a script or nohup, its children would ignore too."""
    answers = {signal.SIGINT: signal.default_int_handler, signal.SIGHUP: signal.SIG_DFL}
    before = {number: signal.signal(number, answer) for number, answer in answers.items()}
    yield
    for number, answer in before.items():
        signal.signal(number, answer)


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


@pytest.fixture(autouse=True)
def _the_collector_is_left_as_it_was() -> Iterator[None]:
    """The collector sees again what a window has put out of its sight after opening a transcript.

    Hypothesis, at its first use, else finds that no one holds what it has just made, and warns.
    What a window has switched off stays off: it would destroy what is left of windows on whichever
    thread it comes by.
    """
    was_on = gc.isenabled()
    yield
    gc.unfreeze()
    if not was_on:
        gc.disable()


@pytest.fixture
def basedir(tmp_path: Path) -> Path:
    """A folder that does not exist yet, to be given as ``--basedir``."""
    return tmp_path / "base"


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the seed of a build before pytest-randomly takes one by chance."""
    config.pluginmanager.register(last_words)
    if IS_BUILD and config.getoption("randomly_seed", None) == "default":
        config.option.randomly_seed = _BUILD_SEED


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """For ``-n auto``: one process a core, but none beside this one for a test or file or two."""
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None  # a person's own number, which the plugin reads
    if config.args_source is pytest.Config.ArgsSource.ARGS and not any(
        Path(argument).is_dir() for argument in config.args
    ):
        return 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    workers = min(cores or 1, _MOST_WORKERS)
    return workers if workers > 1 else 0


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A long value is called as its argument: an id must be the same in every process.

    The first ten bytes of an archive are followed by the time at which it was made.
    """
    is_long = (isinstance(val, str) and len(val) > _LONGEST_WORDS_IN_AN_ID) or (
        isinstance(val, bytes) and len(val) > _LONGEST_BYTES_IN_AN_ID
    )
    return argname if is_long else None


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, Any, Any]:
    """Spell out halves of characters: they are in some logs and cannot go to another process."""
    return _sendable((yield))


def _sendable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {_sendable(key): _sendable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_sendable, value))
    return value


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say at the end of a run with failures how to have its order again, whatever was quiet."""
    seed = getattr(config.option, "randomly_seed", None)
    if seed is not None and any(map(terminalreporter.stats.get, ("failed", "error"))):
        again = f"packaging/test -n 0 --randomly-seed={seed}"
        terminalreporter.write_line(f"The same tests in the same order, in one process: {again}")


def pytest_sessionfinish() -> None:
    """Empty the clipboard of no screen, which Qt would keep beyond the end of Python."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.clipboard().clear()
