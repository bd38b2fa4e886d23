"""Tiers: layers of annotation over one recording, of which some hold what was said."""

from __future__ import annotations

import pytest

from reader.errors import FormatError
from reader.formats.kinds.research.tiers import Tier, speaker_in, tidy, transcript_of
from reader.model.transcript import Cue, ReportItem, Transcript

SILENT = "This file has no tier with words."


def tier(name: str, *texts: str, speaker: str = "", hint: str = "", at: int = 0) -> Tier:
    cues = [Cue(text, at + 1_000 * n, at + 1_000 * n + 900) for n, text in enumerate(texts)]
    return Tier(name, speaker, cues, hint)


def turns(transcript: Transcript) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in transcript.cues]


@pytest.mark.parametrize(
    "name",
    [
        "Ana",
        "default",
        "utterance",
        "Hans",
        "Ana-words",
        "A_phrases",
        "Geraldine",
        "Comte",
        "ORT-MAU",
    ],
)
def test_a_tier_of_speech(name: str) -> None:
    assert Tier(name, "", []).is_speech


@pytest.mark.parametrize(
    "name",
    [
        "phones",
        "Ana-phon",
        "gloss",
        "A_translation",
        "notes",
        "MAU",
        "anaGloss",
        "pos",
        "F0",
        "ref 2",
    ],
)
def test_a_tier_of_something_else(name: str) -> None:
    assert not Tier(name, "", []).is_speech
    assert not Tier("Ana", "", [], hint=name).is_speech


@pytest.mark.parametrize(
    ("name", "is_alone", "speaker"),
    [
        ("Ana", True, "Ana"),
        ("Ana", False, "Ana"),
        ("ana", True, ""),
        ("ana", False, "ana"),
        ("Ana - words", False, "Ana"),
        ("tx@Ana", False, "Ana"),
        ('"Ana"', False, "Ana"),
        ("default", False, ""),
        ("Transcription", True, ""),
        ("tier 2", False, ""),
        ("words", False, ""),
        ("", False, ""),
    ],
)
def test_who_a_tier_is_named_after(name: str, is_alone: bool, speaker: str) -> None:
    assert speaker_in(name, is_alone=is_alone) == speaker


def test_the_tiers_of_speakers_are_read_in_the_order_of_time() -> None:
    tiers = [tier("Ana", "One, and.", "Three, and."), tier("Ben", "Two, and.", at=500)]
    transcript = transcript_of(tiers, SILENT, ())
    assert turns(transcript) == [("Ana", "One, and."), ("Ben", "Two, and."), ("Ana", "Three, and.")]
    assert transcript.report == ()


def test_who_the_file_names_counts_more_than_the_tier() -> None:
    assert turns(transcript_of([tier("A", "One.", speaker="Ana")], SILENT, ())) == [("Ana", "One.")]


def test_other_tiers_are_left_out_and_named() -> None:
    tiers = [tier("Ana", "One."), tier("gloss", "1sg"), tier("notes", "loud")]
    transcript = transcript_of(tiers, SILENT, (ReportItem("Told."),), ["picture"])
    assert turns(transcript) == [("Ana", "One.")]
    assert transcript.report == (
        ReportItem("Told."),
        ReportItem(
            "3 tiers that are not what was said were left out: “gloss”, “notes”, “picture”.", 3
        ),
    )
    (item,) = transcript_of([tier("Ana", "One."), tier("gloss", "1sg")], SILENT, ()).report
    assert item == ReportItem("1 tier that is not what was said was left out: “gloss”.", 1)
    many = [f"gloss{n}" for n in range(9)]
    (item,) = transcript_of([tier("Ana", "One.")], SILENT, (), many).report
    assert item.sentence.endswith("“gloss7” ….")


def test_where_no_tier_is_called_speech_all_count() -> None:
    assert turns(transcript_of([tier("notes", "One.")], SILENT, ())) == [("", "One.")]


def test_of_what_webmaus_writes_the_words_count() -> None:
    tiers = [
        tier("ORT-MAU", "tides", "go"),
        tier("KAN-MAU", "taIdz", "g@U"),
        tier("MAU", "t", "aI"),
    ]
    transcript = transcript_of(tiers, SILENT, ())
    assert turns(transcript) == [("", "tides go")]
    assert [item.count for item in transcript.report] == [2]


def test_silence_is_no_speech() -> None:
    assert turns(transcript_of([tier("Ana", "sil", "<p:>", "One.", "...", "")], SILENT, ())) == [
        ("Ana", "One.")
    ]


def test_phrases_count_more_than_the_words_of_the_same_speaker() -> None:
    tiers = [tier("Ana-words", "so", "it", "is."), tier("Ana", "So it is.")]
    assert turns(transcript_of(tiers, SILENT, ())) == [("Ana", "So it is.")]


def test_words_alone_are_joined() -> None:
    (cue,) = transcript_of([tier("Ana-words", "So", "it", "is.")], SILENT, ()).cues
    assert (cue.speaker, cue.text, cue.start, cue.end) == ("Ana", "So it is.", 0, 2_900)
    assert [start for _, start in cue.words] == [0, 1_000, 2_000]


def test_a_file_without_words_is_refused() -> None:
    for tiers in ([], [tier("Ana", "sil")]):
        with pytest.raises(FormatError, match="This file has no tier with words"):
            transcript_of(tiers, SILENT, ())


def test_white_space_of_editors_goes() -> None:
    assert tidy(" so \n it\tis ") == "so it is"
