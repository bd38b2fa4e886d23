"""Web pages as Safari saves them (``.webarchive``): a property list around a page and its pictures.

The keys are those of Apple's ``WebArchive``: ``WebMainResource`` is the page, with its data, type,
encoding and address; ``WebSubframeArchives`` are the frames in it, archives themselves, which are
tried where the page holds no transcript.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.text import decode
from reader.formats.format import Claim, Document
from reader.formats.kinds import html_page
from reader.model.transcript import Transcript
from reader.wording import tr

_BINARY: Final = b"bplist0"
_MAIN: Final = "WebMainResource"
_PAGES: Final = ("text/html", "application/xhtml+xml")
_DAMAGED: Final = tr("This web archive is damaged and cannot be read; save the page again.")


def score(document: Document) -> int:
    """Claim a property list, binary or of XML, that holds the page of an archive."""
    data = document.data
    is_list = data.startswith(_BINARY) or b"<plist" in data[:1_024]
    return Claim.CERTAIN - 1 if is_list and _MAIN.encode() in data else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the page of an archive.

    Raises FormatError for a damaged archive, one without a page, and a page without a transcript.
    """
    archive = _loaded(document.data)
    refusal = FormatError(tr("This web archive holds no page; save the page again."))
    tried: set[int] = set()  # a list may name the same data any number of times
    for index, resource in enumerate(_resources(archive)):
        data = resource.get("WebResourceData")
        if not isinstance(data, bytes) or id(data) in tried:
            continue
        if resource.get("WebResourceMIMEType") not in _PAGES:
            continue
        tried.add(id(data))
        try:
            return _read(data, resource, document)
        except FormatError as problem:
            refusal = problem if index == 0 else refusal
    raise refusal


def _loaded(data: bytes) -> object:
    import plistlib
    from xml.parsers.expat import ExpatError

    faults = (plistlib.InvalidFileException, ExpatError, ValueError, TypeError, AttributeError)
    try:
        # Entities are refused by the library itself, and nothing outside the file is looked at.
        return plistlib.loads(data)
    except (*faults, LookupError, OverflowError, RecursionError, MemoryError) as problem:
        raise FormatError(_DAMAGED) from problem


def _resources(archive: object) -> Iterator[dict[str, object]]:
    """Yield the page of an archive, then those of the frames in it, each once."""
    waiting: list[object] = [archive]
    seen = {id(archive)}
    while waiting:
        current = waiting.pop()
        if not isinstance(current, dict):
            continue
        main, frames = current.get(_MAIN), current.get("WebSubframeArchives")
        if isinstance(main, dict):
            yield main
        for frame in reversed(frames) if isinstance(frames, list) else ():
            if id(frame) not in seen:
                seen.add(id(frame))
                waiting.append(frame)


def _read(data: bytes, resource: dict[str, object], document: Document) -> Transcript:
    said = resource.get("WebResourceTextEncodingName")
    try:
        decoded = decode(data, said if isinstance(said, str) else None)
    except FormatError:
        decoded = decode(data)
    transcript = html_page.read(Document(data, decoded.text, document.name))
    address = resource.get("WebResourceURL")
    is_web = isinstance(address, str) and address.startswith(("https://", "http://"))
    return transcript._replace(url=transcript.url or (str(address) if is_web else ""))
