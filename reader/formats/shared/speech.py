"""The spoken part of a text, with or without times, made into cues.

Without times a cue is a paragraph, or a line where the text is a list of captions. With times it is
what stands between one time and the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.formats.shared.columns import cues_of
from reader.formats.shared.customs import MAY_HOLD_CLOCK, MAY_HOLD_TIME
from reader.formats.shared.customs.days import tells_when
from reader.formats.shared.customs.doors import (
    is_examination,
    is_scene,
    with_answers_apart,
    with_clocks,
    with_events,
    with_labels,
    with_plain_times,
    without_counts,
    without_page_marks,
)
from reader.formats.shared.labels.grammar import label_of
from reader.formats.shared.lines import (
    CLOSING,
    SENTENCE_ENDS,
    blocks,
    ends_sentence,
    has_any,
    without_furniture,
    without_padding,
)
from reader.formats.shared.names import is_name
from reader.formats.shared.recording_notes import bounds_recording, is_of_service, names_part
from reader.formats.shared.sounds import kind_of, kinds_of
from reader.formats.shared.speakers import with_speakers
from reader.model.transcript import Cue, CueKind, ReportItem
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

if TYPE_CHECKING:
    from reader.formats.shared.customs.chats import Chat
    from reader.formats.shared.times.stamps import Stamp

LONGEST_CAPTION: Final = 120
"""Characters of a caption; what is longer is a paragraph of prose."""

_MOST_WRAPPED: Final = 12
"""Lines of a text that may be one paragraph, set; what has more is a list."""
_OPENS_LINES: Final = "[<{@"
"""Marks before names; lines that all open with one are as many turns."""
_LOWEST_HEADING: Final = 6
"""How many ``#`` open a heading of the lowest rank."""

_LEAST_TURNS: Final = 3
_LONGEST_NOTE: Final = 100
_NOTE: Final = lazy_pattern(
    r"(?:\S[^.!?:\n]{0,60} )?(?:started|stopped|paused|resumed) "
    r"(?:the )?(?:transcription|recording)\.?"
    r"|[^.!?:\n]{3,80} (?:rose|interjecting|interjected) ?(?:[—–]|--)"
    r"|(?:the )?(?:meeting|hearing|session|sitting|court|committee|house|council) (?:was )?"
    r"(?:closed|rose|adjourned|suspended|ended|resumed|opened|recessed)\b[^!?\n]{0,60}\."
    r"|\W{0,2}(?:this|the) [^.!?:\n]{0,30}(?:interview|conversation|transcript|discussion)"
    r"[^.!?:\n]{0,40} (?:has been|was) (?:\w{1,12} )?(?:edited|condensed|shortened)"
    r"[^.!?:\n]{0,60}\.?\W{0,2}"
    r"|\((?:[^().!?\n]{1,60} )?(?:(?:recess|break|luncheon|lunch)(?: (?:is |was )?taken)?"
    r"|(?:off|on|back on) the record|sworn|excused|adjourned|marked for identification|pause)"
    r"(?: [^()!?\n]{1,40})?\.\)",
    re.IGNORECASE,
)

_NOTED: Final = (
    *("transcription", "recording", "rose", "interject", "closed", "adjourned", "suspended"),
    *("ended", "resumed", "opened", "recess", "edited", "condensed", "shortened", "break", "lunch"),
    *("the record", "sworn", "excused", "marked for", "pause"),
)
"""One of these is in each text that :data:`_NOTE` knows."""
_SWORN: Final = lazy_pattern(
    r"\b(?:called (?:as a|by the) [^\W\d_]+|duly (?:sworn|affirmed))\b[^?!]{0,200}"
    r"(?:as follows|sworn|affirmed)[:.]?\Z"
)
_LONGEST_OATH: Final = 400
_ABOUT: Final = lazy_pattern(
    r"\[(?:(?:about|etwa|vers|hacia|نحو|близько) \d[\d:]{1,10}|\d[\d:]{1,10}頃)\][ \t]"
)
"""The time of a paragraph that begins amid a caption, as our own documents have it."""
_LAST: Final = SENTENCE_ENDS | frozenset(CLOSING)


class Speech(NamedTuple):
    """The cues, and the lines that stand before the first time (none in a text without times)."""

    cues: tuple[Cue, ...]
    preamble: list[str]
    report: tuple[ReportItem, ...] = ()


