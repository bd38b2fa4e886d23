"""Starts that died."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.kept.start_guard import StartGuard


def test_two_deaths_in_a_row_are_noticed(tmp_path: Path) -> None:
    assert [StartGuard(tmp_path).is_safe_start for _ in range(3)] == [False, False, True]


def test_a_steady_run_is_no_death(tmp_path: Path) -> None:
    for _ in range(4):
        guard = StartGuard(tmp_path)
        assert not guard.is_safe_start
        guard.steady()


@pytest.mark.parametrize("content", [b"", b"garbage", b"x" * 1000])
def test_a_damaged_mark_counts_for_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "starts").write_bytes(content)
    assert not StartGuard(tmp_path).is_safe_start


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    guard = StartGuard(tmp_path / "no such folder")
    assert not guard.is_safe_start
    guard.steady()


@pytest.mark.parametrize(
    ("marks", "is_safe"), [(0, False), (1, False), (2, True), (99, True), (100, False)]
)
def test_two_marks_and_more_are_two_deaths(tmp_path: Path, marks: int, is_safe: bool) -> None:
    """What is longer than any row of deaths is no row of marks."""
    (tmp_path / "starts").write_bytes(b"x" * marks)
    assert StartGuard(tmp_path).is_safe_start is is_safe


def test_a_safe_start_that_ends_well_is_the_end_of_it(tmp_path: Path) -> None:
    (tmp_path / "starts").write_bytes(b"xx")
    StartGuard(tmp_path).steady()
    assert not (tmp_path / "starts").exists()
    assert not StartGuard(tmp_path).is_safe_start
