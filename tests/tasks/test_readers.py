"""Files read beside this process: nothing that one of them does costs another, or stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
import strange_readers
from source import ROOT
from strange_readers import BROKEN, ENDLESS, GREEDY

from reader.library import Library, open_library
from reader.model.transcript import Transcript
from reader.tasks import importing, reader_process, readers
from reader.tasks.importing import Refusal, take_in
from reader.tasks.readers import Readers
from reader.tasks.reading import ReadRequest, Unread

SRT = "1\n00:00:01,000 --> 00:00:02,000\n{}\n"
MANY = 70
LONGEST = 120  # seconds, after which something will never come


def asked(words: str, path: str = "") -> ReadRequest:
    data = SRT.format(words).encode()
    return ReadRequest(data, "talk.srt", sha256(data).hexdigest(), path=path)


def words_of(outcome: Transcript | Unread | None) -> str:
    assert outcome is not None
    return outcome.sentence if isinstance(outcome, Unread) else outcome.cues[0].text


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file is reason enough for a process."""
    monkeypatch.setattr(readers, "_MANY", 1)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that has no end may take a second."""
    monkeypatch.setattr(ReadRequest, "most_seconds", property(strange_readers.seconds))


@pytest.fixture
def strange(at_once: None) -> Iterator[Readers]:
    made = Readers(strange_readers.read, most=2)
    yield made
    made.close()


# -- one after another --------------------------------------------------------------------------


def test_few_short_files_need_no_process() -> None:
    made = Readers()
    given = [made.give(asked(f"Words {n}.")) for n in range(3)]
    assert [words_of(made.outcome(one)) for one in given] == ["Words 0.", "Words 1.", "Words 2."]
    assert made._children == []


@pytest.mark.parametrize(
    "requests",
    [
        [asked(f"Words {n}.") for n in range(64)],
        [asked("long " * 200_000)],
        [ReadRequest(b"%PDF-1.4 and no more", "a.pdf", "")],
        [ReadRequest(b"PK\x03\x04 and no more", "a.docx", "")],
    ],
    ids=["many", "long", "pdf", "packed"],
)
def test_many_long_or_packed_ones_are_read_beside_this_process(
    requests: list[ReadRequest],
) -> None:
    made = Readers()
    given = [made.give(request) for request in requests]
    assert 1 <= len(made._children) <= readers.processors()
    outcomes = [made.outcome(one) for one in given]
    assert outcomes == [readers.reading.read(request) for request in requests]
    made.close()


def test_what_reads_brings_in_neither_a_window_nor_a_library() -> None:
    script = (
        "import sys; from reader.tasks import reading, reading_child, passing;"
        "reading.read(reading.ReadRequest(b'We build boats.', 'a.txt', ''));"
        "print([name for name in sys.modules"
        " if name.startswith(('PySide6', 'sqlite3', 'reader.library', 'reader.ui'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"


# -- what a file may do -------------------------------------------------------------------------


def test_one_that_never_ends_is_given_up_and_the_rest_goes_on(
    strange: Readers, hurried: None
) -> None:
    given = [strange.give(asked(words)) for words in ("One.", ENDLESS, "Two.", "Three.")]
    assert [words_of(strange.outcome(one)) for one in given] == [
        "One.",
        "Reading this file was given up after 1 second.",
        "Two.",
        "Three.",
    ]


def test_the_time_grows_with_the_file() -> None:
    assert ReadRequest(b"", "", "").most_seconds == 10
    assert ReadRequest(bytes(5_000_000), "", "").most_seconds == 15


def test_one_that_breaks_its_process_is_told_and_not_tried_again(
    strange: Readers, tmp_path: Path
) -> None:
    broken = asked(BROKEN, str(tmp_path / "talk.srt"))
    given = [strange.give(one) for one in (asked("One."), broken, asked("Two."), broken)]
    told = "Reading this file broke the process that did it, so it was left out."
    assert [words_of(strange.outcome(one)) for one in given] == ["One.", told, "Two.", told]
    assert words_of(strange.outcome(strange.give(broken))) == told
    assert len((tmp_path / "talk.tries").read_text().split()) == 1


def test_those_that_were_given_ahead_to_a_broken_process_are_read(at_once: None) -> None:
    made = Readers(strange_readers.read, most=1)
    words = [f"{BROKEN} {n}" if n % 5 == 2 else f"Words {n}." for n in range(20)]
    given = [made.give(asked(one)) for one in words]
    outcomes = [made.outcome(one) for one in given]
    made.close()
    assert [isinstance(one, Unread) for one in outcomes] == [n % 5 == 2 for n in range(20)]
    assert [words_of(one) for one in outcomes if not isinstance(one, Unread)] == [
        one for one in words if BROKEN not in one
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="where the system bounds memory")
def test_one_that_wants_all_memory_is_told(strange: Readers) -> None:
    given = [strange.give(asked(words)) for words in (GREEDY, "One.")]
    assert [words_of(strange.outcome(one)) for one in given] == [
        "Reading this file takes more memory than there is for it.",
        "One.",
    ]


def test_whoever_kills_a_process_loses_no_file(strange: Readers) -> None:
    given = [strange.give(asked(f"Words {n}.")) for n in range(40)]
    for child in strange._children:
        child._process.kill()
    outcomes = [words_of(strange.outcome(one)) for one in given]
    # The one that it was at may be to blame, for all that is known.
    assert sum(words != f"Words {n}." for n, words in enumerate(outcomes)) <= 2


@pytest.mark.skipif(os.name != "posix", reason="limits as POSIX has them")
def test_where_no_process_can_be_started_files_are_read_here(
    at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(read: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(reader_process, "ReaderProcess", cannot)
    made = Readers()
    given = [made.give(asked(f"Words {n}.")) for n in range(3)]
    assert [words_of(made.outcome(one)) for one in given] == ["Words 0.", "Words 1.", "Words 2."]


# -- an import ----------------------------------------------------------------------------------


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = open_library(tmp_path / "shelf", tmp_path / "cache")
    yield made
    made.close()


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:03}.srt").write_text(SRT.format(f"Words of number {number}."))
    return folder


def test_bad_files_among_good_ones_are_told_in_their_order(
    library: Library, talks: Path, hurried: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "Readers", partial(Readers, strange_readers.read))
    (talks / "005.srt").write_text("")
    (talks / "020.srt").write_text(SRT.format(ENDLESS))
    (talks / "040.srt").write_text(SRT.format(BROKEN))
    (talks / "060.srt").write_text(SRT.format(BROKEN))  # the same again
    report = take_in(library, [talks])
    broke = "Reading this file broke the process that did it, so it was left out."
    assert report.refused == [
        Refusal(str(talks / "005.srt"), "The file is empty."),
        Refusal(str(talks / "020.srt"), "Reading this file was given up after 1 second."),
        Refusal(str(talks / "040.srt"), broke),
        Refusal(str(talks / "060.srt"), broke),
    ]
    left = [n for n in range(MANY) if n not in (5, 20, 40, 60)]
    assert [library.entry(id_).title for id_ in report.ids] == [f"{n:03}.srt" for n in left]
    tries = [len(path.read_text().split()) for path in sorted(talks.glob("0[46]0.tries"))]
    assert tries == [1]


def test_an_import_is_resumed(library: Library, talks: Path) -> None:
    told: list[int] = []
    first = take_in(
        library, [talks], lambda now: told.append(now.done), should_stop=lambda: len(told) == 30
    )
    assert first.sentence() == "Stopped: 30 added."
    second = take_in(library, [talks])
    assert (second.added, second.known) == (MANY - 30, 30)


# -- the end ------------------------------------------------------------------------------------

# The command line, with a reading that never comes to an end.
PROGRAM = """
import runpy, sys
from functools import partial
import strange_readers
from reader.tasks import importing, reader_process, readers
readers._MANY = 1
importing.Readers = partial(readers.Readers, strange_readers.never)
sys.argv = ["transcript-reader", *sys.argv[1:]]
runpy.run_module("reader", run_name="__main__")
"""


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.usefixtures("signals_are_heard")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_nothing_outlives_an_import_that_is_ended(number: str, talks: Path, tmp_path: Path) -> None:
    base = tmp_path / "base"
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "library", "add", "--basedir", str(base), str(talks)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "reading\n"
        if number == "SIGINT":
            os.killpg(program.pid, signal.SIGINT)  # as a terminal does: the others get it too
        else:
            program.send_signal(signal.Signals[number])
        # Its processes have its output too: this ends when they all have.
        _, errors = program.communicate(timeout=LONGEST)
    finally:
        program.kill()
    assert program.returncode == (130 if number == "SIGINT" else -signal.Signals[number])
    assert "Traceback" not in errors
    shelf = open_library(base / "data", base / "cache")
    assert shelf.entries() == []
    assert shelf.check().faults == ()
    shelf.close()
