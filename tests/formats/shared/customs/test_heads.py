"""Names alone above what is said, times beside them, and titles that look like a label."""

from __future__ import annotations

from read import read, texts


def turns(text: str, name: str = "debate.txt") -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read(text, name).cues]


def lines(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def test_whoever_stands_alone_with_an_office_takes_the_word_from_the_one_before() -> None:
    chair, first, second = "Präsidentin Maria Ost:", "Ana Reyes (SPD):", "Dr. Ben Hall (FDP):"
    office = "Tom Birk, Staatssekretär im Ministerium für Häfen:"
    found = turns(
        lines(
            *(chair, "Die Sitzung ist eröffnet."),
            *(first, "Es regnet."),
            *(chair, "Danke."),
            *(second, "Es schneit.", "Das ist alles."),
            *(office, "Beides stimmt."),
            *(first, "Eben."),
        )
    )
    assert found == [
        ("Präsidentin Maria Ost", "Die Sitzung ist eröffnet."),
        ("Ana Reyes (SPD)", "Es regnet."),
        ("Präsidentin Maria Ost", "Danke."),
        ("Dr. Ben Hall (FDP)", "Es schneit."),
        ("Dr. Ben Hall (FDP)", "Das ist alles."),
        ("Tom Birk", "Beides stimmt."),
        ("Ana Reyes (SPD)", "Eben."),
    ]


def test_what_stands_below_a_name_is_said_there_however_it_opens() -> None:
    found = turns(
        lines(
            *("Ana Reyes:", "Does it rain?"),
            *("Ben Hall:", "No: it snows."),
            *("Ana Reyes:", "One more question: where?"),
            *("Ben Hall:", "Here."),
        )
    )
    assert found == [
        ("Ana Reyes", "Does it rain?"),
        ("Ben Hall", "No: it snows."),
        ("Ana Reyes", "One more question: where?"),
        ("Ben Hall", "Here."),
    ]


def test_a_time_of_the_day_between_name_and_colon_hides_nobody() -> None:
    found = turns(
        lines(
            "The SPEAKER (10:02): I call the member for Lorne.",
            "Mr REED (Lorne—Minister for Ports) (10:03): I move the bill.",
            "Ms HALL: Shame!",
            "Mr REED: It opens the port.",
            "The DEPUTY SPEAKER (10:20): Order!",
            "Ms HALL (Arden) (10:25): I say no.",
            "The SPEAKER: The question is put.",
            "The DEPUTY SPEAKER: I thank the House.",
        )
    )
    assert [speaker.removesuffix(" (Arden)") for speaker, _ in found] == [
        "The SPEAKER",
        "Mr REED",
        "Ms HALL",
        "Mr REED",
        "The DEPUTY SPEAKER",
        "Ms HALL",
        "The SPEAKER",
        "The DEPUTY SPEAKER",
    ]
    assert found[4][1] == "Order!"


def test_a_time_behind_one_bold_name_gives_its_words_to_nobody_else() -> None:
    found = turns(
        lines(
            "**Ana Reyes:** Good morning.",
            "**Ben:** Hello.",
            "**Ana Reyes** (00:01:10): It is cold.",
            "**Ben:** It is.",
        ),
        "talk.md",
    )
    assert [speaker for speaker, _ in found] == ["Ana Reyes", "Ben", "Ana Reyes", "Ben"]
    assert found[2][1] == "It is cold."


def test_a_time_inside_the_bold_of_a_name_is_its_time() -> None:
    text = lines(
        "**Ana Reyes (00:01:10):** It is cold.",
        "**Ben Hall (00:01:20):** Hello.",
        "**[00:01:30] Ana Reyes:** It is.",
    )
    cues = read(text, "talk.md").cues
    assert [cue.start for cue in cues] == [70_000, 80_000, 90_000]
    assert [cue.speaker for cue in cues] == ["Ana Reyes", "Ben Hall", "Ana Reyes"]
    assert cues[2].text == "It is."


def test_a_title_with_a_colon_above_turns_is_nobodys_words() -> None:
    found = read(
        lines(
            "Lorne: Minutes",
            "Ana Reyes: Good morning.",
            "Ben: It rains.",
            "Ana Reyes: It does.",
            "Ben: Yes.",
        ),
        "minutes.txt",
    )
    assert found.title == "Lorne: Minutes"
    assert texts(found) == ["Good morning.", "It rains.", "It does.", "Yes."]
    assert {cue.speaker for cue in found.cues} == {"Ana Reyes", "Ben"}


def test_the_first_words_of_somebody_with_a_whole_name_are_no_title() -> None:
    found = turns(
        lines(
            "Ana Reyes: Welcome to the talk",
            "Ben: Thank you.",
            "Carl: Same here.",
            "Ben: Shall we?",
            "Carl: Yes.",
        )
    )
    assert found[0] == ("Ana Reyes", "Welcome to the talk")


def test_headings_alone_name_nobody() -> None:
    cues = read("# Ana: the sea\n\n## Ben: the land\n\n[wind]\n", "a.md").cues
    assert not any(cue.speaker for cue in cues)
