"""The blocks of a transcript on a web page made into cues."""

from __future__ import annotations

import pytest

from reader.formats.shared.html_blocks import page_of
from reader.formats.shared.html_speech import speech_of
from reader.model.transcript import Cue, CueKind, WordTime


def speech(html: str) -> list[Cue]:
    return speech_of(page_of(html).blocks).cues


def test_paragraphs() -> None:
    assert speech("<p>One.</p><p>Two.</p>") == [
        Cue("One.", starts_paragraph=True),
        Cue("Two.", starts_paragraph=True),
    ]
    assert speech("") == []


def test_headings() -> None:
    assert speech("<h2>On tides</h2><p>One.</p>")[0] == Cue(
        "On tides", kind=CueKind.HEADING, starts_paragraph=True
    )


def test_lines_with_times() -> None:
    assert [(cue.start, cue.text) for cue in speech("<p>[0:01] One.<br>[0:05] Two.</p>")] == [
        (1_000, "One."),
        (5_000, "Two."),
    ]


def test_what_stands_before_the_first_time() -> None:
    cues = speech("<p>Welcome.</p><p>[0:01] One.</p><p>[0:05] Two.</p>")
    assert [(cue.start, cue.text) for cue in cues] == [
        (None, "Welcome."),
        (1_000, "One."),
        (5_000, "Two."),
    ]


def test_speakers_that_the_page_marks() -> None:
    cues = speech(
        "<p><b class='speaker'>Ana</b> One.</p><p><b class='speaker'>Ben</b> Two.</p>"
        "<p>More.</p><p><b class='speaker'>Ana</b> Three.</p>"
    )
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("Ana", "One."),
        ("Ben", "Two."),
        ("Ben", "More."),
        ("Ana", "Three."),
    ]


def test_the_cites_and_times_of_podcasts() -> None:
    html = (
        "<cite>Ana:</cite><time>0:01</time><p>One<br>two.</p><p>Three.</p>"
        "<cite>Ben</cite><time>soon</time><p>[bell]</p>"
    )
    assert speech(html) == [
        Cue("One two.", 1_000, None, "Ana", starts_paragraph=True),
        Cue("Three.", None, None, "Ana", starts_paragraph=True),
        Cue("[bell]", None, None, "Ben", CueKind.SOUND, starts_paragraph=True),
    ]


def test_cites_without_times_are_voices_where_all_are_names() -> None:
    voices = "<cite>Ana:</cite><p>One.</p><cite>Ben:</cite><p>Two.</p>"
    assert [(cue.speaker, cue.text) for cue in speech(voices)] == [("Ana", "One."), ("Ben", "Two.")]
    works = "<cite>Of mice and men</cite><p>One.</p><cite>Ben:</cite><p>Two.</p>"
    assert {cue.speaker for cue in speech(works)} == {""}


def test_rows_with_a_time_and_words() -> None:
    html = (
        "<table><tr><th>Time<th>Words<tr><td>0:01<td>0:03<td>One.<tr><td>0:05<td>ANA: Two."
        "<tr><td>0:07<td>[bell]<tr><td>0:09<td></table>"
    )
    assert speech(html) == [
        Cue("One.", 1_000, 3_000),
        Cue("Two.", 5_000, None, "ANA"),
        Cue("[bell]", 7_000, kind=CueKind.SOUND),
    ]


def test_a_single_row_is_read_as_text_is() -> None:
    assert speech("<table><tr><td>0:01<td>One.</table>") == [Cue("One.", 1_000)]


@pytest.mark.parametrize(
    ("html", "cue"),
    [
        (
            "<p><i data-m='1000'>So </i><i data-m='1500'>it</i></p>",
            Cue(
                "So it",
                1_000,
                starts_paragraph=True,
                words=(WordTime(0, 1_000), WordTime(3, 1_500)),
            ),
        ),
        ("<h2>On tides</h2>", Cue("On tides", kind=CueKind.HEADING, starts_paragraph=True)),
        (
            "<p><b class='speaker'>Ana</b><i data-m='5'>[bell]</i></p>",
            Cue("[bell]", 5, None, "Ana", CueKind.SOUND, True, (WordTime(0, 5),)),
        ),
    ],
)
def test_words_with_times(html: str, cue: Cue) -> None:
    others = "<p><i data-m='9000'>Yes.</i></p>"
    assert speech(html + others)[0] == cue


def turns(html: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in speech(html)]


@pytest.mark.parametrize(
    "form",
    [
        "<p><b>{}</b> {}</p>",
        "<p><strong>{}</strong><br>{}</p>",
        "<p><strong>{}</strong></p><p>{}</p>",
        "<p><b>{}</b> – {}</p>",
        "<dl><dt>{}</dt><dd>{}</dd></dl>",
    ],
)
@pytest.mark.parametrize("names", [("AB", "CD"), ("Ana Ruiz", "Bo Lind"), ("Host", "Guest")])
def test_names_in_bold_need_no_colon(form: str, names: tuple[str, str]) -> None:
    one, two = names
    said = [
        (one, "When?"),
        (two, "In May: the 4th."),
        (one, "And then?"),
        (two, "It <b>rained</b>."),
    ]
    html = "".join(form.format(*turn) for turn in said)
    assert turns(html) == [
        (name, words.replace("<b>", "").replace("</b>", "")) for name, words in said
    ]


