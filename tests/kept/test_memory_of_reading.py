"""How a file is read, what is open, what is known of a source: it comes back at the next start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.kept.memory import MOST_FACTS, MOST_OPEN, Memory, Open, ReadAs
from reader.model.transcript import Facts, Source


def reopened(memory: Memory, file: Path) -> Memory:
    memory.save()
    return Memory.load(file)


def test_how_a_file_is_read_comes_back_and_goes_with_it(file: Path, talk: Path) -> None:
    memory = Memory(file)
    memory.note_choice(talk, ReadAs("cp1252", "srt"))
    assert memory.choice_of(talk) == ReadAs()  # it was never opened
    memory.note_opened(talk, "Talk")
    memory.note_choice(talk, ReadAs("cp1252", "s" * 100))
    again = reopened(memory, file)
    assert again.choice_of(talk) == ReadAs("cp1252", "s" * 60)
    again.forget(talk)
    assert again.choice_of(talk) == ReadAs()


def test_what_is_open_comes_back_in_its_order(file: Path, talk: Path) -> None:
    memory = Memory(file)
    opened = (Open(None, 7), Open(talk, place=(4, 2, -9)), Open(talk.with_name("b.srt"), 3))
    memory.note_open(opened, 1)
    assert memory.last_open == talk
    again = reopened(memory, file)
    assert (again.open, again.shown) == (opened, 1)
    assert again.place_of(talk) == (4, 2, -9)
    again.note_open([], 0)
    assert (again.last_open, reopened(again, file).open) == (None, ())


@pytest.mark.parametrize(
    ("shown", "first", "now"), [(0, 0, 0), (199, 0, 199), (200, 1, 199), (209, 10, 199)]
)
def test_of_too_many_open_those_around_the_shown_one_are_kept(
    file: Path, shown: int, first: int, now: int
) -> None:
    memory = Memory(file)
    memory.note_open([Open(None, number + 1) for number in range(210)], shown)
    assert len(memory.open) == MOST_OPEN == 200
    assert (memory.open[0].shelf_id, memory.shown) == (first + 1, now)
    assert memory.open[memory.shown].shelf_id == shown + 1


@pytest.mark.parametrize(
    ("stored", "opened"),
    [
        ({"library": 7}, (Open(None, 7),)),
        ({"library": 7, "place": [1, 2, 3]}, (Open(None, 7, (1, 2, 3)),)),
        ({"library": 7, "place": [1, 2]}, (Open(None, 7),)),
        ({"library": 0}, ()),
        ({"library": -1}, ()),
        ({"library": True}, ()),
        ({"library": 2**31}, ()),
        ({"path": "relative.srt"}, ()),
        ([], ()),
    ],
)
def test_what_was_open_is_read_without_trust(
    file: Path, stored: object, opened: tuple[Open, ...]
) -> None:
    file.write_text(json.dumps({"open": [stored]}))
    assert Memory.load(file).open == opened


def test_an_older_version_had_one_file_open(file: Path, talk: Path) -> None:
    file.write_text(json.dumps({"last_open": str(talk)}))
    assert Memory.load(file).open == (Open(talk),)


def test_what_the_person_knows_of_a_source_goes_by_its_bytes(file: Path) -> None:
    source = Source("/x/a.srt", "srt", "utf-8", "ab12")
    memory = Memory(file)
    memory.note_facts(source, Facts(title="Bridges", author="A" * 5_000))
    memory.note_facts(Source("/x/b"), Facts(title="No bytes, no name to keep it under"))
    again = reopened(memory, file)
    assert again.facts_of(Source("/y/moved.srt", sha256="ab12")) == Facts(
        title="Bridges", author="A" * 4_096
    )
    assert again.facts_of(Source("/x/a.srt", sha256="cd34")) == Facts()
    assert again.facts_of(Source("/x/b")) == Facts()
    again.note_facts(source, Facts())
    assert reopened(again, file).facts_of(source) == Facts()


def test_the_oldest_facts_are_forgotten(file: Path) -> None:
    memory = Memory(file)
    for number in range(MOST_FACTS + 1):
        memory.note_facts(Source("", sha256=str(number)), Facts(title="T"))
    assert memory.facts_of(Source("", sha256="0")) == Facts()
    assert memory.facts_of(Source("", sha256="1")) == Facts(title="T")


@pytest.mark.parametrize("said", [None, {}, {"sha256": "ab"}, {"sha256": 7, "title": "T"}, "ab"])
def test_facts_that_say_nothing_are_left_out(file: Path, said: object) -> None:
    file.write_text(json.dumps({"facts": [said, {"sha256": "cd", "title": "Kept"}]}))
    memory = Memory.load(file)
    assert memory.facts_of(Source("", sha256="ab")) == Facts()
    assert memory.facts_of(Source("", sha256="cd")) == Facts(title="Kept")
