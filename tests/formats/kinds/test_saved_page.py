"""Saved pages of videos: the shipped one, and the family it belongs to."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from reader import formats
from reader.errors import FormatError
from reader.formats.format import Document
from reader.formats.kinds import saved_page
from reader.model.prose import prose
from reader.model.transcript import CueKind, Provenance, Transcript

SEED = Path(__file__).resolve().parents[3] / "seeds" / "000_80146eb17a4ea20d.txt"

SPEECH = (
    "In the autumn we came here,",
    "when the boats were hauled up.",
    "Nobody told us about the wind.",
    "It follows you indoors.",
)


def page(
    *,
    heading: str = "Full video transcript",
    speech: tuple[str, ...] = SPEECH,
    related: tuple[str, ...] = ("  • Ropes and knots", "  • The tide clock"),
    related_heading: str = "Related videos",
    standfirst: str = "Three people kept the lamp lit",
) -> str:
    parts = ["The lighthouse keepers", standfirst, heading, *speech]
    if related:
        parts += [f"{related_heading}\n|\n" + "\n".join(related)]
    return "\n\n".join(part for part in parts if part)


def read(text: str, name: str = "page.txt") -> Transcript:
    return formats.read_bytes(text.encode(), name)


def test_the_shipped_page() -> None:
    transcript = formats.read(SEED)
    assert transcript.source.format == "saved-page"
    assert transcript.title == "NATO and Russia: uneasy partners"
    assert transcript.standfirst.startswith("NATO and Russia don't see each other as enemies.")
    assert len(transcript.cues) == 146
    assert transcript.cues[0].text == "NATO and Russia: uneasy partners?"
    assert transcript.cues[145].text == "on both sides."
    assert prose(transcript).word_count == 695
    assert not transcript.is_timed
    assert transcript.speakers == ()
    assert len(transcript.related) == 88
    assert transcript.related[0].title == "Mladic, Srebrenica and justice"
    assert transcript.related[2].title == "NATO - EU : Getting closer ?"
    assert transcript.related[87].title.startswith("Video debate: the new media - a help")
    (item,) = transcript.report
    assert (item.count, item.line) == (146, 299)
    assert "2 times" in item.sentence


def texts(transcript: Transcript) -> tuple[str, ...]:
    return tuple(cue.text for cue in transcript.cues)


def test_a_page_is_parted_by_its_headings() -> None:
    transcript = read(page())
    assert transcript.title == "The lighthouse keepers"
    assert transcript.standfirst == "Three people kept the lamp lit"
    assert texts(transcript) == SPEECH
    assert [video.title for video in transcript.related] == ["Ropes and knots", "The tide clock"]
    assert transcript.report == ()


@pytest.mark.parametrize(
    "heading",
    [
        *("FULL VIDEO TRANSCRIPT:", "Transcript", "Read the transcript", "Video transcript"),
        *("Transcription complète", "Vollständiges Transkript", "Transcripción completa"),
    ],
)
def test_headings_of_many_kinds_open_the_transcript(heading: str) -> None:
    assert texts(read(page(heading=heading))) == SPEECH


@pytest.mark.parametrize(
    "heading", ["RELATED VIDEOS", "You may also like", "Ähnliche Videos", "Vídeos relacionados:"]
)
def test_headings_of_many_kinds_open_the_list(heading: str) -> None:
    transcript = read(page(related_heading=heading))
    assert texts(transcript) == SPEECH
    assert len(transcript.related) == 2


def test_a_page_without_a_list_ends_with_the_last_words() -> None:
    transcript = read(page(related=()))
    assert texts(transcript) == SPEECH
    assert transcript.related == ()


def test_a_page_without_a_standfirst_has_none() -> None:
    assert read(page(standfirst="")).standfirst == ""


def test_line_ends_and_blanks_of_every_form_are_the_same() -> None:
    text = "\ufeff" + page().replace("\n\n", "\r\n\u00a0\r\n").replace("\n|\n", "\r\n|\r\n")
    assert texts(read(text)) == SPEECH


def test_bullets_before_captions_are_no_speech() -> None:
    speech = tuple(f"  • {line}" for line in SPEECH)
    transcript = read(page(speech=speech))
    assert texts(transcript) == SPEECH
    assert len(transcript.related) == 2


def test_the_words_of_the_headings_may_be_spoken() -> None:
    speech = ("Below are", "related videos", "and a full video transcript", "to search. Yes?")
    assert texts(read(page(speech=speech))) == speech


def test_a_transcript_that_stands_twice_is_read_once() -> None:
    transcript = read(page(speech=SPEECH * 2))
    assert texts(transcript) == SPEECH
    assert transcript.report[0].count == 4


def test_what_is_truly_said_twice_stays() -> None:
    speech = (*SPEECH, "Nobody told us about the wind.", "Nobody told us about the wind.")
    assert texts(read(page(speech=speech))) == speech


@pytest.mark.parametrize("text", ["The lighthouse keepers\n", page(speech=(), related=())])
def test_a_page_saved_without_its_transcript_is_refused_by_name(text: str) -> None:
    with pytest.raises(FormatError, match="“The lighthouse keepers”"):
        read(text)


def test_reading_takes_time_in_proportion() -> None:
    for line in ("x", "• x", "Related videos", "Transcript", "|", "-"):
        formats_read_or_refused(f"Title\n\nTranscript\n\n{(line + chr(10)) * 100_000}")


def formats_read_or_refused(text: str) -> None:
    with contextlib.suppress(FormatError):
        assert read(text).cues


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (page(), 70),
        (page(related=()), 70),
        (page(heading=""), 40),
        ("Title\n\nWords.\n\nRelated videos\n\n• One\n• Two\n", 40),
        ("Title\n\nWords.\n\nRelated videos\n\n• One\n\nMore words.\n", 0),
        ("Title\n\nWords.\n\n• One\n• Two\n", 0),
        ("Line\n" * 13 + "Transcript\n", 0),
        ("Line\n" * 12 + "Transcript\n", 70),
    ],
)
def test_a_page_is_claimed_by_its_headings(text: str, claim: int) -> None:
    assert saved_page.score(Document(text.encode(), text)) == claim


@pytest.mark.parametrize(
    ("related", "titles"),
    [
        (("Ropes and knots", "The tide clock"), ["Ropes and knots", "The tide clock"]),
        (("– Ropes and knots",), ["Ropes and knots"]),
        (("a" * 301,), []),
    ],
)
def test_a_list_need_not_have_bullets(related: tuple[str, ...], titles: list[str]) -> None:
    assert [video.title for video in read(page(related=related)).related] == titles


def test_a_small_word_that_heads_a_list_may_be_spoken() -> None:
    assert read(page(related_heading="related", related=("Ropes and knots",))).related == ()


def test_a_copy_under_a_heading_of_its_own_is_left_out_however_short() -> None:
    short = ("We came here.", "Nobody told us.")
    text = page(speech=(*short, "Hide transcript", "Transcript", *short))
    transcript = read(text)
    assert [cue.text for cue in transcript.cues] == list(short)
    assert (
        "The page holds the transcript 2 times; it is shown once" in transcript.report[0].sentence
    )


def test_a_credit_below_the_words_is_no_speech() -> None:
    transcript = read(page(speech=(*SPEECH, "Transcribed by https://otter.ai")))
    assert [item.sentence for item in transcript.report] == [
        "The end of the file, “Transcribed by https://otter.ai”, is no speech and was left out."
    ]
    assert transcript.provenance is Provenance.AUTOMATIC


def test_what_chooses_among_other_videos_is_no_speech() -> None:
    found = read(
        "Harbour at dawn\nTranscript\n0:03\ngood morning\n0:09\nit rains\n2:05\nand pours\n"
        "All\nFrom Quay Films\nRelated\nStorms of the north\nThe long pier\n"
    )
    assert [cue.text for cue in found.cues] == ["good morning", "it rains", "and pours"]
    assert [video.title for video in found.related] == ["Storms of the north", "The long pier"]


def test_titles_of_chapters_in_a_copied_panel_are_headings() -> None:
    found = read(
        "Harbour at dawn\nTranscript\nSearch transcript\n0:03\n3 seconds\ngood morning\n0:09\n"
        "9 seconds\nit rains: all day\nStorm\n2:05\n2 minutes, 5 seconds\nand it pours\n2:09\n"
        "2 minutes, 9 seconds\non us\n"
    )
    assert [(cue.start, cue.kind, cue.text) for cue in found.cues] == [
        (3_000, CueKind.SPEECH, "good morning"),
        (9_000, CueKind.SPEECH, "it rains: all day"),
        (None, CueKind.HEADING, "Storm"),
        (125_000, CueKind.SPEECH, "and it pours"),
        (129_000, CueKind.SPEECH, "on us"),
    ]


def test_a_panel_whose_captions_have_two_lines_has_no_chapters() -> None:
    found = read(
        "Harbour at dawn\nTranscript\n0:03\n3 seconds\ngood\nMorning\n0:09\n9 seconds\nit\nRains\n"
        "2:05\n2 minutes, 5 seconds\nand\nPours\n"
    )
    assert [cue.text for cue in found.cues] == ["good\nMorning", "it\nRains", "and\nPours"]
