"""From an address to candidates and from a candidate to a transcript, over a server of the test."""

from __future__ import annotations

import datetime
import hashlib

import pytest
from asking import fetcher
from pages import FEED, GRAPH, HELLO, JSON_LD, LINKS, LONG, TRACK, page
from server import Server

from reader.fetching.candidates import Candidate
from reader.fetching.errors import AddressRefused, FetchError
from reader.fetching.getting import Getting
from reader.fetching.sites import feed
from reader.model.asked import Asked
from reader.model.transcript import Fetched, RelatedVideo, Transcript

DAY = datetime.date(2026, 11, 26)


def visit(address: str) -> Getting:
    return Getting(address, fetcher(), today=lambda: DAY)


def told(candidates: list[Candidate]) -> list[tuple[str, str, str, str]]:
    return [(one.label, one.language, one.kind.value, one.address.target) for one in candidates]


def first(address: str) -> Transcript:
    getting = visit(address)
    return getting.transcript(getting.candidates()[0])


def test_a_caption_file_is_known_by_its_address_and_had_by_one_request(server: Server) -> None:
    address = server.put("/talk.en.vtt", HELLO, "text/vtt", 'ETag: "v7"')
    getting = visit(address)
    found = getting.candidates()
    assert told(found) == [("talk.en.vtt", "en", "captions", "/talk.en.vtt")]
    assert server.requests == []
    transcript = getting.transcript(found[0])
    assert [cue.text for cue in transcript.cues] == ["Good evening, and welcome."]
    digest = hashlib.sha256(HELLO.encode()).hexdigest()
    assert transcript.source.fetched == Fetched(address, "2026-11-26", '"v7"', digest)
    assert (transcript.url, transcript.language) == (address, "en")
    assert server.requests == ["/talk.en.vtt"]


def test_a_page_offers_its_tracks_and_gives_them_its_title_and_address(server: Server) -> None:
    server.put("/en.vtt", HELLO, "text/vtt")
    address = server.put("/talk", TRACK)
    getting = visit(address)
    found = getting.candidates()
    assert told(found) == [
        ("English", "en", "captions", "/en.vtt"),
        ("Deutsch", "de", "captions", "/de.vtt"),
    ]
    transcript = getting.transcript(found[0])
    assert (transcript.title, transcript.url) == ("The bridge", address)
    assert transcript.source.fetched is not None
    assert transcript.source.fetched.address == server.at("/en.vtt")
    assert server.requests == ["/robots.txt", "/talk", "/en.vtt"]


def test_the_words_that_a_page_gives_to_search_engines_are_a_candidate(server: Server) -> None:
    address = server.put("/talk", JSON_LD)
    assert told(visit(address).candidates()) == [("The bridge", "en", "text", "/talk")]
    assert " ".join(cue.text for cue in first(address).cues) == LONG


def test_captions_in_the_facts_of_a_page_are_a_candidate(server: Server) -> None:
    server.put("/en.srt", "1\n00:00:01,000 --> 00:00:02,000\nHello.\n", "application/x-subrip")
    address = server.put("/talk", GRAPH)
    assert told(visit(address).candidates()) == [("en.srt", "en", "captions", "/en.srt")]
    assert first(address).cues[0].start == 1_000


def test_links_to_caption_files_are_candidates(server: Server) -> None:
    address = server.put("/talks/bridge", LINKS)
    assert told(visit(address).candidates()) == [
        ("Captions", "", "captions", "/talks/files/talk.vtt"),
        ("Sous-titres", "fr", "captions", "/talks/talk.srt?v=2"),
        ("Timed text", "", "captions", "/t/1"),
    ]


def test_a_feed_lists_episodes_with_what_they_offer(server: Server) -> None:
    server.put("/2", HELLO, "text/plain")
    address = server.put("/feed", FEED, "application/rss+xml")
    found = visit(address).candidates()
    assert told(found) == [
        ("Who pays & why (text/vtt)", "en-GB", "captions", "/2"),
        ("Who pays & why (application/srt)", "en", "captions", "/2.srt"),
        ("The ferry (application/json)", "en", "captions", "/1.json"),
        ("Who pays & why (text/html)", "en", "text", "/2.html"),
    ]
    transcript = first(address)
    assert (transcript.title, transcript.author, transcript.site) == (
        "Who pays & why",
        "Radio Harbour",
        "Harbour talks",
    )
    assert transcript.url == server.at("/episodes/2")
    assert transcript.date.startswith("Thu, 05 Nov 2026")


def test_what_stands_behind_the_last_episode_that_is_listed_is_nobodys(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "MOST_EPISODES", 2)
    episodes = "".join(
        f"<item><title>Talk {number}</title><link>/{number}</link>"
        f'<podcast:transcript url="/{number}.vtt" type="text/vtt"/></item>'
        for number in range(1, 5)
    )
    address = server.put("/feed", f"<rss><channel>{episodes}</channel></rss>", "text/xml")
    assert [one.label for one in visit(address).candidates()] == [
        "Talk 1 (text/vtt)",
        "Talk 2 (text/vtt)",
    ]


