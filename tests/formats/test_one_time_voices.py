"""Who is heard once, what a hall does, what heads and ends a talk: none of it goes to another."""

from __future__ import annotations

import html
from collections.abc import Callable

import packages
import pytest
from read import read, said

from reader import formats
from reader.model.transcript import CueKind, Provenance, Transcript


def as_docx(text: str) -> Transcript:
    parts = [packages.paragraph(html.escape(line)) for line in text.split("\n")]
    return formats.read_bytes(packages.docx(*parts), "a.docx")


def as_rtf(text: str) -> Transcript:
    lines = [
        "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in line)
        for line in text.split("\n")
    ]
    body = "\\par ".join(lines)
    return formats.read_bytes(f"{{\\rtf1\\ansi {body}}}".encode(), "a.rtf")


def as_page(text: str) -> Transcript:
    parts = [f"<p>{html.escape(part)}</p>" for part in text.split("\n\n")]
    return read(f"<html><body><h1>Talk</h1>{''.join(parts)}</body></html>", "a.html")


def as_text(text: str) -> Transcript:
    return read(text, "a.txt")


def as_markdown(text: str) -> Transcript:
    return read(text, "a.md")


AsFile = Callable[[str], Transcript]
WAYS = pytest.mark.parametrize("as_file", [as_text, as_markdown, as_docx, as_rtf, as_page])


def told(transcript: Transcript) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in transcript.cues]


@WAYS
def test_a_member_with_a_seat_is_the_same_without_it(as_file: AsFile) -> None:
    text = (
        "Ms. RIVERA (Harbour North) (Ind.): I ask.\n\nMr. OKAFOR (Minister): I answer.\n\n"
        "Ms. RIVERA: Why?\n\nMr. OKAFOR: So."
    )
    assert told(as_file(text)) == [
        ("Ms. RIVERA", "I ask."),
        ("Mr. OKAFOR", "I answer."),
        ("Ms. RIVERA", "Why?"),
        ("Mr. OKAFOR", "So."),
    ]


@WAYS
def test_what_a_hall_does_is_nobodys_and_takes_the_word_from_nobody(as_file: AsFile) -> None:
    text = (
        "Ana Schulz (SPD): Das ist richtig. (Beifall bei der SPD)\n\n(Applaudissements.)\n\n"
        "Wir stimmen zu.\n\nKarl Weber (CDU/CSU): Nein.\n\n[Aplausos]\n\nAna Schulz (SPD): Doch."
    )
    transcript = as_file(text)
    assert told(transcript) == [
        ("Ana Schulz (SPD)", "Das ist richtig."),
        ("", "(Beifall bei der SPD)"),
        ("", "(Applaudissements.)"),
        ("Ana Schulz (SPD)", "Wir stimmen zu."),
        ("Karl Weber", "Nein."),
        ("", "[Aplausos]"),
        ("Ana Schulz (SPD)", "Doch."),
    ]
    sounds = [cue.text for cue in transcript.cues if cue.kind is CueKind.SOUND]
    assert sounds == ["(Beifall bei der SPD)", "(Applaudissements.)", "[Aplausos]"]


def test_what_a_hall_does_amid_captions() -> None:
    cues = ["ANA: Good.", "(Applause.)", "So.", "BEN: Yes.", "ANA: Yes."]
    vtt = "WEBVTT\n\n" + "\n\n".join(
        f"00:0{n}.000 --> 00:0{n}.900\n{cue}" for n, cue in enumerate(cues)
    )
    transcript = read(vtt, "a.vtt")
    assert told(transcript)[1:3] == [("", "(Applause.)"), ("ANA", "So.")]
    assert transcript.cues[1].kind is CueKind.SOUND


def test_a_note_of_the_reporter_of_a_house_is_nobodys() -> None:
    text = (
        "Die Präsidentin: Das Wort hat Frau Lind.\n\nAna Lind: Madam President, no.\n\n"
        "(The speaker agreed to take a question)\n\n(I do.)\n\nDie Präsidentin: Danke."
    )
    assert told(as_text(text))[2:4] == [
        ("", "(The speaker agreed to take a question)"),
        ("Ana Lind", "(I do.)"),
    ]


@WAYS
def test_the_diet_of_japan(as_file: AsFile) -> None:
    text = (
        "○議長（山田太郎君）　開きます。\n\n○鈴木花子君　質問します。\n\n"
        "○国務大臣（佐藤次郎君）　お答えします。\n\n○議長（山田太郎君）　次。"
    )
    assert told(as_file(text)) == [
        ("山田太郎君", "開きます。"),
        ("鈴木花子君", "質問します。"),
        ("佐藤次郎君", "お答えします。"),
        ("山田太郎君", "次。"),
    ]


