"""Debates and minutes as parliaments and projects publish them: who speaks, by name or office."""

from __future__ import annotations

import json

import pytest
from read import read, said, texts

from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.names import is_set_off, is_titled
from reader.model.transcript import CueKind, Transcript


def turns(transcript: Transcript) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in transcript.cues]


def debate(*paragraphs: str) -> Transcript:
    return read("\n\n".join(paragraphs) + "\n", "debate.txt")


def test_nobody_speaks_for_an_office_of_many_words() -> None:
    chair, whip = "The SPEAKER", "The CHIEF WHIP OF THE GREEN PARTY"
    minister = "The MINISTER OF HARBOURS AND INLAND WATERWAYS"
    read_back = debate(
        f"{chair}: Order.",
        f"{whip}: The harbour is closed.",
        "It has been closed for a year.",
        f"{chair}: Order, please.",
        f"{minister}: It opens on Monday.",
        f"{whip}: We shall see.",
        f"{chair}: The debate is closed.",
    )
    assert turns(read_back) == [
        (chair, "Order."),
        (whip, "The harbour is closed."),
        (whip, "It has been closed for a year."),
        (chair, "Order, please."),
        (minister, "It opens on Monday."),
        (whip, "We shall see."),
        (chair, "The debate is closed."),
    ]


def test_who_is_addressed_with_a_title_is_believed_once_where_that_is_the_way() -> None:
    long = ["The boats went out on Monday.", "They came back on Tuesday.", "All of them."]
    found = debate(
        "Mr. Speaker: Order.",
        "Mr. Reed: I thank you.",
        *long,
        "The Member for North Quay (Ms. Hall): I rise to speak.",
        *long,
        "Nominated Member (Prof. Okoro): So do I.",
        *long,
        "Mr. Speaker: Mr. Reed?",
        "Mr. Reed: I have spoken.",
    )
    said = ["Mr. Speaker", *["Mr. Reed"] * 4, *["Ms. Hall"] * 4, *["Prof. Okoro"] * 4]
    assert [cue.speaker for cue in found.cues] == [*said, "Mr. Speaker", "Mr. Reed"]


@pytest.mark.parametrize(
    "label",
    [
        "An hon. Member",
        "Some hon. Members",
        "Several Hon. Members",
        "Une voix",
        "The Minister for Roads, Bridges and Inland Waterways",
        "The DEPUTY MINISTER OF HARBOURS AND INLAND WATERWAYS",
    ],
)
def test_a_voice_without_a_name_gets_nobodys_words_and_gives_none(label: str) -> None:
    said = ["I rise to speak.", "The boats are old.", "They leak."]
    found = debate(
        *("Ana: I thank you.", *said, "Ben: And I.", *said, f"{label}: Shame!"),
        *("Ana: I go on.", *said, "Ben: And I."),
    )
    assert turns(found)[8] == ("", f"{label}: Shame!")
    assert [cue.speaker for cue in found.cues[9:]] == [*["Ana"] * 4, "Ben"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Rise and Fall of the Old Stone Quay: a book by my aunt.",
        "The following are closed on Monday: the quay and the mill.",
        "Mr Reed - who had the key - was late.",
        "The boat was ours.- We sold it.",
    ],
)
def test_a_sentence_is_no_label(sentence: str) -> None:
    assert any_label_of(sentence) is None


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("HON. A. B. REED.- Thank you, Sir.", "HON. A. B. REED", "Thank you, Sir."),
        ("HON. C. HALL (Minister for Boats).— No.", "HON. C. HALL", "No."),
        ("Mr ALBERT REED - I rise.", "Mr ALBERT REED", "I rise."),
        ("Ms MAY HALL (North Quay - Minister for Boats) – Yes.", "Ms MAY HALL", "Yes."),
        ("Mr ACTING SPEAKER- Order.", "Mr ACTING SPEAKER", "Order."),
    ],
)
def test_a_name_before_a_dash(line: str, name: str, words: str) -> None:
    label = any_label_of(line)
    assert label is not None
    assert label.name == name
    assert line[label.length :] == words


