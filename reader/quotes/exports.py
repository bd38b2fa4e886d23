"""What words can be saved as: the one registry, read by dialogs, command line, README and settings.

The next kind needs one file in :mod:`reader.quotes` and one row in :data:`EXPORTS`. The row says
what the program must know of a kind that may never be written; its code is loaded by whoever writes
with it. Every format of :mod:`reader.formats` that is written is a kind too, without a row.

What the code of a kind is given says which things can be saved with it:

=============  ====================================  ============================================
it takes       which is                              and so writes
=============  ====================================  ============================================
``PAPER``      a :class:`~reader.quotes.paper.Paper`  excerpts, transcripts, quotations, pairings
``EXCERPT``    an Excerpt                            an excerpt
``QUOTES``     a sequence of Quoted                  quotations
``TABLE``      a :class:`~reader.quotes.tables.Table` the same, hits
``WORKS``      a sequence of Work                    a reference, those of quotations
``PROJECT``    cases, its name, the moment in UTC    transcripts with what is highlighted in them
``PAIRING``    a Pairing                             two transcripts side by side
=============  ====================================  ============================================

It returns the file as text (encoded here, as UTF-8) or bytes, and raises FormatError where a kind
cannot hold what it is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from reader import formats
from reader.wording import tr


class Takes(Enum):
    """What the code of a kind is given."""

    PAPER = "paper"
    EXCERPT = "excerpt"
    QUOTES = "quotes"
    TABLE = "table"
    WORKS = "works"
    PROJECT = "project"
    PAIRING = "pairing"


class Matter(Enum):
    """What is saved, each with what the code of a kind must take one of to save it."""

    EXCERPT = (Takes.PAPER, Takes.EXCERPT, Takes.TABLE)
    QUOTES = (Takes.PAPER, Takes.QUOTES, Takes.TABLE, Takes.WORKS)
    PROJECT = (Takes.PROJECT,)
    HITS = (Takes.TABLE,)
    REFERENCE = (Takes.WORKS,)
    PAIRING = (Takes.PAPER, Takes.TABLE, Takes.PAIRING)


PRESSED: Final = ""
"""The code of a kind that Qt sets: whoever saves with it brings what presses a paper."""


@dataclass(frozen=True)
class Export:
    """A kind of file: what is known of it before its code is loaded."""

    name: str
    """What commands and settings call it: lower case, dashes."""
    title: str
    """What people call it ("Word document")."""
    suffix: str
    """Its suffix, lower case with the dot."""
    code: Mapping[Takes, str] = field(default_factory=dict)
    """What writes it, as ``module:function``, by what that takes."""
    others: tuple[str, ...] = ()
    """What else commands call it."""
    is_text: bool = True
    """Whether it is text, and so previewed as it is; any other as a page of text."""
    format: str = ""
    """The format of :mod:`reader.formats` that writes its captions, "" for none."""
    pictures: bool = False
    """Whether it keeps the still frames of a video."""

    def saves(self, matter: Matter) -> bool:
        """Whether something can be saved as this."""
        is_format = matter is Matter.EXCERPT and bool(self.format)
        return is_format or any(takes in self.code for takes in matter.value)

    @property
    def is_read(self) -> bool:
        """Whether a person reads it, who chooses how it is set; the others are for programs."""
        return Takes.PAPER in self.code

    @property
    def is_for_quoting(self) -> bool:
        """Whether it tells of an excerpt where its words are from, not the captions alone."""
        return self.is_read or Takes.EXCERPT in self.code

    @property
    def loses(self) -> tuple[str, ...]:
        """What it cannot keep of an excerpt, each a noun for people."""
        is_format = bool(self.format) and not self.is_for_quoting
        return formats.by_name(self.format).loses if is_format else ()

    def lost(self, *, stills: bool) -> tuple[str, ...]:
        """Return what it cannot keep of an excerpt that has still frames, or has none."""
        return (*self.loses, tr("still frames")) if stills and not self.pictures else self.loses

    def names(self) -> tuple[str, ...]:
        """Return all that commands call it, its name first, its suffix without the dot."""
        return (self.name, *dict.fromkeys((self.suffix.removeprefix("."), *self.others)))


def _paper(code: str) -> dict[Takes, str]:
    return {Takes.PAPER: code}


_CITED: Final = "reader.quotes.citation_files:"
_OWN: Final = (
    Export(
        "docx",
        tr("Word document"),
        ".docx",
        _paper("reader.quotes.docx:docx"),
        is_text=False,
        pictures=True,
    ),
    Export(
        "odt",
        tr("OpenDocument text"),
        ".odt",
        _paper("reader.quotes.odt:odt"),
        is_text=False,
        pictures=True,
    ),
    Export(
        "epub",
        tr("EPUB book"),
        ".epub",
        _paper("reader.quotes.epub:epub"),
        is_text=False,
        pictures=True,
    ),
    Export("text", tr("Plain text"), ".txt", _paper("reader.quotes.text:text")),
    Export("markdown", tr("Markdown"), ".md", _paper("reader.quotes.markdown:markdown")),
    Export(
        "html",
        tr("Web page"),
        ".html",
        {Takes.PAPER: "reader.quotes.html:html", Takes.PAIRING: "reader.quotes.bilingual:html"},
        ("htm",),
        pictures=True,
    ),
    Export("pdf", tr("PDF document"), ".pdf", _paper(PRESSED), is_text=False, pictures=True),
    Export(
        "csv",
        tr("Table (CSV)"),
        ".csv",
        {Takes.TABLE: "reader.quotes.tables:csv_table"},
        format="csv",
    ),
    Export(
        "tsv", tr("Table with tabs (TSV)"), ".tsv", {Takes.TABLE: "reader.quotes.tables:tsv_table"}
    ),
    Export(
        "xlsx",
        tr("Table (Excel)"),
        ".xlsx",
        {Takes.TABLE: "reader.quotes.xlsx:xlsx"},
        is_text=False,
    ),
    Export(
        "json",
        "JSON",
        ".json",
        {
            Takes.EXCERPT: "reader.quotes.json_files:of_excerpt",
            Takes.QUOTES: "reader.quotes.json_files:of_quotes",
        },
        format="json",
    ),
    Export(
        "qdpx",
        tr("Project for NVivo, ATLAS.ti, MAXQDA, QualCoder"),
        ".qdpx",
        {Takes.PROJECT: "reader.quotes.qdpx:qdpx"},
        is_text=False,
    ),
    Export(
        "tmx",
        tr("Translation memory (TMX)"),
        ".tmx",
        {Takes.PAIRING: "reader.quotes.bilingual:tmx"},
    ),
    Export("bibtex", "BibTeX", ".bib", {Takes.WORKS: f"{_CITED}bibtex"}),
    Export("biblatex", "BibLaTeX", ".bib", {Takes.WORKS: f"{_CITED}biblatex"}),
    Export("ris", "RIS", ".ris", {Takes.WORKS: f"{_CITED}ris"}),
    Export("csl-json", "CSL-JSON", ".json", {Takes.WORKS: f"{_CITED}csl_json"}),
)


_OWN_NAMES: Final = {row.name for row in _OWN}
_FORMATS: Final = (
    Export(
        form.name,
        form.title,
        form.suffixes[0],
        others=tuple(suffix.removeprefix(".") for suffix in form.suffixes[1:]),
        format=form.name,
    )
    for form in formats.FORMATS
    if form.is_written and form.name not in _OWN_NAMES
)

EXPORTS: Final = {row.name: row for row in (*_OWN, *_FORMATS)}
"""Every kind by its name, in the order to show."""


def kinds(*matters: Matter) -> dict[str, Export]:
    """Return the kinds that something can be saved as, by name and in the order to show."""
    return {name: kind for name, kind in EXPORTS.items() if any(kind.saves(one) for one in matters)}


def called(wanted: str, *matters: Matter) -> Export | None:
    """Return the kind that a person calls so, None where nothing can be saved as that.

    A name comes before a suffix, and of those that share a suffix the first.
    """
    name, known = wanted.lower().removeprefix("."), kinds(*matters)
    by_other = (kind for kind in known.values() if name in kind.names())
    return known.get(name) or next(by_other, None)
