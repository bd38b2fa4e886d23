"""packaging/install.py in a home made for it: what it brings, leaves alone, and takes away."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from driver import until
from source import ROOT

from reader import paths

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="for desktops that follow freedesktop.org"
)

ID = "io.github.transcriptreader.reader"
SHARE = {
    f".local/share/{target.removeprefix('share/')}"
    for target in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "hatch"
    ]["build"]["targets"]["wheel"]["shared-data"].values()
}
PICTURES = {
    f".local/share/icons/hicolor/{size}x{size}/apps/{ID}.png"
    for size in (16, 24, 32, 48, 64, 128, 256)
}
LAUNCHER = ".local/bin/transcript-reader"
ENTRY = f".local/share/applications/{ID}.desktop"
LIST = ".local/state/transcript-reader/installed.json"
# Stands for packaging/run: it writes down what it was started with, a line each.
RUN = '#!/bin/sh\nprintf "%s\\n" "$@" >"$STARTED.new"\nmv "$STARTED.new" "$STARTED"\n'


class Person:
    """Someone with a home and a copy of the project, whatever those are called."""

    def __init__(self, home: Path, top: Path) -> None:
        self.home = home
        self.top = top
        self.home.mkdir(parents=True)
        self.settings = {"HOME": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C"}
        for name in ("packaging", "resources/icons"):
            shutil.copytree(ROOT / name, top / name)
        shutil.copy(ROOT / "pyproject.toml", top)
        (top / "packaging" / "run").write_text(RUN, encoding="utf-8")

    def does(self, word: str) -> tuple[int, str, str]:
        """Install or uninstall; return the exit status, and what was said where."""
        done = subprocess.run(
            [sys.executable, "-I", str(self.top / "packaging" / "install.py"), word],
            env=self.settings,
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout, done.stderr

    def installs(self) -> str:
        status, said, errors = self.does("install")
        assert (status, errors) == (0, "")
        return said

    def uninstalls(self) -> str:
        status, said, errors = self.does("uninstall")
        assert (status, errors) == (0, "")
        return said

    def has(self) -> dict[str, bytes]:
        """Return what is in the home: for each path what it holds, nothing for a folder."""
        return {
            str(path.relative_to(self.home)): path.read_bytes() if path.is_file() else b""
            for path in self.home.rglob("*")
        }

    def writes(self, name: str, text: str = "mine\n") -> Path:
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "home", tmp_path / "Downloads" / "the reader's")


def test_everything_goes_where_a_desktop_looks(person: Person) -> None:
    person.installs()
    mine = {
        name
        for name in person.has()
        if (person.home / name).is_file()
        and not (name.startswith(".local/share/mime/") and "packages" not in name)
        and not name.endswith("mimeinfo.cache")
    }
    assert mine == {LAUNCHER, LIST, *SHARE, *PICTURES}
    assert os.access(person.home / LAUNCHER, os.X_OK)


def test_the_entry_is_valid_and_names_the_launcher(person: Person) -> None:
    person.installs()
    entry = person.home / ENTRY
    lines = entry.read_text(encoding="utf-8").splitlines()
    assert f"Exec={person.home}/{LAUNCHER} %F" in lines
    if shutil.which("desktop-file-validate") is None:
        pytest.skip("desktop-file-validate is not installed")
    done = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_launcher_starts_the_reader_with_what_it_is_given(
    person: Person, tmp_path: Path
) -> None:
    person.installs()
    started = tmp_path / "started"
    words = ["a talk.srt", "", "it's $HOME", "--to"]
    subprocess.run(
        [person.home / LAUNCHER, *words], env={**os.environ, "STARTED": str(started)}, check=True
    )
    assert started.read_text(encoding="utf-8").splitlines() == words


def test_the_launcher_tells_when_the_folder_is_gone(person: Person) -> None:
    person.installs()
    moved = person.top.rename(person.top.with_name("moved"))
    done = subprocess.run([person.home / LAUNCHER], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == (
        f"Transcript Reader is gone from {person.top}/packaging/run; "
        "its --install makes this anew.\n"
    )
    person.top = moved
    person.installs()
    assert shlex.quote(f"{moved}/packaging/run") in (person.home / LAUNCHER).read_text()


# By the Desktop Entry Specification: what stands between double quotes has a backslash before
# each of " ` $ \, and in the file each backslash is written twice; % is written twice as well.
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("folder", "exec_"),
    [
        ("ann", "{0}/ann/{1}"),
        ("Ann Lee", '"{0}/Ann Lee/{1}"'),
        ("it's", '"{0}/it\'s/{1}"'),
        ('a"b', '"{0}/a\\\\"b/{1}"'),
        ("a$b`c", '"{0}/a\\\\$b\\\\`c/{1}"'),
        ("a\\b", '"{0}/a\\\\\\\\b/{1}"'),
        ("Zoë", '"{0}/Zoë/{1}"'),
        ("100%", 'sh -c "exec \\\\"\\\\$0\\\\" \\\\"\\\\$@\\\\"" "{0}/100%%/{1}"'),
        ("a=b", 'sh -c "exec \\\\"\\\\$0\\\\" \\\\"\\\\$@\\\\"" "{0}/a=b/{1}"'),
    ],
)
def test_any_home_is_started_from_the_menu(tmp_path: Path, folder: str, exec_: str) -> None:
    person = Person(tmp_path / folder, tmp_path / f"reader of {folder}")
    person.installs()
    entry = person.home / ENTRY
    wanted = exec_.format(tmp_path, LAUNCHER)
    assert f"Exec={wanted} %F" in entry.read_text(encoding="utf-8").splitlines()
    if shutil.which("gio") is None:
        pytest.skip("there is no gio here, which starts a program as a desktop does")
    talk = tmp_path / "a talk.srt"
    talk.touch()
    started = tmp_path / "started"
    environment = {**os.environ, "STARTED": str(started)}
    subprocess.run(["gio", "launch", entry, talk], env=environment, check=True, timeout=60)
    until(started.exists)
    assert started.read_text(encoding="utf-8").splitlines() == [str(talk)]


def test_a_home_that_no_entry_can_name_is_refused(tmp_path: Path) -> None:
    person = Person(tmp_path / "a\nb", tmp_path / "reader")
    status, _, errors = person.does("install")
    assert status == 2
    assert errors.startswith("The menu cannot start a program of this name: ")
    assert errors.count("\n") == 1
    assert person.has() == {}


def test_installing_twice_changes_nothing(person: Person) -> None:
    person.installs()
    once = person.has()
    person.installs()
    assert person.has() == once


def test_uninstalling_leaves_nothing(person: Person) -> None:
    person.installs()
    person.installs()
    said = person.uninstalls()
    assert person.has() == {}
    assert said.splitlines() == [
        "Transcript Reader is no longer in your menu.",
        f"Still there, the program: {person.top}",
    ]
    status, _, errors = person.does("uninstall")
    assert (status, errors) == (2, f"Nothing is installed: there is no ~/{LIST}.\n")


def test_what_is_the_persons_stays_and_is_told(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    monkeypatch.setenv("HOME", str(person.home))
    own = paths.folders()  # where the program itself puts them
    for folder in (own.config, own.data, own.cache, own.log):
        folder.mkdir(parents=True)
        (folder / "mine").write_text("mine", encoding="utf-8")
    person.writes(".local/bin/another")
    before = person.has()
    person.installs()
    said = person.uninstalls()
    assert person.has() == before
    assert said.splitlines()[1:-1] == [
        "Still there, your settings: ~/.config/transcript-reader",
        "Still there, your library, highlights and notes: ~/.local/share/transcript-reader",
        "Still there, the log: ~/.local/state/transcript-reader",
        "Still there, what can be made again: ~/.cache/transcript-reader",
    ]


def test_the_types_of_other_programs_stay_known(person: Person) -> None:
    if shutil.which("update-mime-database") is None:
        pytest.skip("update-mime-database is not installed")
    person.writes(".local/share/applications/other.desktop", "[Desktop Entry]\n")
    person.installs()
    other = (ROOT / "packaging" / "linux" / f"{ID}.mime.xml").read_text(encoding="utf-8")
    person.writes(
        ".local/share/mime/packages/other.xml",
        other.replace("text/x-sbv", "text/x-other").replace("*.sbv", "*.other"),
    )
    person.uninstalls()
    types = person.home / ".local" / "share" / "mime" / "globs2"
    assert "text/x-other:*.other" in types.read_text(encoding="utf-8")
    assert "sbv" not in types.read_text(encoding="utf-8")
    has_tool = shutil.which("update-desktop-database") is not None
    assert (person.home / ".local/share/applications/mimeinfo.cache").exists() is has_tool


@pytest.mark.parametrize("name", [LAUNCHER, ENTRY, *sorted(PICTURES)[:1]])
def test_a_file_of_somebody_else_is_never_replaced(person: Person, name: str) -> None:
    person.writes(name)
    before = person.has()
    status, _, errors = person.does("install")
    assert status == 2
    assert errors == (
        "Nothing was installed. This is there already, and not as it would be written: "
        f"~/{name}. Please move it away.\n"
    )
    assert person.has() == before


def test_a_link_of_somebody_else_is_never_followed(person: Person) -> None:
    target = person.writes("kept")
    link = person.home / LAUNCHER
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    assert person.does("install")[0] == 2
    assert target.read_text(encoding="utf-8") == "mine\n"
    target.unlink()  # a link to nothing is somebody's as well
    assert person.does("install")[0] == 2
    assert link.is_symlink()


def test_what_was_changed_since_is_the_persons(person: Person) -> None:
    person.installs()
    person.writes(ENTRY, "[Desktop Entry]\nName=My reader\n")
    assert person.does("install")[0] == 2
    said = person.uninstalls()
    assert f"~/{ENTRY} was changed since it was installed, and stays." in said.splitlines()
    assert {name for name in person.has() if (person.home / name).is_file()} - {ENTRY} <= {
        ".local/share/applications/mimeinfo.cache"
    }


def test_what_a_newer_release_no_longer_has_goes(person: Person) -> None:
    person.installs()
    project = person.top / "pyproject.toml"
    lines = project.read_text(encoding="utf-8").splitlines(keepends=True)
    project.write_text("".join(line for line in lines if "fish" not in line), encoding="utf-8")
    person.installs()
    assert not any("fish" in name and name.endswith(".fish") for name in person.has())
    person.uninstalls()
    assert person.has() == {}


def test_folders_that_a_person_has_named_are_used(person: Person, tmp_path: Path) -> None:
    person.settings |= {
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": "no/absolute/path",
    }
    person.installs()
    assert (tmp_path / "data" / "applications" / f"{ID}.desktop").exists()
    assert (person.home / LIST).exists()
    # Another time they are others: what was installed there goes.
    del person.settings["XDG_DATA_HOME"]
    person.installs()
    assert not (tmp_path / "data").exists()
    assert (person.home / ENTRY).exists()
    person.settings["XDG_DATA_HOME"] = str(tmp_path / "data")
    person.uninstalls()
    assert person.has() == {}


def test_without_the_tools_of_a_desktop_it_works_as_well(person: Person, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    person.settings["PATH"] = str(tmp_path / "empty")
    person.installs()
    files = {name for name in person.has() if (person.home / name).is_file()}
    assert files == {LAUNCHER, LIST, *SHARE, *PICTURES}
    person.uninstalls()
    assert person.has() == {}


def test_a_cache_of_icons_is_renewed_and_none_is_made(person: Person, tmp_path: Path) -> None:
    tool = tmp_path / "bin" / "gtk-update-icon-cache"
    tool.parent.mkdir()
    tool.write_text('#!/bin/sh\nprintf "%s " "$@" >"$HOME/called"\n', encoding="utf-8")
    tool.chmod(0o755)
    person.settings["PATH"] = f"{tool.parent}:/usr/bin:/bin"
    person.installs()
    assert "called" not in person.has()
    person.writes(".local/share/icons/hicolor/icon-theme.cache")
    person.installs()
    assert (
        person.has()["called"].split()[-1] == f"{person.home}/.local/share/icons/hicolor".encode()
    )


@pytest.mark.parametrize("home", ["", "relative", "/nowhere/at/all"])
def test_where_there_is_no_home_that_is_said(person: Person, home: str) -> None:
    person.settings["HOME"] = home
    status, said, errors = person.does("install")
    assert (status, said) == (2, "")
    assert errors == "There is no home to install into: HOME names no folder.\n"


@pytest.mark.parametrize("name", ["man", "man/man1", "mime/packages"])
def test_what_cannot_be_written_is_named_and_nothing_is_left(person: Person, name: str) -> None:
    person.writes(f".local/share/{name}")  # a file where a folder is needed
    before = person.has()
    status, said, errors = person.does("install")
    assert (status, said) == (2, "")
    assert errors.startswith(f"{person.home}/.local/share/{name.partition('/')[0]}")
    assert errors.partition(" cannot be written: ")[2] in ("Not a directory.\n", "File exists.\n")
    assert person.has() == before


def test_a_damaged_list_is_said(person: Person) -> None:
    person.installs()
    damaged = person.writes(LIST, "[]")
    for word in ("install", "uninstall"):
        status, _, errors = person.does(word)
        assert (status, errors.startswith("The list of what is installed is damaged: ")) == (
            2,
            True,
        )
    # Without it, what is as it would be written is taken for what it is.
    damaged.unlink()
    person.installs()
    assert person.uninstalls()
    assert LAUNCHER not in person.has()


def test_the_end_says_how_to_start_it(person: Person, tmp_path: Path) -> None:
    launcher = shlex.quote(f"{person.home}/{LAUNCHER}")
    (tmp_path / "bin").mkdir()
    person.settings["PATH"] = str(tmp_path / "bin")  # whatever this machine has installed
    said = person.installs()
    assert said.splitlines()[:2] == [
        "Transcript Reader is in your menu now.",
        f"In a terminal: {launcher}",
    ]
    assert "(~/.local/bin is not on your PATH." in said
    person.settings["PATH"] += f":{person.home}/.local/bin"
    assert "In a terminal: transcript-reader\n" in person.installs()
    first = tmp_path / "bin" / "transcript-reader"
    first.write_text("#!/bin/sh\n", encoding="utf-8")
    first.chmod(0o755)
    said = person.installs()
    assert f"In a terminal: {launcher}\n" in said
    assert f"starts {first}, which comes first on your PATH" in said


def test_an_icon_that_cannot_be_drawn_stops_nothing(person: Person) -> None:
    (person.top / "packaging" / "icons.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    assert person.installs().startswith("Qt cannot draw the icon here; ")
    files = {name for name in person.has() if (person.home / name).is_file()}
    assert files >= {LAUNCHER, LIST, *SHARE}
    assert not files & PICTURES
    person.uninstalls()
    assert person.has() == {}


def test_zsh_is_told_where_its_words_are(person: Person) -> None:
    assert "fpath" not in person.installs()
    person.settings["SHELL"] = "/usr/bin/zsh"
    functions = person.home / ".local" / "share" / "zsh" / "site-functions"
    assert f"    fpath=({functions} $fpath)\n" in person.installs()


@pytest.mark.parametrize(
    "command",
    [
        ["fish", "-c", "complete -C 'transcript-reader conv'"],
        [
            *("bash", "--norc", "-c"),
            ". /usr/share/bash-completion/bash_completion && "
            "_completion_loader transcript-reader; complete -p transcript-reader",
        ],
    ],
    ids=lambda command: command[0],
)
def test_a_shell_finds_its_words_by_itself(person: Person, command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"there is no {command[0]} here")
    if command[0] == "bash" and not Path("/usr/share/bash-completion/bash_completion").exists():
        pytest.skip("there is no bash-completion here")
    person.installs()
    person.settings["PATH"] += f":{person.home}/.local/bin"
    done = subprocess.run(command, env=person.settings, capture_output=True, text=True)
    assert ("convert" if command[0] == "fish" else "_transcript_reader") in done.stdout


def test_the_manual_is_found(person: Person) -> None:
    if shutil.which("manpath") is None:
        pytest.skip("there is no man here")
    person.installs()
    person.settings["PATH"] = f"{person.home}/.local/bin:{person.settings['PATH']}"
    done = subprocess.run(["manpath", "-q"], env=person.settings, capture_output=True, text=True)
    assert f"{person.home}/.local/share/man" in done.stdout.strip().split(":")


def test_the_list_names_what_was_written_and_nothing_else(person: Person) -> None:
    person.installs()
    listed = json.loads((person.home / LIST).read_bytes())
    assert set(listed["files"]) == {
        str(person.home / name) for name in (LAUNCHER, *SHARE, *PICTURES)
    }


@pytest.mark.skipif(
    Path(sys.prefix) != ROOT / ".venv", reason="the tests were not started by packaging/test"
)
def test_the_real_program_starts_from_where_it_was_installed(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        environment.pop(f"XDG_{name}_HOME")
    run = ROOT / "packaging" / "run"
    subprocess.run([run, "--install"], env=environment, check=True, capture_output=True)
    done = subprocess.run(
        [tmp_path / LAUNCHER, "--version"], env=environment, capture_output=True, text=True
    )
    assert done.stdout.startswith("transcript-reader ")
    picture = tmp_path / "window.png"
    subprocess.run([tmp_path / LAUNCHER, "--screenshot", picture], env=environment, check=True)
    assert picture.stat().st_size > 10_000
    done = subprocess.run(
        [run, "--uninstall"], env=environment, capture_output=True, text=True, check=True
    )
    assert "Still there, your library, highlights and notes: " in done.stdout
    assert not (tmp_path / LAUNCHER).exists()
