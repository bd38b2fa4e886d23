"""Rich text (``.rtf``), which transcription programs, word processors and courts hand out.

After "Rich Text Format (RTF) Specification", version 1.9.1. Read are the paragraphs of the body as
they stand, a row of a table on one line: insertions in; deletions, hidden text, comments, notes,
heads and feet of pages out.
Time codes of Transana (``¤<1500>``, the milliseconds hidden) are set as clocks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from copy import copy
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.rtf_charsets import codec_of_font, codec_of_page
from reader.formats.decoding.rtf_tokens import CHARACTERS, SIGNATURE, Token, tokens
from reader.formats.format import Claim, Document
from reader.formats.kinds.documents.paragraph_words import ParagraphWords
from reader.formats.shared.customs.styled import with_named_by_looks
from reader.formats.shared.paragraphs import FileParagraph, of_row, omissions, transcript_of
from reader.model import timecode
from reader.model.transcript import ReportItem, Transcript, remark
from reader.patterns import lazy_pattern
from reader.wording import tr, trn

DEEPEST: Final = 1_000
"""Groups inside one another; word processors need about thirty."""

_BEFORE: Final = b" \t\r\n\xef\xbb\xbf"
_ENDS: Final = frozenset(("par", "sect", "page", "column", "\r", "\n"))
_CELL_ENDS: Final = frozenset(("cell", "nestcell"))
_ROW_ENDS: Final = frozenset(("row", "nestrow"))
_SKIPPED: Final = frozenset(
    (
        *("colortbl", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "xmlnstbl"),
        *("pict", "nonshppict", "object", "shp", "do", "shptxt", "themedata", "datastore"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "template", "generator"),
        *("fldinst", "bkmkstart", "bkmkend", "xe", "tc", "rxe", "txe", "pntext", "listtext"),
        *("pntxta", "pntxtb", "nextfile", "atnid", "atnauthor", "atntime", "atndate", "atnref"),
        *("private", "NeXTGraphic", "panose", "falt", "latentstyles", "keywords"),
    )
)
_COUNTED: Final = {"footnote": "notes", "annotation": "comments"}
_FACTS: Final = frozenset(("title", "author", "creatim"))
_TIME_CODE: Final = lazy_pattern(r"\xa4[ \t]?<(\d{1,9})>")
_HIDDEN_TIME: Final = lazy_pattern(r"<\d{1,9}>")
_HEADING: Final = lazy_pattern(r"heading \d", re.IGNORECASE)
_LANGUAGES: Final = frozenset((0, 1024))
"""Numbers for text in no language."""


def score(document: Document) -> int:
    """Claim what begins as rich text does."""
    is_rich = document.data[:64].lstrip(_BEFORE).startswith(SIGNATURE)
    return Claim.CERTAIN if is_rich else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the paragraphs of a document.

    Raises FormatError for what is no rich text, is nested too deeply or holds no words.
    """
    reading = _RtfReading()
    if not score(document):
        raise FormatError(tr("This is no rich text: it does not begin with “{\\rtf”."))
    for token in tokens(document.data):
        reading.take(token)
        if reading.is_closed:
            break
    paragraphs = with_named_by_looks(reading.end())
    return transcript_of(paragraphs, reading.facts(), reading.report())


class _State:
    """What holds inside a group; ``place`` is where its text goes, "" for the body."""

    place: str = ""
    outer: str = ""
    skips: bool = False
    font: int | None = None
    style: int = 0
    is_heading: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_bold: bool = False
    is_tilted: bool = False
    is_in_table: bool = False
    fallback: int = 1
    language: int = 0


