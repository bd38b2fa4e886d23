"""Speakers written as labels before their words."""

from __future__ import annotations

import pytest

from reader.formats.shared.customs.belief import confirmed_speakers
from reader.formats.shared.labels.given import is_doubtful
from reader.formats.shared.labels.grammar import NOBODY_NAMED, any_label_of, label_of, labels_of
from reader.formats.shared.names import Belief, Label
from reader.formats.shared.speakers import with_speakers
from reader.model.transcript import Cue, CueKind


def cues(*texts: str) -> list[Cue]:
    return [Cue(text) for text in texts]


def turns(*texts: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in with_speakers(cues(*texts))]


def labels(belief: Belief, **counts: int) -> list[Label]:
    return [
        Label(name.replace("_", " "), 1, belief) for name, n in counts.items() for _ in range(n)
    ]


@pytest.mark.parametrize(
    ("line", "name", "taken"),
    [
        ("Ana: Hello.", "Ana", "Ana: "),
        ("Ana:Hello.", "Ana", "Ana:"),
        ("Ana : Hello.", "Ana", "Ana : "),
        ("Ana: 5 boats.", "Ana", "Ana: "),
        ("Ana：你好", "Ana", "Ana："),
        ("**Ana:** Hello.", "Ana", "**Ana:** "),
        ("**Ana**: Hello.", "Ana", "**Ana**: "),
        ("__Ana:__ Hello.", "Ana", "__Ana:__ "),
        ("[Ana:] Hello.", "Ana", "[Ana:] "),
        ("{Ana}: Hello.", "Ana", "{Ana}: "),
        ("Ana Reyes (she/her): Hello.", "Ana Reyes", "Ana Reyes (she/her): "),
        ("Ana: Ben said: no.", "Ana", "Ana: "),
    ],
)
def test_a_name_before_a_colon_is_a_label(line: str, name: str, taken: str) -> None:
    assert label_of(line) == Label(name, len(taken))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Hello.",
        ": Hello.",
        "10:15",
        "Ana:15",
        "http://tides.example",
        "C:\\tides",
        "**Ana: Hello.",
        "Mr. Reed – Thank you",
        "[Scene: a harbour]",
        "[Ana]: https://tides.example",
        "[Ana]: <https://tides.example>",
        "There are three parts: one.",
        "And: yes.",
    ],
)
def test_what_ends_on_a_colon_and_is_no_label(line: str) -> None:
    assert any_label_of(line) is None


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("[Ana]: Hello.", Label("Ana", 7, Belief.NAME, is_sure=True)),
        ("[what we said of it]: No.", Label("what we said of it", 22, Belief.LOWER, is_sure=True)),
        ("@ana: hello", Label("ana", 6, Belief.LOWER)),
        ("Note: this.", Label("Note", 6, Belief.NEVER)),
        ("THE COURT: No.", Label("THE COURT", 11, Belief.OFFICE)),
        ("HON. A. REED.- Thank you", Label("HON. A. REED", 15, is_sure=True)),
        ("Mr. REED – Thank you", Label("Mr. REED", 11)),
        ("Q. Where?", Label("Q", 3, Belief.LOWER)),
        ("12  A. There.", Label("A", 7, Belief.LOWER)),
    ],
)
def test_other_labels_have_less_belief_or_more(line: str, label: Label) -> None:
    assert any_label_of(line) == label


def test_only_names_are_labels_by_themselves() -> None:
    assert label_of("Note: this.") is None
    assert label_of("THE COURT: No.") is None


def test_the_labels_of_a_text_are_those_of_its_lines() -> None:
    assert labels_of("Words.\nAna: More.") == [None, Label("Ana", 5)]
    assert labels_of("Words.\nMore.") == ()


def test_labels_that_recur_are_speakers() -> None:
    assert turns("Ana: One.", "Two.", "Ben: Three.", "Ana: Four.", "Ben: Five.") == [
        ("Ana", "One."),
        ("Ana", "Two."),
        ("Ben", "Three."),
        ("Ana", "Four."),
        ("Ben", "Five."),
    ]


def test_a_turn_starts_a_paragraph() -> None:
    read = with_speakers(cues("Ana: One.", "Two.", "Ana: Three."))
    assert [cue.starts_paragraph for cue in read] == [True, False, True]


def test_a_label_that_stands_once_among_many_paragraphs_is_text() -> None:
    texts = ["Ana: One.", *["Words."] * 9]
    assert turns(*texts) == [("", text) for text in texts]


