"""Names before words that no colon parts from them."""

from __future__ import annotations

import pytest
from read import read

from reader.formats.shared.coats.plain_names import with_plain_names

WORDS = ["It rains.", "Does it?", "It does.", "So."]


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("{}  {}", ("Speaker 1", "Speaker 2")),
        ("{}\t{}", ("Sprecher 1", "Sprecher 2")),
        ("{} – {}", ("Enq.", "M. B.")),
    ],
)
def test_blanks_or_a_dash_part_names_from_words(form: str, names: tuple[str, str]) -> None:
    lines = [form.format(names[at % 2], one) for at, one in enumerate(WORDS)]
    cues = read("\n".join(lines), "a.txt").cues
    assert [(cue.speaker, cue.text) for cue in cues] == [*zip([*names] * 2, WORDS, strict=True)]


@pytest.mark.parametrize(
    "form",
    [
        "[0:0{at}] {name} {words}",
        "10:00:0{at} {capitals} {words}",
        "10:00:0{at} {capitals} (VO) {words}",
    ],
)
def test_a_name_alone_stands_behind_the_time(form: str) -> None:
    names = ["Ana Lund", "Bo Birk"] * 2
    lines = [
        form.format(at=at, name=name, capitals=name.split()[1].upper(), words=words)
        for at, (name, words) in enumerate(zip(names, WORDS, strict=True), 1)
    ]
    cues = read("\n".join(lines), "a.txt").cues
    called = names if "{name}" in form else ["LUND", "BIRK"] * 2
    assert [(cue.speaker, cue.text) for cue in cues] == [*zip(called, WORDS, strict=True)]


def test_voices_are_numbered_in_brackets() -> None:
    lines = ["[Speaker:0] It rains.", "[Speaker:1] Does it?", "[Speaker:0] It does."]
    cues = read("\n\n".join(lines), "a.txt").cues
    assert [cue.speaker for cue in cues] == ["Speaker 0", "Speaker 1", "Speaker 0"]


def test_an_hour_is_no_minute_of_a_recording() -> None:
    text = (
        "Kl. 10:02\n\nAna Lund:\nIt rains.\n\nKl. 10:03\n\nBo Birk:\nDoes it?\n\nAna Lund:\nYes.\n"
    )
    starts = [cue.start for cue in read(text, "a.txt").cues]
    assert starts == [36_120_000, 36_180_000, None]


def test_buttons_beside_times_are_not_said() -> None:
    text = (
        "Play video starting at :02 and follow transcript0:02\nIt rains.\n"
        "Play video starting at :09 and follow transcript0:09\nDoes it?\n"
    )
    cues = read(text, "a.txt").cues
    assert [(cue.start, cue.text) for cue in cues] == [(2_000, "It rains."), (9_000, "Does it?")]


@pytest.mark.parametrize(
    "lines",
    [
        ["[0:01] New York is cold.", "[0:02] Cold Harbour is not.", "[0:03] New York again."],
        ["[0:01] Big Ben Rings.", "[0:02] Old Ben Sleeps.", "[0:03] Young Ben Sings."],
        ["Rain – All day", "Wind – At night", "Hail – Once", "Snow – Never"],
    ],
)
def test_words_that_do_not_come_again_name_nobody(lines: list[str]) -> None:
    assert with_plain_names(lines) == lines
