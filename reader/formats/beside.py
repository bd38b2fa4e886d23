"""What lies beside a file and belongs to it: the captions of a page, the page of its text.

Names in a page are a stranger's. One is looked at only where it leads to an ordinary file in the
folder of the page or in a folder of that, by no link; what it holds is read as any file is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from reader import files
from reader.errors import FileError, FormatError
from reader.formats.clues import clues_of
from reader.formats.decoding import text
from reader.formats.format import Elsewhere
from reader.model import titles
from reader.model.transcript import RelatedVideo, Transcript, remark
from reader.model.web_address import web_address

_DEEPEST: Final = 3

Read = Callable[[bytes, str], Transcript]


def captions_of(page: Elsewhere, path: str, read: Read) -> Transcript | None:
    """Return the captions that lie beside a page, with what the page says; None without any."""
    folder = os.path.dirname(path)
    for link in page.tracks:
        for name in _names(link.address):
            file = _inside(folder, name)
            if file is None:
                continue
            try:
                captions = read(files.read_untrusted(file), name)
            except (FileError, FormatError):
                continue
            if captions.cues:
                return _joined(page.page, captions, link.language, os.path.basename(file))
    return None


def _joined(page: Transcript, captions: Transcript, language: str, name: str) -> Transcript:
    told = remark("The words are those of “{file}”, which lies beside the page.", file=name)
    return page._replace(
        cues=captions.cues,
        language=captions.language or language or page.language,
        provenance=captions.provenance,
        report=(told, *captions.report),
    )


def _names(address: str) -> Iterator[str]:
    """Yield the names under which a page's captions may lie: as it says, and in its own folder."""
    try:
        parts = urlsplit(address)
        path = unquote(parts.path)
    except ValueError:
        return
    if not parts.scheme and not parts.netloc and not path.startswith("/"):
        yield path
    yield path.rpartition("/")[2]


def _inside(folder: str, name: str) -> str | None:
    """Return the path of a file in a folder or not far below it, None for what is no such."""
    pieces = files.path_in(name.replace("\\", "/")).split("/")
    if not 1 <= len(pieces) <= _DEEPEST or any(piece in ("", "..") for piece in pieces):
        return None
    path = os.path.join(folder, *pieces)
    real, within = os.path.realpath(path), os.path.realpath(folder)
    is_own = real == os.path.join(within, *(piece for piece in pieces if piece != "."))
    return path if is_own and ":" not in name and os.path.isfile(path) else None


def with_addresses(transcript: Transcript, page: str) -> Transcript:
    """Return a page saved as text with the addresses of its related videos.

    ``page`` is the same page saved as HTML; if it is of another after all, nothing changes.
    """
    try:
        titled, base = _titled(page)
    except (FileError, FormatError):
        return transcript
    related = tuple(_with_address(video, titled, base) for video in transcript.related)
    return transcript._replace(related=related)


def _titled(page: str) -> tuple[dict[str, str], str]:
    clues = clues_of(text.decode(files.read_untrusted(page)).text)
    return dict(clues.titled), clues.base


def _with_address(video: RelatedVideo, titled: dict[str, str], base: str) -> RelatedVideo:
    address = titled.get(titles.normal(video.title), "")
    if video.url or not address:
        return video
    try:
        return video._replace(url=web_address(urljoin(base, address)))
    except ValueError:
        return video
