"""Captions of video sites through yt-dlp, a program of its own that knows a thousand of them.

It runs in a process of its own, since it takes long to load, grows, and asks whom it must: without
the person's settings, cookies and cache, in an empty folder, under a time limit, and only to say
what captions there are. The captions themselves are then asked for by the fetcher, with all its
checks. Every address that yt-dlp asks is listed.
"""

from __future__ import annotations

import datetime
import importlib.util
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from typing import Any, Final

from reader.errors import FormatError, how_to_get
from reader.fetching import child
from reader.fetching.addresses import Address, address_of, address_text
from reader.fetching.candidates import Candidate
from reader.fetching.deadline import Deadline, Stop, go_on
from reader.fetching.errors import AddressRefused, FetchError
from reader.fetching.requests import Tell
from reader.fetching.sites.fields import inside, listed, object_in, text_in
from reader.formats.shared.json_fields import text_of
from reader.model.asked import Asked
from reader.model.transcript import Provenance, Transcript
from reader.model.visible import one_line
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

SECONDS: Final = 60.0
"""The longest that yt-dlp may take; it is slow to start and asks several times."""

HOW_TO_GET: Final = tr(
    "yt-dlp, which knows many video sites, is not installed; most systems have a package yt-dlp. "
    "{how}",
    how=how_to_get("sites"),
)
SEARCHED: Final = "https://www.youtube.com/"
"""Where a search looks."""

MOST_VIDEOS: Final = 10
"""How many videos a search brings."""

_AGENT: Final = "transcript-reader (yt-dlp)"
# Not what looks at any page: that follows a stranger's redirects and embeds wherever they lead, to
# this computer too. Those of Mediasite take any host for one of theirs.
_SITES: Final = "default,-generic,-mediasite.*"
OPTIONS: Final = (
    *("--ignore-config", "--no-cache-dir", "--no-cookies", "--no-cookies-from-browser"),
    *("--user-agent", _AGENT, "--skip-download", "--no-playlist", "--flat-playlist"),
    *("--ignore-no-formats-error", "--no-warnings", "--no-progress", "--no-check-formats"),
    *("--socket-timeout", "15", "--retries", "0", "--extractor-retries", "0"),
    *("--print-traffic", "--dump-single-json", "--use-extractors", _SITES),
)
_SUFFIXES: Final = ("vtt", "srt", "ttml", "json3", "srv3", "srv1", "json", "ass", "sbv")
_KEPT: Final = (
    *("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "PYTHONPATH", "VIRTUAL_ENV"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR"),
    *(name for proxy in ("http", "https", "all", "no") for name in (f"{proxy}_proxy",)),
    *(name for proxy in ("HTTP", "HTTPS", "ALL", "NO") for name in (f"{proxy}_PROXY",)),
)
_SENT: Final = lazy_pattern(
    rb"^send: b'(?:GET|POST|HEAD) (\S+) HTTP/1\.[01]\\r\\nHost: ([^\\']+)", re.M
)
_UNKNOWN: Final = lazy_pattern(rb"^ERROR: No suitable extractor\b", re.MULTILINE)
_ERROR: Final = lazy_pattern(r"^ERROR: (.+)$", re.MULTILINE)
# What systems, and yt-dlp, say of a host that is not found, and of one that does not answer.
_UNFOUND: Final = lazy_pattern(
    r"Failed to resolve|Name or service not known|getaddrinfo failed|nodename nor servname"
    r"|name resolution|No address associated with hostname|Network is unreachable",
    re.IGNORECASE,
)
_UNANSWERED: Final = lazy_pattern(
    r"No route to host|Connection refused|timed out|Failed to establish a new connection",
    re.IGNORECASE,
)


class FoundVideo(NamedTuple):
    """A video that a search found; ``seconds`` is None where nobody says how long it is.

    ``day`` is in ISO form, "" where nobody says.
    """

    title: str
    channel: str
    day: str
    seconds: int | None
    address: Address


def command() -> list[str] | None:
    """Return how yt-dlp is started, None where it is not installed."""
    if not getattr(sys, "frozen", False) and importlib.util.find_spec("yt_dlp") is not None:
        return [sys.executable, "-P", "-m", "yt_dlp"]
    found = shutil.which("yt-dlp")
    return [found] if found is not None else None


def look(address: Address, tell: Tell, should_stop: Stop = go_on) -> list[Candidate]:
    """Return what captions a video has; raises FetchError.

    At an address that is of none of its sites it has none, and nobody is asked.
    """
    # Translators: what a host is asked for, as in “Ask HOST for …?”
    what = tr("which captions {host} has", host=address.host)
    info = _info(address.text, address.host, what, tell, should_stop)
    return [] if info is None else list(_candidates(info, address))


def search(words: str, tell: Tell, should_stop: Stop = go_on) -> list[FoundVideo]:
    """Return videos that YouTube finds for some words, for a person to choose from.

    Raises FetchError.
    """
    what = f"ytsearch{MOST_VIDEOS}:{one_line(words)}"
    # Translators: what a host is asked for, as in “Ask HOST for …?”
    why = tr("a search for the video")
    info = _info(what, address_of(SEARCHED).host, why, tell, should_stop) or {}
    return [video for entry in listed(info.get("entries")) if (video := _video(entry))]