def test_names_in_wide_brackets_in_captions() -> None:
    cues = ["（山田）おはよう", "（拍手）", "（鈴木）はい", "（山田）始めよう"]
    srt = "\n\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}" for n, cue in enumerate(cues)
    )
    assert told(read(srt, "a.srt")) == [
        ("山田", "おはよう"),
        ("", "（拍手）"),
        ("鈴木", "はい"),
        ("山田", "始めよう"),
    ]


@pytest.mark.parametrize(
    "form",
    [
        "{name} @ {time}\n{words}",
        "{name} — {time}\n{words}",
        "{time} | {name}\n{words}",
        "{name} ({time}):\n{words}",
        "{name} ({time}): {words}",
        "@{time} - {name}\n{words}",
        "{name} · {time}\n{words}",
        "{name} @{time}: {words}",
        "{name} | {time}\n{words}",
        "{time} - {name} (Tide Ltd)\n{words}",
        "0:{time}.0 --> 0:{time}.9\n{name}\n{words}",
    ],
)
def test_names_and_times_as_services_set_them(form: str) -> None:
    turns = [
        ("Ana Reyes", "0:03", "Good."),
        ("Ben Hall", "0:09", "It rains."),
        ("Ana Reyes", "0:12", "So."),
    ]
    text = "\n\n".join(
        form.format(name=name, time=time, words=words) for name, time, words in turns
    )
    found = [
        (cue.speaker.removesuffix(" (Tide Ltd)"), cue.start, cue.text) for cue in as_text(text).cues
    ]
    assert found == [
        ("Ana Reyes", 3_000, "Good."),
        ("Ben Hall", 9_000, "It rains."),
        ("Ana Reyes", 12_000, "So."),
    ]


def test_names_and_times_as_headings() -> None:
    text = "## Ana Reyes — 0:03\nGood.\n\n## Ben Hall — 0:09\nIt rains.\n\n## Ana Reyes — 0:12\nSo."
    assert [(cue.speaker, cue.start) for cue in as_markdown(text).cues] == [
        ("Ana Reyes", 3_000),
        ("Ben Hall", 9_000),
        ("Ana Reyes", 12_000),
    ]


MEETING = (
    "Harbour-Meeting Recording\n\nNovember 3, 2025, 2:04PM\n\n38m 12s\n\n"
    "Ana Reyes started transcription\n\n"
    "Ana Reyes   0:03\nGood.\n\nBen Hall   0:09\nIt rains.\n\nBen Hall left the meeting\n\n"
    "Ana Reyes   0:12\nSo.\n\nAna Reyes stopped transcription"
)


@pytest.mark.parametrize("as_file", [as_text, as_docx, as_rtf])
def test_the_head_of_a_meeting_is_no_speech(as_file: AsFile) -> None:
    transcript = as_file(MEETING)
    assert transcript.title == "Harbour-Meeting Recording"
    assert transcript.standfirst.split("\n") == [
        "November 3, 2025, 2:04PM",
        "38m 12s",
        "Ana Reyes started transcription",
    ]
    assert transcript.cues[0].start == 3_000
    notes = [cue for cue in transcript.cues if cue.kind is CueKind.SOUND]
    assert [(note.speaker, note.text) for note in notes] == [
        ("", "Ben Hall left the meeting"),
        ("", "Ana Reyes stopped transcription"),
    ]


@pytest.mark.parametrize("as_file", [as_text, as_docx])
def test_a_head_above_rows_with_arrows(as_file: AsFile) -> None:
    text = (
        "Transcript\n\nNovember 3, 2025, 2:04PM\n\n0:0:3.0 --> 0:0:6.340\nAna Reyes\nGood.\n\n"
        "0:0:9.0 --> 0:0:11.0\nBen Hall\nIt rains.\n\n0:0:12.0 --> 0:0:14.0\nAna Reyes\nSo."
    )
    transcript = as_file(text)
    assert (transcript.standfirst, transcript.date) == (
        "November 3, 2025, 2:04PM",
        "November 3, 2025",
    )
    assert [(cue.start, cue.speaker, cue.text) for cue in transcript.cues] == [
        (3_000, "Ana Reyes", "Good."),
        (9_000, "Ben Hall", "It rains."),
        (12_000, "Ana Reyes", "So."),
    ]


