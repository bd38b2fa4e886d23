from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.excerpt import Excerpt, cut
from reader.model.transcript import (
    Cue,
    CueKind,
    Provenance,
    RelatedVideo,
    Source,
    Span,
    Transcript,
    WordTime,
)

DAY = datetime.date(2026, 11, 25)

FOUNDING = (
    Cue("In 1997, NATO and Russia"),
    Cue("signed a founding act,"),
    Cue("which clearly stated that neither side"),
    Cue("saw the other as an adversary."),
)
# Each letter and space of this cue takes one second.
ELEVEN = Cue("abcde fghij", 1_000, 12_000)


def taken(cues: tuple[Cue, ...], span: Span | None = None) -> Excerpt:
    return cut(Transcript(cues=cues), span, taken=DAY)


def test_words_over_a_caption_break_are_one_line() -> None:
    excerpt = taken(FOUNDING, Span(0, 9, 1, 21))
    assert excerpt.text == "NATO and Russia signed a founding act"
    assert (excerpt.first_cue, excerpt.last_cue, excerpt.cue_count) == (0, 1, 4)


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ("We build boats\nthat last,", "We build boats that last,"),
        ("港へ\n行きます。", "港へ行きます。"),
        ("학교에\n갑니다", "학교에 갑니다"),
    ],
)
def test_the_line_break_inside_a_caption_is_joined_as_its_script_wants(
    lines: str, line: str
) -> None:
    excerpt = taken((Cue(lines), Cue("Next.")), Span(0, 0, 0, len(lines)))
    assert excerpt.text == line
    assert [caption.text for caption in excerpt.captions] == [line]


def test_white_space_at_the_edges_is_left_out_and_with_it_captions_that_give_nothing_else() -> None:
    excerpt = taken((Cue("One. "), Cue("Two.\n"), Cue(" Three.")), Span(0, 4, 2, 1))
    assert excerpt.text == "Two."
    assert (excerpt.first_cue, excerpt.last_cue) == (1, 1)
    assert excerpt.transcript.cues == (Cue("Two."),)


@pytest.mark.parametrize("span", [Span(1, 0, 1, 3), Span(0, 2, 0, 2), Span(0, 3, 1, 1)])
def test_a_span_without_words_gives_an_excerpt_without_words(span: Span) -> None:
    excerpt = taken((Cue("One"), Cue("   "), Cue("Two")), span)
    assert excerpt.text == ""
    assert excerpt.paragraphs == excerpt.captions == excerpt.transcript.cues == ()
    assert (excerpt.start, excerpt.end, excerpt.is_whole) == (None, None, False)


def test_a_transcript_without_captions_is_a_whole_without_words() -> None:
    excerpt = cut(Transcript(title="Announced"), None, taken=DAY)
    assert (excerpt.title, excerpt.text, excerpt.locator) == ("Announced", "", "whole transcript")


def test_at_a_caption_border_the_times_are_those_of_the_captions() -> None:
    cues = (Cue("One", 1_000, 2_000), Cue("two", 2_500, 3_000), Cue("three", 3_000, 4_500))
    excerpt = taken(cues, Span(1, 0, 2, 5))
    assert (excerpt.start, excerpt.end) == (2_500, 4_500)
    assert not excerpt.start_is_about
    assert not excerpt.end_is_about


def test_what_is_cut_keeps_its_words_and_encloses_them_in_times_of_the_file() -> None:
    timed = Cue("one two three", 1_000, 5_000, words=(WordTime(4, 2_000), WordTime(8, 4_000)))
    excerpt = taken((timed,), Span(0, 4, 0, 7))
    assert excerpt.transcript.cues == (Cue("two", 2_000, 4_000, words=(WordTime(0, 2_000),)),)
    assert taken((ELEVEN,), Span(0, 2, 0, 4)).transcript.cues == (Cue("cd", 1_000, 12_000),)


@pytest.mark.parametrize(
    ("span", "locator"),
    [
        (Span(0, 0, 1, 22), "captions 1–2 of 4"),
        (Span(2, 6, 2, 13), "caption 3 of 4"),
        (Span(0, 0, 3, 30), "whole transcript"),
        (None, "whole transcript"),
    ],
)
def test_the_locator_counts_captions_as_people_do(span: Span | None, locator: str) -> None:
    excerpt = taken(FOUNDING, span)
    assert excerpt.locator == excerpt.where == locator


@pytest.mark.parametrize(
    ("span", "locator"),
    [
        (Span(0, 0, 0, 3), "caption 1 of 3, 0:42–0:45"),
        (Span(1, 0, 1, 3), "caption 2 of 3, 59:58–1:00:03"),
        (Span(0, 1, 1, 3), "captions 1–2 of 3, about 0:43–1:00:03"),
        (Span(2, 0, 2, 3), "caption 3 of 3, 2:00:00"),
    ],
)
def test_the_locator_tells_the_time_as_far_as_it_is_known(span: Span, locator: str) -> None:
    cues = (Cue("one", 42_540, 45_420), Cue("two", 3_598_000, 3_603_900), Cue("three", 7_200_000))
    excerpt = taken(cues, span)
    assert excerpt.locator == excerpt.where == locator
    assert excerpt.times == excerpt.when


def test_paragraphs_of_a_text_are_not_called_captions() -> None:
    text = tuple(Cue(words, starts_paragraph=True) for words in ("One.", "Two.", "Three."))
    several, one = taken(text, Span(1, 0, 2, 6)), taken(text, Span(1, 0, 1, 4))
    assert several.locator == several.where == "paragraphs 2–3 of 3"
    assert one.locator == one.where == "paragraph 2 of 3"