@pytest.mark.parametrize("known", ["Ana", "Ana Reyes", "Reyes Ana", "ANA"])
def test_a_listed_speaker_counts_at_once(known: str) -> None:
    read = with_speakers(cues("Ana: One.", *["Words."] * 9), [known])
    assert (read[0].speaker, read[0].text) == ("Ana", "One.")


def test_initials_stand_for_a_listed_speaker() -> None:
    read = with_speakers(cues("AR: One.", *["Words."] * 9), ["Ana Reyes"])
    assert (read[0].speaker, read[0].text) == ("AR", "One.")


def test_what_a_doubtful_label_opens_is_nobodys() -> None:
    texts = ["Ana: 1.", "2.", "Ben: 3.", "Ana: 4.", "Ben: 5.", "Guest: 6.", "7.", "8."]
    assert [speaker for speaker, _ in turns(*texts)] == [
        "Ana",
        "Ana",
        "Ben",
        "Ana",
        "Ben",
        "",
        "",
        "",
    ]
    assert turns(*texts)[5] == ("", "Guest: 6.")


def test_a_cue_is_cut_where_another_takes_the_word() -> None:
    read = with_speakers(
        [Cue("Ana: One.\nmore\nBen: Two.", 0, 5), Cue("Ana: Three.\nBen: Four.", 6, 9)]
    )
    assert read == [
        Cue("One.\nmore", 0, 5, "Ana", starts_paragraph=True),
        Cue("Two.", None, None, "Ben", starts_paragraph=True),
        Cue("Three.", 6, 9, "Ana", starts_paragraph=True),
        Cue("Four.", None, None, "Ben", starts_paragraph=True),
    ]


def test_words_before_the_first_label_of_a_cue_belong_to_who_spoke() -> None:
    assert turns("Ana: One.", "two.\nBen: Three.", "Ana: Four.", "Ben: Five.")[1:3] == [
        ("Ana", "two."),
        ("Ben", "Three."),
    ]


def test_a_label_without_words_names_who_speaks_next() -> None:
    assert turns("Ana:", "One.", "Ben:", "Two.", "Ana:", "Three.", "Ben:", "Four.") == [
        ("Ana", "One."),
        ("Ben", "Two."),
        ("Ana", "Three."),
        ("Ben", "Four."),
    ]


def test_unnamed_in_brackets_ends_a_turn_and_is_nobody() -> None:
    assert turns("[Ana]: One.", f"[{NOBODY_NAMED}]: Two.", "Three.", "[Ana]: Four.") == [
        ("Ana", "One."),
        ("", "Two."),
        ("", "Three."),
        ("Ana", "Four."),
    ]


def test_names_in_brackets_without_a_colon() -> None:
    assert turns("[Tom] One.", "[Ann] Two.", "[Tom] Three.", "[Ann] Four.") == [
        ("Tom", "One."),
        ("Ann", "Two."),
        ("Tom", "Three."),
        ("Ann", "Four."),
    ]


def test_sounds_in_brackets_before_words_are_no_names() -> None:
    texts = ["[Laughter] One.", "Two.", "Three.", "[Applause] Four."]
    assert turns(*texts) == [("", text) for text in texts]


def test_headings_and_sounds_are_said_by_no_one() -> None:
    read = with_speakers(
        [
            Cue("Ana: One."),
            Cue("Ben: Part", kind=CueKind.HEADING),
            Cue("[bell]", kind=CueKind.SOUND),
            Cue("Two."),
            Cue("Ana: Three."),
        ]
    )
    assert [(cue.speaker, cue.text) for cue in read[1:4]] == [
        ("", "Ben: Part"),
        ("Ana", "[bell]"),
        ("Ana", "Two."),
    ]


def test_without_labels_nothing_changes() -> None:
    given = cues("One.", "Two.")
    assert with_speakers(given) == given
    assert with_speakers([]) == []


