"""What is written is read again: the same cues, times and speakers, but for what is named."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader import formats
from reader.formats.format import Format
from reader.formats.shared.rolling import unrolled
from reader.model.excerpt import cut, rebased
from reader.model.transcript import FACTS, Cue, Provenance, Span, Transcript

# Letters of several scripts, marks that some format gives a meaning to, and what is not ASCII.
# No colon: a name before one would rightly be read as a speaker.
LETTERS = "abZ é ñ港へ行שלםम😀&<>{}[]|\\/*_#\"'%=+@~^`.,!?;-"
WRITTEN = [form.name for form in formats.FORMATS if form.is_written]
NO_PLACE_FOR_A_TITLE = {"srt", "sbv", "podcast-json", "csv"}
TAGS = (
    "<i>",
    "</b>",
    "&amp;",
    "-->",
    "<v Ana>",
    "{\\an8}",
    "[br]",
    "<!-- -->",
    "1",
    "WEBVTT",
    "NOTE",
)

words = st.one_of(st.text(LETTERS, min_size=1, max_size=12), st.sampled_from(TAGS))
lines = (
    st.lists(words, min_size=1, max_size=5)
    .map(" ".join)
    .map(lambda line: " ".join(line.split()))
    .filter(lambda line: any(map(str.isalpha, line)) and line[0] not in "->»–—[(*♪#{<")
)
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)
names = st.sampled_from(["", "Ana Reyes", "Tom & Ann", "Speaker 2", "田中"])
moments = st.integers(0, 400_000_000)


@st.composite
def transcripts(draw: st.DrawFn, *, people: bool = True) -> Transcript:
    spoken = draw(st.lists(texts, min_size=1, max_size=6, unique=True))
    starts = sorted(draw(st.lists(moments, min_size=len(spoken), max_size=len(spoken))))
    cues = [
        Cue(text, start, start + draw(st.integers(0, 9_000)), draw(names) if people else "")
        for text, start in zip(spoken, starts, strict=True)
    ]
    assume(not unrolled(cues)[1])  # what rolls is rightly read once
    return Transcript(cues=tuple(cues))


def again(transcript: Transcript, name: str) -> Transcript:
    return formats.read_bytes(formats.write(transcript, name), "a", format=name)


def plain(cues: tuple[Cue, ...]) -> list[tuple[str, int | None, int | None, str]]:
    """What of cues is compared; paragraphs and sounds are found anew by each format."""
    return [(cue.text, cue.start, cue.end, cue.speaker) for cue in cues]


@pytest.mark.parametrize("name", ["vtt", "ttml", "json", "podcast-json", "csv"])
@given(transcript=transcripts())
def test_captions_with_speakers_come_back(name: str, transcript: Transcript) -> None:
    assert plain(again(transcript, name).cues) == plain(transcript.cues)


@pytest.mark.parametrize("name", ["srt", "vtt", "ttml", "json", "podcast-json", "csv"])
@given(transcript=transcripts(people=False))
def test_captions_of_nobody_come_back(name: str, transcript: Transcript) -> None:
    assert plain(again(transcript, name).cues) == plain(transcript.cues)


@given(transcripts(people=False))
def test_sbv_comes_back_but_for_its_own_mark(transcript: Transcript) -> None:
    cues = tuple(cue for cue in transcript.cues if "[br]" not in cue.text)
    if cues:
        assert plain(again(Transcript(cues=cues), "sbv").cues) == plain(cues)


voices = st.sampled_from(["", "Ana Reyes", "Tom", "Speaker 2", "田中", "the clerk", "MS. OKORO"])


@st.composite
def conversations(draw: st.DrawFn) -> Transcript:
    """Draw turns of plain words, also of somebody who speaks once, or of nobody in between."""
    said = draw(st.lists(sentences, min_size=1, max_size=6, unique=True))
    times = range(1_000, 10_000 * len(said), 10_000)
    return Transcript(
        cues=tuple(
            Cue(text, start, start + 9_000, draw(voices))
            for text, start in zip(said, times, strict=False)
        )
    )


sentences = st.lists(
    st.sampled_from(["tide", "Note: fog", "boats,", "at", "4:30", "rope.", "So:", "the wreck"]),
    min_size=3,
    max_size=6,
).map(lambda words: f"The {' '.join(words)}.")


@pytest.mark.parametrize("form", WRITTEN)
@given(transcript=conversations())
def test_nobody_gets_the_words_of_another(form: str, transcript: Transcript) -> None:
    found = [(cue.text, cue.speaker) for cue in again(transcript, form).cues]
    assert found == [(cue.text, cue.speaker) for cue in transcript.cues]


@pytest.mark.parametrize("form", [name for name in WRITTEN if name not in NO_PLACE_FOR_A_TITLE])
@given(title=st.sampled_from(["Nets and knots", "Wind: a story", "Who mends them?"]))
def test_a_title_comes_back_where_there_is_a_place_for_one(form: str, title: str) -> None:
    cues = (Cue("The tide is out.", 0, 9_000, "Ana"), Cue("So we walk.", 9_000, 12_000, "Ben"))
    assert again(Transcript(title=title, cues=cues), form).title == title


@pytest.mark.parametrize("form", sorted(NO_PLACE_FOR_A_TITLE))
def test_a_title_that_has_no_place_is_said_to_be_lost(form: str) -> None:
    assert any("title" in loss for loss in formats.by_name(form).loses)


FACTS_AND_NOUNS = {
    "title": "title",
    "standfirst": "standfirst",
    "author": "author",
    "date": "date",
    "url": "address",
    "site": "address",
    "video_id": "address",
    "language": "language",
    "made_with": "who made the words",
}
"""What is told of a transcript, and the noun in what a format says that it loses."""
facts = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Nets and knots", "Wind: a story", "A --> B]", "Bold <b> marks"]),
        "standfirst": st.sampled_from(["How they are mended.", "Two lines.\nOf one text. [So]"]),
        "author": st.sampled_from(["Ana Reyes", "R&D: the show", "港"]),
        "date": st.sampled_from(["2026-03-01", "1 March 2026"]),
        "url": st.sampled_from(["https://example.org/watch?v=a&t=1", "https://example.org/a%5D"]),
        "site": st.just("Harbour TV"),
        "video_id": st.sampled_from(["dQw4w9WgXcQ", "a-_b"]),
        "language": st.sampled_from(["en", "pt-BR", "zh-Hant"]),
        "made_with": st.sampled_from(["whisper.cpp, ggml-small.bin", "A: b"]),
    },
)
_WITHOUT = {
    "A --> B]": {"vtt": "A → B]", "lrc": "A --> B)"},
    "Two lines.\nOf one text. [So]": {"lrc": "Two lines.\nOf one text. [So)"},
}


@pytest.mark.parametrize("form", WRITTEN)
@given(told=facts, provenance=st.sampled_from(Provenance))
def test_what_is_told_of_a_transcript_comes_back_or_is_said_to_be_lost(
    form: str, told: dict[str, str], provenance: Provenance
) -> None:
    cues = (Cue("The tide is out.", 0, 9_000, "Ana"), Cue("So we walk.", 9_000, 12_000, "Ben"))
    found = again(Transcript(cues=cues, provenance=provenance, **told), form)
    losses = " ".join(formats.by_name(form).loses)
    for fact, value in told.items():
        if FACTS_AND_NOUNS[fact] not in losses:
            assert getattr(found, fact) == _WITHOUT.get(value, {}).get(form, value)
    if "who made the words" not in losses:
        assert found.provenance is provenance
    assert [(cue.text, cue.speaker) for cue in found.cues] == [(c.text, c.speaker) for c in cues]


@pytest.mark.parametrize("name", ["vtt", "json"])
@given(transcript=transcripts(people=False), data=st.data())
def test_any_stretch_that_is_cut_out_comes_back(
    name: str, transcript: Transcript, data: st.DataObject
) -> None:
    cues = transcript.cues
    first = data.draw(st.integers(0, len(cues) - 1))
    last = data.draw(st.integers(first, len(cues) - 1))
    # Cut at the spaces: where a word is cut, a format may take what is left for something else.
    starts = [0, *(at + 1 for at, char in enumerate(cues[first].text) if char == " ")]
    ends = [len(cues[last].text), *(at for at, char in enumerate(cues[last].text) if char == " ")]
    span = Span(first, data.draw(st.sampled_from(starts)), last, data.draw(st.sampled_from(ends)))
    if (span.first, span.first_char) >= (span.last, span.last_char):
        return
    excerpt = cut(transcript, span, taken=datetime.date(2026, 11, 25))
    part = excerpt.transcript
    if not all(any(map(str.isalpha, cue.text)) and cue.text[0].isalpha() for cue in part.cues):
        return
    assert plain(again(part, name).cues) == plain(part.cues)
    assert plain(again(rebased(part), name).cues) == [
        (text, start - part.cues[0].start, end - part.cues[0].start, who)  # type: ignore[operator]
        for text, start, end, who in plain(part.cues)
    ]


def test_every_fact_is_tried() -> None:
    # What a file calls its recording lies beside that file, and is nothing of another; what a
    # reference calls a work is the person's word, for references.
    assert set(FACTS_AND_NOUNS) == set(FACTS) - {"media", "medium"}


def test_every_format_that_is_written_says_what_it_loses() -> None:
    written = [form for form in formats.FORMATS if form.is_written]
    silent = {form.name for form in written if not form.loses}
    assert silent == {"json"}  # the neutral form keeps all


@pytest.mark.parametrize("form", formats.FORMATS, ids=lambda form: form.name)
def test_a_format_has_a_name_a_title_and_suffixes_of_its_own_kind(form: Format) -> None:
    assert formats.by_name(form.name) is form
    assert form.title[0].isupper() or form.title.startswith("oTranscribe")
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in form.suffixes)
