"""What broadcasters and sound editors exchange; bytes and times are worked out by hand."""

from __future__ import annotations

import contextlib
import random

import pytest
from read import read, said, texts, times

from reader import formats
from reader.errors import FormatError, ReaderError, UnknownFormat
from reader.model.transcript import Cue, CueKind, Transcript

# Codes of CEA-608 with their parity bit, each twice as a file has it.
RCL, EOC, EDM, ENM, CR, RU2, RDC = (
    f"{code} {code}" for code in ("9420", "942f", "942c", "94ae", "94ad", "9425", "9429")
)
ROW_14, ROW_15 = "9454 9454", "9470 9470"  # row 14 with an indent of 8


def bytes_of(words: str) -> str:
    """Return words of an even number of letters as pairs of bytes, without parity."""
    code = words.encode("ascii").hex()
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def scc(*lines: str) -> Transcript:
    return read("Scenarist_SCC V1.0\n\n" + "\n\n".join(lines) + "\n", "a.scc")


def test_a_pop_on_caption_is_there_from_its_end_code_to_its_erasure() -> None:
    transcript = scc(
        f"00:00:01:00\t{ENM} {RCL} {ROW_14} {bytes_of('Hello,')} {ROW_15} {bytes_of('all.')} {EOC}",
        f"00:00:04:00\t{EDM}",
    )
    # The 14th pair after frame 30 ends the caption: frame 43; a frame lasts 1001/30000 s.
    assert transcript.cues == (Cue("Hello,\nall.", 1_435, 4_004),)
    assert transcript.report == ()


def test_rolled_up_lines_are_read_once_each() -> None:
    transcript = scc(
        f"00:00:01;00\t{RU2} {CR} {ROW_15} {bytes_of('First.')}",
        f"00:00:03;00\t{RU2} {CR} {ROW_15} {bytes_of('Second')}",
        f"00:00:05;00\t{RU2} {CR} {ROW_15} {bytes_of('Third.')}",
        f"00:00:07;00\t{EDM}",
    )
    assert texts(transcript) == ["First.", "Second", "Third."]
    assert [end for _, end in times(transcript)] == [3_070, 5_072, 7_007]


def test_painted_captions_end_where_the_next_is_painted_over_them() -> None:
    transcript = scc(
        f"00:00:01:00\t{RDC} {ROW_14} {bytes_of('Look: ')} {ROW_15} {bytes_of('a boat')}",
        f"00:00:03:00\t{RDC} {ROW_14} {bytes_of('There.')}",
        f"00:00:04:00\t{EDM}",
    )
    assert texts(transcript) == ["Look:\na boat", "There."]
    assert times(transcript)[1][1] == 4_004


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        ("9137 9137", "♪"),
        ("5c80", "é"),
        ("6162 9231 9231", "aÀ"[:1] + "Â"),  # the letter before stands in for the accented one
        ("9120 9120 6869", "hi"),
        ("6869 94a1 94a1 7a80", "hz"),  # backspace
        ("97a1 97a1 6869", "hi"),  # a tab
        ("zzzz 6869", "hi"),
    ],
)
def test_special_characters_and_codes_inside_a_caption(codes: str, shown: str) -> None:
    transcript = scc(f"00:00:01:00\t{RCL} {ROW_15} {codes} {EOC}")
    assert texts(transcript) == [shown]


def test_a_code_that_is_none_is_counted_and_a_second_channel_left_out() -> None:
    second = f"1c20 1c20 1c70 1c70 {bytes_of('Hola')} 1c2f 1c2f"
    transcript = scc(f"00:00:01:00\t{RCL} {ROW_15} {bytes_of('Hi')} zz {EOC} {second}")
    assert texts(transcript) == ["Hi"]
    assert "1 code is no four hexadecimal digits" in said(transcript)
    assert "1 captions of the second channel" in said(transcript).replace(
        "1 caption ", "1 captions "
    )


def test_captions_that_show_nothing_are_refused() -> None:
    with pytest.raises(FormatError, match="show no words"):
        scc(f"00:00:01:00\t{EDM}")


