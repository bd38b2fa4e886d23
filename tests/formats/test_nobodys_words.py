"""Words of somebody who is not named are nobody's, whoever spoke before."""

from __future__ import annotations

import pytest
from read import read

from reader.model.transcript import CueKind


def told(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read(text, name).cues]


def captions(*lines: str) -> str:
    """Return lines as captions of WebVTT, a second each."""
    return "WEBVTT\n\n" + "\n\n".join(
        f"00:00:{place:02}.000 --> 00:00:{place:02}.900\n{line}" for place, line in enumerate(lines)
    )


# -- who asks --------------------------------------------------------------------------------------


@pytest.mark.parametrize("asks", ["Q", "INTERVIEWER", "Tom Baker"])
def test_answers_without_a_label_are_not_of_who_asks(asks: str) -> None:
    text = (
        f"{asks}: Where were you born?\n\nIn Hale, by the sea.\n\nWe fished.\n\n"
        f"{asks}: Did you like it?\n\nI did.\n\n{asks}: Thank you."
    )
    assert told(text) == [
        *((asks, "Where were you born?"), ("", "In Hale, by the sea."), ("", "We fished.")),
        *((asks, "Did you like it?"), ("", "I did."), (asks, "Thank you.")),
    ]


def test_who_alone_is_named_need_not_ask() -> None:
    text = "Ed: Tell me.\n\nIt was small.\n\nEd: And then.\n\nWe left.\n\nEd: Thank you."
    assert [speaker for speaker, _ in told(text)] == ["Ed", "", "Ed", "", "Ed"]


def test_two_who_ask_have_no_answers() -> None:
    text = (
        "Ed: Who came?\n\nI came.\n\nJo: Alone?\n\nNot quite.\n\nEd: With whom?\n\nA friend.\n\n"
        "Jo: By day?\n\nBy night."
    )
    assert [speaker for speaker, _ in told(text)] == ["Ed", "", "Jo", "", "Ed", "", "Jo", ""]


def test_paragraphs_of_one_who_answers_are_still_of_that_one() -> None:
    text = "Ed: Who came?\n\nJo: I came.\n\nThe rest stayed.\n\nEd: Alone?\n\nJo: Yes.\n\nI was."
    assert [speaker for speaker, _ in told(text)] == ["Ed", "Jo", "Jo", "Ed", "Jo", "Jo"]


# -- turns of somebody unnamed -------------------------------------------------------------------


def test_arrows_end_the_voice_of_the_caption_before() -> None:
    assert told(captions("<v Ben>So it is", ">> Good.", "I see."), "a.vtt") == [
        *(("Ben", "So it is"), ("", ">> Good."), ("", "I see.")),
    ]


@pytest.mark.parametrize(
    ("yellow", "cyan"),
    [
        ("<c.yellow>{}</c>", "<c.cyan>{}</c>"),
        ('<font color="#ffff00">{}</font>', '<i><font color="#00ffff">{}</font></i>'),
        ("<c.yellow.bg_black>{}</c>", "{}"),
    ],
)
def test_another_colour_is_another_voice(yellow: str, cyan: str) -> None:
    text = captions(
        *(yellow.format("ANA: Who is it?"), yellow.format("Tell me."), yellow.format("[BELL]")),
        *(cyan.format("I am Ben."), cyan.format("From Hale."), cyan.format("CY: I am Cy.")),
        *(yellow.format("ANA: Good."), f"{yellow.format('Come in.')}\n{cyan.format('Thank you.')}"),
    )
    expected = [
        *(("ANA", "Who is it?"), ("ANA", "Tell me."), ("ANA", "[BELL]")),
        *(("", "I am Ben."), ("", "From Hale."), ("CY", "I am Cy.")),
        *(("ANA", "Good."), ("ANA", "Come in."), ("", "Thank you.")),
    ]
    assert told(text, "a.vtt") == expected
    srt = text.removeprefix("WEBVTT\n\n").replace(".000 -", ",000 -").replace(".900\n", ",900\n")
    assert told(srt, "a.srt") == expected


def test_a_coloured_word_and_words_lit_as_they_are_sung_part_nothing() -> None:
    text = captions(
        "ANA: Who is it?", "It is <c.red>me</c> again.", "<c.red>Me</c>, I say.", "ANA: So."
    )
    assert [speaker for speaker, _ in told(text, "a.vtt")] == ["ANA"] * 4
    sung = [f"<c.red>La {n}</c>\nla {n}" for n in range(4)]
    assert [cue for _, cue in told(captions(*sung), "a.vtt")] == [
        f"La {n}\nla {n}" for n in range(4)
    ]


def test_a_dash_behind_a_few_times_opens_a_turn() -> None:
    text = "00:00 Ana: Hi\n00:05 - We meet.\n00:07 So we do.\n00:09 Ana: Yes\n00:11 Ana: Good"
    assert told(text) == [
        *(("Ana", "Hi"), ("", "- We meet."), ("", "So we do."), ("Ana", "Yes"), ("Ana", "Good")),
    ]


