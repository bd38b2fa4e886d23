"""Sites that are known, each by answers of its layout that were written for these tests.

Nobody is asked: ``ask`` is a table. What a site does not answer is what it does not have.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from pages import LONG, TRACK, page

from reader.fetching.addresses import Address, address_of
from reader.fetching.answers import NotGiven
from reader.fetching.candidates import Candidate, CandidateKind
from reader.fetching.requests import Response
from reader.fetching.sites import PAGE, SITES, site_of
from reader.model.transcript import Cue, Provenance


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


ITEM = {
    "metadata": {
        "title": ["The bridge", "Other"],
        "creator": "Radio Harbour",
        "date": "2026-11-05",
        "language": "eng",
    },
    "files": [
        {"name": "bridge.mp4", "source": "original"},
        {"name": "bridge.en.vtt", "source": "original", "format": "Web Video Text Tracks"},
        {"name": "bridge.asr.srt", "source": "derivative", "format": "SubRip"},
        {"name": "a b/bridge_djvu.txt", "source": "derivative", "format": "DjVuTXT"},
        {"name": "bridge_meta.xml"},
        {"name": 3},
        "nothing",
    ],
}


def test_archive_org_lists_the_files_of_an_item() -> None:
    web = Web({"https://archive.org/metadata/bridge": ITEM})
    found = looked("https://archive.org/details/bridge?x=1", web)
    base = "https://archive.org/download/bridge"
    assert told(found) == [
        ("bridge.en.vtt", f"{base}/bridge.en.vtt", Provenance.UNKNOWN),
        ("bridge.asr.srt", f"{base}/bridge.asr.srt", Provenance.AUTOMATIC),
        ("a b/bridge_djvu.txt", f"{base}/a%20b/bridge_djvu.txt", Provenance.AUTOMATIC),
    ]
    assert [one.kind for one in found] == [
        CandidateKind.CAPTIONS,
        CandidateKind.CAPTIONS,
        CandidateKind.TEXT,
    ]
    of = found[0].page
    assert (of.title, of.author, of.date) == ("The bridge", "Radio Harbour", "2026-11-05")
    assert of.url == "https://archive.org/details/bridge"


@pytest.mark.parametrize("answer", [{}, {"files": 3}, {"metadata": [], "files": None}])
def test_an_item_without_files_has_no_transcripts(answer: object) -> None:
    web = Web({"https://archive.org/metadata/bridge": answer})
    assert looked("https://archive.org/details/bridge", web) == []


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


UN = page(
    "<h1>Bridges</h1>",
    '<meta property="og:title" content="Bridges: 9939th meeting">'
    "<script>const kentryID = '1_o7stmi6p'; var kaltura = {partnerId: 2503451};</script>",
)
API = "https://cdnapisec.kaltura.com/api_v3/service"


def test_the_captions_of_un_web_tv_are_those_of_kaltura() -> None:
    address = "https://webtv.un.org/en/asset/k1o/k1o7stmi6p"
    opening = f"{API}/session/action/startWidgetSession?format=1&widgetId=_2503451"
    listing = (
        f"{API}/caption_captionasset/action/list?format=1&ks=djJ8Abc"
        "&filter[entryIdEqual]=1_o7stmi6p"
    )
    objects = [
        {"id": "1_a", "status": 2, "format": "1", "languageCode": "en", "label": "English"},
        {"id": "1_b", "status": 2, "format": "3", "languageCode": "fr", "label": "French (auto)"},
        {"id": "1_c", "status": 0, "format": "1", "languageCode": "es", "label": "Spanish"},
    ]
    web = Web({address: UN, opening: {"ks": "djJ8Abc"}, listing: {"objects": objects}})
    found = looked(address, web)
    serve = f"{API}/caption_captionasset/action/serve?captionAssetId="
    assert told(found) == [
        ("English", f"{serve}1_a", Provenance.UNKNOWN),
        ("French (auto)", f"{serve}1_b", Provenance.AUTOMATIC),
    ]
    assert [one.name for one in found] == ["captions.srt", "captions.vtt"]
    assert found[0].page.title == "Bridges: 9939th meeting"
    assert web.asked == [address, opening, listing]


def test_a_ticket_that_is_none_is_not_passed_on() -> None:
    address = "https://webtv.un.org/en/asset/k1o/k1o7stmi6p"
    opening = f"{API}/session/action/startWidgetSession?format=1&widgetId=_2503451"
    web = Web({address: UN, opening: {"ks": "x&filter[a]=b"}})
    assert looked(address, web) == []
    assert web.asked == [address, opening]


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
