"""Plain text: paragraphs, captions, times and speakers as people and programs write them.

Anything that is text can be read as this, so it claims a document only when nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.machine_data import is_machine_data
from reader.formats.format import Claim, Document
from reader.formats.kinds.documents.markdown_lines import (
    plain_line,
    with_labels_in_bold,
    with_labels_set_off,
    without_marks,
)
from reader.formats.kinds.documents.markdown_notes import Bare, without_notes
from reader.formats.shared.credits import (
    Credit,
    OwnFacts,
    is_machine,
    is_own,
    left_out,
    own_facts,
    own_title,
    without_credit,
)
from reader.formats.shared.customs.days import is_day, is_hour
from reader.formats.shared.customs.openings import TalkHead, split_opening
from reader.formats.shared.front_matter import (
    FrontMatter,
    split_front_matter,
)
from reader.formats.shared.labels.grammar import label_of
from reader.formats.shared.lines import is_title, lines_of, without_furniture
from reader.formats.shared.names import is_name
from reader.formats.shared.pages.copied_panel import copied_panel
from reader.formats.shared.recording_notes import names_part
from reader.formats.shared.speaker_labels import labelled
from reader.formats.shared.speakers import with_speakers
from reader.formats.shared.speech import Speech, preamble_of, read_speech
from reader.formats.shared.tables.documents import TableRead
from reader.formats.shared.tables.pipes import with_tables
from reader.model.transcript import Cue, CueKind, Provenance, ReportItem, Transcript
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

_LONGEST_STANDFIRST: Final = 600
_LONGEST_WORD: Final = 1_000
_MARKDOWN: Final = (".md", ".markdown")
_SUFFIXES: Final = (".txt", ".text", *_MARKDOWN)
_MARKUP: Final = ("<?xml", "<!doctype")
_DATA: Final = lazy_pattern(
    r"\s*+(?:File type = \"ooTextFile|Scenarist_SCC|@UTF8\b|@Begin\b|\d{3}STL\d\d|xmin = )"
)
_MIME: Final = lazy_pattern(
    r"\s*+(?:[A-Za-z-]{2,40}: [^\n]{0,900}\n(?:[ \t][^\n]{0,900}\n){0,20}){0,30}?"
    r"(?:MIME-Version|Content-Type): ",
    re.IGNORECASE,
)
_ELEMENT: Final = lazy_pattern(r"\s*+<([A-Za-z][\w:.-]{0,60})[\s>]")
_LISTED: Final = lazy_pattern(r"\d{1,3}[.)]?[ \t]")
"""What opens the points of a list, of which the first is no title."""
_FIELD: Final = lazy_pattern(
    r"(?:present|apologies|attendees|participants|serves|ingredients|anwesend|présents)[ \t]?:",
    re.IGNORECASE,
)
_SIDE: Final = lazy_pattern(
    r"\W?(?:(?:begin(?:ning)?|start|end)(?: of)? )?"
    r"(?:tape|side|cassette|reel|kassette|seite|cinta|bande|disc|disk)\b",
    re.IGNORECASE,
)
_MORE: Final = "…"
"""Stands for the table below the lines at the head of a text."""
_EQUALS: Final = lazy_pattern(r"={3,}")
_ENOUGH: Final = 4_000
_VOICE_TAG: Final = lazy_pattern(r"[ \t\n]*+<(/?)([A-Z][A-Za-z]{0,20}[ _]?\d{0,3})>[ \t\n]*+")
_BY_MACHINE: Final = lazy_pattern(
    r"\b(?:machine|auto(?:matically)?)[- ](?:generated|transcribed)\b", re.IGNORECASE
)


def score(document: Document) -> int:
    """Claim any text weakly, except what holds no words though its suffix promises other things."""
    head = document.head
    if head.lstrip()[:9].lower().startswith(_MARKUP):
        return Claim.NONE
    if _is_data(document):
        return Claim.NONE
    has_words = len(head) < _LONGEST_WORD or not head.isascii() or len(head.split(None, 1)) > 1
    return Claim.FALLBACK if has_words or document.suffix in ("", *_SUFFIXES) else Claim.NONE


def _is_data(document: Document) -> bool:
    """Return whether a text is data of machines, in which words are a small part: no speech."""
    head = document.head
    if _DATA.match(head) or _MIME.match(head):
        return True
    root = _ELEMENT.match(head)
    if root:
        closing = f"</{root[1]}>"
        return document.text.find(closing) == len(document.text.rstrip()) - len(closing)
    first = [line for line in head[:_ENOUGH].split("\n") if line.strip()]
    cells = sum(line[:1] == '"' and '","' in line for line in first)
    if len(first) > 2 and 5 * cells >= 4 * len(first):
        return True
    return is_machine_data(first[:-1] if len(document.text) > _ENOUGH else first)


def read(document: Document) -> Transcript:
    """Read a text as paragraphs, or by its times where it has some.

    Raises FormatError for a text that is nothing but a title.
    """
    lines, credit = without_credit(lines_of(_without_voice_tags(document.text)))
    facts, lines = split_front_matter(lines)
    is_markdown = facts is not None or document.suffix in _MARKDOWN
    facts = facts or FrontMatter()
    bare = without_notes(lines) if is_markdown and not is_own(credit) else Bare(list(lines))
    lines = bare.lines
    parts = with_tables(lines) if any("|" in line for line in lines) else [lines]
    if is_markdown:
        lines = with_labels_set_off(with_labels_in_bold(list(map(plain_line, lines))))
    if credit and credit.is_own:
        return _own(lines, credit, is_markdown=is_markdown)
    if len(parts) > 1:
        found = _among_tables(parts, facts, is_markdown=is_markdown)
        return found._replace(report=bare.report + found.report)
    form = split_opening(lines)
    lines = form.lines
    _refuse_title_alone(facts, lines)
    panel = copied_panel(lines)
    lines = [*panel.head, *panel.lines] if panel else lines
    speech = read_speech(lines, known=facts.speakers, headings=is_markdown or panel is not None)
    title, standfirst, cues = _parted(speech, facts, is_markdown)
    title = title or form.title
    standfirst = "\n".join(filter(None, (standfirst, *form.facts)))
    if not cues:
        raise FormatError(tr("The file holds times but no speech."))
    return Transcript(
        title=title,
        standfirst=standfirst,
        cues=tuple(map(without_marks, cues)) if is_markdown else cues,
        url=facts.url,
        author=form.author,
        date=facts.date or form.day,
        language=facts.language,
        provenance=(
            Provenance.AUTOMATIC
            if is_machine(credit) or _tell_of_machine(form.facts)
            else _provenance(speech)
        ),
        report=bare.report + speech.report + left_out(credit) + (panel.report() if panel else ()),
    )


def _among_tables(
    parts: Sequence[Sequence[str] | TableRead], facts: FrontMatter, *, is_markdown: bool
) -> Transcript:
    """Read a text in which tables stand whose columns are named."""
    cues: list[Cue] = []
    report: dict[ReportItem, None] = {}
    form = TalkHead("", "", (), ())
    for number, part in enumerate(parts):
        if isinstance(part, TableRead):
            cues += map(_in_plain, part.cues) if is_markdown else part.cues
            report |= dict.fromkeys(part.report)
            continue
        lines = list(map(plain_line, part)) if is_markdown else part
        if not number:
            form = split_opening([*lines, _MORE])
            lines = form.lines[:-1]
        speech = read_speech(lines, known=facts.speakers, headings=is_markdown)
        cues += [*preamble_of(speech, headings=is_markdown), *speech.cues]
    title, standfirst, said = _parted(Speech(tuple(cues), []), facts, is_markdown)
    return Transcript(
        title=title or form.title,
        standfirst="\n".join(filter(None, (standfirst, *form.facts))),
        cues=said,
        url=facts.url,
        author=form.author,
        date=facts.date or form.day,
        language=facts.language,
        report=tuple(report),
    )


def _in_plain(cue: Cue) -> Cue:
    text = "\n".join(map(plain_line, cue.text.split("\n")))
    return cue._replace(text=text, speaker=plain_line(cue.speaker).strip("*_ :"))


def _own(lines: Sequence[str], credit: Credit, *, is_markdown: bool) -> Transcript:
    """Read a text that this program wrote."""
    head = _own_head(lines, credit, is_markdown=is_markdown)
    title, about, lines = head or _OwnHead("", OwnFacts(url=credit.address), lines)
    cues = read_speech(lines, headings=True, is_own=True).cues
    if not cues:
        raise FormatError(tr("The file holds no speech."))
    return Transcript(
        title=title,
        standfirst=about.standfirst,
        cues=cues,
        report=left_out(credit),
        url=about.url,
        site=about.site,
        author=about.author,
        date=about.date,
    )


class _OwnHead(NamedTuple):
    title: str
    about: OwnFacts
    lines: Sequence[str]
    """Those below, headings as Markdown has them."""


def _own_head(lines: Sequence[str], credit: Credit, *, is_markdown: bool) -> _OwnHead | None:
    """Return what stands at the head of a text that this program wrote; None if it has no title.

    The title has a line of signs below it, or a sign before it; below that, close, the standfirst
    and who published it.
    """
    at = next((index for index, line in enumerate(lines) if line), len(lines))
    if is_markdown:
        below = at + 1
        is_titled = at < len(lines) and lines[at].startswith("# ")
    else:
        lines = _with_headings(lines)
        below = at + 2
        is_titled = below <= len(lines) and _EQUALS.fullmatch(lines[at + 1]) is not None
    if not is_titled:
        return None
    end = next((index for index in range(below, len(lines)) if not lines[index]), len(lines))
    title = lines[at].removeprefix("# " if is_markdown else "").strip()
    about = own_facts(lines[below:end], credit)
    return _OwnHead(own_title(title, credit.text), about, lines[end:])


def _with_headings(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with those that stand above a line of dashes as headings of Markdown."""
    headings = {
        at - 1
        for at, line in enumerate(lines)
        if line[:3] == "---" and at and lines[at - 1] and not line.strip("-")
    }
    if not headings:
        return lines
    return [
        f"## {line}" if at in headings else "" if at - 1 in headings else line
        for at, line in enumerate(lines)
    ]


