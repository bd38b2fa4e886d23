"""Sites that are known: which address belongs to which."""

from __future__ import annotations

from typing import Any

import pytest

from reader.fetching.addresses import address_of
from reader.fetching.sites import PAGE, SITES, site_of


@pytest.mark.parametrize(
    ("address", "module"),
    [
        ("https://example.org/talk.vtt?x=1", "caption_file"),
        ("https://archive.org/details/bridge", "archive_org"),
        ("https://www.ted.com/talks/ana_duarte_bridges", "ted"),
        ("https://webtv.un.org/en/asset/k1o/k1o7stmi6p", "un"),
        ("https://hansard.parliament.uk/commons/2026-11-05", "parliaments"),
        ("https://www.govinfo.gov/app/details/CHRG-117hhrg45195", "parliaments"),
        ("https://example.org/talk", "page"),
        ("https://notarchive.org/details/bridge", "page"),
        ("https://archive.org.example/details/bridge", "page"),
    ],
)
def test_an_address_belongs_to_one_site(address: str, module: str) -> None:
    assert site_of(address_of(address)).module == module


@pytest.mark.parametrize("site", [*SITES, PAGE], ids=lambda site: site.module)
def test_each_site_is_whole(site: Any) -> None:
    assert callable(site.code.look)
