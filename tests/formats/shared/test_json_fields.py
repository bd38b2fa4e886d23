"""Texts and times of JSON, of whatever type a program wrote."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from reader.formats.shared.json_fields import faults_found, milliseconds, text_of, word_times
from reader.model.transcript import ReportItem, WordTime


@pytest.mark.parametrize(
    ("value", "text"),
    [(" a ", "a"), ("", ""), (5, "5"), (True, ""), (1.5, ""), (None, ""), (["a"], ""), ({}, "")],
)
def test_a_text(value: object, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "time"),
    [
        (0, 1000, 0),
        (1.5, 1000, 1_500),
        (" 1.5 ", 1000, 1_500),
        (0.0006, 1000, 1),
        (1_500, 1, 1_500),
        ("2", 60_000, 120_000),
        (None, 1000, None),
    ],
)
def test_a_time(value: object, unit: int, time: int | None) -> None:
    faults: Counter[str] = Counter()
    assert milliseconds(value, faults, unit=unit) == time
    assert not faults


@pytest.mark.parametrize(
    "value", ["", "soon", "0:05", "nan", "1e999", True, [], {}, math.inf, math.nan]
)
def test_what_is_no_time_is_counted(value: object) -> None:
    faults: Counter[str] = Counter()
    assert milliseconds(value, faults) is None
    assert faults == {"untimed": 1}


def test_a_time_before_the_start_is_the_start() -> None:
    faults: Counter[str] = Counter()
    assert milliseconds(-0.5, faults) == 0
    assert faults == {"negative": 1}


@pytest.mark.parametrize(
    ("text", "words", "placed"),
    [
        ("so it is", [("so", 0), (" it ", 5), ("is", 9)], [(0, 0), (3, 5), (6, 9)]),
        ("no no", [("no", 0), ("no", 5)], [(0, 0), (3, 5)]),
        ("so it is", [("so", 0), ("was", 5), ("is", 9)], [(0, 0), (6, 9)]),
        ("no no", [("no", None), ("no", 5)], [(3, 5)]),
        ("so", [("", 0), (" ", 1)], []),
        ("a" + " " * 398 + "b", [("a", 0), ("b", 5)], [(0, 0), (399, 5)]),
        ("a" + " " * 500 + "b", [("a", 0), ("b", 5)], [(0, 0)]),
        ("", [("a", 0)], []),
    ],
)
def test_words_are_found_in_their_order(
    text: str, words: list[tuple[str, int | None]], placed: list[tuple[int, int]]
) -> None:
    assert word_times(text, words) == tuple(WordTime(*place) for place in placed)


def test_faults_are_told_one_by_one() -> None:
    assert faults_found(Counter()) == ()
    assert faults_found(Counter(skipped=1, negative=2)) == (
        ReportItem("1 item without text was skipped.", 1),
        ReportItem("2 times before the start were set to 0.", 2),
    )
    assert faults_found(Counter(untimed=1, unlisted=3)) == (
        ReportItem("1 time could not be read.", 1),
        ReportItem("3 related videos without a title were skipped.", 3),
    )
