"""The program started for real, each time in a process and a home of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from processes import LONGEST, Home, Started, data, of_ones_own, run
from source import ROOT

from reader.kept.pasted import keep

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and homes as POSIX has them")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return of_ones_own(tmp_path / "home")


def transcript(folder: Path, title: str) -> Path:
    path = folder / f"{title}.json"
    path.write_text(json.dumps({"title": title, "segments": [{"text": "Some words."}]}))
    return path


def is_picture(path: Path) -> bool:
    return path.read_bytes().startswith(b"\x89PNG")


def test_a_picture_needs_no_screen(home: Home, tmp_path: Path) -> None:
    del home["QT_QPA_PLATFORM"]
    done = run(home, "--temp-basedir", "--screenshot", str(tmp_path / "window.png"))
    assert (done.returncode, done.stderr) == (0, "")
    assert is_picture(tmp_path / "window.png")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_one_line_says_so(home: Home) -> None:
    del home["QT_QPA_PLATFORM"]
    done = run(home)
    assert done.returncode == 69
    assert done.stderr.count("\n") == 1
    assert "no screen" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize(
    ("variable", "value", "cause"),
    [("DISPLAY", ":7711", ":7711"), ("QT_QPA_PLATFORM", "no-such-platform", "no-such-platform")],
)
def test_a_screen_that_is_not_there_is_one_line_and_no_abort(
    home: Home, variable: str, value: str, cause: str
) -> None:
    del home["QT_QPA_PLATFORM"]
    done = run({**home, variable: value}, "--temp-basedir")
    assert done.returncode == 69
    told = [line for line in done.stderr.splitlines() if line.startswith("transcript-reader: ")]
    assert len(told) == 1
    assert cause in told[0]
    assert "and library work without one" in told[0]


def test_a_library_that_does_not_load_is_one_line_and_no_traceback(
    home: Home, tmp_path: Path
) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(
        "raise ImportError('libGL.so.1: cannot open shared object file')"
    )
    home["PYTHONPATH"] = f"{tmp_path}{os.pathsep}{ROOT}"
    done = run(home, "--basedir", str(tmp_path / "base"))
    assert done.returncode == 69
    assert done.stderr.count("\n") == 1
    assert "libGL.so.1: cannot open shared object file" in done.stderr
    (log,) = (tmp_path / "base" / "log").iterdir()
    assert "Traceback" in log.read_text()
    assert run(home, "find", "Some", str(transcript(tmp_path, "Talk"))).returncode == 0


def test_a_fault_at_the_start_is_one_line_and_the_rest_is_in_the_log(
    home: Home, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import reader.kept.settings\n"
        "def broken(*_): raise ZeroDivisionError('secret words')\n"
        "reader.kept.settings.Settings.load = broken\n"
    )
    home["PYTHONPATH"] = f"{tmp_path}{os.pathsep}{ROOT}"
    done = run(home, "--basedir", str(tmp_path / "base"))
    assert done.returncode == 70
    file = tmp_path / "base" / "log" / "transcript-reader.log"
    assert done.stderr == (
        "transcript-reader: The program itself went wrong (ZeroDivisionError)."
        f" Details are in {file}.\n"
    )
    assert "Traceback" in file.read_text()


def test_a_picture_that_cannot_be_written_is_refused(home: Home, tmp_path: Path) -> None:
    done = run(home, "--temp-basedir", "--screenshot", str(tmp_path / "no" / "window.png"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "window.png" in done.stderr


@pytest.mark.parametrize("name", ["nothere.txt", "empty.txt", "folder"])
def test_no_picture_is_taken_of_something_else(home: Home, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "folder").mkdir()
    picture = tmp_path / "window.png"
    words = ["--temp-basedir", "--screenshot", str(picture), str(tmp_path / name)]
    done = run(home, *words)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(f"transcript-reader: {tmp_path / name}: ")
    assert not picture.exists()


def test_a_picture_leaves_nothing(home: Home, tmp_path: Path) -> None:
    base, picture = tmp_path / "base", tmp_path / "window.png"
    words = ["--basedir", str(base), "--theme", "dark", "--size", "900x700"]
    config = base / "config" / "settings.json"
    config.parent.mkdir(parents=True)
    config.write_text('{"version": 1, "keep_opened": true}')
    talk = str(transcript(tmp_path, "Talk"))
    assert run(home, *words, "--screenshot", str(picture), talk).returncode == 0
    assert is_picture(picture)
    assert config.read_text() == '{"version": 1, "keep_opened": true}'
    assert os.listdir(base / "data") == []


ONE_RUN = """
import sys
from pathlib import Path
from reader import app, paths
from reader.cli.arguments import Options
from reader.ending import Ending
folders = paths.folders(Path(sys.argv[1]))
assert paths.ensure(folders.data) and paths.ensure(folders.config)
size = (901, 703) if "odd" in sys.argv else None
start = app.Start(Options(theme=sys.argv[2], size=size), folders, True, Ending())
print(start.settings.theme, start.window.width(), start.window.height())
start.window.close()
start.end()
"""


def test_a_theme_and_a_size_for_this_time_are_not_kept(home: Home, tmp_path: Path) -> None:
    def told(*words: str) -> str:
        command = [sys.executable, "-c", ONE_RUN, str(tmp_path / "base"), *words]
        done = subprocess.run(command, env=home, capture_output=True, text=True, timeout=LONGEST)
        assert done.returncode == 0, done.stderr
        return done.stdout

    usual = told("")
    assert usual.startswith("system ")
    assert told("sepia", "odd") == "sepia 901 703\n"
    assert told("") == usual


@POSIX
def test_the_program_ends_when_told_and_has_saved(home: Home, tmp_path: Path) -> None:
    with Started(home, str(transcript(tmp_path, "Talk"))) as program:
        program.wait_for_window()
        assert program.end() == (0, "")
    assert "Talk" in (data(home) / "memory.json").read_text()


@POSIX
def test_all_that_was_open_is_remembered_and_opened_again(home: Home, tmp_path: Path) -> None:
    paths = [str(transcript(tmp_path, title)) for title in ("First", "Second")]
    with Started(home, *paths) as program:
        program.wait_for_window()
        assert program.end() == (0, "")
    with Started(home) as program:
        program.wait_for_window()
        assert program.end() == (0, "")
    memory = json.loads((data(home) / "memory.json").read_text())
    assert [kept["path"] for kept in memory["open"]] == paths
    assert memory["shown"] == 1


@POSIX
def test_who_wants_nothing_remembered_leaves_no_trace(home: Home, tmp_path: Path) -> None:
    config = Path(home["HOME"]) / ".config" / "transcript-reader"
    config.mkdir(parents=True)
    (config / "settings.json").write_text('{"keep_recent": false, "open_last": false}')
    with Started(home, *(str(transcript(tmp_path, title)) for title in ("First", "Second"))) as one:
        one.wait_for_window()
        assert one.end() == (0, "")
    memory = json.loads((data(home) / "memory.json").read_text())
    assert (memory["recent"], memory["open"], memory["last_open"]) == ([], [], "")


REFUSED = """
import sys
from pathlib import Path
from reader import app, paths
from reader.cli.arguments import Options
from reader.ending import Ending
folders = paths.folders(Path(sys.argv[1]))
start = app.Start(Options(files=tuple(map(Path, sys.argv[2:]))), folders, False, Ending())
told = []
start.session.failed.connect(lambda error: told.append(str(error)))
while start.session.is_reading:
    start.app.processEvents()
