"""The neutral form: a transcript as JSON, plain enough for any program to read and write."""

from __future__ import annotations

import json

import pytest

from reader import formats
from reader.errors import FormatError, UnknownFormat
from reader.formats.format import Document
from reader.formats.kinds import neutral_json
from reader.model.transcript import (
    Cue,
    CueKind,
    Fetched,
    Provenance,
    RelatedVideo,
    Source,
    Transcript,
    WordTime,
)


def read(value: object) -> Transcript:
    text = value if isinstance(value, str) else json.dumps(value)
    return neutral_json.read(Document(text.encode(), text))


def cues(*segments: object) -> tuple[Cue, ...]:
    return read({"segments": list(segments)}).cues


WHOLE = {
    "title": "On tides",
    "standfirst": "A talk.",
    "url": "https://tides.example/1",
    "author": "Ana Reyes",
    "date": "2024-05-01",
    "language": "cy",
    "provenance": "human",
    "related": [{"title": "On floods", "url": "https://tides.example/2", "video_id": "v2"}],
    "segments": [
        {"start": 1.5, "end": 3, "speaker": "Ana", "text": "One.", "paragraph": True},
        {"start": None, "end": None, "speaker": "", "text": "[bell]", "kind": "sound"},
        {"start": 4, "end": 5, "text": "So it is.", "words": [[0, 4], [3, 4.25]]},
    ],
    "report": ["Something was left out."],
    "fetched": {
        "address": "https://tides.example/1",
        "day": "2024-05-02",
        "etag": "x",
        "sha256": "0" * 64,
    },
}


def test_all_that_it_can_say() -> None:
    transcript = read(WHOLE)
    assert (transcript.title, transcript.standfirst) == ("On tides", "A talk.")
    assert (transcript.url, transcript.author) == ("https://tides.example/1", "Ana Reyes")
    assert (transcript.date, transcript.language) == ("2024-05-01", "cy")
    assert transcript.provenance is Provenance.HUMAN
    assert transcript.related == (RelatedVideo("On floods", "https://tides.example/2", "v2"),)
    assert transcript.cues == (
        Cue("One.", 1_500, 3_000, "Ana", starts_paragraph=True),
        Cue("[bell]", kind=CueKind.SOUND),
        Cue("So it is.", 4_000, 5_000, words=(WordTime(0, 4_000), WordTime(3, 4_250))),
    )
    assert [item.sentence for item in transcript.report] == ["Something was left out."]
    assert transcript.source.fetched == Fetched(
        "https://tides.example/1", "2024-05-02", "x", "0" * 64
    )


def test_what_is_written_is_read_again() -> None:
    transcript = read(WHOLE)
    assert read(neutral_json.write(transcript)) == transcript
    assert read(neutral_json.write(Transcript(title="On tides"))).title == "On tides"


def test_what_is_written_is_a_line_a_segment() -> None:
    transcript = Transcript(title="Größe", cues=(Cue("One.", 0), Cue("Two.", 1_500, 2_000, "Ana")))
    assert neutral_json.write(transcript) == (
        '{"title": "Größe",\n "standfirst": "",\n "related": [],\n "segments": [\n'
        '  {"start": 0.0, "end": null, "speaker": "", "text": "One."},\n'
        '  {"start": 1.5, "end": 2.0, "speaker": "Ana", "text": "Two."}],\n "report": []}\n'
    )


def test_a_bare_list_will_do_and_so_will_bare_texts() -> None:
    assert read([{"text": "One."}, {"text": "Two."}]).cues == (Cue("One."), Cue("Two."))
    assert cues({"text": "One."}, " Two. ") == (Cue("One."), Cue("Two."))


