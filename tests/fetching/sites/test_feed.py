"""Feeds of podcasts: which documents are one, and what their episodes offer."""

from __future__ import annotations

import pytest

from reader.fetching.addresses import address_of
from reader.fetching.candidates import Candidate, CandidateKind
from reader.fetching.sites.feed import episodes, is_feed

HERE = address_of("https://radio.example/feeds/talks.xml")
NAMES = 'xmlns:podcast="https://podcastindex.org/namespace/1.0"'


def feed(*items: str, head: str = "") -> list[Candidate]:
    channel = f"<title>Radio Harbour</title>{head}{''.join(items)}"
    return episodes(f"<rss {NAMES}><channel>{channel}</channel></rss>", HERE)


def item(*offers: str, more: str = "<title>Bridges</title>") -> str:
    return f"<item>{more}{''.join(offers)}</item>"


def offer(url: str, type_: str = "text/vtt", more: str = "") -> str:
    return f'<podcast:transcript url="{url}" type="{type_}" {more}/>'


@pytest.mark.parametrize(
    ("document", "is_one"),
    [
        ('<?xml version="1.0"?><rss version="2.0">', True),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", True),
        ("<rdf:RDF xmlns:rdf='x'>", True),
        ("<RSS>", True),
        ("<rssx>", False),
        ("<html><body>&lt;rss> <rss></rss>", False),
        ("plain words", False),
        ("", False),
        (" " * 2_000 + "<rss>", False),
    ],
)
def test_which_documents_are_feeds(document: str, is_one: bool) -> None:
    assert is_feed(document) is is_one


def test_the_forms_with_times_come_first() -> None:
    forms = [
        *("text/plain", "text/html", "application/x-subrip", "application/json", "text/vtt"),
        "application/pdf",
    ]
    found = feed(item(*(offer(f"/{n}.x", form) for n, form in enumerate(forms))))
    assert [one.address.target for one in found] == [
        *("/4.x", "/2.x", "/3.x", "/1.x", "/0.x", "/5.x"),
    ]
    assert [one.kind for one in found] == [
        *(CandidateKind.CAPTIONS, CandidateKind.CAPTIONS, CandidateKind.CAPTIONS),
        *(CandidateKind.TEXT, CandidateKind.TEXT, CandidateKind.CAPTIONS),
    ]
    assert [one.name for one in found][:2] == ["transcript.vtt", "transcript.srt"]


def test_an_episode_says_what_it_is() -> None:
    head = (
        "<language>pt-BR</language><image><title>Logo</title></image>"
        "<itunes:author xmlns:itunes='i'>Ana</itunes:author>"
    )
    facts = "<title>The\n bridge</title><link>/e/1</link><pubDate>Thu, 5 Nov 2026</pubDate>"
    (one, other) = feed(
        item(
            offer("a.vtt"), offer("b.vtt", "Text/VTT; charset=utf-8", 'language="en"'), more=facts
        ),
        head=head,
    )
    assert one.label == "The bridge (text/vtt)"
    assert one.address.text == "https://radio.example/feeds/a.vtt"
    assert (one.language, other.language) == ("pt-BR", "en")
    assert (other.label, other.name) == ("The bridge (text/vtt)", "transcript.vtt")
    page = one.page
    assert (page.title, page.site, page.author) == ("The bridge", "Radio Harbour", "Ana")
    assert (page.url, page.date) == ("https://radio.example/e/1", "Thu, 5 Nov 2026")


def test_an_episode_of_atom_has_its_link_in_an_attribute() -> None:
    text = (
        f"<feed {NAMES}><title>Radio</title><entry><title>A</title><link href=' /e/2 '/>"
        f"<published>2026-11-05</published>{offer('/a.vtt')}</entry></feed>"
    )
    (one,) = episodes(text, HERE)
    assert (one.page.url, one.page.date) == ("https://radio.example/e/2", "2026-11-05")
    assert one.page.author == "Radio"


@pytest.mark.parametrize(
    "offers",
    ["", offer("javascript:alert(1)"), "<podcast:transcript/>", "<transcript url='http://['/>"],
)
def test_what_offers_nothing_that_can_be_asked_is_passed_over(offers: str) -> None:
    assert feed(item(offers)) == []


def test_what_stands_outside_of_an_episode_is_offered_by_none() -> None:
    assert feed(offer("/a.vtt"), item()) == []


def test_an_episode_offers_so_many_at_most() -> None:
    assert len(feed(item(*(offer(f"/{number}.vtt") for number in range(101))))) == 100


def test_without_a_title_an_offer_is_called_by_its_host() -> None:
    (one,) = feed(item(offer("https://cdn.example/a.vtt", ""), more=""))
    assert (one.label, one.name) == ("cdn.example (transcript)", "a.vtt")
