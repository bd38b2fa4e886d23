"""The headings by which video pages part their text."""

from __future__ import annotations

import pytest

from reader.formats.shared.page_words import HEADING_LENGTHS, heads_related, heads_transcript


@pytest.mark.parametrize(
    "line",
    [
        "Transcript",
        "TRANSCRIPT:",
        "Full Video Transcript",
        "Read the full transcript",
        "### Transcript ###",
        "**Interview transcript**",
        "Transcript ▾",
        "Full  video \xa0transcript",
        "Vollständiges Transkript",
        "Transcription de l’interview",
        "Transcripción completa del vídeo",
        "Trascrizione",
    ],
)
def test_a_heading_of_the_transcript(line: str) -> None:
    assert heads_transcript(line)
    assert not heads_related(line)


@pytest.mark.parametrize(
    "line",
    [
        "Related videos",
        "RELATED:",
        "You might also like",
        "— Up next —",
        "Mehr zum Thema",
        "Vidéos associées",
        "Vídeos relacionados",
        "Guarda anche",
    ],
)
def test_a_heading_of_the_related_videos(line: str) -> None:
    assert heads_related(line)
    assert not heads_transcript(line)


@pytest.mark.parametrize(
    "line", ["", "The transcript was read", "Transcript of the trial", "Related to tides", "###"]
)
def test_other_lines_head_neither(line: str) -> None:
    assert not heads_transcript(line)
    assert not heads_related(line)


def test_what_is_longer_than_any_heading_is_none() -> None:
    padded = "Transcript".ljust(80, "=")
    assert heads_transcript(padded)
    assert not heads_transcript(padded + "=")
    assert len("related") in HEADING_LENGTHS