def test_initials_in_bold_are_those_of_who_was_named_above() -> None:
    html = (
        "<p><b>Peter Quill:</b> When?</p><p><b>Rosa Marín:</b> In May.</p><p>All of it.</p>"
        "<p><b>PQ</b> And then?</p><p><b>RM</b> Rain.</p>"
        "<p>This interview has been edited for length.</p>"
    )
    assert turns(html) == [
        ("Peter Quill", "When?"),
        ("Rosa Marín", "In May."),
        ("Rosa Marín", "All of it."),
        ("PQ", "And then?"),
        ("RM", "Rain."),
        ("", "This interview has been edited for length."),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p><b>Boats</b> are wet.</p><p><b>Nets</b> dry.</p>" * 2,
        "<p><b>When did you come?</b></p><p>In May.</p><p><b>And then?</b></p><p>It rained.</p>",
        "<p><b>AB</b> When?</p><p>In May.</p><p><b>AB</b> Why?</p><p>Rain.</p>",
        "<p><b>Oslo</b> We were late.</p><p><b>Bergen</b> It rained.</p>",
    ],
)
def test_other_words_in_bold_name_nobody(html: str) -> None:
    assert {speaker for speaker, _ in turns(html)} == {""}


def test_the_day_of_a_page_is_no_time_of_its_words() -> None:
    cues = speech(
        "<time datetime='2031-03-12'>March 12, 2031</time>"
        "<p><b>ANA:</b> Is it open?</p><p><b>BEN:</b> It is.</p><h2>Later</h2>"
        "<p><b>ANA:</b> Now?</p><p><b>BEN:</b> Now.</p>"
    )
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("ANA", "Is it open?"),
        ("BEN", "It is."),
        ("", "Later"),
        ("ANA", "Now?"),
        ("BEN", "Now."),
    ]
    assert cues[2].kind is CueKind.HEADING


def test_a_time_on_a_button_is_no_word() -> None:
    cues = speech(
        "<div><button>00:04</button><span>The ice</span> <span>broke.</span></div>"
        "<div><button>00:12</button><span>We ran.</span></div>"
        "<div><button>01:02</button><span>Home.</span></div>"
    )
    assert [(cue.start, cue.text) for cue in cues] == [
        (4_000, "The ice broke."),
        (12_000, "We ran."),
        (62_000, "Home."),
    ]


def test_a_chapter_between_the_lines_of_a_panel_is_a_heading() -> None:
    def line(time: str, words: str) -> str:
        return (
            f"<ytd-transcript-segment-renderer><div>{time}</div><span>{words}</span>"
            "</ytd-transcript-segment-renderer>"
        )

    chapter = "ytd-transcript-section-header-renderer"
    cues = speech(
        line("0:03", "good morning")
        + f"<{chapter}><div>Storm</div></{chapter}>"
        + line("0:09", "it rains")
    )
    assert [(cue.kind, cue.text) for cue in cues] == [
        (CueKind.SPEECH, "good morning"),
        (CueKind.HEADING, "Storm"),
        (CueKind.SPEECH, "it rains"),
    ]


def test_the_hour_of_a_page_is_no_time_of_its_first_words() -> None:
    cues = speech("<time>10:32</time><p>ANA: Is it open?</p><p>BEN: Yes.</p><p>ANA: Now?</p>")
    assert [(cue.start, cue.speaker) for cue in cues] == [
        (None, "ANA"),
        (None, "BEN"),
        (None, "ANA"),
    ]


def test_a_table_of_questions_and_answers_needs_no_names_of_its_columns() -> None:
    rows = [
        ("Q.", "Where were you?"),
        ("A.", "At the quay: alone."),
        ("Q.", "When?"),
        ("A.", "At six."),
    ]
    cells = "".join(f"<tr><td>{name}</td><td>{words}</td></tr>" for name, words in rows)
    assert [(cue.speaker, cue.text) for cue in speech(f"<table>{cells}</table>")] == rows


def test_a_table_of_times_names_and_words() -> None:
    rows = [
        ("0:03", "Ana", "Good morning"),
        ("0:09", "Ben", "So: rain"),
        ("1:02", "Ana", "Well then"),
    ]
    rows += [("1:09", "Ben", "Until then")]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    assert [(cue.start, cue.speaker, cue.text) for cue in speech(f"<table>{cells}</table>")] == [
        (3_000, "Ana", "Good morning"),
        (9_000, "Ben", "So: rain"),
        (62_000, "Ana", "Well then"),
        (69_000, "Ben", "Until then"),
    ]
