"""Any page: what it tells of captions, the files it leads to, and its own words."""

from __future__ import annotations

import pytest
from pages import LONG, page

from reader.fetching.addresses import address_of
from reader.fetching.candidates import Candidate, CandidateKind
from reader.fetching.sites.page import look
from sites.web import Web

HERE = "https://radio.example/talks/a.html"
FEED = (
    '<rss xmlns:podcast="p"><channel><title>Radio</title><item><title>One</title>'
    '<podcast:transcript url="/one.vtt" type="text/vtt"/></item></channel></rss>'
)


def offered(body: str, **others: object) -> list[Candidate]:
    return look(address_of(HERE), Web({HERE: body, **others}))


def test_a_page_of_few_words_offers_nothing() -> None:
    assert offered(page("<h1>Bridges</h1><p>Soon.</p>")) == []


@pytest.mark.parametrize(("count", "is_offered"), [(59, False), (60, True)])
def test_sixty_words_are_a_text(count: int, is_offered: bool) -> None:
    found = offered(page(f"<p>{'word ' * count}</p>"))
    assert [one.kind for one in found] == ([CandidateKind.TEXT] if is_offered else [])


def test_tracks_come_before_links_and_both_before_its_own_words() -> None:
    body = (
        f"<h1>Bridges</h1><p>{LONG}</p><a href='b.srt'>Captions</a>"
        "<video><track kind='captions' src='/c.vtt' srclang='de' label='Deutsch'></video>"
    )
    found = offered(page(body))
    assert [(one.label, one.address.text, one.is_here) for one in found] == [
        ("Deutsch", "https://radio.example/c.vtt", False),
        ("Captions", "https://radio.example/talks/b.srt", False),
        (found[2].label, HERE, True),
    ]
    assert (found[0].language, found[1].language) == ("de", "")
    assert found[0].page.url == HERE


def test_links_count_from_the_base_that_a_page_names() -> None:
    found = offered(page("<a href='b.srt'>Captions</a>", "<base href='/files/'>"))
    assert [one.address.text for one in found] == ["https://radio.example/files/b.srt"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)//a.vtt", "file:///a.vtt", "http://[/a.vtt"]
)
def test_what_cannot_be_asked_is_not_offered(address: str) -> None:
    assert offered(page(f"<a href='{address}'>Captions</a>")) == []


def test_a_feed_is_known_by_what_it_is() -> None:
    assert [one.label for one in offered(FEED)] == ["One (text/vtt)"]


def test_the_feed_of_a_page_is_looked_at_where_the_page_offers_nothing() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    there = {"https://radio.example/feed": FEED}
    (one,) = offered(page("<h1>Soon</h1>", link), **there)
    assert one.address.text == "https://radio.example/one.vtt"
    (own,) = offered(page("<a href='b.srt'>Captions</a>", link), **there)
    assert own.label == "Captions"
    assert offered(page("<h1>Soon</h1>", link), **{"https://radio.example/feed": "no feed"}) == []


def test_captions_are_a_candidate_themselves() -> None:
    (one,) = offered("WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n")
    assert (one.is_here, one.kind, one.address.text) == (True, CandidateKind.CAPTIONS, HERE)
    assert [cue.text for cue in one.page.cues] == ["Hello."]
