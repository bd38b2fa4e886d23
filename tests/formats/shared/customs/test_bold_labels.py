"""Labels that are set in bold or in italics, of which each counts."""

from __future__ import annotations

from packages import docx

from reader import formats
from reader.formats.shared.customs.bold_labels import LookedAt, with_labels_by_looks


def run(words: str, look: str = "") -> str:
    of = f"<w:rPr><w:{look}/></w:rPr>" if look else ""
    return f'<w:r>{of}<w:t xml:space="preserve">{words}</w:t></w:r>'


def word(*paragraphs: str) -> list[tuple[str, str]]:
    data = docx(*(f"<w:p>{runs}</w:p>" for runs in paragraphs))
    return [(cue.speaker, cue.text) for cue in formats.read_bytes(data, "a.docx").cues]


def page(*paragraphs: str) -> list[tuple[str, str]]:
    html = "".join(f"<p>{text}</p>" for text in paragraphs)
    data = f"<html><body><article>{html}</article></body></html>".encode()
    return [(cue.speaker, cue.text) for cue in formats.read_bytes(data, "a.html").cues]


def markdown(text: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in formats.read_bytes(text.encode(), "a.md").cues]


def test_who_is_labelled_once_in_bold_speaks_on_pages() -> None:
    assert page(
        "<b>Sara Kern:</b> Good evening.",
        "<b>Rolf Amadi:</b> Good evening, Sara.",
        "It rains.",
        "<b>Sara:</b> Does it?",
        "<b>Both</b>: It does!",
        "<b>Sara:</b> Thank you.",
        "<b>Question:</b> May I?",
    ) == [
        ("Sara Kern", "Good evening."),
        ("Rolf Amadi", "Good evening, Sara."),
        ("Rolf Amadi", "It rains."),
        ("Sara", "Does it?"),
        ("Both", "It does!"),
        ("Sara", "Thank you."),
        ("Question", "May I?"),
    ]


def test_who_is_labelled_once_in_italics_speaks_in_word() -> None:
    assert word(
        run("Narrator", "i") + run(": The sea."),
        run("Eva", "i") + run(": I know it."),
        run("Narrator", "i") + run(": She does."),
        run("Newsreader", "i") + run(": A storm is near."),
        run("Eva", "i") + run(": It was."),
    ) == [
        ("Narrator", "The sea."),
        ("Eva", "I know it."),
        ("Narrator", "She does."),
        ("Newsreader", "A storm is near."),
        ("Eva", "It was."),
    ]


def test_plain_words_below_a_question_all_in_bold_are_not_of_who_asks() -> None:
    assert word(
        run("Eva: When was it?", "b"),
        run("In May."),
        run("It was cold."),
        run("Eva: Who was there?", "b"),
        run("Tom:", "b") + run(" I was."),
    ) == [
        ("Eva", "When was it?"),
        ("", "In May."),
        ("", "It was cold."),
        ("Eva", "Who was there?"),
        ("Tom", "I was."),
    ]


def test_markdown_sets_labels_in_bold_or_italics() -> None:
    assert markdown("*Eva*: One.\n\n*Tom*: Two.\n\n*Eva*: Three.\n") == [
        ("Eva", "One."),
        ("Tom", "Two."),
        ("Eva", "Three."),
    ]
    assert markdown("**Eva:** One.\n\n**Tom:** Two.\n\n**Eva:** Three.\n")[1] == ("Tom", "Two.")


def test_facts_in_bold_and_labels_without_another_name_nobody() -> None:
    facts = [LookedAt("Bread: two loaves", 6), LookedAt("Milk: none", 5), LookedAt("Note: go", 5)]
    assert with_labels_by_looks(facts) == [text for text, _ in facts]
    alone = [LookedAt("Eva: one", 4), LookedAt("Eva: two", 4), LookedAt("Eva: three", 4)]
    assert with_labels_by_looks(alone) == [text for text, _ in alone]
    few = [LookedAt("Eva: one", 4), LookedAt("Eva: two", 4), LookedAt("Tom: three", 4)]
    assert with_labels_by_looks([*few, *[LookedAt("Words.", 0)] * 7])[2] == "Tom: three"
    assert with_labels_by_looks(few)[2] == "[Tom]: three"


def test_words_in_bold_longer_than_a_label_are_none() -> None:
    said = [LookedAt("Eva: one", 0), LookedAt("Eva: two", 2), LookedAt("Tom: three", 1)]
    assert with_labels_by_looks(said) == [text for text, _ in said]