def test_a_page_without_any_leads_to_its_feed(server: Server) -> None:
    server.put("/feed", FEED, "application/rss+xml")
    head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    address = server.put("/", page("<p>Hello.</p>", head))
    assert len(visit(address).candidates()) == 4


def test_a_caption_file_without_a_suffix_is_known_by_what_it_holds(server: Server) -> None:
    address = server.put("/api/captions", HELLO, "application/octet-stream")
    assert told(visit(address).candidates()) == [("captions", "", "captions", "/api/captions")]
    assert first(address).cues[0].start == 1_000


def test_a_page_brings_its_related_videos_with_their_addresses(server: Server) -> None:
    words = "".join(f"<p>{LONG}</p>" for _ in range(2))
    address = server.put(
        "/talk",
        page(
            f"<h1>The bridge</h1><h2>Transcript</h2>{words}<h2>Related videos</h2>"
            '<ul><li><a href="/ferry">The ferry</a></li></ul>',
            f'<link rel="canonical" href="{server.at("/talk")}">',
        ),
    )
    assert first(address).related == (RelatedVideo("The ferry", server.at("/ferry")),)


def test_a_page_cannot_send_the_program_to_another_port_of_this_computer(server: Server) -> None:
    address = server.put("/", page('<video><track src="http://127.0.0.1:9/en.vtt"></video>'))
    getting = visit(address)

    def get() -> None:
        getting.transcript(getting.candidates()[0])

    with pytest.raises(AddressRefused, match="on this computer or network"):
        get()
    assert server.requests == ["/robots.txt", "/"]


def test_half_a_caption_file_is_never_taken_in(server: Server) -> None:
    server.pages["/a.vtt"] = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + HELLO.encode()
    with pytest.raises(FetchError, match="broke off"):
        first(server.at("/a.vtt"))


def test_what_holds_no_captions_is_told(server: Server) -> None:
    address = server.put("/a.vtt", "<html><body>Sign in</body></html>")
    with pytest.raises(FetchError, match="sends a page there, and no captions"):
        first(address)


def test_titles_from_the_web_are_plain_text_on_one_line(server: Server) -> None:
    server.put("/en.vtt", HELLO, "text/vtt")
    bad = "<h1>A &lt;b&gt;title&lt;/b&gt;\n\u202egpj.\x1b[31m</h1>"
    address = server.put("/", page(f'{bad}<video><track src="/en.vtt" label="&#27;[1m"></video>'))
    getting = visit(address)
    candidate = getting.candidates()[0]
    assert "\x1b" not in candidate.label
    title = getting.transcript(candidate).title
    assert title.startswith("A <b>title</b> ")
    assert "\x1b" not in title
    assert "\n" not in title


# -- robots.txt ----------------------------------------------------------------------------------


def test_a_page_that_programs_may_not_read_is_left_to_the_browser(server: Server) -> None:
    server.put("/robots.txt", "User-agent: *\nDisallow: /talks/\n", "text/plain")
    address = server.put("/talks/1", TRACK)
    with pytest.raises(FetchError, match=r"robots\.txt.*open it in the browser"):
        visit(address).candidates()
    assert server.requests == ["/robots.txt"]


def test_robots_are_heeded_for_pages_and_not_for_the_files_that_they_name(server: Server) -> None:
    server.put("/robots.txt", "User-agent: *\nDisallow: /en.vtt\n", "text/plain")
    server.put("/en.vtt", HELLO, "text/vtt")
    assert first(server.put("/talk", TRACK)).cues


@pytest.mark.parametrize("robots", [b"200 OK", b"400 No", b"403 No", b"429 No", b"499 No"])
def test_a_site_without_rules_is_read(server: Server, robots: bytes) -> None:
    # RFC 9309, 2.3.1.3: whatever refuses the file says that there are no rules; 2.2: nor has an
    # empty file any.
    server.pages["/robots.txt"] = b"HTTP/1.1 " + robots + b"\r\nContent-Length: 0\r\n\r\n"
    assert len(visit(server.put("/talk", TRACK)).candidates()) == 2


def test_a_site_that_cannot_say_its_rules_is_not_read(server: Server) -> None:
    server.pages["/robots.txt"] = b"HTTP/1.1 500 No\r\n\r\n"
    with pytest.raises(FetchError, match="fault of its own"):
        visit(server.put("/talk", TRACK)).candidates()


# -- who is asked, and what is told --------------------------------------------------------------


def test_every_request_is_told_with_what_came_of_it(server: Server) -> None:
    asked: list[Asked] = []
    server.put("/en.vtt", HELLO, "text/vtt")
    server.move("/old", "/talk")
    server.put("/talk", TRACK)
    getting = Getting(server.at("/old"), fetcher(asked.append))
    getting.transcript(getting.candidates()[0])
    assert [(one.address, one.purpose, one.status, one.size) for one in asked] == [
        (server.at("/robots.txt"), "what programs may read there (robots.txt)", 404, 0),
        (server.at("/old"), "the page", 302, 0),
        (server.at("/talk"), "the page", 200, len(TRACK)),
        (server.at("/en.vtt"), "the captions", 200, len(HELLO)),
    ]
    assert asked[1].answer == f"Leads on to {server.at('/talk')}"