def test_names_before_a_point_and_a_dash_are_believed_once() -> None:
    found = debate(
        "HON. A. REED.- I thank you.",
        "I rise to speak of boats.",
        "They are many.",
        "HON. C. HALL (Minister for Boats).- They are few.",
        "Very few.",
    )
    reed, hall = "HON. A. REED", "HON. C. HALL"
    assert [cue.speaker for cue in found.cues] == [reed, reed, reed, hall, hall]


def test_a_note_in_brackets_is_nobodys() -> None:
    note = "[Scene: the old quay, in the rain.]"
    found = debate(
        note, "Ana: Hello.", "Ben: Hi.", note, "Ana: Rain.", note, "It will not stop.", "Ben: No."
    )
    assert turns(found) == [
        ("", note),
        ("Ana", "Hello."),
        ("Ben", "Hi."),
        ("", note),
        ("Ana", "Rain."),
        ("", note),
        ("Ana", "It will not stop."),
        ("Ben", "No."),
    ]


def test_a_heading_set_like_a_turn_ends_the_turn_before() -> None:
    found = read(
        "Mr. Reed: Yes.\n\nMr. Hall: No.\n\nMr. Reed: Well.\n\n## Mr. Okoro: Perhaps\n\n"
        "I am of two minds.\n\nMr. Hall: No.\n",
        "debate.md",
    )
    assert [cue.speaker for cue in found.cues] == [
        *("Mr. Reed", "Mr. Hall", "Mr. Reed", "", "", "Mr. Hall")
    ]


def test_a_name_with_a_time_holds_to_the_next_name_without_one() -> None:
    """The time stands with some turns alone, as episodes of several hosts are published."""
    found = read(
        r"""**Ana Reyes:** \[00:12\] Where were you?

**Ben Hall:** At the quay.

It was raining.

**Ana Reyes:** And then?

**Ben Hall:** \[01:30\] I went home.

I was wet.

**Ana Reyes:** I see.
""",
        "episode.md",
    )
    ana, ben = "Ana Reyes", "Ben Hall"
    assert turns(found) == [
        (ana, "Where were you?"),
        (ben, "At the quay."),
        (ben, "It was raining."),
        (ana, "And then?"),
        (ben, "I went home."),
        (ben, "I was wet."),
        (ana, "I see."),
    ]


def test_initials_that_minutes_list_are_believed_once() -> None:
    minutes = [
        "Ana Reyes (AR), Ben Hall (BH), Cem Okoro (CO)",
        *("AR: The quay is closed.", "It has been so for long.", "AR: It opens soon."),
        *("BH: When?", "Nobody knows.", "CO: On Monday.", "Then we shall see."),
    ]
    found = read("\n\n".join(minutes), "minutes.md")
    assert [cue.speaker for cue in found.cues] == ["AR", "AR", "AR", "BH", "BH", "CO", "CO"]


def test_a_time_that_is_called_one_is_no_word() -> None:
    found = read(
        "[Time 0:00:00]\nWelcome, everybody.\n\n[Time 0:00:17]\nI am glad to be here.\n", "talk.md"
    )
    assert [(cue.start, cue.text) for cue in found.cues] == [
        (0, "Welcome, everybody."),
        (17_000, "I am glad to be here."),
    ]


def test_references_of_html_in_markdown_are_the_characters_that_they_stand_for() -> None:
    found = read("Ana: Write &lt;link&gt; &amp; no `&amp;`.\n\nBen: Why?\n\nAna: So.\n", "talk.md")
    assert texts(found)[0] == "Write <link> & no `&amp;`."


def test_titles_and_offices() -> None:
    assert all(map(is_titled, ("Mr. Reed", "Deputy Hall", "HON. A. REED", "Mme Roy")))
    assert not any(map(is_titled, ("Reed", "Mr.", "Hon of it", "Ana Reyes")))
    assert is_set_off("The SPEAKER")
    assert not any(map(is_set_off, ("THE SPEAKER", "The Speaker", "SPEAKER")))


