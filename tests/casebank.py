"""The bank of hard inputs in ``cases/``: one folder each, with what a careful reader makes of it.

``case.toml`` says what must come out. A segment is a cue with visible text; texts are compared
with line breaks folded (nothing between two letters of Han or Kana, else one space), runs of white
space as one space, and zero-width and direction marks ignored. Times may differ by 2 milliseconds;
where no start is given, none may be invented. What is listed as advisory is not binding.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

from reader.errors import FormatError
from reader.model.joins import join
from reader.model.prose import prose
from reader.model.search.find import Finder
from reader.model.transcript import Cue, Transcript

CASES = Path(__file__).resolve().parent / "cases"
_TOLERANCE = 2
_IGNORED = dict.fromkeys(
    [0x200B, 0xFEFF, 0x200E, 0x200F, 0x00AD, 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_BREAK = re.compile(r"[\r\n\u2028\u2029]+")


def case_of(folder: Path) -> dict[str, Any]:
    """Return what is said of a case."""
    return tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))


def joined(parts: list[str]) -> str:
    """Join pieces as a reader does."""
    whole = ""
    for part in parts:
        part = part.strip(" \t\r\n")
        if part:
            whole += join(whole, part) + part
    return whole


def plain(text: str) -> str:
    """Return a text in the form in which texts are compared."""
    folded = re.sub(r"[\s\u00a0]+", " ", joined(_BREAK.split(text))).translate(_IGNORED)
    return unicodedata.normalize("NFC", folded).strip()


def judge(folder: Path, transcript: Transcript | FormatError) -> list[str]:
    """Return what is wrong with what was made of a case, a sentence each."""
    case = case_of(folder)
    if isinstance(transcript, FormatError):
        wanted = "error" in case or case.get("error_ok")
        return [] if wanted and str(transcript) else [f"refused: {transcript}"]
    if "error" in case:
        return ["a clear refusal was expected"]
    faults = [*_of_document(case, transcript), *_of_segments(case, transcript)]
    advisory = tuple(f"{topic}:" for topic in case.get("advisory", ()))
    return [fault for fault in faults if not fault.startswith(advisory)]


def _of_document(case: dict[str, Any], transcript: Transcript) -> list[str]:
    faults = [
        f"title: {field} is {getattr(transcript, field)!r}"
        for field in ("title", "standfirst")
        if field in case and plain(getattr(transcript, field)) != plain(case[field])
    ]
    if "related" in case:
        titles = [plain(video.title) for video in transcript.related]
        if titles != [plain(title) for title in case["related"]]:
            faults.append(f"title: related videos {titles}")
    if "speakers" in case and sorted(transcript.speakers) != sorted(case["speakers"]):
        faults.append(f"speakers: {transcript.speakers}")
    text = joined([plain(cue.text) for cue in transcript.cues])
    if "plain" in case and plain(text) != plain(case["plain"]):
        faults.append(f"plain: {plain(text)[:200]!r}")
    if "plain_prefix" in case and not plain(text).startswith(plain(case["plain_prefix"])):
        faults.append(f"plain: {plain(text)[:200]!r}")
    finder = Finder(prose(transcript).text)
    for search in case.get("search", ()):
        count = len(finder.search(search["query"]))
        if count != search["hits"]:
            faults.append(f"search: {search['query']!r} has {count} hits")
    return faults


def _of_segments(case: dict[str, Any], transcript: Transcript) -> list[str]:
    cues = [cue for cue in transcript.cues if plain(cue.text)]
    faults = []
    if "n_segments" in case and len(cues) != case["n_segments"]:
        faults.append(f"n_segments: {len(cues)}")
    segments = list(enumerate(case.get("segments", ())))
    if segments and len(segments) != len(cues):
        faults.append(f"segments: {len(cues)}, not {len(segments)}")
        segments = []
    segments += [(segment["index"], segment) for segment in case.get("sample_segments", ())]
    for index, wanted in segments:
        faults += [f"{fault} (segment {index})" for fault in _of_cue(wanted, cues[index])]
    return faults


def _of_cue(wanted: dict[str, Any], cue: Cue) -> list[str]:
    faults = []
    if plain(cue.text) != plain(wanted["text"]) and not wanted.get("text_advisory"):
        faults.append(f"segments: text {cue.text!r}")
    if "start" not in wanted and cue.start is not None and not wanted.get("start_any"):
        faults.append(f"times: start {cue.start} is invented")
    faults += [
        f"{topic}: {name} {getattr(cue, name)}"
        for topic, name in (("times", "start"), ("ends", "end"))
        if name in wanted and not _is_near(getattr(cue, name), wanted[name])
    ]
    if "speaker" in wanted and plain(cue.speaker) != plain(wanted["speaker"]):
        faults.append(f"speakers: {cue.speaker!r}")
    if "not_speaker" in wanted and plain(cue.speaker) == plain(wanted["not_speaker"]):
        faults.append(f"speakers: {cue.speaker!r} is none")
    return faults


def _is_near(milliseconds: int | None, seconds: float) -> bool:
    return milliseconds is not None and abs(milliseconds - seconds * 1_000) <= _TOLERANCE
