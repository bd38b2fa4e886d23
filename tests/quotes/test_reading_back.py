"""Documents of a whole transcript are read again: the same words under the same names."""

from __future__ import annotations

import datetime

import pdf_files
import pytest

from reader import formats, wording
from reader.formats.shared.credits import is_own_end
from reader.formats.shared.speech import _ABOUT
from reader.model.transcript import Cue, CueKind, Source, Transcript
from reader.quotes.exports import EXPORTS
from reader.quotes.parts import QuoteOptions
from reader.quotes.writing import transcript_data

DAY = datetime.date(2026, 11, 27)
DOCUMENTS = ("html", "docx", "odt", "epub", "text", "markdown")
KINDS = pytest.mark.parametrize("kind", DOCUMENTS)


def again(
    kind: str, *turns: Cue, title: str = "Tide", look: QuoteOptions | None = None
) -> Transcript:
    export = EXPORTS[kind]
    cues = [turn.starting_paragraph(True) for turn in turns]
    of = Transcript(title=title, cues=tuple(cues), url="https://example.org/tide")
    data = transcript_data(export, of, look or QuoteOptions(), lambda _: b"", lambda: DAY)
    return formats.read_bytes(data, f"tide{export.suffix}")


def told(transcript: Transcript) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in transcript.cues]


def turn(speaker: str, text: str) -> Cue:
    return Cue(text, speaker=speaker)


@KINDS
def test_words_of_nobody_do_not_go_to_who_spoke_before(kind: str) -> None:
    turns = [
        turn("Ana Lie", "One."),
        turn("Bo Ek", "Two."),
        turn("Ana Lie", "Three."),
        turn("Bo Ek", "Four."),
        turn("", "From nobody."),
        turn("", "Nor this."),
        turn("Bo Ek", "Five."),
    ]
    read = again(kind, *turns)
    assert read.title == "Tide"
    assert told(read) == [(cue.speaker, cue.text) for cue in turns]


@KINDS
def test_who_speaks_once_comes_back(kind: str) -> None:
    turns = [
        turn("Ana Lie", "Good morning, everyone."),
        turn("Once Only", "I was told: never wait."),
        turn("Dr. Ngozi Obi", "1 < 2 & *stars* _low_ #tag"),
        turn("p08", "Small letters."),
        turn("Lee | Tide Ltd", "With a company."),
        turn("THE COURT", "Order."),
        turn("陳大文", "2024"),
    ]
    read = again(kind, *turns, title="Wind & Water: a *harbour* story")
    assert read.title == "Wind & Water: a *harbour* story"
    assert told(read) == [(cue.speaker, cue.text) for cue in turns]


@KINDS
def test_a_single_voice_is_named_once_and_comes_back(kind: str) -> None:
    turns = [turn("Ana Lie", "Good morning."), turn("Ana Lie", "Note: we begin late.")]
    assert told(again(kind, *turns)) == [(cue.speaker, cue.text) for cue in turns]


@KINDS
def test_words_that_open_as_a_name_does_stay_words(kind: str) -> None:
    turns = [
        turn("", "Norway: five points."),
        turn("Ana Lie", "Yes."),
        turn("Ana Lie", "Bo Ek: is what the letter began with."),
        turn("", "Bo: is a name."),
    ]
    assert told(again(kind, *turns)) == [(cue.speaker, cue.text) for cue in turns]


@KINDS
def test_where_nobody_is_named_no_word_becomes_a_name(kind: str) -> None:
    turns = [turn("", "We begin."), turn("", "Norway: five points."), turn("", "We end.")]
    assert told(again(kind, *turns)) == [(cue.speaker, cue.text) for cue in turns]


@KINDS
def test_times_beside_the_words_change_nothing(kind: str) -> None:
    turns = [
        Cue("One.", 1_000, 2_000, "Ana Lie"),
        Cue("Two.", 3_000, 4_000, "Bo Ek"),
        Cue("From nobody.", 5_000, 6_000),
    ]
    read = again(kind, *turns, look=QuoteOptions(times=True))
    assert [(cue.start, cue.speaker, cue.text) for cue in read.cues] == [
        (1_000, "Ana Lie", "One."),
        (3_000, "Bo Ek", "Two."),
        (5_000, "", "From nobody."),
    ]


