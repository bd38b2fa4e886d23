"""Tables with a row a caption or a turn: whatever their columns are called."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader import formats
from reader.errors import FormatError, UnknownFormat
from reader.model.transcript import Cue, Transcript


def test_a_table_needs_no_times_if_it_names_who_speaks() -> None:
    transcript = read(
        'Line,Speaker,Text,Date\n1,Holt,"Good ""evening"".",9/26\n2,,Quiet.,9/26\n', "a.csv"
    )
    assert transcript.cues == (
        Cue('Good "evening".', speaker="Holt", starts_paragraph=True),
        Cue("Quiet."),
    )
    assert "2 columns were left out: “line”, “date”." in said(transcript)


def test_times_in_brackets_and_labels_with_colons_are_bare_and_references_are_resolved() -> None:
    transcript = read(
        "timestamp,speaker,words,tags\n[0:00],DB:,Tea &amp; milk&#8212;now.,\n,RA:,Good.,\n"
        "(2:05),RA:,AT&T is & stays.,x\n",
        "a.csv",
    )
    assert transcript.cues == (
        Cue("Tea & milk—now.", 0, None, "DB"),
        Cue("Good.", None, None, "RA"),
        Cue("AT&T is & stays.", 125_000, None, "RA"),
    )


@pytest.mark.parametrize(
    "head",
    [
        "TimeStart,TimeEnd,Speaker Name,Dialog",
        "Start Time;End Time;Participant;Transcription",
        "start (seconds)|end (seconds)|speaker_label|utterance",
        "In\tOut\tWho\tLine",
        "start_time,stop_time,Character,Sentence",
    ],
)
def test_columns_are_known_by_many_names(head: str) -> None:
    separator = next(sign for sign in ";|\t," if sign in head)
    rows = [["1.5", "3", "Ana", "The tide is out."], ["3.25", "6", "Ben", "We walk."]]
    text = "\n".join([head, *(separator.join(row) for row in rows)])
    assert read(text, "a.csv").cues == (
        Cue("The tide is out.", 1_500, 3_000, "Ana"),
        Cue("We walk.", 3_250, 6_000, "Ben"),
    )


def test_a_unit_in_the_name_of_a_column_counts() -> None:
    transcript = read("start_ms,duration_ms,text\n1500,250,One.\n2000,500,Two.\n", "a.csv")
    assert times(transcript) == [(1_500, 1_750), (2_000, 2_500)]
    assert transcript.report == ()


def test_a_range_in_one_cell_is_start_and_end() -> None:
    transcript = read(
        "Timecode,Text\n00:00:01 - 00:00:04,One.\n0:05 --> 0:06.5,Two.\nnoon: late,Three.\n",
        "a.csv",
    )
    assert times(transcript) == [(1_000, 4_000), (5_000, 6_500), (None, None)]
    assert "1 time could not be read." in said(transcript)


def test_of_two_columns_for_the_words_the_plainer_name_counts() -> None:
    transcript = read("comment,text,speaker\nloud,Hello.,Ana\n", "a.csv")
    assert texts(transcript) == ["Hello."]


def test_where_a_column_names_speakers_none_are_guessed() -> None:
    rows = "".join(f"{at},,NATO and Russia: part {at}.\n" for at in range(1, 6))
    transcript = read("start,speaker,text\n" + rows, "a.csv")
    assert {cue.speaker for cue in transcript.cues} == {""}
    assert texts(transcript)[0] == "NATO and Russia: part 1."


def test_what_this_program_wrote_comes_back_to_the_letter() -> None:
    cues = (Cue("&amp; so: x;", 0, 1_000, "Ana:"), Cue("=1", 2_000, 3_000))
    data = formats.write(Transcript(cues=cues), "csv")
    assert formats.read_bytes(data, "a.csv").cues == cues


def test_tables_of_other_things_are_refused() -> None:
    with pytest.raises(UnknownFormat, match="names a text and a start or a speaker"):
        formats.read_bytes(b"city,people\nBath,90000\n", "a.csv", format="csv")
    with pytest.raises(FormatError, match="holds no words"):
        read("start,text\n1,\n", "a.csv")
    with pytest.raises(FormatError, match="The table breaks"):
        read('start,text\n1,"' + "x" * 1_000_001, "a.csv")


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "speaker_name,start_offset,end_offset,transcript\nAna,1200,3400,Hello.\nBo,3400,4000,Yes.\n",
            (1_200, 3_400),
        ),
        (
            "sep=;\nZeit;Name;Nachricht\n00:01:05;Ana;Hallo.\n00:01:09;Bo;Ja: gut.\n",
            (65_000, 69_000),
        ),
        ("sender,message,date\nAna,Hi,9/26\nBo,Yes,9/26\n", (None, None)),
    ],
)
def test_services_and_chats_have_names_of_their_own(
    text: str, turns: tuple[int | None, int | None]
) -> None:
    cues = read(text, "a.csv").cues
    assert [(cue.start, cue.speaker) for cue in cues] == [(turns[0], "Ana"), (turns[1], "Bo")]


def test_words_with_the_separator_in_the_last_column_need_no_quotes() -> None:
    transcript = read(
        "Time,Speaker,Text\n0:01,Ana,Hello, my friend, do not go\n0:03,Ben,I go,,\n0:05,Ana\n",
        "a.csv",
    )
    assert transcript.cues == (
        Cue("Hello, my friend, do not go", 1_000, None, "Ana"),
        Cue("I go", 3_000, None, "Ben"),
    )


def spoken(text: str, name: str = "a.csv") -> list[tuple[int | None, str, str]]:
    return [(cue.start, cue.speaker, cue.text) for cue in read(text, name).cues]


def test_a_column_of_numbers_is_not_what_is_said() -> None:
    assert spoken("Speaker,Turn,Remark\nAna,1,Hello there\nBen,2,Hi: you\n") == [
        (None, "Ana", "Hello there"),
        (None, "Ben", "Hi: you"),
    ]
    assert spoken("Turn,Who,What was said,Notes\n1,Ana,How old?,a long pause before\n") == [
        (None, "Ana", "How old?")
    ]


def test_each_column_of_times_has_the_unit_that_its_name_tells() -> None:
    minutes = read("Start (min),End (s),Speaker,Text\n1.5,95.5,Ana,Hello\n2,130,Ben,Hi\n", "a.csv")
    assert times(minutes) == [(90_000, 95_500), (120_000, 130_000)]
    mixed = read("Start [s],End (ms),Text\n1,1500,Hello\n2,2750,Hi\n", "a.csv")
    assert times(mixed) == [(1_000, 1_500), (2_000, 2_750)]
    hours = read("start (h),text\n0.5,Hello\n1,Hi\n", "a.csv")
    assert times(hours) == [(1_800_000, None), (3_600_000, None)]


def test_a_column_for_each_voice() -> None:
    assert spoken("Interviewer,Participant\nWhere were you born?,In Hale\nWhen?,\n") == [
        (None, "Interviewer", "Where were you born?"),
        (None, "Participant", "In Hale"),
        (None, "Interviewer", "When?"),
    ]
    assert spoken(
        "Time,Frage,Antwort\n00:00:05,Wo war das?,In Hale.\n00:00:09,Wann?,Im Mai.\n"
    ) == [
        (5_000, "Frage", "Wo war das?"),
        (None, "Antwort", "In Hale."),
        (9_000, "Frage", "Wann?"),
        (None, "Antwort", "Im Mai."),
    ]
    assert spoken("Participant,Question,Answer\nTom,Where was that?,In Hale\n") == [
        (None, "Question", "Where was that?"),
        (None, "Tom", "In Hale"),
    ]
    unsure = read("Speaker,Question,Answer\nTom,Where was that?,In Hale\n", "a.csv")
    assert [(cue.speaker, cue.text) for cue in unsure.cues] == [
        ("Question", "Where was that?"),
        ("Answer", "In Hale"),
    ]
    assert said(unsure) == "1 column was left out: “speaker”."


def test_a_column_for_each_tier() -> None:
    table = "Begin Time - msec\tEnd Time - msec\tAna\tBen\n100\t1500\tHi\t\n1500\t2900\t\tYes\n"
    assert read(table, "a.tsv").cues == (
        Cue("Hi", 100, 1_500, "Ana"),
        Cue("Yes", 1_500, 2_900, "Ben"),
    )


def test_a_list_of_interviews_is_no_interview() -> None:
    listed = "Interviewer,Participant\nAna Reed,Tom Hale\nAna Reed,Ben Cole\n"
    with pytest.raises(UnknownFormat):
        formats.read_bytes(listed.encode(), "a.csv", format="csv")


def test_a_table_without_names_of_columns_is_told_by_its_cells() -> None:
    assert spoken("Ana,00:00:01,Hello everybody\nBen,00:00:04,Hi Ana\nAna,00:00:07,Start?\n") == [
        (1_000, "Ana", "Hello everybody"),
        (4_000, "Ben", "Hi Ana"),
        (7_000, "Ana", "Start?"),
    ]
    assert spoken("Ana\tHello to you all\nBen\tHi\nAna\tShall we start?\n", "a.tsv") == [
        (None, "Ana", "Hello to you all"),
        (None, "Ben", "Hi"),
        (None, "Ana", "Shall we start?"),
    ]
    with pytest.raises(UnknownFormat):
        formats.read_bytes(b"Bath,90000\nYork,150000\n", "a.csv", format="csv")


def test_a_title_above_rows_that_name_no_columns() -> None:
    rows = '"Ana Reyes","00:00:01","Good morning"\n"Ben Hall","00:00:05","So: rain"\n'
    found = read(f'Harbour,,\n{rows}"Ana Reyes","00:00:09","Well"\n', "a.csv")
    assert [(cue.start, cue.speaker, cue.text) for cue in found.cues] == [
        (1_000, "Ana Reyes", "Good morning"),
        (5_000, "Ben Hall", "So: rain"),
        (9_000, "Ana Reyes", "Well"),
    ]


@pytest.mark.parametrize(
    ("rows", "starts", "date"),
    [
        (
            "2026-03-01T10:00:03.250Z,Ana,Hello\n2026-03-01T10:00:09Z,Ben,Hi\n",
            [0, 5_750],
            "2026-03-01",
        ),
        ("01.03.2026 23:59:50,Ana,Hello\n02.03.2026 0:00:10,Ben,Hi\n", [0, 20_000], "2026-03-01"),
        ("10:00:03 AM,Ana,Hello\n10:00:09 AM,Ben,Hi\n", [0, 6_000], ""),
        ("11:59:50 PM,Ana,Hello\n12:00:10 AM,Ben,Hi\n", [0, 20_000], ""),
        ("1772359203,Ana,Hello\n1772359209.5,Ben,Hi\n", [0, 6_500], "2026-03-01"),
    ],
)
def test_times_of_the_day_count_from_the_first(rows: str, starts: list[int], date: str) -> None:
    for head in ("Time,Speaker,Text\n", "Timestamp,Speaker,Text\n"):
        transcript = read(head + rows, "a.csv")
        assert [cue.start for cue in transcript.cues] == starts
        assert transcript.date == date
        assert "times of the day in this table were counted from the first" in said(transcript)


def test_a_column_of_dates_holds_times_only_where_clocks_stand_in_it() -> None:
    chat = "Date,Sender,Message\n2026-03-01 10:00:03,Ana,Hello\n2026-03-01 10:00:09,Ben,Hi\n"
    assert [cue.start for cue in read(chat, "a.csv").cues] == [0, 6_000]
    days = "Date,Sender,Message\n2026-03-01,Ana,Hello\n2026-03-01,Ben,Hi\n"
    transcript = read(days, "a.csv")
    assert [cue.start for cue in transcript.cues] == [None, None]
    assert "1 column was left out: “date”." in said(transcript)


def test_columns_that_count_in_frames_or_are_called_by_their_clocks() -> None:
    frames = read("Start Frame,End Frame,Text\n75,200,Hello there\n225,300,Hi\n", "a.csv")
    assert times(frames) == [(3_000, 8_000), (9_000, 12_000)]
    assert "25 were assumed" in said(frames)
    clocks = read("Min:Sec;Wer;Was\n00:03;Ana;Hallo\n00:09;Ben;Ja\n", "a.csv")
    assert [cue.start for cue in clocks.cues] == [3_000, 9_000]


def test_beside_an_onset_the_offset_is_the_end() -> None:
    table = "Onset (ms),Offset (ms),Tier,Annotation\n3250,8000,Ana,Hello\n9000,12000,Ben,Hi\n"
    assert times(read(table, "a.csv")) == [(3_250, 8_000), (9_000, 12_000)]


def test_numbered_speakers_are_called_so() -> None:
    table = "speaker_id,start_time,transcript\n0,3.25,Hello there\n1,9.5,Hi\n,10,Yes\n"
    assert [cue.speaker for cue in read(table, "a.csv").cues] == ["Speaker 0", "Speaker 1", ""]


def test_marks_of_quotation_between_tabs_are_of_the_words_unless_they_hold_cells() -> None:
    bare = 'start\tend\ttext\n0\t3000\t"Go home.\n3000\t5000\tHe went.\n5000\t8000\tAnd "stayed"\n'
    assert texts(read(bare, "a.tsv")) == ['"Go home.', "He went.", 'And "stayed"']
    half = 'start\tend\ttext\n0\t3000\t"Mind the ropes," she said\n3000\t5000\tYes.\n'
    assert texts(read(half, "a.tsv")) == ['"Mind the ropes," she said', "Yes."]
    quoted = 'start\ttext\n0.5\t"He said ""mind\tthe ropes"""\n9\t"two\nlines"\n'
    assert texts(read(quoted, "a.tsv")) == ['He said "mind\tthe ropes"', "two\nlines"]


