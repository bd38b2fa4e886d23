"""What all captions have in common once their cues are cut out."""

from __future__ import annotations

import pytest

from reader.formats.shared.captions import finish, shifted, tidied, tidy, tidy_and_bare
from reader.model.transcript import Cue, CueKind, ReportItem, WordTime

TEXTS = {
    "": "",
    "a": "a",
    "  a\t\n": "a",
    "a\n\nb": "a\nb",
    "a \n \t\n b": "a\nb",
    "a\tb": "a\tb",
    "\u200b": "",
    "\xa0\n\ufeff\n": "",
    "a\n\u200b\nb": "a\nb",
    "ä\n\xa0\nö": "ä\nö",
    "a\n\u3000b": "a\n\u3000b",
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_caption_is_tidied(text: str) -> None:
    assert tidy(text) == TEXTS[text]
    assert tidied([text]) == [TEXTS[text]]


def test_texts_are_tidied_together_as_one_by_one() -> None:
    assert tidied(list(TEXTS)) == list(TEXTS.values())
    assert tidied([]) == []


def test_padding_goes() -> None:
    assert tidy_and_bare("\u200ba\u200b \n\u2060 b\ufeff") == "a\nb"
    assert tidy_and_bare(" a\n\nb ") == "a\nb"


def finished(*cues: Cue, **how: bool) -> tuple[list[Cue], list[str]]:
    captions = finish(cues, **how)
    return list(captions.cues), [item.sentence for item in captions.report]


def test_captions_in_order_stay_as_they_are() -> None:
    cues = [Cue("One.", 0, 900), Cue("Two.", 1_000, None), Cue("Three.")]
    assert finished(*cues) == (cues, [])
    assert finish([]) == ((), ())


@pytest.mark.parametrize(
    ("cue", "mended", "sentence"),
    [
        (
            Cue("a", -5, 9),
            Cue("a", 0, 9),
            "1 caption begins before the recording; the time was set to its start.",
        ),
        (
            Cue("a", -9, -5),
            Cue("a", 0, 0),
            "1 caption begins before the recording; the time was set to its start.",
        ),
        (
            Cue("a", 9, 5),
            Cue("a", 9, None),
            "1 caption ends before the start; such ends were left out.",
        ),
        (Cue("a", 5, 5), Cue("a", 5, 5), ""),
    ],
)
def test_times_that_cannot_be_are_mended(cue: Cue, mended: Cue, sentence: str) -> None:
    assert finished(cue) == ([mended], [sentence] if sentence else [])


def test_faults_are_counted() -> None:
    assert finished(Cue("", 0, 1), Cue("a"))[1] == ["1 caption without text was left out."]
    assert finished(*[Cue("", 0, 1)] * 1_200)[1] == ["1,200 captions without text were left out."]
    assert finished(*[Cue("a", -1, 1)] * 2)[1] == [
        "2 captions begin before the recording; the time was set to its start."
    ]
    assert finished(Cue("a", 9, 5), Cue("b", 10, 5))[1] == [
        "2 captions end before the start; such ends were left out."
    ]


def test_captions_are_sorted_unless_the_document_has_an_order() -> None:
    cues = Cue("b", 9, 10), Cue("a", 1, 2)
    assert [cue.text for cue in finished(*cues)[0]] == ["a", "b"]
    assert finished(*cues, sorts=False) == (list(cues), [])


def test_sounds_are_marked_and_headings_stay() -> None:
    cues, _ = finished(
        Cue("[bell]", 0), Cue("[Part]", 1, kind=CueKind.HEADING), Cue("[Ana] No.", 2)
    )
    assert [cue.kind for cue in cues] == [CueKind.SOUND, CueKind.HEADING, CueKind.SPEECH]


def test_speakers_are_found_if_asked() -> None:
    cues = Cue("Ana: One.", 0), Cue("Ana: Two.", 1)
    assert [cue.speaker for cue in finished(*cues)[0]] == ["Ana", "Ana"]
    assert [cue.speaker for cue in finished(*cues, labels=False)[0]] == ["", ""]
    assert [cue.speaker for cue in finish([*[Cue("So.")] * 9, cues[0]], known=["Ana"]).cues][
        -1
    ] == "Ana"


def test_rolling_captions_are_unrolled_if_asked() -> None:
    cues = [
        Cue("one", 0, 1_000),
        Cue("one\ntwo", 1_000, 2_000),
        Cue("two\nthree", 2_000, 3_000),
        Cue("three\nfour", 3_000, 4_000),
    ]
    assert [cue.text for cue in finished(*cues)[0]] == ["one", "two", "three", "four"]
    assert finished(*cues, rolls=False) == (cues, [])


@pytest.mark.parametrize(
    ("mark", "following", "goes"),
    [
        (Cue("Ana:", 1_000, 2_000, "Ana"), Cue("Hello.", 1_000, 2_000, "Ana"), True),
        (Cue("Ana:", 1_000, 2_000), Cue("Hello.", 1_000, 2_000), False),
        (Cue("Ana:", 1_000, 2_000, "Ana"), Cue("Hello.", 2_000, 3_000, "Ana"), False),
        (Cue("Ana:", 1_000, 2_000, "Ana"), Cue("Hello.", 1_000, 2_000, "Ben"), False),
        (Cue("and so:", 1_000, 2_000, "Ana"), Cue("Hello.", 1_000, 2_000, "Ana"), True),
        (Cue("this is what we said:", 1_000, 2_000, "Ana"), Cue("No.", 1_000, 2_000, "Ana"), False),
        (Cue("[0:01]", 1_000, 2_000), Cue("Hello.", 1_000, 2_000), True),
        (Cue("[0:02]", 1_000, 2_000), Cue("Hello.", 1_000, 2_000), True),
        (Cue("[0:03]", 1_000, 2_000), Cue("Hello.", 1_000, 2_000), False),
        (Cue("[bell]", 1_000, 2_000), Cue("Hello.", 1_000, 2_000), False),
        (Cue("0:01]", 1_000, 2_000), Cue("Hello.", 1_000, 2_000), False),
        (Cue("[0:01]"), Cue("Hello."), False),
    ],
)  # fmt: skip
def test_a_printed_name_or_time_before_its_caption_goes(
    mark: Cue, following: Cue, goes: bool
) -> None:
    captions = finish([mark, following], labels=False)
    assert len(captions.cues) == (1 if goes else 2)
    sentence = "1 caption that only prints the name or time of the next was left out."
    assert captions.report == ((ReportItem(sentence),) if goes else ())


@pytest.mark.parametrize(
    ("text", "tidy_text", "chars", "moved"),
    [
        (" a  b", "a b", [0, 4], [0, 2]),
        (" a  b", "a b", [1, 2], [0, 2]),
        ("a\n\nb", "a\nb", [0, 3], [0, 2]),
        ("a b  ", "a b", [0, 5], [0]),
        ("aba", "aba", [2], [2]),
        ("a b", "a b", [2, 0], [2, 2]),
        ("a", "", [0], []),
    ],
)
def test_word_times_move_with_their_words(
    text: str, tidy_text: str, chars: list[int], moved: list[int]
) -> None:
    words = [WordTime(char, 7) for char in chars]
    assert shifted(words, text, tidy_text) == tuple(WordTime(char, 7) for char in moved)


def test_a_time_printed_before_the_words_is_that_of_the_caption() -> None:
    cues = [
        Cue("Ana: [00:00:02] It is shut.", 2_100, 4_900),
        Cue("Bo: [00:00:04] Since when?", 4_900, 6_000),
        Cue("Ana: [00:01:00] is when it shut.", 6_000, 7_000),
        Cue("Bo: (0:07) I see.", 7_000, 8_000),
    ]
    assert [(cue.speaker, cue.text) for cue in finish(cues).cues] == [
        ("Ana", "It is shut."),
        ("Bo", "Since when?"),
        ("Ana", "[00:01:00] is when it shut."),  # not its own time
        ("Bo", "I see."),
    ]
