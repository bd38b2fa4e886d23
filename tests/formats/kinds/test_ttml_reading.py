"""What TTML says, when and by whom, by the clauses of the specification."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader.model.transcript import Cue, CueKind, Transcript, WordTime

SPACES = (
    'xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"'
    ' xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
)


def ttml(body: str, head: str = "", more: str = "") -> Transcript:
    return read(f"<tt {SPACES} {more}><head>{head}</head><body>{body}</body></tt>", "a.ttml")


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


@pytest.mark.parametrize(
    ("body", "cues"),
    [
        ("<p begin='1s' dur='2s'>One.</p>", [(1_000, 3_000)]),
        ("<p begin='1s' end='9s' dur='2s'>One.</p>", [(1_000, 3_000)]),
        ("<p end='2s'>One.</p>", [(0, 2_000)]),
        ("<p>One.</p>", [(None, None)]),
        ("<div begin='10s'><p>One.</p></div>", [(10_000, None)]),
        ("<div begin='10s'><p begin='1s'>One.</p></div>", [(11_000, None)]),
        ("<div begin='10s'><p begin='1.0'>One.</p></div>", [(1_000, None)]),  # bare seconds
        ("<p begin='soon'>One.</p>", [(None, None)]),
        ("<p begin='1:02.5' end='1:04'>One.</p>", [(62_500, 64_000)]),
        ("<p begin='1:05' end='70'>One.</p>", [(65_000, 70_000)]),
    ],
)
def test_when_a_paragraph_is_seen(body: str, cues: list[tuple[int | None, int | None]]) -> None:
    assert times(ttml(f"<div>{body}</div>")) == cues


def test_a_time_that_cannot_be_read_is_not_that_of_the_whole() -> None:
    transcript = ttml(
        "<p begin='1s' end='2s'>One.</p><p begin='soon' end='3s'>Two.</p>"
        "<p begin='4s' end='later'>Three.</p>".join(("<div begin='0s' end='180s'>", "</div>"))
    )
    assert texts(transcript) == ["One.", "Two.", "Three."]
    assert times(transcript) == [(1_000, 2_000), (None, None), (4_000, None)]


def test_times_that_cannot_be_read_are_counted() -> None:
    assert said(ttml("<div><p begin='soon' end='later'>One.</p></div>")) == (
        "2 times could not be read; the words were kept."
    )


def test_of_captions_in_two_languages_at_the_same_times_one_is_read() -> None:
    both = (
        "<div xml:lang='{0}'><p begin='1s'>One.</p><p begin='2s'>Two.</p></div>"
        "<div xml:lang='{1}'><p begin='1s'>Eins.</p><p begin='2s'>Zwei.</p></div>"
    )
    transcript = ttml(both.format("fr", "de"))
    assert texts(transcript) == ["One.", "Two."]
    assert transcript.language == "fr"
    assert said(transcript) == "2 captions of another language (de) left out."
    # The language of the document goes before the others, wherever it stands.
    of_the_document = ttml(both.format("de", "en"), more="xml:lang='en'")
    assert texts(of_the_document) == ["Eins.", "Zwei."]


def test_captions_of_several_languages_at_times_of_their_own_are_all_kept() -> None:
    transcript = ttml(
        "<div xml:lang='en'><p begin='1s'>One.</p></div>"
        "<div xml:lang='de'><p begin='2s'>Zwei.</p></div>"
    )
    assert texts(transcript) == ["One.", "Zwei."]
    assert said(transcript) == (
        "The file holds captions in several languages (en, de); all were kept."
    )


def test_who_speaks_is_an_agent_or_a_key_that_says_so() -> None:
    transcript = ttml(
        "<div><p begin='1s' ttm:agent='a b'>One.</p><p begin='2s' ttm:agent='speaker1'>Two.</p>"
        "<p begin='3s' ttm:agent='v2'>Three.</p></div>",
        "<ttm:agent xml:id='a'><ttm:name>Ana</ttm:name></ttm:agent>"
        "<ttm:agent xml:id='b'><ttm:name>Ben</ttm:name></ttm:agent>"
        "<ttm:title> On  tides </ttm:title>",
    )
    assert [cue.speaker for cue in transcript.cues] == ["Ana, Ben", "speaker1", ""]
    assert transcript.title == "On tides"


def test_spans_with_times_of_their_own_are_cues() -> None:
    transcript = ttml(
        "<div><p begin='1s'><span begin='0s' end='1s'>One and two.</span>"
        "<span begin='2s' end='3s'>Three and four.</span></p></div>"
    )
    assert [(cue.text, cue.start, cue.end) for cue in transcript.cues] == [
        ("One and two.", 1_000, 2_000),
        ("Three and four.", 3_000, 4_000),
    ]


def test_what_is_of_another_namespace_is_no_speech() -> None:
    transcript = ttml(
        "<div><p begin='1s'>One <x:note xmlns:x='urn:x'>not this</x:note>two.</p></div>"
    )
    assert texts(transcript) == ["One two."]