def test_a_selection_of_everything_is_the_whole_transcript() -> None:
    cues = (Cue("\nOne "), Cue("two\n"))
    transcript = Transcript(cues=cues, related=(RelatedVideo("Another"),))
    assert cut(transcript, Span(0, 1, 1, 3), taken=DAY).is_whole
    assert cut(transcript, None, taken=DAY).transcript.related == (RelatedVideo("Another"),)
    part = cut(transcript, Span(0, 0, 0, 3), taken=DAY)
    assert not part.is_whole
    assert part.transcript.related == ()


def test_each_speech_is_a_paragraph_of_its_speaker() -> None:
    cues = (
        Cue("Shall we", 0, 1_000, "Ana"),
        Cue("begin?", 1_000, 2_000, "Ana"),
        Cue("Yes.", 2_000, 3_000, "Ben"),
        Cue("[Laughter]", 3_000, 4_000, kind=CueKind.SOUND),
        Cue("Good.", 4_000, 5_000, "Ana"),
    )
    excerpt = taken(cues)
    assert [(p.speaker, p.text) for p in excerpt.paragraphs] == [
        ("Ana", "Shall we begin?"),
        ("Ben", "Yes."),
        ("", "[Laughter]"),
        ("Ana", "Good."),
    ]
    assert [p.start.time for p in excerpt.paragraphs] == [0, 2_000, 3_000, 4_000]
    assert excerpt.speakers == ("Ana", "Ben")
    assert excerpt.speaker == ""


def test_one_who_says_all_of_it_is_the_speaker_whatever_is_heard_meanwhile() -> None:
    sound = Cue("[Applause]", kind=CueKind.SOUND)
    assert taken((Cue("Thank", speaker="Ana"), sound, Cue("you.", speaker="Ana"))).speaker == "Ana"
    # Words of nobody known may be somebody else's.
    assert taken((Cue("Thank", speaker="Ana"), Cue("you."))).speaker == ""


def test_what_the_file_says_of_itself_stands_in_the_excerpt() -> None:
    transcript = Transcript(
        "Title",
        "Standfirst",
        FOUNDING,
        source=Source(os.path.join("talks", "founding.vtt")),
        url="https://example.org/1",
        site="Example",
        author="Channel",
        date="2013-05-01",
        provenance=Provenance.HUMAN,
    )
    excerpt = cut(transcript, Span(0, 0, 0, 2), taken=DAY)
    assert (excerpt.title, excerpt.standfirst, excerpt.site) == ("Title", "Standfirst", "Example")
    assert (excerpt.url, excerpt.author, excerpt.date) == (
        "https://example.org/1",
        "Channel",
        "2013-05-01",
    )
    assert (excerpt.provenance, excerpt.file_name) == (Provenance.HUMAN, "founding.vtt")
    assert excerpt.taken == DAY


@pytest.mark.skipif(os.name == "nt", reason="names are characters there")
def test_a_file_name_that_is_no_text_is_shown_as_far_as_it_is() -> None:
    path = os.fsdecode(b"/talks/caf\xe9.vtt")
    excerpt = cut(Transcript(cues=FOUNDING, source=Source(path)), None, taken=DAY)
    assert excerpt.file_name == "caf\ufffd.vtt"
    assert cut(Transcript(cues=FOUNDING), None, taken=DAY).file_name == ""


def test_the_seed_is_quoted_over_its_breaks(seed_transcript: Transcript) -> None:
    excerpt = cut(seed_transcript, Span(2, 9, 4, 13), taken=DAY)
    assert excerpt.text == "founding act, which clearly stated that neither side saw the other"
    assert excerpt.locator == "captions 3–5 of 146"
    assert excerpt.file_name == "000_80146eb17a4ea20d.txt"


@pytest.fixture
def seed_transcript() -> Transcript:
    from reader import formats

    seeds = Path(__file__).resolve().parents[2] / "seeds"
    return formats.read(seeds / "000_80146eb17a4ea20d.txt")


TEXTS = st.text(st.sampled_from("abIJ .,-é😀字の한—\n"), min_size=1, max_size=24)
CUES = st.lists(
    st.builds(Cue, TEXTS, speaker=st.sampled_from(["", "Ana", "Ben"])), min_size=1, max_size=6
)


@given(CUES, st.data())
@settings(max_examples=150)
def test_every_excerpt_has_the_characters_of_its_span_and_no_others(
    cues: list[Cue], data: st.DataObject
) -> None:
    places = st.integers(0, len(cues) - 1).flatmap(
        lambda cue: st.tuples(st.just(cue), st.integers(0, len(cues[cue].text)))
    )
    start, end = sorted((data.draw(places), data.draw(places)))
    excerpt = taken(tuple(cues), Span(*start, *end))
    written = "\n".join(cue.text for cue in cues)
    begins = [0]
    for cue in cues:
        begins.append(begins[-1] + len(cue.text) + 1)
    wanted = written[begins[start[0]] + start[1] : begins[end[0]] + end[1]]
    assert "".join(excerpt.text.split()) == "".join(wanted.split())
    captions = "".join(caption.text for caption in excerpt.captions)
    assert "".join(captions.split()) == "".join(wanted.split())
    assert excerpt.text == excerpt.text.strip()
