"""Questions and answers that begin with letters, in newspapers of several languages."""

from __future__ import annotations

import pytest
from read import read

ASKED = ["¿Cómo empezó?", "¿Y ahora?", "¿Qué viene?"]
ANSWERED = ["Empezó en el mar.", "Ahora es otra cosa.", "No lo sé."]
INTRO = "La pescadora Ana Ruiz habla del puerto en una tarde de lluvia."


def told(*paragraphs: str, name: str = "a.txt") -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read("\n\n".join(paragraphs), name).cues]


def turns(ask: str, answer: str) -> list[str]:
    return [
        form.format(words)
        for pair in zip(ASKED, ANSWERED, strict=True)
        for form, words in zip((ask, answer), pair, strict=True)
    ]


@pytest.mark.parametrize(
    ("ask", "answer", "letters"),
    [
        ("P. {}", "R. {}", "PR"),
        ("D. {}", "R. {}", "DR"),
        ("Q. {}", "R. {}", "QR"),
        ("F. {}", "A. {}", "FA"),
        ("F: {}", "A: {}", "FA"),
        ("В. {}", "О. {}", "ВО"),
        ("P.- {}", "R.- {}", "PR"),
        ("P. – {}", "R. – {}", "PR"),
        ("**P.** {}", "**R.** {}", "PR"),
        ("**P. {}**", "R. {}", "PR"),
    ],
)
def test_letters_that_take_turns_are_who_asks_and_who_answers(
    ask: str, answer: str, letters: str
) -> None:
    said = [words for pair in zip(ASKED, ANSWERED, strict=True) for words in pair]
    found = told(INTRO, *turns(ask, answer), name="a.md")
    assert [(speaker, words.strip("*")) for speaker, words in found] == [
        ("", INTRO),
        *zip(letters * 3, said, strict=True),
    ]


def test_an_answer_goes_on_and_letters_may_be_bold_on_a_page() -> None:
    p = "".join(f"<p>{words}</p>" for words in (INTRO, *turns("<b>P.</b> {}", "<b>R.</b> {}")))
    page = read(f"<html><body><h1>Ana</h1>{p}</body></html>", "a.html")
    assert [cue.speaker for cue in page.cues] == ["", *"PRPRPR"]
    more = [*turns("P. {}", "R. {}")[:2], "Y llovía.", *turns("P. {}", "R. {}")[2:]]
    assert told(INTRO, *more)[2:5] == [("R", ANSWERED[0]), ("R", "Y llovía."), ("P", ASKED[1])]


@pytest.mark.parametrize(
    "paragraphs",
    [
        turns("P. {}", "R. {}")[:3],  # one answer
        turns("R. {}", "P. {}"),  # the answers first
        ["P. ¿Cómo?", "P. ¿Y?", "R. Así.", "R. No.", "R. Sí.", "P. ¿No?"],  # no turns
        ["P. Reed asks why?", "R. Hall knew.", "P. Reed asks how?", "R. Hall did not."],
        ["P. Uno.", "R. Dos.", "P. Tres.", "R. Cuatro."],  # nothing is asked
    ],
)
def test_letters_that_may_be_initials_name_nobody(paragraphs: list[str]) -> None:
    assert {speaker for speaker, _ in told(INTRO, *paragraphs)} == {""}
