"""What is remembered survives a start, and nothing in its file can hinder one."""

import json
import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import FileError
from reader.kept.memory import (
    MOST_ADDRESSES,
    MOST_GIVEN,
    MOST_RECENT,
    Memory,
    Open,
)
from reader.model.transcript import RelatedVideo


def reopened(memory: Memory, file: Path) -> Memory:
    memory.save()
    return Memory.load(file)


def test_without_a_file_there_is_nothing_remembered_and_nothing_to_say(file: Path) -> None:
    memory = Memory.load(file)
    assert memory.recent == []
    assert memory.last_open is None
    assert memory.window == {}
    assert memory.notice == ""


def test_files_come_back_newest_first_with_what_they_go_by(file: Path, tmp_path: Path) -> None:
    memory = Memory(file)
    memory.note_opened(tmp_path / "a.srt", "First")
    memory.note_opened(tmp_path / "b.srt", "Second", url="https://video.example/b", video_id="b7")
    again = reopened(memory, file)
    assert [(recent.path.name, recent.title) for recent in again.recent] == [
        ("b.srt", "Second"),
        ("a.srt", "First"),
    ]
    assert again.recent[0].url == "https://video.example/b"
    assert again.recent[0].video_id == "b7"
    assert again.last_open == tmp_path / "b.srt"


def test_a_file_opened_again_moves_to_the_front_and_keeps_its_place(
    file: Path, tmp_path: Path
) -> None:
    memory = Memory(file)
    memory.note_opened(tmp_path / "a.srt", "A")
    memory.note_place(tmp_path / "a.srt", (12, 3, -40))
    memory.note_opened(tmp_path / "b.srt", "B")
    memory.note_opened(tmp_path / "a.srt", "A, corrected")
    again = reopened(memory, file)
    assert [recent.title for recent in again.recent] == ["A, corrected", "B"]
    assert again.place_of(tmp_path / "a.srt") == (12, 3, -40)
    assert again.place_of(tmp_path / "b.srt") is None


def test_the_file_read_last_is_the_last_open(file: Path, tmp_path: Path) -> None:
    memory = Memory(file)
    memory.note_opened(tmp_path / "a.srt", "A")
    memory.note_opened(tmp_path / "b.srt", "B")
    memory.note_place(tmp_path / "a.srt", (1, 0, 0))
    assert reopened(memory, file).last_open == tmp_path / "a.srt"


def test_where_a_recording_was_heard_is_kept_with_the_file(file: Path, tmp_path: Path) -> None:
    talk = tmp_path / "a.srt"
    memory = Memory(file)
    memory.note_stop(talk, (1, 2, 3))  # not opened: of no file that is remembered
    assert memory.stop_of(talk) is None
    memory.note_opened(talk, "A")
    memory.note_stop(talk, (301_400, 98, 4))
    memory.note_opened(talk, "A, corrected")
    again = reopened(memory, file)
    assert again.stop_of(talk) == (301_400, 98, 4)
    again.note_stop(talk, None)
    assert reopened(again, file).stop_of(talk) is None


@pytest.mark.parametrize("heard", [[-1, 0, 0], [1, 2], [1, 2, -3], ["1", 2, 3], 7, [2**31, 0, 0]])
def test_a_stop_that_can_be_none_is_left_out(file: Path, talk: Path, heard: object) -> None:
    item = {"path": str(talk), "title": "Talk", "place": [7, 1, -3], "heard": heard}
    file.write_text(json.dumps({"version": 1, "recent": [item]}), encoding="utf-8")
    memory = Memory.load(file)
    assert memory.place_of(talk) == (7, 1, -3)
    stop = memory.stop_of(talk)
    assert stop is None or min(stop) >= 0


def test_a_place_in_a_file_that_was_not_opened_is_not_kept(file: Path, talk: Path) -> None:
    memory = Memory(file)
    memory.note_place(talk, (1, 0, 0))
    assert memory.place_of(talk) is None


