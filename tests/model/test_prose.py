"""Captions set as prose, and the way back to them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.breaks import count as words
from reader.model.joins import join
from reader.model.prose import View, captions, prose
from reader.model.transcript import Cue, CueKind, Span, Transcript


def of(*cues: Cue | str) -> Transcript:
    return Transcript(cues=tuple(Cue(cue) if isinstance(cue, str) else cue for cue in cues))


def paragraphs(*cues: Cue | str) -> list[str]:
    return prose(of(*cues)).text.split("\n")


def test_captions_are_joined_to_a_sentence() -> None:
    assert paragraphs("signed a founding act,", "which clearly stated") == [
        "signed a founding act, which clearly stated"
    ]


def test_nothing_stands_between_two_letters_of_a_script_without_spaces() -> None:
    assert paragraphs("港へ", "行きます。") == ["港へ行きます。"]
    assert paragraphs("안녕", "하세요") == ["안녕 하세요"]
    assert paragraphs("見る", "Ana") == ["見る Ana"]
    assert join("a", "b") == " "
    assert join("a ", "b") == ""


def test_a_word_parted_at_its_hyphen_within_a_caption_is_joined() -> None:
    assert paragraphs("twenty-\nfirst century") == ["twenty-first century"]
    # Across captions a hyphen at the end is more often a speaker who is interrupted.
    assert paragraphs("I was going to-", "no, wait") == ["I was going to- no, wait"]


def test_a_speaker_a_heading_and_the_file_begin_paragraphs() -> None:
    assert paragraphs(
        Cue("Hello.", speaker="Ana"),
        Cue("Hi.", speaker="Ben"),
        Cue("Part two", kind=CueKind.HEADING, speaker="Ben"),
        Cue("On we go.", speaker="Ben"),
        Cue("Again.", speaker="Ben", starts_paragraph=True),
    ) == ["Hello.", "Hi.", "Part two", "On we go.", "Again."]


def test_a_pause_begins_a_paragraph() -> None:
    assert paragraphs(Cue("One.", 0, 1000), Cue("Two.", 3000, 4000)) == ["One.", "Two."]
    assert paragraphs(Cue("One", 0, 1000), Cue("two.", 3000, 4000)) == ["One two."]
    assert paragraphs(Cue("One", 0, 1000), Cue("two.", 5000, 6000)) == ["One", "two."]


def test_a_long_talk_is_cut_at_a_sentence_after_eighty_words() -> None:
    ten = "one two three four five six seven eight nine ten"
    cues = [ten + ("." if number % 3 == 2 else "") for number in range(12)]
    assert [words(part) for part in paragraphs(*cues)] == [90, 30]


def test_a_talk_without_punctuation_is_cut_at_its_longest_pause() -> None:
    ten = "one two three four five six seven eight nine ten"
    starts = [n * 1000 + (500 if n >= 10 else 0) for n in range(20)]
    cues = [Cue(ten, start, start + 1000) for start in starts]
    assert [words(part) for part in paragraphs(*cues)] == [100, 100]


def test_empty_cues_leave_no_trace_in_the_text() -> None:
    reading = prose(of("One", "", "  ", "two."))
    assert reading.text == "One two."
    assert reading.offset(1, 0) == 3
    assert reading.offset(2, 1) == 3


def test_the_captions_view_keeps_the_lines_of_each_cue() -> None:
    reading = captions(of("We build boats\nthat last,", "and mend."))
    assert reading.view is View.CAPTIONS
    assert reading.text == "We build boats\u2028that last,\nand mend."
    assert reading.place(15) == (0, 15)
    assert reading.span(0, 25) == Span(0, 0, 0, 25)


def test_the_speaker_is_named_where_it_changes() -> None:
    reading = prose(
        of(
            Cue("A.", speaker="Ana"),
            Cue("B.", speaker="Ana", starts_paragraph=True),
            Cue("C.", 5, 9, speaker="Ben"),
        )
    )
    assert [reading.paragraph_speaker(n) for n in range(3)] == ["Ana", "", "Ben"]
    assert [reading.paragraph_time(n) for n in range(3)] == [None, None, 5]


def test_the_sentences_of_a_text_are_counted_and_found() -> None:
    reading = prose(of("One. Two", "is here. Three."))
    assert reading.sentence_count == 3
    assert reading.sentence_at(6) == (5, 17)
    assert reading.sentence_number(18) == 2


def test_an_empty_transcript_has_an_empty_text() -> None:
    reading = prose(of())
    assert (reading.text, reading.place(0), reading.span(0, 0)) == ("", (0, 0), Span(0, 0, 0, 0))
    assert (reading.offset(0, 0), reading.sentence_at(0), reading.paragraph_count) == (0, (0, 0), 0)


TEXTS = st.text(st.sampled_from("ab .-\n 港へ가é\u0301\u00a0😀İß\u200b”"), max_size=12)
TRANSCRIPTS = st.lists(st.builds(Cue, TEXTS, speaker=st.sampled_from(["", "Ana"])), max_size=8).map(
    lambda cues: Transcript(cues=tuple(cues))
)


@settings(max_examples=200)
@given(TRANSCRIPTS, st.sampled_from([prose, captions]))
def test_every_character_knows_its_cue(transcript: Transcript, setting: object) -> None:
    reading = setting(transcript)  # type: ignore[operator]
    kept = []
    for offset, character in enumerate(reading.text):
        cue, char = reading.place(offset)
        text = transcript.cues[cue].text
        if char < len(text) and text[char] == character and reading.offset(cue, char) == offset:
            kept.append(character)
        else:
            assert character in " \n\u2028"
    spoken = "".join("".join(cue.text.split()) for cue in transcript.cues)
    assert "".join("".join(kept).split()) == spoken


@settings(max_examples=200)
@given(TRANSCRIPTS, st.data())
def test_a_stretch_and_its_span_hold_the_same_words(transcript: Transcript, data: object) -> None:
    reading = prose(transcript)
    bounds = st.integers(0, len(reading.text))
    start, end = sorted((data.draw(bounds), data.draw(bounds)))  # type: ignore[attr-defined]
    first, last = reading.range(reading.span(start, end))
    assert reading.text[first:last].split() == reading.text[start:end].split()


def test_both_views_hold_the_same_words() -> None:
    transcript = of("One two\nthree", "four.", "", "Five")
    assert prose(transcript).text.split() == captions(transcript).text.split()


def test_words_of_scripts_without_spaces_are_counted_by_letter() -> None:
    assert words("Hello there") == 2
    assert words("港へ Ana") == 3
    assert words("это просто") == 2
