"""Songs, credits and warnings among captions, which nobody says."""

from __future__ import annotations

import pytest
from read import read

from reader.formats.shared.customs.caption_notes import credited, is_warning, shown, songs


def turns(*captions: str) -> list[tuple[str, str]]:
    body = "\n".join(
        f"{number}\n00:00:{number:02},000 --> 00:00:{number:02},900\n{text}\n"
        for number, text in enumerate(captions, start=1)
    )
    return [(cue.speaker, cue.text) for cue in read(body, "a.srt").cues]


def test_a_song_is_heard_beside_who_speaks() -> None:
    assert turns(
        "EVA: Come in.", "TOM: I am.", "♪ The wind is high ♪", "It blows.", "EVA: ♪ La la ♪"
    ) == [
        ("EVA", "Come in."),
        ("TOM", "I am."),
        ("", "♪ The wind is high ♪"),
        ("TOM", "It blows."),
        ("EVA", "♪ La la ♪"),
    ]


def test_songs_go_over_two_captions_and_stand_between_hashes() -> None:
    assert songs(("♪ The wind", "is high ♪", "It is.")) == {0, 1}
    assert songs(("# The wind #", "#1 is best", "# 2")) == {0}
    assert songs(("A song.", "♪")) == frozenset()


def test_who_translated_a_talk_does_not_say_it() -> None:
    assert turns(
        "Translator: Eva Holm\nReviewer: Tom Lind",
        "I want to show you a boat.",
        "(Applause)",
        "Rolf Amadi: Thank you, Sara.",
        "Sara Kern: Thank you.",
    ) == [
        ("", "Translator: Eva Holm\nReviewer: Tom Lind"),
        ("", "I want to show you a boat."),
        ("", "(Applause)"),
        ("Rolf Amadi", "Thank you, Sara."),
        ("Sara Kern", "Thank you."),
    ]


@pytest.mark.parametrize(
    "credit",
    [
        "Subtitles by: Eva Holm",
        "Traducteur: Eva Holm\nRelecteur: Tom Lind",
        "Übersetzung: Eva Holm\nLektorat: Tom Lind",
        "Переводчик: Ева Холм\nРедактор: Том Линд",
        "翻译人员: 王明\n校对人员: 李華",
    ],
)
def test_credits_stand_at_either_end(credit: str) -> None:
    texts = (credit, "One.", "Two.", "Three.", credit, "Four.", credit)
    assert credited(texts) == {0, 6}


def test_whoever_translates_in_a_room_is_no_credit() -> None:
    assert credited(("Translator: Yes.", "Translator: He says no", "One.")) == frozenset()
    assert turns("TRANSLATOR: He was there.", "JUDGE: When?", "TRANSLATOR: In May.")[0] == (
        "TRANSLATOR",
        "He was there.",
    )


def test_a_warning_ends_a_turn_where_speakers_are_in_capitals() -> None:
    assert turns("EVA: Come in.", "TOM: I am.", "EVA: Sit.", "WARNING: flashing lights follow.")[
        -1
    ] == ("", "WARNING: flashing lights follow.")
    assert is_warning("WARNING: lights.", {"EVA"})
    assert not is_warning("WARNING: LIGHTS.", {"EVA"})
    assert not is_warning("WARNING: lights.", {"Eva"})
    assert not is_warning("No warning.", {"EVA"})


@pytest.mark.parametrize(
    "credit",
    [
        "Subtitles by Eva Holm",
        "Subtitles by the Amara.org community",
        "Captioned by Eva Holm",
        "www.subtitles.example",
        "Support us and become VIP member\nto remove all ads from www.subs.example",
    ],
)
def test_nobody_says_who_made_the_captions_at_their_end(credit: str) -> None:
    assert turns("EVA: One.", "TOM: Two.", "EVA: Three.", credit)[-1] == ("", credit)
    assert turns("EVA: One.", "TOM: Two.", "EVA: Three.", "I go by bus.")[-1][0] == "EVA"


def test_what_is_written_in_the_picture_is_nobodys() -> None:
    said = ("EVA: One.", "TOM: Two.", "LINDAU,\nMAY 1981", "Three.", "EVA: NO!", "TOM: Yes.")
    assert turns(*said)[2:4] == [("", "LINDAU,\nMAY 1981"), ("TOM", "Three.")]
    assert shown(("NO!", "One.", "Two.", "Three.")) == frozenset()
    assert shown(("ALL IS", "IN CAPITALS", "One.", "Two.")) == frozenset()


@pytest.mark.parametrize("odd", ["[Pia] Good morning.", "(PIA) Good morning."])
def test_a_name_in_brackets_that_comes_once_ends_a_turn(odd: str) -> None:
    assert turns("EVA: One.", "TOM: Two.", "EVA: Three.", odd, "Go.")[3:] == [
        ("", odd),
        ("", "Go."),
    ]


@pytest.mark.parametrize(
    "manner", ["[Sighs] Yes.", "(IN FRENCH) Oui.", "[softly] Yes.", "(DOOR SLAMS) Yes."]
)
def test_how_somebody_speaks_ends_no_turn(manner: str) -> None:
    assert turns("EVA: One.", "TOM: Two.", "EVA: Three.", manner)[3] == ("EVA", manner)


def test_a_dash_below_a_labelled_line_is_of_somebody_else() -> None:
    assert turns("EVA: One.", "TOM: Two.\n- Good morning.", "EVA: Three.") == [
        ("EVA", "One."),
        ("TOM", "Two."),
        ("", "- Good morning."),
        ("EVA", "Three."),
    ]
