"""Records of parliaments: at addresses of their own."""

from __future__ import annotations

import pytest
from pages import LONG, page

from reader.model.transcript import Provenance
from sites.web import Web, looked

DEBATE = "https://hansard.parliament.uk/commons/2026-11-05/debates/{}/Bridges"
NUMBER = "0A1B2C3D-0A1B-0A1B-0A1B-0A1B2C3D4E5F"


@pytest.mark.parametrize(
    ("address", "text", "house"),
    [
        (
            DEBATE.format(NUMBER),
            f"https://hansard.parliament.uk/debates/GetDebateAsText/{NUMBER}",
            "UK Parliament",
        ),
        (
            "https://www.govinfo.gov/app/details/CHRG-117hhrg45195/summary",
            "https://www.govinfo.gov/content/pkg/CHRG-117hhrg45195/html/CHRG-117hhrg45195.htm",
            "U.S. Congress",
        ),
    ],
)
def test_the_record_of_a_house_is_at_an_address_of_its_own(
    address: str, text: str, house: str
) -> None:
    words = page(f"<h1>Bridges</h1><p>{LONG}</p>")
    web = Web({text: words})
    (record,) = looked(address, web)
    assert web.asked == [text]
    assert (record.page.author, record.page.url) == (house, address)
    assert record.provenance is Provenance.HUMAN
    assert record.is_here
    # Where the text is gone, the page that people see is read.
    web = Web({address: words})
    assert len(looked(address, web)) == 1
    assert web.asked == [text, address]