print(*told, sep="\\n")
start.end()
"""


def test_of_several_files_all_that_are_refused_are_told(home: Home, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_bytes(b"\0" * 2_000_000)
    gone = [str(tmp_path / name) for name in ("one.txt", "two.txt")]
    words = [str(tmp_path / "base"), *gone, str(transcript(tmp_path, "Talk")), str(long)]
    command = [sys.executable, "-c", REFUSED, *words]
    done = subprocess.run(command, env=home, capture_output=True, text=True, timeout=LONGEST)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith("3 of 4 files could not be opened: ")
    for path in (*gone, str(long)):
        assert f"{path}: " in done.stdout


TOLD = """
import sys
from pathlib import Path
from reader import app, paths
from reader.cli.arguments import Options
from reader.ending import Ending
folders = paths.folders(Path(sys.argv[1]))
assert paths.ensure(folders.data) and paths.ensure(folders.config)
start = app.Start(Options(files=(Path(sys.argv[2]),)), folders, True, Ending())
while start.session.is_reading:
    start.app.processEvents()
shown, told = start.session.transcript, start.window.notices
print(shown.title, told.isVisibleTo(start.window), told.sentence.text(), sep="\\n")
start.end()
"""


@pytest.mark.parametrize("size", [0, 4, 2_000_000])
def test_beside_the_example_stands_why_the_file_asked_for_is_not_there(
    home: Home, tmp_path: Path, size: int
) -> None:
    wanted = tmp_path / "wanted.txt"
    if size:
        wanted.write_bytes(b"\0" * size)
    command = [sys.executable, "-c", TOLD, str(tmp_path / "base"), str(wanted)]
    done = subprocess.run(command, env=home, capture_output=True, text=True, timeout=LONGEST)
    assert done.returncode == 0, done.stderr
    shown, is_told, told = done.stdout.splitlines()
    assert (shown, is_told) == ("NATO and Russia: uneasy partners", "True")
    assert told.startswith(f"{wanted}: ")


SWITCHED_OFF = """
import sys
from pathlib import Path
from reader import app, paths
from reader.cli.arguments import Options
from reader.ending import Ending
folders = paths.folders(Path(sys.argv[1]))
assert paths.ensure(folders.data) and paths.ensure(folders.config)
start = app.Start(Options(files=(Path(sys.argv[2]),)), folders, True, Ending())
while start.session.is_reading:
    start.app.processEvents()
