"""Styles of quotations: what is filled in, what falls out, what a wrong template is told."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from reader.model.excerpt import Excerpt, cut
from reader.model.transcript import Cue, Provenance, Source, Span, Transcript
from reader.paths import resource
from reader.quotes import styles
from reader.quotes.styles import FIELDS, StyleError, parsed, style_of

DAY = datetime.date(2026, 11, 25)
TALK = Transcript(
    title="A <b>bold</b> *talk*",
    author="Duarte, Ana; NATO",
    site="YouTube",
    date="4 March 2021",
    url="https://youtu.be/abc",
    provenance=Provenance.AUTOMATIC,
    source=Source(path="/x/talk.srt"),
    cues=(
        Cue("We built a bridge,", 42_000, 45_000, "Ana"),
        Cue("and nobody came.", 45_000, 48_000, "Ana"),
        Cue("Nobody?", 48_000, 49_000, "Ben"),
    ),
)
BARE = Transcript(cues=(Cue("Words alone."),))


def quote(template: str, talk: Transcript = TALK, cues: int = 2, **how: str) -> str:
    return styles.plain(parsed(template, **how), excerpt(talk, cues))


def excerpt(talk: Transcript, cues: int) -> Excerpt:
    last = min(cues, len(talk.cues)) - 1
    return cut(talk, Span(0, 0, last, len(talk.cues[last].text)), taken=DAY)


@pytest.mark.parametrize(
    ("field", "value"),
    {
        "quote": "We built a bridge, and nobody came.",
        "speaker": "Ana",
        "title": "A <b>bold</b> *talk*",
        "author": "Ana Duarte and NATO",
        "family": "Duarte and NATO",
        "site": "YouTube",
        "date": "4 March 2021",
        "year": "2021",
        "url": "https://youtu.be/abc",
        "link": "https://youtu.be/abc?t=42",
        "times": "0:42–0:48",
        "start": "0:42",
        "end": "0:48",
        "captions": "captions 1–2",
        "locator": "captions 1–2 of 3, 0:42–0:48",
        "kind": "automatic transcript",
        "file": "talk.srt",
        "taken": "25 November 2026",
    }.items(),
)
def test_every_field_is_filled(field: str, value: str) -> None:
    assert quote(f"{{quote}}|{{{field}}}").split("|", 1)[1] == value


def test_every_field_is_tried_here() -> None:
    assert len(FIELDS) == 18


def test_what_is_not_known_vanishes_with_its_punctuation() -> None:
    template = "“{quote}”[ ({speaker}[, {times}])][ – {site}[, {date}]]."
    assert (
        quote(template)
        == "“We built a bridge, and nobody came.” (Ana, 0:42–0:48) – YouTube, 4 March 2021."
    )
    assert quote(template, BARE) == "“Words alone.”."
    assert quote("[{speaker}: ]{quote} ({site})", BARE) == "Words alone. ()"


def test_several_speakers_are_a_dialogue() -> None:
    assert (
        quote("{quote}[ ({speaker})]", cues=3)
        == "Ana: We built a bridge, and nobody came.\nBen: Nobody?"
    )


def test_times_are_written_as_the_style_says() -> None:
    assert quote("{quote} {times}", times="full").endswith(" 00:00:42.000–00:00:48.000")
    assert quote("{quote} {times}", times="seconds").endswith(" 42–48")


def test_a_time_that_was_worked_out_says_so() -> None:
    inside = cut(TALK, Span(0, 3, 0, 8), taken=DAY)
    assert styles.plain(parsed("{quote} {times}"), inside).startswith("built about 0:42")


def test_brackets_and_braces_can_be_plain() -> None:
    assert quote(r"\[{quote}\] \{x\} \\", BARE) == r"[Words alone.] {x} \ ".rstrip()


def test_markdown_and_html_show_what_a_file_says_as_it_is() -> None:
    style = parsed("“{quote}”\n\n— {title}, {link}")
    of = excerpt(TALK, 2)
    assert styles.markdown(style, of).endswith(
        "— A \\<b\\>bold\\</b\\> \\*talk\\*, <https://youtu.be/abc?t=42>"
    )
    assert styles.rich(style, of) == (
        '<p dir="auto">“We built a bridge, and nobody came.”</p>'
        '<p dir="auto">— A &lt;b&gt;bold&lt;/b&gt; *talk*, '
        '<a href="https://youtu.be/abc?t=42">https://youtu.be/abc?t=42</a></p>'
    )


@pytest.mark.parametrize(
    ("template", "place", "told"),
    [
        ("{quote} [{speaker}", 8, "This bracket is not closed."),
        ("{quote}] x", 7, "This bracket closes nothing."),
        ("{quote", 0, "This brace is not closed."),
        ("{quote} {who}", 8, "There is no field called “who”."),
        ("{quote} [x]", 8, "Nothing in these brackets can be left out"),
        (r"{quote} \n", 8, "A backslash stands before"),
        ("no words", 0, "{quote} is missing"),
        ("{quote}" + "[" * 9, 15, "too many others"),
        ("x" * 5_000, 4_000, "at most"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_with_its_place(
    template: str, place: int, told: str
) -> None:
    with pytest.raises(StyleError) as caught:
        parsed(template)
    assert told in str(caught.value)
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"title = ", "mine.toml: this is no TOML file"),
        (b"\xff", "mine.toml: this is no TOML file"),
        (b'text = "{quote}"', "mine.toml: the style has no title."),
        (b'title = "x"\ntext = 3', "mine.toml: the style has no text."),
        (b'title = "x"\ntext = "{quote}"\ntimes = "odd"', "Times can be written as clock"),
        (b'title = "x"\ntext = "{quote} {x}"', "mine.toml: There is no field"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(data: bytes, told: str) -> None:
    with pytest.raises(StyleError) as caught:
        style_of(data, "mine.toml")
    assert told in str(caught.value)


def test_the_titles_of_those_that_ship_can_be_translated() -> None:
    found, _ = styles.styles(resource("quotes"))
    assert {style.title for style in found.values()} == styles.SHIPPED


def test_four_styles_ship_and_a_person_adds_their_own(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('title = "Mine"\ntext = "{quote}!"', encoding="utf-8")
    (tmp_path / "link.toml").write_text('title = "My link"\ntext = "{quote}"', encoding="utf-8")
    (tmp_path / "broken.toml").write_text("?", encoding="utf-8")
    found, problems = styles.styles(resource("quotes"), tmp_path, tmp_path / "none")
    assert list(found) == ["academic", "block", "link", "sentence", "mine"]
    assert found["link"].title == "My link"
    assert [str(problem).partition(":")[0] for problem in problems] == ["broken.toml"]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("academic", "“We built a bridge, and nobody came.” (Duarte and NATO, 2021, 0:42–0:48)"),
        (
            "link",
            "“We built a bridge, and nobody came.” – Ana (0:42–0:48)\nhttps://youtu.be/abc?t=42",
        ),
        (
            "sentence",
            "“We built a bridge, and nobody came.” (Ana, in “A <b>bold</b> *talk*”, YouTube, "
            "4 March 2021, 0:42–0:48)",
        ),
        (
            "block",
            "“We built a bridge, and nobody came.”\n\n"
            "— Ana, “A <b>bold</b> *talk*”, Ana Duarte and NATO, YouTube, 4 March 2021\n"
            "captions 1–2 of 3, 0:42–0:48 · automatic transcript · talk.srt · "
            "taken 25 November 2026\nhttps://youtu.be/abc?t=42",
        ),
    ],
)
def test_the_styles_that_ship(name: str, wanted: str) -> None:
    found, _ = styles.styles(resource("quotes"))
    assert styles.plain(found[name], excerpt(TALK, 2)) == wanted
    assert styles.plain(found[name], excerpt(BARE, 1)).startswith("“Words alone.”")
