"""The address of a moment: the link of a video that begins where the quoted words do.

Only for sites of which it is known how they write it; an address of any other is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from reader.model.web_address import web_address, without_www
from reader.patterns import lazy_pattern

# What a link says of its start already gives way to the moment that is quoted.
_OLD: Final = lazy_pattern(r"(?:t|start|time_continue)=[^&]*")
_MEDIA: Final = lazy_pattern(r"\.(?:mp4|m4v|m4a|webm|ogv|ogg|oga|mp3|wav|opus)$", re.IGNORECASE)
_PEERTUBE: Final = lazy_pattern(r"/(?:w|videos/watch)/[\w-]{20,}")


def moment_link(address: str, start: int | None) -> str:
    """Return a web address that begins at ``start`` milliseconds, rounded down to a second.

    The address as it is where the site is not known to take a time, there is none, or it is 0;
    "" if the address may not be a link.
    """
    safe = web_address(address)
    if not safe or start is None or start < 1_000:
        return safe
    parts = urlsplit(safe)
    host = without_www(parts.hostname or "").removeprefix("m.")
    seconds = start // 1_000
    way = _way(host, parts.path)
    if way is None:
        return safe
    query, fragment = way(seconds)
    kept = [part for part in parts.query.split("&") if part and not _OLD.fullmatch(part)]
    whole = "&".join([*kept, *([query] if query else [])])
    return urlunsplit(parts._replace(query=whole, fragment=fragment or parts.fragment))


_Way = Callable[[int], tuple[str, str]]


def _way(host: str, path: str) -> _Way | None:
    """Return what writes a time for a site: into the query, or behind the number sign."""
    is_watch = path == "/watch" or path.startswith(("/live/", "/embed/"))
    if (host == "youtube.com" and is_watch) or host == "youtu.be":
        return lambda seconds: (f"t={seconds}", "")
    if host == "vimeo.com":
        return lambda seconds: ("", f"t={seconds}s")
    if host == "dailymotion.com" and path.startswith("/video/"):
        return lambda seconds: (f"start={seconds}", "")
    if host == "twitch.tv" and path.startswith("/videos/"):
        return lambda seconds: (f"t={_hours(seconds)}", "")
    if host == "archive.org" and path.startswith("/details/"):
        return lambda seconds: (f"start={seconds}", "")
    if _PEERTUBE.match(path):
        return lambda seconds: (f"start={seconds}s", "")
    if _MEDIA.search(path):
        # Media Fragments URI 1.0 (W3C), 4.2.1: a temporal dimension in seconds.
        return lambda seconds: ("", f"t={seconds}")
    return None


def _hours(seconds: int) -> str:
    return f"{seconds // 3_600}h{seconds // 60 % 60}m{seconds % 60}s"
