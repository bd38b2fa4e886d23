"""What the keys of a service's JSON mean."""

from __future__ import annotations

import math

import pytest

from reader.formats.kinds.services.fields import (
    Fields,
    FieldTime,
    fields_of,
    kind_of_key,
    milliseconds,
    moment,
    plain,
    speaker_of,
)


def test_keys_are_compared_without_what_parts_their_words() -> None:
    assert {
        plain(key) for key in ("start_time", "StartTime", "start-time", "start time", "start.Time")
    } == {"starttime"}


@pytest.mark.parametrize(
    ("key", "role", "unit"),
    [
        ("text", "text", None),
        ("punctuated_word", "text", None),
        ("startTime", "start", None),
        ("start_ms", "start", 1.0),
        ("offsetInTicks", "start", 1e-4),
        ("BeginOffsetMillis", "start", 1.0),
        ("end_seconds", "end", 1_000.0),
        ("duration", "length", None),
        ("speaker_label", "speaker", None),
        ("name", "perhaps", None),
        ("channelTag", "channel", None),
    ],
)
def test_what_a_key_is_of(key: str, role: str, unit: float | None) -> None:
    kind = kind_of_key(key)
    assert kind is not None
    assert (kind.role, kind.unit) == (role, unit)


@pytest.mark.parametrize("key", ["", "confidence", "text_ms", "ms", "text" + "_" * 40])
def test_keys_that_mean_nothing_here(key: str) -> None:
    assert kind_of_key(key) is None


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (1.5, FieldTime(1.5, None)),
        (0, FieldTime(0.0, None)),
        ("0.5", FieldTime(0.5, None)),
        ("0.500s", FieldTime(0.5, 1_000.0)),
        ("PT1M0.5S", FieldTime(60.5, 1_000.0)),
        ("pt2h", FieldTime(7_200.0, 1_000.0)),
        ("00:01:02.500", FieldTime(62_500.0, 1.0)),
        ({"seconds": 2, "nanos": 500_000_000}, FieldTime(2.5, 1_000.0)),
        ({"seconds": "2"}, FieldTime(2.0, 1_000.0)),
        ({"nanos": 5e8}, FieldTime(0.5, 1_000.0)),
    ],
)
def test_a_time(value: object, time: FieldTime) -> None:
    assert moment(value) == time


@pytest.mark.parametrize(
    "value", [None, True, "", "soon", "PT", "5 s", math.inf, math.nan, [], {}, {"seconds": "x"}]
)
def test_what_is_no_time(value: object) -> None:
    assert moment(value) is None


def test_a_unit_that_the_key_tells_counts_for_bare_numbers_alone() -> None:
    assert moment(5, 1e-4) == FieldTime(5.0, 1e-4)
    assert moment("5", 1e-4) == FieldTime(5.0, 1e-4)
    assert moment("5s", 1e-4) == FieldTime(5.0, 1_000.0)


@pytest.mark.parametrize(
    ("time", "unit", "found"),
    [
        (None, 1_000.0, None),
        (FieldTime(1.5, None), 1_000.0, 1_500),
        (FieldTime(1.5, 1_000.0), 1.0, 1_500),
        (FieldTime(15_000_000, None), 1e-4, 1_500),
        (FieldTime(999_999, None), 1_000.0, 999_999_000),
        (FieldTime(1_700_000_000, None), 1_000.0, None),  # a day of 2023, not a place in a talk
    ],
)
def test_milliseconds(time: FieldTime | None, unit: float, found: int | None) -> None:
    assert milliseconds(time, unit) == found


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (0, "Speaker 0"),
        ("1", "Speaker 1"),
        ("A", "Speaker A"),
        ("Ana Reyes", "Ana Reyes"),
        ("spk_0", "spk_0"),
        ({"id": 3, "name": "Ana"}, "Ana"),
        ({"id": "7"}, "7"),
        ("UU", ""),
        ("unknown", ""),
        (None, ""),
        (True, ""),
        ({}, ""),
    ],
)
def test_a_speaker_as_people_read_it(value: object, name: str) -> None:
    assert speaker_of(value) == name


def of(**members: object) -> Fields:
    return fields_of(members.items())


def test_an_object_says_what_when_and_who() -> None:
    assert of(text="One.", start=1, end="2s", speaker="A", channel=0, confidence=0.9) == Fields(
        "One.", FieldTime(1.0, None), FieldTime(2.0, 1_000.0), None, "A", 0
    )
    assert of() == Fields()


def test_of_several_keys_the_better_counts_wherever_it_stands() -> None:
    assert of(word="one", punctuated_word="One.").text == "One."
    assert of(punctuated_word="One.", word="one").text == "One."
    assert of(offset=5, start=1).start == FieldTime(1.0, None)
    assert of(text="", content="One.").text == "One."
    assert of(text=5, content="One.").text == "One."


def test_a_name_is_a_speaker_beside_a_text_with_a_time_alone() -> None:
    assert of(name="Ana", text="One.", start=1).speaker == "Ana"
    assert of(name="Ana", text="One.").speaker is None
    assert of(name="Ana", speaker="Ben", text="One.", start=1).speaker == "Ben"


def test_a_pair_is_a_start_and_an_end() -> None:
    assert of(text="One.", timestamp=[1, 2.5])[1:3] == (FieldTime(1.0, None), FieldTime(2.5, None))
    assert of(text="One.", timestamp=[1, None])[1:3] == (FieldTime(1.0, None), None)
    assert of(text="One.", timestamp=[1, "soon"]).bad_times == 1
    assert of(text="One.", timestamp=[1]).start is None


def test_times_that_are_none_are_counted_where_there_is_a_text() -> None:
    assert of(text="One.", start="soon", end="later").bad_times == 2
    assert of(start="soon").bad_times == 0
    assert of(text="One.", start={"a": 1}).bad_times == 0


def test_nobody_and_letters_for_times() -> None:
    assert of(text="One.", speakerTag=0).speaker is None
    assert of(text="One.", speakerTag=1).speaker == 1
    assert of(word="One", case="not-found-in-audio", startOffset=3, endOffset=6).start is None


def test_a_name_comes_before_a_number() -> None:
    said = [("start", 1.0), ("text", "One."), ("speaker", "2"), ("voice", "eva")]
    assert fields_of(said).speaker == "eva"
    assert fields_of([*said[:3], ("label", "music")]).speaker == "2"


def test_a_nickname_is_how_somebody_is_called() -> None:
    assert speaker_of({"name": "eva_77", "nickname": "Eva Kern"}) == "Eva Kern"