def _without_voice_tags(text: str) -> str:
    """Return a text with labels for tags around what each voice says: ``<Person1>…</Person1>``."""
    if text.lstrip()[:1] != "<":
        return text
    tags = _VOICE_TAG.findall(text)
    begun = [name for closes, name in tags if not closes]
    if len(begun) < 2 or sorted(begun) != sorted(name for closes, name in tags if closes):
        return text
    return _VOICE_TAG.sub(lambda tag: "\n\n" if tag[1] else f"\n\n{tag[2]}: ", text)


def _refuse_title_alone(facts: FrontMatter, lines: Sequence[str]) -> None:
    texts = [line for line in without_furniture(lines) if line]
    if texts and (len(texts) > 1 or facts.title or not is_title(texts[0])):
        return
    title = facts.title or (texts[0] if texts else "")
    if not title:
        raise FormatError(tr("The file holds no speech."))
    raise FormatError(
        tr("“{title}” is all that this file holds: a title, but no transcript.", title=title)
    )


def _parted(
    speech: Speech, facts: FrontMatter, is_markdown: bool
) -> tuple[str, str, tuple[Cue, ...]]:
    """Return title, standfirst and cues; every word of the file is in one of them."""
    if speech.preamble and is_markdown and not facts.title:
        heading = next((at for at, line in enumerate(speech.preamble) if line), None)
        if heading is not None and speech.preamble[heading].startswith("# "):
            facts = facts._replace(title=speech.preamble[heading][2:].strip())
            left = speech.preamble[heading + 1 :]
            speech = speech._replace(preamble=left if any(left) else [])
            if not speech.preamble:
                return facts.title, "", speech.cues
    if speech.preamble:
        texts = [line for line in speech.preamble if line]
        speaks = bool(texts) and label_of(texts[0]) is not None
        is_head = texts and not speaks and is_title(texts[0].rstrip("?!")) and not facts.title
        is_head = is_head and not names_part(texts[0]) and not _is_speaker(texts[0], speech.cues)
        said_by = {cue.speaker for cue in speech.cues}
        is_head = is_head and not any(_opens_turn(line, said_by) for line in texts[1:])
        if is_head and sum(map(len, texts[1:])) <= _LONGEST_STANDFIRST and not is_markdown:
            return texts[0], "\n".join(texts[1:]), speech.cues
        before = preamble_of(speech, known=facts.speakers, headings=is_markdown)
        return facts.title, "", before + speech.cues
    if not speech.cues:
        return facts.title, "", ()
    first, following = speech.cues[0], speech.cues[1:]
    if facts.title and first.kind is CueKind.HEADING and first.text == facts.title and following:
        return facts.title, "", following
    is_speaker = _is_speaker(first.text, following)
    if not facts.title and following and not is_speaker and _is_title_cue(first, following[0]):
        return first.text, "", following
    return facts.title, "", speech.cues


