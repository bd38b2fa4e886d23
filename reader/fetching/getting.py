"""The door of the room: from an address to candidates, from a candidate to a transcript.

Pure: who may be asked and what was asked are callbacks of
:class:`~reader.fetching.fetcher.Fetcher`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Final

from reader import formats
from reader.fetching import yt_dlp
from reader.fetching.addresses import Address, Trust, address_of, trust_typed
from reader.fetching.candidates import Candidate, CandidateKind, best_first
from reader.fetching.errors import FetchError
from reader.fetching.fetcher import Fetcher
from reader.fetching.requests import Response, Tell, Wish
from reader.fetching.sites import PAGE, PAGES, caption_file, site_of
from reader.formats import gate
from reader.formats.format import EqualClaims
from reader.model.transcript import Fetched, Provenance, Transcript
from reader.wording import tr

VIDEO_SITES: Final = (
    *("youtube.com", "m.youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "rumble.com"),
)
"""Hosts whose pages hold no captions that could be read off them: yt-dlp is asked at once."""

_FILLED: Final = ("title", "standfirst", "url", "video_id", "site", "author", "date", "language")


class Getting:
    """One visit to an address: what it offers, the words of what the person chose.

    One that they typed (``is_typed``) may be of their own network, one out of a file never.
    """

    def __init__(
        self,
        address: str,
        fetcher: Fetcher,
        tell: Tell = lambda asked: None,
        *,
        is_typed: bool = True,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        """Raises AddressRefused for what is no address."""
        self.address: Address = address_of(address)
        self._trust = trust_typed(self.address) if is_typed else Trust()
        self._fetcher = fetcher
        self._tell = tell
        self._today = today
        self._came: dict[str, Fetched] = {}

    def candidates(self) -> list[Candidate]:
        """Return what the address offers, the best first; raises ReaderError.

        An empty list means that there is nothing, and that yt-dlp, if it is installed and the
        address is none of a site that is known better, found nothing either.
        """
        address = self.address
        found: list[Candidate] = []
        is_of_videos = address.site in VIDEO_SITES
        site = site_of(address)
        if not is_of_videos:
            found = site.code.look(address, self._ask)
        if not found and (is_of_videos or (site is PAGE and yt_dlp.command() is not None)):
            # Translators: what a host is asked for, as in “Ask HOST for …?”
            self._fetcher.vouch(Wish(address, tr("the captions of this video"), self._trust))
            found = yt_dlp.look(address, self._tell, self._fetcher.should_stop)
        language = next((one.page.language for one in found if one.page.language), "")
        return best_first(found, language)

    def transcript(self, candidate: Candidate) -> Transcript:
        """Return the words of a candidate, with all that is known of them.

        Raises FetchError where they cannot be had, FormatError where they are none.
        """
        if candidate.is_here:
            words = candidate.page
        else:
            # Translators: what a host is asked for, as in “Ask HOST for …?”
            answer = self._ask(candidate.address, tr("the captions"))
            words = _read(answer, candidate.name or caption_file.candidate(answer.address).name)
            is_page = words.source.format in PAGES and not words.is_timed
            if candidate.kind is CandidateKind.CAPTIONS and is_page:
                host = answer.address.host
                raise FetchError(tr("{host} sends a page there, and no captions.", host=host))
        came = self._came[candidate.address.text]
        source = words.source._replace(path="", sha256=came.sha256, fetched=came)
        return gate.admit(_completed(words, candidate)._replace(source=source))

    def _ask(self, address: Address, purpose: str, *, is_page: bool = False) -> Response:
        answer = self._fetcher.get(Wish(address, purpose, self._trust, is_page))
        day = self._today().isoformat()
        came = Fetched(answer.address.text, day, answer.etag, answer.sha256)
        self._came[address.text] = self._came[answer.address.text] = came
        return answer


def _read(answer: Response, name: str) -> Transcript:
    try:
        return formats.read_bytes(answer.data, name, encoding=answer.encoding)
    except EqualClaims as problem:
        first = problem.formats[0].name
        return formats.read_bytes(answer.data, name, encoding=answer.encoding, format=first)


def _completed(words: Transcript, candidate: Candidate) -> Transcript:
    """Return a transcript with what it does not say itself from the place that it was found at."""
    page = candidate.page
    told: dict[str, Any] = {name: getattr(words, name) or getattr(page, name) for name in _FILLED}
    told["language"] = words.language or candidate.language or page.language
    told["url"] = told["url"] or candidate.address.text
    is_known = words.provenance is not Provenance.UNKNOWN
    provenance = words.provenance if is_known else candidate.provenance
    return words._replace(provenance=provenance, related=words.related or page.related, **told)
