"""Work beside the window."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from driver import until
from holdings import COUNTED, holdings, holdings_after
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.errors import ProgramError, ReaderError
from reader.ui.parts import background as background_module
from reader.ui.parts.background import Background, Job, WorkChannel


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def test_the_result_arrives_on_the_thread_of_the_window(background: Background) -> None:
    got: list[tuple[int, bool, bool]] = []
    main = threading.main_thread()

    def work() -> tuple[int, bool]:
        return 7, threading.current_thread() is main

    background.run(work, lambda r: got.append((*r, threading.current_thread() is main)), got.append)
    until(lambda: bool(got))
    assert got == [(7, False, True)]


def test_a_refusal_is_told(background: Background) -> None:
    told: list[str] = []

    def work() -> None:
        raise ReaderError("It cannot be.")

    background.run(work, told.append, lambda error: told.append(str(error)))
    until(lambda: bool(told))
    assert told == ["It cannot be."]


@pytest.mark.parametrize("is_long", [True, False])
@pytest.mark.parametrize("where", ["work", "done"])
def test_a_fault_of_the_program_is_not_lost_and_whoever_waits_is_told(
    background: Background, monkeypatch: pytest.MonkeyPatch, where: str, is_long: bool
) -> None:
    caught: list[type[BaseException]] = []
    told: list[ReaderError] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, fault, trace: caught.append(kind))

    def wrong(*_: object) -> None:
        raise ZeroDivisionError

    work, done = (wrong, caught.append) if where == "work" else (lambda: None, wrong)
    background.do(work, done, told.append, is_long=is_long)
    until(lambda: bool(told))
    assert caught == [ZeroDivisionError]
    assert [type(error) for error in told] == [ProgramError]


def test_a_library_that_would_end_the_program_is_a_fault(
    background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type[BaseException]] = []
    told: list[ReaderError] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, fault, trace: caught.append(kind))
    background.run(lambda: sys.exit(1), caught.append, told.append)
    until(lambda: bool(told))
    assert caught == [SystemExit]
    assert [type(error) for error in told] == [ProgramError]


def test_a_refusal_on_the_way_to_the_window_is_told(background: Background) -> None:
    told: list[ReaderError] = []
    refusal = ReaderError("It cannot be kept.")

    def done(_: object) -> None:
        raise refusal

    background.run(lambda: 1, done, told.append)
    until(lambda: bool(told))
    assert told == [refusal]


def test_what_is_cancelled_brings_nothing(background: Background) -> None:
    go = threading.Event()
    brought: list[object] = []
    job = background.run(lambda: go.wait(5), brought.append, brought.append)
    other: list[object] = []
    job.cancel()
    go.set()
    background.run(lambda: 1, other.append, other.append)
    until(lambda: bool(other))
    assert brought == []


def test_after_closing_nothing_is_done(qtbot: QtBot) -> None:
    background = Background()
    brought: list[object] = []
    background.run(lambda: 1, brought.append, brought.append)
    background.close()
    background.run(lambda: 2, brought.append, brought.append)
    QApplication.processEvents()
    assert brought == []


@COUNTED
def test_nothing_is_left_of_work_that_is_cut_off(qapp: QApplication) -> None:
    def round_() -> None:
        background = Background()
        go_on = threading.Event()
        brought: list[object] = []

        def work() -> bool:
            return go_on.wait()

        jobs = [background.run(work, brought.append, brought.append) for _ in range(12)]
        for job in jobs[::3]:
            job.cancel()
        background.stop()
        go_on.set()
        assert background.close()
        QApplication.processEvents()
        assert brought == []

    round_()
    before = holdings()
    for _ in range(50):
        round_()
    after = holdings_after(before)
    assert after.descriptors <= before.descriptors
    assert after.threads <= before.threads


def test_closing_tells_of_work_that_has_not_ended(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_module, "_CLOSING_MS", 20)
    background = Background()
    begun, go_on = threading.Event(), threading.Event()
    brought: list[object] = []

    def work() -> bool:
        begun.set()
        return go_on.wait()

    background.run(work, brought.append, brought.append)
    begun.wait()
    assert not background.close()
    go_on.set()
    monkeypatch.undo()
    assert background.close()
    QApplication.processEvents()
    assert brought == []


class Held:
    """What a piece of work has to do with, as a part of the window is; tells where it goes."""

    def __init__(self, gone: list[bool]) -> None:
        self._gone = gone

    def __del__(self) -> None:
        self._gone.append(threading.current_thread() is threading.main_thread())


@pytest.mark.parametrize("end", ["done", "cancelled", "closed", "left behind"])
def test_what_work_has_to_do_with_goes_on_the_thread_of_the_window(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    background = Background()
    begun, go_on = threading.Event(), threading.Event()
    gone: list[bool] = []

    def work(held: Held) -> Held:
        begun.set()
        go_on.wait()
        return held

    def give() -> Job:  # so that nothing of it is left here
        held = Held(gone)
        return background.run(partial(work, held), lambda _, held=held: None, gone.append)

    job = give()
    begun.wait()
    if end == "cancelled":
        job.cancel()
    elif end == "left behind":
        monkeypatch.setattr(background_module, "_CLOSING_MS", 0)
        assert not background.close()
        monkeypatch.undo()
    elif end == "closed":
        background.stop()
    go_on.set()
    assert background._pool.waitForDone(5_000)
    assert gone == []
    if end in ("closed", "left behind"):
        assert background.close()
    until(lambda: gone)
    assert gone == [True]
    background.close()


def test_a_line_is_cut_when_its_job_is_cancelled_or_all_is_stopped(qapp: QApplication) -> None:
    for end in (lambda background, job: job.cancel(), lambda background, job: background.stop()):
        background = Background()
        begun = threading.Event()
        seen: list[bool] = []

        def work(
            line: WorkChannel[int], begun: threading.Event = begun, seen: list[bool] = seen
        ) -> None:
            seen.append(line.is_cut())
            begun.set()
            while not line.is_cut():
                line.tell(1)
            seen.append(True)

        told: list[object] = []
        job = background.stream(work, told.append, told.append, told.append)
        begun.wait()
        end(background, job)
        assert background.close()
        QApplication.processEvents()
        assert seen == [False, True]
        assert told == []
