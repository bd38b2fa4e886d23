from __future__ import annotations

import base64
import hashlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import DAY, DIALOGUE, ONE_SPEAKER, WHOLE
from strict_html import Element, parse

from reader.model.excerpt import Excerpt, cut
from reader.model.transcript import (
    Cue,
    CueKind,
    Source,
    Span,
    Transcript,
)
from reader.quotes.exports import EXPORTS
from reader.quotes.html import fragment
from reader.quotes.paper import Paper, of_excerpt
from reader.quotes.parts import QuoteOptions
from reader.quotes.writing import excerpt_data


def excerpt_of(*words: str, **facts: str) -> Excerpt:
    """Return the first of several captions, so that it is a part and not the whole."""
    cues = (*(Cue(text) for text in words), Cue("Another."))
    span = Span(0, 0, len(words) - 1, len(words[-1]))
    return cut(Transcript(cues=cues, **facts), span, taken=DAY)


USUAL = QuoteOptions()


def write(excerpt: Excerpt, kind: str, options: QuoteOptions = USUAL) -> str:
    return excerpt_data(EXPORTS[kind], excerpt, options, unpressed).decode()


def unpressed(paper: Paper) -> bytes:
    raise AssertionError("this kind is not set by Qt")


# -- plain text ------------------------------------------------------------------------------------


def test_text_has_the_words_in_quotation_marks_and_below_them_their_source() -> None:
    assert write(ONE_SPEAKER, "text") == (
        "“We build boats that last, and we mend the rest.”\n"
        "\n"
        "— Ana, “Boats”, Harbour, Example, 2013-05-01\n"
        "How they are built.\n"
        "Captions 1–2 of 3, 0:42–0:47 · automatic transcript · boats.vtt · taken 25 November 2026\n"
        "https://example.org/watch?v=1&t=2\n"
    )


def test_text_sets_several_speakers_as_a_dialogue() -> None:
    assert write(DIALOGUE, "text").splitlines()[:5] == [
        "Ana: “mend the rest.”",
        "",
        "Ben: “Why?”",
        "",
        "— “Boats”, Harbour, Example, 2013-05-01",
    ]


def test_what_is_not_known_is_left_out_with_its_punctuation() -> None:
    assert write(excerpt_of("Hello."), "text") == (
        "“Hello.”\n\n— Caption 1 of 2 · taken 25 November 2026\n"
    )


def test_a_speech_of_several_paragraphs_is_opened_in_each_and_closed_once() -> None:
    cues = (
        Cue("One.", speaker="Ana", starts_paragraph=True),
        Cue("Two.", speaker="Ana", starts_paragraph=True),
        Cue("Three.", speaker="Ben", starts_paragraph=True),
    )
    excerpt = cut(Transcript(cues=(*cues, Cue("Four."))), Span(0, 0, 2, 6), taken=DAY)
    assert write(excerpt, "text").split("\n\n")[:3] == [
        "Ana: “One.",
        "“Two.”",
        "Ben: “Three.”",
    ]


def test_a_sound_is_nobodys_words() -> None:
    sound = Cue("[Applause]", kind=CueKind.SOUND, starts_paragraph=True)
    cues = (Cue("Thank you."), sound, Cue("So.", starts_paragraph=True))
    excerpt = cut(Transcript(cues=cues), Span(0, 0, 1, 10), taken=DAY)
    assert write(excerpt, "text").split("\n\n")[:2] == ["“Thank you.”", "[Applause]"]


def test_a_paragraph_that_begins_with_a_sound_is_speech() -> None:
    cues = (Cue("[Applause]", kind=CueKind.SOUND), Cue("Thank you."), Cue("So."))
    excerpt = cut(Transcript(cues=cues), Span(0, 0, 1, 10), taken=DAY)
    assert write(excerpt, "text").startswith("“[Applause] Thank you.”\n")


def test_a_whole_transcript_has_its_title_first_and_no_quotation_marks() -> None:
    assert write(WHOLE, "text") == (
        "Boats\n"
        "=====\n"
        "How they are built.\n"
        "— Harbour · Example · 2013-05-01\n"
        "\n"
        "Ana: We build boats that last, and we mend the rest.\n"
        "\n"
        "Ben: Why?\n"
        "\n"
        "— Whole transcript · automatic transcript · boats.vtt · taken 25 November 2026\n"
        "https://example.org/watch?v=1&t=2\n"
    )


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        (QuoteOptions(times=True), ["[about 0:45] Ana: “mend the rest.”", "[0:47] Ben: “Why?”"]),
        (QuoteOptions(speakers=False), ["“mend the rest.”", "“Why?”"]),
        (QuoteOptions(captions=True), ["Ana: mend the rest.", "Ben: Why?"]),
        (QuoteOptions(True, False, True), ["[about 0:45] mend the rest.", "[0:47] Why?"]),
    ],
)
def test_the_person_chooses_what_stands_beside_the_words(
    options: QuoteOptions, lines: list[str]
) -> None:
    written = write(DIALOGUE, "text", options)
    between = "\n" if options.captions else "\n\n"
    assert written.startswith(between.join(lines) + "\n\n— “Boats”")


