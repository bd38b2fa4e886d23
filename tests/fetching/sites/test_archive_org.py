"""The Internet Archive: the files of an item that are transcripts."""

from __future__ import annotations

import pytest

from reader.fetching.candidates import CandidateKind
from reader.model.transcript import Provenance
from sites.web import Web, looked, told

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
