"""The manual page: it is well formed, and knows all that the command line takes and no more."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Collection

import pytest
from source import ROOT
from test_packaging import COMMAND, LINUX, run, text

from reader.quotes.citations import STYLES
from reader.quotes.exports import Matter, kinds

SAVED = kinds(Matter.EXCERPT)
LISTS = {
    ("convert", "--to"): SAVED,
    ("quote", "--to"): [kind.name for kind in SAVED.values() if kind.is_read and kind.is_text],
    ("quote", "--cite"): [*STYLES, *kinds(Matter.REFERENCE)],
    ("pair", "--to"): kinds(Matter.PAIRING),
}
"""What stands behind an option of a command, where the page lists all of it."""


def section(command: str) -> str:
    """The section of a command, or of the program, with its hyphens as they are typed."""
    page = text(LINUX / f"{COMMAND}.1").replace("\\-", "-")
    heading = command.upper() or "OPTIONS"
    return page.partition(f".SH {heading}\n")[2].partition("\n.SH ")[0]


def bold(paragraph: str) -> set[str]:
    """What is set in bold, with man(7): all words of .B, every other one of .BR."""
    found: list[str] = []
    for line in paragraph.splitlines():
        macro, *words = shlex.split(line) or [""]
        found += words if macro == ".B" else words[::2] if macro == ".BR" else []
    return set(found)


def test_the_manual_page_is_well_formed() -> None:
    assert run("mandoc", "-Tlint", "-W", "warning", LINUX / f"{COMMAND}.1") == ""


def test_the_manual_page_sets_without_warnings() -> None:
    assert run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", LINUX / f"{COMMAND}.1")


@pytest.mark.parametrize("part", [[], ["convert"], ["find"], ["quote"], ["pair"]], ids=str)
def test_the_manual_page_knows_every_option_and_no_other(part: list[str]) -> None:
    command = [sys.executable, "-m", "reader", *part, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    option = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
    told = set(option.findall(section("".join(part))))
    assert told | {"-h", "--help"} == set(option.findall(done.stdout))


@pytest.mark.parametrize(("command", "option"), LISTS)
def test_the_manual_page_lists_every_name_behind_an_option(command: str, option: str) -> None:
    names: Collection[str] = LISTS[command, option]
    found = re.search(rf"^\.TP\n\.B {option} .*\n((?:(?!\.TP$).*\n)*)", section(command), re.M)
    assert found is not None
    told = {word for word in bold(found[1]) if not word.startswith("-")}
    assert told == set(names), f"{command} {option}, in packaging/linux/{COMMAND}.1"