def subtitle(
    number: int, start: bytes, end: bytes, field: bytes, *, last: int = 0xFF, comment: int = 0
) -> bytes:
    head = bytes([0]) + number.to_bytes(2, "little") + bytes([last, 0]) + start + end
    return head + bytes([20, 2, comment]) + field.ljust(112, b"\x8f")


def stl(*blocks: bytes, table: bytes = b"00", start: bytes = b"00000000") -> bytes:
    head = b"850STL25.011" + table + b"0F" + b"Le port".ljust(32) + b"1. La mar\x82e".ljust(32)
    return head.ljust(256) + start + b" " * (1_024 - 264) + b"".join(blocks)


AT_ONE, AT_TWO = bytes([0, 0, 1, 0]), bytes([0, 0, 2, 12])


def test_ebu_subtitles_have_accents_lines_and_a_title() -> None:
    field = b"\x0b\x0b\x07Caf\xc2e\x8a\x8a\x80na\xc8ive\x81\x0a\x0a"
    transcript = formats.read_bytes(stl(subtitle(0, AT_ONE, AT_TWO, field)), "a.stl")
    assert transcript.cues == (Cue("Café\nnaïve", 1_000, 2_480),)
    assert (transcript.title, transcript.language) == ("Le port: 1. La marée", "fr")
    assert transcript.report == ()


def test_ebu_subtitles_go_on_in_further_blocks_and_comments_are_none() -> None:
    data = stl(
        subtitle(1, AT_ONE, AT_TWO, b"One ", last=0),
        subtitle(1, AT_ONE, AT_TWO, b"two.", last=0xFF),
        subtitle(2, AT_ONE, AT_TWO, b"by hand", comment=1),
        subtitle(3, AT_TWO, bytes([9, 99, 0, 0]), b"data", last=0xFE),
        subtitle(4, bytes([0, 61, 0, 0]), AT_TWO, b"When?"),
    )
    transcript = formats.read_bytes(data + b"half", "a.stl")
    assert texts(transcript) == ["One two.", "When?"]
    assert times(transcript)[1] == (None, 2_480)
    for sentence in ("1 comment was left out", "1 subtitle has no possible time", "breaks off"):
        assert sentence in said(transcript)


@pytest.mark.parametrize(
    ("table", "field", "word"),
    [
        (b"01", b"\xbc\xde\xe0\xd5", "Море"),
        (b"03", b"\xcd\xe1\xdf", "Ναί"),
        (b"04", b"\xf9\xec", "של"),
    ],
)
def test_ebu_subtitles_in_other_alphabets(table: bytes, field: bytes, word: str) -> None:
    data = stl(subtitle(0, AT_ONE, AT_TWO, field), table=table)
    assert texts(formats.read_bytes(data, "a.stl")) == [word]


def test_ebu_times_count_from_the_start_of_the_programme() -> None:
    zero, ten = bytes([0, 0, 0, 0]), bytes([10, 0, 1, 5])
    data = stl(
        subtitle(0, zero, zero, b"Story 12"),
        subtitle(1, ten, bytes([10, 0, 2, 0]), b"Hello."),
        start=b"10000000",
    )
    transcript = formats.read_bytes(data, "a.stl")
    assert transcript.cues == (Cue("Hello.", 1_200, 2_000),)
    assert "1 subtitle stands before that start" in said(transcript)


def test_ebu_bytes_in_disorder_are_read_or_refused() -> None:
    chance = random.Random(3264)
    whole = stl(*(subtitle(at, AT_ONE, AT_TWO, b"Caf\xc2e") for at in range(4)))
    for _ in range(400):
        data = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(1, 60)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(ReaderError):
            formats.read_bytes(bytes(data), "a.stl", format="ebu-stl")
    with pytest.raises(FormatError, match="no subtitles with words"):
        formats.read_bytes(stl(), "a.stl")
    with pytest.raises(UnknownFormat, match="no EBU STL"):
        formats.read_bytes(b"a", "a.stl", format="ebu-stl")


