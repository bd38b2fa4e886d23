"""SubRip as people write it: the bank holds the common faults, this file what surrounds them."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader import formats
from reader.errors import FormatError, UnknownFormat
from reader.formats.format import Document
from reader.formats.kinds import srt
from reader.model.transcript import Cue, CueKind, Transcript


def test_a_regular_file_and_an_irregular_one_say_the_same() -> None:
    regular = (
        "1\n00:00:01,500 --> 00:00:02,750\nOne\ntwo.\n\n2\n01:02:03,004 --> 01:02:04,000\nThree.\n"
    )
    loose = "  1 \n0:0:1.5  ->  0:0:2,75 X1:10 Y1:5\n One \ntwo.\n\n\n2\n1:2:3.004→1:2:4\nThree."
    for text in (regular, loose):
        transcript = read(text, "a.srt")
        assert texts(transcript) == ["One\ntwo.", "Three."]
        assert times(transcript) == [(1_500, 2_750), (3_723_004, 3_724_000)]


def test_words_on_the_time_line_are_kept() -> None:
    transcript = read("1\n00:00:01,000 --> 00:00:02,000 Good morning\neverybody.\n", "a.srt")
    assert texts(transcript) == ["Good morning\neverybody."]


def test_a_time_that_is_none_costs_no_words() -> None:
    transcript = read(
        "1\n00:00:0x,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n",
        "a.srt",
    )
    assert texts(transcript) == ["One.", "Two."]
    assert times(transcript) == [(None, 2_000), (3_000, 4_000)]
    assert "1 time line could not be read as times (caption 1)" in said(transcript)


def test_a_missing_end_is_no_end() -> None:
    transcript = read(
        "1\n00:00:01,000 -->\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n", "a.srt"
    )
    assert times(transcript) == [(1_000, None), (3_000, 4_000)]


def test_words_before_the_first_time_are_kept_and_told() -> None:
    transcript = read("A talk in June\n\n1\n00:00:01,000 --> 00:00:02,000\nOne.\n", "a.srt")
    assert texts(transcript) == ["A talk in June", "One."]
    assert "before the first time" in said(transcript)


def test_numbers_in_a_file_without_numbers_are_words() -> None:
    transcript = read(
        "00:00:01,000 --> 00:00:02,000\nHow many?\n00:00:02,000 --> 00:00:03,000\n12\n"
        "00:00:03,000 --> 00:00:04,000\nSo many.\n",
        "a.srt",
    )
    assert texts(transcript) == ["How many?", "12", "So many."]


def test_overrides_and_tags_go_and_code_stays() -> None:
    transcript = read(
        '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="#fff">Use</font> List<T> {x}.\n',
        "a.srt",
    )
    assert texts(transcript) == ["Use List<T> {x}."]


def test_references_count_only_where_every_ampersand_is_one() -> None:
    escaped = "1\n00:00:01,000 --> 00:00:02,000\nQ&amp;A &lt;live&gt;\n"
    raw = "1\n00:00:01,000 --> 00:00:02,000\nR&D writes &amp; for it\n"
    assert texts(read(escaped, "a.srt")) == ["Q&A <live>"]
    assert texts(read(raw, "a.srt")) == ["R&D writes &amp; for it"]


def test_sounds_are_marked() -> None:
    transcript = read("1\n00:00:01,000 --> 00:00:02,000\n[APPLAUSE]\n", "a.srt")
    assert transcript.cues[0].kind is CueKind.SOUND


def test_speakers_of_a_podcast_are_named_where_they_change() -> None:
    transcript = read(
        "1\n00:00:00,000 --> 00:00:01,000\nSara: Hello.\n\n2\n00:00:01,000 --> 00:00:02,000\n"
        "Welcome.\n\n3\n00:00:02,000 --> 00:00:03,000\nGil: Thank you: for all.\n",
        "a.srt",
    )
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Sara", "Hello."),
        ("Sara", "Welcome."),
        ("Gil", "Thank you: for all."),
    ]


def test_an_arrow_of_a_turn_ends_the_speaker_before_it() -> None:
    transcript = read(
        "1\n00:00:00,000 --> 00:00:01,000\nANA: No.\n\n"
        "2\n00:00:01,000 --> 00:00:02,000\n>> Yes.\n\n"
        "3\n00:00:02,000 --> 00:00:03,000\nANA: No!\n",
        "a.srt",
    )
    assert [cue.speaker for cue in transcript.cues] == ["ANA", "", "ANA"]
    assert transcript.cues[1].text == ">> Yes."
    assert transcript.cues[1].starts_paragraph


def test_a_colon_alone_makes_nobody_speak() -> None:
    transcript = read(
        "1\n00:00:00,000 --> 00:00:01,000\nRemember: lock up.\n\n2\n00:00:01,000 --> 00:00:02,000\n"
        "It is this: a door.\n",
        "a.srt",
    )
    assert transcript.speakers == ()


def test_text_under_the_name_of_captions_is_read_as_text() -> None:
    assert texts(read("Dear reader,\n\nno times here.\n", "a.srt")) == [
        "Dear reader,",
        "no times here.",
    ]


def test_it_is_refused_as_captions_where_it_has_no_times() -> None:
    with pytest.raises(UnknownFormat, match="no lines with times"):
        formats.read_bytes(b"Dear reader,", "a.txt", format="srt")


def test_captions_without_times_are_not_written() -> None:
    with pytest.raises(FormatError, match="no times"):
        formats.write(Transcript(cues=(Cue("One."),)), "srt")


def test_a_caption_without_a_time_is_written_between_its_neighbours() -> None:
    cues = (Cue("One.", 1_000, 2_000), Cue("Two."), Cue("Three.", 5_000))
    assert formats.write(Transcript(cues=cues), "srt").decode() == (
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n"
        "2\n00:00:02,000 --> 00:00:05,000\nTwo.\n\n"
        "3\n00:00:05,000 --> 00:00:07,000\nThree.\n"
    )


def test_what_would_be_read_as_markup_is_written_as_references() -> None:
    cues = (Cue("Write <i> & 00:00:01,000 --> 00:00:02,000", 1_000, 2_000),)
    data = formats.write(Transcript(cues=cues), "srt")
    assert b"&lt;i&gt; &amp; 00:00:01,000 --&gt;" in data
    assert texts(formats.read_bytes(data, "a.srt")) == [cues[0].text]


def test_labels_in_capitals_count_even_once_among_others() -> None:
    lines = (
        "MAN: One.",
        "WOMAN: Two.",
        "MAN 2: Three.",
        "MAN: Four.",
        "WOMAN: Five.",
        "Note: six.",
    )
    blocks = [
        (f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{line}\n") for n, line in enumerate(lines, 1)
    ]
    transcript = read("\n".join(blocks), "a.srt")
    assert [cue.speaker for cue in transcript.cues] == [
        # Whose note it is nobody knows, so it is nobody's.
        *("MAN", "WOMAN", "MAN 2", "MAN", "WOMAN", ""),
    ]
    assert transcript.cues[-1].text == "Note: six."


def test_a_label_may_stand_in_a_caption_of_its_own() -> None:
    lines = ("SARA:", "Hello.", "GIL:", "Good morning.", "SARA:", "Sit down.")
    blocks = [
        (f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{line}\n") for n, line in enumerate(lines, 1)
    ]
    transcript = read("\n".join(blocks), "a.srt")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("SARA", "Hello."),
        ("GIL", "Good morning."),
        ("SARA", "Sit down."),
    ]


@pytest.mark.parametrize("above", ["1", "3f2a9c1d-0b", "cafe0123"])
def test_what_stands_above_each_number_is_no_word(above: str) -> None:
    lines = [
        f"{above[:-1]}{n}\n{n}\n00:00:0{n},000 --> 00:00:0{n},500\nOne.\n" for n in range(1, 4)
    ]
    assert texts(read("\n".join(lines), "a.srt")) == ["One."] * 3


def test_a_word_above_a_number_is_a_word() -> None:
    first = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\nfacade\n"
    second = "2\n00:00:03,000 --> 00:00:04,000\nTwo.\n"
    assert texts(read(first + second, "a.srt")) == ["One.\nfacade", "Two."]


def test_the_name_and_the_styles_of_webvtt_are_no_words() -> None:
    times = "00:00:01,000 --> 00:00:02,000\nOne.\n"
    assert texts(read(f"Head\nWEBVTT - made by hand\n\n1\n{times}", "a.srt")) == ["Head", "One."]
    assert texts(read(f"STYLE\n::cue {{ color: red }}\n\n1\n{times}", "a.srt")) == ["One."]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\nOne.\n", 80),
        ("0:01 -> 0:02\nOne.\n", 80),
        ("Words. " * 100 + "\n0:01 --> 0:02\nOne.\n", 40),
        ("from 0:01 --> 0:02\n", 0),
        ("0:01, 0:02\n", 0),
    ],
)
def test_it_is_claimed_by_its_time_lines(text: str, claim: int) -> None:
    assert srt.score(Document(text.encode(), text)) == claim


@pytest.mark.parametrize(
    "text", ["0:01 --> 0:02", "{\\an8}One.", "<i>One</i>", "Tom &amp; Ana", "I <3 you"]
)
def test_what_is_written_is_read_again(text: str) -> None:
    data = formats.write(Transcript(cues=(Cue(text, 0, 1_000),)), "srt")
    assert formats.read_bytes(data, "a.srt").cues == (Cue(text, 0, 1_000),)
