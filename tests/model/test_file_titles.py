"""The titles that people would give to files of these names."""

from __future__ import annotations

import pytest

from reader.model.file_titles import file_title, titled

TITLES = {
    "Bridges_of_Porto.srt": "Bridges of Porto",
    "Bridges of Porto [dQw4w9WgXcQ].en.vtt": "Bridges of Porto",
    "Bridges of Porto-dQw4w9WgXcQ.pt-BR.vtt": "Bridges of Porto",
    "2021-03-04_bridges_of_porto.txt": "Bridges of porto, 2021-03-04",
    "20210304 Council.srt": "Council, 2021-03-04",
    "council.2021.03.04.srt": "Council, 2021-03-04",
    "a.talk.about.rivers.srt": "A talk about rivers",
    "a-talk-about-rivers.srt": "A talk about rivers",
    "hearing_80146eb17a4ea20d.txt": "Hearing",
    "hearing 123e4567-e89b-12d3-a456-426614174000.json": "Hearing",
    # What is a title as it stands stays so.
    "NATO-Russia.srt": "NATO-Russia",
    "Part 1.5": "Part 1.5",
    "Q&A - the second evening.txt": "Q&A - the second evening",
    "Interview with Dr. Weil.docx": "Interview with Dr. Weil",
    "Ein Gespräch – Teil 2.vtt": "Ein Gespräch – Teil 2",
    "self-determination.txt": "Self-determination",
    "how.it.is.srt": "How it is",
    "about.the.end.srt": "About the end",
    "A talk. The end.en-orig.srt": "A talk. The end",
    # Eleven letters behind a dash are a word unless they are mixed as an identifier is.
    "Talk-development.srt": "Talk-development",
    "Talk-DEVELOPMENT.srt": "Talk-DEVELOPMENT",
    "Town-Meeting2024.vtt": "Town-Meeting2024",
    "Panel-Discussion2.srt": "Panel-Discussion2",
    # No day of the calendar is no day.
    "Council 2021-02-30.srt": "Council 2021-02-30",
    # Where no letter would be left the name is all there is.
    "000_80146eb17a4ea20d.txt": "000_80146eb17a4ea20d.txt",
    "12.srt": "12.srt",
    "2021-03-04.srt": "2021-03-04",
    "会議_第二回.srt": "会議 第二回",
    ".srt": ".srt",
    "": "",
}


@pytest.mark.parametrize(("name", "title"), TITLES.items())
def test_a_name_becomes_a_title(name: str, title: str) -> None:
    assert file_title(name) == title


def test_a_very_long_name_is_cut_and_quickly_read() -> None:
    assert len(file_title("a-" * 100_000)) <= 300


@pytest.mark.parametrize(
    ("says", "path", "title"),
    [
        ("", "/talks/river_talk.en.vtt", "River talk"),
        ("river_talk.en", "/talks/river_talk.en.vtt", "River talk"),
        ("river_talk.en.vtt", "/talks/river_talk.en.vtt", "River talk"),
        ("river", "/talks/river_talk.en.vtt", "river"),
        ("A talk_by the river", "/talks/river_talk.en.vtt", "A talk_by the river"),
        ("caf\ufffd_talk", "/talks/caf\ufffd_talk.srt", "Caf\ufffd talk"),
        ("river_talk", "", "river_talk"),
        ("", "", ""),
    ],
)
def test_a_title_that_is_the_name_of_the_file_is_none(says: str, path: str, title: str) -> None:
    assert titled(says, path) == title
