"""Any page: what it tells of captions and words, and the feeds and caption files that it leads to.

What comes may also be a feed or a caption file: that is told by what it holds.
"""

from __future__ import annotations

from typing import Final

from reader import formats
from reader.errors import FormatError
from reader.fetching.addresses import Address, address_of
from reader.fetching.candidates import Candidate, CandidateKind
from reader.fetching.errors import AddressRefused
from reader.fetching.requests import Response
from reader.fetching.sites import PAGES, Ask, caption_file, feed
from reader.formats.clues import Clues, Link, clues_of
from reader.formats.decoding import text
from reader.formats.format import Elsewhere
from reader.model.transcript import Transcript
from reader.model.visible import one_line
from reader.wording import tr

_LEAST_WORDS: Final = 60
_MOST_FEEDS: Final = 3


def look(address: Address, ask: Ask) -> list[Candidate]:
    """Return what a page offers."""
    # Translators: what a host is asked for, as in “Ask HOST for …?”
    return offered(ask(address, tr("the page"), is_page=True), ask)


def offered(answer: Response, ask: Ask) -> list[Candidate]:
    """Return what an answer offers: its captions, files it leads to, its own words."""
    document = text.decode(answer.data, answer.encoding).text
    if feed.is_feed(document):
        return feed.episodes(document, answer.address)
    own = _read(answer)
    if own is not None and own.source.format not in PAGES:
        return [_itself(answer, own)]
    clues = clues_of(document)
    page = _page(own, clues, answer.address)
    found = [
        candidate
        for link in (*clues.tracks, *clues.files)
        if (candidate := _linked(link, page, answer.address, clues.base)) is not None
    ]
    if own is not None and _word_count(own) >= _LEAST_WORDS:
        found.append(_itself(answer, own))
    return found or _of_feeds(clues, answer, ask)


def _of_feeds(clues: Clues, answer: Response, ask: Ask) -> list[Candidate]:
    """Return what the feeds offer that a page leads to, where it offers nothing itself."""
    found = []
    for link in clues.feeds[:_MOST_FEEDS]:
        there = _there(link.address, answer.address, clues.base)
        if there is not None:
            # Translators: what a host is asked for, as in “Ask HOST for …?”
            came = ask(there, tr("the feed that the page leads to"))
            document = text.decode(came.data, came.encoding).text
            found += feed.episodes(document, came.address) if feed.is_feed(document) else []
    return found


def _read(answer: Response) -> Transcript | None:
    try:
        return formats.read_bytes(answer.data, "", encoding=answer.encoding)
    except Elsewhere as elsewhere:
        return elsewhere.page  # what it says of itself, perhaps without words
    except FormatError:
        return None


def _itself(answer: Response, own: Transcript) -> Candidate:
    label = own.title or caption_file.candidate(answer.address).label
    kind = CandidateKind.CAPTIONS if own.is_timed else CandidateKind.TEXT
    address, language = answer.address, own.language
    return Candidate(label, address, language, kind, own.provenance, page=own, is_here=True)


def _page(own: Transcript | None, clues: Clues, address: Address) -> Transcript:
    """Return what a page says of its video, without words."""
    facts = clues.facts
    title = own.title if own else facts.get("og:title") or facts.get("title", "")
    return Transcript(
        title=one_line(title),
        url=(own.url if own else "") or address.text,
        author=own.author if own else one_line(facts.get("author", "")),
        site=own.site if own else one_line(facts.get("og:site_name", "")),
        date=own.date if own else "",
        related=own.related if own else (),
    )


def _linked(link: Link, page: Transcript, address: Address, base: str) -> Candidate | None:
    there = _there(link.address, address, base)
    if there is None:
        return None
    label = one_line(link.label)
    made = caption_file.candidate(there, label, one_line(link.language))
    return made._replace(page=page)


def _there(link: str, address: Address, base: str) -> Address | None:
    """Return where a link leads, None where nothing can be asked."""
    try:
        # The base may itself be relative, as the address of a page that calls itself "/talk".
        return address_of(link, address_of(base, address.text).text if base else address.text)
    except AddressRefused:
        return None


def _word_count(transcript: Transcript) -> int:
    return sum(len(cue.text.split()) for cue in transcript.cues)
