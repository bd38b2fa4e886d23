"""Seats, parties and offices in labels make no two people of one."""

from __future__ import annotations

import pytest

from reader.formats.shared.customs.persons import with_one_name_each
from reader.formats.shared.labels.grammar import any_label_of, labels_of


def named(*labels: str) -> list[str]:
    texts = [f"{label} So." for label in labels]
    found = with_one_name_each([(text, [any_label_of(text)]) for text in texts])
    return [of_text[0].name if of_text[0] else "" for of_text in found]


@pytest.mark.parametrize(
    ("first", "later", "name"),
    [
        ("Ms. RIVERA (Harbour North) (Ind.):", "Ms. RIVERA:", "Ms. RIVERA"),
        ("Dr Lind (Minister):", "Dr Lind:", "Dr Lind"),
        ("Lind (SPD):", "Lind:", "Lind"),
        ("Kohl (CDU/CSU):", "Kohl:", "Kohl"),
        ("Mr Hall (Lorne, Lab):", "Mr Hall:", "Mr Hall"),
        ("Cem [Tide]:", "Cem:", "Cem"),
        ("山田太郎（司会）：", "山田太郎：", "山田太郎"),
        ("Frau Behr (SPD):", "Behr (SPD):", "Frau Behr (SPD)"),
        ("Ana Reyes, chief of the port:", "Ana Reyes:", "Ana Reyes"),
        ("Ana Reyes, CEO:", "Ana Reyes:", "Ana Reyes"),
        ("The Prime Minister (Ana Reyes):", "The Prime Minister:", "Ana Reyes"),
        ("The Minister for Ports (Ana Reyes):", "The Minister for Ports:", "Ana Reyes"),
        ("Interviewer (IV):", "IV:", "Interviewer"),
        ("Kim:", "KIM:", "Kim"),
    ],
)
def test_who_is_set_with_more_once_is_the_same_below(first: str, later: str, name: str) -> None:
    assert named(first, "Eve:", later) == [name, "Eve", name]


@pytest.mark.parametrize("label", ["Lind (SPD):", "Ana Reyes:", "THE COURT:"])
def test_who_is_always_set_alike_keeps_the_name(label: str) -> None:
    assert named(label, label) == [label[:-1], label[:-1]]


def test_two_of_a_name_are_told_apart_by_their_seats() -> None:
    labels = ["Mr Hall (Lorne) (Lab):", "Mr Hall (Hale):", "Mr Hall (Lorne):", "Mr Hall:"]
    assert named(*labels) == [
        "Mr Hall (Lorne) (Lab)",
        "Mr Hall (Hale)",
        "Mr Hall (Lorne) (Lab)",
        "Mr Hall",
    ]


@pytest.mark.parametrize("heard", ["(V.O.)", "(cont'd)", "(they/them)", "(laughing)"])
def test_how_somebody_is_heard_is_no_seat(heard: str) -> None:
    assert named("Ana (Hull):", f"Ana {heard}:", "Ana:") == ["Ana"] * 3


def test_how_one_laughs_makes_no_other_of_one() -> None:
    assert named("Speaker 2 (Tom):", "Speaker 2 (Tom) [laughs]:") == ["Speaker 2"] * 2


def test_a_surname_below_a_whole_name_stays_as_it_is_printed() -> None:
    assert named("ANA REYES, HOST:", "REYES:") == ["ANA REYES", "REYES"]


def test_labels_amid_a_text_count_and_texts_without_any_stay() -> None:
    text = "Dr Lind (Minister): One.\nTwo.\nDr Lind: Three."
    found = with_one_name_each([("So.", ()), (text, labels_of(text))])
    assert found[0] == ()
    assert [label and label.name for label in found[1]] == ["Dr Lind", None, "Dr Lind"]
    assert with_one_name_each([]) == []
