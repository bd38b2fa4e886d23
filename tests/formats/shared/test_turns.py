"""Who speaks in captions, where they say so in their text."""

from __future__ import annotations

import pytest

from reader.formats.shared.turns import with_turns
from reader.model.transcript import Cue, CueKind, WordTime


def cues(*texts: str) -> list[Cue]:
    return [Cue(text, number * 1_000, number * 1_000 + 900) for number, text in enumerate(texts)]


def turns(*texts: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in with_turns(cues(*texts))]


def test_captions_belong_to_the_speaker_before() -> None:
    assert turns("Ana: One", "two.", "Ben: Three.", "Ana: Four.", "Ben: Five.") == [
        ("Ana", "One"),
        ("Ana", "two."),
        ("Ben", "Three."),
        ("Ana", "Four."),
        ("Ben", "Five."),
    ]


def test_a_turn_starts_a_paragraph_and_no_other_caption_does() -> None:
    read = with_turns(cues("Ana: One", "two.", "Ana: Three."))
    assert [cue.starts_paragraph for cue in read] == [True, False, True]


def test_the_parts_of_a_caption_keep_its_times() -> None:
    read = with_turns(cues("Ana: One.\nBen: Two.", "Ana: Three.\nBen: Four."))
    assert [(cue.text, cue.start, cue.end) for cue in read] == [
        ("One.", 0, 900),
        ("Two.", 0, 900),
        ("Three.", 1_000, 1_900),
        ("Four.", 1_000, 1_900),
    ]


def test_words_keep_their_times_behind_a_label() -> None:
    words = (WordTime(0, 0), WordTime(5, 100), WordTime(9, 200))
    cue = Cue(
        "Ana: So it\nBen: No.", 0, 900, words=(*words[:2], WordTime(8, 200), WordTime(16, 300))
    )
    read = with_turns([cue, *cues("Ana: One.", "Ben: Two.")])
    assert read[0].words == (WordTime(0, 100), WordTime(3, 200))
    assert read[1].words == (WordTime(0, 300),)


def test_names_that_open_captions_from_the_first_are_believed_at_once() -> None:
    # The rule of podcasts: a name where the speaker changes, however seldom that is.
    assert turns("Ana: One.", *["Words."] * 12, "Ben: Two.", "More.")[-3:] == [
        ("Ana", "Words."),
        ("Ben", "Two."),
        ("Ben", "More."),
    ]


@pytest.mark.parametrize(
    "second",
    [
        "Ben: two.",  # goes on small
        "Words.",  # nobody else is named
    ],
)
def test_a_name_that_opens_the_first_caption_alone_is_text(second: str) -> None:
    texts = ["Ana: One.", *["Words."] * 12, second]
    assert turns(*texts) == [("", text) for text in texts]


def test_a_name_in_brackets_before_the_first_word_is_believed() -> None:
    assert turns("[Ana]: One.", *["Words."] * 12)[0] == ("Ana", "One.")


def test_a_listed_speaker_is_believed() -> None:
    read = with_turns(cues(*["Words."] * 12, "Ana: One."), ["Ana Reyes"])
    assert (read[-1].speaker, read[-1].text) == ("Ana", "One.")


@pytest.mark.parametrize("mark", [">> ", ">>", ">>> ", "- ", "– ", "» "])
def test_a_label_may_stand_behind_a_mark(mark: str) -> None:
    read = turns(
        f"{mark}Ana: One.", "two.", f"{mark}Ben: Three.", f"{mark}Ana: Four.\n{mark}Ben: Five."
    )
    assert [speaker for speaker, _ in read] == ["Ana", "Ana", "Ben", "Ana", "Ben"]
    assert [text for _, text in read] == ["One.", "two.", "Three.", "Four.", "Five."]


@pytest.mark.parametrize("mark", [">> ", "- ", "— ", "» "])
def test_a_mark_without_a_name_opens_a_turn_of_nobody(mark: str) -> None:
    read = with_turns(cues("Ana: One.", "two.", f"{mark}Three.", "four.", "Ana: Five."))
    assert [(cue.speaker, cue.text, cue.starts_paragraph) for cue in read] == [
        ("Ana", "One.", True),
        ("Ana", "two.", False),
        ("", f"{mark}Three.", True),
        ("", "four.", False),
        ("Ana", "Five.", True),
    ]