def test_whatever_is_mistyped_is_passed_over() -> None:
    segment = {
        "text": "One.", "start": "1.5", "end": True, "speaker": ["Ana"], "kind": "noise",
        "paragraph": "yes", "words": [[0, 1], [9, 1], ["0", 1], [0], 5, [1, "soon"]],
    }  # fmt: skip
    transcript = read(
        {"title": 5, "related": "no", "report": [5, " "], "segments": [segment, 7, {}]}
    )
    assert transcript.cues == (Cue("One.", 1_500, words=(WordTime(0, 1_000),)),)
    assert (transcript.title, transcript.related) == ("5", ())
    assert [item.sentence for item in transcript.report] == [
        "2 items without text were skipped.",
        "1 time could not be read.",
    ]


def test_captions_are_sorted_and_videos_without_a_title_counted() -> None:
    transcript = read(
        {
            "segments": [{"text": "Two.", "start": 2}, {"text": "One.", "start": 1}],
            "related": ["A", {}, {"title": "B"}],
        }
    )
    assert [cue.text for cue in transcript.cues] == ["One.", "Two."]
    assert [video.title for video in transcript.related] == ["A", "B"]
    assert [item.sentence for item in transcript.report] == [
        "The captions were out of order of time in 1 place and have been sorted.",
        "1 related video without a title was skipped.",
    ]


@pytest.mark.parametrize(
    "fetched",
    [
        {"address": "https://tides.example/1", "day": "yesterday"},
        {"address": "https://tides.example/1"},
        {"address": "javascript:alert(1)", "day": "2024-05-02"},
        {"day": "2024-05-02"},
        "https://tides.example/1",
        None,
    ],
)
def test_where_it_was_fetched_needs_an_address_and_a_day(fetched: object) -> None:
    assert read({"segments": [{"text": "One."}], "fetched": fetched}).source == Source()


def test_what_a_server_says_of_its_version_is_kept_within_bounds() -> None:
    told = {
        "address": "https://tides.example/1",
        "day": "2024-05-02",
        "etag": "a\nb" * 100,
        "sha256": "x",
    }
    fetched = read({"segments": [{"text": "One."}], "fetched": told}).source.fetched
    assert fetched is not None
    assert (len(fetched.etag), fetched.sha256) == (200, "")
    assert "\n" not in fetched.etag


def test_a_title_alone_is_told() -> None:
    (item,) = read({"title": "On tides", "segments": []}).report
    assert item.sentence == "The file names a video but holds no captions of it."


@pytest.mark.parametrize(
    "value", [{}, [], 5, {"segments": []}, {"segments": {}}, {"segments": [{"text": ""}]}, [1, 2]]
)
def test_json_of_another_kind_is_refused(value: object) -> None:
    with pytest.raises(UnknownFormat, match="This is JSON, but not a transcript"):
        read(value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"title": "Talk",\n "segments": [\n  {"start": 1.5, "speaker": "Ana", "te', 3),
        ('{"title": "Talk",\n "segments": [\n  {"start": 1.5, "text": "The founding', 3),
        ('{"title": "Talk",\n "segments": [', 2),
        ('{"title": "Talk", "seg', 1),
        ('[{"start": 1.5, "text": "The fou', 1),
        ('{"title": "Talk", "related": [{"title": "More"}],\n "segments": [{"text": ""}, {', 2),
    ],
)
def test_a_file_cut_off_before_its_first_words_says_so(text: str, line: int) -> None:
    with pytest.raises(FormatError) as refused:
        formats.read_bytes(text.encode(), "talk.json")
    assert str(refused.value) == (
        f"talk.json, line {line}: The file is cut off in this line, before any words of a "
        "transcript. Get or save it once more."
    )


def test_broken_json_is_refused_or_read_so_far() -> None:
    with pytest.raises(FormatError, match="no valid JSON"):
        read("{]")
    transcript = read('{"segments": [{"text": "One."},\n{"te')
    assert transcript.cues == (Cue("One."),)
    assert [item.line for item in transcript.report] == [2]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ('{"standfirst": "", "segments": []}', 90),
        ('{"segments": []}', 40),
        ('{"a": 1}', 15),
        ("words", 0),
    ],
)
def test_the_claim_grows_with_the_keys(text: str, claim: int) -> None:
    assert neutral_json.score(Document(text.encode(), text)) == claim
