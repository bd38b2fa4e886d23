"""WebVTT captions (``.vtt``), after the W3C's WebVTT: The Web Video Text Tracks Format.

The file is taken apart as section 6.1 of the specification prescribes, and read more kindly where
a transcript would lose words: text in a block without a time, a ``<`` that is no tag, a voice
called ``-``. NOTE, STYLE and REGION blocks and the settings of cues are not speech.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from reader.errors import FormatError
from reader.formats.format import Claim, Document
from reader.formats.shared import captions, time_lines
from reader.formats.shared.caption_markup import by_colour, escape, unescape, webvtt_turns
from reader.formats.shared.columns import cues_of
from reader.formats.shared.languages import tag_of
from reader.formats.shared.lines import ends_sentence, is_title
from reader.formats.shared.turns import OPENS_TURN
from reader.model import timecode
from reader.model.transcript import Cue, CueKind, Provenance, ReportItem, Transcript, remarks
from reader.model.web_address import web_address
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

# An identifier stands above the times and below a blank line; without one it is text (6.1).
_IDENTIFIED: Final = time_lines.kind(r"(?<=\n\n)([^\n]++)")
_SIGNATURE: Final = lazy_pattern(r"WEBVTT(?:[ \t][^\n]*)?(?:\n|\Z)")
_NO_SPEECH: Final = lazy_pattern(r"(?:NOTE|STYLE|REGION)(?:[ \t\n]|\Z)")
_NUMBER: Final = lazy_pattern(r"[\d-]++")
_SPACE: Final = lazy_pattern(r"\s")
_LONG_NUMBER: Final = lazy_pattern(r"[\d-]{4}")
_HEADER: Final = lazy_pattern(
    r"^[ \t]*+(?:X-)?(Kind|Language|Title|Author|Site|Date|URL|Video-ID|Description|Provenance"
    r"|Made-With)[ \t]*+:[ \t]*+(\S[^\n]*+)",
    re.IGNORECASE | re.MULTILINE,
)
_NOTE: Final = lazy_pattern(r"NOTE(?=[ \t\n])")
_NAMED: Final = {
    "language": "Language",
    "title": "Title",
    "author": "Author",
    "site": "Site",
    "date": "Date",
    "url": "URL",
    "video_id": "Video-ID",
    "standfirst": "Description",
    "made_with": "Made-With",
}
"""What the lines of the head are called that hold the facts of a transcript."""
_BY_MACHINE: Final = lazy_pattern(
    r"\bauto(?:matic(?:ally)?)?[- ](?:generated|captions?)|\bNOTE Confidence\b|\bspeech.to.text\b",
    re.IGNORECASE,
)
_OBJECT: Final = lazy_pattern(r"""\{\s*+"[^"]*+"\s*+:""")
_LIST: Final = lazy_pattern(r"""\[\s*+[{"]""")
_PICTURE: Final = lazy_pattern(r"\S\.(?:jpe?g|png|webp|gif)")
_UNKNOWN_VOICE: Final = "<v ->"
_VOICE: Final = lazy_pattern(r"<v[ \t\n.]", re.IGNORECASE)
_NO_NAME: Final = lazy_pattern(r"<v[ \t][^\w>]{0,20}>")
"""A voice of whom is only known that it is none before: ``<v ->``, ``<v *>``."""
_ENOUGH: Final = 100
_PAUSE: Final = 2_000  # milliseconds after which somebody else may have begun


def score(document: Document) -> int:
    """Claim what begins with the signature that the specification demands."""
    return Claim.CERTAIN if _SIGNATURE.match(document.text) else Claim.NONE


def read(document: Document) -> Transcript:
    """Read WebVTT captions, chapters (as headings) or descriptions.

    Raises FormatError for a file without cues, and for one that holds data for a player.
    """
    cut = time_lines.cut(document.text, _IDENTIFIED)
    facts = _facts(cut.before)
    payloads, strays = _payloads(cut)
    _refuse_data(facts, payloads)
    before = _stray_text(cut.before.lstrip("\n").partition("\n\n")[2])
    cues = (_cues(before, None, None) if before else []) + _all_cues(payloads, cut)
    if not any(cue.text for cue in cues):
        raise FormatError(tr("This WebVTT file holds no captions."))
    cues = _with_names_of_ids(cues, cut, payloads) if any('"' in one for one in cut.above) else cues
    if _is_chapters(facts, document.name):
        cues = [cue._replace(kind=CueKind.HEADING, starts_paragraph=True) for cue in cues]
    voiced = any(cue.speaker for cue in cues)
    # Who writes that a voice is unknown leaves nothing to guess.
    guesses = voiced and _NO_NAME.search(document.text) is None
    cues, continued = _continued(cues) if guesses else (cues, ())
    finished = captions.finish(cues, labels=not voiced, parted=not voiced)
    return Transcript(
        cues=finished.cues,
        **facts.told,
        report=time_lines.unread_times(cut)
        + _of_strays(strays + bool(before))
        + continued
        + finished.report,
        provenance=facts.provenance or _provenance(document, cues),
    )


