"""What one process hands on to the next: it comes once, and nothing in its file hinders a start."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.kept import handed_on
from reader.kept.handed_on import HandedOn, Looking
from reader.kept.memory import Open
from reader.model.search.limits import Limits
from reader.model.transcript import RelatedVideo


@pytest.mark.parametrize(
    "handed",
    [
        HandedOn(),
        HandedOn((Open(Path("/a.srt"), place=(3, 4, -5)), Open(None, 7)), 1, "transcript", True),
        HandedOn(page="library", library="water rights"),
        HandedOn(search=Looking("river", 12, Limits("Ana Ruiz", 0, 60_000, True, False))),
        HandedOn(page="pair", second=Open(None, 9, shelf_at="postgresql://h/a"), row=4, both="x"),
        HandedOn(page="video", video=RelatedVideo("Dam", "https://example.org/v", "v7")),
    ],
)
def test_all_of_it_comes_once(tmp_path: Path, handed: HandedOn) -> None:
    handed.save(tmp_path)
    assert handed_on.take(tmp_path) == handed
    assert handed_on.take(tmp_path) is None


def test_what_is_no_such_file_is_put_aside(tmp_path: Path) -> None:
    file = tmp_path / "handed-on.json"
    file.write_text("[1")
    assert handed_on.take(tmp_path) is None
    assert (tmp_path / "handed-on.json.bad-1").read_text() == "[1"


@pytest.mark.parametrize(
    "stored",
    [
        "{}",
        '{"open": [7, {"path": "x"}], "shown": 10e9, "limits": [1], "video": {}}',
        '{"row": -3, "current": true, "limits": {"speaker": 7}, "full_screen": 1, "second": []}',
    ],
)
def test_what_is_of_the_wrong_kind_is_left_out_by_itself(tmp_path: Path, stored: str) -> None:
    (tmp_path / "handed-on.json").write_text(stored)
    assert handed_on.take(tmp_path) == HandedOn()
