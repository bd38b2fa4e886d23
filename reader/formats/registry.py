"""The formats there are: what is known of each before its code is loaded."""

from __future__ import annotations

from typing import Final

from reader.formats.format import (
    Claim,
    Document,
    Format,
    fits,
    has,
    has_head_of_table,
    json_with,
    package_with,
)
from reader.wording import tr, trc

_ENDING: Final = 1_024
# Translators: these, up to the names of formats, are what a file cannot keep, in a list.
_WORD_TIMES: Final = tr("word times")
_RELATED: Final = tr("related videos")
_OF_PAGE: Final = tr("standfirst and related videos")
_MADE: Final = tr("who made the words")
_FACTS: Final = tr("title, standfirst, related videos, author, date, address and language")
_OWN_MARKS: Final = (_FACTS, _WORD_TIMES, _MADE)
_TIMES: Final = trc("what a file cannot keep", "times")
_UNTIMED: Final = tr("which captions had no time")
_HEADINGS: Final = tr("which lines are headings")


def _marked_up(document: Document) -> bool:
    return document.head.lstrip()[:1] == "<"


def _pdf(document: Document) -> bool:
    return b"%PDF-" in document.data[: _ENDING + 8]


def _ebu_stl(document: Document) -> bool:
    return document.data[3:6] == b"STL"


def _any(document: Document) -> bool:
    return bool(document.text)


