"""The ways to read that growth is measured of: for each a format, and files that hold a text."""

from __future__ import annotations

import io
import json
import plistlib
import re
import zipfile
from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape


class Reader(NamedTuple):
    """A way to read: the format, forced as by ``--from`` or "" to be found out, and a file for it.

    ``file`` makes the bytes in which a text stands where the format has its words. ``patience`` is
    how many times as long as other readers this one may take for a byte, ``size`` how many times as
    long its texts are, where the things of which a file may have many are long themselves.
    """

    format: str
    file: Callable[[str], bytes]
    patience: int = 1
    size: int = 1


def _behind(head: str, tail: str = "") -> Callable[[str], bytes]:
    return lambda text: (head + text + tail).encode()


def _numbered(head: str, tail: str = "") -> Callable[[str], bytes]:
    """Put a text between two others, and a number behind each "B", so that no two are called so."""
    numbers = count()
    return lambda text: (
        head + re.sub('"B"', lambda _: f'"B{next(numbers)}"', text) + tail
    ).encode()


def _json(whole: str) -> Callable[[str], bytes]:
    """Put a text into a string of JSON, as it stands where it holds escapes of JSON already."""

    def file(text: str) -> bytes:
        string = json.dumps(text, ensure_ascii=False)
        return whole.replace("TEXT", string.replace("\\\\u", "\\u")).encode()

    return file


def _package(parts: dict[str, str], template: str = "") -> Callable[[str], bytes]:
    """Put a text into the parts of a package, a paragraph a line where there is a template."""

    def file(text: str) -> bytes:
        text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "?", text)
        if template:
            text = "".join(template.replace("LINE", escape(line)) for line in text.split("\n"))
        stored = io.BytesIO()
        with zipfile.ZipFile(stored, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content.replace("TEXT", text))
        return stored.getvalue()

    return file


def _subtitles(text: str) -> bytes:
    """Put a text into blocks of EBU subtitles, 112 bytes in each."""
    words = text.encode("latin-1", "replace")
    block = bytes(3) + b"\xff" + bytes(12)
    fields = (words[at : at + 112].ljust(112, b"\x8f") for at in range(0, len(words), 112))
    return b"850STL25.01100".ljust(1_024) + b"".join(block + field for field in fields)


_WORD = {"word/document.xml": '<w:document xmlns:w="w"><w:body>TEXT</w:body></w:document>'}
_OPEN_DOCUMENT = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": '<o xmlns:text="t">TEXT</o>',
}
_WORD_IN_ONE = {
    "word/document.xml": '<w:document xmlns:w="w"><w:body><w:p>TEXT</w:p></w:body></w:document>'
}
_OPEN_DOCUMENT_IN_ONE = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": (
        '<o xmlns:text="t" xmlns:style="s" xmlns:fo="f"><style:style style:name="I">'
        '<style:text-properties fo:font-style="italic"/></style:style><text:p>TEXT</text:p></o>'
    ),
}
_OPEN_DOCUMENT_TABLE = {
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": '<o xmlns:text="t" xmlns:table="b"><table:table>TEXT</table:table></o>',
}
_SHEET = {
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<a><Relationship Id="a" Target="worksheets/a.xml"/></a>',
    "xl/worksheets/a.xml": "<worksheet><sheetData>TEXT</sheetData></worksheet>",
}
_BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container><rootfile full-path="a.opf"/></container>',
    "a.opf": '<package><item id="a" href="a.html"/><itemref idref="a"/></package>',
    "a.html": "<html><body><p>TEXT",
}

_MIME = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n"