def _info(
    what: str, host: str, purpose: str, tell: Tell, should_stop: Stop
) -> dict[str, Any] | None:
    """Return what yt-dlp says of a video or a search, None where it does not know the site.

    Raises FetchError, also where it says something empty because it has not reached ``host``.
    """
    program = command()
    if program is None:
        raise FetchError(HOW_TO_GET)
    deadline = Deadline(SECONDS, should_stop)
    when = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    kept = {name: value for name in _KEPT if (value := os.environ.get(name)) is not None}
    with tempfile.TemporaryDirectory(prefix="transcript-reader-") as folder:
        # A home of its own: yt-dlp looks for plug-ins and netrc there.
        environment = {**kept, "HOME": folder, "USERPROFILE": folder, "XDG_CONFIG_HOME": folder}
        output = child.run([*program, *OPTIONS, "--", what], environment, folder, deadline)
    if _UNKNOWN.search(output.errors):
        return None
    # Of programs that print nothing of it, at least what they were sent to is listed.
    for told in list(_addresses(output.said + output.errors)) or [what]:
        tell(Asked(when, purpose, told, 0, 0, tr("Asked by yt-dlp.")))
    start = output.said.rfind(b"\n{") + 1
    try:
        info = object_in(output.said[start:])
    except FormatError as problem:
        raise FetchError(_told(output, host)) from problem
    # A search that reaches nobody is a list of nothing, and an error.
    found = info.get("entries")
    if isinstance(found, list) and not listed(found) and _ERROR.search(_errors(output)):
        raise FetchError(_told(output, host))
    return info


def _addresses(traffic: bytes) -> Iterator[str]:
    for target, host in _SENT.findall(traffic):
        told = one_line((host + target).decode("utf-8", "replace"))
        yield told if target.startswith(b"/") else one_line(target.decode("utf-8", "replace"))


def _errors(output: child.Output) -> str:
    return output.errors.decode("utf-8", "replace")


def _told(output: child.Output, host: str) -> str:
    found = _ERROR.search(_errors(output))
    if found and _UNFOUND.search(found[1]):
        return tr("{host} cannot be reached: no such host, or this computer is offline.", host=host)
    if found and _UNANSWERED.search(found[1]):
        return tr("{host} cannot be reached: it does not answer.", host=host)
    if found is None:
        return tr("yt-dlp found nothing there: it ended with {status}.", status=str(output.status))
    reason = one_line(found[1])[:300].rstrip(".")
    return tr("yt-dlp found nothing there: {reason}.", reason=reason)


def _candidates(info: dict[str, Any], address: Address) -> Iterator[Candidate]:
    site = text_in(info, "extractor_key")
    of = Transcript(
        title=text_in(info, "title"),
        url=address_text(text_in(info, "webpage_url"), address) or address.text,
        video_id=text_in(info, "id"),
        site=site,
        author=text_in(info, "channel") or text_in(info, "uploader"),
        date=_day(info),
        language=text_in(info, "language"),
    )
    for key, provenance in (
        ("subtitles", Provenance.HUMAN),
        ("automatic_captions", Provenance.AUTOMATIC),
    ):
        told = info.get(key)
        for language, forms in told.items() if isinstance(told, dict) else ():
            made = _best(listed(forms), address)
            if made is None or language == "live_chat":
                continue
            there, suffix, label = made
            made_by = Provenance.TRANSLATED if "tlang=" in there.target else provenance
            language = one_line(language).removesuffix("-orig")
            language = "" if language == "und" else language
            name = f"captions.{suffix}"
            label = (
                tr("{name} (automatic captions)")
                if key == "automatic_captions"
                else tr("{name} (captions)")
            ).format(name=label or language or tr("Captions"))
            yield Candidate(label, there, language, provenance=made_by, name=name, page=of)


def _best(forms: list[dict[str, Any]], base: Address) -> tuple[Address, str, str] | None:
    """Return where captions are in the form that tells most, its suffix, and their name."""
    for suffix in _SUFFIXES:
        for form in forms:
            if text_of(form.get("ext")) == suffix:
                try:
                    there = address_of(text_in(form, "url"), base.text)
                except AddressRefused:
                    continue
                return there, suffix, text_in(form, "name")
    return None


def _video(entry: dict[str, Any]) -> FoundVideo | None:
    try:
        address = address_of(text_in(entry, "url") or text_in(entry, "webpage_url"))
    except AddressRefused:
        return None
    seconds = inside(entry, "duration")
    length = round(seconds) if isinstance(seconds, int | float) and 0 <= seconds < 1e7 else None
    channel = text_in(entry, "channel") or text_in(entry, "uploader")
    return FoundVideo(text_in(entry, "title"), channel, _day(entry), length, address)


def _day(info: dict[str, Any]) -> str:
    """Return the day on which a video was published, in ISO form."""
    day = text_in(info, "upload_date")
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if re.fullmatch(r"\d{8}", day) else ""