start.save()
kept = folders.data / "memory.json"
print("Talk" in kept.read_text(), start.window.actions_["clear-recent"].isEnabled())
start.settings.set("keep_recent", False)
start.settings.set("open_last", False)
start.save()
print("Talk" in kept.read_text(), start.window.actions_["clear-recent"].isEnabled())
start.end()
"""


def test_what_is_no_longer_wanted_is_forgotten_at_once(home: Home, tmp_path: Path) -> None:
    words = [str(tmp_path / "base"), str(transcript(tmp_path, "Talk"))]
    command = [sys.executable, "-c", SWITCHED_OFF, *words]
    done = subprocess.run(command, env=home, capture_output=True, text=True, timeout=LONGEST)
    assert (done.returncode, done.stdout) == (0, "True True\nFalse False\n"), done.stderr


ENDED = """
import sys
from pathlib import Path
from reader import app, paths
from reader.cli.arguments import Options
from reader.ending import Ending
folders = paths.folders(Path(sys.argv[1]))
assert paths.ensure(folders.config)
app.Start(Options(), folders, True, Ending()).end()
"""


@pytest.mark.parametrize(
    ("name", "content", "stays"),
    [("memory.json", "{ broken", True), ("starts", "xx", True), ("other", "", False)],
    ids=["a memory that cannot be read", "a safe start", "as always"],
)
def test_only_who_knows_what_is_wanted_deletes_pasted_texts(
    home: Home, tmp_path: Path, name: str, content: str, stays: bool
) -> None:
    folder = tmp_path / "base" / "data"
    text = keep(folder / "pasted", "Nobody else has kept these words.")
    os.utime(text, (0, 0))  # 1970
    (folder / name).write_text(content)
    command = [sys.executable, "-c", ENDED, str(tmp_path / "base")]
    done = subprocess.run(command, env=home, capture_output=True, text=True, timeout=LONGEST)
    assert (done.returncode, text.exists()) == (0, stays), done.stderr


@POSIX
def test_a_second_start_hands_its_files_to_the_first(home: Home, tmp_path: Path) -> None:
    with Started(home, str(transcript(tmp_path, "First"))) as first:
        first.wait_for_window()
        second = run(home, str(transcript(tmp_path, "Second")))
        assert (second.returncode, second.stderr) == (0, "")
        assert first.end() == (0, "")
    assert "Second" in (data(home) / "memory.json").read_text()


@POSIX
@pytest.mark.parametrize("name", ["base", "link"])
def test_a_second_start_in_the_same_folder_hands_over_too(
    home: Home, tmp_path: Path, name: str
) -> None:
    base = tmp_path / "base"
    base.mkdir()
    (tmp_path / "link").symlink_to(base)
    with Started(home, "--basedir", str(base), str(transcript(tmp_path, "First"))) as first:
        first.wait_for_window()
        second = run(home, "--basedir", str(tmp_path / name), str(transcript(tmp_path, "Second")))
        assert (second.returncode, second.stderr) == (0, "")
        assert first.end() == (0, "")
    memory = (base / "data" / "memory.json").read_text()
    assert "First" in memory
    assert "Second" in memory


@POSIX
def test_starts_in_folders_of_their_own_are_windows_of_their_own(
    home: Home, tmp_path: Path
) -> None:
    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    with Started(home, "--basedir", one, str(transcript(tmp_path, "First"))) as first:
        first.wait_for_window()
        words = ("--basedir", other, str(transcript(tmp_path, "Second")))
        with Started(home, *words) as second, Started(home, "--temp-basedir") as third:
            second.wait_for_window()
            assert third.process.poll() is None
            assert second.end() == (0, "")
        assert first.end() == (0, "")
    assert "Second" not in (tmp_path / "one" / "data" / "memory.json").read_text()
    assert "Second" in (tmp_path / "other" / "data" / "memory.json").read_text()


@POSIX
def test_a_second_start_waits_for_a_first_that_is_only_starting(home: Home, tmp_path: Path) -> None:
    with Started(home, str(transcript(tmp_path, "First"))) as first:
        first.wait_for((data(home) / "window.lock").exists)
        second = run(home, str(transcript(tmp_path, "Second")))
        assert (second.returncode, second.stderr) == (0, "")
        assert first.end() == (0, "")
    assert "Second" in (data(home) / "memory.json").read_text()


@POSIX
def test_a_second_start_takes_the_place_of_a_first_that_never_listens(
    home: Home, tmp_path: Path
) -> None:
    with Started(home) as first:
        first.wait_for((data(home) / "window.lock").exists)
        with Started(home, str(transcript(tmp_path, "Second"))) as second:
            first.kill()
            second.wait_for_window()
            assert second.end() == (0, "")
    assert "Second" in (data(home) / "memory.json").read_text()


@POSIX
def test_what_a_killed_start_leaves_blocks_no_other(home: Home, tmp_path: Path) -> None:
    with Started(home, str(transcript(tmp_path, "First"))) as first:
        first.wait_for_window()
    (data(home) / "window.lock").write_bytes(b"\0garbage")
    with Started(home, str(transcript(tmp_path, "Second"))) as second:
        second.wait_for_window()
        assert second.end() == (0, "")


@POSIX
def test_damaged_files_of_its_own_do_not_stop_the_start(home: Home, tmp_path: Path) -> None:
    base = tmp_path / "base"
    picture = tmp_path / "window.png"
    words = ["--basedir", str(base), "--screenshot", str(picture)]
    assert run(home, *words).returncode == 0
    for damage in (b"", b"\0\xff", b"[1, 2", b'{"text_size": "huge", "theme": 7}'):
        for folder in base.iterdir():
            for name in ("settings.json", "memory.json"):
                (folder / name).write_bytes(damage)
        picture.unlink(missing_ok=True)
        done = run(home, *words)
        assert (done.returncode, done.stderr) == (0, "")
        assert is_picture(picture)


def test_a_home_that_cannot_be_written_is_no_hindrance(home: Home, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    home["HOME"] = str(tmp_path / "file")
    done = run(home, "--screenshot", str(tmp_path / "window.png"))
    # Where the system has no cache of its fonts either, their library says so each time it looks;
    # of late with the folders that it tried, a line each.
    fonts = r"\n*Fontconfig error: No writable cache directories\n(\t\S*fontconfig\n|\n)*"
    assert (done.returncode, re.sub(fonts, "", done.stderr)) == (0, "")
    assert is_picture(tmp_path / "window.png")


def test_modules_of_the_working_folder_are_not_run(home: Home, tmp_path: Path) -> None:
    (tmp_path / "platformdirs.py").write_text("raise SystemExit('hostile')")
    command = [sys.executable, "-P", "-m", "reader", "--version"]
    done = subprocess.run(command, env=home, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@POSIX
def test_two_starts_that_died_make_the_next_a_safe_one(home: Home, tmp_path: Path) -> None:
    base = tmp_path / "base"
    words = ["--basedir", str(base)]
    mark = base / "data" / "starts"
    for deaths in (b"x", b"xx"):
        with Started(home, *words, str(transcript(tmp_path, "Deadly"))) as program:
            program.wait_for(lambda marks=deaths: mark.is_file() and mark.read_bytes() == marks)
    done = run(home, *words, "--screenshot", str(tmp_path / "window.png"))
    assert (done.returncode, done.stderr) == (0, "")
    assert not mark.exists()