@KINDS
def test_what_stands_below_the_words_is_left_out_and_said(kind: str) -> None:
    read = again(kind, turn("", "One — and two."), turn("", "— A dash opens this."))
    assert told(read) == [("", "One — and two."), ("", "— A dash opens this.")]
    assert "taken" not in " ".join(cue.text for cue in read.cues)
    assert read.report


@KINDS
@pytest.mark.parametrize("times", [False, True])
def test_names_of_whatever_signs_come_back(kind: str, times: bool) -> None:
    names = ["Ana: at sea", "[x]", "@bo", "#1", "*", "<p>", "— Bo", "2 Bob", "A | B", "[x]"]
    turns = [turn(name, f"Turn {at}: it was fine.") for at, name in enumerate(names)]
    timed = [cue._replace(start=at * 5_000) for at, cue in enumerate(turns)]
    read = again(kind, *timed, look=QuoteOptions(times=times))
    assert told(read) == [(cue.speaker, cue.text) for cue in turns]


@KINDS
@pytest.mark.parametrize("times", [False, True])
def test_captions_on_lines_of_their_own_come_back(kind: str, times: bool) -> None:
    turns = [
        Cue("We begin", 0, 1_000, "Ana Lie"),
        Cue("and go on.", 1_000, 2_000, "Ana Lie"),
        Cue("Two: three.", 3_000, 4_000, "Bo Ek"),
        Cue("From nobody.", 5_000, 6_000),
    ]
    read = again(kind, *turns, look=QuoteOptions(times=times, captions=True))
    assert told(read) == [(cue.speaker, cue.text) for cue in turns]


@KINDS
def test_who_is_called_unnamed_is_not_taken_for_nobody(kind: str) -> None:
    turns = [turn("Unnamed", "One."), turn("", "Two."), turn("Ana Lie", "Three.")]
    assert told(again(kind, *turns)) == [(cue.speaker, cue.text) for cue in turns]


@KINDS
@pytest.mark.parametrize("title", ["", "What is salt? A talk."])
def test_a_first_turn_without_time_is_no_title(kind: str, title: str) -> None:
    turns = [
        Cue("Good evening", speaker="I"),
        Cue("Since 1980.", 5_000, None, "Once Only"),
        Cue("And then?", 9_000, None, "I"),
    ]
    read = again(kind, *turns, title=title, look=QuoteOptions(times=True))
    assert read.title == title
    assert [(cue.start, cue.speaker, cue.text) for cue in read.cues] == [
        (None, "I", "Good evening"),
        (5_000, "Once Only", "Since 1980."),
        (9_000, "I", "And then?"),
    ]


@KINDS
def test_headings_sounds_and_the_standfirst_stay_what_they_are(kind: str) -> None:
    cues = (
        Cue("Opening", kind=CueKind.HEADING, starts_paragraph=True),
        Cue("# one", 0, None, "Ana Lie", starts_paragraph=True),
        Cue("Part 2", 2_000, None, "Ana Lie", starts_paragraph=True),
        Cue("[applause]", 3_000, kind=CueKind.SOUND, starts_paragraph=True),
        Cue("Two.", 4_000, None, "Bo Ek", starts_paragraph=True),
        Cue("[laughs]", 5_000, None, "Bo Ek", CueKind.SOUND, starts_paragraph=True),
    )
    of = Transcript("Tide", "How it comes", cues, author="Radio", date="2024-05-01")
    for times in (False, True):
        look = QuoteOptions(times=times)
        data = transcript_data(EXPORTS[kind], of, look, lambda _: b"", lambda: DAY)
        read = formats.read_bytes(data, f"tide{EXPORTS[kind].suffix}")
        assert (read.title, read.standfirst) == ("Tide", "How it comes")
        assert [(cue.kind, cue.speaker, cue.text) for cue in read.cues] == [
            (cue.kind, cue.speaker, cue.text) for cue in cues
        ]


def test_a_title_that_the_file_has_not_is_not_taken_for_one() -> None:
    of = Transcript(cues=(turn("", "We begin."), turn("", "We go on.")), source=Source("a.srt"))
    for kind in DOCUMENTS:
        data = transcript_data(EXPORTS[kind], of, QuoteOptions(), lambda _: b"", lambda: DAY)
        read = formats.read_bytes(data, f"b{EXPORTS[kind].suffix}")
        assert (read.title, read.cues[0].text[:9]) == ("", "We begin.")