def test_what_google_sets_around_a_meeting() -> None:
    note = "This editable transcript was computer generated and might contain errors."
    text = (
        f"Harbour (2025-11-03) - Transcript\nAttendees\nAna Reyes, Ben Hall\nTranscript\n{note}\n"
        "Ana Reyes: Good.\nBen Hall: It rains.\n00:05:00\nAna Reyes: So.\n"
        "Transcription ended after 00:07:12"
    )
    transcript = as_docx(text)
    assert transcript.title == "Harbour (2025-11-03) - Transcript"
    assert transcript.standfirst == f"Attendees\nAna Reyes, Ben Hall\n{note}"
    assert [(cue.speaker, cue.start) for cue in transcript.cues] == [
        ("Ana Reyes", None),
        ("Ben Hall", None),
        ("Ana Reyes", 300_000),
    ]
    assert "is no speech and was left out" in said(transcript)


@WAYS
def test_numbered_turns(as_file: AsFile) -> None:
    text = "1. Ana: Good.\n\n2. Ben: It rains.\n\n3. Ana: So.\n\n4. Carl: Yes."
    assert told(as_file(text)) == [
        ("Ana", "Good."),
        ("Ben", "It rains."),
        ("Ana", "So."),
        ("Carl", "Yes."),
    ]


@WAYS
def test_answers_are_not_those_of_who_asks(as_file: AsFile) -> None:
    text = "Tide Radio: Where?\n\nIn Hale.\n\nWe had a boat.\n\nTide Radio: When?\n\nIn 1950."
    assert [speaker for speaker, _ in told(as_file(text))] == [
        *("Tide Radio", "", ""),
        *("Tide Radio", ""),
    ]


@pytest.mark.parametrize("asks", ["I", "Q", "Tide Radio"])
def test_nor_are_they_on_the_line_below(asks: str) -> None:
    text = f"{asks}: Where?\nIn Hale.\n{asks}: And then?\nWe left.\n{asks}: When?\nIn 1950."
    assert [speaker for speaker, _ in told(as_text(text))] == [asks, ""] * 3


@pytest.mark.parametrize("as_file", [as_text, as_markdown, as_docx, as_rtf])
def test_the_page_around_a_talk_is_nobodys(as_file: AsFile) -> None:
    text = (
        "Ana Reyes: Good.\n\nBen Hall: It rains.\n\nAdvertisement\n\nIt always does.\n\n"
        "Ana Reyes: It does.\n\nBen Hall: Yes.\n\nSign up for our newsletter\n\nShare this article"
    )
    assert told(as_file(text)) == [
        ("Ana Reyes", "Good."),
        ("Ben Hall", "It rains."),
        ("", "Advertisement"),
        ("Ben Hall", "It always does."),
        ("Ana Reyes", "It does."),
        ("Ben Hall", "Yes."),
        ("", "Sign up for our newsletter"),
        ("", "Share this article"),
    ]


@pytest.mark.parametrize(
    "once",
    ["[Pia Holm] I was.", "PIA HOLM -- I was.", "• Pia Holm: I was.", "Q2. Were you?"],
)
def test_who_is_heard_once_in_another_coat_is_not_who_spoke_before(once: str) -> None:
    text = f"ANA RUIZ: It is shut.\n\nTOM LEE: When?\n\n{once}\n\nANA RUIZ: In May.\n\nTOM LEE: So."
    assert told(as_text(text))[2] == ("", once)


@pytest.mark.parametrize("once", ["00:12:33 Pia Holm: I was.", "(00:12:33) Pia Holm: I was."])
def test_a_single_time_before_a_name_is_read(once: str) -> None:
    text = f"ANA RUIZ: It is shut.\n\nTOM LEE: When?\n\n{once}\n\nANA RUIZ: In May.\n\nTOM LEE: So."
    cue = as_text(text).cues[2]
    assert (cue.speaker, cue.start, cue.text) == ("Pia Holm", 753_000, "I was.")


def test_entries_of_a_list_read_aloud_are_no_speakers() -> None:
    text = (
        "I will read the figures.\n\nLindau: four boats lost.\n\nBregenz: two.\n\n"
        "And the year after.\n\nLindau: none.\n\nBregenz: one."
    )
    assert {speaker for speaker, _ in told(as_text(text))} == {""}
    chat = "Ana: yes, of course.\n\nBen: No.\n\nAna: so it is.\n\nBen: Well."
    assert [speaker for speaker, _ in told(as_text(chat))] == ["Ana", "Ben", "Ana", "Ben"]


def test_members_of_a_house_count_once() -> None:
    text = (
        "Präsidentin Ute Sand: Das Wort hat Herr Ferro.\n\nPiet Ferro (FREIE WÄHLER): Danke.\n\n"
        "Mehr nicht.\n\nPräsidentin Ute Sand: Herr Minister.\n\nStaatsminister Max Holm: Gut.\n\n"
        "Und so weiter.\n\nPräsidentin Ute Sand: Danke."
    )
    assert [speaker for speaker, _ in told(as_text(text))] == [
        "Präsidentin Ute Sand",
        *("Piet Ferro", "Piet Ferro"),
        "Präsidentin Ute Sand",
        *("Staatsminister Max Holm", "Staatsminister Max Holm"),
        "Präsidentin Ute Sand",
    ]