def test_a_comment_is_not_what_is_said_where_another_column_has_words() -> None:
    transcript = read(
        "Time;Name;Original;Translation;Comment\n0:01;Ana;Die Schleuse ist zu.;It is shut.;check\n"
        "0:02;Tom;Seit wann?;Since when?;\n",
        "a.csv",
    )
    assert texts(transcript) == ["Die Schleuse ist zu.", "Seit wann?"]
    assert "2 columns were left out: “translation”, “comment”." in said(transcript)
    assert texts(read("Speaker,Comment\nAna,Good.\nBen,Yes.\n", "a.csv")) == ["Good.", "Yes."]


def test_lines_above_a_table_tell_title_and_day() -> None:
    transcript = read(
        "Title,Harbour talk\nDate,2026-03-04\nExported by,NVivo\n\nStart,Speaker,Text\n"
        "0:01,Ana,The lock is shut.\n",
        "a.csv",
    )
    assert (transcript.title, transcript.date) == ("Harbour talk", "2026-03-04")
    assert "4 lines above the table were left out" in said(transcript)


def test_parts_of_a_day_are_what_excel_counts_in() -> None:
    table = "Start,Speaker,Text\n0.000011574074,Ana,Shut.\n0.000023148148,Tom,Since when?\n"
    transcript = read(table, "a.csv")
    assert [cue.start for cue in transcript.cues] == [1_000, 2_000]
    assert "taken for parts of a day" in said(transcript)