FORMATS: Final[tuple[Format, ...]] = (
    Format("saved-page", tr("Saved page of a video"), (".txt",), "saved_page", Claim.LIKELY, _any),
    Format(
        "srt",
        tr("SubRip captions"),
        (".srt",),
        "srt",
        Claim.LIKELY + 10,
        has("->", "–>", "—>", "=>", "→"),
        is_written=True,
        loses=(*_OWN_MARKS, _HEADINGS, _UNTIMED),
    ),
    Format(
        "vtt",
        tr("WebVTT captions"),
        (".vtt",),
        "webvtt",
        Claim.CERTAIN,
        has("webvtt"),
        is_written=True,
        loses=(_RELATED, _HEADINGS, _UNTIMED),
    ),
    Format(
        "sbv",
        tr("SBV captions (YouTube)"),
        (".sbv",),
        "sbv",
        Claim.LIKELY + 5,
        fits(r":\d{1,4}\.\d{1,9},-?\d"),
        is_written=True,
        loses=(*_OWN_MARKS, _HEADINGS, _UNTIMED),
    ),
    Format(
        "lrc",
        tr("LRC lyrics"),
        (".lrc",),
        "lrc",
        Claim.LIKELY + 10,
        fits(r"\[(?:\d{1,4}:\d|[a-z#]{2,10}[ \t]*:)", "["),
        is_written=True,
        loses=(
            tr("thousandths of a second and the ends of captions"),
            tr("line breaks inside a caption"),
            _RELATED,
            _WORD_TIMES,
            _MADE,
            _HEADINGS,
            _UNTIMED,
        ),
    ),
    Format(
        "ttml",
        tr("TTML captions"),
        (".ttml", ".dfxp", ".itt", ".xml"),
        "ttml",
        Claim.CERTAIN - 5,
        has("<tt", ":tt"),
        is_written=True,
        loses=(_RELATED, _WORD_TIMES, _MADE, _HEADINGS, _UNTIMED),
    ),
    Format(
        "ass",
        tr("ASS and SSA subtitles"),
        (".ass", ".ssa"),
        "ass",
        Claim.CERTAIN - 5,
        has("[script info]", "[events]", "dialogue:"),
    ),
    Format(
        "sami",
        tr("SAMI captions"),
        (".smi", ".sami"),
        "sami",
        Claim.CERTAIN - 5,
        has("<sami", "<sync"),
    ),
    Format(
        "subviewer",
        tr("SubViewer subtitles"),
        (".sub",),
        "subviewer",
        Claim.CERTAIN - 10,
        has("[information]", "[begin]", "[title]"),
    ),
    Format(
        "microdvd",
        tr("MicroDVD and MPL2 subtitles"),
        (".sub", ".mpl"),
        "microdvd",
        Claim.LIKELY + 10,
        fits(r"[{\[]\d{1,9}[}\]][{\[]", "{", "["),
    ),
    Format(
        "scc",
        tr("Scenarist closed captions"),
        (".scc",),
        "broadcast.scc",
        Claim.CERTAIN,
        fits(r"scenarist_scc|[:;]\d\d[ \t]+[0-9a-f]{4} [0-9a-f]{4}"),
    ),
    Format(
        "ebu-stl",
        tr("EBU subtitles (STL)"),
        (".stl",),
        "broadcast.ebu_stl",
        Claim.CERTAIN,
        _ebu_stl,
        reads_bytes=True,
    ),
    Format(
        "quicktime-text",
        tr("QuickTime text"),
        (".txt",),
        "broadcast.quicktime_text",
        Claim.CERTAIN,
        has("{qttext}"),
    ),
    Format(
        "avid-caption",
        tr("Caption text of editors (Avid, Encore, Spruce)"),
        (".txt",),
        "broadcast.avid_caption",
        Claim.CERTAIN - 5,
        fits(r"<begin subtitles>|\d\d:\d\d[:;]\d\d[ \t,]+\d\d:\d\d:\d\d[:;]\d\d[ \t,]"),
    ),
    Format(
        "audacity",
        tr("Audacity labels"),
        (".txt",),
        "broadcast.audacity",
        Claim.LIKELY + 10,
        fits(r"\d\t-?\d", "\t"),
    ),
    Format(
        "ctm-stm",
        tr("Scored speech (CTM, STM)"),
        (".ctm", ".stm"),
        "broadcast.ctm_stm",
        Claim.LIKELY + 5,
        fits(r"\S[ \t]+\d{1,8}(?:\.\d+)?[ \t]+\d{1,8}(?:\.\d+)?[ \t]"),
    ),
    Format(
        "youtube-xml",
        tr("YouTube captions (XML)"),
        (".srv1", ".srv2", ".srv3", ".ytt", ".xml"),
        "youtube_xml",
        Claim.CERTAIN - 5,
        has("<transcript", "<timedtext"),
    ),
    Format(
        "tei",
        tr("TEI document"),
        (".tei", ".xml"),
        "official.tei",
        Claim.CERTAIN - 2,
        has("<tei", ":tei"),
    ),
    Format(
        "akoma-ntoso",
        tr("Parliamentary debate (Akoma Ntoso)"),
        (".akn", ".xml"),
        "official.akoma_ntoso",
        Claim.CERTAIN - 2,
        has("akomantoso"),
    ),
    Format(
        "hansard",
        tr("Hansard (XML)"),
        (".xml",),
        "official.hansard",
        Claim.CERTAIN - 2,
        has("hansard", "publicwhip", "personspeaking"),
    ),
    Format(
        "bundestag",
        tr("Record of the Bundestag (XML)"),
        (".xml",),
        "official.bundestag",
        Claim.CERTAIN - 2,
        has("plenarprotokoll"),
    ),
    Format(
        "parliament",
        tr("Record of a parliament (XML)"),
        (".xml",),
        "official.parliaments",
        Claim.CERTAIN - 2,
        has(
            *("<compterendu", "<anforande", "<metameeting", "<metaspeakermp", "<orateur"),
            *("<tl-chap", "politicalmashup.nl"),
        ),
    ),
    Format(
        "xml",
        tr("Transcript as XML, in general"),
        (".xml",),
        "general_xml.general",
        Claim.LIKELY + 6,
        _marked_up,
    ),
    Format(
        "ohms",
        tr("OHMS record (oral history)"),
        (".xml",),
        "research.ohms",
        Claim.CERTAIN - 4,
        has("nunncenter/ohms", "<sync>"),
    ),
    Format(
        "youtube-json3",
        tr("YouTube captions (json3)"),
        (".json3", ".json"),
        "youtube_json",
        Claim.CERTAIN - 5,
        json_with('"events"'),
    ),
    Format(
        "whisper",
        tr("Speech recognition JSON (Whisper)"),
        (".json",),
        "whisper",
        Claim.LIKELY,
        json_with('"segments"', '"transcription"', '"chunks"'),
    ),
    Format(
        "podcast-json",
        tr("Podcast transcript (JSON)"),
        (".json",),
        "podcast_json",
        Claim.CERTAIN - 10,
        json_with('"starttime"'),
        is_written=True,
        loses=(*_OWN_MARKS, _HEADINGS, _UNTIMED),
    ),
    Format(
        "services",
        tr("Transcription service JSON"),
        (".json",),
        "services.service_json",
        Claim.LIKELY + 5,
        json_with(),
    ),
    Format(
        "otranscribe",
        tr("oTranscribe document"),
        (".otr",),
        "otranscribe",
        Claim.CERTAIN - 5,
        json_with('"media', "timestamp"),
    ),
    Format(
        "json",
        tr("Transcript as JSON"),
        (".json",),
        "neutral_json",
        Claim.CERTAIN - 10,
        json_with(),
        is_written=True,
    ),
    Format(
        "csv",
        tr("Table (CSV, TSV)"),
        (".csv", ".tsv"),
        "table",
        Claim.LIKELY + 15,
        has_head_of_table,
        is_written=True,
        loses=(*_OWN_MARKS, _HEADINGS),
    ),
    Format(
        "xlsx",
        tr("Table (Excel)"),
        (".xlsx",),
        "documents.xlsx",
        Claim.CERTAIN,
        package_with(".xlsx", b"xl/workbook.xml"),
        reads_bytes=True,
    ),
    Format(
        "ods",
        tr("Table (OpenDocument)"),
        (".ods",),
        "documents.ods",
        Claim.CERTAIN,
        package_with(".ods", b"application/vnd.oasis.opendocument.spreadsheet"),
        reads_bytes=True,
    ),
    Format(
        "elan",
        tr("ELAN annotations"),
        (".eaf",),
        "research.elan",
        Claim.CERTAIN,
        has("<annotation_document"),
    ),
    Format(
        "chat",
        tr("CHAT transcript"),
        (".cha",),
        "research.chat",
        Claim.CERTAIN,
        has("@utf8", "@begin", "@participants", "@id", "@languages"),
    ),
    Format(
        "textgrid",
        tr("Praat TextGrid"),
        (".textgrid",),
        "research.textgrid",
        Claim.CERTAIN,
        has('"ootextfile'),
    ),
    Format(
        "exmaralda",
        tr("EXMARaLDA transcription"),
        (".exb", ".fln", ".flk"),
        "research.exmaralda",
        Claim.CERTAIN,
        has("<basic-transcription", "<folker-transcription"),
    ),
    Format(
        "transcriber",
        tr("Transcriber file"),
        (".trs",),
        "research.transcriber",
        Claim.CERTAIN - 5,
        has("<trans"),
    ),
    Format(
        "html",
        tr("Saved web page (HTML)"),
        (".html", ".htm", ".xhtml"),
        "html_page",
        Claim.LIKELY + 5,
        _marked_up,
    ),
    Format(
        "docx",
        tr("Word document"),
        (".docx",),
        "docx",
        Claim.CERTAIN,
        package_with(".docx", b"word/document.xml"),
        reads_bytes=True,
    ),
    Format(
        "odt",
        tr("OpenDocument text"),
        (".odt",),
        "odt",
        Claim.CERTAIN,
        package_with(".odt", b"application/vnd.oasis.opendocument.text"),
        reads_bytes=True,
    ),
    Format(
        "epub",
        tr("EPUB book"),
        (".epub",),
        "epub",
        Claim.CERTAIN - 5,
        package_with(".epub", b"application/epub+zip", b"META-INF/container.xml"),
        reads_bytes=True,
    ),
    Format(
        "rtf",
        tr("Rich text (RTF)"),
        (".rtf",),
        "documents.rtf",
        Claim.CERTAIN,
        lambda document: b"{\\rtf" in document.data[:96],
        reads_bytes=True,
    ),
    Format(
        "mhtml",
        tr("Web page, single file (MHTML)"),
        (".mhtml", ".mht"),
        "documents.mhtml",
        Claim.CERTAIN - 5,
        lambda document: b"mime-version" in document.data[:8_192].lower(),
        reads_bytes=True,
    ),
    Format(
        "webarchive",
        tr("Web archive (Safari)"),
        (".webarchive",),
        "documents.webarchive",
        Claim.CERTAIN - 1,
        lambda document: b"WebMainResource" in document.data,
        reads_bytes=True,
    ),
    Format("pdf", tr("PDF document"), (".pdf",), "pdf", Claim.CERTAIN, _pdf, reads_bytes=True),
    Format(
        "text",
        tr("Plain text"),
        (".txt", ".text", ".md", ".markdown"),
        "plain_text",
        Claim.FALLBACK,
        _any,
        is_written=True,
        loses=(_TIMES, _OF_PAGE, _HEADINGS, tr("the address, author, date and language"), _MADE),
    ),
)
"""Every format; the first of two that claim a document alike is named first."""
