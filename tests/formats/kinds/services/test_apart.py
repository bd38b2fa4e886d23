"""Services that tell some pieces of speech otherwise than others: nothing of any is lost."""

from __future__ import annotations

import json

from read import read, texts, times

from reader.model.transcript import CueKind, Transcript


def as_json(value: object) -> Transcript:
    return read(json.dumps(value), "a.json")


def google(*results: tuple[str, list[tuple[str, str, str]], str]) -> Transcript:
    """Read results of Google: a text, its words with their times, the end of all."""
    return as_json(
        {
            "results": [
                {
                    "alternatives": [
                        {"transcript": text}
                        | (
                            {
                                "words": [
                                    {"word": word, "startTime": start, "endTime": end}
                                    for word, start, end in words
                                ]
                            }
                            if words
                            else {}
                        )
                    ],
                    "resultEndTime": end,
                }
                for text, words, end in results
            ]
        }
    )


def sentences(transcript: Transcript) -> list[str]:
    return [item.sentence for item in transcript.report]


def test_results_with_ends_alone_begin_where_the_one_before_ends() -> None:
    found = google(("good evening", [], "1.100s"), (" hello to you", [], "2.4s"))
    assert texts(found) == ["good evening", "hello to you"]
    assert times(found) == [(0, 1100), (1100, 2400)]
    assert (
        "Of some phrases only the end is told: each begins where the one before ends."
        in sentences(found)
    )


def test_a_result_without_words_stands_between_those_that_have_them() -> None:
    found = google(
        ("good evening", [("good", "0.2s", "0.6s"), ("evening", "0.6s", "1.1s")], "1.5s"),
        ("and welcome to this long programme", [], "3s"),
        ("hi", [("hi", "4s", "4.5s")], "5s"),
    )
    assert texts(found) == ["good evening", "and welcome to this long programme", "hi"]
    assert times(found) == [(200, 1100), (1500, 3000), (4000, 4500)]


def test_results_without_any_time_are_all_read() -> None:
    found = as_json(
        {
            "results": [
                {"alternatives": [{"transcript": "one two", "confidence": 0.9}]},
                {"alternatives": [{"transcript": "three", "confidence": 0.9}]},
            ]
        }
    )
    assert texts(found) == ["one two", "three"]
    assert sentences(found) == ["This JSON has all words in 2 texts, without times or speakers."]


def word(text: str, start: float, speaker: str = "") -> dict[str, object]:
    return {"text": text, "start": start, "end": start + 0.4} | (
        {"speaker": speaker} if speaker else {}
    )


def test_a_phrase_without_words_stays_where_the_words_name_the_speakers() -> None:
    found = as_json(
        {
            "utterances": [
                {
                    "start": 0,
                    "end": 1,
                    "text": "We go",
                    "words": [word("We", 0, "A"), word("go", 0.5, "B")],
                },
                {"start": 2, "end": 3, "text": "Not yet", "words": []},
                {
                    "start": 4,
                    "end": 5,
                    "text": "Now we do",
                    "words": [word("Now", 4, "A"), word("we", 4.3, "A"), word("do", 4.6, "B")],
                },
            ]
        }
    )
    assert [(cue.text, cue.speaker, cue.start) for cue in found.cues] == [
        ("We", "Speaker A", 0),
        ("go", "Speaker B", 500),
        ("Not yet", "", 2000),
        ("Now we", "Speaker A", 4000),
        ("do", "Speaker B", 4600),
    ]


def test_words_without_a_phrase_stand_among_the_phrases() -> None:
    found = as_json(
        {
            "segments": [
                {"start": 0.0, "end": 1.0, "text": "We go out."},
                {"start": 2.0, "end": 3.0, "words": [word("Not", 2), word("yet.", 2.5)]},
                {"start": 4.0, "end": 5.0, "text": "Then we wait."},
            ],
            "utterances": [],
        }
    )
    assert texts(found) == ["We go out.", "Not yet.", "Then we wait."]
    assert times(found) == [(0, 1000), (2000, 2900), (4000, 5000)]


def test_what_the_words_say_again_is_read_once() -> None:
    found = as_json(
        {
            "results": [
                {"alternatives": [{"transcript": "good evening to you"}]},
                {
                    "alternatives": [
                        {
                            "transcript": "and hello",
                            "words": [
                                word(text, at, "A")
                                for at, text in enumerate(["good", "evening", "to", "you"])
                            ],
                        }
                    ]
                },
            ]
        }
    )
    assert texts(found) == ["good evening to you"]


def test_paragraphs_of_deepgram_have_the_times_of_their_sentences() -> None:
    paragraphs = {
        "transcript": "\nSpeaker 0: Hi there.\n\nSpeaker 1: Yes.",
        "paragraphs": [
            {
                "sentences": [{"text": "Hi there.", "start": 0.1, "end": 0.6}],
                "start": 0.1,
                "end": 0.6,
                "speaker": 0,
            },
            {
                "sentences": [{"text": "Yes.", "start": 1, "end": 1.3}],
                "start": 1,
                "end": 1.3,
                "speaker": 1,
            },
        ],
    }
    whole = {"transcript": "Hi there. Yes.", "paragraphs": paragraphs}
    found = as_json({"results": {"channels": [{"alternatives": [whole]}]}})
    assert [(cue.text, cue.speaker, cue.start, cue.end) for cue in found.cues] == [
        ("Hi there.", "Speaker 0", 100, 600),
        ("Yes.", "Speaker 1", 1000, 1300),
    ]


def test_marks_of_hesitation_are_left_out_and_said() -> None:
    rows = [["hello", 0.1, 0.5], ["%HESITATION", 0.5, 0.7], ["there", 0.7, 1.0]]
    heard = {"transcript": "hello %HESITATION there ", "timestamps": rows}
    found = as_json({"result_index": 0, "results": [{"alternatives": [heard], "final": True}]})
    assert texts(found) == ["hello there"]
    assert "Marks of hesitation (%HESITATION) were left out." in sentences(found)


def test_snippets_of_one_word_are_captions() -> None:
    found = as_json(
        [
            {"text": "fish &amp; chips", "start": 0.0, "duration": 2.5},
            {"text": "hello", "start": 2.5, "duration": 2.0},
            {"text": "[Music]", "start": 4.5, "duration": 2.0},
            {"text": "don&#39;t", "start": 6.5, "duration": 1.0},
        ]
    )
    assert texts(found) == ["fish & chips", "hello", "[Music]", "don't"]
    assert times(found) == [(0, 2500), (2500, 4500), (4500, 6500), (6500, 7500)]
    assert found.cues[2].kind is CueKind.SOUND


def test_keys_that_nobody_prescribes() -> None:
    found = as_json(
        {
            "entries": [
                {"who": "Ana", "at": "00:00:04", "said": "We start."},
                {"who": "Bo", "at": "00:01:10", "said": "At last."},
            ]
        }
    )
    assert [(cue.speaker, cue.start, cue.text) for cue in found.cues] == [
        ("Ana", 4000, "We start."),
        ("Bo", 70_000, "At last."),
    ]


def test_posts_are_of_those_who_wrote_them() -> None:
    found = as_json(
        [{"id": 1, "user": "ana", "text": "nice day"}, {"id": 2, "user": "bo", "text": "indeed"}]
    )
    assert [(cue.speaker, cue.text) for cue in found.cues] == [
        ("ana", "nice day"),
        ("bo", "indeed"),
    ]
