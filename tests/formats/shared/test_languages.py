"""Languages: the tag of BCP 47, however a file names one."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from reader import formats
from reader.formats.shared.languages import tag_of

NAMED = {
    "English": "en",
    "yiddish": "yi",
    "français": "fr",
    "eng": "en",
    "GER": "de",
    "yid": "yi",
    "en_us": "en-US",
    "EN-CA": "en-CA",
    "zh-hans-cn": "zh-Hans-CN",
    "es-419": "es-419",
    "yue": "yue",
    "Klingon": "",
    "English; Welsh": "",
    "": "",
}


def whisper(language: str) -> tuple[str, str]:
    segments = [{"start": 1, "end": 2, "text": "Words.", "tokens": [1]}]
    return "whisper", json.dumps({"segments": segments, "language": language})


def ohms(language: str) -> tuple[str, str]:
    return "ohms", (
        "<ROOT xmlns='https://www.weareavp.com/nunncenter/ohms'><record>"
        f"<language>{language}</language><transcript>Words.</transcript></record></ROOT>"
    )


def akoma_ntoso(language: str) -> tuple[str, str]:
    return "akoma-ntoso", (
        f"<akomaNtoso><debate><meta><FRBRlanguage language='{language}'/></meta>"
        "<debateBody><p>Words.</p></debateBody></debate></akomaNtoso>"
    )


def canadian_hansard(language: str) -> tuple[str, str]:
    return "hansard", (
        f"<Hansard xml:lang='{language}'><HansardBody><ParaText>Words.</ParaText></HansardBody>"
        "</Hansard>"
    )


def tei(language: str) -> tuple[str, str]:
    return "tei", f"<TEI xml:lang='{language}'><text><body><p>Words.</p></body></text></TEI>"


def webvtt(language: str) -> tuple[str, str]:
    return "vtt", f"WEBVTT\nLanguage: {language}\n\n00:01.000 --> 00:02.000\nWords.\n"


@pytest.mark.parametrize("file", [whisper, ohms, akoma_ntoso, canadian_hansard, tei, webvtt])
@pytest.mark.parametrize("name", NAMED)
def test_a_language_is_told_by_its_tag(file: Callable[[str], tuple[str, str]], name: str) -> None:
    format, text = file(name)
    transcript = formats.read_bytes(text.encode(), "a.txt", format=format)
    assert [cue.text for cue in transcript.cues] == ["Words."]
    assert transcript.language == NAMED[name]


@pytest.mark.parametrize("tag", NAMED.values())
def test_a_tag_is_a_name_of_its_own(tag: str) -> None:
    assert tag_of(tag) == tag
