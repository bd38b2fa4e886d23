"""Whose words a file gives: nobody gets those of another, in whatever way speakers are written."""

from __future__ import annotations

import pytest
from read import read

from reader import formats
from reader.model.transcript import Cue, CueKind, Transcript


def told(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read(text, name).cues]


@pytest.mark.parametrize("end", ["\n", "\n\n"])
def test_a_number_more_of_those_written_small_is_one_of_them(end: str) -> None:
    lines = [
        "interviewer: where were you born?",
        "p07: in a village.",
        "p08: i was born in the town.",
        "interviewer: and your parents?",
        "p07: also there.",
    ]
    assert told(end.join(lines)) == [tuple(line.split(": ")) for line in lines]


def test_a_doubtful_label_written_small_ends_who_speaks() -> None:
    lines = ["i: where?", "p07: here.", "anna: i was away.", "i: when?", "p07: in may."]
    assert told("\n\n".join(lines))[2] == ("", "anna: i was away.")


def test_names_of_meetings_may_have_a_company_behind_a_bar() -> None:
    cues = [
        "Kim Lowe (they/them): Hello all.",
        "Lee | Tide Ltd: Yes.",
        "Zoë Øst | Tide (she/her): Shall we?",
        "Ana Reyes - Harbour Trust: Good.",
        "Kim Lowe (they/them): Good.",
    ]
    vtt = "WEBVTT\n\n" + "\n\n".join(
        f"00:00:0{n}.000 --> 00:00:0{n}.900\n{cue}" for n, cue in enumerate(cues)
    )
    assert told(vtt, "a.vtt") == [
        ("Kim Lowe", "Hello all."),
        ("Lee", "Yes."),
        ("Zoë Øst", "Shall we?"),
        ("Ana Reyes", "Good."),
        ("Kim Lowe", "Good."),
    ]


def test_names_without_capitals_may_be_long() -> None:
    asks, answers = "المحاوِر", "الدكتورة فاطمة الزهراء بنت عبد الرحمن"
    text = f"{asks}: كيف؟\n{answers}: من الميناء.\n{asks}: متى؟\n{answers}: بعد عام."
    assert [speaker for speaker, _ in told(text)] == [asks, answers, asks, answers]


DEPOSITION = """\
                                         12
 1                 EXAMINATION
 2   BY MS. FALK:
 3        Q.   Where do you work, and since
 4   when?
 5        A.   At the mill.  Since 2009.
 6             MR. OKORO:  Objection, form.
 7             THE WITNESS:  May I answer?
 8             MR. OKORO:  You may.
 9        Q.   Go on.
10        A.   I ran the saw.
11             (Recess taken.)
"""


def test_a_deposition_has_numbers_that_nobody_says() -> None:
    transcript = read(DEPOSITION, "a.txt")
    assert transcript.title == "EXAMINATION"
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("", "BY MS. FALK"),
        ("Q", "Where do you work, and since\nwhen?"),
        ("A", "At the mill.  Since 2009."),
        ("MR. OKORO", "Objection, form."),
        ("THE WITNESS", "May I answer?"),
        ("MR. OKORO", "You may."),
        ("Q", "Go on."),
        ("A", "I ran the saw."),
        ("", "(Recess taken.)"),
    ]
    kinds = [cue.kind for cue in transcript.cues]
    assert (kinds[0], kinds[-1]) == (CueKind.HEADING, CueKind.SOUND)


def test_the_numbers_of_a_list_are_words() -> None:
    lines = ["1 boat", "2 nets", "3 oars", "4 anchors", "5 ropes", "6 lamps"]
    assert "\n".join(text for _, text in told("\n".join(lines))) == "\n".join(lines)


def test_the_words_below_a_picture_are_not_said() -> None:
    page = (
        "<article><h1>Ferry stuck</h1><p>Ana Lie: When did it stop?</p><p>Bo Ek: At noon.</p>"
        '<div class="wp-caption"><p class="wp-caption-text">Crew on deck</p></div>'
        "<p>Ana Lie: Are all safe?</p><p>Bo Ek: Yes, all of them are.</p></article>"
    )
    assert [speaker for speaker, _ in told(page, "a.html")] == ["Ana Lie", "Bo Ek"] * 2
    assert "Crew on deck" not in [text for _, text in told(page, "a.html")]