def test_quicktime_text_counts_in_its_own_scale() -> None:
    transcript = read(
        "{QTtext}{font:Geneva}{timeScale:30}{timeStamps:absolute}\n[00:00:01.15]\n{bold}One\n"
        "two.{plain}\n[00:00:02.00]\n[00:00:03.00]Three.\n",
        "a.txt",
    )
    assert transcript.cues == (Cue("One\ntwo.", 1_500, 2_000), Cue("Three.", 3_000))
    relative = read(
        "{QTtext}{timeStamps:relative}\n[00:00:01.300]\nOne.\n[00:00:02.0]\nTwo.\n", "a.txt"
    )
    assert times(relative) == [(1_500, 3_500), (3_500, None)]
    with pytest.raises(FormatError, match="no words behind a time"):
        read("{QTtext}\nwords\n", "a.txt")


def test_labels_have_frequencies_moments_and_commas() -> None:
    transcript = read(
        "0.5\t1,25\tAna: One.\n\\\t100.0\t200.0\n2.0\t2.0\tAna: Two.\n3.0\t4.0\tBen: Three.\n",
        "a.txt",
    )
    assert transcript.cues == (
        Cue("One.", 500, 1_250, "Ana", starts_paragraph=True),
        Cue("Two.", 2_000, None, "Ana", starts_paragraph=True),
        Cue("Three.", 3_000, 4_000, "Ben", starts_paragraph=True),
    )


def test_labels_below_a_title_are_times_of_a_text() -> None:
    labels = "1.0\t2,5\tOne.\n2.5\t4\tTwo.\n4.25\t5.0\tThree.\n6.0\t7.0\tFour.\n"
    transcript = read(f"The Harbour\n\n{labels}", "a.txt")
    assert (transcript.source.format, transcript.title) == ("text", "The Harbour")
    assert texts(transcript) == ["One.", "Two.", "Three.", "Four."]
    assert times(transcript) == [(1_000, 2_500), (2_500, 4_000), (4_250, 5_000), (6_000, 7_000)]
    rows = "12\t34\tboats\n13\t35\tcrews\n14\t36\tnets\n"
    assert times(read(rows, "a.txt")) == [(None, None)]


def test_scored_words_and_segments() -> None:
    words = read(
        ";; heard\nrec1 1 0.50 0.20 so\nrec1 1 0.80 0.30 we 0.99\nrec1 1 1.20 0.40 walk. 0.98\n",
        "a.ctm",
    )
    assert texts(words) == ["so we walk."]
    assert times(words) == [(500, 1_600)]
    segments = read(
        ";; LABEL\nrec1 1 Ana 0.50 1.60 <o,f0,female> So we walk.\n"
        "rec1 1 inter_segment_gap 1.60 2.00 <o,,>\n"
        "rec2 1 Ben 0.10 0.90 <o,f0,male> Yes.\n",
        "a.stm",
    )
    assert [(cue.text, cue.speaker, cue.start) for cue in segments.cues] == [
        ("rec1", "", None),
        ("So we walk.", "Ana", 500),
        ("rec2", "", None),
        ("Yes.", "Ben", 100),
    ]
    assert segments.cues[0].kind is CueKind.HEADING


def test_avids_frames_are_counted_by_the_highest() -> None:
    transcript = read(
        "<begin subtitles>\n00:00:01:15 00:00:02:29\nOne.\n\n<end subtitles>\nnot this\n", "a.txt"
    )
    assert transcript.cues == (Cue("One.", 1_500, 2_967),)
    assert "30 were assumed" in said(transcript)


def test_what_only_looks_alike_is_left_to_others() -> None:
    for text in (
        "Prices rose by 1.5 2.5 times last year.\n",
        "A recording of Ana 1 2 and more words.\nAnd then some.\n",
    ):
        assert read(text, "a.txt").source.format == "text"
    with pytest.raises(FormatError, match="times but no speech"):
        read("1.0\t2.0\n3.0\t4.0\n", "a.txt")
