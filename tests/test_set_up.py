"""packaging/setup.sh against a machine made of small scripts: what it installs, says and leaves.

Each test has a project in a folder whose name holds a space, and a folder of programs that stand
before the real ones: ``ldconfig`` lists what the machine has, ``apt-get``, ``sudo`` and the Python
write down how they were called.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from source import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for a POSIX shell")

LIBRARIES = {
    line.split()[0]: line.split()[1]
    for line in (ROOT / "packaging" / "setup.sh").read_text(encoding="utf-8").splitlines()
    if line.startswith("lib") and ".so." in line
}
PYTHON = """#!/bin/sh
case "$*" in
    '-m venv'*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
    *' install '*) echo "pip: $*" >>"$CALLS"; exit "${PIP_STATUS:-0}" ;;
    *'import sys, pip;'*) [ "${0%/.venv/bin/python}" != "$0" ] ;;
    *ensurepip*) [ -n "${HAS_PYTHON-yes}" ] ;;
    *PySide6*) [ -z "${QT_FAULT:-}" ] || { echo "$QT_FAULT" >&2; exit 1; } ;;
esac
"""
APT = """#!/bin/sh
echo "apt-get: $*" >>"$CALLS"
case "$*" in *update*) exit "${UPDATE_STATUS:-0}" ;; esac
[ "${APT_STATUS:-0}" -eq 0 ] || { echo "E: Unable to locate package"; exit "$APT_STATUS"; }
"""


class Machine:
    """A machine to set the reader up on; every argument is what it is like."""

    def __init__(self, folder: Path) -> None:
        self.top = folder / "my reader"
        self.bin = folder / "bin"
        self.calls = folder / "calls"
        self.has: set[str] = set(LIBRARIES)
        self.settings: dict[str, str] = {}
        (self.top / "packaging").mkdir(parents=True)
        self.bin.mkdir()
        for name in ("packaging/setup.sh", "packaging/constraints.txt", "pyproject.toml"):
            shutil.copy(ROOT / name, self.top / name)
        for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
            self.program(name, PYTHON)
        self.program("apt-get", APT)
        self.program("sudo", '#!/bin/sh\necho "sudo: $1" >>"$CALLS"\nexec "$@"\n')
        self.user(0)

    def program(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def user(self, number: int) -> None:
        self.program("id", f"#!/bin/sh\necho {number}\n")

    def set_up(self) -> tuple[int, str, list[str]]:
        """Set up once; return the exit status, what was said, and which programs were called."""
        listed = "".join(f"\\t{name} (libc6,x86-64) => /usr/lib/{name}\\n" for name in self.has)
        self.program("ldconfig", f"#!/bin/sh\nprintf '{listed}'\n")
        self.calls.write_text("", encoding="utf-8")
        done = subprocess.run(
            ["sh", "-euc", 'top=$1; . "$1/packaging/setup.sh"; set_up', "sh", str(self.top)],
            env={"PATH": f"{self.bin}:/usr/bin:/bin", "CALLS": str(self.calls), **self.settings},
            cwd=self.bin,
            capture_output=True,
            text=True,
        )
        assert done.stdout == ""
        return done.returncode, done.stderr, self.calls.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_machine_that_has_all_libraries_needs_pip_alone(machine: Machine) -> None:
    status, said, calls = machine.set_up()
    assert status == 0
    assert said == f"Setting up the reader in {machine.top}/.venv\n"
    assert len(calls) == 1
    assert "--constraint packaging/constraints.txt --editable .[test]" in calls[0]


def test_a_second_start_does_nothing_and_says_nothing(machine: Machine) -> None:
    machine.set_up()
    assert machine.set_up() == (0, "", [])


@pytest.mark.parametrize("name", ["pyproject.toml", "packaging/constraints.txt"])
def test_a_changed_dependency_is_installed(machine: Machine, name: str) -> None:
    machine.set_up()
    with (machine.top / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    _, _, calls = machine.set_up()
    assert len(calls) == 1
    assert machine.set_up() == (0, "", [])


def test_a_project_that_was_moved_is_set_up_again(machine: Machine) -> None:
    machine.set_up()
    machine.top = machine.top.rename(machine.top.with_name("moved here"))
    _, _, calls = machine.set_up()
    assert len(calls) == 1


def test_an_environment_whose_python_is_gone_is_made_anew(machine: Machine) -> None:
    machine.set_up()
    (machine.top / ".venv" / "bin" / "python").unlink()
    status, _, calls = machine.set_up()
    assert (status, len(calls)) == (0, 1)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_missing_library_is_installed_by_its_package(machine: Machine, library: str) -> None:
    machine.has.remove(library)
    status, said, calls = machine.set_up()
    assert status == 0
    assert said.startswith(f"Installing what the system lacks: {LIBRARIES[library]}")
    assert [call.split()[-1] for call in calls[:2]] == ["update", LIBRARIES[library]]
    assert "--no-install-recommends" in calls[1]


def test_a_library_that_no_package_brings_is_asked_for_once(machine: Machine) -> None:
    machine.has.remove("libwayland-egl.so.1")
    machine.set_up()
    assert machine.set_up() == (0, "", [])


def test_a_library_that_went_missing_is_installed_again(machine: Machine) -> None:
    machine.set_up()
    machine.has.remove("libGL.so.1")
    assert machine.set_up()[2][1].endswith(" libgl1")


def test_a_machine_without_python_gets_one(machine: Machine) -> None:
    # The one that comes with the packages is stood for by a file that apt-get makes.
    machine.settings["HAS_PYTHON"] = ""
    machine.program("apt-get", f'{APT}\nprintf "%s" "$FRESH" >"{machine.bin}/python3.12"\n')
    machine.settings["FRESH"] = PYTHON.replace('[ -n "${HAS_PYTHON-yes}" ]', ":")
    status, _, calls = machine.set_up()
    assert status == 0
    assert calls[1].endswith("install -y --no-install-recommends python3-venv ca-certificates")


def test_a_python_that_is_too_old_is_said_in_a_sentence(machine: Machine) -> None:
    machine.settings["HAS_PYTHON"] = ""
    status, said, _ = machine.set_up()
    assert status == 1
    assert said.endswith(
        "Transcript Reader needs Python 3.11 or newer, with its venv module.\n",
    )


def test_one_who_is_not_root_installs_through_sudo(machine: Machine) -> None:
    machine.user(1000)
    machine.has.remove("libGL.so.1")
    status, _, calls = machine.set_up()
    assert status == 0
    assert calls[0] == "sudo: env"


def test_one_who_may_not_install_is_told_what_to_ask_for(machine: Machine) -> None:
    machine.user(1000)
    # No sudo anywhere: the programs of the real machine are named one by one.
    (machine.bin / "sudo").unlink()
    for name in ("cat", "cksum", "cp", "env", "mkdir", "readlink", "sh"):
        (machine.bin / name).symlink_to(str(shutil.which(name)))
    machine.settings["PATH"] = str(machine.bin)
    machine.has -= {"libGL.so.1", "libEGL.so.1"}
    status, said, calls = machine.set_up()
    assert (status, calls) == (1, [])
    assert said == (
        "Please have these installed by someone who may: "
        "apt-get install --no-install-recommends libgl1 libegl1\n"
    )


def test_the_words_of_an_apt_get_that_failed_are_shown(machine: Machine) -> None:
    machine.settings["APT_STATUS"] = "100"
    machine.has.remove("libGL.so.1")
    status, said, _ = machine.set_up()
    assert status == 1
    assert "E: Unable to locate package" in said
    assert said.endswith("apt-get could not install what the reader needs; see above.\n")


def test_a_list_that_cannot_be_renewed_need_not_matter(machine: Machine) -> None:
    machine.settings["UPDATE_STATUS"] = "100"
    machine.has.remove("libGL.so.1")
    status, said, _ = machine.set_up()
    assert status == 0
    assert "could not renew all its lists" in said


def test_a_pip_that_failed_leaves_no_stamp(machine: Machine) -> None:
    machine.settings["PIP_STATUS"] = "1"
    status, said, _ = machine.set_up()
    assert status == 1
    assert said.endswith("pip could not install the reader; see above.\n")
    del machine.settings["PIP_STATUS"]
    assert len(machine.set_up()[2]) == 1


def test_a_qt_that_does_not_load_says_which_library_it_misses(machine: Machine) -> None:
    machine.settings["QT_FAULT"] = "ImportError: libGL.so.1: cannot open shared object file"
    status, said, _ = machine.set_up()
    assert status == 1
    assert "libGL.so.1" in said


def test_a_system_without_apt_get_is_left_alone(machine: Machine) -> None:
    (machine.bin / "apt-get").unlink()
    for name in ("cat", "cksum", "cp", "env", "mkdir", "readlink", "sh"):
        (machine.bin / name).symlink_to(str(shutil.which(name)))
    machine.settings["PATH"] = str(machine.bin)
    machine.has.clear()
    status, _, calls = machine.set_up()
    assert (status, len(calls)) == (0, 1)