def test_a_tape_named_between_times_is_a_heading() -> None:
    text = "[00:05] Ana: One.\n[10:00] Bo: Two.\nTape 2\n[00:02] Ana: Three.\n[08:00] Bo: Four."
    cues = read(text, "a.txt").cues
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("Ana", "One."),
        ("Bo", "Two."),
        ("", "Tape 2"),
        ("Ana", "Three."),
        ("Bo", "Four."),
    ]
    assert cues[2].kind is CueKind.HEADING


def test_arrows_before_a_name_change_the_speaker() -> None:
    text = (
        ">> SMITH: Good morning.\n>> How are you?\n>> LEE: Fine.\n>>> In other news.\n>> LEE: Yes."
    )
    assert told(text) == [
        ("SMITH", "Good morning."),
        ("", ">> How are you?"),
        ("LEE", "Fine."),
        ("", ">>> In other news."),
        ("LEE", "Yes."),
    ]
    sbv = "0:00:01.000,0:00:03.000\n>> Ana: good[br]all\n\n0:00:03.000,0:00:05.500\n>> Bo: hi\n"
    assert told(sbv, "a.sbv") == [("Ana", "good\nall"), ("Bo", "hi")]


def test_who_is_heard_once_in_a_broadcast_is_named_in_capitals() -> None:
    text = (
        "AYO OSHODI, HOST:\n\nThe ferry was late.\n\nMARIT LIND, BYLINE: The pier is empty.\n\n"
        "(SOUNDBITE OF GULLS)\n\nUNIDENTIFIED PERSON #1: I have been here since five.\n\n"
        "LIND: She is not alone.\n\nJON KVALE: It happens.\n\nOSHODI: That was our reporter."
    )
    said = [turn for turn in told(text) if not turn[1].startswith("(")]
    assert said == [
        ("AYO OSHODI", "The ferry was late."),
        ("MARIT LIND", "The pier is empty."),
        ("UNIDENTIFIED PERSON #1", "I have been here since five."),
        ("LIND", "She is not alone."),
        ("JON KVALE", "It happens."),
        ("OSHODI", "That was our reporter."),
    ]


def test_sounds_between_bracketed_names_are_none() -> None:
    text = "[Tom] Did it rain?\n[Ida] All night.\n[laughs]\n[Tom] So wet.\n[Music]\n[Ida] Very."
    said = [
        (cue.speaker, cue.text) for cue in read(text, "a.txt").cues if cue.kind is CueKind.SPEECH
    ]
    assert said == [
        ("Tom", "Did it rain?"),
        ("Ida", "All night."),
        ("Tom", "So wet."),
        ("Ida", "Very."),
    ]


def test_a_court_is_heard_where_each_speaks_once_below_a_title() -> None:
    transcript = read("State v. Weir\n\nTHE COURT: Call the case.\n\nMR. OKORO: Ready.", "a.txt")
    assert transcript.title == "State v. Weir"
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("THE COURT", "Call the case."),
        ("MR. OKORO", "Ready."),
    ]


def test_who_speaks_before_the_first_time_counts_among_those_after_it() -> None:
    text = "I: Woher kommen Sie? #00:00:05-3#\nB: Aus Ulm. #00:00:08-0#\nI: Und dann?\n"
    assert [speaker for speaker, _ in told(text)] == ["I", "B", "I"]


@pytest.mark.parametrize("name", ["srt", "sbv", "lrc"])
def test_a_sound_of_nobody_comes_back_as_a_sound(name: str) -> None:
    cues = (
        Cue("Hello.", 1_000, 2_000, "Once Only"),
        Cue("[laughter]", 2_000, 3_000, kind=CueKind.SOUND),
        Cue("Goodbye.", 3_000, 4_000, "Bo Ek"),
    )
    read_again = formats.read_bytes(formats.write(Transcript(cues=cues), name), f"a.{name}")
    assert [(cue.speaker, cue.text, cue.kind) for cue in read_again.cues] == [
        (cue.speaker, cue.text, cue.kind) for cue in cues
    ]


