"""The page of a video at YouTube, in the makes of 2026 and before: its list, channel, chapters."""

from __future__ import annotations

from read import read

from reader.formats.shared.pages.watch_page import watch_page
from reader.model.transcript import CueKind, RelatedVideo

OWN = "https://www.youtube.com/watch?v=HaRbOuRtAlk"


def lockup(key: str, title: str, more: str = "") -> str:
    """Return a video of the list as it is made today."""
    link = f'href="https://www.youtube.com/watch?v={key}&amp;pp=0gcJ"'
    return (
        f"<yt-lockup-view-model><div><a {link} aria-hidden='true'><badge-shape>12:44</badge-shape>"
        f"</a><h3 title='{title}'><a {link} aria-label='{title} 12 minutes'><span>{title}</span>"
        f"</a></h3><div><span>Low Water</span><span>14K views</span></div>{more}</div>"
        "</yt-lockup-view-model>"
    )


def segment(clock: str, spoken: str, words: str) -> str:
    return (
        '<transcript-segment-view-model><div class="ytwTimestamp" aria-hidden="true">'
        f'{clock}</div><div class="ytwTimestampA11yLabel">{spoken}</div><span role="text">{words}'
        "</span></transcript-segment-view-model>"
    )


def page(panel: str, beside: str, head: str = "") -> str:
    return (
        f'<html><head><title>Tides - YouTube</title><link rel="canonical" href="{OWN}">'
        f'<meta property="og:site_name" content="YouTube">{head}</head><body><h1>Tides</h1>'
        '<div id="owner"><a href="/@lowwater"></a><a href="/@lowwater">Low Water</a><span>12K'
        f" subscribers</span></div>{panel}<div id='related'>{beside}</div></body></html>"
    )


PANEL = (
    "<timeline-chapter-view-model><div><h3>Welcome</h3></div></timeline-chapter-view-model>"
    + segment("0:00", "0 seconds", "so good morning everyone")
    + segment("0:08", "8 seconds", "thank you for coming")
)


def test_a_saved_page_has_its_list_its_channel_its_day_and_its_chapters() -> None:
    day = '<meta itemprop="datePublished" content="2026-03-04T02:00:00-08:00">'
    beside = lockup("AbCdEfGhIj1", "The last ferry") + lockup("AbCdEfGhIj2", "Locks &amp; gates")
    transcript = read(page(PANEL, beside, day), "a.html")
    assert [(cue.text, cue.start, cue.kind) for cue in transcript.cues] == [
        ("Welcome", None, CueKind.HEADING),
        ("so good morning everyone", 0, CueKind.SPEECH),
        ("thank you for coming", 8_000, CueKind.SPEECH),
    ]
    watch = "https://www.youtube.com/watch?v="
    assert transcript.related == (
        RelatedVideo("The last ferry", f"{watch}AbCdEfGhIj1", "AbCdEfGhIj1"),
        RelatedVideo("Locks & gates", f"{watch}AbCdEfGhIj2", "AbCdEfGhIj2"),
    )
    assert (transcript.author, transcript.date) == ("Low Water", "2026-03-04")


def test_the_page_itself_adverts_copies_and_links_without_titles_are_not_listed() -> None:
    beside = (
        lockup("HaRbOuRtAlk", "Tides")
        + f"<ytd-ad-slot-renderer>{lockup('AdVeRtIsEmE', 'Buy boats')}</ytd-ad-slot-renderer>"
        + lockup("AbCdEfGhIj1", "The last ferry")
        + lockup("AbCdEfGhIj1", "The last ferry once more")
        + '<yt-lockup-view-model><a href="/watch?v=AbCdEfGhIj9">12:44</a></yt-lockup-view-model>'
        + '<ytd-macro-markers-list-item-renderer><a href="/watch?v=AbCdEfGhIj8"><h4>Part</h4></a>'
        "</ytd-macro-markers-list-item-renderer>"
    )
    assert [video.title for video in watch_page(beside, OWN).related] == ["The last ferry"]


def test_the_list_of_older_pages() -> None:
    beside = (
        '<ytd-compact-video-renderer><a href="/watch?v=AbCdEfGhIj1"><span>12:44</span></a>'
        '<a href="/watch?v=AbCdEfGhIj1"><h3><span id="video-title" title="The last ferry">The last'
        " ferry</span></h3></a></ytd-compact-video-renderer>"
        '<ytd-compact-video-renderer><a id="thumbnail" href="/watch?list=PL1&amp;v=AbCdEfGhIj2">'
        '<span id="video-title"> How to\n mend nets </span></a></ytd-compact-video-renderer>'
    )
    related = watch_page(beside, OWN).related
    assert [(video.title, video.video_id) for video in related] == [
        ("The last ferry", "AbCdEfGhIj1"),
        ("How to mend nets", "AbCdEfGhIj2"),
    ]


def test_the_channel_as_the_page_tells_it_to_machines() -> None:
    told = '<span itemprop="author"><link itemprop="name" content="Low Water"></span>'
    assert watch_page(told, OWN).channel == "Low Water"