def test_a_dash_behind_each_time_parts_it_from_the_words() -> None:
    text = "[00:00] - We meet.\n[00:05] - So we do.\n[00:09] - Yes."
    assert [words for _, words in told(text)] == ["We meet.", "So we do.", "Yes."]


def test_a_long_dash_opens_a_turn_and_a_list_does_not() -> None:
    text = "Ana: Late?\n\nBo: So.\n\n— And Cy?\n\nAna: Two things:\n\n- Salt\n\n- Rope\n\nBo: No."
    assert [speaker for speaker, _ in told(text)] == ["Ana", "Bo", "", "Ana", "Ana", "Ana", "Bo"]


# -- labels that no name looks like --------------------------------------------------------------

LONG = [
    "Galaxy S21 Ultra 5G",
    "Marie-Claire de la Fontaine O'Brien Smith Jones",
    "Lee, Kim (Tide / Board) [Guest]",
]


@pytest.mark.parametrize("name", LONG)
def test_a_long_name_is_believed_where_it_recurs(name: str) -> None:
    bare = name.partition(" (")[0]
    lines = [
        "Ana: So?",
        "Bo: It is.",
        f"{name}: Hm.",
        "Well.",
        "Ana: Go.",
        f"{name}: No.",
        "Bo: I.",
    ]
    expected = ["Ana", "Bo", bare, bare, "Ana", bare, "Bo"]
    assert [speaker for speaker, _ in told("\n\n".join(lines))] == expected
    assert [speaker for speaker, _ in told(captions(*lines), "a.vtt")] == expected


@pytest.mark.parametrize("name", LONG)
def test_a_long_name_is_believed_among_labels(name: str) -> None:
    lines = ["Ana: So?", "Bo: It is.", f"{name}: Hm.", "Ana: Go.", "Bo: I."]
    expected = ["Ana", "Bo", name.partition(" (")[0], "Ana", "Bo"]
    assert [speaker for speaker, _ in told("\n\n".join(lines))] == expected
    assert [speaker for speaker, _ in told(captions(*lines), "a.vtt")] == expected


@pytest.mark.parametrize("name", [*LONG, "1. Cy", "Ways To Leave Your Town By Night"])
def test_a_long_name_that_stands_once_ends_who_speaks(name: str) -> None:
    lines = ["Ana: So?", "Bo: It is.", f"{name}: Hm.", "Well.", "Ana: Go.", "Yes.", "Bo: I."]
    expected = ["Ana", "Bo", "", "", "Ana", "Ana", "Bo"]
    assert [speaker for speaker, _ in told("\n\n".join(lines))] == expected
    assert told(captions(*lines), "a.vtt")[2] == ("", f"{name}: Hm.")


def test_a_number_before_a_known_name_is_no_part_of_it() -> None:
    lines = ["Ana: So?", "Bo: It is.", "3. Ana: Hm.", "Bo: I."]
    assert told("\n\n".join(lines))[2] == ("Ana", "Hm.")


@pytest.mark.parametrize("end", ["\n", "\n\n"])
def test_turns_may_be_numbered(end: str) -> None:
    lines = ["1. Ana: So we met.", "2. Ben: We did.", "3. Ana: And then?", "4. Ben: We left."]
    transcript = read(end.join(lines), "a.txt")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        *(("Ana", "So we met."), ("Ben", "We did."), ("Ana", "And then?"), ("Ben", "We left.")),
    ]
    assert [item.count for item in transcript.report] == [4]


def test_the_points_of_a_list_are_no_turns() -> None:
    lines = ["1. Salt: it keeps.", "2. Rope: it rots.", "3. Tar: it sticks.", "4. Oil: it burns."]
    assert [words for _, words in told("\n\n".join(lines))] == lines


def test_a_woman_in_capitals_among_capitals_is_a_speaker() -> None:
    name = "WOMAN IN THE RED COAT BY THE DOOR"
    lines = ["ANA: So?", "BO: It is.", f"{name}: Go!", "[man 3]: Ho.", "BO: I.", "ANA: No."]
    expected = ["ANA", "BO", name, "man 3", "BO", "ANA"]
    assert [speaker for speaker, _ in told(captions(*lines), "a.vtt")] == expected


def test_a_name_that_comes_in_several_ways_is_that_of_a_speaker() -> None:
    lines = [
        *("Ana: Where are you?", "Ben: Here.", "Ana: And Cy?", "BEN. Gone.", "Ana: Where to?"),
        *("[Ben] The sea.", "Ana: Well.", "Ben", "I saw it.", "Ana - It is so.", "Ana: Good."),
    ]
    assert told("\n\n".join(lines)) == [
        *(("Ana", "Where are you?"), ("Ben", "Here."), ("Ana", "And Cy?"), ("Ben", "Gone.")),
        *(("Ana", "Where to?"), ("Ben", "The sea."), ("Ana", "Well."), ("Ben", "I saw it.")),
        *(("", "Ana - It is so."), ("Ana", "Good.")),
    ]


