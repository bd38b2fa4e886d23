"""UN Web TV: recordings that Kaltura keeps, with captions for many of them.

The page names Kaltura's numbers of the partner and of the recording; its API (Kaltura API v3,
``session.startWidgetSession``, ``caption_captionAsset.list``) lists the captions and serves them.
"""

from __future__ import annotations

import re
from typing import Any, Final

from reader.errors import FormatError
from reader.fetching.addresses import Address, address_of
from reader.fetching.candidates import Candidate
from reader.fetching.sites import Ask, page
from reader.fetching.sites.fields import listed, object_in, text_in
from reader.formats.clues import clues_of
from reader.formats.decoding import text
from reader.model.transcript import Provenance, Transcript
from reader.model.visible import one_line
from reader.patterns import lazy_pattern
from reader.wording import tr

_PARTNER: Final = lazy_pattern(
    r"partner_?Id['\"]?\s{0,9}[:=]\s{0,9}['\"]?(\d{3,12})", re.IGNORECASE
)
_ENTRY: Final = lazy_pattern(r"\bk?entry_?id['\"]?\s{0,9}[:=]\s{0,9}['\"](\w{3,20})", re.IGNORECASE)
_API: Final = "https://cdnapisec.kaltura.com/api_v3/service"
_SUFFIXES: Final = {"1": ".srt", "2": ".ttml", "3": ".vtt"}  # KalturaCaptionType
_READY: Final = 2


def look(address: Address, ask: Ask) -> list[Candidate]:
    """Return the captions of a recording."""
    answer = ask(address, tr("the page"), is_page=True)
    document = text.decode(answer.data, answer.encoding).text
    partner, entry = _PARTNER.search(document), _ENTRY.search(document)
    if partner is None or entry is None:
        return page.offered(answer, ask)
    facts = clues_of(document).facts
    of = Transcript(
        title=one_line(facts.get("og:title") or facts.get("title", "")),
        url=answer.address.text,
        site="UN Web TV",
        author="United Nations",
    )
    try:
        captions = _captions(partner[1], entry[1], ask)
    except FormatError:
        return page.offered(answer, ask)
    return [_candidate(caption, of) for caption in captions if caption.get("status") == _READY]


def _captions(partner: str, entry: str, ask: Ask) -> list[dict[str, Any]]:
    opening = f"{_API}/session/action/startWidgetSession?format=1&widgetId=_{partner}"
    # Translators: what a host is asked for, as in “Ask HOST for …?”
    answer = ask(address_of(opening), tr("a ticket for the captions"))
    ticket = text_in(object_in(answer.data), "ks")
    if not re.fullmatch(r"[A-Za-z0-9_=-]{1,2000}", ticket):
        raise FormatError("There is no ticket.")
    listing = (
        f"{_API}/caption_captionasset/action/list?format=1&ks={ticket}&filter[entryIdEqual]={entry}"
    )
    # Translators: what a host is asked for, as in “Ask HOST for …?”
    answer = ask(address_of(listing), tr("which captions there are"))
    return listed(object_in(answer.data).get("objects"))


def _candidate(caption: dict[str, Any], of: Transcript) -> Candidate:
    number = re.sub(r"\W", "", text_in(caption, "id"))
    there = address_of(f"{_API}/caption_captionasset/action/serve?captionAssetId={number}")
    label = text_in(caption, "label") or text_in(caption, "language")
    name = f"captions{_SUFFIXES.get(text_in(caption, 'format'), '.srt')}"
    language = text_in(caption, "languageCode")
    made_by = Provenance.AUTOMATIC if "auto" in label.lower() else Provenance.UNKNOWN
    return Candidate(
        label or tr("Captions"), there, language, provenance=made_by, name=name, page=of
    )