class _RtfReading:
    """Takes the tokens of a document and holds its paragraphs."""

    def __init__(self) -> None:
        self._open: list[_State] = []
        self._state = _State()
        self._is_starred = False
        self._after_unicode = 0
        self._raw = bytearray()
        self._words = ParagraphWords()
        self._caught: list[str] = []
        self._paragraphs: list[FileParagraph] = []
        self._cells: list[list[FileParagraph]] = []
        self._begun_cell: list[FileParagraph] = []
        self._document = "cp1252"
        self._usual_font = 0
        self._font = 0
        self._fonts: dict[int, str | int] = {}
        self._styles: dict[int, str] = {}
        self._facts: dict[str, str] = {}
        self._day: dict[str, int] = {}
        self._languages: Counter[int] = Counter()
        self._counts: Counter[str] = Counter()
        self.is_closed = False

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.kind == "text" or token.kind == "byte":
            data = token.data
            if self._after_unicode:
                data, left = data[self._after_unicode :], self._after_unicode - len(data)
                self._after_unicode = max(left, 0)
            if not self._state.skips:
                self._raw += data
            return
        self._flush()
        if token.kind == "{":
            self._begin()
        elif token.kind == "}":
            self._end()
        elif token.name == "*":
            self._is_starred = True
        else:
            self._control(token.name, token.number)

    def _begin(self) -> None:
        if len(self._open) >= DEEPEST:
            raise FormatError(
                trn(
                    "This rich text is nested more than {n} group deep, as no document is.",
                    "This rich text is nested more than {n} groups deep, as no document is.",
                    DEEPEST,
                )
            )
        self._open.append(self._state)
        self._state = copy(self._state)
        self._after_unicode = 0
        self._is_starred = False
        if self._state.place == "stylesheet":
            self._state.place, self._state.style, self._caught = "style", 0, []

    def _end(self) -> None:
        ended = self._state
        self._after_unicode = 0
        self._is_starred = False
        if self._open:
            self._state = self._open.pop()
        self.is_closed = not self._open
        if ended.place == self._state.place:
            return
        text = "".join(self._caught).strip()
        if ended.place == "style":
            self._styles.setdefault(
                ended.style, "heading 1" if ended.is_heading else text.rstrip(";")
            )
        elif ended.place in _FACTS and text:
            self._facts.setdefault(ended.place, text)

    def _control(self, name: str, number: int | None) -> None:
        starred, self._is_starred = self._is_starred, False
        if self._state.skips:
            return
        if name in CHARACTERS:
            self._add(CHARACTERS[name])
        elif name in _ENDS:
            self._end_paragraph()
        elif name in _CELL_ENDS or name in _ROW_ENDS:
            self._end_cell(is_last=name in _ROW_ENDS)
        elif name == "u":
            self._unicode(number or 0)
        elif act := _ACTS.get(name):
            act(self, name, number)
        elif name in _SKIPPED or name in _COUNTED:
            self._skip(name)
        elif starred:
            self._state.skips = True

    def _skip(self, name: str) -> None:
        self._state.skips = True
        if name in _COUNTED:
            self._counts[_COUNTED[name]] += 1
        if name == "NeXTGraphic" and self._open:
            self._open[-1].skips = True  # of the group around it, the sign that stands for it

    def _unicode(self, number: int) -> None:
        code = number + 0x1_0000 if number < 0 else number
        self._add(chr(code) if 0 <= code <= 0x10_FFFF else "\ufffd")
        self._after_unicode = self._state.fallback

    # What control words do: the name, the number behind it.

    def _twice(self, name: str, number: int | None) -> None:
        """Begin what is given twice: in the bytes of old readers, and behind ``ud`` in Unicode."""
        state = self._state
        if name == "upr":
            state.outer, state.place = state.place, name
        elif state.place == "upr":
            state.place = state.outer

    def _fact(self, name: str, number: int | None) -> None:
        if self._state.place == "info":
            self._state.place, self._caught = name, []

    def _day_part(self, name: str, number: int | None) -> None:
        if self._state.place == "creatim" and number is not None:
            self._day.setdefault(name, number)

    def _table(self, name: str, number: int | None) -> None:
        self._state.place = name

    def _font_number(self, name: str, number: int | None) -> None:
        if self._state.place == "fonttbl":
            self._font = number or 0
        else:
            self._state.font = number or 0

    def _font_charset(self, name: str, number: int | None) -> None:
        if self._state.place == "fonttbl":
            codec = codec_of_page(number or 0) if name == "cpg" else None
            self._fonts[self._font] = codec or (self._fonts.get(self._font, number or 0))

    def _page(self, name: str, number: int | None) -> None:
        page = {"mac": 10000, "pc": 437, "pca": 850}.get(name, number or 0)
        codec = codec_of_page(page)
        if codec is None:
            self._counts["pages"] = page
        self._document = codec or self._document

    def _set(self, name: str, number: int | None) -> None:
        state = self._state
        if name == "deff":
            self._usual_font = number or 0
        elif name == "uc":
            state.fallback = max(number or 0, 0)
        elif name == "s":
            state.style = number or 0
        elif name == "outlinelevel":
            state.is_heading = number is None or 0 <= number < 9
        elif name == "lang":
            state.language = number or 0
        elif name == "b":
            state.is_bold = number != 0
        elif name == "i":
            state.is_tilted = number != 0
        elif name == "v":
            state.is_hidden = number != 0
        else:
            state.is_deleted = number != 0

    def _plain(self, name: str, number: int | None) -> None:
        state = self._state
        state.font, state.language, state.is_hidden, state.is_deleted = None, 0, False, False
        state.is_bold = state.is_tilted = False

    def _plain_paragraph(self, name: str, number: int | None) -> None:
        self._state.style, self._state.is_heading, self._state.is_in_table = 0, False, False

    def _in_table(self, name: str, number: int | None) -> None:
        self._state.is_in_table = number != 0

    # What becomes of text.

    def _codec(self) -> str:
        state = self._state
        font = self._usual_font if state.font is None else state.font
        found = self._fonts.get(font)
        if isinstance(found, str):
            return found
        return self._document if found is None else codec_of_font(found, self._document)

    def _flush(self) -> None:
        if self._raw:
            text = self._raw.decode(self._codec(), "replace")
            self._raw.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        state = self._state
        if state.skips or state.place in ("fonttbl", "info", "stylesheet", "upr"):
            return
        if state.place:
            self._caught.append(text)
        elif state.is_deleted:
            self._counts["changes"] += 1
        elif state.is_hidden and not _HIDDEN_TIME.fullmatch(text.strip()):
            self._counts["hidden"] += 1
        else:
            self._words.add_words(text, is_bold=state.is_bold, is_tilted=state.is_tilted)
            self._languages[state.language] += len(text)

    def _end_paragraph(self) -> None:
        if self._state.place:
            return
        whole, (text, lead, tilt) = self._words.whole, self._words.opened()
        timed = _TIME_CODE.sub(_clock, whole)
        if timed != whole:
            text, lead, tilt = timed.strip(), 0, 0
        self._words = ParagraphWords()
        style = self._styles.get(self._state.style, "")
        is_heading = self._state.is_heading or _HEADING.match(style) is not None
        named = style.lower()
        paragraph = FileParagraph(
            text,
            is_heading,
            named == "title",
            named == "subtitle",
            style="" if named == "normal" else named,
            lead=lead,
            tilt=tilt,
        )
        if self._state.is_in_table:
            self._begun_cell += [paragraph] if text else []
        else:
            self._end_row()
            self._paragraphs.append(paragraph)

    def _end_cell(self, *, is_last: bool) -> None:
        """End a cell, or the row behind its last cell, which holds nothing more."""
        if self._state.place:
            return
        self._state.is_in_table = True
        self._end_paragraph()
        if is_last:
            self._end_row()
            self._state.is_in_table = False  # the next row says that it is one
        else:
            self._cells.append(self._begun_cell)
            self._begun_cell = []

    def _end_row(self) -> None:
        if self._cells or self._begun_cell:
            self._paragraphs += of_row([*self._cells, self._begun_cell])
            self._cells, self._begun_cell = [], []

    def end(self) -> list[FileParagraph]:
        """Return the paragraphs, the one that the end of the file leaves open among them."""
        self._flush()
        self._state.place = ""
        self._end_paragraph()
        self._end_row()
        return self._paragraphs

    def facts(self) -> Mapping[str, str]:
        """Return what the document says of itself."""
        day = [self._day.get(part, 0) for part in ("yr", "mo", "dy")]
        date = "{:04}-{:02}-{:02}".format(*day) if all(day) else ""
        return {**self._facts, "date": date, "language": self._language()}

    def _language(self) -> str:
        if not self._languages:
            return ""
        from locale import windows_locale

        number, count = self._languages.most_common(1)[0]
        is_most = number not in _LANGUAGES and 2 * count > self._languages.total()
        return windows_locale.get(number, "").replace("_", "-") if is_most else ""

    def report(self) -> tuple[ReportItem, ...]:
        """Return what was left out or had to be guessed."""
        items = omissions(self._counts)
        if page := self._counts["pages"]:
            items += (
                remark(
                    "The code page {page} is not known; letters with accents may be wrong.",
                    page=str(page),
                ),
            )
        if not self.is_closed:
            items += (remark("The file breaks off before its end; what it holds was read."),)
        return items


def _clock(found: re.Match[str]) -> str:
    return f" [{timecode.vtt(int(found[1]))}] "


_ACTS: Final[Mapping[str, Callable[[_RtfReading, str, int | None], None]]] = {
    **dict.fromkeys(("upr", "ud"), _RtfReading._twice),
    **dict.fromkeys(("title", "author", "creatim"), _RtfReading._fact),
    **dict.fromkeys(("yr", "mo", "dy"), _RtfReading._day_part),
    **dict.fromkeys(("fonttbl", "stylesheet", "info"), _RtfReading._table),
    "f": _RtfReading._font_number,
    **dict.fromkeys(("fcharset", "cpg"), _RtfReading._font_charset),
    **dict.fromkeys(("ansicpg", "mac", "pc", "pca"), _RtfReading._page),
    **dict.fromkeys(
        ("deff", "uc", "s", "outlinelevel", "lang", "b", "i", "v", "deleted"), _RtfReading._set
    ),
    "plain": _RtfReading._plain,
    "pard": _RtfReading._plain_paragraph,
    **dict.fromkeys(("intbl", "trowd"), _RtfReading._in_table),
}
