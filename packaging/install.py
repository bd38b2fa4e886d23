"""Put the reader into the menu and on the PATH of one person, and take it away again.

    python packaging/install.py install
    python packaging/install.py uninstall

This is what ``packaging/run --install`` and ``--uninstall`` do. Everything goes below the home of
the person: what the wheel shares with a system (pyproject.toml, ``shared-data``), the icon as
pictures, and a small program that starts the reader from this folder. A list of it is kept; what is
not on the list, or is no longer as it was written, is somebody else's and is left alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
NAME = "transcript-reader"
ID = "io.github.transcriptreader.reader"
# The sizes that every desktop looks for; it draws the others from the SVG, or scales these.
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256)


class RefusedError(Exception):
    """Something stands in the way; ``str()`` is a sentence that says what, and what to do."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where one person's things lie, by the XDG Base Directory Specification."""

    home: Path
    programs: Path
    config: Path
    data: Path
    state: Path
    cache: Path

    @classmethod
    def of(cls, environment: dict[str, str]) -> Places:
        """Return the places that the environment names; RefusedError where there is no home."""
        home = Path(environment.get("HOME", ""))
        if not (home.is_absolute() and home.is_dir()):
            raise RefusedError("There is no home to install into: HOME names no folder.")

        def place(variable: str, usual: str) -> Path:
            named = Path(environment.get(variable, ""))
            return named if named.is_absolute() else home / usual  # a relative one does not count

        return cls(
            home,
            home / ".local" / "bin",
            place("XDG_CONFIG_HOME", ".config"),
            place("XDG_DATA_HOME", ".local/share"),
            place("XDG_STATE_HOME", ".local/state"),
            place("XDG_CACHE_HOME", ".cache"),
        )

    @property
    def launcher(self) -> Path:
        """The program that starts the reader."""
        return self.programs / NAME

    @property
    def list(self) -> Path:
        """The list of what was installed."""
        return self.state / NAME / "installed.json"

    def shown(self, path: Path) -> str:
        """Return a path as people write it."""
        return f"~/{path.relative_to(self.home)}" if path.is_relative_to(self.home) else str(path)


@dataclass(slots=True)
class Installed:
    """What was installed below ``data`` and elsewhere, as the list has it.

    The files come with the digests of what was written. A folder is on the list if it was made for
    this. The caches are what the desktop's own tools made of the files of all programs, where they
    had made none before.
    """

    data: str
    files: dict[str, list[str]] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    caches: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Installed | None:
        """Return what a list says, None if there is none; RefusedError where it is damaged."""
        try:
            said = json.loads(path.read_bytes())
            return cls(
                str(said["data"]), dict(said["files"]), list(said["folders"]), list(said["caches"])
            )
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as problem:
            raise RefusedError(
                f"The list of what is installed is damaged: {path}. Please move it away."
            ) from problem

    def write(self, path: Path) -> None:
        """Write the list."""
        place(path, json.dumps(asdict(self), indent=1).encode(), 0o644)

    def has(self, path: Path) -> bool:
        """Whether a file is on the list, and as it was written."""
        listed = self.files.get(str(path), ())
        return path.is_file() and not path.is_symlink() and digest(path) in listed


def digest(file: Path | bytes) -> str:
    """Return the SHA-256 of a file or of what it is to hold."""
    return hashlib.sha256(file if isinstance(file, bytes) else file.read_bytes()).hexdigest()


def place(path: Path, contents: bytes, mode: int) -> None:
    """Write a file so that at no time half of it is there."""
    handle, made = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
        os.chmod(made, mode)
        os.replace(made, path)
    except OSError:
        Path(made).unlink(missing_ok=True)
        raise


# -- what is installed --------------------------------------------------------------------------


