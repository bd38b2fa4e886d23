"""Which videos have a transcript here: by what the person said, then by name, never by guess."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from reader.kept.memory import Memory
from reader.model.transcript import RelatedVideo, Source, Transcript
from reader.tasks.known import LARGEST_FILE, MOST_FILES, KnownVideos


def saved(path: Path, title: str = "", words: str = "Words.", **more: Any) -> Path:
    """A transcript in the program's own format."""
    path.write_text(json.dumps({"title": title, "segments": [{"text": words}], **more}))
    return path


def known_in(folder: Path) -> KnownVideos:
    known = KnownVideos(Memory())
    known.learn(folder, known.titles_in(folder))
    return known


def test_a_stranger_is_not_known(tmp_path: Path) -> None:
    assert KnownVideos(Memory()).path_for(RelatedVideo("Fuel for thought")) is None
    assert known_in(tmp_path).path_for(RelatedVideo("")) is None


# -- what comes first ---------------------------------------------------------------------------


def test_a_given_file_comes_before_one_opened_and_that_before_one_around(tmp_path: Path) -> None:
    video = RelatedVideo("Fuel for thought")
    given, opened, around = (tmp_path / name for name in ("given.txt", "opened.txt", "around.json"))
    given.touch()
    opened.touch()
    saved(around, "Fuel for Thought")
    memory = Memory()
    known = KnownVideos(memory)
    known.learn(tmp_path, known.titles_in(tmp_path))
    assert known.path_for(video) == around
    memory.note_opened(opened, "Fuel for thought?")
    assert known.path_for(video) == opened
    memory.give(RelatedVideo("FUEL FOR THOUGHT"), given)
    assert known.path_for(video) == given


def test_a_file_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    video = RelatedVideo("Fuel for thought")
    memory = Memory()
    memory.give(video, tmp_path / "gone.txt")
    memory.note_opened(tmp_path / "gone too.txt", "Fuel for thought")
    known = KnownVideos(memory)
    assert known.path_for(video) is None
    saved(tmp_path / "here.json", "Fuel for thought")
    known.learn(tmp_path, known.titles_in(tmp_path))
    assert known.path_for(video) == tmp_path / "here.json"


def test_a_folder_is_no_transcript(tmp_path: Path) -> None:
    memory = Memory()
    memory.give(RelatedVideo("Fuel"), tmp_path)
    assert KnownVideos(memory).path_for(RelatedVideo("Fuel")) is None


def test_a_given_file_is_found_and_taken_back_however_the_title_is_written(tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.touch()
    memory = Memory()
    known = KnownVideos(memory)
    memory.give(RelatedVideo("NATO - EU : Getting closer ?"), file)
    video = RelatedVideo("NATO–EU: Getting closer?")
    assert known.given(video) == file
    known.take_back(video)
    assert known.given(video) is None
    assert known.path_for(video) is None
    assert memory.gifts == ()


# -- by title -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("listed", "headed"),
    [
        ("NATO - EU : Getting closer ?", "NATO–EU: Getting closer?"),
        ("Helicopters - and why they’re important", "Helicopters – and why they're important"),
        ("Interview Soren Gade", "INTERVIEW\u00a0SOREN GADE"),
        ("NATO and Russia: uneasy partners?", "NATO and Russia: uneasy partners"),
        ("3. Dying to eat", "Dying to eat"),
        ("Dying to eat", "03 - Dying to eat"),
        ("3. Dying to eat", "03 - Dying to eat"),
    ],
)
def test_a_title_is_known_however_it_is_written(tmp_path: Path, listed: str, headed: str) -> None:
    file = saved(tmp_path / "a.json", headed)
    assert known_in(tmp_path).path_for(RelatedVideo(listed)) == file


