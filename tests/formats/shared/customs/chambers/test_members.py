"""Debates in which a point stands between who speaks and the words."""

from __future__ import annotations

from read import read

from reader.formats.shared.customs.chambers.members import with_members


def turns(*paragraphs: str, between: str = "\n\n") -> list[tuple[str, str]]:
    cues = read(between.join(paragraphs) + "\n", "debate.txt").cues
    return [(cue.speaker, cue.text) for cue in cues]


def test_a_committee_names_members_witnesses_and_its_chair() -> None:
    assert turns(
        "The Chairman. The committee will come to order.",
        "We meet to consider the harbour.",
        "Mr. Hall. Thank you, Mr. Chairman.",
        "The Chairman. The witness may proceed.",
        "Ms. Okafor-Lane. Thank you. One thing: it rains.",
        "Mr. Hall. Does it?",
        "Senator Reyes. I was there. Dr. Smith said so.",
        between="\n",
    ) == [
        ("The Chairman", "The committee will come to order."),
        ("The Chairman", "We meet to consider the harbour."),
        ("Mr. Hall", "Thank you, Mr. Chairman."),
        ("The Chairman", "The witness may proceed."),
        ("Ms. Okafor-Lane", "Thank you. One thing: it rains."),
        ("Mr. Hall", "Does it?"),
        ("Senator Reyes", "I was there. Dr. Smith said so."),
    ]


def test_a_name_at_the_end_of_a_sentence_that_a_line_breaks_opens_no_turn() -> None:
    found = turns(
        "  Mr. HALL of Ohio. Mr. Speaker, I yield to",
        "Mr. VAN DREW. He may proceed.",
        "  Ms. REYES. I thank the gentleman.",
        "  The SPEAKER pro tempore. The time has expired.",
        "  Mr. HALL of Ohio. I object.",
        "  Ms. REYES. So do I.",
        between="\n",
    )
    assert found == [
        ("Mr. HALL of Ohio", "Mr. Speaker, I yield to"),
        ("Mr. HALL of Ohio", "Mr. VAN DREW. He may proceed."),
        ("Ms. REYES", "I thank the gentleman."),
        ("The SPEAKER pro tempore", "The time has expired."),
        ("Mr. HALL of Ohio", "I object."),
        ("Ms. REYES", "So do I."),
    ]


def test_the_french_assembly() -> None:
    assert turns(
        "Mme la présidente. La parole est à M. Luc Roche.",
        "M. Luc Roche. Merci. Il pleut.",
        "M. Paul Petit, ministre des ports. Non.",
        "M. Luc Roche. Si !",
        "Mme la présidente. Un député du groupe Port. Bravo !",
    ) == [
        ("Mme la présidente", "La parole est à M. Luc Roche."),
        ("M. Luc Roche", "Merci. Il pleut."),
        ("M. Paul Petit", "Non."),
        ("M. Luc Roche", "Si !"),
        ("Mme la présidente", "Un député du groupe Port. Bravo !"),
    ]


def test_the_european_parliament_sets_a_dash_behind_the_point() -> None:
    assert turns(
        "President. – The sitting is open.",
        "Ana Reyes, on behalf of the Tide Group. – Madam President, it rains.",
        "It has rained for days.",
        "Ben Hall (TID). – It does not.",
        "President. – Thank you.",
        "Ana Reyes (TID), blue-card answer. – It does.",
    ) == [
        ("President", "The sitting is open."),
        ("Ana Reyes", "Madam President, it rains."),
        ("Ana Reyes", "It has rained for days."),
        ("Ben Hall", "It does not."),
        ("President", "Thank you."),
        ("Ana Reyes", "It does."),
    ]


def test_a_story_that_begins_with_people_names_no_speakers() -> None:
    story = [
        "Mr. Hall went out. It rained.",
        "Mr. Hall. That was his name.",
        "",
        "The End. He fell.",
    ]
    assert with_members([*story, "It was cold.", "Nobody came. He waited."]) == []


