"""Feeds of podcasts: RSS 2.0 with ``podcast:transcript`` (Podcast namespace 1.0).

An episode may offer its transcript in several forms and languages; each is a candidate. Times are
worth more than none, so that VTT, SRT and JSON come before text and HTML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reader.fetching.addresses import Address, address_of, address_text
from reader.fetching.candidates import Candidate, CandidateKind
from reader.fetching.errors import AddressRefused
from reader.fetching.sites import caption_file
from reader.formats.decoding import xml_text
from reader.model.transcript import Transcript
from reader.model.visible import one_line
from reader.patterns import lazy_pattern
from reader.wording import tr

MOST_EPISODES: Final = 5_000
"""How many episodes of a feed are listed, in its own order, which is the newest first."""

_HEAD: Final = lazy_pattern(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_NAMES: Final = {
    "text/vtt": "transcript.vtt",
    "application/srt": "transcript.srt",
    "application/x-subrip": "transcript.srt",
    "text/srt": "transcript.srt",
    "application/json": "transcript.json",
    "application/ttml+xml": "transcript.ttml",
    "text/html": "transcript.html",
    "text/plain": "transcript.txt",
}
_FORMS: Final = {name: at for at, name in enumerate(dict.fromkeys(_NAMES.values()))}
_UNTIMED: Final = ("transcript.html", "transcript.txt")
_EPISODES: Final = ("item", "entry")
_MOST_OFFERS: Final = 100


def is_feed(document: str) -> bool:
    """Whether a document is a feed."""
    head = document[:2_000]
    return _HEAD.search(head) is not None and "<html" not in head.lower()


def episodes(document: str, address: Address) -> list[Candidate]:
    """Return the transcripts that the episodes of a feed offer; raises FormatError."""
    feed = _Feed()
    xml_text.listen(document, feed)
    show = feed.facts
    found = []
    for facts, offers in feed.episodes:
        page = Transcript(
            title=facts.get("title", ""),
            url=address_text(facts.get("link", ""), address),
            site=show.get("title", ""),
            author=facts.get("author") or show.get("author") or show.get("title", ""),
            date=facts.get("pubDate") or facts.get("published", ""),
            language=show.get("language", ""),
        )
        made = [one for offer in offers if (one := _offer(offer, page, address))]
        found += sorted(made, key=lambda one: _FORMS.get(one.name, len(_FORMS)))
    return found


def _offer(told: Mapping[str, str], page: Transcript, base: Address) -> Candidate | None:
    try:
        there = address_of(told.get("url", ""), base.text)
    except AddressRefused:
        return None
    type_ = one_line(told.get("type", "").partition(";")[0]).lower()
    name = _NAMES.get(type_) or caption_file.candidate(there).name
    spoken = one_line(told.get("language", "")) or page.language
    title = page.title or there.host
    label = f"{title} ({type_})" if type_ else tr("{title} (transcript)", title=title)
    kind = CandidateKind.TEXT if name in _UNTIMED else CandidateKind.CAPTIONS
    return Candidate(label, there, spoken, kind, name=name, page=page)


class _Feed:
    """Takes the elements of a feed: what it says of itself, and of each of its episodes."""

    def __init__(self) -> None:
        self.facts: dict[str, str] = {}
        self.episodes: list[tuple[dict[str, str], list[Mapping[str, str]]]] = []
        self._open: list[str] = []
        self._is_full = False
        self._words: list[str] = []

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        _, local = name
        self._open.append(local)
        # An episode too many is not taken in, nor what stands in it, nor anything behind it.
        self._is_full |= local in _EPISODES and len(self.episodes) == MOST_EPISODES
        if self._is_full:
            return
        self._words = []
        told = {key: value for (_, key), value in attributes.items()}
        if local in _EPISODES:
            self.episodes.append(({}, []))
        elif not self._is_in_episode():
            return
        elif local == "transcript" and len(self.episodes[-1][1]) < _MOST_OFFERS:
            self.episodes[-1][1].append(told)
        elif local == "link" and told.get("href"):  # of Atom
            self.episodes[-1][0].setdefault("link", told["href"].strip())

    def end(self, name: tuple[str, str]) -> None:
        facts = self.episodes[-1][0] if self._is_in_episode() else self.facts
        local = self._open.pop()
        if self._is_full:
            return
        text = one_line("".join(self._words))
        # Of those directly in the episode or the channel; pictures have titles too.
        if text and self._open and self._open[-1] in (*_EPISODES, "channel", "feed"):
            facts.setdefault(local, text)
        self._words = []

    def text(self, text: str) -> None:
        self._words.append(text)

    def _is_in_episode(self) -> bool:
        return bool(self.episodes) and any(name in _EPISODES for name in self._open)