@pytest.mark.parametrize(
    ("listed", "headed"),
    [
        ("Video interview", "Video interview with Ahmed Rashid"),
        ("Video interview with Ahmed Rashid", "Video interview"),
        ("Video", "Video interview"),
        ("Interview", "Interview Soren Gade"),
        ("2. Dying to eat", "3. Dying to eat"),
        ("Bosnia: a new model army?", "Bosnia: a new model army? (Aug 2008)"),
    ],
)
def test_a_title_that_begins_alike_is_a_stranger(tmp_path: Path, listed: str, headed: str) -> None:
    saved(tmp_path / "a.json", headed)
    assert known_in(tmp_path).path_for(RelatedVideo(listed)) is None


def test_a_title_that_two_files_bear_names_neither(tmp_path: Path) -> None:
    saved(tmp_path / "a.json", "Video interview", "With the one.")
    saved(tmp_path / "b.json", "Video interview?", "With the other.")
    assert known_in(tmp_path).path_for(RelatedVideo("Video interview")) is None


def test_a_title_that_files_of_two_folders_bear_names_neither(tmp_path: Path) -> None:
    known = KnownVideos(Memory())
    for name in ("one", "other"):
        folder = tmp_path / name
        folder.mkdir()
        saved(folder / "a.json", "Video interview", name)
        known.learn(folder, known.titles_in(folder))
    assert known.path_for(RelatedVideo("Video interview")) is None


def test_two_files_opened_under_one_title_name_neither(tmp_path: Path) -> None:
    memory = Memory()
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).touch()
        memory.note_opened(tmp_path / name, "Video interview")
    known = KnownVideos(memory)
    assert known.path_for(RelatedVideo("Video interview")) is None
    (tmp_path / "a.txt").unlink()
    assert known.path_for(RelatedVideo("Video interview")) == tmp_path / "b.txt"


def test_two_numbers_of_one_series_are_not_mixed_up(tmp_path: Path) -> None:
    first = saved(tmp_path / "a.json", "1. Introduction", "One.")
    saved(tmp_path / "b.json", "2. Introduction", "Two.")
    known = known_in(tmp_path)
    assert known.path_for(RelatedVideo("01 – Introduction")) == first
    assert known.path_for(RelatedVideo("Introduction")) is None


def test_the_same_page_saved_twice_is_one_transcript(tmp_path: Path) -> None:
    copies = {saved(tmp_path / name, "Dying to eat") for name in ("page.json", "page (1).json")}
    assert known_in(tmp_path).path_for(RelatedVideo("Dying to eat")) in copies


def test_the_name_of_a_file_stands_in_for_a_title(tmp_path: Path) -> None:
    file = saved(tmp_path / "NATO - EU_ Getting closer_.json")
    assert known_in(tmp_path).path_for(RelatedVideo("NATO - EU : Getting closer ?")) == file
    memory = Memory()
    memory.note_opened(file, file.name)
    assert KnownVideos(memory).path_for(RelatedVideo("NATO–EU: getting closer")) == file


# -- by identifier and address ------------------------------------------------------------------


def test_a_file_named_as_downloads_are_is_known_by_identifier_and_by_title(tmp_path: Path) -> None:
    srt = "1\n00:00:01,000 --> 00:00:03,000\nWords in {0}.\n"
    english, spanish = (
        tmp_path / f"A bridge too far [ccccccccccc].{language}.srt" for language in ("en", "es")
    )
    english.write_text(srt.format("English"))
    known = known_in(tmp_path)
    address = "https://video.example.org/watch?v=ccccccccccc"
    by_id = RelatedVideo("A bridge too far?", address, "ccccccccccc")
    by_title, by_address = RelatedVideo("A bridge too far?"), RelatedVideo("Bridge", address)
    for video in (by_id, by_title, by_address):
        assert known.path_for(video) == english
    assert known.path_for(RelatedVideo("A bridge")) is None
    # The same video in a second language: still that video, while a title alone names neither.
    spanish.write_text(srt.format("Spanish"))
    known.learn(tmp_path, known.titles_in(tmp_path))
    assert [known.path_for(video) for video in (by_id, by_title)] == [english, None]
    memory = Memory()
    memory.note_opened(spanish, spanish.name)
    assert KnownVideos(memory).path_for(by_title) == spanish