def wanted(places: Places) -> dict[Path, tuple[bytes, int]]:
    """Return what is to be installed: for each path what it holds, and its permissions."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    made = {places.launcher: (launcher(), 0o755)}
    for source, target in shared.items():
        contents = (TOP / source).read_bytes()
        if target.endswith(".desktop"):
            contents = entry(contents, places.launcher)
        made[places.data / Path(target).relative_to("share")] = (contents, 0o644)
    for size, picture in pictures():
        icon = f"icons/hicolor/{size}x{size}/apps/{ID}.png"
        made[places.data / icon] = (picture, 0o644)
    return made


def launcher() -> bytes:
    """Return a program for the shell that starts the reader from the folder it is in now."""
    run = os.fsencode(TOP / "packaging" / "run")
    return b"\n".join(
        [
            b"#!/bin/sh",
            b"# Start Transcript Reader. Written by packaging/run --install.",
            b"run=" + os.fsencode(shlex.quote(os.fsdecode(run))),
            b'if [ ! -e "$run" ]; then',
            b"    printf 'Transcript Reader is gone from %s; its --install makes this anew.\\n'"
            b' "$run" >&2',
            b"    exit 1",
            b"fi",
            b'exec sh "$run" "$@"',
            b"",
        ]
    )


def entry(contents: bytes, program: Path) -> bytes:
    """Return a desktop entry that starts ``program``; RefusedError where none can."""
    path = str(program)
    if re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", path):  # also a byte that is no UTF-8
        raise RefusedError(f"The menu cannot start a program of this name: {path!r}")
    started = in_exec(path)
    if "%" in path or "=" in path:
        # Neither may stand in the name of a program, but both may in an argument.
        started = " ".join(("sh -c", in_exec('exec "$0" "$@"'), started))
    lines = contents.decode("utf-8").splitlines(keepends=True)
    exec_ = f"Exec={NAME} "
    return "".join(
        f"Exec={started} {line[len(exec_) :]}" if line.startswith(exec_) else line for line in lines
    ).encode("utf-8")


def in_exec(argument: str) -> str:
    """Return an argument as the Desktop Entry Specification wants it in the value of Exec."""
    if re.fullmatch(r"[\w@+,./:-]+", argument, re.ASCII):
        return argument
    inside = re.sub(r'["`$\\]', r"\\\g<0>", argument).replace("%", "%%")
    # The rule for all values comes on top: there each backslash is written twice.
    return f'"{inside}"'.replace("\\", "\\\\")


def pictures() -> Iterator[tuple[int, bytes]]:
    """Yield the icon as PNG pictures, each with its size in pixels; none where Qt draws none."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-I", str(TOP / "packaging" / "icons.py"), folder]
        # What Qt learns of the fonts is not to be left in the person's cache.
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CACHE_HOME": folder}
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode:
            say("Qt cannot draw the icon here; desktops that show no SVG will have none.")
            return
        for size in PNG_SIZES:
            yield size, (Path(folder) / f"{NAME}-{size}.png").read_bytes()


# -- installing and uninstalling ----------------------------------------------------------------


def install(places: Places) -> None:
    """Install the reader, or what is new of it; RefusedError if anything else is in the way.

    Raises OSError where something cannot be written; then a first time leaves nothing behind.
    """
    installed = Installed.read(places.list)
    files = wanted(places)
    strangers = [
        path
        for path, (contents, _) in files.items()
        if not (is_free(path) or holds(path, contents) or (installed and installed.has(path)))
    ]
    if strangers:
        raise RefusedError(
            "Nothing was installed. This is there already, and not as it would be written: "
            f"{', '.join(map(places.shown, strangers))}. Please move it away."
        )
    if installed and installed.data != str(places.data):  # of another time
        uninstall(places)
        installed = None
    try:
        bring(files, installed or Installed(str(places.data)), places)
    except OSError:
        if installed is None and places.list.exists():
            uninstall(places)
        raise


def bring(files: dict[Path, tuple[bytes, int]], installed: Installed, places: Places) -> None:
    """Write the files that are wanted, take away those no longer wanted, and tell the desktop."""
    stale = [Path(path) for path in installed.files if Path(path) not in files]
    # On the list before it is on the disk: whatever happens now can be taken away again.
    for path, (contents, _) in files.items():
        installed.files.setdefault(str(path), []).append(digest(contents))
    folders = [folder for path in (places.list, *files) for folder in missing(path.parent)]
    installed.folders += dict.fromkeys(map(str, folders))
    places.list.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    installed.write(places.list)
    for folder in folders:
        folder.mkdir(mode=0o700, exist_ok=True)
    for path, (contents, mode) in files.items():
        place(path, contents, mode)
    for path in stale:
        take_away(path, installed)
    before = made_by_tools(places.data)
    tell_desktop(places.data)
    installed.caches += map(str, sorted(made_by_tools(places.data) - before))
    installed.files = {str(path): [digest(contents)] for path, (contents, _) in files.items()}
    installed.write(places.list)


def uninstall(places: Places) -> list[Path]:
    """Take away what is on the list; return what is left there since it was changed."""
    installed = Installed.read(places.list)
    if installed is None:
        raise RefusedError(f"Nothing is installed: there is no {places.shown(places.list)}.")
    data = Path(installed.data)
    changed = [path for path in map(Path, installed.files) if not take_away(path, installed)]
    for cache in map(Path, reversed(installed.caches)):
        if not has_sources(cache, data):
            remove(cache)
    tell_desktop(data)
    places.list.unlink()
    for folder in map(Path, reversed(installed.folders)):
        remove(folder)
    return changed


def is_free(path: Path) -> bool:
    """Whether there is nothing at a path, not even a link to nothing."""
    return not os.path.lexists(path)


def holds(path: Path, contents: bytes) -> bool:
    """Whether a path is a file, no link to one, that holds just this."""
    return path.is_file() and not path.is_symlink() and path.read_bytes() == contents


