"""UN Web TV: the captions that its player would ask for."""

from __future__ import annotations

from pages import page

from reader.model.transcript import Provenance
from sites.web import Web, looked, told

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