def test_an_identifier_is_surer_than_a_title(tmp_path: Path) -> None:
    named = saved(tmp_path / "a.json", "Video interview", "One.")
    other = tmp_path / "b.txt"
    other.touch()
    memory = Memory()
    memory.note_opened(named, "Video interview", video_id="abc")
    memory.note_opened(other, "Video interview", video_id="xyz")
    known = KnownVideos(memory)
    assert known.path_for(RelatedVideo("Retitled", video_id="xyz")) == other
    assert known.path_for(RelatedVideo("Video interview", video_id="abc")) == named
    assert known.path_for(RelatedVideo("Video interview", video_id="unheard-of")) is None


@pytest.mark.parametrize(
    ("listed", "own"),
    [
        ("https://video.example/watch?v=1&list=9", "https://video.example/watch?v=1&t=30s"),
        ("http://www.video.example/talks/1/", "https://video.example/talks/1#transcript"),
        ("https://VIDEO.example/talks/1?utm_source=mail", "https://m.video.example/talks/1"),
        ("https://video.example/?b=2&a=1", "https://video.example/?a=1&b=2"),
    ],
)
def test_an_address_is_known_whatever_hangs_on_it(tmp_path: Path, listed: str, own: str) -> None:
    file = tmp_path / "a.txt"
    file.touch()
    memory = Memory()
    memory.note_opened(file, "Its title", url=own)
    assert KnownVideos(memory).path_for(RelatedVideo("Another title", listed)) == file


@pytest.mark.parametrize("url", ["", "not an address", "ftp://video.example/1", "https://[::1"])
def test_what_is_no_web_address_counts_for_nothing(tmp_path: Path, url: str) -> None:
    file = tmp_path / "a.txt"
    file.touch()
    memory = Memory()
    memory.note_opened(file, "Its title", url=url)
    known = KnownVideos(memory)
    assert known.path_for(RelatedVideo("Another title", url)) is None
    assert known.path_for(RelatedVideo("Its title", url)) == file


@pytest.mark.parametrize(
    ("is_given", "is_opened", "title", "leads"),
    [
        (False, False, "Another", False),
        (False, False, "Fuel for Thought", True),  # by the transcript's own title
        (False, True, "Another", True),  # by what its file was opened under
        (True, False, "Another", True),  # because the person said so
    ],
)
def test_a_list_leads_to_a_transcript_that_any_of_its_videos_is_known_by(
    tmp_path: Path, is_given: bool, is_opened: bool, title: str, leads: bool
) -> None:
    videos = [RelatedVideo("A bridge"), RelatedVideo("Fuel for thought"), RelatedVideo("Water")]
    file, memory = saved(tmp_path / "energy.json"), Memory()
    if is_given:
        memory.give(videos[1], file)
    if is_opened:
        memory.note_opened(file, "Fuel for thought")
    known = KnownVideos(memory)
    assert known.lead_to(videos, Transcript(title), file) is leads
    assert not known.lead_to(videos[::2], Transcript(title), file)


def test_a_list_leads_to_what_is_in_no_file_by_its_title_alone() -> None:
    known = KnownVideos(Memory())
    assert known.lead_to([RelatedVideo("Fuel for thought")], Transcript("Fuel for Thought"), None)
    assert not known.lead_to([RelatedVideo("Fuel for thought")], Transcript("Water"), None)


def test_the_same_title_at_two_addresses_of_a_site_is_two_videos() -> None:
    known = KnownVideos(Memory())
    here = Transcript("Video interview", url="https://video.example/talks/1")
    assert not known.is_same(RelatedVideo("Video interview", "https://video.example/talks/2"), here)
    assert known.is_same(RelatedVideo("Video interview", "https://elsewhere.example/7"), here)
    assert known.is_same(RelatedVideo("Video interview"), here)


