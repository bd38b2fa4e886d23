"""Records of houses whose labels bear a mark: whoever is labelled so speaks, even once."""

from __future__ import annotations

import pytest
from read import read

from reader.model.transcript import CueKind


def turns(*paragraphs: str) -> list[tuple[str, str]]:
    cues = read("\n\n".join(paragraphs) + "\n", "a.txt").cues
    return [(cue.speaker, cue.text) for cue in cues if cue.kind is CueKind.SPEECH]


def test_the_united_nations_tell_the_language_and_nobody_says_how_was_voted() -> None:
    assert turns(
        "The Acting President (spoke in Arabic): I call on the representative of Holm.",
        "Mr. Odum (Holm) (spoke in French; interpretation from German): It rains: much.",
        "Mrs. Lund (Sund): It does not.",
        "A recorded vote was taken.",
        "In favour:\nHolm, Sund",
        "The President of the Council: The draft is adopted.",
    ) == [
        ("The Acting President", "I call on the representative of Holm."),
        ("Mr. Odum", "It rains: much."),
        ("Mrs. Lund", "It does not."),
        ("", "A recorded vote was taken."),
        ("", "In favour:\nHolm, Sund"),
        ("The President of the Council", "The draft is adopted."),
    ]


def test_a_sentence_before_a_colon_is_no_delegate() -> None:
    said = turns(
        "The President (spoke in French): I call on Holm.",
        "Mr. Odum said the following: it rains.",
        "Mr. Odum (Holm): It rains.",
    )
    assert [speaker for speaker, _ in said] == ["The President", "The President", "Mr. Odum"]


def test_the_lords_have_long_titles_parties_and_ministers_who_hold_offices() -> None:
    assert turns(
        "The Rt Hon. the Lord Odum of Sund CBE (Con): My Lords, it rains.",
        "Baroness Lund of Holm (LD): Since when?",
        "The Minister of State, Department for Tides (Lord Birk of Ness) (Lab): Since May.",
        "Several Noble Lords: Oh!",
        "The Rt Hon. the Lord Odum of Sund CBE (Con): Thank you.",
    ) == [
        ("The Rt Hon. the Lord Odum of Sund CBE", "My Lords, it rains."),
        ("Baroness Lund of Holm", "Since when?"),
        ("Lord Birk of Ness", "Since May."),
        ("Several Noble Lords", "Oh!"),
        ("The Rt Hon. the Lord Odum of Sund CBE", "Thank you."),
    ]


def test_the_riksdag_counts_the_speeches() -> None:
    assert turns(
        "Anf. 7 EVA LUND (S):\nFru talman! Det regnar.",
        "Anf. 8 Statsrådet PER HOLM (M) replik:\nSedan maj.",
        "Anf. 9 TALMANNEN:\nTack.",
    ) == [
        ("EVA LUND", "Fru talman! Det regnar."),
        ("Statsrådet PER HOLM", "Sedan maj."),
        ("TALMANNEN", "Tack."),
    ]


def test_the_sejm_names_them_on_lines_of_their_own() -> None:
    assert turns(
        "Wicemarszałek Jan Lund:\nGłos ma pani poseł Holm.",
        "Poseł Ewa Holm:\nPada deszcz.\nTrzy sprawy:\nwoda.",
        "Minister Portów Piotr Birk:\nOd maja.",
    ) == [
        ("Wicemarszałek Jan Lund", "Głos ma pani poseł Holm."),
        ("Poseł Ewa Holm", "Pada deszcz.\nTrzy sprawy:\nwoda."),
        ("Minister Portów Piotr Birk", "Od maja."),
    ]


def test_houses_in_portuguese_set_a_dash_behind_the_colon() -> None:
    assert turns(
        "A Sr.ª Presidente: — Tem a palavra o Sr. Deputado Rui Lund.",
        "O Sr. Rui Lund (MAR): — Chove.",
        "Vozes do MAR: — Muito bem!",
        "O Sr. Ministro das Marés (João Birk): — Desde maio.",
    ) == [
        ("A Sr.ª Presidente", "Tem a palavra o Sr. Deputado Rui Lund."),
        ("O Sr. Rui Lund", "Chove."),
        ("Vozes do MAR", "Muito bem!"),
        ("João Birk", "Desde maio."),
    ]


@pytest.mark.parametrize("chair", ["Председательствующий", "Председатель", "ГОЛОВУЮЧИЙ"])
def test_the_duma_sets_a_point_behind_initials(chair: str) -> None:
    assert turns(
        f"{chair}. Слово предоставляется Лунду.",
        "Лунд П. С., председатель комитета. Идёт дождь.",
        "Из зала. Давно!",
        f"{chair}. Спасибо.",
        "Бирк А.В. С мая.",
        "Бирк А. В. молчит.",
        'Эк И. И. (фракция "Река"). Уважаемый председатель, да.',
    ) == [
        (chair, "Слово предоставляется Лунду."),
        ("Лунд П. С.", "Идёт дождь."),
        ("Из зала", "Давно!"),
        (chair, "Спасибо."),
        ("Бирк А.В.", "С мая."),
        ("Бирк А.В.", "Бирк А. В. молчит."),
        ("Эк И. И.", "Уважаемый председатель, да."),
    ]


def test_italian_houses_set_a_point_behind_name_party_and_office() -> None:
    assert turns(
        "PRESIDENTE. Ha facoltà di parlare.",
        "EVA LUND (MAREA). Signor Presidente, piove.",
        "PIO BIRK, Ministro delle maree. Da maggio.",
        "EVA LUND. Grazie.",
        "PRESIDENTE. La seduta è tolta.",
    ) == [
        ("PRESIDENTE", "Ha facoltà di parlare."),
        ("EVA LUND", "Signor Presidente, piove."),
        ("PIO BIRK", "Da maggio."),
        ("EVA LUND", "Grazie."),
        ("PRESIDENTE", "La seduta è tolta."),
    ]


def test_without_a_mark_no_such_label_is_proof() -> None:
    assert turns(
        "Lund sat down and wrote a list.",
        "The President: a painting from 1911.",
        "Lord Birk: a racehorse that won twice.",
        "He sold both.",
    ) == [
        ("", "Lund sat down and wrote a list."),
        ("", "The President: a painting from 1911."),
        ("", "Lord Birk: a racehorse that won twice."),
        ("", "He sold both."),
    ]
