"""Captions that tell voices apart by colours: the same in every format that has them."""

from __future__ import annotations

import pytest
from ebu_files import stl, subtitle

from reader import formats
from reader.formats.shared.customs.colours import Shade, colours_of, parted
from reader.model.transcript import Cue, WordTime

YELLOW, CYAN = "yellow", "cyan"
LINES = [
    [(YELLOW, "ANA: Who goes?")],
    [(YELLOW, "And when?")],
    [(CYAN, "I go."), (YELLOW, "You?")],
    [(CYAN, "BEN: Me.")],
    [(CYAN, "Or not.")],
]
SAID = [
    *(("ANA", "Who goes?"), ("ANA", "And when?"), ("", "I go."), ("", "You?")),
    *(("BEN", "Me."), ("BEN", "Or not.")),
]


def ttml(form: str) -> bytes:
    names = 'xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"'
    head = (
        '<styling><style xml:id="yellow" tts:color="#ffff00"/><style xml:id="cyan" '
        'tts:color="#00ffff"/></styling><layout><region xml:id="of-yellow"><style '
        'tts:color="#ffff00"/></region><region xml:id="of-cyan" style="cyan"/></layout>'
    )
    body = "".join(
        f'<p begin="{at}s" end="{at}.9s" {form.format(lines[0][0])}>'
        + "<br/>".join(f"<span {form.format(colour)}>{words}</span>" for colour, words in lines)
        + "</p>"
        for at, lines in enumerate(LINES)
    )
    return f"<tt {names}><head>{head}</head><body><div>{body}</div></body></tt>".encode()


def sami() -> bytes:
    return "".join(
        f"<SYNC Start={at}000><P Class=ENCC>\n"
        + "<br>\n".join(f'<font color="{colour}">{words}</font>' for colour, words in lines)
        for at, lines in enumerate(LINES)
    ).encode()


def ass() -> bytes:
    head = (
        "[Script Info]\n[V4+ Styles]\nFormat: Name, Fontname, PrimaryColour\n"
        "Style: Default,Arial,&H0000FFFF\nStyle: cyan,Arial,&H00FFFF00\n[Events]\n"
        "Format: Start, End, Style, Text\n"
    )
    set_so = {YELLOW: r"{\clip(0,0,9,9)\rDefault}", CYAN: r"{\1c&HFFFF00&}"}
    lines = (
        f"Dialogue: 0:00:0{at}.00,0:00:0{at}.90,{'cyan' if lines[0][0] == CYAN else '*Default'},"
        + r"\N".join(
            words if number == 0 else set_so[colour] + words
            for number, (colour, words) in enumerate(lines)
        )
        for at, lines in enumerate(LINES)
    )
    return (head + "\n".join(lines)).encode()


def ebu() -> bytes:
    codes = {YELLOW: b"\x0d\x03\x0b\x0b", CYAN: b"\x0d\x06\x0b\x0b"}
    return stl(
        *(
            subtitle(
                at,
                bytes([0, 0, at, 0]),
                bytes([0, 0, at, 20]),
                b"\x0a\x0a\x8a".join(codes[colour] + words.encode() for colour, words in lines),
            )
            for at, lines in enumerate(LINES)
        )
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.ttml", ttml('tts:color="{}"')),
        ("a.ttml", ttml('style="{}"')),
        ("a.ttml", ttml('region="of-{}"')),
        ("a.smi", sami()),
        ("a.ass", ass()),
        ("a.stl", ebu()),
    ],
)
def test_another_colour_is_another_voice(name: str, data: bytes) -> None:
    cues = formats.read_bytes(data, name).cues
    assert [(cue.speaker, cue.text) for cue in cues] == SAID
    assert [cue.starts_paragraph for cue in cues] == [True, False, True, True, True, False]
    assert [cue.start for cue in cues] == [0, 1_000, 2_000, 2_000, 3_000, 4_000]


def test_one_colour_parts_nothing() -> None:
    white = ttml('tts:color="white"')
    cues = formats.read_bytes(white, "a.ttml").cues
    assert [cue.speaker for cue in cues] == ["ANA", "ANA", "ANA", "BEN", "BEN"]


def test_a_line_of_several_colours_and_a_sound_say_nothing() -> None:
    runs = [
        Shade("One ", "red"),
        Shade("two", ""),
        Shade("\n(bell)\n", "red"),
        Shade("Three", "red"),
    ]
    assert colours_of(runs) == [None, None, "red"]
    assert colours_of([Shade("La", "red"), Shade("", None)]) == [None]


def test_captions_are_compared_in_the_order_of_their_times_and_keep_those_of_words() -> None:
    cues = [
        Cue("Two\nThree", 2_000, 3_000, words=(WordTime(0, 2_000), WordTime(4, 2_500))),
        Cue("One", 1_000, 1_900),
        Cue("Four", None, None),
    ]
    red, blue = Shade("Two\n", "red"), Shade("Three", "blue")
    found = parted(cues, [[red, blue], [Shade("One", "red")], [Shade("Four", "red")]])
    assert found == [
        Cue("Two", 2_000, 3_000, words=(WordTime(0, 2_000),)),
        Cue("Three", 2_000, 3_000, words=(WordTime(0, 2_500),), starts_paragraph=True),
        Cue("One", 1_000, 1_900),
        Cue("Four", None, None),
    ]
    assert parted(cues[:1], [[Shade("Two\nThree", "red")]]) is None
    assert parted([cues[1].spoken_by("Ana")], [[red, blue]]) is None