def test_a_relative_path_names_the_same_file(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    memory = Memory(file)
    memory.note_opened(Path("talk.srt"), "Talk")
    memory.note_place(tmp_path / "sub" / ".." / "talk.srt", (5, 0, 0))
    assert memory.place_of(Path("talk.srt")) == (5, 0, 0)
    assert memory.last_open == tmp_path / "talk.srt"


def test_the_oldest_files_are_forgotten(file: Path, tmp_path: Path) -> None:
    memory = Memory(file)
    for number in range(MOST_RECENT + 3):
        memory.note_opened(tmp_path / f"{number}.srt", str(number))
    assert len(memory.recent) == MOST_RECENT
    assert memory.recent[-1].title == "3"
    assert len(reopened(memory, file).recent) == MOST_RECENT


def test_a_forgotten_file_is_gone_and_what_it_was_given_to_stays(file: Path, talk: Path) -> None:
    memory = Memory(file)
    memory.note_opened(talk, "Talk")
    memory.give(RelatedVideo("Talk"), talk)
    memory.forget(talk)
    again = reopened(memory, file)
    assert again.recent == []
    assert again.last_open is None
    assert again.given(RelatedVideo("Talk")) == talk


def test_a_cleared_list_leaves_the_last_file_alone(file: Path, tmp_path: Path) -> None:
    memory = Memory(file)
    memory.note_opened(tmp_path / "a.srt", "A")
    memory.note_opened(tmp_path / "b.srt", "B")
    memory.clear_recent()
    memory.save()
    assert memory.last_open == tmp_path / "b.srt"
    assert "a.srt" not in file.read_text("ascii")


def test_who_wants_no_list_gets_none_written(file: Path, tmp_path: Path) -> None:
    memory = Memory(file)
    memory.note_wanted(recent=False, open_=True)
    memory.note_opened(tmp_path / "a.srt", "A")
    memory.note_place(tmp_path / "a.srt", (4, 0, 0))
    memory.note_opened(tmp_path / "b.srt", "B")
    assert memory.recent == []
    assert memory.place_of(tmp_path / "a.srt") == (4, 0, 0)
    again = reopened(memory, file)
    assert [recent.title for recent in again.recent] == ["B"]
    assert "a.srt" not in file.read_text("ascii")


@pytest.mark.parametrize(
    ("recent", "open_", "kept"),
    [
        (True, True, {"a.srt", "b.srt", "c.srt"}),
        (False, True, {"b.srt", "c.srt"}),
        (True, False, {"a.srt", "b.srt"}),
        (False, False, set()),
    ],
    ids=["both", "what is open", "the list", "nothing"],
)
def test_no_more_is_written_than_is_wanted(
    file: Path, tmp_path: Path, recent: bool, open_: bool, kept: set[str]
) -> None:
    """The first was opened and closed again, the second is read, the third waits to be read."""
    first, second, third = (tmp_path / f"{name}.srt" for name in "abc")
    memory = Memory(file)
    memory.note_opened(first, "A")
    memory.note_opened(second, "B")
    memory.note_open([Open(third), Open(second, place=(4, 0, 0))], 1)
    memory.note_wanted(recent, open_)
    memory.save()
    assert set(re.findall(r"\w\.srt", file.read_text("ascii"))) == kept
    again = Memory.load(file)
    assert again.shown == int(open_)
    assert {path.name for path in (first, second, third) if memory.remembers(path)} == kept


@pytest.mark.parametrize(
    ("shown", "title"),
    [(0, "a.srt"), (2, "b.srt"), (3, "c.srt"), (4, "c.srt"), (-1, "a.srt"), ("2", "a.srt")],
)
def test_what_was_shown_is_shown_whatever_falls_away(
    file: Path, tmp_path: Path, shown: object, title: str
) -> None:
    """What is second in the file is nothing, and nothing is fifth."""
    a, b, c = ({"path": str(tmp_path / f"{name}.srt")} for name in "abc")
    file.write_text(json.dumps({"open": [a, {"path": 7}, b, c], "shown": shown}))
    memory = Memory.load(file)
    assert memory.open[memory.shown].path == tmp_path / title


# -- files given to videos ----------------------------------------------------------------------


def test_a_file_given_to_a_video_replaces_the_one_before(file: Path, tmp_path: Path) -> None:
    video = RelatedVideo("Fuel for thought", "https://video.example/fuel", "f1")
    memory = Memory(file)
    memory.give(video, tmp_path / "wrong.txt")
    memory.give(video, tmp_path / "right.txt")
    again = reopened(memory, file)
    assert again.given(video) == tmp_path / "right.txt"
    assert again.given(RelatedVideo("Fuel for thought")) is None
    again.take_back(video)
    assert reopened(again, file).gifts == ()


def test_no_more_gifts_are_kept_than_agreed(file: Path, talk: Path) -> None:
    memory = Memory(file)
    for number in range(MOST_GIVEN + 1):
        memory.give(RelatedVideo(f"Video {number}"), talk)
    assert memory.given(RelatedVideo("Video 0")) is None
    assert memory.given(RelatedVideo(f"Video {MOST_GIVEN}")) == talk


def test_a_title_of_a_megabyte_is_cut_and_still_found(file: Path, talk: Path) -> None:
    video = RelatedVideo("long " * 200_000)
    memory = Memory(file)
    memory.give(video, talk)
    again = reopened(memory, file)
    assert file.stat().st_size < 20_000
    assert again.given(video) == talk


def test_changes_are_counted_for_who_looks_things_up(file: Path, talk: Path) -> None:
    memory = Memory(file)
    counts = [memory.changes]
    memory.note_opened(talk, "Talk")
    counts.append(memory.changes)
    memory.give(RelatedVideo("Talk"), talk)
    counts.append(memory.changes)
    memory.take_back(RelatedVideo("Talk"))
    counts.append(memory.changes)
    memory.forget(talk)
    counts.append(memory.changes)
    memory.note_wanted(recent=False, open_=True)
    counts.append(memory.changes)
    assert counts == sorted(set(counts))
    memory.take_back(RelatedVideo("Talk"))
    assert memory.changes == counts[-1]


# -- the file -----------------------------------------------------------------------------------


def test_the_window_is_kept_as_plain_numbers(file: Path) -> None:
    memory = Memory(file)
    memory.window = {"width": 1200, "maximised": False}
    again = reopened(memory, file)
    assert again.window == {"width": 1200, "maximised": False}
    assert isinstance(again.window["maximised"], bool)


def test_what_did_not_change_is_not_written(file: Path, talk: Path) -> None:
    memory = Memory(file)
    memory.note_opened(talk, "Talk")
    memory.save()
    again = Memory.load(file)
    file.unlink()
    again.save()
    assert not file.exists()
    again.note_place(talk, (1, 2, 3))
    again.save()
    assert file.exists()


def test_without_a_place_to_keep_it_saving_does_nothing(talk: Path) -> None:
    memory = Memory()
    memory.note_opened(talk, "Talk")
    memory.save()
    assert memory.recent[0].path == talk


def test_a_failure_to_save_is_told_and_nothing_is_lost(tmp_path: Path, talk: Path) -> None:
    file = tmp_path / "missing" / "memory.json"
    memory = Memory(file)
    memory.note_opened(talk, "Talk")
    with pytest.raises(FileError, match=r"memory\.json was not saved"):
        memory.save()
    file.parent.mkdir()
    assert reopened(memory, file).last_open == talk


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_name_that_is_no_utf8_survives(file: Path, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.vtt"))
    memory = Memory(file)
    memory.note_opened(path, "Café")
    memory.give(RelatedVideo("Café"), path)
    again = reopened(memory, file)
    assert os.fsencode(again.recent[0].path).endswith(b"/caf\xe9.vtt")
    assert again.given(RelatedVideo("Café")) == path


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"recent": [',
        b"\xff\xfe\x00",
        b"[" * 200_000,
        b'{"window": {"width": ' + b"9" * 5_000 + b"}}",
    ],
    ids=["empty", "cut", "list", "null", "torn", "bytes", "deep", "big"],
)
def test_a_damaged_file_is_kept_aside_and_the_start_is_fresh(file: Path, damage: bytes) -> None:
    file.write_bytes(damage)
    memory = Memory.load(file)
    assert memory.recent == []
    assert "could not be read" in memory.notice
    assert "memory.json.bad-1" in memory.notice
    assert file.with_name("memory.json.bad-1").read_bytes() == damage
    memory.save()
    assert Memory.load(file).notice == ""


def test_every_damaged_file_is_kept(file: Path) -> None:
    for damage in (b"one", b"two"):
        file.write_bytes(damage)
        Memory.load(file)
    assert file.with_name("memory.json.bad-1").read_bytes() == b"one"
    assert file.with_name("memory.json.bad-2").read_bytes() == b"two"


def test_a_damaged_file_that_cannot_be_put_aside_is_not_written_over(
    file: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    file.write_bytes(b"damaged")
    monkeypatch.setattr(os, "rename", refuse)
    memory = Memory.load(file)
    assert "nothing of this reading will be kept" in memory.notice
    memory.note_opened(talk, "Talk")
    memory.save()
    assert file.read_bytes() == b"damaged"


def test_each_wrong_thing_falls_away_by_itself(file: Path, talk: Path) -> None:
    good = {"path": str(talk), "title": "Talk", "place": [7, 1, -3]}
    stored = {
        "recent": [
            *(None, 5, "x", [], {}, {"path": 7}, {"path": "relative.srt"}, {"path": "/a\0b"}),
            {"path": str(talk.with_name("b.srt")), "title": 3, "place": [1, True, 0], "url": None},
            {"path": str(talk.with_name("c.srt")), "place": [2**31, 0, 0]},
            {"path": str(talk.with_name("d.srt")), "place": [-5, -1, -2]},
            good,
        ],
        "last_open": ["/x"],
        "given": [
            {"path": str(talk)},
            {"title": "T", "path": ""},
            {"title": "T", "path": str(talk)},
        ],
        "window": {"width": 900, "x": 1.5, "y": "3", "shown": True, "z": None, "big": 2**31},
    }
    file.write_text(json.dumps(stored))
    memory = Memory.load(file)
    assert memory.notice == ""
    assert [recent.title for recent in memory.recent] == ["Talk", "", "", ""]
    assert memory.place_of(talk) == (7, 1, -3)
    assert memory.place_of(talk.with_name("b.srt")) is None
    assert memory.place_of(talk.with_name("c.srt")) is None
    assert memory.place_of(talk.with_name("d.srt")) == (0, 0, -2)
    assert memory.last_open is None
    assert memory.gifts == ((RelatedVideo("T"), talk),)
    assert memory.window == {"width": 900, "shown": True}


@pytest.mark.parametrize("wrong", [None, 1, "x", True, {}, [[]], {"a": []}])
@pytest.mark.parametrize("key", ["recent", "last_open", "given", "window", "version"])
def test_a_part_of_the_wrong_kind_is_left_out(file: Path, key: str, wrong: object) -> None:
    file.write_text(json.dumps({key: wrong}))
    memory = Memory.load(file)
    assert (memory.recent, memory.last_open, memory.gifts) == ([], None, ())
    assert memory.window == {}


def test_what_a_newer_version_keeps_is_kept(file: Path, talk: Path) -> None:
    file.write_text(json.dumps({"version": 9, "shelf": {"colour": "red"}}))
    memory = Memory.load(file)
    memory.note_opened(talk, "Talk")
    memory.save()
    assert json.loads(file.read_text())["shelf"] == {"colour": "red"}


@given(at=st.integers(0, 600), byte=st.integers(0, 255))
@settings(max_examples=60)
def test_one_changed_byte_never_hinders_the_start(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int
) -> None:
    file = tmp_path_factory.mktemp("memory") / "memory.json"
    memory = Memory(file)
    memory.note_opened(file.with_name("talk.srt"), "Talk")
    memory.note_place(file.with_name("talk.srt"), (1, 2, 3))
    memory.give(RelatedVideo("Other"), file.with_name("other.srt"))
    memory.window = {"width": 800, "shown": True}
    memory.save()
    stored = bytearray(file.read_bytes())
    stored[at % len(stored)] = byte
    file.write_bytes(stored)
    again = Memory.load(file)
    again.note_opened(file, "After")
    again.save()
    assert Memory.load(file).last_open == file


# -- where a video is ----------------------------------------------------------------------------


def test_the_address_of_a_video_is_remembered_for_just_that_one(file: Path) -> None:
    memory = Memory.load(file)
    fuel, arctic = RelatedVideo("Fuel for thought"), RelatedVideo("The changing Arctic", "", "x1")
    memory.note_address(fuel, "https://nato.example/fuel")
    memory.note_address(arctic, "https://nato.example/old")
    memory.note_address(arctic, "https://nato.example/arctic")
    again = reopened(memory, file)
    assert again.address_of(fuel) == "https://nato.example/fuel"
    assert again.address_of(arctic) == "https://nato.example/arctic"
    assert again.address_of(RelatedVideo("The changing Arctic")) == ""


def test_a_page_that_says_where_a_video_is_needs_no_memory(file: Path) -> None:
    memory = Memory.load(file)
    video = RelatedVideo("Fuel for thought", "https://nato.example/fuel")
    memory.note_address(video, "https://elsewhere.example/fuel")
    assert memory.address_of(video) == ""


@pytest.mark.parametrize(
    "item", [3, {}, {"title": "A"}, {"title": 1, "address": "https://a.example"}, {"address": []}]
)
def test_what_is_no_address_of_a_video_is_left_out(file: Path, item: object) -> None:
    good = {"title": "Fuel", "address": "https://nato.example/fuel"}
    file.write_text(json.dumps({"version": 1, "addresses": [item, good]}))
    memory = Memory.load(file)
    assert memory.address_of(RelatedVideo("Fuel")) == "https://nato.example/fuel"
    assert memory.address_of(RelatedVideo("A")) == ""
    assert memory.notice == ""


def test_only_so_many_addresses_are_remembered(file: Path) -> None:
    memory = Memory.load(file)
    for number in range(MOST_ADDRESSES + 1):
        memory.note_address(RelatedVideo(f"Video {number}"), "https://nato.example/")
    assert memory.address_of(RelatedVideo("Video 0")) == ""
    assert memory.address_of(RelatedVideo("Video 1")) == "https://nato.example/"