class _Facts(NamedTuple):
    kind: str
    told: Mapping[str, Any]
    provenance: Provenance | None


def _facts(before: str) -> _Facts:
    """Return what the lines before the first cue say: after the signature, and as metadata."""
    head, *others = before.strip("\n").split("\n\n")
    first, _, rest = head.partition("\n")
    notes = (other[len("NOTE") :] for other in others if _NOTE.match(other.lstrip("\n")))
    named: dict[str, list[str]] = {}
    for name, value in _HEADER.findall("\n".join([rest, *notes])):
        named.setdefault(name.lower(), []).append(value.strip())
    told: dict[str, Any] = {
        fact: named[name.lower()][-1] for fact, name in _NAMED.items() if name.lower() in named
    }
    told["language"] = tag_of(told.get("language", ""))
    told["standfirst"] = "\n".join(named.get("description", []))
    told["url"] = web_address(told.get("url", ""))
    described = first[len("WEBVTT") :].strip(" \t-–—:")
    told.setdefault("title", described if is_title(described) else "")
    by = named.get("provenance", [""])[-1].lower()
    made = next((one for one in Provenance if one.value == by), None)
    return _Facts(named.get("kind", [""])[-1].lower(), told, made)


def _payloads(cut: time_lines.Cut) -> tuple[list[str], int]:
    """Return what each cue shows, which a blank line ends, and how many stray blocks joined one."""
    payloads = []
    strays = 0
    for text in cut.texts:
        payload, _, others = text.partition("\n\n")
        if others and (stray := _stray_text(others)):
            payload = f"{payload}\n{stray}"
            strays += 1
        payloads.append(payload)
    return payloads, strays


def _all_cues(payloads: list[str], cut: time_lines.Cut) -> list[Cue]:
    whole = "".join(payloads)
    if "<" not in whole:
        texts = captions.tidied(map(unescape, payloads))
        return cues_of(texts, cut.starts, cut.ends)
    coloured = None if _VOICE.search(whole) else by_colour(payloads)
    if coloured is None:
        return [
            cue
            for payload, start, end in zip(payloads, cut.starts, cut.ends, strict=True)
            for cue in _cues(payload, start, end)
        ]
    times = (coloured.spread(cut.starts), coloured.spread(cut.ends))
    return [
        cue._replace(starts_paragraph=is_other)
        for payload, start, end, is_other in zip(
            coloured.texts, *times, coloured.is_other, strict=True
        )
        for cue in _cues(payload, start, end)
    ]


def _with_names_of_ids(cues: list[Cue], cut: time_lines.Cut, payloads: Sequence[str]) -> list[Cue]:
    """Give captions to whom their identifiers name, as Webex has it."""
    from reader.formats.shared.coats.webex import named_by_ids  # few files have them

    names = named_by_ids(cut.above)
    if len(names) != len(cues) or any(cue.speaker for cue in cues):
        return cues
    return [cue.spoken_by(name) if name else cue for cue, name in zip(cues, names, strict=True)]


def _stray_text(others: str) -> str:
    """Return the words of blocks that have no time, are no comment and no lonely identifier."""
    if not others or others.isspace():
        return ""
    strays = [
        block
        for part in others.split("\n\n")
        if (block := part.strip("\n-> ")) and not _NO_SPEECH.match(block)
    ]
    return "\n".join(block for block in strays if not _is_identifier(block))


def _is_identifier(block: str) -> bool:
    """Return whether a block is what names a cue: a number, or a word with a long one in it."""
    if _NUMBER.fullmatch(block):
        return True
    return _LONG_NUMBER.search(block) is not None and not _SPACE.search(block)


def _of_strays(count: int) -> tuple[ReportItem, ...]:
    if not count:
        return ()
    item = remarks(
        "1 block of text has no time; the words were kept with the caption before them.",
        "{n} blocks of text have no times; the words were kept with the caption before them.",
        count,
    )
    return (item,)


