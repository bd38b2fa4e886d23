from __future__ import annotations

import errno
import io

import pytest

from reader.cli import console as console_module
from reader.cli.console import Console, OutputError
from reader.errors import FileError


class Screen(io.BytesIO):
    """An output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Full(io.BytesIO):
    """An output with no room left: on writing, or only when what was written is sent on."""

    def write(self, data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def flush(self) -> None:
        self.write(b"")


def test_a_text_is_written_as_it_is_to_what_is_no_screen() -> None:
    output = io.BytesIO()
    Console(None, output, None).show("a\x1b[31m \u202eb é\n")
    assert output.getvalue() == b"a\x1b[31m \xe2\x80\xaeb \xc3\xa9\n"


def test_a_screen_gets_nothing_that_plays_tricks_on_it() -> None:
    screen = Screen()
    Console(None, screen, None).show("  a\x1b[31m\t\u202eb\x9b\n\x07c\r\n")
    assert screen.getvalue().decode() == "  a[31m\t⟨RLO⟩b\nc\n"


def test_half_a_character_does_not_stop_the_rest() -> None:
    output = io.BytesIO()
    Console(None, output, None).show("a\ud83db")
    assert output.getvalue() == b"a?b"


def test_letters_are_bold_only_where_there_are_bold_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Console(None, Screen(), None).bold("x") == "\x1b[1mx\x1b[0m"
    assert Console(None, io.BytesIO(), None).bold("x") == "x"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Console(None, Screen(), None).bold("x") == "x"
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert Console(None, Screen(), None).bold("x") == "x"


def test_a_sentence_is_one_line_with_the_programs_name() -> None:
    errors = io.BytesIO()
    Console(None, None, errors).say("a\nb\x1b[2J\u202e: nothing.")
    assert errors.getvalue().decode() == "transcript-reader: a b[2J⟨RLO⟩: nothing.\n"


def test_a_sentence_that_nobody_can_hear_is_no_fault() -> None:
    Console(None, None, Full()).say("Nothing.")
    Console(None, None, None).say("Nothing.")


def test_an_output_without_room_is_told_as_such() -> None:
    console = Console(None, Full(), None)
    sentence = r"^Standard output cannot be written: No space left on device\.$"
    with pytest.raises(OutputError, match=sentence):
        console.write(b"x")
    with pytest.raises(OutputError, match=sentence):
        console.flush()


def test_streams_that_the_shell_has_closed() -> None:
    console = Console(None, None, None)
    assert console.read() == b""
    assert not console.is_terminal
    console.flush()
    console.abandon()
    with pytest.raises(OutputError, match="no standard output"):
        console.write(b"x")


def test_an_output_that_is_no_file_of_the_system_is_left_alone() -> None:
    Console(None, io.BytesIO(), None).abandon()


def test_more_than_a_file_may_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console_module, "MAX_BYTES", 1024**2)
    assert len(Console(io.BytesIO(b"x" * 1024**2), None, None).read()) == 1024**2
    with pytest.raises(FileError, match=r"^Standard input is larger than 1 MB\.$"):
        Console(io.BytesIO(b"x" * (1024**2 + 1)), None, None).read()


class Broken(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


def test_an_input_that_fails_is_told_as_such() -> None:
    with pytest.raises(FileError, match=r"^Standard input cannot be read: Input/output error\.$"):
        Console(Broken(), None, None).read()