def test_a_line_that_may_open_with_another_is_nobodys() -> None:
    text = (
        "Ana: What did you pack?\n\nBo: Bread, salt.\nRope: forty feet.\n\nAna: And?\n\n"
        "Bo: My brother\nJon: he had one, too.\n\nAna: Good.\nAction: Ana to call.\n\nBo: Yes."
    )
    assert told(text) == [
        ("Ana", "What did you pack?"),
        ("Bo", "Bread, salt."),
        ("", "Rope: forty feet."),
        ("Ana", "And?"),
        ("Bo", "My brother"),
        ("", "Jon: he had one, too."),
        ("Ana", "Good."),
        ("", "Action: Ana to call."),
        ("Bo", "Yes."),
    ]


def test_questions_from_the_hall_are_not_the_speakers() -> None:
    text = (
        "Ana: Welcome.\n\nBo: Thanks.\n\nAna: Bo will talk.\n\nBo: Salt keeps.\n\n"
        "Q - Does it rust?\n\nA - It does not.\n\nQ - And rope?\n\nA - It rots."
    )
    assert [speaker for speaker, _ in told(text)] == ["Ana", "Bo", "Ana", "Bo", "Q", "A", "Q", "A"]
    text = (
        "So salt keeps.\n\nQ - Does it rust?\n\nNo, it does not.\n\nQ - And rope?\n\n"
        "A - It rots.\n\nCy Dahl: And nets?\n\nThey rot as well."
    )
    assert [speaker for speaker, _ in told(text)] == ["", "Q", "", "Q", "A", "", ""]


def test_a_house_is_heard_where_most_are_addressed() -> None:
    text = (
        "The President: I call to order the meeting.\n\nMs. Lind (Norway): We say this: peace.\n\n"
        "The President: I thank Norway.\n\nMr. Okoro (Nigeria): Two points: one, peace."
    )
    assert [speaker for speaker, _ in told(text)] == [
        *("The President", "Ms. Lind (Norway)", "The President", "Mr. Okoro (Nigeria)"),
    ]


def test_a_name_alone_above_words_is_one_where_all_are() -> None:
    text = "Ana:\n\nWe began.\n\nBo:\n\nWhere?\n\nAna:\n\nHere.\nIt was wet."
    assert told(text) == [("Ana", "We began."), ("Bo", "Where?"), ("Ana", "Here.\nIt was wet.")]


def test_a_speaker_in_brackets_before_words_takes_the_word() -> None:
    text = (
        "Ana: Late?\n\nBo: So.\n\nAna: Is it late?\n\nBo: It is.\n\n[Ana] Then go.\n\nBo: No."
        "\n\n(ANA) Go.\n\n[Cy] I?\n\nBo: Yes."
    )
    assert told(text)[2:] == [
        *(("Ana", "Is it late?"), ("Bo", "It is."), ("Ana", "Then go."), ("Bo", "No.")),
        *(("Ana", "Go."), ("Ana", "[Cy] I?"), ("Bo", "Yes.")),
    ]


@pytest.mark.parametrize(
    "odd",
    [
        *("14155551234", "+1 415-***-1234", "Kim \U0001f680", "3rd Man", "1st GUARD", "C-3PO"),
        *('"ZED"', "*ANA*", "P2?", "??", "#4", "R1.2", "<unknown>", "Speaker ?", "12"),
    ],
)
def test_a_label_that_is_no_name_ends_who_speaks(odd: str) -> None:
    lines = ["Ana: Is it late?", "Bo: It is.", f"{odd}: I go.", "I do.", "Ana: Go.", "Bo: No."]
    expected = ["Ana", "Bo", "", "", "Ana", "Bo"]
    assert [speaker for speaker, _ in told("\n\n".join(lines))] == expected
    captions = "".join(
        f"{place}\n00:00:0{place},000 --> 00:00:0{place},900\n{line}\n\n"
        for place, line in enumerate(lines, 1)
    )
    assert [speaker for speaker, _ in told(captions, "a.srt")] == expected


@pytest.mark.parametrize("odd", ["2ND MAN", "C-3PO"])
def test_who_has_a_number_in_capitals_and_recurs_is_believed(odd: str) -> None:
    lines = ["ANA: Late?", "BO: It is.", f"{odd}: I go.", "ANA: Go.", "BO: No.", f"{odd}: Yes."]
    assert [speaker for speaker, _ in told("\n\n".join(lines))] == [
        *("ANA", "BO", odd, "ANA", "BO", odd),
    ]
