"""A kind of file more is one row more: in the dialogs, the settings and on the command line."""

from __future__ import annotations

import datetime
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from driver import Reader, reader, until
from PySide6.QtWidgets import QApplication

from reader.cli import verbs
from reader.cli.console import Console
from reader.kept.settings import Settings
from reader.quotes.exports import EXPORTS, Export, Takes
from reader.quotes.paper import Paper
from reader.ui.dialogs.export_dialog import ExportDialog

TALK = {"title": "Bridges of Porto", "segments": [{"text": "They built it.", "start": 42.0}]}


def shouted(paper: Paper) -> str:
    return "\n".join(block.text.upper() for block in paper.blocks)


@pytest.fixture
def shouting(monkeypatch: pytest.MonkeyPatch) -> Export:
    """The kind that is added: the file of its code, and its row."""
    module = ModuleType("shouting")
    module.shouted = shouted  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "shouting", module)
    kind = Export("shout", "Capitals", ".shout", {Takes.PAPER: "shouting:shouted"})
    monkeypatch.setitem(EXPORTS, kind.name, kind)
    return kind


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "bridges.json"
    path.write_text(json.dumps(TALK), encoding="utf-8")
    return path


@pytest.fixture
def window(qapp: QApplication, basedir: Path, shouting: Export, talk: Path) -> Iterator[Reader]:
    with reader(base=basedir) as made:
        made.open(talk)
        yield made


def test_it_is_saved_from_the_window_and_offered_first_the_next_time(
    window: Reader, tmp_path: Path
) -> None:
    window.do("export")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    dialog._kind.setCurrentIndex(dialog._kind.findText("Capitals"))
    window.settle()
    assert dialog.preview.toPlainText().startswith("BRIDGES OF PORTO\nTHEY BUILT IT.\n")
    out = tmp_path / "bridges.shout"
    dialog.save_to(out)
    until(lambda: dialog.saved_as == out)
    assert out.read_text(encoding="utf-8").startswith("BRIDGES OF PORTO\nTHEY BUILT IT.\n")
    assert window.settings.export_format == "shout"
    window.do("export")
    again = window.dialog()
    assert isinstance(again, ExportDialog)
    assert again.kind == "shout"


@pytest.mark.parametrize("verb", [("convert",), ("quote", "built it")])
def test_it_is_written_on_the_command_line(
    shouting: Export, talk: Path, verb: tuple[str, ...]
) -> None:
    output = io.BytesIO()
    console = Console(io.BytesIO(), output, io.BytesIO())
    words = ["transcript-reader", verb[0], str(talk), *verb[1:], "--to", "shout"]
    assert verbs.main(words, console, lambda: datetime.date(2026, 11, 25)) == 0
    assert b"BUILT IT" in output.getvalue()


def test_the_settings_take_it_and_forget_it_when_it_is_gone(
    tmp_path: Path, shouting: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, path = Settings(), tmp_path / "settings.json"
    settings.export_format = "shout"
    settings.save(path)
    assert Settings.export_format.choices["shout"] == "Capitals"
    monkeypatch.delitem(EXPORTS, "shout")
    again = Settings()
    assert again.load(path) == ""
    assert again.export_format == "markdown"


def test_a_fault_in_what_comes_after_saving_leaves_no_dialog_writing(
    window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.do("export")
    dialog = window.dialog()
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, fault, trace: caught.append(kind))

    def remember() -> None:
        raise KeyError("shout")

    monkeypatch.setattr(dialog, "_remember", remember)
    assert isinstance(dialog, ExportDialog)
    dialog.save_to(tmp_path / "bridges.md")
    until(lambda: bool(caught))
    assert caught == [KeyError]
    assert dialog.fault.text().startswith("The program itself went wrong")
    assert dialog.save.isEnabled()
    dialog.reject()


def test_a_fault_in_the_code_of_a_kind_leaves_no_dialog_writing(
    window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.do("export")
    dialog = window.dialog()
    assert isinstance(dialog, ExportDialog)
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, fault, trace: caught.append(kind))
    monkeypatch.setattr(dialog, "_data", lambda: lambda: 1 // 0)
    dialog.save_to(tmp_path / "bridges.md")
    until(lambda: bool(caught))
    assert caught == [ZeroDivisionError]
    assert dialog.fault.text().startswith("The program itself went wrong")
    assert dialog.save.isEnabled()
    assert not (tmp_path / "bridges.md").exists()
    dialog.reject()


@pytest.mark.parametrize("what", ["hits", "check", "taking", "opening"])
def test_no_fault_leaves_the_window_busy(
    window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, fault, trace: caught.append(kind))

    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    shelf, session = window.window.commands.library, window.session
    if what == "hits":
        monkeypatch.setattr("reader.quotes.writing.table_data", fault)
        shelf.saving_hits.save_as(tmp_path / "hits.csv", EXPORTS["csv"])
        assert shelf.busy.isVisible()
    elif what == "check":
        monkeypatch.setattr("reader.library.sqlite_library.SqliteLibrary.check", fault)
        shelf.check()
        assert shelf.busy.isVisible()
    elif what == "taking":
        monkeypatch.setattr("reader.tasks.importing.take_in", fault)
        window.shelf.take_in([tmp_path])
        assert shelf.busy.isVisible()
    else:
        monkeypatch.setattr("reader.ui.state.opening.SMALL_FILE", 0)
        monkeypatch.setattr("reader.formats.read", fault)
        other = tmp_path / "other.json"
        other.write_text(json.dumps(TALK), encoding="utf-8")
        session.open(other)
    until(lambda: bool(caught))
    assert caught == [ZeroDivisionError]
    assert not shelf.busy.isVisible()
    assert not window.window.busy.isVisible()
    assert not window.shelf._taking
