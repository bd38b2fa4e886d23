"""Which layer of a service's JSON holds the transcript, and of what its bare numbers count."""

from __future__ import annotations

import pytest

from reader.formats.kinds.services.choice import Chosen, chosen
from reader.formats.kinds.services.fields import speaker_of
from reader.formats.kinds.services.layers import found_in

PHRASE = "so it goes out twice a day"  # 26 letters with its spaces


def choose(value: object) -> Chosen | None:
    return chosen(found_in([value]))


def path_of(value: object) -> str:
    found = choose(value)
    return found.path if found else ""


def words(*starts: float, **more: object) -> list[dict[str, object]]:
    return [{"word": "tide", "start": start, "end": start + 1, **more} for start in starts]


def test_what_has_no_times_and_no_speakers_is_no_transcript() -> None:
    assert choose({"items": [{"text": "One."}, {"text": "Two."}]}) is None
    assert choose({}) is None
    assert choose({"text": "One.", "start": 5}) is None


def test_speakers_alone_will_do() -> None:
    found = choose({"items": [{"text": "One.", "speaker": "A"}, {"text": "Two.", "speaker": "B"}]})
    assert found is not None
    assert (found.path, found.is_voiced, found.is_timed) == ("items[]", True, False)


def test_phrases_count_more_than_their_words() -> None:
    value = {
        "phrases": [{"text": "tide tide", "start": 0, "end": 2, "words": words(0, 1)}],
    }
    found = choose(value)
    assert found is not None
    assert (found.path, found.are_words) == ("phrases[]", False)


def test_words_with_speakers_count_more_than_phrases_without() -> None:
    value = {
        "phrases": [{"text": "tide tide", "start": 0, "end": 2}],
        "words": words(0, 1, speaker="A"),
    }
    assert path_of(value) == "words[]"


def test_what_has_less_than_half_the_letters_is_not_it() -> None:
    value = {
        "a": [{"text": "tide", "start": 0, "speaker": "A"}],
        "b": [{"text": PHRASE, "start": 0}],
    }
    assert path_of(value) == "b[]"


def test_of_equals_the_first_counts() -> None:
    value = {"a": [{"text": PHRASE, "start": 0}], "b": [{"text": PHRASE, "start": 0}]}
    assert path_of(value) == "a[]"


@pytest.mark.parametrize(
    ("start", "end", "unit"),
    [
        (0, 2, 1_000.0),
        (0, 2_000, 1.0),
        (0, 20_000_000, 1e-4),
        (0, 2_000_000_000, 1e-6),
        (0.5, 2_000.5, 1_000.0),  # a fraction is of a second
    ],
)
def test_a_bare_number_counts_so_that_people_could_have_spoken(
    start: float, end: float, unit: float
) -> None:
    found = choose({"items": [{"text": PHRASE, "start": start, "end": end}]})
    assert found is not None
    assert found.unit == unit


def test_starts_alone_tell_the_unit_too() -> None:
    found = choose({"items": [{"text": PHRASE, "start": 2_000 * n} for n in range(5)]})
    assert found is not None
    assert found.unit == 1.0


def test_a_speaker_is_had_from_the_words_of_a_phrase() -> None:
    found = choose(
        {"items": [{"text": "tide tide", "start": 0, "words": words(0, 1, speaker="A")}]}
    )
    assert found is not None
    assert [speaker_of(item.speaker) for item in found.records] == ["Speaker A"]


def test_a_speaker_is_had_from_who_spoke_when() -> None:
    found = choose(
        {
            "words": words(0, 1, 5, 6),
            "spans": [{"start": 5, "speaker": "Ben"}, {"start": 0.5, "speaker": "Ana"}],
        }
    )
    assert found is not None
    assert [item.speaker for item in found.records] == [None, "Ana", "Ben", "Ben"]


def test_a_speaker_is_had_from_the_channel() -> None:
    found = choose({"channels": [{"words": words(0, 1)}, {"words": words(5, 6)}]})
    assert found is not None
    assert [item.speaker for item in found.records] == ["Channel 1"] * 2 + ["Channel 2"] * 2
    found = choose({"words": words(0, channel="L") + words(1, channel="Ana Reyes")})
    assert found is not None
    assert [item.speaker for item in found.records] == ["Channel L", "Ana Reyes"]


def test_words_that_come_again_with_their_speaker_count_once() -> None:
    found = choose({"words": words(0, 1) + words(0, 1, speaker="A")})
    assert found is not None
    assert [(item.start.value if item.start else None, item.speaker) for item in found.records] == [
        (0.0, "A"),
        (1.0, "A"),
    ]


@pytest.mark.parametrize(
    ("duration", "unit", "told"),
    [
        ({"audio_duration": 61}, 1.0, "duration"),
        ({"duration": "00:01:01"}, 1.0, "duration"),
        ({"metadata": {"duration": 61.4}}, 1.0, "duration"),
        ({"durationMs": 61_000_000}, 1_000.0, "duration"),
        ({"audio_duration": 61_000}, 1_000.0, ""),  # both could be either
        ({"audio_duration": 0}, 1_000.0, ""),
        ({"audio_duration": 9}, 1_000.0, ""),  # in no unit does the speech lie within
        ({}, 1_000.0, ""),
    ],
)
def test_the_length_of_the_recording_tells_the_unit(
    duration: dict[str, object], unit: float, told: str
) -> None:
    spoken = [
        {"text": "Hello", "start": 250, "end": 1_000, "speaker": "A"},
        {"text": "Hi", "start": 1_000, "end": 61_000, "speaker": "B"},
    ]
    found = choose({"utterances": spoken, **duration})
    assert found is not None
    assert (found.unit, found.unit_of) == (unit, told)
