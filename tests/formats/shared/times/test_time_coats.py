"""Times as people and programs dress them, made plain."""

from __future__ import annotations

import pytest

from reader.formats.shared.times.time_coats import (
    TrackLabel,
    track_label,
    with_plain_times,
)

COATS = {
    "frames": (
        ["00:00:03:12 Hello.", "00:01:05:00 Yes."],
        ["00:00:03.480 Hello.", "00:01:05.000 Yes."],
    ),
    "frames with semicolons": (
        ["00;00;03;12 Hello.", "00;01;05;00 Yes."],
        ["00:00:03.400 Hello.", "00:01:05.000 Yes."],
    ),
    "called times": (["[Time 0:05] Hello.", "[TC: 0:09] Yes."], ["[0:05] Hello.", "[0:09] Yes."]),
    "two clocks": (
        ["0:01 0:03", "Hello.", "0:04,0:06", "Yes."],
        ["0:01 - 0:03", "Hello.", "0:04 - 0:06", "Yes."],
    ),
    "dots for colons": (
        ["[00.00.12] Hello.", "(01.02.03) Yes."],
        ["[00:00:12] Hello.", "[01:02:03] Yes."],
    ),
    "f4": (
        ["#00:00:12-3# Hello.", "#00:00:15# Yes."],
        ["[00:00:12.3] Hello.", "[00:00:15.0] Yes."],
    ),
    "seconds": (["[1.5-2.25] Hello."], ["[00:00:01.500 --> 00:00:02.250] Hello."]),
    "label track": (
        ["1.5\t2.5\tHello.", "3.0\t61\tYes."],
        ["[00:00:01.500 --> 00:00:02.500] Hello.", "[00:00:03.000 --> 00:01:01.000] Yes."],
    ),
    "written out": (
        ["1 minute 5 seconds", "Hello.", "2 min", "Yes.", "1 hour and 2 secs", "No."],
        ["[00:01:05.000]", "Hello.", "[00:02:00.000]", "Yes.", "[01:00:02.000]", "No."],
    ),
    "a phrase": (
        [f"Starting point is 00:00:{second} Hello." for second in (38, 45, 52)],
        [f"[00:00:{second}] Hello." for second in (38, 45, 52)],
    ),
    "read out": (
        ["0:05", "5 seconds", "Hello.", "1:05", "1 Minute, 5 Sekunden", "Yes."],
        ["0:05", "Hello.", "1:05", "Yes."],
    ),
    "inside a line": (
        ["[0:01] One word and then [0:05] two words or more [0:09] three."],
        ["[0:01] One word and then", "[0:05] two words or more", "[0:09] three."],
    ),
    "a drawn table": (
        ["| 0:01 | Ana | Hello. |", "|---|---|---|", "| 0:05 | 0:07 | Yes. |", "| a | b | c |"],
        ["[0:01] Ana: Hello.", "", "[0:05 --> 0:07] Yes.", "a\tb\tc"],
    ),
}

WHAT_WAS_SAID = {
    "no number": ["Hello.", "Yes."],
    "nothing": [],
    "one frame": ["00:00:03:12 Hello.", "Yes."],
    "one pair": ["0:01 0:03", "Hello."],
    "a table of whole numbers": ["1\t2\tHello.", "3\t4\tYes."],
    "a track before zero": ["-1.5\t2.5\tHello.", "-3.0\t4\tYes."],
    "two durations": ["1 minute", "Hello.", "2 minutes", "Yes."],
    "a name before each time": ["Ana Reyes 0:38", "Ana Reyes 0:45", "Ana Reyes 0:52"],
    "a phrase that comes twice": ["It is now 0:38 Hello.", "It is now 0:45 Hello."],
    "other times in words": ["0:05", "6 seconds", "Hello.", "1:05", "2 minutes", "Yes."],
    "a time behind its label": ["Ana: [0:05] Hello.", "Ben: [0:09] Yes."],
    "bars in a line": ["a | 5", "b | 6"],
}


@pytest.mark.parametrize("coat", COATS)
def test_a_coat_is_taken_off(coat: str) -> None:
    dressed, plain = COATS[coat]
    assert list(with_plain_times(dressed).lines) == plain


@pytest.mark.parametrize("name", WHAT_WAS_SAID)
def test_what_was_said_stays(name: str) -> None:
    lines = WHAT_WAS_SAID[name]
    assert list(with_plain_times(lines).lines) == lines


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("1.5\t2.25\twords", TrackLabel(1_500, 2_250, "words", True)),
        ("1,5\t2\ta\tb", TrackLabel(1_500, 2_000, "a\tb", True)),
        ("1\t2.5", TrackLabel(1_000, 2_500, "", False)),
        ("-1.0\t2.0\t", TrackLabel(-1_000, 2_000, "", True)),
        ("0.0004\t0.0006\tx", TrackLabel(0, 1, "x", True)),
        ("1.5 2.5 words", None),
        ("1.5\twords", None),
        ("a\t1\twords", None),
        ("", None),
    ],
)
def test_a_line_of_a_label_track(line: str, label: TrackLabel | None) -> None:
    assert track_label(line) == label


def test_the_buttons_of_a_panel_that_reads_times_out_are_no_words() -> None:
    lines = ["Search transcript", "0:05", "5 seconds", "Hello.", "Sync to video time"]
    lines += ["1:04", "1 minute, 4 seconds", "Yes.", "English (auto-generated)"]
    assert list(with_plain_times(lines).lines) == ["", "0:05", "Hello.", "", "1:04", "Yes.", ""]
    without_words = [line for line in lines if line[-7:] != "seconds"]
    assert "Search transcript" in with_plain_times(without_words).lines


def test_a_timecode_that_is_said_stays_as_it_is() -> None:
    lines = ["[00:05]", "The code 00:00:03:12.", "[00:09]", "And 00:00:04:13 again."]
    assert with_plain_times(lines) == (lines, None)
    rate = with_plain_times(["00:00:03:12", "One.", "00:00:04:13", "Two."]).rate
    assert rate is not None
    assert (rate.per_second, rate.is_told) == (25.0, False)