def _archive(text: str) -> bytes:
    page = f"<h2>Transcript</h2><p>{text}".encode()
    main = {"WebResourceData": page, "WebResourceMIMEType": "text/html"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def _parts(text: str) -> bytes:
    """Put a text behind a page in a file of many parts, a part a line."""
    parts = "".join(f"--b\n{line}\n" for line in text.split("\n"))
    return f"{_MIME}\n--b\nContent-Type: text/html\n\n<p>x\n{parts}--b--\n".encode()


def _codes(text: str) -> bytes:
    """Put a text into captions of line 21, two characters in a code, a caption a line."""
    lines = []
    for line in text.split("\n"):
        shown = re.sub("[^ -~]", "?", line).encode()
        codes = " ".join(shown[at : at + 2].ljust(2).hex() for at in range(0, len(shown), 2))
        lines.append(f"00:00:01:00\t1420 {codes} 142f\n")
    return f"Scenarist_SCC V1.0\n\n{''.join(lines)}".encode()


def _ohms(text: str) -> bytes:
    marks = "|".join(f"{line}(1)" for line in range(1, text.count("\n") + 2))
    points = "<point><time>1</time><title>a</title></point>" * 2
    head = f"<ROOT><record><sync>1:|{marks}</sync><index>{points}</index>"
    return f"{head}<transcript>{escape(text)}</transcript></record></ROOT>".encode()


def _damaged(text: str) -> bytes:
    """Put a text among the objects of a PDF, of which nothing says where they are."""
    return _page("x").replace(b"endobj", b"endobj\n" + text.encode() + b"\n", 1)


def _page(text: str) -> bytes:
    """Put a text on a page of a PDF, a sign a place, each line lower than the one before."""
    shown = " T* ".join(
        f"({re.sub('[^ -~]', '?', line).translate(_ESCAPED)}) Tj" for line in text.split("\n")
    )
    stream = f"BT /F 1 Tf 1 TL 72 720 Td {shown} ET"
    page = (
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]"
        "/Resources<</Font<</F 5 0 R>>>>>>"
    )
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        f"3 0 obj{page}endobj\n4 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Courier>>endobj\n"
        "trailer<</Size 6/Root 1 0 R>>\n"
    ).encode()


_ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\"})

