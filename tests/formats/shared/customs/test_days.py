"""Lines that say when somebody talked."""

from __future__ import annotations

import pytest

from reader.formats.shared.customs.days import is_day, is_hour


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, 3 March 2026",
        "March 3rd, 2026",
        "2026-03-03 10:00 GMT",
        "3. März 2026, 14 Uhr",
        "Dienstag, 3. März 2026",
        "mardi 3 mars 2026",
        "martes, 3 de marzo de 2026",
        "3 marzo 2026",
        "2026年3月3日（火曜日）",
        "32m 10s",
        "38 mins",
        "Duration: 1 hour",
    ],
)
def test_a_day_or_a_length(line: str) -> None:
    assert is_day(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2026",
        "March",
        "In March 2026 it burned.",
        "3 boats",
        "10:03",
        "May 2026 be kind",
        "1 2 3",
    ],
)
def test_no_day(line: str) -> None:
    assert not is_day(line)


@pytest.mark.parametrize("line", ["10:03 AM", "9:00 a.m.", "[10:03 pm]", "14 Uhr", "14h05", "9 am"])
def test_an_hour(line: str) -> None:
    assert is_hour(line)


@pytest.mark.parametrize("line", ["", "10:03", "at 9", "I am", "9 am sharp, as ever", "12"])
def test_no_hour(line: str) -> None:
    assert not is_hour(line)
