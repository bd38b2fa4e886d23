"""Records of parliaments: what was said, as the house itself prints it, at an address of its own.

Each row knows the address of a sitting or hearing as people find it, and that of its text. An
address that no row knows is read as any page.
"""

from __future__ import annotations

import re
from typing import Final

from reader.fetching.addresses import Address, address_of
from reader.fetching.candidates import Candidate
from reader.fetching.errors import FetchError
from reader.fetching.sites import Ask, page
from reader.model.transcript import Provenance
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr


class ParliamentRecord(NamedTuple):
    """A kind of record: the house, what its addresses look like, where its text is."""

    house: str
    address: re.Pattern[str]
    text: str


RECORDS: Final = (
    # A debate as hansard.parliament.uk shows it, and its link "Download text".
    ParliamentRecord(
        "UK Parliament",
        lazy_pattern(
            r"https?://hansard\.parliament\.uk/(?:commons|lords|debates)/[^?#]{0,80}?"
            r"([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})(?:[/?#].*)?",
            re.IGNORECASE,
        ),
        r"https://hansard.parliament.uk/debates/GetDebateAsText/\1",
    ),
    # A hearing of the Congress, whose details name its package (govinfo.gov/developers).
    ParliamentRecord(
        "U.S. Congress",
        lazy_pattern(
            r"https?://(?:www\.)?govinfo\.gov/(?:app/details|content/pkg)/"
            r"(CHRG-\d{1,4}[a-z]{4,7}\d{1,9})(?:[/?#].*)?",
            re.IGNORECASE,
        ),
        r"https://www.govinfo.gov/content/pkg/\1/html/\1.htm",
    ),
)


def look(address: Address, ask: Ask) -> list[Candidate]:
    """Return the record of a sitting; read as any page where its text is not to be had."""
    for record in RECORDS:
        found = record.address.fullmatch(address.text)
        if found is not None:
            there = address_of(found.expand(record.text))
            try:
                # Translators: what a host is asked for, as in “Ask HOST for …?”
                answer = ask(there, tr("the record of the sitting"), is_page=True)
            except FetchError:
                break
            return [_of(record, one, address) for one in page.offered(answer, ask)]
    return page.look(address, ask)


def _of(record: ParliamentRecord, candidate: Candidate, address: Address) -> Candidate:
    """Return a candidate with the house as its author, and the address that people know."""
    of = candidate.page
    said = of._replace(author=of.author or record.house, site=of.site or record.house)
    made = candidate._replace(provenance=Provenance.HUMAN)
    return made._replace(page=said._replace(url=address.text, provenance=Provenance.HUMAN))
