"""What a format is: a name, a claim on a document, a way to read it and perhaps to write it; and
the cheap looks by which one is known before its code is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from functools import reduce
from importlib import import_module
from os.path import splitext
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, cast

from reader.errors import FormatError, UnknownFormat
from reader.model.transcript import Transcript
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

if TYPE_CHECKING:
    from reader.formats.clues import Link

HEAD_CHARACTERS = 65_536
"""How much of a document a format looks at before it claims it."""
_PACKAGE: Final = b"PK\x03\x04"

_LINES_OF_HEAD: Final = 10
# Parts of what the column of the words may be called, in small letters.
_TABLE_SIGNS: Final = (
    *("text", "texst", "tekt", "tekst", "transc", "transk", "trascr", "caption", "subtit"),
    *("untertit", "undert", "sottotit", "legenda", "words", "line", "segment", "sentence"),
    *("utterance", "dial", "speech", "conte", "quot", "body", "paragraph", "statement", "messag"),
    *("nachricht", "mensaj", "mensag", "bericht", "comment", "original", "verbatim", "wording"),
    *("translat", "übersetz", "ubersetz", "traduc", "traduk", "descript", "annotation"),
    *("response", "turn", "inhalt", "inho", "inneh", "indhold", "wortlaut", "aussage", "beitrag"),
    *("zitat", "parole", "propos", "cita", "interven", "fala", "testo", "battuta", "wypow"),
    *("prepis", "přepis", "реплик", "расшифр", "текст", "metin", "litteraatti", "what", "said"),
    *("quoi", "szöveg", "szoveg", "テキスト", "内容", "発言", "文字", "セリフ", "文本", "转录"),
    *("台词", "對話", "对话", "텍스트", "내용", "대사", "النص"),
)
_DOT_ABOVE: Final = "\u0307"
"""What a small letter keeps of the Turkish İ."""
# What is more than a part of a word, and what each of it has.
_TABLE_HEAD: Final = lazy_pattern(
    r"sous.tit|^[^\t]+\t[^\t]*\t\d\d:\d\d:\d\d\.\d{3}\t|\bwas\b|\bque\b"
)
_OF_TABLE_HEAD: Final = ("\t", "sous", "was", "que")


class Claim(IntEnum):
    """How sure a format is that a document is its own; any whole number from 0 to 100 will do."""

    NONE = 0
    """Not of this kind, or nothing to tell by."""
    FALLBACK = 10
    """Can be read, but so can anything."""
    POSSIBLE = 40
    """Of this shape, as other things may be."""
    LIKELY = 70
    """Several signs that hardly come together elsewhere."""
    CERTAIN = 100
    """A signature that the format prescribes and no other has."""


class Document(NamedTuple):
    """A file as the formats get it.

    ``text`` is decoded and clean (see :mod:`reader.formats.decoding.text`): its lines end in
    ``"\\n"`` and the first character is never a byte order mark. It is "" where the bytes are not
    text, as in a ZIP package. ``data`` are the bytes as stored, ``name`` the file name for people
    ("" if pasted).
    """

    data: bytes
    text: str
    name: str = ""

    @property
    def head(self) -> str:
        """The first :data:`HEAD_CHARACTERS` characters of the text."""
        return self.text[:HEAD_CHARACTERS]

    @property
    def suffix(self) -> str:
        """The suffix of the name in lower case, with its dot; "" if there is none."""
        return splitext(self.name)[1].lower()


Look: TypeAlias = Callable[[Document], bool]
"""A cheap look at a document: False where it is surely of another kind."""


class Code(Protocol):
    """What the module of a format gives; :mod:`reader.formats` says what each of them promises."""

    def score(self, document: Document) -> int:
        """Return how sure the format is that a document is its own (see :class:`Claim`)."""

    def read(self, document: Document) -> Transcript:
        """Make the transcript; raises FormatError."""

    def write(self, transcript: Transcript) -> str | bytes:
        """Make the file; text is encoded as UTF-8. Missing where the format is only read."""


class Format(NamedTuple):
    """A kind of file: what is known of it before its code is loaded, which few starts need."""

    name: str
    """What commands and :attr:`Source.format` call it: lower case, dashes ("saved-page")."""
    title: str
    """What people call it ("Saved video page")."""
    suffixes: tuple[str, ...]
    """The usual suffixes, lower case with their dots, the one to write first; may be empty."""
    module: str
    """The module of :mod:`reader.formats.kinds` that reads it; in a folder, "folder.name"."""
    claims: int
    """The most it ever claims of a document, from 0 to 100."""
    look: Look
    """Never False of a document that its module would claim."""
    is_written: bool = False
    """Whether it is written too, not only read."""
    reads_bytes: bool = False
    """Whether it reads ``data`` (a package) rather than ``text``; others never see such files."""
    loses: tuple[str, ...] = ()
    """What writing cannot keep, each a noun for people ("speakers", "related videos")."""

    @property
    def code(self) -> Code:
        """Its module, loaded when first used."""
        return cast(Code, import_module(f"reader.formats.kinds.{self.module}"))

    def score(self, document: Document) -> int:
        """Return how sure it is that a document is its own; see :class:`Claim`."""
        return self.code.score(document) if self.look(document) else Claim.NONE

    def read(self, document: Document) -> Transcript:
        """Make the transcript; raises FormatError."""
        return self.code.read(document)

    def write(self, transcript: Transcript) -> bytes:
        """Make the file; only for a format that ``is_written``."""
        written = self.code.write(transcript)
        return written if isinstance(written, bytes) else written.encode("utf-8")


class EqualClaims(UnknownFormat):
    """Two or more formats claim a document with equal right: the person is to choose.

    ``formats`` are the claimants; reading again with ``format=`` one of their names settles it.
    """

    def __init__(self, formats: tuple[Format, ...], file: str = "") -> None:
        titles = (format.title for format in formats)
        # Translators: kinds of files, of which it is one
        kinds = reduce(lambda one, other: tr("{one} or {other}", one=one, other=other), titles)
        super().__init__(tr("This file may be read as {kinds}. Say which.", kinds=kinds), file)
        self.formats = formats


class Elsewhere(FormatError):  # noqa: N818 - it says where the words are
    """A page names files as its captions instead of holding a transcript.

    ``tracks`` are these files, ``page`` is what the page says of itself; its cues are what would be
    read as its transcript if no other is to be had, perhaps none. Its source is filled in once it
    is known.
    """

    def __init__(self, sentence: str, tracks: tuple[Link, ...], page: Transcript) -> None:
        super().__init__(sentence)
        self.tracks = tracks
        self.page = page


def has(*signs: str) -> Look:
    """Look for any of some strings, in small letters, in the head of a text."""

    def look(document: Document) -> bool:
        head = document.head.lower()
        return any(sign in head for sign in signs)

    return look


def fits(pattern: str, *signs: str) -> Look:
    """Look for a pattern in the head of a text, which has one of some signs, if any are given."""
    found = lazy_pattern(pattern, re.IGNORECASE)

    def look(document: Document) -> bool:
        head = document.head
        if signs and not any(sign in head for sign in signs):
            return False
        return found.search(head) is not None

    return look


def json_with(*signs: str) -> Look:
    """Look for the beginning of JSON, and for any of some strings in it."""
    named = has(*signs) if signs else lambda _: True
    return lambda document: document.head.lstrip()[:1] in ("{", "[") and named(document)


def package_with(suffix: str, *signs: bytes) -> Look:
    """Look for a ZIP package that has a suffix, or holds any of some strings."""

    def look(document: Document) -> bool:
        if not document.data.startswith(_PACKAGE):
            return False
        return document.suffix == suffix or any(sign in document.data for sign in signs)

    return look


def has_head_of_table(document: Document) -> bool:
    """Look for a row of cells one of which may be called as words are, and for what is a table."""
    if document.suffix in (".csv", ".tsv"):
        return bool(document.text)
    lines = document.head[:20_000].lstrip("\n").split("\n", _LINES_OF_HEAD)[:_LINES_OF_HEAD]
    return any(_may_have_names(line) and _may_name(line) for line in lines)


def _may_have_names(line: str) -> bool:
    """Return whether a line has two cells that may be names: none ends as a sentence does."""
    if '"' in line:
        return True  # what parts cells elsewhere may stand within one
    return any(
        sum(cell.rstrip()[-1:] not in ("", ".", "?", "!") for cell in line.split(sign)) > 1
        for sign in "\t,;|"
    )


def _may_name(line: str) -> bool:
    """Return whether a line may have a cell that is called as words are."""
    small = line.casefold().replace(_DOT_ABOVE, "")
    if any(sign in small for sign in _TABLE_SIGNS):
        return True
    return any(sign in small for sign in _OF_TABLE_HEAD) and _TABLE_HEAD.search(small) is not None
