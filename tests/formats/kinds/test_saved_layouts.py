"""Layouts of saved pages: who speaks is told by elements, attributes, rows; files shown as such."""

from __future__ import annotations

import pytest
from read import read

from reader.errors import FormatError
from reader.model.transcript import Transcript

Said = tuple[int | None, str, str]


def said(body: str) -> list[Said]:
    transcript = read(f"<html><head><title>x</title></head><body>{body}</body></html>", "a.html")
    return turns(transcript)


def turns(transcript: Transcript) -> list[Said]:
    return [(cue.start, cue.speaker, cue.text) for cue in transcript.cues]


def test_each_term_of_a_list_of_speakers_is_a_label() -> None:
    terms = (
        "<dl><dt>Lind</dt><dd>Where was it?</dd><dt>Holm</dt><dd>Down there.</dd><dt>Lind</dt>"
        "<dd>And then?</dd><dt>Neighbour</dt><dd>It burned!</dd><dt>Holm</dt><dd>It did.</dd></dl>"
    )
    assert [speaker for _, speaker, _ in said(terms)] == [
        *("Lind", "Holm", "Lind", "Neighbour", "Holm"),
    ]


def test_a_row_without_a_time_belongs_to_the_row_above() -> None:
    rows = (
        '<table class="transcript"><tr><td>00:04</td><td><b>Ana</b></td></tr>'
        "<tr><td></td><td>The lock is shut.</td></tr>"
        "<tr><td>00:09</td><td><b>Tom</b></td></tr><tr><td></td><td>Since when?</td></tr>"
        "<tr><td></td><td>Who shut it?</td></tr></table>"
    )
    assert said(rows) == [
        (4_000, "Ana", "The lock is shut."),
        (9_000, "Tom", "Since when? Who shut it?"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "1\n00:00:01,000 --&gt; 00:00:02,000\nThe lock is shut.\n\n2\n00:00:02,000 --&gt; "
        "00:00:03,000\nSince when?\n",
        "WEBVTT\n\n00:01.000 --&gt; 00:02.000\nThe lock is shut.\n\n00:02.000 --&gt; 00:03.000\n"
        "Since when?\n",
    ],
)
def test_a_caption_file_that_a_page_shows_as_it_is(lines: str) -> None:
    assert said(f"<h1>Captions</h1><pre>{lines}</pre>") == [
        (1_000, "", "The lock is shut."),
        (2_000, "", "Since when?"),
    ]


def test_a_clock_in_an_element_beside_a_name_is_no_part_of_it() -> None:
    segment = "<div><div><span>{}</span><span>{}</span></div><div><span>{}</span></div></div>"
    body = segment.format("Ana Ruiz", "0:04", "The lock is shut.")
    body += segment.format("Speaker 3", "0:12", "Since when?")
    assert said(body) == [
        (4_000, "Ana Ruiz", "The lock is shut."),
        (12_000, "Speaker 3", "Since when?"),
    ]


def test_a_speaker_in_an_attribute() -> None:
    words = (
        '<div class="transcript"><p data-speaker="Ana Ruiz"><span data-m="500">The </span>'
        '<span data-m="800">lock.</span></p><p data-speaker="Tom Lee"><span data-m="2000">Since '
        "</span><span data-m='2300'>when?</span></p></div>"
    )
    assert said(words) == [(500, "Ana Ruiz", "The lock."), (2_000, "Tom Lee", "Since when?")]


def test_names_in_elements_called_so_buttons_and_marks_of_columns() -> None:
    item = '<div class="primary-text">{}</div><button>Share</button><div><p>{}</p>{}</div>'
    marker = '<div class="col-marker">Column 101</div>'
    body = item.format("Mr Speaker", "Order, order.", marker) + item.format("Tom Lee", "Who?", "")
    body += item.format("Mr Speaker", "Order.", "") + item.format("Tom Lee", "Sorry.", "")
    assert [one for one in said(body) if one[2] != "Share"] == [
        (None, "Mr Speaker", "Order, order."),
        (None, "Tom Lee", "Who?"),
        (None, "Mr Speaker", "Order."),
        (None, "Tom Lee", "Sorry."),
    ]


def test_arrows_begin_a_paragraph() -> None:
    lines = "".join(
        f"<transcript-segment-view-model><div>{clock}</div><span>{words}</span>"
        "</transcript-segment-view-model>"
        for clock, words in (("0:00", "they leak"), ("0:04", "&gt;&gt; how much"), ("0:08", "well"))
    )
    page = f"<html><head><title>x</title></head><body>{lines}</body></html>"
    assert [cue.starts_paragraph for cue in read(page, "a.html").cues] == [False, True, False]


def test_a_page_of_youtube_without_its_panel_says_how_to_save_it() -> None:
    page = (
        '<html><head><meta property="og:site_name" content="YouTube"><title>Tides - YouTube</title>'
        "</head><body><ytd-app></ytd-app></body></html>"
    )
    with pytest.raises(FormatError, match=r"“Tides” was saved without its transcript; press"):
        read(page, "a.html")


def test_marks_of_notes_and_the_notes_themselves_are_not_said() -> None:
    body = (
        '<p><b>Ana:</b> The lock is shut.<sup><a href="#n1">1</a></sup></p><p><b>Tom:</b> Why?</p>'
        "<p><b>Ana:</b> 10<sup>3</sup> boats.</p><p><b>Tom:</b> I see.</p>"
        '<ol><li id="n1">Since March 2026. <a href="#r1">↩</a></li></ol>'
    )
    assert said(body) == [
        (None, "Ana", "The lock is shut."),
        (None, "Tom", "Why?"),
        (None, "Ana", "103 boats."),
        (None, "Tom", "I see."),
    ]
