"""What is asked of the tables: what becomes of what is added, and which facts fit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.library import Arrival
from reader.library.rows import ready
from reader.library.schema import upgrade
from reader.library.searches.query import ShelfQuery, read
from reader.library.statements import (
    add,
    count_change,
    facts_asked,
    having,
    is_language,
    is_on_shelf,
    is_tag,
    state,
    with_facts,
)
from reader.library.values import Added, Outcome
from reader.model.transcript import Cue, Provenance, Source, Transcript

NOW = "2026-11-26T09:00:00+00:00"
TOP = Path("/talks").absolute()


def talk(title: str, path: Path | str = "", **facts: str) -> Transcript:
    return Transcript(title, cues=(Cue(f"Words of {title}."),), source=Source(str(path)), **facts)


SPRING = talk("Spring", TOP / "a.srt", date="2020-05-01", language="en-GB")._replace(
    provenance=Provenance.AUTOMATIC
)
YEAR = talk("Year", TOP / "old" / "b.srt", date="2021", language="en")._replace(
    provenance=Provenance.HUMAN
)
BARE = talk("Bare", language="fr")


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    upgrade(connection)
    for transcript in (SPRING, YEAR, BARE):
        assert kept(connection, transcript).outcome is Outcome.NEW
    connection.execute("INSERT INTO tag VALUES (2, 'Climate change')")
    connection.execute("INSERT INTO tag VALUES (3, '!!')")
    yield connection
    connection.close()


def kept(db: sqlite3.Connection, transcript: Transcript) -> Added:
    return add(db, ready(Arrival(transcript), NOW))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {1, 2, 3}),
        ("before:2021", {1}),
        ("before:2022", {1, 2}),
        ("before:2021-06", {1}),  # of a year alone no one knows whether it was before June
        ("before:2020-05-01", set()),
        ("before:2020-05-02", {1}),
        ("after:2020", {1, 2}),
        ("after:2020-05-01", {1, 2}),
        ("after:2020-05-02", {2}),
        ("after:2021", {2}),
        ("after:2021-01", set()),
        ("after:2020 before:2021", {1}),
        ("kind:auto", {1}),
        ("kind:human kind:auto", {1, 2}),
        ("kind:unknown", {3}),
        ("language:en", {1, 2}),
        ("language:EN-gb", {1}),
        ("language:e", set()),
        ("folder:talks", {1}),
        ("folder:old", {2}),
        (f"folder:{TOP}", {1}),
        (f"folder:{TOP / 'old'}", {2}),
        ("folder:tal", set()),
        ("tag:'climate", set()),
        ('tag:"CLIMATE change"', {2}),
        ("tag:climate", set()),
        ("tag:!!", {3}),
        ("language:en kind:human", {2}),
        ("language:en language:fr", set()),
    ],
)
def test_which_transcripts_have_such_facts(
    db: sqlite3.Connection, asked: str, found: set[int]
) -> None:
    facts = facts_asked(db, read(asked) if asked else ShelfQuery())
    assert with_facts(db, facts, 99, 99) == sorted(found, reverse=True)
    assert having(db, facts, [2, 1]) == [id_ for id_ in (2, 1) if id_ in found]


def test_what_was_removed_has_none(db: sqlite3.Connection) -> None:
    db.execute("UPDATE transcript SET removed = ? WHERE id = 1", (NOW,))
    facts = facts_asked(db, ShelfQuery())
    assert (with_facts(db, facts, 99, 99), having(db, facts, [1, 3])) == ([3, 2], [3])


def test_those_with_facts_come_some_at_a_time_the_newest_first(db: sqlite3.Connection) -> None:
    facts = facts_asked(db, ShelfQuery())
    assert [with_facts(db, facts, before, 2) for before in (99, 2, 1)] == [[3, 2], [1], []]


def test_what_becomes_of_what_is_added(db: sqlite3.Connection) -> None:
    assert kept(db, SPRING) == Added(1, Outcome.KNOWN)
    elsewhere = SPRING._replace(source=Source(str(TOP / "copy.srt")))
    assert kept(db, elsewhere) == Added(1, Outcome.KNOWN)  # the same words are one transcript
    corrected = SPRING._replace(cues=(Cue("Corrected."),))
    assert kept(db, corrected) == Added(1, Outcome.CHANGED)
    db.execute("UPDATE transcript SET removed = ? WHERE id = 1", (NOW,))
    assert kept(db, corrected) == Added(1, Outcome.BACK)
    assert kept(db, corrected) == Added(1, Outcome.KNOWN)
    # Without a path there is nothing by which another version would be known.
    assert kept(db, BARE._replace(cues=(Cue("Other words."),))) == Added(4, Outcome.NEW)


@pytest.mark.parametrize(
    ("code", "wanted", "fits"),
    [
        *(("en", "en", True), ("en-GB", "en", True), ("en-GB", "en-gb", True)),
        *(("en", "en-GB", False), ("eng", "en", False), ("fr-en", "en", False)),
        *(("", "", False), ("en", "", False), ("en", "-", False)),
    ],
)
def test_a_language_is_that_of_its_regions(code: str, wanted: str, fits: bool) -> None:
    assert is_language(code, wanted) is fits


@pytest.mark.parametrize(
    ("tag", "wanted", "fits"),
    [
        *(("NATO", "nato", True), ("climate change", "Climate-Change", True)),
        *(("climate change", "climate", False), ("!!", "!!", True), ("!!", "??", False)),
        ("Café", "cafe", True),
    ],
)
def test_a_tag_is_known_by_its_words(tag: str, wanted: str, fits: bool) -> None:
    assert is_tag(tag, wanted) is fits


def test_a_transcript_that_was_removed_is_not_on_the_shelf(db: sqlite3.Connection) -> None:
    assert is_on_shelf(db, 1)
    assert not is_on_shelf(db, 9)
    db.execute("UPDATE transcript SET removed = ? WHERE id = 1", (NOW,))
    assert not is_on_shelf(db, 1)


def test_changes_are_counted(db: sqlite3.Connection) -> None:
    count_change(db)
    count_change(db)
    assert (state(db, "changes"), state(db, "revision"), state(db, "other")) == ("2", "", "")
