"""WebVTT against the specification's own words, and where a reader is kinder than it."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import Cue, CueKind, Provenance, Transcript, WordTime

HEAD = "WEBVTT\n\n"


def test_voices_share_the_times_of_their_cue() -> None:
    transcript = read(
        HEAD + "00:01.000 --> 00:03.000\n<v Ana>Hello.</v> <v.loud Ben>Hi!</v>\n", "a.vtt"
    )
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Ana", "Hello."),
        ("Ben", "Hi!"),
    ]
    assert times(transcript) == [(1_000, 3_000), (1_000, 3_000)]


def test_times_of_words_stand_where_the_words_begin() -> None:
    transcript = read(
        HEAD + "00:01.000 --> 00:03.000\none<00:00:01.500> two <00:00:02.000><c>three</c>\n",
        "a.vtt",
    )
    assert transcript.cues[0] == Cue(
        "one two three", 1_000, 3_000, words=(WordTime(4, 1_500), WordTime(8, 2_000))
    )


def test_the_head_gives_title_language_and_kind() -> None:
    transcript = read(
        "WEBVTT - Harbour walk\nKind: chapters\n"
        "Language: en-GB\n\n00:00.000 --> 00:09.000\nThe slipway\n",
        "a.vtt",
    )
    assert (transcript.title, transcript.language) == ("Harbour walk", "en-GB")
    assert transcript.cues[0].kind is CueKind.HEADING


def test_notes_styles_and_identifiers_are_no_words() -> None:
    transcript = read(
        HEAD + "NOTE by hand\nover two lines\n\nSTYLE\n::cue { color: red }\n\n"
        "3f2a-77\n00:01.000 --> 00:02.000 align:start\n"
        "One.\n\nNOTE\nmore\n\n00:03.000 --> 00:04.000\nTwo.\n",
        "a.vtt",
    )
    assert texts(transcript) == ["One.", "Two."]
    assert transcript.report == ()


def test_words_of_a_block_without_a_time_are_kept_and_told() -> None:
    transcript = read(HEAD + "00:01.000 --> 00:02.000\nOne.\n\nand a half.\n", "a.vtt")
    assert texts(transcript) == ["One.\nand a half."]
    assert "1 block of text has no time" in said(transcript)


def test_words_before_the_first_cue_are_kept() -> None:
    transcript = read(HEAD + "Good evening.\n\n00:01.000 --> 00:02.000\nOne.\n", "a.vtt")
    assert texts(transcript) == ["Good evening.", "One."]
    assert times(transcript)[0] == (None, None)


def test_a_time_without_bounds_costs_no_words() -> None:
    transcript = read(HEAD + f"{'9' * 25}:00:00.000 --> 00:02.000\nx\n", "a.vtt")
    assert texts(transcript) == ["x"]
    assert transcript.cues[0].start is None


def test_labels_are_speakers_where_no_voice_is() -> None:
    zoom = HEAD + (
        "1\n00:01.000 --> 00:02.000\nAna Reyes: Hello.\n\n"
        "2\n00:02.000 --> 00:03.000\nBen Okoro: Hi.\n"
    )
    assert read(zoom, "a.vtt").speakers == ("Ana Reyes", "Ben Okoro")
    voiced = HEAD + (
        "00:01.000 --> 00:02.000\n<v Ana>Note: this.\n\n"
        "00:02.000 --> 00:03.000\n<v Ben>Note: that.\n"
    )
    assert [cue.text for cue in read(voiced, "a.vtt").cues] == ["Note: this.", "Note: that."]


def test_machines_say_that_they_are_machines() -> None:
    noted = HEAD + "NOTE Confidence: 0.92\n\n00:01.000 --> 00:02.000\nOne.\n"
    assert read(noted, "a.vtt").provenance is Provenance.AUTOMATIC
    assert read(HEAD + "00:01.000 --> 00:02.000\nOne.\n", "a.vtt").provenance is Provenance.UNKNOWN


@pytest.mark.parametrize("payload", ["sprite.jpg#xywh=0,0,160,90", '{"id": 4}'])
def test_data_for_players_is_refused_as_what_it_is(payload: str) -> None:
    with pytest.raises(FormatError, match="data for a player"):
        read(HEAD + f"00:01.000 --> 00:02.000\n{payload}\n", "a.vtt")


def test_a_file_without_captions_says_so() -> None:
    with pytest.raises(FormatError, match="holds no captions"):
        read("WEBVTT\n", "a.vtt")


def test_it_writes_voices_words_and_escapes() -> None:
    cues = (
        Cue("A --> B & <C>", 1_000, 2_000, "Tom & Ann"),
        Cue("two words", 2_000, 3_000, words=(WordTime(4, 2_500),)),
    )
    data = formats.write(Transcript(title="Talk", language="en", cues=cues), "vtt")
    assert data.decode() == (
        "WEBVTT\nLanguage: en\nTitle: Talk\n\n"
        "00:00:01.000 --> 00:00:02.000\n<v Tom &amp; Ann>A --&gt; B &amp; &lt;C&gt;\n\n"
        "00:00:02.000 --> 00:00:03.000\n<v ->two <00:00:02.500>words\n"
    )
    again = formats.read_bytes(data, "a.vtt")
    assert (again.cues, again.title, again.language) == (cues, "Talk", "en")


def test_a_sentence_that_goes_on_stays_with_its_voice() -> None:
    transcript = read(
        HEAD + "00:01.000 --> 00:02.000\n<v Ana>We believe that\n\n"
        "00:02.000 --> 00:03.000\neverybody has a chance.\n\n"
        "00:03.000 --> 00:04.000\nWho says so?\n",
        "a.vtt",
    )
    assert [cue.speaker for cue in transcript.cues] == ["Ana", "Ana", ""]
    assert "1 caption without a voice" in said(transcript)


def test_a_voice_without_a_name_is_nobodys_and_marks_of_markdown_are_no_name() -> None:
    transcript = read(
        HEAD + "00:01.000 --> 00:02.000\n<v Ana>We go <v *>and then\n\n"
        "00:02.000 --> 00:03.000\n<v **Ben**>Yes and\n\n"
        "00:03.000 --> 00:04.000\nmore of it\n",
        "a.vtt",
    )
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Ana", "We go"),
        ("", "and then"),
        ("Ben", "Yes and"),
        ("", "more of it"),
    ]


def test_sounds_alone_are_no_data() -> None:
    transcript = read(HEAD + "00:01.000 --> 00:02.000\n[MUSIC]\n", "a.vtt")
    assert texts(transcript) == ["[MUSIC]"]
    assert transcript.cues[0].kind is CueKind.SOUND


def test_readings_of_ruby_are_no_words() -> None:
    closed = HEAD + "00:01.000 --> 00:02.000\n<ruby>港<rt>みなと</rt></ruby>へ\n"
    open_ = HEAD + "00:01.000 --> 00:02.000\n<ruby>港<rt>みなと</ruby>へ\n"
    for text in (closed, open_):
        assert texts(read(text, "a.vtt")) == ["港へ"]
