"""How often words are said in a year, worked out by hand."""

from __future__ import annotations

from reader.model.rates import YearRate, by_year


def test_hits_in_ten_thousand_words_of_a_year() -> None:
    kept = [("2021-03-04", 3_000), ("", 500), ("2019", 10_000), ("2021", 1_000)]
    bridge = [("2021-03-04", 5), ("2021", 1), ("2019", 2)]
    tunnel = [("", 1)]
    years = by_year(kept, [bridge, tunnel])
    assert years == (
        YearRate("2019", 1, 10_000, (2, 0)),
        YearRate("2021", 2, 4_000, (6, 0)),
        YearRate("", 1, 500, (0, 1)),
    )
    # 2 in 10,000; 6 in 4,000 are 15; 1 in 500 are 20.
    assert [year.rate(0) for year in years] == [2.0, 15.0, 0.0]
    assert [year.rate(1) for year in years] == [0.0, 0.0, 20.0]


def test_nothing_is_divided_by_no_words() -> None:
    (year,) = by_year([("2020", 0)], [[]])
    assert year.rate(0) == 0.0
    assert by_year([], []) == ()
