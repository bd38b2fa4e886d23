"""A web of answers of a site's layout, written for these tests: nobody is asked.

``ask`` is a table. What a site does not answer is what it does not have.
"""

from __future__ import annotations

import json

from reader.fetching.addresses import Address, address_of
from reader.fetching.answers import NotGiven
from reader.fetching.candidates import Candidate
from reader.fetching.requests import Response
from reader.fetching.sites import site_of
from reader.model.transcript import Provenance


class Web:
    """Answers by address; ``asked`` are those that were asked for."""

    def __init__(self, pages: dict[str, object]) -> None:
        self.asked: list[str] = []
        self._pages = pages

    def __call__(self, address: Address, purpose: str, *, is_page: bool = False) -> Response:
        self.asked.append(address.text)
        if address.text not in self._pages:
            raise NotGiven(f"{address.host} has nothing there.", 404)
        body = self._pages[address.text]
        text = body if isinstance(body, str) else json.dumps(body)
        return Response(address, text.encode())


def looked(address: str, web: Web) -> list[Candidate]:
    there = address_of(address)
    return site_of(there).code.look(there, web)


def told(found: list[Candidate]) -> list[tuple[str, str, Provenance]]:
    return [(one.label, one.address.text, one.provenance) for one in found]