def test_marks_before_most_captions_are_a_list() -> None:
    read = with_turns(cues("- One.", "- Two.", "- Three.", "- Four."))
    assert not any(cue.starts_paragraph for cue in read)


@pytest.mark.parametrize(
    ("texts", "are_turns"),
    [
        (["- One.", "- Two.", "three.", "- Four."], True),
        (["- One.", "- Two.", "- Three.", "four.", "- Five."], False),
    ],
)
def test_marks_before_few_more_than_half_the_captions_are_turns(
    texts: list[str], are_turns: bool
) -> None:
    assert any(cue.starts_paragraph for cue in with_turns(cues(*texts))) is are_turns


def test_a_doubtful_label_is_nobodys_where_a_sentence_ended() -> None:
    names = ["Ana: 1.", "Ben: 2.", "Ana: 3.", "Ben: 4."]
    assert turns(*names, "Guest: 5.", *["So."] * 4)[4:6] == [("", "Guest: 5."), ("", "So.")]
    assert turns(*names[:3], "Ben: and", "Guest: 5.", *["So."] * 4)[4] == ("Ben", "Guest: 5.")


def test_a_name_on_the_first_line_of_each_caption_is_who_speaks() -> None:
    read = with_turns(cues("Ana\nOne.", "Ben\nTwo.", "Ana\n[bell]"))
    assert [(cue.speaker, cue.text, cue.kind) for cue in read] == [
        ("Ana", "One.", CueKind.SPEECH),
        ("Ben", "Two.", CueKind.SPEECH),
        ("Ana", "[bell]", CueKind.SOUND),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["Ana\nOne.", "Ben\nTwo."],  # too few
        ["Ana\nOne.", "Ben\nTwo.", "Cy\nThree.", "Di\nFour."],  # nobody twice
        ["Ana\nOne.", "Ben\nTwo.", "Ana\nThree.", "Four."],  # not all
    ],
)
def test_a_capital_word_on_a_first_line_is_a_word(texts: list[str]) -> None:
    assert turns(*texts) == [("", text) for text in texts]


def test_who_is_named_already_stays_and_headings_are_no_ones() -> None:
    read = with_turns(
        [
            Cue("Ben: One.", speaker="Cy"),
            Cue("Ana: Part", kind=CueKind.HEADING),
            *cues("Ana: Two.", "Ana: Three."),
        ]
    )
    assert [(cue.speaker, cue.text) for cue in read] == [
        ("Cy", "Ben: One."),
        ("", "Ana: Part"),
        ("Ana", "Two."),
        ("Ana", "Three."),
    ]


def test_nothing_is_nothing() -> None:
    assert with_turns([]) == []
    assert with_turns(cues("One.")) == cues("One.")


def test_who_made_the_captions_is_none_of_those_that_have_no_label() -> None:
    texts = ["Ana: It is shut.", "Bo: Since when?", "Ana: Since May.", "Subtitles by Jan Orr"]
    cues = with_turns([Cue(text, 1_000 * at, 1_000 * at + 900) for at, text in enumerate(texts)])
    assert [cue.speaker for cue in cues] == ["Ana", "Bo", "Ana", ""]


def test_names_in_round_brackets_open_captions() -> None:
    texts = ["(Ana) It is shut.", "(Bo) Since when?", "(Ana) Since May.", "(Bo) No.", "(Ana) Yes."]
    cues = with_turns(
        [
            Cue(text, 1_000 * at, 1_000 * at + 900)
            for at, text in enumerate([*texts, "(Laughter) I"])
        ]
    )
    assert [(cue.speaker, cue.text) for cue in cues][:5] == [
        ("Ana", "It is shut."),
        ("Bo", "Since when?"),
        ("Ana", "Since May."),
        ("Bo", "No."),
        ("Ana", "Yes."),
    ]
    assert cues[5].text == "(Laughter) I"
