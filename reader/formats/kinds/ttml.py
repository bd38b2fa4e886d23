"""TTML captions (Timed Text Markup Language 1 and 2 of the W3C): DFXP, IMSC, SMPTE-TT, EBU-TT, iTT.

Read is what is said and when: the text of ``p`` and its ``span``s with the times of all that they
stand in. Styles, regions and metadata are not speech. The drafts' namespaces of 2006 count too, as
the files do that were written for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.xml_text import listen
from reader.formats.format import Claim, Document
from reader.formats.kinds.ttml_reading import TtmlReading
from reader.formats.shared import captions, time_lines
from reader.formats.shared.caption_markup import escape
from reader.formats.shared.customs.colours import parted
from reader.model import timecode
from reader.model.transcript import Cue, ReportItem, Transcript
from reader.model.web_address import web_address
from reader.patterns import lazy_pattern
from reader.wording import tr

_ROOT: Final = lazy_pattern(r"<(?:[\w.-]{1,30}:)?tt(?=[\s>])[^<>]{0,8000}+")
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"{dublin} xml:lang="{language}">
 <head>
  <metadata>
"""  # noqa: E501 - one element, one line
_BODY: Final = """  </metadata>
 </head>
 <body>
  <div>
"""
_TAIL: Final = """  </div>
 </body>
</tt>
"""
_FACTS: Final = {
    "ttm:desc": "standfirst",
    "dc:creator": "author",
    "dc:publisher": "site",
    "dc:date": "date",
    "dc:source": "url",
    "dc:identifier": "video_id",
}
"""The elements of the head that hold facts: metadata of others stands there, too (TTML1, 12.1)."""
_OWN_NAMES: Final = ("/ns/ttml", "/ttaf1", "ttml")


def score(document: Document) -> int:
    """Claim a document whose root element is called ``tt``, surely in a namespace of TTML."""
    root = _ROOT.search(document.head)
    if root is None or not document.head.lstrip().startswith("<"):
        return Claim.NONE
    if any(name in root[0] for name in _OWN_NAMES):
        return Claim.CERTAIN - 5
    return Claim.POSSIBLE


def read(document: Document) -> Transcript:
    """Read TTML captions.

    Raises FormatError for a document type declaration, for XML that breaks before any caption, and
    for captions that are pictures.
    """
    reading = TtmlReading()
    broken = listen(document.text, reading)
    if not any(cue.text for cue in reading.cues):
        raise _nothing(reading, broken)
    reading.keep_one_language()
    voiced = any(cue.speaker for cue in reading.cues)
    coloured = parted(reading.cues, reading.runs)
    finished = captions.finish(
        coloured or reading.cues, labels=not voiced, parted=coloured is not None
    )
    return Transcript(
        title=reading.title,
        cues=finished.cues,
        language=reading.language,
        **reading.facts | {"url": web_address(reading.facts.get("url", ""))},
        report=broken + reading.report() + finished.report,
    )


def _nothing(reading: TtmlReading, broken: tuple[ReportItem, ...]) -> FormatError:
    if broken:
        sentence = tr(
            "This is no readable TTML. The XML breaks in line {number} ({problem}).",
            **dict(broken[0].values),
        )
        return FormatError(sentence, line=broken[0].line)
    if reading.has_pictures:
        return FormatError(
            tr("The captions of this file are pictures, which hold no text to read.")
        )
    return FormatError(tr("This TTML file holds no captions."))


def write(transcript: Transcript) -> str:
    """Return TTML 1 captions, a paragraph each, with speakers as agents (TTML1, section 12.1.5).

    Raises FormatError if no caption has a time.
    """
    timed = time_lines.timed(transcript.cues)
    agents = {name: f"speaker{number}" for number, name in enumerate(transcript.speakers, 1)}
    people = "".join(
        f'   <ttm:agent type="person" xml:id="{key}">'
        f'<ttm:name type="full">{escape(name)}</ttm:name></ttm:agent>\n'
        for name, key in agents.items()
    )
    title = f"   <ttm:title>{escape(transcript.title)}</ttm:title>\n" if transcript.title else ""
    facts = "".join(
        f"   <{tag}>{escape(told)}</{tag}>\n"
        for tag, fact in _FACTS.items()
        if (told := getattr(transcript, fact))
    )
    dublin = ' xmlns:dc="http://purl.org/dc/elements/1.1/"' if "<dc:" in facts else ""
    lines = [_paragraph(start, end, cue, agents) for start, end, cue in timed]
    language = escape(transcript.language).replace('"', "&quot;")
    return "".join(
        [_HEAD.format(language=language, dublin=dublin), title, facts, people, _BODY, *lines, _TAIL]
    )


def _paragraph(start: int, end: int, cue: Cue, agents: Mapping[str, str]) -> str:
    agent = f' ttm:agent="{agents[cue.speaker]}"' if cue.speaker else ""
    lines = (line for line in cue.text.split("\n") if line.strip())
    text = "<br/>".join(map(escape, lines))
    times = f'begin="{timecode.vtt(start)}" end="{timecode.vtt(end)}"'
    return f"   <p {times}{agent}>{text}</p>\n"
