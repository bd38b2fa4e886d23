"""Web pages saved as a single file (``.mhtml``, ``.mht``): MIME around a page and its pictures.

After RFC 2557. The page is read as any other saved page; nothing else of the file is decoded. Where
the page itself holds no transcript, the frames in it are tried.
"""

from __future__ import annotations

import re
from email.errors import MessageError
from email.header import decode_header, make_header
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.mime_parts import MimePart, leaves, parted
from reader.formats.decoding.text import decode
from reader.formats.format import Claim, Document
from reader.formats.kinds import html_page
from reader.model.transcript import Transcript
from reader.patterns import lazy_pattern
from reader.wording import tr

_HEAD: Final = 8_192
_MIME: Final = lazy_pattern(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_PAGE: Final = lazy_pattern(
    rb"^Content-Type:\s*(?:multipart/related|multipart/mixed|multipart/alternative|text/html)\b",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST: Final = lazy_pattern(rb"\s*[A-Za-z][A-Za-z0-9-]{0,60}:")
_PAGES: Final = ("text/html", "application/xhtml+xml")


def score(document: Document) -> int:
    """Claim what opens with the lines of a MIME document that holds a page."""
    head = document.data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if not _FIRST.match(head) or not _MIME.search(head) or not _PAGE.search(head):
        return Claim.NONE
    return Claim.CERTAIN - 5


def read(document: Document) -> Transcript:
    """Read the page in the document.

    Raises FormatError where there is none, where it holds no transcript, and for MIME that is
    damaged or nested too deeply.
    """
    whole = parted(document.data.removeprefix(b"\xef\xbb\xbf"))
    pages = [part for part in leaves(whole) if part.head.get_content_type() in _PAGES]
    if not pages:
        raise FormatError(tr("This web page in a single file holds no page; save it again."))
    start = whole.head.get_param("start")
    pages.sort(key=lambda part: part.head.get("Content-ID") != start if start else False)
    refusal: FormatError | None = None
    for part in pages:
        try:
            return _with_facts(_read(part, document), part, whole)
        except FormatError as problem:
            refusal = refusal or problem
    assert refusal is not None
    raise refusal


def _read(part: MimePart, document: Document) -> Transcript:
    data, said = part.data(), part.head.get_content_charset()
    try:
        decoded = decode(data, said)
    except FormatError:
        decoded = decode(data)
    return html_page.read(Document(data, decoded.text, document.name))


def _with_facts(transcript: Transcript, part: MimePart, whole: MimePart) -> Transcript:
    """Return the transcript with the page's title and address, where only the MIME has them."""
    address = str(part.head.get("Content-Location") or "").strip()
    if not address.startswith(("https://", "http://")):
        address = str(whole.head.get("Snapshot-Content-Location") or "").strip()
    if not address.startswith(("https://", "http://")):
        address = ""
    return transcript._replace(
        title=transcript.title or _words(str(whole.head.get("Subject") or "")),
        url=transcript.url or address,
    )


def _words(header: str) -> str:
    try:
        return str(make_header(decode_header(header)))
    except (
        ValueError,
        LookupError,
        MessageError,
    ):  # an encoding that does not exist, or broken words
        return ""