def test_a_speaker_is_not_named_where_the_person_wants_none() -> None:
    assert "Ana" not in write(ONE_SPEAKER, "text", QuoteOptions(speakers=False))


def test_as_captions_each_stands_on_its_line() -> None:
    written = write(ONE_SPEAKER, "text", QuoteOptions(times=True, captions=True))
    assert written.splitlines()[:2] == [
        "[0:42] We build boats that last,",
        "[0:45] and we mend the rest.",
    ]


def test_names_and_titles_hide_nothing() -> None:
    excerpt = excerpt_of("Words.", title="Invoice \u202egnp.exe\n\x1b[31m", site="A\x00B")
    assert "— “Invoice ⟨RLO⟩gnp.exe [31m”, AB\n" in write(excerpt, "text")


# -- Markdown --------------------------------------------------------------------------------------


def test_markdown_is_a_block_quotation() -> None:
    assert write(DIALOGUE, "markdown") == (
        "> **Ana:** mend the rest.\n"
        ">\n"
        "> **Ben:** Why?\n"
        ">\n"
        "> — *Boats*, Harbour, Example, 2013-05-01\n"
        ">\n"
        "> How they are built.\n"
        ">\n"
        "> Captions 2–3 of 3, about 0:45–0:48 · automatic transcript · boats.vtt"
        " · taken 25 November 2026\n"
        ">\n"
        "> <https://example.org/watch?v=1&t=2>\n"
    )


def test_markdown_of_a_whole_is_a_document() -> None:
    assert write(WHOLE, "markdown").startswith(
        "# Boats\n"
        "How they are built.  \n"
        "— Harbour · Example · 2013-05-01\n"
        "\n"
        "**Ana:** We build boats that last, and we mend the rest.\n"
    )


def test_markdown_keeps_captions_on_their_lines() -> None:
    written = write(ONE_SPEAKER, "markdown", QuoteOptions(times=True, captions=True))
    assert written.startswith(
        "> \\[0:42\\] We build boats that last,  \n> \\[0:45\\] and we mend the rest.\n>\n"
    )


# -- HTML ------------------------------------------------------------------------------------------


def words_of(root: Element) -> list[str]:
    """Return the words that are set in a page, or in a piece of one, without names and times."""
    (body,) = [*root.all("blockquote")] or [*root.all("main")]
    paragraphs = [child for child in body.children if isinstance(child, Element)]
    said = [p for p in paragraphs if p.name == "p" and p.attributes.get("class") != "subtitle"]
    return [paragraph.text(("b", "time")).strip() for paragraph in said]


def test_a_page_quotes_and_says_from_where() -> None:
    page = parse(write(DIALOGUE, "html"))
    assert page.one("title").text() == "Boats"
    assert [p.text() for p in page.one("blockquote").all("p")] == [
        "Ana: mend the rest.",
        "Ben: Why?",
    ]
    assert [p.text() for p in page.one("figcaption").all("p")] == [
        "— Boats, Harbour, Example, 2013-05-01",
        "How they are built.",
        "Captions 2–3 of 3, about 0:45–0:48 · automatic transcript · boats.vtt"
        " · taken 25 November 2026",
        "https://example.org/watch?v=1&t=2",
    ]
    assert page.one("time").attributes == {"datetime": "2026-11-25"}
    assert page.one("a").attributes["href"] == "https://example.org/watch?v=1&t=2"


def test_a_page_of_a_whole_has_its_title_and_chapters_as_headings() -> None:
    cues = (Cue("Part one", kind=CueKind.HEADING), Cue("Hello.", 1_000, 2_000, "Ana"))
    excerpt = cut(Transcript("Talk", "About it.", cues), None, taken=DAY)
    page = parse(write(excerpt, "html", QuoteOptions(times=True)))
    main = page.one("main")
    assert main.one("h1").text() == "Talk"
    assert main.one("h2").text() == "Part one"
    assert [p.text() for p in main.all("p")] == [
        "About it.",
        "[0:01] Ana: Hello.",
        "— Whole transcript · taken 25 November 2026",
    ]
    assert not list(page.all("blockquote"))


def test_a_page_does_nothing_and_says_so() -> None:
    page = parse(write(ONE_SPEAKER, "html"))
    policies = {m.attributes.get("http-equiv", ""): m.attributes for m in page.all("meta")}
    policy = policies["Content-Security-Policy"]["content"]
    style = page.one("style").text()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style
    assert "@import" not in style
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


@pytest.mark.parametrize(
    ("language", "attributes"),
    [("de", {"lang": "de"}), ("zh-Hant-TW", {"lang": "zh-Hant-TW"}), ("", {}), ('x" onload="', {})],
)
def test_a_page_names_a_language_that_is_one(language: str, attributes: dict[str, str]) -> None:
    page = parse(write(excerpt_of("Ja.", language=language), "html"))
    assert page.one("html").attributes == attributes