def _cues(payload: str, start: int | None, end: int | None) -> list[Cue]:
    """Return a cue for each voice of a payload; all are shown from its start to its end."""
    cues = []
    for speaker, raw, times in webvtt_turns(payload):
        text = captions.tidy(raw)
        words = captions.shifted(times, raw, text) if times else ()
        cues.append(Cue(text, start, end, speaker, CueKind.SPEECH, False, words))
    return cues


def _continued(cues: list[Cue]) -> tuple[list[Cue], tuple[ReportItem, ...]]:
    """Give captions without a voice that go on in the middle of a sentence to the voice before."""
    continued = list(cues)
    for index, cue in enumerate(cues[1:], 1):
        before = continued[index - 1]
        if before.speaker and not cue.speaker and _goes_on(before, cue):
            continued[index] = cue._replace(speaker=before.speaker)
    count = sum(cue is not after for cue, after in zip(cues, continued, strict=True))
    if not count:
        return cues, ()
    item = remarks(
        "1 caption without a voice, in the middle of a sentence, taken for the voice before.",
        "{n} captions without a voice, in the middle of a sentence, taken for the voice before.",
        count,
    )
    return continued, (item,)


def _goes_on(before: Cue, cue: Cue) -> bool:
    is_close = before.end is None or cue.start is None or cue.start - before.end <= _PAUSE
    goes_on = bool(cue.text) and cue.text[0] not in OPENS_TURN
    return goes_on and is_close and not ends_sentence(before.text)


def _is_chapters(facts: _Facts, name: str) -> bool:
    return facts.kind == "chapters" or (not facts.kind and "chapters" in name.lower())


def _refuse_data(facts: _Facts, payloads: list[str]) -> None:
    filled = [payload for payload in payloads if payload and not payload.isspace()]
    first = filled[:_ENOUGH]
    if 2 * sum(map(_is_data, first)) < len(first):
        return
    data = sum(map(_is_data, filled))
    if filled and (10 * data >= 9 * len(filled) or (facts.kind == "metadata" and data)):
        raise FormatError(
            tr("This WebVTT file holds data for a player (pictures or JSON), not what was said.")
        )


def _is_data(payload: str) -> bool:
    """Return whether a payload is an object or list of JSON, or the name of a picture."""
    text = payload.strip()
    opening = _OBJECT.match(text) or _LIST.match(text)
    if opening and len(text) > opening.end() and text[-1] == {"{": "}", "[": "]"}[text[0]]:
        return True
    return len(text.split(None, 1)) == 1 and _PICTURE.search(text) is not None


def _provenance(document: Document, cues: list[Cue]) -> Provenance:
    if _BY_MACHINE.search(document.text[:4_000]):
        return Provenance.AUTOMATIC
    # Times of single words come from a machine that heard them, as a rule those of video sites.
    timed = sum(bool(cue.words) for cue in cues)
    return Provenance.AUTOMATIC if "<c>" in document.head and timed > 1 else Provenance.UNKNOWN


def write(transcript: Transcript) -> str:
    """Return WebVTT captions with speakers as voices and word times as time tags.

    Raises FormatError if no caption has a time.
    """
    unknown = _UNKNOWN_VOICE if any(cue.speaker for cue in transcript.cues) else ""
    blocks = [
        f"{timecode.vtt(start)} --> {timecode.vtt(end)}\n{_payload(cue, unknown)}\n"
        for start, end, cue in time_lines.timed(transcript.cues)
    ]
    return "\n".join([_header(transcript), *blocks])


def _header(transcript: Transcript) -> str:
    lines = ["WEBVTT"]
    if any(cue.kind is CueKind.HEADING for cue in transcript.cues):
        headings = all(cue.kind is CueKind.HEADING for cue in transcript.cues)
        lines += ["Kind: chapters"] if headings else []
    for fact, name in _NAMED.items():
        told = getattr(transcript, fact).replace("-->", "→").split("\n")
        lines += [f"{name}: {line}" for line in told if line.strip()]
    if transcript.provenance not in (Provenance.UNKNOWN, Provenance.AUTOMATIC):
        lines.append(f"Provenance: {transcript.provenance.value}")
    lines.append("")
    if transcript.provenance is Provenance.AUTOMATIC:
        lines += ["NOTE Automatically generated captions", ""]
    return "\n".join(lines)


def _payload(cue: Cue, unknown: str) -> str:
    pieces = []
    end = 0
    for char, start in cue.words:
        pieces += [escape(cue.text[end:char]), f"<{timecode.vtt(start)}>"]
        end = char
    text = "".join([*pieces, escape(cue.text[end:])])
    text = "\n".join(line for line in text.split("\n") if line.strip())
    return f"<v {escape(cue.speaker)}>{text}" if cue.speaker else unknown + text