def take_away(path: Path, installed: Installed) -> bool:
    """Delete a file that is as it was installed; return whether it is gone."""
    if installed.has(path):
        path.unlink()
    return is_free(path)


def missing(folder: Path) -> list[Path]:
    """Return the folders that have to be made for one to be there, the outermost first."""
    return [path for path in (*reversed(folder.parents), folder) if not path.exists()]


def remove(path: Path) -> None:
    """Delete a file, or a folder if it is empty; nothing where there is neither."""
    if path.is_dir() and not path.is_symlink():
        if not any(path.iterdir()):
            path.rmdir()
    elif not is_free(path):
        path.unlink()


# -- the desktop's own tools --------------------------------------------------------------------


def tell_desktop(data: Path) -> None:
    """Let the desktop read its folders below ``data`` again, with those of its tools there are.

    A tool is for what has something to say, or has a cache that may say too much.
    """
    icons = data / "icons" / "hicolor"
    if icons.is_dir():
        os.utime(icons)  # what a running desktop looks at
    entries, types = data / "applications", data / "mime"
    for cache, tool, words in (
        (entries / "mimeinfo.cache", "update-desktop-database", ["-q", entries]),
        (types / "mime.cache", "update-mime-database", [types]),
        # Where there is no cache the icons are found without; a new one would hide those that come
        # later from programs that do not renew it.
        (icons / "icon-theme.cache", "gtk-update-icon-cache", ["-q", "-f", "-t", icons]),
    ):
        if shutil.which(tool) and (cache.exists() or has_sources(cache, data)):
            done = subprocess.run([tool, *words], capture_output=True, text=True, check=False)
            if done.returncode:
                say(f"{tool} failed: {done.stderr.strip()}")


def made_by_tools(data: Path) -> set[Path]:
    """Return what those tools have made below ``data``: files, and the folders of file types."""
    mime = data / "mime"
    found = {path for path in mime.rglob("*") if path.relative_to(mime).parts[0] != "packages"}
    cache = data / "applications" / "mimeinfo.cache"
    return found | ({cache} if cache.exists() else set())


def has_sources(cache: Path, data: Path) -> bool:
    """Whether there is anything left that a cache below ``data`` was made from."""
    if cache.is_relative_to(data / "mime"):
        return any((data / "mime" / "packages").glob("*.xml"))
    if cache.is_relative_to(data / "applications"):
        return any((data / "applications").rglob("*.desktop"))
    return False


# -- what is said -------------------------------------------------------------------------------


def say(sentence: str) -> None:
    """Say something to the person."""
    sys.stdout.write(f"{sentence}\n")


def say_installed(places: Places) -> None:
    """Say how the reader is started now, and what else there is to know."""
    say("Transcript Reader is in your menu now.")
    on_path = shutil.which(NAME)
    if on_path is None:
        say(
            f"In a terminal: {shlex.quote(str(places.launcher))}\n"
            f"({places.shown(places.programs)} is not on your PATH. Many systems put it there when "
            f"you next log in; then “{NAME}” will do.)"
        )
    elif Path(on_path) != places.launcher:
        say(
            f"In a terminal: {shlex.quote(str(places.launcher))}\n"
            f"(“{NAME}” alone starts {on_path}, which comes first on your PATH.)"
        )
    else:
        say(f"In a terminal: {NAME}")
    if Path(os.environ.get("SHELL", "")).name == "zsh":
        functions = places.data / "zsh" / "site-functions"
        say(
            "For zsh to complete its words, put this before “compinit” in ~/.zshrc:\n"
            f"    fpath=({shlex.quote(str(functions))} $fpath)"
        )
    run = shlex.quote(str(TOP / "packaging" / "run"))
    say(f"It runs from {TOP}: keep that folder. To take it away: {run} --uninstall")


def say_uninstalled(places: Places, changed: list[Path]) -> None:
    """Say that the reader is gone, and what is still there."""
    say("Transcript Reader is no longer in your menu.")
    for path in changed:
        say(f"{places.shown(path)} was changed since it was installed, and stays.")
    kept = {
        "your settings": places.config,
        "your library, highlights and notes": places.data,
        "the log": places.state,
        "what can be made again": places.cache,
    }
    for what, where in kept.items():
        folder = where / NAME
        if folder.exists():
            say(f"Still there, {what}: {places.shown(folder)}")
    say(f"Still there, the program: {TOP}")


def main() -> int:
    """Do what the page at the top says and return the exit status."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        places = Places.of(dict(os.environ))
        if sys.argv[1:] == ["install"]:
            install(places)
            say_installed(places)
        elif sys.argv[1:] == ["uninstall"]:
            say_uninstalled(places, uninstall(places))
        else:
            raise RefusedError("Please say install or uninstall.")
    except RefusedError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    except OSError as problem:
        sys.stderr.write(f"{problem.filename} cannot be written: {problem.strerror}.\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