def read_speech(
    lines: Sequence[str],
    *,
    known: Iterable[str] = (),
    headings: bool = False,
    captions: bool = False,
    is_own: bool = False,
) -> Speech:
    """Return the cues of some lines of text.

    ``known`` are speakers that the file lists. With ``headings`` a line that opens with ``#`` is
    a heading, as in Markdown. With ``captions`` short paragraphs are captions that only together
    make sentences; without, that is found out. What the program itself wrote ``is_own``: whom it
    names is believed.
    """
    if is_own:
        return _own_speech(without_furniture(lines), headings=headings)
    chat = _chat_of(lines)
    if chat:
        return Speech(chat.cues, [], chat.report)
    lines = without_padding(lines)
    bare, report = without_counts(with_clocks(without_furniture(lines)))
    may_hold_time = MAY_HOLD_TIME.search("\n".join(bare)) is not None
    heard, of_pages = without_page_marks(_without_initials(bare) if may_hold_time else bare)
    report += of_pages
    dressed = _with_tab_labels(_without_heading_times(heard) if headings else heard)
    lines, rate, has_chapters = with_plain_times(dressed)
    headings = headings or has_chapters
    stamps = _stamps_of(lines)
    is_broken = len(lines) > len(dressed)
    first = min(stamps, default=0)
    if is_broken and first:
        first = _opening(lines, first, dressed)
    before = lines[:first]
    if stamps:
        cues = _timed(lines, stamps, first)
    else:
        cues = _untimed(with_answers_apart(with_labels(lines)))
        cues = _with_chapters(cues) if may_hold_time else cues
    cues = [*with_events(_with_parts(cues))]
    if headings:
        cues = _under_names([_heading(cue) or cue for cue in cues])
    known = [*known, *(label.name for line in before if (label := label_of(line)))]
    if is_broken:
        known += _before_times(dressed)
    cues = _without_notes(with_speakers(cues, known))
    if _are_captions(cues, certain=captions or bool(stamps)):
        cues = [cue.starting_paragraph(False) if cue.starts_paragraph else cue for cue in cues]
    elif not stamps:
        cues = [cue.starting_paragraph(True) for cue in cues]
    if not stamps:
        return Speech(tuple(cues), [], report)
    from reader.formats.decoding.frames import of_frames  # late: where times are

    return Speech(tuple(cues), list(before), report + of_frames(rate))


def _chat_of(lines: Sequence[str]) -> Chat | None:
    if not MAY_HOLD_CLOCK.search("\n".join(lines)):
        return None
    from reader.formats.shared.customs.chats import chat_of  # late: no chat is without times

    return chat_of(lines)


def _stamps_of(lines: Sequence[str]) -> dict[int, Stamp]:
    if not MAY_HOLD_TIME.search("\n".join(lines)):
        return {}
    from reader.formats.shared.times.stamped import stamps_of

    return stamps_of(lines)


def _timed(lines: Sequence[str], stamps: dict[int, Stamp], first: int) -> list[Cue]:
    from reader.formats.shared.times.stamped import timed_cues  # late: where times are

    return timed_cues(lines, stamps, first)


def _with_chapters(cues: list[Cue]) -> list[Cue]:
    from reader.formats.shared.customs.chapters import with_chapters  # late: where times are

    return with_chapters(cues)


def _without_initials(lines: Sequence[str]) -> Sequence[str]:
    # Late: where times are.
    from reader.formats.shared.customs.chambers.meetings import without_initials

    return without_initials(lines)


