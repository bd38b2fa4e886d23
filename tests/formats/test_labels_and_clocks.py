"""Who speaks where words hold colons and clocks, and who is nobody though it looks like a label."""

from __future__ import annotations

import pytest
from read import read

from reader.model.transcript import Transcript


def text(*paragraphs: str) -> Transcript:
    return read("\n\n".join(paragraphs) + "\n", "talk.txt")


def turns(*paragraphs: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in text(*paragraphs).cues]


def test_a_question_holds_whatever_stands_behind_its_letter() -> None:
    assert turns(
        "Q. When did you leave the yard?",
        "A. About 10:30 at night.",
        "Q. And your brother?",
        "A. My brother: he always did.",
        "Q. So at 11:15 you were home?",
        "A. I was.",
    ) == [
        ("Q", "When did you leave the yard?"),
        ("A", "About 10:30 at night."),
        ("Q", "And your brother?"),
        ("A", "My brother: he always did."),
        ("Q", "So at 11:15 you were home?"),
        ("A", "I was."),
    ]


def test_a_member_before_a_dash_holds_a_colon_too() -> None:
    assert turns(
        "HON. A. REED.- One thing: the tap.",
        "HON. B. HALL.- It drips.",
        "HON. A. REED.- It does.",
        "HON. B. HALL.- I say this: mend it.",
    ) == [
        ("HON. A. REED", "One thing: the tap."),
        ("HON. B. HALL", "It drips."),
        ("HON. A. REED", "It does."),
        ("HON. B. HALL", "I say this: mend it."),
    ]


def test_clocks_in_the_midst_of_sentences_are_no_times_and_cost_no_word() -> None:
    said = [
        "I woke at 7:15 and made tea.",
        "Nothing happened.",
        "I woke at 6:40 and was ill.",
        "I woke at 9:05 with a start.",
    ]
    found = text(*said)
    assert [(cue.start, cue.text) for cue in found.cues] == [(None, words) for words in said]


def test_handles_may_have_low_lines_and_numbers() -> None:
    assert turns("@Ana: hello", "@Bo_L: hello there", "@Ana: so?", "@Bo_L: yes") == [
        ("Ana", "hello"),
        ("Bo_L", "hello there"),
        ("Ana", "so?"),
        ("Bo_L", "yes"),
    ]


def test_a_paragraph_that_opens_with_a_phrase_is_not_that_of_the_speaker_before() -> None:
    assert turns(
        "Ana: We sailed at dawn.",
        "Bo: In fog?",
        "One more thing: the bell had gone.",
        "Ana: Yes.",
        "Bo: So.",
    )[2] == ("", "One more thing: the bell had gone.")
    # Whoever goes on with a sentence of his own goes on.
    assert turns("Ana: Hm.", "Bo: So.", "I told him this: go.", "Ana: Yes.", "Bo: No.")[2] == (
        "Bo",
        "I told him this: go.",
    )


@pytest.mark.parametrize(
    "label",
    ["Monday", "Lundi", "Action", "Apologies", "Anmerkung", "注意", "ध्यान दें", "CURTAIN", "P.S."],
)
def test_what_opens_line_after_line_in_notes_is_nobody(label: str) -> None:
    found = text(f"{label}: one.", "Ana: Hm.", f"{label}: two.", "Bo: So.", "Ana: Yes.", "Bo: No.")
    assert found.speakers == ("Ana", "Bo")
    assert {cue.speaker for cue in found.cues if "one." in cue.text or "two." in cue.text} == {""}


@pytest.mark.parametrize(("opens", "closes"), [("[", "]"), ("<", ">")])
def test_names_in_brackets_may_stand_alone_on_their_line(opens: str, closes: str) -> None:
    lines = [("Tom", "We walked all night."), ("Ida", "Who is we?"), ("Tom", "The dog and I.")]
    paragraphs = [f"{opens}{name}{closes}\n{words}" for name, words in [*lines, ("Ida", "Oh.")]]
    assert turns(*paragraphs) == [*lines, ("Ida", "Oh.")]