def test_a_transcript_is_that_of_a_video_by_any_sure_name() -> None:
    known = KnownVideos(Memory())
    here = Transcript("NATO–EU: Getting closer?", url="https://video.example/w?v=1", video_id="v1")
    assert known.is_same(RelatedVideo("NATO - EU : Getting closer ?"), here)
    assert known.is_same(RelatedVideo("Retitled", video_id="v1"), here)
    assert known.is_same(RelatedVideo("Moved", "https://other.example/", "v1"), here)
    assert not known.is_same(RelatedVideo("NATO - EU : Getting closer ?", video_id="v2"), here)
    assert not known.is_same(RelatedVideo("NATO - EU"), here)
    untitled = Transcript(source=Source(path="/talks/Dying to eat.srt"))
    assert known.is_same(RelatedVideo("Dying to eat"), untitled)
    assert not known.is_same(RelatedVideo(""), Transcript())


# -- the folders --------------------------------------------------------------------------------


def test_a_folder_is_asked_for_once_and_again_when_it_changes(tmp_path: Path) -> None:
    known = KnownVideos(Memory())
    os.utime(tmp_path, (1, 1))
    assert known.wants(tmp_path)
    assert not known.wants(tmp_path)
    os.utime(tmp_path, (2, 2))
    assert known.wants(tmp_path)
    assert not known.wants(tmp_path / "missing")


def test_learning_says_whether_anything_changed(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.json", "Dying to eat")
    known = KnownVideos(Memory())
    found = known.titles_in(tmp_path)
    assert known.learn(tmp_path, found)
    assert not known.learn(tmp_path, found)
    file.unlink()
    assert known.learn(tmp_path, known.titles_in(tmp_path))
    assert known.path_for(RelatedVideo("Dying to eat")) is None


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"colour": "red"}')
    (tmp_path / "empty.json").touch()
    (tmp_path / "binary.json").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "dangling.json").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.json").mkdir()
    saved(tmp_path / "picture.png", "Not by this suffix")
    saved(tmp_path / "good.JSON", "Good")
    assert set(KnownVideos(Memory()).titles_in(tmp_path).values()) == {tmp_path / "good.JSON"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_does_not_hold_the_reading(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert KnownVideos(Memory()).titles_in(tmp_path) == {}


def test_a_folder_that_is_gone_has_no_titles(tmp_path: Path) -> None:
    assert KnownVideos(Memory()).titles_in(tmp_path / "missing") == {}


def test_too_large_files_are_left_and_of_too_many_the_oldest(tmp_path: Path) -> None:
    saved(tmp_path / "large.json", "Large", "x" * LARGEST_FILE)
    for number in range(MOST_FILES + 2):
        path = saved(tmp_path / f"{number:03}.json", f"Talk {number}", f"Talk number {number}.")
        os.utime(path, (1_000 + number, 1_000 + number))
    os.utime(tmp_path / "large.json", (1, 1))
    known = known_in(tmp_path)
    assert known.path_for(RelatedVideo("Large")) is None
    assert known.path_for(RelatedVideo("Talk 0")) is None
    assert known.path_for(RelatedVideo("Talk 1")) is None
    assert known.path_for(RelatedVideo("Talk 2")) == tmp_path / "002.json"
    assert known.path_for(RelatedVideo(f"Talk {MOST_FILES + 1}")) is not None


def test_an_address_that_the_person_said_names_the_video_like_one_of_its_page() -> None:
    memory = Memory()
    known, video = KnownVideos(memory), RelatedVideo("Fuel for thought")
    elsewhere = Transcript(title="Energy", url="https://www.nato.example/fuel?utm_source=x")
    assert not known.is_same(video, elsewhere)
    memory.note_address(video, "https://nato.example/fuel")
    assert known.addressed(video).url == "https://nato.example/fuel"
    assert known.is_same(video, elsewhere)
    own = RelatedVideo("Fuel for thought", "https://nato.example/own")
    assert known.addressed(own) is own
