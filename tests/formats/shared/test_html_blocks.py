"""The blocks of a web page, and what holds in them."""

from __future__ import annotations

import pytest

from reader.formats.shared.html_blocks import HtmlBlock, page_of


def blocks(html: str) -> list[HtmlBlock]:
    return page_of(html).blocks


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("", []),
        ("<p></p> <p> </p>", []),
        ("One.", ["One."]),
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<ul><li>One.<li>Two.</ul>", ["One.", "Two."]),
        ("<dl><dt>One.<dd>Two.</dl>", ["One.", "Two."]),
        ("<table><tr><td>One.<td>Two.<tr><td>Three.</table>", ["One.", "Two.", "Three."]),
        ("<p>One <b>and</b> <i>two</i>.</p>", ["One and two."]),
        ("<p>One<br>two<br/>three</p>", ["One\ntwo\nthree"]),
        ("<p> One \n\t and  two </p>", ["One and two"]),
        ("<pre>\nOne  and\n  two\n</pre> <p>a\nb</p>", ["One  and\n  two", "a b"]),
        ("<div style='white-space: pre-wrap'>One\n<b>two</b></div>", ["One\ntwo"]),
        ("<p>One <!-- not --> two</p>", ["One two"]),
        ("<p>Tom &amp; Ana</p>", ["Tom & Ana"]),
        ("One.<hr>Two.", ["One.", "Two."]),
        ("<script>var a = '<p>';</script><style>p {}</style><p>One.</p>", ["One."]),
        ("<p>One</b></i></p></div>Two", ["One", "Two"]),
        ("<p>One<span aria-hidden='true'>*</span></p>", ["One"]),
        ("<div><span class='timestamp'>0:05</span>Hello.</div>", ["0:05 Hello."]),
        ("<div>Hello.<span class='timestamp'>0:05</span></div>", ["Hello. 0:05"]),
        ("<div><span>Hel</span>lo.</div>", ["Hello."]),
        ("<x-transcript-segment>One.</x-transcript-segment>Two.", ["One.", "Two."]),
    ],
)
def test_what_a_reader_sees_as_a_paragraph(html: str, shown: list[str]) -> None:
    assert texts(html) == shown


def test_a_block_has_its_nearest_element() -> None:
    html = "<div>One.<h2>Two.</h2><p><b>Three.</b></p><blockquote>Four.</blockquote></div>"
    assert [(block.element, block.is_heading) for block in blocks(html)] == [
        ("div", False),
        ("h2", True),
        ("p", False),
        ("blockquote", False),
    ]


@pytest.mark.parametrize(
    ("open_tag", "hidden"),
    [
        ("<div hidden>", True),
        ("<div style='color: red; display : none'>", True),
        ("<div style='VISIBILITY:hidden'>", True),
        ("<div aria-hidden='true'>", True),
        ("<div class='sr-only'>", True),
        ("<div class='visually-hidden'>", True),
        ("<noscript>", True),
        ("<template>", True),
        ("<div aria-hidden='false'>", False),
        ("<div aria-hidden='true' class='timestamp'>", False),
        ("<div style='display: block'>", False),
    ],
)
def test_what_is_not_shown(open_tag: str, hidden: bool) -> None:
    assert [block.is_hidden for block in blocks(f"{open_tag}<p>One.</p>")] == [hidden]


@pytest.mark.parametrize("name", ["nav", "aside", "footer", "form", "menu", "figcaption"])
def test_what_stands_around_the_text(name: str) -> None:
    assert [block.is_chrome for block in blocks(f"<{name}><p>One.</p></{name}><p>Two.</p>")] == [
        True,
        False,
    ]


def test_the_main_part_and_the_standfirst() -> None:
    one, two, three = blocks("<main><p class='dek'>One.</p><p>Two.</p></main><p>Three.</p>")
    assert (one.is_main, two.is_main, three.is_main) == (True, True, False)
    assert (one.is_standfirst, two.is_standfirst, three.is_standfirst) == (True, False, False)


def test_regions_are_numbered_and_those_inside_belong_to_the_outer() -> None:
    html = (
        "<p>One.</p><div class='video-transcript'><p id='transcript-1'>Two.</p></div>"
        "<div id='Transcript'>Three.</div><div class='my captions'>Four.</div>"
    )
    assert [block.region for block in blocks(html)] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "open_tag",
    [
        "<div class='recaptions'>",
        "<figure class='captions'>",
        "<div class='wp-caption captions'>",
        "<body class='has-transcript'>",
        "<button class='transcript'>",
    ],
)
def test_what_only_sounds_like_a_region(open_tag: str) -> None:
    assert [block.region for block in blocks(f"{open_tag}One.")] == [0]


def test_rows_are_counted_over_all_tables() -> None:
    html = (
        "<table><tr><th>A<th>B<tr><td>1<td>2</table><p>One.</p>"
        "<table><tr><td><p>3</p><p>4</p></table>"
    )
    assert [(block.text, block.row) for block in blocks(html)] == [
        ("A", 1),
        ("B", 1),
        ("1", 2),
        ("2", 2),
        ("One.", 0),
        ("3", 3),
        ("4", 3),
    ]


def test_the_first_link_of_a_block_counts() -> None:
    html = "<p><a href=' /1 '>One</a> <a href='/2'>two</a></p><p>Three.</p>"
    assert [block.href for block in blocks(html)] == ["/1", ""]


def test_a_speaker_stands_apart_from_the_words() -> None:
    html = "<p><span class='SpeakerName'>[Ana]:</span> Hello.</p><p>More.</p>"
    assert [(block.speaker, block.text) for block in blocks(html)] == [
        ("Ana", "Hello."),
        ("", "More."),
    ]


def test_words_have_times() -> None:
    html = (
        "<p> <span data-m='1000'>So </span><span data-m='1500'>it</span> <i data-m='x'>is</i></p>"
    )
    assert blocks(html)[0].words == ((0, 1_000), (3, 1_500))
    assert blocks("<p data-m='5'></p><p>One</p>")[0].words == ()


def test_cites_and_times_that_stand_alone_are_blocks() -> None:
    html = "<cite>Ana:</cite><time>0:05</time><p>Hello <cite>The Times</cite>.</p>"
    assert [(block.element, block.text) for block in blocks(html)] == [
        ("cite", "Ana:"),
        ("time", "0:05"),
        ("p", "Hello The Times."),
    ]


def test_the_head_of_a_page() -> None:
    html = (
        "<html lang='cy'><head><title>On &amp; tides</title><base href='/b'>"
        "<meta property='og:title' content='Tides'><meta name='Author' content='Ana'>"
        "<meta name='author' content='Ben'><link rel='Canonical' href='/c'><link rel='x' href='/d'>"
    )
    assert page_of(html).facts == {
        "lang": "cy",
        "title": "On & tides",
        "base": "/b",
        "og:title": "Tides",
        "author": "Ana",
        "canonical": "/c",
    }


def test_a_page_of_five_thousand_open_elements_is_read() -> None:
    page = page_of("<div>" * 5_000 + "<p>One.</p>" + "</div>" * 5_000 + "<p>Two.</p>")
    assert [block.text for block in page.blocks] == ["One.", "Two."]


def test_a_time_in_brackets_that_is_a_link_stays_close_to_them() -> None:
    page = page_of(
        '<p><b>Eva (<a href="/x?ts=2">00:02</a>):</b><br>It [<a href="#">1:02</a>] is.</p>'
    )
    assert page.blocks[0].text == "Eva (00:02):\nIt [1:02] is."
