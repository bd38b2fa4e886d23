"""What the elements and attributes of a transcript's XML are called, whatever program wrote them.

Names are compared in small letters and without what parts their words
(:func:`reader.formats.kinds.services.fields.plain`).
"""

from __future__ import annotations

from typing import Final

from reader.formats.kinds.services.fields import TEXTS, kind_of_key

SPOKEN: Final = frozenset(
    {
        *("turn", "utterance", "utt", "u", "sp", "speech", "speaking", "segment", "seg"),
        *("contribution", "intervention", "phrase", "cue", "caption", "subtitle", "sentence"),
        *("statement", "dialogue", "dialog", "monologue", "remark", "question", "answer", "reply"),
        *("response", "interview", "transcript", "transcription", "hearing", "debate", "sitting"),
        *("conversation", "discussion", "testimony", "hspara", "hsquestion", "questiontext"),
        *(
            "spreekbeurt",
            "hovedinnlegg",
            "speechsegment",
            "puheenvuorotoimenpide",
            "replikk",
            "anforande",
            "anforing",
            "redebeitrag",
            "rede",
        ),
        *("wortmeldung", "wortbeitrag", "beitrag", "intervento", "interventovirtuale", "discorso"),
        *("intervencion", "intervencao", "discurso", "paroles", "puheenvuoro", "wypowiedz"),
        *("subtitles", "captions", "turns", "utterances", "segments", "sentences"),
    }
)
"""Elements that hold what somebody says, or all that was said."""
BLOCKS: Final = frozenset(
    {*SPOKEN, *TEXTS, "p", "para", "l", "entry", "alinea", "kappalekooste", "absatz"}
) | {
    *("testo", "testoxhtml", "texte", "texto", "tekst", "display", "item", "li", "td", "block"),
    *("pdtext", "a", "hspara", "quote", "ab", "recorder"),
}
"""Elements that hold paragraphs; the text of others counts where an utterance has none of these."""
SPEAKERS: Final = frozenset(
    {
        *("speaker", "speakername", "speakerfullname", "speakerlabel", "speakerid", "who", "spk"),
        *("talker", "speakerdisplayname", "member", "membername", "orator", "orateur", "oratore"),
        *(
            "nominativo",
            "by",
            "toimija",
            "spkid",
            "navn",
            "spreker",
            "sprekernaam",
            "redner",
            "sprecher",
            "hablante",
        ),
        *("orador", "talare", "taler", "puhuja", "mowca", "interlocutor", "personspeaking"),
        *("participant", "participantname", "voice", "agent", "speakerref", "attribution"),
    }
)
OF_SPEAKING: Final = frozenset({"speaking", "sp", "speech", "turn", "utterance", "u", "spkr"})
"""Elements whose attribute ``name`` is that of who speaks."""
NAMES: Final = ("name", "fullname", "displayname", "label", "cognomenome", "navn", "text")
PARTIES: Final = frozenset(
    {
        "party",
        "lisatietoteksti",
        "politiek",
        "partij",
        "fraktion",
        "gruppo",
        "parti",
        "partido",
        "partito",
        "politik",
    }
)
NOT_OF_NAMES: Final = frozenset(
    {
        "id",
        "nameid",
        "pageno",
        "number",
        "electorate",
        "ingov",
        "firstspeech",
        "email",
        "uid",
        "role",
    }
)
PEOPLE: Final = frozenset(
    {
        *("speakers", "participants", "people", "persons", "agents", "actors", "speakerlist"),
        *("listperson", "attendees", "members", "voices", "sprecherliste", "rednerliste"),
    }
)
"""Elements that list who speaks, each with an id."""
HEADINGS: Final = frozenset(
    {"heading", "title", "topic", "subject", "subheading", "titolo", "titel", "titre", "titulo"}
    | {
        "documenttitle",
        "h1",
        "h2",
        "h3",
        "h4",
        "majorheading",
        "minorheading",
        "chapter",
        "caption1",
    }
    | {"sectiontitle", "headline", "overskrift", "rubrik"}
)
SOUNDS: Final = frozenset(
    {"stage", "stagedirection", "event", "incident", "vocal", "kinesic", "noise", "sound", "music"}
    | {"procedural", "kommentar", "applause"}
)
SKIPPED: Final = frozenset(
    {
        *(
            "head",
            "header",
            "meta",
            "metadata",
            "docinfo",
            "teiheader",
            "rights",
            "styling",
            "layout",
        ),
        *(
            "styles",
            "style",
            "resources",
            "links",
            "link",
            "license",
            "summary",
            "keywords",
            "topics",
        ),
        *("entities", "translation", "translations", "tokens", "alternatives", "footnote", "note"),
        *(
            "annotation",
            "comment",
            "pageno",
            "page",
            "uin",
            "division",
            "script",
            "toc",
            "config",
            "settings",
        ),
    }
)
"""Elements with nothing that was said in them; titles and dates of heads are facts."""
HEADS: Final = frozenset({"head", "header", "meta", "metadata", "docinfo", "info", "teiheader"})
WORDS: Final = frozenset({"w", "word", "tok", "token", "wd"})
BREAKS: Final = frozenset({"br", "lb", "linebreak"})
DATES: Final = frozenset({"date", "sittingdate", "datum", "data", "fecha", "recordingdate", "day"})
OTHERS: Final = frozenset(
    {
        *(
            "rss",
            "rdf",
            "svg",
            "html",
            "plist",
            "urlset",
            "sitemapindex",
            "opml",
            "kml",
            "gpx",
        ),
        *(
            "project",
            "xsl",
            "stylesheet",
            "schema",
            "tmx",
            "xliff",
            "testsuite",
            "testsuites",
            "log",
        ),
        *(
            "configuration",
            "wsdl",
            "definitions",
            "package",
            "ncx",
            "manifest",
            "resources",
            "plugin",
        ),
        *("fcpxml", "xmeml", "tt", "mediawiki", "dictionary", "dict", "score", "scorepartwise"),
        *("message", "messages", "soap", "envelope", "assembly", "nfo", "movie", "tvshow"),
    }
)
"""Roots of files that hold other things, whatever their elements are called."""


OF_DAYS: Final = frozenset({"year", "month", "day", "anno", "mese", "giorno"})
DAY_PARTS: Final = (("year", "anno"), ("month", "mese"), ("day", "giorno"))
_MONTH_NAMES: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTHS: Final = tuple(_MONTH_NAMES.split())
_TIMES: Final = {
    "stime": "start",
    "etime": "end",
    "puheenvuoroaloitushetki": "start",
    "puheenvuorolopetushetki": "end",
}
"""Names of times that one program or parliament alone has."""


def is_heading(name: str) -> bool:
    """Return whether an element is a heading; Westminster numbers them (``hs_2cDebatedMotion``)."""
    return name in HEADINGS or (name[:2] == "hs" and name[2:3].isdecimal())


def kind_of_time(name: str) -> tuple[str, float | None] | None:
    """Return of what part of an utterance a name is the time, and in which unit, or None."""
    if name in _TIMES:
        return _TIMES[name], None
    kind = kind_of_key(name)
    if kind is None or kind.role not in ("start", "end", "length"):
        return None
    return kind.role, kind.unit
