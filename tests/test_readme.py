"""README tells the truth: tables are those of the program, commands do what they say."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows
from source import ROOT

sys.path.insert(0, str(ROOT / "tests" / "fetching"))

from pages import FEED, HELLO, TRACK
from server import Server, serving

from reader.exit_status import MEANINGS
from reader.formats import FORMATS
from reader.library import Arrival, Note, open_library
from reader.model.transcript import Cue, Span, Transcript
from reader.paths import Folders
from reader.paths import folders as places
from reader.quotes.exports import Matter, kinds
from reader.ui.actions.menus import key_table
from reader.ui.dialogs.about import folders
from reader.ui.frame.table import ACTIONS

README = ROOT / "README.md"
SEED = ROOT / "seeds" / "000_80146eb17a4ea20d.txt"


# -- tables --------------------------------------------------------------------------------------


def formats_table() -> str:
    rows = [
        "| format | name | files | read | written | what it cannot keep |",
        "|---|---|---|---|---|---|",
    ]
    written = kinds(Matter.EXCERPT)
    for form in FORMATS:
        for_people = form.name in written and (written[form.name].is_read or not form.is_written)
        how = "for people" if for_people else "yes" if form.name in written else "–"
        loses = "; ".join(form.loses) if form.is_written and not for_people else ""
        rows.append(_row(form.title, form.name, form.suffixes, "yes", how, loses))
    read = {form.name for form in FORMATS}
    for name, kind in written.items():
        if name not in read:
            rows.append(_row(kind.title, name, [kind.suffix], "–", "for people", ""))
    return "\n".join(rows)


def _row(title: str, name: str, suffixes: object, read: str, written: str, loses: str) -> str:
    assert isinstance(suffixes, list | tuple)
    files = " ".join(f"`{suffix}`" for suffix in suffixes)
    return f"| {title} | `{name}` | {files} | {read} | {written} | {loses or '–'} |"


def keys_table() -> str:
    rows = ["| menu | what it does | keys |", "|---|---|---|"]
    for menu, words, keys in key_table(ACTIONS):
        rows.append(f"| {menu} | {words} | {', '.join(f'`{key}`' for key in keys)} |")
    return "\n".join(rows)


def statuses_table() -> str:
    rows = ["| status | what it says |", "|---|---|"]
    return "\n".join([*rows, *(f"| {status} | {words} |" for status, words in MEANINGS.items())])


def exports_list() -> str:
    return _listed(kinds(Matter.QUOTES, Matter.PROJECT))


def pairs_list() -> str:
    return _listed(kinds(Matter.PAIRING))


def _listed(names: Iterable[str]) -> str:
    *most, last = (f"`{name}`" for name in names)
    return textwrap.fill(f"{', '.join(most)} or {last}.", 100, break_on_hyphens=False)


def folders_table() -> str:
    """Where platformdirs puts the folders of each system, whatever this one is."""
    rows = ["| | Linux | Windows | macOS | what it holds |", "|---|---|---|---|---|"]
    systems = [
        [(folder.name, folder.holds, _shown(folder.path)) for folder in folders(_places(kind))]
        for kind in (Unix, Windows, MacOS)
    ]
    for named in zip(*systems, strict=True):
        paths = " | ".join(f"`{path}`" for _, _, path in named)
        rows.append(f"| {named[0][0]} | {paths} | {named[0][1]} |")
    return "\n".join(rows)


def _places(kind: type[Unix | Windows | MacOS]) -> Folders:
    dirs = kind("transcript-reader", appauthor=False)
    return Folders(
        config=Path(dirs.user_config_dir),
        data=Path(dirs.user_data_dir),
        cache=Path(dirs.user_cache_dir),
        log=Path(dirs.user_log_dir),
    )


def _shown(path: Path) -> str:
    text = str(path).replace(os.path.expanduser("~"), "~", 1)
    return text.replace("/", "\\") if text.startswith("%") else text


def rooms_list() -> str:
    """Every package, with the first sentence that it says of itself."""
    rooms = []
    for path in sorted((ROOT / "reader").rglob("__init__.py"))[1:]:
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert said is not None
        folder = f"{path.parent.relative_to(ROOT).as_posix()}/"
        rooms.append(f"    {folder:<32}{said.splitlines()[0].rstrip('.')}")
    return "\n".join(rooms)


TABLES = {
    "rooms": rooms_list,
    "formats": formats_table,
    "keys": keys_table,
    "statuses": statuses_table,
    "exports": exports_list,
    "pairs": pairs_list,
    "folders": folders_table,
}


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of others are asked for on Linux")
def test_the_tables_are_those_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """With WRITE_README=1 in the environment, the tables are written anew."""
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda _: "%LOCALAPPDATA%")
    text = README.read_text(encoding="utf-8")
    made = text
    for name, table in TABLES.items():
        pattern = rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- /{name} -->)"
        found = re.search(pattern, made, re.DOTALL)
        assert found is not None
        made = f"{made[: found.start()]}{found[1]}{table()}\n{found[2]}{made[found.end() :]}"
    if os.environ.get("WRITE_README"):
        README.write_text(made, encoding="utf-8")
    assert made == README.read_text(encoding="utf-8")


def test_every_picture_and_file_that_is_named_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^)]+)\)", text)
    assert named
    assert [path for path in named if not (ROOT / path).is_file()] == []


# -- commands ------------------------------------------------------------------------------------

# Commands that are not run here, each with its reason.
NOT_RUN = {
    "packaging/run [FILE…]": "sets up the machine, and stays open",
    "packaging/run": "the same",
    "packaging/run --install": "changes the menu of a person; tried in a home of its own elsewhere",
    "packaging/run --uninstall": "the same",
    "packaging/test [FILE…]": "runs this very test",
    "packaging/take-pictures": "takes the pictures of this page anew",
    "packaging/build-deb": "needs Debian 13 with its packages; the gate builds it there",
    "sudo apt-get remove transcript-reader": "removes a package of the system",
    "pip uninstall transcript-reader": "takes away the program under test",
    "python3 -m venv .venv": "makes an environment, for packages out of the net",
    ".venv/bin/pip install -c packaging/constraints.txt -e '.[test]'": "the same",
    ".venv/bin/transcript-reader [FILE…]": "the program of that environment, and stays open",
    ".venv/bin/python -P -m pytest": "runs this very test",
    "pip install .": "installs packages out of the net",
    ".ci/run": "runs this very test",
    ".venv/bin/pip install -c packaging/constraints.txt -e '.[listen]'": "the same",
    "pip install '.[listen]'": "the same",
    ".venv/bin/pip install -c packaging/constraints.txt -e '.[team]'": "the same",
    "transcript-reader write-down talk.mp3 --model ggml-small.bin -o talk.vtt": "needs a model",
    "transcript-reader write-down monday.mp3 tuesday.mp3 --model ggml-small.bin "
    "-o transcripts": "needs a model",
    "transcript-reader write-down talk.mp4 --model ggml-large-v3.bin --language de --to json "
    "-o talk.json": "the same",
    "packaging/archive": "the same as what follows",
    "packaging/archive start FOLDER": "sets up the machine, and a server; tried elsewhere",
    "packaging/archive person FOLDER ana reader": "the same",
    "createdb --encoding=UTF8 --template=template0 talks": "needs a server",
    "transcript-reader library serve-init postgresql://OWNER@HOST/talks": "the same",
    "transcript-reader library check --at postgresql://OWNER@HOST/talks": "the same",
    "transcript-reader library search bridge --at postgresql://ana@HOST/DATABASE": "the same",
    "transcript-reader library copy DIR postgresql://ana@HOST/DATABASE": "the same",
    "transcript-reader library take postgresql://ana@HOST/DATABASE FOLDER tag:hearing": "the same",
    "transcript-reader library sync FOLDER": "the same",
    "transcript-reader library decide --at postgresql://ana@HOST/DATABASE": "the same",
    "QT_QPA_PLATFORM=xcb transcript-reader": "needs a screen of that kind",
    "QT_QPA_PLATFORM=wayland transcript-reader": "needs a screen of that kind",
}

# What opens a window stays open; it is run as it stands, but leaves with a picture.
WINDOWS = (
    "transcript-reader --temp-basedir",
    "transcript-reader --debug --log parse,ui talk.txt",
    "QT_SCALE_FACTOR=1.5 transcript-reader",
)


def blocks() -> Iterator[str]:
    """Yield each line of the code blocks, without what stands behind it as a comment."""
    text = re.sub(r"<!-- (\w+):.*?<!-- /\1 -->", "", README.read_text(encoding="utf-8"), flags=re.S)
    fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced or re.match(r" {4}\S", line):
            command = line.strip().split("  #")[0].strip()
            if not command.split()[0].endswith("/"):  # no command but a folder, and what is in it
                yield command


def inline() -> Iterator[str]:
    """Yield what stands as code among words and is a command: a program, with what it is told."""
    text = re.sub(r"<!-- (\w+):.*?<!-- /\1 -->", "", README.read_text(encoding="utf-8"), flags=re.S)
    for code in re.findall(r"`([^`]+)`", text):
        first, *rest = code.split()
        is_own = re.fullmatch(r"(packaging|\.ci)/[\w-]+", first) and not (ROOT / first).is_dir()
        if is_own or (rest and first in ("transcript-reader", "pip", "python3", "sudo", "apt-get")):
            yield " ".join([first, *rest])


def commands() -> list[str]:
    return list(dict.fromkeys([*blocks(), *inline()]))


@pytest.fixture
def web() -> Iterator[Server]:
    """What README calls https://example.org: a server on this computer."""
    with serving() as server:
        server.put("/talk", TRACK)
        server.put("/feed.xml", FEED, "application/rss+xml")
        for name in ("/talk.en.vtt", "/en.vtt", "/de.vtt"):
            server.put(name, HELLO, "text/vtt")
        yield server


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a transcript, a folder of others, and the program as README calls it."""
    folder = tmp_path / "place"
    (folder / "talks").mkdir(parents=True)
    for name in ("talk.txt", "talk.es.txt"):
        shutil.copy(SEED, folder / name)
    captions = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ana>Is it a treaty of the harbour?\n"
    for name in ("talk.vtt", "talks/harbour.vtt"):
        (folder / name).write_text(captions, encoding="utf-8")
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "transcript-reader"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m reader "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def test_no_reason_is_given_for_a_command_that_is_gone() -> None:
    listed = {*NOT_RUN, *WINDOWS}
    assert listed - set(commands()) == set()


@pytest.fixture
def _highlight() -> None:
    """A highlight in the library, without which there is nothing to export."""
    where = places()
    shelf = open_library(where.data, where.cache)
    (added,) = shelf.add([Arrival(Transcript(title="Ferries", cues=(Cue("They sail."),)))])
    shelf.keep_note(Note(added.id, Span(0, 0, 0, 10), "They sail.", "", "", "", "green", ()))
    shelf.close()


@pytest.mark.skipif(os.name != "posix", reason="the commands are those of a POSIX shell")
@pytest.mark.usefixtures("_highlight")
def test_every_command_does_what_it_says(place: Path, web: Server) -> None:
    """Each line of code is run as it stands, in the order of the page, or is in NOT_RUN."""
    path = f"{place.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    ran = 0
    for line in commands():
        if line in NOT_RUN:
            continue
        assert "transcript-reader" in line, f"{line}: not run and not in NOT_RUN"
        command = f"{line} --screenshot picture.png" if line in WINDOWS else line
        command = command.replace("https://example.org", web.at(""))
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=place,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, (line, done.stderr)
        assert "Traceback" not in done.stderr, (line, done.stderr)
        ran += 1
    assert ran >= 15
    made = {
        "talk.srt",
        "talk.docx",
        "paper.md",
        "hits.csv",
        "quotations.docx",
        "window.png",
        "both.html",
    }
    assert {file.name for file in place.iterdir()} >= made
    assert (place / "hits.csv").read_text(encoding="utf-8-sig").count("\n") >= 2