def test_days_and_hours_between_turns_are_headings() -> None:
    text = (
        "Ana: One.\n\nBen: Two.\n\nTuesday, 3 March 2026\n\n9:00 a.m.\n\nAna: Three.\n\nBen: Four."
    )
    cues = as_text(text).cues
    assert [(cue.speaker, cue.kind) for cue in cues[2:4]] == [("", CueKind.HEADING)] * 2


def test_a_title_in_capitals_or_with_a_question_is_no_speaker() -> None:
    talk = "\n\nAna Reyes: Good.\n\nBen Hall: It rains.\n\nAna Reyes: It does."
    for title in ("NATO and Russia: what next?", "HARBOURS AND LOCKS: A REVIEW"):
        transcript = as_text(title + talk)
        assert (transcript.title, transcript.cues[0].speaker) == (title, "Ana Reyes")


def test_signatures_and_comments_behind_a_talk_are_nobodys() -> None:
    talk = "Ana: One.\n\nTom: Two.\n\nAna: Three.\n\nTom: Four.\n\n"
    for end in ("Best,\nAna", "--\nAna | Tide Ltd", "[a]Check this.", "Transcribed by: Pia Sand"):
        assert told(as_text(talk + end))[-1] == ("", end)


def test_what_a_program_says_of_itself_tells_who_made_the_words() -> None:
    text = "This transcript was automatically generated.\n\nAna: One.\n\nBen: Two.\n\nAna: Three."
    assert as_text(text).provenance is Provenance.AUTOMATIC


def test_a_voice_in_a_hearing_is_its_own() -> None:
    text = (
        "Senator Ortiz. Thank you.\n\nMr. Blau. The board did.\n\nSenator Ortiz. All of it?\n\n"
        "Mr. Blau. I will answer.\n\nVoice. Answer now.\n\nSenator Ortiz. Order."
    )
    assert told(as_text(text))[-2:] == [("Voice", "Answer now."), ("Senator Ortiz", "Order.")]


def test_a_house_may_be_called_news() -> None:
    text = "PORT NEWS: Why?\n\nBLAU: It leaks.\n\nPORT NEWS: Much?\n\nBLAU: A bucket."
    assert [speaker for speaker, _ in told(as_text(text))] == ["PORT NEWS", "BLAU"] * 2


def test_rows_of_a_table_amid_turns_are_nobodys() -> None:
    rows = ["LIND: Where?", "HOLM: See the list:", "Street\tHouse", "Lower\t12", "LIND: So."]
    assert told(as_text("\n\n".join(rows)))[2:] == [
        ("", "Street\tHouse"),
        ("", "Lower\t12"),
        ("LIND", "So."),
    ]


def test_in_which_manner_somebody_goes_on_is_no_other_voice() -> None:
    talk = (
        "ANA RUIZ, ANCHOR (voice-over): The lock is shut.\n\n(on camera): Good evening.\n\n"
        "KARL BLAU, LOCKKEEPER: They leak.\n\nRUIZ (on camera): How much?\n\n"
        "BLAU: A bucket a minute.\n"
    )
    read = formats.read_bytes(talk.encode(), "a.txt")
    said = [cue.speaker for cue in read.cues if "Good evening" in cue.text]
    assert said == ["ANA RUIZ"]


def test_a_title_of_a_part_ends_nobodys_words_and_a_name_above_a_part_does() -> None:
    head = "# Intro\n\nJeff Gall: Next is Ana.\n\nAna Ruiz: Thank you.\n\nI keep locks.\n\n"
    head += "Jeff Gall: Go on.\n\nAna Ruiz: Gladly.\n\nThere is much to say.\n\n"
    parts = "# A Short History Of Locks\n\nThey are old.\n\n# Piet Ferro\n\nThe quay was full.\n"
    read = formats.read_bytes((head + parts).encode(), "a.md")
    said = {cue.text: cue.speaker for cue in read.cues}
    assert said["They are old."] == "Ana Ruiz"
    assert said["The quay was full."] == ""


def test_entries_of_a_list_that_somebody_reads_out_stay_theirs() -> None:
    turns = ["LIND: Who wrote it?", "HOLM: They did.", "LIND: Who?", "HOLM: These three."]
    entries = ["* Bob Reed, on locks", "* Jan Lau: on gates", "* Pia Sand: on tides"]
    read = formats.read_bytes("\n\n".join([*turns, *entries]).encode(), "a.txt")
    assert {cue.speaker for cue in read.cues if cue.text.startswith("*")} == {"HOLM"}
