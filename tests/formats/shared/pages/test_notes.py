"""Notes of pages and of books, and their marks: nobody says them."""

from __future__ import annotations

import pytest
from read import read


def turns(body: str) -> list[tuple[str, str]]:
    html = f"<html><body><main><h1>Rain</h1>{body}</main></body></html>"
    return [(cue.speaker, cue.text) for cue in read(html, "a.html").cues]


SAID = [("Ana", "It rains."), ("Bo", "Does it?"), ("Ana", "It does."), ("Bo", "Thanks.")]
TALK = "<p>Ana: It rains.{}</p><p>Bo: Does it?</p><p>Ana: It does.</p><p>Bo: Thanks.</p>{}"


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (  # a document of Google, with a comment
            '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>',
            '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>Please check</p></div>',
        ),
        (
            '<sup><a href="#n1">1</a></sup>',
            '<ol><li id="n1">In May. <a href="#r1">↩</a></li></ol>',
        ),
        (
            '<sup class="reference"><a href="#c">[1]</a></sup>',
            '<div class="reflist"><ol><li>^ Tide News, 4 May</li></ol></div>',
        ),
        (
            '<a role="doc-noteref" href="#x"><sup>1</sup></a>',
            '<section role="doc-endnotes"><p>In May.</p></section>',
        ),
        (
            '<a class="footnote-ref" href="#fn1">1</a>',
            '<section class="footnotes"><p>In May.</p></section>',
        ),
    ],
)
def test_a_note_and_its_mark_are_no_speech(mark: str, note: str) -> None:
    assert turns(TALK.format(mark, note)) == SAID


def test_what_is_raised_or_leads_to_a_part_of_the_page_stays() -> None:
    body = TALK.format(" On the 3<sup>rd</sup>, see <a href='#may'>May</a>.", "")
    assert turns(body)[0] == ("Ana", "It rains. On the 3rd, see May.")


def test_a_wiki_has_its_speakers_and_not_its_tools() -> None:
    assert turns(
        "<dl><dd><b>Ana</b>: It rains.</dd><dd><b>Bo</b>: Does it?</dd>"
        "<dd><i>(He sits.)</i></dd><dd><b>Boy</b>: It does!</dd>"
        '<dd><b>Ana</b>: Hush. <span class="mw-editsection">[<a>edit</a>]</span></dd></dl>'
        '<div id="catlinks">Categories: Rain</div>'
    ) == [
        ("Ana", "It rains."),
        ("Bo", "Does it?"),
        ("", "(He sits.)"),
        ("Boy", "It does!"),
        ("Ana", "Hush."),
    ]


def test_a_quotation_drawn_out_of_the_talk_is_not_said_again() -> None:
    quote = '<blockquote class="pullquote">It rains.</blockquote>'
    assert turns(TALK.format("", "").replace("<p>Bo: Does", f"{quote}<p>Bo: Does")) == SAID


def test_a_paragraph_called_the_title_is_the_title() -> None:
    html = '<html><body><p class="c1 title">Rain in May</p>' + TALK.format("", "")
    page = read(html, "a.html")
    assert page.title == "Rain in May"
    assert [(cue.speaker, cue.text) for cue in page.cues] == SAID