def test_letters_with_blanks_alone_are_questions_and_answers() -> None:
    assert turns("Q    You own boats?", "A    Three.", "Q    Where?", "A    At sea.") == [
        ("Q", "You own boats?"),
        ("A", "Three."),
        ("Q", "Where?"),
        ("A", "At sea."),
    ]


TURNS = [
    (5_000, "Ana Ruiz", "We began in the cellar."),
    (11_000, "Bo Lind", "Which cellar was that?"),
    (15_000, "Ana Ruiz", "The one with the water."),
]


@pytest.mark.parametrize(
    "form",
    [
        "{1}\n{0}\n{2}\n\n",
        "{1}\n{0}\n{2}\n",
        "{0}\n{1}\n{2}\n\n",
        "{0}\n{1}\n{2}\n",
        "| {0} | {1} | {2} |\n",
        "| {0}.0 | {1} | {2}\n",
        "{0} | {1} | {2}\n",
        "{1} | {0} | {2}\n",
        "{1} ({0})\n{2}\n",
    ],
)
@pytest.mark.parametrize("hours", ["", "00:0"])
def test_time_name_and_words_in_any_order(form: str, hours: str) -> None:
    text = "".join(
        form.format(f"{hours}0:{time // 1000:02}", name, words) for time, name, words in TURNS
    )
    found = [(cue.start, cue.speaker, cue.text) for cue in read(text, "a.txt").cues]
    assert found == TURNS


@pytest.mark.parametrize("form", ["({})", "[{}]", "{{{}}}", "{}"])
def test_times_at_the_ends_of_paragraphs_are_not_said(form: str) -> None:
    times = [form.format(time) for time in ("0:07", "0:11", "0:15")]
    lines = ["We began in the cellar.", "Which cellar?", "The wet one."]
    for end, names in (("\n", ("", "", "")), ("\n\n", ("Ana: ", "Bo: ", "Ana: "))):
        rows = zip(names, lines, times, strict=True)
        text = end.join(f"{name}{line} {time}" for name, line, time in rows)
        found = [(cue.start, cue.speaker, cue.text) for cue in read(text, "a.txt").cues]
        speakers = [name.removesuffix(": ") for name in names]
        assert found == list(zip((None, 7_000, 11_000), speakers, lines, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "The ferry leaves at 7:15\nand comes back at 8:30\nthen sleeps until 9:40",
        "We met at noon. 7:15\n\nWe slept.\n\nWe left. 9:40\n\nIt rained.",
        "They slept. (9:40)\n\nThey rose. (7:15)\n\nThey left. (3:10)",
    ],
)
def test_other_times_at_ends_are_words(text: str) -> None:
    found = read(text, "a.txt").cues
    assert "\n\n".join(cue.text for cue in found) == text


def test_times_of_several_forms_in_one_file() -> None:
    text = (
        "[00:00:07] Ana: We began [00:00:09] in the cellar.\n\n"
        "Bo: Which cellar? [00:00:11] The wet?\n\n00:00:15 Ana: Yes."
    )
    assert [(cue.start, cue.speaker, cue.text) for cue in read(text, "a.txt").cues] == [
        (7_000, "Ana", "We began"),
        (9_000, "Ana", "in the cellar."),
        (None, "Bo", "Which cellar?"),
        (11_000, "Bo", "The wet?"),
        (15_000, "Ana", "Yes."),
    ]


def test_a_clock_that_does_not_fit_among_the_times_is_said() -> None:
    text = "[00:00:07] Ana: When?\n\n09:15:00 was on the clock.\n\n[00:00:11] Bo: Then?"
    assert [(cue.start, cue.text) for cue in read(text, "a.txt").cues][1] == (
        None,
        "09:15:00 was on the clock.",
    )


@pytest.mark.parametrize("sign", ["|", "—", "–"])
def test_a_bar_or_a_dash_parts_a_name_from_its_words(sign: str) -> None:
    turns = [
        ("Mr. Lind", "One thing: the tap."),
        ("Ana", f"In fog? Yes {sign} thick."),
        ("Ana", "No."),
    ]
    text = "\n\n".join(f"{name} {sign} {words}" for name, words in turns)
    assert [(cue.speaker, cue.text) for cue in read(text, "a.txt").cues] == turns


