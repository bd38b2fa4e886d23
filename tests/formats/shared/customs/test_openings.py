"""What programs and services set above a transcript."""

from __future__ import annotations

import pytest

from reader.formats.shared.customs.openings import TalkHead, split_opening, title_above
from reader.formats.shared.speech import Speech, read_speech

TALK = ["Ana Reyes   0:03", "Good morning."]


def test_a_meeting_of_teams() -> None:
    lines = [
        *("Harbour meeting-Meeting Recording", "", "November 3, 2025, 2:04PM", "", "38m 12s", ""),
        *("Ana Reyes started transcription", "", *TALK),
    ]
    assert split_opening(lines) == TalkHead(
        "Harbour meeting-Meeting Recording",
        "November 3, 2025",
        ("November 3, 2025, 2:04PM", "38m 12s", "Ana Reyes started transcription"),
        ["", *TALK],
    )


def test_headings_are_no_facts_and_lists_of_names_are() -> None:
    lines = [
        *("2025-11-03", "Harbour meeting - Transcript", "Attendees", "Ana Reyes, Ben Hall"),
        *("Transcript", *TALK),
    ]
    found = split_opening(lines)
    assert (found.title, found.day) == ("Harbour meeting - Transcript", "2025-11-03")
    assert found.facts == ("2025-11-03", "Attendees", "Ana Reyes, Ben Hall")
    assert found.lines == TALK


def test_fields_stand_among_them_and_one_may_be_the_title() -> None:
    lines = ["Meeting Title: Harbour", "Participants: Ana", "Transcript:", "Ana: Yes.", "Bo: No."]
    found = split_opening(lines)
    assert (found.title, found.facts, list(found.lines)) == (
        "Harbour",
        ("Participants: Ana",),
        ["Ana: Yes.", "Bo: No."],
    )


def test_the_head_of_an_article() -> None:
    lines = ["The ferry and the wind", "By Tom Baker", "3 May 2024", "Tom: When?", "Ana: Now."]
    found = split_opening(lines)
    assert found == TalkHead(
        "The ferry and the wind", "3 May 2024", ("3 May 2024",), lines[3:], "Tom Baker"
    )


@pytest.mark.parametrize(
    "day",
    [
        "Mon, Nov 3, 2025 2:04PM • 38:12",
        "3. November 2025, 14:04 Uhr",
        "le 3 novembre 2025 à 14h04",
        "3 de mayo de 2025",
        "2025年11月3日 14:04",
        "03/11/2025",
        "November 3, 2025, 2:04PM - 2:44PM (GMT)",
        "38 mins",
        "1 hour 2 minutes",
    ],
)
def test_days_and_lengths(day: str) -> None:
    assert split_opening(["Harbour", day, *TALK]).facts == (day,)


@pytest.mark.parametrize(
    "line",
    [
        "In May 2025 we left the harbour.",
        "38 boats came in",
        "2025 was a year.",
        "Ana: Transcript",
        "Good morning to you all.",
    ],
)
def test_what_is_said_is_no_head(line: str) -> None:
    lines = [line, "So we begin here.", "And go on."]
    assert split_opening(lines) == TalkHead("", "", (), lines)


def test_a_head_without_a_talk_stays() -> None:
    assert split_opening(["Transcript", "3 May 2024"]).lines == ["Transcript", "3 May 2024"]


def test_what_names_a_speaker_again_and_again_is_no_field() -> None:
    lines = ["Transcript", "Interviewer: Where?", "Ana: Here.", "Interviewer: When?", "Ana: Now."]
    assert split_opening(lines).lines == lines[1:]


def test_the_title_above_the_first_time() -> None:
    speech = read_speech(["Harbour tour", "By night", "", "[0:03] Good.", "[0:05] So."])
    assert title_above(speech) == ("Harbour tour", "By night")
    assert title_above(Speech((), ["Ana: Yes."])) is None
    assert title_above(Speech((), ["Harbour", "x" * 601])) is None
    assert title_above(Speech((), [])) is None


def test_the_form_of_a_broadcast_tells_its_day() -> None:
    lines = [
        *("Tides on 4", "TRANSMISSION: Tuesday 5th May 2026 2000 – 2040", "REPORTER: Ana Lund"),
        *("PRODUCER: Bo Birk", "", "LUND: It rains.", "BIRK: Does it?", "LUND: It does."),
    ]
    assert split_opening(lines).day == "5th May 2026"


def test_the_head_of_a_download_from_tactiq() -> None:
    lines = ["tactiq.io free youtube transcript", "# Lock talk", "# https://a.example/watch/1", ""]
    head = split_opening([*lines, "00:00:00.160 so it is shut", "00:00:02.399 and nobody asked"])
    assert head.title == "Lock talk"
    assert head.facts == ("tactiq.io free youtube transcript", "https://a.example/watch/1")


def test_counted_lines_of_a_court_have_no_title() -> None:
    lines = ["2 [Open session]", "3 JUDGE PELL: Good morning.", "4 MS. ORR: Good morning."]
    assert split_opening(["1 Thursday, 16 May 2024", *lines]).title == ""
