"""What a video goes by, wherever it is met: identifier, address, title, title without list number.

A page lists a video under one form of its title, the video's own page shows another, a saved file
a third. Here each becomes a few names that can be compared and looked up; who keeps files by such
names asks here whether two of them are the same video.

A file has an identifier in its name, and its name tidied to a title, beside what it says: kinds of
names of their own (``named:``, ``file-title:``), which are looked for last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import PurePath

from reader.model import titles
from reader.model.transcript import RelatedVideo, Transcript
from reader.patterns import lazy_pattern

# The rows of a long list ask for the same names again and again.
_KEPT_NAMES = 32_768
# An identifier in an address, of eleven signs as in the names of files.
_IN_ADDRESS = lazy_pattern(
    r"(?:[?&]v=|/(?:embed|shorts|live)/|//youtu\.be/)([A-Za-z0-9_-]{11})(?![\w-])"
)
# What is no word, as "final_draft" or "JohnSmith01" are, and so tells two videos apart.
_NO_WORD = lazy_pattern(
    r"(?![A-Za-z_]+[0-9]+$)(?=[^0-9]*[0-9])(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])[A-Za-z0-9_-]{11}$"
)
# Parts of an address that say where somebody came from, or which second to start at.
_PASSING = lazy_pattern(r"(?:utm_\w*|fbclid|gclid|si|pp|ref|feature|t|start|list|index)=")


@lru_cache(maxsize=_KEPT_NAMES)
def borne(title: str, url: str, video_id: str) -> tuple[str, ...]:
    """Return the names that something goes by, the surest first."""
    names = [f"id:{video_id}"] if video_id else []
    if url and (address := _address(url)):
        names.append(f"url:{address}")
    if plain := titles.normal(title):
        names.append(f"title:{plain}")
    if rest := titles.unnumbered(title):
        names.append(f"numbered:{rest}")
    return tuple(names)


def borne_by(transcript: Transcript) -> tuple[str, ...]:
    """Return what a transcript goes by, its file as :func:`borne_by_file` tells."""
    name = PurePath(transcript.source.path).name
    return borne_by_file(name, transcript.title, transcript.url, transcript.video_id)


def borne_by_file(name: str, title: str, url: str, video_id: str) -> tuple[str, ...]:
    """Return what a file of that name goes by, and what it says: its name stands in for a title
    that it lacks, and for an identifier.
    """
    stem = PurePath(name).stem
    names = borne(title or stem, url, video_id)
    if not name or not (name.startswith(title) or "]" in name or "-" in name):
        return names
    from reader.model.file_titles import file_title, id_in, is_of_name  # late: most have a title

    found = "" if video_id else id_in(name)
    before = (f"named:{found}",) if found else ()
    tidied = borne(file_title(name), "", "") if is_of_name(title, name) else ()
    return *before, *names, *(f"file-{other}" for other in tidied if other not in names)


@lru_cache(maxsize=_KEPT_NAMES)
def sought(video: RelatedVideo) -> tuple[str, ...]:
    """Return the names to look for a video under, the surest first.

    A list number that only one side has is no difference; two different numbers are.
    """
    names = [
        name
        for name in borne(video.title, video.url, video.video_id)
        if not name.startswith("numbered:")
    ]
    rest = titles.unnumbered(video.title)
    if plain := titles.normal(video.title):
        names.append(f"title:{rest}" if rest else f"numbered:{plain}")
    in_files = [f"file-{name}" for name in names if is_by_title(name)]
    if found := video.video_id or _id_in_address(video.url):
        names.insert(bool(video.video_id), f"named:{found}")
    return (*names, *in_files)


def is_by_title(name: str) -> bool:
    """Whether a name is a title, which two videos may share."""
    return name.startswith(("title:", "numbered:", "file-"))


def are_one(wanted: Sequence[str], names: Sequence[str]) -> bool:
    """Whether something that goes by ``names`` is the video that is looked for."""
    return any(name in names for name in wanted) and not are_strangers(wanted, names)


def are_strangers(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether identifiers, or two addresses on one site, say that these are two videos.

    Addresses on different sites say nothing: the same video may be shown on both.
    """
    mine, theirs = _marks(some), _marks(others)
    if "id" in mine and "id" in theirs:
        return mine["id"] != theirs["id"]
    return any(kind in theirs and theirs[kind] != mark for kind, mark in mine.items())


def _marks(names: Iterable[str]) -> dict[str, str]:
    marks = {}
    for name in names:
        kind, _, mark = name.partition(":")
        if kind == "id" or (kind == "named" and _NO_WORD.match(mark) is not None):
            marks[kind] = mark
        elif kind == "url":
            marks[f"url on {mark.partition('/')[0]}"] = mark
    return marks


def _id_in_address(url: str) -> str:
    found = _IN_ADDRESS.search(url) if url else None
    return found[1] if found is not None else ""


def _address(url: str) -> str:
    """Return host, path and lasting parts of the query of a web address, "" if it is none."""
    # Late: the first pages of most readers have none.
    from urllib.parse import urlsplit

    from reader.model.web_address import without_www

    try:
        parts = urlsplit(url.strip())
        host = without_www(parts.hostname or "").removeprefix("m.")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    lasting = sorted(part for part in parts.query.split("&") if part and not _PASSING.match(part))
    return f"{host}{parts.path.rstrip('/')}/?{'&'.join(lasting)}"