def test_a_paragraph_that_begins_amid_a_caption_has_no_time_of_its_own() -> None:
    text = "Tide\n====\n\n[0:01] Ana: One.\n\n[about 0:03] Bo: Two.\n\n— Whole · taken 1 May 2026\n"
    read = formats.read_bytes(text.encode(), "tide.txt")
    assert [(cue.start, cue.speaker, cue.text) for cue in read.cues] == [
        (1_000, "Ana", "One."),
        (None, "Bo", "Two."),
    ]


def test_a_note_that_nobody_says_stays_nobodys() -> None:
    sound = Cue("Question put and agreed to.", kind=CueKind.SOUND)
    read = again("text", turn("Ana Lie", "One."), sound, turn("Bo Ek", "Two."))
    assert told(read)[1] == ("", "Question put and agreed to.")


def test_a_page_sets_the_source_apart_and_numbers_itself() -> None:
    lines = [
        "Ana Lie: One.",
        "Bo Ek: 2024",
        "\u2014 Whole transcript \xb7 tide.json \xb7 taken 27 November 2026",
        "https://example.org/tide",
    ]
    page = pdf_files.set_lines(lines) + pdf_files.at(300, 40, "1")
    read = formats.read_bytes(pdf_files.document(page), "tide.pdf")
    assert told(read) == [("Ana Lie", "One."), ("Bo Ek", "2024")]


@KINDS
def test_a_title_that_opens_the_words_names_nobody(kind: str) -> None:
    turns = [turn("", "Tide and Wind: uneasy partners? They met in 1997."), turn("", "So it is.")]
    read = again(kind, *turns, title="Tide and Wind: uneasy partners")
    assert read.speakers == ()
    assert " ".join(cue.text for cue in read.cues).startswith("Tide and Wind: uneasy partners?")
    assert read.date == ""


@KINDS
def test_one_alone_who_speaks_in_small_letters_comes_back(kind: str) -> None:
    turns = [turn("Ana Lie", "so we left the harbour."), turn("Ana Lie", "It rained.")]
    assert again(kind, *turns).speakers == ("Ana Lie",)


@KINDS
def test_words_that_look_like_links_stay_words(kind: str) -> None:
    words = "see [the log](http://x.y/z) and ![pic](p.png), ok? Use [1](note)."
    turns = [turn("Ben", words), turn("Ana", "Yes."), turn("Ben", "So.")]
    assert told(again(kind, *turns)) == [(cue.speaker, cue.text) for cue in turns]


@KINDS
@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_a_source_told_in_any_language_is_known_as_ours(kind: str, language: str) -> None:
    cues = (Cue("Wir bauen Boote.", 1_000, 3_000), Cue("Warum denn?", 4_000, 5_000))
    of = Transcript(title="Tide", cues=cues, language=language, url="https://example.org/tide")
    export = EXPORTS[kind]
    data = transcript_data(export, of, QuoteOptions(times=True), lambda _: b"", lambda: DAY)
    read = formats.read_bytes(data, f"tide{export.suffix}")
    assert " ".join(cue.text for cue in read.cues) == "Wir bauen Boote. Warum denn?"
    assert (read.title, read.url) == ("Tide", "https://example.org/tide")


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_the_day_when_words_were_taken_is_known_in_any_language(language: str) -> None:
    say = wording.tongue(language)
    for month in range(1, 13):
        day = say.day(datetime.date(2026, month, 7))
        told = say.trc("source", "taken {day}", day=day)
        assert is_own_end(f"tide.json · {told}"), (
            f"“{told}” is to be known by _OWN_END and _TAKEN in reader/formats/shared/credits.py"
        )


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_a_time_that_is_about_right_is_left_out_in_any_language(language: str) -> None:
    told = wording.tongue(language).tr("about {time}", time="0:42")
    assert _ABOUT.sub("", f"[{told}] Words.") == "Words.", (
        f"“{told}” is to be known by _ABOUT in reader/formats/shared/speech.py"
    )
