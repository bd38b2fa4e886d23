"""What a hall does amid what somebody says."""

from __future__ import annotations

import pytest
from read import read

from reader.formats.shared.customs.events import with_events
from reader.model.transcript import Cue, CueKind


def parted(text: str, **more: object) -> list[tuple[str, CueKind]]:
    cues = with_events([Cue(text)._replace(**more)])
    return [(cue.text, cue.kind) for cue in cues]


SPEECH, SOUND = CueKind.SPEECH, CueKind.SOUND


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("Merci, madame.", "(Applaudissements sur les bancs du groupe RE.)"),
        ("Das ist richtig.", "(Beifall bei der SPD)"),
        ("Danke.", "(Zuruf des Abg. Ben Kohl (CDU/CSU): Nein!)"),
        ("I came here in 1950.", "(Laughter)"),
        ("De nada!", "[Aplausos]"),
        ("So I said—", "(Loud applause.)"),
        ("Grazie.", "(Applausi dei deputati del gruppo del PD)."),
        ("ありがとうございます。", "（拍手）"),
    ],
)
def test_an_event_behind_a_sentence_is_cut_off(words: str, event: str) -> None:
    assert parted(f"{words} {event}") == [(words, SPEECH), (event, SOUND)]


@pytest.mark.parametrize(
    "text",
    [
        "Did you? (laughs)",
        "There was (applause)",
        "I like applause.",
        "(Laughter is what I heard.)",
        "ありがとう。（笑）",
        "Good. (So he said.)",
    ],
)
def test_what_is_part_of_the_words_stays(text: str) -> None:
    assert parted(text) == [(text, SPEECH)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("APPLAUSE", "APPLAUSE"),
        ("Laughter.", "Laughter."),
        ("*(Applause)*", "(Applause)"),
        ("_Applause._", "Applause."),
        ("Aplausos do PS.", "Aplausos do PS."),
        ("(Laughter and applause.)", "(Laughter and applause.)"),
    ],
)
def test_a_paragraph_that_is_an_event_is_a_sound(text: str, event: str) -> None:
    assert parted(text) == [(event, SOUND)]


def test_lines_that_are_events_part_a_paragraph() -> None:
    assert parted("One.\n(Laughter)\nTwo. (Applause) (Cheers)\nThree.") == [
        ("One.", SPEECH),
        ("(Laughter)", SOUND),
        ("Two.", SPEECH),
        ("(Applause)", SOUND),
        ("(Cheers)", SOUND),
        ("Three.", SPEECH),
    ]


def test_the_first_words_keep_their_time_and_all_words_their_speaker() -> None:
    cue = Cue("One. (Laughter)\nTwo.", 3_000, None, "Ana")
    assert with_events([cue]) == [
        Cue("One.", 3_000, None, "Ana"),
        Cue("(Laughter)", kind=SOUND, starts_paragraph=True),
        Cue("Two.", speaker="Ana", starts_paragraph=True),
    ]


def test_a_heading_stays_one() -> None:
    heading = Cue("Applause", kind=CueKind.HEADING)
    assert with_events([heading]) == [heading]


def test_scripts_of_broadcasts_have_sounds_in_capitals() -> None:
    text = (
        "ACTUALITY OF RAIN\n\nLUND: It rains.\n\nBIRK: What do you like?\n\nLUND: Music.\n\n"
        "MUSIC\n\nBIRK: So do I.\n\nSIGNATURE TUNE\n"
    )
    cues = read(text, "a.txt").cues
    assert [(cue.speaker, cue.text) for cue in cues if cue.kind is CueKind.SOUND] == [
        ("", "ACTUALITY OF RAIN"),
        ("", "MUSIC"),
        ("", "SIGNATURE TUNE"),
    ]
    assert ("LUND", "Music.") in [(cue.speaker, cue.text) for cue in cues]


@pytest.mark.parametrize(
    "note",
    [
        "(Tape stopped)",
        "[phone rings]",
        "(A phone rings.)",
        "[The recorder is turned off]",
        "(knock at the door)",
        "[Das Telefon klingelt]",
        "(le téléphone sonne)",
        "[suena el teléfono]",
        "[registrazione interrotta]",
    ],
)
def test_what_things_do_on_a_line_of_its_own_is_nobodys(note: str) -> None:
    text = f"ANA: We had nothing.\n{note}\nI should go.\n\nBO: Of course.\n\nANA: Good."
    cues = read(text, "a.txt").cues
    assert [(cue.speaker, cue.text, cue.kind) for cue in cues][:3] == [
        ("ANA", "We had nothing.", SPEECH),
        ("", note, SOUND),
        ("ANA", "I should go.", SPEECH),
    ]


def test_a_manner_on_a_line_of_its_own_is_a_sound_of_who_speaks() -> None:
    cues = read("ANA: So it was.\n(laughs)\n\nBO: Yes.\n\nANA: It was.", "a.txt").cues
    assert [(cue.speaker, cue.text, cue.kind) for cue in cues][:2] == [
        ("ANA", "So it was.", SPEECH),
        ("ANA", "(laughs)", SOUND),
    ]


@pytest.mark.parametrize("aside", ["(the dog I told you of)", "(as my phone was off, you know)"])
def test_an_aside_amid_a_sentence_is_said(aside: str) -> None:
    text = f"ANA: We had nothing\n{aside}\nin the house.\n\nBO: Yes.\n\nANA: It was."
    assert read(text, "a.txt").cues[0].text == f"We had nothing\n{aside}\nin the house."
