r"""Advanced SubStation Alpha and its elder SSA (``.ass``, ``.ssa``).

Events are lines of fields whose order a Format line gives; the text is the last and keeps its
commas. Commands in braces, vector drawings, comments and attached fonts are not speech.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reader.errors import FormatError
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.customs.colours import Shade, parted
from reader.formats.shared.stacked import without_copies
from reader.model import timecode
from reader.model.transcript import Cue, ReportItem, Transcript, WordTime, remarks
from reader.patterns import lazy_pattern
from reader.wording import tr

_SECTION: Final = lazy_pattern(r"[ \t]*\[([A-Za-z][\w +.*-]{0,40})\][ \t]*")
_SIGNS: Final = lazy_pattern(
    r"^[ \t]*(?:\[(?:Script Info|Events)\]|Dialogue:)", re.MULTILINE | re.I
)
_BLOCK: Final = lazy_pattern(r"\{([^{}]*+)\}")
_DRAWS: Final = lazy_pattern(r"\\p(\d{1,3})")
_COLOUR: Final = lazy_pattern(
    r"\\1?c(?![A-Za-z])(?:&?[hH]?([0-9A-Fa-f]{1,8}))?&?|\\r([^\\}]{0,80})"
)
"""What sets the colour of the words that follow, or the style; without a value, as it was."""
_USUAL_STYLE: Final = ("name", "fontname", "fontsize", "primarycolour")
_SYLLABLE: Final = lazy_pattern(r"\\[kK][fo]?(\d{1,6})")
_BREAK: Final = lazy_pattern(r"\\([Nnh])")
_USUAL_FIELDS: Final = (
    "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text",
)  # fmt: skip
_NO_TITLES: Final = ("", "<untitled>", "untitled", "default aegisub file", "default file")


def score(document: Document) -> int:
    """Claim a file with the sections or the events of a script."""
    signs = {sign.strip().lower() for sign in _SIGNS.findall(document.head)}
    if "[script info]" in signs or {"[events]", "dialogue:"} <= signs:
        return Claim.CERTAIN - 5
    return Claim.LIKELY if signs else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the dialogue of a script; raises FormatError where there is none."""
    reading = _ScriptReading(document.text)
    cues, of_copies = without_copies([cue for cue in reading.cues if cue.text])
    if not cues:
        raise FormatError(tr("This file of subtitles holds no dialogue."))
    voiced = any(cue.speaker for cue in cues)
    coloured = parted(cues, [reading.runs[cue] for cue in cues])
    finished = captions.finish(coloured or cues, labels=not voiced, parted=coloured is not None)
    return Transcript(
        title=reading.title,
        cues=finished.cues,
        report=reading.report() + of_copies + finished.report,
    )


class _ScriptReading:
    """The sections of a script, line by line."""

    def __init__(self, text: str) -> None:
        self.title = ""
        self.cues: list[Cue] = []
        self.runs: dict[Cue, list[Shade]] = {}
        """Of each of the cues, what is of one colour; of equal ones, the first's."""
        self._styled: Sequence[str] = _USUAL_STYLE
        self._colours: dict[str, str] = {}
        self._fields: Sequence[str] = _USUAL_FIELDS
        self._counts: Counter[str] = Counter()
        section = ""
        for line in text.split("\n"):
            found = _SECTION.fullmatch(line)
            if found:
                section = found[1].lower()
            elif section in ("fonts", "graphics"):
                self._counts["attached"] += line.startswith(("fontname:", "filename:"))
            else:
                self._take(line)

    def _take(self, line: str) -> None:
        key, colon, value = line.partition(":")
        key = key.strip().lower()
        if not colon:
            return
        if key == "dialogue":
            self.cues.append(self._cue(value))
        elif key == "comment":
            self._counts["comments"] += 1
        elif key == "format" and "text" in value.lower():
            self._fields = [field.strip().lower() for field in value.split(",")]
        elif key == "format":
            self._styled = [field.strip().lower() for field in value.split(",")]
        elif key == "style":
            style = dict(zip(self._styled, map(str.strip, value.split(",")), strict=False))
            self._colours[_style(style.get("name", ""))] = style.get("primarycolour", "").lower()
        elif key == "title" and not self.title and value.strip().lower() not in _NO_TITLES:
            self.title = value.strip()

    def _cue(self, line: str) -> Cue:
        values = line.split(",", max(len(self._fields) - 1, 0))
        fields: Mapping[str, str] = dict(zip(self._fields, values, strict=False))
        start = timecode.parse(fields.get("start", ""))
        end = timecode.parse(fields.get("end", ""))
        self._counts["unread"] += start is None
        style = _style(fields.get("style", ""))
        runs, times = self._spoken(fields.get("text", values[-1]), start, style)
        raw = "".join(run.text for run in runs)
        text = captions.tidy(raw)
        words = captions.shifted(times, raw, text)
        speaker = fields.get("name", fields.get("actor", "")).strip()
        cue = Cue(text, start, end, speaker, words=words)
        self.runs.setdefault(cue, runs)
        return cue

    def _spoken(
        self, text: str, start: int | None, style: str
    ) -> tuple[list[Shade], list[WordTime]]:
        """Return the words of a text field by their colours, and the times of its syllables."""
        runs: list[Shade] = []
        usual = colour = self._colours.get(style, "")
        times: list[WordTime] = []
        length = at = elapsed = 0
        draws = False
        for block in [*_BLOCK.finditer(text), None]:
            piece = text[at : block.start() if block else len(text)]
            if not draws:
                runs.append(Shade(_BREAK.sub(_break, piece), colour))
                length += len(runs[-1].text)
            if block is None:
                break
            at = block.end()
            self._counts["notes"] += "\\" not in block[1] and bool(block[1].strip())
            for code, other in _COLOUR.findall(block[1]):
                colour = code.lower() or (self._colours.get(_style(other), "") if other else usual)
            for drawing in _DRAWS.findall(block[1]):
                draws = int(drawing) > 0
            for syllable in _SYLLABLE.findall(block[1]):
                if start is not None and (not runs or not runs[-1].text[-1:].isalnum()):
                    times.append(WordTime(length, start + elapsed))
                elapsed += int(syllable) * 10
        return runs, times

    def report(self) -> tuple[ReportItem, ...]:
        """Return what was left out."""
        return tuple(self._items())

    def _items(self) -> Iterator[ReportItem]:
        if count := self._counts["comments"]:
            yield remarks("1 comment line was left out.", "{n} comment lines were left out.", count)
        if count := self._counts["notes"]:
            yield remarks(
                "1 note in braces was left out.", "{n} notes in braces were left out.", count
            )
        if count := self._counts["attached"]:
            yield remarks(
                "1 attached font or picture was left out.",
                "{n} attached files were left out.",
                count,
            )
        if count := self._counts["unread"]:
            yield remarks(
                "1 line of dialogue has no time that can be read; the words were kept.",
                "{n} lines of dialogue have no times that can be read; the words were kept.",
                count,
            )


def _style(name: str) -> str:
    """Return the name of a style as it is compared."""
    return name.strip().lstrip("*").casefold()


def _break(found: re.Match[str]) -> str:
    return {"N": "\n", "n": " ", "h": "\xa0"}[found[1]]