@pytest.mark.parametrize(
    "text",
    [
        "We sailed — all of us.\n\nThe fog — thick — came.\n\nBo — my brother — slept.",
        "Bread | 3\nMilk | 4\nBread | 5\nMilk | 6",
    ],
)
def test_bars_and_dashes_behind_other_words_are_theirs(text: str) -> None:
    assert {cue.speaker for cue in read(text, "a.txt").cues} == {""}


@pytest.mark.parametrize("blank", ["\xa0", "\xa0\xa0\xa0", " \xa0", "\xa0 "])
def test_a_blank_that_does_not_break_is_a_blank_behind_labels(blank: str) -> None:
    text = (
        f"MS. HALE:{blank}Good afternoon.\n\nQ{blank}Will he go?\n\nMS. HALE:{blank}He will."
        f"\n\nQ{blank}When?\n\nMS. HALE:{blank}Soon."
    )
    assert [(cue.speaker, cue.text) for cue in read(text, "a.txt").cues] == [
        ("MS. HALE", "Good afternoon."),
        ("Q", "Will he go?"),
        ("MS. HALE", "He will."),
        ("Q", "When?"),
        ("MS. HALE", "Soon."),
    ]


def test_one_blank_behind_a_question_is_enough_among_others() -> None:
    text = "Q: Will he go?\nMR. HALE: No.\nQ (Inaudible.)\nMR. HALE: No.\nQ Thanks."
    assert [cue.speaker for cue in read(text, "a.txt").cues] == [
        *("Q", "MR. HALE", "Q", "MR. HALE", "Q"),
    ]
    assert read("Q Boats are built here.\n\nThey float.", "a.txt").cues[0].speaker == ""


@pytest.mark.parametrize(
    "mark", ["#0:00:0{}-5#", "#00:0{}-5#", "#0:00:0{}.5#", "(0:00:0{}-5)", "{{0:00:0{}-5}}"]
)
def test_marks_of_f4_have_their_tenths_in_many_coats(mark: str) -> None:
    text = f"I: Where? {mark.format(2)}\n\nB: At sea. {mark.format(4)}\n\nI: Ah. {mark.format(6)}"
    assert [(cue.start, cue.speaker, cue.text) for cue in read(text, "a.txt").cues] == [
        (None, "I", "Where?"),
        (2_500, "B", "At sea."),
        (4_500, "I", "Ah."),
    ]


@pytest.mark.parametrize("sign", ["\u200b", "\u2060", "\ufeff", "\u200e", "\u00ad"])
@pytest.mark.parametrize("name", ["a.txt", "a.srt", "a.vtt", "a.html"])
def test_signs_of_no_width_hide_no_label(sign: str, name: str) -> None:
    lines = [f"{sign}Ana{sign}: It rains.", f"{sign}Bo:{sign} Does it?", f"{sign} Ana: It does."]
    blocks = [f"00:00:0{n}.000 --> 00:00:0{n}.900\n{line}\n" for n, line in enumerate(lines)]
    text = {
        "a.txt": "\n\n".join(lines),
        "a.srt": "\n".join(blocks).replace(".000", ",000").replace(".900", ",900"),
        "a.vtt": "WEBVTT\n\n" + "\n".join(blocks),
        "a.html": "".join(f"<p>{line}</p>" for line in lines),
    }[name]
    assert [(cue.speaker, cue.text) for cue in read(text, name).cues] == [
        ("Ana", "It rains."),
        ("Bo", "Does it?"),
        ("Ana", "It does."),
    ]


def test_a_name_in_quotation_marks_is_a_label() -> None:
    text = '"Ana": It rains.\n\n“Bo”: Does it?\n\n"Ana": It does.'
    assert [cue.speaker for cue in read(text, "a.txt").cues] == ["Ana", "Bo", "Ana"]
