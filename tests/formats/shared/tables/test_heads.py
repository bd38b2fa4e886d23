"""What columns are called."""

from __future__ import annotations

import pytest

from reader.formats.format import Document
from reader.formats.registry import FORMATS
from reader.formats.shared.tables.heads import NAMES, head_of, script_head_of


@pytest.mark.parametrize("name", NAMES["text"])
def test_every_name_of_words_is_looked_for(name: str) -> None:
    (csv,) = [format for format in FORMATS if format.name == "csv"]
    assert csv.look(Document(b"", f"Speaker;{name}\nAna;Hello.\n"))


def test_no_name_stands_for_two_things() -> None:
    everything = [name for names in NAMES.values() for name in names]
    assert len(everything) == len(set(everything))


@pytest.mark.parametrize(
    ("cells", "kinds"),
    [
        (("Début", "Fin", "Locuteur", "Texte"), ("start", "end", "speaker", "text")),
        (
            ("Hablante", "Transcripción", "Inicio", "Duración"),
            ("speaker", "text", "start", "length"),
        ),
        (("Time_Stamp", "SPEAKER:", "Text (EN)"), ("start", "speaker", "text")),
        (("Timespan", "Content", "Speaker"), ("start", "text", "speaker")),
        (("開始時間", "話者", "内容"), ("start", "speaker", "text")),
        (("время", "Спикер", "Текст"), ("start", "speaker", "text")),
    ],
)
def test_names_are_known_in_many_spellings(cells: tuple[str, ...], kinds: tuple[str, ...]) -> None:
    head = head_of(cells)
    assert head is not None
    assert {kind: columns[0].at for kind, columns in head.columns.items()} == {
        kind: at for at, kind in enumerate(kinds)
    }


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        ("Start (ms)", 1),
        ("start_ms", 1),
        ("Anfang [Sekunden]", 1_000),
        ("start (hh:mm:ss)", None),
        ("Start", None),
        ("times", None),
    ],
)
def test_a_unit_may_stand_behind_a_name(cell: str, unit: int | None) -> None:
    head = head_of((cell, "text"))
    assert head is not None
    assert head.columns["start"][0].unit == unit


def test_a_row_without_words_or_without_time_and_speaker_is_no_head() -> None:
    assert head_of(("Start", "End", "Speaker")) is None
    assert head_of(("Text", "Notes")) is None
    assert head_of(("Ana", "Good morning.")) is None


def test_names_that_other_tables_have_are_not_sure() -> None:
    name, speaker = head_of(("name", "message")), head_of(("Sprecherin", "message"))
    assert name is not None
    assert speaker is not None
    assert (name.is_sure, speaker.is_sure) == (False, True)


def test_a_script_parts_what_is_seen_from_what_is_heard() -> None:
    head = script_head_of(["Time", "VIDEO", "AUDIO"])
    assert head is not None
    assert (head.columns["text"][0].at, head.columns["start"][0].at) == (2, 0)
    assert script_head_of(["Video", "Length"]) is None
    assert script_head_of(["Speaker", "Audio"]) is None


def test_who_wrote_a_comment_said_it() -> None:
    head = head_of(["id", "author", "published_at", "comment", "likes"])
    assert head is not None
    assert (head.columns["speaker"][0].at, head.columns["text"][0].at) == (1, 3)