def test_a_note_before_words_is_part_of_them() -> None:
    found = debate("Ana: Hello.", "Ben: [laughs] Hi.", "Ana: Bye.", "Ben: Bye.")
    assert found.cues[1].kind is CueKind.SPEECH
    assert turns(found)[1] == ("Ben", "[laughs] Hi.")


@pytest.mark.parametrize(
    ("clock", "frames"),
    # The highest frame is 23: so many are in a second as the least usual rate above it has, 25. A
    # semicolon is written where some are left out, at 30 a second.
    [("{}:{}:{}:{}", 25), ("{};{};{};{}", 30), ("{}:{}:{};{}", 30)],
)
def test_frames_in_the_cells_of_a_table_are_parts_of_a_second(clock: str, frames: int) -> None:
    rows = [
        (("00", "00", "01", "12"), ("00", "00", "03", "20"), "Good morning."),
        (("00", "01", "02", "23"), ("00", "01", "04", "05"), "It rains."),
    ]
    table = "\n".join(
        f"{clock.format(*begin)},{clock.format(*end)},{words}" for begin, end, words in rows
    )
    found = read(f"Start Time,End Time,Text\n{table}\n", "captions.csv")
    assert [(cue.start, cue.end) for cue in found.cues] == [
        (1_000 + round(12_000 / frames), 3_000 + round(20_000 / frames)),
        (62_000 + round(23_000 / frames), 64_000 + round(5_000 / frames)),
    ]


def test_a_member_is_who_speaks_in_a_table_of_a_parliament() -> None:
    found = read(
        "speech_id\tmember_name\tparty\tspeech\n1\tMs. Hall\tGreen\tI rise.\n"
        "2\tMr. Reed\tBlue\tSo do I.\n",
        "debates.tab",
    )
    assert turns(found) == [("Ms. Hall", "I rise."), ("Mr. Reed", "So do I.")]


def test_bullets_of_chat_that_are_written_as_they_are_shown() -> None:
    found = read(
        "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tANA Ana, UNK Unknown, UNK Unknown\n"
        "*ANA:\tHello there. \u2022100_1500\u2022\n\tAnd you? \u20221600_2100\u2022\n"
        "*UNK:\tNo.\n*ANA:\tYes. \u2022900_1200\u2022\n@End\n",
        "talk.cha",
    )
    assert [(cue.start, cue.end, cue.text) for cue in found.cues] == [
        (100, 2_100, "Hello there. And you?"),
        (None, None, "No."),
        (900, 1_200, "Yes."),
    ]
    assert "UNK is Unknown." in said(found)


def test_a_declaration_of_html_with_more_than_one_space() -> None:
    page = "<p>Ana: Hello.</p><p>Ben: Hi.</p><p>Ana: Bye.</p><p>Ben: Bye.</p>"
    found = read(f"<!DOCTYPE  html\n PUBLIC ''>\n<html><body>{page}</body></html>", "page.html")
    assert turns(found)[:2] == [("Ana", "Hello."), ("Ben", "Hi.")]


def test_speakers_of_stretches_beside_words() -> None:
    words = [(0.2, "good"), (0.6, "morning"), (2.1, "good"), (2.5, "evening")]
    stretches = [(0.0, 1.5, "S0"), (2.0, 1.5, "S1")]
    document = {
        "retval": {
            "words": [
                {"word": word, "punct": word, "start": start, "end": start + 0.3}
                for start, word in words
            ],
            "segmentation": {
                "segments": [
                    {"start": start, "duration": lasts, "speaker": {"@id": name}}
                    for start, lasts, name in stretches
                ]
            },
        }
    }
    found = read(json.dumps(document), "talk.json")
    assert turns(found) == [("S0", "good morning"), ("S1", "good evening")]


def test_what_is_called_out_in_round_brackets_names_nobody() -> None:
    lines = ["Ana Schulz (SPD): Ja.", "(Zuruf von der CDU: Nein!)", "Karl Weber (CDU): Nein."]
    cues = read("\n\n".join(lines * 3), "a.txt").cues
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("Ana Schulz (SPD)", "Ja."),
        ("", "(Zuruf von der CDU: Nein!)"),
        ("Karl Weber (CDU)", "Nein."),
    ] * 3