def _with_tab_labels(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with colons behind speakers that a tab, a bar or a dash parts from words."""
    first = next(filter(None, lines), "")
    if has_any(lines, "\t") or any(sign in first for sign in "|–—"):
        from reader.formats.shared.tab_labels import with_tab_labels  # few are so set

        return with_tab_labels(lines)
    return lines


def _opening(lines: Sequence[str], first: int, unbroken: Sequence[str]) -> int:
    """Return where that is said which stands before the first time in its line, if anything does.

    A line that begins small goes on the one above it.
    """
    if not label_of(lines[first - 1]) and lines[first - 1] in unbroken:
        return first
    first -= 1
    while first and lines[first][:1].islower() and lines[first - 1]:
        first -= 1
    return first


def _own_speech(lines: Sequence[str], *, headings: bool) -> Speech:
    """Return the cues of what the program itself wrote: every line is a paragraph or a caption,
    and times stand in brackets.
    """
    from reader.formats.shared.customs.own_labels import with_own_speakers  # few texts are ours
    from reader.formats.shared.times.stamps import StampForm, stamp_of

    lines = [_ABOUT.sub("", line) if line[:1] == "[" else line for line in lines]
    lines = [part for line in lines for part in (line, "")]
    stamps = {
        index: stamp
        for index, line in enumerate(lines)
        if line[:1] == "[" and (stamp := stamp_of(line)) and stamp.form is StampForm.LEADING
    }
    cues = [_named_part(cue, may_be_scene=False) for cue in _timed(lines, stamps, 0)]
    if headings:
        cues = [_heading(cue) or cue for cue in cues]
    cues = [
        cue._replace(kind=kind_of(cue.text)) if cue.kind is CueKind.SPEECH else cue
        for cue in with_own_speakers(_without_notes(cues))
    ]
    return Speech(tuple(cue.starting_paragraph(True) for cue in cues), [])


def opens_otherwise(text: str) -> bool:
    """Return whether a paragraph of words would be read as something else where it stands alone:
    as a label, a time, a heading or the name of a part.
    """
    # Asked where we write.
    from reader.formats.shared.customs.own_labels import own_label
    from reader.formats.shared.times.stamps import stamp_of

    is_stamp = ":" in text and stamp_of(text) is not None
    is_note = len(text) < _LONGEST_NOTE and (_is_noted(text) or bounds_recording(text))
    is_heading = _words_of_heading(text) is not None or is_examination(text)
    return is_stamp or is_note or is_heading or names_part(text) or own_label(text) is not None


def _before_times(lines: Sequence[str]) -> set[str]:
    """Return who speaks in lines that all open with a label, before times break them."""
    labels = [label_of(_behind_time(line)) for line in lines if line]
    names = {label.name for label in labels if label}
    return names if len(names) > 1 and all(labels) else set()


def _without_heading_times(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with times, and names and times, set as headings as these alone.

    ``### 0:05:00`` is one, ``## Ana Reyes — 0:03`` another where more than one is so set.
    """
    from reader.formats.shared.times.stamps import StampForm, stamp_of  # late: where headings are

    heads = {at: line.lstrip("#").strip() for at, line in enumerate(lines) if line[:1] == "#"}
    stamps = {
        at: stamp for at, words in heads.items() if ":" in words and (stamp := stamp_of(words))
    }
    times = {at for at, stamp in stamps.items() if stamp.form is StampForm.ALONE}
    named = {
        at
        for at, stamp in stamps.items()
        if stamp.form is StampForm.HEADER or (at not in times and is_name(stamp.rest))
    }
    plain = times | named if len(named) > 1 else times
    return [heads[at] if at in plain else line for at, line in enumerate(lines)]


def _behind_time(line: str) -> str:
    """Return what follows a time that opens a line, or the line."""
    from reader.formats.shared.times.stamps import StampForm, stamp_of  # late: where times are

    stamp = stamp_of(line) if ":" in line else None
    return stamp.rest if stamp and stamp.form is StampForm.LEADING else line


def preamble_of(
    speech: Speech, *, known: Iterable[str] = (), headings: bool = False
) -> tuple[Cue, ...]:
    """Return what stands before the first time as cues; who speaks after it is known there."""
    if not speech.preamble:
        return ()
    speakers = [*known, *dict.fromkeys(cue.speaker for cue in speech.cues if cue.speaker)]
    return read_speech(speech.preamble, known=speakers, headings=headings).cues


def _with_parts(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with headings for those that name a part, or a scene where few shout."""
    texts = [cue.text for cue in cues]
    in_capitals = sum(map(len, filter(str.isupper, texts)))
    may_be_scene = 2 * in_capitals <= sum(map(len, texts))
    return [_named_part(cue, may_be_scene=may_be_scene) for cue in cues]


def _named_part(cue: Cue, *, may_be_scene: bool) -> Cue:
    """Make a heading, which nobody says, of a line that names a part of the recording.

    So does ``BY MS. FALK:``, of whom all questions below are.
    """
    if is_examination(cue.text):
        text = cue.text.removesuffix(":")
        return cue._replace(text=text, kind=CueKind.HEADING, starts_paragraph=True)
    is_part = names_part(cue.text) or (may_be_scene and is_scene(cue.text))
    if not is_part and not tells_when(cue.text):
        return cue
    return cue._replace(kind=CueKind.HEADING, starts_paragraph=True)


def _heading(cue: Cue) -> Cue | None:
    words = _words_of_heading(cue.text)
    return Cue(words, kind=CueKind.HEADING, starts_paragraph=True) if words else None


def _words_of_heading(text: str) -> str | None:
    """Return the words of a heading of Markdown, ``## Words ##``; None if this is none."""
    if text[:1] != "#":
        return None
    rest = text.lstrip("#")
    if len(text) - len(rest) > _LOWEST_HEADING or not rest[:1].isspace():
        return None
    words = rest.strip().rstrip("#").rstrip()
    return None if "\n" in words else words


def _under_names(cues: Sequence[Cue]) -> list[Cue]:
    """Make speakers of headings that are names and recur, each over what is said.

    So some write each turn under a heading, ``## Ana``.
    """
    headings = Counter(cue.text.rstrip(" :") for cue in cues if cue.kind is CueKind.HEADING)
    if len(cues) > 1 and cues[0].kind is cues[1].kind is CueKind.HEADING:
        headings.pop(cues[0].text.rstrip(" :"), 0)  # the title
    names = {text for text in headings if is_name(text)}
    turns = sum(headings[name] for name in names)
    if turns < _LEAST_TURNS or 2 * len(names) > turns + 1 or 2 * turns < headings.total():
        return list(cues)
    said: list[Cue] = []
    speaker = ""
    for cue in cues:
        if cue.kind is CueKind.HEADING:
            name = cue.text.rstrip(" :")
            speaker = name if name in names else ""
            if speaker:
                continue
        said.append(cue.spoken_by(speaker) if speaker and not cue.speaker else cue)
    return said


def _without_notes(cues: Sequence[Cue]) -> list[Cue]:
    """Make sounds, which nobody says, of what a recorder notes of itself."""
    return [
        cue._replace(speaker="", kind=CueKind.SOUND) if _is_note(cue.text) else cue for cue in cues
    ]


def _is_note(text: str) -> bool:
    """Return whether a text tells of the recording or of an oath, instead of what was said."""
    if len(text) < _LONGEST_NOTE and (_is_noted(text) or bounds_recording(text)):
        return True
    if is_of_service(text):
        return True
    may_be = len(text) < _LONGEST_OATH and text[-1:] in ":."
    may_be = may_be and ("called " in text or "duly " in text)
    return may_be and _SWORN.search(text) is not None


def _is_noted(text: str) -> bool:
    words = text.casefold()
    return any(sign in words for sign in _NOTED) and _NOTE.fullmatch(text) is not None


def _middle(lengths: list[int]) -> int:
    # Not statistics.median, whose module would be imported at every start.
    return sorted(lengths)[len(lengths) // 2]


def _are_captions(cues: Sequence[Cue], *, certain: bool) -> bool:
    """Return whether the cues are pieces of sentences, so that no paragraph begins with one.

    Headings end no sentence, and say nothing of it.
    """
    cues = [cue for cue in cues if cue.kind is not CueKind.HEADING]
    if not cues or _middle([len(cue.text) for cue in cues]) > LONGEST_CAPTION:
        return False
    if certain and not any(cue.speaker for cue in cues):
        return True
    ends = sum(ends_sentence(cue.text) for cue in cues if cue.text[-1:] in _LAST)
    return len(cues) > 2 and 5 * ends < 3 * len(cues)


def _untimed(lines: Sequence[str]) -> list[Cue]:
    if any(map(tells_when, lines)):
        lines = [
            part for line in lines for part in (("", line, "") if tells_when(line) else (line,))
        ]
    parts = list(blocks(lines))
    if len(parts) == 1 and not _is_wrapped(parts[0]):
        texts = parts[0]
    else:
        texts = [text for part in parts for text in _paragraphs(part)]
    return cues_of(texts, kinds=kinds_of(texts))


def _paragraphs(block: list[str]) -> list[str]:
    """Return a block of lines as one text, or as one a line where headings or long lines stand."""
    if len(block) == 1 or max(map(len, block)) > LONGEST_CAPTION:
        return block
    if _words_of_heading(block[0]) is not None:
        return block
    from reader.formats.shared.pages.words import is_note  # late: few texts have such blocks

    # What a recorder notes at the end belongs to nobody's words.
    end = len(block)
    while end > 1 and (bounds_recording(block[end - 1]) or is_note(block[end - 1])):
        end -= 1
    if end == 1 and bounds_recording(block[0]):
        return block
    return ["\n".join(block[:end]), *block[end:]]


def _unbroken(line: str) -> int:
    """Return how many characters open a line that none breaks: one in scripts without spaces."""
    word = line.partition(" ")[0]
    return len(word) if word.isascii() or word != line else 1


def _is_wrapped(block: Sequence[str]) -> bool:
    """Return whether lines end where the next word would not have fitted: a paragraph, set."""
    if all(line[0] in _OPENS_LINES for line in block) or all(map(label_of, block)):
        return False
    width = max(map(len, block))
    if width > LONGEST_CAPTION or len(block) > _MOST_WRAPPED:
        return False
    full = sum(len(line) + 1 + _unbroken(following) > width for line, following in pairwise(block))
    return 4 * full >= 3 * (len(block) - 1)