@pytest.mark.parametrize(
    ("found", "paragraphs", "confirmed"),
    [
        ([], 0, ""),
        (labels(Belief.NAME, Ana=2, Ben=2), 10, "Ana Ben"),
        (labels(Belief.NAME, Ana=2), 10, ""),  # one alone, and seldom
        (labels(Belief.NAME, Ana=3), 10, "Ana"),
        (labels(Belief.NAME, Ana=2, Ben=2), 100, ""),
        (labels(Belief.NAME, Ana=2, Ben=1), 3, "Ana Ben"),  # each paragraph has one
        (labels(Belief.NAME, Ana=2, Ben=2, Cy=1), 8, "Ana Ben"),
        (labels(Belief.NAME, Ana=2, Ben=2, Speaker_3=1), 8, "Ana Ben Speaker_3"),
        (labels(Belief.NAME, Ana_Reyes=1, Ben_Ode=1), 2, "Ana_Reyes Ben_Ode"),
        (labels(Belief.NAME, ANA=2, BEN=2, CY=1), 20, "ANA BEN CY"),
        (labels(Belief.LOWER, ana=2, ben=2), 5, "ana ben"),
        (labels(Belief.LOWER, ana=2, ben=2), 9, ""),
        (labels(Belief.OFFICE, The_Chair=2), 20, ""),
        (
            labels(Belief.NAME, Ana=2, Ben=2) + labels(Belief.OFFICE, The_Chair=2),
            20,
            "Ana Ben The_Chair",
        ),
        (labels(Belief.NAME, Ana=2, Ben=2) + labels(Belief.OFFICE, The_Chair=1), 20, "Ana Ben"),
        (
            labels(Belief.NAME, ANA=2, BEN=2) + labels(Belief.OFFICE, THE_COURT=1),
            20,
            "ANA BEN THE_COURT",
        ),
        (labels(Belief.NEVER, Note=9, Step=9), 18, ""),
    ],
)
def test_who_is_believed(found: list[Label], paragraphs: int, confirmed: str) -> None:
    names = {name.replace("_", " ") for name in confirmed.split()}
    assert confirmed_speakers(found, paragraphs) == names


def test_two_voices_in_brackets_are_believed_and_one_asks_from_the_hall() -> None:
    one, other = (Label(name, 9, is_sure=True) for name in ("Ana", "Ben"))
    assert confirmed_speakers([one], 20) == set()
    assert confirmed_speakers([one, other], 20) == {"Ana", "Ben"}


@pytest.mark.parametrize(
    ("label", "doubtful"),
    [
        (None, False),
        (Label("Ana", 5), False),
        (Label("Ben", 5), True),
        (Label("Note", 6, Belief.NEVER), True),
        (Label("ben", 5, Belief.LOWER), False),
    ],
)
def test_a_label_is_doubtful_where_it_may_name_another(label: Label | None, doubtful: bool) -> None:
    assert is_doubtful(label, {"Ana"}) is doubtful


def test_a_speaker_that_a_cue_has_holds_to_the_next() -> None:
    read = with_speakers(
        [Cue("One.", speaker="Ana"), Cue("Two."), Cue("Ben: Three."), Cue("Four.")]
    )
    assert [cue.speaker for cue in read[:2]] == ["Ana", "Ana"]


def test_a_note_in_brackets_is_said_by_no_one() -> None:
    assert turns("Ana: One.", "[A door is shut]", "Two.", "Ben: Three.", "Ana: Four.")[1:3] == [
        ("", "[A door is shut]"),
        ("Ana", "Two."),
    ]


def test_initials_that_minutes_list_are_speakers() -> None:
    texts = ["Ana Reyes (AR), Ben Hall (BH), Cy Odell (CO) were there.", "AR: One.", *["So."] * 20]
    assert turns(*texts)[1] == ("AR", "One.")
    assert turns(*texts[1:])[0] == ("", "AR: One.")


def test_titles_and_offices_set_off_are_believed_beside_their_like() -> None:
    titled = labels(Belief.NAME, Mr_Reed=2, Mr_Hall=2, Mr_Ode=1, Ana=1)
    assert confirmed_speakers(titled, 40) == {"Mr Reed", "Mr Hall", "Mr Ode"}
    offices = labels(Belief.NAME, Ana=2, Ben=2) + labels(Belief.OFFICE, The_SPEAKER=2, The_CLERK=1)
    assert confirmed_speakers(offices, 40) == {"Ana", "Ben", "The SPEAKER", "The CLERK"}


def test_what_stands_above_a_talk_says_nothing_of_how_its_turns_are_set() -> None:
    head = ["Oral evidence", "Members present: Ana Lund; Eve Orr.", "Witness: Bo Birk.", "Room 4."]
    talk = ["Chair: Welcome.", "Bo Birk: Thank you.", "Chair: Who owns it?", "Bo Birk: The board."]
    said = with_speakers(cues(*[*head, *talk, "Eve Orr: It rains."]))
    assert [cue.speaker for cue in said] == ["", "", "", "", *["Chair", "Bo Birk"] * 2, "Eve Orr"]