# -- names alone on their lines --------------------------------------------------------------------


def test_a_name_alone_amid_a_play_starts_the_words_of_that_one() -> None:
    text = (
        "HALE. Where is it?\nJOHN. Gone.\nHALE. Gone?\nJOHN. To sea.\nHALE\nCome here.\nJOHN\nNo."
    )
    assert told(text)[3:] == [("JOHN", "To sea."), ("HALE", "Come here."), ("JOHN", "No.")]


def test_a_name_that_signs_a_text_or_lists_a_cast_says_nothing() -> None:
    text = "Ana: So?\n\nBo: It is.\n\nAna: I see.\n\nBo: Good.\n\nAna\n\nTyped in May."
    assert told(text)[4:] == [("", "Ana"), ("", "Typed in May.")]
    text = "Cast\n\nAna\n\nBo\n\nAna: So?\n\nBo: It is.\n\nAna: I see.\n\nBo: Good."
    assert ("", "Ana") in told(text)


def test_how_one_is_heard_in_a_script_is_no_part_of_the_name() -> None:
    text = (
        "HALE\nWhere is it?\n\nJOHN (O.S.)\nGone.\n\nINT. KITCHEN - NIGHT\n\nHALE (CONT'D)\nGo.\n\n"
        "JOHN\nI am here."
    )
    transcript = read(text, "a.txt")
    assert transcript.title == ""
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        *(("HALE", "Where is it?"), ("JOHN", "Gone."), ("", "INT. KITCHEN - NIGHT")),
        *(("HALE", "Go."), ("JOHN", "I am here.")),
    ]


# -- the first name is no title --------------------------------------------------------------------


@pytest.mark.parametrize("turn", ["{name}\n\n{time}\n\n{words}", "{time}\n\n{name}\n\n{words}"])
def test_names_and_times_parted_by_blank_lines(turn: str) -> None:
    turns = [
        ("Ana Reed", "00:01", "Hi."),
        ("Ben Stone", "00:04", "So."),
        ("Ana Reed", "00:07", "I."),
    ]
    text = "\n\n".join(
        turn.format(name=name, time=time, words=words) for name, time, words in turns
    )
    transcript = read(text, "a.txt")
    assert transcript.title == ""
    assert [(cue.speaker, cue.start, cue.text) for cue in transcript.cues] == [
        *(("Ana Reed", 1_000, "Hi."), ("Ben Stone", 4_000, "So."), ("Ana Reed", 7_000, "I.")),
    ]


def test_a_name_that_stands_alone_again_is_no_title() -> None:
    text = "Ana Reed\nTide Ltd\n0:01\nHi.\n\nBen Stone\n0:04\nSo.\n\nAna Reed\nTide Ltd\n0:09\nI."
    transcript = read(text, "a.txt")
    assert transcript.title == ""
    assert {cue.speaker for cue in transcript.cues} == {""}
    assert transcript.cues[0].text == "Ana Reed\nTide Ltd"


# -- notes of the recorder -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "note",
    [
        *("Ende der Aufnahme", "End of recording", "(Ende des Interviews)", "[Koniec nagrania]"),
        *("Fin de l’enregistrement", "Fin de la grabación.", "Fine della registrazione"),
        *("Fim da gravação", "Einde opname", "Slut på inspelningen", "Конец записи", "録音終了"),
    ],
)
def test_where_a_recording_ends_nobody_says(note: str) -> None:
    text = f"Ana: So?\n\nBo: It is.\n\nAna: I see.\n\nBo: Good.\n{note}"
    cue = read(text, "a.txt").cues[-1]
    assert (cue.speaker, cue.text, cue.kind) == ("", note, CueKind.SOUND)
    timed = "[0:01] Ana: So?\n[0:02] Bo: It is.\n[0:03] Ana: I see.\n[0:04] Bo: Good.\n"
    cue = read(timed + note, "a.txt").cues[-1]
    assert (cue.speaker, cue.text, cue.kind) == ("", note, CueKind.SOUND)


def test_a_sentence_about_a_recording_is_said() -> None:
    text = "Ana: So?\n\nBo: It is.\n\nThe end of the recording was lost.\n\nAna: I see.\n\nBo: Hm."
    assert told(text)[2] == ("Bo", "The end of the recording was lost.")


def test_the_side_of_a_tape_is_no_title() -> None:
    transcript = read("[Tape 1, Side A]\n\nSo we went out.\n\nHere we are.", "a.txt")
    assert transcript.title == ""
    assert transcript.cues[0].kind is CueKind.HEADING
    assert transcript.cues[0].text == "[Tape 1, Side A]"
