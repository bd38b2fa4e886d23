"""Pages of any site: what is the transcript, what stands around it, and what never counts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from read import read, said, texts, times

from reader.errors import FormatError
from reader.formats.decoding.html_tokens import listen
from reader.model.transcript import Cue, CueKind, RelatedVideo, WordTime


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"


class Heard:
    """Notes what a page is made of: start tags, end tags with a slash, texts in quotes."""

    def __init__(self, html: str) -> None:
        self.parts: list[str] = []
        self.attributes: list[Mapping[str, str]] = []
        listen(html, self)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.parts.append(name)
        self.attributes.append(attributes)

    def end(self, name: str) -> None:
        self.parts.append(f"/{name}")

    def text(self, text: str) -> None:
        self.parts.append(f"“{text}”")


def test_tags_are_read_as_browsers_read_them() -> None:
    heard = Heard("""<P class='a>b' data-x=1 hidden>5 &lt; 6<!-- <b> --></p><br/>""")
    assert heard.parts == ["p", "“5 < 6”", "/p", "br"]
    assert heard.attributes[0] == {"class": "a>b", "data-x": "1", "hidden": ""}


def test_what_opens_no_tag_is_text() -> None:
    assert Heard("1 < 2 <3 <> </ <b>c < d").parts == ["“1 < 2 <3 <> </ ”", "b", "“c < d”"]


def test_scripts_are_no_text_and_what_never_closes_ends_with_the_page() -> None:
    script = Heard("a<script>if (1<2) x('</p>')</script>b")
    assert script.parts == ["“a”", "script", "/script", "“b”"]
    assert Heard("a<!-- <p>b").parts == ["“a”"]
    assert Heard('<p title="x><b>c</b>').parts == ["p", "b", "“c”", "/b"]


def test_an_element_called_transcript_is_the_transcript() -> None:
    transcript = read(
        page(
            "<nav><a href=/>Home</a></nav><h1>The keepers</h1><p class=standfirst>A lamp.</p>"
            "<div id=Transcript><p>I came here in the autumn.</p><p>The boats were in.</p></div>"
            "<footer>Cookies</footer>"
        ),
        "a.html",
    )
    assert (transcript.title, transcript.standfirst) == ("The keepers", "A lamp.")
    assert texts(transcript) == ["I came here in the autumn.", "The boats were in."]
    assert "were left out or used" in said(transcript)


def test_a_hidden_transcript_is_read_where_it_is_the_only_one() -> None:
    hidden = "<div class=transcript style='display: none'><p>All of it was folded away.</p></div>"
    assert texts(read(page(f"<h1>T</h1>{hidden}"), "a.html")) == ["All of it was folded away."]


def test_related_videos_keep_addresses_of_the_web_alone() -> None:
    transcript = read(
        page(
            "<h1>T</h1><div class=transcript><p>Long enough to be what somebody has said.</p></div>"
            "<aside><h3>Related videos</h3><ul><li><a href=/a>The last ferry</a></li>"
            "<li><a href='javascript:alert(1)'>Mending nets</a></li></ul></aside>",
            "<link rel=canonical href='https://coast.example/films/1'>",
        ),
        "a.html",
    )
    assert transcript.related == (
        RelatedVideo("The last ferry", "https://coast.example/a"),
        RelatedVideo("Mending nets"),
    )
    assert transcript.url == "https://coast.example/films/1"


def test_the_head_says_where_and_when() -> None:
    head = (
        "<meta property='og:title' content='Kiln day'><meta property='og:site_name' content='Clay'>"
        "<meta name=author content='Ana Reyes'>"
        "<meta property='article:published_time' content='2024-05-06T10:00:00Z'>"
    )
    transcript = read(
        page("<main><p>The kiln takes nine hours to heat.</p></main>", head), "a.html"
    )
    assert transcript.title == "Kiln day"
    assert (transcript.site, transcript.author, transcript.date) == (
        "Clay",
        "Ana Reyes",
        "2024-05-06",
    )


def test_times_before_the_words_are_times() -> None:
    rows = "".join(
        f"<div><button>{clock}</button><p>{words}</p></div>"
        for clock, words in (
            ("0:00", "We begin."),
            ("0:12", "The minutes."),
            ("1:02:03", "Good night."),
        )
    )
    transcript = read(page(f"<div class=transcript>{rows}</div>"), "a.html")
    assert texts(transcript) == ["We begin.", "The minutes.", "Good night."]
    assert [start for start, _ in times(transcript)] == [0, 12_000, 3_723_000]


def test_words_with_times_keep_them() -> None:
    words = (
        "<span class=speaker data-m=900>Ana: </span>"
        "<span data-m=1000>So </span><span data-m=1400>there</span>"
    )
    transcript = read(
        page(f"<article class=transcript><h5>Part one</h5><p>{words}</p></article>"), "a.html"
    )
    assert transcript.cues[0].kind is CueKind.HEADING
    assert transcript.cues[1] == Cue(
        "So there",
        1_000,
        None,
        "Ana",
        starts_paragraph=True,
        words=(WordTime(0, 1_000), WordTime(3, 1_400)),
    )


def test_cite_and_time_of_podcasts() -> None:
    transcript = read(
        ("<cite>Kevin:</cite>\n<time>0:05</time>\n<p>Leeks like\ncold feet.</p>\n<p>And mud.</p>"),
        "a.html",
    )
    assert [(cue.speaker, cue.start, cue.text) for cue in transcript.cues] == [
        ("Kevin", 5_000, "Leeks like cold feet."),
        ("Kevin", None, "And mud."),
    ]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("<h1>Films</h1>", "“Films” holds no transcript"),
        ("<p>Checking that you are not a robot.</p>", "a sign-in or a check"),
        ("<script>let transcript = 'x'</script>", "holds no transcript"),
    ],
)
def test_a_page_without_a_transcript_says_so(body: str, sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        read(page(body), "a.html")


def test_a_short_transcript_may_speak_of_signing_in() -> None:
    spoken = "<div class=transcript><p>First you log in to the portal.</p></div>"
    assert texts(read(page(spoken), "a.html")) == ["First you log in to the portal."]


def test_comments_before_a_page_do_not_hide_what_it_is() -> None:
    assert texts(read("<!-- saved -->\n<!-- by hand -->" + page("<p>One word.</p>"), "a")) == [
        "One word."
    ]


@pytest.mark.parametrize(
    "ruby",
    [
        "<ruby>塩<rt>しお</rt></ruby>",
        "<ruby>塩<rp>(</rp><rt>しお</rt><rp>)</rp></ruby>",
        "<ruby>塩<rt><span>しお</span></ruby>",
    ],
)
def test_the_reading_above_a_word_is_no_word(ruby: str) -> None:
    transcript = read(
        page(f"<p><b>田中：</b>{ruby}がありました。</p><p><b>田中：</b>はい。</p>"), "a.html"
    )
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("田中", "塩がありました。"),
        ("田中", "はい。"),
    ]
    assert "1 reading set above a word was left out." in said(transcript)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_line_of_the_panel_is_kept_and_nothing_beside_it(count: int) -> None:
    lines = "".join(
        "<transcript-segment-view-model><div class='ytwTranscriptSegmentViewModelTimestamp'>"
        f"0:0{at}</div><span role='text'>line {at}</span></transcript-segment-view-model>"
        for at in range(count)
    )
    transcript = read(
        page(f"<div>1,204 views</div><div>{lines}</div>", "<title>(3) Salt - YouTube</title>"),
        "a.html",
    )
    assert transcript.title == "Salt"
    assert texts(transcript) == [f"line {at}" for at in range(count)]
    assert times(transcript)[-1] == ((count - 1) * 1000, None)


def test_cells_over_several_rows_or_columns_lose_no_words() -> None:
    rows = (
        "<tr><th>Time<th>Speaker<th>Text<tr><td>0:01<td rowspan=2>Ana<td>Hello."
        "<tr><td>0:04<td>I resign today.<tr><td>0:09<td colspan=2>They laugh."
        "<tr><td colspan=2>0:12 pause<td>words here<tr><td>0:15<td>Ben<td>Bye."
    )
    transcript = read(page(f"<h1>Call</h1><table>{rows}</table>"), "a.html")
    assert transcript.cues == (
        Cue("Hello.", 1_000, None, "Ana", starts_paragraph=True),
        Cue("I resign today.", 4_000, None, "Ana", starts_paragraph=True),
        Cue("They laugh.", 9_000, starts_paragraph=True),
        Cue("pause words here", 12_000, starts_paragraph=True),
        Cue("Bye.", 15_000, None, "Ben", starts_paragraph=True),
    )


def test_a_cell_over_several_rows_at_their_beginning_moves_the_others() -> None:
    rows = (
        "<tr><th>Speaker<th>Text<tr><td rowspan=2>Ana<td>Hello.<tr><td>Still Ana."
        "<tr><td>Ben<td rowspan=2>Yes.<tr><td>Cy<tr><td colspan=2>(They leave.)"
    )
    transcript = read(page(f"<h1>Call</h1><table>{rows}</table>"), "a.html")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Ana", "Hello."),
        ("Ana", "Still Ana."),
        ("Ben", "Yes."),
        ("", "Cy"),
        ("", "(They leave.)"),
    ]


def test_the_lines_of_what_is_set_are_lines() -> None:
    body = "<h1>Hearing</h1><pre>\nTHE COURT: Good morning.\nQ   Your name?\nA   Ann.\n</pre>"
    cues = read(page(body), "a.html").cues
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("THE COURT", "Good morning."),
        ("Q", "Your name?"),
        ("A", "Ann."),
    ]