READERS: dict[str, Reader] = {
    "found out": Reader("", _behind("")),
    "text": Reader("text", _behind("")),
    "saved-page": Reader("saved-page", _behind("Title\nFull video transcript\n")),
    "saved-page, list": Reader("saved-page", _behind("Title\nWords.\nRelated videos\n")),
    "srt": Reader("srt", _behind("1\n00:00:01,000 --> 00:00:02,000\n")),
    "vtt": Reader("vtt", _behind("WEBVTT\n\n00:01.000 --> 00:02.000\n")),
    "vtt, head": Reader("vtt", _behind("WEBVTT\n\n")),
    "sbv": Reader("sbv", _behind("0:00:01.000,0:00:02.000\n")),
    "lrc": Reader("lrc", _behind("[ti:x]\n[00:01.00]")),
    "ttml": Reader(
        "ttml",
        _behind('<tt xmlns="http://www.w3.org/ns/ttml"><body><p begin="1s">', "</p></body></tt>"),
    ),
    "ass": Reader("ass", _behind("[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,A,0,0,0,,")),
    "sami": Reader("sami", _behind("<SAMI><SYNC Start=1><P Class=A>")),
    "sami, head": Reader("sami", _behind("<SAMI><STYLE>.", "</STYLE><SYNC Start=1><P Class=A>a")),
    "subviewer": Reader("subviewer", _behind("[TITLE]x\n00:00:01.00,00:00:02.00\n")),
    "microdvd": Reader("microdvd", _behind("{1}{1}25\n{1}{2}")),
    "youtube-xml": Reader(
        "youtube-xml", _behind('<timedtext format="3"><body><p t="1">', "</p></body></timedtext>")
    ),
    "youtube-xml, srv1": Reader(
        "youtube-xml", _behind('<transcript><text start="1">', "</text></transcript>")
    ),
    "youtube-json3": Reader(
        "youtube-json3", _json('{"events":[{"tStartMs":1,"segs":[{"utf8":TEXT}]}]}')
    ),
    "youtube-json3, open": Reader("youtube-json3", _behind('{"events":[')),
    "whisper": Reader("whisper", _json('{"segments":[{"start":1,"words":[],"text":TEXT}]}')),
    "whisper, open": Reader("whisper", _behind('{"segments":[')),
    "podcast-json": Reader("podcast-json", _json('{"segments":[{"startTime":1,"body":TEXT}]}')),
    "podcast-json, open": Reader("podcast-json", _behind('{"segments":[')),
    "services": Reader("services", _json('{"utterances":[{"start":1,"text":TEXT}]}')),
    "services, open": Reader("services", _behind('{"utterances":[')),
    "services, words": Reader(
        "services", _json('{"text":TEXT,"words":[{"word":"a","start":1},{"word":TEXT,"start":2}]}')
    ),
    "services, in a row": Reader("services", _behind('{"text":"a","start":1} ')),
    "otranscribe": Reader("otranscribe", _json('{"media":"","text":TEXT}')),
    "json": Reader("json", _json('{"title":"","segments":[{"start":1,"text":TEXT}]}')),
    "json, open": Reader("json", _behind('{"segments":[')),
    "csv": Reader("csv", _behind("start,end,speaker,text\n0:01,2.5,Ana,")),
    "csv, quoted": Reader("csv", _behind('start,end,speaker,text\n0:01,2.5,Ana,"')),
    "scc": Reader("scc", _codes),
    "scc, codes": Reader(
        "scc",
        _behind("Scenarist_SCC V1.0\n\n00:00:01:00\t1420 ", "\n00:00:02:00\t1420 6162 142f\n"),
    ),
    "ebu-stl": Reader("ebu-stl", _subtitles),
    "quicktime-text": Reader("quicktime-text", _behind("{QTtext}\n[00:00:01.00]\n")),
    "avid-caption": Reader("avid-caption", _behind("<begin subtitles>\n00:00:01:00 00:00:02:00\n")),
    "audacity": Reader("audacity", _behind("0.0\t1.0\t")),
    "ctm-stm": Reader("ctm-stm", _behind("a 1 0.0 1.0 b\n")),
    "ctm-stm, segments": Reader("ctm-stm", _behind("a 1 b 0.0 1.0 <o,,> ")),
    "elan": Reader(
        "elan",
        _behind(
            '<ANNOTATION_DOCUMENT><TIER TIER_ID="A"><REF_ANNOTATION><ANNOTATION_VALUE>',
            "</ANNOTATION_VALUE></REF_ANNOTATION></TIER></ANNOTATION_DOCUMENT>",
        ),
    ),
    "elan, tiers": Reader(
        "elan", _numbered("<ANNOTATION_DOCUMENT>", "</ANNOTATION_DOCUMENT>"), size=16
    ),
    "chat": Reader("chat", _behind("@UTF8\n@Begin\n*CHI:\t")),
    "textgrid": Reader(
        "textgrid", _behind('"ooTextFile" "TextGrid" 0 1 1 "IntervalTier" "A" 0 1 9999 0 1 "', '"')
    ),
    "textgrid, tiers": Reader("textgrid", _numbered('"ooTextFile" "TextGrid" 0 1 1 '), size=8),
    "exmaralda": Reader(
        "exmaralda",
        _behind(
            '<basic-transcription><tier type="t"><event start="a" end="b">',
            "</event></tier></basic-transcription>",
        ),
    ),
    "exmaralda, tiers": Reader(
        "exmaralda", _numbered("<basic-transcription>", "</basic-transcription>"), size=8
    ),
    "transcriber": Reader(
        "transcriber", _behind('<Trans><Turn startTime="0"><Sync time="0"/>', "</Turn></Trans>")
    ),
    "transcriber, turns": Reader("transcriber", _behind("<Trans>", "</Trans>"), size=8),
    "html, facts": Reader(
        "html",
        _json('<html><script type="application/ld+json">{"transcript":TEXT}</script><p>x'),
    ),
    "html, tracks": Reader("html", _behind("<html><body><track src=a>")),
    "html": Reader("html", _behind("<html><body><p>x ")),
    "html, transcript": Reader("html", _behind("<html><body><div class=transcript>")),
    "docx": Reader(
        "docx",
        _package(_WORD, "<w:p><w:r><w:t>LINE</w:t></w:r></w:p>"),
    ),
    "docx, one paragraph": Reader("docx", _package(_WORD_IN_ONE), size=16),
    "odt, one paragraph": Reader("odt", _package(_OPEN_DOCUMENT_IN_ONE), size=16),
    "xlsx": Reader(
        "xlsx", _package(_SHEET, '<row><c t="inlineStr"><is><t>LINE</t></is></c></row>')
    ),
    "ods": Reader(
        "ods",
        _package(
            _OPEN_DOCUMENT_TABLE,
            "<table:table-row><table:table-cell><text:p>LINE</text:p></table:table-cell>"
            "</table:table-row>",
        ),
    ),
    "odt": Reader("odt", _package(_OPEN_DOCUMENT, "<text:p>LINE</text:p>")),
    "epub": Reader("epub", _package(_BOOK)),
    "pdf": Reader("pdf", _damaged),
    # Each sign is placed by itself, and stands in the file as it is, which real files pack.
    "pdf, page": Reader("pdf", _page, patience=4),
    "rtf": Reader("rtf", _behind("{\\rtf1\\ansi\\pard ")),
    "rtf, tables": Reader("rtf", _behind("{\\rtf1{\\fonttbl{\\f0 ", "}}\\pard x}")),
    "mhtml": Reader("mhtml", _behind(_MIME + "\n--b\nContent-Type: text/html\n\n<p>x ")),
    "mhtml, head": Reader("mhtml", _behind(_MIME + "\n--b\nContent-Type: text/html; ", "\n\n<p>x")),
    # Parts of a letter or two, each with a head that the email package parses.
    "mhtml, parts": Reader("mhtml", _parts, patience=2),
    "webarchive": Reader("webarchive", _archive),
    "xml": Reader(
        "xml", _behind("<transcript><turn speaker='a' start='1'>", "</turn></transcript>")
    ),
    "xml, elements": Reader("xml", _behind("<transcript>", "</transcript>"), size=8),
    "xml, speakers": Reader("xml", _behind("<debate><speaker>", "</speaker><p>x y</p></debate>")),
    "tei": Reader("tei", _behind("<TEI><text><body><u who='#a'>", "</u></body></text></TEI>")),
    "tei, header": Reader(
        "tei", _behind("<TEI><teiHeader>", "</teiHeader><text><body><p>x</p></body></text></TEI>")
    ),
    "akoma-ntoso": Reader(
        "akoma-ntoso",
        _behind(
            "<akomaNtoso><debate><debateBody><speech><from>A</from><p>",
            "</p></speech></debateBody></debate></akomaNtoso>",
        ),
    ),
    "hansard": Reader(
        "hansard", _behind("<publicwhip><speech speakername='A'><p>", "</p></speech></publicwhip>")
    ),
    "hansard, Australia": Reader(
        "hansard",
        _behind(
            "<hansard><session.header/><p><span class='HPS-Member'>A</span>: ", "</p></hansard>"
        ),
    ),
    "bundestag": Reader(
        "bundestag",
        _behind(
            "<dbtplenarprotokoll><sitzungsverlauf><p>",
            "</p></sitzungsverlauf></dbtplenarprotokoll>",
        ),
    ),
    "parliament": Reader(
        "parliament",
        _behind("<compteRendu><paragraphe><texte>", "</texte></paragraphe></compteRendu>"),
    ),
    "parliament, Sweden": Reader(
        "parliament",
        _behind("<anforande><anforandetext>", "</anforandetext></anforande>"),
    ),
    "ohms": Reader("ohms", _ohms),
    "ohms, index": Reader(
        "ohms",
        _behind(
            "<ROOT><record><sync>1:|1(1)</sync><index>",
            "</index><transcript>x</transcript></record></ROOT>",
        ),
    ),
}


def named() -> Iterator[str]:
    """Return the formats that the readers are of."""
    return (reader.format for reader in READERS.values() if reader.format)
