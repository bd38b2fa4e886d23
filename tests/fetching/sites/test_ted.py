"""TED: the transcript that stands in the page of a talk."""

from __future__ import annotations

import json

import pytest
from pages import TRACK, page

from reader.model.transcript import Cue, Provenance
from sites.web import Web, looked


def ted(where: str) -> str:
    translation = {
        "language": {"internalLanguageCode": "en"},
        "paragraphs": [
            {
                "cues": [
                    {"text": "I build\nbridges.", "time": 4_000},
                    {"text": "Why?", "time": 6_500},
                ]
            },
            {"cues": [{"text": "Listen.", "time": -1}, {"text": ""}, 3]},
        ],
    }
    video: dict[str, object] = {
        "title": "Bridges",
        "presenterDisplayName": "Ana Duarte",
        "recordedOn": "2026-04-12T00:00:00Z",
        "canonicalUrl": "https://www.ted.com/talks/ana_duarte_bridges",
    }
    props: dict[str, object] = {"videoData": video}
    (props if where == "beside" else video)["transcriptData"] = {"translation": translation}
    data = json.dumps({"props": {"pageProps": props}})
    return page(
        "<h1>Bridges</h1>", f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'
    )


@pytest.mark.parametrize("where", ["beside", "inside"])
def test_ted_has_the_transcript_in_its_page(where: str) -> None:
    address = "https://www.ted.com/talks/ana_duarte_bridges"
    web = Web({f"{address}/transcript": ted(where)})
    (talk,) = looked(address, web)
    assert talk.is_here
    assert talk.page.cues == (
        Cue("I build bridges.", 4_000, starts_paragraph=True),
        Cue("Why?", 6_500),
        Cue("Listen.", None, starts_paragraph=True),
    )
    assert (talk.page.title, talk.page.author, talk.page.date) == (
        "Bridges",
        "Ana Duarte",
        "2026-04-12T00:00:00Z",
    )
    assert talk.provenance is Provenance.HUMAN


@pytest.mark.parametrize("data", ["", "{", "[]", '{"props": 3}', '{"props": {"pageProps": []}}'])
def test_a_ted_page_that_is_laid_out_otherwise_is_any_page(data: str) -> None:
    address = "https://www.ted.com/talks/ana_duarte_bridges"
    head = f'<script id="__NEXT_DATA__">{data}</script>'
    web = Web({f"{address}/transcript": TRACK.replace("<title>", f"{head}<title>")})
    assert [one.label for one in looked(address, web)] == ["English", "Deutsch"]
