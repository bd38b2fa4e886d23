"""What a page tells of where its words are: the words themselves, captions, addresses."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from read import read, said, texts

from reader import formats
from reader.errors import FormatError
from reader.formats.clues import Link, PageWords, clues_of
from reader.model.transcript import RelatedVideo

SENTENCES = (
    "Good evening, and welcome to the harbour. Tonight we ask who pays for the bridge, and what "
    "becomes of the ferry once the last car has gone over the water."
)
HELLO = "WEBVTT\n\n00:01.000 --> 00:02.500\nGood evening.\n"
TRACK = '<video src="a.mp4"><track kind="captions" srclang="en" src="{}"></video>'


def html(body: str = "<h1>The bridge</h1>", head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Site</title>{head}</head><body>{body}</body></html>"


def ld(facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(facts)}</script>'


VIDEO = {"@context": "https://schema.org", "@type": "VideoObject", "name": "The bridge"}


@pytest.mark.parametrize(
    "facts",
    [
        {**VIDEO, "transcript": SENTENCES},
        [{"@type": "Organization"}, {**VIDEO, "transcript": SENTENCES}],
        {"@graph": [{"@type": "WebPage", "mainEntity": {**VIDEO, "transcript": SENTENCES}}]},
        {**VIDEO, "@type": ["VideoObject", "LearningResource"], "transcript": [SENTENCES]},
        {**VIDEO, "transcript": {"@type": "MediaObject", "text": SENTENCES}},
        {"@type": "NewsArticle", "video": {**VIDEO, "caption": SENTENCES}},
        {"@type": "PodcastEpisode", "transcript": f"<p>{SENTENCES}</p>"},
        {**VIDEO, "transcript": SENTENCES.replace("and", "&amp;", 1).replace("&amp;", "and")},
    ],
)
def test_the_words_for_search_engines_are_read(facts: object) -> None:
    transcript = read(html(head=ld(facts)), "page.html")
    assert " ".join(texts(transcript)) == SENTENCES
    assert transcript.title == "The bridge"
    assert "search engines" in said(transcript)


def test_times_and_speakers_among_those_words_are_read() -> None:
    facts = {
        **VIDEO,
        "transcript": "0:05\nGood evening to all of you.\n0:09\nWho pays for the bridge?",
    }
    transcript = read(html(head=ld(facts)), "page.html")
    assert [(cue.start, cue.text) for cue in transcript.cues] == [
        (5_000, "Good evening to all of you."),
        (9_000, "Who pays for the bridge?"),
    ]


def test_what_the_page_shows_as_its_transcript_comes_first() -> None:
    shown = f"<h1>The bridge</h1><h2>Transcript</h2><p>{SENTENCES} Thank you.</p>"
    transcript = read(html(shown, ld({**VIDEO, "transcript": SENTENCES})), "page.html")
    assert " ".join(texts(transcript)) == f"{SENTENCES} Thank you."


def test_a_few_words_about_a_picture_are_no_transcript() -> None:
    facts = {"@type": "ImageObject", "caption": SENTENCES}
    with pytest.raises(FormatError, match="holds no transcript"):
        read(html("<h1>A</h1>", ld([facts, {**VIDEO, "transcript": "See below."}])), "page.html")


def test_captions_are_told_with_language_and_name() -> None:
    clues = clues_of(
        html(
            '<video><track kind="chapters" src="c.vtt"><track src="a.vtt" srclang="en" '
            'label="English"><TRACK KIND=subtitles SRC=d.vtt SRCLANG=de></video>'
            '<a href="talk.SRT?x=1" hreflang="fr">Sous-titres</a> <a href="a.html">No</a>',
            '<link rel="alternate" type="application/rss+xml" href="/feed" title="Feed">'
            '<link rel="canonical" href="https://example.org/talk">'
            '<meta property="og:title" content="The bridge">',
        )
    )
    assert clues.tracks == (Link("a.vtt", "English", "en"), Link("d.vtt", "", "de"))
    assert clues.files == (Link("talk.SRT?x=1", "Sous-titres", "fr"),)
    assert clues.feeds == (Link("/feed", "Feed", "", "application/rss+xml"),)
    assert clues.facts["canonical"] == clues.base == "https://example.org/talk"
    assert clues.facts["og:title"] == "The bridge"


def test_captions_in_json_ld_are_links() -> None:
    caption = {
        "@type": "MediaObject",
        "contentUrl": "https://example.org/en.vtt",
        "encodingFormat": "text/vtt",
        "inLanguage": {"@type": "Language", "name": "English", "alternateName": "en"},
    }
    facts = {**VIDEO, "caption": caption, "transcript": "https://example.org/talk.txt"}
    clues = clues_of(html(head=ld(facts)))
    assert clues.tracks == (Link("https://example.org/en.vtt", "", "en", "text/vtt"),)
    assert clues.files == (Link("https://example.org/talk.txt"),)
    assert clues.words == ()


@pytest.mark.parametrize("script", ["", "{", "null", "[" * 100_000, '{"transcript": 3}', "<!--"])
def test_broken_facts_are_passed_over(script: str) -> None:
    page = html(head=f'<script type="application/ld+json">{script}</script>')
    assert clues_of(page).words == ()


def test_words_beyond_a_broken_script_are_read() -> None:
    page = html(
        head=f'<script type="application/ld+json">{{"a</script>{ld({"transcript": SENTENCES})}'
    )
    assert clues_of(page).words == (PageWords(SENTENCES),)


# -- beside the page -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("en.vtt", "en.vtt"),
        ("./talk_files/en.vtt", "talk_files/en.vtt"),
        ("https://example.org/captions/en.vtt?v=2", "en.vtt"),
        ("/captions/my%20talk.vtt", "my talk.vtt"),
    ],
)
def test_a_page_opens_the_captions_beside_it(tmp_path: Path, source: str, file: str) -> None:
    (tmp_path / "talk_files").mkdir()
    (tmp_path / file).write_text(HELLO)
    page = tmp_path / "talk.html"
    page.write_text(html(f"<h1>The bridge</h1><p>About it.</p>{TRACK.format(source)}"))
    transcript = formats.read(page)
    assert [(cue.start, cue.text) for cue in transcript.cues] == [(1_000, "Good evening.")]
    assert (transcript.title, transcript.language) == ("The bridge", "en")
    assert (transcript.source.path, transcript.source.format) == (str(page), "html")
    assert os.path.basename(file) in said(transcript)


@pytest.mark.parametrize("source", ["../en.vtt", "/etc/passwd", "a/../../en.vtt", "..\\en.vtt"])
def test_a_page_opens_nothing_outside_its_folder(tmp_path: Path, source: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "en.vtt").write_text(HELLO)
    page = folder / "talk.html"
    page.write_text(html(f"<h1>The bridge</h1>{TRACK.format(source)}"))
    with pytest.raises(FormatError, match="names its captions"):
        formats.read(page)


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_a_page_follows_no_link_and_waits_for_no_pipe(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "en.vtt").write_text(HELLO)
    (folder / "link.vtt").symlink_to(tmp_path / "en.vtt")
    os.mkfifo(folder / "pipe.vtt")
    page = folder / "talk.html"
    for name in ("link.vtt", "pipe.vtt"):
        page.write_text(html(f"<h1>The bridge</h1>{TRACK.format(name)}"))
        with pytest.raises(FormatError, match="names its captions"):
            formats.read(page)


def test_without_its_captions_the_page_is_read_as_any_other() -> None:
    page = html(f"<h1>The bridge</h1><p>{SENTENCES}</p>{TRACK.format('en.vtt')}")
    assert texts(read(page, "page.html")) == [SENTENCES]


# -- the same page, saved twice ------------------------------------------------------------------

SAVED = """The bridge

How it is paid for.

Transcript

{words}

Related videos

The ferry
Who pays?
"""


def test_a_page_saved_as_text_learns_the_addresses_of_the_same_page(tmp_path: Path) -> None:
    text = tmp_path / "talk.txt"
    text.write_text(SAVED.format(words="\n\n".join([SENTENCES] * 3)))
    before = formats.read(text)
    assert before.source.format == "saved-page"
    assert [video.url for video in before.related] == ["", ""]
    (tmp_path / "talk.html").write_text(
        html(
            '<h1>The bridge</h1><a href="/ferry">The  Ferry</a>'
            '<a href="javascript:x()">Who pays?</a>',
            '<link rel="canonical" href="https://example.org/bridge">',
        )
    )
    after = formats.read(text)
    assert after.related == (
        RelatedVideo("The ferry", "https://example.org/ferry"),
        RelatedVideo("Who pays?"),
    )
    assert after.cues == before.cues
