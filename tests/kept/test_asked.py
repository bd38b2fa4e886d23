"""The list of what was asked of the web: each request a line, the newest told first."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import tongues
from source import ROOT

from reader import wording
from reader.errors import FileError
from reader.kept.asked import LARGEST, MOST_LINES, NAME, AskedList
from reader.model.asked import Asked

FIRST = Asked("2026-11-26T09:00:00Z", "the captions", "https://example.org/a.vtt", 200, 5, "came")
LATER = Asked("2026-11-26T09:00:01Z", "the page", "https://example.org/b", 0, 0, "no answer")


def test_what_was_never_asked_is_an_empty_list(tmp_path: Path) -> None:
    assert AskedList(tmp_path).requests() == []
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_is_english_whatever_is_spoken(tmp_path: Path) -> None:
    with tongues.speaking("de"):
        purpose = wording.tr("the captions")
        answer = wording.tr("{host} has nothing at this address.", host="example.org")
        assert purpose == "die Untertitel"
        AskedList(tmp_path).add(FIRST._replace(purpose=purpose, answer=answer))
        (kept,) = AskedList(tmp_path).requests()
    assert kept.purpose == "the captions"
    assert kept.answer == "example.org has nothing at this address."


def test_the_newest_comes_first_and_each_is_a_line_of_json(tmp_path: Path) -> None:
    asked = AskedList(tmp_path)
    asked.add(FIRST)
    asked.add(LATER)
    assert AskedList(tmp_path).requests() == [LATER, FIRST]
    lines = (tmp_path / NAME).read_text("ascii").splitlines()
    assert [json.loads(line)["address"] for line in lines] == [FIRST.address, LATER.address]
    assert json.loads(lines[0]) == {
        "when": "2026-11-26T09:00:00Z",
        "purpose": "the captions",
        "address": "https://example.org/a.vtt",
        "status": 200,
        "size": 5,
        "answer": "came",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    AskedList(tmp_path).add(FIRST)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_a_strangers_words_stay_on_one_line_and_come_back(tmp_path: Path) -> None:
    AskedList(tmp_path).add(FIRST._replace(answer="Größe 字\n{", purpose="a\u2028b"))
    (back,) = AskedList(tmp_path).requests()
    assert (tmp_path / NAME).read_bytes().isascii()
    assert (tmp_path / NAME).read_bytes().count(b"\n") == 1
    assert back.answer.split() == ["Größe", "字", "{"]
    assert back.purpose.split() == ["a", "b"]
    assert "\n" not in back.answer


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"", []),
        (b"no json", []),
        (b"[1, 2]", []),
        (b'"text"', []),
        (b"[" * 100_000, []),
        (b"\xff\xfe", []),
        (b"{}", [Asked("", "", "", 0, 0, "")]),
        (
            b'{"when": 7, "status": "404", "size": -3, "other": 1}',
            [Asked("7", "", "", 404, 0, "")],
        ),
        (
            b'{"status": true, "size": 1.5, "answer": null}',
            [Asked("", "", "", 0, 0, "None")],
        ),
        (b'{"size": 1234567890123456}', [Asked("", "", "", 0, 0, "")]),
        (b'{"size": 123456789012345}', [Asked("", "", "", 0, 123_456_789_012_345, "")]),
    ],
)
def test_a_line_that_anyone_may_have_written_hides_no_other(
    tmp_path: Path, line: bytes, told: list[Asked]
) -> None:
    asked = AskedList(tmp_path)
    asked.add(FIRST)
    with (tmp_path / NAME).open("ab") as file:
        file.write(line + b"\n")
    asked.add(LATER)
    assert asked.requests() == [LATER, *told, FIRST]


def test_only_the_newest_are_told(tmp_path: Path) -> None:
    line = json.dumps(FIRST._asdict())
    old = line.replace("/a.vtt", "/old")
    (tmp_path / NAME).write_text(f"{old}\n" + f"{line}\n" * (MOST_LINES - 1))
    asked = AskedList(tmp_path)
    assert len(asked.requests()) == MOST_LINES
    assert asked.requests()[-1].address == "https://example.org/old"
    asked.add(LATER)
    assert len(asked.requests()) == MOST_LINES
    assert asked.requests()[0] == LATER
    assert asked.requests()[-1] == FIRST


def test_a_file_grown_too_large_is_cut_to_the_newest(tmp_path: Path) -> None:
    line = json.dumps(FIRST._asdict()) + "\n"
    (tmp_path / NAME).write_text("x" * LARGEST + "\n" + line)
    asked = AskedList(tmp_path)
    asked.add(LATER)
    assert (tmp_path / NAME).read_text() == line + json.dumps(LATER._asdict()) + "\n"


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"^What is asked cannot be listed: .*\.$"):
        AskedList(tmp_path / "no such folder").add(FIRST)


def test_programs_that_ask_at_once_lose_no_line(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from reader.kept.asked import AskedList; from reader.model.asked import Asked;"
        "[AskedList(Path(sys.argv[1])).add(Asked('', sys.argv[2], str(n), 200, 1, ''))"
        " for n in range(25)]"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), name], cwd=ROOT)
        for name in "ab"
    ]
    assert [process.wait(timeout=120) for process in started] == [0, 0]
    told = {(one.purpose, one.address) for one in AskedList(tmp_path).requests()}
    assert told == {(name, str(n)) for name in "ab" for n in range(25)}
