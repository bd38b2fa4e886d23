from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tongues

from reader import log, wording
from reader.errors import ReaderError
from reader.log import Private


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    log.close()


def entries(folder: Path) -> list[str]:
    """What the log file holds, without the date and time of each entry."""
    text = (folder / "transcript-reader.log").read_text(encoding="utf-8")
    return [
        re.sub(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ", "", line) for line in text.split("\n")
    ]


def test_the_file_holds_what_is_worth_knowing_and_no_details(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert log.setup(folder=tmp_path) == tmp_path / "transcript-reader.log"
    logging.getLogger("reader.parse").info("read %d cues", 146)
    logging.getLogger("reader.parse").debug("line by line")
    assert entries(tmp_path) == ["INFO reader.parse: read 146 cues", ""]
    assert capsys.readouterr().err == ""


def test_debugging_shows_everything_on_the_screen_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.setup(debug=True, folder=tmp_path)
    logging.getLogger("reader.find").debug("folded")
    assert entries(tmp_path) == ["DEBUG reader.find: folded", ""]
    assert capsys.readouterr().err.endswith("DEBUG reader.find: folded\n")


def test_debugging_can_be_limited_to_subjects(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.setup(debug=True, only=("find", "ui"), folder=tmp_path)
    for subject in log.SUBJECTS:
        logging.getLogger(f"reader.{subject}").debug("one")
    logging.getLogger("reader.find.regex").debug("below it")
    assert entries(tmp_path) == [
        "DEBUG reader.find: one",
        "DEBUG reader.ui: one",
        "DEBUG reader.find.regex: below it",
        "",
    ]


def test_without_a_folder_there_is_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert log.setup() is None
    assert log.setup(folder=tmp_path / "missing") is None
    logging.getLogger("reader.ui").warning("heard by nobody")
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().err == ""


def test_a_program_without_standard_error_logs_to_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", None)
    log.setup(debug=True, folder=tmp_path)
    logging.getLogger("reader.ui").info("no console")
    assert entries(tmp_path) == ["INFO reader.ui: no console", ""]


def test_setting_up_again_replaces_what_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    log.setup(folder=tmp_path / "a")
    log.setup(folder=tmp_path / "b")
    logging.getLogger("reader.ui").info("here")
    assert list((tmp_path / "a").iterdir()) == []
    assert entries(tmp_path / "b") == ["INFO reader.ui: here", ""]


def test_an_entry_cannot_forge_another_or_steer_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.setup(debug=True, folder=tmp_path)
    logging.getLogger("reader.parse").info(
        "opened %s", "a\nINFO reader.ui: forged\x1b[2J\r\x85\u2028\u202eb\ud800"
    )
    line = (
        "INFO reader.parse: opened a\\nINFO reader.ui: forged\\x1b[2J\\r\\x85\\u2028\\u202eb\\ud800"
    )
    assert entries(tmp_path) == [line, ""]
    assert capsys.readouterr().err.endswith(f"{line}\n")


def test_a_traceback_is_set_in_and_escaped(tmp_path: Path) -> None:
    log.setup(folder=tmp_path)
    try:
        raise ValueError("first\nINFO reader.ui: forged\x1b")
    except ValueError:
        logging.getLogger("reader.ui").exception("it failed")
    lines = entries(tmp_path)
    assert lines[0] == "ERROR reader.ui: it failed"
    assert lines[1] == "    Traceback (most recent call last):"
    assert lines[-3:] == ["    ValueError: first", "    INFO reader.ui: forged\\x1b", ""]
    assert all(line.startswith("    ") for line in lines[1:-1])


def test_words_of_a_transcript_are_counted_not_written(tmp_path: Path) -> None:
    log.setup(folder=tmp_path)
    logging.getLogger("reader.find").info("searching for %s", Private("uneasy partners"))
    assert entries(tmp_path) == ["INFO reader.find: searching for ‹15 characters›", ""]


def test_words_of_a_transcript_are_written_out_for_debugging(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.setup(debug=True, folder=tmp_path)
    logging.getLogger("reader.find").debug("searching for %s", Private("uneasy partners"))
    assert entries(tmp_path) == ["DEBUG reader.find: searching for uneasy partners", ""]


def test_a_message_may_name_its_arguments_or_hold_a_percent_sign(tmp_path: Path) -> None:
    log.setup(folder=tmp_path)
    logging.getLogger("reader.ui").info("%(cues)d cues", {"cues": 2})
    logging.getLogger("reader.ui").info("100% read")
    assert entries(tmp_path) == ["INFO reader.ui: 2 cues", "INFO reader.ui: 100% read", ""]


def test_the_log_is_english_whatever_is_spoken(tmp_path: Path) -> None:
    log.setup(folder=tmp_path)
    with tongues.speaking("de"):
        problem = ReaderError(wording.tr("The file is empty."))
        assert str(problem) == "Die Datei ist leer."
        logging.getLogger("reader").warning("%d of it: %s", 2, problem)
    assert entries(tmp_path)[0] == "WARNING reader: 2 of it: The file is empty."


def test_the_size_of_the_log_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "_FILE_BYTES", 2_000)
    log.setup(folder=tmp_path)
    for number in range(200):
        logging.getLogger("reader.ui").info("entry %d of some length", number)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [
        "transcript-reader.log",
        "transcript-reader.log.1",
        "transcript-reader.log.2",
    ]
    assert all(path.stat().st_size <= 2_000 for path in tmp_path.iterdir())
    assert entries(tmp_path)[-2] == "INFO reader.ui: entry 199 of some length"


def test_one_entry_is_bounded(tmp_path: Path) -> None:
    log.setup(folder=tmp_path)
    logging.getLogger("reader.ui").info("x" * 100_000)
    assert len((tmp_path / "transcript-reader.log").read_text()) <= 20_001


def test_a_log_that_cannot_be_written_disturbs_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.setup(folder=tmp_path)
    (tmp_path / "transcript-reader.log").mkdir()
    logging.getLogger("reader.ui").info("lost")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("text", "named"),
    [("", ()), ("find", ("find",)), (" Find, UI ,", ("find", "ui"))],
)
def test_subjects_are_named_with_commas_between(text: str, named: tuple[str, ...]) -> None:
    assert log.subjects(text) == named


def test_an_unknown_subject_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"'fnid' is no subject.*parse, find, library"):
        log.subjects("ui,fnid")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look anywhere"
)
def test_a_folder_that_may_not_be_seen_is_no_folder(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert log.setup(folder=closed / "log") is None
    closed.chmod(0o700)
