"""Times that pages give in attributes."""

from __future__ import annotations

import pytest
from read import read


def turns(body: str) -> list[tuple[str, int | None]]:
    cues = read(f"<html><body><main><h1>Live</h1>{body}</main></body></html>", "a.html").cues
    return [(cue.text, cue.start) for cue in cues]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('begin="00:00:02.25"', 'begin="00:00:09.5"'),
        ('data-start="2.25"', 'data-start="9.5"'),
        ('data-timestamp="2.25s"', 'data-timestamp="9.5s"'),
    ],
)
def test_paragraphs_have_times(first: str, second: str) -> None:
    body = f"<p {first}>It is late.</p><p {second}>It is.</p>"
    assert turns(body) == [("It is late.", 2_250), ("It is.", 9_500)]


def test_whole_numbers_in_which_nobody_can_speak_are_milliseconds() -> None:
    body = (
        '<p><span data-start="2250">It</span> <span data-start="2500">is late.</span></p>'
        '<p><span data-start="9500">It is.</span></p>'
    )
    assert turns(body) == [("It is late.", 2_250), ("It is.", 9_500)]


def test_noscribe_names_its_links_by_times() -> None:
    body = (
        '<p><a name="ts_0_2500_S00">S00: It is late.</a></p>'
        '<p><a name="ts_2500_4000_S01">S01: It is.</a></p>'
        '<p><a name="ts_4000_6000_S00">S00: So go.</a></p>'
    )
    assert turns(body) == [("It is late.", 0), ("It is.", 2_500), ("So go.", 4_000)]


def test_a_printed_time_is_told_closer_and_stays_otherwise() -> None:
    body = (
        '<p><span class="timestamp" data-timestamp="2.5">0:02</span> <b>Eva</b>: One.</p>'
        '<p><span class="timestamp" data-timestamp="99">0:05</span> <b>Tom</b>: Two.</p>'
        '<p><span class="timestamp" data-timestamp="99.5">0:09</span> <b>Eva</b>: Three.</p>'
    )
    assert turns(body) == [("One.", 2_500), ("Two.", 5_000), ("Three.", 9_000)]


def test_times_that_go_back_or_are_none_are_not_given() -> None:
    assert turns('<p begin="9">EVA: One.</p><p begin="2">TOM: Two.</p>')[0][1] is None
    assert turns('<p begin="9x">EVA: One.</p><p begin="12x">TOM: Two.</p>')[0][1] is None
