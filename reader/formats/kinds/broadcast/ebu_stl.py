"""EBU subtitles (``.stl``), which broadcasters exchange: EBU Tech 3264-E, of 1991.

A General Subtitle Information block of 1,024 bytes says what the rest is; blocks of 128 bytes
follow, each with the times and up to 112 bytes of a subtitle (Text and Timing Information).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.errors import FormatError, UnknownFormat
from reader.formats.format import Claim, Document
from reader.formats.kinds.broadcast.ebu_characters import LANGUAGES, UNKNOWN, words
from reader.formats.shared import captions
from reader.formats.shared.customs.colours import Shade, parted
from reader.model.transcript import Cue, ReportItem, Transcript, remark, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

_GSI: Final = 1_024
_TTI: Final = 128
_FORMAT: Final = lazy_pattern(rb"STL(\d\d)\.\d\d")
_CODE_PAGES: Final = {b"437", b"850", b"860", b"863", b"865"}
_TIME: Final = lazy_pattern(rb"[0-9]{8}")
_LAST_BLOCK: Final = 0xFF
_USER_DATA: Final = 0xFE
_COMMENT: Final = 1
_NEW_LINE: Final = 0x8A
_UNUSED: Final = 0x8F
_WHITE: Final = 0x07
"""The last of the codes that set a colour."""


class _Block(NamedTuple):
    """A Text and Timing Information block (section 4)."""

    number: int
    is_last: bool
    start: tuple[int, ...]
    end: tuple[int, ...]
    is_comment: bool
    field: bytes


def score(document: Document) -> int:
    """Claim what has a disk format code, ``STL25.01``, where the standard wants it."""
    return Claim.CERTAIN if _FORMAT.match(document.data, 3) else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the subtitles, with times counted from the start of the programme.

    Raises UnknownFormat for other bytes, FormatError where no subtitle has words.
    """
    data = document.data
    code = _FORMAT.match(data, 3)
    if code is None:
        raise UnknownFormat(tr("This is no EBU STL file."))
    rate = int(code[1]) or 25
    table = data[12:14]
    begin = _start_of_programme(data, rate)
    cues: list[Cue] = []
    runs: list[list[Shade]] = []
    comments = 0
    for blocks in _subtitles(data):
        if blocks[0].is_comment:
            comments += 1
            continue
        runs.append(_runs(b"".join(block.field for block in blocks), table))
        text = captions.tidy(re.sub(" {2,}", " ", "".join(run.text for run in runs[-1])))
        cues.append(Cue(text, _time(blocks[0].start, rate), _time(blocks[0].end, rate)))
    if not any(cue.text for cue in cues):
        raise FormatError(tr("This EBU STL file holds no subtitles with words."))
    all_cues = cues
    cues, early = _from_start(cues, begin)
    if early:
        runs = [run for cue, run in zip(all_cues, runs, strict=True) if _is_inside(cue, begin)]
    coloured = parted(cues, runs)
    finished = captions.finish(coloured or cues, rolls=False, parted=coloured is not None)
    return Transcript(
        title=_title(data),
        cues=finished.cues,
        language=_language(data),
        report=_told(cues, comments, early, (len(data) - _GSI) % _TTI) + finished.report,
    )


def _subtitles(data: bytes) -> Iterator[list[_Block]]:
    """Yield the blocks of each subtitle: extension blocks up to the one marked as the last."""
    open_blocks: list[_Block] = []
    for at in range(_GSI, len(data) - _TTI + 1, _TTI):
        if data[at + 3] == _USER_DATA:
            continue
        block = _Block(
            int.from_bytes(data[at + 1 : at + 3], "little"),
            data[at + 3] == _LAST_BLOCK,
            tuple(data[at + 5 : at + 9]),
            tuple(data[at + 9 : at + 13]),
            data[at + 15] == _COMMENT,
            data[at + 16 : at + _TTI],
        )
        if open_blocks and block.number != open_blocks[0].number:
            yield open_blocks
            open_blocks = []
        open_blocks.append(block)
        if block.is_last:
            yield open_blocks
            open_blocks = []
    if open_blocks:
        yield open_blocks


