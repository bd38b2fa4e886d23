"""One way from an address, or from the name of a video, to its transcript; done beside the window.

The steps are methods, each called on a thread of its own turn by :meth:`FetchVisit.do`. Where a
host is met that the person has not been asked about, the step ends by saying so, and is done again
once they have said yes.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Final

from reader import files, paths
from reader.direction import in_a_row
from reader.errors import FileError
from reader.fetching import yt_dlp
from reader.fetching.addresses import address_of
from reader.fetching.candidates import Candidate, CandidateKind
from reader.fetching.errors import FetchError, NotAllowed
from reader.fetching.fetcher import Fetcher
from reader.fetching.getting import Getting
from reader.fetching.requests import Wish
from reader.kept.asked import AskedList
from reader.kept.hosts import Hosts
from reader.model import titles
from reader.model.asked import Asked
from reader.model.timecode import clock
from reader.model.transcript import Provenance, Transcript
from reader.model.web_address import without_www
from reader.wording import number, tr, trn

_MADE_BY: Final = {
    Provenance.AUTOMATIC: tr("automatic"),
    Provenance.HUMAN: tr("made by people"),
    Provenance.TRANSLATED: tr("translated"),
    Provenance.UNKNOWN: "",
}
_KINDS: Final = {CandidateKind.CAPTIONS: tr("with times"), CandidateKind.TEXT: tr("text")}
_HERE: Final = {
    tr("the page"): tr("this page"),
    tr("the feed that the page leads to"): tr("the feed that this page leads to"),
}
"""What is asked for, as it is called and as it is called in a question about an address."""
_MUCH: Final = 100_000
_MEGABYTE: Final = 1_000_000


class FetchVisit:
    """What is asked for one transcript.

    ``nothing`` is a sentence where there is nothing to be had, ``wanted_host`` whom the last step
    may not ask yet; ``candidates`` and ``videos`` are what there is to choose from.
    """

    def __init__(
        self,
        folders: paths.Folders,
        address: str,
        last: dict[str, float],
        today: Callable[[], datetime.date],
        allowed: dict[str, bool],
        *,
        is_typed: bool,
    ) -> None:
        """Raises AddressRefused for what is no address.

        ``last`` is when each host was asked last, ``allowed`` has the hosts that may be asked, and
        whether they always may.
        """
        self._folders = folders
        self.allowed, self.is_typed = allowed, is_typed
        self._stop: Callable[[], bool] = lambda: False
        self._say: Callable[[str], object] = lambda sentence: None
        self.candidates: Sequence[Candidate] = ()
        self.videos: Sequence[yt_dlp.FoundVideo] = ()
        self.words = self.nothing = self.wanted_host = ""
        self._fetcher = Fetcher(
            self._may,
            self._tell,
            progress=self._tell_progress,
            should_stop=lambda: self._stop(),
            last=last,
        )
        self._getting = Getting(address, self._fetcher, self._tell, is_typed=is_typed, today=today)

    @classmethod
    def of_search(
        cls,
        folders: paths.Folders,
        words: str,
        last: dict[str, float],
        today: Callable[[], datetime.date],
    ) -> FetchVisit:
        """Return the way that begins by looking for a video by some words."""
        made = cls(folders, yt_dlp.SEARCHED, last, today, {}, is_typed=False)
        made.words = words
        return made

    @property
    def address(self) -> str:
        """Where it begins."""
        return self._getting.address.text

    # -- the steps ------------------------------------------------------------------------------

    def do(
        self,
        step: Callable[[FetchVisit], object],
        say: Callable[[str], object],
        should_stop: Callable[[], bool],
    ) -> object:
        """Do a step; ``say`` is told how far it is.

        Raises what the step raises, and FileError where no list can be kept of what is asked.
        """
        self._say, self._stop, self.wanted_host = say, should_stop, ""
        for folder in (self._folders.data, self._folders.config):
            if not paths.ensure(folder):
                name = files.shown(folder)
                raise FileError(
                    tr(
                        "What is asked could not be listed: {folder} cannot be written.",
                        folder=name,
                    )
                )
        say(tr("Asking {host} …", host=self._getting.address.host))
        return step(self)

    def look(self) -> Sequence[Candidate]:
        """Look what the address offers."""
        self.candidates = self._getting.candidates()
        if not self.candidates:
            host = self._getting.address.host
            nothing = tr("{host} offers no transcript at this address.", host=host)
            known = yt_dlp.command() is not None
            self.nothing = nothing if known else f"{nothing} {yt_dlp.HOW_TO_GET}"
        return self.candidates

    def take(self, number: int) -> Transcript:
        """Return the words of a candidate, counted from 0."""
        return self._getting.transcript(self.candidates[number])

    def search(self) -> Sequence[yt_dlp.FoundVideo]:
        """Look for the video on a video site."""
        self._require_yt_dlp()
        there = address_of(yt_dlp.SEARCHED)
        self._fetcher.permit(Wish(there, tr("videos called “{words}”", words=self.words)))
        self._say(tr("Looking for “{words}” …", words=self.words))
        self.videos = yt_dlp.search(self.words, self._tell, self._fetcher.should_stop)
        if not self.videos:
            self.nothing = tr(
                "{host} finds no video called “{words}”.", host=there.host, words=self.words
            )
        return self.videos

    @staticmethod
    def _require_yt_dlp() -> None:
        """Say how to get yt-dlp before anybody is asked whether it may ask."""
        if yt_dlp.command() is None:
            raise FetchError(yt_dlp.HOW_TO_GET)

    # -- choosing -------------------------------------------------------------------------------

    @property
    def is_one(self) -> bool:
        """Whether there is one transcript, and nothing to choose; a video is always chosen."""
        return len(self.candidates) == 1 and not self.videos

    @property
    def question(self) -> str:
        """What is asked above what there is to choose from."""
        host = self._getting.address.host
        if self.videos:
            return tr("Which of these is it? {host} has found them.", host=host)
        return trn(
            "{host} offers {n} transcript. Which one?",
            "{host} offers {n} transcripts. Which one?",
            len(self.candidates),
            host=host,
        )

    def choices(self, title: str) -> list[tuple[str, str]]:
        """Return what there is to choose from, each with what is known of it.

        What bears a title comes first.
        """
        if self.videos:
            return list(map(_told_video, self.videos))
        wanted = titles.normal(title)
        if wanted:
            self.candidates = sorted(
                self.candidates, key=lambda one: titles.normal(one.page.title) != wanted
            )
        return list(map(_told_candidate, self.candidates))

    # -- what the fetcher asks and tells ----------------------------------------------------------

    def allow(self, host: str, *, always: bool) -> None:
        """Let a host be asked, this time or from now on."""
        self.allowed[without_www(host)] = always

    def _may(self, wish: Wish) -> bool:
        hosts, site = Hosts(self._folders.config), wish.address.site
        if hosts.allows(site):
            return True
        if site in self.allowed:
            if self.allowed[site]:
                hosts.allow(site)
            return True
        self.wanted_host = wish.address.host
        question = tr(
            "Ask {host} for {purpose}? It will learn your address.",
            host=self.wanted_host,
            purpose=_HERE.get(wish.purpose, wish.purpose),
        )
        raise NotAllowed(self.wanted_host, question)

    def _tell(self, asked: Asked) -> None:
        AskedList(self._folders.data).add(asked)

    def _tell_progress(self, size: int, of: int | None) -> None:
        if size >= _MUCH:
            come = number(size / _MEGABYTE, 1)
            self._say(
                tr("{size} of {whole} MB have come …", size=come, whole=number(of / _MEGABYTE, 1))
                if of
                else tr("{size} MB have come …", size=come)
            )


def _told_candidate(candidate: Candidate) -> tuple[str, str]:
    facts = (
        candidate.language,
        _KINDS[candidate.kind],
        _MADE_BY[candidate.provenance],
        # Translators: where a transcript comes from.
        tr("from {host}", host=candidate.address.host),
    )
    return candidate.label, in_a_row(facts)


def _told_video(video: yt_dlp.FoundVideo) -> tuple[str, str]:
    length = clock(video.seconds * 1_000) if video.seconds is not None else ""
    # Translators: where a video is.
    facts = (video.channel, video.day, length, tr("on {host}", host=video.address.host))
    return video.title or video.address.text, in_a_row(facts)