def _opens_turn(line: str, speakers: Collection[str]) -> bool:
    label = label_of(line) if ":" in line else None
    return label is not None and label.name in speakers


def _is_speaker(line: str, cues: Sequence[Cue]) -> bool:
    """Return whether a line is a name that stands alone below as well: whoever speaks next."""
    return is_name(line) and any(line in cue.text.split("\n") for cue in cues)


def _is_title_cue(first: Cue, second: Cue) -> bool:
    if first.kind is CueKind.HEADING:
        # Neither a date nor the side of a tape is one.
        is_side = names_part(first.text) and _SIDE.match(first.text)
        is_when = is_hour(first.text) or is_day(first.text)
        is_name_of_all = any(map(str.isalpha, first.text)) and not (is_side or is_when)
        return is_name_of_all and first.start is None
    if _LISTED.match(first.text) and (_LISTED.match(second.text) or first.text[-1] in "?？"):
        return False
    return (
        first.kind is CueKind.SPEECH
        and second.starts_paragraph
        and not first.speaker
        and first.start is None
        and is_title(first.text.rstrip("?!"))
        and not _FIELD.match(first.text)
    )


def _provenance(speech: Speech) -> Provenance:
    edges = [*speech.preamble[:5]]
    edges += [cue.text for cue in (*speech.cues[:2], *speech.cues[-1:])]
    return Provenance.AUTOMATIC if _tell_of_machine(edges) else Provenance.UNKNOWN


def _tell_of_machine(texts: Iterable[str]) -> bool:
    return any(len(text) < 200 and _BY_MACHINE.search(text) for text in texts)


def write(transcript: Transcript) -> str:
    """Return the title and paragraphs parted by blank lines, speakers as labels."""
    parts = [transcript.title]  # a standfirst would be read again as what somebody said
    # They are read again without times.
    untimed = [cue._replace(start=None, end=None) for cue in transcript.cues]
    parts += labelled(untimed, with_speakers)
    return "\n\n".join(part for part in parts if part) + "\n"