def _runs(field: bytes, table: bytes) -> list[Shade]:
    """Return the words of a text field (section 4, TF) by their colours, without boxes and italics.

    Each line begins white (ETS 300 706, 12.2).
    """
    runs: list[Shade] = []
    for line in field.replace(bytes([_UNUSED]), b"").split(bytes([_NEW_LINE])):
        end = 0
        colour = ""
        for at, code in enumerate((*line, 0)):
            if at < len(line) and code > _WHITE:
                continue
            # Codes below 20 are teletext attributes, which take the place of a space; 80 to 9F are
            # switches of italics and the like, which take none.
            part = line[end : at + 1] if at < len(line) else line[end:]
            seen = bytes(one if one >= 0x20 else 0x20 for one in part if not 0x7F <= one < 0xA0)
            runs.append(Shade(words(seen, table), colour))
            end = at + 1
            colour = str(code) if code < _WHITE else ""
        runs.append(Shade("\n"))
    return runs


def _time(fields: tuple[int, ...], rate: int) -> int | None:
    """Return a timecode, four bytes of hours, minutes, seconds and frames, in milliseconds."""
    hours, minutes, seconds, frames = fields
    if minutes > 59 or seconds > 59 or frames >= rate:
        return None
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + round(frames * 1_000 / rate)


def _start_of_programme(data: bytes, rate: int) -> int:
    """Return the timecode at which the programme starts (GSI block, field TCP)."""
    field = data[256:264]
    if not _TIME.fullmatch(field):
        return 0
    return _time(tuple(int(field[at : at + 2]) for at in range(0, 8, 2)), rate) or 0


def _from_start(cues: list[Cue], begin: int) -> tuple[list[Cue], int | None]:
    """Return the subtitles with times counted from the start of the programme, and how many stand
    before it and are left out; None where the times do not count from there."""
    inside = [cue for cue in cues if _is_inside(cue, begin)]
    if not begin or 2 * len(inside) < len(cues) or all(cue.start is None for cue in inside):
        return cues, None
    counted = [
        cue._replace(start=_less(cue.start, begin), end=_less(cue.end, begin)) for cue in inside
    ]
    return counted, len(cues) - len(inside)


def _is_inside(cue: Cue, begin: int) -> bool:
    return cue.start is None or cue.start >= begin


def _less(time: int | None, begin: int) -> int | None:
    return None if time is None else max(time - begin, 0)


def _title(data: bytes) -> str:
    """Return the original title of the programme, and of the episode if it has one."""
    page = data[:3].decode("ascii", "replace") if data[:3] in _CODE_PAGES else "850"
    names = [
        " ".join(data[at : at + 32].replace(b"\0", b" ").decode(f"cp{page}", "replace").split())
        for at in (16, 48)
    ]
    return ": ".join(dict.fromkeys(name for name in names if name))


def _language(data: bytes) -> str:
    try:
        return LANGUAGES.get(int(data[14:16], 16), "")
    except ValueError:
        return ""


def _told(cues: list[Cue], comments: int, early: int | None, over: int) -> tuple[ReportItem, ...]:
    items = []
    if early is not None:
        items.append(
            remark("Times are counted from the start of the programme, as the file gives it.")
        )
    if early:
        items.append(
            remarks(
                "1 subtitle stands before that start and was left out.",
                "{n} subtitles stand before that start and were left out.",
                early,
            )
        )
    untimed = sum(cue.start is None for cue in cues)
    if untimed:
        items.append(
            remarks(
                "1 subtitle has no possible time.", "{n} subtitles have no possible time.", untimed
            )
        )
    if comments:
        items.append(remarks("1 comment was left out.", "{n} comments were left out.", comments))
    unknown = sum(cue.text.count(UNKNOWN) for cue in cues)
    if unknown:
        items.append(
            remarks(
                "1 character is not in the file’s table and shown as {sign}.",
                "{n} characters are not in the file’s table and shown as {sign}.",
                unknown,
                sign=UNKNOWN,
            )
        )
    if over:
        items.append(remark("The file breaks off inside its last subtitle."))
    return tuple(items)
