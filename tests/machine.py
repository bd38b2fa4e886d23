"""A machine made of small scripts, to set the reader up on.

It has the project in a folder whose name holds a space, and a folder of programs that stand before
the real ones: ``ldconfig`` lists what the machine has; ``apt-get``, ``sudo`` and the Python write
down how they were called.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
from pathlib import Path

from source import ROOT

SCRIPT = (ROOT / "packaging" / "setup.sh").read_text(encoding="utf-8")
LIBRARIES = dict(re.findall(r"^(lib\S+\.so\.\d+) (\S+)$", SCRIPT, re.MULTILINE))
# What set-up itself runs, where no more of the real machine is wanted.
TOOLS = ("cat", "cksum", "cp", "dirname", "grep", "head", "mkdir", "readlink", "sh", "tee", "tr")
PYTHON = """#!/bin/sh
case "$*" in
    '-m venv'*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
    *' install --help') printf '%s\\n' '--progress-bar <progress_bar>' "$PIP_BARS" ;;
    *' install '*)
        echo "pip: $* (tries $PIP_RETRIES times again)" >>"$CALLS"
        printf "${PIP_SAYS:-}"
        exit "${PIP_STATUS:-0}" ;;
    *'import sys, pip;'*) [ "${0%/bin/python}" != "$0" ] ;;
    *ensurepip*) [ -n "${HAS_PYTHON-yes}" ] ;;
    *PySide6*) [ -z "${QT_FAULT:-}" ] || { echo "$QT_FAULT" >&2; exit 1; } ;;
    *lacking.py) [ -z "${LACKING:-}" ] || { echo "$LACKING"; exit 1; } ;;
    *install.py*) echo "install.py: ${3##*/}" >>"$CALLS" ;;
esac
"""
APT = """#!/bin/sh
echo "apt-get: $*" >>"$CALLS"
case "$*" in *update*) exit "${UPDATE_STATUS:-0}" ;; esac
printf "${APT_SAYS:-}"
[ "${APT_STATUS:-0}" -eq 0 ] || { echo "E: Unable to locate package"; exit "$APT_STATUS"; }
"""
SUDO = """#!/bin/sh
echo "sudo: $1" >>"$CALLS"
[ "$1" != -n ] || exit "${SUDO_ASKS:-0}"
[ -z "${SUDO_REFUSES:-}" ] || { echo "sudo: $SUDO_REFUSES" >&2; exit 1; }
exec "$@"
"""


class Machine:
    """A machine to set the reader up on; every argument is what it is like."""

    def __init__(self, folder: Path) -> None:
        self.top = folder / "my reader"
        self.home = folder / "home"
        self.bin = folder / "bin"
        self.calls = folder / "calls"
        self.has: set[str] = set(LIBRARIES)
        self.settings: dict[str, str] = {"HOME": str(self.home)}
        self.shell = ["sh"]
        (self.top / "packaging").mkdir(parents=True)
        self.home.mkdir()
        self.bin.mkdir()
        for name in ("packaging/setup.sh", "packaging/constraints.txt", "pyproject.toml"):
            shutil.copy(ROOT / name, self.top / name)
        shutil.copy(ROOT / "packaging" / "run", self.top / "packaging" / "run")
        for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
            self.program(name, PYTHON)
        self.program("apt-get", APT)
        self.program("sudo", SUDO)
        self.user(0)

    def program(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def user(self, number: int, *groups: str) -> None:
        case = f"case $1 in -u) echo {number} ;; *) echo {' '.join(groups)} ;; esac"
        self.program("id", f"#!/bin/sh\n{case}\n")

    def has_only(self, *programs: str) -> None:
        """Take the real machine's programs away, but for those that are named and set-up's own."""
        for name in (*TOOLS, *programs):
            (self.bin / name).symlink_to(str(shutil.which(name)))
        self.settings["PATH"] = str(self.bin)

    def change(self, name: str = "pyproject.toml") -> None:
        with (self.top / name).open("a", encoding="utf-8") as file:
            file.write("# changed\n")

    def set_up(self, *, terminal: bool = False) -> tuple[int, str, list[str]]:
        """Set up once; return the exit status, what was said, and which programs were called."""
        return self.does('top=$1; . "$1/packaging/setup.sh"; set_up', terminal=terminal)

    def run(self, *words: str) -> tuple[int, str, list[str]]:
        """Call packaging/run, as set_up does."""
        return self.does('shift; exec sh "$0" "$@"', *words)

    def does(self, script: str, *words: str, terminal: bool = False) -> tuple[int, str, list[str]]:
        listed = "".join(f"\\t{name} (libc6,x86-64) => /usr/lib/{name}\\n" for name in self.has)
        self.program("ldconfig", f"#!/bin/sh\nprintf '{listed}'\n")
        self.calls.write_text("", encoding="utf-8")
        ours, theirs = pty.openpty()
        if terminal:  # the first that is opened in a new session is the one that asks and is asked
            script = f"exec 2<>{os.ttyname(theirs)}; {script}"
        run = self.top / "packaging" / "run"
        done = subprocess.run(
            [*self.shell, "-euc", script, str(run), str(self.top), *words],
            env={"PATH": f"{self.bin}:/usr/bin:/bin", "CALLS": str(self.calls), **self.settings},
            cwd=self.bin,
            start_new_session=True,
            capture_output=True,
            text=True,
        )
        os.close(theirs)
        said = drained(ours) if terminal else done.stderr
        os.close(ours)
        assert done.stdout == ""
        return done.returncode, said, self.calls.read_text(encoding="utf-8").splitlines()


def drained(terminal: int) -> str:
    """Return what was written to a terminal that no one writes to any more."""
    written = b""
    while True:
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # how Linux tells that the other end is closed
            part = b""
        if not part:
            return written.decode().replace("\r\n", "\n")
        written += part
