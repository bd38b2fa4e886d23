"""packaging/setup.sh against a machine made of small scripts: what it installs, says and leaves."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a script for a POSIX shell", allow_module_level=True)

from machine import APT, LIBRARIES, PYTHON, Machine

ASKED_FOR = (
    "Please have these installed by someone who may: apt-get install --no-install-recommends "
)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_machine_that_has_all_libraries_needs_pip_alone(machine: Machine) -> None:
    status, said, calls = machine.set_up()
    assert status == 0
    assert said == f"Setting up the reader in {machine.top}/.venv\n"
    assert len(calls) == 1
    assert "--constraint packaging/constraints.txt --editable .[test] (tries 5 times" in calls[0]


def test_it_is_said_before_python_makes_the_environment(machine: Machine) -> None:
    machine.program("python3", PYTHON.replace("mkdir -p", "exit 1; mkdir -p"))
    status, said, _ = machine.set_up()
    assert (status, [line for line in said.splitlines() if line]) == (
        1,
        [
            f"Setting up the reader in {machine.top}/.venv",
            f"Python could not make its environment in {machine.top}/.venv.",
        ],
    )


def test_a_second_start_does_nothing_and_says_nothing(machine: Machine) -> None:
    machine.set_up()
    assert machine.set_up() == (0, "", [])


@pytest.mark.parametrize("name", ["pyproject.toml", "packaging/constraints.txt"])
def test_a_changed_dependency_is_installed(machine: Machine, name: str) -> None:
    machine.set_up()
    machine.change(name)
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
    assert calls[:2] == ["sudo: -n", "sudo: sh"]
    assert [call.split()[-1] for call in calls[2:4]] == ["update", "libgl1"]


@pytest.mark.parametrize(
    ("groups", "terminal"), [(["ann", "sudo"], False), (["ann", "audio", "users"], True)]
)
def test_one_whom_sudo_would_ask_in_vain_is_told_at_once(
    machine: Machine, groups: list[str], terminal: bool
) -> None:
    machine.user(1000, *groups)
    machine.settings["SUDO_ASKS"] = "1"
    machine.has -= {"libGL.so.1", "libEGL.so.1"}
    status, said, calls = machine.set_up(terminal=terminal)
    assert (status, said) == (1, f"{ASKED_FOR}libgl1 libegl1\n")
    assert calls == ["sudo: -n"]


@pytest.mark.parametrize("group", ["sudo", "wheel", "admin"])
def test_a_password_is_asked_for_once(machine: Machine, group: str) -> None:
    machine.user(1000, "ann", group)
    machine.settings["SUDO_ASKS"] = "1"
    machine.has.remove("libGL.so.1")
    status, _, calls = machine.set_up(terminal=True)
    assert status == 0
    assert [call for call in calls if call.startswith("sudo")] == ["sudo: -n", "sudo: sh"]


def test_one_whom_sudo_refuses_is_told_why_and_what_to_ask_for(machine: Machine) -> None:
    machine.user(1000, "sudo")
    machine.settings |= {"SUDO_ASKS": "1", "SUDO_REFUSES": "3 incorrect password attempts"}
    machine.has.remove("libGL.so.1")
    status, said, calls = machine.set_up(terminal=True)
    assert status == 1
    assert said.splitlines()[1:] == [
        "sudo: 3 incorrect password attempts",
        "apt-get could not install what the reader needs; see above.",
        f"{ASKED_FOR}libgl1",
    ]
    assert calls == ["sudo: -n", "sudo: sh"]


def test_one_who_has_no_sudo_is_told_what_to_ask_for(machine: Machine) -> None:
    machine.user(1000)
    (machine.bin / "sudo").unlink()
    machine.has_only()
    machine.has -= {"libGL.so.1", "libEGL.so.1"}
    assert machine.set_up() == (1, f"{ASKED_FOR}libgl1 libegl1\n", [])


def test_what_only_some_windows_need_stops_no_start(machine: Machine) -> None:
    machine.user(1000)
    machine.settings["SUDO_ASKS"] = "1"
    machine.has -= {"libxcb-cursor.so.0", "libcups.so.2"}
    status, said, calls = machine.set_up()
    assert status == 0
    assert said.startswith("Going on, though there may be no window or no printing. ")
    assert "apt-get install --no-install-recommends libxcb-cursor0 libcups2\n" in said
    assert [call.split(":")[0] for call in calls] == ["sudo", "pip"]
    assert machine.set_up() == (0, "", [])


def test_the_words_of_an_apt_get_that_failed_are_shown(machine: Machine) -> None:
    machine.settings["APT_STATUS"] = "100"
    machine.has.remove("libGL.so.1")
    status, said, _ = machine.set_up()
    assert status == 1
    assert said.splitlines()[1:] == [
        "E: Unable to locate package",
        "apt-get could not install what the reader needs; see above.",
        f"{ASKED_FOR}libgl1",
    ]


def test_a_list_that_cannot_be_renewed_need_not_matter(machine: Machine) -> None:
    machine.settings["UPDATE_STATUS"] = "100"
    machine.has.remove("libGL.so.1")
    status, said, _ = machine.set_up()
    assert status == 0
    assert "could not renew all its lists" in said


def test_what_apt_get_downloads_is_shown_with_its_size(machine: Machine) -> None:
    machine.has.remove("libGL.so.1")
    machine.settings["APT_SAYS"] = (
        "Reading package lists...\n"
        "Need to get 28.4 MB/60 MB of archives.\n"
        "Get:1 http://mirror.example/debian bookworm InRelease [140 kB]\n"
        "Get:2 http://mirror.example/debian bookworm/main amd64 libllvm15 amd64 1:15.0 [23.1 MB]\n"
        "Get:3 http://mirror.example/debian bookworm/main amd64 python3.11 amd64 3.11.2 [2225 kB]\n"
        "Get:4 http://mirror.example/debian bookworm/main amd64 libgl1 amd64 1.6.0-1 [88.4 kB]\n"
        "Get:5 http://mirror.example/debian bookworm/main amd64 libxau6 amd64 1:1.0.9-1 [940 B]\n"
        "Fetched 28.4 MB in 0s (605 kB/s)\n"
    )
    _, said, _ = machine.set_up()
    assert said.splitlines()[1:-1] == [
        "  28.4 MB of packages to download, the large ones one by one:",
        "  libllvm15 (23.1 MB)",
        "  python3.11 (2225 kB)",
    ]


PIP_SAYS = (
    "Collecting regex>=2023.12.25\n"
    "  Downloading regex-2026.11.19-cp313-cp313-manylinux2014_x86_64.whl.metadata (40 kB)\n"
    "  Downloading regex-2026.11.19-cp313-cp313-manylinux2014_x86_64.whl (809 kB)\n"
    "Requirement already satisfied: pip in ./lib\n"
    "  Downloading PySide6_Essentials-6.12.0-cp310-abi3-manylinux_2_34_x86_64.whl (84.3 MB)\n"
    "Progress 0 of 84300000\nProgress 21075000 of 84300000\nProgress 84300000 of 84300000\n"
    "Installing collected packages: regex, PySide6-Essentials\n"
    "Successfully installed\n"
)


def test_what_pip_downloads_is_shown_with_its_size(machine: Machine) -> None:
    machine.settings["PIP_SAYS"] = PIP_SAYS.replace("Progress", "Nothing")
    status, said, calls = machine.set_up()
    assert status == 0
    assert said.splitlines()[1:] == [
        "  regex 2026.11.19 (809 kB)",
        "  PySide6_Essentials 6.12.0 (84.3 MB)",
        "  unpacking all of it",
    ]
    assert "--progress-bar off" in calls[0]


def test_a_terminal_is_shown_how_far_a_download_is(machine: Machine) -> None:
    machine.settings |= {"PIP_SAYS": PIP_SAYS, "PIP_BARS": "[on, off, raw]"}
    _, said, calls = machine.set_up(terminal=True)
    assert "--progress-bar raw" in calls[0]
    assert said.splitlines(keepends=True)[2] == "  PySide6_Essentials 6.12.0 (84.3 MB)\n"
    percentages = said.splitlines(keepends=True)[3:]
    assert "".join(percentages) == "\r    0 %\r    25 %\r    100 %\r  unpacking all of it\n"


def test_a_pip_that_tells_no_progress_is_not_asked_for_it(machine: Machine) -> None:
    machine.settings["PIP_BARS"] = "[on, off]"
    _, _, calls = machine.set_up(terminal=True)
    assert "--progress-bar off" in calls[0]


def test_a_pip_that_failed_leaves_no_stamp(machine: Machine) -> None:
    machine.settings |= {"PIP_STATUS": "1", "PIP_SAYS": "Collecting it\nERROR: No network\n"}
    status, said, _ = machine.set_up()
    assert status == 1
    log = machine.top / ".venv" / "set-up.log"
    assert said.splitlines()[1:] == [
        "ERROR: No network",
        f"pip could not install the reader; see above, and {log}.",
    ]
    assert log.read_text(encoding="utf-8") == "Collecting it\nERROR: No network\n"
    del machine.settings["PIP_STATUS"]
    assert len(machine.set_up()[2]) == 1


def test_a_change_that_cannot_be_fetched_stops_no_start(machine: Machine) -> None:
    machine.set_up()
    machine.change()
    machine.settings |= {"PIP_STATUS": "1", "PIP_SAYS": "ERROR: No network\n"}
    for _ in range(2):  # tried again at each start, and soon given up
        status, said, calls = machine.set_up()
        assert status == 0
        assert said.endswith("pip could not fetch what has changed; going on with what is there.\n")
        assert calls[0].endswith("(tries 1 times again)")
    machine.settings["PIP_STATUS"] = "0"
    assert len(machine.set_up()[2]) == 1
    assert machine.set_up() == (0, "", [])


def test_a_change_that_is_needed_and_cannot_be_fetched_is_named(machine: Machine) -> None:
    machine.set_up()
    machine.change()
    machine.settings |= {"PIP_STATUS": "1", "LACKING": "chardet>=8"}
    status, said, _ = machine.set_up()
    assert status == 1
    assert said.splitlines()[-2:] == [
        "chardet>=8",
        "The reader was changed and needs what is named above, which pip could not fetch. "
        "Is there a network?",
    ]


def test_an_environment_of_another_place_does_not_do(machine: Machine) -> None:
    machine.set_up()
    machine.top = machine.top.rename(machine.top.with_name("moved here"))
    machine.settings["PIP_STATUS"] = "1"
    assert machine.set_up()[0] == 1


def test_a_qt_that_does_not_load_says_which_library_it_misses(machine: Machine) -> None:
    machine.settings["QT_FAULT"] = "ImportError: libGL.so.1: cannot open shared object file"
    status, said, _ = machine.set_up()
    assert status == 1
    assert "libGL.so.1" in said


def test_a_system_without_apt_get_is_left_alone(machine: Machine) -> None:
    (machine.bin / "apt-get").unlink()
    machine.has_only()
    machine.has.clear()
    status, _, calls = machine.set_up()
    assert (status, len(calls)) == (0, 1)


@pytest.mark.parametrize(
    ("setting", "below"),
    [("", "home/.cache"), ("relative", "home/.cache"), ("{}/my cache", "my cache")],
)
def test_a_folder_that_takes_nothing_is_set_up_in_the_cache(
    machine: Machine, tmp_path: Path, setting: str, below: str
) -> None:
    (machine.top / ".venv").touch()  # in the way, for root too
    machine.settings["XDG_CACHE_HOME"] = setting.format(tmp_path)
    status, said, calls = machine.set_up()
    assert (status, len(calls)) == (0, 1)
    (made,) = (tmp_path / below / "transcript-reader" / "environments").iterdir()
    assert said.splitlines() == [
        f"{machine.top} cannot be written to.",
        f"Setting up the reader in {made}",
    ]
    assert machine.set_up() == (0, "", [])
    assert not (machine.bin / "relative").exists()


def test_two_folders_that_take_nothing_are_set_up_apart(machine: Machine, tmp_path: Path) -> None:
    for top in (machine.top, tmp_path / "another reader"):
        machine.top = machine.top.rename(top)
        (machine.top / ".venv").touch()
        assert machine.set_up()[0] == 0
    made = tmp_path / "home" / ".cache" / "transcript-reader" / "environments"
    assert len(list(made.iterdir())) == 2


def test_one_set_up_serves_those_who_may_not_change_it(machine: Machine) -> None:
    machine.set_up()
    program = machine.bin / "mkdir"  # whoever may not write fails here, and is not to come here
    machine.program(program.name, "#!/bin/sh\nexit 1\n")
    assert machine.set_up() == (0, "", [])


def test_where_nothing_can_be_written_that_is_said(machine: Machine) -> None:
    for blocked in (machine.top / ".venv", machine.home / ".cache"):
        blocked.touch()
    status, said, calls = machine.set_up()
    assert (status, calls) == (1, [])
    assert said.startswith("There is no room for the reader: neither ")


def test_one_who_starts_from_a_menu_sees_why_it_fails(machine: Machine) -> None:
    machine.program("notify-send", '#!/bin/sh\nprintf "notify: %s\n" "$2" >>"$CALLS"\n')
    machine.settings |= {"PIP_STATUS": "1", "WAYLAND_DISPLAY": "wayland-0"}
    _, said, calls = machine.set_up()
    assert calls[-1] == f"notify: {said.splitlines()[-1]}"
    assert "notify" not in machine.set_up(terminal=True)[2][-1]


@pytest.mark.parametrize("shell", ["dash", "bash --posix", "busybox sh"])
def test_any_posix_shell_will_do(machine: Machine, shell: str) -> None:
    if shutil.which(shell.split()[0]) is None:
        pytest.skip(f"there is no {shell.split()[0]} here")
    machine.shell = shell.split()
    machine.user(1000, "sudo")
    machine.has.remove("libGL.so.1")
    machine.settings |= {"PIP_SAYS": PIP_SAYS, "PIP_BARS": "[on, off, raw]", "SUDO_ASKS": "1"}
    status, said, calls = machine.set_up(terminal=True)
    assert status == 0
    assert "  regex 2026.11.19 (809 kB)\n" in said
    assert len(calls) == 5
    machine.change()
    machine.settings |= {"PIP_STATUS": "1", "LACKING": "chardet>=8"}
    assert machine.set_up()[0] == 1


def test_installing_sets_up_first(machine: Machine) -> None:
    status, said, calls = machine.run("--install")
    assert status == 0
    assert said.startswith("Setting up the reader in ")
    assert [call.split(":")[0] for call in calls] == ["pip", "install.py"]
    assert machine.run("--install") == (0, "", ["install.py: install"])


def test_uninstalling_sets_nothing_up(machine: Machine) -> None:
    assert machine.run("--uninstall") == (0, "", ["install.py: uninstall"])
    assert not (machine.top / ".venv").exists()


@pytest.mark.parametrize("word", ["--install", "--uninstall"])
def test_installing_is_for_one_person_and_takes_nothing_else(machine: Machine, word: str) -> None:
    assert machine.run(word, "talk.srt") == (1, f"Nothing goes with {word}.\n", [])
    machine.settings["SUDO_USER"] = "ann"
    status, said, calls = machine.run(word)
    assert (status, calls) == (1, [])
    assert said == "Please do this without sudo: it is for one person alone.\n"
