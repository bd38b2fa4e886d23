"""Reading captions, against floors and peers: `python tests/bench/bench_formats.py`.

100,000 captions of ten words. The floors are one regular expression over the whole text, bare and
with the times made integers. Peers that are not installed are left out:
`pip install pysubs2 webvtt-py ttconv`. Each figure is the best of three runs.
"""

from __future__ import annotations

import importlib.util
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader import formats
from reader.model.timecode import srt, vtt

COUNT = 100_000
_WORDS = "the of and to council water never bridge people over years again money time small"
WORDS = _WORDS.split()

BARE = re.compile(r"(\d+)\n(\d{2}:\d{2}:\d{2},\d{3}) --> (\d{2}:\d{2}:\d{2},\d{3})\n((?:.+\n)+)")
TIMED = re.compile(
    r"(\d+)\n(\d{2}):(\d{2}):(\d{2}),(\d{3}) --> (\d{2}):(\d{2}):(\d{2}),(\d{3})\n((?:.+\n)+)"
)


def best(work: Callable[[], object], runs: int = 3) -> float:
    """Return the milliseconds of the quickest of some runs."""
    quickest = float("inf")
    for _ in range(runs):
        began = time.perf_counter()
        work()
        quickest = min(quickest, time.perf_counter() - began)
    return quickest * 1_000


def with_integers(text: str) -> list[tuple[int, int, str]]:
    return [
        (
            ((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(f),
            ((int(eh) * 60 + int(em)) * 60 + int(es)) * 1000 + int(ef),
            words,
        )
        for _, h, m, s, f, eh, em, es, ef, words in TIMED.findall(text)
    ]


def lines() -> list[str]:
    chance = random.Random(1)
    return ["\n".join(" ".join(chance.choices(WORDS, k=5)) for _ in "ab") for _ in range(COUNT)]


def subrip(texts: list[str]) -> str:
    return "\n".join(
        f"{number}\n{srt(number * 1500)} --> {srt(number * 1500 + 1400)}\n{text}\n"
        for number, text in enumerate(texts, 1)
    )


def webvtt(texts: list[str]) -> str:
    cues = (
        f"{vtt(number * 1500)} --> {vtt(number * 1500 + 1400)}\n{text}\n"
        for number, text in enumerate(texts, 1)
    )
    return "\n".join(["WEBVTT\n", *cues])


def ttml(texts: list[str], count: int) -> str:
    cues = "\n".join(
        f'<p begin="{vtt(number * 1500)}" end="{vtt(number * 1500 + 1400)}">'
        + text.replace("\n", "<br/>")
        + "</p>"
        for number, text in enumerate(texts[:count], 1)
    )
    return (
        '<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>\n'
        f"{cues}\n</div></body></tt>"
    )


def row(what: str, ours: float, against: dict[str, float]) -> None:
    peers = "   ".join(f"{name} {ms:,.0f} ({ours / ms:.2f}×)" for name, ms in against.items())
    print(f"{what:18} {ours:8,.0f} ms   {peers}", flush=True)


def have(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def main() -> None:
    texts = lines()
    text = subrip(texts)
    data = text.encode()
    against = {
        "findall": best(lambda: BARE.findall(text)),
        "findall and integers": best(lambda: with_integers(text)),
    }
    ours = best(lambda: formats.read_bytes(data, "a.srt"))
    if have("pysubs2"):
        import pysubs2

        against["pysubs2"] = best(lambda: pysubs2.SSAFile.from_string(text, format_="srt"), 1)
    row("SubRip", ours, against)

    text = webvtt(texts)
    data = text.encode()
    ours = best(lambda: formats.read_bytes(data, "a.vtt"))
    against = {}
    if have("webvtt"):
        import webvtt as peer

        against["webvtt-py"] = best(lambda: peer.from_string(text), 1)
    row("WebVTT", ours, against)

    few = 10_000
    text = ttml(texts, few)
    data = text.encode()
    ours = best(lambda: formats.read_bytes(data, "a.ttml"))
    against = {}
    if have("ttconv"):
        import xml.etree.ElementTree as ET

        from ttconv.imsc import reader as peer_reader

        against["ttconv"] = best(
            lambda: peer_reader.to_model(ET.ElementTree(ET.fromstring(text))), 1
        )
    row(f"TTML, {few:,} cues", ours, against)


if __name__ == "__main__":
    main()
