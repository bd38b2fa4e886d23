"""An address of a caption file: its name, and the language that the name tells."""

from __future__ import annotations

import pytest

from reader.fetching.addresses import address_of
from reader.fetching.candidates import Candidate
from reader.fetching.requests import Response
from reader.fetching.sites.caption_file import candidate, look


def never(*asked: object, **more: object) -> Response:
    raise AssertionError("it was asked")


@pytest.mark.parametrize(
    ("address", "name", "language"),
    [
        ("https://example.org/talk.vtt", "talk.vtt", ""),
        ("https://example.org/a/talk.en.vtt?x=a/b.c", "talk.en.vtt", "en"),
        ("https://example.org/talk.pt-BR.srt", "talk.pt-BR.srt", "pt-BR"),
        ("https://example.org/talk.gsw.srt", "talk.gsw.srt", "gsw"),
        ("https://example.org/talk.2019.srt", "talk.2019.srt", ""),
        ("https://example.org/my%20talk.srt", "my talk.srt", ""),
        ("https://example.org/%E5%AD%97.zh.vtt", "字.zh.vtt", "zh"),
        ("https://example.org/a%0Ab.srt", "a b.srt", ""),
    ],
)
def test_it_is_known_by_its_name_and_nobody_is_asked(
    address: str, name: str, language: str
) -> None:
    there = address_of(address)
    assert look(there, never) == [Candidate(name, there, language, name=name)]


def test_without_a_name_it_is_called_by_its_host() -> None:
    assert candidate(address_of("https://example.org/")).label == "example.org"


def test_what_a_page_says_of_it_counts_before_its_name() -> None:
    there = address_of("https://example.org/talk.en.vtt")
    assert candidate(there, "Deutsch", "de") == Candidate(
        "Deutsch", there, "de", name="talk.en.vtt"
    )
