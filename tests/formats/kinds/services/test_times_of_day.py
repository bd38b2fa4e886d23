"""Service JSON whose times are those of the day: they count from the first, or from the start."""

from __future__ import annotations

import json
from typing import Any

import pytest
from read import said

from reader import formats
from reader.errors import UnknownFormat
from reader.model.transcript import Transcript

WORDS = ("The tide is out this morning.", "Then we walk across.")
NAMES = ("Ana Reyes", "Ben Okoro")
FROM_FIRST = "Its times of the day were counted from the first of them."
FROM_START = "Its times of the day were counted from the start that it names."


def read(value: object) -> Transcript:
    return formats.read_bytes(json.dumps(value).encode(), "a.json")


def turns(transcript: Transcript) -> list[tuple[int | None, int | None, str, str]]:
    return [(cue.start, cue.end, cue.speaker, cue.text) for cue in transcript.cues]


def items(text: str, speaker: str, **times: tuple[object, object]) -> list[dict[str, Any]]:
    return [
        {text: words, speaker: name} | {key: values[at] for key, values in times.items()}
        for at, (words, name) in enumerate(zip(WORDS, NAMES, strict=True))
    ]


STARTS = ("2026-03-01T10:00:03.250Z", "2026-03-01T10:00:09Z")
ENDS = ("2026-03-01T10:00:08.0000000Z", "2026-03-01T10:00:11Z")
FROM_ZERO = [(0, None, NAMES[0], WORDS[0]), (5_750, None, NAMES[1], WORDS[1])]


@pytest.mark.parametrize(
    "value",
    [
        items("text", "speaker", timestamp=STARTS),
        {"messages": items("message", "sender", date_time=STARTS)},  # Zoom
        # Slack: seconds since 1970, as text; Discord and others in milliseconds.
        [
            {"type": "message", "user": "U01", "user_profile": {"real_name": name}, "text": words}
            | {"ts": ts}
            for name, words, ts in zip(NAMES, WORDS, ("1772359203.25", "1772359209"), strict=True)
        ],
        {"segments": items("text", "speaker_name", time=(1_772_359_203_250, 1_772_359_209_000))},
    ],
)
def test_times_of_the_day_count_from_the_first(value: object) -> None:
    transcript = read(value)
    assert turns(transcript) == FROM_ZERO
    assert transcript.date == "2026-03-01"
    assert FROM_FIRST in said(transcript)


def test_teams_by_graph_has_ends_and_messages_of_html() -> None:
    entries = items("spokenText", "speakerName", startDateTime=STARTS, endDateTime=ENDS)
    assert turns(read({"entries": entries})) == [
        (0, 4_750, NAMES[0], WORDS[0]),
        (5_750, 7_750, NAMES[1], WORDS[1]),
    ]
    messages = [
        {
            "id": str(at),
            "createdDateTime": STARTS[at],
            "from": {"user": {"id": f"g{at}", "displayName": NAMES[at]}},
            "body": {"contentType": "html", "content": f"<p>{WORDS[at]}</p>"},
        }
        for at in range(2)
    ]
    assert turns(read({"value": messages})) == FROM_ZERO


def test_the_start_that_a_file_names_counts() -> None:
    sentences = items("transcript", "speaker", timestamp=STARTS)
    for head in ("timestamp_start_utc", "recording_start_time", "startDateTime"):
        transcript = read({"title": "Board", head: "2026-03-01T10:00:00Z", "sentences": sentences})
        assert [cue.start for cue in transcript.cues] == [3_250, 9_000]
        assert (transcript.title, transcript.date) == ("Board", "2026-03-01")
        assert FROM_START in said(transcript)
    # The start of something else: another day, or after the first words.
    for other in ("2026-02-01T10:00:00Z", "2026-03-01T10:00:05Z"):
        transcript = read({"start_time": other, "sentences": sentences})
        assert [cue.start for cue in transcript.cues] == [0, 5_750]


def test_zones_are_reckoned_with() -> None:
    starts = ("2026-03-01T12:00:00+02:00", "2026-03-01T10:00:06Z")
    transcript = read(items("text", "speaker", start=starts))
    assert [cue.start for cue in transcript.cues] == [0, 6_000]


def test_places_in_the_recording_go_before_times_of_the_day() -> None:
    value = items("text", "speaker", start_time=STARTS, offset=(1.5, 7.25))
    transcript = read({"date": "2026-03-01T09:00:00Z", "utterances": value})
    assert [cue.start for cue in transcript.cues] == [1_500, 7_250]
    assert transcript.date == "2026-03-01"
    assert "Its times of the day" not in said(transcript)


def test_participants_of_google_meet_are_numbered() -> None:
    people = tuple(f"conferenceRecords/a-1/participants/{number}" for number in (110, 111))
    entries = items("text", "name", startTime=STARTS)
    for entry, person in zip(entries, people, strict=True):
        entry |= {"participant": person, "name": f"conferenceRecords/a-1/transcripts/2/{person}"}
    found = read({"transcriptEntries": entries}).speakers
    assert found == ("Participant 110", "Participant 111")


def test_a_log_is_no_transcript() -> None:
    log = [
        {"timestamp": STARTS[at], "level": "INFO", "message": message}
        for at, message in enumerate(("Server started on port 80", "Request served"))
    ]
    with pytest.raises(UnknownFormat, match="not a transcript"):
        read(log)


def test_keys_of_own_tools() -> None:
    value = {
        "metadata": {"speakers": {"0": {"label": "Ana"}, "1": {"label": "Tom"}}},
        "segments": [
            {"id": 0, "t0": 50, "t1": 200, "spk": 0, "txt": WORDS[0]},
            {"id": 1, "t0": 200, "t1": 300, "spk": 1, "txt": WORDS[1]},
        ],
    }
    assert turns(read(value)) == [(500, 2_000, "Ana", WORDS[0]), (2_000, 3_000, "Tom", WORDS[1])]


def test_one_item_of_a_list_of_other_things_is_no_transcript() -> None:
    package = {"name": "x", "contributors": [{"name": "Ana", "start": 2019, "text": "wrote it"}]}
    with pytest.raises(UnknownFormat, match="a single item of it has a text and a number"):
        read(package)
    assert len(read({"segments": [{"start": 0.5, "end": 2, "text": "Hello there."}]}).cues) == 1