def test_a_page_without_a_title_is_called_by_its_file_or_by_what_it_is() -> None:
    cues = (Cue("Hello."),)
    named = cut(Transcript(cues=cues, source=Source("talk.srt")), None, taken=DAY)
    assert parse(write(named, "html")).one("title").text() == "talk.srt"
    pasted = cut(Transcript(cues=cues), None, taken=DAY)
    assert parse(write(pasted, "html")).one("title").text() == "Untitled"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://user@example.org/",
        "https:///etc/passwd",
        "https://example.org/\u202egnp.exe",
        "https://exa\nmple.org/x",
        'https://e.org/"onclick="x',
        "ftp://x/y",
    ],
)
@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_what_is_no_web_address_is_not_shown_as_one(url: str, kind: str) -> None:
    written = write(excerpt_of("Words.", url=url), kind)
    assert url not in written
    assert "<a" not in written


def test_rich_text_holds_no_style_and_no_head() -> None:
    root = parse(fragment(of_excerpt(DIALOGUE, QuoteOptions())))
    names = {element.name for element in root.all()}
    assert names == {"a", "b", "bdi", "blockquote", "cite", "p", "time"}
    assert words_of(root) == ["mend the rest.", "Why?"]
    whole = parse(fragment(of_excerpt(WHOLE, QuoteOptions())))
    assert whole.one("h1").text() == "Boats"


NASTY = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=30),
    st.lists(
        st.sampled_from(
            [
                *(
                    "<script>alert(1)</script>",
                    '"',
                    "'",
                    "]]>",
                    "-->",
                    "<!--",
                    "&",
                    "&amp;",
                    "&#60;",
                ),
                *(
                    "</title>",
                    "</p>",
                    "</style>",
                    "javascript:",
                    "\u202e",
                    "\u2066",
                    "\x00",
                    "\x1b[2J",
                ),
                *("\ud83d", "\ufeff", "\n", "\x85", "\u2028", "😀", " ", "word"),
            ]
        ),
        max_size=8,
    ).map("".join),
)
NASTY_EXCERPTS = st.builds(
    lambda title, standfirst, cues, site, author, date, url, language, whole: cut(
        Transcript(
            title,
            standfirst,
            (*(Cue(text, speaker=speaker) for text, speaker in cues), Cue("The last.")),
            site=site,
            author=author,
            date=date,
            url=url,
            language=language,
        ),
        None if whole else Span(0, 0, len(cues) - 1, len(cues[-1][0])),
        taken=DAY,
    ),
    *(NASTY, NASTY),
    st.lists(st.tuples(NASTY, NASTY), min_size=1, max_size=3),
    *(NASTY, NASTY, NASTY, NASTY, NASTY),
    st.booleans(),
)
LOOKS = st.builds(QuoteOptions, st.booleans(), st.booleans(), st.booleans())

ELEMENTS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "figure",
        "blockquote",
        "figcaption",
    ),
    *("footer", "h1", "p", "b", "bdi", "cite", "time", "a"),
}


@given(NASTY_EXCERPTS, LOOKS)
@settings(max_examples=150)
def test_no_field_brings_markup_into_a_page(excerpt: Excerpt, options: QuoteOptions) -> None:
    page = parse(write(excerpt, "html", options))
    assert {element.name for element in page.all()} <= ELEMENTS
    assert {name for element in page.all() for name in element.attributes} <= {
        *("lang", "charset", "http-equiv", "content", "name", "dir", "class", "datetime"),
        *("href", "rel"),
    }
    assert len(list(page.all("style"))) == 1
    # Where no words are quoted there is no figure.
    foot = page.one("figcaption" if excerpt.paragraphs and not excerpt.is_whole else "footer")
    head = "".join(element.text() for element in page.all("h1"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", foot.text() + head)
    parse(fragment(of_excerpt(excerpt, options)))


@given(NASTY_EXCERPTS, LOOKS)
@settings(max_examples=100)
def test_a_page_has_all_the_words_and_no_others(excerpt: Excerpt, options: QuoteOptions) -> None:
    page = parse(write(excerpt, "html", options))
    wanted = "".join(paragraph.text for paragraph in excerpt.paragraphs)
    assert plain("".join(words_of(page))) == plain(wanted)


def plain(text: str) -> str:
    """Return a text without white space and without what no page may hold."""
    return re.sub("[\\s\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]", "", text)


@given(NASTY_EXCERPTS, st.sampled_from(["text", "markdown"]), LOOKS)
@settings(max_examples=100)
def test_no_control_character_leaves_in_a_text(
    excerpt: Excerpt, kind: str, options: QuoteOptions
) -> None:
    written = write(excerpt, kind, options)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", written)
    written.encode("utf-8")
