"""TTML's times, spaces and people, by the clauses of the specification."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader import formats
from reader.errors import FormatError
from reader.formats.decoding.xml_text import DEEPEST
from reader.formats.kinds.ttml_time import Rates, parse
from reader.model.transcript import Cue, CueKind, Transcript, WordTime

SPACES = (
    'xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"'
    ' xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
)


def ttml(body: str, head: str = "", more: str = "") -> Transcript:
    return read(f"<tt {SPACES} {more}><head>{head}</head><body>{body}</body></tt>", "a.ttml")


@pytest.mark.parametrize(
    ("expression", "milliseconds"),
    [
        ("00:00:01", 1_000),
        ("01:02:03.5", 3_723_500),
        ("100:00:00.000", 360_000_000),
        ("00:00:01:15", 1_500),  # 15 of 30 frames, the default rate (6.2.3)
        ("00:00:01:15.1", 1_517),  # and half a frame, of two sub-frames
        ("1.5h", 5_400_000),
        ("2m", 120_000),
        ("3.25s", 3_250),
        ("40ms", 40),
        ("45f", 1_500),
        ("7t", 7_000),
        ("noon", None),
        ("", None),
        ("wallclock(2020-01-01)", None),
    ],
)
def test_every_time_expression(expression: str, milliseconds: int | None) -> None:
    assert parse(expression, Rates(sub_frames=2)) == milliseconds


def test_the_rates_that_a_document_sets() -> None:
    film = Rates.of({"frameRate": "24", "frameRateMultiplier": "1000 1001"})
    assert parse("00:00:10:13", film) == 10_542  # 13 frames of 1001/24000 seconds: 542.2 ms
    assert parse("24t", Rates.of({"frameRate": "24"})) == 1_000  # a tick is a frame then (6.2.10)
    assert parse("10t", Rates.of({"tickRate": "20", "frameRate": "24"})) == 500
    assert Rates.of({"frameRate": "0", "tickRate": "x"}) == Rates()


def test_times_add_up_from_parent_to_child() -> None:
    transcript = ttml(
        '<div begin="10s"><p begin="1s" end="3s">One.</p><p begin="4s" dur="1s">Two.</p></div>'
    )
    assert times(transcript) == [(11_000, 13_000), (14_000, 15_000)]


def test_a_parent_ends_its_children() -> None:
    assert times(ttml('<div end="5s"><p begin="1s" end="9s">One.</p></div>')) == [(1_000, 5_000)]


def test_a_sequence_begins_each_where_the_one_before_ended() -> None:
    transcript = ttml(
        '<div timeContainer="seq"><p dur="2s">One.</p><p begin="1s" dur="2s">Two.</p></div>'
    )
    assert times(transcript) == [(0, 2_000), (3_000, 5_000)]


def test_spaces_collapse_unless_they_are_preserved() -> None:
    collapsed = ttml('<div><p begin="1s" end="2s">\n  a\n  <span>b </span> c<br/>\n d </p></div>')
    assert texts(collapsed) == ["a b c\nd"]
    kept = ttml('<div><p xml:space="preserve" begin="1s" end="2s">a\nb</p></div>')
    assert texts(kept) == ["a\nb"]


def test_spans_of_a_word_each_are_words_and_longer_ones_are_cues() -> None:
    words = ttml(
        '<div><p begin="1s" end="4s"><span begin="0s">one</span> <span begin="1s">two</span></p>'
        "</div>"
    )
    assert words.cues == (
        Cue("one two", 1_000, 4_000, words=(WordTime(0, 1_000), WordTime(4, 2_000))),
    )
    lines = ttml(
        '<div><p><span begin="1s" end="2s">Good evening.</span><br/>'
        '<span begin="3s" end="4s">Sit down, please.</span></p></div>'
    )
    assert texts(lines) == ["Good evening.", "Sit down, please."]
    assert times(lines) == [(1_000, 2_000), (3_000, 4_000)]


def test_agents_are_speakers_and_roles_are_sounds() -> None:
    head = '<metadata><ttm:title>The harbour</ttm:title><ttm:agent xml:id="a" type="person">'
    head += '<ttm:name type="full">Ana Reyes</ttm:name></ttm:agent></metadata>'
    transcript = ttml(
        '<div><p begin="1s" end="2s" ttm:agent="a">Hello.</p>'
        '<p begin="2s" end="3s" ttm:role="sound">a bell rings</p></div>',
        head,
    )
    assert transcript.title == "The harbour"
    assert [(cue.speaker, cue.kind) for cue in transcript.cues] == [
        ("Ana Reyes", CueKind.SPEECH),
        ("", CueKind.SOUND),
    ]


def test_metadata_inside_a_paragraph_is_no_speech() -> None:
    transcript = ttml('<div><p begin="1s" end="2s"><ttm:desc>shouted</ttm:desc>No!</p></div>')
    assert texts(transcript) == ["No!"]


def test_readings_of_ruby_are_no_words() -> None:
    reading = '<span tts:ruby="text">みなと</span>'
    ruby = f'<span tts:ruby="container"><span tts:ruby="base">港</span>{reading}</span>'
    assert texts(ttml(f'<div><p begin="1s" end="2s">{ruby}</p></div>')) == ["港"]


def test_a_prefix_that_is_nowhere_declared_costs_nothing() -> None:
    text = '<tt xmlns="http://www.w3.org/ns/ttml" ttp:frameRate="25"><body><div>'
    transcript = read(f'{text}<p begin="25f" end="50f">One.</p></div></body></tt>', "a.ttml")
    assert times(transcript) == [(1_000, 2_000)]


def test_a_document_that_breaks_off_gives_what_stands_before() -> None:
    text = f'<tt {SPACES}><body><div><p begin="1s" end="2s">One &amp; R&D.</p>\n<p begin="3s"'
    transcript = read(text, "a.ttml")
    assert texts(transcript) == ["One & R&D."]
    assert "The XML breaks in line 2" in said(transcript)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f'<!DOCTYPE tt [<!ENTITY a "b">]><tt {SPACES}><body/></tt>', "declares a document type"),
        (f"<tt {SPACES}>" + "<div>" * DEEPEST + "</div>" * DEEPEST + "</tt>", "levels deep"),
        (f"<tt {SPACES}><body/></tt>", "holds no captions"),
        (f"<tt {SPACES}><body><div><image src='a.png'/></div></body></tt>", "are pictures"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        read(text, "a.ttml")


def test_it_is_written_with_its_people() -> None:
    cues = (Cue("A < B\n& C", 1_000, 2_500, "Tom & Ann"), Cue("Right.", 3_000, 4_000))
    transcript = Transcript(title='The "deal"', language="en", cues=cues)
    again = formats.read_bytes(formats.write(transcript, "ttml"), "a.ttml")
    assert (again.cues, again.title, again.language) == (cues, 'The "deal"', "en")
