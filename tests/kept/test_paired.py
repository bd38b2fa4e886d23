"""What is remembered of texts side by side from one start to the next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.kept import paired
from reader.kept.paired import PairedFiles, PairNames
from reader.model.pairing.by_hand import RowEdges

BOTH = PairNames("/talks/a.en.vtt", "/talks/a.fr.vtt")
ROWS = (RowEdges(0, 2, 0, 1), RowEdges(2, 3, 1, 1))


def test_rows_made_by_hand_are_known_at_the_next_start(tmp_path: Path) -> None:
    kept = tmp_path / "pairs.json"
    PairedFiles(kept).note(BOTH, ROWS)
    again = PairedFiles(kept)
    assert again.rows(BOTH) == ROWS
    assert again.rows(PairNames(*reversed(BOTH))) == ()
    assert again.beside("/talks/a.en.vtt") == ["/talks/a.fr.vtt"]
    assert again.beside("/talks/a.fr.vtt") == []


def test_what_stood_beside_it_last_comes_first() -> None:
    files = PairedFiles(None)
    for second in ("b", "c", "b"):
        files.note(PairNames("a", second), ())
    assert files.beside("a") == ["b", "c"]


def test_of_too_many_the_oldest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paired, "MOST_PAIRS", 2)
    files = PairedFiles(None)
    for first in ("a", "b", "c"):
        files.note(PairNames(first, "x"), ())
    assert [files.beside(first) for first in ("a", "b", "c")] == [[], ["x"], ["x"]]


def test_two_programs_remember_what_each_of_them_set_side_by_side(tmp_path: Path) -> None:
    one, other = (PairedFiles(tmp_path / "pairs.json") for _ in range(2))
    one.note(BOTH, ROWS)
    other.note(PairNames("b", "x"), ())
    again = PairedFiles(tmp_path / "pairs.json")
    assert again.rows(BOTH) == ROWS
    assert again.beside("b") == ["x"]


def test_a_file_that_cannot_be_read_is_put_aside_and_told_of(tmp_path: Path) -> None:
    kept = tmp_path / "pairs.json"
    kept.write_text("garbage", encoding="utf-8")
    assert PairedFiles(kept).notice == (
        "What was remembered of texts side by side could not be read; "
        "the old file is kept as “pairs.json.bad-1”."
    )


def test_where_none_is_kept_only_those_stay_in_which_rows_were_made(tmp_path: Path) -> None:
    kept = tmp_path / "pairs.json"
    files = PairedFiles(kept)
    files.note(BOTH, ROWS)
    files.note(PairNames("/talks/secret.vtt", "x"), ())
    files.forget_bare()
    assert "secret" not in kept.read_text()
    files.note(PairNames("/talks/secret.vtt", "x"), (), keeps_bare=False)
    assert "secret" not in kept.read_text()
    assert PairedFiles(kept).rows(BOTH) == ROWS


def test_what_has_no_name_is_not_remembered(tmp_path: Path) -> None:
    kept = tmp_path / "pairs.json"
    PairedFiles(kept).note(PairNames("", "x"), ROWS)
    assert not kept.exists()


@pytest.mark.parametrize(
    "rows",
    [7, "0,1", "0,1,0,x", "0,1,0,-1", "1,0,0,1", "0,0,0,0", "0,2,0,2 1,3,2,3", f"0,{10**30},0,1"],
)
def test_rows_that_are_none_are_left_out_and_the_pair_stays(tmp_path: Path, rows: object) -> None:
    kept = tmp_path / "pairs.json"
    kept.write_text(json.dumps({"pairs": [{"first": "a", "second": "b", "rows": rows}]}))
    files = PairedFiles(kept)
    assert files.beside("a") == ["b"]
    assert files.rows(PairNames("a", "b")) == ()


@pytest.mark.parametrize(
    "item",
    [7, {}, {"first": "a"}, {"first": "", "second": "b"}, {"first": "a", "second": "b" * 5000}],
)
def test_what_is_no_pair_is_left_out(tmp_path: Path, item: object) -> None:
    kept = tmp_path / "pairs.json"
    kept.write_text(json.dumps({"pairs": [item, {"first": "a", "second": "c"}]}))
    assert PairedFiles(kept).beside("a") == ["c"]