def test_articles_and_titles_of_spanish_houses() -> None:
    assert turns(
        "La señora PRESIDENTA: Se abre la sesión.",
        "El señor GARCÍA LÓPEZ: Gracias. Una cosa: llueve.",
        "La señora PRESIDENTA: Silencio.",
        "El señor MINISTRO DE PUERTOS (Ruiz): Sí.",
        "El señor GARCÍA LÓPEZ: No.",
    ) == [
        ("La señora PRESIDENTA", "Se abre la sesión."),
        ("El señor GARCÍA LÓPEZ", "Gracias. Una cosa: llueve."),
        ("La señora PRESIDENTA", "Silencio."),
        ("El señor MINISTRO DE PUERTOS (Ruiz)", "Sí."),
        ("El señor GARCÍA LÓPEZ", "No."),
    ]


def test_seats_and_parties_beside_names_above_the_words() -> None:
    assert turns(
        "Ana Reyes (Lorne) (Lab)\nWhat steps is he taking?",
        "The Minister for Ports (Ben Hall)\nMany steps: two.",
        "Ana Reyes\nTwo?",
        "Ben Hall\nTwo.",
        "Sir Tom Birch (East Quay) (Con)\nWill he give way?",
        "Ben Hall\nI will.",
    ) == [
        ("Ana Reyes", "What steps is he taking?"),
        ("Ben Hall", "Many steps: two."),
        ("Ana Reyes", "Two?"),
        ("Ben Hall", "Two."),
        ("Sir Tom Birch", "Will he give way?"),
        ("Ben Hall", "I will."),
    ]


def test_that_somebody_rose_is_said_by_nobody() -> None:
    found = turns(
        "Ana Reyes: What steps?",
        "Ben Hall: Two.",
        "Sir Tom Birch (East Quay) (Con) rose—",
        "Ben Hall: I give way.",
        "Ana Reyes: So do I.",
    )
    assert found[2] == ("", "Sir Tom Birch (East Quay) (Con) rose—")


def test_the_minutes_of_other_houses() -> None:
    assert turns(
        "De voorzitter:\nIk open de vergadering.",
        "De heer De Vries (TID):\nHet regent.",
        "De voorzitter:\nDank u wel.",
        "De heer De Vries (TID):\nHet regent echt.",
    ) == [
        ("De voorzitter", "Ik open de vergadering."),
        ("De heer De Vries (TID)", "Het regent."),
        ("De voorzitter", "Dank u wel."),
        ("De heer De Vries (TID)", "Het regent echt."),
    ]
    assert turns(
        "Anf. 1 TALMANNEN: Vi börjar.",
        "Anf. 2 ANNA BERG (T): Det regnar.",
        "Anf. 3 TALMANNEN: Tack.",
        "Anf. 4 ANNA BERG (T): Det snöar.",
    ) == [
        ("TALMANNEN", "Vi börjar."),
        ("ANNA BERG", "Det regnar."),
        ("TALMANNEN", "Tack."),
        ("ANNA BERG", "Det snöar."),
    ]


def test_a_short_hearing_in_which_nearly_all_speak_once() -> None:
    assert turns(
        "The committee met, pursuant to notice, at 10:02 a.m., Hon. Dale Hall presiding.",
        "Chairman Hall. The committee will come to order.",
        "Ms. Orr. Thank you. The lock is shut.",
        "Chairman Hall. Thank you. Ms. Kowal?",
        "Ms. Kowal. I have no questions.",
        "Mr. Roy. Nor do I.",
    )[1:] == [
        ("Chairman Hall", "The committee will come to order."),
        ("Ms. Orr", "Thank you. The lock is shut."),
        ("Chairman Hall", "Thank you. Ms. Kowal?"),
        ("Ms. Kowal", "I have no questions."),
        ("Mr. Roy", "Nor do I."),
    ]
